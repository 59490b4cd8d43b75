import type { SeriesData } from './recording.ts';

/** First size of a column; it doubles as it fills. */
const firstCapacity = 256;

/** An hour at 20 samples a second: past it, the older half is kept at half the detail. */
export const mostSamples = 72_000;

/**
 * One series in two growing typed columns. When it is full, its first half is thinned: of every four
 * neighbours the least and the greatest stay, in their order, so that no peak is lost. Memory and the work an
 * append does (amortised) stay bounded for ever.
 */
export class ColumnSeries implements SeriesData {
  times = new Float64Array(firstCapacity);
  values = new Float64Array(firstCapacity);
  length = 0;
  unit: string | undefined;

  constructor(
    readonly name: string,
    private readonly limit = mostSamples,
  ) {}

  /** Times never go back; a clock that does (a board that was reset) counts as standing still. */
  append(time: number, value: number): void {
    if (this.length === this.limit) this.thinUpTo((this.limit - (this.limit % 8)) / 2);
    if (this.length === this.times.length) this.resize(Math.min(this.limit, this.times.length * 2));
    const last = this.length === 0 ? -Infinity : (this.times[this.length - 1] ?? -Infinity);
    this.times[this.length] = Math.max(time, last);
    this.values[this.length] = value;
    this.length += 1;
  }

  /** A copy that holds the samples and no room for more. */
  static of({ name, unit, times, values, length }: SeriesData): ColumnSeries {
    const copy = new ColumnSeries(name);
    copy.unit = unit;
    copy.length = length;
    copy.times = times.slice(0, length);
    copy.values = values.slice(0, length);
    return copy;
  }

  /** Keeps half the detail of all of it, and every peak; fewer than four samples stay as they are. */
  thin(): void {
    this.thinUpTo(this.length - (this.length % 4));
    this.resize(this.length);
  }

  private resize(capacity: number): void {
    const times = new Float64Array(capacity);
    const values = new Float64Array(capacity);
    times.set(this.times.subarray(0, this.length));
    values.set(this.values.subarray(0, this.length));
    this.times = times;
    this.values = values;
  }

  /** `end`: how many of the oldest are thinned, a multiple of four. */
  private thinUpTo(end: number): void {
    let kept = 0;
    for (let start = 0; start < end; start += 4) {
      let least = start;
      let greatest = start;
      for (let index = start + 1; index < start + 4; index += 1) {
        if (this.at(index) < this.at(least)) least = index;
        if (this.at(index) >= this.at(greatest)) greatest = index;
      }
      kept = this.keep(kept, Math.min(least, greatest));
      kept = this.keep(kept, Math.max(least, greatest));
    }
    this.times.copyWithin(kept, end, this.length);
    this.values.copyWithin(kept, end, this.length);
    this.length -= end - kept;
  }

  private keep(place: number, index: number): number {
    this.times[place] = this.times[index] ?? 0;
    this.values[place] = this.at(index);
    return place + 1;
  }

  private at(index: number): number {
    return this.values[index] ?? 0;
  }
}
