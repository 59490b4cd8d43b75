import { apiClass, apiEntry, apiMember } from '../../../firmware/micropython/api.ts';
import type { ApiEntry } from '../../../firmware/micropython/api-entry.ts';
import { dottedName, type Node } from '../syntax/tree.ts';
import { scopeOf, type NameEvent, type NameScope, type NameScopes } from './name-scopes.ts';

/**
 * What kind of value an expression has, where the text leaves no doubt: `str`, `int`, `float`, `bool`, `NoneType`,
 * `list`, `tuple`, `dict`, `function`, or the last name of a class of the board's. A name has a kind only when all
 * that it ever gets is of that kind.
 */
export interface ValueTypes {
  typeOf(node: Node | undefined, scope: NameScope): string | undefined;
  /** The board's own thing that an expression names, by its full name: `microbit.display.show`. */
  entryOf(node: Node | undefined, scope: NameScope): ApiEntry | undefined;
  /** The program's only `def` of a name. */
  definitionOf(name: string, scope: NameScope): Node | undefined;
}

const numbers = new Set(['int', 'float', 'bool']);
const builtinResults: Readonly<Record<string, string>> = {
  str: 'str',
  input: 'str',
  chr: 'str',
  hex: 'str',
  bin: 'str',
  oct: 'str',
  repr: 'str',
  int: 'int',
  len: 'int',
  ord: 'int',
  float: 'float',
  bool: 'bool',
  isinstance: 'bool',
  callable: 'bool',
  list: 'list',
  sorted: 'list',
  tuple: 'tuple',
  dict: 'dict',
  set: 'set',
  range: 'range',
  print: 'NoneType',
};

/** Chains of names and calculations are followed so far; beyond, nothing is certain. */
const deepest = 25;

/** The board's things by their full name: the same few are asked for again and again. */
const entries = new Map<string, ApiEntry | undefined>();
function entryNamed(name: string): ApiEntry | undefined {
  if (entries.size > 5000) entries.clear();
  if (!entries.has(name)) entries.set(name, apiEntry(name));
  return entries.get(name);
}

export function valueTypes(scopes: NameScopes): ValueTypes {
  const known = new Map<NameScope, Map<string, string | undefined>>();
  const knownEntries = new WeakMap<Node, ApiEntry | { readonly kind: 'none' }>();
  let depth = 0;
  const busy = new Set<NameEvent>();
  const returns = new Map<Node, boolean>();

  /** Full name of an imported or star-imported name that the program does not use for something else. */
  const imported = (name: string, scope: NameScope): string | undefined => {
    const home = scopeOf(name, scope);
    if (home === undefined) {
      for (const module of scopes.stars) if (entryNamed(`${module}.${name}`)) return `${module}.${name}`;
      return entryNamed(`builtins.${name}`) === undefined ? undefined : `builtins.${name}`;
    }
    const makes = home.made.get(name) ?? [];
    const first = makes[0]?.imported;
    return first !== undefined && makes.every((one) => one.imported === first) ? first : undefined;
  };

  const entryOf: ValueTypes['entryOf'] = (node, scope) => {
    if (node === undefined) return undefined;
    const found = knownEntries.get(node);
    if (found !== undefined) return found.kind === 'none' ? undefined : found;
    const entry = findEntry(node, scope);
    knownEntries.set(node, entry ?? { kind: 'none' });
    return entry;
  };

  const findEntry = (node: Node, scope: NameScope): ApiEntry | undefined => {
    const names: string[] = [];
    let at: Node | undefined = node;
    for (; at?.kind === 'attribute' && names.length < 6; at = at.kids[0]) names.unshift(at.text);
    if (at === undefined) return undefined;
    if (at.kind === 'name') {
      const root = imported(at.text, scope);
      if (root !== undefined) return entryNamed([root, ...names].join('.'));
    }
    if (names.length !== 1) return undefined;
    const type = typeOf(at, scope);
    const owner = type === undefined ? undefined : apiClass(type);
    return owner === undefined ? undefined : apiMember(owner.name, names[0] ?? '');
  };

  const definitionOf: ValueTypes['definitionOf'] = (name, scope) => {
    const makes = scopeOf(name, scope)?.made.get(name) ?? [];
    const [one] = makes;
    return makes.length === 1 && one?.how === 'def' ? one.value : undefined;
  };

  /** Whether a function gives nothing back: no `return` with a value, no `yield`. */
  const givesNothing = (definition: Node): boolean => {
    let nothing = returns.get(definition);
    if (nothing === undefined) {
      nothing = true;
      for (const node of ownNodes(definition))
        if (node.kind === 'yield' || (node.kind === 'return' && node.kids.length > 0)) nothing = false;
      returns.set(definition, nothing);
    }
    return nothing;
  };

  const nameType = (name: string, scope: NameScope): string | undefined => {
    const home = scopeOf(name, scope);
    if (home === undefined) return undefined;
    const own = known.get(home) ?? new Map<string, string | undefined>();
    known.set(home, own);
    if (own.has(name)) return own.get(name);
    const type = findNameType(name, home);
    own.set(name, type);
    return type;
  };

  const findNameType = (name: string, home: NameScope): string | undefined => {
    const makes = home.made.get(name) ?? [];
    if (makes.length === 0 || makes.length > 50) return undefined;
    let type: string | undefined;
    for (const make of makes) {
      if (busy.has(make)) continue;
      busy.add(make);
      const own = makeType(make, home);
      busy.delete(make);
      if (own === undefined) return undefined;
      if (type === undefined || type === own) type = own;
      else if (numbers.has(type) && numbers.has(own)) type = 'float';
      else return undefined;
    }
    return type;
  };

  const makeType = (make: NameEvent, home: NameScope): string | undefined => {
    switch (make.how) {
      case 'assign':
        // Of `a, b = ...` the value is not the name's.
        return make.value === undefined ? undefined : typeOf(make.value, home);
      case 'augment': {
        const [, right] = make.value?.kids ?? [];
        const type = typeOf(right, home);
        const operator = make.value?.text ?? '';
        if (operator === '/=') return 'float';
        if (type === 'str' && operator !== '+=') return undefined;
        return type !== undefined && (numbers.has(type) || type === 'str' || type === 'list')
          ? type
          : undefined;
      }
      case 'def':
        return 'function';
      case 'class':
        return 'type';
      default:
        return undefined;
    }
  };

  const typeOf: ValueTypes['typeOf'] = (node, scope) => {
    if (node === undefined || depth > deepest) return undefined;
    depth++;
    const type = findType(node, scope);
    depth--;
    return type;
  };

  const findType = (node: Node, scope: NameScope): string | undefined => {
    switch (node.kind) {
      case 'string':
        return 'str';
      case 'bytes':
        return 'bytes';
      case 'number':
        return /[.]|^\d[\d_]*[eE]/.test(node.text) ? 'float' : 'int';
      case 'constant':
        return node.text === 'None' ? 'NoneType' : /^(True|False)$/.test(node.text) ? 'bool' : undefined;
      case 'list':
      case 'tuple':
      case 'dict':
      case 'set':
        return node.kind;
      case 'comprehension':
        return node.text;
      case 'compare':
        return 'bool';
      case 'unary': {
        if (node.text === 'not') return 'bool';
        const type = typeOf(node.kids[0], scope);
        return type !== undefined && numbers.has(type) ? type : undefined;
      }
      case 'conditional': {
        const type = typeOf(node.kids[0], scope);
        return type === typeOf(node.kids[2], scope) ? type : undefined;
      }
      case 'boolean': {
        const types = new Set(node.kids.map((kid) => typeOf(kid, scope)));
        return types.size === 1 ? [...types][0] : undefined;
      }
      case 'binary':
        return binaryType(node, scope);
      case 'name': {
        const own = nameType(node.text, scope);
        if (own !== undefined) return own;
        return entryType(entryOf(node, scope));
      }
      case 'attribute':
        return entryType(entryOf(node, scope));
      case 'index': {
        const type = typeOf(node.kids[0], scope);
        return type === 'str' ? 'str' : undefined;
      }
      case 'call':
        return callType(node, scope);
      default:
        break;
    }
    return undefined;
  };

  const binaryType = (node: Node, scope: NameScope): string | undefined => {
    if (node.kids.length > 100) return undefined;
    let type = typeOf(node.kids[0], scope);
    for (const [index, kid] of node.kids.slice(1).entries()) {
      const right = typeOf(kid, scope);
      const operator = node.ops?.[index] ?? '+';
      if (operator === '%' && type === 'str') continue;
      if (operator === '*' && ((type === 'str' && right === 'int') || (type === 'int' && right === 'str'))) {
        type = 'str';
        continue;
      }
      if (type === undefined || right === undefined) return undefined;
      if (numbers.has(type) && numbers.has(right))
        type = operator === '/' || type === 'float' || right === 'float' ? 'float' : 'int';
      else if (type === right && operator === '+') continue;
      else return undefined;
    }
    return type;
  };

  const callType = (node: Node, scope: NameScope): string | undefined => {
    const [callee] = node.kids;
    const entry = entryOf(callee, scope);
    if (entry?.kind === 'class') {
      const last = entry.name.slice(entry.name.lastIndexOf('.') + 1);
      return entry.name.startsWith('builtins.') ? builtinResults[last] : last;
    }
    if (entry !== undefined) {
      if (entry.name.startsWith('builtins.') && entry.name.split('.').length === 2)
        return builtinResults[entry.name.slice('builtins.'.length)];
      const results = new Set((entry.signatures ?? []).map((one) => one.returns));
      const [result] = results;
      if (results.size !== 1 || result === undefined) return undefined;
      if (result === 'None') return 'NoneType';
      return /^\w+$/.test(result) && (builtinResults[result] !== undefined || apiClass(result) !== undefined)
        ? result
        : undefined;
    }
    const name = dottedName(callee);
    if (name === undefined || name.includes('.')) return undefined;
    const definition = definitionOf(name, scope);
    return definition !== undefined && givesNothing(definition) ? 'NoneType' : undefined;
  };

  return { typeOf, entryOf, definitionOf };
}

function entryType(entry: ApiEntry | undefined): string | undefined {
  if (entry === undefined) return undefined;
  switch (entry.kind) {
    case 'function':
      return 'function';
    case 'class':
      return 'type';
    case 'module':
      return 'module';
    case 'object':
    case 'constant':
      return entry.type !== undefined && /^[\w.]+$/.test(entry.type)
        ? entry.type.slice(entry.type.lastIndexOf('.') + 1)
        : undefined;
  }
}

/** What is in a function itself, without the functions inside it. */
export function* ownNodes(definition: Node): Generator<Node, void> {
  const stack = [...definition.kids];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (node.kind !== 'def' && node.kind !== 'lambda' && node.kind !== 'class') stack.push(...node.kids);
  }
}

/** Every node with the scope it is in. */
export function* scopedNodes(scopes: NameScopes): Generator<readonly [Node, NameScope], void> {
  const byNode = new Map(scopes.all.map((scope) => [scope.node, scope]));
  const stack: (readonly [Node, NameScope])[] = [[scopes.module.node, scopes.module]];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const [node, outer] = item;
    yield item;
    const inner = byNode.get(node) ?? outer;
    for (let i = node.kids.length - 1; i >= 0; i--) {
      const kid = node.kids[i];
      if (kid !== undefined) stack.push([kid, inner]);
    }
  }
}
