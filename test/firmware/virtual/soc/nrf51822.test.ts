import { describe, expect, it } from 'vitest';
import { BusFault, type AccessWidth, type Core } from '../../../../firmware/virtual/cpu/core.ts';
import { Nrf51822 } from '../../../../firmware/virtual/soc/nrf51822.ts';
import fc from '../../../property.ts';

/** A chip with a clock instead of a core. */
function chipWithClock() {
  const lines = new Set<number>();
  const core = {
    cycles: 0,
    breakOut: () => undefined,
    invalidateCode: () => undefined,
    setInterruptLine(irq: number, high: boolean) {
      if (high) lines.add(irq);
      else lines.delete(irq);
    },
  };
  const calls: string[] = [];
  const chip = new Nrf51822(1, {
    systemOff: () => calls.push('off'),
    wakeUp: () => calls.push('wake'),
    watchdogReset: () => calls.push('watchdog'),
  });
  chip.connect(core as unknown as Core);
  const pass = (cycles: number): void => {
    const end = core.cycles + cycles;
    while (chip.scheduler.next <= end) {
      core.cycles = Math.max(core.cycles, chip.scheduler.next);
      chip.scheduler.fireDue();
    }
    core.cycles = end;
  };
  return { chip, core, lines, calls, pass };
}

const TIMER1 = 0x4000_9000;
const GPIOTE = 0x4000_6000;
const PPI = 0x4001_f000;
const GPIO = 0x5000_0000;

describe('the nRF51822', () => {
  it('drives a pin from a timer through PPI and GPIOTE without the core', () => {
    const { chip, pass } = chipWithClock();
    const edges: [number, boolean][] = [];
    chip.ports[0]!.listen((cycle, levels) => edges.push([cycle, (levels & 8) !== 0]));
    // Channel 0: toggles P0.03.
    chip.write(GPIOTE + 0x510, 4, 3 | (3 << 8) | (3 << 16));
    chip.write(TIMER1 + 0x510, 4, 0);
    chip.write(TIMER1 + 0x540, 4, 1000);
    chip.write(TIMER1 + 0x200, 4, 1);
    chip.write(PPI + 0x510, 4, TIMER1 + 0x140);
    chip.write(PPI + 0x514, 4, GPIOTE);
    chip.write(PPI + 0x504, 4, 1);
    chip.write(TIMER1, 4, 1);
    pass(3500);
    expect(edges).toEqual([
      [0, false],
      [1000, true],
      [2000, false],
      [3000, true],
    ]);
  });

  it('reads bytes and halfwords of registers', () => {
    const { chip } = chipWithClock();
    chip.write(TIMER1 + 0x540, 4, 0x1234_5678);
    expect(chip.read(TIMER1 + 0x540, 1)).toBe(0x78);
    expect(chip.read(TIMER1 + 0x543, 1)).toBe(0x12);
    expect(chip.read(TIMER1 + 0x542, 2)).toBe(0x1234);
  });

  it('repeats bytes and halfwords that are written on all lanes', () => {
    const { chip } = chipWithClock();
    chip.write(TIMER1 + 0x540, 1, 0xab);
    expect(chip.read(TIMER1 + 0x540, 4)).toBe(0xabab_abab);
    chip.write(TIMER1 + 0x540, 2, 0x8001);
    expect(chip.read(TIMER1 + 0x540, 4)).toBe(0x8001_8001);
  });

  it.each([
    ['a byte to flash', 0x100, 1],
    ['a halfword to UICR', 0x1000_1000, 2],
    ['a word behind flash', 0x4_0000, 4],
    ['a word to the ROM table', 0xf000_0fe0, 4],
  ] as const)('faults %s', (_name, address, width) => {
    const { chip } = chipWithClock();
    expect(() => chip.write(address, width, 1)).toThrow(BusFault);
  });

  it('ignores writes to FICR and to peripherals that are not there', () => {
    const { chip } = chipWithClock();
    chip.write(0x1000_0010, 4, 0);
    chip.write(0x4001_4000, 4, 1);
    chip.write(0x4002_8000, 4, 1);
    expect(chip.read(0x1000_0010, 4)).toBe(1024);
    expect(chip.read(0x4002_8000, 4)).toBe(0);
  });

  it('has 16 channels to wire and 12 wired ones in PPI', () => {
    const { chip } = chipWithClock();
    chip.write(PPI + 0x504, 4, 0xffff_ffff);
    expect(chip.read(PPI + 0x500, 4)).toBe(0xfff0_ffff);
  });

  it('asks the outside for volts, and otherwise takes those of the pin', () => {
    const { chip, pass } = chipWithClock();
    const sample = (input: number): number => {
      chip.write(0x4000_7500, 4, 1);
      chip.write(0x4000_7504, 4, 2 | (2 << 2) | (3 << 5) | (1 << (8 + input)));
      chip.write(0x4000_7000, 4, 1);
      pass(16 * 70);
      return chip.read(0x4000_7508, 4);
    };
    expect(sample(4)).toBe(0);
    chip.setVoltageSource(4, () => 0.825);
    expect(sample(4)).toBe(256);
    chip.setVoltageSource(4, null);
    chip.ports[0]!.drive(3, true);
    expect(sample(4)).toBe(1023);
  });

  it('lowers every interrupt line, and lets go of every pin, at a reset', () => {
    const { chip, lines, pass } = chipWithClock();
    chip.write(0x4000_c304, 4, 1);
    chip.write(0x4000_c000, 4, 1);
    chip.write(GPIO + 0x518, 4, 0xff);
    pass(1000);
    expect([...lines]).toEqual([12]);
    chip.reset('software');
    expect(lines.size).toBe(0);
    expect(chip.ports[0]!.driven).toBe(0);
  });

  it('takes any register write without an error, and time always goes on', () => {
    const bases = [...Array.from({ length: 32 }, (_, id) => 0x4000_0000 + id * 0x1000), GPIO];
    const interesting = fc.oneof(
      fc.constantFrom(0, 1, 2, 3, 5, 0xff, 0xffff_ffff),
      fc.integer({ min: 0, max: 0xffff_ffff }),
      fc.constantFrom(TIMER1 + 0x140, TIMER1 + 8, GPIOTE, GPIOTE + 0x100, 0x4000_1010, 0x4000_1110),
    );
    const step = fc.record({
      base: fc.constantFrom(...bases),
      offset: fc.oneof(
        fc.nat(31).map((task) => 4 * task),
        fc.nat(31).map((event) => 0x100 + 4 * event),
        fc.constantFrom(0x200, 0x300, 0x304, 0x308, 0x340, 0x344),
        fc.integer({ min: 0x100, max: 0x3ff }).map((register) => 4 * register),
      ),
      width: fc.constantFrom<AccessWidth>(1, 2, 4),
      value: interesting,
      cycles: fc.constantFrom(0, 1, 100, 3000),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 150 }), (steps) => {
        const { chip, core, pass } = chipWithClock();
        chip.uart.send(Uint8Array.of(1, 2, 3), 25);
        for (const { base, offset, width, value, cycles } of steps) {
          chip.write(base + offset, width, value);
          const read = chip.read(base + offset, 4);
          expect(Number.isInteger(read) && read >= 0 && read <= 0xffff_ffff).toBe(true);
          pass(cycles);
        }
        const before = core.cycles;
        pass(20_000);
        expect(core.cycles).toBe(before + 20_000);
        chip.reset('power');
      }),
      { numRuns: 150 },
    );
  });
});
