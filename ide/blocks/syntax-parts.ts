import type { SyntaxNode } from '@lezer/common';

/** A node's children without comments, and without what the parser misses (a value behind `yield`). */
export function plainChildren(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment' && !child.type.isError) list.push(child);
  }
  return list;
}

/** The expression inside brackets that only group; `(yield)` and `(a := 1)` need theirs. */
export function withoutBrackets(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === 'ParenthesizedExpression') {
    const parts = plainChildren(inner);
    const only = parts[1];
    if (
      parts.length !== 3 ||
      only === undefined ||
      only.name === 'YieldExpression' ||
      only.name === 'NamedExpression'
    )
      break;
    inner = only;
  }
  return inner;
}

/** The statements of a body. `a; b` are two. */
export function childStatements(node: SyntaxNode): SyntaxNode[] {
  return plainChildren(node).flatMap((child) => {
    if (child.name === 'StatementGroup') return plainChildren(child).filter((one) => one.name !== ';');
    return child.name === ':' ? [] : [child];
  });
}
