import * as Blockly from 'blockly/core';
import type { BlocksDocument, BlockState, ConnectionState } from '../../blocks/blocks-document.ts';
import type { Steps } from '../../blocks/steps.ts';

/** Blocks that are made and drawn in one step; what is one value is not taken apart unless it is larger. */
const handful = 4;

/**
 * Puts a document in place of what is on a sheet, a handful of blocks in each step, from the top down. The caller
 * turns events off within a step. Between steps the sheet is sound, but shows less than the document.
 */
export function* fillSheet(workspace: Blockly.Workspace, { workspace: next }: BlocksDocument): Steps<void> {
  yield* emptySheet(workspace);
  const variables = workspace.getVariableMap();
  variables.clear();
  for (const { id, name } of next.variables) variables.createVariable(name, undefined, id);
  for (const stack of next.blocks.blocks) yield* fillChain(workspace, stack, undefined);
}

/** From the bottom up, so that a block that goes takes nothing along. */
function* emptySheet(workspace: Blockly.Workspace): Steps<void> {
  const statements = workspace.getAllBlocks(false).filter((block) => block.outputConnection === null);
  for (const [index, block] of statements.reverse().entries()) {
    if (!block.isDisposed()) block.dispose(false);
    if (index % handful === handful - 1) yield;
  }
  workspace.clear();
}

/** A block and what follows it, below a connection or, without one, where its state says. */
export function* fillChain(
  workspace: Blockly.Workspace,
  first: BlockState,
  below: Blockly.Connection | undefined,
): Steps<void> {
  let at = below;
  let run: BlockState[] = [];
  let room = handful;
  const put = (): Blockly.Block | undefined => {
    const [top] = run;
    if (top === undefined) return undefined;
    const made = attach(workspace, chain(run), at);
    const last = workspace.getBlockById(run.at(-1)?.id ?? '') ?? made;
    at = last.nextConnection ?? undefined;
    run = [];
    room = handful;
    return last;
  };
  for (let block: BlockState | undefined = first; block !== undefined; block = block.next?.block) {
    const { next: _next, ...alone } = block;
    const size = sizeOf(alone, handful + 1);
    if (size > room && put() !== undefined) yield;
    if (size <= room) {
      run.push(alone);
      room -= size;
      continue;
    }
    const { inputs = {}, ...empty } = alone;
    // What is small stays with its block, or the block would be drawn in its empty shape first.
    const kept: Record<string, ConnectionState> = {};
    const later: [string, ConnectionState][] = [];
    let inside = 1;
    for (const [name, input] of Object.entries(inputs)) {
      const its = sizeOf({ type: '', id: '', inputs: { [name]: input } }, handful + 2) - 1;
      if (inside + its <= handful) {
        kept[name] = input;
        inside += its;
      } else later.push([name, input]);
    }
    run.push({ ...empty, inputs: kept });
    const holder = put();
    yield;
    for (const [name, { block: held, shadow }] of later) {
      const connection = holder?.getInput(name)?.connection;
      if (connection === null || connection === undefined) throw new NotThere(`${name} of ${empty.type}`);
      if (shadow !== undefined)
        connection.setShadowState(shadow as unknown as Blockly.serialization.blocks.State);
      if (held !== undefined) yield* fillChain(workspace, held, connection);
      else yield;
    }
  }
  if (put() !== undefined) yield;
}

/** What a document speaks of is not on the sheet, or does not fit there: somebody else changed one of them. */
export class NotThere extends Error {}

/** Makes blocks of a state and connects the first; throws where they do not fit, as Blockly does. */
export function attach(
  workspace: Blockly.Workspace,
  state: BlockState,
  to: Blockly.Connection | undefined,
): Blockly.Block {
  const block = Blockly.serialization.blocks.append(
    state as unknown as Blockly.serialization.blocks.State,
    workspace,
    { recordUndo: false },
  );
  if (to === undefined) return block;
  const own = block.previousConnection ?? block.outputConnection;
  if (own === null || !to.connect(own)) throw new NotThere(`a place for ${state.type}`);
  // Here, where it is counted, and not on top of the browser's own work for the next frame.
  if (block instanceof Blockly.BlockSvg) block.render();
  return block;
}

/** Blocks one below the other as one state. */
export function chain(blocks: readonly BlockState[]): BlockState {
  return blocks.reduceRight((following, block) => ({ ...block, next: { block: following } }));
}

/** How many blocks a state is, with all that is in it and below it, counted no further than `most`. */
function sizeOf(first: BlockState, most: number): number {
  let size = 0;
  const waiting: BlockState[] = [first];
  for (let block = waiting.pop(); block !== undefined && size < most; block = waiting.pop()) {
    size++;
    for (const { block: held, shadow } of Object.values(block.inputs ?? {})) {
      const inner = held ?? shadow;
      if (inner !== undefined) waiting.push(inner);
    }
    if (block.next !== undefined) waiting.push(block.next.block);
  }
  return size;
}
