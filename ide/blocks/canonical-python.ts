import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { stringValue } from './python-text.ts';

/**
 * Whether two texts are the same program: the same syntax tree and the same comments in the same order.
 * Spaces, brackets that change nothing and the kind of quotes do not count.
 */
export function sameProgram(a: string, b: string): boolean {
  return a === b || canonicalPython(a) === canonicalPython(b);
}

/** A text's syntax tree and comments in one line each, for comparing. */
export function canonicalPython(source: string): string {
  const parts: string[] = [];
  const comments: string[] = [];
  const write = (node: SyntaxNode): void => {
    if (node.name === 'Comment') {
      comments.push(source.slice(node.from, node.to).trimEnd());
      return;
    }
    if (node.name === 'String') {
      const text = source.slice(node.from, node.to);
      parts.push(JSON.stringify(stringValue(text) ?? [text]));
      return;
    }
    const bare = node.name === 'ParenthesizedExpression' || node.name === 'StatementGroup';
    const first = node.firstChild;
    if (first === null) {
      parts.push(`${node.name} ${source.slice(node.from, node.to)}`);
      return;
    }
    if (!bare) parts.push(`(${node.name}`);
    for (let child: SyntaxNode | null = first; child !== null; child = child.nextSibling) {
      if (bare && /^[();]$/.test(child.name)) continue;
      write(child);
    }
    if (!bare) parts.push(')');
  };
  write(parser.parse(source).topNode);
  return `${parts.join(' ')}\n${comments.join('\n')}`;
}
