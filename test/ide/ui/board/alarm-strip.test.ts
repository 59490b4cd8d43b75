import { describe, expect, it } from 'vitest';
import { AlarmLog, alarmsOfSeries } from '../../../../ide/ui/board/alarm-strip.ts';

describe('alarm strip', () => {
  it('is open while the alarm sounds', () => {
    const log = new AlarmLog();
    log.hear(3, true);
    expect(log.intervals).toEqual([{ from: 3, to: undefined }]);
    log.hear(5, false);
    expect(log.intervals).toEqual([{ from: 3, to: 5 }]);
  });

  it('is one strip over the rests of a melody, and two over a real silence', () => {
    const log = new AlarmLog();
    for (const [seconds, sounding] of [
      [1, true],
      [1.2, false],
      [1.7, true],
      [1.7, true],
      [2, false],
      [9, true],
    ] as const) {
      log.hear(seconds, sounding);
    }
    expect(log.intervals).toEqual([
      { from: 1, to: 2 },
      { from: 9, to: undefined },
    ]);
  });

  it('reads a series of zeros and ones', () => {
    const times = Float64Array.of(0, 1000, 2000, 8000);
    const values = Float64Array.of(0, 1, 0, 1);
    expect(alarmsOfSeries({ name: 'alarm', times, values, length: 4 })).toEqual([
      { from: 1, to: 2 },
      { from: 8, to: undefined },
    ]);
  });
});
