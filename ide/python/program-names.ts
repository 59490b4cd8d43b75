// Longer than most: it answers one question, which names of a project's files mean the same thing, for all that
// can be named.
import { api, apiEntry } from '../../firmware/micropython/api.ts';
import { builtinNames, exceptionNames } from '../../lessons/checks/micropython-names.ts';
import {
  parametersOf,
  scopeOf,
  type AttributeUse,
  type KeywordUse,
  type NameEvent,
  type NameScope,
  type NameUse,
} from './findings/name-scopes.ts';
import { basesOf, type ProgramThings } from './program-things.ts';
import { ProjectThings } from './project-things.ts';
import type { Node } from './syntax/tree.ts';
import type { Thing } from './things.ts';

/** What a name in a project stands for. */
export type Meaning =
  /** Something of the project's own: all names with this `key` are one. */
  | { readonly kind: 'own'; readonly key: string }
  /** A file of the project. */
  | { readonly kind: 'module' }
  /** Something of Python's or the micro:bit's, or of a module that is not in the project. */
  | { readonly kind: 'api' }
  /** `.name` of something nobody can tell. */
  | { readonly kind: 'unknown' };

export interface MeantUse {
  readonly file: string;
  readonly use: NameUse;
  readonly meaning: Meaning;
}

/** What an expression gives, as far as it can be told for certain. */
type Worth =
  | { readonly is: 'module'; readonly file: string }
  | { readonly is: 'class'; readonly key: string }
  | { readonly is: 'instance'; readonly key: string }
  | { readonly is: 'function'; readonly scope: NameScope; readonly file: string }
  | { readonly is: 'api' };

/** Methods of text, numbers, lists and the like: a name after a dot may always be one of these. */
const builtinMethods =
  'append clear copy count decode encode endswith extend find format from_bytes get index insert isalpha isdigit islower ' +
  'isspace isupper items join keys lower lstrip partition pop popitem remove replace reverse rfind rindex rpartition ' +
  'rsplit rstrip setdefault sort split splitlines startswith strip to_bytes update upper values add discard union close ' +
  'read readline readinto write send throw';

const apiMembers: ReadonlySet<string> = new Set([
  ...builtinMethods.split(' '),
  ...api.filter((entry) => entry.name.includes('.')).map((entry) => entry.name.split('.').at(-1) ?? ''),
]);

/** True for names that things of the micro:bit or of Python have after their dot. */
export function isApiMember(name: string): boolean {
  return apiMembers.has(name);
}

/** Reads the `.py` files of a project: which names mean what, across the files. */
export class ProgramNames {
  private readonly programs = new Map<string, ProgramThings>();
  private readonly project: ProjectThings;
  /** What was found to be the same thing: a key points towards the one that stands for all. */
  private readonly same = new Map<string, string>();
  private readonly makings = new Map<string, { file: string; use: NameEvent }[]>();
  private readonly classes = new Map<string, { file: string; scope: NameScope }>();
  private readonly classOfScope = new Map<NameScope, string>();
  /** Family and name of each attribute that a class of the project is seen to have. */
  private readonly attributes = new Map<string, Set<string>>();
  /** What a key means, once all is joined. */
  private readonly meanings = new Map<string, Meaning>();
  readonly uses: readonly MeantUse[];

  constructor(files: Readonly<Record<string, string>>) {
    this.project = new ProjectThings(files, 'sure');
    for (const file of Object.keys(files).filter((name) => name.endsWith('.py'))) {
      const program = this.project.program(file);
      if (program !== undefined) this.programs.set(file, program);
    }
    this.readMakings();
    this.readClasses();
    this.joinImports();
    this.joinAttributes();
    this.joinKeywords();
    this.uses = [...this.programs].flatMap(([file, { scopes }]) =>
      scopes.uses.map((use) => ({ file, use, meaning: this.meaningOf(use, file) })),
    );
  }

  /** Where a file is no Python: a position in it, or undefined. */
  brokenAt(file: string): number | undefined {
    return this.project.brokenAt(file);
  }

  source(file: string): string {
    return this.programs.get(file)?.source ?? '';
  }

  /** What stands at a place: the name that begins there or goes through it. */
  at(file: string, offset: number): MeantUse | undefined {
    const near = this.uses.filter(
      ({ file: its, use }) => its === file && use.from <= offset && offset <= use.to,
    );
    return near.at(-1);
  }

  /** The `def`s that a key is a parameter of; undefined stands for a lambda. */
  parametersOwners(key: string): readonly (NameEvent | undefined)[] {
    const found: (NameEvent | undefined)[] = [];
    for (const [own, makings] of this.makings) {
      if (this.root(own) !== key) continue;
      for (const { use, file } of makings) {
        if (use.how === 'parameter') found.push(this.programs.get(file)?.makerOf(use.scope));
      }
    }
    return found;
  }

  /** Keywords in calls of something nobody can tell. */
  looseKeywords(name: string): readonly MeantUse[] {
    return this.uses.filter(
      ({ use, meaning }) => use.kind === 'keyword' && use.name === name && meaning.kind === 'unknown',
    );
  }

  /** Modules whose names all came into a file with `*`. */
  starsOf(file: string): readonly string[] {
    return [...(this.programs.get(file)?.scopes.stars ?? [])];
  }

  /** Whether a function is also handed on, and so may be called where nobody sees that it is this one. */
  isHandedOn(made: NameEvent | undefined): boolean {
    if (made === undefined) return true;
    const { name } = made;
    const { meaning } = this.uses.find((one) => one.use === made) ?? {};
    return this.uses.some(({ file: its, use, meaning: other }) => {
      if (use.name !== name || use === made) return false;
      if (use.kind === 'attribute' && other.kind === 'unknown') return true;
      if (other.kind !== 'own' || meaning?.kind !== 'own' || other.key !== meaning.key) return false;
      if (use.kind === 'foreign' || use.kind === 'make') return false;
      return !/^\s*\(/.test(this.source(its).slice(use.to, use.to + 20));
    });
  }

  // Keys

  private key(file: string, scope: NameScope, name: string): string {
    return `${file}#${String(scope.id)}:${name}`;
  }

  private attributeKey(family: string, name: string): string {
    return `.${this.root(family)}.${name}`;
  }

  private root(key: string): string {
    let at = key;
    for (let next = this.same.get(at); next !== undefined; next = this.same.get(at)) at = next;
    return at;
  }

  private join(a: string, b: string): void {
    const [one, other] = [this.root(a), this.root(b)];
    if (one !== other) this.same.set(one, other);
  }

  private fileOf(module: string): string | undefined {
    const file = `${module}.py`;
    return this.programs.has(file) ? file : undefined;
  }

  // First reading

  private readMakings(): void {
    for (const [file, { scopes }] of this.programs) {
      for (const use of scopes.uses) {
        if (use.kind !== 'make') continue;
        const key = this.keyOf(use.name, use.scope, file);
        if (key === undefined) continue;
        const list = this.makings.get(key) ?? [];
        list.push({ file, use });
        this.makings.set(key, list);
      }
    }
  }

  private readClasses(): void {
    for (const [file, { scopes }] of this.programs) {
      for (const scope of scopes.all) {
        if (scope.kind !== 'class') continue;
        const key = this.classKey(file, scope);
        this.classes.set(key, { file, scope });
        this.classOfScope.set(scope, key);
      }
    }
  }

  private classKey(file: string, scope: NameScope): string {
    return this.key(file, scope, 'class');
  }

  /** The key of a name as it is looked up in its file, or in a module whose names all came with `*`. */
  private keyOf(name: string, scope: NameScope, file: string): string | undefined {
    const found = scopeOf(name, scope);
    if (found !== undefined) return this.key(file, found, name);
    if (name.startsWith('_')) return undefined;
    for (const module of this.starsOf(file).toReversed()) {
      const from = this.fileOf(module);
      const other = from === undefined ? undefined : this.programs.get(from)?.scopes.module;
      if (from !== undefined && other?.made.has(name) === true) return this.key(from, other, name);
    }
    return undefined;
  }

  /** Python has it, or a module whose names all came with `*`. */
  private isBrought(name: string, file: string): boolean {
    if (builtinNames.has(name) || exceptionNames.has(name) || name.startsWith('__')) return true;
    return this.starsOf(file).some(
      (module) =>
        apiEntry(`${module}.${name}`) !== undefined ||
        (apiEntry(module) === undefined && this.fileOf(module) === undefined),
    );
  }

  /** A name that came from another file of the project is that file's name. */
  private joinImports(): void {
    for (const [file, { scopes }] of this.programs) {
      const { uses, stars, module } = scopes;
      for (const use of uses) {
        if (use.kind !== 'make' || use.origin?.name === undefined || use.origin.name !== use.name) continue;
        const here = this.keyOf(use.name, use.scope, file);
        const there = this.keyIn(use.origin.module, use.origin.name);
        if (here !== undefined && there !== undefined) this.join(here, there);
      }
      // Made here and brought by `*` as well: one name that is given a value twice.
      for (const star of stars) {
        for (const name of this.programs.get(this.fileOf(star) ?? '')?.scopes.module.made.keys() ?? []) {
          const there = this.keyIn(star, name);
          if (!name.startsWith('_') && module.made.has(name) && there !== undefined)
            this.join(this.key(file, module, name), there);
        }
      }
    }
    // A class and what it is built on have their attributes together.
    for (const [key, { file, scope }] of this.classes) {
      for (const base of basesOf(scope.node)) {
        const worth = this.worthOf(base, scope.parent ?? scope, file);
        if (worth?.is === 'class') this.join(key, worth.key);
      }
    }
  }

  /** A name of a module of the project. */
  private keyIn(module: string, name: string): string | undefined {
    const file = this.fileOf(module);
    const scope = file === undefined ? undefined : this.programs.get(file)?.scopes.module;
    if (file === undefined || scope === undefined) return undefined;
    return this.keyOf(name, scope, file);
  }

  private joinAttributes(): void {
    for (const [key, { scope, file }] of this.classes) {
      for (const name of scope.made.keys()) {
        this.have(key, name);
        this.join(this.key(file, scope, name), this.attributeKey(key, name));
      }
    }
    for (const [file, { scopes }] of this.programs) {
      for (const use of scopes.uses) {
        if (use.kind !== 'attribute') continue;
        const owner = this.worthOf(use.owner, use.scope, file);
        if (owner?.is === 'class' || owner?.is === 'instance') this.have(owner.key, use.name);
      }
    }
  }

  private have(family: string, name: string): void {
    const families = this.attributes.get(name) ?? new Set();
    families.add(this.root(family));
    this.attributes.set(name, families);
  }

  /** `f(speed=3)` names the parameter of every function that is certainly called there. */
  private joinKeywords(): void {
    for (const [file, { scopes }] of this.programs) {
      for (const use of scopes.uses) {
        if (use.kind !== 'keyword') continue;
        const [first, ...rest] = this.parameterKeys(use, file);
        for (const key of rest) if (first !== undefined) this.join(key, first);
      }
    }
  }

  // Meanings

  private meaningOf(use: NameUse, file: string): Meaning {
    switch (use.kind) {
      case 'module':
        return this.fileOf(use.name) === undefined ? { kind: 'api' } : { kind: 'module' };
      case 'foreign': {
        const key = this.keyIn(use.module, use.name);
        return key === undefined ? { kind: 'api' } : { kind: 'own', key: this.root(key) };
      }
      case 'read':
      case 'make':
        return this.meaningOfName(use, file);
      case 'attribute':
        return this.meaningOfAttribute(use, file);
      case 'keyword': {
        const [key] = this.parameterKeys(use, file);
        if (key !== undefined) return { kind: 'own', key: this.root(key) };
        // A class's own brackets, and functions that are known to have no such parameter.
        if (use.callee === undefined || this.functionsOf(use.callee, use.scope, file).length > 0)
          return { kind: 'api' };
        const worth = this.worthOf(use.callee, use.scope, file);
        return { kind: worth?.is === 'api' ? 'api' : 'unknown' };
      }
    }
  }

  private meaningOfName(use: NameEvent, file: string): Meaning {
    const key = this.keyOf(use.name, use.scope, file);
    if (key === undefined) {
      if (this.isBrought(use.name, file)) return { kind: 'api' };
      // Nobody makes it: a slip of the pen may be mended everywhere at once.
      return { kind: 'own', key: `${file}#?:${use.name}` };
    }
    const known = this.meanings.get(key);
    if (known !== undefined) return known;
    const meaning = this.meaningOfKey(key);
    this.meanings.set(key, meaning);
    return meaning;
  }

  private meaningOfKey(key: string): Meaning {
    const makings = this.makings.get(key) ?? [];
    for (const { use: making } of makings) {
      if (making.origin === undefined) continue;
      const { module, name } = making.origin;
      // `import helper` is the file's name; `as` gives a name of the program's own.
      if (name === undefined && module === making.name) {
        return { kind: this.fileOf(module) === undefined ? 'api' : 'module' };
      }
      if (name === making.name && this.keyIn(module, name) === undefined) return { kind: 'api' };
    }
    return { kind: 'own', key: this.root(key) };
  }

  private meaningOfAttribute(use: AttributeUse, file: string): Meaning {
    const owner = this.worthOf(use.owner, use.scope, file);
    switch (owner?.is) {
      case 'module': {
        const scope = this.programs.get(owner.file)?.scopes.module;
        const key = scope === undefined ? undefined : this.keyOf(use.name, scope, owner.file);
        return key === undefined ? { kind: 'api' } : { kind: 'own', key: this.root(key) };
      }
      case 'class':
      case 'instance':
        return { kind: 'own', key: this.root(this.attributeKey(owner.key, use.name)) };
      case 'api':
      case 'function':
        return { kind: 'api' };
      default: {
        const families = [...(this.attributes.get(use.name) ?? [])];
        const [only] = families;
        // One class of the project has it, and nothing else could.
        if (families.length !== 1 || only === undefined || isApiMember(use.name)) return { kind: 'unknown' };
        return { kind: 'own', key: this.root(this.attributeKey(only, use.name)) };
      }
    }
  }

  private parameterKeys(use: KeywordUse, file: string): string[] {
    if (use.callee === undefined) return [];
    return this.functionsOf(use.callee, use.scope, file).flatMap((one) =>
      parametersOf(one.scope).includes(use.name) ? [this.key(one.file, one.scope, use.name)] : [],
    );
  }

  /** What a call runs: one function, or a method of a family as often as it is written. */
  private functionsOf(callee: Node, scope: NameScope, file: string): { file: string; scope: NameScope }[] {
    const [owner] = callee.kids;
    if (callee.kind === 'attribute' && owner !== undefined) {
      const { text: name, from, to } = callee;
      if (this.worthOf(owner, scope, file)?.is !== 'module') {
        const use = { kind: 'attribute', name, from, to, scope, node: callee, owner } as const;
        const meaning = this.meaningOfAttribute(use, file);
        return meaning.kind === 'own' ? this.methods(meaning.key) : [];
      }
    }
    const worth = this.worthOf(callee, scope, file);
    if (worth?.is === 'function') return [worth];
    if (worth?.is === 'class') return this.methods(this.root(this.attributeKey(worth.key, '__init__')));
    return [];
  }

  private methods(key: string): { file: string; scope: NameScope }[] {
    const found: { file: string; scope: NameScope }[] = [];
    for (const [own, makings] of this.makings) {
      if (this.root(own) !== key) continue;
      for (const { file, use } of makings) {
        if (use.how === 'def' && use.opens !== undefined) found.push({ file, scope: use.opens });
      }
    }
    return found;
  }

  /** What an expression certainly is. */
  private worthOf(node: Node, scope: NameScope, file: string): Worth | undefined {
    const program = this.programs.get(file);
    const thing = program?.valueOf(program.thingOf(node, scope));
    return thing && worthOfThing(thing, (own, opens) => this.classKey(own.file ?? '', opens));
  }
}

function worthOfThing(
  thing: Thing,
  classKey: (program: ProgramThings, scope: NameScope) => string,
): Worth | undefined {
  switch (thing.kind) {
    case 'api':
    case 'value':
      return { is: 'api' };
    case 'file':
      return { is: 'module', file: thing.program.file ?? '' };
    case 'lambda':
      return { is: 'function', scope: thing.scope, file: thing.program.file ?? '' };
    case 'instance':
    case 'own': {
      const { make, program, kind } = thing;
      const { opens } = make;
      if (opens === undefined) return undefined;
      if (make.how === 'def') return { is: 'function', scope: opens, file: program.file ?? '' };
      return { is: kind === 'own' ? 'class' : 'instance', key: classKey(program, opens) };
    }
  }
}
