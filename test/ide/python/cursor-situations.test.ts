import { describe, expect, it } from 'vitest';
import { callHelpAt } from '../../../ide/python/call-help.ts';
import { completionsAt } from '../../../ide/python/completion.ts';
import { hoverAt } from '../../../ide/python/hover.ts';

const helper = `"""Helps."""
from microbit import *
speed = 3
names = ["a"]
def go(x, fast=True):
    """Goes."""
    return Image("0")
class Robot:
    """A robot."""
    wheels = 2
    def __init__(self, name, size=1):
        self.name = name
        self.size = size
        self.eyes = [Image.HAPPY]
        self.friends = []
    def meet(self):
        self.friends.append(Robot("b"))
    def walk(self, steps):
        "Walks."
        self.steps = steps
    @staticmethod
    def make(n):
        return Robot(n)
    @classmethod
    def big(cls, n):
        return cls("big", n)
`;
const files = {
  'helper.py': helper,
  'game.py': 'import helper\nfrom helper import Robot as R\nrob = R("x")\nlives = 3\n',
  'data.txt': 'x',
};

function cursorIn(text: string): { source: string; offset: number; files: typeof files } {
  const offset = text.indexOf('|');
  return { source: text.slice(0, offset) + text.slice(offset + 1), offset, files };
}

function offered(text: string): string[] {
  const found = completionsAt(cursorIn(text)).toSorted((a, b) => (a.order < b.order ? -1 : 1));
  return found.map(({ label }) => label);
}

const star = 'from microbit import *\n';
const robot = (line: string): string => helper.replace('self.steps = steps', line);
const pair = 'class A:\n    def __init__(self, n): pass\n    def hop(self, far): pass\n';

/** What must be offered; `-name`: what must not; `^name`: what comes first. An empty list: nothing at all. */
const completions: readonly (readonly [text: string, wanted: string])[] = [
  // Classes of one's own
  [robot('self.|'), 'eyes name size walk meet wheels -__init__'],
  [robot('self.na|'), 'name'],
  [robot('self.eyes.|'), 'append'],
  [robot('self.eyes[0].|'), 'invert -append'],
  [robot('self.friends[0].|'), 'walk name'],
  [robot('for f in self.friends:\n            f.|'), 'walk name'],
  [`${helper}r = Robot("a")\nr.|`, 'name walk steps'],
  [`${helper}Robot.|`, 'wheels make big -name'],
  [`${helper}Robot.make(1).|`, 'walk name'],
  [`${helper}Robot.big(1).|`, 'walk name'],
  [`${helper}for r in [Robot("a")]:\n    r.|`, 'walk name'],
  [`${helper}rs = []\nrs.append(Robot("a"))\nrs[0].|`, 'walk name'],
  [`${helper}rs = [Robot(n) for n in "ab"]\nfor r in rs:\n    r.|`, 'walk name'],
  [`${pair}class B(A):\n    def f(self):\n        super().|`, 'hop __init__'],
  [`${pair}class B(A):\n    pass\nB(1).|`, 'hop -__init__'],
  ['class A:\n    def name(self):\n        return "x"\nA().name().|', 'upper'],
  ['class A:\n    top = 1\n    low = to|', '^A top'],
  ['class A:\n    top = 1\n    def f(self):\n        to|', 'self -top'],
  ['def f(self):\n    self.|', ''],
  ['class N:\n    def add(self):\n        self.next = N()\n        self.next.|', 'add next'],
  // Other files and imports
  ['import helper\nhelper.|', 'Robot go names speed -display'],
  ['import helper as h\nh.|', 'Robot go'],
  ['import helper\nhelper.Robot.|', 'wheels make'],
  ['import helper\nhelper.Robot("x").|', 'walk'],
  ['from helper import Robot as R\nr = R("x")\nr.|', 'walk'],
  ['from helper import go\ngo(1).|', 'invert'],
  ['import game\ngame.rob.|', 'walk'],
  ['from game import *\nrob.|', 'walk'],
  ['from helper import go, |', 'Robot speed'],
  ['import hel|', '^game helper microbit'],
  ['import helper as |', ''],
  ['from helper import go as |', ''],
  ['import microbit as mb\nmb.dis|', 'display'],
  ['from microbit import (\n    display,\n    |\n)', 'button_a'],
  // Shadowed names
  [`${star}display = [1, 2]\ndisplay.|`, 'append -scroll'],
  [`${star}def f():\n    display = "a"\n    display.|`, 'upper -scroll'],
  [`${star}def f():\n    display = "a"\ndisplay.|`, 'scroll -upper'],
  [`${star}def f(display):\n    display.|\n`, ''],
  // Functions in functions, lambdas, comprehensions
  ['def f():\n    word = "a"\n    def g():\n        word.|\n', 'upper'],
  ['def f(alpha):\n    beta = 1\n    def g(gamma):\n        |\n', 'alpha beta gamma f g'],
  ['def f(alpha):\n    pass\n\n|', '-alpha f'],
  ['f = lambda number: num|', '^number'],
  ['x = sorted(["a"], key=lambda item: it|)', '^item'],
  ['x = sorted(["a"], key=lambda item: it|', '^item'],
  ['words = ["a"]\ny = [word.| for word in words]', 'upper'],
  ['words = ["a"]\ny = [word for word in words if wor|]', '^word words'],
  ['words = ["a"]\ny = [word for word in words if word.|]', 'upper'],
  ['words = ["a"]\nprint(sum(len(w.|) for w in words))', 'upper'],
  ['words = ["a"]\ny = [a for a in words]\n|', 'words -a'],
  ['def f(alpha): return al|', '^alpha'],
  ['limit = 3\ndef f(x=li|):', 'limit'],
  ['def f(na|):', ''],
  // Loops, with, except
  ['for |', ''],
  ['for i| in range(3):', ''],
  ['items = [1]\nfor i in it|', '^items'],
  ['for letter in "abc":\n    letter.|', 'upper'],
  ['for i, name in enumerate(["a"]):\n    name.|', 'upper'],
  ['for a, b in zip([1], ["x"]):\n    b.|', 'upper'],
  ['a, b = 1, "x"\nb.|', 'upper'],
  ['with open("a") as f:\n    f.|', 'readline'],
  ['with open("a") as |', ''],
  ['try:\n    pass\nexcept OSError as e:\n    e.|', 'args'],
  ['try:\n    pass\nexcept |', '^ArithmeticError OSError -display'],
  ['try:\n    pass\nexcept OSError as |', ''],
  [`${star}try:\n    word = "a"\nwor|`, '^word'],
  // global and nonlocal
  ['score = 0\ndef f():\n    global |', '^score -f -print'],
  ['score = 0\nlives = 1\ndef f():\n    global sc|', 'score lives'],
  ['names = []\ndef f():\n    global names\n    names.|', 'append'],
  ['score = 0\ndef f():\n    count = 1\n    def g():\n        nonlocal |', '^count -score'],
  ['def f():\n    global tune\n    tune = "a"\ntune.|', 'upper'],
  // Texts and their formats
  ['score = 1\ntext = "{}".format(sc|)', '^score'],
  ['"{}".format(1).|', 'upper'],
  ['score = 1\nprint("%d" % sc|)', '^score'],
  ['score = 1\nprint("a" + str(sc|))', 'score'],
  ['name = input() or "x"\nname.|', 'upper'],
  [`${star}img = Image.HEART if button_a.is_pressed() else Image.SAD\nimg.|`, 'invert'],
  // Mistakes above and below
  [`${star}x = = 3\ndisplay.|`, 'scroll'],
  [`${star}display.show(\ndisplay.|`, 'scroll'],
  [`${star}name = "a"\nprint(name\nnam|`, '^name'],
  [`${star}names = ["a", "b"\nnam|`, '^names'],
  [`${star}name = "a\nnam|`, '^name'],
  [`${star}speed = \nspe|`, '^speed'],
  [`${star}def greet(who)\n    wh|\n`, '^greet who'],
  ['class Dog\n    def bark(self, loud):\n        self.x = "a"\n        self.|', 'bark x'],
  ['class Dog(:\n    def bark(self):\n        self.|', 'bark'],
  [`${star}name = "a"\nname.|\nprint((name\nfor in x\n`, 'upper'],
  [`${star}name = "a"\nnam|\n   x = 3\n  y = 4\n`, '^name'],
  // Anywhere
  [`${star}dis|play.show(1)`, 'display'],
  [`${star}display.sh|ow(1)`, 'show'],
  ['|', '^from microbit import *'],
  ['\n\n|\n', '^from microbit import *'],
  [`${star}x = 1; display.|`, 'scroll'],
  [`${star}x = 1 + \\\n    accelerometer.|`, 'get_x'],
  [`${star}if button_a.|: display.show(1)`, 'is_pressed'],
  ['x = 3|', ''],
  ['# dis|', ''],
  ['"""dis|', ''],
  ['def log(f):\n    return f\n@lo|', '^log'],
  ['def f(name: str):\n    name.|', 'upper'],
  ['class Dog:\n    def bark(self): pass\ndef f(d: Dog):\n    d.|', 'bark'],
  // Arguments
  [`${star}display.scroll("a", de|)`, '^delay= loop= wait='],
  ['def move(speed, angle=0):\n    pass\nmove(1, an|)', 'angle= -speed='],
  [`${helper}Robot("a", si|)`, 'size= -self='],
  [`${helper}Robot("a").walk(st|)`, 'steps= -self='],
  ['import helper\nhelper.go(1, fa|)', 'fast= -x='],
  ['f = lambda a, b: a\nf(|)', 'a= b='],
  [`${star}display.show(\n    Image.|\n)`, '^ANGRY HEART'],
  ['import music\nmusic.play(music.|)', '^BADDY NYAN'],
  ['import music\nmusic.|', 'play NYAN'],
  [`${star}accelerometer.was_gesture("sh|")`, 'shake'],
  [`${star}g = accelerometer.current_gesture()\nif g == "|":`, 'shake'],
  [`${star}g = "shake"\nif g == "|":`, ''],
  ['open("data.txt", mode="|")', 'r w'],
  ['ages = {"a": 1}\nages["|"]', ''],
  [`${star}accelerometer.get_values()[0].|`, 'to_bytes -append'],
];

describe('completion in a class of pupils', () => {
  it.each(completions)('%j: %s', (text, wanted) => {
    const found = offered(text);
    if (wanted === '') expect(found).toEqual([]);
    const words = wanted.startsWith('^from') ? [wanted] : wanted.split(' ').filter((word) => word !== '');
    for (const word of words) {
      if (word.startsWith('-')) expect(found).not.toContain(word.slice(1));
      else if (word.startsWith('^')) expect(found[0]).toBe(word.slice(1));
      else expect(found).toContain(word);
    }
  });

  it('puts what only a V2 has last when the board is a V1', () => {
    const at = cursorIn(`${star}audio.|`);
    const found = completionsAt({ ...at, board: 'v1' }).toSorted((a, b) => (a.order < b.order ? -1 : 1));
    expect(found.at(-1)).toMatchObject({ label: 'SoundEffect', boards: ['v2'] });
    expect(completionsAt({ ...at, board: 'v2' }).find(({ label }) => label === 'SoundEffect')?.order).toMatch(
      /^1/,
    );
  });
});

/** What is called and the argument being written. */
const calls: readonly (readonly [text: string, wanted: string | undefined])[] = [
  ['import helper\nhelper.go(1, fast=|', 'helper.go fast'],
  ['from helper import Robot as R\nR(|', 'R name'],
  ['from helper import Robot\nr = Robot("x")\nr.walk(|', 'r.walk steps'],
  ['from helper import Robot\nRobot.make(|', 'Robot.make n'],
  ['from helper import Robot\nRobot.big(|', 'Robot.big n'],
  [robot('self.walk(|'), 'self.walk steps'],
  [`${pair}class B(A):\n    def f(self):\n        super().hop(|`, 'super().hop far'],
  [`${pair}class B(A): pass\nB(|`, 'B n'],
  ['f = lambda a, b=2: a\nf(1, |', 'f b'],
  ['def f(a, b): pass\ng = f\ng(|', 'g a'],
  ['def f(a, *, b): pass\nf(1, |', 'f b'],
  ['def greet(who)\n    pass\ngreet(|', 'greet who'],
  [`${star}x = = 3\ndisplay.show(|`, 'display.show image'],
  [`${star}display.show(|\nfor in\n`, 'display.show image'],
  [`${star}def show(a): pass\nshow(|`, 'show a'],
  ['ws = ["1"]\nxs = [int(|) for w in ws]', 'int value'],
  ['xs = ["a"]\ny = [x.split(|) for x in xs]', 'x.split separator'],
  ['x.y(|', undefined],
];

describe('call help in a class of pupils', () => {
  it.each(calls)('%j: %s', (text, wanted) => {
    const help = callHelpAt(cursorIn(text));
    const parameter = help?.signatures[help.activeSignature]?.parameters[help.activeParameter ?? -1];
    expect(help && `${help.written} ${parameter?.name ?? '-'}`).toBe(wanted);
  });
});

/** Parts of what is known; null: nothing. */
const hovers: readonly (readonly [text: string, wanted: object | null])[] = [
  [
    'from helper import g|o as g\n',
    { own: { kind: 'function', line: 5, file: 'helper', docstring: 'Goes.' } },
  ],
  ['from hel|per import go', { own: { kind: 'file', file: 'helper' } }],
  [
    'from helper import Robot\nr = Robot("x")\nr.wa|lk(1)',
    { own: { kind: 'function', docstring: 'Walks.' } },
  ],
  ['from helper import Robot\nr| = Robot("x")', { own: { kind: 'variable', type: 'Robot' } }],
  [
    'from helper import Robot\nr = Robot("x")\nr.na|me',
    { written: 'r.name', own: { kind: 'variable', line: 12 } },
  ],
  [robot('sel|f.steps = steps'), { own: { kind: 'parameter', type: 'Robot' } }],
  [robot('self.st|eps = steps'), { own: { kind: 'variable' } }],
  ['def move(speed, angle=0):\n    pass\nmove(1, an|gle=3)', { own: { kind: 'parameter', line: 1 } }],
  [`${helper}Robot("a", si|ze=3)`, { own: { kind: 'parameter', line: 11 } }],
  ['y = [wo|rd for word in ["a"]]', { own: { kind: 'variable', type: 'str' } }],
  ['f = lambda number: num|ber', { own: { kind: 'parameter' } }],
  ['try:\n    pass\nexcept OSError as e:\n    print(e|)', { own: { type: 'OSError' } }],
  ['score = 0\ndef f():\n    global sc|ore\n    score += 1', { own: { line: 1, type: 'int' } }],
  ['x = 3\nx = 2.5\nx|', { own: { line: 1, type: 'float' } }],
  [`${star}x = = 3\ndis|play.show(1)`, { entry: { name: 'microbit.display' } }],
  [`${star}display.show(\nsle|ep(3)`, { entry: { name: 'microbit.sleep' } }],
  ['pri|nt("a"', { entry: { name: 'builtins.print' } }],
  [`${star}display = 3\ndis|play`, { own: { kind: 'variable', type: 'int' } }],
  ['def f(d: st|r):\n    pass', { entry: { name: 'builtins.str' } }],
  ['Tr|ue', null],
  ['x = (tr|y', null],
  ['x = ("tr|y"', null],
];

describe('hover in a class of pupils', () => {
  it.each(hovers)('%j', (text, wanted) => {
    const found = hoverAt(cursorIn(text));
    if (wanted === null) expect(found).toBeUndefined();
    else expect(found).toMatchObject(wanted);
  });

  it('does not say what a name holds that holds this and that', () => {
    expect(hoverAt(cursorIn('x = 3\nx = "a"\nx|'))?.own).toEqual({ kind: 'variable', line: 1 });
  });
});
