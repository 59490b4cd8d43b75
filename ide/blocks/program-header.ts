import type { SyntaxNode } from '@lezer/common';
import { pythonTree } from './python-tree.ts';
import { isSound } from './sound-python.ts';
import { plainChildren } from './syntax-parts.ts';

/** Leading comments, docstring and imports, up to and with the last import's line; empty without an import. */
export function headerOf(text: string): string {
  let end = 0;
  let first = true;
  const statements = function* (): Generator<SyntaxNode> {
    for (const node of plainChildren(pythonTree(text).topNode)) {
      if (node.name !== 'StatementGroup') yield node;
      else yield* plainChildren(node).filter((part) => part.name !== ';');
    }
  };
  for (const node of statements()) {
    if (node.type.isError) break;
    if (node.name === 'ImportStatement' && node.firstChild !== null) {
      const lineEnd = text.indexOf('\n', node.to);
      const until = lineEnd < 0 ? text.length : lineEnd;
      const behind = text.slice(node.to, until);
      // Imports that an error cut short are not a header.
      if (hasError(node) || !/^\s*(#.*|;.*)?$/.test(behind)) break;
      end = /^\s*;\s*[^\s#]/.test(behind) ? node.to : until;
    } else if (!(first && isDocstring(node))) break;
    first = false;
  }
  const header = text.slice(0, end);
  return isSound(header) ? header : '';
}

function isDocstring(node: SyntaxNode): boolean {
  return (
    node.name === 'ExpressionStatement' &&
    node.firstChild?.name === 'String' &&
    node.firstChild.nextSibling === null
  );
}

function hasError(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate((child) => {
    if (child.type.isError) found = true;
  });
  return found;
}
