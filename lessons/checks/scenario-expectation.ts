import type { FieldReader } from '../format/field-reader.ts';
import { checkSeries, type LessonNames } from './check-kind.ts';

/** The longest scenario: longer ones make a class wait. */
export const maxScenarioSeconds = 120;
/** Rests up to this long (ms) belong to one alarm: melodies have pauses, loops sleep between two melodies. */
export const defaultGap = 1500;

interface Windowed {
  /** Seconds since the program started; defaults are 0 and the end of the scenario. */
  readonly from?: number;
  readonly to?: number;
}

/** One thing that must be true of a run, in a window of time. */
export type Expectation = Windowed &
  (
    | { readonly type: 'running' }
    | { readonly type: 'sound'; readonly on: boolean }
    | { readonly type: 'display'; readonly state: 'lit' | 'dark' }
    | { readonly type: 'image'; readonly image: string }
    | { readonly type: 'compare'; readonly same: boolean; readonly second: number }
    | { readonly type: 'line'; readonly pattern: string }
    | { readonly type: 'silent' }
    | {
        readonly type: 'sample';
        readonly series: string;
        readonly atLeast: number;
        readonly within: number;
        /** The input the samples must follow, or the value they must have. Neither: they only have to be there. */
        readonly follows?: string;
        readonly value?: number;
      }
    | {
        readonly type: 'changes';
        readonly of: 'sound' | 'display';
        readonly gap: number;
        readonly atLeast?: number;
        readonly atMost?: number;
      }
  );

const subjects = ['running', 'sound', 'display', 'line', 'printed', 'sample', 'changes'] as const;

/**
 * Reads one entry of `expect`. It has exactly one subject:
 * `running: true`, `sound: on|off`, `display: lit|dark` or `{image|sameAs|differsFrom}`, `line: <pattern>`,
 * `printed: nothing`, `sample: {series, ...}`, `changes: {of, atLeast, atMost}`; with `from` and `to`.
 */
export function readExpectation(fields: FieldReader, names?: LessonNames): Expectation | undefined {
  const range = { from: 0, to: maxScenarioSeconds };
  const from = fields.optionalNumber('from', range);
  const to = fields.optionalNumber('to', range);
  const window = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (from !== undefined && to !== undefined && to <= from) {
    fields.problem('to', 'out-of-range', '"to" must be later than "from".', { key: 'to', from, found: to });
  }
  const present = subjects.filter((subject) => fields.has(subject));
  const [subject, second] = present;
  if (subject === undefined || second !== undefined) {
    fields.finish();
    const message = `An expectation has exactly one of: ${subjects.join(', ')}.`;
    if (second !== undefined) fields.problem(second, 'wrong-key', message);
    else fields.problem('from', 'missing-key', message);
    return undefined;
  }
  const expectation = readSubject(subject, fields, names);
  fields.finish();
  return expectation === undefined ? undefined : { ...window, ...expectation };
}

function readSubject(
  subject: (typeof subjects)[number],
  fields: FieldReader,
  names?: LessonNames,
): Expectation | undefined {
  switch (subject) {
    case 'running':
      if (fields.optionalBoolean('running') === false) {
        fields.problem('running', 'wrong-value', '"running" can only be true.');
      }
      return { type: 'running' };
    case 'sound':
      return { type: 'sound', on: fields.choice('sound', ['on', 'off']) === 'on' };
    case 'display':
      return readDisplay(fields);
    case 'line':
      return { type: 'line', pattern: fields.text('line') };
    case 'printed':
      fields.choice('printed', ['nothing']);
      return { type: 'silent' };
    case 'sample':
      return readSample(fields.mapping('sample'), names);
    case 'changes':
      return readChanges(fields.mapping('changes'));
  }
}

function readDisplay(fields: FieldReader): Expectation | undefined {
  if (typeof fields.raw('display') === 'string') {
    return { type: 'display', state: fields.choice('display', ['lit', 'dark']) };
  }
  const display = fields.mapping('display');
  const image = display.optionalText('image');
  const sameAs = display.optionalNumber('sameAs', { from: 0, to: maxScenarioSeconds });
  const differsFrom = display.optionalNumber('differsFrom', { from: 0, to: maxScenarioSeconds });
  display.finish();
  if (image !== undefined) {
    const levels = image.replace(/[:\s]/g, '');
    if (/^[0-9]{25}$/.test(levels)) return { type: 'image', image: levels };
    display.problem('image', 'wrong-value', 'An image is five rows of five digits: "00900:09990:...".');
  } else if (sameAs !== undefined) {
    return { type: 'compare', same: true, second: sameAs };
  } else if (differsFrom !== undefined) {
    return { type: 'compare', same: false, second: differsFrom };
  } else {
    fields.problem('display', 'missing-key', '"display" is lit, dark, or has image, sameAs or differsFrom.');
  }
  return undefined;
}

function readSample(sample: FieldReader, names?: LessonNames): Expectation {
  const series = sample.text('series');
  checkSeries(sample, 'series', series, names);
  const atLeast = sample.optionalNumber('atLeast', { from: 1, to: 10_000 }) ?? 1;
  const follows = sample.optionalText('follows');
  const value = sample.optionalNumber('value', { from: -1e9, to: 1e9 });
  const within = sample.optionalNumber('within', { from: 0, to: 1e9 }) ?? 0;
  sample.finish();
  return {
    type: 'sample',
    series,
    atLeast,
    within,
    ...(follows === undefined ? {} : { follows }),
    ...(value === undefined ? {} : { value }),
  };
}

function readChanges(changes: FieldReader): Expectation {
  const of = changes.choice('of', ['sound', 'display']);
  const atLeast = changes.optionalNumber('atLeast', { from: 0, to: 10_000 });
  const atMost = changes.optionalNumber('atMost', { from: 0, to: 10_000 });
  const gap = changes.optionalNumber('gap', { from: 0, to: 60 });
  changes.finish();
  if (atLeast === undefined && atMost === undefined) {
    changes.problem('atMost', 'missing-key', '"changes" needs atLeast or atMost.');
  }
  return {
    type: 'changes',
    of,
    gap: gap === undefined ? defaultGap : gap * 1000,
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
  };
}
