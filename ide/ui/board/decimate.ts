/** Columns of a curve: `length` entries are filled, `times` ascend. */
export interface Curve {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly length: number;
}

/**
 * What is worth drawing of a curve between two times: everything, or, where there is more than the screen can
 * show, the least and the greatest of each of `buckets` stretches, so that no peak is lost. The stretches are of
 * time and begin at `from`: while it stands still, what is drawn stands still too, however the curve grows. One
 * sample before the stretch and one after it belong to it: the line comes from somewhere.
 */
export function decimate({ times, values, length }: Curve, from: number, to: number, buckets: number): Curve {
  const start = Math.max(0, firstAtOrAfter(times, length, from) - 1);
  const end = Math.min(length, firstAtOrAfter(times, length, to) + 1);
  const count = end - start;
  if (count <= buckets * 2 || to <= from) {
    return { times: times.subarray(start, end), values: values.subarray(start, end), length: count };
  }
  // Two for each bucket, and the neighbours before and after them.
  const outTimes = new Float64Array(buckets * 2 + 4);
  const outValues = new Float64Array(buckets * 2 + 4);
  let filled = 0;
  const keep = (index: number): void => {
    outTimes[filled] = times[index] ?? 0;
    outValues[filled] = values[index] ?? 0;
    filled += 1;
  };
  const perTime = buckets / (to - from);
  let index = start;
  while (index < end) {
    const bucket = Math.floor(((times[index] ?? 0) - from) * perTime);
    const until = from + (bucket + 1) / perTime;
    let least = index;
    let greatest = index;
    // The first belongs to its bucket whatever rounding says, so this always goes on.
    for (index += 1; index < end && (times[index] ?? 0) < until; index += 1) {
      if ((values[index] ?? 0) < (values[least] ?? 0)) least = index;
      if ((values[index] ?? 0) > (values[greatest] ?? 0)) greatest = index;
    }
    keep(Math.min(least, greatest));
    if (least !== greatest) keep(Math.max(least, greatest));
  }
  return { times: outTimes.subarray(0, filled), values: outValues.subarray(0, filled), length: filled };
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
