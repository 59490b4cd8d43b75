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

/** The parts of a verdict's text, as a screen sets them: what happened in bold, why beside it, then what to try. */
export interface VerdictParts {
  readonly what: string;
  readonly why?: string;
  readonly next?: string;
}

/**
 * Takes the text of a reason (general or a pack's own) apart. One line: what. Three: what, why it matters,
 * one thing to try. Two: what and one thing to try, or, for a pass, what and why it matters. Holes may be
 * filled before or after.
 */
export function verdictParts(text: string, status: Verdict['status'] = 'fail'): VerdictParts {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [what = '', second, ...others] = lines.map((line) => line.trim());
  if (second === undefined) return { what };
  if (others.length > 0) return { what, why: second, next: others.join(' ') };
  return status === 'pass' ? { what, why: second } : { what, next: second };
}
