/** Going through things, and picking from them. */
import type { Finding } from '../../syntax/finding.ts';
import { type Node, dottedName } from '../../syntax/tree.ts';
import { type NameScope, scopeOf } from '../name-scopes.ts';
import { type UseWorld, change, literalNumber, numeric, span } from '../use-world.ts';

export function findLoop(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [, iterable] = node.kids;
  if (iterable === undefined) return undefined;
  const type = world.types.typeOf(iterable, scope);
  const text = world.source.slice(iterable.from, iterable.to);
  if (type === 'int')
    return {
      ...span(iterable),
      key: 'error.type.loopNumber',
      values: { value: text },
      fix: change(world, iterable.from, iterable.to, `range(${text})`),
    };
  if (type === 'function')
    return {
      ...span(iterable),
      key: 'hint.noCall',
      values: { name: text },
      severity: 'error',
      fix: change(world, iterable.to, iterable.to, '()'),
    };
  return undefined;
}

export function findItemAssignment(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  for (const target of node.kids.slice(0, -1)) {
    if (target.kind !== 'index') continue;
    const [object] = target.kids;
    const type = world.types.typeOf(object, scope);
    const name = object === undefined ? '' : world.source.slice(object.from, object.to);
    if (type === 'str') return { ...span(target), key: 'error.item.text', values: { name } };
    if (type === 'tuple') return { ...span(target), key: 'error.item.tuple', values: { name } };
    if (type !== undefined && numeric.has(type))
      return { ...span(target), key: 'error.type.itemNumber', values: { value: name } };
  }
  return undefined;
}

export function findIndex(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [object, index] = node.kids;
  const name = object === undefined ? undefined : dottedName(object);
  if (object === undefined || index === undefined) return undefined;
  if (
    name !== undefined &&
    index.kind === 'call' &&
    dottedName(index.kids[0]) === 'len' &&
    dottedName(index.kids[1]) === name
  )
    return {
      ...span(index),
      key: 'error.index.len',
      values: { name },
      fix: change(world, index.from, index.to, `len(${name}) - 1`),
    };
  const type = world.types.typeOf(object, scope);
  if (type === 'function' && name !== undefined)
    return {
      ...span(node),
      key: 'error.type.squareCall',
      values: { name },
      // What wants nothing in its brackets gives what is then picked from.
      fix:
        world.types.entryOf(object, scope)?.signatures?.every(({ parameters }) => parameters.length === 0) ===
        true
          ? change(world, object.to, object.to, '()')
          : change(world, object.to, node.to, `(${world.source.slice(index.from, index.to)})`),
    };
  if (type !== undefined && numeric.has(type))
    return {
      ...span(node),
      key: 'error.type.itemNumber',
      values: { value: world.source.slice(object.from, object.to) },
    };
  const place = literalNumber(index);
  const items =
    object.kind === 'list' || object.kind === 'tuple' ? object.kids.length : fixedItems(object, scope, world);
  if (
    items !== undefined &&
    place !== undefined &&
    Number.isInteger(place) &&
    (place >= items || place < -items)
  ) {
    if (items === 0)
      return {
        ...span(index),
        key: 'error.index.nothing',
        values: { name: world.source.slice(object.from, object.to) },
      };
    const made = object.kind === 'name' ? scopeOf(object.text, scope)?.made.get(object.text)?.[0] : undefined;
    if (made?.value?.kind === 'call')
      return { ...span(index), key: 'error.index.pixelsOf', values: { length: items, last: items - 1 } };
    return {
      ...span(index),
      key: 'error.index.beyond',
      values: { value: place, length: items, last: items - 1 },
    };
  }
  return undefined;
}

/** How many items a list has that gets its value once and is then only read. */
export function fixedItems(object: Node, scope: NameScope, world: UseWorld): number | undefined {
  if (object.kind !== 'name' || world.source.length > 50_000) return undefined;
  const home = scopeOf(object.text, scope);
  const makes = home?.made.get(object.text) ?? [];
  const [one] = makes;
  if (makes.length !== 1 || one?.how !== 'assign' || one.value === undefined) return undefined;
  // A strip of lights never grows.
  if (
    one.value.kind === 'call' &&
    world.types.entryOf(one.value.kids[0], one.scope)?.name === 'neopixel.NeoPixel'
  ) {
    const lights = literalNumber(one.value.kids[2]);
    return lights !== undefined && Number.isInteger(lights) && lights > 0 ? lights : undefined;
  }
  if (!['list', 'tuple'].includes(one.value.kind) || one.value.kids.some(({ kind }) => kind === 'star'))
    return undefined;
  // `x.append(...)`, or handed to a function that may do anything with it.
  const touched = new RegExp(
    `\\b${object.text}\\s*(\\.|\\[[^\\]]*\\]\\s*=[^=])|[(,=]\\s*${object.text}\\s*[,)\\n]`,
  );
  return touched.test(
    world.source.replace(
      new RegExp(`(len|print|sorted|sum|max|min|random\\.choice)\\(${object.text}\\)`, 'g'),
      '',
    ),
  )
    ? undefined
    : one.value.kids.length;
}
