import type { Timer } from '../../../ide/board/timer.ts';

/** Something that lives in the same time: a virtual micro:bit with its wire. */
export interface Lives {
  /** Lets `milliseconds` pass there. */
  pass(milliseconds: number): void;
}

/** One step of time; what is asked within it happens at its end. */
const step = 1;

/**
 * Time for a test: it passes only when it is told to, and all of timers, boards and wires pass through it
 * together, with the promises of each step settled before the next.
 *
 *     const time = new SimulatedTime();
 *     time.add(wire);
 *     const installed = await time.during(installProgram(line, program, { timer: time.timer }));
 */
export class SimulatedTime {
  private elapsed = 0;
  private readonly living = new Set<Lives>();
  private readonly alarms = new Set<{ readonly at: number; readonly callback: () => void }>();

  /** @param settle lets promises that are ready run; a test in Node needs no other */
  constructor(
    private readonly settle: () => Promise<void> = () => new Promise((done) => setImmediate(done)),
  ) {}

  readonly now = (): number => this.elapsed;

  readonly timer: Timer = (callback, milliseconds) => {
    const alarm = { at: this.elapsed + milliseconds, callback };
    this.alarms.add(alarm);
    return () => {
      this.alarms.delete(alarm);
    };
  };

  add(living: Lives): void {
    this.living.add(living);
  }

  remove(living: Lives): void {
    this.living.delete(living);
  }

  async advance(milliseconds: number): Promise<void> {
    const end = this.elapsed + milliseconds;
    await this.settle();
    while (this.elapsed < end) {
      this.elapsed += step;
      for (const living of this.living) living.pass(step);
      const due = [...this.alarms].filter(({ at }) => at <= this.elapsed);
      for (const alarm of due.sort((one, other) => one.at - other.at)) {
        if (this.alarms.delete(alarm)) alarm.callback();
      }
      await this.settle();
    }
  }

  /** Lets time pass until `work` has settled. @throws when that takes more than `limit` milliseconds */
  async during<T>(work: Promise<T>, limit = 120_000): Promise<T> {
    const state = { settled: false };
    work
      .finally(() => {
        state.settled = true;
      })
      .catch(() => undefined);
    const end = this.elapsed + limit;
    await this.settle();
    while (!state.settled) {
      if (this.elapsed >= end) throw new Error(`Not done after ${limit.toString()} ms of simulated time.`);
      await this.advance(step);
    }
    return work;
  }
}
