/** What is given to the board's functions, against what they take: functions without brackets, texts for numbers. */
import type { ApiEntry } from '../../../../firmware/micropython/api-entry.ts';
import type { Finding } from '../../syntax/finding.ts';
import type { Node } from '../../syntax/tree.ts';
import type { NameScope } from '../name-scopes.ts';
import { type UseWorld, change, literalNumber, literalText, numeric, span } from '../use-world.ts';

/** Built-in functions that no function can be given to. */
const wantValues = /^builtins\.(int|float|len|abs|round|range|ord|chr|sum|min|max|str|print)$/;
/** What radio.config takes (microbit-micropython, radio). */
const radioMost: Readonly<Record<string, number>> = {
  channel: 83,
  power: 7,
  length: 251,
  group: 255,
  queue: 254,
};

export function findGiven(call: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [callee, ...given] = call.kids;
  const entry = world.types.entryOf(callee, scope);
  if (entry?.kind === undefined || given.some(({ kind }) => kind === 'star')) return undefined;
  for (const [index, value] of given.entries()) {
    const found =
      value.kind === 'keyword'
        ? configured(value, entry)
        : wrongGiven(value, wantedTypes(entry, index), entry, scope, world);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All kinds of values that one of the ways to call it takes at a place; undefined when it takes anything. */
function wantedTypes({ name, signatures = [] }: ApiEntry, index: number): ReadonlySet<string> | undefined {
  if (name.startsWith('builtins.')) return wantValues.test(name) ? new Set(['value']) : undefined;
  const types = new Set<string>();
  for (const { parameters } of signatures) {
    const parameter = parameters.filter(({ only }) => only === undefined || only === 'position')[index];
    if (parameter === undefined) continue;
    for (const type of parameter.type.split(' | ')) types.add(type);
  }
  return types.size === 0 ||
    [...types].some((type) => /Any|Callable|Iterable|^T$|^type$/.test(type) && type !== 'Iterable[Image')
    ? undefined
    : types;
}

function wrongGiven(
  value: Node,
  wanted: ReadonlySet<string> | undefined,
  entry: ApiEntry,
  scope: NameScope,
  world: UseWorld,
): Finding | undefined {
  if (wanted === undefined) return undefined;
  const text = world.source.slice(value.from, value.to);
  const name = entry.name.slice(entry.name.lastIndexOf('.') + 1);
  const type = world.types.typeOf(value, scope);
  if (type === 'function' && (value.kind === 'name' || value.kind === 'attribute')) {
    const printed = /\.(str|print)$/.test(entry.name);
    const own = world.types.entryOf(value, scope);
    // To print a function is no mistake; one that could be called just so was hardly meant.
    const needs = own?.signatures?.some(({ parameters }) =>
      parameters.some((one) => one.default === undefined),
    );
    if (printed && needs !== false) return undefined;
    return {
      ...span(value),
      key: printed ? 'hint.noCall' : 'error.type.functionGiven',
      values: { name: text },
      ...(printed ? { severity: 'hint' as const } : {}),
      fix: change(world, value.to, value.to, '()'),
    };
  }
  if (wanted.has('value') || wanted.has('None')) return undefined;
  if (value.kind === 'call' && world.types.entryOf(value.kids[0], scope)?.name === 'radio.receive')
    return { ...span(value), key: 'hint.receiveNone', values: { name: text }, severity: 'hint' };
  if (type === 'NoneType')
    return text === 'None'
      ? { ...span(value), key: 'error.type.noneGiven', values: { name } }
      : { ...span(value), key: 'error.type.none', values: { value: text } };
  const kinds = [...wanted];
  if (type === 'str' && kinds.every((kind) => /^(int|float|bool)$/.test(kind))) {
    const bare = literalText(value);
    return {
      ...span(value),
      key:
        bare !== undefined && !/^\s*-?\d/.test(bare)
          ? 'error.type.wantsNumberWord'
          : 'error.type.wantsNumber',
      values: { name, value: text },
      ...(bare !== undefined && /^-?\d+(\.\d+)?$/.test(bare)
        ? { fix: change(world, value.from, value.to, bare) }
        : {}),
    };
  }
  if (type !== undefined && numeric.has(type) && kinds.every((kind) => kind === 'str'))
    return {
      ...span(value),
      key: 'error.type.textWanted',
      values: { name, value: text },
      fix: change(world, value.from, value.to, `str(${text})`),
    };
  return undefined;
}

/** `radio.config(channel=200)`. */
function configured(keyword: Node, entry: ApiEntry): Finding | undefined {
  const most = entry.name === 'radio.config' ? radioMost[keyword.text] : undefined;
  const number = literalNumber(keyword.kids[0]);
  if (most === undefined || number === undefined || (number >= 0 && number <= most)) return undefined;
  return {
    ...span(keyword),
    key: 'error.value.argumentMost',
    values: { name: keyword.text, value: number, most },
  };
}

/** `display.show = Image.HEART`, `names.append = "Ada"`: what does something is given a value. */
export function findMethodAssignment(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [target, value] = node.kids;
  if (target?.kind !== 'attribute' || value === undefined || node.kids.length !== 2) return undefined;
  if (world.types.entryOf(target, scope)?.kind !== 'function') return undefined;
  const text = (one: Node): string => world.source.slice(one.from, one.to);
  return {
    ...span(target),
    key: 'error.assign.method',
    values: { name: text(target) },
    fix: change(world, target.to, value.to, `(${text(value)})`),
  };
}

/** `a, b = 1, 2, 3`. */
export function findUnpacking(node: Node): Finding | undefined {
  const value = node.kids.at(-1);
  const items = value !== undefined && /^(tuple|list)$/.test(value.kind) ? value.kids : undefined;
  for (const target of node.kids.slice(0, -1)) {
    if (target.kind !== 'tuple' && target.kind !== 'list') continue;
    if (
      target.kids.some(({ kind }) => kind === 'star') ||
      items?.some(({ kind }) => kind === 'star') === true
    )
      continue;
    const [wanted, given] = [target.kids.length, items?.length];
    if (value?.kind === 'number')
      return { ...span(node), key: 'error.value.unpackFew', values: { given: 1, wanted } };
    if (given === undefined || given === wanted) continue;
    return {
      ...span(node),
      key: given < wanted ? 'error.value.unpackFew' : 'error.value.unpackMany',
      values: { given, wanted },
    };
  }
  return undefined;
}

/** `- display.show(1)`: a dash that came along from a list. */
export function findDash(statement: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [dash] = statement.kids;
  const call = dash?.kids[0];
  if (dash?.kind !== 'unary' || dash.text !== '-' || call?.kind !== 'call') return undefined;
  if (world.types.typeOf(call, scope) !== 'NoneType') return undefined;
  return {
    ...span(dash),
    key: 'error.syntax.pasted',
    values: { text: '-' },
    fix: change(world, dash.from, call.from, ''),
  };
}
