import type { ApiEntry, PythonType } from '../../firmware/micropython/api-entry.ts';
import { apiClass } from '../../firmware/micropython/api.ts';
import { parametersOf, scopeOf, type NameEvent, type NameScope } from './findings/name-scopes.ts';
import { listOf, NameThings } from './name-things.ts';
import { ownNodes, type Node } from './syntax/tree.ts';
import {
  apiThingMember,
  apiThingMembers,
  common,
  isNumber,
  itemOf,
  lastName,
  typeOf,
  value,
  type Member,
  type Thing,
} from './things.ts';

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
export class ProgramThings extends NameThings {
  private readonly givesNothing = new Map<Node, boolean>();
  private readonly nodes = new Map<Node, Thing | undefined>();
  private depth = 0;

  protected override get whole(): this {
    return this;
  }

  // Expressions

  override thingOf(node: Node, scope: NameScope): Thing | undefined {
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
      // What goes behind a text or a list makes a longer one, or does not go.
      else if (this.isSure && operator === '+' && (a === 'str' || a === 'list')) continue;
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
      const found = new Map<string, Member>();
      for (const name of opens.made.keys()) found.set(name, { name, thing: this.made(name, opens) });
      const more = [...(instance ? this.selfNames(opens) : [])];
      for (const base of basesOf(opens.node)) {
        const above = this.thingOf(base, opens.parent ?? opens);
        more.push(...this.members(instance ? this.oneOf(above) : above));
      }
      for (const one of more) if (!found.has(one.name)) found.set(one.name, one);
      return [...found.values()];
    } finally {
      this.depth--;
    }
  }

  /** `self.speed = 3` in a method. */
  private selfNames(opens: NameScope): Iterable<Member> {
    const found = new Map<string, Member>();
    for (const use of this.scopes.uses) {
      if (use.kind !== 'attribute' || use.how === undefined || use.how === 'augment') continue;
      if (use.scope.parent !== opens || use.owner.kind !== 'name') continue;
      if (use.owner.text !== parametersOf(use.scope)[0]) continue;
      const known = found.get(use.name);
      if (known?.thing !== undefined) continue;
      let thing = this.valueAt(use.value, use.scope);
      if (thing?.kind === 'value' && thing.type === 'list' && thing.item === undefined) {
        const item = this.appended((owner) => owner.kind === 'attribute' && owner.text === use.name);
        if (item !== undefined) thing = listOf('list', item);
      }
      if (typeOf(thing) === 'None') thing = undefined;
      found.set(use.name, { name: use.name, thing, made: known?.made ?? use });
    }
    return found.values();
  }
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
