import type { BoardGeneration } from '../runtimes/manifest.ts';
import type { Program } from '../program.ts';
import { readFiles } from './file-system.ts';
import type { ContentProblem, HexProblem, Outcome } from './image-problem.ts';
import { parseHex, type HexFile } from './intel-hex.ts';
import { readImage, type MemoryImage } from './memory-image.ts';
import { findLayout, flashBytes } from './runtime-layout.ts';

/** What a chip's memory holds after a hex was flashed. Erased bytes are 0xFF. */
export interface FlashImage {
  /** All of flash, from address 0. */
  readonly flash: Uint8Array;
  /** The user information configuration registers, from 0x10001000. */
  readonly uicr: Uint8Array;
}

/** A program read back out of a hex, and which runtimes came with it. */
export interface ProgramInHex {
  readonly program: Program;
  readonly runtimes: readonly { readonly board: BoardGeneration; readonly version: string }[];
}

const uicrStart = 0x10001000;
/** One page of flash: 1 kB on the nRF51822, 4 kB on the nRF52833 (reference manuals, "UICR"). */
const uicrBytes: Record<BoardGeneration, number> = { v1: 0x400, v2: 0x1000 };

interface BoardImage {
  readonly board: BoardGeneration;
  readonly image: MemoryImage;
}

/** Universal hex specification, "Board IDs": V1.3 and V1.5 first, then the V2 boards. */
function boardOfId(boardId: number): BoardGeneration | undefined {
  if (boardId === 0x9900 || boardId === 0x9901) return 'v1';
  if (boardId >= 0x9903 && boardId <= 0x9906) return 'v2';
  return undefined;
}

function boardImages(hex: HexFile): readonly BoardImage[] {
  return hex.parts.flatMap(({ boardId, image }) => {
    const board = boardId === undefined ? guessBoard(image) : boardOfId(boardId);
    return board ? [{ board, image }] : [];
  });
}

/** A plain hex does not name its board. MicroPython does; other images tell by what only a V2 has. */
function guessBoard(image: MemoryImage): BoardGeneration {
  const layout = findLayout(image);
  if (layout) return layout.board;
  const beyondV1 = image.some(
    ({ address, bytes }) => address < uicrStart && address + bytes.length > flashBytes.v1,
  );
  return beyondV1 ? 'v2' : 'v1';
}

/** What a board's memory would hold after flashing this very text. */
export function flashImageFromHex(
  hexText: string,
  board: BoardGeneration,
): Outcome<FlashImage, HexProblem | ContentProblem> {
  const hex = parseHex(hexText);
  if (!hex.ok) return hex;
  const images = boardImages(hex.value);
  const image = images.find((one) => one.board === board)?.image;
  if (!image) {
    return {
      ok: false,
      problem: { code: 'wrong-board', wanted: board, found: images.map((one) => one.board) },
    };
  }
  return {
    ok: true,
    value: {
      flash: readImage(image, 0, flashBytes[board]),
      uicr: readImage(image, uicrStart, uicrBytes[board]),
    },
  };
}

/**
 * The program in a V1, V2 or universal hex. The halves of a universal hex must hold the same files, unless
 * `board` says which half is wanted.
 */
export function programFromHex(
  hexText: string,
  board?: BoardGeneration,
): Outcome<ProgramInHex, HexProblem | ContentProblem> {
  const hex = parseHex(hexText);
  if (!hex.ok) return hex;
  const images = boardImages(hex.value);
  const wanted = board ? images.filter((one) => one.board === board) : images;
  if (board && wanted.length === 0) {
    return {
      ok: false,
      problem: { code: 'wrong-board', wanted: board, found: images.map((one) => one.board) },
    };
  }

  const programs: Program[] = [];
  const runtimes: { board: BoardGeneration; version: string }[] = [];
  for (const { image } of wanted) {
    const layout = findLayout(image);
    if (!layout) return { ok: false, problem: { code: 'not-micropython' } };
    const files = readFiles(image, layout);
    if (!files.ok) return files;
    programs.push(files.value);
    runtimes.push({ board: layout.board, version: layout.version });
  }

  const [program, other] = programs;
  if (!program) return { ok: false, problem: { code: 'not-micropython' } };
  const files = other ? differentFiles(program, other) : [];
  if (files.length > 0) return { ok: false, problem: { code: 'different-programs', files } };
  return { ok: true, value: { program, runtimes } };
}

function differentFiles(one: Program, other: Program): readonly string[] {
  const names = [...new Set([...one.files.keys(), ...other.files.keys()])].sort();
  return names.filter((name) => {
    const content = one.files.get(name);
    const twin = other.files.get(name);
    if (!content || !twin || content.length !== twin.length) return true;
    return content.some((byte, index) => byte !== twin[index]);
  });
}
