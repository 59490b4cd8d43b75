// Longer than most: one walk over the tree that knows, for every form of Python that makes a name, in which scope.
import type { Node } from '../syntax/tree.ts';

/** A name where it stands: it is read, or it gets a value. */
export interface NameEvent {
  readonly kind: 'read' | 'make';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly node: Node;
  /** Where it is written; `homeOf` says whose name it is. */
  readonly scope: NameScope;
  readonly how?: 'assign' | 'augment' | 'for' | 'def' | 'class' | 'import' | 'parameter' | 'as' | 'except';
  /** What it gets: the value of a plain assignment, the `def` or `class`, the whole `+=`. */
  readonly value?: Node;
  /** What it is taken from: what a `for` goes through, what `with` opens, an exception's class, its `parameter`. */
  readonly source?: Node;
  /** Which part of its source, from 0, where several names share it. */
  readonly part?: number;
  /** The scope that a `def` or `class` opens. */
  readonly opens?: NameScope;
  /** Of an import, what it brings: `music`, or `microbit.display` of `from microbit import display`. */
  readonly imported?: string;
  /** The same in its parts; `import music` has no name. */
  readonly origin?: { readonly module: string; readonly name?: string };
  /** Inside `if`, `for`, `try` or the like: it may not happen. */
  readonly guarded: boolean;
  /** Inside a loop: what stands below it may have happened before it. */
  readonly looped: boolean;
  /** Place in the order in which things are written. */
  readonly order: number;
}

/** `.name` after something. */
export interface AttributeUse {
  readonly kind: 'attribute';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly scope: NameScope;
  readonly node: Node;
  readonly owner: Node;
  /** It gets a value here, and which where that is plain. */
  readonly how?: NameEvent['how'];
  readonly value?: Node;
  /** The call that it is called by. */
  readonly call?: Node;
}

/** `name=` between the brackets of a call. */
export interface KeywordUse {
  readonly kind: 'keyword';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly scope: NameScope;
  /** What is called; missing in a class's brackets. */
  readonly callee: Node | undefined;
}

/** In an import: the name of a module, or a name of a module that gets another one here. */
export interface ForeignUse {
  readonly kind: 'module' | 'foreign';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly scope: NameScope;
  /** Of a `foreign` name: where it is from. */
  readonly module: string;
}

export type NameUse = NameEvent | AttributeUse | KeywordUse | ForeignUse;

/** A stretch of a program in which names live together. */
export interface NameScope {
  /** Counts the scopes of a program from 0, the module's own: the same in the same text. */
  readonly id: number;
  /** `inner`: a lambda's or a comprehension's. */
  readonly kind: 'module' | 'function' | 'class' | 'inner';
  /** The function's or class's name. */
  readonly name: string;
  readonly node: Node;
  readonly parent: NameScope | undefined;
  readonly events: NameEvent[];
  /** Names that `global` or `nonlocal` hands to another scope. */
  readonly handed: Set<string>;
  /** Those of them that `global` hands to the module. */
  readonly globals: Set<string>;
  readonly made: Map<string, NameEvent[]>;
}

export interface NameScopes {
  readonly module: NameScope;
  readonly all: readonly NameScope[];
  /** The scope that a `def`, `class`, `lambda` or comprehension opens. */
  readonly opened: ReadonlyMap<Node, NameScope>;
  /** What stands above a `def` or `class` with an `@`. */
  readonly decorators: ReadonlyMap<Node, readonly Node[]>;
  /** Every name that is written, in the order of the text. Also those in annotations, which the board never reads. */
  readonly uses: readonly NameUse[];
  /** Modules whose names all came with `*`. */
  readonly stars: ReadonlySet<string>;
  /** Every name that is made anywhere, with the line where first. */
  readonly lines: ReadonlyMap<string, number>;
}

interface Task {
  readonly node: Node;
  readonly scope: NameScope;
  readonly guarded: boolean;
  readonly looped: boolean;
  readonly target?: NameEvent['how'];
  readonly value?: Node;
  readonly part?: number;
  readonly call?: Node;
  /** Only written, never read: an annotation. */
  readonly silent?: boolean;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Which names a program makes and reads, in which function, in the order of its text. Of a statement on its own: what
 * it opens looks its names up `around` it.
 */
export function nameScopes(tree: Node, around?: NameScope): NameScopes {
  const all: NameScope[] = [];
  const opened = new Map<Node, NameScope>();
  const decorators = new Map<Node, readonly Node[]>();
  const stars = new Set<string>();
  const lines = new Map<string, number>();
  const found: NameUse[] = [];
  let order = 0;
  const open = (kind: NameScope['kind'], node: Node, parent: NameScope | undefined, name = ''): NameScope => {
    const scope: NameScope = {
      ...{ id: all.length, kind, name, node, events: [] },
      parent: parent === all[0] && around !== undefined ? around : parent,
      ...{ handed: new Set(), globals: new Set(), made: new Map() },
    };
    all.push(scope);
    opened.set(node, scope);
    return scope;
  };
  const module = open('module', tree, undefined);
  const stack: Task[] = [{ node: tree, scope: module, guarded: false, looped: false }];
  const later = (tasks: readonly (Task | undefined)[]): void => {
    for (let i = tasks.length - 1; i >= 0; i--) {
      const task = tasks[i];
      if (task !== undefined) stack.push(task);
    }
  };
  const eventAt = (task: Task, node: Node, kind: NameEvent['kind']): Mutable<NameEvent> => {
    const { scope, guarded, looped } = task;
    const { text: name, from, to } = node;
    return { kind, name, from, to, node, scope, guarded, looped, order: order++ };
  };
  const read = (task: Task, node: Node): void => {
    const event = eventAt(task, node, 'read');
    if (task.target === 'augment') event.scope.events.push(event);
    else {
      if (task.silent !== true) event.scope.events.push(event);
      found.push(event);
    }
  };
  const make = (
    task: Task,
    node: Node,
    how: NonNullable<NameEvent['how']>,
    more: Partial<NameEvent> = {},
  ): void => {
    const event = eventAt(task, node, 'make');
    event.how = how;
    Object.assign(event, more);
    task.scope.events.push(event);
    found.push(event);
    const { made } = handedTo(task.scope, node.text, module);
    const known = made.get(node.text);
    if (known === undefined) made.set(node.text, [event]);
    else known.push(event);
    if (!lines.has(node.text)) lines.set(node.text, node.line);
  };
  const attribute = (task: Task): void => {
    const { node, scope, target, value } = task;
    const [owner] = node.kids;
    if (owner === undefined) return;
    const { text: name, to } = node;
    const use: Mutable<AttributeUse> = {
      kind: 'attribute',
      name,
      from: to - name.length,
      to,
      scope,
      node,
      owner,
    };
    if (target !== undefined) use.how = target;
    if (value !== undefined) use.value = value;
    if (task.call !== undefined) use.call = task.call;
    found.push(use);
  };
  const foreign = (
    kind: ForeignUse['kind'],
    name: string,
    from: number,
    scope: NameScope,
    of = name,
  ): void => {
    found.push({ kind, name, from, to: from + name.length, scope, module: of });
  };
  const parametersOf = (task: Task, list: Node | undefined, inner: NameScope): void => {
    for (const parameter of list?.kids ?? []) {
      const [name] = parameter.kids;
      if (name !== undefined) make({ ...task, scope: inner }, name, 'parameter', { source: parameter });
    }
  };
  const keywordsOf = (kids: readonly Node[], scope: NameScope, callee: Node | undefined): void => {
    for (const { kind, text: name, from } of kids)
      if (kind === 'keyword' && name !== '')
        found.push({ kind, name, from, to: from + name.length, scope, callee });
  };

  for (let task = stack.pop(); task !== undefined; task = stack.pop()) {
    const { node, scope, guarded, looped } = task;
    const { kids } = node;
    const here = (kid: Node | undefined, more: Partial<Task> = {}): Task | undefined =>
      kid === undefined
        ? undefined
        : { node: kid, scope, guarded, looped, ...(task.silent === true ? { silent: true } : {}), ...more };
    const target = (kid: Node | undefined, how: NameEvent['how'], value?: Node): Task | undefined =>
      here(kid, { ...(how === undefined ? {} : { target: how }), ...(value === undefined ? {} : { value }) });

    if (task.target !== undefined) {
      const { target: how, value } = task;
      if (node.kind === 'name') {
        const { part } = task;
        if (value === undefined) make(task, node, how);
        else if (part !== undefined) make(task, node, how, { source: value, part });
        else make(task, node, how, how === 'assign' || how === 'augment' ? { value } : { source: value });
      } else if (node.kind === 'tuple' || node.kind === 'list')
        later(
          kids.map((kid, part) => {
            // Parts of parts say nothing, and nothing stands where it seems to behind a star.
            const isPlain = task.part === undefined && !kids.some(({ kind }) => kind === 'star');
            const one = target(kid, how, isPlain ? value : undefined);
            return one && isPlain ? { ...one, part } : one;
          }),
        );
      else if (node.kind === 'star') later(kids.map((kid) => target(kid, how)));
      else {
        if (node.kind === 'attribute') attribute(task);
        later(kids.map((kid) => here(kid)));
      }
      continue;
    }
    switch (node.kind) {
      case 'name':
        read(task, node);
        break;
      case 'attribute':
        attribute(task);
        later(kids.map((kid) => here(kid)));
        break;
      case 'call':
        keywordsOf(kids, scope, kids[0]);
        later(kids.map((kid, index) => here(kid, index === 0 ? { call: node } : {})));
        break;
      case 'assign':
        later([here(kids.at(-1)), ...kids.slice(0, -1).map((kid) => target(kid, 'assign', kids.at(-1)))]);
        break;
      case 'augment':
        if (kids[0]?.kind === 'name') read({ ...task, target: 'augment' }, kids[0]);
        later([here(kids[1]), target(kids[0], 'augment', node)]);
        break;
      case 'annotate':
        later([
          here(kids[1], { silent: true }),
          here(kids[2]),
          kids[2] === undefined ? here(kids[0], { silent: true }) : target(kids[0], 'assign', kids[2]),
        ]);
        break;
      case 'walrus': {
        // In a comprehension it makes the name around it.
        let around = scope;
        while (around.node.kind === 'comprehension' && around.parent !== undefined) around = around.parent;
        const made = target(kids[0], 'assign', kids[1]);
        later([here(kids[1]), made && { ...made, scope: around }]);
        break;
      }
      case 'global':
      case 'nonlocal':
        for (const kid of kids) {
          scope.handed.add(kid.text);
          read({ ...task, silent: true }, kid);
          if (node.kind === 'nonlocal') continue;
          scope.globals.add(kid.text);
          // `global x` alone makes no x, but somebody will.
          if (!lines.has(kid.text)) lines.set(kid.text, node.line);
        }
        break;
      case 'import':
        for (const alias of kids) {
          const [name] = alias.kids;
          if (name === undefined) continue;
          const isPlain = name.from === alias.from;
          const module = isPlain ? name.text : alias.text;
          make(task, name, 'import', { imported: module, origin: { module } });
          if (!isPlain && !alias.text.includes('.')) foreign('module', alias.text, alias.from, scope);
        }
        break;
      case 'from': {
        if (node.module !== undefined) foreign('module', node.text, node.module.from, scope);
        for (const alias of kids) {
          const [name] = alias.kids;
          if (name === undefined) {
            stars.add(node.text);
            continue;
          }
          make(task, name, 'import', {
            imported: `${node.text}.${alias.text}`,
            origin: { module: node.text, name: alias.text },
          });
          if (name.from !== alias.from) foreign('foreign', alias.text, alias.from, scope, node.text);
        }
        break;
      }
      case 'if':
        later(kids.map((kid, index) => here(kid, index === 0 ? {} : { guarded: true })));
        break;
      case 'while': {
        const endless = isTrue(kids[0]);
        const inner = { looped: true, guarded: guarded || !endless };
        later([here(kids[0], { looped: true }), here(kids[1], inner), here(kids[2], { guarded: true })]);
        break;
      }
      case 'for':
        later([
          here(kids[1]),
          target(kids[0], 'for', kids[1]),
          here(kids[2], { looped: true, guarded: true }),
          here(kids[3], { guarded: true }),
        ]);
        break;
      case 'try':
      case 'with':
        later(kids.map((kid) => here(kid, { guarded: guarded || node.kind === 'try' })));
        break;
      case 'item':
        later([here(kids[0]), target(kids[1], 'as', kids[0])]);
        break;
      case 'handler': {
        const [type] = kids;
        const named = kids.length === 3 ? kids[1] : undefined;
        later([
          kids.length > 1 ? here(type) : undefined,
          target(named, 'except', type),
          here(kids.at(-1), { guarded: true }),
        ]);
        break;
      }
      case 'def': {
        const [name, parameters, block] = kids;
        const own = parameters?.kids ?? [];
        later([
          ...own.map((parameter) => here(parameter.kids[1])),
          ...own.map((parameter) => here(parameter.annotation, { silent: true })),
          here(node.annotation, { silent: true }),
        ]);
        const inner = open('function', node, scope, node.text);
        if (name !== undefined) make(task, name, 'def', { value: node, opens: inner });
        parametersOf(task, parameters, inner);
        // What `global` hands out counts for the whole function.
        if (block !== undefined) stack.unshift({ node: block, scope: inner, guarded: false, looped: false });
        break;
      }
      case 'class': {
        const [name] = kids;
        keywordsOf(kids, scope, undefined);
        later(kids.slice(1, -1).map((kid) => here(kid)));
        const inner = open('class', node, scope, node.text);
        if (name !== undefined) make(task, name, 'class', { value: node, opens: inner });
        const block = kids.at(-1);
        if (block !== undefined) stack.push({ node: block, scope: inner, guarded, looped });
        break;
      }
      case 'lambda': {
        later((kids[0]?.kids ?? []).map((parameter) => here(parameter.kids[1])));
        const inner = open('inner', node, scope);
        parametersOf(task, kids[0], inner);
        if (kids[1] !== undefined) stack.unshift({ node: kids[1], scope: inner, guarded: true, looped });
        break;
      }
      case 'comprehension': {
        const inner = open('inner', node, scope);
        const loops = kids.filter(({ kind }) => kind === 'each' || kind === 'filter');
        const elements = kids.filter(({ kind }) => kind !== 'each' && kind !== 'filter');
        const within = { scope: inner, guarded: true };
        later(
          [...loops, ...elements].flatMap((kid, index) => {
            if (kid.kind !== 'each') return [here(kid, within)];
            const [names, things] = kid.kids;
            const made = target(names, 'for', things);
            // The first row is read before the rest begins, where the comprehension stands.
            return [here(things, index === 0 ? { guarded: true } : within), made && { ...made, ...within }];
          }),
        );
        break;
      }
      case 'decorated': {
        const made = kids.at(-1);
        if (made !== undefined) decorators.set(made, kids.slice(0, -1));
        later(kids.map((kid) => here(kid)));
        break;
      }
      case 'boolean':
      case 'conditional':
        later(
          kids.map((kid, index) =>
            here(kid, index === 0 && node.kind === 'boolean' ? {} : { guarded: true }),
          ),
        );
        break;
      default:
        later(kids.map((kid) => here(kid)));
    }
  }
  let sorted = false;
  return {
    ...{ module, all, opened, decorators, stars, lines },
    get uses() {
      if (!sorted) found.sort((a, b) => a.from - b.from);
      sorted = true;
      return found;
    },
  };
}

function handedTo(scope: NameScope, name: string, module: NameScope): NameScope {
  if (!scope.handed.has(name)) return scope;
  if (scope.globals.has(name)) return module;
  for (let at = scope.parent; at !== undefined && at.kind !== 'module'; at = at.parent)
    if (at.kind === 'function' && at.made.has(name)) return at;
  return module;
}

/** `while True:` and what people write for it. */
export function isTrue(test: Node | undefined): boolean {
  return test !== undefined && /^(True|[1-9]\d*)$/.test(test.text) && /^(constant|number)$/.test(test.kind);
}

/** Where a name that is read somewhere comes from: the nearest scope that makes it. Classes are not looked through. */
export function scopeOf(name: string, from: NameScope): NameScope | undefined {
  for (let at: NameScope | undefined = from; at !== undefined; at = at.parent) {
    if (at.globals.has(name)) {
      while (at.parent !== undefined) at = at.parent;
      return at.made.has(name) ? at : undefined;
    }
    if (at.kind === 'class' && at !== from) continue;
    if (at.made.has(name) && !at.handed.has(name)) return at;
  }
  return undefined;
}

/** `x = x + 1`, `x += 1`: a value made of the one before. */
export function changesItself({ how, name, value }: NameEvent): boolean {
  if (how === 'augment') return true;
  if (how !== 'assign' || value?.kind !== 'binary') return false;
  const at = value.kids.findIndex(({ kind, text }) => kind === 'name' && text === name);
  return at === 0 || (at > 0 && value.ops?.every((operator) => /^[+*]$/.test(operator)) === true);
}

/** The names of a function that are given in its brackets, in order, those behind stars left out. */
export function parametersOf({ node }: NameScope): readonly string[] {
  const list = node.kids.find(({ kind }) => kind === 'parameters');
  return (list?.kids ?? []).flatMap(({ text, kids }) => (text === '' && kids[0] ? [kids[0].text] : []));
}
