import { Inflate } from 'fflate';
import type { Outcome } from '../../firmware/image/image-problem.ts';
import { crc32 } from './crc32.ts';

/**
 * What is in a zip (APPNOTE.TXT 6.3.10, PKWARE; section numbers below). Only the list at its end is believed, entries
 * are unpacked one by one when asked for, and never to more than that list promised and the reader allows.
 */
export interface ZipEntry {
  /** With `/` between folders, composed (NFC), without `.`; never leads out of the zip. */
  readonly path: string;
  /** Bytes when unpacked, as the list promises. */
  readonly size: number;
  /** Unpacks it; `damaged` when it is not what the list promised. */
  unpack(): Outcome<Uint8Array, { readonly code: 'damaged' }>;
}

export type ZipProblem =
  /** Not a zip at all. */
  | { readonly code: 'not-zip' }
  /** It begins as a zip and has no list at its end: the download or copy stopped early. */
  | { readonly code: 'cut' }
  | { readonly code: 'damaged' }
  /** With a password. */
  | { readonly code: 'locked' }
  /** Zip64, several discs, or another compression than DEFLATE. */
  | { readonly code: 'unsupported' }
  | { readonly code: 'too-many'; readonly count: number }
  /** A path out of the folder, a link to elsewhere, or control characters in a name. */
  | { readonly code: 'unsafe-name'; readonly name: string }
  | { readonly code: 'same-name'; readonly name: string };

/** Entries. A class of 30 with 20 projects of 5 files has 3,000. */
export const zipEntryLimit = 5_000;

const signatures = { entry: 0x04034b50, list: 0x02014b50, end: 0x06054b50 } as const;
const endLength = 22;
const listLength = 46;
const entryLength = 30;
/** General purpose bits (4.4.4). */
const flags = { encrypted: 0x0001, strong: 0x0040, utf8: 0x0800 } as const;
const methods = { stored: 0, deflated: 8 } as const;
/** "Version made by" (4.4.2) whose external attributes hold a Unix mode. */
const unixLike = [3, 19];
const modes = { mask: 0o170000, link: 0o120000 } as const;

export function readZip(bytes: Uint8Array): Outcome<readonly ZipEntry[], ZipProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) {
    const begins = bytes.length >= 4 && view.getUint32(0, true) === signatures.entry;
    return problem(begins ? 'cut' : 'not-zip');
  }
  const count = view.getUint16(end + 10, true);
  const listBytes = view.getUint32(end + 12, true);
  const listStart = view.getUint32(end + 16, true);
  if (count === 0xffff || listBytes === 0xffffffff || listStart === 0xffffffff) return problem('unsupported');
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    return problem('unsupported');
  }
  if (count > zipEntryLimit) return { ok: false, problem: { code: 'too-many', count } };
  if (listStart + listBytes > end) return problem('damaged');

  const entries: (ZipEntry & { readonly from: number; readonly to: number })[] = [];
  const paths = new Set<string>();
  let at = listStart;
  for (let index = 0; index < count; index++) {
    if (at + listLength > end || view.getUint32(at, true) !== signatures.list) return problem('damaged');
    const madeBy = view.getUint8(at + 5);
    const flag = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const check = view.getUint32(at + 16, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const restLength = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const mode = view.getUint32(at + 38, true) >>> 16;
    const from = view.getUint32(at + 42, true);
    const name = bytes.subarray(at + listLength, at + listLength + nameLength);
    at += listLength + nameLength + restLength;
    if (at > end) return problem('damaged');
    if ((flag & (flags.encrypted | flags.strong)) !== 0) return problem('locked');
    if (packedSize === 0xffffffff || size === 0xffffffff || from === 0xffffffff) {
      return problem('unsupported');
    }
    const given = nameOf(name, (flag & flags.utf8) !== 0);
    const path = plainPath(given);
    if (path === undefined || (unixLike.includes(madeBy) && (mode & modes.mask) === modes.link)) {
      return { ok: false, problem: { code: 'unsafe-name', name: given } };
    }
    if (path === '' || /[/\\]$/.test(given)) continue;
    if (paths.has(path)) return { ok: false, problem: { code: 'same-name', name: path } };
    paths.add(path);
    if (method !== methods.stored && method !== methods.deflated) return problem('unsupported');

    // The entry's own header says where its bytes begin; what else it says must be the same.
    if (from + entryLength > listStart || view.getUint32(from, true) !== signatures.entry) {
      return problem('damaged');
    }
    const ownName = bytes.subarray(from + entryLength, from + entryLength + view.getUint16(from + 26, true));
    if (!sameBytes(ownName, name)) return problem('damaged');
    const start = from + entryLength + ownName.length + view.getUint16(from + 28, true);
    const to = start + packedSize;
    if (to > listStart) return problem('damaged');
    const packed = bytes.subarray(start, to);
    entries.push({
      path,
      size,
      from,
      to,
      unpack: () => unpack(packed, method === methods.stored, size, check),
    });
  }
  // Entries that share bytes are how a small zip unpacks to a huge heap.
  const inOrder = [...entries].sort((a, b) => a.from - b.from);
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next !== undefined && next.from < entry.to) return problem('damaged');
  }
  return { ok: true, value: entries };
}

function problem(code: Exclude<ZipProblem['code'], 'too-many' | 'unsafe-name' | 'same-name'>): {
  ok: false;
  problem: ZipProblem;
} {
  return { ok: false, problem: { code } };
}

/** 4.3.16: the last record of the file, before a comment of at most 64 kB that reaches to the end. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) !== signatures.end) continue;
    if (at + endLength + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return undefined;
}

/** Piece by piece, and given up at the first byte too many. */
function unpack(
  packed: Uint8Array,
  stored: boolean,
  size: number,
  check: number,
): Outcome<Uint8Array, { readonly code: 'damaged' }> {
  const damaged = { ok: false, problem: { code: 'damaged' } } as const;
  // DEFLATE makes at most 1032 bytes of one.
  if (size > packed.length * 1032 + 1032) return damaged;
  let whole: Uint8Array;
  if (stored) {
    if (packed.length !== size) return damaged;
    whole = packed;
  } else {
    const room = new Uint8Array(size);
    const made = { length: 0, ended: false };
    const stream = new Inflate((piece, final) => {
      if (made.length + piece.length <= size) room.set(piece, made.length);
      made.length += piece.length;
      made.ended ||= final;
    });
    const step = 4096;
    try {
      for (let at = 0; at < packed.length && made.length <= size; at += step) {
        stream.push(packed.slice(at, at + step), at + step >= packed.length);
      }
    } catch {
      return damaged;
    }
    if (!made.ended || made.length !== size) return damaged;
    whole = room;
  }
  return crc32(whole) === check ? { ok: true, value: whole } : damaged;
}

/** Bit 11 says UTF-8 (appendix D), macOS writes it without saying so, and the rest is what DOS had. */
function nameOf(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    if (utf8) return new TextDecoder().decode(bytes).normalize('NFC');
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (cp437[byte - 0x80] ?? '?'),
    ).join('');
  }
}

const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** The path inside the zip; undefined when it leads elsewhere or cannot be shown as it is. */
function plainPath(name: string): string | undefined {
  if (/[\p{Cc}\p{Surrogate}]/u.test(name) || /^([/\\]|[a-z]:)/i.test(name)) return undefined;
  // Old tools for Windows write backslashes.
  const parts = name.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
  return parts.includes('..') ? undefined : parts.join('/');
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
