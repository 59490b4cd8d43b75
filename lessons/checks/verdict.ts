/**
 * A text with holes: `id` names a message in every language, `values` fill it. Checks never make
 * sentences themselves, so that a verdict can be read in the reader's language.
 */
export interface Reason {
  readonly id: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a check found. Never a bare boolean: a pupil must learn something from a fail. */
export interface Verdict {
  readonly status: 'pass' | 'fail' | 'waiting';
  /** What happened, with its number. */
  readonly reason: Reason;
  /** Line of the program (from 1) the verdict points at, when there is one. */
  readonly line?: number;
}
