import { beforeEach, describe, expect, it } from 'vitest';
import { Gpio } from '../../../../firmware/virtual/soc/gpio.ts';
import { FakeChip } from './fake-chip.ts';

const OUT = 0x504;
const OUTSET = 0x508;
const OUTCLR = 0x50c;
const IN = 0x510;
const DIR = 0x514;
const DIRSET = 0x518;
const DIRCLR = 0x51c;
const CNF = (pin: number): number => 0x700 + 4 * pin;
const INPUT = 0;
const OUTPUT = 1 | 2;
const PULL_DOWN = 1 << 2;
const PULL_UP = 3 << 2;
const SENSE_HIGH = 2 << 16;
const SENSE_LOW = 3 << 16;
const drive = (kind: number): number => kind << 8;

describe('GPIO', () => {
  let chip: FakeChip;
  let gpio: Gpio;
  let changes: { cycle: number; levels: number; driven: number; changed: number }[];
  beforeEach(() => {
    chip = new FakeChip();
    gpio = new Gpio(chip.time);
    changes = [];
    gpio.listen((cycle, levels, driven, changed) => changes.push({ cycle, levels, driven, changed }));
  });
  const input = (pin: number): number => (gpio.read(IN) >>> pin) & 1;

  it('starts with every pin an input with its buffer disconnected', () => {
    expect(gpio.read(CNF(7))).toBe(2);
    gpio.drive(7, true);
    expect(gpio.read(IN)).toBe(0);
    gpio.write(CNF(7), INPUT);
    expect(input(7)).toBe(1);
  });

  it('sets and clears outputs one by one or all at once', () => {
    gpio.write(OUT, 0b1010);
    gpio.write(OUTSET, 0b0101);
    gpio.write(OUTCLR, 0b0010);
    expect(gpio.read(OUT)).toBe(0b1101);
    expect(gpio.read(OUTSET)).toBe(0b1101);
  });

  it('keeps one direction for DIR and for PIN_CNF', () => {
    gpio.write(DIRSET, 1 << 31);
    expect(gpio.read(CNF(31))).toBe(3);
    gpio.write(CNF(4), OUTPUT);
    expect(gpio.read(DIR) >>> 0).toBe(0x8000_0010);
    gpio.write(DIRCLR, 1 << 4);
    expect(gpio.read(CNF(4))).toBe(2);
    gpio.write(DIR, 1 << 5);
    expect([31, 5].map((pin) => gpio.direction(pin))).toEqual(['input', 'output']);
  });

  it('tells listeners of each change of what it drives, with its cycle', () => {
    gpio.write(OUTSET, 1 << 3);
    expect(changes).toEqual([]);
    chip.pass(100);
    gpio.write(DIRSET, 1 << 3);
    chip.pass(100);
    gpio.write(OUTSET, 1 << 3);
    gpio.write(OUTCLR, 1 << 3);
    expect(changes).toEqual([
      { cycle: 100, levels: 8, driven: 8, changed: 8 },
      { cycle: 200, levels: 0, driven: 8, changed: 8 },
    ]);
  });

  it('reads unconnected pins as their pull resistor says, and low without one', () => {
    gpio.write(CNF(0), INPUT | PULL_UP);
    gpio.write(CNF(1), INPUT | PULL_DOWN);
    gpio.write(CNF(2), INPUT);
    expect(gpio.read(IN)).toBe(0b001);
    gpio.drive(0, false);
    gpio.drive(1, true);
    expect(gpio.read(IN)).toBe(0b010);
    gpio.drive(0, null);
    gpio.drive(1, null);
    expect(gpio.read(IN)).toBe(0b001);
    expect([0, 1, 2].map((pin) => gpio.pull(pin))).toEqual(['up', 'down', 'none']);
  });

  it('reads back what it drives when the input buffer is connected', () => {
    gpio.write(CNF(6), 1);
    gpio.write(OUTSET, 1 << 6);
    expect(input(6)).toBe(1);
    gpio.write(CNF(6), 3);
    expect(input(6)).toBe(0);
  });

  it.each([
    ['open drain (D1)', 6, 0],
    ['open source (D0)', 4, 1],
  ])('lets go of the wire on the level an %s pin does not drive', (_name, kind, driving) => {
    gpio.write(CNF(9), 1 | PULL_UP | drive(kind));
    gpio.write(driving ? OUTSET : OUTCLR, 1 << 9);
    expect(gpio.isDriven(9)).toBe(true);
    expect(input(9)).toBe(driving);
    gpio.write(driving ? OUTCLR : OUTSET, 1 << 9);
    expect(gpio.isDriven(9)).toBe(false);
    expect(input(9)).toBe(1);
    gpio.drive(9, false);
    expect(input(9)).toBe(0);
  });

  it('detects when a pin meets its sense condition, once until none does', () => {
    let detected = 0;
    const levels: number[] = [];
    gpio.observe({ levelsChanged: (all) => levels.push(all), detect: () => detected++ });
    gpio.drive(1, true);
    gpio.write(CNF(1), INPUT | SENSE_LOW);
    gpio.write(CNF(2), INPUT | SENSE_HIGH);
    expect(detected).toBe(0);
    gpio.drive(1, false);
    expect(detected).toBe(1);
    gpio.drive(2, true);
    expect(detected).toBe(1);
    gpio.drive(1, true);
    gpio.drive(2, false);
    gpio.drive(2, true);
    expect(detected).toBe(2);
    expect(gpio.detected).toBe(true);
  });

  it('does not sense through a disconnected input buffer', () => {
    let detected = 0;
    gpio.observe({ levelsChanged: () => undefined, detect: () => detected++ });
    gpio.write(CNF(1), 2 | SENSE_HIGH);
    gpio.drive(1, true);
    expect(detected).toBe(0);
  });

  it('gives a pin to a peripheral and takes it back', () => {
    gpio.takeOutput(3, true);
    expect(gpio.isDriven(3) && gpio.level(3)).toBe(true);
    gpio.write(OUTCLR, 1 << 3);
    expect(gpio.level(3)).toBe(true);
    gpio.release(3);
    expect(gpio.isDriven(3)).toBe(false);
    expect(changes.map(({ driven }) => driven)).toEqual([8, 0]);
  });

  it('keeps what the outside drives over a reset', () => {
    gpio.write(CNF(5), OUTPUT);
    gpio.drive(6, true);
    gpio.reset();
    expect(gpio.isDriven(5)).toBe(false);
    expect(gpio.level(6)).toBe(true);
  });
});
