/**
 * ARMv6-M encodings (ARM DDI 0419, chapter A6) as functions, written from the manual's bit patterns and
 * not from the decoder, so that each proves the other. One halfword each, two in an array for wide ones.
 * Branch offsets are bytes from the instruction's address + 4.
 */

export const CONDITION = {
  eq: 0,
  ne: 1,
  cs: 2,
  cc: 3,
  mi: 4,
  pl: 5,
  vs: 6,
  vc: 7,
  hi: 8,
  ls: 9,
  ge: 10,
  lt: 11,
  gt: 12,
  le: 13,
} as const;

export type ConditionName = keyof typeof CONDITION;

const three = (base: number) => (d: number, n: number, m: number) => base | (m << 6) | (n << 3) | d;
const two = (base: number) => (d: number, m: number) => base | (m << 3) | d;
const eight = (base: number) => (d: number, immediate: number) => base | (d << 8) | immediate;
const high = (base: number) => (d: number, m: number) => base | ((d & 8) << 4) | (m << 3) | (d & 7);
const listBits = (list: readonly number[]) => list.reduce((bits, register) => bits | (1 << register), 0);

export const lslsImmediate = three(0x0000);
export const lsrsImmediate = (d: number, m: number, amount: number) => three(0x0800)(d, m, amount & 31);
export const asrsImmediate = (d: number, m: number, amount: number) => three(0x1000)(d, m, amount & 31);
export const addsRegister = three(0x1800);
export const subsRegister = three(0x1a00);
export const addsImmediate3 = three(0x1c00);
export const subsImmediate3 = three(0x1e00);
export const movsImmediate = eight(0x2000);
export const cmpImmediate = eight(0x2800);
export const addsImmediate8 = eight(0x3000);
export const subsImmediate8 = eight(0x3800);

export const ands = two(0x4000);
export const eors = two(0x4040);
export const lslsRegister = two(0x4080);
export const lsrsRegister = two(0x40c0);
export const asrsRegister = two(0x4100);
export const adcs = two(0x4140);
export const sbcs = two(0x4180);
export const rorsRegister = two(0x41c0);
export const tst = two(0x4200);
export const rsbs = two(0x4240);
export const cmpRegister = two(0x4280);
export const cmn = two(0x42c0);
export const orrs = two(0x4300);
export const muls = two(0x4340);
export const bics = two(0x4380);
export const mvns = two(0x43c0);

export const addHigh = high(0x4400);
export const cmpHigh = high(0x4500);
export const movHigh = high(0x4600);
export const bx = (m: number) => 0x4700 | (m << 3);
export const blx = (m: number) => 0x4780 | (m << 3);
export const ldrLiteral = (t: number, bytes: number) => 0x4800 | (t << 8) | (bytes >> 2);

export const strRegister = three(0x5000);
export const strhRegister = three(0x5200);
export const strbRegister = three(0x5400);
export const ldrsbRegister = three(0x5600);
export const ldrRegister = three(0x5800);
export const ldrhRegister = three(0x5a00);
export const ldrbRegister = three(0x5c00);
export const ldrshRegister = three(0x5e00);
/** Offsets in bytes. */
export const strImmediate = (t: number, n: number, bytes: number) => three(0x6000)(t, n, bytes >> 2);
export const ldrImmediate = (t: number, n: number, bytes: number) => three(0x6800)(t, n, bytes >> 2);
export const strbImmediate = three(0x7000);
export const ldrbImmediate = three(0x7800);
export const strhImmediate = (t: number, n: number, bytes: number) => three(0x8000)(t, n, bytes >> 1);
export const ldrhImmediate = (t: number, n: number, bytes: number) => three(0x8800)(t, n, bytes >> 1);
export const strSp = (t: number, bytes: number) => eight(0x9000)(t, bytes >> 2);
export const ldrSp = (t: number, bytes: number) => eight(0x9800)(t, bytes >> 2);
export const adr = (d: number, bytes: number) => eight(0xa000)(d, bytes >> 2);
export const addSpImmediate = (d: number, bytes: number) => eight(0xa800)(d, bytes >> 2);
export const addSp = (bytes: number) => 0xb000 | (bytes >> 2);
export const subSp = (bytes: number) => 0xb080 | (bytes >> 2);

export const sxth = two(0xb200);
export const sxtb = two(0xb240);
export const uxth = two(0xb280);
export const uxtb = two(0xb2c0);
export const push = (...list: number[]) => 0xb400 | (listBits(list) & 0xff) | (list.includes(14) ? 0x100 : 0);
export const pop = (...list: number[]) => 0xbc00 | (listBits(list) & 0xff) | (list.includes(15) ? 0x100 : 0);
export const cpsie = 0xb662;
export const cpsid = 0xb672;
export const rev = two(0xba00);
export const rev16 = two(0xba40);
export const revsh = two(0xbac0);
export const bkpt = (comment: number) => 0xbe00 | comment;
export const nop = 0xbf00;
export const yieldHint = 0xbf10;
export const wfe = 0xbf20;
export const wfi = 0xbf30;
export const sev = 0xbf40;
export const stm = (n: number, ...list: number[]) => 0xc000 | (n << 8) | listBits(list);
export const ldm = (n: number, ...list: number[]) => 0xc800 | (n << 8) | listBits(list);

export const conditional = (name: ConditionName, bytes: number) =>
  0xd000 | (CONDITION[name] << 8) | ((bytes >> 1) & 0xff);
export const udf = (comment: number) => 0xde00 | comment;
export const svc = (comment: number) => 0xdf00 | comment;
export const b = (bytes: number) => 0xe000 | ((bytes >> 1) & 0x7ff);

export function bl(bytes: number): number[] {
  const s = bytes < 0 ? 1 : 0;
  const j1 = ((bytes >> 23) & 1) ^ 1 ^ s;
  const j2 = ((bytes >> 22) & 1) ^ 1 ^ s;
  return [
    0xf000 | (s << 10) | ((bytes >> 12) & 0x3ff),
    0xd000 | (j1 << 13) | (j2 << 11) | ((bytes >> 1) & 0x7ff),
  ];
}

/** SYSm numbers (B4.2.2). */
export const SPECIAL = {
  apsr: 0,
  ipsr: 5,
  epsr: 6,
  xpsr: 3,
  msp: 8,
  psp: 9,
  primask: 16,
  control: 20,
} as const;
export const mrs = (d: number, special: number): number[] => [0xf3ef, 0x8000 | (d << 8) | special];
export const msr = (special: number, n: number): number[] => [0xf380 | n, 0x8800 | special];
export const dsb: number[] = [0xf3bf, 0x8f4f];
export const dmb: number[] = [0xf3bf, 0x8f5f];
export const isb: number[] = [0xf3bf, 0x8f6f];
