import { describe, expect, it } from 'vitest';
import {
  programDifference,
  type DifferenceRow,
  type LinePart,
} from '../../../ide/project/program-difference.ts';
import fc from '../../property.ts';

const shown = (parts: readonly LinePart[]): string =>
  parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');

/** `1 1 same`, `- 2 gone`, `+ 2 new`, `... 7`. */
function lines(rows: readonly DifferenceRow[]): readonly string[] {
  return rows.map((row) => {
    switch (row.kind) {
      case 'same':
        return `${String(row.before)} ${String(row.after)} ${row.text}`;
      case 'removed':
        return `- ${String(row.before)} ${shown(row.parts)}`;
      case 'added':
        return `+ ${String(row.after)} ${shown(row.parts)}`;
      case 'gap':
        return `... ${String(row.lines)}`;
      case 'more':
        return `more ${String(row.rows)}`;
    }
  });
}

const ofMain = (before: string, after: string): readonly string[] =>
  lines(programDifference({ 'main.py': before }, { 'main.py': after })[0]?.rows ?? []);

describe('what differs between two programs', () => {
  it('is shown line by line, with the words that changed', () => {
    expect(ofMain('a = 1\nlimit = 8\nb = 2\n', 'a = 1\nlimit = 9\nb = 2\nc = 3\n')).toEqual([
      '1 1 a = 1',
      '- 2 limit = [8]',
      '+ 2 limit = [9]',
      '3 3 b = 2',
      '+ 4 c = 3',
    ]);
  });

  it('marks the words of a changed line also where new lines follow it', () => {
    expect(ofMain('show(HEART)\n', 'show(HAPPY)\nprint(1)\n')).toEqual([
      '- 1 show([HEART])',
      '+ 1 show([HAPPY])',
      '+ 2 print(1)',
    ]);
  });

  it('does not mark words in lines that have nothing to do with each other', () => {
    expect(ofMain('display.clear()\n', 'for n in range(3):\n')).toEqual([
      '- 1 display.clear()',
      '+ 1 for n in range(3):',
    ]);
  });

  it('leaves out what is equal and far away', () => {
    const before = Array.from({ length: 30 }, (_, at) => `line ${String(at + 1)}`);
    const after = before.with(14, 'other');
    expect(ofMain(before.join('\n'), after.join('\n'))).toEqual([
      '... 11',
      '12 12 line 12',
      '13 13 line 13',
      '14 14 line 14',
      '- 15 line 15',
      '+ 15 other',
      '16 16 line 16',
      '17 17 line 17',
      '18 18 line 18',
      '... 12',
    ]);
  });

  it('is told for each file, main.py first', () => {
    const found = programDifference(
      { 'main.py': 'a', 'gone.py': 'x\n', 'same.py': 's' },
      { 'zebra.py': '', 'main.py': 'b', 'same.py': 's' },
    );
    expect(found.map(({ file, state, added, removed }) => [file, state, added, removed])).toEqual([
      ['main.py', 'changed', 1, 1],
      ['gone.py', 'removed', 0, 1],
      ['zebra.py', 'added', 0, 0],
    ]);
    expect(programDifference({ 'main.py': 'a' }, { 'main.py': 'a' })).toEqual([]);
  });

  it('holds both programs, whatever they are', () => {
    const program = fc
      .array(fc.constantFrom('a', 'b', 'c = 1', 'c = 2', '', '    d'))
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(program, program, (before, after) => {
        const [file] = programDifference({ 'main.py': before }, { 'main.py': after });
        const text = (side: 'removed' | 'added'): readonly string[] =>
          (file?.rows ?? []).flatMap((row) =>
            row.kind === side && 'parts' in row ? [row.parts.map((part) => part.text).join('')] : [],
          );
        const linesOf = (one: string): readonly string[] => one.split('\n');
        for (const line of text('removed')) expect(linesOf(before)).toContain(line);
        for (const line of text('added')) expect(linesOf(after)).toContain(line);
        const count = (one: string): number =>
          linesOf(one).length - (one.endsWith('\n') || one === '' ? 1 : 0);
        expect((file?.added ?? 0) - (file?.removed ?? 0)).toBe(count(after) - count(before));
      }),
    );
  });

  it('of ten thousand lines that are all different ends, and shows as much as anybody reads', () => {
    const many = (word: string): string =>
      Array.from({ length: 10_000 }, (_, at) => `${word}_${String(at)} = ${String(at * 7)}`).join('\n');
    const [file] = programDifference({ 'main.py': many('a') }, { 'main.py': many('b') });
    expect(file).toMatchObject({ added: 10_000, removed: 10_000 });
    expect(file?.rows.at(-1)).toEqual({ kind: 'more', rows: 18_500 });
  });

  it('of hostile file names is only about the pupil’s own files', () => {
    const hostile = JSON.parse('{"main.py": "a", "__proto__": "p", "constructor": "c"}') as Record<
      string,
      string
    >;
    expect(
      programDifference({ 'main.py': 'a' }, hostile)
        .map(({ file }) => file)
        .sort(),
    ).toEqual(['__proto__', 'constructor']);
  });
});
