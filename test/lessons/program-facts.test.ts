import { describe, expect, it } from 'vitest';
import { programFacts } from '../../lessons/checks/program-facts.ts';

const alarm = `from microbit import *
import music

limit = 8

while True:
    temp = temperature()
    print("temperature:", temp)
    if temp < limit:  # the wrong way round
        display.show(Image.HEART)
        music.play(music.BA_DING)
    elif temp == limit:
        pass
    else:
        display.show(Image.HAPPY)
    sleep(500)
`;

describe('program facts', () => {
  it('name every call with its line', () => {
    expect(programFacts(alarm).calls).toEqual([
      { name: 'temperature', line: 7 },
      { name: 'print', line: 8 },
      { name: 'display.show', line: 10 },
      { name: 'music.play', line: 11 },
      { name: 'display.show', line: 15 },
      { name: 'sleep', line: 16 },
    ]);
  });

  it('tell which way round a comparison is written', () => {
    expect(programFacts(alarm).comparisons).toEqual([
      { left: 'temp', operator: '<', right: 'limit', line: 9 },
      { left: 'temp', operator: '==', right: 'limit', line: 12 },
    ]);
  });

  it('split a chained comparison into its pairs', () => {
    const { comparisons } = programFacts(
      'ok = (2 <= t) and 2 < t+1 <= (8) or t not in (1, 2) or t is not None\n',
    );
    expect(comparisons.map((c) => `${c.left} ${c.operator} ${c.right}`)).toEqual([
      '2 <= t',
      't+1 <= 8',
      '2 < t+1',
      't not in (1, 2)',
      't is not None',
    ]);
  });

  it('count loops and ifs, and only a real else', () => {
    const facts = programFacts(alarm);
    expect(facts.loops).toEqual([{ kind: 'while', line: 6 }]);
    expect(facts.ifs).toEqual([{ line: 9, hasElse: true }]);
    expect(programFacts('if a:\n    b()\nelif c:\n    d()\n').ifs).toEqual([{ line: 1, hasElse: false }]);
    expect(programFacts('for x in y:\n    pass\nelse:\n    pass\n').loops).toEqual([
      { kind: 'for', line: 1 },
    ]);
  });

  it('list the names in order of appearance, each once', () => {
    expect(programFacts('import music\na = b\nb = a\n').names).toEqual(['music', 'a', 'b']);
  });

  it('do not see code in strings and comments', () => {
    const facts = programFacts('x = "display.show(1)"  # sleep(3)\n"""while True: pass"""\n');
    expect(facts.calls).toEqual([]);
    expect(facts.loops).toEqual([]);
  });

  it('leave out the call on the result of a call but see what is inside', () => {
    expect(
      programFacts('display.show(Image("0:0").shift_left(random.randint(0, 4)))\n').calls.map((c) => c.name),
    ).toEqual(['display.show', 'Image', 'random.randint']);
  });

  it('have no syntax error for a sound program, an empty one and one without a last line break', () => {
    for (const source of [alarm, '', '# only words', 'while True:\n    pass', 'if a: b()\nx = [1,\n  2]\n']) {
      expect(programFacts(source).syntaxError, source).toBeUndefined();
    }
  });

  it.each([
    ['a missing colon', 'x = 1\nwhile True\n    sleep(1)\n', 2],
    ['an open bracket', 'display.show("a"\nsleep(5)\nx = 3\n', 1],
    ['an open quote', 'x = 1\ny = "abc\nz = 2\n', 2],
    ['an assignment as condition', 'x = 1\nif x = 3:\n    pass\n', 2],
    ['a body that is not indented', 'if True:\nsleep(1)\n', 2],
    ['an indentation for no reason', 'x = 1\n    y = 2\nz = 3\n', 2],
    ['an uneven indentation', 'if x:\n    a = 1\n  b = 2\n', 3],
    ['a missing value', 'x = 3 +\ny = 2\n', 1],
    ['a bracket too many', 'x = 1\ny = 5)\n', 2],
    ['an else alone', 'x = 1\nelse:\n    y = 2\n', 2],
    ['a print of Python 2', 'x = 1\nprint "a"\n', 2],
    ['a format string, unknown to MicroPython', 'x = 1\nprint(f"{x}")\n', 2],
  ])('place the syntax error of %s', (_, source, line) => {
    expect(programFacts(source).syntaxError).toEqual({ line });
  });

  it('still tell what can be read in a program with an error', () => {
    const facts = programFacts('a = temperature()\nif a = 3:\n    pass\nsleep(500)\n');
    expect(facts.calls.map((c) => c.name)).toEqual(['temperature', 'sleep']);
  });
});
