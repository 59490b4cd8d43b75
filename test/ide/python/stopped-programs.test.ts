import { describe, expect, it } from 'vitest';
import { messages as english } from '../../../ide/i18n/en/messages.ts';
import { messages as italian } from '../../../ide/i18n/it/messages.ts';
import { fill } from '../../../ide/i18n/translate.ts';
import { explainTraceback } from '../../../ide/python/explain-traceback.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';
import { moreStoppedPrograms } from './mistakes/more-stops.ts';
import { stoppedPrograms } from './mistakes/stops.ts';
import { realPython } from './real-python.ts';

const languages = [english, italian] as unknown as Record<string, string>[];

describeWith(['v1-runtime'], 'what stops a program on the board is told', () => {
  for (const local of v1Runtimes()) {
    const real = realPython(local);
    it.each([...stoppedPrograms, ...moreStoppedPrograms])(
      `$key in $program, on ${local.runtime.version}`,
      ({ program, files = {}, file, line, key, values = {}, more }) => {
        const all = { 'main.py': program, ...files };
        const printed = real.run(all, 3000);
        for (const texts of languages) {
          const say = (one: string, holes: Readonly<Record<string, string | number>>): string =>
            fill(texts[one] ?? one, holes);
          const problem = explainTraceback(printed, all, say);
          expect(problem, printed).toMatchObject({ line, key, values });
          expect(problem?.file).toBe(file);
          expect(problem?.more?.values).toEqual(more);
          const said = say(key, problem?.values ?? {});
          // Every hole is filled, and no text is missing.
          expect(Object.keys(texts)).toContain(key);
          expect(said).not.toMatch(/[\u0002\u0003‹›]/);
          expect((texts[key] ?? '').match(/\{(\w+)\}/g) ?? []).toSatisfy((holes: string[]) =>
            holes.every((hole) => hole.slice(1, -1) in (problem?.values ?? {})),
          );
        }
      },
    );
  }
});

describe('words for who has blocks in view', () => {
  it('name no line, of which blocks have none', () => {
    for (const texts of languages) {
      for (const [key, text] of Object.entries(texts)) {
        if (
          !/^(error|hint|type)\./.test(key) ||
          /^error\.(syntax|indent|assign|char|givenIn|name\.microbitFile)/.test(key)
        )
          continue;
        const said = fill(text, {}, 'blocks');
        expect(said, key).not.toMatch(/\b(line|riga) \{at\}|\{at\}/i);
        expect(said, key).not.toMatch(/[‹›|]|\b(this|prima) line\b|\b[Qq]uesta riga\b/);
        expect(fill(text, {}), key).not.toMatch(/[‹›]/);
      }
    }
  });
});
