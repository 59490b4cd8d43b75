import { describe, expect, it } from 'vitest';
import { ColumnSeries } from '../../../ide/samples/column-series.ts';

describe('a series in columns', () => {
  it('never holds more than its limit, keeps its first and last samples and every peak', () => {
    const series = new ColumnSeries('t', 800);
    for (let index = 0; index < 100_000; index += 1) {
      series.append(index, index === 12_345 ? 99 : index === 54_321 ? -99 : Math.sin(index));
      expect(series.length).toBeLessThanOrEqual(800);
    }
    const values = [...series.values.slice(0, series.length)];
    expect(Math.max(...values)).toBe(99);
    expect(Math.min(...values)).toBe(-99);
    expect(series.times[series.length - 1]).toBe(99_999);
    expect(series.times.length).toBeLessThanOrEqual(800);
  });

  it('keeps the newer half in full detail when the older is thinned', () => {
    const series = new ColumnSeries('t', 64);
    for (let index = 0; index < 65; index += 1) series.append(index, index % 7);
    const times = [...series.times.slice(0, series.length)];
    expect(times.slice(-33)).toEqual(Array.from({ length: 33 }, (_, index) => 32 + index));
    expect(times).toHaveLength(16 + 33);
  });

  it('has times that never go back, whatever the clock does', () => {
    const series = new ColumnSeries('t', 64);
    for (let index = 0; index < 1000; index += 1) series.append((index * 37) % 100, index);
    const times = [...series.times.slice(0, series.length)];
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });
});
