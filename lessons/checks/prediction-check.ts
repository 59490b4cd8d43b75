import type { PredictionAnswer } from '../format/lesson.ts';
import { checkSeries, pass, waiting, type CheckKind } from './check-kind.ts';
import type { LiveRun } from './evidence.ts';
import { firstIn, seconds, tones, worldAt } from './record-view.ts';
import type { Verdict } from './verdict.ts';

export interface PredictionOptions {
  /** The step whose answer is laid over what was measured. */
  readonly step: string;
  readonly series?: string;
  /** What the time mark of a sketch was about. */
  readonly mark?: 'sound';
  /** Two marks this close (s) agree; two values this close agree. */
  readonly markWithin: number;
  readonly within: number;
}

/** The board must have been watched this long (ms) before a prediction is compared. */
const enough = 5000;

/**
 * Lays a locked prediction over what the board did and says where they part. A prediction is never wrong:
 * the check passes once there is something to compare, and its reason says how the two lie.
 */
export const predictionCheck: CheckKind<PredictionOptions> = {
  read(fields, names) {
    const step = fields.text('step');
    if (names !== undefined && step !== '' && !names.predictions.has(step)) {
      const known = [...names.predictions.keys()].join(', ') || 'none';
      fields.problem(
        'step',
        'unknown-id',
        `No step "${step}" asks for a prediction. Those that do: ${known}.`,
        {
          key: 'step',
          id: step,
        },
      );
    }
    const series = fields.optionalText('series');
    checkSeries(fields, 'series', series, names);
    const mark = fields.has('mark') ? fields.choice('mark', ['sound'] as const) : undefined;
    return {
      step,
      markWithin: fields.optionalNumber('markWithin', { from: 0, to: 60 }) ?? 2,
      within: fields.optionalNumber('within', { from: 0, to: 1e9 }) ?? 1,
      ...(series === undefined ? {} : { series }),
      ...(mark === undefined ? {} : { mark }),
    };
  },

  judge(options, evidence) {
    const answer = evidence.predictions?.[options.step];
    if (answer === undefined) return waiting('prediction-open');
    if (answer.type === 'choice' || answer.type === 'order') return pass('prediction-locked');
    const live = evidence.live;
    if (live === undefined || live.samples.length === 0 || live.duration < enough) {
      return waiting('prediction-unmeasured');
    }
    if (answer.type === 'number') return compareNumber(answer.value, options, live);
    // A real board is not heard from here: then the lines are compared.
    if (options.mark === 'sound' && answer.mark !== undefined && live.unseen !== true) {
      return compareMark(answer.mark, options, live);
    }
    return compareCurve(answer, options, live);
  },
};

function compareMark(mark: number, { markWithin }: PredictionOptions, live: LiveRun): Verdict {
  const heard = firstIn(tones(live), { from: 0, to: live.duration });
  const predicted = Math.round(mark);
  if (heard === undefined) {
    return pass('prediction-mark-never', { predicted, time: Math.round(live.duration / 1000) });
  }
  const values = { ...worldAt(live, heard), predicted, measured: Math.round(heard / 1000) };
  const difference = heard / 1000 - mark;
  if (Math.abs(difference) <= markWithin) return pass('prediction-mark-close', values);
  const by = Math.round(Math.abs(difference));
  return pass(difference < 0 ? 'prediction-mark-early' : 'prediction-mark-late', { ...values, by });
}

function compareNumber(predicted: number, { series, within }: PredictionOptions, live: LiveRun): Verdict {
  const measured = live.samples.findLast((sample) => series === undefined || sample.series === series)?.value;
  if (measured === undefined) return waiting('prediction-unmeasured');
  const close = Math.abs(measured - predicted) <= within;
  return pass(close ? 'prediction-close' : 'prediction-differs', { predicted, measured });
}

/** Where the curve and the measurement are furthest apart. */
function compareCurve(
  answer: Extract<PredictionAnswer, { type: 'sketch' }>,
  { series, within }: PredictionOptions,
  live: LiveRun,
): Verdict {
  let furthest: { time: number; predicted: number; measured: number } | undefined;
  for (const sample of live.samples) {
    if (series !== undefined && sample.series !== series) continue;
    const predicted = valueAt(answer.points, sample.time / 1000);
    if (predicted === undefined) continue;
    const distance = Math.abs(sample.value - predicted);
    if (furthest === undefined || distance > Math.abs(furthest.measured - furthest.predicted)) {
      furthest = { time: sample.time, predicted, measured: sample.value };
    }
  }
  if (furthest === undefined) return waiting('prediction-unmeasured');
  const values = {
    time: seconds(furthest.time),
    predicted: Math.round(furthest.predicted * 10) / 10,
    measured: furthest.measured,
  };
  const close = Math.abs(furthest.measured - furthest.predicted) <= within;
  return pass(close ? 'prediction-close' : 'prediction-curve-differs', values);
}

/** The sketch at a time in seconds, straight between its points; nothing before the first or after the last. */
function valueAt(points: readonly { time: number; value: number }[], time: number): number | undefined {
  const after = points.findIndex((point) => point.time >= time);
  const right = points[after];
  if (right === undefined) return undefined;
  const left = points[after - 1];
  if (left === undefined) return right.time === time ? right.value : undefined;
  const span = right.time - left.time;
  return span === 0 ? right.value : left.value + ((right.value - left.value) * (time - left.time)) / span;
}
