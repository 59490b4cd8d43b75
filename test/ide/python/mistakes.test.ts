import { describe, expect, it } from 'vitest';
import { messages as english } from '../../../ide/i18n/en/messages.ts';
import { messages as italian } from '../../../ide/i18n/it/messages.ts';
import { fill } from '../../../ide/i18n/translate.ts';
import { diagnose } from '../../../ide/python/diagnose.ts';
import { explainTraceback } from '../../../ide/python/explain-traceback.ts';
import { applyFix } from '../../../scripts/commands/explain.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';
import { habitMistakes, kindMistakes, noMistakes } from './mistakes/habits.ts';
import { classMistakes, keptMistakes, keptRight } from './mistakes/kept.ts';
import { layoutMistakes } from './mistakes/layout.ts';
import type { Mistake } from './mistakes/mistake.ts';
import { nameMistakes } from './mistakes/names.ts';
import { boardMistakes, quietMistakes, runningMistakes } from './mistakes/running.ts';
import { carelessMistakes, pastedMistakes, sayingMistakes, spokenMistakes } from './mistakes/sayings.ts';
import { bracketMistakes, edgeMistakes, formMistakes } from './mistakes/slips.ts';
import { syntaxMistakes } from './mistakes/syntax.ts';
import { wordMistakes } from './mistakes/words.ts';
import { realPython } from './real-python.ts';

const families: Readonly<Record<string, readonly Mistake[]>> = {
  syntax: syntaxMistakes,
  words: wordMistakes,
  layout: layoutMistakes,
  names: nameMistakes,
  habits: habitMistakes,
  kinds: kindMistakes,
  'values and calls': runningMistakes,
  'what runs and does nothing': quietMistakes,
  'said and glued together': spokenMistakes,
  'pasted from elsewhere': pastedMistakes,
  'other names and values': sayingMistakes,
  'what hardly was meant': carelessMistakes,
  'forms of other languages': formMistakes,
  'brackets and their lines': bracketMistakes,
  'the edge': edgeMistakes,
  'own classes': classMistakes,
  'what a name holds': keptMistakes,
  boards: boardMistakes,
};

const isSyntax = (key: string): boolean => /^error\.(syntax|indent|assign|outside)/.test(key);

describe.each(Object.entries(families))('%s: a mistake is found while typing', (family, mistakes) => {
  it.each(mistakes.filter(({ runs }) => runs !== 'only'))('$key in $program', (mistake) => {
    const { program, line, key, values = {}, mended } = mistake;
    const board = family === 'boards' ? 'v1' : undefined;
    const found = diagnose(program, board === undefined ? {} : { board });
    const own = found.find((one) => one.line === line);
    expect(own).toMatchObject({ key, values });
    // The first thing that is said is the mistake: nothing above it, and nothing that follows from it.
    expect(found.filter((one) => one.severity !== 'hint').map((one) => one.line)).toEqual(
      key.startsWith('hint.') ? [] : [line],
    );
    // Not on the line being written.
    expect(diagnose(program, { writing: line }).some((one) => one.line === line)).toBe(false);
    if (mended === '') expect(own?.fix).toBeUndefined();
    else if (mended !== undefined) {
      const lines = program.split('\n');
      const text = lines[line - 1] ?? '';
      lines[line - 1] = applyFix(text, own?.fix?.from ?? '', own?.fix?.to ?? '');
      expect(lines[line - 1]).toBe(mended);
      const after = diagnose(lines.join('\n')).filter((one) => one.line === line && isSyntax(one.key));
      expect(after).toEqual([]);
    }
  });
});

describe.each(Object.entries(families).filter(([, mistakes]) => mistakes.some(({ v2 }) => v2 !== undefined)))(
  '%s: a V2 says it in other words',
  (_, mistakes) => {
    it.each(mistakes.filter(({ v2 }) => v2 !== undefined))(
      '$key in $program',
      ({ program, line, key, runs, v2 = [''] }) => {
        const [message, at = line] = v2;
        const text = `Traceback (most recent call last):\n  File "main.py", line ${String(at)}, in <module>\n${message}`;
        const expected = typeof runs === 'string' && runs !== 'only' ? runs : key;
        expect(explainTraceback(text, { 'main.py': program })).toMatchObject({ key: expected, line });
      },
    );
  },
);

describeWith(['v1-runtime'], 'the board says it, and it is explained', () => {
  for (const local of v1Runtimes()) {
    const real = realPython(local);
    it.each(Object.entries(families))(
      `%s, on ${local.runtime.version}`,
      (_, mistakes) => {
        for (const { program, line, key, runs, files = {}, inputs } of mistakes) {
          const stops = runs !== undefined || isSyntax(key);
          if (!stops) continue;
          const printed = real.run({ 'main.py': program, ...files }, 3000, inputs);
          const expected = typeof runs === 'string' && runs !== 'only' ? runs : key;
          const problem = explainTraceback(printed, { 'main.py': program, ...files });
          expect({ program, key: problem?.key, line: problem?.line, printed }).toEqual({
            program,
            key: expected,
            line,
            printed,
          });
        }
      },
      60_000,
    );
  }
});

describe('what is no mistake', () => {
  it.each([...noMistakes, ...keptRight])('nothing is said of %j', (program) => {
    expect(diagnose(program)).toEqual([]);
  });
});

describe('every explanation', () => {
  const keys = Object.values(families)
    .flat()
    .flatMap((mistake) =>
      diagnose(mistake.program, { board: 'v1' }).map(({ key, values }) => ({ key, values })),
    );

  it('has words in both languages, a short first sentence, and no holes', () => {
    for (const { key, values } of keys) {
      for (const catalogue of [english, italian] as unknown as Record<string, string>[]) {
        const text = fill(catalogue[key] ?? '', values);
        expect(text, key).not.toBe('');
        expect(
          (catalogue[key] ?? '').replace(/\{\w+\}/g, (hole) => (hole.slice(1, -1) in values ? '' : hole)),
          key,
        ).not.toMatch(/\{\w+\}/);
        expect((/^.*?[.!?:](?=\s)/.exec(text)?.[0] ?? text).length, key).toBeLessThan(110);
      }
    }
  });

  it('is one of at least ninety', () => {
    const all = Object.values(families).flat();
    expect(all.length).toBeGreaterThan(200);
    expect(new Set(all.map(({ key }) => key)).size).toBeGreaterThan(120);
  });
});
