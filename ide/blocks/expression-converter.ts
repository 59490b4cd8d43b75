import type { SyntaxNode } from '@lezer/common';
import { arithmeticOperators, comparisonOperators, inputSpec } from './block-catalogue.ts';
import type { InputSpec } from './block-spec.ts';
import type { BlockState, ConnectionState, FieldState } from './blocks-document.ts';
import type { ProgramNames } from './program-names.ts';
import { matchTemplate, type TemplateMatch } from './python-template.ts';
import { stringValue } from './python-text.ts';

/** Thrown when an expression cannot stand on a block (it goes over several lines): its statement stays text. */
export class KeepsText extends Error {}

/** Deeper nesting stays text: nobody could read it as blocks. */
const deepest = 24;

/** Turns expressions into value blocks; what has no block becomes a Python block with the text. */
export class ExpressionConverter {
  constructor(
    private readonly source: string,
    private readonly names: ProgramNames,
  ) {}

  /** A call that is a statement block, or nothing. */
  asStatement(node: SyntaxNode): BlockState | undefined {
    const match = matchTemplate(node, this.source, 'statement');
    if (match !== undefined) return this.fromMatch(match, 0);
    return this.call(node, 'functions_call', 0);
  }

  /**
   * What goes into an input. Numbers and texts are shadows: a block dropped there covers them. `usual` is
   * the number that shows when a block is taken out again.
   */
  input(node: SyntaxNode, usual: number | undefined, depth = 0): ConnectionState {
    return this.connection(node, usual === undefined ? undefined : { kind: 'value', number: usual }, depth);
  }

  private connection(node: SyntaxNode, spec: InputSpec | undefined, depth: number): ConnectionState {
    const block = this.expression(node, depth);
    const shadow = defaultShadow(spec);
    if (shadow === undefined) return { block };
    if (block.type === 'maths_number' || block.type === 'text') return { shadow: block };
    return { block, shadow };
  }

  /** The n of `range(n)`. */
  rangeCount(node: SyntaxNode): SyntaxNode | undefined {
    const match = matchTemplate(node, this.source, 'value');
    return match?.spec.type === 'lists_range' ? match.inputs.get('TO') : undefined;
  }

  private expression(node: SyntaxNode, depth: number): BlockState {
    const inner = withoutBrackets(node);
    return (depth > deepest ? undefined : this.block(inner, depth)) ?? this.text(inner);
  }

  private text(node: SyntaxNode): BlockState {
    const code = this.slice(node);
    if (code.includes('\n')) throw new KeepsText();
    return { type: 'python_value', id: '', fields: { CODE: code } };
  }

  private block(node: SyntaxNode, depth: number): BlockState | undefined {
    switch (node.name) {
      case 'Number':
        return number(this.slice(node), 1);
      case 'String': {
        const value = stringValue(this.slice(node));
        return value === undefined ? undefined : { type: 'text', id: '', fields: { TEXT: value } };
      }
      case 'Boolean':
        return { type: 'logic_boolean', id: '', fields: { VALUE: this.slice(node) } };
      case 'VariableName': {
        const name = this.slice(node);
        if (!this.names.variables.includes(name)) return undefined;
        return { type: 'variables_get', id: '', fields: { VAR: { id: name } } };
      }
      case 'UnaryExpression':
        return this.unary(node, depth);
      case 'BinaryExpression':
        return this.binary(node, depth);
      case 'ArrayExpression':
        return this.list(node, depth);
      case 'CallExpression':
      case 'MemberExpression': {
        const match = matchTemplate(node, this.source, 'value');
        return match === undefined
          ? this.call(node, 'functions_result', depth)
          : this.fromMatch(match, depth);
      }
      default:
        return undefined;
    }
  }

  private unary(node: SyntaxNode, depth: number): BlockState | undefined {
    const operand = node.lastChild;
    const operator = node.firstChild;
    if (operand === null || operator === null) return undefined;
    const sign = this.slice(operator);
    if (sign === 'not')
      return { type: 'logic_not', id: '', inputs: { A: { block: this.expression(operand, depth + 1) } } };
    if (sign !== '-') return undefined;
    const negative = operand.name === 'Number' ? number(this.slice(operand), -1) : undefined;
    return negative ?? { type: 'maths_negative', id: '', inputs: { A: this.input(operand, 1, depth + 1) } };
  }

  private binary(node: SyntaxNode, depth: number): BlockState | undefined {
    const parts = plainChildren(node);
    const [left, middle, right] = parts;
    if (parts.length !== 3 || left === undefined || middle === undefined || right === undefined)
      return undefined;
    const operator = this.slice(middle);
    const input = (side: SyntaxNode, usual?: number): ConnectionState => this.input(side, usual, depth + 1);
    if (operator === 'and' || operator === 'or') {
      return {
        type: 'logic_operation',
        id: '',
        fields: { OP: operator },
        inputs: { A: input(left), B: input(right) },
      };
    }
    if (comparisonOperators.includes(operator)) {
      const chained = this.comparison(left);
      if (chained === undefined) {
        return {
          type: 'logic_compare',
          id: '',
          fields: { OP: operator },
          inputs: { A: input(left, 0), B: input(right, 0) },
        };
      }
      // `2 <= t <= 8`; longer chains stay text.
      if (this.comparison(chained.left) !== undefined || !comparisonOperators.includes(chained.operator))
        return undefined;
      return {
        type: 'logic_between',
        id: '',
        fields: { OP1: chained.operator, OP2: operator },
        inputs: { A: input(chained.left, 2), B: input(chained.right, 0), C: input(right, 8) },
      };
    }
    // `in` and `is` in a chain, and comparisons of them, stay text.
    if (!arithmeticOperators.includes(operator)) return undefined;
    if (operator === '+' && this.isText(node)) {
      return {
        type: 'text_join',
        id: '',
        inputs: { A: this.joined(left, depth), B: this.joined(right, depth) },
      };
    }
    return {
      type: 'maths_arithmetic',
      id: '',
      fields: { OP: operator },
      inputs: { A: input(left, 1), B: input(right, 1) },
    };
  }

  /** The parts of a comparison that stands without brackets. */
  private comparison(
    node: SyntaxNode,
  ): { left: SyntaxNode; operator: string; right: SyntaxNode } | undefined {
    if (node.name !== 'BinaryExpression') return undefined;
    const parts = plainChildren(node);
    const [left, middle] = parts;
    const right = parts.at(-1);
    if (left === undefined || middle === undefined || right === undefined) return undefined;
    if (!['CompareOp', 'in', 'is', 'not'].includes(middle.name)) return undefined;
    return { left, right, operator: parts.length === 3 ? this.slice(middle) : 'not in' };
  }

  /** Texts and `str()` added together, all the way down: what "join" writes. */
  private isText(node: SyntaxNode): boolean {
    const inner = withoutBrackets(node);
    if (inner.name === 'String') return stringValue(this.slice(inner)) !== undefined;
    if (inner.name === 'BinaryExpression') {
      const parts = plainChildren(inner);
      const [left, middle, right] = parts;
      if (parts.length !== 3 || left === undefined || middle === undefined || right === undefined)
        return false;
      return this.slice(middle) === '+' && this.isText(left) && this.isText(right);
    }
    const made = this.madeText(inner);
    // `str("a")` would be written back without `str`.
    return made !== undefined && !this.isLiteralText(made);
  }

  private isLiteralText(node: SyntaxNode): boolean {
    const inner = withoutBrackets(node);
    return inner.name === 'String' || (inner.name === 'BinaryExpression' && this.isText(inner));
  }

  /** The x of `str(x)`. */
  private madeText(node: SyntaxNode): SyntaxNode | undefined {
    const match = node.name === 'CallExpression' ? matchTemplate(node, this.source, 'value') : undefined;
    return match?.spec.type === 'text_string' ? match.inputs.get('A') : undefined;
  }

  private joined(node: SyntaxNode, depth: number): ConnectionState {
    const inner = withoutBrackets(node);
    const made = this.madeText(inner);
    return this.connection(made ?? inner, { kind: 'value', text: '' }, depth + 1);
  }

  private list(node: SyntaxNode, depth: number): BlockState | undefined {
    const items = this.commaSeparated(node);
    if (items === undefined) return undefined;
    return this.growing('lists_create', items, depth);
  }

  private call(
    node: SyntaxNode,
    type: 'functions_call' | 'functions_result',
    depth: number,
  ): BlockState | undefined {
    const [callee, list] = plainChildren(node);
    if (node.name !== 'CallExpression' || callee?.name !== 'VariableName' || list === undefined)
      return undefined;
    const name = this.slice(callee);
    const items = this.names.functions.has(name) ? this.commaSeparated(list) : undefined;
    return items === undefined ? undefined : { ...this.growing(type, items, depth), fields: { NAME: name } };
  }

  private growing(type: string, items: readonly SyntaxNode[], depth: number): BlockState {
    const inputs = Object.fromEntries(
      items.map((item, n) => [`ADD${String(n)}`, this.input(item, 0, depth + 1)]),
    );
    return {
      type,
      id: '',
      ...(items.length === 0 ? {} : { extraState: { items: items.length }, inputs }),
    };
  }

  /** The expressions between brackets, or nothing when there is anything else: stars, names, a last comma. */
  private commaSeparated(node: SyntaxNode): readonly SyntaxNode[] | undefined {
    const inner = plainChildren(node).slice(1, -1);
    const items = inner.filter((_, index) => index % 2 === 0);
    const commas = inner.filter((_, index) => index % 2 === 1);
    if (
      items.length > 200 ||
      !commas.every((comma) => comma.name === ',') ||
      (inner.length > 0 && inner.length % 2 === 0)
    )
      return undefined;
    return items.every((item) => /^[A-Z]/.test(item.name) && item.name !== 'Comment') ? items : undefined;
  }

  private fromMatch(match: TemplateMatch, depth: number): BlockState {
    const { spec } = match;
    const inputs: Record<string, ConnectionState> = {};
    for (const [name, node] of match.inputs)
      inputs[name] = this.connection(node, inputSpec(spec, name), depth + 1);
    const fields: Record<string, FieldState> = { ...match.fields };
    return {
      type: spec.type,
      id: '',
      ...(Object.keys(fields).length === 0 ? {} : { fields }),
      ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
    };
  }

  private slice(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }
}

/** The block a pupil finds in an empty input, by what the catalogue says of it. */
export function defaultShadow(spec: InputSpec | undefined): BlockState | undefined {
  if (spec?.kind !== 'value') return undefined;
  if (spec.number !== undefined) return { type: 'maths_number', id: '', fields: { NUM: spec.number } };
  if (spec.text !== undefined) return { type: 'text', id: '', fields: { TEXT: spec.text } };
  return undefined;
}

/** A number that is written back as it was; others (0x1F, 1e3, 007) stay text. */
function number(text: string, sign: 1 | -1): BlockState | undefined {
  const value = Number(text);
  if (String(value) !== text || (sign < 0 && value === 0)) return undefined;
  return { type: 'maths_number', id: '', fields: { NUM: sign * value } };
}

function withoutBrackets(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === 'ParenthesizedExpression') {
    const parts = plainChildren(inner);
    const only = parts[1];
    if (
      parts.length !== 3 ||
      only === undefined ||
      only.name === 'YieldExpression' ||
      only.name === 'NamedExpression'
    )
      break;
    inner = only;
  }
  return inner;
}

function plainChildren(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') list.push(child);
  }
  return list;
}
