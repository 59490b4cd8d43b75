import { checkSeries, fail, pass, waiting, type CheckKind } from './check-kind.ts';
import { seconds } from './record-view.ts';

export interface StreamOptions {
  readonly series: string;
  /** So many samples at least. */
  readonly samples: number;
  /** Values that must have been reached: at least one sample at or above, at or below. */
  readonly above?: number;
  readonly below?: number;
  /** Samples a second, at least. */
  readonly rate?: number;
}

/** A program runs this long (ms) before it is told that it sends nothing. */
const patience = 4000;

/** Looks at what the board in front of the pupil has sent since Run. */
export const streamCheck: CheckKind<StreamOptions> = {
  read(fields, names) {
    const series = fields.text('series');
    checkSeries(fields, 'series', series, names);
    const samples = fields.optionalNumber('samples', { from: 1, to: 10_000 }) ?? 1;
    const above = fields.optionalNumber('above', { from: -1e9, to: 1e9 });
    const below = fields.optionalNumber('below', { from: -1e9, to: 1e9 });
    const rate = fields.optionalNumber('rate', { from: 0.01, to: 1000 });
    return {
      series,
      samples,
      ...(above === undefined ? {} : { above }),
      ...(below === undefined ? {} : { below }),
      ...(rate === undefined ? {} : { rate }),
    };
  },

  judge({ series, samples: wanted, above, below, rate }, evidence) {
    const live = evidence.live;
    if (live === undefined) return waiting('stream-no-run', { series });
    const samples = live.samples.filter((sample) => sample.series === series);
    const count = samples.length;
    const stop = live.exception;
    if (count < wanted) {
      if (stop !== undefined) {
        const values = { type: stop.type, message: stop.message, time: seconds(stop.time) };
        return fail(
          'exception',
          stop.line === undefined ? values : { ...values, line: stop.line },
          stop.line,
        );
      }
      if (live.ended !== undefined) return fail('ended', { time: seconds(live.ended) });
      if (count === 0 && live.duration >= patience) {
        const others = [...new Set(live.samples.map((sample) => sample.series))];
        if (others.length > 0) return fail('series-other', { series, found: others.join(', ') });
        return fail('series-missing', { series, time: seconds(live.duration) });
      }
      return waiting('stream-few', { series, count, atLeast: wanted });
    }
    const values = samples.map((sample) => sample.value);
    const highest = values.reduce((a, b) => Math.max(a, b), -Infinity);
    const lowest = values.reduce((a, b) => Math.min(a, b), Infinity);
    if (above !== undefined && highest < above)
      return waiting('stream-not-above', { series, highest, above });
    if (below !== undefined && lowest > below) return waiting('stream-not-below', { series, lowest, below });
    if (rate !== undefined && live.duration > 0) {
      // Samples a second, with one decimal.
      const measured = Math.round((count / live.duration) * 10_000) / 10;
      if (measured < rate) return fail('stream-slow', { series, rate, measured });
    }
    return pass('stream-pass', { series, count, lowest, highest });
  },
};
