import type { Program } from '../../../firmware/program.ts';
import type { ScenarioRun } from '../../../lessons/checks/evidence.ts';
import type { ScenarioRequest } from '../../../lessons/checks/run-checks.ts';
import { BoardError } from '../board.ts';
import type { CheckReport, CheckRequest } from './check-protocol.ts';
import { startTimer, type Timer } from '../timer.ts';
import type { WorkerLink } from './worker-link.ts';

/** Milliseconds within which a worker answers a cancellation; slices last some tens. */
const cancelLimit = 2000;

/** Watches a program on fresh virtual boards, faster than real time, away from the page. */
export interface Observer {
  /** Gets the runtime ready, so that the first round need not wait for it. */
  prepare(): void;
  /**
   * Runs the program through each scenario; the result is keyed by check id. Aborting rejects at once with the
   * signal's reason.
   * @throws {BoardError} when the program cannot be put on a board, or the worker died.
   */
  observe(
    program: Program,
    scenarios: readonly ScenarioRequest[],
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, ScenarioRun>>>;
  /** Ends the worker; a later round would start another. */
  close(): void;
}

export interface ObserverOptions {
  /** Starts the worker; again when the last one had to be ended. */
  readonly startWorker: () => WorkerLink<CheckRequest, CheckReport>;
  readonly timer?: Timer;
}

interface Round {
  resolve(runs: Readonly<Record<string, ScenarioRun>>): void;
  reject(error: unknown): void;
}

export function createObserver(options: ObserverOptions): Observer {
  return new WorkerObserver(options);
}

class WorkerObserver implements Observer {
  private link: WorkerLink<CheckRequest, CheckReport> | undefined;
  private readonly rounds = new Map<number, Round>();
  /** Ends the timer of a cancellation that was not answered yet. */
  private readonly cancelling = new Map<number, () => void>();
  private lastId = 0;

  constructor(private readonly options: ObserverOptions) {}

  prepare(): void {
    this.worker().postMessage({ type: 'prepare' });
  }

  async observe(
    program: Program,
    scenarios: readonly ScenarioRequest[],
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, ScenarioRun>>> {
    signal?.throwIfAborted();
    if (scenarios.length === 0) return {};
    this.lastId += 1;
    const id = this.lastId;
    const files = [...program.files].map(([name, bytes]) => ({ name, bytes }));
    const cancel = (): void => {
      this.cancel(id, signal?.reason);
    };
    signal?.addEventListener('abort', cancel);
    try {
      return await new Promise((resolve, reject) => {
        this.rounds.set(id, { resolve, reject });
        this.worker().postMessage({ type: 'observe', id, files, scenarios });
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  close(): void {
    this.end(new DOMException('Closed.', 'AbortError'));
  }

  private cancel(id: number, reason: unknown): void {
    const round = this.rounds.get(id);
    if (round === undefined) return;
    this.rounds.delete(id);
    round.reject(reason);
    const timer = this.options.timer ?? startTimer;
    const stopTimer = timer(() => {
      this.end(new BoardError('virtual-failed', {}, { cause: 'the check worker does not answer' }));
    }, cancelLimit);
    this.cancelling.set(id, stopTimer);
    this.worker().postMessage({ type: 'cancel', id });
  }

  private receive(report: CheckReport): void {
    if (report.type === 'cancelled') {
      this.cancelling.get(report.id)?.();
      this.cancelling.delete(report.id);
      return;
    }
    const round = this.rounds.get(report.id);
    if (round === undefined) return;
    this.rounds.delete(report.id);
    if (report.type === 'observed') round.resolve(report.runs);
    else round.reject(new BoardError(report.code, report.values, { cause: report.detail }));
  }

  private worker(): WorkerLink<CheckRequest, CheckReport> {
    if (this.link !== undefined) return this.link;
    const link = this.options.startWorker();
    this.link = link;
    link.listen({
      message: (report) => {
        if (this.link === link) this.receive(report);
      },
      error: (detail) => {
        if (this.link === link) this.end(new BoardError('virtual-failed', {}, { cause: detail }));
      },
    });
    return link;
  }

  private end(error: unknown): void {
    this.link?.terminate();
    this.link = undefined;
    for (const stopTimer of this.cancelling.values()) stopTimer();
    this.cancelling.clear();
    const left = [...this.rounds.values()];
    this.rounds.clear();
    for (const round of left) round.reject(error);
  }
}
