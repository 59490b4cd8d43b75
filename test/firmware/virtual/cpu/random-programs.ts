import * as thumb from './thumb.ts';

/**
 * One flash image that runs many short random programs and reports, over the nRF51's UART, what each
 * left behind: all registers, the exception frame, IPSR and a window of RAM. The same bytes run on QEMU
 * and on our core, so that the report needs no interpretation: it has to be equal.
 *
 * Each program starts by an exception return (its frame and registers lie in a table) and ends with SVC
 * or with a fault; both come to the same handler, which reports and starts the next.
 */
export interface RandomImage {
  readonly flash: Uint8Array;
  readonly programs: readonly Program[];
}

export interface Program {
  readonly address: number;
  readonly halfwords: readonly number[];
}

export const FLASH_SIZE = 0x4_0000;
export const RAM_SIZE = 0x4000;
export const UART = { base: 0x4000_2000, txReady: 0x11c, enable: 0x500, startTx: 0x008, txd: 0x51c } as const;

const INDEX = 0x2000_0000;
const WINDOW = 0x2000_0100;
const WINDOW_WORDS = 32;
const FRAME = 0x2000_0800;
const HARNESS = 0x100;
const TABLE = 0x400;
const ENTRY_WORDS = WINDOW_WORDS + 16;

/** r8-r11, r4-r7, EXC_RETURN, the frame; IPSR and the frame's address; the window. */
export const REPORT_WORDS = 17 + 2 + WINDOW_WORDS;
export const REPORT_NAMES = [
  ...['r8', 'r9', 'r10', 'r11', 'r4', 'r5', 'r6', 'r7', 'EXC_RETURN'],
  ...['r0', 'r1', 'r2', 'r3', 'r12', 'lr', 'pc', 'xPSR', 'IPSR', 'frame'],
  ...Array.from({ length: WINDOW_WORDS }, (_, at) => `window[${at}]`),
];

/** xorshift32: the same programs everywhere. */
function randomSource(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomSource>;

const EDGES = [0, 1, 2, 31, 32, 33, 0xff, 0x7fff, 0x8000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

function randomWord(random: Random): number {
  return random(3) === 0 ? EDGES[random(EDGES.length)]! : random(2 ** 16) * 2 ** 16 + random(2 ** 16);
}

/** Not CBZ, IT and SETEND: QEMU executes them on a Cortex-M0 too. */
const UNDEFINED = [0xde00, 0xba80, 0xb700, 0xe800, 0xf7f0];
/** Any of r0-r6: r7 holds the window's address throughout. */
const low = (random: Random) => random(7);
const anyRegister = (random: Random) => [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 14][random(13)]!;

function randomList(random: Random, without: number): number[] {
  const list = [0, 1, 2, 3, 4, 5, 6].filter((register) => register !== without && random(3) === 0);
  return list.length > 0 ? list : [without === 0 ? 1 : 0];
}

function alignedOffset(random: Random, width: number): number {
  const offset = random(124);
  return random(12) === 0 ? offset : offset - (offset % width);
}

/** Instructions, or short groups of them that must stay together. */
function randomGroup(random: Random): number[] {
  const d = low(random);
  const n = low(random);
  const m = low(random);
  switch (random(25)) {
    case 0:
      return [[thumb.lslsImmediate, thumb.lsrsImmediate, thumb.asrsImmediate][random(3)]!(d, n, random(32))];
    case 1:
      return [[thumb.addsRegister, thumb.subsRegister][random(2)]!(d, n, m)];
    case 2:
      return [[thumb.addsImmediate3, thumb.subsImmediate3][random(2)]!(d, n, random(8))];
    case 3:
    case 4: {
      const kinds = [thumb.movsImmediate, thumb.cmpImmediate, thumb.addsImmediate8, thumb.subsImmediate8];
      return [kinds[random(4)]!(d, random(256))];
    }
    case 5:
    case 6:
    case 7:
    case 8:
    case 9: // all sixteen data processing instructions
      return [0x4000 | (random(16) << 6) | (n << 3) | d];
    case 10: {
      const high = [thumb.addHigh, thumb.movHigh][random(2)]!;
      return [high(anyRegister(random), random(8) === 0 ? 15 : anyRegister(random))];
    }
    case 11:
      return [thumb.cmpHigh(8 + random(5), anyRegister(random))];
    case 12:
      return [
        [thumb.sxth, thumb.sxtb, thumb.uxth, thumb.uxtb, thumb.rev, thumb.rev16, thumb.revsh][random(7)]!(
          d,
          n,
        ),
      ];
    case 13: {
      const kinds = [
        [thumb.strRegister, 4],
        [thumb.strhRegister, 2],
        [thumb.strbRegister, 1],
        [thumb.ldrsbRegister, 1],
        [thumb.ldrRegister, 4],
        [thumb.ldrhRegister, 2],
        [thumb.ldrbRegister, 1],
        [thumb.ldrshRegister, 2],
      ] as const;
      const [encode, width] = kinds[random(8)]!;
      return [thumb.movsImmediate(m, alignedOffset(random, width)), encode(d, 7, m)];
    }
    case 14: {
      const word = alignedOffset(random, 4) & ~3;
      return [[thumb.strImmediate, thumb.ldrImmediate][random(2)]!(d, 7, word)];
    }
    case 15:
      return [[thumb.strbImmediate, thumb.ldrbImmediate][random(2)]!(d, 7, random(32))];
    case 16:
      return [[thumb.strhImmediate, thumb.ldrhImmediate][random(2)]!(d, 7, random(31) * 2)];
    case 17: {
      const base = thumb.movHigh(d, 7);
      if (random(2) === 0) return [base, thumb.stm(d, ...randomList(random, d))];
      const list = randomList(random, 7);
      return [base, thumb.ldm(d, ...list)];
    }
    case 18:
      return [
        thumb.push(...randomList(random, 7), ...(random(2) ? [14] : [])),
        thumb.strSp(d, 0),
        thumb.ldrSp(n, 0),
      ];
    case 19: {
      // A call and a return by hand: bit 0 is sometimes missing.
      const bit = random(10) === 0 ? 0 : 1;
      const skip = random(2) * 2;
      const leave = random(2) === 0 ? [thumb.bx(d)] : [thumb.blx(d)];
      return [
        thumb.movHigh(d, 15),
        thumb.addsImmediate8(d, 2 + skip + bit),
        ...leave,
        ...(skip ? [thumb.nop] : []),
      ];
    }
    case 20: {
      const target = 1 + random(6);
      const code = [thumb.movHigh(target, 15), thumb.addsImmediate8(target, 5)];
      return [...code, thumb.push(0, target), thumb.pop(0, 15)];
    }
    case 21:
      return [[thumb.ldrLiteral, thumb.adr, thumb.addSpImmediate][random(3)]!(d, random(256) * 4)];
    case 22: {
      const special = [0, 1, 3, 5, 6, 8, 9, 16, 20][random(9)]!;
      if (random(2) === 0) return thumb.mrs(anyRegister(random), special);
      if (random(2) === 0) return thumb.msr([9, 16][random(2)]!, anyRegister(random));
      // Flags only: QEMU keeps the Q bit, which ARMv6-M does not have.
      return [thumb.lslsImmediate(d, n, 28), ...thumb.msr([0, 3][random(2)]!, d)];
    }
    case 23:
      return [[thumb.nop, thumb.sev, thumb.cpsie, thumb.cpsid][random(4)]!];
    default:
      return random(8) === 0 ? [UNDEFINED[random(UNDEFINED.length)]!, 0xa000] : thumb.bl(0);
  }
}

/** Groups with branches between them, and SVC at the end. */
function randomProgram(random: Random): number[] {
  const groups = Array.from({ length: 4 + random(24) }, () => randomGroup(random));
  const code: number[] = [];
  groups.forEach((group, at) => {
    if (random(4) === 0 && at + 1 < groups.length) {
      // Over this group: from the address + 4, so two bytes less than its length.
      const bytes = 2 * group.length - 2;
      code.push(random(4) === 0 ? thumb.b(bytes) : 0xd000 | (random(14) << 8) | (bytes >> 1));
    }
    code.push(...group);
  });
  // CPSIE: for an SVC that escalates to HardFault QEMU stacks the next address, which the manual does
  // for SVCall only (B1.5.6).
  code.push(thumb.cpsie, thumb.svc(random(256)), thumb.nop);
  return code;
}

type Item =
  | number
  | readonly number[]
  | { label: string }
  | { to: string; code: (bytes: number) => number | number[] }
  | { load: number; value: number };

/** Two passes: places, then branches and literals. */
function assemble(flash: DataView, base: number, items: readonly Item[]): Map<string, number> {
  const labels = new Map<string, number>();
  const literals: number[] = [];
  const size = (item: Item): number => {
    if (typeof item === 'number') return 2;
    if ('label' in item) return 0;
    if ('load' in item) return 2;
    if ('to' in item) return [item.code(0)].flat().length * 2;
    return item.length * 2;
  };
  let at = base;
  for (const item of items) {
    if (typeof item === 'object' && 'label' in item) labels.set(item.label, at);
    at += size(item);
  }
  const pool = (at + 3) & ~3;
  at = base;
  for (const item of items) {
    let code: number | readonly number[] = [];
    if (typeof item === 'number') code = item;
    else if ('to' in item) code = item.code(labels.get(item.to)! - (at + 4));
    else if ('load' in item) {
      code = thumb.ldrLiteral(item.load, pool + 4 * literals.length - ((at + 4) & ~3));
      literals.push(item.value);
    } else if (!('label' in item)) code = item;
    for (const halfword of [code].flat()) {
      flash.setUint16(at, halfword, true);
      at += 2;
    }
  }
  literals.forEach((value, position) => {
    flash.setUint32(pool + 4 * position, value >>> 0, true);
  });
  return labels;
}

function harness(count: number): Item[] {
  const load = (register: number, value: number): Item => ({ load: register, value });
  const to = (label: string, code: (bytes: number) => number | number[]): Item => ({ to: label, code });
  return [
    { label: 'start' },
    load(3, UART.base),
    load(1, UART.enable),
    thumb.movsImmediate(0, 4),
    thumb.strRegister(0, 3, 1),
    thumb.movsImmediate(0, 1),
    thumb.strImmediate(0, 3, UART.startTx),
    load(4, INDEX),
    load(5, 0xffff_ffff),
    thumb.strImmediate(5, 4, 0),
    thumb.svc(0),

    { label: 'handler' },
    thumb.cpsie,
    thumb.push(4, 5, 6, 7, 14),
    ...[0, 1, 2, 3].map((at) => thumb.movHigh(4 + at, 8 + at)),
    thumb.push(4, 5, 6, 7),
    thumb.movHigh(0, 13),
    thumb.movsImmediate(1, 17),
    to('send', thumb.bl),
    thumb.mrs(0, thumb.SPECIAL.ipsr),
    thumb.addSpImmediate(1, 36),
    thumb.push(0, 1),
    thumb.movHigh(0, 13),
    thumb.movsImmediate(1, 2),
    to('send', thumb.bl),
    load(0, WINDOW),
    thumb.movsImmediate(1, WINDOW_WORDS),
    to('send', thumb.bl),

    load(4, INDEX),
    thumb.ldrImmediate(5, 4, 0),
    thumb.addsImmediate8(5, 1),
    thumb.strImmediate(5, 4, 0),
    load(6, count),
    thumb.cmpRegister(5, 6),
    { label: 'done' },
    to('done', (bytes) => thumb.conditional('eq', bytes)),
    load(6, ENTRY_WORDS * 4),
    thumb.muls(5, 6),
    load(6, TABLE),
    thumb.addsRegister(5, 5, 6),
    load(0, WINDOW),
    thumb.movsImmediate(1, WINDOW_WORDS),
    to('copy', thumb.bl),
    load(0, FRAME),
    thumb.movHigh(13, 0),
    thumb.movsImmediate(1, 8),
    to('copy', thumb.bl),
    thumb.ldm(5, 0, 1, 2, 3),
    ...[0, 1, 2, 3].map((at) => thumb.movHigh(8 + at, at)),
    thumb.movHigh(0, 5),
    thumb.ldm(0, 4, 5, 6, 7),
    load(0, 0xffff_fff9),
    thumb.bx(0),

    { label: 'copy' }, // r1 words from r5 to r0
    thumb.ldm(5, 2),
    thumb.stm(0, 2),
    thumb.subsImmediate8(1, 1),
    to('copy', (bytes) => thumb.conditional('ne', bytes)),
    thumb.bx(14),

    { label: 'send' }, // r1 words at r0
    thumb.lslsImmediate(1, 1, 2),
    load(3, UART.base),
    { label: 'next' },
    thumb.ldrbImmediate(2, 0, 0),
    thumb.addsImmediate8(0, 1),
    load(4, UART.txd),
    thumb.strRegister(2, 3, 4),
    load(4, UART.txReady),
    { label: 'wait' },
    thumb.ldrRegister(2, 3, 4),
    thumb.cmpImmediate(2, 0),
    to('wait', (bytes) => thumb.conditional('eq', bytes)),
    thumb.movsImmediate(2, 0),
    thumb.strRegister(2, 3, 4),
    thumb.subsImmediate8(1, 1),
    to('next', (bytes) => thumb.conditional('ne', bytes)),
    thumb.bx(14),
  ];
}

/** `count` random programs after each other. */
export function randomImage(seed: number, count: number): RandomImage {
  const random = randomSource(seed);
  const flash = new Uint8Array(FLASH_SIZE).fill(0xff);
  const view = new DataView(flash.buffer);
  const labels = assemble(view, HARNESS, harness(count));
  view.setUint32(0, FRAME, true);
  for (let exception = 1; exception < 48; exception++) {
    view.setUint32(exception * 4, labels.get(exception === 1 ? 'start' : 'handler')! | 1, true);
  }
  const programs: Program[] = [];
  let address = TABLE + count * ENTRY_WORDS * 4;
  for (let index = 0; index < count; index++) {
    const halfwords = randomProgram(random);
    const entry = TABLE + index * ENTRY_WORDS * 4;
    const words = Array.from({ length: ENTRY_WORDS }, () => randomWord(random));
    words[WINDOW_WORDS + 6] = address;
    // Random flags and alignment, the Thumb bit, thread mode.
    words[WINDOW_WORDS + 7] = (words[WINDOW_WORDS + 7]! & 0xf000_0200) | (1 << 24);
    words[ENTRY_WORDS - 1] = WINDOW; // r7
    words.forEach((word, at) => {
      view.setUint32(entry + 4 * at, word >>> 0, true);
    });
    halfwords.forEach((halfword, at) => {
      view.setUint16(address + 2 * at, halfword, true);
    });
    programs.push({ address, halfwords });
    address += 2 * halfwords.length + (random(2) === 0 ? 2 : 0);
    if (address > FLASH_SIZE - 1024) throw new RangeError('too many programs for the flash');
  }
  return { flash, programs };
}
