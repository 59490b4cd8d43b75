/**
 * Uses of things that cannot work, whatever happens while the program runs: names that a module does not have, wrong
 * counts in brackets, values that are refused. Only what is certain from the text. One file, because all are found in
 * one walk.
 */
import { apiClass, apiMember, apiMembers } from '../../../firmware/micropython/api.ts';
import type { ApiEntry, ApiParameter, ApiSignature } from '../../../firmware/micropython/api-entry.ts';
import { moduleNames } from '../../../lessons/checks/micropython-names.ts';
import { nearName } from '../near-name.ts';
import type { TextFix } from '../python-problem.ts';
import type { Finding } from '../syntax/finding.ts';
import { dottedName, type Node } from '../syntax/tree.ts';
import type { NameWorld } from './find-names.ts';
import { scopeOf, type NameScope } from './name-scopes.ts';
import { ownNodes, scopedNodes, type ValueTypes } from './value-types.ts';

export interface UseWorld extends NameWorld {
  readonly types: ValueTypes;
  readonly board: 'v1' | 'v2' | undefined;
}

/** Modules of computers that pupils meet elsewhere. */
const computerModules = new Set(
  'tkinter turtle pygame numpy requests datetime threading json re socket pandas matplotlib playsound keyboard pyautogui asyncio serial pathlib logging statistics calendar string itertools functools typing dataclasses enum decimal fractions copy csv sqlite3 urllib hashlib subprocess'.split(
    ' ',
  ),
);
const otherWords: Readonly<Record<string, string>> = {
  push: 'append',
  add: 'append',
  length: 'len( )',
  size: 'len( )',
  count: 'len( )',
  sleep: 'sleep',
  wait: 'sleep',
  pause: 'sleep',
  write: 'show',
  print: 'scroll',
  text: 'scroll',
  isPressed: 'is_pressed',
  pressed: 'is_pressed',
  on_pressed: 'was_pressed',
  clearScreen: 'clear',
  plot: 'set_pixel',
  showString: 'scroll',
  showNumber: 'scroll',
  show_string: 'scroll',
  show_number: 'scroll',
  show_icon: 'show',
  play_tone: 'pitch',
  play_melody: 'play',
  toUpperCase: 'upper',
  toLowerCase: 'lower',
  random: 'randint',
  int: 'randint',
  rand: 'randint',
};
const gestureNames = [
  'up',
  'down',
  'left',
  'right',
  'face up',
  'face down',
  'freefall',
  '2g',
  '3g',
  '6g',
  '8g',
  'shake',
];
const last = (fullName: string): string => fullName.slice(fullName.lastIndexOf('.') + 1);
const span = (node: Node): Pick<Finding, 'line' | 'from' | 'to'> => ({
  line: node.line,
  from: node.from,
  to: node.to,
});

export function findUses(world: UseWorld): Finding[] {
  const found: Finding[] = [];
  /** `for i in range(2.5)` counts all the same: the compiler makes a plain loop of it. */
  const counted = new Set<Node | undefined>();
  for (const [node, scope] of scopedNodes(world.scopes)) {
    switch (node.kind) {
      case 'import':
      case 'from':
        found.push(...findImport(node, world));
        break;
      case 'attribute':
        add(found, findAttribute(node, scope, world));
        break;
      case 'name':
        add(found, findBoardOnly(node, scope, world));
        break;
      case 'call':
        found.push(
          ...findCall(node, scope, world).filter(
            ({ key }) => key !== 'error.type.whole' || !counted.has(node),
          ),
        );
        break;
      case 'binary':
        add(found, findOperation(node, scope, world));
        break;
      case 'augment':
        add(found, findAugment(node, scope, world));
        break;
      case 'compare':
        add(found, findComparison(node, scope, world));
        break;
      case 'for':
        counted.add(node.kids[1]);
        add(found, findLoop(node, scope, world));
        break;
      case 'assign':
        add(found, findItemAssignment(node, scope, world));
        break;
      case 'index':
        add(found, findIndex(node, scope, world));
        break;
      case 'class':
        found.push(...findMethods(node));
        break;
      default:
        break;
    }
  }
  return found;
}

function add(found: Finding[], one: Finding | undefined): void {
  if (one !== undefined) found.push(one);
}

/** The line with one piece of it changed. */
function change(world: UseWorld, from: number, to: number, by: string): TextFix {
  const start = world.source.lastIndexOf('\n', from - 1) + 1;
  const end = world.source.indexOf('\n', from);
  const stop = end < 0 ? world.source.length : end;
  return {
    from: world.source.slice(start, stop).replace(/\r$/, ''),
    to: (world.source.slice(start, from) + by + world.source.slice(to, stop)).replace(/\r$/, ''),
  };
}

// Modules and members

function findImport(node: Node, world: UseWorld): Finding[] {
  const found: Finding[] = [];
  const importable = (module: string): boolean =>
    moduleNames.has(module) || apiMembers(module).length > 0 || world.files.includes(`${module}.py`);
  const explainModule = (at: Node, module: string): void => {
    const [root = ''] = module.split('.');
    if (root === '' || module.startsWith('.')) return;
    if (importable(root)) {
      const entry = apiClassOrModule(root);
      if (entry !== undefined && !moduleOn(entry, world.board))
        found.push({
          ...span(at),
          key: world.board === 'v1' ? 'error.board.v2' : 'error.board.v1',
          values: { name: root },
        });
      else if (module === `${root}.py`)
        found.push({
          ...span(at),
          key: 'error.import.py',
          values: { name: root },
          fix: change(world, at.from, at.to, world.source.slice(at.from, at.to).replace(/\.py\b/, '')),
        });
      return;
    }
    if (computerModules.has(root)) {
      found.push({ ...span(at), key: 'error.import.computer', values: { name: root } });
      return;
    }
    const near = nearName(root, [...moduleNames, ...world.files.map((file) => file.replace(/\.py$/, ''))]);
    found.push(
      near === undefined
        ? { ...span(at), key: 'error.import', values: { name: root } }
        : {
            ...span(at),
            key: 'error.import.near',
            values: { name: root, near },
            fix: { from: root, to: near },
          },
    );
  };
  if (node.kind === 'import') {
    for (const alias of node.kids) explainModule(alias, alias.text);
    return found;
  }
  explainModule(node, node.text);
  const members = apiMembers(node.text);
  if (found.length > 0 || members.length === 0) return found;
  for (const alias of node.kids) {
    if (alias.text === '*') continue;
    const member = apiMember(node.text, alias.text);
    if (member === undefined) {
      const near = nearName(
        alias.text,
        members.map(({ name }) => last(name)),
      );
      if (near === undefined && moduleNames.has(alias.text))
        found.push({
          ...span(alias),
          key: 'error.import.own',
          values: { name: alias.text, module: node.text },
        });
      else
        found.push(
          near === undefined
            ? { ...span(alias), key: 'error.import.name', values: { name: alias.text, module: node.text } }
            : {
                ...span(alias),
                key: 'error.import.nameNear',
                values: { name: alias.text, module: node.text, near },
                fix: { from: alias.text, to: near },
              },
        );
    } else add(found, boardFinding(alias, member, world, alias.text));
  }
  return found;
}

function apiClassOrModule(name: string): ApiEntry | undefined {
  const [one] = apiMembers(name);
  return one === undefined ? undefined : one;
}

/** A module is on a board when something in it is. */
function moduleOn(member: ApiEntry, board: 'v1' | 'v2' | undefined): boolean {
  if (board === undefined) return true;
  const module = member.name.slice(0, member.name.indexOf('.'));
  return apiMembers(module).some(({ boards }) => boards.includes(board));
}

function boardFinding(node: Node, entry: ApiEntry, { board }: UseWorld, name: string): Finding | undefined {
  if (board === undefined || entry.boards.includes(board)) return undefined;
  return { ...span(node), key: board === 'v1' ? 'error.board.v2' : 'error.board.v1', values: { name } };
}

function findBoardOnly(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  if (world.board === undefined || scopeOf(node.text, scope) !== undefined) return undefined;
  const entry = world.types.entryOf(node, scope);
  return entry === undefined ? undefined : boardFinding(node, entry, world, node.text);
}

function findAttribute(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [object] = node.kids;
  if (object === undefined) return undefined;
  const name = node.text;
  const at = { line: node.line, from: node.to - name.length, to: node.to };
  const entry = world.types.entryOf(node, scope);
  const owner = dottedName(object) ?? '';
  if (entry !== undefined) {
    // The object itself is not on this board: that is said of the object.
    const outer = world.types.entryOf(object, scope);
    if (outer !== undefined && world.board !== undefined && !outer.boards.includes(world.board))
      return undefined;
    return boardFinding(node, entry, world, dottedName(node) ?? name);
  }
  const objectEntry = world.types.entryOf(object, scope);
  const type = objectEntry === undefined ? world.types.typeOf(object, scope) : undefined;
  const hidden = object.kind === 'name' && type !== undefined ? shadowed(object, scope, world) : undefined;
  if (hidden !== undefined) return hidden;
  const ownerName = objectEntry?.name ?? (type === undefined ? undefined : apiClass(type)?.name);
  if (ownerName === undefined) {
    if (object.kind === 'name' && (type === 'int' || type === 'float' || type === 'bool'))
      return {
        ...at,
        key: 'error.attribute.value',
        values: { owner, name, type },
      };
    if (type === 'NoneType') return { ...at, key: 'error.attribute.none', values: { name } };
    return undefined;
  }
  if (objectEntry?.kind === 'function') {
    // display.show.Image...: a call is missing, or a point too many.
    return { ...at, key: 'error.attribute.function', values: { owner, name } };
  }
  const members = apiMembers(ownerName).map((one) => last(one.name));
  // Decorators for the compiler, not members: native, viper, asm_thumb.
  if (ownerName === 'micropython') return undefined;
  if (members.length === 0 || members.includes(name) || name.startsWith('__')) return undefined;
  const shown = owner === '' ? (type ?? '') : owner;
  const other = otherWords[name];
  const near =
    nearName(name, members) ?? (other !== undefined && members.includes(other) ? other : undefined);
  if (near !== undefined)
    return {
      ...at,
      key: 'error.attribute.near',
      values: { owner: shown, name, near },
      fix: { from: name, to: near },
    };
  if (other === 'len( )' && ['list', 'str', 'tuple', 'dict'].includes(type ?? ''))
    return {
      ...at,
      key: 'error.attribute.len',
      values: { owner: shown, name },
      fix: change(world, node.from, callEnd(world, node), `len(${owner})`),
    };
  return { ...at, key: 'error.attribute', values: { owner: shown, name } };
}

/** Behind the empty brackets after a name, where there are some. */
function callEnd(world: UseWorld, node: Node): number {
  return node.to + (/^\(\s*\)/.exec(world.source.slice(node.to, node.to + 20))?.[0].length ?? 0);
}

/** `display = 5` above: the name is the board's no more. */
function shadowed(object: Node, scope: NameScope, { scopes }: UseWorld): Finding | undefined {
  const makes = scopeOf(object.text, scope)?.made.get(object.text) ?? [];
  const star = [...scopes.stars].find((module) => apiMember(module, object.text) !== undefined);
  const own = makes.find(({ how }) => how !== 'import');
  if (own === undefined || (star === undefined && !makes.some(({ how }) => how === 'import')))
    return undefined;
  return { ...span(own.node), key: 'error.name.shadow', values: { name: object.text, at: object.line } };
}

// Calls

function findCall(node: Node, scope: NameScope, world: UseWorld): Finding[] {
  const [callee, ...given] = node.kids;
  if (callee === undefined) return [];
  const { types } = world;
  const entry = types.entryOf(callee, scope);
  const name = dottedName(callee) ?? '';
  if (entry !== undefined) {
    if (entry.kind === 'constant' || entry.kind === 'object' || entry.kind === 'module')
      return [
        {
          ...span(callee),
          key: entry.kind === 'constant' ? 'error.type.callConstant' : 'error.type.callObject',
          values: { name },
          ...(given.length === 0 ? { fix: change(world, node.from, node.to, name) } : {}),
        },
      ];
    const boards = world.board;
    const signatures = (entry.signatures ?? []).filter(
      (one) => boards === undefined || (one.boards ?? entry.boards).includes(boards),
    );
    const counted =
      entry.sinceV1 === undefined && !/^builtins\.(str|bytes|bytearray|dict)$/.test(entry.name)
        ? wrongArguments(node, name, given, signatures)
        : undefined;
    if (counted !== undefined) return [counted];
    return findValues(node, entry, given, scope, world);
  }
  if (callee.kind === 'number')
    return [
      {
        ...span(node),
        key: 'error.type.times',
        values: { left: callee.text },
        fix: change(world, callee.to, callee.to, ' * '),
      },
    ];
  if (callee.kind === 'string') return [{ ...span(node), key: 'error.type.textCall', values: {} }];
  if (callee.kind !== 'name') return [];
  const definition = types.definitionOf(callee.text, scope);
  if (definition !== undefined) {
    const signature = ownSignature(definition);
    const counted = wrongArguments(node, callee.text, given, [signature]);
    return counted === undefined ? [] : [{ ...counted, values: { ...counted.values, at: definition.line } }];
  }
  const type = types.typeOf(callee, scope);
  if (type === undefined || ['function', 'type', 'module'].includes(type) || apiClass(type)?.inner) return [];
  const home = scopeOf(callee.text, scope);
  const made = home?.made.get(callee.text)?.find(({ how }) => how === 'assign');
  if (made === undefined) return [];
  const isBuiltin =
    world.types.entryOf({ ...callee }, world.scopes.module) !== undefined ||
    /^(list|str|int|max|min|sum|len|print|range|round|input|float|dict|set|abs|sorted|id|type|next|all|any)$/.test(
      callee.text,
    );
  return [
    isBuiltin
      ? { ...span(made.node), key: 'error.name.shadow', values: { name: callee.text, at: node.line } }
      : {
          ...span(callee),
          key: 'error.type.callValue',
          values: { name: callee.text, type, at: made.node.line },
        },
  ];
}

/** A `def` as the API writes it. */
function ownSignature(definition: Node): ApiSignature {
  let named = false;
  return {
    returns: '',
    parameters: (definition.kids[1]?.kids ?? []).flatMap((parameter): ApiParameter[] => {
      const [name, value] = parameter.kids;
      if (parameter.text === '*') {
        named = true;
        return name === undefined ? [] : [{ name: name.text, type: '', only: 'rest' as const }];
      }
      if (parameter.text === '**') return [{ name: '**', type: '', only: 'names' as const }];
      return [
        {
          name: name?.text ?? '',
          type: '',
          ...(value === undefined ? {} : { default: '…' }),
          ...(named ? { only: 'name' as const } : {}),
        },
      ];
    }),
  };
}

/** What is wrong with the number or the names of what is given; undefined when one of the ways to call it fits. */
export function wrongArguments(
  node: Node,
  name: string,
  given: readonly Node[],
  signatures: readonly ApiSignature[],
): Finding | undefined {
  if (signatures.length === 0 || given.some(({ kind }) => kind === 'star' || kind === 'double-star'))
    return undefined;
  const positional = given.filter(({ kind }) => kind !== 'keyword').length;
  const keywords = given.filter(({ kind }) => kind === 'keyword');
  const problems = signatures.map((signature) => {
    const { parameters } = signature;
    const rest = parameters.some(({ only }) => only === 'rest');
    const anyName = parameters.some(({ only }) => only === 'names');
    const places = parameters.filter(({ only }) => only === undefined || only === 'position');
    const needed = places.filter((one) => one.default === undefined);
    const unknown = keywords.find(
      (keyword) => !parameters.some((one) => one.name === keyword.text && one.only !== 'position'),
    );
    const named = keywords.map(({ text }) => text);
    const missing = needed.filter((one, index) => index >= positional && !named.includes(one.name));
    const wanted = { least: needed.length, most: rest ? Infinity : places.length };
    if (unknown !== undefined && !anyName) return { unknown, wanted, parameters };
    if (positional > wanted.most) return { many: true, wanted, parameters };
    if (missing.length > 0) return { missing: missing[0]?.name ?? '', wanted, parameters };
    return undefined;
  });
  if (problems.some((one) => one === undefined)) return undefined;
  const [first] = problems;
  if (first === undefined) return undefined;
  if ('unknown' in first) {
    const { unknown } = first;
    const near = nearName(
      unknown.text,
      first.parameters.map((one) => one.name),
    );
    return near === undefined
      ? { ...span(unknown), key: 'error.type.keyword', values: { name: unknown.text } }
      : {
          ...span(unknown),
          key: 'error.type.keywordNear',
          values: { name: unknown.text, near },
          fix: { from: unknown.text, to: near },
        };
  }
  const least = Math.min(...problems.map((one) => one?.wanted.least ?? 0));
  const most = Math.max(...problems.map((one) => one?.wanted.most ?? 0));
  const wanted =
    least === most
      ? String(least)
      : most === Infinity
        ? `${String(least)}+`
        : `${String(least)}-${String(most)}`;
  if (most === 0) return { ...span(node), key: 'error.type.noArguments', values: { name } };
  return {
    ...span(node),
    key: positional > most ? 'error.type.tooMany' : 'error.type.tooFew',
    values: { name, wanted, given: positional },
  };
}

const numeric = new Set(['int', 'float', 'bool']);

function literalNumber(node: Node | undefined): number | undefined {
  if (node?.kind === 'number') return Number(node.text);
  if (node?.kind === 'unary' && node.text === '-') {
    const inner = literalNumber(node.kids[0]);
    return inner === undefined ? undefined : -inner;
  }
  return undefined;
}

/** The text of a string as written, when nothing in it is special. */
export function literalText(node: Node | undefined): string | undefined {
  if (node?.kind !== 'string' || node.text.includes('\\') || /^[a-zA-Z]/.test(node.text)) return undefined;
  const size = /^("""|''')/.test(node.text) ? 3 : 1;
  return node.text === '' ? undefined : node.text.slice(size, -size);
}

function findValues(
  node: Node,
  entry: ApiEntry,
  given: readonly Node[],
  scope: NameScope,
  world: UseWorld,
): Finding[] {
  const { types } = world;
  const [first, second, third] = given;
  const name = entry.name.replace(/^microbit\.MicroBit\w+\./, '').replace(/^(microbit|builtins)\./, '');
  switch (name) {
    case 'set_pixel':
    case 'get_pixel': {
      const isDisplay = entry.name.includes('Display');
      for (const one of isDisplay ? [first, second] : []) {
        const value = literalNumber(one);
        if (one !== undefined && value !== undefined && (value < 0 || value > 4))
          return [{ ...span(one), key: 'error.value.pixelIs', values: { value } }];
      }
      const bright = literalNumber(third);
      if (third !== undefined && bright !== undefined && (bright < 0 || bright > 9))
        return [{ ...span(third), key: 'error.value.brightnessIs', values: { value: bright } }];
      return [];
    }
    case 'Image':
      return given.length === 1 && first !== undefined ? imageFinding(first) : [];
    case 'is_gesture':
    case 'was_gesture': {
      const text = literalText(first);
      if (first === undefined || text === undefined || gestureNames.includes(text)) return [];
      const near =
        nearName(text, gestureNames) ??
        gestureNames.find((one) => one.replace(' ', '') === text.toLowerCase().replace(/[ _-]/g, ''));
      return [
        near === undefined
          ? { ...span(first), key: 'error.value.gestureIs', values: { name: text } }
          : {
              ...span(first),
              key: 'error.value.gestureNear',
              values: { name: text, near },
              fix: { from: text, to: near },
            },
      ];
    }
    case 'int':
    case 'float': {
      const text = literalText(first);
      if (first === undefined || given.length !== 1 || text === undefined) return [];
      const sound =
        name === 'int'
          ? /^\s*[+-]?\d+\s*$/.test(text)
          : /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$|^\s*[+-]?(inf|nan)/i.test(text);
      return sound
        ? []
        : [{ ...span(first), key: 'error.value.numberIs', values: { value: first.text, name } }];
    }
    case 'range':
      for (const one of given) {
        const type = types.typeOf(one, scope);
        if (type === 'float') {
          const divided = one.kind === 'binary' && one.ops?.length === 1 && one.ops[0] === '/';
          const at = divided ? world.source.indexOf('/', one.kids[0]?.to ?? one.from) : -1;
          return [
            {
              ...span(one),
              key: 'error.type.whole',
              values: { name: 'range', value: world.source.slice(one.from, one.to) },
              ...(at < 0 ? {} : { fix: change(world, at, at + 1, '//') }),
            },
          ];
        }
        if (type === 'str')
          return [
            {
              ...span(one),
              key: 'error.type.wantsNumber',
              values: { name: 'range', value: world.source.slice(one.from, one.to) },
              fix: change(world, one.from, one.to, `int(${world.source.slice(one.from, one.to)})`),
            },
          ];
        if (type === 'list' || type === 'tuple')
          return [
            {
              ...span(one),
              key: 'error.type.rangeList',
              values: { value: world.source.slice(one.from, one.to) },
              fix: change(world, one.from, one.to, `len(${world.source.slice(one.from, one.to)})`),
            },
          ];
      }
      return [];
    case 'len': {
      const type = types.typeOf(first, scope);
      if (first !== undefined && type !== undefined && numeric.has(type))
        return [
          {
            ...span(first),
            key: 'error.type.len',
            values: { value: world.source.slice(first.from, first.to) },
          },
        ];
      return [];
    }
    case 'sleep': {
      const type = types.typeOf(first, scope);
      if (first !== undefined && type === 'str')
        return [
          {
            ...span(first),
            key: 'error.type.wantsNumber',
            values: { name, value: world.source.slice(first.from, first.to) },
            ...(/^["']\d+["']$/.test(first.text)
              ? { fix: change(world, first.from, first.to, first.text.slice(1, -1)) }
              : {}),
          },
        ];
      return [];
    }
    case 'random.randint': {
      const low = literalNumber(first);
      const high = literalNumber(second);
      if (
        low !== undefined &&
        high !== undefined &&
        low > high &&
        first !== undefined &&
        second !== undefined
      )
        return [
          {
            ...span(node),
            key: 'error.value.randint',
            values: { left: low, right: high },
            fix: change(world, first.from, second.to, `${second.text}, ${first.text}`),
          },
        ];
      const float = [first, second].find((one) => types.typeOf(one, scope) === 'float');
      if (float !== undefined)
        return [
          {
            ...span(float),
            key: 'error.type.whole',
            values: { name: 'random.randint', value: world.source.slice(float.from, float.to) },
          },
        ];
      return [];
    }
    case 'random.choice':
      if (first?.kind === 'list' && first.kids.length === 0)
        return [{ ...span(first), key: 'error.index.empty', values: {} }];
      return [];
    case 'write_analog': {
      const value = literalNumber(first);
      if (first !== undefined && value !== undefined && (value < 0 || value > 1023))
        return [{ ...span(first), key: 'error.value.analog', values: { value } }];
      return [];
    }
    case 'write_digital': {
      const value = literalNumber(first);
      if (first !== undefined && value !== undefined && value !== 0 && value !== 1)
        return [{ ...span(first), key: 'error.value.digital', values: { value } }];
      return [];
    }
  }
  return [];
}

/** An image written as text that the board cannot draw. */
export function imageFinding(node: Node): Finding[] {
  const text = literalText(node);
  if (text === undefined) return [];
  const wrong = /[^0-9 :\n]/.exec(text)?.[0];
  if (wrong !== undefined) return [{ ...span(node), key: 'error.value.imageSign', values: { char: wrong } }];
  const rows = text.replace(/[:\n]$/, '').split(/[:\n]/);
  if (rows.length === 1 && text.length === 25)
    return [
      {
        ...span(node),
        key: 'error.value.imageColons',
        values: {},
        fix: { from: text, to: text.replace(/.{5}(?=.)/g, '$&:') },
      },
    ];
  const width = rows[0]?.length ?? 0;
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? width;
  const odd = rows.findIndex(({ length }) => length !== usual);
  if (odd < 0) return [];
  return [
    {
      ...span(node),
      key: 'error.value.imageRow',
      values: { row: odd + 1, text: rows[odd] ?? '', given: rows[odd]?.length ?? 0, wanted: usual },
    },
  ];
}

// Operators

function findOperation(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const { types } = world;
  if (node.kids.length > 100) return undefined;
  let left = types.typeOf(node.kids[0], scope);
  for (const [index, operator] of (node.ops ?? []).entries()) {
    const right = node.kids[index + 1];
    if (right === undefined) return undefined;
    const type = types.typeOf(right, scope);
    const found = operationFinding(node, index, operator, left, type, world);
    if (found !== undefined) return found;
    left = types.typeOf(
      { ...node, kids: node.kids.slice(0, index + 2), ops: (node.ops ?? []).slice(0, index + 1) },
      scope,
    );
    if (left === undefined && operator === '+' && type === 'str') left = 'str';
  }
  return undefined;
}

function operationFinding(
  node: Node,
  index: number,
  operator: string,
  left: string | undefined,
  right: string | undefined,
  world: UseWorld,
): Finding | undefined {
  const value = node.kids[index + 1];
  if (value === undefined) return undefined;
  const text = (one: Node): string => world.source.slice(one.from, one.to);
  if (/^(\/|\/\/|%)$/.test(operator) && value.kind === 'number' && Number(value.text) === 0 && left !== 'str')
    return { ...span(value), key: 'error.zero.literal', values: { operator } };
  if (left === undefined || right === undefined) return undefined;
  if (
    operator === '+' &&
    ((left === 'str' && numeric.has(right)) || (numeric.has(left) && right === 'str'))
  ) {
    const first = node.kids[0];
    const number = left === 'str' ? value : index === 0 ? first : undefined;
    const other = left === 'str' ? (index === 0 ? first : undefined) : value;
    if (number === undefined) return { ...span(node), key: 'error.type.join', values: {} };
    const bare = literalText(other);
    // "5" + 3 may have meant a sum.
    const sum = bare !== undefined && /^\d+$/.test(bare);
    return {
      ...span(number),
      key: sum ? 'error.type.joinDigits' : 'error.type.joinValue',
      values: { value: text(number), ...(sum && other !== undefined ? { text: other.text } : {}) },
      ...(sum ? {} : { fix: change(world, number.from, number.to, `str(${text(number)})`) }),
    };
  }
  if (left === 'NoneType' || right === 'NoneType') {
    const none = left === 'NoneType' ? node.kids[index] : value;
    return none === undefined
      ? undefined
      : { ...span(none), key: 'error.type.none', values: { value: text(none) } };
  }
  if (operator === '*' && (left === 'str' || right === 'str') && (left === 'int' || right === 'int'))
    return undefined;
  const texts = left === 'str' || right === 'str';
  if (
    texts &&
    (numeric.has(left) || numeric.has(right) || (left === right && operator !== '+')) &&
    !(operator === '%' && left === 'str')
  )
    return {
      ...span(node),
      key: 'error.type.calculate',
      values: { operator, value: text(left === 'str' ? (node.kids[index] ?? value) : value) },
    };
  if (
    operator === '+' &&
    ((left === 'list' && (numeric.has(right) || right === 'str')) ||
      (right === 'list' && (numeric.has(left) || left === 'str')))
  )
    return {
      ...span(node),
      key: 'error.type.listJoin',
      values: { value: text(left === 'list' ? value : (node.kids[index] ?? value)) },
    };
  return undefined;
}

function findAugment(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [target, value] = node.kids;
  if (target === undefined || value === undefined || target.kind !== 'name') return undefined;
  const operator = node.text.slice(0, -1);
  // The name's own kind without this line's doing.
  const makes = (scopeOf(target.text, scope)?.made.get(target.text) ?? []).filter(
    ({ how }) => how === 'assign',
  );
  const kinds = new Set(makes.map((one) => world.types.typeOf(one.value, scope)));
  const [left] = kinds;
  const right = world.types.typeOf(value, scope);
  if (kinds.size !== 1) return undefined;
  if (value.kind === 'number' && Number(value.text) === 0 && /^(\/|\/\/|%)$/.test(operator))
    return { ...span(value), key: 'error.zero.literal', values: { operator } };
  if (left === 'str' && right !== undefined && numeric.has(right) && operator === '+')
    return {
      ...span(value),
      key: 'error.type.joinValue',
      values: { value: world.source.slice(value.from, value.to) },
      fix: change(world, value.from, value.to, `str(${world.source.slice(value.from, value.to)})`),
    };
  if (left !== undefined && numeric.has(left) && right === 'str')
    return {
      ...span(node),
      key: 'error.type.countText',
      values: { name: target.text, value: world.source.slice(value.from, value.to) },
    };
  return undefined;
}

function findComparison(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  for (const [index, operator] of (node.ops ?? []).entries()) {
    const [one, other] = [node.kids[index], node.kids[index + 1]];
    if (one === undefined || other === undefined) continue;
    const left = world.types.typeOf(one, scope);
    const right = world.types.typeOf(other, scope);
    if (left === undefined || right === undefined) continue;
    const mixed = (left === 'str' && numeric.has(right)) || (numeric.has(left) && right === 'str');
    const text = world.source.slice((left === 'str' ? one : other).from, (left === 'str' ? one : other).to);
    if (mixed && /^[<>]=?$/.test(operator)) {
      const node2 = left === 'str' ? one : other;
      const bare = literalText(node2);
      const fix =
        bare !== undefined && /^-?\d+$/.test(bare)
          ? change(world, node2.from, node2.to, bare)
          : node2.kind === 'string'
            ? undefined
            : change(world, node2.from, node2.to, `int(${text})`);
      return {
        ...span(node),
        key: 'error.type.compare',
        values: { operator, value: text },
        ...(fix === undefined ? {} : { fix }),
      };
    }
    if (mixed && /^[=!]=$/.test(operator))
      return { ...span(node), key: 'hint.compareTypes', values: { value: text }, severity: 'hint' };
    if (
      (left === 'function' || right === 'function') &&
      operator !== 'is' &&
      operator !== 'is not' &&
      operator !== 'in' &&
      operator !== 'not in'
    ) {
      const callee = left === 'function' ? one : other;
      return {
        ...span(callee),
        key: 'hint.noCall',
        values: { name: world.source.slice(callee.from, callee.to) },
        severity: 'hint',
        fix: change(world, callee.to, callee.to, '()'),
      };
    }
  }
  return undefined;
}

function findLoop(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [, iterable] = node.kids;
  if (iterable === undefined) return undefined;
  const type = world.types.typeOf(iterable, scope);
  const text = world.source.slice(iterable.from, iterable.to);
  if (type === 'int')
    return {
      ...span(iterable),
      key: 'error.type.loopNumber',
      values: { value: text },
      fix: change(world, iterable.from, iterable.to, `range(${text})`),
    };
  if (type === 'function')
    return {
      ...span(iterable),
      key: 'hint.noCall',
      values: { name: text },
      severity: 'hint',
      fix: change(world, iterable.to, iterable.to, '()'),
    };
  return undefined;
}

function findItemAssignment(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  for (const target of node.kids.slice(0, -1)) {
    if (target.kind !== 'index') continue;
    const [object] = target.kids;
    const type = world.types.typeOf(object, scope);
    const name = object === undefined ? '' : world.source.slice(object.from, object.to);
    if (type === 'str') return { ...span(target), key: 'error.item.text', values: { name } };
    if (type === 'tuple') return { ...span(target), key: 'error.item.tuple', values: { name } };
    if (type !== undefined && numeric.has(type))
      return { ...span(target), key: 'error.type.item', values: { name: type } };
  }
  return undefined;
}

function findIndex(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [object, index] = node.kids;
  const name = object === undefined ? undefined : dottedName(object);
  if (object === undefined || index === undefined) return undefined;
  if (
    name !== undefined &&
    index.kind === 'call' &&
    dottedName(index.kids[0]) === 'len' &&
    dottedName(index.kids[1]) === name
  )
    return {
      ...span(index),
      key: 'error.index.len',
      values: { name },
      fix: change(world, index.from, index.to, `len(${name}) - 1`),
    };
  const type = world.types.typeOf(object, scope);
  if (type === 'function' && name !== undefined)
    return {
      ...span(node),
      key: 'error.type.squareCall',
      values: { name },
      fix: change(world, object.to, node.to, `(${world.source.slice(index.from, index.to)})`),
    };
  if (type !== undefined && numeric.has(type))
    return { ...span(node), key: 'error.type.item', values: { name: type } };
  const place = literalNumber(index);
  const items =
    object.kind === 'list' || object.kind === 'tuple' ? object.kids.length : fixedItems(object, scope, world);
  if (
    items !== undefined &&
    place !== undefined &&
    Number.isInteger(place) &&
    (place >= items || place < -items)
  )
    return {
      ...span(index),
      key: 'error.index.beyond',
      values: { value: place, length: items, last: items - 1 },
    };
  return undefined;
}

/** How many items a list has that gets its value once and is then only read. */
function fixedItems(object: Node, scope: NameScope, world: UseWorld): number | undefined {
  if (object.kind !== 'name' || world.source.length > 50_000) return undefined;
  const home = scopeOf(object.text, scope);
  const makes = home?.made.get(object.text) ?? [];
  const [one] = makes;
  if (makes.length !== 1 || one?.how !== 'assign' || one.value === undefined) return undefined;
  if (!['list', 'tuple'].includes(one.value.kind) || one.value.kids.some(({ kind }) => kind === 'star'))
    return undefined;
  // `x.append(...)`, or handed to a function that may do anything with it.
  const touched = new RegExp(
    `\\b${object.text}\\s*(\\.|\\[[^\\]]*\\]\\s*=[^=])|[(,=]\\s*${object.text}\\s*[,)\\n]`,
  );
  return touched.test(
    world.source.replace(
      new RegExp(`(len|print|sorted|sum|max|min|random\\.choice)\\(${object.text}\\)`, 'g'),
      '',
    ),
  )
    ? undefined
    : one.value.kids.length;
}

/** Methods without the place for `self`. */
function findMethods(node: Node): Finding[] {
  const found: Finding[] = [];
  for (const method of node.kids.at(-1)?.kids ?? []) {
    if (method.kind !== 'def') continue;
    const parameters = method.kids[1]?.kids ?? [];
    const uses = [...ownNodes(method)].some(({ kind, text }) => kind === 'name' && text === 'self');
    if (
      parameters.length === 0 ||
      (uses &&
        parameters[0]?.kids[0]?.text !== 'self' &&
        !parameters.some(({ kids }) => kids[0]?.text === 'self'))
    ) {
      const name = method.kids[0];
      if (name !== undefined)
        found.push({ ...span(name), key: 'error.method.self', values: { name: method.text } });
    }
  }
  return found;
}
