import { describe, expect, it } from 'vitest';
import { explainTraceback } from '../../../ide/python/explain-traceback.ts';

const hero = 'from microbit import *\n';

describe('a board that stopped for good', () => {
  it.each([
    ['panic 20', 'error.panic.memory', '020'],
    ['panic 10', 'error.panic.hardware', '010'],
    ['panic 40', 'error.panic.heap', '040'],
    ['panic 123', 'error.panic', '123'],
  ])('%s is %s', (reason, key, number) => {
    expect(explainTraceback(reason, { 'main.py': `${hero}panic(5)\n` })).toMatchObject({
      ...{ type: 'Panic', line: undefined, original: reason },
      ...{ key, values: { number } },
    });
  });

  it.each([
    ['panic(20)', 2],
    ['if button_a.is_pressed():\n    panic(20)', 3],
    ['code = 20\npanic(code)', 3],
    ['panic(4)\npanic(20)', 3],
    ['panic(20)\npanic(20)', undefined],
  ])('was told so by the program: %j', (program, line) => {
    const problem = explainTraceback('panic 20', { 'main.py': hero + program });
    expect(problem).toMatchObject({ line, key: 'error.panic.own', values: { number: 20 } });
  });

  it('was told so by another file', () => {
    const files = { 'main.py': 'import game\n', 'game.py': 'import microbit\nmicrobit.panic(3)\n' };
    expect(explainTraceback('panic 3', files)).toMatchObject({
      line: undefined,
      ...{ key: 'error.panic.ownIn', values: { number: 3, file: 'game.py', line: 2 } },
    });
  });

  it('was not told so by a function that only has the name', () => {
    const program = 'def panic(n):\n    print(n)\npanic(20)\n';
    expect(explainTraceback('panic 20', { 'main.py': program })?.key).toBe('error.panic.memory');
  });

  it('has met an order that its chip cannot carry out', () => {
    expect(explainTraceback('hard fault at 0x1c2', { 'main.py': hero })?.key).toBe('error.panic.fault');
    expect(explainTraceback('lock-up at 0x1c2', { 'main.py': '' })?.key).toBe('error.panic.fault');
    const files = { 'main.py': 'import machine\nprint(machine.mem16[3])\n' };
    expect(explainTraceback('hard fault at 0x1c2', files)).toMatchObject({
      ...{ line: 2, key: 'error.panic.address', values: { name: 'machine.mem16' } },
    });
  });
});
