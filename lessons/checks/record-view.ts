import type { BoardRecord, ScenarioRun } from './evidence.ts';

/** Questions about what a board did. Times are milliseconds since the program started. */

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** When a tone was on. An open end lasts until the record ends. */
export function tones(record: BoardRecord): Interval[] {
  const result: Interval[] = [];
  let since: number | undefined;
  for (const sound of record.sounds) {
    if (sound.frequency > 0) since ??= sound.time;
    else if (since !== undefined) {
      result.push({ from: since, to: sound.time });
      since = undefined;
    }
  }
  if (since !== undefined) result.push({ from: since, to: record.duration });
  return result;
}

/** Tones with the short rests inside a melody, and between its repeats, filled up. */
export function joined(intervals: readonly Interval[], gap: number): Interval[] {
  const result: Interval[] = [];
  for (const interval of intervals) {
    const last = result.at(-1);
    if (last !== undefined && interval.from - last.to <= gap) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
    } else {
      result.push(interval);
    }
  }
  return result;
}

/** The first moment inside the window at which one of the intervals is on. */
export function firstIn(intervals: readonly Interval[], window: Interval): number | undefined {
  for (const interval of intervals) {
    if (interval.to > window.from && interval.from < window.to) return Math.max(interval.from, window.from);
  }
  return undefined;
}

const dark: readonly number[] = Array.from({ length: 25 }, () => 0);

/** The display as it was at a time. Before the first change it is dark. */
export function frameAt(record: BoardRecord, time: number): readonly number[] {
  let result = dark;
  for (const { time: at, frame } of record.frames) {
    if (at > time) break;
    result = frame;
  }
  return result;
}

/** Every picture that was on the display inside the window, with the time it appeared (or the window began). */
export function framesIn(
  record: BoardRecord,
  window: Interval,
): { readonly time: number; readonly frame: readonly number[] }[] {
  const result = [{ time: window.from, frame: frameAt(record, window.from) }];
  for (const shown of record.frames) {
    if (shown.time > window.from && shown.time < window.to) result.push(shown);
  }
  return result;
}

/** Which LEDs are on, as one text. Brightness is left out: it jitters while a picture is being drawn. */
export function pattern(frame: readonly number[]): string {
  return frame.map((level) => (level > 0 ? '1' : '0')).join('');
}

/**
 * What the world was like at a time, by input name, the latest of each: for "at 4 °C". A record of a live
 * board has no inputs; its latest samples stand in, by series name.
 */
export function worldAt(record: BoardRecord | ScenarioRun, time: number): Record<string, string | number> {
  // A map, for a program may call a series `toString` or `__proto__`.
  const result = new Map<string, string | number>();
  for (const sample of record.samples) {
    // The first sample also stands for what was before it: the world was there already.
    if (sample.time <= time || !result.has(sample.series)) result.set(sample.series, sample.value);
  }
  if ('inputs' in record) {
    for (const input of record.inputs) if (input.time <= time) result.set(input.name, input.value);
  }
  return Object.fromEntries(result);
}

/** Seconds with at most one decimal, for texts. */
export function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
