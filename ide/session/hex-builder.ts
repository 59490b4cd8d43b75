import type { Program } from '../../firmware/program.ts';
import { BoardError } from '../board/board.ts';
import { startTimer, type Timer } from '../board/timer.ts';
import type { WorkerLink } from '../board/virtual/worker-link.ts';
import type { StartFileWorker } from './file-desk.ts';
import type { BuiltForBoard, FileJob, FileReport } from './file-work.ts';

/** Milliseconds a hex may take, its runtime's download on a slow network included. */
const patience = 60_000;

/** Makes hexes for boards that are flashed, in a worker that stays: the second run finds the runtime prepared. */
export interface HexBuilder {
  /**
   * @throws {BoardError} `no-main`, `bad-file-name`, `program-too-big`, `runtime-missing` (value `model`),
   * `firmware-unreachable`
   * @throws the signal's reason
   */
  readonly build: (program: Program, model: 'v1' | 'v2', signal: AbortSignal) => Promise<BuiltForBoard>;
  close(): void;
}

interface Waiting {
  resolve(built: BuiltForBoard): void;
  reject(error: Error): void;
}

export function createHexBuilder(start: StartFileWorker, timer: Timer = startTimer): HexBuilder {
  let link: WorkerLink<FileJob, FileReport> | undefined;
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const end = (error: Error): void => {
    link?.terminate();
    link = undefined;
    for (const one of [...waiting.values()]) one.reject(error);
  };
  const hear = (report: FileReport): void => {
    if (report.type === 'built') waiting.get(report.id)?.resolve(report.built);
    if (report.type === 'not-built') {
      const { id, code, values, detail } = report;
      waiting.get(id)?.reject(new BoardError(code, values, { cause: detail }));
    }
  };
  const worker = (): WorkerLink<FileJob, FileReport> => {
    if (link !== undefined) return link;
    const fresh = start();
    link = fresh;
    fresh.listen({
      message: (report) => {
        if (link === fresh) hear(report);
      },
      // A worker that did not start was not there to be fetched; another try starts another one.
      error: (detail) => {
        if (link === fresh) end(new BoardError('firmware-unreachable', {}, { cause: detail }));
      },
    });
    return fresh;
  };

  return {
    build(program, model, signal) {
      signal.throwIfAborted();
      const id = (lastId += 1);
      return new Promise((resolve, reject) => {
        const stopTimer = timer(() => {
          end(new BoardError('firmware-unreachable', {}, { cause: 'no hex in time' }));
        }, patience);
        const settle = (): void => {
          stopTimer();
          signal.removeEventListener('abort', abort);
          waiting.delete(id);
        };
        const abort = (): void => {
          settle();
          reject(signal.reason as Error);
        };
        waiting.set(id, {
          resolve: (built) => {
            settle();
            resolve(built);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        });
        signal.addEventListener('abort', abort);
        const files = [...program.files].map(([name, bytes]) => ({ name, bytes }));
        worker().postMessage({ type: 'build', id, board: model, files });
      });
    },
    close() {
      end(new DOMException('Nobody waits for it any more.', 'AbortError'));
    },
  };
}
