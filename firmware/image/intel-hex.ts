import type { HexProblem, Outcome } from './image-problem.ts';
import { joinSegments, type MemoryImage, type MemorySegment } from './memory-image.ts';

/** Record types: 0x00-0x05 of Intel's specification, 0x0A-0x0E of the micro:bit universal hex specification. */
export const RecordType = {
  data: 0x00,
  endOfFile: 0x01,
  extendedSegmentAddress: 0x02,
  startSegmentAddress: 0x03,
  extendedLinearAddress: 0x04,
  startLinearAddress: 0x05,
  blockStart: 0x0a,
  blockEnd: 0x0b,
  paddedData: 0x0c,
  customData: 0x0d,
  otherData: 0x0e,
} as const;

/** One hex inside a file. A plain Intel hex has one part and no board; a universal hex has one per board. */
export interface HexPart {
  /** As in the block start record: 0x9900/0x9901 is a V1, 0x9903-0x9906 a V2. */
  readonly boardId?: number;
  readonly image: MemoryImage;
}

/** A hex file, read and checked. */
export interface HexFile {
  readonly universal: boolean;
  readonly parts: readonly HexPart[];
}

/** Largest flash of any micro:bit: nRF52833, 512 kB from address 0 (product specification, "Memory"). */
const flashEnd = 0x80000;
/** User information configuration registers of both chips, one page (reference manuals, "UICR"). */
const uicrStart = 0x10001000;
const uicrEnd = 0x10002000;
/** MakeCode for V1 keeps its project where no flash is, at the start of RAM, so that boards ignore it. */
const ramStart = 0x20000000;

const notADigit = 0xff;
const digitValues = new Uint8Array(128).fill(notADigit);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  digitValues[digit.charCodeAt(0)] = value;
  digitValues[digit.toUpperCase().charCodeAt(0)] = value;
}

interface OpenPart {
  readonly boardId: number | undefined;
  readonly segments: (MemorySegment & { readonly line: number })[];
}

/** Reads an Intel hex or a universal hex, strictly: the first thing wrong is reported with its line. */
export function parseHex(text: string): Outcome<HexFile, HexProblem> {
  return new HexReader(text).read();
}

class HexReader {
  private position = 0;
  private line = 0;
  private lastRecordLine = 0;
  private base = 0;
  private ended = false;
  private universal = false;
  private makeCode = false;
  private readonly parts = new Map<number | undefined, OpenPart>();
  private part: OpenPart | undefined;
  /** Every record's bytes after the colon, one after the other; segments are views of it. */
  private readonly bytes: Uint8Array;
  private used = 0;

  constructor(private readonly text: string) {
    this.bytes = new Uint8Array(text.length >> 1);
  }

  read(): Outcome<HexFile, HexProblem> {
    // Files that went through a Windows text editor may begin with a byte order mark.
    if (this.text.charCodeAt(0) === 0xfeff) this.position = 1;
    while (this.position < this.text.length) {
      this.line++;
      const end = this.endOfLine();
      const problem = this.readLine(end);
      if (problem) return { ok: false, problem };
      this.position = end + 1;
    }
    if (this.makeCode) return { ok: false, problem: { code: 'makecode' } };
    if (this.lastRecordLine === 0) return { ok: false, problem: { code: 'empty-file' } };
    if (!this.ended) return { ok: false, problem: { code: 'cut-file', line: this.lastRecordLine } };
    return this.close();
  }

  /** Index of the line feed that ends this line, or of the text's end. */
  private endOfLine(): number {
    const end = this.text.indexOf('\n', this.position);
    return end < 0 ? this.text.length : end;
  }

  private readLine(lineEnd: number): HexProblem | undefined {
    const { text, line } = this;
    let start = this.position;
    let end = lineEnd;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    if (start === end) return undefined;
    this.lastRecordLine = line;
    if (text.charCodeAt(start) !== 0x3a) return this.foreign(start);

    const first = this.used;
    let sum = 0;
    for (let at = start + 1; at < end; at += 2) {
      const high = digitValues[text.charCodeAt(at)] ?? notADigit;
      if (high === notADigit) return this.foreign(at);
      if (at + 1 === end) break;
      const low = digitValues[text.charCodeAt(at + 1)] ?? notADigit;
      if (low === notADigit) return this.foreign(at + 1);
      const byte = (high << 4) | low;
      this.bytes[this.used++] = byte;
      sum += byte;
    }
    const digits = end - start - 1;
    const length = this.bytes[first] ?? 0;
    const expected = (5 + length) * 2;
    if (digits !== expected) {
      const isLast = text.slice(lineEnd).trim() === '';
      if (isLast && digits < expected && !this.ended) return { code: 'cut-file', line };
      return { code: 'record-length', line, expected, found: digits };
    }
    if ((sum & 0xff) !== 0) {
      const found = this.bytes[this.used - 1] ?? 0;
      return { code: 'bad-checksum', line, expected: (found - sum) & 0xff, found };
    }
    return this.readRecord(first, length);
  }

  private readRecord(first: number, length: number): HexProblem | undefined {
    const { bytes, line } = this;
    const type = bytes[first + 3] ?? 0;
    const data = bytes.subarray(first + 4, first + 4 + length);
    if (this.ended) {
      // After the end record MakeCode for V1 appends its project, in either of two ways.
      const value = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
      if (
        type === RecordType.otherData ||
        (type === RecordType.extendedLinearAddress && value === ramStart >>> 16)
      ) {
        this.makeCode = true;
      }
      return this.makeCode ? undefined : { code: 'data-after-end', line };
    }
    switch (type) {
      case RecordType.data:
      case RecordType.customData:
        return this.addData(((bytes[first + 1] ?? 0) << 8) | (bytes[first + 2] ?? 0), data);
      case RecordType.endOfFile:
        this.ended = true;
        return undefined;
      case RecordType.extendedSegmentAddress:
        if (length !== 2) return { code: 'record-length', line, expected: 14, found: (5 + length) * 2 };
        this.base = (((data[0] ?? 0) << 8) | (data[1] ?? 0)) * 0x10;
        return undefined;
      case RecordType.extendedLinearAddress:
        if (length !== 2) return { code: 'record-length', line, expected: 14, found: (5 + length) * 2 };
        this.base = (((data[0] ?? 0) << 8) | (data[1] ?? 0)) * 0x10000;
        return undefined;
      // Where a debugger would start; the boards start at their vector table.
      case RecordType.startSegmentAddress:
      case RecordType.startLinearAddress:
      case RecordType.paddedData:
        return undefined;
      case RecordType.blockStart:
        return this.startBlock(data);
      case RecordType.blockEnd:
        return this.universal ? undefined : { code: 'bad-block', line };
      case RecordType.otherData:
        this.makeCode = true;
        return undefined;
      default:
        return { code: 'unknown-record', line, type };
    }
  }

  private startBlock(data: Uint8Array): HexProblem | undefined {
    // A block start in the middle of a plain hex: two files stuck together.
    if (data.length !== 4 || (!this.universal && this.parts.size > 0)) {
      return { code: 'bad-block', line: this.line };
    }
    this.universal = true;
    this.openPart(((data[0] ?? 0) << 8) | (data[1] ?? 0));
    return undefined;
  }

  private openPart(boardId: number | undefined): OpenPart {
    const part = this.parts.get(boardId) ?? { boardId, segments: [] };
    this.parts.set(boardId, part);
    this.part = part;
    return part;
  }

  private addData(offset: number, data: Uint8Array): HexProblem | undefined {
    const { line } = this;
    const address = this.base + offset;
    const end = address + data.length;
    const inFlash = end <= flashEnd;
    const inUicr = address >= uicrStart && end <= uicrEnd;
    if (!inFlash && !inUicr) {
      if (address >= ramStart && address < ramStart + 0x10000000) {
        this.makeCode = true;
        return undefined;
      }
      return { code: 'outside-flash', line, address };
    }
    (this.part ?? this.openPart(undefined)).segments.push({ address, bytes: data, line });
    return undefined;
  }

  private close(): Outcome<HexFile, HexProblem> {
    const parts: HexPart[] = [];
    for (const { boardId, segments } of this.parts.values()) {
      const overlap = findOverlap(segments);
      if (overlap) return { ok: false, problem: { code: 'overlap', ...overlap } };
      const image = joinSegments(segments);
      parts.push(boardId === undefined ? { image } : { boardId, image });
    }
    return { ok: true, value: { universal: this.universal, parts } };
  }

  private foreign(at: number): HexProblem {
    const lineStart = this.text.lastIndexOf('\n', at - 1) + 1;
    const found = String.fromCodePoint(this.text.codePointAt(at) ?? 0);
    return { code: 'foreign-characters', line: this.line, column: at - lineStart + 1, found };
  }
}

function isBlank(code: number): boolean {
  return code === 0x0d || code === 0x20 || code === 0x09;
}

function findOverlap(
  segments: OpenPart['segments'],
): { readonly line: number; readonly address: number } | undefined {
  const sorted = [...segments].sort((one, other) => one.address - other.address || one.line - other.line);
  let end = 0;
  let endLine = 0;
  for (const { address, bytes, line } of sorted) {
    if (bytes.length === 0) continue;
    if (address < end) return { line: Math.max(line, endLine), address };
    end = address + bytes.length;
    endLine = line;
  }
  return undefined;
}
