/** `points = "0"`, and then `points + 1`: the quotes above are the slip, and not the sum. */
import type { Finding } from '../../syntax/finding.ts';
import type { Node } from '../../syntax/tree.ts';
import { changesItself, scopeOf, type NameScope } from '../name-scopes.ts';
import { change, literalText, span, type UseWorld } from '../use-world.ts';

/** A text that a number was to be: said where the name gets its digits. Anything else is said as it is. */
export function atItsDigits(
  found: Finding | undefined,
  node: Node,
  scope: NameScope,
  world: UseWorld,
): Finding | undefined {
  if (found === undefined || !/^error\.type\.(joinValue|join|calculate|compare)$/.test(found.key))
    return found;
  for (const one of node.kids) {
    const digits = quotedDigits(one, scope, world);
    if (digits !== undefined) return digits;
  }
  return found;
}

/** That is its only beginning, and no other text comes to it. */
function quotedDigits(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  if (node.kind !== 'name') return undefined;
  const makes = scopeOf(node.text, scope)?.made.get(node.text) ?? [];
  const [start, another] = makes.filter((make) => !changesItself(make));
  const digits = literalText(start?.value);
  if (start?.value === undefined || another !== undefined || start.how !== 'assign') return undefined;
  if (digits === undefined || !/^-?\d+(\.\d+)?$/.test(digits)) return undefined;
  return {
    ...span(start.value),
    key: 'error.type.quotedDigits',
    values: { name: node.text, text: start.value.text, near: digits, at: node.line },
    fix: change(world, start.value.from, start.value.to, digits),
  };
}
