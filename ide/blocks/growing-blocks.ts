import * as Blockly from 'blockly/core';
import { t } from '../i18n/translate.ts';
import type { BlockSpec } from './block-spec.ts';
import type { ExtraState } from './blocks-document.ts';

/** A block that gains and loses inputs by two small buttons at its end. */
export interface GrowingBlock extends Blockly.Block {
  elseIfs: number;
  hasElse: boolean;
  items: number;
}

type Growth = NonNullable<BlockSpec['grows']>;

/** Most inputs a pupil can make by hand; a document may bring more. */
const most = 30;

/** Gives a block its growing inputs, its buttons and the state that is saved with it. */
export function growBlock(block: GrowingBlock, growth: Growth): void {
  block.elseIfs = 0;
  block.hasElse = false;
  block.items = growth === 'items' ? 2 : 0;
  block.saveExtraState = () => stateOf(block, growth);
  block.loadExtraState = (state: unknown) => {
    const { elseIfs = 0, hasElse = false, items = 0 } = (state ?? {}) as ExtraState;
    Object.assign(block, { elseIfs, hasElse, items });
    shape(block, growth);
  };
  if (growth === 'branches') {
    block.removeInput('', true);
    for (const input of [...block.inputList]) block.removeInput(input.name, true);
  }
  shape(block, growth);
}

function stateOf(block: GrowingBlock, growth: Growth): ExtraState | null {
  if (growth !== 'branches') return { items: block.items };
  const state: ExtraState = {
    ...(block.elseIfs > 0 ? { elseIfs: block.elseIfs } : {}),
    ...(block.hasElse ? { hasElse: true } : {}),
  };
  return Object.keys(state).length === 0 ? null : state;
}

/** Makes the inputs fit the state: adds what is missing, drops what is too many, keeps what hangs there. */
function shape(block: GrowingBlock, growth: Growth): void {
  if (block.getInput('GROW') !== null) block.removeInput('GROW');
  if (growth === 'branches') shapeBranches(block);
  else shapeItems(block);
  const row = block.appendDummyInput('GROW');
  row.appendField(
    button('minus', t(growth === 'branches' ? 'block.logic_if.less' : 'block.less'), () => {
      change(block, growth, -1);
    }),
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
  if (growth !== 'branches') return t('block.more');
  return t(block.hasElse ? 'block.logic_if.more' : 'block.logic_if.addElse');
}

function canShrink(block: GrowingBlock, growth: Growth): boolean {
  return growth === 'branches' ? block.hasElse || block.elseIfs > 0 : block.items > 0;
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
  } else {
    block.items = Math.max(0, Math.min(most, block.items + by));
  }
  shape(block, growth);
  // A new place holds a number to begin with.
  const added = by > 0 && growth !== 'branches' ? block.getInput(`ADD${String(block.items - 1)}`) : null;
  added?.connection?.setShadowState({ type: 'maths_number', fields: { NUM: 0 } });
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
