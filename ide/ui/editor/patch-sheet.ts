import type * as Blockly from 'blockly/core';
import { blockSpec, inputSpec } from '../../blocks/block-catalogue.ts';
import type {
  BlocksDocument,
  BlockState,
  ConnectionState,
  FieldState,
} from '../../blocks/blocks-document.ts';
import type { Steps } from '../../blocks/steps.ts';
import { chainOf } from '../../session/adopt-ids.ts';
import { attach, chain, fillChain, NotThere } from './fill-sheet.ts';

/**
 * Changes what differs between two documents on a sheet that shows the first; a whole program is drawn again only where
 * that is simpler. Blocks are the same by their ids. Answers whether the sheet now shows `next`; if not, it must be
 * loaded. In steps, between which the sheet is neither; within each the caller turns events off.
 */
export function* patchSheet(
  workspace: Blockly.Workspace,
  before: BlocksDocument,
  next: BlocksDocument,
): Steps<boolean> {
  const [old, now] = [before.workspace.blocks.blocks, next.workspace.blocks.blocks];
  if (old.length !== now.length || old.some((block, index) => block.id !== now[index]?.id)) return false;
  try {
    const map = workspace.getVariableMap();
    for (const { id, name } of next.workspace.variables) {
      if (map.getVariableById(id) !== null) continue;
      // Capitals make other names in Python, and not in Blockly: first the old one has to go.
      if (map.getVariable(name) !== null) return false;
      map.createVariable(name, undefined, id);
    }
    for (const [index, block] of now.entries()) yield* patchChain(workspace, old[index], block, undefined);
    const wanted = new Set(next.workspace.variables.map(({ id }) => id));
    for (const variable of map.getAllVariables())
      if (!wanted.has(variable.getId())) map.deleteVariable(variable);
    return true;
  } catch (error) {
    if (error instanceof NotThere) return false;
    throw error;
  }
}

function there(workspace: Blockly.Workspace, id: string): Blockly.Block {
  const block = workspace.getBlockById(id);
  if (block === null) throw new NotThere(id);
  return block;
}

/** `holder` is where the chain hangs; undefined at the top, where the first block stays. */
function* patchChain(
  workspace: Blockly.Workspace,
  before: BlockState | undefined,
  next: BlockState | undefined,
  holder: Blockly.Connection | undefined,
): Steps<void> {
  const old = new Map(chainOf(before).map((block) => [block.id, block]));
  const now = chainOf(next);
  const stays = new Set(now.filter((block) => isKept(old.get(block.id), block)).map(({ id }) => id));
  for (const id of old.keys()) {
    if (stays.has(id)) continue;
    there(workspace, id).dispose(true);
    yield;
  }
  let at = holder;
  let fresh: BlockState[] = [];
  const put = function* (): Steps<void> {
    if (fresh.length === 0) return;
    const last = fresh.at(-1)?.id ?? '';
    if (at === undefined) throw new NotThere(last);
    // What hung there hangs below what comes now: Blockly moves it to the new chain's end.
    yield* fillChain(workspace, chain(fresh), at);
    at = there(workspace, last).nextConnection ?? undefined;
    fresh = [];
  };
  for (const block of now) {
    const twin = old.get(block.id);
    if (twin === undefined || !stays.has(block.id)) {
      const { next: _next, ...alone } = block;
      fresh.push(alone);
      continue;
    }
    yield* put();
    yield* patchBlock(workspace, twin, block);
    yield;
    at = there(workspace, block.id).nextConnection ?? undefined;
  }
  yield* put();
}

/** Whether a block can be changed into the other by its fields and inputs alone. */
function isKept(before: BlockState | undefined, next: BlockState): boolean {
  return before !== undefined && shape(before) === shape(next);
}

function shape(block: BlockState): string {
  const {
    id: _id,
    x: _x,
    y: _y,
    next: _next,
    inputs: _inputs,
    fields: _fields,
    data: _data,
    ...rest
  } = block;
  return JSON.stringify(rest);
}

function* patchBlock(workspace: Blockly.Workspace, before: BlockState, next: BlockState): Steps<void> {
  const block = there(workspace, next.id);
  block.data = next.data ?? null;
  for (const [name, value] of Object.entries(next.fields ?? {}))
    if (asText(before.fields?.[name]) !== asText(value)) setField(block, name, value);
  const names = new Set([...Object.keys(before.inputs ?? {}), ...Object.keys(next.inputs ?? {})]);
  const spec = blockSpec(next.type);
  for (const name of names) {
    const connection = block.getInput(name)?.connection;
    if (connection === null || connection === undefined) throw new NotThere(name);
    const [old, now] = [before.inputs?.[name] ?? {}, next.inputs?.[name] ?? {}];
    const isStack = spec !== undefined && inputSpec(spec, name)?.kind === 'statements';
    if (isStack) yield* patchChain(workspace, old.block, now.block, connection);
    else yield* patchValue(workspace, connection, old, now);
  }
}

function* patchValue(
  workspace: Blockly.Workspace,
  connection: Blockly.Connection,
  before: ConnectionState,
  next: ConnectionState,
): Steps<void> {
  if (JSON.stringify(before) === JSON.stringify(next)) return;
  if (before.block !== undefined && next.block !== undefined && before.block.id === next.block.id) {
    if (isKept(before.block, next.block)) {
      yield* patchBlock(workspace, before.block, next.block);
      return;
    }
  }
  if (before.block !== undefined) there(workspace, before.block.id).dispose(false);
  if (JSON.stringify(before.shadow) !== JSON.stringify(next.shadow))
    connection.setShadowState((next.shadow ?? null) as Blockly.serialization.blocks.State | null);
  if (next.block !== undefined) attach(workspace, next.block, connection);
}

function setField(block: Blockly.Block, name: string, value: FieldState): void {
  block.setFieldValue(typeof value === 'object' ? value.id : value, name);
}

function asText(value: FieldState | undefined): string {
  return value === undefined ? '' : JSON.stringify(value);
}
