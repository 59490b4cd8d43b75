import * as Blockly from 'blockly/core';

/**
 * Joins a block that has just been made to where the pupil is. A value goes into the first place there that is free and
 * takes it; a statement into a body that is still empty, else below, where it is reached. Without such a place it stays
 * loose.
 */
export function settleBlock(made: Blockly.Block, at: Blockly.Block | undefined): boolean {
  if (made.outputConnection !== null) return intoPlace(made.outputConnection, at);
  const above = at === undefined ? endOfProgram(made.workspace) : statementAround(at);
  const { previousConnection } = made;
  if (above === undefined || previousConnection === null) return false;
  const body = bodyOf(above);
  const last = above.type === 'loops_forever' ? body?.targetBlock()?.lastConnectionInStack(false) : undefined;
  const to = last ?? (body?.targetConnection === null ? body : above.nextConnection);
  return to?.connect(previousConnection) === true;
}

function intoPlace(output: Blockly.Connection, at: Blockly.Block | undefined): boolean {
  const { connectionChecker } = output.getSourceBlock().workspace;
  // What stands in a place to begin with gives way: its own place is meant.
  for (let around = at?.isShadow() === true ? at.getParent() : at; around; around = around.getParent()) {
    const own =
      around === at?.getParent() && at.isShadow() ? at.outputConnection?.targetConnection : undefined;
    const places = around.inputList.flatMap(({ type, connection }) =>
      type === Blockly.inputs.inputTypes.VALUE && connection !== null ? [connection] : [],
    );
    for (const place of own ? [own, ...places] : places) {
      const held = place.targetBlock();
      if ((held === null || held.isShadow()) && connectionChecker.canConnect(place, output, false))
        return place.connect(output);
    }
    if (around.outputConnection === null) return false;
  }
  return false;
}

function statementAround(block: Blockly.Block): Blockly.Block | undefined {
  let at: Blockly.Block | null = block;
  while (at !== null && at.outputConnection !== null) at = at.getParent();
  return at ?? undefined;
}

function bodyOf(block: Blockly.Block): Blockly.Connection | undefined {
  const body = block.inputList.find(({ type }) => type === Blockly.inputs.inputTypes.STATEMENT);
  return body?.connection ?? undefined;
}

/** Where a program goes on that nobody has touched yet: below its last block, or inside the loop that never ends. */
function endOfProgram(workspace: Blockly.Workspace): Blockly.Block | undefined {
  let at = workspace.getTopBlocks(false).find(({ type }) => type === 'start');
  for (;;) {
    const next: Blockly.Block | null | undefined =
      at?.getNextBlock() ?? (at?.type === 'loops_forever' ? bodyOf(at)?.targetBlock() : null);
    if (!next) return at;
    at = next;
  }
}
