import type { SeriesData } from '../../samples/recording.ts';

/** From when to when an alarm was heard, seconds since Run; `to` is open while it still sounds. */
export interface AlarmInterval {
  readonly from: number;
  readonly to: number | undefined;
}

/** Series names that are an alarm's state, drawn as a strip and not as a curve. */
const alarmSeries = new Set(['alarm', 'allarme']);

/** Seconds of silence that still belong to one alarm: a melody has rests, and a loop plays it again. */
const rest = 1.5;

/** Alarms kept; a tone that flickers for an hour is one strip anyway. */
const mostIntervals = 500;

export function isAlarmSeries(name: string): boolean {
  return alarmSeries.has(name.trim().toLowerCase());
}

/** An alarm that the program prints: sounding while the series is above 0. */
export function alarmsOfSeries({ times, values, length }: SeriesData): AlarmInterval[] {
  const log = new AlarmLog();
  for (let index = 0; index < length; index += 1) {
    log.hear((times[index] ?? 0) / 1000, (values[index] ?? 0) > 0);
  }
  return [...log.intervals];
}

/** Joins what is heard from moment to moment into intervals. */
export class AlarmLog {
  private kept: AlarmInterval[] = [];

  get intervals(): readonly AlarmInterval[] {
    return this.kept;
  }

  hear(seconds: number, sounding: boolean): void {
    const last = this.kept.at(-1);
    const open = last !== undefined && last.to === undefined;
    if (sounding === open) return;
    if (!sounding) {
      if (last !== undefined) this.kept[this.kept.length - 1] = { from: last.from, to: seconds };
    } else if (last?.to !== undefined && seconds - last.to <= rest) {
      this.kept[this.kept.length - 1] = { from: last.from, to: undefined };
    } else {
      if (this.kept.length === mostIntervals) this.kept.shift();
      this.kept.push({ from: seconds, to: undefined });
    }
  }

  clear(): void {
    this.kept = [];
  }
}
