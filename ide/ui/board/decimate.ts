/** Columns of a curve: `length` entries are filled, `times` ascend. */
export interface Curve {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly length: number;
}

/**
 * What is worth drawing of a curve between two times: everything, or, where there is more than the screen can
 * show, the least and the greatest of each of `buckets` stretches, so that no peak is lost. One sample before
 * the stretch and one after it belong to it: the line comes from somewhere.
 */
export function decimate({ times, values, length }: Curve, from: number, to: number, buckets: number): Curve {
  const start = Math.max(0, firstAtOrAfter(times, length, from) - 1);
  const end = Math.min(length, firstAtOrAfter(times, length, to) + 1);
  const count = end - start;
  if (count <= buckets * 2) {
    return { times: times.subarray(start, end), values: values.subarray(start, end), length: count };
  }
  const outTimes = new Float64Array(buckets * 2);
  const outValues = new Float64Array(buckets * 2);
  let filled = 0;
  const keep = (index: number): void => {
    outTimes[filled] = times[index] ?? 0;
    outValues[filled] = values[index] ?? 0;
    filled += 1;
  };
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const first = start + Math.floor((bucket * count) / buckets);
    const last = start + Math.floor(((bucket + 1) * count) / buckets);
    let least = first;
    let greatest = first;
    for (let index = first + 1; index < last; index += 1) {
      if ((values[index] ?? 0) < (values[least] ?? 0)) least = index;
      if ((values[index] ?? 0) > (values[greatest] ?? 0)) greatest = index;
    }
    keep(Math.min(least, greatest));
    if (least !== greatest) keep(Math.max(least, greatest));
  }
  return { times: outTimes.subarray(0, filled), values: outValues.subarray(0, filled), length: filled };
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
