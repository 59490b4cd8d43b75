import type { Node } from '../syntax/tree.ts';

/** Something happens to a name: it is read, or it gets a value. */
export interface NameEvent {
  readonly name: string;
  readonly node: Node;
  readonly kind: 'read' | 'make';
  /** How a name is made; what it is made from is in `value`. */
  readonly how?: 'assign' | 'augment' | 'for' | 'def' | 'class' | 'import' | 'parameter' | 'as' | 'del';
  readonly value?: Node;
  /** For imports: `music`, or `microbit.display` of `from microbit import display`. */
  readonly imported?: string;
  /** Inside `if`, `for`, `try` or the like: it may not happen. */
  readonly guarded: boolean;
  /** Inside a loop: what stands below it may have happened before it. */
  readonly looped: boolean;
  /** Place in the order in which things are written. */
  readonly order: number;
}

export interface NameScope {
  readonly kind: 'module' | 'function' | 'class' | 'inner';
  /** The function's or class's name. */
  readonly name: string;
  readonly node: Node;
  readonly parent: NameScope | undefined;
  readonly events: NameEvent[];
  /** Names that `global` or `nonlocal` hands to another scope. */
  readonly handed: Set<string>;
  readonly made: Map<string, NameEvent[]>;
}

export interface NameScopes {
  readonly module: NameScope;
  readonly all: readonly NameScope[];
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
}

/** Which names a program makes and reads, in which function, in the order of its text. */
export function nameScopes(tree: Node): NameScopes {
  const all: NameScope[] = [];
  const stars = new Set<string>();
  const lines = new Map<string, number>();
  let order = 0;
  const open = (kind: NameScope['kind'], node: Node, parent: NameScope | undefined, name = ''): NameScope => {
    const scope: NameScope = { kind, name, node, parent, events: [], handed: new Set(), made: new Map() };
    all.push(scope);
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
  const make = (task: Task, node: Node, how: NameEvent['how'], more: Partial<NameEvent> = {}): void => {
    const scope = handedTo(task.scope, node.text, module);
    const { guarded, looped } = task;
    const event: NameEvent = {
      ...{ name: node.text, node, kind: 'make', guarded, looped, order: order++ },
      ...(how === undefined ? {} : { how }),
      ...more,
    };
    task.scope.events.push(event);
    const known = scope.made.get(node.text);
    if (known === undefined) scope.made.set(node.text, [event]);
    else known.push(event);
    if (!lines.has(node.text)) lines.set(node.text, node.line);
  };

  for (let task = stack.pop(); task !== undefined; task = stack.pop()) {
    const { node, scope, guarded, looped } = task;
    const { kids } = node;
    const here = (kid: Node | undefined, more: Partial<Task> = {}): Task | undefined =>
      kid === undefined ? undefined : { node: kid, scope, guarded, looped, ...more };
    const target = (kid: Node | undefined, how: NameEvent['how'], value?: Node): Task | undefined =>
      here(kid, { ...(how === undefined ? {} : { target: how }), ...(value === undefined ? {} : { value }) });

    if (task.target !== undefined) {
      if (node.kind === 'name')
        make(task, node, task.target, task.value === undefined ? {} : { value: task.value });
      else if (node.kind === 'tuple' || node.kind === 'list' || node.kind === 'star')
        later(kids.map((kid) => target(kid, task.target)));
      else later(kids.map((kid) => here(kid)));
      continue;
    }
    switch (node.kind) {
      case 'name':
        scope.events.push({ name: node.text, node, kind: 'read', guarded, looped, order: order++ });
        break;
      case 'assign':
        later([here(kids.at(-1)), ...kids.slice(0, -1).map((kid) => target(kid, 'assign', kids.at(-1)))]);
        break;
      case 'augment':
        later([here(kids[0]), here(kids[1]), target(kids[0], 'augment', node)]);
        break;
      case 'annotate':
        later([here(kids[2]), kids[2] === undefined ? undefined : target(kids[0], 'assign', kids[2])]);
        break;
      case 'walrus':
        later([here(kids[1]), target(kids[0], 'assign', kids[1])]);
        break;
      case 'del':
        later(kids.map((kid) => here(kid)));
        break;
      case 'global':
      case 'nonlocal':
        for (const { text } of kids) {
          scope.handed.add(text);
          // `global x` alone makes no x, but somebody will.
          if (node.kind === 'global' && !lines.has(text)) lines.set(text, node.line);
        }
        break;
      case 'import':
        for (const alias of kids) {
          const [name] = alias.kids;
          if (name !== undefined)
            make(task, name, 'import', {
              imported: name.text === alias.text.split('.')[0] ? name.text : alias.text,
            });
        }
        break;
      case 'from':
        for (const alias of kids) {
          const [name] = alias.kids;
          if (name === undefined) stars.add(node.text);
          else make(task, name, 'import', { imported: `${node.text}.${alias.text}` });
        }
        break;
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
          target(kids[0], 'for'),
          here(kids[2], { looped: true, guarded: true }),
          here(kids[3], { guarded: true }),
        ]);
        break;
      case 'try':
      case 'with':
        later(kids.map((kid) => here(kid, { guarded: guarded || node.kind === 'try' })));
        break;
      case 'item':
        later([here(kids[0]), target(kids[1], 'as')]);
        break;
      case 'handler': {
        const [type] = kids;
        const named = kids.length === 3 ? kids[1] : undefined;
        later([
          kids.length > 1 ? here(type) : undefined,
          target(named, 'as'),
          here(kids.at(-1), { guarded: true }),
        ]);
        break;
      }
      case 'def': {
        const [name, parameters, block] = kids;
        later(
          (parameters?.kids ?? []).map((parameter) => here(parameter.kids.find((_, index) => index > 0))),
        );
        if (name !== undefined) make(task, name, 'def', { value: node });
        const inner = open('function', node, scope, node.text);
        for (const { kids: own } of parameters?.kids ?? [])
          if (own[0] !== undefined) make({ ...task, scope: inner }, own[0], 'parameter');
        // What `global` hands out counts for the whole function.
        if (block !== undefined) stack.unshift({ node: block, scope: inner, guarded: false, looped: false });
        break;
      }
      case 'class': {
        const [name] = kids;
        later(kids.slice(1, -1).map((kid) => here(kid)));
        if (name !== undefined) make(task, name, 'class', { value: node });
        const inner = open('class', node, scope, node.text);
        const block = kids.at(-1);
        if (block !== undefined) stack.push({ node: block, scope: inner, guarded, looped });
        break;
      }
      case 'lambda': {
        const inner = open('inner', node, scope);
        for (const { kids: own } of kids[0]?.kids ?? [])
          if (own[0] !== undefined) make({ ...task, scope: inner }, own[0], 'parameter');
        if (kids[1] !== undefined) stack.unshift({ node: kids[1], scope: inner, guarded: true, looped });
        break;
      }
      case 'comprehension': {
        const inner = open('inner', node, scope);
        const loops = kids.filter(({ kind }) => kind === 'each' || kind === 'filter');
        const elements = kids.filter(({ kind }) => kind !== 'each' && kind !== 'filter');
        later(
          [...loops, ...elements].flatMap((kid) =>
            kid.kind === 'each'
              ? [
                  { node: kid.kids[1] ?? kid, scope: inner, guarded: true, looped },
                  { node: kid.kids[0] ?? kid, scope: inner, guarded: true, looped, target: 'for' as const },
                ]
              : [{ node: kid, scope: inner, guarded: true, looped }],
          ),
        );
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
      case 'keyword':
      case 'attribute':
      default:
        later(kids.map((kid) => here(kid)));
    }
  }
  return { module, all, stars, lines };
}

function handedTo(scope: NameScope, name: string, module: NameScope): NameScope {
  if (!scope.handed.has(name)) return scope;
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
  let at: NameScope | undefined = from;
  if (at.handed.has(name)) at = at.parent;
  for (; at !== undefined; at = at.parent) {
    if (at.kind === 'class' && at !== from) continue;
    if (at.made.has(name) && !at.handed.has(name)) return at;
  }
  return undefined;
}
