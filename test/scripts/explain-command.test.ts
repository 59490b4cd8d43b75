import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pensabit } from '../../scripts/pensabit.ts';
import { describeWith } from '../tools.ts';
import { FakeTerminal } from './fake-terminal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pensabit-explain-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);

async function command(...args: readonly string[]): Promise<{ code: number; text: string; said: string }> {
  const terminal = new FakeTerminal(folder);
  const code = await pensabit(args, terminal);
  return { code, text: terminal.text, said: terminal.said.join('\n') };
}

describe('pensabit explain', () => {
  it('names place, reason and mend of every mistake', async () => {
    await put('game.py', 'from microbit import *\nwhile True\n    display.scroll("a")\n');
    expect(await command('explain', 'game.py')).toEqual({
      code: 1,
      text: 'game.py:2:10: error: A colon is missing. A line that begins with while ends with a colon.\n    while True:\n',
      said: '',
    });
  });

  it('speaks Italian, and gives programs a list', async () => {
    await put('gioco.py', 'import musik\n');
    const { code, text } = await command('explain', 'gioco.py', '--language', 'it', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(text)).toEqual([
      {
        file: 'gioco.py',
        line: 1,
        column: 8,
        severity: 'error',
        key: 'error.import.near',
        values: { name: 'musik', near: 'music' },
        text: 'Non esiste il modulo musik. Forse intendi music.',
        fix: { from: 'musik', to: 'music' },
      },
    ]);
  });

  it('is content with a sound program, with its modules, and with mere hints', async () => {
    await put('main.py', 'from microbit import *\nimport helper\nhelper.go()\nImage.HEART\n');
    await put('helper.py', 'def go():\n    pass\n');
    const { code, text } = await command('explain', 'main.py', 'helper.py');
    expect(text).toMatch(/^main\.py:4:1: hint: /);
    expect(code).toBe(0);
  });

  it('knows what a board has not', async () => {
    await put('main.py', 'from microbit import *\nspeaker.off()\n');
    expect((await command('explain', 'main.py')).code).toBe(0);
    expect((await command('explain', 'main.py', '--board', 'v2')).code).toBe(0);
    expect((await command('explain', 'main.py', '--board', 'v1')).text).toContain('It needs a micro:bit V2');
  });

  it('says how it is called', async () => {
    expect((await command('explain')).code).toBe(2);
    expect((await command('explain', 'nothing.py')).said).toContain('There is no such file');
  });
});

describeWith(['v1-runtime'], 'pensabit run', () => {
  it('says on standard error what an exception means, and leaves standard output alone', async () => {
    await put('main.py', 'names = {"a": 1}\nprint(names["b"])\n');
    const { text, said } = await command('run', 'main.py', '--for', '300ms', '--language', 'it');
    expect(said).toBe(
      'main.py:2: In names non c’è niente sotto b. Chiedi prima con in, o guarda che cosa ci hai messo.',
    );
    expect(text).toContain('File "__main__", line 2, in <module>\r\nKeyError: b\r\n');
    expect(text).not.toContain('In names');
  });
});
