import type { SyntaxNode } from '@lezer/common';
import { pythonTree } from './python-tree.ts';
import { booleanTree, isBoolean, type BooleanTree } from './boolean-tree.ts';
import { withoutTail } from './python-lines.ts';
import { stringValue } from './python-text.ts';
import { plainChildren, withoutBrackets } from './syntax-parts.ts';

/**
 * Whether two texts are the same program: the same syntax tree and the same comments in the same order.
 * Spaces, brackets and commas that change nothing and the kind of quotes do not count.
 */
export function sameProgram(a: string, b: string): boolean {
  return a === b || canonicalPython(a) === canonicalPython(b);
}

/** A text's syntax tree and comments in one line each, for comparing. */
export function canonicalPython(source: string): string {
  const parts: string[] = [];
  const comments: string[] = [];
  const tree = pythonTree(source);
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'Comment') comments.push(withoutTail(source.slice(from, to)));
    },
  });
  const write = (node: SyntaxNode): void => {
    const text = (): string => source.slice(node.from, node.to);
    switch (node.name) {
      case 'Comment':
        return;
      case 'String':
        parts.push(JSON.stringify(stringValue(text()) ?? [text()]));
        return;
      // Its tree has the holes and not what stands around them.
      case 'FormatString':
        parts.push(JSON.stringify([text()]));
        return;
      case 'ContinuedString': {
        const joined = continuedValue(node, source);
        if (joined === undefined) break;
        parts.push(JSON.stringify(joined));
        return;
      }
    }
    if (isBoolean(node)) {
      writeBoolean(booleanTree(node));
      return;
    }
    const first = node.firstChild;
    if (first === null) {
      parts.push(`${node.name} ${text()}`);
      return;
    }
    const bare = node.name === 'StatementGroup' || isIdleBracket(node);
    if (!bare) parts.push(`(${node.name}`);
    for (let child: SyntaxNode | null = first; child !== null; child = child.nextSibling) {
      if (bare && /^[();]$/.test(child.name)) continue;
      if (isIdleComma(child) || isEmptyBases(child)) continue;
      write(child);
    }
    if (!bare) parts.push(')');
  };
  const writeBoolean = (tree: BooleanTree, within?: 'and' | 'or' | 'not'): void => {
    if (tree.operator === undefined) {
      const inner = withoutBrackets(tree.node);
      // `(a and b) and c` is another tree than `a and b and c`.
      const apart = isBoolean(inner) && booleanTree(inner).operator === within && within !== 'not';
      if (apart) parts.push('(apart');
      write(inner);
      if (apart) parts.push(')');
      return;
    }
    parts.push(`(${tree.operator}`);
    for (const side of tree.operator === 'not' ? [tree.operand] : [tree.left, tree.right])
      writeBoolean(side, tree.operator);
    parts.push(')');
  };
  write(tree.topNode);
  return `${parts.join(' ')}\n${comments.join('\n')}`;
}

/** The value of `"a" "b"`, when all its parts are plain strings. */
export function continuedValue(node: SyntaxNode, source: string): string | undefined {
  let value = '';
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    if (part.name === 'Comment') continue;
    const own = part.name === 'String' ? stringValue(source.slice(part.from, part.to)) : undefined;
    if (own === undefined) return undefined;
    value += own;
  }
  return value;
}

/** Brackets that the tree around them makes needless; not those that part `(a < b) < c` from `a < b < c`. */
function isIdleBracket(node: SyntaxNode): boolean {
  if (node.name !== 'ParenthesizedExpression') return false;
  if (node.parent === null || !isComparison(node.parent)) return true;
  return !isComparison(withoutBrackets(node));
}

/** Whether a node is a comparison, one link of a chain like `2 <= t <= 8`. */
export function isComparison(node: SyntaxNode): boolean {
  if (node.name !== 'BinaryExpression') return false;
  return ['CompareOp', 'in', 'is', 'not'].includes(plainChildren(node)[1]?.name ?? '');
}

/** A comma in front of a closing bracket; in `(1,)` it makes the tuple. */
export function isIdleComma(node: SyntaxNode): boolean {
  if (node.name !== ',' || node.nextSibling === null || !/^[)\]}]$/.test(node.nextSibling.name)) return false;
  if (node.parent?.name === 'MemberExpression') return false;
  return node.parent?.name !== 'TupleExpression' || node.parent.getChildren(',').length > 1;
}

/** The brackets of `class X():`. */
function isEmptyBases(node: SyntaxNode): boolean {
  return (
    node.name === 'ArgList' &&
    node.parent?.name === 'ClassDefinition' &&
    node.firstChild?.nextSibling?.nextSibling === null
  );
}
