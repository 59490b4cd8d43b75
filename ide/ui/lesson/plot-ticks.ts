/** Round numbers from `from` to `to`, at most `most` of them, for the edge of a chart. */
export function ticks(from: number, to: number, most: number): readonly number[] {
  const rough = (to - from) / Math.max(most, 1);
  if (!(rough > 0)) return [from];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const found: number[] = [];
  for (let value = Math.ceil(from / step) * step; value <= to + step / 1e6; value += step) {
    found.push(Math.round(value / step) * step);
  }
  return found;
}
