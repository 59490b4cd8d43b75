import type { BuiltHex, HexImage, HexTarget } from '../../firmware/image/hex-image.ts';
import type { Outcome, ProgramProblem } from '../../firmware/image/image-problem.ts';
import type { Program } from '../../firmware/program.ts';
import { downloadName } from './file-name.ts';
import { blocksFileName, packBlocks } from './packed-blocks.ts';
import type { Project } from './project.ts';

/** What of a project goes into a hex. */
export type ProjectForHex = Pick<Project, 'name' | 'editor' | 'blocks' | 'files'>;

/** A hex with the boards it runs on. */
export interface ExportedHex extends BuiltHex {
  readonly target: HexTarget;
}

/** Why there is no hex: what a program gets wrong, or that there is none yet. */
export type ExportProblem = ProgramProblem | { readonly code: 'no-program' };

/** The kind of hex that the runtimes which are here allow: for both boards where possible. */
export function hexTargetOf(image: HexImage): HexTarget | undefined {
  return image.boards.length === 2 ? 'universal' : image.boards[0];
}

/**
 * A project as a hex for every board whose runtime is here. A project of blocks takes its blocks along when they
 * need at most half of the room that the program leaves free (ADR 0008), else only the mark that it has blocks.
 */
export async function exportHex(
  image: HexImage,
  project: ProjectForHex,
): Promise<Outcome<ExportedHex, ExportProblem>> {
  if ((project.files['main.py'] ?? '').trim() === '') return { ok: false, problem: { code: 'no-program' } };
  const target = hexTargetOf(image);
  if (target === undefined) {
    return { ok: false, problem: { code: 'missing-runtime', boards: ['v1', 'v2'] } };
  }
  const files = new Map(
    Object.entries(project.files).map(([name, text]) => [name, new TextEncoder().encode(text)]),
  );
  const alone = image.build({ files }, target);
  if (!alone.ok) return { ok: false, problem: tightest(image, { files }, alone.problem) };
  if (project.editor !== 'blocks' || files.has(blocksFileName)) {
    return { ok: true, value: { ...alone.value, target } };
  }
  const packed = project.blocks === undefined ? new Uint8Array(0) : await packBlocks(project.blocks);
  for (const content of [packed, new Uint8Array(0)]) {
    const built = image.build({ files: new Map([...files, [blocksFileName, content]]) }, target);
    if (!built.ok) continue;
    const { usedBytes, limitBytes } = built.value;
    const free = limitBytes - alone.value.usedBytes;
    if (content.length > 0 && usedBytes - alone.value.usedBytes > free / 2) continue;
    return { ok: true, value: { ...built.value, target } };
  }
  return { ok: true, value: { ...alone.value, target } };
}

/** Who shortens a program for both boards needs the number of the one that has less room. */
function tightest(image: HexImage, program: Program, problem: ProgramProblem): ProgramProblem {
  if (problem.code !== 'too-big') return problem;
  let found = problem;
  for (const board of image.boards) {
    const built = image.build(program, board);
    if (built.ok || built.problem.code !== 'too-big') continue;
    if (built.problem.limitBytes < found.limitBytes) found = built.problem;
  }
  return found;
}

/** The name of a project's hex. */
export function hexFileName(projectName: string): string {
  return downloadName(projectName, 'hex');
}
