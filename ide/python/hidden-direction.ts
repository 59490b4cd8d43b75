import { lineFinder } from '../../lessons/checks/line-finder.ts';
import type { Diagnostic } from './diagnose.ts';

/** Marks that turn the reading direction round and show nothing themselves (Unicode 15, UAX 9, section 2). */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Hints at texts and comments that do not say what they seem to say. In code itself such marks are an error already,
 * which is among `found`.
 */
export function directionHints(source: string, found: readonly Diagnostic[]): Diagnostic[] {
  const lineOf = lineFinder(source);
  const said = new Set(found.map((one) => one.line));
  const hints: Diagnostic[] = [];
  for (const { index } of source.matchAll(turning)) {
    const line = lineOf(index);
    if (said.has(line)) continue;
    said.add(line);
    hints.push({
      line,
      from: index,
      to: index + 1,
      key: 'python.hidden.direction',
      values: {},
      severity: 'hint',
    });
  }
  return hints;
}
