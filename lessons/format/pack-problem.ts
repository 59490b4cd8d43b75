import type { YamlProblemCode } from './yaml-document.ts';

/**
 * What can be wrong in a lesson pack, beside the YAML itself:
 * - `wrong-key`: a key nobody reads; `values.suggestion` is what was probably meant
 * - `missing-key`, `wrong-type`, `wrong-value`, `out-of-range`: a field's own trouble
 * - `missing-text`: a text that is not there in one of the pack's languages
 * - `duplicate-id`: a step or check id, or a lesson folder, twice
 * - `unknown-check`: a check kind that does not exist
 * - `unknown-id`: the name of a series, step or check that the lesson does not have
 * - `scenario`: a timed input the virtual board does not understand
 * - `missing-file`, `not-text`: a file that is named but absent, or that is not UTF-8
 * - `path`: a path that leaves its folder
 * - `too-large`: past the limits of docs/lesson-packs.md
 */
export type PackProblemCode =
  | YamlProblemCode
  | 'wrong-key'
  | 'missing-key'
  | 'wrong-type'
  | 'wrong-value'
  | 'out-of-range'
  | 'missing-text'
  | 'duplicate-id'
  | 'unknown-check'
  | 'unknown-id'
  | 'scenario'
  | 'missing-file'
  | 'not-text'
  | 'path';

/** One thing an author has to mend, with its place. */
export interface PackProblem {
  /** Path in the pack, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly code: PackProblemCode;
  /** One English sentence for a terminal; a screen makes its own from `code` and `values`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** As compilers write it, so that editors can jump there. */
export function formatPackProblem(problem: PackProblem): string {
  return `${problem.file}:${String(problem.line)}:${String(problem.column)}: ${problem.message} [${problem.code}]`;
}
