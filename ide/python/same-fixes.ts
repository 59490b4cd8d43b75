import type { Diagnostic } from './diagnose.ts';
import type { TextFix } from './python-problem.ts';

/** A fix and the line it is for, from 1. */
export interface LineFix extends TextFix {
  readonly line: number;
}

/** What comes with copying, and mostly in more lines than one: quotes of a text program, prompts, special spaces. */
const copied = /^error\.(?:char\.|syntax\.pasted$)/;

/** What mends all lines that suffer from the same as `one`, itself among them; empty where it stands alone. */
export function sameFixes(one: Diagnostic, found: readonly Diagnostic[]): readonly LineFix[] {
  const kind = (key: string): string => (key.startsWith('error.char.') ? 'error.char' : key);
  if (!copied.test(one.key) || one.fix === undefined) return [];
  const fixes = found.flatMap(({ key, line, fix }) =>
    fix !== undefined && kind(key) === kind(one.key) ? [{ line, ...fix }] : [],
  );
  return fixes.length > 1 ? fixes : [];
}
