/** Columns of a curve: `length` entries are filled, `times` ascend. */
export interface Curve {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly length: number;
}

/** {@link Decimator} for once. */
export function decimate(curve: Curve, from: number, to: number, buckets: number): Curve {
  return new Decimator().see(curve, from, to, buckets);
}

/**
 * What is worth drawing of a curve between two times: everything, or, where there is more than the screen can
 * show, the least and the greatest of each of `buckets` stretches, so that no peak is lost. The stretches are of
 * time and begin at `from`: while it stands still, what is drawn stands still too, however the curve grows. One
 * sample before the stretch and one after it belong to it: the line comes from somewhere; and it ends where the
 * curve ends.
 *
 * One decimator for each curve that grows: between two looks at the same stretch only what is new is read.
 */
export class Decimator {
  private key = '';
  private times = new Float64Array(0);
  private values = new Float64Array(0);
  /** Entries of whole buckets. */
  private filled = 0;
  /** The bucket that may still grow: where it ends, and its least and greatest so far (-1: none). */
  private until = -Infinity;
  private least = -1;
  private greatest = -1;
  /** Samples read, and the time of the last of them: history that was thinned is read anew. */
  private read = 0;
  private readTo = NaN;

  see(curve: Curve, from: number, to: number, buckets: number): Curve {
    const { times, values, length } = curve;
    const start = Math.max(0, firstAtOrAfter(times, length, from) - 1);
    const end = Math.min(length, firstAtOrAfter(times, length, to) + 1);
    const count = end - start;
    if (count <= buckets * 2 || to <= from) {
      return { times: times.subarray(start, end), values: values.subarray(start, end), length: count };
    }
    const key = `${String(from)} ${String(to)} ${String(buckets)} ${String(start)}`;
    if (key !== this.key || this.read > end || times[this.read - 1] !== this.readTo) {
      this.begin(key, start, buckets);
    }
    this.go(curve, end, from, buckets / (to - from));
    return this.ended(curve, end);
  }

  private begin(key: string, start: number, buckets: number): void {
    this.key = key;
    // Two for each bucket, for the neighbours before and after, for the open one, and the end.
    const size = buckets * 2 + 7;
    if (this.times.length !== size) {
      this.times = new Float64Array(size);
      this.values = new Float64Array(size);
    }
    this.filled = 0;
    this.until = -Infinity;
    this.least = -1;
    this.greatest = -1;
    this.read = start;
  }

  private go(curve: Curve, end: number, from: number, perTime: number): void {
    const { times, values } = curve;
    let { least, greatest, until } = this;
    for (let index = this.read; index < end; index += 1) {
      const time = times[index] ?? 0;
      if (least < 0 || time >= until) {
        this.least = least;
        this.greatest = greatest;
        this.filled = this.keepOpen(curve);
        least = index;
        greatest = index;
        until = from + (Math.floor((time - from) * perTime) + 1) / perTime;
        // Rounding may put the end before the sample itself.
        if (until <= time) until = from + (Math.floor((time - from) * perTime) + 2) / perTime;
      } else {
        const value = values[index] ?? 0;
        if (value < (values[least] ?? 0)) least = index;
        if (value > (values[greatest] ?? 0)) greatest = index;
      }
    }
    this.least = least;
    this.greatest = greatest;
    this.until = until;
    this.read = end;
    this.readTo = times[end - 1] ?? NaN;
  }

  /** Writes the open bucket behind the others, and says where it ends there. */
  private keepOpen(curve: Curve): number {
    const { least, greatest, filled } = this;
    if (least < 0) return filled;
    this.write(curve, filled, Math.min(least, greatest));
    if (least === greatest) return filled + 1;
    this.write(curve, filled + 1, Math.max(least, greatest));
    return filled + 2;
  }

  private ended(curve: Curve, end: number): Curve {
    let length = this.keepOpen(curve);
    if (Math.max(this.least, this.greatest) !== end - 1) {
      this.write(curve, length, end - 1);
      length += 1;
    }
    return { times: this.times.subarray(0, length), values: this.values.subarray(0, length), length };
  }

  private write({ times, values }: Curve, place: number, index: number): void {
    this.times[place] = times[index] ?? 0;
    this.values[place] = values[index] ?? 0;
  }
}

/** A curve up to a time: what came later is left out. */
export function upTo({ times, values, length }: Curve, time: number): Curve {
  return { times, values, length: firstAtOrAfter(times, length, time + 1e-9) };
}

/** Index of the first time that is not before `time`; `length` when there is none. */
export function firstAtOrAfter(times: Float64Array, length: number, time: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
