import { parseBlocksDocument, type BlocksDocument } from '../blocks/blocks-document.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { withLooseBlocks } from '../blocks/loose-blocks.ts';
import { pythonToBlocks } from '../blocks/python-to-blocks.ts';

/**
 * The blocks of a program. Blocks that still say what the Python says keep their places on the workspace;
 * otherwise the Python is read anew, and blocks that lay loose beside the program stay.
 */
export function blocksOf(source: string, saved: unknown): BlocksDocument {
  const before = saved === undefined ? undefined : parseBlocksDocument(saved);
  if (before?.ok !== true) return pythonToBlocks(source);
  if (generatePython(before.document).source === source) return before.document;
  return withLooseBlocks(pythonToBlocks(source), before.document);
}
