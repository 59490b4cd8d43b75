import { describe, expect, it } from 'vitest';
import { messages as english } from '../../../ide/i18n/en/messages.ts';
import { messages as italian } from '../../../ide/i18n/it/messages.ts';
import { diagnose, type Diagnostic } from '../../../ide/python/diagnose.ts';
import { ownStyle } from '../blocks/programs.ts';
import fc from '../../property.ts';

function mended(source: string, diagnostic: Diagnostic | undefined): string | undefined {
  const fix = diagnostic?.fix;
  if (diagnostic === undefined || fix === undefined) return undefined;
  return source
    .split('\n')
    .map((line, index) => (index === diagnostic.line - 1 ? line.replace(fix.from, fix.to) : line))
    .join('\n');
}

describe('syntax', () => {
  it.each([
    ['while True\n    sleep(1)\n', 'error.syntax.colon', 1],
    ['from microbit import *\nif temperature() > 3  # warm\n    sleep(1)\n', 'error.syntax.colon', 2],
    ['display.show("a"\nsleep(5)\n', 'error.syntax.bracket', 1],
    ['x = 5)\n', 'error.syntax.extraBracket', 1],
    ['x = "abc\ny = 2\n', 'error.syntax.quote', 1],
    ['if x = 3:\n    pass\n', 'error.syntax.equals', 1],
    ['while a + 1 = b:\n    pass\n', 'error.syntax.equals', 1],
    ['if True:\nsleep(1)\n', 'error.indent.missing', 2],
    ['x = 1\n    y = 2\n', 'error.indent.unexpected', 2],
    ['if x:\n    a = 1\n  b = 2\n', 'error.indent.uneven', 3],
    ['if True:\n    a = 1\n \t    b = 2\n', 'error.indent.mixed', 3],
    ['x = 1\nelse:\n    y = 2\n', 'error.syntax.elseAlone', 2],
    ['print "a"\n', 'error.syntax.print', 1],
    ['x = 1\nprint(f"{x}")\n', 'error.syntax.fstring', 2],
    ['x = 3 +\ny = 2\n', 'error.syntax.valueMissing', 1],
  ])('%j is %s', (source, key, line) => {
    expect(diagnose(source).find((one) => one.line === line)).toMatchObject({ key });
  });

  it.each([
    'while True\n    pass\n',
    'if 1 > 3  # warm\n    pass\n',
    'a = 1\nif a = 3:\n    pass\n',
    'if True:\nprint(1)\n',
  ])('the offered change mends %j', (source) => {
    expect(diagnose(mended(source, diagnose(source)[0]) ?? source)).toEqual([]);
  });

  it('one open bracket is one problem', () => {
    expect(diagnose('display.show("a"\nwhile True:\n    x = 3\n    if x = 2:\n        pass\n')).toHaveLength(
      1,
    );
  });
});

describe('names', () => {
  it('a slip of the pen is found with the name that was meant and where', () => {
    const source = 'limit = 8\nif 3 > limt:\n    pass\n';
    expect(diagnose(source)).toEqual([
      {
        line: 2,
        from: source.indexOf('limt'),
        to: source.indexOf('limt') + 4,
        key: 'error.name.near',
        values: { name: 'limt', near: 'limit', at: 1 },
        fix: { from: 'limt', to: 'limit' },
      },
    ]);
  });

  it.each([
    ['from microbit import *\ndisply.show(1)\n', 'error.name.known'],
    ['display.show(1)\n', 'error.name.microbit'],
    ['from microbit import *\nmusic.play(music.ODE)\n', 'error.name.module'],
    ['x = hello\n', 'error.name'],
    ['print(hello)\n', 'error.name.text'],
    ['x = true\n', 'error.name.capitals'],
  ])('%j is %s', (source, key) => {
    expect(diagnose(source)[0]?.key).toBe(key);
  });

  it('nothing is said of the line being written', () => {
    expect(diagnose('a = 1\nprint(hel\n', { writing: 2 })).toEqual([]);
    expect(diagnose('a = 1\nprint(hel)\n', { writing: 2 })).toEqual([]);
  });

  it('a loop and a function that are still being written are left in peace', () => {
    const loop = 'i = 0\nwhile i < 5:\n    print(i)\n    \n';
    expect(diagnose(loop).map(({ key }) => key)).toEqual(['hint.neverEnds']);
    expect(diagnose(loop, { writing: 4 })).toEqual([]);
    const made = 'def f():\n    print(1)\n\n';
    expect(diagnose(made).map(({ key }) => key)).toEqual(['hint.neverCalled']);
    expect(diagnose(made, { writing: 4 })).toEqual([]);
    // In a file that main.py uses, nothing has to be called.
    expect(diagnose(made, { files: ['main.py'] })).toEqual([]);
  });

  it('every slip of one if and its elif is said at once', () => {
    const chain = 'x = 1\nif x > 3\n    print(1)\nelif x = 3:\n    print(2)\nelse\n    print(3)\n';
    expect(diagnose(chain).map(({ line, key }) => [line, key])).toEqual([
      [2, 'error.syntax.colon'],
      [4, 'error.syntax.equals'],
      [6, 'error.syntax.colon'],
    ]);
  });

  it('sound programs are left in peace', () => {
    const wrong = [
      'a name that is used and not imported',
      'an alarm with imports from the look',
      'logic and precedence',
      'conditional values and lambda',
    ];
    for (const [name, source] of Object.entries(ownStyle)) {
      if (wrong.includes(name)) continue;
      expect(
        diagnose(source).filter(({ severity }) => severity !== 'hint'),
        name,
      ).toEqual([]);
    }
    expect(
      diagnose(
        'from microbit import *\ndef f(a, b=2, *c, **d):\n    global e\n    e = [x for x in c]\n    return lambda q: q + a + b + len(d)\nfor i, (j, k) in []:\n    print(i, j, k, sep="")\nimport os.path as p, math\nfrom random import choice as pick\nprint(p, math, pick, __name__, f(1))\n',
      ),
    ).toEqual([]);
  });
});

describe('any text', () => {
  it('is diagnosed without throwing, in the order of its lines, with messages in both languages', () => {
    const words = fc.constantFrom(
      'if',
      'else:',
      ':',
      '=',
      '(',
      ')',
      '"',
      "'",
      '\n',
      '\n    ',
      ' ',
      'x',
      'print',
      '#',
      '1',
      '\t',
      '"""',
      'f"',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const source = parts.join('');
        const found = diagnose(source);
        const lines = found.map((one) => one.line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        for (const one of found) {
          expect(english).toHaveProperty([one.key]);
          expect(italian).toHaveProperty([one.key]);
          expect(one.line).toBeLessThanOrEqual(source.split('\n').length);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('calls forgotten brackets an error where they stop the board, and a hint where they do not', () => {
    const severity = (line: string): (string | undefined)[] =>
      diagnose(`from microbit import *\n${line}\n    sleep(100)\n`).map((one) => one.severity ?? 'error');
    expect(severity('if temperature > 25:')).toEqual(['error']);
    expect(severity('for n in running_time:')).toEqual(['error']);
    expect(severity('if temperature == 25:')).toEqual(['hint']);
  });

  it.each([
    ['a name misspelt in its call', 'def heart():\n    print(1)\nhaert()\n', [3]],
    ['a sum forgotten in a loop', 'x = 0\nwhile x < 5:\n    print(x)\n    x + 1\n', [4]],
    [
      'brackets missing after show',
      'from microbit import *\nimport neopixel\nnp = neopixel.NeoPixel(pin0, 8)\nnp[0] = (9, 0, 0)\nnp.show\n',
      [5],
    ],
    ['a return at the edge', 'def double(n):\n    r = n * 2\nreturn r\nprint(double(4) + 1)\n', [3]],
    ['a return misspelt', 'def double(n):\n    retrun n * 2\nprint(double(4) + 1)\n', [2]],
  ])('says of %s only that', (_, program, lines) => {
    expect(diagnose(program).map(({ line }) => line)).toEqual(lines);
  });

  it.each([
    ['functions of which the loop below is to be made', 'def heart():\n    print(1)\nwhile True:\n    pr', 4],
    [
      'a class whose __init__ stands last',
      'class T:\n    def warm(self):\n        return self.t\n    def __init__(self):\n        self',
      5,
    ],
    [
      'a loop that is to sleep at its end',
      'from microbit import *\nwhile True:\n    display.scroll(temperature())\n    print("a")\n    sle',
      5,
    ],
    ['a text of several lines', 'note = """\nfirst\nsec', 3],
    ['a name that an object is given', 'class Lamp:\n    pass\nlamp = Lamp()\nlamp.pi', 4],
  ])('waits while it is written with %s', (_, program, writing) => {
    expect(diagnose(program, { writing })).toEqual([]);
  });
});
