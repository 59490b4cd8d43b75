import { describe, expect, it } from 'vitest';
import { renameModule } from '../../../ide/python/rename-module.ts';
import { applyEdits, rename, renameTarget } from '../../../ide/python/rename.ts';

type Files = Record<string, string>;

/** Takes the files with `‸` where the cursor is. */
function cursorIn(files: Files | string): { files: Files; file: string; offset: number } {
  const all = typeof files === 'string' ? { 'main.py': files } : files;
  const [file = '', text = ''] = Object.entries(all).find(([, one]) => one.includes('‸')) ?? [];
  return { files: { ...all, [file]: text.replace('‸', '') }, file, offset: text.indexOf('‸') };
}

/** The program after a rename, or the code of the refusal. */
function renamed(marked: string, to: string): string {
  const { files, file, offset } = cursorIn(marked);
  const result = rename(files, file, offset, to);
  return result.ok ? (applyEdits(files, result.edits)['main.py'] ?? '') : `(${result.code})`;
}

function renamedFiles(marked: Files, to: string): Files | string {
  const { files, file, offset } = cursorIn(marked);
  const result = rename(files, file, offset, to);
  return result.ok ? applyEdits(files, result.edits) : `(${result.code})`;
}

/** One case: the program with the cursor, the new name, and the program that comes of it. */
const cases: readonly (readonly [what: string, before: string, to: string, after: string])[] = [
  ['a variable', 't‸emp = 1\nprint(temp)\n', 'heat', 'heat = 1\nprint(heat)\n'],
  ['from a place where it is read', 'temp = 1\nprint(te‸mp)\n', 'heat', 'heat = 1\nprint(heat)\n'],
  ['at the end of the word', 'temp‸ = 1\n', 'heat', 'heat = 1\n'],
  ['not in texts and comments', 'te‸mp = "temp"  # temp\n', 'heat', 'heat = "temp"  # temp\n'],
  ['not names that hold it', 'te‸mp = temp2 = my_temp = 1\n', 'heat', 'heat = temp2 = my_temp = 1\n'],
  ['not names in other capitals', 'Temp = 1\nte‸mp = 2\n', 'heat', 'Temp = 1\nheat = 2\n'],
  ['not attributes of that name', 'di‸st = 1\nd.dist = dist\n', 'far', 'far = 1\nd.dist = far\n'],
  ['counting on', 'n‸ = 0\nn += 1\nn = n * n\n', 'k', 'k = 0\nk += 1\nk = k * k\n'],
  [
    'unpacked values',
    'a‸, (b, *c) = d = x = 1, (2, 3)\nprint(a)\n',
    'e',
    'e, (b, *c) = d = x = 1, (2, 3)\nprint(e)\n',
  ],
  [
    'the rest of unpacked values',
    'a, *re‸st = 1, 2\nprint(rest)\n',
    'more',
    'a, *more = 1, 2\nprint(more)\n',
  ],
  [
    'a loop’s variable',
    'for i‸ in range(3):\n    print(i)\nprint(i)\n',
    'k',
    'for k in range(3):\n    print(k)\nprint(k)\n',
  ],
  [
    'two of a loop’s variables',
    'for i, k‸ in x:\n    print(i, k)\n',
    'v',
    'for i, v in x:\n    print(i, v)\n',
  ],
  ['an annotated name', 'n‸: int = 1\nprint(n)\n', 'k', 'k: int = 1\nprint(k)\n'],
  [
    'an exception',
    'try:\n    pass\nexcept OSError as er‸r:\n    print(err)\n',
    'e',
    'try:\n    pass\nexcept OSError as e:\n    print(e)\n',
  ],
  [
    'no class of an exception after another',
    'E = 1\ntry:\n    pass\nexcept OSError as a:\n    pass\nexcept E‸:\n    pass\n',
    'F',
    'F = 1\ntry:\n    pass\nexcept OSError as a:\n    pass\nexcept F:\n    pass\n',
  ],
  ['a file', 'with open("f") as f‸:\n    f.read()\n', 'file', 'with open("f") as file:\n    file.read()\n'],
  ['what is deleted', 'x‸ = 1\ndel x\n', 'y', 'y = 1\ndel y\n'],
  ['a walrus', 'if (n‸ := 3) > 2:\n    print(n)\n', 'k', 'if (k := 3) > 2:\n    print(k)\n'],
  [
    'names beyond ASCII',
    'città‸ = 1\nprint(città, citta)\ncitta = 2\n',
    'über',
    'über = 1\nprint(über, citta)\ncitta = 2\n',
  ],

  // Scopes
  [
    'a function',
    'def be‸ep():\n    pass\nbeep()\nx = beep\n',
    'ring',
    'def ring():\n    pass\nring()\nx = ring\n',
  ],
  ['a global read in a function', 'n‸ = 1\ndef f():\n    return n\n', 'k', 'k = 1\ndef f():\n    return k\n'],
  [
    'a global made in a function',
    'n‸ = 1\ndef f():\n    global n\n    n = 2\n',
    'k',
    'k = 1\ndef f():\n    global k\n    k = 2\n',
  ],
  [
    'a global that only a function makes',
    'def f():\n    global n‸\n    n = 2\nprint(n)\n',
    'k',
    'def f():\n    global k\n    k = 2\nprint(k)\n',
  ],
  [
    'not a local of the same name',
    'n‸ = 1\ndef f():\n    n = 2\n    return n\nprint(n)\n',
    'k',
    'k = 1\ndef f():\n    n = 2\n    return n\nprint(k)\n',
  ],
  [
    'a local, not the global',
    'n = 1\ndef f():\n    n‸ = 2\n    return n\nprint(n)\n',
    'k',
    'n = 1\ndef f():\n    k = 2\n    return k\nprint(n)\n',
  ],
  [
    'one function’s local of two',
    'def f():\n    n‸ = 1\n    return n\ndef g():\n    n = 2\n    return n\n',
    'k',
    'def f():\n    k = 1\n    return k\ndef g():\n    n = 2\n    return n\n',
  ],
  [
    'nonlocal',
    'def f():\n    n‸ = 1\n    def g():\n        nonlocal n\n        n += 1\n    return n\n',
    'k',
    'def f():\n    k = 1\n    def g():\n        nonlocal k\n        k += 1\n    return k\n',
  ],
  [
    'a local read by an inner function',
    'def f():\n    n‸ = 1\n    def g():\n        return n\n    return g\n',
    'k',
    'def f():\n    k = 1\n    def g():\n        return k\n    return g\n',
  ],
  [
    'a comprehension’s own name',
    'x = 5\ny = [x‸ for x in range(x) if x > 1]\n',
    'i',
    'x = 5\ny = [i for i in range(x) if i > 1]\n',
  ],
  [
    'not a comprehension’s own name',
    'x‸ = 5\ny = [x for x in range(x) if x]\n',
    'n',
    'n = 5\ny = [x for x in range(n) if x]\n',
  ],
  [
    'nested rows of a comprehension',
    'y = [b for a in z for b in a‸]\n',
    'c',
    'y = [b for c in z for b in c]\n',
  ],
  [
    'keys of a dictionary comprehension',
    'y = {k‸: v for k, v in z}\n',
    'key',
    'y = {key: v for key, v in z}\n',
  ],
  [
    'a generator in a call',
    'i = 1\nprint(sum(i‸ * i for i in z))\n',
    'n',
    'i = 1\nprint(sum(n * n for n in z))\n',
  ],
  [
    'a walrus out of a comprehension',
    'y = [w := i for i in z]\nprint(w‸)\n',
    'v',
    'y = [v := i for i in z]\nprint(v)\n',
  ],
  ['a lambda’s parameter', 'x = 1\nf = lambda x‸, y=x: x + y\n', 'a', 'x = 1\nf = lambda a, y=x: a + y\n'],
  [
    'a class variable is not seen in methods',
    'n = 1\nclass A:\n    n = 2\n    def f(self):\n        return n‸\n',
    'k',
    'k = 1\nclass A:\n    n = 2\n    def f(self):\n        return k\n',
  ],
  ['a default read outside', 'n‸ = 1\ndef f(a=n):\n    n = a\n', 'k', 'k = 1\ndef f(a=k):\n    n = a\n'],
  [
    'a decorator',
    'def log‸(f):\n    return f\n@log\ndef g():\n    pass\n',
    'note',
    'def note(f):\n    return f\n@note\ndef g():\n    pass\n',
  ],

  // Parameters and keywords
  [
    'a parameter with its keywords',
    'def move(x, speed‸=1):\n    return x * speed\nmove(2, speed=3)\n',
    'v',
    'def move(x, v=1):\n    return x * v\nmove(2, v=3)\n',
  ],
  [
    'a parameter from the keyword',
    'def move(speed):\n    return speed\nmove(spe‸ed=3)\n',
    'v',
    'def move(v):\n    return v\nmove(v=3)\n',
  ],
  [
    'a keyword, not the variable given',
    'speed = 3\ndef move(spe‸ed):\n    return speed\nmove(speed=speed)\n',
    'v',
    'speed = 3\ndef move(v):\n    return v\nmove(v=speed)\n',
  ],
  [
    'a variable, not the keyword',
    'spe‸ed = 3\ndef move(speed):\n    return speed\nmove(speed=speed)\n',
    'v',
    'v = 3\ndef move(speed):\n    return speed\nmove(speed=v)\n',
  ],
  [
    'not the keywords of the micro:bit',
    'from microbit import *\ndef f(delay‸):\n    display.scroll("a", delay=delay)\nf(delay=3)\n',
    'ms',
    'from microbit import *\ndef f(ms):\n    display.scroll("a", delay=ms)\nf(ms=3)\n',
  ],
  [
    'star parameters',
    'def f(*val‸ues, **more):\n    return values, more\n',
    'all_of_them',
    'def f(*all_of_them, **more):\n    return all_of_them, more\n',
  ],
  [
    'a parameter of the constructor',
    'class A:\n    def __init__(self, size‸):\n        self.size = size\nA(size=2)\n',
    'n',
    'class A:\n    def __init__(self, n):\n        self.size = n\nA(n=2)\n',
  ],
  [
    'a parameter of a method',
    'class A:\n    def hop(self, far‸):\n        return far\na = A()\na.hop(far=2)\n',
    'n',
    'class A:\n    def hop(self, n):\n        return n\na = A()\na.hop(n=2)\n',
  ],
  [
    'self',
    'class A:\n    def f(se‸lf):\n        self.a = 1\n',
    'this',
    'class A:\n    def f(this):\n        this.a = 1\n',
  ],
  ['a lambda’s keyword', 'f = lambda a‸: a\nf(a=1)\n', 'b', 'f = lambda b: b\nf(b=1)\n'],

  // Classes and attributes
  [
    'a class',
    'class Ba‸ll:\n    pass\nclass Big(Ball):\n    pass\nb = Ball()\n',
    'Disc',
    'class Disc:\n    pass\nclass Big(Disc):\n    pass\nb = Disc()\n',
  ],
  [
    'an attribute of self',
    'class A:\n    def __init__(self):\n        self.hp‸ = 1\n    def f(self):\n        self.hp -= 1\na = A()\nprint(a.hp)\n',
    'lives',
    'class A:\n    def __init__(self):\n        self.lives = 1\n    def f(self):\n        self.lives -= 1\na = A()\nprint(a.lives)\n',
  ],
  [
    'an attribute of things in a list',
    'class A:\n    def __init__(self):\n        self.hp‸ = 1\nfor a in [A(), A()]:\n    print(a.hp)\n',
    'lives',
    'class A:\n    def __init__(self):\n        self.lives = 1\nfor a in [A(), A()]:\n    print(a.lives)\n',
  ],
  [
    'an attribute, not the variable',
    'hp = 1\nclass A:\n    def __init__(self, hp):\n        self.hp‸ = hp\n',
    'lives',
    'hp = 1\nclass A:\n    def __init__(self, hp):\n        self.lives = hp\n',
  ],
  [
    'a method',
    'class A:\n    def hop‸(self):\n        pass\n    def f(self):\n        self.hop()\nA().hop()\n',
    'jump',
    'class A:\n    def jump(self):\n        pass\n    def f(self):\n        self.jump()\nA().jump()\n',
  ],
  [
    'a method that is written anew in another class',
    'class A:\n    def hop‸(self):\n        pass\nclass B(A):\n    def hop(self):\n        super().hop()\n',
    'jump',
    'class A:\n    def jump(self):\n        pass\nclass B(A):\n    def jump(self):\n        super().jump()\n',
  ],
  [
    'a class variable',
    'class A:\n    top‸ = 1\n    low = top\nprint(A.top)\n',
    'best',
    'class A:\n    best = 1\n    low = best\nprint(A.best)\n',
  ],
  [
    'one class’s attribute of two',
    'class A:\n    def __init__(self):\n        self.hp‸ = 1\nclass B:\n    def __init__(self):\n        self.hp = 2\na = A()\nb = B()\nprint(a.hp, b.hp)\n',
    'n',
    'class A:\n    def __init__(self):\n        self.n = 1\nclass B:\n    def __init__(self):\n        self.hp = 2\na = A()\nb = B()\nprint(a.n, b.hp)\n',
  ],
  [
    'a method called like the micro:bit’s',
    'from microbit import *\nclass A:\n    def show‸(self):\n        display.show(1)\na = A()\na.show()\n',
    'draw',
    'from microbit import *\nclass A:\n    def draw(self):\n        display.show(1)\na = A()\na.draw()\n',
  ],

  // Imports
  [
    'the name a module is given',
    'import music as m‸\nm.play(m.NYAN)\n',
    'mu',
    'import music as mu\nmu.play(mu.NYAN)\n',
  ],
  [
    'the name a thing is given',
    'from random import randint as r‸\nprint(r(1, 2))\n',
    'dice',
    'from random import randint as dice\nprint(dice(1, 2))\n',
  ],
];

describe('renaming', () => {
  it.each(cases)('renames %s', (_what, before, to, after) => {
    expect(renamed(before, to)).toBe(after);
  });

  it('says how often the name is written', () => {
    const { files, file, offset } = cursorIn('te‸mp = 1\nprint(temp, "temp")\n');
    expect(renameTarget(files, file, offset)).toEqual({ ok: true, name: 'temp', from: 0, to: 4, uses: 2 });
  });

  const refusals: readonly (readonly [what: string, before: string, to: string, code: string])[] = [
    ['where there is no name', 'x = 1 +‸ 2\n', 'y', 'nothing'],
    ['in a text', 'x = "a‸b"\n', 'y', 'nothing'],
    ['in a comment', 'x = 1  # ab‸c\n', 'y', 'nothing'],
    ['a word of Python', 'whi‸le True:\n    pass\n', 'y', 'nothing'],
    ['what is built in', 'pri‸nt(1)\n', 'y', 'api'],
    ['what the micro:bit brings', 'from microbit import *\ndis‸play.show(1)\n', 'y', 'api'],
    ['a method of the micro:bit', 'from microbit import *\ndisplay.sh‸ow(1)\n', 'y', 'api'],
    ['what is imported by its name', 'from microbit import display\ndis‸play.show(1)\n', 'y', 'api'],
    ['a module', 'import music\nmus‸ic.play(1)\n', 'y', 'api'],
    ['a keyword of the micro:bit', 'from microbit import *\ndisplay.scroll("a", de‸lay=1)\n', 'y', 'api'],
    ['a name with a meaning', 'class A:\n    def __in‸it__(self):\n        pass\n', 'y', 'special'],
    ['no new name', 'x‸ = 1\n', '', 'empty'],
    ['the same name', 'x‸ = 1\n', 'x', 'same'],
    ['a name with a space', 'x‸ = 1\n', 'my x', 'not-a-name'],
    ['a name that begins with a digit', 'x‸ = 1\n', '2x', 'not-a-name'],
    ['a name that hides its reading direction', 'x‸ = 1\n', 'a\u202eb', 'not-a-name'],
    ['a sign', 'x‸ = 1\n', 'x-y', 'not-a-name'],
    ['a word of Python as the new name', 'x‸ = 1\n', 'class', 'keyword'],
    ['a built-in name as the new one', 'x‸ = 1\n', 'print', 'built-in'],
    ['a name of the micro:bit as the new one', 'from microbit import *\nx‸ = 1\n', 'display', 'built-in'],
    ['a name that is there', 'x‸ = 1\ny = 2\n', 'y', 'taken'],
    [
      'a name that another scope would catch',
      'x‸ = 1\ndef f():\n    y = 2\n    return x + y\n',
      'y',
      'taken',
    ],
    ['a name that would catch another’s', 'y = 1\ndef f():\n    x‸ = 2\n    return x + y\n', 'y', 'taken'],
    ['a name that a comprehension would catch', 'x‸ = 1\nz = [x + y for y in a]\n', 'y', 'taken'],
    ['a parameter beside another', 'def f(a‸, b):\n    return a\n', 'b', 'taken'],
    [
      'an attribute beside another',
      'class A:\n    def __init__(self):\n        self.a‸ = 1\n        self.b = 2\n',
      'b',
      'taken',
    ],
    ['an attribute of nobody knows what', 'x.foo‸ = 1\n', 'bar', 'uncertain'],
    [
      'an attribute that two classes have, where it is not told which',
      'class A:\n    def __init__(self):\n        self.hp‸ = 1\nclass B:\n    def __init__(self):\n        self.hp = 1\ndef f(x):\n    return x.hp\n',
      'n',
      'uncertain',
    ],
    [
      'a method that may be the micro:bit’s',
      'class A:\n    def show‸(self):\n        pass\ndef f(x):\n    x.show()\n',
      'draw',
      'uncertain',
    ],
    [
      'an attribute that a text names',
      'class A:\n    def __init__(self):\n        self.hp‸ = 1\nprint(getattr(A(), "hp"))\n',
      'n',
      'uncertain',
    ],
    [
      'a parameter that an unknown call may name',
      'def f(a‸):\n    return a\ncalls = [f]\ncalls[0](a=1)\n',
      'b',
      'uncertain',
    ],
    ['in a text that is no Python', 'x‸ = 1\nprint((x\n', 'y', 'broken'],
  ];
  it.each(refusals)('refuses %s', (_what, before, to, code) => {
    expect(renamed(before, to)).toBe(`(${code})`);
  });

  it('takes a name of a scope that does not meet this one', () => {
    expect(renamed('def f():\n    x‸ = 1\n    return x\ndef g():\n    y = 1\n    return y\n', 'y')).toBe(
      'def f():\n    y = 1\n    return y\ndef g():\n    y = 1\n    return y\n',
    );
  });

  it('says where it is not certain', () => {
    const { files, file, offset } = cursorIn('class A:\n    def show‸(self):\n        pass\n\nx.show()\n');
    expect(rename(files, file, offset, 'draw')).toEqual({
      ok: false,
      code: 'uncertain',
      values: { name: 'show', file: 'main.py', line: 5 },
    });
  });
});

describe('renaming across files', () => {
  it('follows a name that is imported', () => {
    const files = {
      'main.py': 'from helper import beep\nbe‸ep(times=2)\n',
      'helper.py': 'def beep(times):\n    print(times)\nbeep(1)\n',
      'other.py': 'beep = 1\n',
    };
    expect(renamedFiles(files, 'ring')).toEqual({
      'main.py': 'from helper import ring\nring(times=2)\n',
      'helper.py': 'def ring(times):\n    print(times)\nring(1)\n',
      'other.py': 'beep = 1\n',
    });
  });

  it('leaves the name that an import gives', () => {
    const files = {
      'main.py': 'from helper import beep as b\nb()\n',
      'helper.py': 'def be‸ep():\n    pass\n',
    };
    expect(renamedFiles(files, 'ring')).toEqual({
      'main.py': 'from helper import ring as b\nb()\n',
      'helper.py': 'def ring():\n    pass\n',
    });
  });

  it('follows a module’s name and a star', () => {
    const files = {
      'main.py': 'import helper\nprint(helper.limit)\n',
      'helper.py': 'lim‸it = 3\n',
      'star.py': 'from helper import *\nprint(limit)\n',
      'as.py': 'import helper as h\nh.limit = 4\n',
    };
    expect(renamedFiles(files, 'top')).toEqual({
      'main.py': 'import helper\nprint(helper.top)\n',
      'helper.py': 'top = 3\n',
      'star.py': 'from helper import *\nprint(top)\n',
      'as.py': 'import helper as h\nh.top = 4\n',
    });
  });

  it('follows a keyword, a class and its attributes into another file', () => {
    const files = {
      'main.py': 'from game import Ball\nb = Ball(speed=2)\nprint(b.x)\n',
      'game.py': 'class Ball:\n    def __init__(self, spe‸ed):\n        self.x = speed\n',
    };
    expect(renamedFiles(files, 'v')).toEqual({
      'main.py': 'from game import Ball\nb = Ball(v=2)\nprint(b.x)\n',
      'game.py': 'class Ball:\n    def __init__(self, v):\n        self.x = v\n',
    });
    const attribute = {
      'main.py': 'from game import Ball\nb = Ball(speed=2)\nprint(b.x‸)\n',
      'game.py': 'class Ball:\n    def __init__(self, speed):\n        self.x = speed\n',
    };
    expect(renamedFiles(attribute, 'place')).toMatchObject({
      'game.py': 'class Ball:\n    def __init__(self, speed):\n        self.place = speed\n',
    });
  });

  it('refuses a name that is taken in the other file', () => {
    const files = {
      'main.py': 'from helper import a\nb = 1\nprint(a, b)\n',
      'helper.py': 'a‸ = 1\n',
    };
    expect(renamedFiles(files, 'b')).toBe('(taken)');
    expect(renamedFiles({ 'main.py': 'import hel‸per\n', 'helper.py': '' }, 'b')).toBe('(module)');
  });

  it('leaves data files alone', () => {
    const files = { 'main.py': 'te‸mp = 1\n', 'data.txt': 'temp = 1\n' };
    expect(renamedFiles(files, 'heat')).toEqual({ 'main.py': 'heat = 1\n', 'data.txt': 'temp = 1\n' });
  });
});

describe('renaming a file', () => {
  it('mends the imports', () => {
    const files = {
      'main.py': 'import helper\nfrom helper import a as b\nhelper.f("helper")  # helper\n',
      'helper.py': 'import helper as h\nh = 1\n',
    };
    expect(renameModule(files, 'helper.py', 'tools.py')).toEqual({
      'main.py': 'import tools\nfrom tools import a as b\ntools.f("helper")  # helper\n',
      'helper.py': 'import tools as h\nh = 1\n',
    });
  });

  it('keeps the old name where the new one is taken', () => {
    const files = { 'main.py': 'import helper\ntools = 1\nhelper.f(tools)\n', 'helper.py': '' };
    expect(renameModule(files, 'helper.py', 'tools.py')['main.py']).toBe(
      'import tools as helper\ntools = 1\nhelper.f(tools)\n',
    );
  });
});

describe('a hostile program', () => {
  it('is read in reasonable time, or refused, however deep and long it is', () => {
    const deep = `x = 1\nx = ${'('.repeat(3000)}x${')'.repeat(3000)}\n`;
    // Python itself gives such a text up.
    expect(rename({ 'main.py': deep }, 'main.py', 0, 'y')).toMatchObject({ ok: false, code: 'broken' });
    const long = 'x = 1\n' + 'x = x + 1\n'.repeat(5000);
    const result = rename({ 'main.py': long }, 'main.py', 0, 'y');
    expect(result.ok && result.edits.get('main.py')?.length).toBe(10_001);
    const blind = cursorIn('a = b\nb = a\na.c‸ = 1\nb.c = 2\n');
    expect(rename(blind.files, blind.file, blind.offset, 'd')).toMatchObject({ code: 'uncertain' });
  });
});
