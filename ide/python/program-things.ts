import type { ApiEntry, PythonType } from '../../firmware/micropython/api-entry.ts';
import { apiClass, apiEntry } from '../../firmware/micropython/api.ts';
import {
  parametersOf,
  scopeOf,
  type NameEvent,
  type NameScope,
  type NameScopes,
} from './findings/name-scopes.ts';
import type { ProjectThings } from './project-things.ts';
import { ownNodes, type Node } from './syntax/tree.ts';
import {
  api,
  apiThingMember,
  apiThingMembers,
  common,
  isNumber,
  itemOf,
  lastName,
  publicMember,
  typeOf,
  value,
  type Member,
  type Thing,
} from './things.ts';

/**
 * How far it goes. `likely`, for who helps to write: what the first value says that says anything. `sure`, for who says
 * that something is wrong or changes it: only what leaves no doubt, which a name has when all it ever gets agree.
 */
export type Certainty = 'likely' | 'sure';

/** How far expressions and names are followed into one another: more is no beginner's program. */
const furthest = 25;

/** What Python's own functions give whose words in the API are wider, or a class of its own. */
const results: Readonly<Record<string, string>> = {
  ...{ str: 'str', input: 'str', chr: 'str', hex: 'str', bin: 'str', oct: 'str', repr: 'str' },
  ...{ int: 'int', len: 'int', ord: 'int', float: 'float' },
  ...{ bool: 'bool', isinstance: 'bool', callable: 'bool' },
  ...{
    list: 'list',
    sorted: 'list',
    tuple: 'tuple',
    dict: 'dict',
    set: 'set',
    range: 'range',
    print: 'None',
  },
};

/** What the names and expressions of one file stand for. */
export class ProgramThings {
  private readonly isSure: boolean;
  private readonly values = new Map<NameScope, Map<string, Thing | undefined>>();
  private readonly nodes = new Map<Node, Thing | undefined>();
  /** Makings that are being looked at: `a = b` and `b = a` say nothing. */
  private readonly busy = new Set<NameEvent>();
  private readonly givesNothing = new Map<Node, boolean>();
  private depth = 0;

  constructor(
    readonly source: string,
    readonly scopes: NameScopes,
    /** Where it finds the project's other files. */
    readonly project: ProjectThings | undefined,
    certainty: Certainty,
    /** Its file, when it is not the one on screen. */
    readonly file?: string,
  ) {
    this.isSure = certainty === 'sure';
  }

  // Names

  /** How a name gets its values in the scope that has it. */
  makesOf(name: string, home: NameScope): readonly NameEvent[] {
    return home.made.get(name) ?? [];
  }

  /** The making that tells most about a name. */
  makeOf(name: string, home: NameScope): NameEvent | undefined {
    const makes = this.makesOf(name, home);
    return (
      makes.find(({ how }) => how !== undefined && /^(assign|def|class|import|parameter)$/.test(how)) ??
      makes[0]
    );
  }

  /** Every name that can be written in a scope, nearest first, with how it was made. */
  visible(scope: NameScope): readonly NameEvent[] {
    const found = new Map<string, NameEvent>();
    for (let at: NameScope | undefined = scope; at !== undefined; at = at.parent) {
      if (at.kind === 'class' && at !== scope) continue;
      for (const name of at.made.keys()) {
        const make = found.has(name) ? undefined : this.makeOf(name, at);
        if (make !== undefined) found.set(name, make);
      }
    }
    return [...found.values()];
  }

  /** What a name stands for in a scope. */
  named(name: string, scope: NameScope): Thing | undefined {
    const home = scopeOf(name, scope);
    if (home !== undefined) return this.made(name, home);
    for (const module of [...this.scopes.stars].reverse()) {
      const own = this.module(module);
      const thing = own === undefined ? api(publicMember(module, name)) : own.outermost(name);
      if (thing !== undefined) return thing;
    }
    return api(publicMember('builtins', name));
  }

  /** A name of the file's outermost level. */
  outermost(name: string): Thing | undefined {
    return this.scopes.module.made.has(name) ? this.made(name, this.scopes.module) : undefined;
  }

  /** Another file of the project by its module's name. */
  module(name: string): ProgramThings | undefined {
    return this.project?.program(`${name}.py`);
  }

  private made(name: string, home: NameScope): Thing | undefined {
    const makes = this.makesOf(name, home);
    const [first] = makes;
    if (first === undefined) return undefined;
    const { origin, imported } = first;
    if (origin === undefined) return { kind: 'own', make: this.makeOf(name, home) ?? first, program: this };
    if (this.isSure && !makes.every((one) => one.imported === imported)) return undefined;
    return this.imported(origin, first);
  }

  private imported({ module, name }: NonNullable<NameEvent['origin']>, make: NameEvent): Thing | undefined {
    const own = this.module(module);
    if (name === undefined)
      return own === undefined ? api(apiEntry(module)) : { kind: 'file', name: module, program: own };
    if (own === undefined) return api(publicMember(module, name));
    // Files may import each other.
    return this.unlessBusy(make, () => own.outermost(name));
  }

  private unlessBusy(make: NameEvent, look: () => Thing | undefined): Thing | undefined {
    if (this.busy.has(make)) return undefined;
    this.busy.add(make);
    try {
      return look();
    } finally {
      this.busy.delete(make);
    }
  }

  // Values

  /** What kind of thing a thing gives when it is used: a variable's value, an object's class. */
  valueOf(thing: Thing | undefined): Thing | undefined {
    if (thing?.kind !== 'own') return thing;
    const { make, program } = thing;
    return program.valueOfName(make.name, scopeOf(make.name, make.scope) ?? make.scope);
  }

  private valueOfName(name: string, home: NameScope): Thing | undefined {
    const own = this.values.get(home) ?? new Map<string, Thing | undefined>();
    this.values.set(home, own);
    if (own.has(name)) return own.get(name);
    const makes = this.makesOf(name, home);
    let found = this.isSure ? this.commonOf(makes) : this.firstOf(makes);
    own.set(name, found);
    if (!this.isSure && found?.kind === 'value' && found.type === 'list' && found.item === undefined) {
      const item = this.appended(
        (owner, scope) => owner.kind === 'name' && owner.text === name && scopeOf(name, scope) === home,
      );
      found = item === undefined ? found : listOf('list', item);
      own.set(name, found);
    }
    return found;
  }

  /** What is put into a list that begins empty. */
  private appended(isIt: (owner: Node, scope: NameScope) => boolean): Thing | undefined {
    for (const use of this.scopes.uses) {
      if (use.kind !== 'attribute' || use.name !== 'append' || !isIt(use.owner, use.scope)) continue;
      const item = this.valueAt(use.call?.kids[1], use.scope);
      if (item !== undefined) return item;
    }
    return undefined;
  }

  private firstOf(makes: readonly NameEvent[]): Thing | undefined {
    for (const make of makes) {
      const found = this.unlessBusy(make, () => this.valueOfMake(make));
      // `last = None` says nothing about what comes later.
      if (found !== undefined && typeOf(found) !== 'None') return found;
    }
    return undefined;
  }

  private commonOf(makes: readonly NameEvent[]): Thing | undefined {
    if (makes.length > 50) return undefined;
    let found: Thing | undefined;
    for (const make of makes) {
      if (this.busy.has(make)) continue;
      const one = this.unlessBusy(make, () => this.valueOfMake(make));
      if (one === undefined) return undefined;
      found = found === undefined ? one : common(found, one);
      if (found === undefined) return undefined;
    }
    return found;
  }

  private valueOfMake(make: NameEvent): Thing | undefined {
    const { how, scope, source, part } = make;
    if (part !== undefined)
      return this.isSure || source === undefined ? undefined : this.partOf(make, source, part);
    switch (how) {
      case 'def':
      case 'class':
        return { kind: 'own', make, program: this };
      case 'import':
        return make.origin && this.valueOf(this.imported(make.origin, make));
      case 'assign':
        return this.valueAt(make.value, scope);
      case 'augment':
        return this.augmented(make);
      case 'parameter':
        return this.valueOfParameter(make);
      case 'for':
        return this.isSure ? undefined : itemOf(this.valueAt(source, scope));
      case 'as':
        return this.isSure ? undefined : this.valueAt(source, scope);
      case 'except':
        return this.isSure || source === undefined ? undefined : this.oneOf(this.thingOf(source, scope));
      default:
        return undefined;
    }
  }

  /** `a, b = 1, "x"`, `for i, name in enumerate(names)`. */
  private partOf({ how, scope }: NameEvent, source: Node, part: number): Thing | undefined {
    if (how !== 'for')
      return source.kind === 'tuple' || source.kind === 'list'
        ? this.valueAt(source.kids[part], scope)
        : itemOf(this.valueAt(source, scope));
    const [callee, ...given] = source.kind === 'call' ? source.kids : [];
    const called = callee && this.thingOf(callee, scope);
    const name = called?.kind === 'api' ? called.entry.name : '';
    if (name === 'builtins.enumerate')
      return part === 0 ? value('int') : itemOf(this.valueAt(given[0], scope));
    if (name === 'builtins.zip') return itemOf(this.valueAt(given[part], scope));
    return itemOf(itemOf(this.valueAt(source, scope)));
  }

  private augmented({ value: node, scope }: NameEvent): Thing | undefined {
    const right = this.valueAt(node?.kids[1], scope);
    if (node?.text === '/=') return value('float');
    const type = typeOf(right);
    if (type === 'str' && node?.text !== '+=') return undefined;
    return isNumber(type) || type === 'str' || type === 'list' ? right : undefined;
  }

  /** `self` is one of the class around; `def wait(ms=100)` says that ms is probably a number. */
  private valueOfParameter({ name, scope, source }: NameEvent): Thing | undefined {
    const outer = scope.parent ?? scope;
    if (outer.kind === 'class' && parametersOf(scope)[0] === name) {
      const decorator = this.scopes.decorators.get(scope.node)?.at(-1)?.text;
      if (decorator !== 'staticmethod') {
        const make = this.makerOf(outer);
        return make && { kind: decorator === 'classmethod' ? 'own' : 'instance', make, program: this };
      }
    }
    if (this.isSure || source === undefined || source.text !== '') return undefined;
    const { annotation } = source;
    if (annotation !== undefined) return this.oneOf(this.thingOf(annotation, outer));
    return this.valueAt(source.kids[1], outer);
  }

  /** The `def` or `class` that opens a scope. */
  makerOf({ name, parent, node }: NameScope): NameEvent | undefined {
    if (parent === undefined) return undefined;
    const home = scopeOf(name, parent) ?? parent;
    return this.makesOf(name, home).find((one) => one.value === node);
  }

  /** One of a class. */
  private oneOf(thing: Thing | undefined): Thing | undefined {
    if (thing?.kind === 'api' && thing.entry.kind === 'class') return value(lastName(thing.entry));
    if (thing?.kind === 'own' && thing.make.how === 'class') return { ...thing, kind: 'instance' };
    return undefined;
  }

  // Expressions

  private valueAt(node: Node | undefined, scope: NameScope): Thing | undefined {
    return node === undefined ? undefined : this.valueOf(this.thingOf(node, scope));
  }

  /** What an expression is. */
  thingOf(node: Node, scope: NameScope): Thing | undefined {
    if (this.depth > furthest) return undefined;
    const isKept = node.kind === 'name' || node.kind === 'attribute' || node.kind === 'call';
    if (isKept && this.nodes.has(node)) return this.nodes.get(node);
    this.depth++;
    try {
      const thing = this.expression(node, scope);
      if (isKept) this.nodes.set(node, thing);
      return thing;
    } finally {
      this.depth--;
    }
  }

  private expression(node: Node, scope: NameScope): Thing | undefined {
    const { kids } = node;
    switch (node.kind) {
      case 'name':
        return this.named(node.text, scope);
      case 'attribute':
        return kids[0] && this.member(this.thingOf(kids[0], scope), node.text);
      case 'call':
        return this.called(node, scope);
      case 'index':
        return this.item(node, scope);
      case 'string':
        return value('str');
      case 'bytes':
        return value('bytes');
      case 'number':
        return value(/^0[xob]/i.test(node.text) || /^[\d_]+$/.test(node.text) ? 'int' : 'float');
      case 'constant':
        return node.text === 'None'
          ? value('None')
          : /^(True|False)$/.test(node.text)
            ? value('bool')
            : undefined;
      case 'list':
      case 'tuple':
        return this.display(node.kind, kids[0], scope);
      case 'dict':
      case 'set':
        return value(node.kind);
      case 'comprehension':
        return this.comprehension(node, this.scopes.opened.get(node));
      case 'compare':
        return value('bool');
      case 'unary':
        return this.unary(node, scope);
      case 'binary':
        return this.binary(node, scope);
      case 'boolean':
        return this.either(kids, scope);
      case 'conditional':
        return this.either([kids[0], kids[2]], scope);
      case 'walrus':
        return this.valueAt(kids[1], scope);
      case 'lambda': {
        const opened = this.scopes.opened.get(node);
        return opened && { kind: 'lambda', scope: opened, program: this };
      }
      default:
        return undefined;
    }
  }

  private either(nodes: readonly (Node | undefined)[], scope: NameScope): Thing | undefined {
    let found: Thing | undefined;
    for (const node of nodes) {
      const one = this.valueAt(node, scope);
      if (!this.isSure) {
        if (one !== undefined && typeOf(one) !== 'None') return one;
        continue;
      }
      if (one === undefined) return undefined;
      found = found === undefined ? one : common(found, one);
      if (found === undefined) return undefined;
    }
    return found;
  }

  private unary({ text, kids }: Node, scope: NameScope): Thing | undefined {
    if (text === 'not') return value('bool');
    const thing = this.valueAt(kids[0], scope);
    return !this.isSure || isNumber(typeOf(thing)) ? thing : undefined;
  }

  private binary({ kids, ops = [] }: Node, scope: NameScope): Thing | undefined {
    if (kids.length > 100) return undefined;
    let left = this.valueAt(kids[0], scope);
    for (const [i, operator] of ops.entries()) {
      const right = this.valueAt(kids[i + 1], scope);
      const [a, b] = [typeOf(left), typeOf(right)];
      if (operator === '%' && a === 'str') continue;
      if (operator === '*' && a === 'int' && b === 'str') left = right;
      else if (operator === '*' && a === 'str' && b === 'int') continue;
      else if (isNumber(a) && isNumber(b))
        left = value(operator === '/' || a === 'float' || b === 'float' ? 'float' : 'int');
      else if (this.isSure && (a === undefined || a !== b || operator !== '+')) return undefined;
      // `images * 2`, `[0] * n`: they stay what they are.
      else if (a === undefined || isNumber(a)) left = operator === '*' && !isNumber(b) ? right : undefined;
    }
    return left;
  }

  /** A list or the like with such items in it, by the first one. */
  private display(type: PythonType, first: Node | undefined, scope: NameScope): Thing {
    return this.isSure ? value(type) : listOf(type, this.valueAt(first, scope));
  }

  private comprehension({ text, kids: [first] }: Node, scope: NameScope | undefined): Thing {
    if (this.isSure || text === 'dict' || scope === undefined) return value(text);
    return this.display(text === 'generator' ? 'Iterator' : text, first, scope);
  }

  private item({ kids }: Node, scope: NameScope): Thing | undefined {
    const owner = this.valueAt(kids[0], scope);
    if (this.isSure) return typeOf(owner) === 'str' ? owner : undefined;
    // A piece of a list is a list.
    return kids[1]?.kind === 'slice' ? owner : itemOf(owner);
  }

  // Calls

  private called(call: Node, scope: NameScope): Thing | undefined {
    const [callee, ...given] = call.kids;
    if (callee === undefined) return undefined;
    let thing = this.thingOf(callee, scope);
    if (thing?.kind === 'api' && thing.entry.name === 'builtins.super') return this.above(scope);
    if (thing?.kind === 'own' && thing.make.how !== 'def') thing = this.valueOf(thing);
    switch (thing?.kind) {
      case 'api':
        return this.isSure ? sureResult(thing.entry) : this.likelyResult(thing.entry, given, scope);
      case 'own':
        if (thing.make.how === 'class') return { ...thing, kind: 'instance' };
        return thing.make.how === 'def' ? thing.program.returned(thing.make) : undefined;
      case 'lambda':
        return this.isSure ? undefined : thing.program.valueAt(thing.scope.node.kids[1], thing.scope);
      default:
        return undefined;
    }
  }

  /** What `super()` gives. */
  private above(scope: NameScope): Thing | undefined {
    let at: NameScope | undefined = scope;
    while (at !== undefined && at.kind !== 'class') at = at.parent;
    const make = at && this.makerOf(at);
    if (at === undefined || make === undefined) return undefined;
    if (this.isSure) return { kind: 'instance', make, program: this };
    const [base] = basesOf(at.node);
    return base && this.oneOf(this.thingOf(base, at.parent ?? at));
  }

  private likelyResult(entry: ApiEntry, given: readonly Node[], scope: NameScope): Thing | undefined {
    if (entry.kind === 'class') return value(lastName(entry));
    const signatures = entry.signatures ?? [];
    const fits = signatures.find((one) => one.parameters.length === given.length) ?? signatures[0];
    if (fits === undefined) return undefined;
    // What chooses from a list gives what is in the list.
    return /\bT\b/.test(fits.returns) ? itemOf(this.valueAt(given[0], scope)) : value(fits.returns);
  }

  /** What a function of the pupil's gives back. */
  private returned(make: NameEvent): Thing | undefined {
    const { opens, value: definition } = make;
    if (opens === undefined || definition === undefined) return undefined;
    const given = returnsOf(definition);
    if (this.isSure) {
      const isOnly = this.makesOf(make.name, scopeOf(make.name, make.scope) ?? make.scope).length === 1;
      let nothing = this.givesNothing.get(definition);
      if (nothing === undefined) this.givesNothing.set(definition, (nothing = given?.length === 0));
      return isOnly && nothing ? value('None') : undefined;
    }
    return this.unlessBusy(make, () => {
      for (const one of given ?? []) {
        const found = this.valueAt(one, opens);
        if (found !== undefined && typeOf(found) !== 'None') return found;
      }
      return undefined;
    });
  }

  // Members

  /** What `owner.name` is. */
  member(owner: Thing | undefined, name: string): Thing | undefined {
    const thing = this.valueOf(owner);
    switch (thing?.kind) {
      case 'api':
      case 'value':
        return apiThingMember(thing, name);
      case 'file':
        return thing.program.outermost(name);
      default:
        return this.isSure ? undefined : this.members(thing).find((one) => one.name === name)?.thing;
    }
  }

  /** All that can stand behind a thing's dot. */
  members(owner: Thing | undefined): readonly Member[] {
    const thing = this.valueOf(owner);
    switch (thing?.kind) {
      case 'api':
      case 'value':
        return apiThingMembers(thing);
      case 'instance':
      case 'own':
        return thing.make.opens?.kind === 'class'
          ? thing.program.ownMembers(thing.make.opens, thing.kind === 'instance')
          : [];
      case 'file':
        return [...thing.program.scopes.module.made.keys()].map((name) => ({
          name,
          thing: thing.program.outermost(name),
        }));
      default:
        return [];
    }
  }

  /** Methods and names of a class, those of its classes above, and what its methods give `self`. */
  private ownMembers(opens: NameScope, instance: boolean): readonly Member[] {
    if (this.depth > furthest) return [];
    this.depth++;
    try {
      const found = new Map<string, Thing | undefined>();
      for (const name of opens.made.keys()) found.set(name, this.made(name, opens));
      if (instance)
        for (const [name, thing] of this.selfNames(opens)) if (!found.has(name)) found.set(name, thing);
      for (const base of basesOf(opens.node)) {
        const above = this.thingOf(base, opens.parent ?? opens);
        const inherited = instance ? this.oneOf(above) : above;
        for (const { name, thing } of this.members(inherited)) if (!found.has(name)) found.set(name, thing);
      }
      return [...found].map(([name, thing]) => ({ name, thing }));
    } finally {
      this.depth--;
    }
  }

  /** `self.speed = 3` in a method. */
  private selfNames(opens: NameScope): Map<string, Thing | undefined> {
    const found = new Map<string, Thing | undefined>();
    for (const use of this.scopes.uses) {
      if (use.kind !== 'attribute' || use.how === undefined || use.how === 'augment') continue;
      if (use.scope.parent !== opens || use.owner.kind !== 'name') continue;
      if (use.owner.text !== parametersOf(use.scope)[0] || found.get(use.name) !== undefined) continue;
      let thing = this.valueAt(use.value, use.scope);
      if (thing?.kind === 'value' && thing.type === 'list' && thing.item === undefined) {
        const item = this.appended((owner) => owner.kind === 'attribute' && owner.text === use.name);
        if (item !== undefined) thing = listOf('list', item);
      }
      found.set(use.name, typeOf(thing) === 'None' ? undefined : thing);
    }
    return found;
  }
}

function listOf(type: PythonType, item: Thing | undefined): Thing {
  const inner = typeOf(item);
  return inner === undefined ? value(type, item) : value(`${type}[${inner}]`);
}

/** What a call of the board's gives for certain. */
function sureResult(entry: ApiEntry): Thing | undefined {
  const last = lastName(entry);
  if (entry.name === `builtins.${last}`)
    return results[last] === undefined ? undefined : value(results[last]);
  if (entry.kind === 'class') return value(last);
  const given = new Set((entry.signatures ?? []).map((one) => one.returns));
  const [type] = given;
  return given.size === 1 && type !== undefined && isKnown(type) ? value(type) : undefined;
}

function isKnown(type: PythonType): boolean {
  return (
    type === 'None' || (/^\w+$/.test(type) && (results[type] !== undefined || apiClass(type) !== undefined))
  );
}

/** What a function gives back, in the order of the text; undefined when it is a generator. */
function returnsOf(definition: Node): readonly Node[] | undefined {
  const found: Node[] = [];
  for (const node of ownNodes(definition)) {
    if (node.kind === 'yield') return undefined;
    if (node.kind === 'return' && node.kids[0] !== undefined) found.push(node.kids[0]);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The classes a class is built on. */
export function basesOf({ kids }: Node): readonly Node[] {
  return kids.slice(1, -1).filter(({ kind }) => kind === 'name' || kind === 'attribute');
}
