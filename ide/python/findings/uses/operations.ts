/** Operators between things that do not go together. */
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../../syntax/finding.ts';
import { dottedName, type Node } from '../../syntax/tree.ts';
import { changesItself, type NameScope, scopeOf } from '../name-scopes.ts';
import { type UseWorld, change, literalText, numeric, span } from '../use-world.ts';

// Operators

export function findOperation(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const { types } = world;
  if (node.kids.length > 100) return undefined;
  let left = types.typeOf(node.kids[0], scope);
  for (const [index, operator] of (node.ops ?? []).entries()) {
    const right = node.kids[index + 1];
    if (right === undefined) return undefined;
    const type = types.typeOf(right, scope);
    const found = operationFinding(node, index, operator, left, type, world, scope);
    if (found !== undefined) return found;
    left = types.typeOf(
      { ...node, kids: node.kids.slice(0, index + 2), ops: (node.ops ?? []).slice(0, index + 1) },
      scope,
    );
    if (left === undefined && operator === '+' && type === 'str') left = 'str';
  }
  return undefined;
}

export function operationFinding(
  node: Node,
  index: number,
  operator: string,
  left: string | undefined,
  right: string | undefined,
  world: UseWorld,
  scope: NameScope,
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
    if (other !== undefined && isTyped(other, scope))
      return {
        ...span(other),
        key: 'error.type.joinInput',
        values: { value: text(other) },
        fix: change(world, other.from, other.to, `int(${text(other)})`),
      };
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
  if (operator === '*' && left === 'str' && right === 'float')
    return { ...span(value), key: 'error.type.timesWhole', values: { value: text(value) } };
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
      ...(left === 'list' && index === 0 ? grown(node, value, world) : {}),
    };
  return undefined;
}

/** `names = names + "Sara"` as it is written for a list. */
function grown(node: Node, value: Node, world: UseWorld): { readonly fix?: TextFix } {
  const name = node.kids[0]?.text ?? '';
  const start = world.source.lastIndexOf('\n', node.from - 1) + 1;
  const before = /^\s*(\w+)\s*=\s*$/.exec(world.source.slice(start, node.from))?.[1];
  if (node.kids.length !== 2 || name === '' || before !== name) return {};
  const from = start + (/^\s*/.exec(world.source.slice(start, node.from))?.[0].length ?? 0);
  return { fix: change(world, from, node.to, `${name}.append(${world.source.slice(value.from, value.to)})`) };
}

/** What somebody typed: `input("Age?")`, or a name that holds nothing else. */
function isTyped(node: Node, scope: NameScope): boolean {
  const makes = node.kind === 'name' ? (scopeOf(node.text, scope)?.made.get(node.text) ?? []) : [];
  const value = makes.length === 1 ? makes[0]?.value : node;
  return value?.kind === 'call' && dottedName(value.kids[0]) === 'input';
}

export function findAugment(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [target, value] = node.kids;
  if (target === undefined || value === undefined || target.kind !== 'name') return undefined;
  const operator = node.text.slice(0, -1);
  // The name's own kind without this line's doing.
  const makes = (scopeOf(target.text, scope)?.made.get(target.text) ?? []).filter(
    (make) => make.how === 'assign' && !changesItself(make),
  );
  const kinds = new Set(makes.map((one) => world.types.typeOf(one.value, scope)));
  const [left] = kinds;
  const right = world.types.typeOf(value, scope);
  if (kinds.size !== 1) return undefined;
  if (value.kind === 'number' && Number(value.text) === 0 && /^(\/|\/\/|%)$/.test(operator))
    return { ...span(value), key: 'error.zero.literal', values: { operator } };
  if (left === 'list' && operator === '+' && right !== undefined) {
    const start = makes.length === 1 ? makes[0]?.value : undefined;
    // A list of letters may well get more of them.
    const wholes = start?.kids.some(({ kind, text }) => kind === 'string' && text.length > 3) === true;
    if (numeric.has(right) || (right === 'str' && wholes))
      return listGrown(node, target, value, right, world);
  }
  if (left === 'str' && right !== undefined && numeric.has(right) && /^(-|\/|\/\/)$/.test(operator))
    return { ...span(node), key: 'error.type.calculate', values: { operator, value: target.text } };
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

/** `names += "Sara"` takes a text apart, and a number cannot be. */
function listGrown(node: Node, target: Node, value: Node, right: string, world: UseWorld): Finding {
  const text = world.source.slice(value.from, value.to);
  const near = `${target.text}.append(${text})`;
  const fix = change(world, node.from, node.to, near);
  return right === 'str'
    ? { ...span(node), key: 'hint.listLetters', values: { value: text, near }, severity: 'hint', fix }
    : { ...span(node), key: 'error.type.listJoin', values: { value: text }, fix };
}

export function findComparison(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
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
    const written = literalText(left === 'str' ? one : other) ?? '';
    if (mixed && /^[=!]=$/.test(operator) && /^(True|False)$/.test(written)) {
      const quoted = left === 'str' ? one : other;
      return {
        ...span(quoted),
        key: 'hint.compareTrue',
        values: { value: quoted.text, near: written },
        severity: 'hint',
        fix: change(world, quoted.from, quoted.to, written),
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
        // == and != say False of anything; the others stop the board.
        severity: /^[=!]=$/.test(operator) ? 'hint' : 'error',
        fix: change(world, callee.to, callee.to, '()'),
      };
    }
  }
  return undefined;
}
