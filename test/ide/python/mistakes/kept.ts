import type { Mistake } from './mistake.ts';

const header = 'from microbit import *\n';
const ball = 'class Ball:\n    def __init__(self, x, y=0):\n        self.x = x\n        self.speed = y\n';
const three = 'names = ["Bo", "Anna", "Mia"]\n';

/** Classes of the program's own. */
export const classMistakes: readonly Mistake[] = [
  {
    program: `${ball}b = Ball()\n`,
    line: 5,
    key: 'error.type.lacks',
    values: { name: 'Ball', missing: 'x' },
  },
  { program: `${ball}b = Ball(1, 2, 3)\n`, line: 5, key: 'error.type.tooMany', values: { given: 3 } },
  {
    program: `${ball}    def move(self, by):\n        self.x += by\nb = Ball(1)\nb.move()\n`,
    line: 8,
    key: 'error.type.lacks',
    values: { name: 'move', missing: 'by' },
  },
  {
    program: 'class Cat:\n    def say(self):\n        print("miao")\nc = Cat\nc.say()\n',
    line: 4,
    key: 'error.class.bracketsOf',
    mended: 'c = Cat()',
  },
  {
    program: 'class Ball:\n    def __init__(x, y):\n        x = x\n        y = y\nb = Ball(2, 3)\n',
    line: 2,
    key: 'error.method.self',
    values: { name: '__init__' },
  },
  {
    program: `${ball}    def stop(self):\n        print(self.sped)\n`,
    line: 6,
    key: 'error.attribute.near',
    values: { owner: 'self', near: 'speed' },
    mended: '        print(self.speed)',
  },
  {
    program: `${ball}b = Ball(1)\nprint(b.colour)\n`,
    line: 6,
    key: 'error.attribute.notSet',
    values: { owner: 'b', name: 'colour', type: 'Ball', value: '0' },
  },
  {
    program: `${ball}b = Ball(1)\nprint(b.y)\n`,
    line: 6,
    key: 'error.attribute.notSet',
    values: { name: 'y', value: 'y' },
  },
];

/** What a name holds since long before: texts that were to be numbers, lists that end, lights that are few. */
export const keptMistakes: readonly Mistake[] = [
  {
    program: 'x = "0"\nwhile True:\n    x = x + 1\n    print(x)\n',
    line: 1,
    key: 'error.type.quotedDigits',
    values: { name: 'x', near: '0', at: 3 },
    mended: 'x = 0',
  },
  { program: 'lives = "3"\nlives -= 1\n', line: 1, key: 'error.type.quotedDigits', mended: 'lives = 3' },
  {
    program: 'x = "12"\nif x > 3:\n    print(x)\n',
    line: 1,
    key: 'error.type.quotedDigits',
    mended: 'x = 12',
  },
  {
    program: `${three}names = names + "Sara"\n`,
    line: 2,
    key: 'error.type.listJoin',
    mended: 'names.append("Sara")',
  },
  { program: `${three}names += 3\n`, line: 2, key: 'error.type.listJoin', mended: 'names.append(3)' },
  { program: `${three}names += "Sara"\n`, line: 2, key: 'hint.listLetters', mended: 'names.append("Sara")' },
  {
    program: `${three}for i in range(1, 4):\n    print(names[i])\n`,
    line: 2,
    key: 'hint.tooFarFixed',
    values: { length: 3, last: 2, near: 'range(3)' },
    mended: 'for i in range(3):',
  },
  {
    program: `${three}for i in range(1, 5):\n    print(names[i])\n`,
    line: 2,
    key: 'hint.tooFarFixed',
    mended: 'for i in range(1, 3):',
  },
  {
    program: `${header}import neopixel\nnp = neopixel.NeoPixel(pin0, 8)\nfor i in range(9):\n    np[i] = (9, 0, 0)\nnp.show()\n`,
    line: 4,
    key: 'hint.tooFarFixed',
    mended: 'for i in range(8):',
  },
  {
    program: `${header}import neopixel\nnp = neopixel.NeoPixel(pin0, 8)\nnp[8] = (9, 0, 0)\nnp.show()\n`,
    line: 4,
    key: 'error.index.pixelsOf',
    values: { length: 8, last: 7 },
  },
  {
    program: `import random\n${three}print(names[random.randint(1, 3)])\n`,
    line: 3,
    key: 'hint.randomPlace',
    mended: 'print(names[random.randint(0, 2)])',
  },
  {
    program: `import random\n${three}n = random.randint(0, len(names))\nprint(names[n])\n`,
    line: 3,
    key: 'hint.randomPlace',
    mended: 'n = random.randint(0, len(names) - 1)',
  },
  {
    program: 'playing = True\ndef end():\n    playing = False\n    print("end")\nwhile playing:\n    end()\n',
    line: 3,
    key: 'hint.onlyInside',
    values: { name: 'playing', function: 'end' },
    mended: '    global playing\n    playing = False',
  },
];

/** The same forms, meant as they stand. */
export const keptRight: readonly string[] = [
  // Inherited, given from outside, or by name.
  `${ball}class Fast(Ball):\n    def __init__(self, x, by):\n        super().__init__(x, by)\n        self.by = by\nf = Fast(1, by=2)\nprint(f.speed, f.by)\n`,
  `${ball}b = Ball(x=3)\nb.colour = 4\nprint(b.colour)\nBall.move = lambda self: self.x\nprint(b.move())\n`,
  'class A:\n    count = 0\n    @staticmethod\n    def make(n):\n        return n\n    @classmethod\n    def all(cls):\n        return cls.count\nprint(A.make(3), A.all())\na = A()\nprint(a.make(2), a.count)\n',
  'class A:\n    def __getattr__(self, name):\n        return 3\na = A()\nprint(a.colour)\n',
  'class A:\n    def __init__(self, *parts, **more):\n        self.parts = parts\n        self.more = more\na = A(1, 2, x=3)\nprint(a.parts, a.more)\n',
  'class A:\n    def hi(this):\n        print(this)\nA().hi()\nA.hi(A())\n',
  'class A:\n    def run(self):\n        if hasattr(self, "tune"):\n            print(self.tune)\nA().run()\n',
  'class A:\n    pass\na = A()\na.x = 1\na.x += 1\nprint(a.x)\n',
  // Texts and lists that grow as they should.
  'text = "0"\nfor i in range(3):\n    text = text + str(i)\nprint(text * 2, text + "1")\n',
  'x = "12"\nx = int(x)\nprint(x + 1)\n',
  'code = "12"\nif code == "12":\n    code += "3"\nprint(code)\n',
  'letters = ["a", "b"]\nletters += "cd"\nletters = letters + ["e"]\nprint(letters)\n',
  `${three}names += ["Sara"]\nfor i in range(len(names)):\n    print(names[i])\n`,
  `${three}for i in range(9):\n    if i < 3:\n        print(names[i])\n`,
  `${three}for i in range(9):\n    print(names[i % 3])\n`,
  `${three}for i in range(9):\n    if i == 3:\n        break\n    print(names[i])\n`,
  `${three}names.append("Sara")\nfor i in range(4):\n    print(names[i])\n`,
  `import random\n${three}print(names[random.randint(0, 2)], names[random.randint(-3, 2)])\n`,
  // A name of the function's own.
  'x = 1\ndef f():\n    x = 5\n    return x\nprint(f(), x)\n',
  'x = 1\ndef f():\n    global x\n    x = 5\nf()\nprint(x)\n',
  'i = 9\ndef f():\n    for i in range(3):\n        print("a")\nf()\nprint(i)\n',
];
