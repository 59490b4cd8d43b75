import type { SyntaxNode } from '@lezer/common';
import { plainChildren } from './syntax-parts.ts';

/**
 * What `and`, `or` and `not` mean to Python. The parser takes `not a and b` for `not (a and b)`; Python binds
 * `not` tighter (The Python Language Reference, 6.17), so the three are put together anew from what stands
 * between them.
 */
export type BooleanTree = {
  /** Its place in the source. */
  readonly from: number;
  readonly to: number;
} & (
  | { readonly operator: 'and' | 'or'; readonly left: BooleanTree; readonly right: BooleanTree }
  | { readonly operator: 'not'; readonly operand: BooleanTree }
  | { readonly operator: undefined; readonly node: SyntaxNode }
);

/** Whether a node is an `and`, an `or` or a `not`, with all it needs: in broken text an operand may miss. */
export function isBoolean(node: SyntaxNode): boolean {
  if (node.name === 'UnaryExpression') {
    const parts = plainChildren(node);
    return parts.length === 2 && parts[0]?.name === 'not';
  }
  if (node.name !== 'BinaryExpression') return false;
  const parts = plainChildren(node);
  return parts.length === 3 && (parts[1]?.name === 'and' || parts[1]?.name === 'or');
}

/** The tree that Python makes of an expression; brackets are never looked into. */
export function booleanTree(node: SyntaxNode): BooleanTree {
  const words: SyntaxNode[] = [];
  flatten(node, words);
  let at = 0;
  const operand = (): BooleanTree => {
    const word = words[at++];
    if (word === undefined) throw new RangeError('an operator without an operand');
    if (word.name !== 'not') return { from: word.from, to: word.to, operator: undefined, node: word };
    const inner = operand();
    return { from: word.from, to: inner.to, operator: 'not', operand: inner };
  };
  const chain = (operator: 'and' | 'or', next: () => BooleanTree): BooleanTree => {
    let left = next();
    while (words[at]?.name === operator) {
      at++;
      const right = next();
      left = { from: left.from, to: right.to, operator, left, right };
    }
    return left;
  };
  return chain('or', () => chain('and', operand));
}

function flatten(node: SyntaxNode, words: SyntaxNode[]): void {
  if (!isBoolean(node)) {
    words.push(node);
    return;
  }
  for (const part of plainChildren(node)) {
    if (part.name === 'and' || part.name === 'or' || part.name === 'not') words.push(part);
    else flatten(part, words);
  }
}
