import type { HexImage, HexTarget } from '../../firmware/image/hex-image.ts';
import type { Program } from '../../firmware/program.ts';
import { BoardError, type BoardErrorCode } from '../board/board.ts';
import { boardErrorFor } from '../board/virtual/firmware-source.ts';
import { exportHex, hexFileName, type ExportProblem, type ProjectForHex } from '../project/export-hex.ts';
import { importFiles, type GivenFile, type ImportProblem } from '../project/import-files.ts';
import type { Project } from '../project/project.ts';
import { parseBlocksDocument } from '../blocks/blocks-document.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { blocksOf } from './blocks-of.ts';

/** One piece of work on files, done by a worker (`file-worker.ts`). */
export type FileJob =
  | { readonly type: 'make'; readonly project: ProjectForHex }
  /** `half` is asked for when the halves of a universal hex differ. */
  | { readonly type: 'open'; readonly files: readonly GivenFile[]; readonly half?: 'v1' | 'v2' }
  /** For flashing one board. `id` comes back with the answer: this worker stays for the next run. */
  | {
      readonly type: 'build';
      readonly id: number;
      readonly board: 'v1' | 'v2';
      readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
    };

/** A program with the MicroPython of one board. */
export interface BuiltForBoard {
  readonly hex: string;
  /** The micro:bit release in it (`1.1.1`), as the board itself tells it. */
  readonly runtime: string;
}

/** A project in a file for the MICROBIT drive. */
export interface MadeHex {
  readonly fileName: string;
  readonly hex: Blob;
  /** The boards it starts on; on any other it does not. */
  readonly target: HexTarget;
  /** Bytes its files take on the board that has least room for them, and that room. */
  readonly usedBytes: number;
  readonly limitBytes: number;
}

/** Why there is no hex. */
export type MakeProblem =
  | ExportProblem
  /** MicroPython did not come from where the app came from; another try may help. */
  | { readonly code: 'runtime-unreachable' }
  /** The worker died or could not start: ours to mend. */
  | { readonly code: 'failed' };

/** What files became: all of a new project but what storage gives it. */
export type OpenedFiles = Pick<Project, 'name' | 'editor' | 'files' | 'blocks'> & {
  /** Files of the hex that are no text and so are not in the project. */
  readonly leftOut: readonly string[];
};

export type OpenFilesProblem =
  ImportProblem | { readonly code: 'failed' } | { readonly code: 'too-many-blocks'; readonly file: string };

export type FileReport =
  | { readonly type: 'made'; readonly made: MadeHex }
  | { readonly type: 'not-made'; readonly problem: MakeProblem }
  | { readonly type: 'opened'; readonly opened: OpenedFiles }
  | { readonly type: 'not-opened'; readonly problem: OpenFilesProblem }
  | { readonly type: 'built'; readonly id: number; readonly built: BuiltForBoard }
  /** The parts of a {@link BoardError}: errors lose their class on the way out of a worker. */
  | {
      readonly type: 'not-built';
      readonly id: number;
      readonly code: BoardErrorCode;
      readonly values: BoardError['values'];
      readonly detail: string;
    };

/** Fetches and prepares the runtimes of these boards that are here. @throws {BoardError} */
export type LoadImage = (boards: readonly ('v1' | 'v2')[]) => Promise<HexImage>;

/** Does a job. */
export async function doFileJob(job: FileJob, loadImage: LoadImage): Promise<FileReport> {
  switch (job.type) {
    case 'make':
      return makeHex(job.project, loadImage);
    case 'open':
      return openFiles(job.files, job.half);
    case 'build':
      return buildForBoard(job, loadImage);
  }
}

async function buildForBoard(
  { id, board, files }: Extract<FileJob, { type: 'build' }>,
  loadImage: LoadImage,
): Promise<FileReport> {
  try {
    const image = await loadImage([board]);
    const program: Program = { files: new Map(files.map(({ name, bytes }) => [name, bytes])) };
    const built = image.build(program, board);
    if (!built.ok) throw boardErrorFor(built.problem);
    const [, runtime = ''] = /^micro:bit v(\d+(?:\.\d+)*)/.exec(image.version(board) ?? '') ?? [];
    return { type: 'built', id, built: { hex: built.value.hex, runtime } };
  } catch (error) {
    if (!(error instanceof BoardError)) throw error;
    const { code, values, cause } = error;
    const model = code === 'runtime-missing' ? { model: board.toUpperCase() } : {};
    const detail = cause instanceof Error ? cause.message : typeof cause === 'string' ? cause : '';
    return { type: 'not-built', id, code, values: { ...values, ...model }, detail };
  }
}

async function makeHex(project: ProjectForHex, loadImage: LoadImage): Promise<FileReport> {
  let image: HexImage;
  try {
    image = await loadImage(['v1', 'v2']);
  } catch (error) {
    if (!(error instanceof BoardError)) throw error;
    const problem: MakeProblem =
      error.code === 'runtime-missing'
        ? { code: 'missing-runtime', boards: ['v1', 'v2'] }
        : { code: 'runtime-unreachable' };
    return { type: 'not-made', problem };
  }
  const built = await exportHex(image, project);
  if (!built.ok) return { type: 'not-made', problem: built.problem };
  const { hex, target, usedBytes, limitBytes } = built.value;
  return {
    type: 'made',
    made: {
      fileName: hexFileName(project.name),
      hex: new Blob([hex], { type: 'application/octet-stream' }),
      target,
      usedBytes,
      limitBytes,
    },
  };
}

async function openFiles(files: readonly GivenFile[], half: 'v1' | 'v2' | undefined): Promise<FileReport> {
  const imported = await importFiles(files, half);
  if (!imported.ok) return { type: 'not-opened', problem: imported.problem };
  const found = imported.value;
  if (found.kind === 'blocks') {
    const parsed = parseBlocksDocument(found.blocks);
    if (!parsed.ok) {
      const file = files[0]?.name ?? '';
      const code = documentProblems[parsed.problem.code];
      return { type: 'not-opened', problem: { code, file } };
    }
    const python = generatePython(parsed.document).source;
    return {
      type: 'opened',
      opened: {
        name: found.name,
        editor: 'blocks',
        blocks: parsed.document,
        files: { 'main.py': python },
        leftOut: [],
      },
    };
  }
  const { name, leftOut } = found;
  if (!found.madeOfBlocks) {
    return { type: 'opened', opened: { name, editor: 'python', files: found.files, leftOut } };
  }
  // The program is what the board runs; blocks that say something else are made anew from it.
  const blocks = blocksOf(found.files['main.py'] ?? '', found.blocks);
  return { type: 'opened', opened: { name, editor: 'blocks', blocks, files: found.files, leftOut } };
}

/** What the reader of blocks documents refuses, as what it means to the person who opened the file. */
const documentProblems = {
  'not-blocks': 'not-blocks',
  'newer-version': 'newer-blocks',
  'too-many-blocks': 'too-many-blocks',
  'too-deep': 'too-many-blocks',
  'too-long': 'too-many-blocks',
  'forbidden-key': 'not-blocks',
  'bad-block': 'not-blocks',
  'unknown-block': 'not-blocks',
} as const;
