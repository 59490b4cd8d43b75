import { messageFor } from '../../i18n/translate.ts';
import { spell } from './finding.ts';
import type { CheckReport, CheckRequest, TypeDiagnostic } from './messages.ts';

export type { TypeDiagnostic } from './messages.ts';

export interface TypeChecker {
  /**
   * Looks at a project's Python files. Gives undefined when a newer call came meanwhile, or when the checker
   * cannot be had: then nothing is known, and nothing is to be said about it. Never rejects.
   */
  check(
    files: Readonly<Record<string, string>>,
    board: 'v1' | 'v2' | undefined,
  ): Promise<readonly TypeDiagnostic[] | undefined>;
  /** Ends the worker and gives back its memory. A later `check` starts it again. */
  rest(): void;
}

/** The worker as the checker sees it. */
export interface CheckerWorker {
  postMessage(request: CheckRequest): void;
  listen(listener: { message(report: CheckReport): void; error(): void }): void;
  terminate(): void;
}

export interface TypeCheckerOptions {
  /** Starts the worker; the built application's by default. */
  readonly start?: () => CheckerWorker;
  /** How long a program may take, ms. The first takes the download as well. */
  readonly patience?: number;
  readonly setTimer?: (action: () => void, after: number) => () => void;
}

/** A program that is larger does not fit on a micro:bit. */
const longest = 100_000;

/**
 * Pyright in a worker of its own, which the first `check` loads. So that it never keeps the editor waiting:
 *
 *     if (await whenWorthChecking()) checker = createTypeChecker();
 */
export function createTypeChecker(options: TypeCheckerOptions = {}): TypeChecker {
  return new WorkerTypeChecker(
    options.start ?? startWorker,
    options.patience ?? 30_000,
    options.setTimer ?? setTimer,
  );
}

interface Job {
  readonly request: CheckRequest;
  readonly answer: (found: readonly TypeDiagnostic[] | undefined) => void;
}

class WorkerTypeChecker implements TypeChecker {
  private worker: CheckerWorker | undefined;
  private running: Job | undefined;
  /** The newest call, while an older one is being worked on. */
  private waiting: Job | undefined;
  private stopTimer: () => void = () => undefined;
  private lastId = 0;
  /** A worker that failed is started once more, and then left off. */
  private failures = 0;

  constructor(
    private readonly start: () => CheckerWorker,
    private readonly patience: number,
    private readonly setTimer: (action: () => void, after: number) => () => void,
  ) {}

  check(
    files: Readonly<Record<string, string>>,
    board: 'v1' | 'v2' | undefined,
  ): Promise<readonly TypeDiagnostic[] | undefined> {
    this.waiting?.answer(undefined);
    this.waiting = undefined;
    const python = Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith('.py')));
    const size = Object.values(python).reduce((sum, text) => sum + text.length, 0);
    if (this.failures > 1 || size > longest) return Promise.resolve(undefined);
    return new Promise((answer) => {
      this.waiting = { request: { id: ++this.lastId, files: python, board: board ?? 'both' }, answer };
      this.next();
    });
  }

  rest(): void {
    this.stop();
    for (const job of [this.running, this.waiting]) job?.answer(undefined);
    this.running = undefined;
    this.waiting = undefined;
  }

  private next(): void {
    if (this.running !== undefined || this.waiting === undefined) return;
    this.running = this.waiting;
    this.waiting = undefined;
    try {
      this.worker ??= this.listenTo(this.start());
    } catch {
      this.failed();
      return;
    }
    this.stopTimer = this.setTimer(() => {
      this.failed();
    }, this.patience);
    this.worker.postMessage(this.running.request);
  }

  private listenTo(worker: CheckerWorker): CheckerWorker {
    worker.listen({
      message: (report) => {
        if (worker === this.worker) this.finished(report);
      },
      error: () => {
        if (worker === this.worker) this.failed();
      },
    });
    return worker;
  }

  private finished(report: CheckReport): void {
    const job = this.running;
    if (job?.request.id !== report.id) return;
    this.stopTimer();
    this.running = undefined;
    // A newer program waits: what was found is about lines that may have moved.
    if (this.waiting !== undefined) job.answer(undefined);
    else job.answer('found' in report ? report.found.map(spelled) : undefined);
    this.next();
  }

  private failed(): void {
    const job = this.running;
    this.stop();
    this.running = undefined;
    this.failures += 1;
    if (this.failures > 1) {
      job?.answer(undefined);
      this.waiting?.answer(undefined);
      this.waiting = undefined;
      return;
    }
    if (this.waiting === undefined) this.waiting = job;
    else job?.answer(undefined);
    this.next();
  }

  private stop(): void {
    this.stopTimer();
    this.worker?.terminate();
    this.worker = undefined;
  }
}

/** With the words for types in the language on screen. */
function spelled(one: TypeDiagnostic): TypeDiagnostic {
  const values = Object.entries(one.values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'number' ? value : spell(value, (key, inner) => messageFor(key, inner) ?? key),
  ]);
  return { ...one, values: Object.fromEntries(values) };
}

function startWorker(): CheckerWorker {
  const worker = new Worker('/type-checker.js', { type: 'module' });
  return {
    postMessage: (request) => {
      worker.postMessage(request);
    },
    listen: (listener) => {
      worker.addEventListener('message', ({ data }: MessageEvent<CheckReport>) => {
        listener.message(data);
      });
      for (const trouble of ['error', 'messageerror'] as const) {
        worker.addEventListener(trouble, () => {
          listener.error();
        });
      }
    },
    terminate: () => {
      worker.terminate();
    },
  };
}

function setTimer(action: () => void, after: number): () => void {
  const timer = setTimeout(action, after);
  return () => {
    clearTimeout(timer);
  };
}
