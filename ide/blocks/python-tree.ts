import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';

/** Characters of the texts whose trees are kept: a program in its few forms, not all that was ever opened. */
const mostKept = 400_000;

const trees = new Map<string, Tree>();
let kept = 0;

/**
 * The syntax tree of a Python text. Turning a program into blocks asks for the same few texts again and
 * again, and parsing is the dearest part of it.
 */
export function pythonTree(code: string): Tree {
  const known = trees.get(code);
  if (known !== undefined) return known;
  const tree = parser.parse(code);
  if (kept + code.length > mostKept) {
    trees.clear();
    kept = 0;
  }
  // Short pieces cost a place too.
  kept += code.length + 100;
  trees.set(code, tree);
  return tree;
}
