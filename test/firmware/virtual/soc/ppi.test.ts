import { beforeEach, describe, expect, it } from 'vitest';
import { Ppi } from '../../../../firmware/virtual/soc/ppi.ts';
import { Timer } from '../../../../firmware/virtual/soc/timer.ts';
import { FakeChip, trigger } from './fake-chip.ts';

const CHEN = 0x500;
const CHENSET = 0x504;
const CHENCLR = 0x508;
const EEP = (channel: number): number => 0x510 + 8 * channel;
const TEP = (channel: number): number => 0x514 + 8 * channel;
const GROUP = (group: number): number => 0x800 + 4 * group;
const BASES = [0x4000_8000, 0x4000_9000];
const COMPARE0 = BASES[0]! + 0x140;
const COUNT = BASES[1]! + 0x008;

describe('PPI', () => {
  let chip: FakeChip;
  let source: Timer;
  let counter: Timer;
  let ppi: Ppi;
  beforeEach(() => {
    chip = new FakeChip();
    [source, counter] = BASES.map((base) => new Timer(chip, base, { compares: 4, maxBits: 32 })) as [
      Timer,
      Timer,
    ];
    ppi = new Ppi(
      chip,
      0x4001_f000,
      { programmable: 16, fixed: [{ channel: 20, event: COMPARE0, task: COUNT }], groups: 4 },
      (address) => [source, counter].find(({ base }) => base === (address & ~0xfff) >>> 0),
      () => [source, counter],
    );
    chip.onPublish = (address) => ppi.trigger(address);
    // COMPARE[0] every 10 ticks of 1 us; the counter counts tasks.
    source.write(0x510, 4);
    source.write(0x540, 10);
    source.write(0x200, 1);
    counter.write(0x504, 1);
    trigger(source, 0);
    trigger(counter, 0);
  });
  const counted = (): number => {
    trigger(counter, 17);
    return counter.read(0x544);
  };

  it('carries the event of an enabled channel to its task', () => {
    ppi.write(EEP(3), COMPARE0);
    ppi.write(TEP(3), COUNT);
    chip.passMicroseconds(100);
    expect(counted()).toBe(0);
    ppi.write(CHENSET, 1 << 3);
    chip.passMicroseconds(100);
    expect(counted()).toBe(10);
    ppi.write(CHENCLR, 1 << 3);
    chip.passMicroseconds(100);
    expect(counted()).toBe(10);
    expect([EEP(3), TEP(3), CHEN].map((offset) => ppi.read(offset) >>> 0)).toEqual([COMPARE0, COUNT, 0]);
  });

  it('lets several channels share an event, and follows when one is rewired', () => {
    for (const channel of [0, 15]) {
      ppi.write(EEP(channel), COMPARE0);
      ppi.write(TEP(channel), COUNT);
    }
    ppi.write(CHEN, (1 << 0) | (1 << 15));
    chip.passMicroseconds(10);
    expect(counted()).toBe(2);
    ppi.write(TEP(15), 0);
    chip.passMicroseconds(10);
    expect(counted()).toBe(3);
  });

  it('has channels whose ends are fixed', () => {
    ppi.write(CHENSET, 1 << 20);
    chip.passMicroseconds(50);
    expect(counted()).toBe(5);
  });

  it('ignores channels that do not exist', () => {
    ppi.write(CHENSET, 0xffff_ffff);
    expect(ppi.read(CHEN)).toBe(0x0010_ffff);
  });

  it('switches a group of channels by task', () => {
    ppi.write(EEP(1), COMPARE0);
    ppi.write(TEP(1), COUNT);
    ppi.write(GROUP(2), (1 << 1) | (1 << 7));
    trigger(ppi, 4);
    expect(ppi.read(CHEN)).toBe((1 << 1) | (1 << 7));
    chip.passMicroseconds(10);
    expect(counted()).toBe(1);
    trigger(ppi, 5);
    expect(ppi.read(CHEN)).toBe(0);
  });

  it('can switch its own group off by an event, for a one-shot', () => {
    ppi.write(EEP(1), COMPARE0);
    ppi.write(TEP(1), COUNT);
    ppi.write(GROUP(0), 1 << 1);
    ppi.write(CHENSET, 1 << 1);
    chip.onPublish = (address) => {
      ppi.trigger(address);
      ppi.task(1);
    };
    chip.passMicroseconds(100);
    expect(counted()).toBe(1);
  });

  it('lets a ring of channels turn, once a cycle', () => {
    // COMPARE[1] of the counter, at every count, counts again.
    counter.write(0x544, 1);
    counter.write(0x200, 1 << 1);
    ppi.write(EEP(0), BASES[1]! + 0x144);
    ppi.write(TEP(0), COUNT);
    ppi.write(CHENSET, 1);
    const before = chip.published.length;
    trigger(counter, 2);
    chip.pass(100);
    // The write counts, and so does the channel in the same cycle; then once in each of the 100.
    expect(chip.published.length - before).toBe(2 + 100);
  });
});
