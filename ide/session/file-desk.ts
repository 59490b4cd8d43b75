import type { Outcome } from '../../firmware/image/image-problem.ts';
import type { WorkerLink } from '../board/virtual/worker-link.ts';
import type { ProjectForHex } from '../project/export-hex.ts';
import type { ProjectForZip } from '../project/export-zip.ts';
import type { GivenFile } from '../project/import-files.ts';
import type {
  FileJob,
  FileReport,
  MadeHex,
  MadeZip,
  MakeProblem,
  OpenedFiles,
  OpenedProgram,
  OpenFilesProblem,
  OpenLinkProblem,
} from './file-work.ts';

/** Starts the worker that does one job with files. */
export type StartFileWorker = () => WorkerLink<FileJob, FileReport>;

/** `half` of a universal hex whose programs differ; `paths` of files in a folder that was dropped. */
export interface ReadOptions {
  readonly half?: 'v1' | 'v2';
  readonly paths?: readonly string[];
}

/** Milliseconds after which a job is given up: longer than the slowest network that is of any use. */
const patience = 90_000;

/** @throws {DOMException} `AbortError`, when the person no longer waits for it */
export async function makeHex(
  start: StartFileWorker,
  { name, editor, blocks, files }: ProjectForHex,
  signal?: AbortSignal,
): Promise<Outcome<MadeHex, MakeProblem>> {
  const report = await askWorker(start, { type: 'make', project: { name, editor, blocks, files } }, signal);
  if (report?.type === 'made') return { ok: true, value: report.made };
  return { ok: false, problem: report?.type === 'not-made' ? report.problem : { code: 'failed' } };
}

export async function readFiles(
  start: StartFileWorker,
  files: readonly GivenFile[],
  { half, paths }: ReadOptions = {},
): Promise<Outcome<OpenedFiles, OpenFilesProblem>> {
  const report = await askWorker(start, {
    type: 'open',
    files,
    ...(half === undefined ? {} : { half }),
    ...(paths === undefined ? {} : { paths }),
  });
  if (report?.type === 'opened') return { ok: true, value: report.opened };
  return { ok: false, problem: report?.type === 'not-opened' ? report.problem : { code: 'failed' } };
}

/** Reads the payload of a link (ide/project/share-link.ts). */
export async function readLink(
  start: StartFileWorker,
  payload: string,
): Promise<Outcome<OpenedProgram, OpenLinkProblem>> {
  const report = await askWorker(start, { type: 'open-link', payload });
  if (report?.type === 'link-opened') return { ok: true, value: report.opened };
  return { ok: false, problem: report?.type === 'link-not-opened' ? report.problem : { code: 'failed' } };
}

/** Projects as one zip; undefined when it could not be made. */
export async function makeZip(
  start: StartFileWorker,
  projects: readonly ProjectForZip[],
  day: string,
): Promise<MadeZip | undefined> {
  const plain = projects.map(({ name, editor, blocks, files, lesson, changedAt }): ProjectForZip => {
    return { name, editor, blocks, files, changedAt, ...(lesson === undefined ? {} : { lesson }) };
  });
  const report = await askWorker(start, { type: 'zip', projects: plain, day });
  return report?.type === 'zipped' ? report.made : undefined;
}

/** One worker, one job; nothing of it stays in memory. Undefined when the worker died or never answered. */
async function askWorker(
  start: StartFileWorker,
  job: FileJob,
  signal?: AbortSignal,
): Promise<FileReport | undefined> {
  signal?.throwIfAborted();
  let worker: WorkerLink<FileJob, FileReport> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giveUp: (() => void) | undefined;
  try {
    worker = start();
    const link = worker;
    return await new Promise<FileReport | undefined>((resolve, reject) => {
      giveUp = () => reject(new DOMException('Nobody waits for it any more.', 'AbortError'));
      signal?.addEventListener('abort', giveUp);
      timer = setTimeout(() => resolve(undefined), patience);
      link.listen({
        message: resolve,
        error: (detail) => {
          console.warn(detail);
          resolve(undefined);
        },
      });
      link.postMessage(job);
    });
  } finally {
    clearTimeout(timer);
    if (giveUp !== undefined) signal?.removeEventListener('abort', giveUp);
    worker?.terminate();
  }
}
