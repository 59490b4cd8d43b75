import { beforeEach, describe, expect, it } from 'vitest';
import { Timer } from '../../../../firmware/virtual/soc/timer.ts';
import { clearEvent, FakeChip, happened, INTENSET, SHORTS, trigger } from './fake-chip.ts';

const START = 0;
const STOP = 1;
const COUNT = 2;
const CLEAR = 3;
const SHUTDOWN = 4;
const CAPTURE = 16;
const COMPARE = 16;
const MODE = 0x504;
const BITMODE = 0x508;
const PRESCALER = 0x510;
const CC = (channel: number): number => 0x540 + 4 * channel;

describe('a TIMER', () => {
  let chip: FakeChip;
  let timer: Timer;
  beforeEach(() => {
    chip = new FakeChip();
    timer = new Timer(chip, 0x4000_8000, { compares: 4, maxBits: 32 });
    timer.write(PRESCALER, 4);
    timer.write(BITMODE, 3);
  });
  const captured = (): number => {
    trigger(timer, CAPTURE + 3);
    return timer.read(CC(3));
  };

  it('counts 16 MHz divided by 2 to the power of PRESCALER', () => {
    for (const [prescaler, ticks] of [
      [0, 16_000],
      [4, 1000],
      [9, 31],
    ] as const) {
      trigger(timer, STOP);
      trigger(timer, CLEAR);
      timer.write(PRESCALER, prescaler);
      trigger(timer, START);
      chip.pass(16_000);
      expect(captured()).toBe(ticks);
    }
  });

  it('stands still before START, after STOP and after SHUTDOWN, and goes on from there', () => {
    chip.pass(1600);
    expect(captured()).toBe(0);
    trigger(timer, START);
    chip.pass(1600);
    trigger(timer, STOP);
    chip.pass(1600);
    expect(captured()).toBe(100);
    trigger(timer, START);
    chip.pass(160);
    trigger(timer, SHUTDOWN);
    chip.pass(160);
    expect(captured()).toBe(110);
  });

  it('is not disturbed by a START while it runs', () => {
    trigger(timer, START);
    chip.pass(808);
    trigger(timer, START);
    chip.pass(808);
    expect(captured()).toBe(101);
  });

  it('starts again from 0 at CLEAR without stopping', () => {
    trigger(timer, START);
    chip.pass(1600);
    trigger(timer, CLEAR);
    chip.pass(320);
    expect(captured()).toBe(20);
  });

  it.each([
    [0, 2 ** 16],
    [1, 2 ** 8],
    [2, 2 ** 24],
    [3, 2 ** 32],
  ])('wraps at the width of BITMODE %i', (bitMode, turn) => {
    timer.write(BITMODE, bitMode);
    trigger(timer, START);
    chip.pass((turn + 5) * 16);
    expect(captured()).toBe(5);
  });

  it('has no more bits than the instance, whatever BITMODE says', () => {
    const narrow = new Timer(chip, 0x4000_9000, { compares: 4, maxBits: 16 });
    narrow.write(BITMODE, 3);
    narrow.write(PRESCALER, 0);
    trigger(narrow, START);
    chip.pass(0x1_0003);
    trigger(narrow, CAPTURE);
    expect(narrow.read(CC(0))).toBe(3);
  });

  it('compares when the counter reaches the value, to the cycle', () => {
    timer.write(CC(1), 50);
    timer.setRouted(1 << (COMPARE + 1));
    trigger(timer, START);
    chip.pass(10_000);
    expect(chip.published).toEqual([{ address: 0x4000_8144, cycle: 50 * 16 }]);
  });

  it('shows a compare event that nobody listens to without arming anything for it', () => {
    timer.write(CC(0), 10);
    trigger(timer, START);
    expect(chip.time.next).toBe(Infinity);
    chip.pass(159);
    expect(happened(timer, COMPARE)).toBe(false);
    chip.pass(1);
    expect(happened(timer, COMPARE)).toBe(true);
    clearEvent(timer, COMPARE);
    expect(happened(timer, COMPARE)).toBe(false);
    chip.pass(16 * 2 ** 32);
    expect(happened(timer, COMPARE)).toBe(true);
  });

  it('re-arms a compare when CC is written while it runs', () => {
    timer.write(INTENSET, 1 << COMPARE);
    timer.write(CC(0), 1000);
    trigger(timer, START);
    chip.pass(1600);
    timer.write(CC(0), 150);
    chip.pass(16 * 50 - 1);
    expect(chip.lines.has(8)).toBe(false);
    chip.pass(1);
    expect(chip.lines.has(8)).toBe(true);
  });

  it('meets a compare value written too late only after a whole turn', () => {
    timer.write(BITMODE, 1);
    trigger(timer, START);
    chip.pass(16 * 20);
    timer.write(CC(0), 20);
    chip.pass(16 * 255);
    expect(happened(timer, COMPARE)).toBe(false);
    chip.pass(16);
    expect(happened(timer, COMPARE)).toBe(true);
  });

  it('repeats every CC ticks with the COMPARE_CLEAR shortcut, without drifting', () => {
    timer.write(CC(2), 25);
    timer.write(SHORTS, 1 << 2);
    timer.setRouted(1 << (COMPARE + 2));
    trigger(timer, START);
    chip.pass(25 * 16 * 4);
    expect(chip.published.map(({ cycle }) => cycle)).toEqual([400, 800, 1200, 1600]);
  });

  it('does not drift when the core looks late', () => {
    timer.write(CC(0), 25);
    timer.write(SHORTS, 1);
    trigger(timer, START);
    // An instruction that ends 5 cycles after the compare reads a register before the alarm fires.
    chip.core.cycles = 405;
    expect(captured()).toBe(0);
    chip.core.cycles = 400 + 16 * 3;
    expect(captured()).toBe(3);
  });

  it('stops with the COMPARE_STOP shortcut', () => {
    timer.write(CC(0), 25);
    timer.write(SHORTS, 1 << 8);
    trigger(timer, START);
    chip.pass(16_000);
    expect(captured()).toBe(25);
    expect(happened(timer, COMPARE)).toBe(true);
  });

  it('clears and stops when both shortcuts are set', () => {
    timer.write(CC(0), 25);
    timer.write(SHORTS, (1 << 8) | 1);
    trigger(timer, START);
    chip.pass(16_000);
    expect(captured()).toBe(0);
  });

  it('raises all compares of one tick before the shortcut of one clears the counter', () => {
    timer.write(CC(0), 25);
    timer.write(CC(1), 25);
    timer.write(SHORTS, 1);
    trigger(timer, START);
    chip.pass(400);
    expect(happened(timer, COMPARE) && happened(timer, COMPARE + 1)).toBe(true);
  });

  it('reaches a compare value of 0 when it wraps, and not at START', () => {
    timer.write(BITMODE, 1);
    trigger(timer, START);
    chip.pass(16 * 255);
    expect(happened(timer, COMPARE)).toBe(false);
    chip.pass(16);
    expect(happened(timer, COMPARE)).toBe(true);
  });

  it('counts COUNT tasks in counter mode, with compares and shortcuts', () => {
    timer.write(MODE, 1);
    timer.write(CC(0), 3);
    timer.write(SHORTS, 1);
    trigger(timer, COUNT);
    expect(captured()).toBe(0);
    trigger(timer, START);
    chip.pass(16_000);
    trigger(timer, COUNT);
    trigger(timer, COUNT);
    expect(captured()).toBe(2);
    expect(happened(timer, COMPARE)).toBe(false);
    trigger(timer, COUNT);
    expect(captured()).toBe(0);
    expect(happened(timer, COMPARE)).toBe(true);
  });

  it('ignores COUNT in timer mode', () => {
    trigger(timer, START);
    trigger(timer, COUNT);
    expect(captured()).toBe(0);
  });

  it('keeps the count when the prescaler changes on the way', () => {
    trigger(timer, START);
    chip.pass(1600);
    timer.write(PRESCALER, 0);
    chip.pass(16);
    expect(captured()).toBe(116);
  });

  it('captures before its compare register is reached anew', () => {
    timer.write(INTENSET, 1 << (COMPARE + 3));
    trigger(timer, START);
    chip.pass(1600);
    expect(captured()).toBe(100);
    chip.pass(16_000);
    expect(happened(timer, COMPARE + 3)).toBe(false);
  });

  it('forgets everything at a reset', () => {
    timer.write(CC(0), 25);
    timer.write(INTENSET, 1 << COMPARE);
    trigger(timer, START);
    timer.reset();
    chip.pass(16_000);
    expect(chip.lines.size).toBe(0);
    expect(captured()).toBe(0);
    expect(timer.read(PRESCALER)).toBe(4);
  });
});
