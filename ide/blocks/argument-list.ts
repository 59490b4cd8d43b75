import type { SyntaxNode } from '@lezer/common';
import { pythonName } from './python-text.ts';

/** Most items that a block can have; the state of a block says so too. */
export const mostItems = 200;

/** An argument or an item: a value, `name=value`, `*value` or `**value`. */
export interface Argument {
  readonly node: SyntaxNode;
  readonly name?: string;
  readonly stars?: '*' | '**';
}

/**
 * What stands between brackets, or side by side without them; nothing when there is more to it, as in
 * `x for x in y`.
 */
export function readArguments(
  parts: readonly SyntaxNode[],
  slice: (node: SyntaxNode) => string,
): readonly Argument[] | undefined {
  const found: Argument[] = [];
  for (let i = 0; i < parts.length; i++) {
    const [first, second, third] = parts.slice(i, i + 3);
    if (first === undefined) break;
    if (first.name === '*' || first.name === '**') {
      if (second === undefined || !isValue(second)) return undefined;
      found.push({ node: second, stars: first.name });
      i += 2;
    } else if (second?.name === 'AssignOp') {
      const name = slice(first);
      if (first.name !== 'VariableName' || third === undefined || !isValue(third)) return undefined;
      if (pythonName(name) !== name) return undefined;
      found.push({ node: third, name });
      i += 3;
    } else {
      if (!isValue(first)) return undefined;
      found.push({ node: first });
      i += 1;
    }
    const comma = parts[i];
    if (comma !== undefined && comma.name !== ',') return undefined;
  }
  return found.length > mostItems ? undefined : found;
}

/** Expressions have names with a capital; what stands between them has not. */
export function isValue(node: SyntaxNode): boolean {
  return /^[A-Z]/.test(node.name) && node.name !== 'Comment' && node.name !== 'AssignOp';
}
