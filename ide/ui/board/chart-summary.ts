import type { PredictionOverlay } from '../lesson/overlay.ts';
import { formatNumber, t } from '../../i18n/translate.ts';
import type { AlarmInterval } from './alarm-strip.ts';
import type { Curve } from './decimate.ts';

export interface SummaryLine {
  readonly name: string;
  /** With its no-break space, `''` for none. */
  readonly unit: string;
  readonly curve: Curve;
}

/** What the chart shows, in sentences: its text for who cannot see it. */
export function summariseChart(
  lines: readonly SummaryLine[],
  prediction: PredictionOverlay | undefined,
  alarms: readonly AlarmInterval[],
): string {
  const sentences = lines.map(({ name, unit, curve }) => {
    const { times, values, length } = curve;
    const last = values[length - 1];
    if (last === undefined) return t('board.chart.summary-none', { name });
    const { least, greatest } = extremes(curve);
    return t('board.chart.summary', {
      name,
      last: `${formatNumber(last)}${unit}`,
      least: `${formatNumber(least)}${unit}`,
      greatest: `${formatNumber(greatest)}${unit}`,
      seconds: Math.round((times[length - 1] ?? 0) / 1000),
    });
  });
  if (prediction !== undefined) {
    const { points, mark } = prediction.answer;
    const unit = unitText(prediction.series.unit);
    const first = points[0];
    const last = points.at(-1);
    if (first !== undefined && last !== undefined) {
      sentences.push(
        t('board.chart.summary-prediction', {
          first: `${formatNumber(first.value, 1)}${unit}`,
          last: `${formatNumber(last.value, 1)}${unit}`,
          seconds: Math.round(last.time),
        }),
      );
    }
    if (mark !== undefined) sentences.push(t('board.chart.summary-mark', { seconds: Math.round(mark) }));
  }
  const [alarm] = alarms;
  if (alarm !== undefined) {
    sentences.push(t('board.chart.summary-alarm', { seconds: Math.round(alarm.from) }));
  }
  return sentences.join(' ');
}

interface Extremes {
  readonly read: number;
  readonly least: number;
  readonly greatest: number;
}

/** What was read of each curve for the last summary: an hour of samples is not read anew for each. */
const known = new WeakMap<Curve, Extremes>();

/** Least and greatest value. A curve only grows, and when its history is thinned its peaks stay. */
function extremes(curve: Curve): Extremes {
  let { read, least, greatest } = known.get(curve) ?? { read: 0, least: Infinity, greatest: -Infinity };
  for (let index = Math.min(read, curve.length - 1); index < curve.length; index += 1) {
    const value = curve.values[index] ?? 0;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  read = curve.length;
  const now = { read, least, greatest };
  known.set(curve, now);
  return now;
}

/** A unit as it is written after a number: with a no-break space, but a degree sign alone stays close. */
export function unitText(unit: string): string {
  if (unit === '' || unit === '°') return unit;
  return `\u00a0${unit}`;
}
