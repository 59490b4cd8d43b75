/** Calls back in a later task of the event loop, after everything that is waiting now. Untouched by fake timers. */
export const macrotask: () => Promise<void> = chooseMacrotask();

function chooseMacrotask(): () => Promise<void> {
  const immediate: ((callback: () => void) => unknown) | undefined = (
    globalThis as { setImmediate?: (callback: () => void) => unknown }
  ).setImmediate?.bind(globalThis);
  if (immediate) return () => new Promise((resolve) => immediate(resolve));
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(0);
    });
}

/** How simulated time passes for the boards of a rig. */
export interface RigTime {
  /** Milliseconds of simulated time so far. */
  readonly now: number;
  /** A USB transfer takes its time, plus that many milliseconds. */
  transfer(latency: number): Promise<void>;
  dispose(): void;
}

/** For tests in Node: time passes with transfers, and with `advance`. The same calls give the same run. */
export class SimulatedTime implements RigTime {
  now = 0;
  /** Transfers that have begun and not yet taken their time; how many there have been. */
  inFlight = 0;
  activity = 0;

  constructor(
    private readonly passes: (milliseconds: number) => void,
    private readonly transferMilliseconds: number,
  ) {}

  advance(milliseconds: number): void {
    this.now += milliseconds;
    this.passes(milliseconds);
  }

  async transfer(latency: number): Promise<void> {
    this.inFlight++;
    this.activity++;
    await macrotask();
    this.inFlight--;
    this.advance(this.transferMilliseconds + latency);
  }

  dispose(): void {}
}

/** Most wall-clock time that boards owe; what a busy page missed beyond that is skipped. */
const MOST_OWED_MILLISECONDS = 100;
/**
 * Boards live in the page's own thread, and time passes for them in pieces. While somebody talks to one, the pieces of
 * a poll (two transfers, a tick between) are short enough that what a board sends in them fits a V1's ring (64 bytes,
 * 5.5 ms), so that who polls loses no more than with a real board beside the page.
 */
const PIECE_MILLISECONDS = 4;
const TALK_PIECE_MILLISECONDS = 2;
const TRANSFER_MILLISECONDS = 1;
const TICK_MILLISECONDS = 4;
/** Milliseconds after a transfer in which another one is to be expected. */
const TALK_MILLISECONDS = 100;

/** The wall clock, whatever a page is told (`followBoards`). */
const wallClock = performance.now.bind(performance);

/** For a page: time follows the wall clock. */
export class WallTime implements RigTime {
  now = 0;
  #last = wallClock();
  #owed = 0;
  #lastTransfer = -Infinity;
  readonly #ticks: ReturnType<typeof setInterval>;

  constructor(private readonly passes: (milliseconds: number) => void) {
    this.#ticks = setInterval(() => this.#tick(), TICK_MILLISECONDS);
  }

  async transfer(latency: number): Promise<void> {
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    else await macrotask();
    this.#owe();
    this.#pass(TRANSFER_MILLISECONDS);
    this.#lastTransfer = this.now;
  }

  dispose(): void {
    clearInterval(this.#ticks);
  }

  #tick(): void {
    this.#owe();
    if (this.now - this.#lastTransfer < TALK_MILLISECONDS) {
      this.#pass(TALK_PIECE_MILLISECONDS);
      return;
    }
    const pieces = Math.ceil(this.#owed / PIECE_MILLISECONDS);
    for (let piece = 0; piece < pieces; piece++) this.#pass(PIECE_MILLISECONDS);
  }

  #owe(): void {
    const now = wallClock();
    this.#owed = Math.min(this.#owed + now - this.#last, MOST_OWED_MILLISECONDS);
    this.#last = now;
  }

  #pass(most: number): void {
    const piece = Math.min(this.#owed, most);
    if (piece <= 0) return;
    this.#owed -= piece;
    this.now += piece;
    this.passes(piece);
  }
}
