/** Methods of a class. */
import type { Finding } from '../../syntax/finding.ts';
import type { Node } from '../../syntax/tree.ts';
import { span } from '../use-world.ts';
import { ownNodes } from '../../syntax/tree.ts';

/** Methods without the place for `self`. */
export function findMethods(node: Node): Finding[] {
  const found: Finding[] = [];
  for (const method of node.kids.at(-1)?.kids ?? []) {
    if (method.kind !== 'def') continue;
    const parameters = method.kids[1]?.kids ?? [];
    const uses = [...ownNodes(method)].some(({ kind, text }) => kind === 'name' && text === 'self');
    if (
      parameters.length === 0 ||
      (uses &&
        parameters[0]?.kids[0]?.text !== 'self' &&
        !parameters.some(({ kids }) => kids[0]?.text === 'self'))
    ) {
      const name = method.kids[0];
      if (name !== undefined)
        found.push({ ...span(name), key: 'error.method.self', values: { name: method.text } });
    }
  }
  return found;
}
