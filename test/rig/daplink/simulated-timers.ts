import { macrotask, type SimulatedTime } from './rig-time.ts';

interface Waiting {
  readonly id: number;
  due: number;
  readonly every: number | null;
  readonly callback: () => void;
}

/** Turns of the event loop without a transfer after which everybody must be waiting for time to pass. */
const IDLE_TURNS = 2;
/** Time passes in steps no longer than this while all wait, so that who hears the board can answer in between. */
const STEP_MILLISECONDS = 5;

/**
 * Timers on simulated time. While something waits (a timer, or `until`) and nothing else happens, time passes by
 * itself, step by step: a time limit of 10 s is over in an instant, and the same test gives the same run.
 */
export class SimulatedTimers {
  readonly #waiting = new Map<number, Waiting>();
  #ids = 0;
  #untils = 0;
  #pumping = false;

  constructor(private readonly time: SimulatedTime) {}

  /** As `Timer` in ide/board/timer.ts. */
  readonly startTimer = (callback: () => void, milliseconds: number): (() => void) => {
    const id = this.#add(callback, milliseconds, null);
    return () => this.#waiting.delete(id);
  };

  /** Lets time pass by itself until the promise settles. */
  async until<T>(promise: Promise<T>): Promise<T> {
    this.#untils++;
    this.#pump();
    try {
      return await promise;
    } finally {
      this.#untils--;
    }
  }

  /** Resolves after that much simulated time, passing by itself. */
  pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.#add(resolve, milliseconds, null));
  }

  /**
   * Puts these timers and this clock in the place of setTimeout, setInterval, Date.now and performance.now, for code
   * that is not ours. Returns a function that puts back what was there.
   */
  install(): () => void {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
    const dateNow = Date.now.bind(Date);
    const performanceNow = performance.now.bind(performance);
    const start = dateNow();
    const handle = (id: number) => ({
      id,
      ref: () => handle(id),
      unref: () => handle(id),
      hasRef: () => true,
      [Symbol.toPrimitive]: () => id,
    });
    const clear = (timer: unknown): void => {
      if (typeof timer === 'object' && timer !== null && 'id' in timer)
        this.#waiting.delete(timer.id as number);
      else if (typeof timer === 'number') this.#waiting.delete(timer);
    };
    const add =
      (repeats: boolean) =>
      (callback: (...values: unknown[]) => void, milliseconds = 0, ...values: unknown[]) =>
        handle(
          this.#add(() => callback(...values), milliseconds, repeats ? Math.max(1, milliseconds) : null),
        );
    const replacement = {
      setTimeout: add(false),
      setInterval: add(true),
      clearTimeout: clear,
      clearInterval: clear,
    };
    Object.assign(globalThis, replacement);
    Date.now = () => Math.floor(start + this.time.now);
    performance.now = () => this.time.now;
    return () => {
      Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
      Date.now = dateNow;
      performance.now = performanceNow;
      this.#waiting.clear();
    };
  }

  #add(callback: () => void, milliseconds: number, every: number | null): number {
    const id = ++this.#ids;
    // As browsers do: a fraction of a millisecond is none, and no timer fires within the call.
    this.#waiting.set(id, { id, due: this.time.now + Math.max(0, milliseconds), every, callback });
    this.#pump();
    return id;
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    void this.#pumpOn();
  }

  async #pumpOn(): Promise<void> {
    let idle = 0;
    let { activity } = this.time;
    while (this.#waiting.size > 0 || this.#untils > 0) {
      await macrotask();
      if (this.#fireDue() || this.time.inFlight > 0 || this.time.activity !== activity) {
        ({ activity } = this.time);
        idle = 0;
        continue;
      }
      if (++idle < IDLE_TURNS) continue;
      const next = Math.min(...[...this.#waiting.values()].map((one) => one.due));
      this.time.advance(Math.min(Math.max(next - this.time.now, 0.1), STEP_MILLISECONDS));
      ({ activity } = this.time);
    }
    this.#pumping = false;
  }

  #fireDue(): boolean {
    const due = [...this.#waiting.values()]
      .filter((one) => one.due <= this.time.now)
      .sort((one, other) => one.due - other.due || one.id - other.id);
    for (const one of due) {
      if (!this.#waiting.has(one.id)) continue;
      if (one.every === null) this.#waiting.delete(one.id);
      else one.due = this.time.now + one.every;
      one.callback();
    }
    return due.length > 0;
  }
}
