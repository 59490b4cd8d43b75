import type { BoardKind } from '../board/board.ts';
import type { Timer } from '../board/timer.ts';
import type { KitExamination } from './kit-examination.ts';

/** What is waited for: the whole step, a word about charging cables, the turn's evidence, any word at all. */
export type KitTimer = 'limit' | 'late' | 'turn' | 'silence';

/** One attempt with one board, and everything that ends when the next begins. */
export class KitAttempt {
  readonly abort = new AbortController();
  examination: KitExamination | undefined;
  name: string | undefined;
  model: 'v1' | 'v2' | undefined;
  /** MicroPython's version before ours was put on it. */
  runtimeBefore: string | undefined;
  flashed = false;
  stopListening: () => void = () => undefined;
  private readonly timers = new Map<KitTimer, () => void>();
  private over = false;

  /** `nearby` is the board that was asked for, when it was a certain one. */
  constructor(
    readonly kind: BoardKind,
    readonly number: number | undefined,
    readonly nearby: string | undefined,
    private readonly timer: Timer,
  ) {}

  /** In place of the one of that name that is under way. */
  startTimer(name: KitTimer, milliseconds: number, callback: () => void): void {
    this.stopTimer(name);
    if (!this.over) this.timers.set(name, this.timer(callback, milliseconds));
  }

  stopTimer(name: KitTimer): void {
    this.timers.get(name)?.();
    this.timers.delete(name);
  }

  end(): void {
    this.over = true;
    for (const stop of this.timers.values()) stop();
    this.timers.clear();
    this.stopListening();
    this.abort.abort();
  }
}
