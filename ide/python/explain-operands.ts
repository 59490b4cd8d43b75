/** Operators between things that do not go together, with what the board says of their kinds. */
import { explainNone, loopAround, noneSomewhere } from './explain-none.ts';
import type { NameScope } from './findings/name-scopes.ts';
import { findComparison, operationFinding } from './findings/uses/operations.ts';
import {
  asFound,
  carriedOut,
  isSame,
  kindWords,
  knowing,
  say,
  textOf,
  type Explanation,
  type RaisedAt,
} from './raised.ts';
import { dottedName, type Node } from './syntax/tree.ts';

/** Operators as Python's method names call them. */
const operators: Readonly<Record<string, string>> = {
  add: '+',
  radd: '+',
  sub: '-',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  pow: '**',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  eq: '==',
  ne: '!=',
  contains: 'in',
  in: 'in',
  and: '&',
  or: '|',
  xor: '^',
  lshift: '<<',
  rshift: '>>',
  neg: '-',
  pos: '+',
  invert: '~',
};

/** `''` of a name that the runtime left out: V1's say `unsupported types for : 'str', 'str'`. */
export const operatorOf = (name: string): string => {
  const bare = name.replace(/^:$|^__|__:?$/g, '');
  return operators[bare] ?? (bare.startsWith('i') ? operators[bare.slice(1)] : undefined) ?? bare;
};

export const numbers: ReadonlySet<string> = new Set(['int', 'float', 'bool']);
const isFunction = (type: string): boolean => /^(function|closure|bound_method)$/.test(type);

interface Pair {
  readonly node: Node;
  readonly scope: NameScope;
  readonly index: number;
  readonly operator: string;
  readonly left: Node;
  readonly right: Node;
}

/** Every operator in the statement with what stands on its sides. */
function* pairs(raised: RaisedAt): Generator<Pair> {
  for (const [node, scope] of carriedOut(raised)) {
    const ops = node.kind === 'augment' ? [node.text.slice(0, -1)] : (node.ops ?? []);
    for (const [index, operator] of ops.entries()) {
      const left = node.kids[index];
      const right = node.kids[index + 1];
      if (left !== undefined && right !== undefined) yield { node, scope, index, operator, left, right };
    }
  }
}

/**
 * The operator whose sides are of these kinds, as far as the text tells their kinds.
 *
 * @param wanted the operator, or `''` where it is not known
 */
function pairOf(raised: RaisedAt, wanted: string, left: string, right: string): Pair | undefined {
  const { types } = raised.world;
  const same = (type: string | undefined, said: string): number =>
    type === undefined ? 1 : isSame(type, said) || (numbers.has(type) && numbers.has(said)) ? 2 : 0;
  let best: Pair | undefined;
  let most = 0;
  for (const pair of pairs(raised)) {
    const { operator, node, scope, index } = pair;
    if (wanted === '' ? /^(==|!=|is|is not|not in)$/.test(operator) : operator.replace('not ', '') !== wanted)
      continue;
    // Left of a second operator stands all that comes before.
    const before = index > 0 && node.kind === 'binary' ? 1 : same(types.typeOf(pair.left, scope), left);
    const straight = before * same(types.typeOf(pair.right, scope), right);
    // Of `in` the board names the right side first.
    const crossed = /in$/.test(operator)
      ? same(types.typeOf(pair.left, scope), right) * same(types.typeOf(pair.right, scope), left)
      : 0;
    const fits = Math.max(straight, crossed);
    if (fits > most) {
      most = fits;
      best = pair;
    }
  }
  return best;
}

/** `unsupported types for __add__: 'int', 'str'` */
export function explainOperands(name: string, left: string, right: string, raised: RaisedAt): Explanation {
  const said = operatorOf(name);
  const pair = pairOf(raised, said, left, right);
  if (pair !== undefined) return explainPair(pair, left, right, raised);
  const texts = left === 'str' || right === 'str';
  const others = numbers.has(left) || numbers.has(right);
  if (left === 'NoneType' || right === 'NoneType') return noneSomewhere(raised);
  const counted = texts && others ? textInRange(raised) : undefined;
  if (counted !== undefined) return counted;
  const inside = withoutOperator(raised, texts && others);
  if (inside !== undefined) return inside;
  if (said === '+' && texts && others)
    return name.includes('iadd') && numbers.has(left)
      ? say('error.type.countTextAny')
      : say('error.type.join');
  if (/^[<>]=?$/.test(said) && texts && others) return say('error.type.compareAny', { operator: said });
  if (said !== '' && texts && (others || left === right))
    return say('error.type.calculateAny', { operator: said });
  if (isFunction(left) || isFunction(right)) return say('error.type.functionValue', { operator: said });
  if (said === '+' && (left === 'list' || right === 'list'))
    return say('error.type.listAny', { left: kindWords(left), right: kindWords(right) });
  return say(said === '' ? 'error.type.operatorAny' : 'error.type.operator', {
    operator: said,
    left: kindWords(left),
    right: kindWords(right),
  });
}

function explainPair(pair: Pair, left: string, right: string, raised: RaisedAt): Explanation {
  const { world } = raised;
  const { node, scope, index, operator } = pair;
  const text = (one: Node): string => textOf(world, one);
  if (left === 'NoneType' || right === 'NoneType') {
    const none = left === 'NoneType' ? pair.left : pair.right;
    return explainNone(raised, [[none, scope]]) ?? noneSomewhere(raised);
  }
  if (isFunction(left) || isFunction(right)) {
    const callee = isFunction(left) ? pair.left : pair.right;
    const found =
      node.kind === 'compare'
        ? findComparison(node, scope, knowing(world, new Map([[callee, 'function']])))
        : undefined;
    if (found?.key === 'hint.noCall') return asFound(found);
    if (dottedName(callee) !== undefined && (index === 0 || callee === pair.right))
      return { ...say('error.type.functionOf', { name: text(callee), operator }), blames: callee };
    return say('error.type.functionValue', { operator });
  }
  const textNode = left === 'str' ? pair.left : pair.right;
  const blames = { blames: textNode };
  if (operator === '*' && (left === 'str' || left === 'list') && right === 'float')
    return { ...say('error.type.timesWhole', { value: text(pair.right) }), blames: pair.right };
  if (operator === 'in' || operator === 'not in') {
    const place = world.types.typeOf(pair.right, scope) ?? left;
    return place === 'str'
      ? say('error.type.inText', { value: text(pair.left), name: text(pair.right) })
      : { ...say('error.type.inNumber', { value: text(pair.right) }), blames: pair.right };
  }
  if (node.kind === 'augment' && left === 'list' && operator === '+')
    return say('error.type.listJoin', { value: text(pair.right) });
  if (node.kind === 'augment' && operator === '+' && numbers.has(left) && right === 'str')
    return { ...say('error.type.countText', { name: text(pair.left), value: text(pair.right) }), ...blames };
  const found =
    node.kind === 'compare'
      ? findComparison(
          node,
          scope,
          knowing(
            world,
            new Map([
              [pair.left, left],
              [pair.right, right],
            ]),
          ),
        )
      : operationFinding(node, index, operator, left, right, world, scope);
  if (found !== undefined && found.severity !== 'hint') {
    const { fix, ...rest } = asFound(found);
    return { ...rest, ...blames, ...(fix === undefined || node.kind === 'augment' ? {} : { fix }) };
  }
  if (left === right && left !== 'str' && isOwnClass(left, raised))
    return say('error.type.operatorOwn', { operator, name: left });
  if (left === 'dict' && right === 'dict' && operator === '+') return say('error.type.dictJoin');
  return say('error.type.operator', { operator, left: kindWords(left), right: kindWords(right) });
}

const isOwnClass = (name: string, { world }: RaisedAt): boolean =>
  world.scopes.all.some((scope) => scope.kind === 'class' && scope.name === name);

/** No operator fits: something that adds or compares by itself, `sum`, `max`, `sort`. */
function withoutOperator(raised: RaisedAt, mixed: boolean): Explanation | undefined {
  for (const [node] of carriedOut(raised)) {
    if (node.kind !== 'call') continue;
    const [callee, first] = node.kids;
    const name = callee?.kind === 'attribute' ? callee.text : (dottedName(callee) ?? '');
    if (name === 'sum') return say('error.type.sum');
    if (!/^(max|min|sorted|sort)$/.test(name)) continue;
    const list = name === 'sort' ? callee?.kids[0] : first;
    if (mixed) return say('error.type.mixed', { name: `${name}( )` });
    if (list !== undefined) return say('error.type.order', { name: `${name}( )` });
  }
  return undefined;
}

/** `for i in range(text)`: V1 compares the text with where it has got to. */
function textInRange(raised: RaisedAt): Explanation | undefined {
  const { world } = raised;
  const range = loopAround(raised)?.kids[1];
  if (range?.kind !== 'call' || dottedName(range.kids[0]) !== 'range') return undefined;
  const { module } = world.scopes;
  const given = range.kids.slice(1).filter((one) => !numbers.has(world.types.typeOf(one, module) ?? ''));
  const [value] = given;
  if (value === undefined || given.length > 1) return undefined;
  return { ...say('error.type.wantsNumber', { name: 'range', value: textOf(world, value) }), blames: value };
}

/** V1 says of `"a" + 1`, `"a" > 1` and of all else that wants a text: can't convert 'int' object to str implicitly. */
export function explainImplicit(
  type: string,
  wanted: string,
  raised: RaisedAt,
  ofArgument: (type: string, wanted: string) => Explanation | undefined,
): Explanation {
  if (wanted !== 'str') return say('error.type.convert', { left: kindWords(type), right: kindWords(wanted) });
  const pair = pairOf(raised, '', 'str', type);
  if (pair !== undefined) return explainPair(pair, 'str', type, raised);
  if (type === 'NoneType') return noneSomewhere(raised);
  const inside = withoutOperator(raised, numbers.has(type));
  if (inside !== undefined) return inside;
  if (isFunction(type)) {
    const found = ofArgument(type, 'str');
    return found ?? say('error.type.functionValue', { operator: '+' });
  }
  const played = carriedOut(raised).some(([{ kids }]) => dottedName(kids[0]) === 'music.play');
  return (
    ofArgument(type, 'str') ??
    (played ? say('error.type.tuneNote') : say('error.type.wantsText', { left: kindWords(type) }))
  );
}
