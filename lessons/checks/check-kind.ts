import type { FieldReader } from '../format/field-reader.ts';
import type { PredictionTask } from '../format/lesson.ts';
import type { Evidence } from './evidence.ts';
import type { ReasonId } from './reason-id.ts';
import type { Reason, Verdict } from './verdict.ts';

/** The names a check may refer to; the parser finds references that lead nowhere. */
export interface LessonNames {
  readonly series: readonly string[];
  /** Prediction tasks by step id. */
  readonly predictions: ReadonlyMap<string, PredictionTask['type']>;
}

/** Where a check stands when it judges. */
export interface CheckPlace {
  readonly step: string;
  readonly check: string;
}

/** One kind of check: how its options are written and how it judges. Pure, one file a kind. */
export interface CheckKind<Options> {
  /** Reads the `options` of a pack. Problems go to the reader. `names` is missing when a built pack is read. */
  read(fields: FieldReader, names?: LessonNames): Options;
  judge(options: Options, evidence: Evidence, place: CheckPlace): Verdict;
}

export function pass(id: ReasonId, values: Reason['values'] = {}): Verdict {
  return { status: 'pass', reason: { id, values } };
}

export function waiting(id: ReasonId, values: Reason['values'] = {}, line?: number): Verdict {
  return { status: 'waiting', reason: { id, values }, ...(line === undefined ? {} : { line }) };
}

export function fail(id: ReasonId, values: Reason['values'] = {}, line?: number): Verdict {
  return { status: 'fail', reason: { id, values }, ...(line === undefined ? {} : { line }) };
}

/** Reports a series that the lesson does not declare. */
export function checkSeries(
  fields: FieldReader,
  key: string,
  series: string | undefined,
  names?: LessonNames,
): void {
  if (series === undefined || series === '' || names === undefined || names.series.includes(series)) return;
  const message = `The lesson has no series "${series}". It has: ${names.series.join(', ') || 'none'}.`;
  fields.problem(key, 'unknown-id', message, { key, id: series });
}
