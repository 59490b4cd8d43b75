import type { PythonType } from '../../firmware/micropython/api-entry.ts';
import { apiEntry } from '../../firmware/micropython/api.ts';
import {
  changesItself,
  parametersOf,
  scopeOf,
  type NameEvent,
  type NameScope,
  type NameScopes,
} from './findings/name-scopes.ts';
import type { ProgramThings } from './program-things.ts';
import type { ProjectThings } from './project-things.ts';
import type { Node } from './syntax/tree.ts';
import {
  api,
  common,
  isNumber,
  itemOf,
  lastName,
  publicMember,
  typeOf,
  value,
  type Thing,
} from './things.ts';

/**
 * How far it goes. `likely`, for who helps to write: what the first value says that says anything. `sure`, for who says
 * that something is wrong or changes it: only what leaves no doubt, which a name has when all it ever gets agree.
 */
export type Certainty = 'likely' | 'sure';

/** What the names of one file stand for, and what they hold. `ProgramThings` adds what expressions are. */
export abstract class NameThings {
  protected readonly isSure: boolean;
  private readonly values = new Map<NameScope, Map<string, Thing | undefined>>();
  /** Makings that are being looked at: `a = b` and `b = a` say nothing. */
  private readonly busy = new Set<NameEvent>();

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

  protected abstract get whole(): ProgramThings;

  /** What an expression is. */
  abstract thingOf(node: Node, scope: NameScope): Thing | undefined;

  protected valueAt(node: Node | undefined, scope: NameScope): Thing | undefined {
    return node === undefined ? undefined : this.valueOf(this.thingOf(node, scope));
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

  protected made(name: string, home: NameScope): Thing | undefined {
    const makes = this.makesOf(name, home);
    const [first] = makes;
    if (first === undefined) return undefined;
    const { origin, imported } = first;
    if (origin === undefined)
      return { kind: 'own', make: this.makeOf(name, home) ?? first, program: this.whole };
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

  protected unlessBusy(make: NameEvent, look: () => Thing | undefined): Thing | undefined {
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
  protected appended(isIt: (owner: Node, scope: NameScope) => boolean): Thing | undefined {
    for (const use of this.scopes.uses) {
      if (use.kind !== 'attribute' || use.name !== 'append' || !isIt(use.owner, use.scope)) continue;
      const item = this.valueAt(use.call?.kids[1], use.scope);
      if (item !== undefined) return item;
    }
    return undefined;
  }

  /** What a variable holds, when all that can be told of it agrees. */
  held({ name, scope }: NameEvent): Thing | undefined {
    const makes = this.makesOf(name, scopeOf(name, scope) ?? scope);
    let found: Thing | undefined;
    for (const make of makes.slice(0, 50)) {
      const one = this.unlessBusy(make, () => this.valueOfMake(make));
      if (one === undefined || typeOf(one) === 'None') continue;
      found = found === undefined ? one : common(found, one);
      if (found === undefined) return undefined;
    }
    return found;
  }

  private firstOf(makes: readonly NameEvent[]): Thing | undefined {
    for (const make of makes) {
      const found = this.unlessBusy(make, () => this.valueOfMake(make));
      // `last = None` says nothing about what comes later.
      if (found !== undefined && typeOf(found) !== 'None') return found;
    }
    return undefined;
  }

  private commonOf(all: readonly NameEvent[]): Thing | undefined {
    if (all.length > 50) return undefined;
    const kept = all.filter((make) => !changesItself(make));
    if (kept.length < all.length && kept.length > 0) {
      // Whatever is put behind a text or a list, it stays one, or the program stops.
      const type = typeOf(this.sameOf(kept));
      if (type === 'str' || type === 'list') return value(type);
    }
    return this.sameOf(all);
  }

  private sameOf(makes: readonly NameEvent[]): Thing | undefined {
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
        return { kind: 'own', make, program: this.whole };
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
        return make && { kind: decorator === 'classmethod' ? 'own' : 'instance', make, program: this.whole };
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
  protected oneOf(thing: Thing | undefined): Thing | undefined {
    if (thing?.kind === 'api' && thing.entry.kind === 'class') return value(lastName(thing.entry));
    if (thing?.kind === 'own' && thing.make.how === 'class') return { ...thing, kind: 'instance' };
    return undefined;
  }
}

/** A list or the like with such things in it. */
export function listOf(type: PythonType, item: Thing | undefined): Thing {
  const inner = typeOf(item);
  return inner === undefined ? value(type, item) : value(`${type}[${inner}]`);
}
