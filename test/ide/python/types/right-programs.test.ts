import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillsContainers } from '../../../../ide/python/types/fills-containers.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { root } from '../../../../scripts/build.ts';
import { textOf, typeTeller } from './real-checker.ts';
import { rightPrograms } from './right-programs.ts';
import { smallRightPrograms, smallRightProgramsV2 } from './small-right-programs.ts';

/**
 * Programs that hold a mistake, each looked at: what is said of them is true. Everything else must be
 * left in peace.
 */
const trueOf: Readonly<Record<string, readonly string[]>> = {
  'language-async.py': ['1 type.import'], // uasyncio is not on the micro:bit
  'games-simon-again.py': ['18 type.module.near'], // music.WAWAWAWA has one A more
  'language-conditional.py': ['9 type.unbound'], // not c, where c is made
  'language-generators-again.py': ['20 type.unreachable.left'], // a yield after a return
  'radio-chat.py': ['13 type.attribute.computer'], // partition is not on the micro:bit
  'language-try-full.py': ['13 type.unreachable.left'], // an else after a try that always returns
  'odd-blank-lines.py': ['23 type.unreachable'], // lines after `while True`
  'odd-long-lines.py': ['10 type.unreachable'],
  'odd-trailing-spaces.py': ['14 type.unreachable'],
};

const folders = [
  'test/ide/blocks/programs',
  'lessons/packs/pensabit/lessons/cold-chain/code',
  'lessons/packs/pensabit/lessons/cold-chain/code/counter',
];

describe('the type checker, on programs that are right', () => {
  let tell: Awaited<ReturnType<typeof typeTeller>>;
  const said = (source: string): string[] =>
    tell(source).map((one) => `${String(one.line)} ${one.key} | ${textOf(one)}`);
  beforeAll(async () => {
    await setLanguage('en');
    tell = await typeTeller();
  });

  it('leaves 160 small ones in peace, and a method without self to whom it is told where it is made', () => {
    const all = [
      ...smallRightPrograms.map((program) => ({ program, found: tell(program) })),
      ...smallRightProgramsV2.map((program) => ({ program, found: tell(program, 'v2') })),
    ];
    expect(all.filter(({ found }) => found.length > 0)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(160);
    expect(said('class A:\n    def go():\n        pass\nA().go()\n')).toEqual([]);
  }, 60_000);

  // All at once: the checker then reads the builtins once, and not once for each. Programs that fill lists
  // are read in another way, and apart.
  const programs = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.py'))
      .map((name): [string, string] => [name, readFileSync(join(root, folder, name), 'utf8')]),
  );

  it.each([true, false])(
    'says nothing wrong of classroom programs (that fill lists: %s)',
    (filling) => {
      const files = Object.fromEntries(programs.filter(([, text]) => fillsContainers(text) === filling));
      expect(Object.keys(files).length).toBeGreaterThan(20);
      const found: Record<string, string[]> = {};
      for (const one of tell(files)) (found[one.file] ??= []).push(`${String(one.line)} ${one.key}`);
      const expected = Object.entries(trueOf).filter(([name]) => files[name] !== undefined);
      expect(found).toEqual(Object.fromEntries(expected));
    },
    240_000,
  );

  it.each(Object.entries(rightPrograms))('leaves %s in peace', (_name, program) => {
    expect(said(program)).toEqual([]);
  });

  it('says the same of a program whichever programs came before it', () => {
    const programs = ['xs = [1]\nxs[0] + "a"\n', 'xs = [1]\nxs.append("a")\nxs[0] + "a"\n', 'n = 1\nn()\n'];
    const once = programs.map(said);
    expect(once.map((one) => one.length)).toEqual([1, 0, 1]);
    expect([...programs, ...programs.toReversed()].map(said)).toEqual([...once, ...once.toReversed()]);
  });
});
