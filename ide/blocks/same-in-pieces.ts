import type { Tree } from '@lezer/common';
import { layoutProblems } from '../../lessons/checks/python-layout.ts';
import { canonicalPython } from './canonical-python.ts';
import { withoutTail } from './python-lines.ts';
import { pythonTree } from './python-tree.ts';

/**
 * Whether two texts are surely the same program, asked of texts that differ in a few of their statements: only
 * those are read. When it says no, {@link sameProgram} may still say yes. A yes takes pieces of `b` that begin where its tree has a statement, and pieces of `a` that
 * are sound by themselves or the same as in `b`.
 */
export function sameInPieces(a: string, b: string): boolean {
  const [own, given] = [topPieces(a), topPieces(b)];
  if (given.length < 2 || own.length !== given.length) return false;
  const tree = pythonTree(b);
  const starts = new Set<number>();
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) starts.add(node.from);
  if (hasFault(tree) || !given.slice(1).every(({ from }) => starts.has(from))) return false;
  return own.every(({ text }, index) => {
    const other = given[index]?.text ?? '';
    if (text === other) return true;
    if (layoutProblems(text).length > 0 || hasFault(pythonTree(text))) return false;
    return canonicalPython(text) === canonicalPython(other);
  });
}

/** Pieces that begin at the left edge; notes, blank lines and `else` belong to the piece above. */
function topPieces(code: string): { readonly from: number; readonly text: string }[] {
  const starts = [0];
  for (let at = code.indexOf('\n') + 1; at > 0; at = code.indexOf('\n', at) + 1) {
    if (!' \t\f\n#)]}'.includes(code.charAt(at)) && !continues.test(code.slice(at, at + 8))) starts.push(at);
  }
  return starts.map((from, index) => ({
    from,
    text: withoutTail(code.slice(from, starts[index + 1]), ' \n'),
  }));
}

const continues = /^(?:elif|else|except|finally)\b/;

function hasFault(tree: Tree): boolean {
  let fault = false;
  tree.iterate({
    enter({ type }) {
      if (type.isError) fault = true;
      return !fault;
    },
  });
  return fault;
}
