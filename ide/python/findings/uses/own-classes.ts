/** Classes of the program's own: what their brackets want, and what their objects have. */
import { nearName } from '../../near-name.ts';
import type { Finding } from '../../syntax/finding.ts';
import type { Node } from '../../syntax/tree.ts';
import { parametersOf, scopeOf, type NameEvent, type NameScope, type NameScopes } from '../name-scopes.ts';
import { change, last, lastLine, type UseWorld, span } from '../use-world.ts';
import { ownSignature, wrongArguments } from './calls.ts';

/** `Ball(2)` where `__init__` wants two, `ball.move()` where `move` wants one. */
export function findClassCall(call: Node, scope: NameScope, world: UseWorld): Finding[] {
  const [callee, ...given] = call.kids;
  if (callee === undefined) return [];
  const made = world.types.ownOf(callee, scope);
  if (callee.kind === 'name' && made?.kind === 'class') {
    const family = familyOf(made.make, world);
    if (family === undefined) return [];
    const inits = family.flatMap((one) => one.opens?.made.get('__init__') ?? []);
    const [init] = inits;
    // `_init_`: that is the mistake, and is said there.
    const misspelt = family.some((one) =>
      [...(one.opens?.made.keys() ?? [])].some((name) => /^_+init_+$/.test(name) && name !== '__init__'),
    );
    if (init === undefined && misspelt) return [];
    return wrongOf(call, callee.text, given, init, world);
  }
  const [object] = callee.kids;
  if (callee.kind !== 'attribute' || object === undefined) return [];
  const owner = isSuper(object) ? undefined : world.types.ownOf(object, scope);
  const family = owner && familyOf(owner.make, world);
  if (owner === undefined || family === undefined) return [];
  const method = family.flatMap((one) => one.opens?.made.get(callee.text) ?? [])[0];
  if (method?.how !== 'def' || isSet(callee.text, world.scopes)) return [];
  if (owner.kind === 'instance') return wrongOf(call, callee.text, given, method, world);
  // ball = Ball, then ball.move(): nobody is there to move.
  const [first] = method.opens === undefined ? [] : parametersOf(method.opens);
  const kept = object.kind === 'name' ? scopeOf(object.text, scope)?.made.get(object.text) : undefined;
  const value = kept?.length === 1 && kept[0]?.how === 'assign' ? kept[0].value : undefined;
  if (
    first !== 'self' ||
    given.length >= (method.opens === undefined ? 0 : parametersOf(method.opens).length)
  )
    return [];
  if (world.scopes.decorators.has(method.value ?? method.node)) return [];
  const blamed = value ?? object;
  const name = world.source.slice(blamed.from, blamed.to);
  return [
    {
      ...span(blamed),
      key: 'error.class.bracketsOf',
      values: { name },
      ...(value === undefined ? {} : { fix: change(world, blamed.from, blamed.to, `${name}()`) }),
    },
  ];
}

function wrongOf(
  call: Node,
  name: string,
  given: readonly Node[],
  method: NameEvent | undefined,
  world: UseWorld,
): Finding[] {
  const definition = method?.value;
  if (method !== undefined && (definition?.kind !== 'def' || world.scopes.decorators.has(definition)))
    return [];
  const parameters = definition === undefined ? [] : ownSignature(definition).parameters;
  // Without a place for the object: that is said at the def.
  if (definition !== undefined && (parameters.length === 0 || parameters[0]?.only !== undefined)) return [];
  const own = parameters.slice(1);
  const found = wrongArguments(call, name, given, [{ returns: '', parameters: own }]);
  if (found === undefined) return [];
  const self = definition === undefined ? undefined : noPlaceForSelf(definition);
  if (self !== undefined && found.key === 'error.type.tooMany') return [self];
  const wanted = Number(found.values['wanted']);
  if (found.key !== 'error.type.tooFew')
    return [Number.isNaN(wanted) ? found : { ...found, values: { ...found.values, wanted } }];
  const positional = given.filter(({ kind }) => kind !== 'keyword').length;
  const named = new Set(given.flatMap(({ kind, text }) => (kind === 'keyword' ? [text] : [])));
  const missing = own
    .slice(positional)
    .filter((one) => one.default === undefined && one.only === undefined && !named.has(one.name));
  return [
    {
      ...span(call),
      key: 'error.type.lacks',
      values: { name, missing: missing.map((one) => one.name).join(', ') },
    },
  ];
}

/** `def __init__(x, y)`: its first name is the object, whatever it is called. */
function noPlaceForSelf(definition: Node): Finding | undefined {
  const first = definition.kids[1]?.kids[0]?.kids[0]?.text ?? '';
  if (/^(self|this|me|io|cls|s|_)$/.test(first)) return undefined;
  const [name] = definition.kids;
  return name && { ...span(name), key: 'error.method.self', values: { name: definition.text } };
}

/** `self.posiiton` where no line of the program gives such a name a value. */
export function findOwnAttribute(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [object] = node.kids;
  const name = node.text;
  // Another file may give objects what it likes.
  if (object === undefined || name.startsWith('__') || world.files.length > 0) return undefined;
  const owner = world.types.ownOf(object, scope);
  if (owner?.kind !== 'instance' || isSuper(object)) return undefined;
  const family = familyOf(owner.make, world);
  if (family === undefined || isSet(name, world.scopes) || isNamedAsText(name, world)) return undefined;
  const members = family.flatMap((one) => [...(one.opens?.made.keys() ?? [])]);
  if (members.includes(name) || members.some((one) => /^__(getattr|slots|new)/.test(one))) return undefined;
  const at = {
    line: node.line,
    from: node.to - name.length,
    to: node.to,
    // What gives it a value is perhaps just being written, further down in the class.
    until: Math.max(node.line, lastLine(owner.make.value ?? node, world.source)),
  };
  const shown = world.source.slice(object.from, object.to);
  const called = world.scopes.uses.some(
    (use) => use.kind === 'attribute' && use.node === node && use.call !== undefined,
  );
  const values = members.filter((one) => !one.startsWith('__'));
  const sets = setNames(world.scopes);
  const near = nearName(name, called ? [...values, ...sets] : [...sets, ...values]);
  if (near !== undefined)
    return {
      ...at,
      key: 'error.attribute.near',
      values: { owner: shown, name, near },
      fix: { from: name, to: near },
    };
  const type = last(owner.make.name);
  // Its __init__ gets the value and does not keep it.
  const init = family[0]?.opens?.made.get('__init__')?.[0]?.opens;
  const value = init !== undefined && parametersOf(init).includes(name) ? name : '0';
  return called
    ? { ...at, key: 'error.attribute.method', values: { owner: shown, name, type } }
    : { ...at, key: 'error.attribute.notSet', values: { owner: shown, name, type, value } };
}

const isSuper = (node: Node): boolean => node.kind === 'call' && node.kids[0]?.text === 'super';

/** A class and those it is built on; undefined when one of them is not of this program. */
function familyOf(make: NameEvent, world: UseWorld): readonly NameEvent[] | undefined {
  const found: NameEvent[] = [];
  for (let one = make; ;) {
    const home = scopeOf(one.name, one.scope);
    if (one.value?.kind !== 'class' || one.opens === undefined || found.length > 8) return undefined;
    if (home?.made.get(one.name)?.length !== 1 || world.scopes.decorators.has(one.value)) return undefined;
    found.push(one);
    const bases: readonly Node[] = one.value.kids.slice(1, -1);
    const [base] = bases;
    if (bases.length > 1) return undefined;
    if (base === undefined || base.text === 'object') return found;
    const above: { readonly kind: string; readonly make: NameEvent } | undefined = world.types.ownOf(
      base,
      one.scope,
    );
    if (above?.kind !== 'class') return undefined;
    one = above.make;
  }
  return found;
}

/** Every `.name = ` of a program. */
const named = new WeakMap<NameScopes, ReadonlySet<string>>();
function setNames(scopes: NameScopes): ReadonlySet<string> {
  let names = named.get(scopes);
  if (names === undefined) {
    names = new Set(
      scopes.uses.flatMap((use) =>
        use.kind === 'attribute' && use.how !== undefined && use.how !== 'augment' ? [use.name] : [],
      ),
    );
    named.set(scopes, names);
  }
  return names;
}

const isSet = (name: string, scopes: NameScopes): boolean => setNames(scopes).has(name);

/** `setattr(self, "speed", 3)`, `hasattr(self, key)`. */
function isNamedAsText(name: string, { source }: UseWorld): boolean {
  return (
    /\b(setattr|hasattr|getattr|__dict__)\b/.test(source) ||
    source.includes(`"${name}"`) ||
    source.includes(`'${name}'`)
  );
}
