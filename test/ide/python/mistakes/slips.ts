import type { Mistake } from './mistake.ts';

const header = 'from microbit import *\n';
const musical = 'import music\n';

/** Small functions, and the forms of `for` and `def` that other languages have. */
export const formMistakes: readonly Mistake[] = [
  {
    program: 'double = x => x * 2\n',
    line: 1,
    key: 'error.syntax.arrow',
    mended: 'double = lambda x: x * 2',
  },
  {
    program: 'double = (x) => x * 2\n',
    line: 1,
    key: 'error.syntax.arrow',
    values: { sign: '=>', near: 'lambda x: …' },
    mended: 'double = lambda x: x * 2',
  },
  {
    program: 'add = (a, b) -> a + b\n',
    line: 1,
    key: 'error.syntax.arrow',
    mended: 'add = lambda a, b: a + b',
  },
  {
    program: 'names = ["Bo", "Anna"]\nnames.sort(key=n => len(n))\n',
    line: 2,
    key: 'error.syntax.arrow',
    mended: 'names.sort(key=lambda n: len(n))',
  },
  {
    program: 'say = () => print("hi")\n',
    line: 1,
    key: 'error.syntax.arrow',
    mended: 'say = lambda: print("hi")',
  },
  { program: 'say = () => {\n    print("hi")\n}\n', line: 1, key: 'error.syntax.arrowBlock', mended: '' },
  // With a value of its own, x is compared.
  { program: 'x = 3\nwarm = x => 2\n', line: 2, key: 'error.syntax.operator', mended: 'warm = x >= 2' },
  {
    program: 'double = lambda x -> x * 2\n',
    line: 1,
    key: 'error.syntax.lambda',
    values: { near: 'lambda x:' },
    mended: 'double = lambda x: x * 2',
  },
  {
    program: 'double = lambda x => x * 2\n',
    line: 1,
    key: 'error.syntax.lambda',
    mended: 'double = lambda x: x * 2',
  },
  {
    program: 'double = lambda(x): x * 2\n',
    line: 1,
    key: 'error.syntax.lambda',
    mended: 'double = lambda x: x * 2',
  },
  {
    program: 'double = lambda x: return x * 2\n',
    line: 1,
    key: 'error.syntax.lambda',
    mended: 'double = lambda x: x * 2',
  },
  {
    program: 'double = def(x): return x * 2\n',
    line: 1,
    key: 'error.syntax.functionValue',
    mended: 'def double(x): return x * 2',
  },
  {
    program: 'say = function():\n    print("hi")\nsay()\n',
    line: 1,
    key: 'error.syntax.functionValue',
    mended: 'def say():',
  },
  {
    program: `${header}for (let i = 0; i < 5; i++):\n    display.show(i)\n`,
    line: 2,
    key: 'error.syntax.forForm',
    mended: 'for i in range(5):',
  },
  {
    program: 'for (i = 1; i <= 9; i++)\n    print(i)\n',
    line: 1,
    key: 'error.syntax.forForm',
    mended: 'for i in range(1, 10):',
  },
  {
    program: 'def add(int a, int b):\n    return a + b\nprint(add(1, 2))\n',
    line: 1,
    key: 'error.syntax.noWord',
    values: { word: 'int' },
    mended: 'def add(a, b):',
  },
  {
    program: 'def led.blink(times):\n    print(times)\n',
    line: 1,
    key: 'error.syntax.nameDot',
    mended: 'def led_blink(times):',
  },
  {
    program: `${header}while: True\n    sleep(100)\n`,
    line: 2,
    key: 'error.syntax.colonPlace',
    mended: 'while True:',
  },
  {
    program: `${header}x = 3\nif x > 1, x < 5:\n    display.show(x)\n`,
    line: 3,
    key: 'error.syntax.joinedQuestions',
    mended: 'if x > 1 and x < 5:',
  },
  {
    program: `${header}if button_a.is_pressed() oppure button_b.is_pressed():\n    display.show(1)\n`,
    line: 2,
    key: 'error.syntax.foreign',
    values: { near: 'or' },
    mended: 'if button_a.is_pressed() or button_b.is_pressed():',
  },
  {
    program: 'def double(n):\n    r = n * 2\nreturn r\nprint(double(4))\n',
    line: 3,
    key: 'error.outside.return',
    mended: '    return r',
  },
];

/** Brackets, texts and lists over several lines, and single signs in them. */
export const bracketMistakes: readonly Mistake[] = [
  {
    program: 'colours = {\n    "red": 1,\n    "green" 2,\n}\n',
    line: 3,
    key: 'error.syntax.itemColon',
    values: { name: '"green"' },
    mended: '    "green": 2,',
  },
  {
    program: 'ages = {"Bo": 9, "Anna", 8}\n',
    line: 1,
    key: 'error.syntax.itemColon',
    mended: 'ages = {"Bo": 9, "Anna": 8}',
  },
  {
    program: `${header}display.set_pixel(\n    2,\n    2,\n    9\nsleep(100)\ndisplay.clear()\n`,
    line: 2,
    key: 'error.syntax.bracket',
    mended: '',
  },
  {
    program: `${header}names = ["Bo", "Anna"]\ndisplay.scroll(names.0)\n`,
    line: 3,
    key: 'error.syntax.dotNumber',
    values: { near: 'names[0]' },
    mended: 'display.scroll(names[0])',
  },
  {
    program: `${header}display.scroll("hi", delay 80)\n`,
    line: 2,
    key: 'error.syntax.namedArgument',
    values: { name: 'delay', near: 'delay=80' },
    mended: 'display.scroll("hi", delay=80)',
  },
  {
    program: `${header}${musical}music.play([C4:4, E, G4:8])\n`,
    line: 3,
    key: 'error.syntax.noteQuotes',
    values: { text: 'C4:4' },
    mended: 'music.play(["C4:4", "E", "G4:8"])',
  },
  {
    program: `${header}${musical}tune = ["C4:4", "D4:4, "E4:4"]\nmusic.play(tune)\n`,
    line: 3,
    key: 'error.syntax.quote',
    mended: 'tune = ["C4:4", "D4:4", "E4:4"]',
  },
  {
    program: `${header}boat = Image("00900:\n  09990:\n  99999:\n  09090:\n  09990")\ndisplay.show(boat)\n`,
    line: 2,
    key: 'error.syntax.quoteLines',
    mended: '',
  },
  {
    program: `${header}if temperature() > 20°:\n    display.show(1)\n`,
    line: 2,
    key: 'error.char.unknown',
    mended: 'if temperature() > 20:',
  },
  {
    program: `${header}• display.show(1)\n`,
    line: 2,
    key: 'error.char.unknown',
    mended: 'display.show(1)',
  },
];

/** Lines and their distance from the edge. */
export const edgeMistakes: readonly Mistake[] = [
  {
    program: 'x = 2\nif x > 1: x = 3\n    print(x)\n',
    line: 2,
    key: 'error.indent.afterColon',
    mended: 'if x > 1:\n    x = 3',
  },
  {
    program: 'x = 2\nwhile x:\n    # later\n',
    line: 2,
    key: 'error.indent.comment',
    values: { word: 'while', at: 2 },
    mended: 'while x:\n    pass',
  },
  // The lines above are mended already: the number is still what is wrong here, and not the edge.
  {
    program: 'from microbit import *\nwhile True:\n3     display.show(1)\n    sleep(100)\n',
    line: 3,
    key: 'error.syntax.pasted',
    values: { text: '3' },
    mended: '    display.show(1)',
  },
  {
    program: 'from microbit import *\nwhile True:\n...     display.show(1)\n    sleep(100)\n',
    line: 3,
    key: 'error.syntax.pasted',
    mended: '    display.show(1)',
  },
];
