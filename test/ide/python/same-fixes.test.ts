import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../ide/python/diagnose.ts';
import { sameFixes } from '../../../ide/python/same-fixes.ts';

/** The program after all fixes that belong to the problem of a line. */
function mended(source: string, line: number): string | undefined {
  const found = diagnose(source);
  const one = found.find((problem) => problem.line === line);
  const fixes = one === undefined ? [] : sameFixes(one, found);
  if (fixes.length === 0) return undefined;
  const lines = source.split('\n');
  for (const { line: at, from, to } of fixes) lines[at - 1] = (lines[at - 1] ?? '').replace(from, () => to);
  return lines.join('\n');
}

describe('mending all lines at once', () => {
  it('takes every sign that came with copying', () => {
    expect(mended('print(“hi”)\nx = ‘a’\ny = 5 – 3\nz\u00a0= 1\n', 2)).toBe(
      'print("hi")\nx = \'a\'\ny = 5 - 3\nz = 1\n',
    );
    expect(mended('>>> x = 1\n>>> print(x)\n', 1)).toBe('x = 1\nprint(x)\n');
  });

  it('is not offered for one line, nor for slips that only look alike', () => {
    expect(mended('print(“hi”)\nx = 1\n', 1)).toBeUndefined();
    expect(mended('speed = 1\nprint(sped)\nprint(spede)\n', 2)).toBeUndefined();
    expect(mended('print(“hi”)\n>>> x = 1\n', 1)).toBeUndefined();
  });
});
