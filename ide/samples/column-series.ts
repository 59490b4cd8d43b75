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

  constructor(
    readonly name: string,
    private readonly limit = mostSamples,
  ) {}

  /** Times never go back; a clock that does (a board that was reset) counts as standing still. */
  append(time: number, value: number): void {
    if (this.length === this.limit) this.thinOlderHalf();
    if (this.length === this.times.length) this.grow();
    const last = this.length === 0 ? -Infinity : (this.times[this.length - 1] ?? -Infinity);
    this.times[this.length] = Math.max(time, last);
    this.values[this.length] = value;
    this.length += 1;
  }

  private grow(): void {
    const capacity = Math.min(this.limit, this.times.length * 2);
    const times = new Float64Array(capacity);
    const values = new Float64Array(capacity);
    times.set(this.times);
    values.set(this.values);
    this.times = times;
    this.values = values;
  }

  private thinOlderHalf(): void {
    const half = this.limit - (this.limit % 8);
    const end = half / 2;
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
