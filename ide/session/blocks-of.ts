import { parseBlocksDocument, type BlocksDocument } from '../blocks/blocks-document.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { withLooseBlocks } from '../blocks/loose-blocks.ts';
import { pythonToBlocks, pythonToBlocksInSteps } from '../blocks/python-to-blocks.ts';
import { withBreaths } from '../blocks/steps.ts';
import { nextTask } from '../base/next-task.ts';

/**
 * The blocks of a program. Blocks that still say what the Python says keep their places on the workspace;
 * otherwise the Python is read anew, and blocks that lay loose beside the program stay.
 */
export function blocksOf(source: string, saved: unknown): BlocksDocument {
  const before = savedBlocks(saved);
  return stillSaid(source, before) ?? beside(pythonToBlocks(source), before);
}

/** The same with breaths in between: the page stays awake while a long program is read. */
export async function blocksOfSoon(source: string, saved: unknown): Promise<BlocksDocument> {
  const before = savedBlocks(saved);
  const kept = stillSaid(source, before);
  if (kept !== undefined) return kept;
  return beside(await withBreaths(pythonToBlocksInSteps(source), nextTask), before);
}

function savedBlocks(saved: unknown): BlocksDocument | undefined {
  const result = saved === undefined ? undefined : parseBlocksDocument(saved);
  return result?.ok === true ? result.document : undefined;
}

function stillSaid(source: string, before: BlocksDocument | undefined): BlocksDocument | undefined {
  return before !== undefined && generatePython(before).source === source ? before : undefined;
}

function beside(made: BlocksDocument, before: BlocksDocument | undefined): BlocksDocument {
  return before === undefined ? made : withLooseBlocks(made, before);
}
