import type { HexImage, HexTarget } from '../../firmware/image/hex-image.ts';
import type { Program } from '../../firmware/program.ts';
import { BoardError, type BoardErrorCode } from '../board/board.ts';
import { boardErrorFor } from '../board/virtual/firmware-source.ts';
import { exportHex, hexFileName, type ExportProblem, type ProjectForHex } from '../project/export-hex.ts';
import { importFiles, type GivenFile, type ImportProblem } from '../project/import-files.ts';
import { exportZip, type ProjectForZip } from '../project/export-zip.ts';
import type { ImportedProgram } from '../project/import-files.ts';
import type { Project } from '../project/project.ts';
import { readPayload, type SharedProblem } from '../project/share-link.ts';
import { documentLimits, type BlocksDocument } from '../blocks/blocks-document.ts';
import { parseBlocksDocument } from '../blocks/blocks-document.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { blocksOf } from './blocks-of.ts';

/** One piece of work on files, done by a worker (`file-worker.ts`). */
export type FileJob =
  | { readonly type: 'make'; readonly project: ProjectForHex }
  /** `half` is asked for when the halves of a universal hex differ. */
  | {
      readonly type: 'open';
      readonly files: readonly GivenFile[];
      readonly half?: 'v1' | 'v2';
      /** Where each of them was in a folder that was dropped. */
      readonly paths?: readonly string[];
    }
  /** `payload` of a link, see ide/project/share-link.ts. */
  | { readonly type: 'open-link'; readonly payload: string }
  /** Projects as one zip; `day` (ISO) is in its name. */
  | { readonly type: 'zip'; readonly projects: readonly ProjectForZip[]; readonly day: string }
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

/** A zip for the browser's downloads. */
export interface MadeZip {
  readonly fileName: string;
  readonly zip: Blob;
  readonly projects: number;
}

/** All of a new project but what storage gives it. */
export type OpenedProgram = Pick<Project, 'name' | 'editor' | 'files' | 'blocks' | 'lesson'> & {
  /** `Date.now()` of its last change, where it was saved with it. */
  readonly changedAt?: number;
  /** It was made of blocks and is more than blocks can show: it opens as Python. */
  readonly tooMuchForBlocks?: true;
};

/** What files became: one project, or several of a zip or folder. */
export type OpenedFiles = OpenedProgram & {
  /** The others of the same zip. */
  readonly others: readonly OpenedProgram[];
  /** Files that are no text, or belong to no program, and so are in no project. */
  readonly leftOut: readonly string[];
  /** Why other projects of the same zip did not open. */
  readonly refused: readonly OpenFilesProblem[];
};

export type OpenFilesProblem =
  ImportProblem | { readonly code: 'failed' } | { readonly code: 'too-many-blocks'; readonly file: string };

export type OpenLinkProblem = SharedProblem | { readonly code: 'failed' };

export type FileReport =
  | { readonly type: 'made'; readonly made: MadeHex }
  | { readonly type: 'not-made'; readonly problem: MakeProblem }
  | { readonly type: 'opened'; readonly opened: OpenedFiles }
  | { readonly type: 'not-opened'; readonly problem: OpenFilesProblem }
  | { readonly type: 'link-opened'; readonly opened: OpenedProgram }
  | { readonly type: 'link-not-opened'; readonly problem: OpenLinkProblem }
  | { readonly type: 'zipped'; readonly made: MadeZip }
  | { readonly type: 'not-zipped' }
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
      return openFiles(job);
    case 'open-link':
      return openLink(job.payload);
    case 'zip':
      return zip(job);
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

function zip({ projects, day }: Extract<FileJob, { type: 'zip' }>): FileReport {
  const { fileName, bytes } = exportZip(projects, day);
  const made = { fileName, zip: new Blob([bytes], { type: 'application/zip' }), projects: projects.length };
  return { type: 'zipped', made };
}

function openLink(payload: string): FileReport {
  const read = readPayload(payload);
  if (!read.ok) return { type: 'link-not-opened', problem: read.problem };
  const { name, editor, files, blocks } = read.value;
  return { type: 'link-opened', opened: withItsBlocks({ name, files, editor, blocks }) };
}

async function openFiles(job: Extract<FileJob, { type: 'open' }>): Promise<FileReport> {
  const imported = await importFiles(job.files, job.half, job.paths);
  if (!imported.ok) return { type: 'not-opened', problem: imported.problem };
  const found = imported.value;
  const origin = job.files[0]?.name ?? '';
  if (found.kind === 'blocks') {
    const read = programOfBlocks(found.blocks);
    if (typeof read === 'string') return { type: 'not-opened', problem: { code: read, file: origin } };
    return { type: 'opened', opened: { ...read, name: found.name, others: [], leftOut: [], refused: [] } };
  }
  const imports = found.kind === 'program' ? [found] : found.projects;
  const opened: OpenedProgram[] = [];
  const refused: OpenFilesProblem[] = found.kind === 'projects' ? [...found.refused] : [];
  for (const one of imports) {
    const program = openProgram(one);
    if (typeof program === 'string')
      refused.push({ code: program, file: one.name === '' ? origin : one.name });
    else opened.push(program);
  }
  const leftOut = [
    ...imports.flatMap((one) => one.leftOut),
    ...(found.kind === 'projects' ? found.leftOut : []),
  ];
  const [first, ...others] = opened;
  if (first === undefined) return { type: 'not-opened', problem: refused[0] ?? { code: 'failed' } };
  return { type: 'opened', opened: { ...first, others, leftOut, refused } };
}

function openProgram(one: ImportedProgram): OpenedProgram | BlocksProblem {
  const { name, files, lesson, changedAt } = one;
  const more = {
    ...(lesson === undefined ? {} : { lesson }),
    ...(changedAt === undefined ? {} : { changedAt }),
  };
  if (files['main.py'] === undefined) {
    const read = programOfBlocks(one.blocks);
    if (typeof read === 'string') return read;
    return { ...read, ...more, name, files: { ...files, ...read.files } };
  }
  const editor = one.madeOfBlocks ? 'blocks' : 'python';
  return { ...withItsBlocks({ name, files, editor, blocks: one.blocks }), ...more };
}

function programOfBlocks(
  blocks: unknown,
): Pick<OpenedProgram, 'editor' | 'blocks' | 'files'> | BlocksProblem {
  const parsed = parseBlocksDocument(blocks);
  if (!parsed.ok) return documentProblems[parsed.problem.code];
  const python = generatePython(parsed.document).source;
  return { editor: 'blocks', blocks: parsed.document, files: { 'main.py': python } };
}

/**
 * A program made of blocks with them. The program is what the board runs; blocks that say something else are made anew
 * from it. What is more than a workspace shows, or a foreign one, opens as the Python it is.
 */
function withItsBlocks({
  name,
  files,
  editor,
  blocks,
}: Pick<Project, 'name' | 'files' | 'editor' | 'blocks'>): OpenedProgram {
  if (editor === 'python') return { name, editor, files };
  let document: BlocksDocument | undefined;
  try {
    document = blocksOf(files['main.py'] ?? '', blocks);
  } catch (error) {
    // Nested deeper than a reader goes.
    if (!(error instanceof RangeError)) throw error;
  }
  if (document !== undefined && fits(document)) return { name, editor, files, blocks: document };
  return { name, editor: 'python', files, tooMuchForBlocks: true };
}

/** What a reload would refuse is not opened in the first place. */
function fits(document: BlocksDocument): boolean {
  return JSON.stringify(document).length <= documentLimits.text && parseBlocksDocument(document).ok;
}

type BlocksProblem = (typeof documentProblems)[keyof typeof documentProblems];

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
