/**
 * Programs that stop when they run, as pupils write them, and what is to be said of each: the values that are known,
 * and where they come from. Long, because it is a table.
 */
export interface StoppedProgram {
  readonly program: string;
  /** Files besides main.py. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where the mistake is; missing: main.py. */
  readonly file?: string;
  readonly line: number;
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Of the sentence on where the value comes from. */
  readonly more?: Readonly<Record<string, string | number>>;
}

export const stoppedPrograms: readonly StoppedProgram[] = [
  {
    program: 'def area(w, h):\n    return w * h - 1\nprint(area("3", "4"))\n',
    line: 2,
    key: 'error.type.calculate',
    values: { operator: '*', value: 'w' },
    more: { value: 'w', given: '"3"', function: 'area', at: 3 },
  },
  {
    program: 'def minus(a, b):\n    return a - b\nx = minus("9", 3)\n',
    line: 2,
    key: 'error.type.calculate',
    values: { operator: '-', value: 'a' },
    more: { value: 'a', given: '"9"', function: 'minus', at: 3 },
  },
  {
    program: 'def double(x):\n    x * 2\nprint(double(4) + 1)\n',
    line: 3,
    key: 'error.type.noReturn',
    values: { name: 'double', at: 1 },
  },
  {
    program: 'def get_name():\n    print("Ann")\nname = get_name()\nprint("Hello " + name)\n',
    line: 4,
    key: 'error.type.noReturn',
    values: { name: 'get_name', at: 1 },
  },
  {
    program: 'from microbit import *\nl = [3, 1, 2]\nl = l.sort()\nprint(l[0])\n',
    line: 3,
    key: 'error.type.noneCallKept',
    values: { value: 'l', name: 'sort', at: 3 },
  },
  {
    program:
      'class Dog:\n    def __init__(self, name):\n        self.name = name\n    def bark(self, times):\n        print(self.name * times)\nd = Dog("Rex")\nd.bark()\n',
    line: 7,
    key: 'error.type.lacks',
    values: { name: 'bark', missing: 'times' },
  },
  {
    program: 'class Dog:\n    def __init__(self, name):\n        self.name = name\nd = Dog()\n',
    line: 4,
    key: 'error.type.lacks',
    values: { name: 'Dog', missing: 'name' },
  },
  {
    program: 'class Dog:\n    def __init__(self, name):\n        self.name = name\nd = Dog("Rex", 3)\n',
    line: 4,
    key: 'error.type.tooMany',
    values: { name: 'Dog', wanted: 1, given: 2 },
  },
  {
    program: 'class Dog:\n    def bark():\n        print("wuff")\nd = Dog()\nd.bark()\n',
    line: 2,
    key: 'error.method.self',
    values: { name: 'bark' },
  },
  {
    program: 'class Dog:\n    def bark(self):\n        print("wuff")\nDog.bark()\n',
    line: 4,
    key: 'error.class.bracketsOf',
    values: { name: 'Dog' },
  },
  {
    program: 'from microbit import *\nx = 5 / 2\ndisplay.set_pixel(x, 2, 9)\n',
    line: 3,
    key: 'error.type.whole',
    values: { name: 'display.set_pixel', value: 'x' },
  },
  {
    program: 'names = ["a", "b", "c"]\nmid = len(names) / 2\nprint(names[mid])\n',
    line: 3,
    key: 'error.type.indexFloat',
    values: { value: 'mid' },
  },
  {
    program: 'names = ["a", "b", "c"]\ni = "1"\nprint(names[i])\n',
    line: 3,
    key: 'error.type.indexIs',
    values: { value: 'i' },
  },
  {
    program: 'scores = [3, 4]\nprint(scores["ann"])\n',
    line: 2,
    key: 'error.type.indexName',
    values: { value: '"ann"', name: 'scores' },
  },
  {
    program: 'n = 123\nprint(n[0])\n',
    line: 2,
    key: 'error.type.itemNumber',
    values: { value: 'n' },
  },
  {
    program: 'a, b = 5\n',
    line: 1,
    key: 'error.value.unpackOne',
    values: { wanted: 2, value: '5' },
  },
  {
    program: 'pairs = [(1, 2), (3, 4, 5)]\nfor a, b in pairs:\n    print(a, b)\n',
    line: 2,
    key: 'error.value.unpackManyLoop',
    values: { wanted: 2 },
  },
  {
    program: 'best = None\nscore = 3\nif score > best:\n    best = score\n',
    line: 3,
    key: 'error.type.noneStart',
    values: { value: 'best', at: 1 },
  },
  {
    program: 'from microbit import *\nt = temperature + 1\n',
    line: 2,
    key: 'error.type.functionOf',
    values: { name: 'temperature', operator: '+' },
  },
  {
    program: 's = "5"\nprint(-s)\n',
    line: 2,
    key: 'error.type.unary',
    values: { operator: '-' },
  },
  {
    program: 'line = "7"\nprint(line % 2)\nprint(line // 2)\n',
    line: 2,
    key: 'error.type.calculate',
    values: { operator: '%', value: 'line' },
  },
  {
    program: 'text = ""\nfor i in range(3):\n    text += i\n',
    line: 3,
    key: 'error.type.joinValue',
    values: { value: 'i' },
  },
  {
    program: 'lives = "3"\nlives -= 1\n',
    line: 2,
    key: 'error.type.calculate',
    values: { operator: '-', value: 'lives' },
  },
  {
    program: 'l = [1]\nl += 5\n',
    line: 2,
    key: 'error.type.listJoin',
    values: { value: '5' },
  },
  {
    program: 'print(sum(["1", "2"]))\n',
    line: 1,
    key: 'error.type.sum',
  },
  {
    program: 'print(max([3, "7", 2]))\n',
    line: 1,
    key: 'error.type.mixed',
    values: { name: 'max( )' },
  },
  {
    program: 'l = [3, "a", 2]\nl.sort()\n',
    line: 2,
    key: 'error.type.mixed',
    values: { name: 'sort( )' },
  },
  {
    program: 'd = {}\nd[[1, 2]] = "x"\n',
    line: 2,
    key: 'error.type.hash',
  },
  {
    program: 'd = {"a": 1}\nd.add("b", 2)\n',
    line: 2,
    key: 'error.attribute.ofKind',
    values: { owner: 'd', name: 'add' },
  },
  {
    program: 'from microbit import *\nimport music\nmusic.play(440)\n',
    line: 3,
    key: 'error.type.tune',
  },
  {
    program: 'import music\nmusic.play(music.HAPPY)\n',
    line: 2,
    key: 'error.attribute.owner',
    values: { owner: 'music', name: 'HAPPY', near: 'Image.HAPPY' },
  },
  {
    program:
      'import radio\nradio.on()\ndef get():\n    m = radio.receive()\n    if m.startswith("a"):\n        print(m)\nget()\n',
    line: 5,
    key: 'error.type.noneRadio',
    values: { value: 'm' },
  },
  {
    program: 'import radio\nradio.on()\nparts = radio.receive().split(",")\n',
    line: 3,
    key: 'error.type.noneRadioCall',
    values: { name: 'radio.receive' },
  },
  {
    program:
      'from microbit import *\nimport neopixel\nnp = neopixel.NeoPixel(pin0, 8)\nnp[8] = (255, 0, 0)\nnp.show()\n',
    line: 4,
    key: 'error.index.pixelsOf',
    values: { length: 8, last: 7 },
  },
  {
    program: 'import speech\nspeech.say(42)\n',
    line: 2,
    key: 'error.type.textWanted',
    values: { name: 'say', value: '42' },
  },
  {
    program: 'from microbit import *\nprint(pin5.is_touched())\n',
    line: 2,
    key: 'error.attribute.pins',
    values: { owner: 'pin5', name: 'is_touched', names: 'pin0, pin1, pin2' },
  },
  {
    program: 'from microbit import *\npin3.write_digital(1)\n',
    line: 2,
    key: 'error.value.pinDisplay',
    values: { pin: 'pin3' },
  },
  {
    program: 'from microbit import *\ni2c.init()\ni2c.write(0x40, b"\\x00")\n',
    line: 3,
    key: 'error.os.deviceAt',
    values: { address: '0x40' },
  },
  {
    program: 'from microbit import *\nuart.init(baudrate=115200)\ndata = uart.read()\nprint(data.decode())\n',
    line: 4,
    key: 'error.type.noneWait',
    values: { value: 'data', name: 'uart.read' },
  },
  {
    program: 'with open("scores.txt") as f:\n    print(f.read())\n',
    line: 1,
    key: 'error.os.fileNamed',
    values: { name: 'scores.txt' },
  },
  {
    program: 'f = open("score.txt", "w")\nf.write(10)\n',
    line: 2,
    key: 'error.type.wantsTextIs',
    values: { name: 'f.write', value: '10' },
  },
  {
    program: 'f = open("score.txt", "w")\nf.write("10")\nf.close()\nf.write("11")\n',
    line: 4,
    key: 'error.os.closed',
  },
  {
    program: 'f = open("a.txt", "w")\nprint(f.read())\n',
    line: 2,
    key: 'error.os.other',
  },
  {
    program: 's = ""\nprint(int(s))\n',
    line: 2,
    key: 'error.value.numberEmpty',
    values: { value: 's', name: 'int' },
  },
  {
    program: 'def read(t):\n    return int(t) + 1\nfor w in ["1", "2", "drei"]:\n    print(read(w))\n',
    line: 2,
    key: 'error.value.numberOf',
    values: { value: 't', name: 'int' },
    more: { value: 't', given: 'w', function: 'read', at: 4 },
  },
  {
    program: 'names = ["ann", "bob"]\nnames.remove("carl")\n',
    line: 2,
    key: 'error.value.notInList',
    values: { value: '"carl"', name: 'names' },
  },
  {
    program: 'print("hello".index("z"))\n',
    line: 1,
    key: 'error.value.notFoundIn',
    values: { value: '"z"', name: '"hello"' },
  },
  {
    program: 'scores = []\nprint(max(scores))\n',
    line: 2,
    key: 'error.value.emptyOf',
    values: { name: 'scores' },
  },
  {
    program: 'import random\nl = []\nprint(l[random.randrange(len(l))])\n',
    line: 3,
    key: 'error.index.emptyOf',
    values: { name: 'l' },
  },
  {
    program: 'import random\nl = []\nprint(random.choice(l))\n',
    line: 3,
    key: 'error.index.emptyOf',
    values: { name: 'l' },
  },
  {
    program:
      'from microbit import *\nx = 0\nwhile True:\n    display.set_pixel(x, 2, 9)\n    x += 1\n    sleep(50)\n',
    line: 4,
    key: 'error.value.pixelOf',
    values: { value: 'x' },
  },
  {
    program:
      'from microbit import *\nb = 0\nwhile True:\n    display.set_pixel(2, 2, b)\n    b = b + 1\n    sleep(20)\n',
    line: 4,
    key: 'error.value.brightnessOf',
    values: { value: 'b' },
  },
  {
    program: 'print("{} is {} years".format("Ann"))\n',
    line: 1,
    key: 'error.value.format',
  },
  {
    program: 'print("%d years" % "nine")\n',
    line: 1,
    key: 'error.type.textForNumber',
  },
  {
    program: 'print("%s" % ("Ann", 9))\n',
    line: 1,
    key: 'error.value.formatSign',
  },
  {
    program: 'd = {"a": 1}\nfor k, v in d:\n    print(k, v)\n',
    line: 2,
    key: 'error.value.unpackDict',
    values: { name: 'd' },
  },
  {
    program: 'from microbit import *\nv = -5\npin1.write_analog(v)\n',
    line: 3,
    key: 'error.value.analog',
    values: { value: -5 },
  },
  {
    program: 's = set([1, 2])\ns.remove(9)\n',
    line: 2,
    key: 'error.key.set',
    values: { value: '9', name: 's' },
  },
  {
    program: 'names = ["a", "b", "c"]\nfor i in range(4):\n    print(names[i])\n',
    line: 3,
    key: 'error.index.known',
    values: { name: 'names', index: 'i', length: 3, last: 2 },
  },
  {
    program: 'stack = []\nstack.pop()\n',
    line: 2,
    key: 'error.index.popOf',
    values: { name: 'stack' },
  },
  {
    program: 'l = [1, 2]\nl.pop(5)\n',
    line: 2,
    key: 'error.index.of',
    values: { name: 'l', index: '5' },
  },
  {
    program: 'word = "cat"\nfor i in range(10):\n    print(word[i])\n',
    line: 3,
    key: 'error.index.textOf',
    values: { name: 'word' },
  },
  {
    program: 'l = []\nl[0] = 5\n',
    line: 2,
    key: 'error.index.assign',
    values: { name: 'l' },
  },
  {
    program: 'grid = [[0] * 5 for i in range(5)]\ndef put(x, y):\n    grid[y][x] = 1\nput(5, 2)\n',
    line: 3,
    key: 'error.index.grid',
    values: { name: 'grid', index: 'y, x' },
    more: { value: 'y', given: '2', function: 'put', at: 4 },
  },
  {
    program: 'line = "temp"\nprint(line.split(":")[1])\n',
    line: 2,
    key: 'error.index.split',
    values: { value: 'line.split(":")', index: '1' },
  },
  {
    program:
      'import random\nl = [1, 2, 3]\nrandom.seed(3)\nwhile True:\n    print(l[random.randint(1, 3)])\n',
    line: 5,
    key: 'error.index.randint',
    values: { name: 'l' },
  },
  {
    program:
      'data = [4, 5]\ndef get(i):\n    return data[i]\ndef show(i):\n    print(get(i))\ndef main():\n    for k in range(3):\n        show(k)\nmain()\n',
    line: 3,
    key: 'error.index.known',
    values: { name: 'data', index: 'i', length: 2, last: 1 },
  },
  {
    program: 'l = [1, 2, 3, 4]\nfor i in range(len(l)):\n    if l[i] % 2 == 0:\n        l.remove(l[i])\n',
    line: 3,
    key: 'error.index.shrinks',
    values: { name: 'l' },
  },
  {
    program: 'd = {"ann": 3}\nprint(d["bob"])\n',
    line: 2,
    key: 'error.key.in',
    values: { name: 'bob', dict: 'd' },
  },
  {
    program: 'ages = {"Ann": 9}\nname = "ann"\nprint(ages[name])\n',
    line: 3,
    key: 'error.key.near',
    values: { name: 'ann', dict: 'ages', near: 'Ann' },
  },
  {
    program: 'count = {}\nfor c in "hello":\n    count[c] += 1\n',
    line: 3,
    key: 'error.key.count',
    values: { name: 'h', value: 'count[c]', dict: 'count', key: 'c' },
  },
  {
    program: 'd = {"1": "one"}\nprint(d[1])\n',
    line: 2,
    key: 'error.key.kind',
    values: { name: '1', dict: 'd', near: '"1"' },
  },
  {
    program: 'd = {"a": 1}\nd.pop("b")\n',
    line: 2,
    key: 'error.key.in',
    values: { name: 'b', dict: 'd' },
  },
  {
    program: 's = "a,b"\nprint(s.append("c"))\n',
    line: 2,
    key: 'error.attribute.ofKind',
    values: { owner: 's', name: 'append' },
  },
  {
    program: 'n = 5\nn.append(3)\n',
    line: 2,
    key: 'error.attribute.is',
    values: { owner: 'n', name: 'append' },
  },
  {
    program: 'class Ball:\n    def __init__(self):\n        self.x = 0\nb = Ball()\nb.move()\n',
    line: 5,
    key: 'error.attribute.method',
    values: { owner: 'b', name: 'move' },
  },
  {
    program:
      'class Ball:\n    def __init__(self):\n        self.speed = 1\n    def step(self):\n        self.x = self.x + self.speed\nb = Ball()\nb.step()\n',
    line: 5,
    key: 'error.attribute.notYet',
    values: { owner: 'self', name: 'x' },
  },
  {
    program: 'class Ball:\n    def _init_(self):\n        self.x = 3\nb = Ball()\nprint(b.x)\n',
    line: 2,
    key: 'error.method.initName',
    values: { name: '_init_' },
  },
  {
    program: 'player = {"x": 1}\nprint(player.x)\n',
    line: 2,
    key: 'error.attribute.key',
    values: { owner: 'player', name: 'x' },
  },
  {
    program: 'import random\nrandom = random.randint(1, 6)\nagain = random.randint(1, 6)\n',
    line: 2,
    key: 'error.name.shadow',
    values: { name: 'random', at: 3 },
  },
  {
    program:
      'class Player:\n    def __init__(self, n):\n        self.n = n\nplayers = [Player(1), None]\nfor p in players:\n    print(p.n)\n',
    line: 6,
    key: 'error.attribute.noneIs',
    values: { value: 'p', name: 'n' },
  },
  {
    program: 'print("5".isnumeric())\nprint("5".isdecimal())\n',
    line: 1,
    key: 'error.attribute.computer',
    values: { owner: '"5"', name: 'isnumeric' },
  },
  {
    program: 'from microbit import *\nif button_a.is_pressed():\n    x = 5\nprint(x)\n',
    line: 4,
    key: 'error.name.skipped',
    values: { name: 'x', at: 3 },
  },
  {
    program: 'for i in []:\n    pass\nprint(i)\n',
    line: 3,
    key: 'error.name.noRound',
    values: { name: 'i', at: 1 },
  },
  {
    program: 'x = 5\ndel x\nprint(x)\n',
    line: 3,
    key: 'error.name.deleted',
    values: { name: 'x', at: 2 },
  },
  {
    program: 'l = [0] * 20000\n',
    line: 1,
    key: 'error.memory.bigBytes',
  },
  {
    program: 'l = []\nwhile True:\n    l.append("some text")\n',
    line: 3,
    key: 'error.memory.grows',
    values: { name: 'l' },
  },
  {
    program: 's = "a"\nwhile True:\n    s = s + s\n',
    line: 3,
    key: 'error.memory.grows',
    values: { name: 's' },
  },
  {
    program: 'def fact(n):\n    if n == 0:\n        return 1\n    return n * fact(n - 1)\nprint(fact(-1))\n',
    line: 4,
    key: 'error.recursion.deep',
    values: { name: 'fact' },
  },
  {
    program: 'def a():\n    b()\ndef b():\n    a()\na()\n',
    line: 2,
    key: 'error.recursion.circle',
    values: { name: 'a' },
  },
  {
    program: 'class A:\n    def go(self):\n        self.go()\nA().go()\n',
    line: 3,
    key: 'error.recursion.self',
    values: { name: 'go' },
  },
  {
    program: 'total = 0\nn = 0\nprint(total / n)\n',
    line: 3,
    key: 'error.zero.value',
    values: { value: 'n' },
  },
  {
    program: 'def average(l):\n    return sum(l) / len(l)\nprint(average([]))\n',
    line: 2,
    key: 'error.zero.empty',
    values: { name: 'l' },
    more: { value: 'l', given: '[]', function: 'average', at: 3 },
  },
  {
    program: 'x = 3\nassert x > 5\n',
    line: 2,
    key: 'error.assert.that',
    values: { value: 'x > 5' },
  },
  {
    program: 'x = 3\nassert x > 5, "x is too small"\n',
    line: 2,
    key: 'error.assert.message',
  },
  {
    program: 'class GameOver(Exception):\n    pass\ndef lose():\n    raise GameOver("you lost")\nlose()\n',
    line: 4,
    key: 'error.raise.message',
  },
  {
    program: 'class Boom(Exception):\n    pass\nraise Boom\n',
    line: 3,
    key: 'error.raise',
  },
  {
    program: 'raise "wrong"\n',
    line: 1,
    key: 'error.type.raise',
  },
  {
    program:
      'def halves(l):\n    for x in l:\n        yield x / 2\nfor h in halves([2, "4"]):\n    print(h)\n',
    line: 3,
    key: 'error.type.calculate',
    values: { operator: '/', value: 'x' },
  },
  {
    program: 'def f():\n    try:\n        return int("x")\n    finally:\n        print("done")\nf()\n',
    line: 3,
    key: 'error.value.numberIs',
    values: { value: '"x"', name: 'int' },
  },
  {
    program: 'try:\n    open("no.txt")\nexcept OSError as e:\n    print("file?")\n    raise\n',
    line: 2,
    key: 'error.os.fileNamed',
    values: { name: 'no.txt' },
  },
  {
    program: 'raise SystemExit("stop")\n',
    line: 1,
    key: 'error.exit',
  },
  {
    program: 'words = ["a", "b", 3]\nprint([w.upper() for w in words])\n',
    line: 2,
    key: 'error.attribute.is',
    values: { owner: 'w', name: 'upper' },
  },
  {
    program: 'from microbit import *\nlives = "3"\nwhile lives > 0:\n    lives = lives - 1\n',
    line: 4,
    key: 'error.type.calculate',
    values: { operator: '-', value: 'lives' },
  },
  {
    program:
      'def twice(f):\n    def wrap():\n        f()\n        f()\n@twice\ndef hi():\n    print("hi")\nhi()\n',
    line: 8,
    key: 'error.type.noReturn',
    values: { name: 'twice', at: 1 },
  },
  {
    program:
      'from microbit import *\ndef a():\n    print("a")\nactions = [a(), a()]\nfor act in actions:\n    act()\n',
    line: 6,
    key: 'error.type.noneCallName',
    values: { name: 'act' },
  },
  {
    program: 'def f(x, y=2):\n    return x + y\nprint(f("a"))\n',
    line: 2,
    key: 'error.type.joinValue',
    values: { value: 'y' },
    more: { value: 'x', given: '"a"', function: 'f', at: 3 },
  },
  {
    program: 'd = {"è": 1}\nprint(d["perché"])\n',
    line: 2,
    key: 'error.key.in',
    values: { name: 'perché', dict: 'd' },
  },
  {
    program: 'class Città:\n    pass\nc = Città()\nprint(c.età)\n',
    line: 4,
    key: 'error.attribute.notSet',
    values: { owner: 'c', name: 'età' },
  },
  {
    program: 'import helper\nhelper.go()\n',
    line: 1,
    key: 'error.import',
    values: { name: 'helper' },
  },
  {
    program: 'import helper\nprint(helper.half("8"))\n',
    files: { 'helper.py': 'def half(x):\n    return x / 2\n' },
    file: 'helper.py',
    line: 2,
    key: 'error.type.calculate',
    values: { operator: '/', value: 'x' },
    more: { value: 'x', given: '"8"', function: 'half', line: 2, file: 'main.py' },
  },
  {
    program: 'import helper\nhelper.start()\n',
    files: { 'helper.py': 'def stop():\n    pass\n' },
    line: 2,
    key: 'error.import.inFile',
    values: { name: 'start', file: 'helper.py' },
  },
  {
    program: 'from helper import start\nstart(3)\n',
    files: { 'helper.py': 'def start():\n    pass\n' },
    line: 2,
    key: 'error.type.noArguments',
    values: { name: 'start' },
  },
  {
    program: 'from scores import add, best\nadd(3)\nprint(best())\n',
    files: {
      'scores.py': 'scores = []\ndef add(n):\n    scores.append(n)\ndef best():\n    return scores[1]\n',
    },
    file: 'scores.py',
    line: 5,
    key: 'error.index.of',
    values: { name: 'scores', index: '1' },
  },
  {
    program: 'import a\n',
    files: { 'a.py': 'import b\nx = 1\n', 'b.py': 'import a\nprint(a.x)\n' },
    file: 'b.py',
    line: 2,
    key: 'error.import.circle',
    values: { name: 'x', file: 'a.py' },
  },
  {
    program: 'from helper import strat\n',
    files: { 'helper.py': 'def start():\n    pass\n' },
    line: 1,
    key: 'error.attribute.near',
    values: { owner: 'helper.py', name: 'strat', near: 'start' },
  },
  {
    program: 'from robot import Robot\nr = Robot()\nr.forward()\n',
    files: {
      'robot.py':
        'class Robot:\n    def __init__(self, name):\n        self.name = name\n    def forward(self):\n        print(self.name)\n',
    },
    line: 2,
    key: 'error.type.lacks',
    values: { name: 'Robot', missing: 'name' },
  },
  {
    program:
      'class A:\n    def __init__(self, x):\n        self.x = x\nclass B(A):\n    def __init__(self):\n        super().__init__()\nb = B()\n',
    line: 6,
    key: 'error.type.lacks',
    values: { name: 'super().__init__', missing: 'x' },
  },
  {
    program:
      'class A:\n    def __init__(self):\n        self.x = 1\nclass B(A):\n    def __init__(self):\n        self.y = 2\nb = B()\nprint(b.x + b.y)\n',
    line: 5,
    key: 'error.attribute.super',
    values: { name: 'x', at: 5 },
  },
  {
    program: 'class A:\n    def size(self):\n        return 3\na = A()\nprint(a.size + 1)\n',
    line: 5,
    key: 'error.type.functionOf',
    values: { name: 'a.size', operator: '+' },
  },
  {
    program: 'class P:\n    def __init__(self, x):\n        self.x = x\np = P(1) + P(2)\n',
    line: 4,
    key: 'error.type.operatorOwn',
    values: { operator: '+', name: 'P' },
  },
  {
    program: 'for a, b in zip([1, 2], 5):\n    print(a)\n',
    line: 1,
    key: 'error.type.wants',
    values: { name: 'zip', value: '5' },
  },
  {
    program: 'print(isinstance(3, "int"))\n',
    line: 1,
    key: 'error.type.classWanted',
  },
  {
    program: 'from microbit import *\ndisplay.scroll("hi", "fast")\n',
    line: 2,
    key: 'error.type.wantsNumberWord',
    values: { name: 'scroll', value: '"fast"' },
  },
  {
    program: 'total = 0\nfor x in ["1", "2"]:\n    total += x\n',
    line: 3,
    key: 'error.type.countText',
    values: { name: 'total', value: 'x' },
  },
  {
    program: 'if 3 in "123":\n    print("x")\n',
    line: 1,
    key: 'error.type.inText',
    values: { value: '3', name: '"123"' },
  },
  {
    program: 's = "hello"\nprint(s[0:len(s)/2])\n',
    line: 2,
    key: 'error.type.indexFloat',
    values: { value: 'len(s)/2' },
  },
  {
    program: 's = {1, 2}\nprint(s[0])\n',
    line: 2,
    key: 'error.type.itemList',
    values: { value: 's' },
  },
  {
    program: 'd = {"a": 1}\nprint(d.keys()[0])\n',
    line: 2,
    key: 'error.type.itemList',
    values: { value: 'd.keys()' },
  },
  {
    program: 'import random\nprint(random.choice(6))\n',
    line: 2,
    key: 'error.type.choice',
    values: { value: '6' },
  },
  {
    program: 'from microbit import *\nprint(Image.HEART[0])\n',
    line: 2,
    key: 'error.type.itemOf',
    values: { value: 'Image.HEART' },
  },
  {
    program: 'name = "A"\nprint("{name}".format())\n',
    line: 2,
    key: 'error.value.formatName',
    values: { name: 'name' },
  },
  {
    program:
      'class Node:\n    def __init__(self, v):\n        self.v = v\n        self.next = None\nn = Node(1)\nprint(n.next.v)\n',
    line: 6,
    key: 'error.type.noneStart',
    values: { value: 'n.next', at: 4 },
  },
  {
    program:
      'def find(l, x):\n    for i in range(len(l)):\n        if l[i] == x:\n            return i\ni = find([1, 2], 9)\nprint("at " + str(i + 1))\n',
    line: 6,
    key: 'error.type.noneMaybe',
    values: { value: 'i', name: 'find', at: 1 },
  },
  {
    program: 'raise ValueError("x" * 300)\n',
    line: 1,
    key: 'error.raise.message',
  },
  {
    program: 'print("loading...", end="")\nprint(1 / 0)\n',
    line: 2,
    key: 'error.zero.literal',
    values: { operator: '/' },
  },
];
