import { startTimer, type Timer } from '../board/timer.ts';
import type { WorkerLink } from '../board/virtual/worker-link.ts';
import type { SpokenCall } from '../python/api-words.ts';
import type { Completion } from '../python/completion-item.ts';
import type { Diagnostic, DiagnoseOptions } from '../python/diagnose.ts';
import type { Hover } from '../python/hover.ts';
import type { TypeChecker, TypeDiagnostic } from '../python/types/type-checker.ts';
import type { CompletionPlace, ProgramPlace, PythonJob, PythonReport } from './python-jobs.ts';

/** The two editors look through a program each for itself, side by side: neither's question replaces the other's. */
export type Asker = 'python' | 'blocks';

/** Reads a program while it is written, away from the page's thread. */
export interface PythonReader {
  /** Gets the worker ready: the first answer then comes sooner. */
  prepare(): void;
  /**
   * What is wrong with a text; `too-much` when reading it takes longer than anybody waits. Undefined when a newer
   * question of the same asker came before this one's turn, or the worker did not live to answer.
   */
  diagnose(
    source: string,
    options: DiagnoseOptions,
    asker?: Asker,
  ): Promise<readonly Diagnostic[] | 'too-much' | undefined>;
  /** What could stand at the cursor; nothing when a newer question came before this one's turn. */
  complete(place: CompletionPlace): Promise<readonly Completion[]>;
  /** Which call the cursor is in, and which part of it is being written. */
  call(place: ProgramPlace): Promise<SpokenCall | undefined>;
  /** What the name at a place is. */
  hover(place: ProgramPlace): Promise<Hover | undefined>;
  /**
   * What the types of a project's files say against it. Undefined when nothing is known: the machine is too weak for
   * it, it did not arrive, or a newer question came.
   */
  checkTypes(
    files: Readonly<Record<string, string>>,
    board: 'v1' | 'v2' | undefined,
  ): Promise<readonly TypeDiagnostic[] | undefined>;
  close(): void;
}

/** Gets the type checker once the page has time for it; undefined when this machine is better off without. */
export type LoadTypeChecker = () => Promise<TypeChecker | undefined>;

/** Starts the worker that reads Python. */
export type StartPythonWorker = () => WorkerLink<PythonJob, PythonReport>;

/** Milliseconds after which reading a text is given up; 10 000 ordinary lines take a second on a slow Chromebook. */
const patience = 10_000;

interface Question {
  readonly job: PythonJob;
  answer(report: PythonReport | 'replaced' | 'too-much'): void;
}

/** Who types waits for what fits and for what is called; a pointer has time. */
const order: readonly PythonJob['type'][] = ['complete', 'call', 'hover', 'diagnose'];

/**
 * Two workers: what fits at the cursor is asked while a key is still down, and a long program takes a while to be looked
 * through.
 */
export function createPythonReader(
  start: StartPythonWorker,
  loadTypes: LoadTypeChecker,
  timer: Timer = startTimer,
): PythonReader {
  const problems = createLane(start, timer);
  const answers = createLane(start, timer);
  let types: Promise<TypeChecker | undefined> | undefined;
  let lastId = 0;
  let closed = false;

  return {
    prepare: problems.prepare,
    async diagnose(source, options, asker = 'python') {
      const report = await problems.ask({ type: 'diagnose', id: (lastId += 1), source, options }, asker);
      // The page has come to rest: the next key will want the other one.
      answers.prepare();
      if (report === 'too-much') return report;
      return report !== 'replaced' && report.type === 'diagnose' ? report.found : undefined;
    },
    async complete(place) {
      const report = await answers.ask({ type: 'complete', id: (lastId += 1), place });
      return typeof report === 'object' && report.type === 'complete' ? report.found : [];
    },
    async call(place) {
      const report = await answers.ask({ type: 'call', id: (lastId += 1), place });
      return typeof report === 'object' && report.type === 'call' ? report.found : undefined;
    },
    async hover(place) {
      const report = await answers.ask({ type: 'hover', id: (lastId += 1), place });
      return typeof report === 'object' && report.type === 'hover' ? report.found : undefined;
    },
    async checkTypes(files, board) {
      if (closed) return undefined;
      types ??= loadTypes().catch((error: unknown) => {
        console.warn('The type checker did not load.', error);
        // Asked for again with the next program.
        types = undefined;
        return undefined;
      });
      return (await types)?.check(files, board);
    },
    close() {
      closed = true;
      void types?.then((checker) => checker?.rest());
      problems.close();
      answers.close();
    },
  };
}

/** A worker and those who wait for it: one question at a time, and of each kind and asker only the newest waits. */
interface Lane {
  readonly prepare: () => void;
  readonly ask: (job: PythonJob, asker?: Asker) => Promise<PythonReport | 'replaced' | 'too-much'>;
  readonly close: () => void;
}

function createLane(start: StartPythonWorker, timer: Timer): Lane {
  let link: WorkerLink<PythonJob, PythonReport> | undefined;
  let current: Question | undefined;
  let stopTimer: (() => void) | undefined;
  const waiting = new Map<`${PythonJob['type']} ${Asker}`, Question>();
  let closed = false;

  const finish = (answer: PythonReport | 'too-much'): void => {
    const done = current;
    current = undefined;
    stopTimer?.();
    stopTimer = undefined;
    done?.answer(answer);
    next();
  };
  const end = (answer: 'too-much' | { detail: string }): void => {
    link?.terminate();
    link = undefined;
    if (current === undefined) return;
    finish(answer === 'too-much' ? answer : { type: 'failed', id: current.job.id, detail: answer.detail });
  };
  const worker = (): WorkerLink<PythonJob, PythonReport> => {
    if (link !== undefined) return link;
    const fresh = start();
    link = fresh;
    fresh.listen({
      message: (report) => {
        if (link === fresh && report.id === current?.job.id) finish(report);
      },
      // What did not arrive is asked for again with the next question.
      error: (detail) => {
        if (link === fresh) end({ detail });
      },
    });
    return fresh;
  };
  const next = (): void => {
    if (current !== undefined || closed) return;
    const place = order
      .flatMap((type) => [`${type} python`, `${type} blocks`] as const)
      .find((one) => waiting.has(one));
    const question = place && waiting.get(place);
    if (place === undefined || question === undefined) return;
    waiting.delete(place);
    current = question;
    stopTimer = timer(() => end('too-much'), patience);
    worker().postMessage(question.job);
  };

  return {
    prepare() {
      if (!closed) worker();
    },
    ask: (job, asker = 'python') =>
      new Promise((resolve) => {
        if (closed) {
          resolve('replaced');
          return;
        }
        const place = `${job.type} ${asker}` as const;
        waiting.get(place)?.answer('replaced');
        waiting.set(place, { job, answer: resolve });
        next();
      }),
    close() {
      closed = true;
      for (const question of waiting.values()) question.answer('replaced');
      waiting.clear();
      end({ detail: 'closed' });
    },
  };
}
