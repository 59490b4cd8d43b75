import * as Blockly from 'blockly/core';
import type { MessageKey } from '../i18n/catalogue.ts';
import { t } from '../i18n/translate.ts';
import type { BlockSpec } from './block-spec.ts';
import type { ExtraState } from './blocks-document.ts';
import { toolboxBlock } from './toolbox.ts';

/** A block that gains and loses inputs by two small buttons at its end. */
export interface GrowingBlock extends Blockly.Block {
  elseIfs: number;
  hasElse: boolean;
  items: number;
  handlers: number;
  hasFinally: boolean;
}

type Growth = NonNullable<BlockSpec['grows']>;

/** Most inputs a pupil can make by hand; a document may bring more. */
const most = 30;

/** Gives a block its growing inputs, its buttons and the state that is saved with it. */
export function growBlock(block: GrowingBlock, spec: BlockSpec): void {
  const growth = spec.grows;
  if (growth === undefined) return;
  block.elseIfs = 0;
  block.hasElse = false;
  // None until somebody says so: Python's `[]` says nothing.
  block.items = 0;
  block.handlers = 1;
  block.hasFinally = false;
  block.saveExtraState = () => stateOf(block, growth);
  block.loadExtraState = (state: unknown) => {
    const {
      elseIfs = 0,
      hasElse = false,
      items = 0,
      handlers = 1,
      hasFinally = false,
    } = (state ?? {}) as ExtraState;
    Object.assign(block, { elseIfs, hasElse, items, handlers, hasFinally });
    shape(block, growth);
  };
  if (growth === 'branches') {
    block.removeInput('', true);
    for (const input of [...block.inputList]) block.removeInput(input.name, true);
  }
  shape(block, growth);
}

function stateOf(block: GrowingBlock, growth: Growth): ExtraState | null {
  if (growth === 'items' || growth === 'arguments') return { items: block.items };
  const state: ExtraState = {
    ...(block.elseIfs > 0 ? { elseIfs: block.elseIfs } : {}),
    ...(growth === 'handlers' && block.handlers !== 1 ? { handlers: block.handlers } : {}),
    ...(block.hasElse ? { hasElse: true } : {}),
    ...(block.hasFinally ? { hasFinally: true } : {}),
  };
  return Object.keys(state).length === 0 ? null : state;
}

/** Makes the inputs fit the state: adds what is missing, drops what is too many, keeps what hangs there. */
function shape(block: GrowingBlock, growth: Growth): void {
  if (block.getInput('GROW') !== null) block.removeInput('GROW');
  if (growth === 'branches') shapeBranches(block);
  else if (growth === 'handlers') shapeHandlers(block);
  else if (growth === 'ending') shapeBody(block, 'ELSE', block.hasElse, 'block.loops.else');
  else shapeItems(block);
  // Only Python makes a loop's `else`: pupils would look for it in vain, or find it by mistake.
  if (growth === 'ending') return;
  const row = block.appendDummyInput('GROW');
  row.appendField(
    button(
      'minus',
      t(growth === 'items' || growth === 'arguments' ? 'block.less' : 'block.logic_if.less'),
      () => {
        change(block, growth, -1);
      },
    ),
    'LESS',
  );
  row.appendField(
    button('plus', growLabel(block, growth), () => {
      change(block, growth, 1);
    }),
    'MORE',
  );
  row.fieldRow[0]?.setVisible(canShrink(block, growth));
}

function growLabel(block: GrowingBlock, growth: Growth): string {
  if (growth === 'branches') return t(block.hasElse ? 'block.logic_if.more' : 'block.logic_if.addElse');
  if (growth === 'handlers')
    return t(block.hasFinally ? 'block.logic_try.more' : 'block.logic_try.addFinally');
  return t('block.more');
}

function canShrink(block: GrowingBlock, growth: Growth): boolean {
  if (growth === 'branches') return block.hasElse || block.elseIfs > 0;
  if (growth === 'handlers') return block.hasFinally || block.hasElse || block.handlers > 1;
  return block.items > 0;
}

/** A body with words in front of it, there or not; one that is there moves below what came since. */
function shapeBody(block: GrowingBlock, input: string, wanted: boolean, words: MessageKey): void {
  const label = `${input}WORD`;
  if (!wanted) {
    block.removeInput(label, true);
    block.removeInput(input, true);
  } else if (block.getInput(input) === null) {
    block.appendDummyInput(label).appendField(t(words));
    block.appendStatementInput(input);
  } else {
    block.moveInputBefore(label, null);
    block.moveInputBefore(input, null);
  }
}

/** The first `except` is the block's own; further ones, `else` and `finally` stand below it. */
function shapeHandlers(block: GrowingBlock): void {
  const first = block.getInput('EXCEPT');
  if (first !== null) {
    const shown = block.handlers > 0;
    first.setVisible(shown);
    block.getField('ERROR')?.getParentInput().setVisible(shown);
  }
  for (let n = 1; n < block.handlers || block.getInput(`EXCEPT${String(n)}`) !== null; n++) {
    const [label, input] = [`FAILS${String(n)}`, `EXCEPT${String(n)}`];
    if (n >= block.handlers) {
      block.removeInput(label, true);
      block.removeInput(input, true);
    } else if (block.getInput(input) === null) {
      block
        .appendDummyInput(label)
        .appendField(t('block.logic_try.fails'))
        .appendField(new Blockly.FieldTextInput(''), `ERROR${String(n)}`);
      block.appendStatementInput(input);
    }
  }
  shapeBody(block, 'ELSE', block.hasElse, 'block.logic_try.else');
  shapeBody(block, 'FINALLY', block.hasFinally, 'block.logic_try.finally');
}

function shapeBranches(block: GrowingBlock): void {
  const wanted = new Set<string>();
  const after = (name: string): void => {
    wanted.add(name);
  };
  for (let n = 0; n <= block.elseIfs; n++) {
    if (block.getInput(`IF${String(n)}`) === null) {
      block
        .appendValueInput(`IF${String(n)}`)
        .setCheck('Boolean')
        .appendField(t(n === 0 ? 'block.logic_if' : 'block.logic_if.elseIf'));
      block.appendDummyInput(`THEN${String(n)}`).appendField(t('block.logic_if.then'));
      block.appendStatementInput(`DO${String(n)}`);
    }
    for (const name of [`IF${String(n)}`, `THEN${String(n)}`, `DO${String(n)}`]) after(name);
  }
  if (block.hasElse) {
    if (block.getInput('ELSE') === null) {
      block.appendDummyInput('ELSEWORD').appendField(t('block.logic_if.else'));
      block.appendStatementInput('ELSE');
    } else {
      // New branches were added below it.
      block.moveInputBefore('ELSEWORD', null);
      block.moveInputBefore('ELSE', null);
    }
    after('ELSEWORD');
    after('ELSE');
  }
  for (const input of [...block.inputList]) if (!wanted.has(input.name)) block.removeInput(input.name, true);
}

function shapeItems(block: GrowingBlock): void {
  for (let n = 0; block.getInput(`ADD${String(n)}`) !== null || n < block.items; n++) {
    const name = `ADD${String(n)}`;
    if (n >= block.items) block.removeInput(name, true);
    else if (block.getInput(name) === null) {
      const input = block.appendValueInput(name);
      if (n > 0) input.appendField(',');
    }
  }
}

/** One step more or less, as one change that can be undone. */
function change(block: GrowingBlock, growth: Growth, by: 1 | -1): void {
  if (block.isInFlyout || block.workspace.isReadOnly()) return;
  const before = JSON.stringify(stateOf(block, growth) ?? {});
  const group = Blockly.Events.getGroup();
  if (group === '') Blockly.Events.setGroup(true);
  if (growth === 'branches') {
    if (by > 0 && !block.hasElse) block.hasElse = true;
    else if (by > 0) block.elseIfs = Math.min(most, block.elseIfs + 1);
    else if (block.elseIfs > 0) block.elseIfs--;
    else block.hasElse = false;
  } else if (growth === 'handlers') {
    if (by > 0 && !block.hasFinally) block.hasFinally = true;
    else if (by > 0) block.handlers = Math.min(most, block.handlers + 1);
    else if (block.handlers > 1) block.handlers--;
    else if (block.hasFinally) block.hasFinally = false;
    else block.hasElse = false;
  } else {
    block.items = Math.max(0, Math.min(most, block.items + by));
  }
  shape(block, growth);
  // A new place holds a number to begin with.
  const added =
    by > 0 && (growth === 'items' || growth === 'arguments')
      ? block.getInput(`ADD${String(block.items - 1)}`)
      : null;
  const shadow =
    block.type === 'lists_dictionary'
      ? toolboxBlock('lists_pair')
      : { type: 'maths_number', fields: { NUM: 0 } };
  added?.connection?.setShadowState(shadow);
  const after = JSON.stringify(stateOf(block, growth) ?? {});
  if (before !== after) {
    Blockly.Events.fire(new Blockly.Events.BlockChange(block, 'mutation', null, before, after));
  }
  if (group === '') Blockly.Events.setGroup(false);
}

const drawings = { plus: 'M8 3v10M3 8h10', minus: 'M3 8h10' } as const;

function button(kind: keyof typeof drawings, alt: string, onClick: () => void): Blockly.FieldImage {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="-2 -2 20 20">` +
    `<circle cx="8" cy="8" r="9" fill="#fff" fill-opacity=".16"/>` +
    `<path d="${drawings[kind]}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>`;
  return new Blockly.FieldImage(`data:image/svg+xml,${encodeURIComponent(svg)}`, 20, 20, alt, onClick);
}
