import { describe, expect, it } from 'vitest';
import { CODE, DEVICE, FOREIGN, INITIAL_SP, RAM_BASE, SmallChip, execute, handler } from './small-chip.ts';
import * as thumb from './thumb.ts';

const THUMB = 1 << 24;
const active = (chip: SmallChip) => chip.core.xpsr & 63;

/** The HardFault's frame says which instruction it was. */
function expectFault(chip: SmallChip, at: number): void {
  expect(active(chip)).toBe(3);
  expect(chip.pc).toBe(handler(3));
  expect(chip.frame(chip.register(13)).pc).toBe(at >>> 0);
}

describe('unaligned accesses fault', () => {
  const at = { 1: RAM_BASE + 0x101, 2: 0 };
  const half = { 1: RAM_BASE + 0x102, 2: 0 };
  const cases: [string, number, Record<number, number>][] = [
    ['LDR', thumb.ldrImmediate(0, 1, 0), at],
    ['LDR at a halfword', thumb.ldrImmediate(0, 1, 0), half],
    ['LDR register', thumb.ldrRegister(0, 1, 2), half],
    ['LDRH', thumb.ldrhImmediate(0, 1, 0), at],
    ['LDRH register', thumb.ldrhRegister(0, 1, 2), at],
    ['LDRSH', thumb.ldrshRegister(0, 1, 2), at],
    ['STR', thumb.strImmediate(0, 1, 0), half],
    ['STR register', thumb.strRegister(0, 1, 2), at],
    ['STRH', thumb.strhImmediate(0, 1, 0), at],
    ['STRH register', thumb.strhRegister(0, 1, 2), at],
    ['LDM', thumb.ldm(1, 0), half],
    ['STM', thumb.stm(1, 0), half],
    ['LDR from flash', thumb.ldrImmediate(0, 1, 0), { 1: 0x402 }],
    ['LDR from a device', thumb.ldrImmediate(0, 1, 0), { 1: DEVICE + 2 }],
    ['STRH to a device', thumb.strhImmediate(0, 1, 0), { 1: DEVICE + 1 }],
    ['LDR from the system control space', thumb.ldrImmediate(0, 1, 0), { 1: 0xe000_ed02 }],
  ];
  it.each(cases)('%s', (_, instruction, registers) => {
    const chip = new SmallChip([instruction]).set({ ...registers, 0: 0x55 });
    chip.flags = 'NzCv';
    chip.step();
    expectFault(chip, CODE);
    expect(chip.frame(chip.register(13)).xpsr >>> 28).toBe(0b1010);
    expect(chip.register(0)).toBe(0x55);
    expect(chip.register(1)).toBe(registers[1]);
    expect(chip.writes).toEqual([]);
  });
  it('bytes are aligned anywhere', () =>
    expect(active(execute(thumb.ldrbImmediate(0, 1, 0), { 1: RAM_BASE + 0x103 }))).toBe(0));
});

describe('undefined instructions fault', () => {
  const undefinedHalfwords = [
    0xde00,
    0xdeff, // UDF
    0xb100,
    0xb1ff,
    0xb300,
    0xb900,
    0xbb00, // CBZ, CBNZ
    0xb600,
    0xb650,
    0xb658,
    0xb660,
    0xb663,
    0xb664,
    0xb673, // SETEND and CPS with other bits
    0xb700,
    0xb800, // unallocated
    0xba80,
    0xba87, // HLT
    0xbf01,
    0xbf08,
    0xbf18,
    0xbfff, // IT
    0xc000,
    0xc800,
    0xb400,
    0xbc00, // empty register lists
    0x4701,
    0x4787, // BX, BLX with bits that should be zero
  ];
  it.each(undefinedHalfwords)('%i', (halfword) => {
    const chip = execute(halfword, { 0: RAM_BASE });
    expectFault(chip, CODE);
  });
  const undefinedPairs: [number, number][] = [
    [0xe800, 0x0000],
    [0xe92d, 0x4000], // PUSH.W
    [0xf7f0, 0xa000], // UDF.W
    [0xf000, 0x8000], // B<c>.W
    [0xf000, 0x9000], // B.W
    [0xf3bf, 0x8f2f], // CLREX
    [0xf3bf, 0x8f3f],
    [0xf3af, 0x8000], // NOP.W
    [0xf240, 0x0000], // MOVW
    [0xf850, 0x0000], // LDR.W
    [0xfb90, 0xf0f0], // SDIV
    [0xffff, 0xffff],
  ];
  it.each(undefinedPairs)('%i %i', (first, second) => {
    const chip = execute([first, second]);
    expectFault(chip, CODE);
  });
  it('erased flash is undefined', () => {
    const chip = new SmallChip().set({ 15: 0x900 });
    chip.step();
    expectFault(chip, 0x900);
  });
});

describe('jumps that ask for ARM state fault at their target', () => {
  const cases: [string, number, Record<number, number>, number][] = [
    ['BX', thumb.bx(0), { 0: 0x400 }, 0x400],
    ['BLX', thumb.blx(0), { 0: 0x400 }, 0x400],
    ['BX to RAM', thumb.bx(0), { 0: RAM_BASE + 0x100 }, RAM_BASE + 0x100],
    ['BX pc', thumb.bx(15), {}, CODE + 4],
    ['POP pc', thumb.pop(15), { 13: RAM_BASE + 0x100 }, 0],
  ];
  it.each(cases)('%s', (_, instruction, registers, target) => {
    const chip = execute(instruction, registers);
    expectFault(chip, target);
    expect(chip.frame(chip.register(13)).xpsr & THUMB).toBe(0);
    expect(chip.core.xpsr & THUMB).toBe(THUMB);
  });
});

describe('bus errors fault', () => {
  it('a load leaves its register alone', () => {
    const chip = execute(thumb.ldrImmediate(0, 1, 0), { 0: 0x55, 1: 0x3000_0000 });
    expectFault(chip, CODE);
    expect(chip.register(0)).toBe(0x55);
  });
  it('a store', () => expectFault(execute(thumb.strbImmediate(0, 1, 0), { 1: 0x6000_0000 }), CODE));
  it('an instruction fetch', () => expectFault(execute(thumb.bx(0), { 0: 0x3000_0001 }), 0x3000_0000));
  it('a literal out of flash', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({ 0: 0x1ff1 });
    chip.place(0x1ff0, [thumb.ldrLiteral(0, 0x100)]);
    chip.step(2);
    expectFault(chip, 0x1ff0);
  });
  it('an error of the bus that is no BusFault comes out of run, and the core stays usable', () => {
    const chip = new SmallChip([thumb.movsImmediate(2, 3), thumb.ldrImmediate(0, 1, 0)]).set({ 1: DEVICE });
    chip.device = () => {
      throw new TypeError('a bug in a peripheral');
    };
    expect(() => chip.core.run(10)).toThrow(TypeError);
    expect([chip.pc, chip.core.cycles]).toEqual([CODE + 2, 1]);
    chip.device = () => 5;
    chip.step();
    expect(chip.register(0)).toBe(5);
  });
});

describe('execution from where it is never allowed faults', () => {
  for (const address of [DEVICE, 0x5000_0000, 0xa000_0000, 0xe000_e100, 0xf000_0000]) {
    it(`0x${address.toString(16)}`, () => {
      const chip = new SmallChip([thumb.bx(0)]).set({ 0: address | 1 });
      chip.device = () => thumb.nop;
      chip.step();
      expectFault(chip, address);
    });
  }
});

describe('lock-up', () => {
  it('follows a fault in HardFault, and run says so for ever', () => {
    const chip = new SmallChip([thumb.udf(0)]);
    chip.place(handler(3), [thumb.nop, thumb.udf(0)]);
    expect(chip.core.run(1000)).toBe('locked-up');
    const { cycles } = chip.core;
    expect([chip.core.run(2000), chip.core.cycles, chip.pc]).toEqual(['locked-up', cycles, 0xffff_fffe]);
    chip.core.reset();
    expect(chip.pc).toBe(CODE);
    chip.step();
    expect(active(chip)).toBe(3);
  });
  it('follows a fault in NMI', () => {
    const chip = new SmallChip([thumb.strImmediate(0, 1, 0)]).set({ 0: 1 << 31, 1: 0xe000_ed04 });
    chip.place(handler(2), [thumb.udf(0)]);
    expect(chip.core.run(1000)).toBe('locked-up');
  });
  it('follows SVC in HardFault', () => {
    const chip = new SmallChip([thumb.udf(0)]);
    chip.place(handler(3), [thumb.svc(0)]);
    expect(chip.core.run(1000)).toBe('locked-up');
  });
  it('follows a HardFault that cannot be stacked', () => {
    const chip = new SmallChip([thumb.udf(0)]).set({ 13: 0x3000_0000 });
    expect(chip.core.run(1000)).toBe('locked-up');
  });
  it('follows a HardFault vector without bit 0', () => {
    const chip = new SmallChip([thumb.udf(0)]);
    chip.word(12, handler(3));
    expect(chip.core.run(1000)).toBe('locked-up');
  });
  it('an interrupt that cannot be stacked becomes a HardFault first, which can', () => {
    const chip = new SmallChip([thumb.strImmediate(0, 1, 0), thumb.msr(thumb.SPECIAL.control, 2), thumb.nop]);
    chip.set({ 0: 1, 1: 0xe000_e100, 2: 2 });
    chip.step(2); // on the process stack, which is at 0
    chip.core.setInterruptLine(0, true);
    chip.step();
    expect([active(chip), chip.register(13)]).toEqual([3, INITIAL_SP]);
  });
  it('a reset vector without bit 0 faults before the first instruction', () => {
    const chip = new SmallChip([thumb.nop]);
    chip.word(4, CODE);
    chip.core.reset();
    chip.step();
    expectFault(chip, CODE);
  });
});

describe('BKPT', () => {
  it('stops run with pc at it, again and again until pc is moved', () => {
    const chip = new SmallChip([thumb.nop, thumb.bkpt(7), thumb.movsImmediate(0, 1)]);
    expect([chip.core.run(100), chip.pc, chip.core.cycles]).toEqual(['breakpoint', CODE + 2, 1]);
    expect([chip.core.run(100), chip.pc]).toEqual(['breakpoint', CODE + 2]);
    chip.set({ 15: CODE + 4 });
    chip.step();
    expect(chip.register(0)).toBe(1);
  });
  it('stops in foreign memory too', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({ 0: FOREIGN | 1 });
    chip.place(FOREIGN, [thumb.bkpt(0)]);
    expect([chip.core.run(100), chip.pc]).toEqual(['breakpoint', FOREIGN]);
  });
});
