import { describe, expect, it } from 'vitest';
import { maxYamlCharacters, parseYaml } from '../../../lessons/format/yaml-document.ts';
import fc from '../../property.ts';

const codes = (text: string) => parseYaml(text).problems.map((problem) => problem.code);

describe('a YAML text', () => {
  it('becomes plain data', () => {
    const document = parseYaml('a: 1\nb:\n  - x: yes\n  - [1, 2]\nc: |\n  two\n  lines\n');
    expect(document.problems).toEqual([]);
    expect(document.data).toEqual({ a: 1, b: [{ x: 'yes' }, [1, 2]], c: 'two\nlines\n' });
  });

  it('knows where each value and key stands', () => {
    const { positionOf } = parseYaml('a: 1\nlist:\n  - x: 10\n    y: 20\n  - 5\nempty:\n');
    expect(positionOf(['a'])).toEqual({ line: 1, column: 4 });
    expect(positionOf(['list', 0, 'y'])).toEqual({ line: 4, column: 8 });
    expect(positionOf(['list', 0, 'y'], 'key')).toEqual({ line: 4, column: 5 });
    expect(positionOf(['list', 1])).toEqual({ line: 5, column: 5 });
    expect(positionOf(['empty'])).toEqual({ line: 6, column: 1 });
  });

  it('points at the deepest part that exists for a path that leads nowhere', () => {
    const { positionOf } = parseYaml('a:\n  b:\n    c: 1\n');
    expect(positionOf(['a', 'b', 'missing', 'x'])).toEqual({ line: 3, column: 5 });
    expect(positionOf(['nothing'])).toEqual({ line: 1, column: 1 });
  });

  it('finds values behind an alias', () => {
    const document = parseYaml('a: &x\n  b: 1\nc: *x\n');
    expect(document.data).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect(document.positionOf(['c', 'b'])).toEqual({ line: 2, column: 6 });
  });

  it('names tabs, wrong indentation and keys written twice with their line', () => {
    expect(parseYaml('a:\n\tb: 1\n').problems[0]).toMatchObject({ code: 'tab', line: 2 });
    expect(parseYaml('a:\n    b: 1\n  c: 2\n').problems[0]).toMatchObject({ line: 3 });
    expect(parseYaml('- at: 1\n  press: a\n - at: 2\n').problems[0]).toMatchObject({ line: 3 });
    expect(parseYaml('a: 1\nb: 2\na: 3\n').problems).toEqual([
      { line: 3, column: 1, code: 'duplicate-key', message: 'This key is here twice. Keep one of them.' },
    ]);
    expect(codes('a: "never closed\n')).toEqual(['syntax']);
    expect(codes('a: 1\n---\nb: 2\n')).toEqual(['several-documents']);
    expect(codes('a: !!js/function "x"\n')).toEqual(['tag']);
  });

  it.each([
    ['a tab before a key', '- at: 1\n\tpress: a\n', 'tab', 2, 1],
    ['a tab before spaces', '- at: 1\n\t  press: a\n', 'tab', 2, 1],
    ['a key too far right', '- at: 1\n   press: a\n', 'indentation', 2, 4],
    ['a key too far left', '- at: 1\n press: a\n', 'indentation', 2, 2],
    ['a key at the margin', '- at: 1\npress: a\n', 'indentation', 2, 1],
    ['a key below a text', 'title: x\n  sub: y\n', 'indentation', 2, 3],
    ['lines that end with CR LF', '- at: 1\r\n   press: a\r\n', 'indentation', 2, 4],
    ['an entry inside an entry', '- at: 1\n  press: a\n  - at: 2\n', 'indentation', 3, 3],
  ])('points once at the line that is out of line: %s', (_what, text, code, line, column) => {
    expect(parseYaml(text).problems).toMatchObject([{ code, line, column }]);
    expect(parseYaml(text).problems).toHaveLength(1);
  });

  it('tells what is wrong with colons', () => {
    expect(parseYaml('- serial: a: b\n').problems[0]?.message).toContain('quotes');
    expect(parseYaml('- at:1\n  press: a\n').problems[0]?.message).toContain('a colon and a space');
    expect(parseYaml('- at: 1\n  press a\n- at: 2\n').problems[0]?.message).toContain('colon is missing');
  });

  it('gives no data when there is a problem', () => {
    expect(parseYaml('a: 1\na: 2\n').data).toBeUndefined();
  });

  it('refuses keys that reach into prototypes', () => {
    expect(codes('__proto__:\n  polluted: true\n')).toEqual(['forbidden-key']);
    expect(codes('a:\n  constructor: 1\n')).toEqual(['forbidden-key']);
    expect(codes('? [a, b]\n: 1\n')).toEqual(['forbidden-key']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses a billion laughs', () => {
    const rows = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let index = 0; index < 12; index++) {
      const now = String.fromCharCode(98 + index);
      const before = String.fromCharCode(97 + index);
      rows.push(`${now}: &${now} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
    }
    expect(codes(rows.join('\n'))).toContain('aliases');
    // Few aliases, but each doubles: caught when they are resolved.
    const doubling = ['a: &a [x, x]'];
    for (let index = 0; index < 20; index++) {
      const now = String.fromCharCode(98 + index);
      const before = String.fromCharCode(97 + index);
      doubling.push(`${now}: &${now} [*${before}, *${before}]`);
    }
    expect(codes(doubling.join('\n'))).toEqual(['aliases']);
  });

  it('refuses what is too large or nested too deep instead of running out of stack', () => {
    expect(codes('a'.repeat(maxYamlCharacters + 1))).toEqual(['too-large']);
    expect(codes('['.repeat(100_000))).toEqual(['too-deep']);
    expect(codes(Array.from({ length: 200 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'))).toContain(
      'too-deep',
    );
    expect(codes('- '.repeat(20_000))).toContain('too-deep');
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const document = parseYaml(text);
        document.positionOf(['a', 0, 'b']);
        for (const problem of document.problems) expect(problem.line).toBeGreaterThan(0);
      }),
    );
    const bits = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '\t',
      '-',
      '[',
      ']',
      '{',
      '}',
      '"',
      '*a',
      '&a',
      '|',
      '#',
      '!',
    );
    fc.assert(fc.property(fc.array(bits, { maxLength: 60 }), (parts) => void parseYaml(parts.join(''))));
  });
});
