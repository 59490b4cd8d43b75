// Longer than most: it answers one question, which names of a project's files mean the same thing, for all that
// can be named.
import type { SyntaxNode } from '@lezer/common';
import { api, apiEntry } from '../../firmware/micropython/api.ts';
import { builtinNames, exceptionNames } from '../../lessons/checks/micropython-names.ts';
import {
  programScopes,
  scopeOfName,
  type AttributeUse,
  type KeywordUse,
  type NameUse,
  type ProgramScopes,
  type Scope,
  type ScopedUse,
} from './program-scopes.ts';

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
  readonly use: ScopedUse;
  readonly meaning: Meaning;
}

/** What an expression gives, as far as it can be told for certain. */
type Worth =
  | { readonly is: 'module'; readonly file: string }
  | { readonly is: 'class'; readonly key: string }
  | { readonly is: 'instance'; readonly key: string }
  | { readonly is: 'function'; readonly scope: Scope; readonly file: string }
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
  private readonly programs = new Map<string, ProgramScopes>();
  private readonly sources: Readonly<Record<string, string>>;
  /** What was found to be the same thing: a key points towards the one that stands for all. */
  private readonly same = new Map<string, string>();
  private readonly makings = new Map<string, { file: string; use: NameUse }[]>();
  private readonly classes = new Map<string, { file: string; scope: Scope; bases: readonly SyntaxNode[] }>();
  private readonly classOfScope = new Map<Scope, string>();
  /** Family and name of each attribute that a class of the project is seen to have. */
  private readonly attributes = new Map<string, Set<string>>();
  /** The `def` or `class` that opens a scope. */
  private readonly openers = new Map<Scope, NameUse>();
  private readonly weighing = new Set<string>();
  /** What a key means, once all is joined. */
  private readonly meanings = new Map<string, Meaning>();
  readonly uses: readonly MeantUse[];

  constructor(files: Readonly<Record<string, string>>) {
    this.sources = Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith('.py')));
    for (const [file, source] of Object.entries(this.sources)) this.programs.set(file, programScopes(source));
    this.readMakings();
    this.readClasses();
    this.joinImports();
    this.joinAttributes();
    this.joinKeywords();
    this.uses = [...this.programs].flatMap(([file, { uses }]) =>
      uses.map((use) => ({ file, use, meaning: this.meaningOf(use, file) })),
    );
  }

  /** Where a file is no Python: a position in it, or undefined. */
  brokenAt(file: string): number | undefined {
    return this.programs.get(file)?.brokenAt;
  }

  source(file: string): string {
    return this.sources[file] ?? '';
  }

  /** What stands at a place: the name that begins there or goes through it. */
  at(file: string, offset: number): MeantUse | undefined {
    const near = this.uses.filter(
      ({ file: its, use }) => its === file && use.from <= offset && offset <= use.to,
    );
    return near.at(-1);
  }

  /** The `def`s that a key is a parameter of; undefined stands for a lambda. */
  parametersOwners(key: string): readonly (NameUse | undefined)[] {
    const found: (NameUse | undefined)[] = [];
    for (const [own, makings] of this.makings) {
      if (this.root(own) !== key) continue;
      for (const { use } of makings) {
        if (use.making === 'parameter') found.push(this.openers.get(use.scope));
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
    return this.programs.get(file)?.stars ?? [];
  }

  /** Whether a function is also handed on, and so may be called where nobody sees that it is this one. */
  isHandedOn(made: NameUse | undefined): boolean {
    if (made === undefined) return true;
    const { name } = made;
    const { meaning } = this.uses.find((one) => one.use === made) ?? {};
    return this.uses.some(({ file: its, use, meaning: other }) => {
      if (use.name !== name || use === made) return false;
      if (use.kind === 'attribute' && other.kind === 'unknown') return true;
      if (other.kind !== 'own' || meaning?.kind !== 'own' || other.key !== meaning.key) return false;
      if (use.kind === 'foreign' || (use.kind === 'name' && use.making !== undefined)) return false;
      return !/^\s*\(/.test(this.source(its).slice(use.to, use.to + 20));
    });
  }

  // Keys

  private key(file: string, scope: Scope, name: string): string {
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
    for (const [file, { uses }] of this.programs) {
      for (const use of uses) {
        if (use.kind !== 'name' || use.making === undefined) continue;
        const key = this.keyOf(use.name, use.scope, file);
        if (use.opens !== undefined) this.openers.set(use.opens, use);
        if (key === undefined) continue;
        const list = this.makings.get(key) ?? [];
        list.push({ file, use });
        this.makings.set(key, list);
      }
    }
  }

  private readClasses(): void {
    for (const [file, { uses, classes }] of this.programs) {
      for (const use of uses) {
        if (use.kind !== 'name' || use.making !== 'class' || use.opens === undefined) continue;
        const key = this.key(file, use.opens, 'class');
        const bases = classes.find((one) => one.scope === use.opens)?.bases ?? [];
        this.classes.set(key, { file, scope: use.opens, bases });
        this.classOfScope.set(use.opens, key);
      }
    }
  }

  /** The key of a name as it is looked up in its file, or in a module whose names all came with `*`. */
  private keyOf(name: string, scope: Scope, file: string): string | undefined {
    const found = scopeOfName(name, scope);
    if (found !== undefined) return this.key(file, found, name);
    if (name.startsWith('_')) return undefined;
    for (const module of [...(this.programs.get(file)?.stars ?? [])].reverse()) {
      const from = this.fileOf(module);
      const other = from === undefined ? undefined : this.programs.get(from)?.module;
      if (from !== undefined && other?.bound.has(name) === true) return this.key(from, other, name);
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
    for (const [file, { uses, stars, module }] of this.programs) {
      for (const use of uses) {
        if (use.kind !== 'name' || use.imported?.name === undefined || use.imported.name !== use.name)
          continue;
        const here = this.keyOf(use.name, use.scope, file);
        const there = this.keyIn(use.imported.module, use.imported.name);
        if (here !== undefined && there !== undefined) this.join(here, there);
      }
      // Made here and brought by `*` as well: one name that is given a value twice.
      for (const star of stars) {
        for (const name of this.programs.get(this.fileOf(star) ?? '')?.module.bound ?? []) {
          const there = this.keyIn(star, name);
          if (!name.startsWith('_') && module.bound.has(name) && there !== undefined)
            this.join(this.key(file, module, name), there);
        }
      }
    }
    // A class and what it is built on have their attributes together.
    for (const [key, { file, scope, bases }] of this.classes) {
      for (const base of bases) {
        const worth = this.worthOf(base, scope.parent ?? scope, file);
        if (worth?.is === 'class') this.join(key, worth.key);
      }
    }
  }

  /** A name of a module of the project. */
  private keyIn(module: string, name: string): string | undefined {
    const file = this.fileOf(module);
    const scope = file === undefined ? undefined : this.programs.get(file)?.module;
    if (file === undefined || scope === undefined) return undefined;
    return this.keyOf(name, scope, file);
  }

  private joinAttributes(): void {
    for (const [key, { scope, file }] of this.classes) {
      for (const name of scope.bound) {
        this.have(key, name);
        this.join(this.key(file, scope, name), this.attributeKey(key, name));
      }
    }
    for (const [file, { uses }] of this.programs) {
      for (const use of uses) {
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
    for (const [file, { uses }] of this.programs) {
      for (const use of uses) {
        if (use.kind !== 'keyword') continue;
        const [first, ...rest] = this.parameterKeys(use, file);
        for (const key of rest) if (first !== undefined) this.join(key, first);
      }
    }
  }

  // Meanings

  private meaningOf(use: ScopedUse, file: string): Meaning {
    switch (use.kind) {
      case 'module':
        return this.fileOf(use.name) === undefined ? { kind: 'api' } : { kind: 'module' };
      case 'foreign': {
        const key = this.keyIn(use.module, use.name);
        return key === undefined ? { kind: 'api' } : { kind: 'own', key: this.root(key) };
      }
      case 'name':
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

  private meaningOfName(use: NameUse, file: string): Meaning {
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
      if (making.imported === undefined) continue;
      const { module, name } = making.imported;
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
        const scope = this.programs.get(owner.file)?.module;
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
      one.scope.parameters.includes(use.name) ? [this.key(one.file, one.scope, use.name)] : [],
    );
  }

  /** What a call runs: one function, or a method of a family as often as it is written. */
  private functionsOf(callee: SyntaxNode, scope: Scope, file: string): { file: string; scope: Scope }[] {
    const property = callee.name === 'MemberExpression' ? callee.lastChild : null;
    if (property?.name === 'PropertyName') {
      const owner = property.prevSibling?.prevSibling;
      const use = { kind: 'attribute', name: this.text(property, file), scope, owner } as const;
      if (owner === null || owner === undefined) return [];
      const worth = this.worthOf(owner, scope, file);
      if (worth?.is !== 'module') {
        const meaning = this.meaningOfAttribute(
          { ...use, owner, from: property.from, to: property.to },
          file,
        );
        return meaning.kind === 'own' ? this.methods(meaning.key) : [];
      }
    }
    const worth = this.worthOf(callee, scope, file);
    if (worth?.is === 'function') return [worth];
    if (worth?.is === 'class') return this.methods(this.root(this.attributeKey(worth.key, '__init__')));
    return [];
  }

  private methods(key: string): { file: string; scope: Scope }[] {
    const found: { file: string; scope: Scope }[] = [];
    for (const [own, makings] of this.makings) {
      if (this.root(own) !== key) continue;
      for (const { file, use } of makings) {
        if (use.making === 'function' && use.opens !== undefined) found.push({ file, scope: use.opens });
      }
    }
    return found;
  }

  /** What an expression certainly is. */
  private worthOf(node: SyntaxNode, scope: Scope, file: string): Worth | undefined {
    switch (node.name) {
      case 'String':
      case 'ContinuedString':
      case 'FormatString':
      case 'Number':
      case 'Boolean':
      case 'None':
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'DictionaryExpression':
      case 'SetExpression':
      case 'ArrayComprehensionExpression':
      case 'DictionaryComprehensionExpression':
      case 'SetComprehensionExpression':
        return { is: 'api' };
      case 'ParenthesizedExpression': {
        const inside = node.firstChild?.nextSibling;
        return inside === null || inside === undefined ? undefined : this.worthOf(inside, scope, file);
      }
      case 'VariableName':
        return this.worthOfName(this.text(node, file), scope, file);
      case 'MemberExpression': {
        const property = node.lastChild;
        const owner = node.firstChild;
        if (property?.name !== 'PropertyName' || owner === null) return undefined;
        const worth = this.worthOf(owner, scope, file);
        if (worth?.is === 'api') return worth;
        if (worth?.is !== 'module') return undefined;
        const module = this.programs.get(worth.file)?.module;
        return module && this.worthOfName(this.text(property, file), module, worth.file);
      }
      case 'CallExpression': {
        const callee = node.firstChild;
        if (callee === null) return undefined;
        if (callee.name === 'VariableName' && this.text(callee, file) === 'super') {
          const around = this.classAround(scope);
          return around === undefined ? undefined : { is: 'instance', key: around };
        }
        const worth = this.worthOf(callee, scope, file);
        if (worth?.is === 'class') return { is: 'instance', key: worth.key };
        // `max(balls)` gives what is in the list; what the micro:bit's own modules give is theirs.
        return worth?.is === 'api' && callee.name === 'MemberExpression' ? worth : undefined;
      }
      default:
        return undefined;
    }
  }

  private worthOfName(name: string, scope: Scope, file: string): Worth | undefined {
    const key = this.keyOf(name, scope, file);
    if (key === undefined) return this.isBrought(name, file) ? { is: 'api' } : undefined;
    const makings = this.makings.get(key) ?? [];
    const worths = makings.map((making) => this.worthOfMaking(making));
    const [first] = worths;
    if (first === undefined) return undefined;
    return worths.every(
      (one) => one?.is === first.is && JSON.stringify(plain(one)) === JSON.stringify(plain(first)),
    )
      ? first
      : undefined;
  }

  private worthOfMaking({ file, use }: { file: string; use: NameUse }): Worth | undefined {
    switch (use.making) {
      case 'class':
        return use.opens === undefined ? undefined : { is: 'class', key: this.key(file, use.opens, 'class') };
      case 'function':
        return use.opens === undefined ? undefined : { is: 'function', scope: use.opens, file };
      case 'import': {
        const { module, name } = use.imported ?? { module: '' };
        const from = this.fileOf(module);
        if (from === undefined) return { is: 'api' };
        if (name === undefined) return { is: 'module', file: from };
        const there = this.programs.get(from)?.module;
        return (
          there && this.guarded(`${file}:${String(use.from)}`, () => this.worthOfName(name, there, from))
        );
      }
      case 'parameter': {
        // The first parameter of a method is the thing itself.
        const around = use.scope.parent;
        if (around?.kind !== 'class' || use.scope.parameters[0] !== use.name) return undefined;
        const key = this.classOfScope.get(around);
        return key === undefined || this.isStatic(use, file) ? undefined : { is: 'instance', key };
      }
      case 'assign': {
        const { value } = use;
        if (value === undefined) return undefined;
        if (value.name === 'LambdaExpression') {
          const opened = this.programs.get(file)?.lambdas.get(value.from);
          return opened && { is: 'function', scope: opened, file };
        }
        return this.guarded(`${file}:${String(use.from)}`, () => this.worthOf(value, use.scope, file));
      }
      default:
        return undefined;
    }
  }

  /** `a = b` and `b = a` say nothing. */
  private guarded(place: string, weigh: () => Worth | undefined): Worth | undefined {
    if (this.weighing.has(place) || this.weighing.size > 50) return undefined;
    this.weighing.add(place);
    try {
      return weigh();
    } finally {
      this.weighing.delete(place);
    }
  }

  private isStatic(use: NameUse, file: string): boolean {
    const opener = this.openers.get(use.scope);
    if (opener === undefined) return false;
    const before = this.source(file).slice(Math.max(0, opener.from - 200), opener.from);
    return /@staticmethod\s+(async\s+)?def\s+$/.test(before);
  }

  private classAround(scope: Scope): string | undefined {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const key = this.classOfScope.get(at);
      if (key !== undefined) return key;
    }
    return undefined;
  }

  private text(node: SyntaxNode, file: string): string {
    return this.source(file).slice(node.from, node.to);
  }
}

/** A worth without the scopes' own links, to be compared. */
function plain(worth: Worth): unknown {
  return worth.is === 'function' ? [worth.file, worth.scope.id] : worth;
}
