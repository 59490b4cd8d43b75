/**
 * More programs that stop when they run: a slip in what is given, kept, counted or read, and what is to be said of
 * each. Long, because it is a table.
 */
import type { StoppedProgram } from './stops.ts';

export const moreStoppedPrograms: readonly StoppedProgram[] = [
  {
    program: 'from microbit import *\nsnake = [(2, 2)]\nhead = snake[0]\nhead[0] = head[0] + 1\n',
    line: 4,
    key: 'error.item.fixedOf',
    values: { value: 'head' },
  },
  {
    program:
      'from microbit import *\nboard = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]\ndef wins(p):\n    for i in range(3):\n        if board[i][0] == p and board[i][1] == p and board[i][3] == p:\n            return True\nprint(wins(0))\n',
    line: 5,
    key: 'error.index.beyond',
    values: { value: 3, length: 3, last: 2 },
  },
  {
    program: 'def greet(name):\n    print("Hello " + name)\ngreet(input)\n',
    line: 2,
    key: 'error.type.functionOf',
    values: { name: 'name', operator: '+' },
    more: { value: 'name', given: 'input', function: 'greet', at: 3 },
  },
  {
    program: 'from microbit import *\nimg = Image(5, 5)\nimg.set_pixel(5, 0, 9)\n',
    line: 3,
    key: 'error.value.pixelImage',
    values: { name: 'img' },
  },
  {
    program: 'from microbit import *\nimg = Image.HAPPY\nimg.set_pixel(0, 0, 9)\n',
    line: 3,
    key: 'error.value.imageFixedOf',
    values: { name: 'img' },
  },
  {
    program: 'from microbit import *\ndisplay.show(["1", "2", 3, None])\n',
    line: 2,
    key: 'error.type.showItems',
    values: { value: '["1", "2", 3, None]' },
  },
  {
    program: 'from microbit import *\ndisplay.show(None)\n',
    line: 2,
    key: 'error.type.noneGiven',
    values: { name: 'show' },
  },
  {
    program: 'from microbit import *\nv = pin0.read_analog() * 2.5\npin1.write_analog(v)\n',
    line: 3,
    key: 'error.value.analogOf',
    values: { value: 'v' },
  },
  { program: 'from microbit import *\npin0.set_pull(5)\n', line: 2, key: 'error.value.pull' },
  {
    program: 'import neopixel\nfrom microbit import *\nnp = neopixel.NeoPixel(pin0)\n',
    line: 3,
    key: 'error.type.tooFew',
    values: { name: 'neopixel.NeoPixel', wanted: '2', given: 1 },
  },
  {
    program: 'import neopixel\nfrom microbit import *\nnp = NeoPixel(pin0, 8)\n',
    line: 3,
    key: 'error.name.owner',
    values: { name: 'NeoPixel', near: 'neopixel.NeoPixel' },
  },
  {
    program: 'from microbit import *\ni2c.write(0x1d, 5)\n',
    line: 2,
    key: 'error.type.bytesNumber',
    values: { name: 'i2c.write', value: '5' },
  },
  {
    program: 'from microbit import *\nspi.init(baudrate=1000000)\nspi.write("abc")\nspi.write([1, 2, 3])\n',
    line: 4,
    key: 'error.type.bytesList',
    values: { name: 'spi.write', value: '[1, 2, 3]' },
  },
  { program: 'from microbit import *\nspi.write(b"1")\n', line: 2, key: 'error.value.spi' },
  {
    program: 'from microbit import *\nmsg = uart.read()\ntext = str(msg, "utf-8")\n',
    line: 3,
    key: 'error.type.noneWait',
    values: { value: 'msg', name: 'uart.read' },
  },
  {
    program: 'import music\nmusic.pitch("C4")\n',
    line: 2,
    key: 'error.type.wantsNumberWord',
    values: { name: 'pitch', value: '"C4"' },
  },
  {
    program: 'import speech\nspeech.sing(["#115DOWWWW"])\n',
    line: 2,
    key: 'error.type.wants',
    values: { name: 'speech.sing', value: '["#115DOWWWW"]' },
  },
  {
    program: 'with open("data.txt", "w") as f:\n    f.write("x")\nf.write("y")\n',
    line: 3,
    key: 'error.os.closedWith',
    values: { name: 'f', at: 1 },
  },
  { program: 'f = open("x" * 200, "w")\n', line: 1, key: 'error.os.value' },
  {
    program:
      'class Player:\n    lives = 3\n    def hurt(self):\n        lives -= 1\np = Player()\np.hurt()\n',
    line: 4,
    key: 'error.name.self',
    values: { name: 'lives' },
  },
  {
    program:
      'class Player:\n    def __init__(self, name):\n        name = name\n    def hello(self):\n        return "I am " + self.name\nprint(Player("Zoe").hello())\n',
    line: 5,
    key: 'error.attribute.notSet',
    values: { owner: 'self', name: 'name', type: 'Player', value: 'name' },
  },
  {
    program:
      'class Enemy:\n    def __init__(self, x):\n        self.x = x\nenemies = [Enemy, Enemy]\nfor e in enemies:\n    print(e.x)\n',
    line: 6,
    key: 'error.class.bracketsOf',
    values: { name: 'Enemy' },
  },
  {
    program:
      'class Counter:\n    def __init__(self):\n        self.count = 0\n    def count(self):\n        return self.count\nc = Counter()\nprint(c.count())\n',
    line: 7,
    key: 'error.method.hidden',
    values: { name: 'count', at: 3 },
  },
  {
    program:
      'class Animal:\n    def __init__(self, name):\n        self.name = name\nclass Dog(Animal):\n    def __init__(self, name, age):\n        super().__init__()\n        self.age = age\nd = Dog("Rex", 3)\n',
    line: 6,
    key: 'error.type.lacks',
    values: { name: 'super().__init__', missing: 'name' },
  },
  {
    program: 's = print("hello")\nprint(s.upper())\n',
    line: 2,
    key: 'error.type.noneGives',
    values: { value: 's', name: 'print', at: 1 },
  },
  {
    program: 'd = {"a": 1}\nx = d.get("b")\nprint(x + 1)\n',
    line: 3,
    key: 'error.type.noneGet',
    values: { dict: 'd', key: '"b"' },
  },
  {
    program: 'd = {"a": 1}\nd = d.update({"b": 2})\nprint(d["a"])\n',
    line: 2,
    key: 'error.type.noneCallKept',
    values: { value: 'd', name: 'update', at: 2 },
  },
  {
    program: 'l = [[0] * 5] * 5\nl[5][0] = 1\n',
    line: 2,
    key: 'error.index.beyond',
    values: { value: 5, length: 5, last: 4 },
  },
  {
    program: 'l = [[0] * 5] * 5\nl[0][5] = 1\n',
    line: 2,
    key: 'error.index.beyond',
    values: { value: 5, length: 5, last: 4 },
  },
  {
    program: 'l = [1, None, 3]\nprint(sum(l))\n',
    line: 2,
    key: 'error.type.noneInside',
    values: { name: 'sum', value: 'l' },
  },
  { program: 'd = {"a": 1}\nprint(d[0])\n', line: 2, key: 'error.key.in', values: { name: '0', dict: 'd' } },
  { program: 'd = {}\nd["x"]["y"] = 1\n', line: 2, key: 'error.key.in', values: { name: 'x', dict: 'd' } },
  {
    program: 'morse = {"a": ".-", "b": "-..."}\nfor c in "ab c":\n    print(morse[c])\n',
    line: 3,
    key: 'error.key.blank',
    values: { dict: 'morse' },
  },
  {
    program: 'def fib(n):\n    return fib(n - 1) + fib(n - 2)\nprint(fib(10))\n',
    line: 2,
    key: 'error.recursion.self',
    values: { name: 'fib' },
  },
  {
    program: 'd = {}\ni = 0\nwhile True:\n    d[i] = i\n    i += 1\n',
    line: 4,
    key: 'error.memory.grows',
    values: { name: 'd' },
  },
  {
    program: 'from random import *\nprint(random.randint(1, 6))\n',
    line: 2,
    key: 'error.name.starred',
    values: { name: 'random' },
  },
  {
    program: 'import microbit\nmicrobit.sleep(10)\nmicrobit.music.play(microbit.music.DADADADUM)\n',
    line: 3,
    key: 'error.import.own',
    values: { name: 'music', module: 'microbit' },
  },
  {
    program: 'from game import play\nplay("3")\n',
    files: { 'game.py': 'def play(level):\n    for i in range(level):\n        print(i)\n' },
    file: 'game.py',
    line: 3,
    key: 'error.type.wantsNumber',
    values: { name: 'range', value: 'level' },
    more: { value: 'level', given: '"3"', function: 'play', line: 2, file: 'main.py' },
  },
  {
    program: 'import game\ng = game.Game("x")\nprint(g.lives)\n',
    files: {
      'game.py':
        'class Game:\n    def __init__(self, name):\n        self.name = name\n        self.live = 3\n',
    },
    line: 3,
    key: 'error.attribute.near',
    values: { owner: 'g', name: 'lives', near: 'live' },
  },
  {
    program: 'from settings import *\nprint(volum)\n',
    files: { 'settings.py': 'volume = 5\n' },
    line: 2,
    key: 'error.attribute.near',
    values: { owner: 'settings.py', name: 'volum', near: 'volume' },
  },
  {
    program: 'import helper\nfrom microbit import *\nhelper.draw()\n',
    files: { 'helper.py': 'def draw():\n    sleep(10)\n' },
    file: 'helper.py',
    line: 2,
    key: 'error.name.microbitFile',
    values: { name: 'sleep', file: 'helper.py' },
  },
  {
    program: 'try:\n    x = 1 / 0\nexcept ZeroDivisionError:\n    print(e)\n',
    line: 4,
    key: 'error.name.exceptAs',
    values: { name: 'e', near: 'except ZeroDivisionError as e:' },
  },
  { program: 'x = 5\nx()\n', line: 2, key: 'error.type.callValue', values: { name: 'x', at: 1 } },
  {
    program: 'for i, x in [1, 2]:\n    print(i)\n',
    line: 1,
    key: 'error.value.unpackOneLoop',
    values: { wanted: 2 },
  },
  {
    program:
      'with open("x.txt", "w") as f:\n    f.write("a")\nf = open("x.txt")\nfor line in f:\n    print(line + 1)\n',
    line: 4,
    key: 'error.type.loopFile',
    values: { value: 'f' },
  },
  {
    program: 'with open("x.txt", "w") as f:\n    f.write("a", "b")\n',
    line: 2,
    key: 'error.type.tooMany',
    values: { name: 'f.write', wanted: 1, given: 2 },
  },
];
