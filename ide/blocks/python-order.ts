import type { SyntaxNode } from '@lezer/common';
import { pythonTree } from './python-tree.ts';
import { booleanTree, isBoolean } from './boolean-tree.ts';

/**
 * How tightly Python's operators bind, loosest first (The Python Language Reference, 6.17). An expression
 * goes without brackets into a place that asks for at most its own order.
 */
export const order = {
  /** `yield` and `:=`: brackets nearly everywhere. */
  none: 0,
  /** `a, b` without brackets: fits where one value stands for itself, after `=`, `return`, `in`. */
  tuple: 0.5,
  condition: 1,
  or: 2,
  and: 3,
  not: 4,
  compare: 5,
  bitOr: 6,
  bitXor: 7,
  bitAnd: 8,
  shift: 9,
  add: 10,
  multiply: 11,
  sign: 12,
  power: 13,
  /** `5`: brackets only in front of a dot, where the dot would become the number's. */
  number: 14,
  atom: 15,
} as const;

const operators: Readonly<Record<string, number>> = {
  or: order.or,
  and: order.and,
  '|': order.bitOr,
  '^': order.bitXor,
  '&': order.bitAnd,
  '<<': order.shift,
  '>>': order.shift,
  '+': order.add,
  '-': order.add,
  '*': order.multiply,
  '/': order.multiply,
  '//': order.multiply,
  '%': order.multiply,
  '@': order.multiply,
  '**': order.power,
};

export function operatorOrder(operator: string): number {
  return operators[operator] ?? order.compare;
}

/** The order of an expression by its node in a syntax tree. */
export function nodeOrder(node: SyntaxNode, source: string): number {
  if (isBoolean(node)) return order[booleanTree(node).operator ?? 'none'];
  switch (node.name) {
    case 'BinaryExpression': {
      const operator = node.firstChild?.nextSibling;
      return operator === null || operator === undefined
        ? order.none
        : operatorOrder(source.slice(operator.from, operator.to));
    }
    case 'UnaryExpression':
      return order.sign;
    case 'Number':
      return order.number;
    case 'ConditionalExpression':
    case 'LambdaExpression':
      return order.condition;
    case 'NamedExpression':
    case 'YieldExpression':
    case 'AwaitExpression':
      return order.none;
    default:
      return order.atom;
  }
}

/** The order of an expression a pupil typed; text that does not parse is left as it is, without brackets. */
export function codeOrder(code: string): number {
  if (/^\w+$/.test(code)) return /^\d/.test(code) ? order.number : order.atom;
  const tree = pythonTree(code);
  const statement = tree.topNode.firstChild;
  const expression = statement?.firstChild;
  if (
    statement?.name !== 'ExpressionStatement' ||
    expression === null ||
    expression === undefined ||
    statement.nextSibling !== null
  )
    return order.atom;
  // `a, b` without brackets is a tuple: only brackets keep it one thing.
  return expression.nextSibling === null ? nodeOrder(expression, code) : order.tuple;
}

/** The least order that keeps `hole` one operand of its parent. */
export function orderAskedOf(hole: SyntaxNode, source: string): number {
  const parent = hole.parent;
  switch (parent?.name) {
    case 'MemberExpression':
      return parent.firstChild?.from === hole.from ? order.atom : order.condition;
    case 'CallExpression':
      return order.atom;
    case 'BinaryExpression':
      return nodeOrder(parent, source) + (parent.lastChild?.from === hole.from ? 1 : 0);
    case 'UnaryExpression':
      return nodeOrder(parent, source);
    default:
      return order.condition;
  }
}
