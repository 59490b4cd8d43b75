/** Milliseconds of simulated time that may be made up after the computer was busy; the rest is let go. */
export const longestCatchUp = 100;

/** Milliseconds of real time over which {@link Pacer.pace} is measured. */
const paceWindow = 1000;

/**
 * Decides how much simulated time is due, from real time that passed. A board that could not run (a hidden
 * tab, a slow computer, a full queue) falls behind at most {@link longestCatchUp}: it then runs slower than
 * real time instead of racing afterwards.
 */
export class Pacer {
  private last: number;
  private owed = 0;
  private windowStart: number;
  private simulatedInWindow = 0;
  private measured = 1;

  constructor(now: number) {
    this.last = now;
    this.windowStart = now;
  }

  /** Simulated milliseconds that should run now. */
  due(now: number): number {
    this.owed = Math.min(this.owed + Math.max(0, now - this.last), longestCatchUp);
    this.last = now;
    return this.owed;
  }

  /** That much simulated time has run. May be a little more than was due (an instruction ends when it ends). */
  ran(milliseconds: number): void {
    this.owed -= milliseconds;
    this.simulatedInWindow += milliseconds;
  }

  /** Simulated per real time over the last whole window; `undefined` until another window is full. */
  pace(now: number): number | undefined {
    const elapsed = now - this.windowStart;
    if (elapsed < paceWindow) return undefined;
    this.measured = this.simulatedInWindow / elapsed;
    this.windowStart = now;
    this.simulatedInWindow = 0;
    return this.measured;
  }
}
