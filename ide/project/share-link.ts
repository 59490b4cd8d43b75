import { deflateSync, Inflate } from 'fflate';
import type { Outcome } from '../../firmware/image/image-problem.ts';
import { crc32 } from './crc32.ts';
import { isSafeFileName, plainProjectName } from './file-name.ts';
import type { Project } from './project.ts';
import { shareDictionary } from './share-dictionary.ts';

/**
 * A program in a link (ADR 0014): `<address of the app>#/open/<payload>`. What is after `#` is never sent to a
 * server. Format 1:
 *
 *     payload  = "1" base64url(check length packed)
 *     check    = CRC-32 of what follows, 4 bytes, lowest first      (damaged?)
 *     length   = bytes of packed, LEB128                            (cut off?)
 *     packed   = DEFLATE of contents with share-dictionary.ts
 *     contents = kind name count { file text }* [ blocks ]
 *     kind     = 1 byte: bit 0 made of blocks, bit 1 the blocks document comes last, to the end, as JSON
 *     count    = LEB128; name, file and text: bytes as LEB128, then UTF-8; file "" is main.py
 */

/** What a link holds: all of a project that another person needs. */
export type SharedProgram = Pick<Project, 'name' | 'editor' | 'files' | 'blocks'>;

/** Why a link does not open. */
export type SharedProblem =
  /** The end is missing: a chat or a copy stopped early. */
  | { readonly code: 'cut' }
  /** Letters changed on the way, or it never was a link of ours. */
  | { readonly code: 'damaged' }
  /** Made by a Pensabit that knows a format we do not. */
  | { readonly code: 'newer' }
  /** Longer than any link we make, or it unpacks to more than a program is. */
  | { readonly code: 'too-big' }
  /** A name that is no plain file name (`../x`, control characters). */
  | { readonly code: 'unsafe-name'; readonly name: string };

/** Why there is no link. */
export type LinkProblem =
  /** In characters of the whole link. */
  | { readonly code: 'too-big'; readonly length: number; readonly limit: number }
  | { readonly code: 'unsafe-name'; readonly name: string };

/** A link, and whether the blocks with their places are in it. */
export interface SharedLink {
  readonly link: string;
  readonly withBlocks: boolean;
}

/**
 * Characters. A program that fills a V1 (about 28 kB of Python) takes some 12,000. Chromium takes 2 MB and Firefox 1 MB,
 * but what people send links with does not: a post in Teams ends at about 28 kB, WhatsApp's at 65,536 characters.
 */
export const linkLimit = 16_000;
/** Characters that mail programs and chats carry whole; Outlook and old Windows end at 2,083. */
export const easyLinkLength = 2_000;
/** Characters we read: four times what we write, and what is more is no program. */
const payloadLimit = 65_536;
/** Bytes. Ten times what a board stores, and far below what a page notices. */
const unpackedLimit = 1_000_000;
const fileLimit = 100;
const version = '1';
const kinds = { madeOfBlocks: 1, hasBlocks: 2 } as const;

/** The address of this app without its place in it, for links: any host, folder or file will do. */
export function baseOf(address: string): string {
  return address.replace(/#.*$/s, '').replace(/\?.*$/s, '');
}

/**
 * The link of a program, with its blocks when the whole stays below `limit`. Blocks can always be made from
 * main.py; what is lost without them is how they lay, and those that lay loose.
 */
export function makeLink(
  program: SharedProgram,
  base: string,
  limit = linkLimit,
): Outcome<SharedLink, LinkProblem> {
  const badName = Object.keys(program.files).find((name) => !isSafeFileName(name));
  if (badName !== undefined) return { ok: false, problem: { code: 'unsafe-name', name: badName } };
  const { blocks, ...alone } = program;
  const start = `${baseOf(base)}#/open/`;
  if (blocks !== undefined && program.editor === 'blocks') {
    const link = start + payloadOf(program);
    if (link.length <= limit) return { ok: true, value: { link, withBlocks: true } };
  }
  const link = start + payloadOf(alone);
  if (link.length > limit) return { ok: false, problem: { code: 'too-big', length: link.length, limit } };
  return { ok: true, value: { link, withBlocks: false } };
}

function payloadOf({ name, editor, files, blocks }: SharedProgram): string {
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const text = (value: string): void => {
    const bytes = encoder.encode(value);
    parts.push(leb128(bytes.length), bytes);
  };
  const kind = (editor === 'blocks' ? kinds.madeOfBlocks : 0) | (blocks === undefined ? 0 : kinds.hasBlocks);
  parts.push(Uint8Array.of(kind));
  text(plainProjectName(name));
  const names = Object.keys(files);
  parts.push(leb128(names.length));
  for (const file of names) {
    text(file === 'main.py' ? '' : file);
    text(files[file] ?? '');
  }
  if (blocks !== undefined) parts.push(encoder.encode(JSON.stringify(withoutIds(blocks))));
  const packed = deflateSync(joined(parts), { level: 7, dictionary: shareDictionary });
  const body = joined([leb128(packed.length), packed]);
  const check = crc32(body);
  return version + toBase64Url(joined([Uint8Array.of(check, check >>> 8, check >>> 16, check >>> 24), body]));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Reads the payload of a link. Any string may come; none throws. */
export function readPayload(given: string): Outcome<SharedProgram, SharedProblem> {
  if (given.length > payloadLimit) return refused('too-big');
  const tidied = tidy(given);
  // A text, or another address's parameter, that follows the link.
  const payload = /^[A-Za-z0-9_-]*/.exec(tidied)?.[0] ?? '';
  const cut = tidied === payload ? 'cut' : 'damaged';
  const [kind] = payload;
  if (kind === undefined) return refused(cut);
  if (kind !== version) return refused(/[2-9]/.test(kind) ? 'newer' : 'damaged');
  const bytes = fromBase64Url(payload.slice(1));
  const body = bytes.subarray(4);
  const length = new Reader(body).number();
  if (length === undefined) return refused(body.length < 4 ? cut : 'damaged');
  const whole = leb128(length).length + length;
  if (length > payloadLimit) return refused('damaged');
  if (body.length < whole) return refused(cut);
  const check = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16) | ((bytes[3] ?? 0) << 24);
  // What comes after the end was put there by somebody's chat.
  if (crc32(body.subarray(0, whole)) !== check >>> 0) return refused('damaged');
  const contents = inflate(body.subarray(whole - length, whole));
  return typeof contents === 'string' ? refused(contents) : readContents(contents);
}

/** The payload of a whole link, or of a payload alone. */
export function payloadOfLink(link: string): string {
  // As it is, or inside of another address that leads to it.
  const found = /(?:#|%23)(?:\/|%2f)?open(?:\/|%2f)(.*)$/is.exec(link.trim());
  return found?.[1] ?? link.trim();
}

/** Mail programs break lines, quote them and write some signs as %xx; chats put in spaces that nobody sees. */
function tidy(payload: string): string {
  return payload
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/=?\r?\n[>\s]*/g, '')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/[^A-Za-z0-9_-]+$/, '');
}

function readContents(contents: Uint8Array): Outcome<SharedProgram, SharedProblem> {
  const reader = new Reader(contents);
  const kind = reader.byte();
  const name = reader.text();
  const count = reader.number();
  if (kind === undefined || name === undefined || count === undefined || count > fileLimit) {
    return refused('damaged');
  }
  if (kind > (kinds.madeOfBlocks | kinds.hasBlocks)) return refused('newer');
  const files = new Map<string, string>();
  for (let index = 0; index < count; index++) {
    const file = reader.text();
    const text = reader.text();
    if (file === undefined || text === undefined) return refused('damaged');
    const fileName = file === '' ? 'main.py' : file;
    if (!isSafeFileName(fileName)) {
      return { ok: false, problem: { code: 'unsafe-name', name: fileName } };
    }
    if (files.has(fileName)) return refused('damaged');
    files.set(fileName, text);
  }
  if (!files.has('main.py')) return refused('damaged');
  const blocks = (kind & kinds.hasBlocks) === 0 ? undefined : jsonOf(reader.rest());
  return {
    ok: true,
    value: {
      name: plainProjectName(name),
      editor: (kind & kinds.madeOfBlocks) === 0 ? 'python' : 'blocks',
      files: Object.fromEntries(files),
      ...(blocks === undefined ? {} : { blocks }),
    },
  };
}

/** Unpacks piece by piece, so that a link that unpacks to gigabytes is given up after a few kilobytes. */
function inflate(packed: Uint8Array): Uint8Array | 'damaged' | 'too-big' {
  const whole = new Uint8Array(unpackedLimit);
  const made = { length: 0, ended: false };
  const stream = new Inflate({ dictionary: shareDictionary }, (piece, final) => {
    if (made.length + piece.length <= unpackedLimit) whole.set(piece, made.length);
    made.length += piece.length;
    made.ended ||= final;
  });
  try {
    for (let at = 0; at < packed.length && made.length <= unpackedLimit; at += 256) {
      stream.push(packed.slice(at, at + 256), at + 256 >= packed.length);
    }
  } catch {
    return 'damaged';
  }
  if (made.length > unpackedLimit) return 'too-big';
  return made.ended ? whole.slice(0, made.length) : 'damaged';
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The program itself is main.py; blocks are made from it again.
    return undefined;
  }
}

/** The same blocks with ids that repeat: random letters are what compresses worst, and readers give new ones. */
function withoutIds(blocks: unknown): unknown {
  const ids = new Map<string, string>();
  const short = (id: string): string => {
    const known = ids.get(id) ?? `v${String(ids.size)}`;
    ids.set(id, known);
    return known;
  };
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value === 'number' && (key === 'x' || key === 'y')) return Math.round(value);
    if (typeof value !== 'object' || value === null) return value;
    const isBlock = 'type' in value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== '__proto__' && !(isBlock && name === 'id'))
        .map(([name, one]) => [
          name,
          name === 'id' && typeof one === 'string' ? short(one) : walk(one, name),
        ]),
    );
  };
  return walk(blocks, '');
}

/** Reads contents; `undefined` is an end that came too early or a text that is not UTF-8. */
class Reader {
  #at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  byte(): number | undefined {
    return this.bytes[this.#at++];
  }

  /** LEB128 of at most 4 bytes. */
  number(): number | undefined {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      if (byte === undefined) return undefined;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  }

  text(): string | undefined {
    const length = this.number();
    if (length === undefined || this.#at + length > this.bytes.length) return undefined;
    const bytes = this.bytes.subarray(this.#at, (this.#at += length));
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return undefined;
    }
  }

  rest(): Uint8Array {
    return this.bytes.subarray(this.#at);
  }
}

function leb128(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Uint8Array.of(...bytes, rest);
}

function toBase64Url(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** A cut of one letter too many leaves a rest of 6 bits, which says nothing and is left away. */
function fromBase64Url(text: string): Uint8Array {
  const letters = text.length % 4 === 1 ? text.slice(0, -1) : text;
  return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
}

function refused(code: Exclude<SharedProblem['code'], 'unsafe-name'>): {
  ok: false;
  problem: SharedProblem;
} {
  return { ok: false, problem: { code } };
}
