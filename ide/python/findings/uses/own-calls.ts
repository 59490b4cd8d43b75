/**
 * What a call gives to a function of the program's own, against what that function surely does with it:
 * `def area(w, h): return w * h - 1` and `area("3", 4)`. Only what is carried out at every call counts, and only
 * names that keep what they are given.
 */
import type { Finding } from '../../syntax/finding.ts';
import { dottedName, nodesOf, type Node } from '../../syntax/tree.ts';
import type { NameScope } from '../name-scopes.ts';
import { change, numeric, span, type UseWorld } from '../use-world.ts';
import { findCall } from './calls.ts';
import { findGiven } from './given-values.ts';
import { findIndex, findLoop } from './items.ts';
import { findComparison, operationFinding } from './operations.ts';

interface Given {
  /** What stands in the call's brackets. */
  readonly node: Node;
  readonly type: string;
}

export function findOwnCall(call: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [callee, ...values] = call.kids;
  const name = dottedName(callee);
  const definition = name === undefined ? undefined : world.types.definitionOf(name, scope);
  const inner = world.scopes.all.find(({ node }) => node === definition);
  if (name === undefined || definition === undefined || inner === undefined) return undefined;
  const given = givenTo(definition, values, inner, scope, world);
  if (given.size === 0) return undefined;
  const types = new Map([...given].map(([parameter, { type }]) => [parameter, type]));
  for (const node of surelyDone(definition, new Set(given.keys()))) {
    const blamed = misfit(node, types, inner, world);
    const wrong = blamed === undefined ? undefined : given.get(blamed.name);
    if (blamed === undefined || wrong === undefined) continue;
    // Of `"3"` and 4 that are put together, the digits in quotes are the slip.
    const quoted = blamed.join
      ? [...given.values()].find(
          (one) => digitsIn(world.source.slice(one.node.from, one.node.to)) !== undefined,
        )
      : undefined;
    if (quoted !== undefined) return givenText(quoted.node, name, nameOf(quoted, given), node.line, world);
    const value = world.source.slice(wrong.node.from, wrong.node.to);
    if (wrong.type !== 'str')
      return {
        ...span(wrong.node),
        key: blamed.join ? 'error.type.givenNumber' : 'error.type.givenOne',
        values: { function: name, name: blamed.name, value, at: node.line },
        ...(blamed.join ? { fix: change(world, wrong.node.from, wrong.node.to, `str(${value})`) } : {}),
      };
    return givenText(wrong.node, name, blamed.name, node.line, world);
  }
  return undefined;
}

const nameOf = (wanted: Given, given: ReadonlyMap<string, Given>): string =>
  [...given].find(([, one]) => one === wanted)?.[0] ?? '';

/** The number in `"3"`. */
const digitsIn = (text: string): string | undefined => /^["'](-?\d+(?:\.\d+)?)["']$/.exec(text)?.[1];

/** A text where a number is needed. */
function givenText(node: Node, name: string, parameter: string, at: number, world: UseWorld): Finding {
  const value = world.source.slice(node.from, node.to);
  const digits = digitsIn(value);
  return {
    ...span(node),
    key: digits === undefined ? 'error.type.givenText' : 'error.type.givenDigits',
    values: { function: name, name: parameter, value, at },
    ...(digits !== undefined || node.kind !== 'string'
      ? { fix: change(world, node.from, node.to, digits ?? `int(${value})`) }
      : {}),
  };
}

/** Parameters that get a text or a number by this call, and nothing else inside. */
function givenTo(
  definition: Node,
  values: readonly Node[],
  inner: NameScope,
  scope: NameScope,
  world: UseWorld,
): ReadonlyMap<string, Given> {
  const found = new Map<string, Given>();
  const parameters = definition.kids[1]?.kids ?? [];
  if (values.some(({ kind }) => /star$/.test(kind)) || parameters.some(({ text }) => text !== ''))
    return found;
  for (const [index, parameter] of parameters.entries()) {
    const name = parameter.kids[0]?.text ?? '';
    const value = values.find((one) => one.kind === 'keyword' && one.text === name)?.kids[0] ?? values[index];
    if (value === undefined || value.kind === 'keyword' || inner.made.get(name)?.length !== 1) continue;
    const type = world.types.typeOf(value, scope);
    if (type === 'str' || (type !== undefined && numeric.has(type))) found.set(name, { node: value, type });
  }
  return found;
}

/** Every expression that is worked out whenever the function is called, up to where it may already have ended. */
function* surelyDone(definition: Node, asked: ReadonlySet<string>): Generator<Node> {
  for (const statement of definition.kids.at(-1)?.kids ?? []) {
    const { kind, kids } = statement;
    // What may be caught or decided by the value itself is the program's own care.
    if (kind === 'try' || kind === 'with' || kind === 'def' || kind === 'class' || kind === 'decorated')
      return;
    const compound = kind === 'if' || kind === 'while' || kind === 'for';
    const heads = kind === 'for' ? kids.slice(1, 2) : compound ? kids.slice(0, 1) : kids;
    if (kind === 'if' && heads.some((head) => isAbout(head, asked))) return;
    if (kind === 'for') yield statement;
    if (kind === 'augment') yield statement;
    for (const head of heads) yield* always(head);
    if (kind === 'return' || kind === 'raise') return;
    if (compound && [...nodesOf(statement)].some((one) => /^(return|raise|break)$/.test(one.kind))) return;
  }
}

/** `if x == ""`, `if type(x) == str`, `if isinstance(x, int)`; comparing by size asks nothing about the kind. */
function isAbout(test: Node, asked: ReadonlySet<string>): boolean {
  for (const { kind, ops, kids, text } of nodesOf(test)) {
    if (kind === 'compare' && ops?.every((operator) => /^[<>]=?$/.test(operator)) === true) continue;
    if (kind === 'call' && /^(type|isinstance|callable|hasattr)$/.test(dottedName(kids[0]) ?? ''))
      return true;
    if ((kind === 'compare' || kind === 'unary') && kids.some((kid) => asked.has(kid.text))) return true;
    if (kind === 'boolean' && text !== '') return true;
  }
  return asked.has(test.text);
}

/** A node and what is inside of it, without what is only worked out sometimes or later. */
function* always(root: Node): Generator<Node> {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'lambda' || node.kind === 'comprehension') continue;
    yield node;
    const later = node.kind === 'boolean' ? 1 : node.kids.length;
    stack.push(
      ...(node.kind === 'conditional' ? node.kids.slice(1, 2) : node.kids.slice(0, later)).toReversed(),
    );
  }
}

/** The parameter that something cannot be done with, and whether its value was to be put behind a text. */
function misfit(
  node: Node,
  types: ReadonlyMap<string, string>,
  inner: NameScope,
  world: UseWorld,
): { readonly name: string; readonly join: boolean } | undefined {
  const typeOf = (one: Node | undefined): string | undefined => typeWith(one, types, inner, world);
  const told: UseWorld = {
    ...world,
    types: { ...world.types, typeOf: (one, scope) => typeOf(one) ?? world.types.typeOf(one, scope) },
  };
  const ops = node.kind === 'augment' ? [node.text.slice(0, -1)] : (node.ops ?? []);
  for (const [index, operator] of ops.entries()) {
    const right = node.kids[index + 1];
    const before =
      index === 0 || node.kind !== 'binary'
        ? node.kids[index]
        : { ...node, kids: node.kids.slice(0, index + 1), ops: ops.slice(0, index) };
    const [left, other] = [typeOf(before), typeOf(right)];
    if (before === undefined || right === undefined || left === undefined || other === undefined) continue;
    const found =
      node.kind === 'compare'
        ? findComparison({ ...node, kids: [before, right], ops: [operator] }, inner, told)
        : operationFinding(
            { ...node, kids: [before, right], ops: [operator] },
            0,
            operator,
            left,
            other,
            world,
            inner,
          );
    if (found === undefined || found.severity === 'hint' || found.key.startsWith('error.zero')) continue;
    // Of `"Hello " + name` the number is to blame, of all else the text.
    const join = operator === '+' && (left === 'str') !== (other === 'str') && node.kind !== 'augment';
    const texts = [before, right].flatMap((side) =>
      [...nodesOf(side)].map(({ kind, text }) => (kind === 'name' ? text : '')),
    );
    const blamed = texts.find((name) =>
      join ? numeric.has(types.get(name) ?? '') : types.get(name) === 'str',
    );
    return blamed === undefined ? undefined : { name: blamed, join };
  }
  const [first] = node.kids;
  const use =
    node.kind === 'call'
      ? [...findCall(node, inner, told), findGiven(node, inner, told)].find(
          (one) => one !== undefined && /^error\.type\.(wantsNumber|len)/.test(one.key),
        )
      : node.kind === 'for'
        ? findLoop(node, inner, told)
        : node.kind === 'index'
          ? findIndex(node, inner, told)
          : undefined;
  if (use === undefined || use.severity === 'hint') return undefined;
  const suspects =
    node.kind === 'call' ? node.kids.slice(1) : node.kind === 'for' ? node.kids.slice(1, 2) : [first];
  const blamed = suspects.find((one) => one?.kind === 'name' && types.has(one.text))?.text;
  return blamed === undefined || !/^error\.type/.test(use.key) ? undefined : { name: blamed, join: false };
}

/** What kind of value an expression has when parameters are of these kinds. */
function typeWith(
  node: Node | undefined,
  types: ReadonlyMap<string, string>,
  inner: NameScope,
  world: UseWorld,
): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'name') return types.get(node.text) ?? world.types.typeOf(node, inner);
  if (node.kind !== 'binary' || node.kids.length > 20) return world.types.typeOf(node, inner);
  let type = typeWith(node.kids[0], types, inner, world);
  for (const [index, operator] of (node.ops ?? []).entries()) {
    const right = typeWith(node.kids[index + 1], types, inner, world);
    if (type === undefined || right === undefined) return undefined;
    if (type === 'str' && operator === '%') continue;
    const number = numeric.has(type) && numeric.has(right);
    if (number) type = operator === '/' || type === 'float' || right === 'float' ? 'float' : 'int';
    else if (operator === '*' && (type === 'str' ? right : type) === 'int') type = 'str';
    else if (type !== right || operator !== '+') return undefined;
  }
  return type;
}
