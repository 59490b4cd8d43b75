import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pensabit } from '../../scripts/pensabit.ts';
import { FakeTerminal } from './fake-terminal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pensabit-blocks-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function call(command: string, name: string, text: string | Uint8Array) {
  await writeFile(path.join(folder, name), text);
  const terminal = new FakeTerminal(folder);
  const code = await pensabit([command, name], terminal);
  return { code, text: terminal.text, said: terminal.said.join('\n') };
}

describe('pensabit blocks and pensabit python', () => {
  const source = 'from microbit import *\n\nwhile True:\n    display.scroll("ciao")\n    sleep(500)\n';

  it('turn a program into blocks and back into the same text', async () => {
    const blocks = await call('python', 'main.py', source);
    expect(blocks.code).toBe(0);
    const back = await call('blocks', 'main.blocks.json', blocks.text);
    expect(back).toEqual({ code: 0, text: source, said: '' });
  });

  it('say where a cut file ends', async () => {
    const blocks = await call('python', 'main.py', source);
    const cut = await call('blocks', 'cut.json', blocks.text.slice(0, 200));
    expect(cut.code).toBe(1);
    const before = blocks.text.slice(0, 200).split('\n');
    expect(cut.said).toContain(`cut.json:${String(before.length)}:`);
    expect(cut.said).toContain('This is not JSON');
  });

  it('name an unknown block with its line and column, and print the rest', async () => {
    const blocks = await call('python', 'main.py', source);
    const lines = blocks.text.replace('"loops_forever"', '"loops_foreever"').split('\n');
    const line = lines.findIndex((one) => one.includes('loops_foreever')) + 1;
    const result = await call('blocks', 'edited.json', lines.join('\n'));
    expect(result.code).toBe(1);
    expect(result.said).toContain('"loops_foreever"');
    // The block begins on the line above its type.
    expect(result.said).toContain(`edited.json:${String(line - 1)}:`);
  });

  it.each([
    ['[]', 'no blocks document'],
    ['{"pensabitBlocks": 9, "workspace": {}}', 'newer Pensabit'],
    ['{"pensabitBlocks": 1, "workspace": {"__proto__": {}}}', 'may not be used here.'],
    [
      '{"pensabitBlocks": 1, "workspace": {"blocks": {"blocks": {}}}}',
      'not what a blocks document has here.',
    ],
    ['{"pensabitBlocks": 1, "workspace": {"blocks": {"blocks": [{"type": 5}]}}}', 'edited.json:1:'],
  ])('answer %s with a reason and without a crash', async (text, said) => {
    const result = await call('blocks', 'edited.json', text);
    expect(result.said).toContain(said);
  });

  it('refuse a program that is not UTF-8', async () => {
    const result = await call('python', 'latin.py', Uint8Array.of(0x70, 0xe8, 0x0a));
    expect(result.code).toBe(1);
    expect(result.said).toMatch(/^latin\.py:1:2: .*UTF-8/);
  });

  it('give a messy program back letter for letter', async () => {
    const messy =
      "from microbit import*\r\nx=[ 'a',\r\n     'b' ]  # two\r\nif x : print( x );x=0\r\n\r\n\r\n";
    const blocks = await call('python', 'main.py', messy);
    const back = await call('blocks', 'main.blocks.json', blocks.text);
    expect(back).toEqual({ code: 0, text: messy, said: '' });
  });

  it('say where blocks are nested too deep, and where a line is too long', async () => {
    const open = '{"type": "loops_forever", "inputs": {"DO": {"block":\n'.repeat(10_000);
    const deep = `{"pensabitBlocks": 1, "workspace": {"blocks": {"blocks": [${open}{"type": "loops_break"}${'}}}'.repeat(10_000)}]}}}`;
    const result = await call('blocks', 'deep.json', deep);
    expect(result.code).toBe(1);
    expect(result.said).toMatch(/^deep\.json:82:1: .*deeper/);
    const long = await call('python', 'long.py', `x = 1\ny = "${'a'.repeat(2_000_001)}"\n`);
    expect(long.code).toBe(1);
    expect(long.said).toMatch(/^long\.py:2:1: /);
  });
});
