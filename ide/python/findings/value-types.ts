import type { ApiEntry } from '../../../firmware/micropython/api-entry.ts';
import { scopeOf, type NameEvent, type NameScope, type NameScopes } from './name-scopes.ts';
import { ProgramThings } from '../program-things.ts';
import type { Node } from '../syntax/tree.ts';
import { outerType, typeOf, type Thing } from '../things.ts';

/**
 * What kind of value an expression has, where the text leaves no doubt: `str`, `int`, `float`, `bool`, `NoneType`,
 * `list`, `tuple`, `dict`, `function`, or the last name of a class of the board's.
 */
export interface ValueTypes {
  typeOf(node: Node | undefined, scope: NameScope): string | undefined;
  /** The board's own thing that an expression names, by its full name: `microbit.display.show`. */
  entryOf(node: Node | undefined, scope: NameScope): ApiEntry | undefined;
  /** The program's own class that an expression is, or that it is an object of. */
  ownOf(
    node: Node,
    scope: NameScope,
  ): { readonly kind: 'class' | 'instance'; readonly make: NameEvent } | undefined;
  /** The program's only `def` of a name. */
  definitionOf(name: string, scope: NameScope): Node | undefined;
}

export function valueTypes(scopes: NameScopes): ValueTypes {
  const things = new ProgramThings('', scopes, undefined, 'sure');
  return {
    typeOf: (node, scope) =>
      node === undefined ? undefined : kindOf(things.valueOf(things.thingOf(node, scope))),
    entryOf(node, scope) {
      if (node?.kind !== 'name' && node?.kind !== 'attribute') return undefined;
      const thing = things.thingOf(node, scope);
      return thing?.kind === 'api' ? thing.entry : undefined;
    },
    ownOf(node, scope) {
      const thing = things.valueOf(things.thingOf(node, scope));
      if (thing?.kind === 'instance') return { kind: 'instance', make: thing.make };
      return thing?.kind === 'own' && thing.make.how === 'class'
        ? { kind: 'class', make: thing.make }
        : undefined;
    },
    definitionOf(name, scope) {
      const makes = scopeOf(name, scope)?.made.get(name) ?? [];
      const [one] = makes;
      return makes.length === 1 && one?.how === 'def' ? one.value : undefined;
    },
  };
}

function kindOf(thing: Thing | undefined): string | undefined {
  if (thing?.kind === 'own') return thing.make.how === 'def' ? 'function' : 'type';
  if (thing?.kind === 'api' && thing.entry.kind === 'class') return 'type';
  if (thing?.kind === 'api' && (thing.entry.kind === 'function' || thing.entry.kind === 'module'))
    return thing.entry.kind;
  const type = typeOf(thing);
  if (type === undefined || (thing?.kind === 'api' && !/^[\w.]+$/.test(type))) return undefined;
  if (type === 'None') return 'NoneType';
  return outerType(type).slice(type.lastIndexOf('.') + 1);
}

/** Every node with the scope it is in. */
export function* scopedNodes({ module, opened }: NameScopes): Generator<readonly [Node, NameScope], void> {
  const stack: (readonly [Node, NameScope])[] = [[module.node, module]];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const [node, outer] = item;
    yield item;
    const inner = opened.get(node) ?? outer;
    for (let i = node.kids.length - 1; i >= 0; i--) {
      const kid = node.kids[i];
      if (kid !== undefined) stack.push([kid, inner]);
    }
  }
}
