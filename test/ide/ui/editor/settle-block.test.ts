// @vitest-environment happy-dom
import * as Blockly from 'blockly/core';
import * as englishWords from 'blockly/msg/en';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseBlocksDocument } from '../../../../ide/blocks/blocks-document.ts';
import { defineBlocks } from '../../../../ide/blocks/define-blocks.ts';
import { generatePython } from '../../../../ide/blocks/generate-python.ts';
import { pythonToBlocks } from '../../../../ide/blocks/python-to-blocks.ts';
import { toolboxBlock } from '../../../../ide/blocks/toolbox.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { settleBlock } from '../../../../ide/ui/editor/settle-block.ts';

let workspace: Blockly.Workspace;
beforeAll(async () => {
  await setLanguage('en');
  Blockly.setLocale(englishWords as unknown as Record<string, string>);
  defineBlocks();
});
afterEach(() => workspace.dispose());

/** The program after new blocks of these types, each put to the one before, the first to the block of type `at`. */
function after(source: string, at: string | undefined, ...types: readonly string[]): string {
  workspace = new Blockly.Workspace();
  const { workspace: state } = pythonToBlocks(`from microbit import *\n\n${source}`);
  Blockly.serialization.workspaces.load({ ...state }, workspace);
  let place = workspace.getAllBlocks(true).find(({ type }) => type === at);
  for (const type of types) {
    const made = Blockly.serialization.blocks.append(toolboxBlock(type), workspace);
    settleBlock(made, place);
    place = made;
  }
  const saved = parseBlocksDocument({
    pensabitBlocks: 1,
    workspace: Blockly.serialization.workspaces.save(workspace),
  });
  if (!saved.ok) throw new Error(saved.problem.path);
  return `${generatePython(saved.document).source.replace('from microbit import *\n\n', '').trimEnd()}\n`;
}

describe('a new block', () => {
  it('goes below where the pupil is, and what was there follows it', () => {
    expect(after('sleep(1)\nsleep(2)\n', 'loops_wait', 'screen_clear')).toBe(
      'sleep(1)\ndisplay.clear()\nsleep(2)\n',
    );
  });

  it('goes into a body that is still empty, and into a loop that never ends', () => {
    expect(after('sleep(1)\n', 'loops_wait', 'loops_forever', 'logic_if', 'screen_clear', 'loops_wait')).toBe(
      'sleep(1)\n\nwhile True:\n    if False:\n        display.clear()\n        sleep(500)\n',
    );
    expect(after('while True:\n    sleep(1)\n', 'loops_forever', 'screen_clear')).toBe(
      'while True:\n    sleep(1)\n    display.clear()\n',
    );
    expect(after('for i in range(3):\n    sleep(1)\n', 'loops_repeat', 'screen_clear')).toBe(
      'for i in range(3):\n    sleep(1)\ndisplay.clear()\n',
    );
  });

  it('goes into the first free place that takes it, one place after the other', () => {
    expect(after('', 'start', 'logic_if', 'button_is_pressed')).toBe('if button_a.is_pressed():\n    pass\n');
    expect(
      after(
        '',
        'start',
        'logic_if',
        'logic_compare',
        'sensors_temperature',
        'sensors_light',
        'sensors_light',
      ),
    ).toBe('if temperature() < display.read_light_level():\n    pass\n');
  });

  it('takes the place of the value the pupil is at', () => {
    expect(after('sleep(1)\n', 'maths_number', 'sensors_temperature')).toBe('sleep(temperature())\n');
    expect(after('sleep(1)\n', 'maths_number', 'screen_clear')).toBe('sleep(1)\ndisplay.clear()\n');
  });

  it('goes on at the end of a program that nobody has touched', () => {
    expect(after('sleep(1)\n\nwhile True:\n    sleep(2)\n', undefined, 'screen_clear')).toBe(
      'sleep(1)\n\nwhile True:\n    sleep(2)\n    display.clear()\n',
    );
    expect(after('sleep(1)\n', undefined, 'sensors_temperature')).toBe('sleep(1)\n');
  });
});
