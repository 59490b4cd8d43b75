import * as Blockly from 'blockly/core';

/*
 * What Blockly 13.3 does with every block of a program at every change, although one block changed. In a program of
 * 500 blocks, on a computer four times slower than ours, each of these stops the page for longer than a pupil waits.
 */

/** Blocks that something asked to draw anew, not only something inside or below them. */
const touched = new WeakSet<Blockly.BlockSvg>();
/** What each block held when it was drawn, as {@link heldBy} writes it. */
const held = new WeakMap<Blockly.BlockSvg, string>();

/**
 * Zelos, except that a block is left as it is drawn when nothing about it changed. Blockly draws all blocks above a
 * change, up to the top of the stack: for a block at the end of a long program, that is the program.
 */
class CalmRenderer extends Blockly.zelos.Renderer {
  /** Blockly's styles and ours know these blocks by this name. */
  override getClassName(): string {
    return 'zelos-renderer';
  }

  override render(block: Blockly.BlockSvg): void {
    const now = heldBy(block);
    if (!touched.delete(block) && held.get(block) === now) return;
    super.render(block);
    held.set(block, now);
  }
}

/** What else decides how a block is drawn: which blocks are in its places, how large they are and of which shape. */
function heldBy(block: Blockly.BlockSvg): string {
  let text = '';
  for (const { connection } of block.inputList) {
    const inner = connection?.targetBlock();
    if (inner instanceof Blockly.BlockSvg) {
      const { width, height } = inner.getHeightWidth();
      const { outputShapeType } = inner.pathObject as unknown as { outputShapeType?: number | null };
      text += `${inner.id} ${String(width)} ${String(height)} ${String(outputShapeType)}`;
    }
    text += '|';
  }
  return text;
}

/** The name of our renderer, once {@link calmBlockly} has been called. */
export const rendererName = 'pensabit';

/** Once a page, before the first workspace. */
export function calmBlockly(): void {
  Blockly.blockRendering.register(rendererName, CalmRenderer);
  noteWhatIsTouched();
  raiseOnlyStacks();
  bumpOnlyNeighbours();
  sayNothingUnseen();
}

function noteWhatIsTouched(): void {
  const { prototype } = Blockly.BlockSvg;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own this below
  const queue = prototype.queueRender;
  prototype.queueRender = function (this: Blockly.BlockSvg): Promise<void> {
    touched.add(this);
    return queue.call(this);
  };
}

/**
 * A block that gets the focus comes to the front: Blockly takes all that follows it, the rest of the program, out of
 * the page and puts it back, and the browser lays it out anew. Blocks of one stack do not cover each other; stacks do.
 */
function raiseOnlyStacks(): void {
  Blockly.BlockSvg.prototype.moveSvgRootToFront = function (this: Blockly.BlockSvg): void {
    requestAnimationFrame(() => {
      if (this.isDeadOrDying() || this.isDragging()) return;
      const root = this.getRootBlock().getSvgRoot();
      // The others are moved, not this one: what is moved loses the focus.
      while (root.nextSibling !== null) root.parentNode?.insertBefore(root.nextSibling, root);
    });
  };
}

/**
 * After every drawing Blockly looks around each connection of a stack for blocks that lie there by chance. Only where
 * another stack is near there can be one.
 */
function bumpOnlyNeighbours(): void {
  const { prototype } = Blockly.BlockSvg;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own this below
  const bump = prototype.bumpNeighbours;
  prototype.bumpNeighbours = function (this: Blockly.BlockSvg): void {
    if (unsettled.has(this.workspace) || (this.getParent() === null && !hasNeighbours(this))) return;
    bump.call(this);
  };
}

/** Sheets whose blocks lie where they are put. */
const unsettled = new WeakSet<Blockly.WorkspaceSvg>();

/** While a program is put onto a sheet, nothing moves out of the way: that would be a change nobody made. */
export function bumpNothing(workspace: Blockly.WorkspaceSvg, on: boolean): void {
  if (on) unsettled.add(workspace);
  else unsettled.delete(workspace);
}

function hasNeighbours(stack: Blockly.BlockSvg): boolean {
  const others = stack.workspace.getTopBlocks(false).filter((other) => other !== stack);
  if (others.length === 0) return false;
  const { top, bottom, left, right } = stack.getBoundingRectangle();
  // Tabs and notches stand out a little.
  const near = Blockly.config.snapRadius + 24;
  const around = new Blockly.utils.Rect(top - near, bottom + near, left - near, right + near);
  return others.some((other) => around.intersects(other.getBoundingRectangle()));
}

/**
 * Blockly describes a field for screen readers at every change of its value, and finds out by an exception that the
 * field is not drawn yet: half of the time that opening a long program takes.
 */
function sayNothingUnseen(): void {
  const { prototype } = Blockly.Field;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own this below
  const describe = prototype.recomputeAriaContext;
  prototype.recomputeAriaContext = function (this: Blockly.Field): boolean {
    return this.getSvgRoot() !== null && describe.call(this);
  };
}
