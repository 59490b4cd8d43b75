import { describe, expect, it } from 'vitest';
import { CortexM0 } from '../../../../firmware/virtual/cpu/cortex-m0.ts';
import { CODE, DEVICE, FOREIGN, INITIAL_SP, RAM_BASE, RAM_SIZE, SmallChip, execute } from './small-chip.ts';
import * as thumb from './thumb.ts';

const HERE = RAM_BASE + 0x100;

/** A chip with one instruction, and `word` at HERE. */
function chipWith(instruction: number, registers: Record<number, number>, word = 0x8091_a2b3): SmallChip {
  const chip = new SmallChip([instruction]).set(registers);
  chip.word(HERE, word);
  chip.word(HERE + 4, 0x1122_3344);
  return chip;
}

describe('loads', () => {
  const cases: [string, number, Record<number, number>, number][] = [
    ['LDR with an immediate', thumb.ldrImmediate(0, 1, 0), { 1: HERE }, 0x8091_a2b3],
    ['LDR with the largest immediate', thumb.ldrImmediate(0, 1, 124), { 1: HERE - 124 }, 0x8091_a2b3],
    ['LDR with a register', thumb.ldrRegister(0, 1, 2), { 1: HERE - 8, 2: 12 }, 0x1122_3344],
    ['LDR with a negative register', thumb.ldrRegister(0, 1, 2), { 1: HERE + 8, 2: -8 }, 0x8091_a2b3],
    ['LDRH with an immediate', thumb.ldrhImmediate(0, 1, 2), { 1: HERE }, 0x8091],
    ['LDRH with the largest immediate', thumb.ldrhImmediate(0, 1, 62), { 1: HERE - 62 }, 0xa2b3],
    ['LDRH with a register', thumb.ldrhRegister(0, 1, 2), { 1: HERE, 2: 2 }, 0x8091],
    ['LDRB with an immediate', thumb.ldrbImmediate(0, 1, 3), { 1: HERE }, 0x80],
    ['LDRB with the largest immediate', thumb.ldrbImmediate(0, 1, 31), { 1: HERE - 30 }, 0xa2],
    ['LDRB with a register', thumb.ldrbRegister(0, 1, 2), { 1: HERE, 2: 1 }, 0xa2],
    ['LDRSB of a negative byte', thumb.ldrsbRegister(0, 1, 2), { 1: HERE, 2: 0 }, 0xffff_ffb3],
    ['LDRSB of a positive byte', thumb.ldrsbRegister(0, 1, 2), { 1: HERE, 2: 4 }, 0x44],
    ['LDRSH of a negative halfword', thumb.ldrshRegister(0, 1, 2), { 1: HERE, 2: 2 }, 0xffff_8091],
    ['LDRSH of a positive halfword', thumb.ldrshRegister(0, 1, 2), { 1: HERE, 2: 4 }, 0x3344],
    ['LDR from SP', thumb.ldrSp(0, 0x100), { 13: RAM_BASE }, 0x8091_a2b3],
    ['LDR into its base', thumb.ldrImmediate(1, 1, 0), { 1: HERE }, 0x8091_a2b3],
  ];
  it.each(cases)('%s', (_, instruction, registers, expected) => {
    for (const flags of ['nzcv', 'NZCV']) {
      const chip = chipWith(instruction, registers);
      chip.flags = flags;
      chip.step();
      expect(chip.register(instruction === thumb.ldrImmediate(1, 1, 0) ? 1 : 0)).toBe(expected);
      expect(chip.flags).toBe(flags);
      expect(chip.pc).toBe(CODE + 2);
      expect(chip.core.cycles).toBe(2);
    }
  });

  it('LDR (literal) counts from the word-aligned pc, at either halfword', () => {
    const chip = new SmallChip([thumb.ldrLiteral(0, 8), thumb.ldrLiteral(1, 8), thumb.ldrLiteral(7, 1020)]);
    chip.word(CODE + 4 + 8, 0xcafe_0001);
    chip.word(CODE + 8 + 1020, 0xcafe_0002);
    chip.step(3);
    expect([chip.register(0), chip.register(1), chip.register(7)]).toEqual([
      0xcafe_0001, 0xcafe_0001, 0xcafe_0002,
    ]);
  });

  it('read flash of every width as data', () => {
    const chip = new SmallChip([
      thumb.ldrImmediate(0, 7, 0),
      thumb.ldrhImmediate(1, 7, 2),
      thumb.ldrbImmediate(2, 7, 3),
      thumb.ldrsbRegister(3, 7, 6),
      thumb.ldrshRegister(4, 7, 5),
      thumb.ldm(7, 0, 5),
    ]).set({ 5: 2, 6: 3, 7: 0x400 });
    chip.word(0x400, 0x8091_a2b3);
    chip.word(0x404, 0x0102_0304);
    chip.step(5);
    expect([0, 1, 2, 3, 4].map((r) => chip.register(r))).toEqual([
      0x8091_a2b3, 0x8091, 0x80, 0xffff_ff80, 0xffff_8091,
    ]);
    chip.step();
    expect([chip.register(0), chip.register(5), chip.register(7)]).toEqual([0x8091_a2b3, 0x0102_0304, 0x408]);
  });

  it('ask the bus for other addresses, with the width and at the exact cycle', () => {
    const chip = new SmallChip([
      thumb.nop,
      thumb.ldrImmediate(0, 7, 4),
      thumb.ldrhImmediate(1, 7, 6),
      thumb.ldrbImmediate(2, 7, 7),
      thumb.ldrsbRegister(3, 7, 6),
      thumb.ldrshRegister(4, 7, 6),
    ]).set({ 6: 8, 7: DEVICE });
    const asked: [number, number, number][] = [];
    chip.device = (address, width) => {
      asked.push([address, width, chip.core.cycles]);
      return width === 4 ? 0xf000_0001 : width === 2 ? 0x8002 : 0x83;
    };
    chip.core.run(11);
    expect(asked).toEqual([
      [DEVICE + 4, 4, 1],
      [DEVICE + 6, 2, 3],
      [DEVICE + 7, 1, 5],
      [DEVICE + 8, 1, 7],
      [DEVICE + 8, 2, 9],
    ]);
    expect([0, 1, 2, 3, 4].map((r) => chip.register(r))).toEqual([
      0xf000_0001, 0x8002, 0x83, 0xffff_ff83, 0xffff_8002,
    ]);
  });
});

describe('stores', () => {
  const VALUE = 0xdead_beef;
  const cases: [string, number, Record<number, number>, number, number][] = [
    ['STR with an immediate', thumb.strImmediate(0, 1, 4), { 1: HERE }, 0x8091_a2b3, VALUE],
    ['STR with a register', thumb.strRegister(0, 1, 2), { 1: HERE, 2: 0 }, VALUE, 0x1122_3344],
    ['STR to SP', thumb.strSp(0, 0x100), { 13: RAM_BASE }, VALUE, 0x1122_3344],
    ['STRH with an immediate', thumb.strhImmediate(0, 1, 2), { 1: HERE }, 0xbeef_a2b3, 0x1122_3344],
    ['STRH with a register', thumb.strhRegister(0, 1, 2), { 1: HERE, 2: 4 }, 0x8091_a2b3, 0x1122_beef],
    ['STRB with an immediate', thumb.strbImmediate(0, 1, 1), { 1: HERE }, 0x8091_efb3, 0x1122_3344],
    ['STRB with a register', thumb.strbRegister(0, 1, 2), { 1: HERE, 2: 7 }, 0x8091_a2b3, 0xef22_3344],
  ];
  it.each(cases)('%s', (_, instruction, registers, first, second) => {
    const chip = chipWith(instruction, { ...registers, 0: VALUE });
    chip.flags = 'NzCv';
    chip.step();
    expect([chip.word(HERE), chip.word(HERE + 4)]).toEqual([first, second]);
    expect(chip.flags).toBe('NzCv');
    expect(chip.core.cycles).toBe(2);
  });

  it('ask the bus for other addresses with the value cut to the width', () => {
    const chip = new SmallChip([
      thumb.strImmediate(0, 7, 4),
      thumb.strhImmediate(0, 7, 6),
      thumb.strbImmediate(0, 7, 7),
    ]).set({ 0: VALUE, 7: DEVICE });
    chip.step(3);
    expect(chip.writes).toEqual([
      { address: DEVICE + 4, width: 4, value: VALUE, cycle: 0 },
      { address: DEVICE + 6, width: 2, value: 0xbeef, cycle: 2 },
      { address: DEVICE + 7, width: 1, value: 0xef, cycle: 4 },
    ]);
  });

  it('reach the first and the last word of RAM and no further', () => {
    const chip = execute(thumb.strImmediate(0, 1, 0), { 0: 7, 1: RAM_BASE + RAM_SIZE - 4 });
    expect(chip.word(RAM_BASE + RAM_SIZE - 4)).toBe(7);
    expect(execute(thumb.strImmediate(0, 1, 0), { 0: 7, 1: RAM_BASE }).word(RAM_BASE)).toBe(7);
    expect(execute(thumb.strImmediate(0, 1, 0), { 1: RAM_BASE + RAM_SIZE }).core.xpsr & 63).toBe(3);
    expect(execute(thumb.strImmediate(0, 1, 0), { 1: RAM_BASE - 4 }).core.xpsr & 63).toBe(3);
  });

  it('to flash go to the bus, which decides', () => {
    const chip = execute(thumb.strImmediate(0, 1, 0), { 0: 7, 1: 0x400 });
    expect(chip.core.xpsr & 63).toBe(3);
    expect(chip.word(0x400)).toBe(0xffff_ffff);
  });
});

describe('memory that is not a power of two in size', () => {
  it('is reached up to its end', () => {
    const flash = new Uint8Array(0x1800);
    const ram = new Uint8Array(0xc00);
    const core = new CortexM0({ flash, ram, read: () => 0, write: () => undefined });
    const view = new DataView(flash.buffer);
    [
      thumb.strImmediate(0, 1, 0),
      thumb.ldrImmediate(2, 1, 0),
      thumb.ldrbImmediate(3, 1, 3),
      thumb.ldrImmediate(4, 5, 0),
    ].forEach((halfword, at) => {
      view.setUint16(2 * at + 8, halfword, true);
    });
    view.setUint32(4, 9, true);
    view.setUint32(0x17fc, 0x1234_5678, true);
    core.reset();
    core.registers.set([0x8765_4321, RAM_BASE + 0xbfc, 0, 0, 0, 0x17fc]);
    core.run(8);
    expect([2, 3, 4].map((r) => core.registers[r]! >>> 0)).toEqual([0x8765_4321, 0x87, 0x1234_5678]);
  });
});

describe('register lists', () => {
  it('STM stores in ascending order and writes back', () => {
    const chip = execute(thumb.stm(1, 0, 2, 7), { 0: 10, 1: HERE, 2: 12, 7: 17 });
    expect([0, 4, 8].map((at) => chip.word(HERE + at))).toEqual([10, 12, 17]);
    expect(chip.register(1)).toBe(HERE + 12);
    expect(chip.core.cycles).toBe(4);
  });
  it('STM with the base first in the list stores the old base', () => {
    const chip = execute(thumb.stm(2, 2, 3), { 2: HERE, 3: 13 });
    expect([chip.word(HERE), chip.word(HERE + 4)]).toEqual([HERE, 13]);
    expect(chip.register(2)).toBe(HERE + 8);
  });
  it('LDM loads in ascending order and writes back', () => {
    const chip = chipWith(thumb.ldm(1, 0, 7), { 1: HERE });
    chip.step();
    expect([chip.register(0), chip.register(7), chip.register(1)]).toEqual([
      0x8091_a2b3,
      0x1122_3344,
      HERE + 8,
    ]);
    expect(chip.core.cycles).toBe(3);
  });
  it('LDM with the base in the list keeps what was loaded', () => {
    const chip = chipWith(thumb.ldm(1, 0, 1), { 1: HERE });
    chip.step();
    expect([chip.register(0), chip.register(1)]).toEqual([0x8091_a2b3, 0x1122_3344]);
  });
  it('LDM and STM of all eight registers take nine cycles', () => {
    const all = [0, 1, 2, 3, 4, 5, 6, 7];
    expect(execute(thumb.ldm(0, ...all), { 0: HERE }).core.cycles).toBe(9);
    expect(execute(thumb.stm(0, ...all), { 0: HERE }).core.cycles).toBe(9);
  });
  it('PUSH and POP are each other’s inverse', () => {
    const chip = new SmallChip([thumb.push(0, 3, 7, 14), thumb.pop(1, 2, 4, 5)]).set({
      0: 100,
      3: 103,
      7: 107,
      14: 0x201,
    });
    chip.step();
    expect(chip.register(13)).toBe(INITIAL_SP - 16);
    expect([16, 12, 8, 4].map((at) => chip.word(INITIAL_SP - at))).toEqual([100, 103, 107, 0x201]);
    expect(chip.core.cycles).toBe(5);
    chip.step();
    expect([1, 2, 4, 5, 13].map((r) => chip.register(r))).toEqual([100, 103, 107, 0x201, INITIAL_SP]);
    expect(chip.core.cycles).toBe(10);
  });
  it('PUSH of lr alone and POP of pc alone', () => {
    const chip = new SmallChip([thumb.push(14), thumb.pop(15)]).set({ 14: 0x301 });
    chip.step(2);
    expect(chip.pc).toBe(0x300);
    expect(chip.register(13)).toBe(INITIAL_SP);
    expect(chip.core.cycles).toBe(2 + 5);
  });
  it('POP with registers and pc takes 4 + N cycles', () => {
    const chip = chipWith(thumb.pop(0, 1, 15), { 13: HERE });
    chip.word(HERE + 8, 0x401);
    chip.step();
    expect([chip.register(0), chip.register(1), chip.pc]).toEqual([0x8091_a2b3, 0x1122_3344, 0x400]);
    expect(chip.core.cycles).toBe(7);
    expect(chip.register(13)).toBe(HERE + 12);
  });
  it('LDM, STM, PUSH and POP work through the bus too', () => {
    const chip = new SmallChip([thumb.stm(7, 0, 1), thumb.ldm(6, 2, 3)]).set({
      0: 1,
      1: 2,
      6: DEVICE,
      7: DEVICE,
    });
    chip.device = (address) => address - DEVICE + 0x50;
    chip.step(2);
    expect(chip.writes.map(({ address, value }) => [address, value])).toEqual([
      [DEVICE, 1],
      [DEVICE + 4, 2],
    ]);
    expect([2, 3, 6, 7].map((r) => chip.register(r))).toEqual([0x50, 0x54, DEVICE + 8, DEVICE + 8]);
  });
  it('LDM that straddles the end of RAM faults and leaves every register alone', () => {
    const end = RAM_BASE + RAM_SIZE;
    const chip = execute(thumb.ldm(4, 0, 4, 5), { 0: 1, 4: end - 8, 5: 5, 13: RAM_BASE + 0x800 });
    expect(chip.core.xpsr & 63).toBe(3);
    expect([0, 4, 5].map((r) => chip.register(r))).toEqual([1, end - 8, 5]);
  });
  it('STM that faults half-way leaves the base alone', () => {
    const end = RAM_BASE + RAM_SIZE;
    const chip = execute(thumb.stm(4, 0, 1), { 0: 1, 4: end - 4, 13: RAM_BASE + 0x800 });
    expect(chip.core.xpsr & 63).toBe(3);
    expect(chip.register(4)).toBe(end - 4);
  });
});

describe('code that lies neither in flash nor in RAM', () => {
  it('is executed through the bus, branches and literals included', () => {
    const chip = new SmallChip([thumb.bx(0)]).set({ 0: FOREIGN | 1 });
    chip.place(FOREIGN, [
      thumb.ldrLiteral(1, 12), // word at FOREIGN + 16
      thumb.movsImmediate(2, 1),
      thumb.b(2), // to FOREIGN + 10
      thumb.movsImmediate(2, 9),
      thumb.movsImmediate(2, 9),
      thumb.bl(6), // FOREIGN + 10, wide: to FOREIGN + 20
    ]);
    chip.word(FOREIGN + 16, 0xfeed_f00d);
    chip.place(FOREIGN + 20, [thumb.cmpImmediate(2, 1), thumb.conditional('eq', 4)]);
    chip.place(FOREIGN + 30, [thumb.bx(14)]);
    chip.step(5);
    expect([chip.register(1), chip.register(2)]).toEqual([0xfeed_f00d, 1]);
    expect([chip.pc, chip.register(14)]).toEqual([FOREIGN + 20, (FOREIGN + 14) | 1]);
    chip.step(3);
    expect(chip.pc).toBe(FOREIGN + 14);
  });
});
