// Longer than most: one place that knows what every form of expression is, so that all helpers say the same.
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { ApiEntry, PythonType } from '../../firmware/micropython/api-entry.ts';
import { apiClass, apiEntry, apiMember, apiMembers } from '../../firmware/micropython/api.ts';
import {
  programScopes,
  scopeOfName,
  type NameUse,
  type ProgramScopes,
  type Scope,
} from './program-scopes.ts';

/** What an expression of a program is, as far as the text tells. */
export type Thing =
  /** A module, function, class, object or constant of the board's. */
  | { readonly kind: 'api'; readonly entry: ApiEntry }
  /** Some value of a type, as the API writes types. */
  | { readonly kind: 'value'; readonly type: PythonType }
  /** A function, class, variable or parameter of the pupil's. */
  | { readonly kind: 'own'; readonly make: NameUse; readonly program: ProgramThings }
  /** One of a class of the pupil's. */
  | { readonly kind: 'instance'; readonly make: NameUse; readonly program: ProgramThings }
  /** Another file of the project. */
  | { readonly kind: 'file'; readonly name: string; readonly program: ProgramThings };

/** A name that stands behind a dot, and what it is. */
export interface Member {
  readonly name: string;
  readonly thing: Thing | undefined;
}

/** How many names are followed from one to the next: more is no beginner's program, and may be a circle. */
const furthest = 12;

/** A program's names with what they stand for; other files are read when they are asked about. */
export class ProgramThings {
  readonly scopes: ProgramScopes;
  readonly source: string;
  /** Names that get a value, by name. */
  private readonly makes = new Map<string, NameUse[]>();
  private readonly others = new Map<string, ProgramThings | undefined>();
  private tree: ReturnType<typeof parser.parse> | undefined;
  private depth = 0;

  constructor(
    source: string,
    private readonly files: Readonly<Record<string, string>> = {},
    /** Files that are being read already: they may import each other. */
    private readonly above: readonly string[] = [],
  ) {
    this.source = source;
    this.scopes = programScopes(source);
    for (const use of this.scopes.uses) {
      if (use.kind !== 'name' || use.making === undefined) continue;
      const known = this.makes.get(use.name);
      if (known === undefined) this.makes.set(use.name, [use]);
      else known.push(use);
    }
  }

  /** Of another file of the project: its module's name. */
  get moduleName(): string | undefined {
    return this.above.at(-1);
  }

  /** Modules of the project that can be imported, without `.py`. */
  fileModules(): readonly string[] {
    return Object.keys(this.files)
      .filter((name) => name.endsWith('.py') && name !== 'main.py')
      .map((name) => name.slice(0, -3));
  }

  /** Another file of the project by its module's name. */
  file(module: string): ProgramThings | undefined {
    if (!this.others.has(module)) {
      const text = Object.hasOwn(this.files, `${module}.py`) ? this.files[`${module}.py`] : undefined;
      const circle = this.above.includes(module) || this.above.length > 4;
      this.others.set(
        module,
        text === undefined || circle
          ? undefined
          : new ProgramThings(text, this.files, [...this.above, module]),
      );
    }
    return this.others.get(module);
  }

  /** The scope of a place in the text: that of the innermost `def` or `class` it is indented under. */
  scopeAt(offset: number): Scope {
    const lineFrom = this.source.lastIndexOf('\n', offset - 1) + 1;
    let indent = indentOf(this.source, lineFrom);
    // An empty line belongs to what the cursor is indented under.
    if (/^\s*$/.test(this.lineAt(lineFrom))) indent = Math.max(0, offset - lineFrom);
    const opening = new Map<number, NameUse>();
    for (const use of this.scopes.uses) {
      if (use.from >= lineFrom) break;
      if (use.kind !== 'name' || use.opens === undefined) continue;
      opening.set(this.source.lastIndexOf('\n', use.from) + 1, use);
    }
    for (let at = lineFrom; at > 0 && indent > 0;) {
      at = this.source.lastIndexOf('\n', at - 2) + 1;
      const line = this.lineAt(at);
      if (/^\s*(?:#|$)/.test(line)) continue;
      const own = indentOf(this.source, at);
      if (own >= indent) continue;
      indent = own;
      const opened = opening.get(at)?.opens;
      if (opened !== undefined) return opened;
    }
    return this.scopes.module;
  }

  /** Every name that can be written in a scope, nearest first, with how it was made. */
  visible(scope: Scope): readonly NameUse[] {
    const found = new Map<string, NameUse>();
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      if (at.kind === 'class' && at !== scope) continue;
      for (const name of at.bound) {
        const make = found.has(name) ? undefined : this.makeOf(name, at);
        if (make !== undefined) found.set(name, make);
      }
    }
    return [...found.values()];
  }

  /** How a name gets its first value in a scope. */
  makeOf(name: string, scope: Scope): NameUse | undefined {
    const makes = (this.makes.get(name) ?? []).filter((one) => this.home(one) === scope);
    return makes.find((one) => one.making !== 'other') ?? makes[0];
  }

  private home(make: NameUse): Scope {
    return make.scope.globals.has(make.name) ? this.scopes.module : make.scope;
  }

  /** What a name stands for in a scope. */
  named(name: string, scope: Scope): Thing | undefined {
    const home = scopeOfName(name, scope);
    if (home !== undefined) {
      const makes = (this.makes.get(name) ?? []).filter((one) => this.home(one) === home);
      const [make] = makes;
      return make === undefined ? undefined : this.made(makes);
    }
    for (const module of [...this.scopes.stars].reverse()) {
      const own = this.file(module);
      const thing = own === undefined ? api(publicMember(module, name)) : own.outermost(name);
      if (thing !== undefined) return thing;
    }
    return api(publicMember('builtins', name));
  }

  /** A name of the file's outermost level. */
  outermost(name: string): Thing | undefined {
    return this.scopes.module.bound.has(name) ? this.named(name, this.scopes.module) : undefined;
  }

  private made(makes: readonly NameUse[]): Thing | undefined {
    const [first] = makes;
    if (first === undefined) return undefined;
    const { imported } = first;
    if (imported !== undefined) {
      const own = this.file(imported.module);
      if (imported.name === undefined)
        return own === undefined
          ? api(apiEntry(imported.module))
          : { kind: 'file', name: imported.module, program: own };
      return own === undefined
        ? api(publicMember(imported.module, imported.name))
        : own.outermost(imported.name);
    }
    return { kind: 'own', make: makes.find((one) => one.making !== 'other') ?? first, program: this };
  }

  /** What kind of thing a thing gives when it is used: a variable's value, an object's class. */
  valueOf(thing: Thing | undefined): Thing | undefined {
    if (thing?.kind !== 'own' || this.depth > furthest) return thing;
    const { make, program } = thing;
    if (make.making === 'function' || make.making === 'class') return thing;
    if (program !== this) return program.valueOf(thing);
    this.depth++;
    try {
      const makes = (this.makes.get(make.name) ?? []).filter((one) => this.home(one) === this.home(make));
      for (const one of makes) {
        const value = this.valueOfMake(one);
        // `last = None` says nothing about what comes later.
        if (value !== undefined && !(value.kind === 'value' && value.type === 'None')) return value;
      }
      return undefined;
    } finally {
      this.depth--;
    }
  }

  private valueOfMake(make: NameUse): Thing | undefined {
    if (make.making === 'parameter') return this.valueOfParameter(make);
    if (make.value !== undefined) return this.valueOf(this.thingOf(make.value, make.scope));
    if (make.making === 'other') return this.valueOfLoop(make);
    return undefined;
  }

  /** `self` is one of the class around; `def wait(ms=100)` says that ms is a number. */
  private valueOfParameter(make: NameUse): Thing | undefined {
    const { scope } = make;
    const around = scope.parent;
    if (around?.kind === 'class' && scope.parameters[0] === make.name) {
      const owner = this.scopes.uses.find((use) => use.kind === 'name' && use.opens === around);
      return owner?.kind === 'name' ? { kind: 'instance', make: owner, program: this } : undefined;
    }
    const node = this.nodeAt(make.from);
    const sign = node?.nextSibling;
    const type = sign?.name === 'TypeDef' ? this.text(sign).replace(/^:\s*/, '') : undefined;
    if (type !== undefined && /^\w+$/.test(type))
      return this.instanceOf(this.named(type, scope.parent ?? scope));
    const value = sign?.name === 'AssignOp' ? sign.nextSibling : null;
    return value === null ? undefined : this.valueOf(this.thingOf(value, scope.parent ?? scope));
  }

  /** `for x in things`, `with open(...) as f`. */
  private valueOfLoop(make: NameUse): Thing | undefined {
    const node = this.nodeAt(make.from);
    const parent = node?.parent;
    if (node === undefined || !parent) return undefined;
    if (parent.name === 'ForStatement' || parent.name.endsWith('ComprehensionExpression')) {
      if (node.prevSibling?.name !== 'for') return undefined;
      const things = node.nextSibling?.nextSibling;
      return things ? itemOf(this.valueOf(this.thingOf(things, make.scope))) : undefined;
    }
    if (parent.name === 'WithStatement' && node.prevSibling?.name === 'as') {
      const opened = node.prevSibling.prevSibling;
      return opened === null ? undefined : this.valueOf(this.thingOf(opened, make.scope));
    }
    return undefined;
  }

  /** What an expression is. */
  thingOf(node: SyntaxNode, scope: Scope): Thing | undefined {
    if (this.depth > furthest) return undefined;
    this.depth++;
    try {
      return this.expression(node, scope);
    } finally {
      this.depth--;
    }
  }

  private expression(node: SyntaxNode, scope: Scope): Thing | undefined {
    const first = node.firstChild;
    switch (node.name) {
      case 'VariableName':
        return this.named(this.text(node), scope);
      case 'MemberExpression':
        return this.memberOrItem(node, scope);
      case 'CallExpression':
        return first === null ? undefined : this.called(this.thingOf(first, scope), node, scope);
      case 'ParenthesizedExpression': {
        const inner = first?.nextSibling;
        return inner ? this.thingOf(inner, scope) : undefined;
      }
      case 'String':
        return value(/^[rR]?[bB]/.test(this.text(node)) ? 'bytes' : 'str');
      case 'ContinuedString':
      case 'FormatString':
        return value('str');
      case 'Number':
        return value(/^0[xob]|^\d+$/i.test(this.text(node)) ? 'int' : 'float');
      case 'Boolean':
        return value('bool');
      case 'None':
        return value('None');
      case 'ArrayExpression':
        return value(`list${this.itemsOf(node, scope)}`);
      case 'ArrayComprehensionExpression':
        return value('list');
      case 'TupleExpression':
        return value(`tuple${this.itemsOf(node, scope)}`);
      case 'DictionaryExpression':
      case 'DictionaryComprehensionExpression':
        return value('dict');
      case 'SetExpression':
      case 'SetComprehensionExpression':
        return value('set');
      case 'UnaryExpression':
        return first?.name === 'not' ? value('bool') : this.lastOf(node, scope);
      case 'BinaryExpression':
        return this.binary(node, scope);
      case 'ConditionalExpression':
        return first === null ? undefined : this.valueOf(this.thingOf(first, scope));
      default:
        return undefined;
    }
  }

  private lastOf(node: SyntaxNode, scope: Scope): Thing | undefined {
    return node.lastChild === null ? undefined : this.valueOf(this.thingOf(node.lastChild, scope));
  }

  private binary(node: SyntaxNode, scope: Scope): Thing | undefined {
    const sign = node.firstChild?.nextSibling;
    const operator = sign ? this.text(sign) : '';
    if (/^(<|>|==|!=|<=|>=|in|not|is)/.test(operator)) return value('bool');
    const left = node.firstChild === null ? undefined : this.valueOf(this.thingOf(node.firstChild, scope));
    const right = this.lastOf(node, scope);
    if (/^(and|or)$/.test(operator)) return left ?? right;
    const [a, b] = [typeOf(left), typeOf(right)];
    if (a === 'int' && b === 'int') return value(operator === '/' ? 'float' : 'int');
    if ((a === 'int' || a === 'float') && (b === 'int' || b === 'float')) return value('float');
    // `"a" * 3`, `3 * "a"`, `"%d" % 3`, images, lists: they stay what they are.
    return a !== undefined && a !== 'int' && a !== 'float' ? left : operator === '*' ? right : undefined;
  }

  /** Items' type of a display of a list or tuple, by its first one. */
  private itemsOf(node: SyntaxNode, scope: Scope): string {
    const item = node.firstChild?.nextSibling;
    const type =
      item && !/^[,\])]/.test(item.name) ? typeOf(this.valueOf(this.thingOf(item, scope))) : undefined;
    return type === undefined ? '' : `[${type}]`;
  }

  private memberOrItem(node: SyntaxNode, scope: Scope): Thing | undefined {
    const owner = node.firstChild === null ? undefined : this.thingOf(node.firstChild, scope);
    const last = node.lastChild;
    if (last?.name === 'PropertyName') return this.member(owner, this.text(last));
    const type = typeOf(this.valueOf(owner));
    const inside = node.getChild('[')?.nextSibling;
    // A piece of a list is a list.
    if (type !== undefined && inside && this.text(node).includes(':', inside.from - node.from))
      return this.valueOf(owner);
    return itemOf(this.valueOf(owner));
  }

  private called(callee: Thing | undefined, call: SyntaxNode, scope: Scope): Thing | undefined {
    if (callee?.kind === 'api') {
      const { entry } = callee;
      if (entry.kind === 'class') return value(lastName(entry));
      // What chooses from a list gives what is in the list.
      const signature = this.signatureFor(entry, call);
      if (signature === undefined) return undefined;
      if (/\bT\b/.test(signature)) return this.itemOfFirstArgument(call, scope);
      return value(signature);
    }
    if (callee?.kind === 'own') {
      if (callee.make.making === 'class')
        return { kind: 'instance', make: callee.make, program: callee.program };
      if (callee.make.making === 'function') return callee.program.returned(callee.make);
    }
    return undefined;
  }

  private signatureFor(entry: ApiEntry, call: SyntaxNode): PythonType | undefined {
    const signatures = entry.signatures ?? [];
    const given = argumentsOf(call).length;
    return (signatures.find((one) => one.parameters.length === given) ?? signatures[0])?.returns;
  }

  private itemOfFirstArgument(call: SyntaxNode, scope: Scope): Thing | undefined {
    const [argument] = argumentsOf(call);
    return argument === undefined ? undefined : itemOf(this.valueOf(this.thingOf(argument, scope)));
  }

  /** What a function of the pupil's gives back, by its first `return` that tells. */
  private returned(make: NameUse): Thing | undefined {
    const { opens } = make;
    const definition = this.nodeAt(make.from)?.parent;
    if (opens === undefined || !definition || this.depth > furthest) return undefined;
    let found: Thing | undefined;
    const kinds = new Set<string>();
    definition.cursor().iterate((ref) => {
      if (found !== undefined) return false;
      if (
        /^(FunctionDefinition|ClassDefinition|LambdaExpression)$/.test(ref.name) &&
        ref.from !== definition.from
      )
        return false;
      if (ref.name.startsWith('Yield')) kinds.add('yield');
      if (ref.name !== 'ReturnStatement') return undefined;
      const given = ref.node.firstChild?.nextSibling;
      if (given) found = this.valueOf(this.thingOf(given, opens));
      return false;
    });
    return kinds.has('yield') ? undefined : found;
  }

  /** What `owner.name` is. */
  member(owner: Thing | undefined, name: string): Thing | undefined {
    return this.members(owner).find((one) => one.name === name)?.thing;
  }

  /** All that can stand behind a thing's dot. */
  members(owner: Thing | undefined): readonly Member[] {
    const thing = owner?.kind === 'own' ? this.valueOf(owner) : owner;
    switch (thing?.kind) {
      case 'api': {
        // `Image.HEART` is an image, and can what images can.
        const types = thing.entry.type === undefined ? [] : classesOf(thing.entry.type);
        if (types.length > 0) return membersOfValue(types);
        const members = apiMembers(thing.entry.name).filter((one) => one.inner !== true);
        return members.map((one) => ({ name: lastName(one), thing: { kind: 'api', entry: one } }));
      }
      case 'value':
        return membersOfValue(classesOf(thing.type));
      case 'instance':
      case 'own':
        return thing.make.opens?.kind === 'class'
          ? thing.program.ownMembers(thing.make, thing.kind === 'instance')
          : [];
      case 'file':
        return [...thing.program.scopes.module.bound].map((name) => ({
          name,
          thing: thing.program.outermost(name),
        }));
      default:
        return [];
    }
  }

  /** Methods and names of a class, those of its classes above, and what its methods give `self`. */
  private ownMembers(make: NameUse, instance: boolean): readonly Member[] {
    const { opens } = make;
    if (opens === undefined || this.depth > furthest) return [];
    this.depth++;
    try {
      const found = new Map<string, Thing | undefined>();
      for (const name of opens.bound) {
        const own = this.makeOf(name, opens);
        found.set(name, own === undefined ? undefined : { kind: 'own', make: own, program: this });
      }
      if (instance)
        for (const [name, thing] of this.selfNames(opens)) if (!found.has(name)) found.set(name, thing);
      for (const base of this.scopes.classes.find((one) => one.scope === opens)?.bases ?? []) {
        const above = this.thingOf(base, opens.parent ?? opens);
        const inherited = above?.kind === 'own' && instance ? { ...above, kind: 'instance' as const } : above;
        for (const { name, thing } of this.members(inherited)) if (!found.has(name)) found.set(name, thing);
      }
      return [...found].map(([name, thing]) => ({ name, thing }));
    } finally {
      this.depth--;
    }
  }

  /** `self.speed = 3` in a method. */
  private selfNames(opens: Scope): Map<string, Thing | undefined> {
    const found = new Map<string, Thing | undefined>();
    for (const use of this.scopes.uses) {
      if (use.kind !== 'attribute' || use.scope.parent !== opens) continue;
      if (this.text(use.owner) !== use.scope.parameters[0]) continue;
      const target = use.owner.parent;
      const statement = target?.parent;
      const sign = target?.nextSibling;
      if (statement?.name !== 'AssignStatement' || !sign || !/^(AssignOp|TypeDef|,)$/.test(sign.name))
        continue;
      if (found.get(use.name) !== undefined) continue;
      const given = sign.name === 'AssignOp' ? sign.nextSibling : null;
      const thing = given === null ? undefined : this.valueOf(this.thingOf(given, use.scope));
      found.set(use.name, thing?.kind === 'value' && thing.type === 'None' ? undefined : thing);
    }
    return found;
  }

  private instanceOf(thing: Thing | undefined): Thing | undefined {
    if (thing?.kind === 'api' && thing.entry.kind === 'class') return value(lastName(thing.entry));
    if (thing?.kind === 'own' && thing.make.making === 'class') return { ...thing, kind: 'instance' };
    return undefined;
  }

  /** The name's node at a place. */
  private nodeAt(from: number): SyntaxNode | undefined {
    this.tree ??= parser.parse(this.source);
    const node = this.tree.resolveInner(from, 1);
    return node.from === from ? node : undefined;
  }

  /** The module's docstring, a function's or a class's; its first paragraph. */
  docstring(make: NameUse): string | undefined {
    const body = this.nodeAt(make.from)?.parent?.getChild('Body');
    const first = body?.getChild('ExpressionStatement') ?? null;
    const text = first?.prevSibling?.name === ':' ? first.getChild('String') : null;
    if (text === null) return undefined;
    const plain = this.text(text).replace(/^[rRuU]?("""|'''|"|')|("""|'''|"|')$/g, '');
    return plain
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s*\n\s*/g, ' ');
  }

  /** The parameters of the pupil's function as they are written: `speed`, `colour="red"`, `*more`. */
  parametersOf(make: NameUse): readonly string[] {
    const list = this.nodeAt(make.from)?.parent?.getChild('ParamList');
    if (!list) return [];
    const inner = this.text(list)
      .slice(1, -1)
      .replace(/#[^\n]*/g, '');
    const parts: string[] = [];
    let depth = 0;
    let part = '';
    for (const char of `${inner},`) {
      if ('([{'.includes(char)) depth++;
      if (')]}'.includes(char)) depth--;
      if (char === ',' && depth === 0) {
        if (part.trim() !== '') parts.push(part.trim().replace(/\s+/g, ' '));
        part = '';
      } else part += char;
    }
    return parts;
  }

  /** Comment lines directly above where a name is made, without their signs. */
  commentAbove(make: NameUse): string | undefined {
    const lines: string[] = [];
    let at = this.source.lastIndexOf('\n', make.from) + 1;
    while (at > 0) {
      at = this.source.lastIndexOf('\n', at - 2) + 1;
      const comment = /^\s*#+\s?(.*)/.exec(this.lineAt(at))?.[1];
      if (comment === undefined || lines.length >= 6) break;
      lines.unshift(comment.trim());
    }
    const text = lines.join(' ').trim();
    return text === '' ? undefined : text;
  }

  /** From 1. */
  lineOf(offset: number): number {
    let line = 1;
    for (let at = this.source.indexOf('\n'); at >= 0 && at < offset; at = this.source.indexOf('\n', at + 1))
      line++;
    return line;
  }

  text(node: { readonly from: number; readonly to: number }): string {
    return this.source.slice(node.from, node.to);
  }

  private lineAt(from: number): string {
    const end = this.source.indexOf('\n', from);
    return this.source.slice(from, end < 0 ? undefined : end);
  }
}

/** An expression on its own, with the names of a program. */
export function thingOfText(program: ProgramThings, text: string, scope: Scope): Thing | undefined {
  const inner = new ExpressionThings(program, text);
  return inner.thing(scope);
}

/** Reads an expression's text beside a program whose names it uses. */
class ExpressionThings extends ProgramThings {
  constructor(
    private readonly program: ProgramThings,
    text: string,
  ) {
    super(text);
  }

  override named(name: string, scope: Scope): Thing | undefined {
    return this.program.named(name, scope);
  }

  override file(module: string): ProgramThings | undefined {
    return this.program.file(module);
  }

  thing(scope: Scope): Thing | undefined {
    // `print` alone is an old statement to the parser.
    if (/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(this.source)) return this.named(this.source, scope);
    const statement = parser.parse(this.source).topNode.firstChild;
    const node = statement?.name === 'ExpressionStatement' ? statement.firstChild : null;
    return node === null ? undefined : this.thingOf(node, scope);
  }
}

/** The type of a thing that is a value, or an object or constant of the board's. */
export function typeOf(thing: Thing | undefined): PythonType | undefined {
  if (thing?.kind === 'value') return thing.type;
  if (thing?.kind === 'api' && (thing.entry.kind === 'object' || thing.entry.kind === 'constant'))
    return thing.entry.type;
  return undefined;
}

/** What is in a list, a text or a tuple. */
function itemOf(thing: Thing | undefined): Thing | undefined {
  const type = typeOf(thing);
  if (type === undefined) return undefined;
  const [, outer = '', inner = ''] = /^(\w+)(?:\[(.*)\])?$/.exec(type) ?? [];
  if (outer === 'str') return value('str');
  if (/^(bytes|bytearray|range)$/.test(outer)) return value('int');
  if (!/^(list|tuple|set|Iterable|Iterator|Sequence)$/.test(outer) || inner === '') return undefined;
  const first = inner.replace(/, \.\.\.$/, '');
  // `tuple[int, int, int]`: alike, so any of them.
  const parts = outer === 'tuple' && !/\[/.test(first) ? first.split(', ') : [first];
  return parts[0] !== undefined && parts.every((one) => one === parts[0]) ? value(parts[0]) : undefined;
}

/** What belongs to each one of a class: `HEART` belongs to the class `Image`, `PULL_UP` to each pin. */
function membersOfValue(classes: readonly ApiEntry[]): Member[] {
  return classes.flatMap((one) =>
    apiMembers(one.name)
      .filter((entry) => entry.kind !== 'constant' || !/^[A-Z]/.test(lastName(entry)) || one.inner === true)
      .map((entry): Member => ({ name: lastName(entry), thing: { kind: 'api', entry } })),
  );
}

/** The classes a type may be, `None` left out: `str | None` is a text when it is something. */
function classesOf(type: PythonType): readonly ApiEntry[] {
  return type
    .replace(/\[.*?\](?= \||$)/g, '')
    .split(' | ')
    .flatMap((name) => apiClass(name) ?? []);
}

function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = call.getChild('ArgList')?.firstChild ?? null; child !== null; child = child.nextSibling)
    if (!/^[(),]$/.test(child.name)) found.push(child);
  return found;
}

function value(type: PythonType): Thing {
  return { kind: 'value', type };
}

function api(entry: ApiEntry | undefined): Thing | undefined {
  return entry === undefined ? undefined : { kind: 'api', entry };
}

/** What a program can name: `MicroBitDisplay` is there, but not for programs. */
function publicMember(module: string, name: string): ApiEntry | undefined {
  const entry = apiMember(module, name);
  return entry?.inner === true ? undefined : entry;
}

function indentOf(source: string, lineFrom: number): number {
  let at = lineFrom;
  while (source[at] === ' ' || source[at] === '\t') at++;
  return at - lineFrom;
}

/** The part behind the last dot. */
export function lastName(entry: Pick<ApiEntry, 'name'>): string {
  return entry.name.slice(entry.name.lastIndexOf('.') + 1);
}
