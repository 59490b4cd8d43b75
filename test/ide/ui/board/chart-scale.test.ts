import { describe, expect, it } from 'vitest';
import { leftInset, markLabel, marks, timeScale, valueScale } from '../../../../ide/ui/board/chart-scale.ts';

describe('time scale', () => {
  it('holds the whole window from 0, in squares of 3 seconds for a minute on 346 pixels', () => {
    expect(timeScale(10, 54, 346)).toEqual({ from: 0, to: 54, perSquare: 3 });
    expect(timeScale(60, 60, 346)).toEqual({ from: 0, to: 60, perSquare: 3 });
  });

  it('moves on by whole squares and always holds now', () => {
    for (let now = 0; now < 500; now += 0.7) {
      const { from, to, perSquare } = timeScale(now, 60, 346);
      expect(from % perSquare).toBe(0);
      expect(to).toBeGreaterThanOrEqual(now - 1e-6);
      if (from > 0) expect(to - now).toBeLessThan(perSquare);
    }
  });

  it('has squares worth what people count in, never narrower than 16 pixels', () => {
    for (const seconds of [1, 5, 17, 54, 100, 3600, 10_000]) {
      const { from, to, perSquare } = timeScale(0, seconds, 346);
      expect((346 * perSquare) / (to - from)).toBeGreaterThanOrEqual(15.9);
      expect(to).toBeGreaterThanOrEqual(seconds);
    }
  });
});

describe('value scale', () => {
  it('is the look’s own for 0 to 14', () => {
    expect(valueScale(0, 14, 7)).toEqual({ from: 0, to: 14, perSquare: 2 });
  });

  it('does not put a range that hardly misses into half of the paper', () => {
    expect(valueScale(0, 16, 7)).toEqual({ from: 0, to: 17.5, perSquare: 2.5 });
  });

  it('holds what it is given, on whole squares, for any range', () => {
    for (const [from, to] of [
      [0, 1],
      [-1024, 1024],
      [19.5, 20.5],
      [-0.003, 0.004],
      [7, 7],
      [1e6, 1e6 + 3],
      [5, -5],
    ] as const) {
      const scale = valueScale(from, to, 7);
      expect(scale.from).toBeLessThanOrEqual(Math.min(from, to) + 1e-9);
      expect(scale.to).toBeGreaterThanOrEqual(Math.max(from, to) - 1e-9);
      expect(scale.to - scale.from).toBeCloseTo(7 * scale.perSquare, 6);
    }
  });

  it('puts something constant into the middle', () => {
    expect(valueScale(21, 21, 7)).toEqual({ from: 14, to: 28, perSquare: 2 });
    expect(valueScale(0, 0, 7)).toEqual({ from: -3, to: 4, perSquare: 1 });
  });

  it('is found at once for any numbers a program may print', () => {
    for (const [from, to] of [
      [-1e308, 1e308],
      [1e308, 1e308],
      [0, 5e-324],
      [-1e-310, 1e-310],
      [1e15, 1e15 + 1],
      [1e300, 1e300 + 1e290],
    ] as const) {
      const scale = valueScale(from, to, 7);
      expect(scale.perSquare).toBeGreaterThan(0);
      expect(marks(scale, 1)).toHaveLength(8);
      expect(leftInset(scale)).toBeLessThan(90);
    }
    expect(markLabel(1.5e10)).toBe('1.5E10');
    expect(markLabel(2000)).toBe('2000');
  });

  it('is marked every second square, and leaves room for long labels', () => {
    expect(marks({ from: 0, to: 14, perSquare: 2 }, 2)).toEqual([0, 4, 8, 12]);
    expect(marks({ from: 3, to: 9, perSquare: 3 }, 1)).toEqual([3, 6, 9]);
    expect(leftInset({ from: 0, to: 14, perSquare: 2 })).toBe(34);
    expect(leftInset({ from: -2000, to: 1500, perSquare: 500 })).toBeGreaterThan(40);
  });
});
