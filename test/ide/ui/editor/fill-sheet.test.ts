// @vitest-environment happy-dom
import * as Blockly from 'blockly/core';
import * as englishWords from 'blockly/msg/en';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseBlocksDocument, type BlocksDocument } from '../../../../ide/blocks/blocks-document.ts';
import { defineBlocks } from '../../../../ide/blocks/define-blocks.ts';
import { pythonToBlocks } from '../../../../ide/blocks/python-to-blocks.ts';
import { atOnce } from '../../../../ide/blocks/steps.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { fillSheet } from '../../../../ide/ui/editor/fill-sheet.ts';

beforeAll(async () => {
  await setLanguage('en');
  Blockly.setLocale(englishWords as unknown as Record<string, string>);
  defineBlocks();
  Blockly.Events.disable();
});

const program = (name: string): BlocksDocument =>
  pythonToBlocks(readFileSync(join(import.meta.dirname, `../../blocks/programs/${name}.py`), 'utf8'));

function shown(workspace: Blockly.Workspace): BlocksDocument {
  const parsed = parseBlocksDocument({
    pensabitBlocks: 1,
    workspace: Blockly.serialization.workspaces.save(workspace),
  });
  if (!parsed.ok) throw new Error(parsed.problem.path);
  return parsed.document;
}

/** What Blockly shows when it puts the whole document there itself. */
function loaded(document: BlocksDocument): BlocksDocument {
  const workspace = new Blockly.Workspace();
  Blockly.serialization.workspaces.load({ ...document.workspace }, workspace);
  return shown(workspace);
}

describe('a sheet that is filled in steps', () => {
  const names = ['games-snake', 'games-space-invader', 'classes-pet', 'radio-chat-morse'];

  it.each(names)('shows in the end what Blockly would show at once: %s', (name) => {
    const document = program(name);
    const sheet = new Blockly.Workspace();
    atOnce(fillSheet(sheet, document));
    expect(shown(sheet)).toEqual(loaded(document));
  });

  it('makes a handful of blocks in each step, however long a list, a body or a chain is', () => {
    const numbers = Array.from({ length: 25 }, (_, index) => String(index)).join(', ');
    const lines = Array.from({ length: 40 }, (_, index) => `        sleep(${String(index)})`).join('\n');
    const document = pythonToBlocks(
      `from microbit import *\n\nwhile True:\n    if button_a.is_pressed():\n${lines}\n    x = [${numbers}]\n`,
    );
    const sheet = new Blockly.Workspace();
    let before = 0;
    let most = 0;
    for (const steps = fillSheet(sheet, document); steps.next().done !== true;) {
      const now = sheet.getAllBlocks(false).length;
      most = Math.max(most, now - before);
      before = now;
    }
    expect(before).toBeGreaterThan(100);
    expect(most).toBeLessThan(10);
    expect(shown(sheet)).toEqual(loaded(document));
  });

  it('leaves nothing of a program that was broken off when another one comes', () => {
    const sheet = new Blockly.Workspace();
    const first = fillSheet(sheet, program('games-snake'));
    for (let step = 0; step < 12; step++) first.next();
    expect(sheet.getAllBlocks(false).length).toBeGreaterThan(10);
    const next = program('classes-pet');
    atOnce(fillSheet(sheet, next));
    expect(shown(sheet)).toEqual(loaded(next));
  });
});
