import { beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../../firmware/micropython/api.ts';
import { api as english } from '../../../ide/i18n/en/api.ts';
import { api as italian } from '../../../ide/i18n/it/api.ts';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import { hoverWords, typeWords } from '../../../ide/python/api-words.ts';
import { hoverAt } from '../../../ide/python/hover.ts';

/** What is said of the name at the bar: its Python, then its words. */
function said(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  const offset = text.indexOf('|');
  const hover = hoverAt({ source: text.slice(0, offset) + text.slice(offset + 1), offset, files });
  if (hover === undefined) return [];
  const { code, words } = hoverWords(hover);
  return [...code, ...words];
}

const star = 'from microbit import *\n';

describe('hover', () => {
  beforeAll(() => setLanguage('en'));

  it('explains the board’s things, through imports and variables', () => {
    expect(said(`${star}display.sh|ow(1)`)).toEqual([
      'display.show(image, delay=400, wait=True, loop=False, clear=False)',
      'Shows an image, a digit or a text, one letter after the other.',
    ]);
    expect(said(`${star}dis|play.show(1)`)).toEqual(['display', 'The 5 × 5 lights on the front']);
    expect(said(`${star}bell = Image("0")\nbell.shift_le|ft(1)`)[0]).toBe('bell.shift_left(n)');
    expect(said('import mu|sic')[1]).toBe('Plays tunes and tones');
    expect(said('from music import pl|ay')[0]).toMatch(/^play\(music/);
    expect(said(`${star}microphone.sound_le|vel()`).join(' ')).toContain('Only on the micro:bit V2');
    expect(said(`${star}display.scroll("hi", wa|it=False)`)).toEqual([
      'wait=True',
      expect.stringMatching(/^True: the program waits until it is done\./),
    ]);
    expect(said('pri|nt(1)')[0]).toBe(String.raw`print(values…, sep=' ', end='\n')`);
  });

  it('explains the pupil’s own: signature, docstring or comment, and what a variable holds', () => {
    const greet = 'def greet(name, loud=True):\n    """Says hello."""\n    print(name)\n\ngr|eet("Ada")';
    expect(said(greet)).toEqual(['greet(name, loud=True)', 'Says hello.', 'Your function, from line 1']);
    expect(said('# How fast it goes\nspeed = 3\nprint(sp|eed)')).toEqual([
      'speed',
      'How fast it goes',
      'Your variable, made in line 2, holds: whole number',
    ]);
    expect(said('import helper\nhelper.g|o(1)', { 'helper.py': 'def go(x):\n    "Goes."\n' })).toEqual([
      'go(x)',
      'Goes.',
      'Your function, from line 1, from your file helper.py',
    ]);
    expect(said('class Dog:\n    def __init__(self, name, age=1):\n        pass\nD|og("x")')[0]).toBe(
      'Dog(name, age=1)',
    );
  });

  it('says nothing of unknown names, texts and words of the language', () => {
    expect(said(`${star}disp|ly.show(1)`)).toEqual([]);
    expect(said('x = "disp|lay"')).toEqual([]);
    expect(said('wh|ile True:\n    pass')).toEqual([]);
    expect(said('Image.HE|ART')).toEqual([]);
  });
});

describe('words of the API', () => {
  it('exist for every entry in both languages, and none is left over', () => {
    const wanted = new Set(api.map(({ words }) => `api.${words}`));
    for (const texts of [english, italian]) {
      const keys = new Set(Object.keys(texts));
      expect([...wanted].filter((key) => !keys.has(key))).toEqual([]);
      const left = [...keys].filter((key) => !wanted.has(key));
      const parameters = new Set(
        api.flatMap(({ words, signatures = [] }) =>
          signatures.flatMap((one) =>
            one.parameters.flatMap(({ name }) => [`api.${words}(${name})`, `api.(${name})`]),
          ),
        ),
      );
      expect(left.filter((key) => key.includes('(') && !parameters.has(key))).toEqual([]);
      const others = left.filter((key) => !key.includes('('));
      expect(others.filter((key) => !/^api\.(type:|yours\.|only\.|optional|gives)/.test(key))).toEqual([]);
    }
  });

  it('name every type in plain words', async () => {
    await setLanguage('en');
    expect(typeWords('Image | str | float')).toBe('image, text or number');
    expect(typeWords('list[str]')).toBe('list of text');
    expect(typeWords('MicroBitDigitalPin | None')).toBe('pin or nothing');
    expect(typeWords('tuple[int, int, int]')).toBe('tuple');
  });
});
