import { beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../../../firmware/virtual/soc/clock.ts';
import { LowFrequencyClock } from '../../../../firmware/virtual/soc/low-frequency-clock.ts';
import { Power } from '../../../../firmware/virtual/soc/power.ts';
import { Watchdog } from '../../../../firmware/virtual/soc/watchdog.ts';
import { clearEvent, FakeChip, happened, INTENSET, trigger } from './fake-chip.ts';

let chip: FakeChip;
let lowFrequency: LowFrequencyClock;
let power: Power;
let clock: Clock;
let turnedOff: number;
beforeEach(() => {
  chip = new FakeChip();
  lowFrequency = new LowFrequencyClock(chip);
  turnedOff = 0;
  power = new Power(() => turnedOff++);
  clock = new Clock(chip, 0x4000_0000, lowFrequency, power);
});

describe('CLOCK', () => {
  const HFCLK_START = 0;
  const HFCLK_STOP = 1;
  const LFCLK_START = 2;
  const LFCLK_STOP = 3;
  const CALIBRATE = 4;
  const TIMER_START = 5;
  const TIMER_STOP = 6;
  const HFCLK_STARTED = 0;
  const LFCLK_STARTED = 1;
  const CALIBRATED = 3;
  const TIMER = 4;
  const HFCLKRUN = 0x408;
  const HFCLKSTAT = 0x40c;
  const LFCLKRUN = 0x414;
  const LFCLKSTAT = 0x418;
  const LFCLKSRCCOPY = 0x41c;
  const LFCLKSRC = 0x518;
  const CTIV = 0x538;

  it('starts the crystal oscillator, which takes its time', () => {
    trigger(clock, HFCLK_START);
    expect([clock.read(HFCLKRUN), clock.read(HFCLKSTAT)]).toEqual([1, 0]);
    expect(chip.passUntil(() => happened(clock, HFCLK_STARTED))).toBe(16 * 800);
    expect(clock.read(HFCLKSTAT)).toBe(0x1_0001);
    clearEvent(clock, HFCLK_STARTED);
    trigger(clock, HFCLK_START);
    expect(chip.passUntil(() => happened(clock, HFCLK_STARTED))).toBe(1);
    trigger(clock, HFCLK_STOP);
    expect([clock.read(HFCLKRUN), clock.read(HFCLKSTAT)]).toEqual([0, 0]);
  });

  it.each([
    ['RC', 0, 390],
    ['crystal', 1, 300_000],
    ['synthesised', 2, 800],
  ])('starts the %s low frequency clock', (_name, source, time) => {
    clock.write(LFCLKSRC, source);
    clock.write(INTENSET, 1 << LFCLK_STARTED);
    trigger(clock, LFCLK_START);
    expect([clock.read(LFCLKRUN), clock.read(LFCLKSTAT)]).toEqual([1, 0]);
    expect(chip.passUntil(() => happened(clock, LFCLK_STARTED))).toBe(16 * time);
    expect(clock.read(LFCLKSTAT)).toBe(0x1_0000 | source);
    expect(chip.lines.has(0)).toBe(true);
    expect(lowFrequency.running).toBe(true);
    trigger(clock, LFCLK_STOP);
    expect(lowFrequency.running).toBe(false);
  });

  it('shows the source it was started with', () => {
    clock.write(LFCLKSRC, 2);
    trigger(clock, LFCLK_START);
    clock.write(LFCLKSRC, 0);
    expect([clock.read(LFCLKSRC), clock.read(LFCLKSRCCOPY)]).toEqual([0, 2]);
  });

  it('calibrates, and times calibrations in quarter seconds', () => {
    trigger(clock, CALIBRATE);
    chip.passMicroseconds(16_500);
    expect(happened(clock, CALIBRATED)).toBe(true);
    clock.write(CTIV, 4);
    trigger(clock, TIMER_START);
    chip.passMicroseconds(999_999);
    expect(happened(clock, TIMER)).toBe(false);
    chip.passMicroseconds(1);
    expect(happened(clock, TIMER)).toBe(true);
    clearEvent(clock, TIMER);
    trigger(clock, TIMER_START);
    trigger(clock, TIMER_STOP);
    chip.passMicroseconds(2_000_000);
    expect(happened(clock, TIMER)).toBe(false);
  });
});

describe('POWER', () => {
  const RESETREAS = 0x400;
  const SYSTEMOFF = 0x500;
  const GPREGRET = 0x51c;
  const RAMON = 0x524;
  const PROTENSET0 = 0x600;

  it('adds up reset reasons until they are cleared by writing ones', () => {
    power.reset('power');
    expect(clock.read(RESETREAS)).toBe(0);
    power.reset('pin');
    power.reset('software');
    power.reset('lockup');
    expect(clock.read(RESETREAS)).toBe(0b1101);
    clock.write(RESETREAS, 0b0101);
    expect(clock.read(RESETREAS)).toBe(0b1000);
    power.reset('watchdog');
    power.reset('wake-up');
    expect(clock.read(RESETREAS)).toBe(0x1_000a);
    power.reset('power');
    expect(clock.read(RESETREAS)).toBe(0);
  });

  it.each([
    ['software', 0x5a],
    ['lockup', 0x5a],
    ['wake-up', 0x5a],
    ['pin', 0],
    ['watchdog', 0],
    ['power', 0],
  ] as const)('after a %s reset GPREGRET is %i', (reason, value) => {
    clock.write(GPREGRET, 0x15a);
    power.reset(reason);
    expect(clock.read(GPREGRET)).toBe(value);
  });

  it('keeps settings until a reset', () => {
    clock.write(RAMON, 1);
    expect(clock.read(RAMON)).toBe(1);
    power.reset('software');
    expect(clock.read(RAMON)).toBe(3);
  });

  it('turns off when told', () => {
    clock.write(SYSTEMOFF, 0);
    expect(turnedOff).toBe(0);
    clock.write(SYSTEMOFF, 1);
    expect(turnedOff).toBe(1);
  });

  it('protects 4 kB blocks of flash until a reset', () => {
    clock.write(PROTENSET0, 1 << 3);
    clock.write(PROTENSET0, 0);
    expect([0x2fff, 0x3000, 0x3fff, 0x4000].map((address) => power.isProtected(address))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    power.reset('software');
    expect(power.isProtected(0x3000)).toBe(false);
  });
});

describe('the watchdog', () => {
  const TIMEOUT = 0;
  const RUNSTATUS = 0x400;
  const REQSTATUS = 0x404;
  const CRV = 0x504;
  const RREN = 0x508;
  const CONFIG = 0x50c;
  const RELOAD = (register: number): number => 0x600 + 4 * register;
  const KEY = 0x6e52_4635;
  let watchdog: Watchdog;
  let resets: number[];
  let host: { sleptCycles: number; requireLowFrequency(): void; watchdogReset(): void };
  beforeEach(() => {
    resets = [];
    host = {
      sleptCycles: 0,
      requireLowFrequency: () => clock.requireLowFrequency(),
      watchdogReset: () => resets.push(chip.now),
    };
    watchdog = new Watchdog(chip, 0x4001_0000, lowFrequency, host);
  });
  const seconds = (time: number): void => chip.pass(time * 16_000_000);

  it('raises TIMEOUT and resets two ticks later when it is not fed', () => {
    watchdog.write(CRV, 32_767);
    watchdog.write(INTENSET, 1);
    trigger(watchdog, 0);
    expect(watchdog.read(RUNSTATUS)).toBe(1);
    seconds(0.99);
    expect(happened(watchdog, TIMEOUT)).toBe(false);
    seconds(0.0105);
    expect(chip.lines.has(16)).toBe(true);
    expect(resets.length).toBe(1);
    expect(Math.abs(resets[0]! / 16_000_000 - 1)).toBeLessThan(0.0002);
  });

  it('starts the low frequency clock by itself', () => {
    trigger(watchdog, 0);
    seconds(0.001);
    expect(lowFrequency.running).toBe(true);
  });

  it('lives as long as it is fed with the right value', () => {
    watchdog.write(CRV, 32_767);
    trigger(watchdog, 0);
    for (let round = 0; round < 5; round++) {
      seconds(0.9);
      watchdog.write(RELOAD(0), KEY);
    }
    expect(resets).toEqual([]);
    seconds(0.9);
    watchdog.write(RELOAD(0), 1234);
    seconds(0.2);
    expect(resets.length).toBe(1);
  });

  it('wants every enabled reload register', () => {
    watchdog.write(CRV, 32_767);
    watchdog.write(RREN, 0b101);
    trigger(watchdog, 0);
    watchdog.write(RELOAD(2), KEY);
    expect(watchdog.read(REQSTATUS)).toBe(0b001);
    seconds(0.9);
    watchdog.write(RELOAD(0), KEY);
    expect(watchdog.read(REQSTATUS)).toBe(0b101);
    seconds(0.9);
    watchdog.write(RELOAD(0), KEY);
    seconds(0.2);
    expect(resets.length).toBe(1);
  });

  it('locks its settings once it runs', () => {
    watchdog.write(CRV, 100_000);
    trigger(watchdog, 0);
    watchdog.write(CRV, 15);
    watchdog.write(RREN, 0xff);
    watchdog.write(CONFIG, 0);
    expect([CRV, RREN, CONFIG].map((offset) => watchdog.read(offset))).toEqual([100_000, 1, 1]);
  });

  it('does not count sleep unless CONFIG says so', () => {
    watchdog.write(CRV, 32_767);
    watchdog.write(CONFIG, 0);
    trigger(watchdog, 0);
    seconds(0.5);
    host.sleptCycles = 8_000_000;
    seconds(0.9);
    expect(resets).toEqual([]);
    seconds(0.2);
    expect(resets.length).toBe(1);
  });

  it('outlives a software reset of the chip, but not others', () => {
    watchdog.write(CRV, 32_767);
    trigger(watchdog, 0);
    watchdog.softReset();
    expect(watchdog.read(RUNSTATUS)).toBe(1);
    watchdog.reset();
    expect(watchdog.read(RUNSTATUS)).toBe(0);
    seconds(5);
    expect(resets).toEqual([]);
  });
});
