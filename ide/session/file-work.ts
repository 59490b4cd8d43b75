import type { HexImage, HexTarget } from '../../firmware/image/hex-image.ts';
import { BoardError } from '../board/board.ts';
import { exportHex, hexFileName, type ExportProblem, type ProjectForHex } from '../project/export-hex.ts';
import { importFiles, type GivenFile, type ImportProblem } from '../project/import-files.ts';
import type { Project } from '../project/project.ts';
import { parseBlocksDocument } from '../blocks/blocks-document.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { blocksOf } from './blocks-of.ts';

/** One piece of work on files, done by a worker that ends after it (`file-worker.ts`). */
export type FileJob =
  | { readonly type: 'make'; readonly project: ProjectForHex }
  /** `half` is asked for when the halves of a universal hex differ. */
  | { readonly type: 'open'; readonly files: readonly GivenFile[]; readonly half?: 'v1' | 'v2' };

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
  | { readonly type: 'not-opened'; readonly problem: OpenFilesProblem };

/** Does a job. `loadImage` fetches the runtimes that are here and may throw a {@link BoardError}. */
export async function doFileJob(job: FileJob, loadImage: () => Promise<HexImage>): Promise<FileReport> {
  return job.type === 'make' ? makeHex(job.project, loadImage) : openFiles(job.files, job.half);
}

async function makeHex(project: ProjectForHex, loadImage: () => Promise<HexImage>): Promise<FileReport> {
  let image: HexImage;
  try {
    image = await loadImage();
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
