import { describe, expect, it } from 'vitest';
import { ChartClock } from '../../../../ide/ui/board/chart-clock.ts';

describe('the clock of a chart', () => {
  it('is the wall’s since Run for a board without one, and stands still after the program', () => {
    let wall = 1000;
    const clock = new ChartClock(() => wall);
    clock.follow(1000, undefined);
    wall = 3500;
    expect(clock.seconds).toBe(2.5);
    clock.follow(undefined, undefined);
    wall = 9000;
    expect(clock.seconds).toBe(2.5);
    clock.follow(9000, undefined);
    expect(clock.seconds).toBe(0);
  });

  it('goes with a board that is late, between its news too, and never back', () => {
    let wall = 0;
    let board = 0;
    const clock = new ChartClock(() => wall);
    clock.follow(0, { time: () => board });
    let before = 0;
    for (; wall < 60_000; wall += 50) {
      // Half as fast as the wall, and heard of every second.
      if (wall % 1000 === 0) board = wall / 2;
      const { seconds } = clock;
      expect(seconds).toBeGreaterThanOrEqual(before);
      expect(seconds - wall / 2000).toBeLessThanOrEqual(0.5);
      expect(wall / 2000 - seconds).toBeLessThanOrEqual(0.5);
      before = seconds;
    }
  });

  it('does not run away from a board that is not heard of', () => {
    let wall = 0;
    const clock = new ChartClock(() => wall);
    clock.follow(0, { time: () => 200 });
    wall = 100;
    expect(clock.seconds).toBeCloseTo(0.1);
    wall = 60_000;
    expect(clock.seconds).toBeLessThan(1.8);
  });
});
