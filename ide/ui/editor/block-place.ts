import type * as Blockly from 'blockly/core';

/** Where a block's first row is, in pixels of the container, and how far the statement around it goes. */
export interface BlockPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly middle: number;
  /** It stands among the words of another block. */
  readonly isValue: boolean;
}

/** Height of a block's first row, and where its words are in it, in workspace units. */
const firstRow = 48;
const halfRow = 23;

/** Where a block is; undefined when it is gone, or nothing of the sheet can be seen. */
export function placeOf(
  workspace: Blockly.WorkspaceSvg,
  container: HTMLElement,
  blockId: string,
): BlockPlace | undefined {
  const block = workspace.getBlockById(blockId);
  if (block === null || !workspace.isVisible()) return undefined;
  const path = pathOf(block);
  const around = block.getRootBlock().getSvgRoot().getBoundingClientRect();
  const own = (path ?? block.getSvgRoot()).getBoundingClientRect();
  const frame = container.getBoundingClientRect();
  const isValue = block.outputConnection !== null;
  // A long statement is pointed at in its first row, beside its own right edge.
  const outer = isValue ? (statementAround(block)?.getBoundingClientRect() ?? around) : own;
  const bottom = isValue ? own.bottom : Math.min(own.bottom, own.top + firstRow * workspace.getScale());
  return {
    isValue,
    left: own.left - frame.left,
    right: outer.right - frame.left,
    top: own.top - frame.top,
    bottom: bottom - frame.top,
    middle: (isValue ? own.top + own.height / 2 : own.top + halfRow * workspace.getScale()) - frame.top,
  };
}

/** Where the sheet begins behind the drawers, in pixels from the container's left. */
export function edgeOf(workspace: Blockly.WorkspaceSvg): number {
  return workspace.getMetricsManager().getAbsoluteMetrics().left;
}

/** Scrolls until a block can be seen; one that is in sight stays where it is. */
export function revealBlock(workspace: Blockly.WorkspaceSvg, container: HTMLElement, blockId: string): void {
  const place = placeOf(workspace, container, blockId);
  const { offsetWidth: width, offsetHeight: height } = container;
  if (place === undefined || width === 0) return;
  const edge = edgeOf(workspace);
  const middle = (edge + width) / 2;
  // No further than it takes: what a pupil looks at should not jump.
  const dx = place.left < edge ? edge + 24 - place.left : place.left > width - 60 ? middle - place.left : 0;
  const dy = place.top < 0 || place.bottom > height ? height / 3 - place.top : 0;
  if (dx !== 0 || dy !== 0) workspace.scroll(workspace.scrollX + dx, workspace.scrollY + dy);
}

function pathOf(block: Blockly.BlockSvg): SVGPathElement | null {
  return block.getSvgRoot().querySelector<SVGPathElement>(':scope > .blocklyPath');
}

/** The statement that holds a value, however deep. */
function statementAround(block: Blockly.BlockSvg): SVGPathElement | undefined {
  let at: Blockly.BlockSvg | null = block;
  while (at !== null && at.outputConnection !== null) at = at.getParent();
  return at === null ? undefined : (pathOf(at) ?? undefined);
}
