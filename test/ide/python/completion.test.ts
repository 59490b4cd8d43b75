import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../ide/python/completion.ts';
import { placed, type Completion, type CompletionPlace } from '../../../ide/python/completion-item.ts';

/** What is offered at the bar in a text, the first first. */
function offered(text: string, more: Partial<CompletionPlace> = {}): readonly Completion[] {
  const offset = text.indexOf('|');
  const source = text.slice(0, offset) + text.slice(offset + 1);
  return completionsAt({ source, offset, ...more }).toSorted((a, b) => (a.order < b.order ? -1 : 1));
}

const labels = (text: string, more: Partial<CompletionPlace> = {}): string[] =>
  offered(text, more).map((one) => one.label);

const star = 'from microbit import *\n';

describe('completion behind a dot', () => {
  it('offers what the board’s things can do, however they were imported', () => {
    expect(labels(`${star}display.|`)).toEqual(
      expect.arrayContaining(['show', 'scroll', 'clear', 'set_pixel']),
    );
    expect(labels(`${star}display.|`)).not.toContain('while True:');
    expect(labels('import microbit as m\nm.display.sh|')).toContain('show');
    expect(labels('import microbit\nmicrobit.|')).toContain('button_a');
    expect(labels('from microbit import display as d\nd.|')).toContain('show');
    expect(labels('import music\n    music.pl|')).toContain('play');
  });

  it('offers what a thing can do that is still to be imported, and adds the import', () => {
    const adds = (text: string, label: string): string | undefined =>
      offered(text).find((one) => one.label === label)?.adds;
    expect(adds('music.|', 'play')).toBe('import music');
    expect(adds(`${star}if a:\n    random.ra|`, 'randint')).toBe('import random');
    expect(adds('display.|', 'show')).toBe('from microbit import *');
    expect(adds('import microbit\nmusic.|', 'play')).toBe('import music');
    // Imported already, in whatever way; or a name of the pupil's own.
    expect(adds('import music\nmusic.|', 'play')).toBeUndefined();
    expect(labels('import microbit\ndisplay.|')).toEqual([]);
    expect(labels('from microbit import button_a\ndisplay.|')).toEqual([]);
    expect(labels('def music():\n    pass\nmusic.|')).not.toContain('play');
    expect(labels('foo.|')).toEqual([]);
  });

  it('knows that a pin without touch cannot be touched', () => {
    expect(labels(`${star}pin0.|`)).toContain('is_touched');
    expect(labels(`${star}pin12.|`)).toContain('read_digital');
    expect(labels(`${star}pin12.|`)).not.toContain('is_touched');
  });

  it('knows what a variable holds', () => {
    const image = labels(`${star}bell = Image("0:0")\nbell.|`);
    expect(image).toContain('shift_left');
    // Pictures belong to the class, not to one image.
    expect(image).not.toContain('HEART');
    expect(labels(`${star}Image.|`)).toContain('HEART');
    expect(labels('name = "Ada"\nname.|')).toContain('upper');
    expect(labels('names = ["Ada"]\nnames.|')).toContain('append');
    expect(labels('names = ["Ada"]\nfor name in names:\n    name.|')).toContain('upper');
    expect(labels('import random\nrandom.choice(["a", "b"]).|')).toContain('upper');
    expect(labels('import radio\nheard = radio.receive()\nif heard:\n    heard.|')).toContain('split');
    expect(labels('with open("a.txt") as f:\n    f.|')).toContain('readline');
    expect(labels('"{} points".|')).toContain('format');
    expect(labels('last = None\nlast = {}\nlast.|')).toContain('items');
    expect(labels('x = 3.|')).toEqual([]);
  });

  it('knows the pupil’s own classes, and what their methods give self', () => {
    const dog = `${star}class Dog:\n    def __init__(self, name):\n        self.picture = Image.HEART\n    def bark(self):\n        `;
    expect(labels(`${dog}self.|`)).toEqual(['bark', 'picture']);
    expect(labels(`${dog}pass\nrex = Dog("Rex")\nrex.|`)).toEqual(['bark', 'picture']);
    expect(labels(`${dog}pass\nrex = Dog("Rex")\nrex.picture.|`)).toContain('invert');
    expect(labels(`${dog}pass\nclass Puppy(Dog):\n    pass\nPuppy("x").|`)).toContain('bark');
  });

  it('is not put off by the half-written line, nor by what follows it', () => {
    expect(labels(`${star}button_a.|\nsleep(100)\n`)).toContain('is_pressed');
    expect(labels(`${star}while True:\n    if button_a.|\n        display.show(1)\n`)).toContain(
      'is_pressed',
    );
    expect(labels(`${star}display.show(Image.|\nfor i in range(3):\n    pass\n`)).toContain('HEART');
  });
});

describe('completion of names', () => {
  it('offers the pupil’s own names first, each in its function', () => {
    expect(labels(`${star}limit = 8\nli|`)[0]).toBe('limit');
    const inside = 'def greet(name, loud=True):\n    word = name\n    |\n';
    expect(labels(inside).slice(0, 4)).toEqual(['greet', 'loud', 'name', 'word']);
    expect(labels('def greet(name):\n    pass\n\n|')).not.toContain('name');
  });

  it('offers the board’s names with an import where that is missing', () => {
    expect(offered('te|').find((one) => one.label === 'temperature')?.adds).toBe('from microbit import *');
    expect(offered(`${star}te|`).find((one) => one.label === 'temperature')?.adds).toBeUndefined();
    expect(offered(`${star}mu|`).find((one) => one.label === 'music')?.adds).toBe('import music');
  });

  it('marks what only a V2 has, and puts it last when the board is a V1', () => {
    const at = (board?: 'v1' | 'v2'): number =>
      labels(`${star}mi|`, board === undefined ? {} : { board }).indexOf('microphone');
    expect(offered(`${star}mi|`).find((one) => one.label === 'microphone')?.boards).toEqual(['v2']);
    expect(at('v1')).toBeGreaterThan(at('v2'));
  });

  it('is silent where a new name is made, in numbers, texts and comments', () => {
    for (const text of [
      'def gr|',
      'class D|',
      'for i|',
      'x = 3|',
      '# dis|',
      'print("dis|',
      'x = """\ndis|',
      'import music as m|',
    ])
      expect(labels(text)).toEqual([]);
    expect(labels(`${star}print("a", disp|`)).toContain('display');
  });

  it('offers no names behind a whole value, only words that join', () => {
    expect(labels(`${star}if button_a.is_pressed() |`)).toEqual(expect.arrayContaining(['and', 'or']));
    expect(labels(`${star}if button_a.is_pressed() |`)).not.toContain('display');
    expect(labels(`${star}if button_a.is_pressed()|`)).toEqual([]);
  });

  it('offers exceptions behind except', () => {
    expect(labels('try:\n    pass\nexcept |')[0]).toBe('ArithmeticError');
    expect(labels('x = |')).not.toContain('OSError');
  });
});

describe('completion of imports', () => {
  const files = { 'helper.py': 'def go(x):\n    pass\nspeed = 3\n', 'data.txt': 'x' };

  it('offers modules, the project’s own first', () => {
    expect(labels('import |', { files })[0]).toBe('helper');
    expect(labels('import music, ra|')).toContain('random');
    expect(labels('from |')).toContain('microbit');
    expect(labels('from microbit |')).toEqual(['import']);
  });

  it('offers what is in a module', () => {
    expect(labels('from music import |')).toEqual(expect.arrayContaining(['play', 'BIRTHDAY', '*']));
    expect(labels('from helper import |', { files })).toEqual(['*', 'go', 'speed']);
    expect(labels('import helper\nhelper.|', { files })).toEqual(['go', 'speed']);
    expect(labels('from helper import *\ng|', { files })).toContain('go');
  });

  it('writes plain names behind from ... import', () => {
    expect(offered('from music import |').find((one) => one.label === 'play')?.insert).toBe('play');
  });
});

describe('completion of arguments', () => {
  it('offers values that fit: pictures, tunes, pins, True and False', () => {
    expect(labels(`${star}display.show(|)`)[0]).toBe('Image.ANGRY');
    expect(labels('import microbit\nmicrobit.display.show(|)')[0]).toBe('microbit.Image.ANGRY');
    expect(labels('import music\nmusic.play(|)')[0]).toBe('music.BADDY');
    expect(labels(`${star}from neopixel import NeoPixel\nnp = NeoPixel(|)`)).toContain('pin1');
    expect(labels(`${star}display.show(1, wait=|)`).slice(0, 2)).toEqual(['False', 'True']);
    expect(labels(`${star}pin0.set_pull(|)`)).toContain('pin0.PULL_UP');
    expect(labels(`${star}sleep(|)`)).not.toContain('Image.HEART');
  });

  it('offers arguments by name that are not given yet', () => {
    const names = labels(`${star}display.show(1, wait=False, |)`);
    expect(names).toContain('loop=');
    expect(names).not.toContain('wait=');
    expect(labels(`${star}sleep(|)`)).not.toContain('milliseconds=');
  });

  it('offers gestures and files between quotes, and replaces what stands there', () => {
    expect(labels(`${star}if accelerometer.was_gesture("|")`)).toContain('face up');
    expect(labels(`${star}if accelerometer.was_gesture("face |`)).toContain('face up');
    expect(offered(`${star}accelerometer.is_gesture("fa|")`)[0]?.from).toBe(
      `${star}accelerometer.is_gesture("`.length,
    );
    expect(labels(`${star}if accelerometer.current_gesture() == "|"`)).toContain('shake');
    expect(labels('open("|")', { files: { 'data.txt': '', 'helper.py': '' } })).toEqual(['data.txt']);
    expect(labels('open("data.txt", "|")')).toEqual(['r', 'w', 'rb', 'wb']);
    expect(labels('print("|")')).toEqual([]);
  });
});

describe('completion of programs of any kind', () => {
  it('answers everywhere in a hostile text', () => {
    const text = `${star}x = [((({"\ndef (:\n  class\n'''‮ self.\n lambda: (yield\nimport .. as\n\u0000@@ f"{x.`;
    for (let offset = 0; offset <= text.length; offset++)
      expect(() => completionsAt({ source: text, offset })).not.toThrow();
  });

  it('follows no circle of names or files', () => {
    expect(labels('a = b\nb = a\na.|')).toEqual([]);
    expect(labels('def f():\n    return f()\nf().|')).toEqual([]);
    expect(labels('class A(A):\n    def go(self): pass\nA().|')).toContain('go');
    const files = { 'a.py': 'from b import *', 'b.py': 'from a import *' };
    expect(labels('from a import *\nfrom b import *\nx.|', { files })).toEqual([]);
  });
});

describe('what is written for a completion', () => {
  const written = (text: string, label: string, after = ''): unknown => {
    const one = offered(text).find((found) => found.label === label);
    return one && placed(one, after);
  };

  it('replaces the whole word, and adds no brackets where some are', () => {
    expect(written(`${star}display.sh|`, 'show')).toEqual({ insert: 'show($0)', behind: 0 });
    expect(written(`${star}display.sh|`, 'show', 'ow(1)')).toEqual({ insert: 'show', behind: 2 });
    expect(written(`${star}button_a.is|`, 'is_pressed', '()')).toEqual({ insert: 'is_pressed', behind: 0 });
    expect(written(`${star}sl|`, 'sleep', ' (1)')).toEqual({ insert: 'sleep($0)', behind: 0 });
    expect(written(`${star}whi|`, 'while True:', ' x')).toMatchObject({ behind: 0 });
  });

  it('replaces all of a text between its quotes', () => {
    const text = `${star}accelerometer.was_gesture("|`;
    expect(written(text, 'shake', 'ke")')).toEqual({ insert: 'shake', behind: 2 });
    expect(written(text, 'face up', 'ce up")')).toEqual({ insert: 'face up', behind: 5 });
    expect(written(text, 'shake', ' and more')).toEqual({ insert: 'shake', behind: 0 });
  });

  it('puts a branch below its beginning, wherever it is being written', () => {
    const from = (text: string, label: string): number | undefined => {
      const one = offered(text).find((found) => found.label === label);
      return one && one.from - text.lastIndexOf('\n', text.indexOf('|')) - 1;
    };
    expect(from('if a:\n    b()\n    els|', 'else:')).toBe(0);
    expect(from('while True:\n    if a:\n        b()\n        eli|', 'elif')).toBe(4);
    expect(from('try:\n    b()\n    exc|', 'except')).toBe(0);
    expect(from('try:\n    b()\n    fin|', 'finally:')).toBe(0);
    expect(from('if a:\n    b()\nels|', 'else:')).toBe(0);
    expect(from('while a:\n    els|', 'else:')).toBe(4);
    expect(from('if a:\n    b()\n    whi|', 'while')).toBe(4);
  });
});
