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
  return trees.get(code) ?? keep(code, parser.parse(readable(code)));
}

/** Reads a text's tree bit by bit; {@link pythonTree} knows it afterwards. */
export function* pythonTreeInSteps(code: string): Generator<undefined, Tree> {
  const known = trees.get(code);
  if (known !== undefined) return known;
  const parse = parser.startParse(readable(code));
  for (let step = 1; ; step++) {
    const tree = parse.advance();
    if (tree !== null) return keep(code, tree);
    if (step % 25 === 0) yield;
  }
}

/** The code as the parser takes it, letter for letter in its place: it knows no number like `5.` and `5.e3`. */
function readable(code: string): string {
  if (!/\d\.(?!\d)/.test(code)) return code;
  return code.replace(
    /(?<![\p{L}\p{N}_.])([0-9][0-9_]*)\.(?=[eE][-+]?[0-9]|(?![\p{L}\p{N}_.]))/gu,
    (_, digits: string) => `${digits}0`,
  );
}

function keep(code: string, tree: Tree): Tree {
  if (kept + code.length > mostKept) {
    trees.clear();
    kept = 0;
  }
  // Short pieces cost a place too.
  kept += code.length + 100;
  trees.set(code, tree);
  return tree;
}
