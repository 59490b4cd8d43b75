import { beforeAll, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import { callWords } from '../../../ide/python/api-words.ts';
import { callHelpAt, type CallHelp } from '../../../ide/python/call-help.ts';

function help(text: string, files: Readonly<Record<string, string>> = {}): CallHelp | undefined {
  const offset = text.indexOf('|');
  return callHelpAt({ source: text.slice(0, offset) + text.slice(offset + 1), offset, files });
}

/** What is called and the parameter being written: `display.show delay`. */
function active(text: string, files: Readonly<Record<string, string>> = {}): string | undefined {
  const found = help(text, files);
  if (found === undefined) return undefined;
  const parameters = found.signatures[found.activeSignature]?.parameters ?? [];
  return `${found.written} ${parameters[found.activeParameter ?? -1]?.name ?? '-'}`;
}

const star = 'from microbit import *\n';

describe('the call around a cursor', () => {
  it('is found in nested calls, over several lines, past brackets in texts and lists', () => {
    expect(active(`${star}display.set_pixel(1, (2 + 3), |`)).toBe('display.set_pixel value');
    expect(active(`${star}display.show(Image("0:(0"), |)`)).toBe('display.show delay');
    expect(active(`${star}display.show(Image(|"0"), 3)`)).toBe('Image text');
    expect(active(`${star}display.show(\n    Image.HEART,  # a ( in a comment\n    |\n)\nsleep(3)`)).toBe(
      'display.show delay',
    );
    expect(active(`${star}display.show([Image.YES, |`)).toBe('display.show image');
    expect(active('print(max(1, 2), |')).toBe('print values');
    expect(active(`${star}sleep(1)|`)).toBeUndefined();
    expect(active('x = [1, |')).toBeUndefined();
    expect(active('x = (1, |')).toBeUndefined();
    expect(active('def greet(|')).toBeUndefined();
    expect(active('# print(|')).toBeUndefined();
  });

  it('follows arguments by name', () => {
    expect(active(`${star}display.show(1, loop=|`)).toBe('display.show loop');
    expect(active(`${star}display.show(1, wait=False, |`)).toBe('display.show loop');
    expect(active(`${star}display.show(1, 2, |`)).toBe('display.show wait');
    expect(active('import log\nlog.add(temperature=|')).toBe('log.add columns');
  });

  it('chooses among ways to call by what is written', () => {
    expect(active('range(1, 2, |')).toBe('range step');
    expect(active('range(|')).toBe('range stop');
    expect(active(`${star}Image("0"|`)).toBe('Image text');
    expect(active(`${star}Image(5, |`)).toBe('Image height');
  });

  it('knows the pupil’s functions, methods, classes and other files', () => {
    const found = help('# Says hi.\ndef greet(name, loud=True):\n    pass\ngreet("Ada", |');
    expect(found?.own?.comment).toBe('Says hi.');
    expect(active('def greet(name, *, loud=True): pass\ngreet("a", loud=|')).toBe('greet loud');
    expect(
      active('class Dog:\n    def __init__(self, name): pass\n    def bark(self, times): pass\nDog(|'),
    ).toBe('Dog name');
    expect(active('class Dog:\n    def bark(self, times): pass\nDog().bark(|')).toBe('Dog().bark times');
    expect(active('import helper\nhelper.go(1, |', { 'helper.py': 'def go(x, speed): pass' })).toBe(
      'helper.go speed',
    );
  });
});

describe('what a call says', () => {
  beforeAll(() => setLanguage('en'));

  it('tells the kind, the meaning and what happens when an argument is left out', () => {
    const found = help(`${star}display.show(|`);
    const [words] = found === undefined ? [] : callWords(found);
    expect(words?.line).toBe('display.show(image, delay=400, wait=True, loop=False, clear=False)');
    const delay = words?.parameters[1];
    expect(words?.line.slice(delay?.from, delay?.to)).toBe('delay=400');
    expect(delay?.words).toBe(
      'Milliseconds for each letter or image. Whole number; may be left out; then it is 400.',
    );
    expect(words?.parameters[2]?.words).toContain('Write its name: wait=…');
  });

  it('says in Italian too', async () => {
    await setLanguage('it');
    const found = help(`${star}sleep(|`);
    expect(found === undefined ? '' : callWords(found)[0]?.parameters[0]?.words).toBe(
      'Quanto aspettare: 1000 è un secondo. Numero.',
    );
    await setLanguage('en');
  });
});
