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
 * Boards live in the page's own thread, and time passes for them in pieces. A piece is short enough that what they
 * send in it fits a V1's ring (64 bytes), so that who polls loses no more than with a real board beside the page.
 */
const PIECE_MILLISECONDS = 4;
const TICK_MILLISECONDS = 8;

/** The wall clock, whatever a page is told (`followBoards`). */
const wallClock = performance.now.bind(performance);

/** For a page: time follows the wall clock. */
export class WallTime implements RigTime {
  now = 0;
  #last = wallClock();
  #owed = 0;
  #transfers = false;
  readonly #ticks: ReturnType<typeof setInterval>;

  constructor(private readonly passes: (milliseconds: number) => void) {
    this.#ticks = setInterval(() => this.#tick(), TICK_MILLISECONDS);
  }

  async transfer(latency: number): Promise<void> {
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    else await macrotask();
    this.#transfers = true;
    this.#owe();
    this.#pass();
  }

  dispose(): void {
    clearInterval(this.#ticks);
  }

  #tick(): void {
    this.#owe();
    // While somebody talks to a board, most time passes with that talk.
    const pieces = this.#transfers ? 1 : Math.ceil(this.#owed / PIECE_MILLISECONDS);
    this.#transfers = false;
    for (let piece = 0; piece < pieces; piece++) this.#pass();
  }

  #owe(): void {
    const now = wallClock();
    this.#owed = Math.min(this.#owed + now - this.#last, MOST_OWED_MILLISECONDS);
    this.#last = now;
  }

  #pass(): void {
    const piece = Math.min(this.#owed, PIECE_MILLISECONDS);
    if (piece <= 0) return;
    this.#owed -= piece;
    this.now += piece;
    this.passes(piece);
  }
}
