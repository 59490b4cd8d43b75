import { beforeAll, describe, expect, it } from 'vitest';
import { types as english } from '../../../../ide/i18n/en/types.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { textOf, typeTeller } from './real-checker.ts';

/** A mistake, the last line but what is said of it, and the words that must be in what is said. */
interface Mistake {
  readonly program: string;
  /** From 1; missing: the last line. */
  readonly line?: number;
  readonly key: string;
  readonly words?: readonly string[];
  readonly mended?: string;
}

const microbit = 'from microbit import *\n';

const mistakes: readonly Mistake[] = [
  // What is in the brackets.
  {
    program: `${microbit}display.show(Image.HEART, "slow")`,
    key: 'type.argument',
    words: ['display.show', 'delay', 'a number', 'the text "slow"'],
  },
  { program: `${microbit}sleep("100")`, key: 'type.argument.number', words: ['sleep', 'the text "100"'] },
  {
    program: `${microbit}display.scroll(Image.HEART)`,
    key: 'type.argument',
    words: ['display.scroll', 'a text or a number', 'an image'],
  },
  { program: `${microbit}display.scroll([1, 2])`, key: 'type.argument', words: ['a list'] },
  {
    program: `import radio\nradio.send(5)`,
    key: 'type.argument.text',
    words: ['radio.send', 'a text', 'the number 5', 'str( )'],
  },
  {
    program: `${microbit}display.set_pixel(1, 2.5, 9)`,
    key: 'type.argument.whole',
    words: ['a whole number', 'a number with a decimal point'],
  },
  {
    program: `${microbit}display.scroll(display.show(1))`,
    key: 'type.argument.none',
    words: ['display.scroll', 'gives nothing back'],
  },
  {
    program: `${microbit}display.scroll(temperature)`,
    key: 'type.argument.function',
    words: ['the function temperature itself'],
    mended: 'display.scroll(temperature())',
  },
  { program: `${microbit}pin0.set_pull("up")`, key: 'type.argument', words: ['a number', 'the text "up"'] },
  { program: `print(", ".join([1, 2]))`, key: 'type.argument.items', words: ['be a text', 'is a number'] },
  { program: `import music\nmusic.play([1, 2])`, key: 'type.argument.items', words: ['be a text'] },
  { program: `len(3)`, key: 'type.argument', words: ['len wants a list or a text,', 'the number 3'] },
  { program: `range("3")`, key: 'type.argument.number', words: ['range', 'the text "3"'] },
  { program: `int([1])`, key: 'type.argument', words: ['int', 'a list'] },
  { program: `${microbit}Image(1, 2, "abc")`, key: 'type.argument', words: ['Image', 'the text "abc"'] },
  { program: `${microbit}display.show()`, key: 'type.missing.one', words: ['display.show', 'image'] },
  { program: `import random\nrandom.randint(1)`, key: 'type.missing.one', words: ['random.randint'] },
  {
    program: `def area(w, h, d):\n    return w * h * d\narea(1)`,
    key: 'type.missing.some',
    words: ['area', 'h and d'],
  },
  {
    program: `class Dog:\n    def __init__(self, name):\n        self.name = name\nDog()`,
    key: 'type.missing.one',
    words: ['Dog', 'name'],
  },
  { program: `${microbit}display.show(1, 2, 3)`, key: 'type.tooMany', words: ['display.show', '2 things'] },
  { program: `${microbit}sleep(1, 2)`, key: 'type.tooMany.one', words: ['sleep', 'only one'] },
  { program: `${microbit}display.clear(1)`, key: 'type.tooMany.none', words: ['display.clear'] },
  { program: `import music\nmusic.set_tempo(120)`, key: 'type.tooMany.named', words: ['by their names'] },
  { program: `def f():\n    return 1\nf(2)`, key: 'type.tooMany.none', words: ['of f.'] },
  { program: `def f(a):\n    return a\nf(1, a=2)`, key: 'type.twice', words: ['f gets a twice'] },
  {
    program: `${microbit}display.show(1, dely=3)`,
    key: 'type.keyword.near',
    words: ['dely', 'delay'],
    mended: 'display.show(1, delay=3)',
  },
  { program: `${microbit}display.show(1, colour=3)`, key: 'type.keyword', words: ['colour'] },
  // Names behind a dot, and modules.
  {
    program: `${microbit}display.shw(1)`,
    key: 'type.attribute.of.near',
    words: ['display has no shw', 'show'],
    mended: 'display.show(1)',
  },
  {
    program: `${microbit}display.show(Image.HART)`,
    key: 'type.attribute.of.near',
    words: ['Image', 'HEART'],
  },
  { program: `${microbit}button_a.colour`, key: 'type.attribute.of', words: ['button_a has no colour'] },
  { program: `name = "Ann"\nname.uper()`, key: 'type.attribute.near', words: ['a text', 'uper', 'upper'] },
  { program: `[1, 2].push(3)`, key: 'type.attribute', words: ['a list', 'push'] },
  { program: `"abc".title()`, key: 'type.attribute.computer', words: ['a text has no title'] },
  {
    program: `class Dog:\n    def bark(self):\n        print("wuff")\nrex = Dog()\nrex.brak()`,
    key: 'type.attribute.of.near',
    words: ['rex', 'bark'],
  },
  {
    program: `${microbit}temperature.upper()`,
    key: 'type.attribute.function',
    words: ['temperature is a function', 'upper'],
  },
  {
    program: `${microbit}x = display.show(1)\nx.foo`,
    key: 'type.none',
    words: ['x is None', 'foo', 'gives nothing back'],
  },
  { program: `import math\nmath.sqroot(4)`, key: 'type.module.near', words: ['sqroot', 'sqrt'] },
  {
    program: `import random\nrandom.shuffle([1])`,
    key: 'type.module.computer',
    words: ['random', 'shuffle'],
  },
  { program: `import music\nmusic.loud()`, key: 'type.module', words: ['music has no loud'] },
  { program: `from microbit import displey`, key: 'type.module.near', words: ['displey', 'display'] },
  { program: `import mucic`, key: 'type.import.near', words: ['mucic', 'music'], mended: 'import music' },
  { program: `import json`, key: 'type.import.computer', words: ['json'] },
  { program: `import mygame`, key: 'type.import', words: ['mygame', 'mygame.py'] },
  // Signs between things.
  {
    program: `age = 9\n"I am " + age`,
    key: 'type.operator.join',
    words: ['the text "I am "', 'a number', 'str( )', 'int( )'],
  },
  { program: `age = input("Age? ")\nage + 1`, key: 'type.operator.join', words: ['a text', 'the number 1'] },
  {
    program: `age = input("Age? ")\nif age > 17:\n    print("yes")`,
    line: 2,
    key: 'type.operator.compare',
    words: ['the number 17', 'int( )'],
  },
  { program: `age = input("Age? ")\nage - 1`, key: 'type.operator.text', words: ['- does not work'] },
  {
    program: `age = input("Age? ")\nif age == 9:\n    print("yes")`,
    line: 2,
    key: 'type.compare.never',
    words: ['never the same', 'the number 9'],
  },
  { program: `[1, 2] + 3`, key: 'type.operator', words: ['a list', 'the number 3'] },
  { program: `-"abc"`, key: 'type.operator.one', words: ['the text "abc"'] },
  {
    program: `def hello():\n    print("hi")\nx = hello()\nx + 1`,
    key: 'type.operator.none',
    words: ['None'],
  },
  { program: `${microbit}temperature + 1`, key: 'type.operator.function', words: ['temperature'] },
  { program: `1 in 5`, key: 'type.operator.in', words: ['the number 5'] },
  // Functions that are not run, and what is none.
  {
    program: `${microbit}if button_a.is_pressed:\n    display.clear()`,
    line: 2,
    key: 'type.forgotCall',
    words: ['button_a.is_pressed'],
    mended: 'if button_a.is_pressed():',
  },
  {
    program: `def jump():\n    print("up")\njump`,
    key: 'type.forgotCall',
    words: ['jump'],
    mended: 'jump()',
  },
  { program: `count = 3\ncount()`, key: 'type.call', words: ['count is the number 3'] },
  { program: `import random\nrandom()`, key: 'type.call', words: ['random is the module random'] },
  // Places in lists and texts.
  { program: `n = 5\nn[0]`, key: 'type.index', words: ['a number'] },
  { program: `${microbit}temperature[0]`, key: 'type.index.function', words: ['temperature'] },
  { program: `"abc"[0] = "x"`, key: 'type.index.fixed', words: ['a text'] },
  { program: `[1, 2]["a"]`, key: 'type.index.kind', words: ['"a"'] },
  { program: `(1, 2)[5]`, key: 'type.index.beyond', words: ['5'] },
  { program: `{[1]: 2}`, key: 'type.hash', words: ['a list'] },
  // Loops.
  {
    program: `for i in 10:\n    print(i)`,
    line: 1,
    key: 'type.loop.number',
    words: ['range(10)'],
    mended: 'for i in range(10):',
  },
  {
    program: `numbers = [1, 2]\nfor i in len(numbers):\n    print(i)`,
    line: 2,
    key: 'type.loop.number',
    words: ['a number', 'range(len(numbers))'],
  },
  { program: `${microbit}for p in button_a:\n    print(p)`, line: 2, key: 'type.loop', words: ['a button'] },
  {
    program: `${microbit}for c in temperature:\n    print(c)`,
    line: 2,
    key: 'type.loop.function',
    words: ['temperature'],
  },
  // Values that come too late or are forgotten, lines that are never reached.
  { program: `def f():\n    print(q)\n    q = 1`, line: 2, key: 'type.unbound', words: ['q'] },
  { program: `print(points)\npoints = 1`, line: 1, key: 'type.unbound', words: ['points'] },
  {
    program: `${microbit}if button_a.is_pressed():\n    face = Image.HAPPY\ndisplay.show(face)`,
    key: 'type.unbound.maybe',
    words: ['face', 'inside the if'],
  },
  { program: `lives = 3\nlives == 2`, key: 'type.unused.compare', words: ['lives'], mended: 'lives = 2' },
  {
    program: `${microbit}while True:\n    sleep(10)\ndisplay.show("end")`,
    key: 'type.unreachable',
    words: ['line 2'],
  },
  { program: `def f():\n    return 1\n    print(2)`, key: 'type.unreachable.left' },
  { program: `raise "no"`, key: 'type.raise' },
];

describe('the type checker, on mistakes', () => {
  let tell: Awaited<ReturnType<typeof typeTeller>>;
  beforeAll(async () => {
    await setLanguage('en');
    tell = await typeTeller();
  });

  it.each(
    mistakes.map((one) => [`${one.key}: ${one.program.replace(microbit, '').replaceAll('\n', ' / ')}`, one]),
  )('says %s', (_title, { program, line, key, words = [], mended }) => {
    const lines = program.split('\n');
    const found = tell(`${program}\n`);
    expect(found.map((one) => [one.line, one.key])).toEqual([[line ?? lines.length, key]]);
    const [one] = found;
    const text = textOf(one!);
    for (const word of words) expect(text).toContain(word);
    expect(text).not.toMatch(/[{}\u0002\u0003]|type\.\w/);
    if (mended !== undefined) {
      const at = lines[one!.line - 1]!;
      expect(at.replace(one!.fix?.from ?? '', () => one!.fix?.to ?? '')).toBe(mended);
    }
  });

  it('has a program here for every text that it can say', () => {
    const said = new Set(mistakes.map((one) => one.key));
    const words = /^type\.(a|the)\.|^type\.(or|and|for)$/;
    // Said only where pyright does not tell what is missing, of a function that is not the board's.
    const rest = ['type.missing'];
    expect(Object.keys(english).filter((key) => !words.test(key) && !said.has(key))).toEqual(rest);
  });

  it('marks what is meant, not the whole line', () => {
    const program = `${microbit}display.show(Image.HEART, "slow")\n`;
    const [one] = tell(program);
    expect(program.slice(one!.from, one!.to)).toBe('"slow"');
  });

  it('speaks Italian too', async () => {
    await setLanguage('it');
    try {
      const [one] = tell(`${microbit}display.scroll(Image.HEART)\n`);
      expect(textOf(one!)).toBe(
        'display.scroll vuole un testo o un numero per text, ma qui riceve un’immagine. ' +
          'Guarda che cosa hai messo tra le parentesi.',
      );
    } finally {
      await setLanguage('en');
    }
  });
});

describe('the type checker, on a project', () => {
  let tell: Awaited<ReturnType<typeof typeTeller>>;
  beforeAll(async () => {
    tell = await typeTeller();
  });

  it('knows the project’s own modules, and follows them as they change', () => {
    const main = 'import helper\nhelper.jump(2)\n';
    const helper = 'def jump(height):\n    return height * 2\n';
    expect(tell({ 'main.py': main, 'helper.py': helper })).toEqual([]);
    expect(tell({ 'main.py': main, 'helper.py': 'def jump():\n    return 2\n' })).toMatchObject([
      { file: 'main.py', line: 2, key: 'type.tooMany.none' },
    ]);
    expect(tell({ 'main.py': main })).toMatchObject([{ file: 'main.py', line: 1, key: 'type.import' }]);
    expect(tell({ 'main.py': main, 'helper.py': helper })).toEqual([]);
  });

  it('says in which file a mistake is', () => {
    const files = {
      'main.py': 'import helper\nhelper.go()\n',
      'helper.py': 'def go():\n    return "a" + 1\n',
    };
    expect(tell(files)).toMatchObject([{ file: 'helper.py', line: 2, key: 'type.operator.join' }]);
  });

  it('knows what the boards have: a V2 more than a V1', () => {
    const program = `${microbit}print(display.read_light_level())\nmicrophone.sound_level()\n`;
    expect(tell(program, 'v2')).toEqual([]);
    expect(tell(program, 'both')).toEqual([]);
    const pins = `${microbit}pin0.set_touch_mode(pin0.CAPACITIVE)\n`;
    expect(tell(pins, 'v2')).toEqual([]);
    expect(tell(pins, 'v1').map((one) => one.key)).toEqual(['type.attribute.of']);
  });

  it('counts lines and characters as the editor does', () => {
    const program = 'x = "😀 à"\r\ny = 1\r\nx + y\r\n';
    const [one] = tell(program);
    expect(one).toMatchObject({ line: 3 });
    expect(program.slice(one!.from, one!.to)).toBe('x + y');
  });

  it('stands what is no Python, or too deep, without an end', () => {
    for (const program of ['def (', '\u202e\u0000x', `x = ${'('.repeat(3000)}1${')'.repeat(3000)}`, '']) {
      expect(() => tell(program)).not.toThrow();
    }
    expect(tell('x = 1\nx()\n')).toMatchObject([{ key: 'type.call' }]);
  });
});
