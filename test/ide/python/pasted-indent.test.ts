import { describe, expect, it } from 'vitest';
import { pastedShift } from '../../../ide/python/pasted-indent.ts';

/** The text as it stands after it was pasted behind `column` spaces. */
function pasted(text: string, column: number): string {
  const lines = text.split('\n');
  const shift = pastedShift(lines, column);
  const moved = (line: string, by: number): string =>
    line.trim() === ''
      ? line
      : by >= 0
        ? ' '.repeat(by) + line
        : line.replace(new RegExp(`^ {0,${String(-by)}}`), '');
  return lines
    .map((line, at) =>
      at === 0 ? moved(' '.repeat(column) + line, shift?.first ?? 0) : moved(line, shift?.rest ?? 0),
    )
    .join('\n');
}

describe('lines that were pasted', () => {
  it('stand below the place where they were pasted', () => {
    expect(pasted('if a:\n    b()\nelse:\n    c()', 4)).toBe(
      '    if a:\n        b()\n    else:\n        c()',
    );
    expect(pasted('a()\nb()\n\nc()', 4)).toBe('    a()\n    b()\n\n    c()');
    expect(pasted('if a:\n  b()', 4)).toBe('    if a:\n      b()');
  });

  it('may have been copied from the middle of their first line on', () => {
    expect(pasted('if a:\n        b()\n    c()', 4)).toBe('    if a:\n        b()\n    c()');
    expect(pasted('a()\n        b()', 4)).toBe('    a()\n    b()');
    expect(pasted('a()\n    b()', 0)).toBe('a()\nb()');
    expect(pasted('while True:\n        a()', 0)).toBe('while True:\n    a()');
  });

  it('may have been copied with the spaces of all lines', () => {
    expect(pasted('    a()\n    if b:\n        c()', 4)).toBe('    a()\n    if b:\n        c()');
    expect(pasted('        a()\n        b()', 4)).toBe('    a()\n    b()');
    expect(pasted('    a()\n', 4)).toBe('    a()\n');
  });

  it('stay as they are where they fit, or where nobody can know', () => {
    for (const text of ['a()', 'a()\nb()', 'if a:\n    b()', '    a()\n    b()', '\n    a()', 'if a:\n\tb()'])
      expect(pastedShift(text.split('\n'), 0), text).toBeUndefined();
    expect(pastedShift(['foo(a,', '    b)'], 0)).toBeUndefined();
    expect(pastedShift(['foo(a,', '    b)'], 4)).toBeUndefined();
    expect(pastedShift(['x = 1 + \\', '    2'], 4)).toBeUndefined();
  });

  it('are measured by lines that begin a statement alone', () => {
    expect(pasted('x = [\n    1,\n]\nprint(x)', 4)).toBe('    x = [\n        1,\n    ]\n    print(x)');
    expect(pasted('x = """\none\n"""\n    y = "("\n    z = 1', 4)).toBe(
      '    x = """\none\n"""\n    y = "("\n    z = 1',
    );
  });
});
