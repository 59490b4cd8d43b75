import { fail, pass, waiting, type CheckKind } from './check-kind.ts';
import { matchesLine } from './line-pattern.ts';
import { seconds } from './record-view.ts';

export interface OutputOptions {
  /** See line-pattern.ts: `*` is anything, `#` a number. */
  readonly line: string;
  /** So many matching lines at least. */
  readonly count: number;
}

/** A program runs this long (ms) before it is told that the line is missing. */
const patience = 4000;

/** Looks for a line that the board in front of the pupil has printed since Run. */
export const outputCheck: CheckKind<OutputOptions> = {
  read(fields) {
    const line = fields.text('line');
    return { line, count: fields.optionalNumber('count', { from: 1, to: 10_000 }) ?? 1 };
  },

  judge({ line, count: wanted }, { live }) {
    if (live === undefined) return waiting('output-no-run');
    const found = live.lines.filter((printed) => matchesLine(line, printed.text));
    if (found.length >= wanted) return pass('output-pass', { count: found.length });
    const stop = live.exception;
    if (stop !== undefined) {
      const values = { type: stop.type, message: stop.message, time: seconds(stop.time) };
      return fail('exception', stop.line === undefined ? values : { ...values, line: stop.line }, stop.line);
    }
    if (live.ended === undefined && (live.duration < patience || found.length > 0)) {
      return waiting('output-few', { pattern: line, count: found.length, atLeast: wanted });
    }
    const last = live.lines.at(-1)?.text;
    if (last === undefined) return fail('output-nothing', { pattern: line });
    return fail('output-other', { pattern: line, found: last, atLeast: wanted, count: found.length });
  },
};
