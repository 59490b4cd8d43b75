import { createHexImage, type HexImage } from '../../../firmware/image/hex-image.ts';
import { flashImageFromHex, type FlashImage } from '../../../firmware/image/hex-contents.ts';
import type { ProgramProblem } from '../../../firmware/image/image-problem.ts';
import type { Program } from '../../../firmware/program.ts';
import { BoardError } from '../board.ts';
import type { ProgramFile } from './board-protocol.ts';

/** `/firmware/index.json`, written by the build: the runtimes that came with the application. */
export interface FirmwareIndex {
  readonly runtimes: readonly RuntimeEntry[];
}

interface RuntimeEntry {
  readonly id: string;
  readonly board: 'v1' | 'v2';
  readonly version: string;
  /** File name beside the index. */
  readonly file: string;
  readonly bytes: number;
}

/** Where a worker gets the runtime, and the hex and flash contents of a program from. */
export interface FirmwareSource {
  /** Fetches and parses the V1 runtime, once; a failure is not kept. @throws {BoardError} */
  load(): Promise<void>;
  /** `load`, then program -> hex -> flash: the very text that goes on a real board. @throws {BoardError} */
  build(files: readonly ProgramFile[]): Promise<FlashImage>;
}

/** Gets the text of a file of the application; `undefined` when it is not there. Rejects without a connection. */
export type FetchText = (file: string) => Promise<string | undefined>;

export function createFirmwareSource(fetchText: FetchText): FirmwareSource {
  let image: Promise<HexImage> | undefined;
  const load = (): Promise<HexImage> => {
    image ??= loadHexImage(fetchText, ['v1']).catch((error: unknown) => {
      // The connection may be back at the next try.
      image = undefined;
      throw error;
    });
    return image;
  };
  return {
    load: async () => {
      await load();
    },
    build: async (files) => {
      const program: Program = { files: new Map(files.map(({ name, bytes }) => [name, bytes])) };
      const built = (await load()).build(program, 'v1');
      if (!built.ok) throw boardErrorFor(built.problem);
      const flash = flashImageFromHex(built.value.hex, 'v1');
      if (!flash.ok) throw new BoardError('virtual-failed', {}, { cause: JSON.stringify(flash.problem) });
      return flash.value;
    },
  };
}

/** `fetchText` for a folder on the server the application came from. */
export function fetchTextFrom(folder: URL): FetchText {
  return async (file) => {
    const response = await fetch(new URL(file, folder));
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${response.url} answered ${String(response.status)}`);
    return response.text();
  };
}

/**
 * Fetches and prepares the newest runtime for each of these boards that has one; slow (see `createHexImage`).
 * @throws {BoardError} `runtime-missing` when there is none for any of them, `firmware-unreachable`
 */
export async function loadHexImage(
  fetchText: FetchText,
  boards: readonly RuntimeEntry['board'][],
): Promise<HexImage> {
  const index = parseIndex(await reach(fetchText, 'index.json'));
  const texts: Partial<Record<RuntimeEntry['board'], string>> = {};
  for (const board of boards) {
    const runtime = index.runtimes.filter((one) => one.board === board).sort(newestFirst)[0];
    if (runtime === undefined) continue;
    const hex = await reach(fetchText, runtime.file);
    if (hex !== undefined) texts[board] = hex;
  }
  if (Object.keys(texts).length === 0) throw new BoardError('runtime-missing');
  const image = createHexImage(texts);
  // A cut download parses as a cut hex: fetching again helps.
  if (!image.ok) {
    throw new BoardError('firmware-unreachable', {}, { cause: JSON.stringify(image.problem) });
  }
  return image.value;
}

async function reach(fetchText: FetchText, file: string): Promise<string | undefined> {
  try {
    return await fetchText(file);
  } catch (cause) {
    throw new BoardError('firmware-unreachable', {}, { cause });
  }
}

/** No index, or one that lists nothing, means that the build found no runtime. */
function parseIndex(text: string | undefined): FirmwareIndex {
  if (text === undefined) return { runtimes: [] };
  try {
    const index = JSON.parse(text) as Partial<FirmwareIndex> | null;
    return { runtimes: Array.isArray(index?.runtimes) ? index.runtimes : [] };
  } catch (cause) {
    throw new BoardError('firmware-unreachable', {}, { cause });
  }
}

function newestFirst(one: RuntimeEntry, other: RuntimeEntry): number {
  return other.version.localeCompare(one.version, 'en', { numeric: true });
}

/** Why there is no hex, as what a board says. */
export function boardErrorFor(problem: ProgramProblem): BoardError {
  switch (problem.code) {
    case 'no-main':
      return new BoardError('no-main');
    case 'bad-file-name':
      return new BoardError('bad-file-name', { name: problem.name });
    case 'too-big':
      return new BoardError('program-too-big', { size: problem.usedBytes, limit: problem.limitBytes });
    case 'missing-runtime':
      return new BoardError('runtime-missing');
  }
}
