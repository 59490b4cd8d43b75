/** What stands after a dot and is not there. */
import { apiClass, apiMember, apiMembers } from '../../../../firmware/micropython/api.ts';
import { nearName } from '../../near-name.ts';
import type { Finding } from '../../syntax/finding.ts';
import { type Node, dottedName } from '../../syntax/tree.ts';
import { type NameScope, scopeOf } from '../name-scopes.ts';
import { type UseWorld, change, last, span } from '../use-world.ts';
import { boardFinding } from './imports.ts';

const otherWords: Readonly<Record<string, string>> = {
  push: 'append',
  add: 'append',
  length: 'len( )',
  lenght: 'len( )',
  len: 'len( )',
  size: 'len( )',
  count: 'len( )',
  sleep: 'sleep',
  wait: 'sleep',
  pause: 'sleep',
  write: 'show',
  print: 'scroll',
  text: 'scroll',
  isPressed: 'is_pressed',
  pressed: 'is_pressed',
  on_pressed: 'was_pressed',
  clearScreen: 'clear',
  plot: 'set_pixel',
  showString: 'scroll',
  showNumber: 'scroll',
  show_string: 'scroll',
  show_number: 'scroll',
  show_icon: 'show',
  play_tone: 'pitch',
  play_melody: 'play',
  toUpperCase: 'upper',
  toLowerCase: 'lower',
  turn_on: 'on',
  turn_off: 'off',
  send_string: 'send',
  send_number: 'send',
  send_message: 'send',
  receive_string: 'receive',
  receive_message: 'receive',
  uppercase: 'upper',
  lowercase: 'lower',
  get_gesture: 'current_gesture',
  gesture: 'current_gesture',
  squareroot: 'sqrt',
  square_root: 'sqrt',
  radice: 'sqrt',
  random: 'randint',
  int: 'randint',
  rand: 'randint',
};

export function findAttribute(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [object] = node.kids;
  if (object === undefined) return undefined;
  const name = node.text;
  const at = { line: node.line, from: node.to - name.length, to: node.to };
  const entry = world.types.entryOf(node, scope);
  const owner = dottedName(object) ?? '';
  if (entry !== undefined) {
    // The object itself is not on this board: that is said of the object.
    const outer = world.types.entryOf(object, scope);
    if (outer !== undefined && world.board !== undefined && !outer.boards.includes(world.board))
      return undefined;
    return boardFinding(node, entry, world, dottedName(node) ?? name);
  }
  const objectEntry = world.types.entryOf(object, scope);
  const type = objectEntry === undefined ? world.types.typeOf(object, scope) : undefined;
  const hidden = object.kind === 'name' && type !== undefined ? shadowed(object, scope, world) : undefined;
  if (hidden !== undefined) return hidden;
  const ownerName = objectEntry?.name ?? (type === undefined ? undefined : apiClass(type)?.name);
  if (ownerName === undefined) {
    if (object.kind === 'name' && (type === 'int' || type === 'float' || type === 'bool'))
      return {
        ...at,
        key: 'error.attribute.value',
        values: { owner, name, type },
      };
    if (type === 'NoneType') return { ...at, key: 'error.attribute.none', values: { name } };
    return undefined;
  }
  if (objectEntry?.kind === 'function') {
    // from random import random, then random.randint(1, 6)
    const made = scopeOf(owner, scope)?.made.get(owner)?.[0];
    if (
      objectEntry.name === `${owner}.${owner}` &&
      apiMember(owner, name) !== undefined &&
      made !== undefined
    )
      return {
        ...at,
        key: 'error.attribute.module',
        values: { owner, name, at: made.node.line, near: `import ${owner}` },
      };
    // from random import *, then random.randint: the module gave its function of the same name.
    if (object.kind === 'name' && world.scopes.stars.has(owner) && made === undefined)
      return {
        ...at,
        key: 'error.name.starred',
        values: { name: owner },
        fix: change(world, object.from, node.to, name),
      };
    // display.show.Image...: a call is missing, or a point too many.
    return { ...at, key: 'error.attribute.function', values: { owner, name } };
  }
  const members = apiMembers(ownerName).map((one) => last(one.name));
  // Decorators for the compiler, not members: native, viper, asm_thumb.
  if (ownerName === 'micropython') return undefined;
  if (members.length === 0 || members.includes(name) || name.startsWith('__')) return undefined;
  const shown = owner === '' ? (type ?? '') : owner;
  const other = otherWords[name];
  const near =
    (other !== undefined && members.includes(other) ? other : undefined) ??
    ['get_', 'is_', 'read_'].map((word) => word + name).find((one) => members.includes(one)) ??
    nearName(name, members) ??
    // display.read_light, pin0.write
    (name.length > 3 ? members.find((one) => one.startsWith(`${name}_`)) : undefined);
  if (near !== undefined)
    return {
      ...at,
      key: 'error.attribute.near',
      values: { owner: shown, name, near },
      fix: { from: name, to: near },
    };
  // accelerometer.shake()
  if (ownerName === 'microbit.accelerometer' && /^(shake|freefall|up|down|left|right)$/.test(name))
    return {
      ...at,
      key: 'error.attribute.near',
      values: { owner: shown, name, near: `was_gesture("${name}")` },
      fix: change(world, at.from, callEnd(world, node), `was_gesture("${name}")`),
    };
  if (other === 'len( )' && ['list', 'str', 'tuple', 'dict'].includes(type ?? ''))
    return {
      ...at,
      key: 'error.attribute.len',
      values: { owner: shown, name },
      fix: change(world, node.from, callEnd(world, node), `len(${owner})`),
    };
  return { ...at, key: 'error.attribute', values: { owner: shown, name } };
}

/** Behind the empty brackets after a name, where there are some. */
function callEnd(world: UseWorld, node: Node): number {
  return node.to + (/^\(\s*\)/.exec(world.source.slice(node.to, node.to + 20))?.[0].length ?? 0);
}

/** `display = 5` above: the name is the board's no more. */
function shadowed(object: Node, scope: NameScope, { scopes }: UseWorld): Finding | undefined {
  const makes = scopeOf(object.text, scope)?.made.get(object.text) ?? [];
  const star = [...scopes.stars].find((module) => apiMember(module, object.text) !== undefined);
  const own = makes.find(({ how }) => how !== 'import');
  if (own === undefined || (star === undefined && !makes.some(({ how }) => how === 'import')))
    return undefined;
  return { ...span(own.node), key: 'error.name.shadow', values: { name: object.text, at: object.line } };
}
