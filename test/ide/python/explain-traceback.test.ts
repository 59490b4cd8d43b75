import { describe, expect, it } from 'vitest';
import { fill } from '../../../ide/i18n/translate.ts';
import { messages as english } from '../../../ide/i18n/en/messages.ts';
import { messages as italian } from '../../../ide/i18n/it/messages.ts';
import { explainTraceback } from '../../../ide/python/explain-traceback.ts';

const traceback = (line: number, last: string, file = '__main__'): string =>
  `Traceback (most recent call last):\n  File "${file}", line ${String(line)}, in <module>\n${last}`;

// The texts after the colon were printed by MicroPython v1.0.1 (1.9.2) on the board.
const cases: readonly (readonly [source: string, line: number, printed: string, key: string])[] = [
  ['limit = 8\nprint(limt)', 2, "NameError: name 'limt' is not defined", 'error.name.near'],
  ['print(limt)', 1, "NameError: name 'limt' isn't defined", 'error.name.text'],
  ['print(musik)\nimport music', 1, "NameError: name 'musik' is not defined", 'error.name.near'],
  ['x = 1 + "a"', 1, "TypeError: unsupported types for __add__: 'int', 'str'", 'error.type.joinValue'],
  ['x = "a" + 1', 1, "TypeError: can't convert 'int' object to str implicitly", 'error.type.joinValue'],
  ['x = 1 - "a"', 1, "TypeError: unsupported types for __sub__: 'int', 'str'", 'error.type.calculate'],
  ['x = 3\nx()', 2, "TypeError: 'int' object is not callable", 'error.type.callValue'],
  ['f(1)', 1, 'TypeError: function takes 2 positional arguments but 1 were given', 'error.type.arguments'],
  ['f(c=1)', 1, "TypeError: unexpected keyword argument 'c'", 'error.type.keyword'],
  ['range("a")', 1, "TypeError: can't convert str to int", 'error.type.wantsNumber'],
  ['x[0] = 1', 1, "TypeError: 'int' object does not support item assignment", 'error.type.itemOf'],
  ['for i in 5: pass', 1, "TypeError: 'int' object is not iterable", 'error.type.loopNumber'],
  [
    'display.shw(1)',
    1,
    "AttributeError: 'MicroBitDisplay' object has no attribute 'shw'",
    'error.attribute.near',
  ],
  ['music.fly()', 1, "AttributeError: 'module' object has no attribute 'fly'", 'error.attribute'],
  ['x.go()', 1, "AttributeError: 'NoneType' object has no attribute 'go'", 'error.attribute.noneIs'],
  ['int("abc")', 1, 'ValueError: invalid syntax for integer with base 10', 'error.value.numberIs'],
  ['Image("0a")', 1, 'ValueError: unexpected character in Image definition', 'error.value.image'],
  ['display.set_pixel(0, 0, 12)', 1, 'ValueError: brightness out of bounds', 'error.value.brightness'],
  ['display.set_pixel(9, 0, 1)', 1, 'ValueError: index out of bounds', 'error.value.pixel'],
  ['[1][4]', 1, 'IndexError: list index out of range', 'error.index.beyond'],
  ['ages["a"]', 1, 'KeyError: a', 'error.key.in'],
  ['1 / 0', 1, 'ZeroDivisionError: division by zero', 'error.zero.literal'],
  ['import musik', 1, "ImportError: no module named 'musik'", 'error.import.near'],
  ['import numpy', 1, "ImportError: no module named 'numpy'", 'error.import.computer'],
  [
    'x = [0] * 9999',
    1,
    'MemoryError: memory allocation failed, allocating 40000 bytes',
    'error.memory.bigBytes',
  ],
  ['x = [0] * 9999', 1, 'MemoryError: ', 'error.memory.big'],
  ['open("q")', 1, 'OSError: file not found', 'error.os.fileNamed'],
  ['open("q", "w")', 1, 'OSError: 28', 'error.os.full'],
  ['while True: pass', 1, 'KeyboardInterrupt: ', 'error.interrupt'],
  ['while True: pass', 1, 'KeyboardInterrupt:', 'error.interrupt'],
  ['f()', 1, 'RuntimeError: maximum recursion depth exceeded', 'error.recursion'],
  ['raise Exception("a")', 1, 'Exception: a', 'error.raise.message'],
  ['x = 1\nwhile True\n    pass', 2, 'SyntaxError: invalid syntax', 'error.syntax.colon'],
  ['x = "a\ny = 1', 1, 'SyntaxError: invalid syntax', 'error.syntax.quote'],
  ['if True:\nx = 1', 2, 'IndentationError: unexpected indent', 'error.indent.missing'],
];

describe('a traceback', () => {
  it.each(cases)('of %j at line %i, %s, is %s', (source, line, printed, key) => {
    const problem = explainTraceback(traceback(line, printed), { 'main.py': source });
    expect(problem).toMatchObject({
      line,
      key,
      type: printed.split(':')[0],
      original: traceback(line, printed),
    });
  });

  it.each(cases)(
    'of %j at line %i, %s, has words without holes in both languages',
    (source, line, printed) => {
      const problem = explainTraceback(traceback(line, printed), { 'main.py': source });
      for (const catalogue of [english, italian] as unknown as Record<string, string>[]) {
        const text = fill(catalogue[problem?.key ?? ''] ?? '{missing}', problem?.values ?? {});
        expect(text).not.toMatch(/[{}]/);
        expect(text).toMatch(/^[^.!?]+[.!?:] ?/);
      }
    },
  );

  it('offers a change that stands on its line', () => {
    const source = 'limit = 8\nif 3 > limt:\n    pass\n';
    expect(
      explainTraceback(traceback(2, "NameError: name 'limt' is not defined"), { 'main.py': source })?.fix,
    ).toEqual({
      from: 'limt',
      to: 'limit',
    });
    // The text was changed since: there is nothing to replace.
    expect(
      explainTraceback(traceback(2, "NameError: name 'limt' is not defined"), { 'main.py': 'limit = 8\n\n' })
        ?.fix,
    ).toBeUndefined();
  });

  it('points at the line above when that is where a bracket was left open', () => {
    const source = 'from microbit import *\ndisplay.show("a"\nsleep(5)\n';
    expect(
      explainTraceback(traceback(3, 'SyntaxError: invalid syntax'), { 'main.py': source }),
    ).toMatchObject({
      line: 2,
      key: 'error.syntax.bracket',
    });
  });

  it('points at the innermost line that is in the program', () => {
    const text = `Traceback (most recent call last):
  File "main.py", line 9, in <module>
  File "main.py", line 4, in alarm
  File "helper.py", line 2, in beep
ZeroDivisionError: division by zero`;
    expect(explainTraceback(text, {})?.line).toBe(4);
  });

  it('is found among other lines and with carriage returns', () => {
    const text = `temperature: 5\r\n${traceback(3, 'ZeroDivisionError: division by zero').replaceAll('\n', '\r\n')}\r\nMicroPython v1.9.2\r\n>>> `;
    expect(explainTraceback(text, {})).toMatchObject({ line: 3, key: 'error.zero' });
  });

  it('is read with all lines of its message, which may look like the beginning of another', () => {
    const several = `${traceback(1, 'ValueError: one\n\ntwo')}\nMicroPython v1.9.2\n>>> `;
    expect(explainTraceback(several, { 'main.py': 'raise ValueError("one\\n\\ntwo")' })).toMatchObject({
      line: 1,
      key: 'error.raise.message',
      values: { message: 'one two' },
    });
    const header = 'Traceback (most recent call last):';
    expect(
      explainTraceback(traceback(1, `ValueError: ${header}`), { 'main.py': 'raise ValueError(t)' }),
    ).toMatchObject({ line: 1, values: { message: header } });
  });

  it('is not seen in ordinary output', () => {
    expect(explainTraceback('temperature: 5\nError: none\n', {})).toBeUndefined();
    expect(explainTraceback('', {})).toBeUndefined();
  });
});
