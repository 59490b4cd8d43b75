import { afterEach, describe, expect, it } from 'vitest';
import { blockCatalogue } from '../../../ide/blocks/block-catalogue.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { toolboxBlock } from '../../../ide/blocks/toolbox.ts';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import { blockWords, holdsPython, wordsOfPython } from '../../../ide/session/block-words.ts';
import { lineLinks } from '../../../ide/session/line-links.ts';

afterEach(() => setLanguage('en'));

describe('a piece of Python among blocks', () => {
  it.each([
    ['if x != 0:', 'if x ≠ 0 then …'],
    ['elif x != 0:', 'else if x ≠ 0 then …'],
    ['while x < 3:', 'repeat while x < 3 …'],
    ['str(score)', 'score as text'],
    ['range(len(n))', 'numbers from 0 to before length of n'],
    ['"Points: " + str(n)', 'join “Points: ” and n'],
    ['display.scroll("Score: " + str(score))', 'scroll join “Score: ” and score'],
    ['button_a.is_pressed()', 'button A is pressed'],
    ['x = random.randint(1, 6)', 'set x to random number from 1 to 6'],
    ['print(len(names))', 'print length of names'],
    ['Image.HAPPY', 'image happy'],
    // Functions of the board by their names.
    ['radio.send', 'send … by radio'],
    ['print', 'print …'],
    ['sleep', 'wait … ms'],
    // The pupil's own.
    ['draw(3)', 'do draw 3'],
    ['[1, x]', 'list 1, x'],
  ])('%s is “%s”', async (python, words) => {
    await setLanguage('en');
    expect(wordsOfPython(python)).toBe(words);
  });

  it('is said in the language on screen', async () => {
    await setLanguage('it');
    expect(wordsOfPython('if x != 0:')).toBe('se x ≠ 0 allora …');
    await setLanguage('en');
    expect(wordsOfPython('if x != 0:')).toBe('if x ≠ 0 then …');
  });

  it.each(['x', '"12"', '5', '-0.5', 'self.x', 'a.b()', 'import random', '', '(', '+=', 'x'.repeat(300)])(
    'keeps its own form where blocks have no other: %s',
    (python) => {
      expect(wordsOfPython(python)).toBeUndefined();
    },
  );
});

describe('a block in words', () => {
  it.each(['en', 'it'] as const)('is what lies in its drawer, for every block, in %s', async (language) => {
    await setLanguage(language);
    for (const { type, hidden } of blockCatalogue) {
      const words = hidden === true ? '' : blockWords(toolboxBlock(type));
      expect(words, type).not.toMatch(/[{}]|block\.|undefined/);
    }
  });

  it('tells a Python block from others, by its own line alone', () => {
    const source =
      'from microbit import *\n\nwhile True:\n    class A: pass\n    display.show(sum(x for x in y))\n    sleep(1)\n';
    const document = pythonToBlocks(source);
    const { blocks } = lineLinks(document, source);
    const holds = (line: number): boolean => holdsPython(document, blocks[line - 1] ?? '');
    expect([3, 4, 6].map(holds)).toEqual([false, true, false]);
  });
});
