import type { BoardGeneration } from '../runtimes/manifest.ts';
import type { Program } from '../program.ts';
import { checkProgram, FileSystem, type WrittenFiles } from './file-system.ts';
import { endOfFileRecord, hexRecord, imageRecords, linearAddressRecord } from './hex-records.ts';
import type { ContentProblem, HexProblem, Outcome, ProgramProblem, StoredFile } from './image-problem.ts';
import { parseHex, RecordType } from './intel-hex.ts';
import { sliceImage, type MemoryImage } from './memory-image.ts';
import { findLayout } from './runtime-layout.ts';

/** The kinds of hex: for one board, or a universal hex that suits both. */
export type HexTarget = BoardGeneration | 'universal';

/** A hex ready to flash, with what its files take. */
export interface BuiltHex {
  readonly hex: string;
  readonly files: readonly StoredFile[];
  /** Bytes taken in flash and the most there are (for a universal hex of the board that has fewer). */
  readonly usedBytes: number;
  readonly limitBytes: number;
}

/**
 * The hex of every program for one set of runtimes. Making it is slow (tens of milliseconds for each
 * runtime); `build` after an edit writes the file system's pages only, and joins them to text kept from before.
 */
export interface HexImage {
  /** The boards whose runtime was given. */
  readonly boards: readonly BoardGeneration[];
  /** The runtime's version text for a board that is there. */
  version(board: BoardGeneration): string | undefined;
  /** Bytes for files, in whole chunks of 128, for a target whose runtimes are there. */
  limitBytes(target: HexTarget): number | undefined;
  build(program: Program, target: HexTarget): Outcome<BuiltHex, ProgramProblem>;
}

/**
 * Prepares runtimes, as the text of their hex files. Files that a runtime's hex already holds are left out.
 * The problem says which board's text is not a MicroPython hex of that board.
 */
export function createHexImage(
  runtimes: Partial<Record<BoardGeneration, string>>,
): Outcome<HexImage, { readonly board: BoardGeneration; readonly problem: HexProblem | ContentProblem }> {
  const halves: HexHalf[] = [];
  for (const board of ['v1', 'v2'] as const) {
    const text = runtimes[board];
    if (text === undefined) continue;
    const half = prepareHalf(board, text);
    if (!half.ok) return { ok: false, problem: { board, problem: half.problem } };
    halves.push(half.value);
  }
  return { ok: true, value: new PreparedHexImage(halves) };
}

function prepareHalf(board: BoardGeneration, text: string): Outcome<HexHalf, HexProblem | ContentProblem> {
  const hex = parseHex(text);
  if (!hex.ok) return hex;
  const [part, ...others] = hex.value.parts;
  const layout = part && findLayout(part.image);
  if (!layout || others.length > 0) return { ok: false, problem: { code: 'not-micropython' } };
  if (layout.board !== board) {
    return { ok: false, problem: { code: 'wrong-board', wanted: board, found: [layout.board] } };
  }
  const { runtimeEnd, filesStart, filesEnd, version } = layout;
  const { image } = part;
  return {
    ok: true,
    value: {
      board,
      version,
      files: new FileSystem(layout),
      plain: new HexText(image, runtimeEnd, filesStart, filesEnd, RecordType.data),
      // In a universal hex only V1 has plain data records: a board that knows nothing of universal hexes is
      // a V1, and must see its own half alone (universal hex specification, "Custom data").
      section: new HexText(
        image,
        runtimeEnd,
        filesStart,
        filesEnd,
        board === 'v1' ? RecordType.data : RecordType.customData,
      ),
    },
  };
}

interface HexHalf {
  readonly board: BoardGeneration;
  readonly version: string;
  readonly files: FileSystem;
  readonly plain: HexText;
  readonly section: HexText;
}

/** The text of a hex with a gap for the file system: everything that no program changes, written once. */
class HexText {
  /** The address record that the text begins with, then the rest of what is below the files. */
  private readonly head: string;
  private readonly below: string;
  private readonly between: MemoryImage;
  /** What is above the files, with and without the address record that it begins with. */
  private readonly above: { readonly upper: number; readonly full: string; readonly bare: string };

  constructor(
    image: MemoryImage,
    runtimeEnd: number,
    filesStart: number,
    filesEnd: number,
    private readonly dataType: number,
  ) {
    const below = imageRecords(sliceImage(image, 0, runtimeEnd), dataType);
    this.head = below.slice(0, addressRecordLength);
    this.below = below.slice(addressRecordLength);
    // Nothing in the runtimes we know, but nothing forbids it.
    this.between = sliceImage(image, runtimeEnd, filesStart);
    const above = sliceImage(image, filesEnd, Infinity);
    const full = imageRecords(above, dataType);
    this.above = { upper: (above[0]?.address ?? 0) >>> 16, full, bare: full.slice(addressRecordLength) };
  }

  /** All records but the end of file, in pieces; the first is the address record. */
  withFiles(files: MemoryImage): readonly [head: string, ...rest: string[]] {
    const middle = [...this.between, ...files];
    // The upper part's address record is left out when the records before it are in the same 64 kB.
    const last = middle.at(-1);
    const same = last && (last.address + last.bytes.length - 1) >>> 16 === this.above.upper;
    return [
      this.head,
      this.below,
      imageRecords(middle, this.dataType),
      same ? this.above.bare : this.above.full,
    ];
  }
}

const addressRecordLength = linearAddressRecord(0).length + 1;

class PreparedHexImage implements HexImage {
  constructor(private readonly halves: readonly HexHalf[]) {}

  get boards(): readonly BoardGeneration[] {
    return this.halves.map((half) => half.board);
  }

  version(board: BoardGeneration): string | undefined {
    return this.halves.find((half) => half.board === board)?.version;
  }

  limitBytes(target: HexTarget): number | undefined {
    const halves = this.halvesFor(target);
    return halves && Math.min(...halves.map((half) => half.files.limitBytes));
  }

  build(program: Program, target: HexTarget): Outcome<BuiltHex, ProgramProblem> {
    const halves = this.halvesFor(target);
    if (!halves) {
      const wanted = target === 'universal' ? (['v1', 'v2'] as const) : [target];
      const boards = wanted.filter((board) => !this.boards.includes(board));
      return { ok: false, problem: { code: 'missing-runtime', boards } };
    }
    const problem = checkProgram(program);
    if (problem) return { ok: false, problem };

    const pieces: string[] = [];
    let tightest: WrittenFiles | undefined;
    for (const half of halves) {
      const files = half.files.write(program);
      if (!files.ok) return files;
      if (!tightest || files.value.limitBytes < tightest.limitBytes) tightest = files.value;
      if (target === 'universal') {
        pieces.push(...universalSection(boardIds[half.board], half.section.withFiles(files.value.image)));
      } else {
        pieces.push(...half.plain.withFiles(files.value.image));
      }
    }
    const { files = [], usedBytes = 0, limitBytes = 0 } = tightest ?? {};
    const hex = `${pieces.join('')}${endOfFileRecord}\n`;
    return { ok: true, value: { hex, files, usedBytes, limitBytes } };
  }

  private halvesFor(target: HexTarget): readonly HexHalf[] | undefined {
    const halves = target === 'universal' ? this.halves : this.halves.filter((half) => half.board === target);
    return halves.length === (target === 'universal' ? 2 : 1) ? halves : undefined;
  }
}

/** The id of a universal hex's block start record that stands for a generation of boards. */
const boardIds: Record<BoardGeneration, number> = { v1: 0x9900, v2: 0x9903 };

/** DAPLink reads a universal hex in pieces of 512 bytes; a section must end where a piece ends. */
const pieceBytes = 512;
/** Data bytes in a padding record. */
const paddingBytes = 16;

/**
 * One board's section of a universal hex (universal hex specification, "Sections"): address, block start,
 * the hex's own records, padding up to a multiple of 512 characters, block end.
 */
function universalSection(
  boardId: number,
  [head, ...rest]: readonly [head: string, ...rest: string[]],
): readonly string[] {
  const id = Uint8Array.of(boardId >>> 8, boardId & 0xff, 0xc0, 0xde);
  const pieces = [head, `${hexRecord(RecordType.blockStart, 0, id)}\n`, ...rest];
  let length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const emptyRecord = hexRecord(RecordType.blockEnd, 0, new Uint8Array(0)).length + 1;
  const missing = (): number => (pieceBytes - ((length + emptyRecord) % pieceBytes)) % pieceBytes;
  while (missing() > paddingBytes * 2) {
    const padding = new Uint8Array(Math.min((missing() - emptyRecord) >> 1, paddingBytes)).fill(0xff);
    const record = `${hexRecord(RecordType.paddedData, 0, padding)}\n`;
    pieces.push(record);
    length += record.length;
  }
  const end = new Uint8Array(missing() >> 1).fill(0xff);
  pieces.push(`${hexRecord(RecordType.blockEnd, 0, end)}\n`);
  return pieces;
}
