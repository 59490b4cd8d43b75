import { beforeEach, describe, expect, it } from 'vitest';
import { Peripheral } from '../../../../firmware/virtual/soc/peripheral.ts';
import { EVENT, FakeChip, INTENCLR, INTENSET, TASK } from './fake-chip.ts';

class Probe extends Peripheral {
  readonly tasks: number[] = [];
  value = 7;
  override reset(): void {
    super.reset();
    this.value = 7;
  }
  task(index: number): void {
    this.tasks.push(index);
  }
  happen(index: number): void {
    this.raise(index);
  }
  protected readRegister(offset: number): number {
    return offset === 0x504 ? this.value : 0;
  }
  protected writeRegister(offset: number, value: number): void {
    if (offset === 0x504) this.value = value;
  }
}

const INTEN = 0x300;
const POWER = 0xffc;

describe('what all peripherals share', () => {
  let chip: FakeChip;
  let probe: Probe;
  beforeEach(() => {
    chip = new FakeChip();
    probe = new Probe(chip, 0x4001_1000);
  });

  it('takes its interrupt number from bits 12 to 16 of its address', () => {
    expect(probe.irq).toBe(17);
  });

  it('triggers task n when 1 is written at 4n, and nothing when 0 is', () => {
    probe.write(TASK(0), 1);
    probe.write(TASK(5), 0);
    probe.write(TASK(7), 1);
    expect(probe.tasks).toEqual([0, 7]);
  });

  it('reads tasks as 0', () => {
    probe.write(TASK(3), 1);
    expect(probe.read(TASK(3))).toBe(0);
  });

  it('keeps event n at 0x100 + 4n until 0 is written there', () => {
    probe.happen(31);
    probe.happen(2);
    expect([2, 3, 31].map((index) => probe.read(EVENT(index)))).toEqual([1, 0, 1]);
    probe.write(EVENT(31), 0);
    expect([2, 31].map((index) => probe.read(EVENT(index)))).toEqual([1, 0]);
  });

  it('holds its interrupt line high while an enabled event is set', () => {
    probe.happen(2);
    expect(chip.lines.has(17)).toBe(false);
    probe.write(INTENSET, 1 << 2);
    expect(chip.lines.has(17)).toBe(true);
    probe.write(INTENCLR, 1 << 2);
    expect(chip.lines.has(17)).toBe(false);
    probe.write(INTEN, (1 << 2) | (1 << 31));
    expect(chip.lines.has(17)).toBe(true);
    probe.write(EVENT(2), 0);
    expect(chip.lines.has(17)).toBe(false);
    probe.happen(31);
    expect(chip.lines.has(17)).toBe(true);
  });

  it('lets software set an event, which interrupts', () => {
    probe.write(INTENSET, 1);
    probe.write(EVENT(0), 1);
    expect(chip.lines.has(17)).toBe(true);
  });

  it('reads INTEN, INTENSET and INTENCLR as the enabled interrupts', () => {
    probe.write(INTENSET, 0b110);
    probe.write(INTENSET, 0b001);
    probe.write(INTENCLR, 0b010);
    expect([INTEN, INTENSET, INTENCLR].map((offset) => probe.read(offset))).toEqual([5, 5, 5]);
  });

  it('publishes only events that a PPI channel listens to', () => {
    probe.happen(3);
    probe.setRouted(1 << 3);
    probe.happen(3);
    probe.happen(4);
    expect(chip.published.map(({ address }) => address)).toEqual([0x4001_110c]);
  });

  it('comes back from POWER off and on as after a reset', () => {
    probe.write(0x504, 42);
    probe.write(INTENSET, 1);
    probe.happen(0);
    expect(probe.read(POWER)).toBe(1);
    probe.write(POWER, 0);
    expect(probe.read(POWER)).toBe(0);
    probe.write(POWER, 1);
    expect(probe.read(POWER)).toBe(1);
    expect(probe.read(0x504)).toBe(7);
    expect(probe.read(EVENT(0))).toBe(0);
    expect(chip.lines.size).toBe(0);
  });
});
