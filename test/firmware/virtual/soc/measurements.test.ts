import { beforeEach, describe, expect, it } from 'vitest';
import { Adc } from '../../../../firmware/virtual/soc/adc.ts';
import { Rng } from '../../../../firmware/virtual/soc/rng.ts';
import { Temp } from '../../../../firmware/virtual/soc/temp.ts';
import { clearEvent, FakeChip, happened, INTENSET, SHORTS, trigger } from './fake-chip.ts';

const START = 0;
const STOP = 1;

describe('TEMP', () => {
  const READY = 0;
  const TEMP = 0x508;
  let chip: FakeChip;
  let temp: Temp;
  beforeEach(() => {
    chip = new FakeChip();
    temp = new Temp(chip, 0x4000_c000);
  });

  it.each([
    [22, 88],
    [21.3, 85],
    [-7.75, -31],
  ])('measures %d degrees as %i quarters after 35 us', (celsius, quarters) => {
    temp.source = () => celsius;
    temp.write(INTENSET, 1);
    trigger(temp, START);
    chip.passMicroseconds(34.9);
    expect(happened(temp, READY)).toBe(false);
    chip.passMicroseconds(0.1);
    expect(chip.lines.has(12)).toBe(true);
    expect(temp.read(TEMP)).toBe(quarters);
  });

  it('keeps the last value until the next measurement, and STOP ends one', () => {
    temp.source = (cycle) => cycle / 16;
    trigger(temp, START);
    chip.passMicroseconds(35);
    expect(temp.read(TEMP)).toBe(35 * 4);
    clearEvent(temp, READY);
    trigger(temp, START);
    trigger(temp, STOP);
    chip.passMicroseconds(100);
    expect(happened(temp, READY)).toBe(false);
    expect(temp.read(TEMP)).toBe(35 * 4);
  });
});

describe('RNG', () => {
  const READY = 0;
  const CONFIG = 0x504;
  const VALUE = 0x508;
  const bytes = (seed: number, count: number, corrected = true): { values: number[]; cycles: number } => {
    const chip = new FakeChip();
    const rng = new Rng(chip, 0x4000_d000, seed);
    rng.write(CONFIG, corrected ? 1 : 0);
    trigger(rng, START);
    const values: number[] = [];
    while (values.length < count) {
      chip.passUntil(() => happened(rng, READY));
      clearEvent(rng, READY);
      values.push(rng.read(VALUE));
    }
    return { values, cycles: chip.now };
  };

  it('gives the same bytes for the same seed, and others for another', () => {
    expect(bytes(5, 32)).toEqual(bytes(5, 32));
    expect(bytes(5, 32).values).not.toEqual(bytes(6, 32).values);
  });

  it('spreads evenly over all bytes', () => {
    const counts = new Array<number>(256).fill(0);
    for (const value of bytes(1, 25_600).values) counts[value]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    // 255 degrees of freedom: 99.9 % lie between 180 and 347.
    expect(chiSquare).toBeGreaterThan(180);
    expect(chiSquare).toBeLessThan(347);
  });

  it('needs 128 us to start and 167 us a byte, about 677 us with bias correction', () => {
    expect(bytes(1, 10, false).cycles).toBe(16 * (128 + 10 * 167));
    const { cycles } = bytes(1, 1000);
    expect(Math.abs(cycles / 16 / 1000 / 677 - 1)).toBeLessThan(0.05);
  });

  it('stops after one byte with the shortcut, and at STOP', () => {
    const chip = new FakeChip();
    const rng = new Rng(chip, 0x4000_d000, 1);
    rng.write(SHORTS, 1);
    trigger(rng, START);
    chip.passMicroseconds(10_000);
    expect(happened(rng, READY)).toBe(true);
    expect(chip.time.next).toBe(Infinity);
    rng.write(SHORTS, 0);
    clearEvent(rng, READY);
    trigger(rng, START);
    trigger(rng, STOP);
    chip.passMicroseconds(10_000);
    expect(happened(rng, READY)).toBe(false);
  });

  it('goes on with its sequence after a reset', () => {
    const chip = new FakeChip();
    const rng = new Rng(chip, 0x4000_d000, 1);
    const next = (): number => {
      trigger(rng, START);
      chip.passUntil(() => happened(rng, READY));
      return rng.read(VALUE);
    };
    const first = next();
    rng.reset();
    expect([first, next()]).toEqual(bytes(1, 2, false).values);
  });
});

describe('ADC', () => {
  const END = 0;
  const BUSY = 0x400;
  const ENABLE = 0x500;
  const CONFIG = 0x504;
  const RESULT = 0x508;
  const RESOLUTION = { 8: 0, 9: 1, 10: 2 } as const;
  const WHOLE_INPUT = 0 << 2;
  const TWO_THIRDS = 1 << 2;
  const THIRD = 2 << 2;
  const SUPPLY_THIRD = 6 << 2;
  const BANDGAP = 0 << 5;
  const HALF_SUPPLY = 2 << 5;
  const THIRD_OF_SUPPLY = 3 << 5;
  const input = (number: number): number => 1 << (8 + number);
  let chip: FakeChip;
  let adc: Adc;
  let volts: number[];
  beforeEach(() => {
    chip = new FakeChip();
    volts = new Array<number>(8).fill(0);
    adc = new Adc(chip, 0x4000_7000, 3.3, (number) => volts[number]!);
    adc.write(ENABLE, 1);
  });
  const convert = (configuration: number): number => {
    adc.write(CONFIG, configuration);
    clearEvent(adc, END);
    trigger(adc, START);
    chip.passUntil(() => happened(adc, END));
    return adc.read(RESULT);
  };

  it.each([
    [8, 20],
    [9, 36],
    [10, 68],
  ] as const)('converts to %i bits in %i us', (bits, time) => {
    adc.write(CONFIG, RESOLUTION[bits] | THIRD | THIRD_OF_SUPPLY | input(3));
    volts[3] = 3.3 / 2;
    trigger(adc, START);
    expect(adc.read(BUSY)).toBe(1);
    expect(chip.passUntil(() => happened(adc, END))).toBe(time * 16);
    expect(adc.read(BUSY)).toBe(0);
    expect(adc.read(RESULT)).toBe(2 ** (bits - 1));
  });

  it('scales input and reference', () => {
    volts[2] = 0.6;
    expect(convert(RESOLUTION[10] | WHOLE_INPUT | BANDGAP | input(2))).toBe(512);
    expect(convert(RESOLUTION[10] | TWO_THIRDS | BANDGAP | input(2))).toBe(341);
    expect(convert(RESOLUTION[10] | WHOLE_INPUT | HALF_SUPPLY | input(2))).toBe(372);
    expect(convert(RESOLUTION[10] | SUPPLY_THIRD | BANDGAP)).toBe(938);
  });

  it('stays within its range', () => {
    volts[0] = 5;
    expect(convert(RESOLUTION[8] | WHOLE_INPUT | BANDGAP | input(0))).toBe(255);
    volts[0] = -1;
    expect(convert(RESOLUTION[8] | WHOLE_INPUT | BANDGAP | input(0))).toBe(0);
  });

  it('converts nothing while it is disabled or stopped', () => {
    adc.write(ENABLE, 0);
    trigger(adc, START);
    expect(chip.time.next).toBe(Infinity);
    adc.write(ENABLE, 1);
    trigger(adc, START);
    trigger(adc, STOP);
    chip.passMicroseconds(100);
    expect(happened(adc, END)).toBe(false);
  });
});
