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
    expect(cut.said).toMatch(/^cut\.json:\d+:\d+: This is not JSON/);
  });

  it('name an unknown block with its line and column, and print the rest', async () => {
    const blocks = await call('python', 'main.py', source);
    const lines = blocks.text.replace('"loops_forever"', '"loops_foreever"').split('\n');
    const line = lines.findIndex((one) => one.includes('loops_foreever')) + 1;
    const result = await call('blocks', 'edited.json', lines.join('\n'));
    expect(result.code).toBe(1);
    expect(result.said).toContain('"loops_foreever"');
    expect(Math.abs(Number(/edited\.json:(\d+):/.exec(result.said)?.[1]) - line)).toBeLessThanOrEqual(1);
  });

  it.each([
    ['[]', 'no blocks document'],
    ['{"pensabitBlocks": 9, "workspace": {}}', 'newer Pensabit'],
    ['{"pensabitBlocks": 1, "workspace": {"__proto__": {}}}', ''],
    ['{"pensabitBlocks": 1, "workspace": {"blocks": {"blocks": [{"type": 5}]}}}', 'edited.json:1:'],
  ])('answer %s with a reason and without a crash', async (text, said) => {
    const result = await call('blocks', 'edited.json', text);
    expect(result.said).toContain(said);
  });

  it('refuse a program that is not UTF-8', async () => {
    const result = await call('python', 'latin.py', Uint8Array.of(0x70, 0xe8, 0x0a));
    expect(result.code).toBe(1);
    expect(result.said).toContain('UTF-8');
  });
});
