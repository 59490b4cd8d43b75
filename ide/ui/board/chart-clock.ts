/** A board that has a clock of its own, such as the virtual one: milliseconds since Run, as of its latest news. */
export interface BoardClock {
  time(): number;
}

/** Milliseconds without news after which a board's clock is taken to stand still: it tells at least every second. */
const longestSilence = 1500;

/**
 * Seconds since Run for a chart. A virtual board on a slow computer runs late, and what it prints is timed by its
 * own clock: a chart that went by the wall would run ahead of its own data. Between two news time goes on as on
 * the wall, and never back.
 */
export class ChartClock {
  private since: number | undefined;
  private board: BoardClock | undefined;
  private told = 0;
  private toldAt = 0;
  private latest = 0;

  constructor(private readonly wall: () => number = () => performance.now()) {}

  /** `since` is the wall's time of the program's start; undefined: it stands still from here on. */
  follow(since: number | undefined, board: BoardClock | undefined): void {
    if (since !== undefined && since !== this.since) {
      this.latest = 0;
      this.told = 0;
      this.toldAt = since;
    }
    this.since = since;
    this.board = board;
  }

  get seconds(): number {
    if (this.since === undefined) return this.latest;
    const now = this.wall();
    let elapsed = now - this.since;
    if (this.board !== undefined) {
      const time = this.board.time();
      if (time !== this.told) {
        this.told = time;
        this.toldAt = now;
      }
      elapsed = Math.min(elapsed, this.told + Math.min(longestSilence, now - this.toldAt));
    }
    this.latest = Math.max(this.latest, elapsed / 1000);
    return this.latest;
  }
}
