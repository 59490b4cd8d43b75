/** Questions that always have the same answer. */
import type { Node } from '../syntax/tree.ts';
import type { Finding } from '../syntax/finding.ts';
import { span, type UseWorld, withChange } from './use-world.ts';
import { alwaysThere } from './hints-of-names.ts';
import type { NameScope } from './name-scopes.ts';

/** `if button_a.is_pressed:` is always true. */
export function condition(test: Node | undefined, scope: NameScope, world: UseWorld): Finding | undefined {
  if (test === undefined) return undefined;
  for (const one of test.kind === 'boolean' ? test.kids : [test]) {
    if (one.kind !== 'name' && one.kind !== 'attribute') {
      if (one.kind === 'compare' && one.ops?.length === 1 && /^[=!]=$/.test(one.ops[0] ?? '')) {
        // was_pressed == True
        const [left] = one.kids;
        if (left !== undefined && world.types.typeOf(left, scope) === 'function') return noCall(left, world);
      }
      continue;
    }
    if (world.types.typeOf(one, scope) === 'function') return noCall(one, world);
    const there = alwaysThere(one, scope, world);
    if (there !== undefined) return there;
  }
  return undefined;
}

function noCall(node: Node, world: UseWorld): Finding {
  return {
    ...span(node),
    key: 'hint.noCallIf',
    values: { name: world.source.slice(node.from, node.to) },
    ...withChange(world, node.to, node.to, '()'),
  };
}

/** `if x == 1 or 2:` is always true. */
export function loneValue(node: Node, world: UseWorld): Finding | undefined {
  const [first] = node.kids;
  if (first?.kind !== 'compare' || first.ops?.length !== 1) return undefined;
  const [left, right] = first.kids;
  const lone = node.kids.slice(1).find(({ kind }) => kind === 'string' || kind === 'number');
  if (lone === undefined || left === undefined || (right?.kind !== 'string' && right?.kind !== 'number'))
    return undefined;
  const text = world.source.slice(left.from, left.to);
  const sameLine = !world.source.slice(node.from, node.to).includes('\n');
  return {
    ...span(lone),
    key: 'hint.loneValue',
    values: { word: node.text, value: `${text} ${first.ops[0] ?? '=='} ${lone.text}` },
    ...(sameLine
      ? withChange(world, lone.from, lone.to, `${text} ${first.ops[0] ?? '=='} ${lone.text}`)
      : {}),
  };
}
