import { describe, expect, it } from 'vitest';
import { CODE, SmallChip, execute } from './small-chip.ts';
import * as thumb from './thumb.ts';

const EDGES = [
  0, 1, 2, 0x55, 0xff, 0x7fff, 0x8000, 0xffff, 0x1234_5678, 0x7fff_fffe, 0x7fff_ffff, 0x8000_0000,
  0x8000_0001, 0xdead_beef, 0xffff_fffe, 0xffff_ffff,
];

type Outcome = { result: number; flags: string };

const bit = (name: string, set: boolean) => (set ? name.toUpperCase() : name);
const nz = (result: number) => bit('n', result >= 0x8000_0000) + bit('z', result === 0);

/** AddWithCarry of the manual (A2.2.1), in exact integers. */
function addWithCarry(x: number, y: number, carry: number): Outcome {
  const unsigned = BigInt(x) + BigInt(y) + BigInt(carry);
  const signed = BigInt(x | 0) + BigInt(y | 0) + BigInt(carry);
  const result = Number(unsigned & 0xffff_ffffn);
  const c = BigInt(result) !== unsigned;
  const v = BigInt(result | 0) !== signed;
  return { result, flags: nz(result) + bit('c', c) + bit('v', v) };
}

const inverse = (x: number) => ~x >>> 0;
const hex = (value: number) => `0x${value.toString(16)}`;

/** Runs over all pairs of edge values with both carries; the target register starts as `x`. */
function overEdges(
  instruction: number,
  expected: (x: number, y: number, carry: number, v: string) => Outcome,
  target = 0,
): void {
  const chip = new SmallChip([instruction]);
  for (const x of EDGES) {
    for (const y of EDGES) {
      for (const before of ['', 'C', 'V', 'NZCV']) {
        const carry = before.includes('C') ? 1 : 0;
        chip.set({ 0: x, 1: y, 2: y, 15: CODE }).flags = before;
        chip.step();
        const v = before.includes('V') ? 'V' : 'v';
        const actual = { result: chip.register(target), flags: chip.flags };
        expect(actual, `x=${hex(x)} y=${hex(y)} before=${before}`).toEqual(expected(x, y, carry, v));
        expect(chip.pc).toBe(0x202);
      }
    }
  }
}

describe('additions and subtractions set all four flags as AddWithCarry does', () => {
  it('ADDS Rd, Rn, Rm', () => overEdges(thumb.addsRegister(3, 0, 1), (x, y) => addWithCarry(x, y, 0), 3));
  it('SUBS Rd, Rn, Rm', () =>
    overEdges(thumb.subsRegister(3, 0, 1), (x, y) => addWithCarry(x, inverse(y), 1), 3));
  it('ADCS Rdn, Rm', () => overEdges(thumb.adcs(0, 1), (x, y, carry) => addWithCarry(x, y, carry)));
  it('SBCS Rdn, Rm', () => overEdges(thumb.sbcs(0, 1), (x, y, carry) => addWithCarry(x, inverse(y), carry)));
  it('RSBS Rd, Rn, #0', () => overEdges(thumb.rsbs(0, 1), (_, y) => addWithCarry(inverse(y), 0, 1)));
  it('CMP Rn, Rm leaves the registers alone', () =>
    overEdges(thumb.cmpRegister(0, 1), (x, y) => ({
      result: x,
      flags: addWithCarry(x, inverse(y), 1).flags,
    })));
  it('CMN Rn, Rm leaves the registers alone', () =>
    overEdges(thumb.cmn(0, 1), (x, y) => ({ result: x, flags: addWithCarry(x, y, 0).flags })));

  for (const immediate of [0, 1, 5, 7]) {
    it(`ADDS Rd, Rn, #${immediate}`, () =>
      overEdges(thumb.addsImmediate3(4, 0, immediate), (x) => addWithCarry(x, immediate, 0), 4));
    it(`SUBS Rd, Rn, #${immediate}`, () =>
      overEdges(thumb.subsImmediate3(4, 0, immediate), (x) => addWithCarry(x, inverse(immediate), 1), 4));
  }
  for (const immediate of [0, 1, 127, 128, 255]) {
    it(`ADDS Rdn, #${immediate}`, () =>
      overEdges(thumb.addsImmediate8(0, immediate), (x) => addWithCarry(x, immediate, 0)));
    it(`SUBS Rdn, #${immediate}`, () =>
      overEdges(thumb.subsImmediate8(0, immediate), (x) => addWithCarry(x, inverse(immediate), 1)));
    it(`CMP Rn, #${immediate}`, () =>
      overEdges(thumb.cmpImmediate(0, immediate), (x) => ({
        result: x,
        flags: addWithCarry(x, inverse(immediate), 1).flags,
      })));
  }

  it('an instruction may use one register for everything', () => {
    expect(execute(thumb.addsRegister(5, 5, 5), { 5: 0x8000_0000 }).flags).toBe('nZCV');
    expect(execute(thumb.subsRegister(5, 5, 5), { 5: 0x8000_0000 }).flags).toBe('nZCv');
    expect(execute(thumb.rsbs(5, 5), { 5: 0x8000_0000 }).register(5)).toBe(0x8000_0000);
    expect(execute(thumb.rsbs(5, 5), { 5: 0x8000_0000 }).flags).toBe('NzcV');
    expect(execute(thumb.sbcs(5, 5), { 5: 3 }, '').register(5)).toBe(0xffff_ffff);
  });
});

describe('logic and moves set N and Z and leave C and V', () => {
  const logic = (result: number, carry: number, v: string): Outcome => ({
    result: result >>> 0,
    flags: nz(result >>> 0) + (carry ? 'C' : 'c') + v,
  });
  it('ANDS', () => overEdges(thumb.ands(0, 1), (x, y, carry, v) => logic(x & y, carry, v)));
  it('EORS', () => overEdges(thumb.eors(0, 1), (x, y, carry, v) => logic(x ^ y, carry, v)));
  it('ORRS', () => overEdges(thumb.orrs(0, 1), (x, y, carry, v) => logic(x | y, carry, v)));
  it('BICS', () => overEdges(thumb.bics(0, 1), (x, y, carry, v) => logic(x & ~y, carry, v)));
  it('MVNS', () => overEdges(thumb.mvns(0, 1), (_, y, carry, v) => logic(~y, carry, v)));
  it('MOVS Rd, Rm', () => overEdges(thumb.lslsImmediate(0, 1, 0), (_, y, carry, v) => logic(y, carry, v)));
  it('TST leaves the registers alone', () =>
    overEdges(thumb.tst(0, 1), (x, y, carry, v) => ({ ...logic(x & y, carry, v), result: x })));
  it('MULS keeps the low 32 bits', () =>
    overEdges(thumb.muls(0, 1), (x, y, carry, v) =>
      logic(Number((BigInt(x) * BigInt(y)) & 0xffff_ffffn), carry, v),
    ));
  for (const immediate of [0, 1, 127, 128, 255]) {
    it(`MOVS Rd, #${immediate}`, () =>
      overEdges(thumb.movsImmediate(0, immediate), (_, __, carry, v) => logic(immediate, carry, v)));
  }
});

describe('shifts', () => {
  type Shift = (value: bigint, amount: number, carry: number) => { result: bigint; carry: number };
  const at = (value: bigint, position: number) => Number((value >> BigInt(position)) & 1n);
  const WORD = 0xffff_ffffn;
  const signed = (value: bigint) => BigInt.asIntN(32, value);
  const lsl: Shift = (value, amount, carry) =>
    amount === 0
      ? { result: value, carry }
      : { result: (value << BigInt(amount)) & WORD, carry: at(value << BigInt(amount), 32) };
  const lsr: Shift = (value, amount, carry) =>
    amount === 0
      ? { result: value, carry }
      : { result: value >> BigInt(amount), carry: at(value, amount - 1) };
  const asr: Shift = (value, amount, carry) =>
    amount === 0
      ? { result: value, carry }
      : { result: (signed(value) >> BigInt(amount)) & WORD, carry: at(signed(value), amount - 1) };
  const ror: Shift = (value, amount, carry) => {
    if (amount === 0) return { result: value, carry };
    const by = BigInt(amount % 32);
    const result = ((value >> by) | (value << (32n - by))) & WORD;
    return { result, carry: at(result, 31) };
  };

  const VALUES = [0, 1, 3, 0x4000_0000, 0x8000_0000, 0xc000_0001, 0x7fff_ffff, 0xffff_ffff, 0x1234_5678];

  function check(instruction: number, shift: Shift, amount: number, amountRegister: number): void {
    const chip = new SmallChip([instruction]);
    for (const value of VALUES) {
      for (const before of ['', 'C', 'V', 'NZCV']) {
        chip.set({ 0: value, 1: amountRegister, 6: value, 15: CODE }).flags = before;
        chip.step();
        const expected = shift(BigInt(value), amount, before.includes('C') ? 1 : 0);
        const result = Number(expected.result);
        expect(
          { result: hex(chip.register(0)), flags: chip.flags },
          `value=${hex(value)} before=${before}`,
        ).toEqual({
          result: hex(result),
          flags: nz(result) + bit('c', expected.carry === 1) + bit('v', before.includes('V')),
        });
      }
    }
  }

  for (const amount of [1, 2, 15, 16, 30, 31]) {
    it(`LSLS Rd, Rm, #${amount}`, () => check(thumb.lslsImmediate(0, 6, amount), lsl, amount, 0));
  }
  for (const amount of [1, 2, 15, 16, 30, 31, 32]) {
    it(`LSRS Rd, Rm, #${amount}`, () => check(thumb.lsrsImmediate(0, 6, amount), lsr, amount, 0));
    it(`ASRS Rd, Rm, #${amount}`, () => check(thumb.asrsImmediate(0, 6, amount), asr, amount, 0));
  }
  for (const amount of [0, 1, 16, 31, 32, 33, 63, 64, 96, 128, 254, 255]) {
    for (const upper of [0, 0xffff_ff00]) {
      const register = (upper | amount) >>> 0;
      const title = `by a register that holds ${hex(register)}: the low byte counts`;
      it(`LSLS ${title}`, () => check(thumb.lslsRegister(0, 1), lsl, amount, register));
      it(`LSRS ${title}`, () => check(thumb.lsrsRegister(0, 1), lsr, amount, register));
      it(`ASRS ${title}`, () => check(thumb.asrsRegister(0, 1), asr, amount, register));
      it(`RORS ${title}`, () => check(thumb.rorsRegister(0, 1), ror, amount, register));
    }
  }

  it('a register can be shifted by itself', () => {
    expect(execute(thumb.lslsRegister(2, 2), { 2: 4 }).register(2)).toBe(64);
    expect(execute(thumb.rorsRegister(2, 2), { 2: 4 }).register(2)).toBe(0x4000_0000);
  });
});

describe('instructions on high registers', () => {
  it('ADD Rdn, Rm wraps and leaves the flags alone', () => {
    for (const flags of ['nzcv', 'NZCV']) {
      const chip = execute(thumb.addHigh(8, 12), { 8: 0xffff_ffff, 12: 2 }, flags);
      expect(chip.register(8)).toBe(1);
      expect(chip.flags).toBe(flags);
    }
  });
  it('ADD takes low registers too', () =>
    expect(execute(thumb.addHigh(0, 1), { 0: 5, 1: 6 }).register(0)).toBe(11));
  it('MOV moves between any two registers without flags', () => {
    for (const [d, m] of [
      [0, 8],
      [8, 0],
      [12, 9],
      [3, 4],
      [14, 1],
      [1, 14],
    ] as const) {
      const chip = execute(thumb.movHigh(d, m), { [m]: 0x8000_0000 }, 'zC');
      expect(chip.register(d)).toBe(0x8000_0000);
      expect(chip.flags).toBe('nzCv');
    }
  });
  it('MOV Rd, PC gives the address of the instruction + 4', () =>
    expect(execute(thumb.movHigh(3, 15)).register(3)).toBe(0x204));
  it('ADD Rd, PC adds the address of the instruction + 4', () =>
    expect(execute(thumb.addHigh(3, 15), { 3: 0x10 }).register(3)).toBe(0x214));
  it('MOV and ADD into SP drop the two low bits', () => {
    expect(execute(thumb.movHigh(13, 0), { 0: 0x2000_0803 }).register(13)).toBe(0x2000_0800);
    expect(execute(thumb.addHigh(13, 0), { 0: 7, 13: 0x2000_0800 }).register(13)).toBe(0x2000_0804);
  });
  it('SP can be read', () => {
    expect(execute(thumb.movHigh(4, 13), { 13: 0x2000_0800 }).register(4)).toBe(0x2000_0800);
    expect(execute(thumb.addHigh(4, 13), { 4: 4, 13: 0x2000_0800 }).register(4)).toBe(0x2000_0804);
  });
  it('CMP compares any two registers', () => {
    for (const x of EDGES) {
      for (const y of EDGES) {
        const { flags } = addWithCarry(x, inverse(y), 1);
        expect(execute(thumb.cmpHigh(8, 1), { 8: x, 1: y }).flags).toBe(flags);
        expect(execute(thumb.cmpHigh(3, 11), { 3: x, 11: y }).flags).toBe(flags);
      }
    }
    expect(execute(thumb.cmpHigh(13, 0), { 13: 0x2000_0800, 0: 0x2000_0800 }).flags).toBe('nZCv');
  });
});

describe('extending and reversing', () => {
  const cases: [string, (d: number, m: number) => number, number, number][] = [
    ['SXTH', thumb.sxth, 0x1234_8001, 0xffff_8001],
    ['SXTH', thumb.sxth, 0xffff_7fff, 0x0000_7fff],
    ['SXTB', thumb.sxtb, 0x1234_5680, 0xffff_ff80],
    ['SXTB', thumb.sxtb, 0xffff_ff7f, 0x0000_007f],
    ['UXTH', thumb.uxth, 0x1234_8001, 0x0000_8001],
    ['UXTB', thumb.uxtb, 0x1234_56ff, 0x0000_00ff],
    ['REV', thumb.rev, 0x1234_5678, 0x7856_3412],
    ['REV', thumb.rev, 0xff00_8001, 0x0180_00ff],
    ['REV16', thumb.rev16, 0x1234_5678, 0x3412_7856],
    ['REV16', thumb.rev16, 0xff00_0080, 0x00ff_8000],
    ['REVSH', thumb.revsh, 0x1234_5678, 0x0000_7856],
    ['REVSH', thumb.revsh, 0x1234_5680, 0xffff_8056],
  ];
  it.each(cases)('%s of %#', (_, encode, before, after) => {
    for (const flags of ['nzcv', 'NZCV']) {
      const chip = execute(encode(0, 7), { 7: before }, flags);
      expect(chip.register(0)).toBe(after);
      expect(chip.register(7)).toBe(before);
      expect(chip.flags).toBe(flags);
      expect(execute(encode(2, 2), { 2: before }, flags).register(2)).toBe(after);
    }
  });
});

describe('addresses', () => {
  it('ADR counts from the word-aligned pc', () => {
    expect(execute(thumb.adr(1, 1020)).register(1)).toBe(0x204 + 1020);
    const chip = execute(thumb.nop);
    chip.place(0x202, [thumb.adr(1, 8)]);
    chip.step();
    expect(chip.register(1)).toBe(0x204 + 8);
  });
  it('ADD Rd, SP, #imm', () =>
    expect(execute(thumb.addSpImmediate(5, 1020), { 13: 0x2000_0000 }).register(5)).toBe(0x2000_03fc));
  it('ADD SP, #imm and SUB SP, #imm', () => {
    expect(execute(thumb.addSp(508), { 13: 0x2000_0000 }).register(13)).toBe(0x2000_01fc);
    expect(execute(thumb.subSp(508), { 13: 0x2000_0800 }).register(13)).toBe(0x2000_0604);
    expect(execute(thumb.addSp(0), { 13: 0x2000_0800 }, 'NZCV').flags).toBe('NZCV');
  });
});
