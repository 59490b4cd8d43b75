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

/** Longest piece of wall-clock time that is caught up with at once; the rest is skipped, as a busy page would. */
const CATCH_UP_MILLISECONDS = 100;
const TICK_MILLISECONDS = 8;

/** For a page: time follows the wall clock. */
export class WallTime implements RigTime {
  now = 0;
  #last = performance.now();
  readonly #ticks: ReturnType<typeof setInterval>;

  constructor(private readonly passes: (milliseconds: number) => void) {
    this.#ticks = setInterval(() => this.#catchUp(), TICK_MILLISECONDS);
  }

  async transfer(latency: number): Promise<void> {
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    else await macrotask();
    this.#catchUp();
  }

  dispose(): void {
    clearInterval(this.#ticks);
  }

  #catchUp(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#last, CATCH_UP_MILLISECONDS);
    this.#last = now;
    if (passed <= 0) return;
    this.now += passed;
    this.passes(passed);
  }
}
