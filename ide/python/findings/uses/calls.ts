/** Calls with too much, too little or the wrong thing in their brackets. */
import type { ApiParameter, ApiSignature } from '../../../../firmware/micropython/api-entry.ts';
import { apiClass } from '../../../../firmware/micropython/api.ts';
import { nearName } from '../../near-name.ts';
import type { Finding } from '../../syntax/finding.ts';
import { type Node, dottedName } from '../../syntax/tree.ts';
import { type NameScope, scopeOf } from '../name-scopes.ts';
import { type UseWorld, change, span } from '../use-world.ts';
import { findValues } from './values.ts';

// Calls

export function findCall(node: Node, scope: NameScope, world: UseWorld): Finding[] {
  const [callee, ...given] = node.kids;
  if (callee === undefined) return [];
  const { types } = world;
  const entry = types.entryOf(callee, scope);
  const name = dottedName(callee) ?? (callee.kind === 'attribute' ? callee.text : '');
  if (entry !== undefined) {
    if (entry.kind === 'constant' || entry.kind === 'object' || entry.kind === 'module')
      return [
        {
          ...span(callee),
          key: entry.kind === 'constant' ? 'error.type.callConstant' : 'error.type.callObject',
          values: { name },
          // Of an object something is wanted: only what comes after a dot can be it.
          ...(given.length === 0 && (entry.kind === 'constant' || world.source[node.to] === '.')
            ? { fix: change(world, node.from, node.to, name) }
            : {}),
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
    if (counted !== undefined) return [decimalComma(counted, given, world) ?? counted];
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
      : /^(list|tuple|dict|str)$/.test(type) && given.length === 1 && given[0]?.kind !== 'keyword'
        ? {
            ...span(node),
            key: 'error.type.roundItem',
            values: { name: callee.text },
            fix: change(world, callee.to, node.to, `[${world.source.slice(given[0]?.from, given[0]?.to)}]`),
          }
        : {
            ...span(callee),
            key: 'error.type.callValue',
            values: { name: callee.text, at: made.node.line },
          },
  ];
}

/** A `def` as the API writes it. */
export function ownSignature(definition: Node): ApiSignature {
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

/** `sleep(0,5)`: one number too many, and two that touch their comma. */
function decimalComma(counted: Finding, given: readonly Node[], world: UseWorld): Finding | undefined {
  if (counted.key !== 'error.type.tooMany') return undefined;
  const wanted = Number(String(counted.values['wanted']).split('-').at(-1));
  if (given.length !== wanted + 1) return undefined;
  for (const [index, left] of given.entries()) {
    const right = given[index + 1];
    if (left.kind !== 'number' || right?.kind !== 'number' || right.from !== left.to + 1) continue;
    if (!/^\d+$/.test(left.text + right.text)) continue;
    if (/^\d{3}$/.test(right.text) && left.text !== '0')
      return {
        ...span(left),
        to: right.to,
        key: 'error.number.group',
        values: { text: `${left.text},${right.text}`, near: left.text + right.text },
        fix: change(world, left.to, right.from, ''),
      };
    return {
      ...span(left),
      to: right.to,
      key: 'error.number.comma',
      values: { text: `${left.text},${right.text}`, near: `${left.text}.${right.text}` },
      fix: change(world, left.to, right.from, '.'),
    };
  }
  return undefined;
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
  // `music.set_tempo(120)`: it wants all by name.
  const byName = signatures[0]?.parameters.findLast(({ only }) => only === 'name');
  if (most === 0 && byName !== undefined)
    return { ...span(node), key: 'error.type.byName', values: { name, near: `${byName.name}=` } };
  if (most === 0) return { ...span(node), key: 'error.type.noArguments', values: { name } };
  if (name === 'Image' && positional > most)
    return { ...span(node), key: 'error.type.imageArguments', values: {} };
  return {
    ...span(node),
    key: positional > most ? 'error.type.tooMany' : 'error.type.tooFew',
    values: { name, wanted, given: positional },
  };
}
