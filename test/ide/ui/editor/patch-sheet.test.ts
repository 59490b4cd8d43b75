// @vitest-environment happy-dom
import * as Blockly from 'blockly/core';
import * as englishWords from 'blockly/msg/en';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  parseBlocksDocument,
  type BlocksDocument,
  type BlockState,
} from '../../../../ide/blocks/blocks-document.ts';
import { defineBlocks } from '../../../../ide/blocks/define-blocks.ts';
import { generatePython } from '../../../../ide/blocks/generate-python.ts';
import { pythonToBlocks } from '../../../../ide/blocks/python-to-blocks.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { blocksAfter } from '../../../../ide/session/blocks-follow.ts';
import { atOnce } from '../../../../ide/blocks/steps.ts';
import { patchSheet } from '../../../../ide/ui/editor/patch-sheet.ts';

beforeAll(async () => {
  await setLanguage('en');
  Blockly.setLocale(englishWords as unknown as Record<string, string>);
  defineBlocks();
});

const folder = join(import.meta.dirname, '../../blocks/programs');
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.py'))
  // Every twentieth: a sheet takes its time, and the programs are sorted by what they try.
  .filter((_, index) => index % 20 === 0)
  .map((name) => readFileSync(join(folder, name), 'utf8'));

function sheetWith(document: BlocksDocument): Blockly.Workspace {
  const workspace = new Blockly.Workspace();
  Blockly.Events.disable();
  Blockly.serialization.workspaces.load({ ...document.workspace }, workspace);
  return workspace;
}

function shown(workspace: Blockly.Workspace): BlocksDocument {
  const parsed = parseBlocksDocument({
    pensabitBlocks: 1,
    workspace: Blockly.serialization.workspaces.save(workspace),
  });
  if (!parsed.ok) throw new Error(parsed.problem.path);
  return parsed.document;
}

function ids(document: BlocksDocument): string[] {
  const found: string[] = [];
  const waiting: BlockState[] = [...document.workspace.blocks.blocks];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    found.push(block.id);
    for (const { block: inner, shadow } of Object.values(block.inputs ?? {}))
      for (const one of [inner, shadow]) if (one !== undefined) waiting.push(one);
    if (block.next !== undefined) waiting.push(block.next.block);
  }
  return found;
}

/** Patches a sheet from one text to another; answers whether it could. */
function follow(before: string, after: string): boolean {
  const old = pythonToBlocks(before);
  const next = blocksAfter(after, old);
  expect(new Set(ids(next)).size, 'every id once').toBe(ids(next).length);
  const sheet = sheetWith(old);
  const done = atOnce(patchSheet(sheet, old, next));
  if (done) {
    // Drawn anew or changed in place: the same program, and the same again when it is saved.
    const drawn = shown(sheetWith(next));
    expect(generatePython(shown(sheet)).source).toBe(generatePython(next).source);
    expect(generatePython(drawn).source).toBe(generatePython(next).source);
    expect(ids(shown(sheet)).sort()).toEqual(ids(drawn).sort());
  }
  sheet.dispose();
  return done;
}

describe('a sheet that follows a text', () => {
  it('shows the new program after any line went, came or changed, without being drawn anew', () => {
    let patched = 0;
    let tried = 0;
    for (const [index, program] of programs.entries()) {
      const lines = program.split('\n');
      const at = (index * 7) % Math.max(1, lines.length - 1);
      const margin = /^\s*/.exec(lines[at] ?? '')?.[0] ?? '';
      for (const after of [
        [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n'),
        [...lines.slice(0, at), `${margin}display.scroll("here")`, ...lines.slice(at)].join('\n'),
        program.replace(/\d+/, '77'),
        `${program}\ndisplay.clear()\nnew_one = 5\n`,
      ]) {
        tried++;
        if (follow(program, after)) patched++;
      }
    }
    expect(patched / tried).toBeGreaterThan(0.8);
  });

  it('goes from any program to any other', () => {
    for (const [index, program] of programs.entries())
      follow(program, programs[(index * 31 + 5) % programs.length] ?? '');
  });

  it('follows a variable that changes its capitals, which are nothing to Blockly', () => {
    const before = 'from microbit import *\n\nScore = 0\ndisplay.show(Score)\n';
    expect(follow(before, before.replaceAll('Score', 'score'))).toBe(false);
  });

  it('leaves the blocks that stayed where they are', () => {
    const before =
      'from microbit import *\n\nn = 0\nwhile True:\n    n += 1\n    display.show(n)\n    sleep(500)\n';
    const after = before
      .replace('    display.show(n)\n', '    display.show(n)\n    display.scroll("x")\n')
      .replace('500', '900');
    const old = pythonToBlocks(before);
    const sheet = sheetWith(old);
    const loop = sheet.getBlocksByType('loops_forever')[0];
    const show = sheet.getBlocksByType('screen_show')[0];
    const wait = sheet.getBlocksByType('loops_wait')[0];
    expect(atOnce(patchSheet(sheet, old, blocksAfter(after, old)))).toBe(true);
    expect(sheet.getBlocksByType('loops_forever')[0]).toBe(loop);
    expect(sheet.getBlocksByType('screen_show')[0]).toBe(show);
    expect(sheet.getBlocksByType('loops_wait')[0]).toBe(wait);
    expect(generatePython(shown(sheet)).source).toBe(after);
  });

  it('refuses what is not what it was told', () => {
    const old = pythonToBlocks('from microbit import *\ndisplay.clear()\nsleep(5)\n');
    const sheet = sheetWith(old);
    sheet.getBlocksByType('screen_clear')[0]?.dispose(true);
    const next = blocksAfter('from microbit import *\nsleep(5)\n', old);
    expect(atOnce(patchSheet(sheet, old, next))).toBe(false);
  });
});
