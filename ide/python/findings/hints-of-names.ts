/** Functions that nobody calls, and names of the board's that mean something else. */
import { apiEntry } from '../../../firmware/micropython/api.ts';
import type { TextFix } from '../python-problem.ts';
import type { Finding } from '../syntax/finding.ts';
import type { Node } from '../syntax/tree.ts';
import { scopeOf, type NameScope } from './name-scopes.ts';
import { type UseWorld, change, lastLine, span } from './use-world.ts';

/** Nobody reads more. */
const most = 100;

/** Whether the line above a `def` begins with `@`. */
function isDecorated(definition: Node, source: string): boolean {
  const end = source.lastIndexOf('\n', definition.from - 1);
  const above = end < 0 ? '' : source.slice(source.lastIndexOf('\n', end - 1) + 1, end);
  return above.trimStart().startsWith('@');
}

/** A function of main.py that is made and never named again. */
export function neverCalled({ scopes, files, source }: UseWorld): Finding[] {
  // Of another file's functions, main.py may use what it likes.
  if (files.includes('main.py')) return [];
  const { module } = scopes;
  const read = new Set(
    scopes.all.flatMap(({ events }) => events.filter(({ kind }) => kind === 'read').map(({ name }) => name)),
  );
  const quoted = new Set([...source.matchAll(/["'](\w+)["']/g)].map(([, word = '']) => word));
  const found: Finding[] = [];
  for (const [name, makes] of module.made) {
    if (found.length > most) break;
    const [one] = makes;
    const definition = one?.value;
    if (makes.length !== 1 || one?.how !== 'def' || definition === undefined || read.has(name)) continue;
    // A decorator may call it, and `globals()` or another file reach it by its name.
    if (isDecorated(definition, source) || quoted.has(name)) continue;
    found.push({
      ...span(one.node),
      key: 'hint.neverCalled',
      values: { name },
      severity: 'hint',
      // Its call is perhaps just being written below.
      until: Infinity,
    });
  }
  return found;
}

/** Two functions of one name: the second takes the place of the first. */
export function madeTwice({ scopes, source }: UseWorld): Finding[] {
  const found: Finding[] = [];
  for (const scope of scopes.all) {
    if (scope.kind === 'inner') continue;
    for (const [name, makes] of scope.made) {
      const defs = makes.filter(({ how, guarded }) => how === 'def' && !guarded);
      const [one, other] = defs;
      if (one === undefined || other === undefined || defs.length !== makes.length) continue;
      const used = scope.events.some(
        (event) =>
          event.kind === 'read' &&
          event.name === name &&
          event.order > one.order &&
          event.order < other.order,
      );
      if (used || isDecorated(other.value ?? other.node, source)) continue;
      found.push({
        ...span(other.node),
        key: 'hint.madeTwice',
        values: { name, at: one.node.line },
        severity: 'hint',
      });
    }
  }
  return found;
}

/** `playing = False` in a function, and the `playing` of all the others stays as it is. */
export function onlyInside(world: UseWorld): Finding[] {
  const found: Finding[] = [];
  const { all, module } = world.scopes;
  for (const scope of all) {
    if (scope.kind !== 'function' || found.length > most) continue;
    for (const [name, makes] of scope.made) {
      const outer = module.made.get(name);
      if (outer?.every(({ how }) => how === 'assign' || how === 'augment') !== true || scope.handed.has(name))
        continue;
      const [one] = makes;
      if (one === undefined || !makes.every(({ how, part }) => how === 'assign' && part === undefined))
        continue;
      // Read inside, it may be a name of the function's own; read by nobody outside, it matters to nobody.
      const readInside = all.some((inner) => isWithin(inner, scope) && reads(inner, name));
      const readOutside = all.some((other) => reads(other, name) && scopeOf(name, other) === module);
      if (readInside || !readOutside || !isPlain(one.value)) continue;
      found.push({
        ...span(one.node),
        key: 'hint.onlyInside',
        values: { name, function: scope.name },
        severity: 'hint',
        // What reads it is perhaps just being written.
        until: lastLine(scope.node, world.source),
        ...globalFirst(scope, name, world),
      });
    }
  }
  return found;
}

/** `False`, `0`, `"menu"`: what a game's state is set to. */
const isPlain = (value: Node | undefined): boolean =>
  value !== undefined &&
  /^(constant|number|string|list|unary|compare|binary|call|attribute|name)$/.test(value.kind);

const reads = ({ events }: NameScope, name: string): boolean =>
  events.some((event) => event.kind === 'read' && event.name === name);

function isWithin(inner: NameScope, outer: NameScope): boolean {
  for (let at: NameScope | undefined = inner; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

/** `global name` in front of the function's first line, when that is the line of the finding. */
function globalFirst(scope: NameScope, name: string, world: UseWorld): { readonly fix?: TextFix } {
  const first = scope.node.kids.at(-1)?.kids[0];
  const make = scope.made.get(name)?.[0]?.node;
  if (first === undefined || make?.line !== first.line || first.line === scope.node.line) return {};
  const { fix } = { fix: change(world, first.from, first.from, '') };
  const indent = /^[ \t]*/.exec(fix.from)?.[0] ?? '';
  return { fix: { from: fix.from, to: `${indent}global ${name}\n${fix.from}` } };
}

/** `pin0 = 1`, `button_a = ...` where `from microbit import *` stands: the board's thing is gone. */
export function boardName(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [target, value] = node.kids;
  if (target?.kind !== 'name' || value === undefined || !world.scopes.stars.has('microbit')) return undefined;
  const entry = apiEntry(`microbit.${target.text}`);
  if (entry?.kind !== 'object' || scopeOf(target.text, scope) !== world.scopes.module) return undefined;
  const number = value.kind === 'number' ? value.text : undefined;
  const isPin = target.text.startsWith('pin') && number !== undefined;
  if (!isPin) return { ...span(target), key: 'hint.boardName', values: { name: target.text } };
  const near = `${target.text}.${Number(number) > 1 ? 'write_analog' : 'write_digital'}(${number})`;
  return {
    ...span(target),
    key: 'hint.pinName',
    values: { name: target.text, near },
    fix: change(world, target.from, value.to, near),
  };
}

/** `if button_a:`: the button is always there. */
export function alwaysThere(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const name = world.source.slice(node.from, node.to);
  const entry = world.types.entryOf(node, scope);
  if (entry?.kind !== 'object' || entry.name.split('.').length !== 2) return undefined;
  const question = ['is_pressed', 'is_touched'].find((one) => apiEntry(`${entry.name}.${one}`) !== undefined);
  if (question === undefined) return undefined;
  const near = `${name}.${question}()`;
  return {
    ...span(node),
    key: 'hint.alwaysThere',
    values: { name, near },
    fix: change(world, node.from, node.to, near),
  };
}
