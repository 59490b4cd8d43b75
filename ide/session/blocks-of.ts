import { parseBlocksDocument, type BlocksDocument } from '../blocks/blocks-document.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { pythonToBlocks } from '../blocks/python-to-blocks.ts';

/**
 * The blocks of a program. Blocks that still say what the Python says keep their places on the workspace;
 * otherwise the Python is read anew.
 */
export function blocksOf(source: string, saved: unknown): BlocksDocument {
  const document = saved === undefined ? undefined : parseBlocksDocument(saved);
  if (document?.ok === true && generatePython(document.document).source === source) return document.document;
  return pythonToBlocks(source);
}
