import { OPERATION } from './operations.ts';

/**
 * ARMv6-M instructions (ARM DDI 0419, chapter A5) as one word: the operation number at bits 0-6 and
 * a signed operand of 25 bits above it.
 *
 * Operands: registers lie at bits 0-3 (d), 4-7 (n), 8-11 (m), an immediate from bit 12 up. Exceptions:
 * near branches carry the target as an index into the decoded words, far ones the offset in halfwords
 * (the conditional one `offset << 4 | condition`), `adjustSp` the signed bytes, `ldrLiteral`
 * `offset << 4 | d`, `cps` PRIMASK, `highSpecial` the halfword, register lists
 * `count << 20 | base << 16 | list`.
 */
export const OPERATION_BITS = 7;

export interface Decoded {
  operation: number;
  operand: number;
  /** Halfwords: 1 or 2. */
  length: 1 | 2;
}

/** Where the instruction lies: indices count halfwords in the decoded arrays. */
export interface CodeRegion {
  /** First index of the region. */
  readonly start: number;
  /** One past its last index. */
  readonly end: number;
}

const DATA_PROCESSING = [
  OPERATION.ands,
  OPERATION.eors,
  OPERATION.lslsRegister,
  OPERATION.lsrsRegister,
  OPERATION.asrsRegister,
  OPERATION.adcs,
  OPERATION.sbcs,
  OPERATION.rorsRegister,
  OPERATION.tst,
  OPERATION.rsbs,
  OPERATION.cmpRegister,
  OPERATION.cmn,
  OPERATION.orrs,
  OPERATION.muls,
  OPERATION.bics,
  OPERATION.mvns,
] as const;

const REGISTER_OFFSET = [
  OPERATION.strRegister,
  OPERATION.strhRegister,
  OPERATION.strbRegister,
  OPERATION.ldrsbRegister,
  OPERATION.ldrRegister,
  OPERATION.ldrhRegister,
  OPERATION.ldrbRegister,
  OPERATION.ldrshRegister,
] as const;

const EXTEND = [OPERATION.sxth, OPERATION.sxtb, OPERATION.uxth, OPERATION.uxtb] as const;

function populationCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** True for the first halfword of a 32-bit instruction. */
export function isWide(halfword: number): boolean {
  return halfword >>> 11 > 0b11100;
}

/**
 * Decodes the instruction whose halfwords are `first` and (for a wide one) `second`. Writes into
 * `out`, so that decoding allocates nothing.
 */
export function decode(out: Decoded, first: number, second: number, index: number, region: CodeRegion): void {
  out.length = 1;
  out.operation = OPERATION.undefined;
  out.operand = 0;
  switch (first >>> 12) {
    case 0x0:
    case 0x1: {
      decodeShiftAddSubtract(out, first);
      return;
    }
    case 0x2:
    case 0x3: {
      decodeImmediate8(out, first);
      return;
    }
    case 0x4:
      if ((first & 0x0800) !== 0) {
        out.operation = OPERATION.ldrLiteral;
        out.operand = ((first & 0xff) << 6) | ((first >>> 8) & 7);
      } else if ((first & 0x0400) !== 0) decodeHigh(out, first);
      else {
        out.operation = DATA_PROCESSING[(first >>> 6) & 15] ?? OPERATION.undefined;
        out.operand = (first & 7) | (((first >>> 3) & 7) << 4);
      }
      return;
    case 0x5:
      out.operation = REGISTER_OFFSET[(first >>> 9) & 7] ?? OPERATION.undefined;
      out.operand = registers3(first) | (((first >>> 6) & 7) << 8);
      return;
    case 0x6:
      out.operation = (first & 0x0800) !== 0 ? OPERATION.ldrImmediate : OPERATION.strImmediate;
      out.operand = registers3(first) | (((first >>> 6) & 31) << 14);
      return;
    case 0x7:
      out.operation = (first & 0x0800) !== 0 ? OPERATION.ldrbImmediate : OPERATION.strbImmediate;
      out.operand = registers3(first) | (((first >>> 6) & 31) << 12);
      return;
    case 0x8:
      out.operation = (first & 0x0800) !== 0 ? OPERATION.ldrhImmediate : OPERATION.strhImmediate;
      out.operand = registers3(first) | (((first >>> 6) & 31) << 13);
      return;
    case 0x9:
      out.operation = (first & 0x0800) !== 0 ? OPERATION.ldrImmediate : OPERATION.strImmediate;
      out.operand = ((first >>> 8) & 7) | (13 << 4) | ((first & 0xff) << 14);
      return;
    case 0xa:
      out.operation = (first & 0x0800) !== 0 ? OPERATION.addSp : OPERATION.addPc;
      out.operand = ((first >>> 8) & 7) | ((first & 0xff) << 14);
      return;
    case 0xb: {
      decodeMiscellaneous(out, first);
      return;
    }
    case 0xc: {
      const list = first & 0xff;
      if (list === 0) return; // UNPREDICTABLE; treated as undefined so that it cannot pass unseen
      out.operation = (first & 0x0800) !== 0 ? OPERATION.ldm : OPERATION.stm;
      out.operand = list | (((first >>> 8) & 7) << 16) | (populationCount(list) << 20);
      return;
    }
    case 0xd: {
      decodeConditional(out, first, index, region);
      return;
    }
    case 0xe:
      if ((first & 0x0800) !== 0) {
        out.length = 2;
        return;
      }
      {
        branch(out, OPERATION.b, OPERATION.bFar, (first << 21) >> 21, index, region);
        return;
      }
    default:
      out.length = 2;
      if ((first & 0x0800) === 0) decodeWide(out, first, second, index, region);
  }
}

/** Rd or Rt at bits 0-2, Rn at bits 3-5. */
function registers3(halfword: number): number {
  return (halfword & 7) | (((halfword >>> 3) & 7) << 4);
}

function decodeShiftAddSubtract(out: Decoded, halfword: number): void {
  const amount = (halfword >>> 6) & 31;
  out.operand = registers3(halfword) | (amount << 12);
  switch (halfword >>> 11) {
    case 0:
      out.operation = amount === 0 ? OPERATION.movsRegister : OPERATION.lslsImmediate;
      return;
    case 1:
      out.operation = amount === 0 ? OPERATION.lsrs32 : OPERATION.lsrsImmediate;
      return;
    case 2:
      out.operation = amount === 0 ? OPERATION.asrs32 : OPERATION.asrsImmediate;
      return;
    default: {
      const m = (halfword >>> 6) & 7;
      const immediate = (halfword & 0x0400) !== 0;
      const subtract = (halfword & 0x0200) !== 0;
      out.operand = registers3(halfword) | (immediate ? m << 12 : m << 8);
      if (immediate) out.operation = subtract ? OPERATION.subsImmediate : OPERATION.addsImmediate;
      else out.operation = subtract ? OPERATION.subsRegister : OPERATION.addsRegister;
    }
  }
}

function decodeImmediate8(out: Decoded, halfword: number): void {
  const d = (halfword >>> 8) & 7;
  out.operand = d | (d << 4) | ((halfword & 0xff) << 12);
  switch ((halfword >>> 11) & 3) {
    case 0:
      out.operation = OPERATION.movsImmediate;
      return;
    case 1:
      out.operation = OPERATION.cmpImmediate;
      return;
    case 2:
      out.operation = OPERATION.addsImmediate;
      return;
    default:
      out.operation = OPERATION.subsImmediate;
  }
}

/** A5.2.3: ADD, CMP, MOV on high registers, BX, BLX. `highSpecial` keeps the halfword as operand. */
function decodeHigh(out: Decoded, halfword: number): void {
  const m = (halfword >>> 3) & 15;
  const d = (halfword & 7) | ((halfword >>> 4) & 8);
  const kind = (halfword >>> 8) & 3;
  if (kind === 3) {
    if ((halfword & 7) !== 0) return; // should-be-zero bits: UNPREDICTABLE
    out.operation = (halfword & 0x80) !== 0 ? OPERATION.blx : OPERATION.bx;
    out.operand = m << 4;
    if (m !== 15) return;
  } else {
    out.operand = d | (m << 4);
    if (kind === 0) out.operation = OPERATION.addHigh;
    else if (kind === 1) out.operation = OPERATION.cmpRegister;
    else out.operation = OPERATION.movHigh;
    if (kind === 2 && d === 15 && m !== 15) {
      out.operation = OPERATION.movPc;
      return;
    }
    const writesSp = d === 13 && kind !== 1;
    if (m !== 15 && d !== 15 && !writesSp) return;
  }
  out.operation = OPERATION.highSpecial;
  out.operand = halfword;
}

function decodeMiscellaneous(out: Decoded, halfword: number): void {
  switch ((halfword >>> 8) & 15) {
    case 0x0: {
      const bytes = (halfword & 0x7f) << 2;
      out.operation = OPERATION.adjustSp;
      out.operand = (halfword & 0x80) !== 0 ? -bytes : bytes;
      return;
    }
    case 0x2:
      out.operation = EXTEND[(halfword >>> 6) & 3] ?? OPERATION.undefined;
      out.operand = registers3(halfword);
      return;
    case 0x4:
    case 0x5: {
      const list = (halfword & 0xff) | ((halfword & 0x100) << 6); // lr is register 14
      if (list === 0) return;
      out.operation = OPERATION.push;
      out.operand = list | (populationCount(list) << 20);
      return;
    }
    case 0x6:
      if ((halfword & 0xffef) === 0xb662) {
        out.operation = OPERATION.cps;
        out.operand = (halfword >>> 4) & 1;
      }
      return;
    case 0xa: {
      const kind = (halfword >>> 6) & 3;
      if (kind === 2) return;
      if (kind === 0) out.operation = OPERATION.rev;
      else out.operation = kind === 1 ? OPERATION.rev16 : OPERATION.revsh;
      out.operand = registers3(halfword);
      return;
    }
    case 0xc:
    case 0xd: {
      const list = halfword & 0xff;
      const returns = (halfword & 0x100) !== 0;
      if (list === 0 && !returns) return;
      out.operation = returns ? OPERATION.popPc : OPERATION.pop;
      out.operand = list | ((populationCount(list) + (returns ? 1 : 0)) << 20);
      return;
    }
    case 0xe:
      out.operation = OPERATION.bkpt;
      out.operand = halfword & 0xff;
      return;
    case 0xf: {
      decodeHint(out, halfword);
      return;
    }
    default: // CBZ, CBNZ, SETEND and the rest are ARMv7-M or not M at all
  }
}

/** A5.2.5: a mask other than 0 would be IT, which ARMv6-M does not have. */
function decodeHint(out: Decoded, halfword: number): void {
  if ((halfword & 15) !== 0) return;
  switch ((halfword >>> 4) & 15) {
    case 2:
      out.operation = OPERATION.wfe;
      return;
    case 3:
      out.operation = OPERATION.wfi;
      return;
    case 4:
      out.operation = OPERATION.sev;
      return;
    default: // NOP, YIELD; unallocated hints behave as NOP
      out.operation = OPERATION.nop;
  }
}

function decodeConditional(out: Decoded, halfword: number, index: number, region: CodeRegion): void {
  const condition = (halfword >>> 8) & 15;
  if (condition === 14) return; // UDF
  if (condition === 15) {
    out.operation = OPERATION.svc;
    out.operand = halfword & 0xff;
    return;
  }
  branch(out, OPERATION.beq + condition, OPERATION.conditionalFar, (halfword << 24) >> 24, index, region);
  // The far form carries the condition beside the offset.
  if (out.operation === OPERATION.conditionalFar) out.operand = (out.operand << 4) | condition;
}

/** `offset` in halfwords from the instruction's address + 4. The far forms carry it as it is. */
function branch(
  out: Decoded,
  near: number,
  far: number,
  offset: number,
  index: number,
  region: CodeRegion,
): void {
  const target = index + 2 + offset;
  const inside = target >= region.start && target < region.end;
  out.operation = inside ? near : far;
  out.operand = inside ? target : offset;
}

/** A5.3: BL, MSR, MRS, barriers, UDF.W. */
function decodeWide(out: Decoded, first: number, second: number, index: number, region: CodeRegion): void {
  if ((second & 0xd000) === 0xd000) {
    const s = (first >>> 10) & 1;
    const i1 = ((second >>> 13) & 1) ^ s ^ 1;
    const i2 = ((second >>> 11) & 1) ^ s ^ 1;
    const offset = (s << 23) | (i1 << 22) | (i2 << 21) | ((first & 0x3ff) << 11) | (second & 0x7ff);
    branch(out, OPERATION.bl, OPERATION.blFar, (offset << 8) >> 8, index, region);
    return;
  }
  if ((second & 0xd000) !== 0x8000) return;
  const systemRegister = second & 0xff;
  if ((first & 0xfff0) === 0xf380 && (second & 0xff00) === 0x8800) {
    out.operation = OPERATION.msr;
    out.operand = (first & 15) | (systemRegister << 12);
  } else if (first === 0xf3ef && (second & 0xf000) === 0x8000) {
    out.operation = OPERATION.mrs;
    out.operand = ((second >>> 8) & 15) | (systemRegister << 12);
  } else if (first === 0xf3bf && (second & 0xff00) === 0x8f00) {
    const kind = (second >>> 4) & 15;
    if (kind >= 4 && kind <= 6) out.operation = OPERATION.barrier;
  }
}
