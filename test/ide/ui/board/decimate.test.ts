import { describe, expect, it } from 'vitest';
import { ColumnSeries } from '../../../../ide/samples/column-series.ts';
import { decimate, Decimator, type Curve } from '../../../../ide/ui/board/decimate.ts';
import fc from '../../../property.ts';

const curve = (count: number, value: (index: number) => number): Curve => ({
  times: Float64Array.from({ length: count }, (_, index) => index * 10),
  values: Float64Array.from({ length: count }, (_, index) => value(index)),
  length: count,
});

describe('decimation', () => {
  it('gives everything in sight and a neighbour on each side where there is room', () => {
    const part = decimate(
      curve(100, (index) => index),
      200,
      300,
      50,
    );
    expect([...part.times]).toEqual([190, 200, 210, 220, 230, 240, 250, 260, 270, 280, 290, 300]);
  });

  it('keeps every peak and the order of time, in at most two points a bucket', () => {
    const part = decimate(
      curve(100_000, (index) => (index === 54_321 ? 99 : index === 777 ? -99 : Math.sin(index))),
      0,
      1e9,
      300,
    );
    expect(part.length).toBeLessThanOrEqual(600 + 7);
    expect(Math.max(...part.values)).toBe(99);
    expect(Math.min(...part.values)).toBe(-99);
    expect([...part.times]).toEqual([...part.times].sort((one, other) => one - other));
  });

  it('does not change what was drawn when the curve grows', () => {
    const value = (index: number): number => Math.sin(index * 1.7) + Math.sin(index / 300);
    const before = decimate(curve(20_000, value), 0, 400_000, 300);
    const after = decimate(curve(31_111, value), 0, 400_000, 300);
    const settled = before.length - 2;
    expect([...after.times.slice(0, settled)]).toEqual([...before.times.slice(0, settled)]);
    expect([...after.values.slice(0, settled)]).toEqual([...before.values.slice(0, settled)]);
  });

  it('ends where the curve ends', () => {
    const part = decimate(
      curve(10_000, (index) => (index === 9999 ? 0.5 : index % 2)),
      0,
      1e6,
      10,
    );
    expect(part.times.at(-1)).toBe(99_990);
    expect(part.values.at(-1)).toBe(0.5);
  });

  it('is the same whether a curve is seen at once or while it grows, also when its history is thinned', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 600 }),
        fc.nat(50),
        (values, step) => {
          const series = new ColumnSeries('t', 256);
          const decimator = new Decimator();
          values.forEach((value, index) => {
            series.append(index * 10 + (index % 3), value);
            if (index % (step + 1) !== 0) return;
            expect(decimator.see(series, 500, 4000, 12)).toEqual(decimate(series, 500, 4000, 12));
          });
        },
      ),
    );
  });

  it('is empty for an empty curve and for a time before it', () => {
    expect(
      decimate(
        curve(0, () => 0),
        0,
        100,
        10,
      ).length,
    ).toBe(0);
    expect(
      decimate(
        curve(5, () => 1),
        -100,
        -50,
        10,
      ).length,
    ).toBe(1);
  });

  it('reads only the filled part of its columns', () => {
    const filled = { ...curve(10, (index) => index), length: 3 };
    expect(decimate(filled, 0, 1000, 10).length).toBe(3);
  });
});
