import { beforeEach, describe, expect, it } from 'vitest';
import { LowFrequencyClock } from '../../../../firmware/virtual/soc/low-frequency-clock.ts';
import { Rtc } from '../../../../firmware/virtual/soc/rtc.ts';
import { clearEvent, FakeChip, happened, INTENSET, trigger } from './fake-chip.ts';
import fc from '../../../property.ts';

const START = 0;
const STOP = 1;
const CLEAR = 2;
const TRIGGER_OVERFLOW = 3;
const TICK = 0;
const OVERFLOW = 1;
const COMPARE = 16;
const EVTEN = 0x340;
const EVTENSET = 0x344;
const EVTENCLR = 0x348;
const COUNTER = 0x504;
const PRESCALER = 0x508;
const CC = (channel: number): number => 0x540 + 4 * channel;

describe('the low frequency clock', () => {
  it('finds each edge at its cycle and not before, for months', () => {
    const clock = new LowFrequencyClock(new FakeChip());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * 86_400 * 32_768 }), (edge) => {
        const cycle = clock.cycleOf(edge);
        expect(clock.edgeAt(cycle)).toBe(edge);
        if (cycle > 0) expect(clock.edgeAt(cycle - 1)).toBe(edge - 1);
      }),
    );
  });
});

describe('an RTC', () => {
  let chip: FakeChip;
  let clock: LowFrequencyClock;
  let rtc: Rtc;
  beforeEach(() => {
    chip = new FakeChip();
    clock = new LowFrequencyClock(chip);
    clock.running = true;
    rtc = new Rtc(chip, 0x4001_1000, clock);
  });
  const passSeconds = (seconds: number): void => chip.pass(seconds * 16_000_000);

  it('counts 32768 ticks a second, exactly over long times', () => {
    trigger(rtc, START);
    passSeconds(1);
    expect(rtc.read(COUNTER)).toBe(32_768 - 1);
    passSeconds(299);
    expect(rtc.read(COUNTER)).toBe(300 * 32_768 - 1);
  });

  it('divides by PRESCALER + 1, which is locked while it runs', () => {
    rtc.write(PRESCALER, 32);
    trigger(rtc, START);
    rtc.write(PRESCALER, 0);
    passSeconds(1);
    expect(rtc.read(PRESCALER)).toBe(32);
    expect(rtc.read(COUNTER)).toBe(Math.floor(32_767 / 33));
  });

  it('stops and goes on, and clears while it runs', () => {
    trigger(rtc, START);
    passSeconds(1);
    trigger(rtc, STOP);
    const stopped = rtc.read(COUNTER);
    passSeconds(1);
    expect(rtc.read(COUNTER)).toBe(stopped);
    trigger(rtc, START);
    passSeconds(1);
    expect(rtc.read(COUNTER)).toBe(stopped + 32_767);
    trigger(rtc, CLEAR);
    expect(rtc.read(COUNTER)).toBe(0);
    chip.pass(489 + 489);
    expect(rtc.read(COUNTER)).toBe(1);
  });

  it('stands still while the low frequency clock does', () => {
    trigger(rtc, START);
    passSeconds(1);
    const before = rtc.read(COUNTER);
    clock.running = false;
    passSeconds(1);
    expect(rtc.read(COUNTER)).toBe(before);
    clock.running = true;
    passSeconds(1);
    expect(rtc.read(COUNTER)).toBe(before + 32_767);
  });

  it('sets event registers only for events enabled in INTEN or EVTEN', () => {
    rtc.write(CC(0), 5);
    rtc.write(CC(1), 5);
    rtc.write(CC(2), 5);
    rtc.write(EVTENSET, 1 << COMPARE);
    rtc.write(INTENSET, 1 << (COMPARE + 1));
    trigger(rtc, START);
    passSeconds(0.001);
    expect([0, 1, 2].map((channel) => happened(rtc, COMPARE + channel))).toEqual([true, true, false]);
    expect(happened(rtc, TICK)).toBe(false);
    expect(chip.lines.has(17)).toBe(true);
  });

  it('compares at the edge at which the counter becomes the value', () => {
    rtc.write(CC(0), 100);
    rtc.write(EVTEN, 1 << COMPARE);
    rtc.setRouted(1 << COMPARE);
    trigger(rtc, START);
    passSeconds(1);
    // START counts from the next edge, number 1; 100 ticks later is edge 101.
    expect(chip.published).toEqual([{ address: 0x4001_1140, cycle: Math.ceil(101 * 488.28125) }]);
  });

  it('does not compare when CC is written with the value the counter has', () => {
    rtc.write(EVTEN, 1 << COMPARE);
    trigger(rtc, START);
    passSeconds(0.01);
    rtc.write(CC(0), rtc.read(COUNTER));
    passSeconds(1);
    expect(happened(rtc, COMPARE)).toBe(false);
  });

  it('does not compare with 0 when it is cleared', () => {
    rtc.write(EVTEN, 1 << COMPARE);
    trigger(rtc, START);
    passSeconds(0.01);
    trigger(rtc, CLEAR);
    passSeconds(1);
    expect(happened(rtc, COMPARE)).toBe(false);
  });

  it('ticks', () => {
    rtc.write(INTENSET, 1 << TICK);
    rtc.setRouted(1 << TICK);
    trigger(rtc, START);
    passSeconds(0.001);
    expect(chip.published.length).toBe(31);
    expect(chip.published[1]!.cycle - chip.published[0]!.cycle).toBe(488);
  });

  it('overflows 16 ticks after TRIGOVRFLW', () => {
    rtc.write(INTENSET, 1 << OVERFLOW);
    trigger(rtc, START);
    trigger(rtc, TRIGGER_OVERFLOW);
    expect(rtc.read(COUNTER)).toBe(0xff_fff0);
    chip.pass(16 * 489);
    expect(happened(rtc, OVERFLOW)).toBe(false);
    chip.pass(489);
    expect(happened(rtc, OVERFLOW)).toBe(true);
    expect(rtc.read(COUNTER)).toBe(0);
    clearEvent(rtc, OVERFLOW);
    expect(chip.lines.size).toBe(0);
  });

  it('compares after it wrapped', () => {
    rtc.write(EVTENSET, 1 << (COMPARE + 3));
    rtc.write(CC(3), 4);
    trigger(rtc, START);
    trigger(rtc, TRIGGER_OVERFLOW);
    chip.pass(489 * 19);
    expect(happened(rtc, COMPARE + 3)).toBe(false);
    chip.pass(489 * 2);
    expect(happened(rtc, COMPARE + 3)).toBe(true);
  });

  it('keeps 24 bits of CC and reads EVTEN from its three registers', () => {
    rtc.write(CC(0), 0xffff_ffff);
    expect(rtc.read(CC(0))).toBe(0xff_ffff);
    rtc.write(EVTENSET, 0b11);
    rtc.write(EVTENCLR, 0b01);
    expect([EVTEN, EVTENSET, EVTENCLR].map((offset) => rtc.read(offset))).toEqual([2, 2, 2]);
  });

  it('arms nothing while no event is enabled', () => {
    rtc.write(CC(0), 100);
    trigger(rtc, START);
    expect(chip.time.next).toBe(Infinity);
  });
});
