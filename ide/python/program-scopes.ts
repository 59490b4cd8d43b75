// Longer than most: one walk over the tree that knows, for every form of Python that makes a name, in which scope.
import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import { parser } from '@lezer/python';

/** A stretch of a program in which names live together. */
export interface Scope {
  /** Counts the scopes of a file from 0, the module's own, in the order of the text. */
  readonly id: number;
  readonly kind: 'module' | 'function' | 'class' | 'comprehension';
  readonly parent: Scope | undefined;
  /** Names that get their value here. */
  readonly bound: Set<string>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  /** Of a function: its parameters in order, the stars left out. */
  readonly parameters: string[];
}

/** How a name got there. */
export type Making = 'assign' | 'function' | 'class' | 'parameter' | 'import' | 'other';

/** A name where it stands. */
export interface NameUse {
  readonly kind: 'name';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly scope: Scope;
  /** Missing: it is only read. */
  readonly making?: Making;
  /** The scope a `def` or `class` opens, and what `name = value` gives the name. */
  readonly opens?: Scope;
  readonly value?: SyntaxNode;
  /** `from module import name`: where it comes from; `import module`: the module it stands for. */
  readonly imported?: { readonly module: string; readonly name?: string };
}

/** `.name` after something. */
export interface AttributeUse {
  readonly kind: 'attribute';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly scope: Scope;
  readonly owner: SyntaxNode;
}

/** `name=` between the brackets of a call. */
export interface KeywordUse {
  readonly kind: 'keyword';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly scope: Scope;
  /** What is called; missing in a class's brackets. */
  readonly callee: SyntaxNode | undefined;
}

/** A name of another module in an import: the `x` of `from helper import x as y`. */
export interface ForeignUse {
  readonly kind: 'foreign';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly module: string;
}

/** The name of a module in an import. */
export interface ModuleUse {
  readonly kind: 'module';
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export type ScopedUse = NameUse | AttributeUse | KeywordUse | ForeignUse | ModuleUse;

export interface ProgramScopes {
  readonly module: Scope;
  /** In the order of the text. */
  readonly uses: readonly ScopedUse[];
  /** Modules whose names all came with `*`. */
  readonly stars: readonly string[];
  /** Classes with what stands between their brackets. */
  readonly classes: readonly { readonly scope: Scope; readonly bases: readonly SyntaxNode[] }[];
  /** Which scope a lambda opens, by its place. */
  readonly lambdas: ReadonlyMap<number, Scope>;
  /** Where the text is no Python, if anywhere. */
  readonly brokenAt: number | undefined;
}

interface Level {
  readonly name: string;
  readonly node: SyntaxNode;
  /** The scope of what stands in it, unless it is one of the parts that belong to `inner`. */
  readonly scope: Scope;
  readonly inner: Scope | undefined;
  /** Names directly in it get a value. */
  readonly target: boolean;
  /** The last bare word or sign that was passed in it: `for`, `in`, `as`, `=`. */
  after: string;
  /** How many `in`s were passed: the first row of a comprehension is read outside it. */
  rows: number;
  /** Where the last `=` of an assignment is. */
  readonly lastAssign: number;
}

const comprehension = /^(Array|Set|Dictionary)?ComprehensionExpression$/;
const containers = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']);

/** Every name of a program with the scope it is looked up in. Never throws; a broken text gives what can be read. */
export function programScopes(source: string): ProgramScopes {
  return new Walk(source, parser.parse(source)).scopes();
}

class Walk {
  private readonly uses: ScopedUse[] = [];
  private readonly stars: string[] = [];
  private readonly classes: { scope: Scope; bases: SyntaxNode[] }[] = [];
  private readonly lambdas = new Map<number, Scope>();
  private readonly levels: Level[] = [];
  private count = 0;
  private brokenAt: number | undefined;
  private readonly module = this.scope('module', undefined);

  constructor(
    private readonly source: string,
    private readonly tree: Tree,
  ) {}

  scopes(): ProgramScopes {
    this.tree.iterate({
      enter: (ref) => this.enter(ref),
      leave: () => {
        this.levels.pop();
      },
    });
    this.bind();
    this.uses.sort((a, b) => a.from - b.from);
    const { module, uses, stars, classes, lambdas, brokenAt } = this;
    return { module, uses, stars, classes, lambdas, brokenAt };
  }

  private scope(kind: Scope['kind'], parent: Scope | undefined): Scope {
    return {
      id: this.count++,
      kind,
      parent,
      bound: new Set(),
      globals: new Set(),
      nonlocals: new Set(),
      parameters: [],
    };
  }

  private text(node: { readonly from: number; readonly to: number }): string {
    return this.source.slice(node.from, node.to);
  }

  /** False: what is inside was read already. `leave` is called only for nodes that were entered. */
  private enter(ref: SyntaxNodeRef): boolean {
    const above = this.levels.at(-1);
    const { name } = ref;
    if (ref.type.isError) this.brokenAt ??= ref.from;
    const scope = above === undefined ? this.module : this.scopeOf(ref, above);
    const target = above !== undefined && this.isTarget(ref, above);
    if (above !== undefined && /^(for|in|if|as|except|AssignOp|UpdateOp|:|\*|\*\*|,)$/.test(name)) {
      if (name === 'in') above.rows += 1;
      if (name !== ',' || above.name !== 'ForStatement') above.after = name;
    }
    if (name === 'ImportStatement') {
      this.readImport(ref.node, scope);
      return false;
    }
    if (name === 'VariableName') this.readName(ref, scope, target, above);
    else if (name === 'PropertyName') this.readProperty(ref, scope);
    this.levels.push(this.level(ref, scope, target));
    return true;
  }

  private level(ref: SyntaxNodeRef, scope: Scope, target: boolean): Level {
    const { name } = ref;
    const kind =
      name === 'FunctionDefinition' || name === 'LambdaExpression'
        ? 'function'
        : name === 'ClassDefinition'
          ? 'class'
          : comprehension.test(name) || (name === 'ArgList' && ref.node.getChild('for') !== null)
            ? 'comprehension'
            : undefined;
    const node = ref.node;
    const inner = kind === undefined ? undefined : this.scope(kind, scope);
    if (inner !== undefined && name === 'LambdaExpression') this.lambdas.set(ref.from, inner);
    if (inner !== undefined && name === 'ClassDefinition') {
      const bases: SyntaxNode[] = [];
      const list = node.getChild('ArgList');
      for (let child = list?.firstChild ?? null; child !== null; child = child.nextSibling) {
        if (/^(VariableName|MemberExpression)$/.test(child.name)) bases.push(child);
      }
      this.classes.push({ scope: inner, bases });
    }
    const assigns = name === 'AssignStatement' ? node.getChildren('AssignOp') : [];
    return {
      name,
      node,
      scope,
      inner,
      target,
      after: '',
      rows: 0,
      lastAssign: name === 'AssignStatement' ? (assigns.at(-1)?.from ?? Infinity) : -1,
    };
  }

  /** In which scope a part of something is looked up. */
  private scopeOf(ref: SyntaxNodeRef, above: Level): Scope {
    const { inner, scope } = above;
    if (above.name === 'ParamList') {
      // Values and types of parameters are read where the function is made.
      const function_ = this.levels.at(-2);
      const isParameter = ref.name === 'VariableName' && above.after !== 'AssignOp';
      return isParameter ? (function_?.inner ?? scope) : (function_?.scope ?? scope);
    }
    if (inner === undefined) return scope;
    switch (inner.kind) {
      case 'function':
        if (above.name === 'LambdaExpression') return ref.name === 'ParamList' ? scope : inner;
        return ref.name === 'Body' ? inner : scope;
      case 'class':
        return ref.name === 'Body' ? inner : scope;
      default:
        return above.rows === 1 && above.after === 'in' ? scope : inner;
    }
  }

  /** Whether a name, or the names in a bracket, get a value here. */
  private isTarget(ref: SyntaxNodeRef, above: Level): boolean {
    if (ref.name !== 'VariableName' && !containers.has(ref.name)) return false;
    if (containers.has(above.name)) return above.target;
    switch (above.name) {
      case 'AssignStatement':
        return ref.from < above.lastAssign && above.after !== ':';
      case 'UpdateStatement':
        return above.after !== 'UpdateOp';
      case 'NamedExpression':
        return above.after !== 'AssignOp';
      case 'WithStatement':
      case 'TryStatement':
      case 'AsPattern':
        return above.after === 'as';
      case 'DeleteStatement':
        return true;
      case 'CapturePattern':
        return this.text(ref) !== '_';
      case 'ForStatement':
        return above.after === 'for' || (above.after === '*' && above.rows === 0);
      default:
        if (above.inner?.kind !== 'comprehension') return false;
        return this.inComprehensionTarget(ref);
    }
  }

  /** Between `for` and `in`. */
  private inComprehensionTarget(ref: SyntaxNodeRef): boolean {
    for (let at = ref.node.prevSibling; at !== null; at = at.prevSibling) {
      if (at.name === 'for') return true;
      if (at.name === 'in') return false;
    }
    return false;
  }

  private readName(ref: SyntaxNodeRef, scope: Scope, target: boolean, above: Level | undefined): void {
    const use = { kind: 'name', name: this.text(ref), from: ref.from, to: ref.to, scope } as const;
    const add = (more: Partial<NameUse>): void => {
      this.uses.push({ ...use, ...more });
    };
    switch (above?.name) {
      case 'FunctionDefinition':
        add({ making: 'function', ...(above.inner && { opens: above.inner }) });
        return;
      case 'ClassDefinition':
        add({ making: 'class', ...(above.inner && { opens: above.inner }) });
        return;
      case 'ParamList':
        if (above.after !== 'AssignOp') {
          if (above.after !== '*' && above.after !== '**') scope.parameters.push(use.name);
          add({ making: 'parameter' });
          return;
        }
        break;
      case 'ScopeStatement': {
        const isGlobal = above.node.getChild('global') !== null;
        (isGlobal ? scope.globals : scope.nonlocals).add(use.name);
        break;
      }
      case 'KeywordPattern':
        if (ref.node.prevSibling === null) return;
        break;
      case 'ArgList':
        if (ref.node.nextSibling?.name === 'AssignOp') {
          const call = above.node.parent;
          const callee = call?.name === 'CallExpression' ? (call.firstChild ?? undefined) : undefined;
          this.uses.push({ ...use, kind: 'keyword', callee });
          return;
        }
        break;
      default:
    }
    if (!target) {
      add({});
      return;
    }
    if (above?.name === 'NamedExpression') {
      // `:=` in a comprehension makes the name around it.
      let outer = scope;
      while (outer.kind === 'comprehension' && outer.parent !== undefined) outer = outer.parent;
      add({ making: 'other', scope: outer });
      return;
    }
    const value =
      above?.name === 'AssignStatement' && above.node.getChildren('AssignOp').length === 1
        ? onlyValue(ref.node)
        : undefined;
    add(value === undefined ? { making: 'other' } : { making: 'assign', value });
  }

  private readProperty(ref: SyntaxNodeRef, scope: Scope): void {
    const owner = ref.node.prevSibling?.prevSibling;
    if (owner === null || owner === undefined) return;
    this.uses.push({ kind: 'attribute', name: this.text(ref), from: ref.from, to: ref.to, scope, owner });
  }

  private readImport(node: SyntaxNode, scope: Scope): void {
    const isFrom = node.getChild('from') !== null;
    let module: SyntaxNode | undefined;
    let dotted = false;
    let imported = !isFrom;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      const at = { from: child.from, to: child.to };
      const name = this.text(child);
      if (child.type.isError) this.brokenAt ??= child.from;
      else if (child.name === 'import') imported = true;
      else if (child.name === '*') this.stars.push(module === undefined || dotted ? '' : this.text(module));
      else if (child.name === '.') dotted = true;
      else if (child.name === ',' && !isFrom) dotted = false;
      if (child.name !== 'VariableName') continue;
      if (!imported) {
        module = child;
        if (!dotted) this.uses.push({ kind: 'module', name, ...at });
        continue;
      }
      const before = child.prevSibling?.name;
      const after = child.nextSibling?.name;
      const source = dotted || module === undefined ? '' : this.text(module);
      if (before === 'as') {
        const original = child.prevSibling?.prevSibling;
        const first = original === null || original === undefined ? '' : this.text(original);
        this.uses.push({
          kind: 'name',
          name,
          ...at,
          scope,
          making: 'import',
          imported: isFrom ? { module: source, name: first } : { module: dotted ? '' : first },
        });
      } else if (after === 'as') {
        if (isFrom) this.uses.push({ kind: 'foreign', name, ...at, module: source });
        else if (!dotted) this.uses.push({ kind: 'module', name, ...at });
      } else if (before !== '.') {
        this.uses.push({
          kind: 'name',
          name,
          ...at,
          scope,
          making: 'import',
          imported: isFrom ? { module: source, name } : { module: name },
        });
      }
    }
  }

  /** Puts each name that is made into the scope it is made in, `global` and `nonlocal` being known now. */
  private bind(): void {
    for (const use of this.uses) {
      if (use.kind === 'name' && use.making !== undefined && !use.scope.nonlocals.has(use.name))
        (use.scope.globals.has(use.name) ? this.module : use.scope).bound.add(use.name);
    }
  }
}

/** The `value` of a plain `name = value`. */
function onlyValue(name: SyntaxNode): SyntaxNode | undefined {
  const sign = name.nextSibling;
  const value = sign?.nextSibling;
  if (name.prevSibling !== null || sign?.name !== 'AssignOp' || value?.nextSibling !== null) return undefined;
  return value;
}

/** The scope whose name is meant, or undefined when no scope of the file has it. */
export function scopeOfName(name: string, scope: Scope): Scope | undefined {
  let module = scope;
  while (module.parent !== undefined) module = module.parent;
  let at: Scope | undefined = scope;
  let outside = false;
  while (at !== undefined) {
    if (at.globals.has(name)) return module.bound.has(name) ? module : undefined;
    // Functions do not see the names of a class around them.
    if (!(outside && at.kind === 'class') && at.bound.has(name) && !at.nonlocals.has(name)) return at;
    at = at.parent;
    outside = true;
  }
  return undefined;
}
