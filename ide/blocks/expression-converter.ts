import type { SyntaxNode } from '@lezer/common';
import { isValue, mostItems, readArguments, type Argument } from './argument-list.ts';
import { blockCatalogue, inputSpec } from './block-catalogue.ts';
import { writeLayout } from './block-layout.ts';
import type { InputSpec } from './block-spec.ts';
import { arithmeticOperators, bitOperators, comparisonOperators } from './catalogue/operators.ts';
import type { BlockState, ConnectionState, FieldState } from './blocks-document.ts';
import { booleanTree, isBoolean, type BooleanTree } from './boolean-tree.ts';
import { continuedValue, isComparison } from './canonical-python.ts';
import { bracketed, defaultShadow, grown, number, zero } from './made-blocks.ts';
import type { ProgramNames } from './program-names.ts';
import { dottedName, parameterText } from './python-pieces.ts';
import { matchTemplate, type TemplateClaim, type TemplateMatch } from './python-template.ts';
import { pythonName, stringValue } from './python-text.ts';
import { plainChildren, withoutBrackets } from './syntax-parts.ts';

// Longer than 400 lines: one walk over expressions whose methods call one another, a kind of expression each.

/** Thrown when an expression cannot stand on a block (it holds a text of several lines): its statement stays text. */
export class KeepsText extends Error {}

/** Deeper nesting stays text: nobody could read it as blocks. */
const deepest = 24;

/** Longer names with dots are not looked for. */
const mostDots = 12;

/** Turns expressions into value blocks; what has no block becomes a Python block with the text. */
export class ExpressionConverter {
  private readonly variables: ReadonlySet<string>;

  constructor(
    private readonly source: string,
    private readonly names: ProgramNames,
  ) {
    this.variables = new Set(names.variables);
  }

  /** A call that is a statement block, or nothing. */
  asStatement(node: SyntaxNode): BlockState | undefined {
    const match = this.match(node, 'statement');
    if (match !== undefined) return this.fromMatch(match, 0);
    if (node.name !== 'CallExpression') return undefined;
    const call = this.call(node, 0, ['functions_call', 'functions_method']);
    const name = call?.type === 'functions_call' ? call.fields?.['NAME'] : undefined;
    const type = typeof name === 'string' ? callers.get(name) : undefined;
    if (call === undefined || type === undefined || typeof name !== 'string') return call;
    if (this.names.own.has(name.split('.')[0] ?? '')) return call;
    const { fields: _name, ...bare } = call;
    return { ...bare, type };
  }

  /** `strip[0] = (60, 0, 20)`, in a program that has lights in a strip. */
  asLight(target: SyntaxNode, value: SyntaxNode): BlockState | undefined {
    if (!this.names.modules.has('neopixel')) return undefined;
    const place = this.item(target);
    const parts = value.name === 'TupleExpression' ? plainChildren(value) : [];
    const [, red, , green, , blue, close] = parts;
    if (place === undefined || red === undefined || green === undefined || blue === undefined)
      return undefined;
    if (parts.length !== 7 || close?.name !== ')' || ![red, green, blue].every(isValue)) return undefined;
    const inputs = {
      STRIP: place.list,
      INDEX: place.index,
      RED: this.input(red, 60, 1),
      GREEN: this.input(green, 0, 1),
      BLUE: this.input(blue, 20, 1),
    };
    return { type: 'neopixel_set', id: '', inputs };
  }

  /** `@run_every(s=10)`: the unit and the time. */
  every(decorator: SyntaxNode): { unit: string; time: ConnectionState } | undefined {
    const [, name, list] = plainChildren(decorator);
    if (name === undefined || this.slice(name) !== 'run_every' || this.names.own.has('run_every'))
      return undefined;
    const items =
      list === undefined ? undefined : readArguments(plainChildren(list).slice(1, -1), (n) => this.slice(n));
    const [only, ...others] = items ?? [];
    const unit = only?.name;
    if (only === undefined || others.length > 0 || unit === undefined || !everyUnits.has(unit))
      return undefined;
    return { unit, time: this.input(only.node, 500, 1) };
  }

  /**
   * What goes into an input. Numbers and texts are shadows: a block dropped there covers them. `usual` is
   * the number that shows when a block is taken out again.
   */
  input(node: SyntaxNode, usual: number | undefined, depth = 0): ConnectionState {
    return this.connection(node, usual === undefined ? undefined : { kind: 'value', number: usual }, depth);
  }

  /** What stands for itself: one value, or several that make a tuple without brackets. */
  whole(nodes: readonly SyntaxNode[], usual: number | undefined): ConnectionState | undefined {
    const [only] = nodes;
    if (nodes.length === 1 && only !== undefined) {
      return only.name === 'YieldExpression' ? undefined : this.input(only, usual);
    }
    const items = readArguments(nodes, (node) => this.slice(node));
    if (items === undefined || items.length === 0 || items.some((item) => item.name !== undefined))
      return undefined;
    // `a, b,` is written back without its last comma; `a,` needs it.
    const block = { ...this.growing('lists_tuple', items, 0), data: writeLayout({ bare: true }) ?? '' };
    const shadow = defaultShadow(usual === undefined ? undefined : { kind: 'value', number: usual });
    return { block, ...(shadow === undefined ? {} : { shadow }) };
  }

  isVariable(name: string): boolean {
    return this.variables.has(name);
  }

  /** The n of `range(n)`. */
  rangeCount(node: SyntaxNode): SyntaxNode | undefined {
    const match = this.match(withoutBrackets(node), 'value');
    return match?.spec.type === 'lists_range' ? match.inputs.get('TO') : undefined;
  }

  /** `list[index]` in its parts. */
  item(node: SyntaxNode): { list: ConnectionState; index: ConnectionState } | undefined {
    const [list, open, index, close] = plainChildren(node);
    if (node.name !== 'MemberExpression' || open?.name !== '[' || close?.name !== ']') return undefined;
    if (list === undefined || index === undefined || !isValue(index)) return undefined;
    return { list: this.input(list, undefined, 1), index: this.input(index, 0, 1) };
  }

  /** `object.name` in its parts. */
  member(node: SyntaxNode): { object: ConnectionState; name: string } | undefined {
    const [object, dot, property] = plainChildren(node);
    if (node.name !== 'MemberExpression' || dot?.name !== '.' || object === undefined) return undefined;
    if (property?.name !== 'PropertyName') return undefined;
    const name = this.slice(property);
    return pythonName(name) === name ? { object: this.input(object, undefined, 1), name } : undefined;
  }

  private connection(node: SyntaxNode, spec: InputSpec | undefined, depth: number): ConnectionState {
    const block = this.expression(node, depth);
    const shadow = defaultShadow(spec);
    if (shadow === undefined) return { block };
    if (block.type === 'maths_number' || block.type === 'text') return { shadow: block };
    return { block, shadow };
  }

  private expression(node: SyntaxNode, depth: number): BlockState {
    const inner = withoutBrackets(node);
    return (depth > deepest ? undefined : this.block(inner, depth)) ?? this.text(inner);
  }

  /** Python as it is, in one line. */
  private text(node: SyntaxNode, code = this.slice(node)): BlockState {
    if (!code.includes('\n')) return { type: 'python_value', id: '', fields: { CODE: code } };
    node.cursor().iterate(({ name, from, to }) => {
      const isText = name === 'String' || name === 'FormatString';
      if (name === 'Comment' || (isText && this.source.slice(from, to).includes('\n'))) throw new KeepsText();
    });
    return { type: 'python_value', id: '', fields: { CODE: code.replace(/[ \t\f]*\\?\n\s*/g, ' ') } };
  }

  private block(node: SyntaxNode, depth: number): BlockState | undefined {
    switch (node.name) {
      case 'Number': {
        const text = this.slice(node);
        return number(text, 1) ?? { type: 'maths_written', id: '', fields: { NUM: text } };
      }
      case 'String':
      case 'ContinuedString': {
        const value = this.textOf(node);
        return value === undefined ? undefined : { type: 'text', id: '', fields: { TEXT: value } };
      }
      case 'Boolean':
        return { type: 'logic_boolean', id: '', fields: { VALUE: this.slice(node) } };
      case 'None':
        return { type: 'logic_nothing', id: '' };
      case 'VariableName': {
        const name = this.slice(node);
        if (this.variables.has(name)) return { type: 'variables_get', id: '', fields: { VAR: { id: name } } };
        const match = this.match(node, 'value');
        return match === undefined ? this.named(node) : this.fromMatch(match, depth);
      }
      case 'UnaryExpression':
        return isBoolean(node) ? this.logic(node, booleanTree(node), depth) : this.unary(node, depth);
      case 'BinaryExpression':
        return isBoolean(node) ? this.logic(node, booleanTree(node), depth) : this.binary(node, depth);
      case 'ConditionalExpression':
        return this.choice(node, depth);
      case 'LambdaExpression':
        return this.short(node, depth);
      case 'ArrayComprehensionExpression':
        return this.each('lists_each', plainChildren(node).slice(1, -1), depth);
      case 'ComprehensionExpression':
        return this.each('lists_stream', plainChildren(node).slice(1, -1), depth);
      case 'ArrayExpression':
        return this.collection('lists_create', node, depth);
      case 'TupleExpression':
        return this.collection('lists_tuple', node, depth);
      case 'SetExpression':
        return this.collection('lists_set', node, depth);
      case 'DictionaryExpression':
        return this.dictionary(node, depth);
      case 'CallExpression': {
        const match = this.match(node, 'value');
        return match === undefined
          ? this.call(node, depth, ['functions_result', 'functions_method_result'])
          : this.fromMatch(match, depth);
      }
      case 'MemberExpression': {
        const match = this.match(node, 'value');
        if (match !== undefined) return this.fromMatch(match, depth);
        return this.part(node, depth) ?? this.named(node) ?? this.attribute(node, depth);
      }
      default:
        return undefined;
    }
  }

  /** The catalogue's block for an expression, unless the program gave its name another meaning. */
  private match(node: SyntaxNode, place: 'statement' | 'value'): TemplateMatch | undefined {
    return matchTemplate(node, this.source, place, this.accepts);
  }

  private readonly accepts = ({ spec, root, method }: TemplateClaim): boolean => {
    if (root !== undefined && this.names.own.has(root)) return false;
    // A class of the program may have a `show` of its own.
    if (method !== undefined && this.names.functions.has(method)) return false;
    return spec.needs === undefined || this.names.modules.has(spec.needs);
  };

  /** A name that is no variable: a function, a class, `math.pi`. */
  private named(node: SyntaxNode): BlockState | undefined {
    const name = this.dotted(node);
    return name === undefined ? undefined : { type: 'functions_name', id: '', fields: { NAME: name } };
  }

  /** `a.b.c` as a name, when it begins with no variable and no part of it is a block. */
  private dotted(node: SyntaxNode): string | undefined {
    const names: string[] = [];
    let at = node;
    while (at.name === 'MemberExpression' && names.length < mostDots) {
      const [object, dot, property] = plainChildren(at);
      if (object === undefined || dot?.name !== '.' || property?.name !== 'PropertyName') return undefined;
      names.unshift(this.slice(property));
      at = withoutBrackets(object);
      if (this.match(at, 'value') !== undefined) return undefined;
    }
    if (at.name !== 'VariableName' || this.variables.has(this.slice(at))) return undefined;
    const text = [this.slice(at), ...names].join('.');
    return dottedName(text) === text ? text : undefined;
  }

  private attribute(node: SyntaxNode, depth: number): BlockState | undefined {
    const [object, dot, property] = plainChildren(node);
    if (object === undefined || dot?.name !== '.' || property?.name !== 'PropertyName') return undefined;
    const name = this.slice(property);
    if (pythonName(name) !== name) return undefined;
    return {
      type: 'classes_get',
      id: '',
      fields: { NAME: name },
      inputs: { OBJECT: this.input(object, undefined, depth + 1) },
    };
  }

  /** `list[from:to]` and `list[from:to:step]`, each of them or not. */
  part(node: SyntaxNode, depth: number): BlockState | undefined {
    const [list, open, ...rest] = plainChildren(node);
    if (list === undefined || open?.name !== '[' || rest.pop()?.name !== ']') return undefined;
    const ends: (SyntaxNode | undefined)[] = [undefined];
    for (const part of rest) {
      if (part.name === ':') ends.push(undefined);
      else if (!isValue(part) || ends.at(-1) !== undefined) return undefined;
      else ends[ends.length - 1] = part;
    }
    if (ends.length < 2 || ends.length > 3) return undefined;
    const [from, to, step] = ends;
    // `x[1:2:]` is written back without its last colon.
    const type = step === undefined ? 'lists_part' : 'lists_part_step';
    return {
      type,
      id: '',
      inputs: {
        LIST: this.input(list, undefined, depth + 1),
        ...(from === undefined ? {} : { FROM: this.input(from, 0, depth + 1) }),
        ...(to === undefined ? {} : { TO: this.input(to, step === undefined ? 3 : 10, depth + 1) }),
        ...(step === undefined ? {} : { STEP: this.input(step, 2, depth + 1) }),
      },
    };
  }

  /** `value for x in list if condition`, with one name and at most one condition. */
  private each(type: string, parts: readonly SyntaxNode[], depth: number): BlockState | undefined {
    const [value, word, target, within, list, only, condition] = parts;
    if (parts.length !== (only === undefined ? 5 : 7) || (only !== undefined && only.name !== 'if'))
      return undefined;
    if (word?.name !== 'for' || within?.name !== 'in' || target?.name !== 'VariableName') return undefined;
    if (value === undefined || list === undefined || !isValue(list)) return undefined;
    const name = this.slice(target);
    if (!this.variables.has(name)) return undefined;
    const inputs = {
      VALUE: this.input(value, 0, depth + 1),
      LIST: this.input(list, undefined, depth + 1),
      ...(condition === undefined ? {} : { IF: this.input(condition, undefined, depth + 1) }),
    };
    return {
      type: condition === undefined ? type : `${type}_if`,
      id: '',
      fields: { VAR: { id: name } },
      inputs,
    };
  }

  /** `lambda p: p[1]` */
  private short(node: SyntaxNode, depth: number): BlockState | undefined {
    const value = node.lastChild;
    const list = node.getChild('ParamList');
    const text = list === null ? '' : this.slice(list).trim();
    if (value === null || !isValue(value) || value.name === 'YieldExpression') return undefined;
    if (text.includes('\n') || parameterText(text) !== text) return undefined;
    return {
      type: 'functions_short',
      id: '',
      fields: { PARAMS: text },
      inputs: { VALUE: this.input(value, 0, depth + 1) },
    };
  }

  private choice(node: SyntaxNode, depth: number): BlockState | undefined {
    const [yes, , condition, , no] = plainChildren(node);
    if (yes === undefined || condition === undefined || no === undefined) return undefined;
    return {
      type: 'logic_choose',
      id: '',
      inputs: {
        A: this.input(yes, 1, depth + 1),
        IF: this.input(condition, undefined, depth + 1),
        B: this.input(no, 0, depth + 1),
      },
    };
  }

  private unary(node: SyntaxNode, depth: number): BlockState | undefined {
    const operand = node.lastChild;
    const operator = node.firstChild;
    if (operand === null || operator === null) return undefined;
    const sign = this.slice(operator);
    const inputs = (): Record<string, ConnectionState> => ({ A: this.input(operand, 1, depth + 1) });
    if (sign === '+' || sign === '~')
      return { type: 'maths_sign', id: '', fields: { OP: sign }, inputs: inputs() };
    if (sign !== '-') return undefined;
    const negative = operand.name === 'Number' ? number(this.slice(operand), -1) : undefined;
    return negative ?? { type: 'maths_negative', id: '', inputs: inputs() };
  }

  private binary(node: SyntaxNode, depth: number): BlockState | undefined {
    const parts = plainChildren(node);
    const [left, middle, after] = parts;
    const right = parts.at(-1);
    if (left === undefined || middle === undefined || after === undefined || right === undefined)
      return undefined;
    // `not in` and `is not` are two words.
    const operator = parts.length === 4 ? `${this.slice(middle)} ${this.slice(after)}` : this.slice(middle);
    const input = (side: SyntaxNode, usual?: number): ConnectionState => this.input(side, usual, depth + 1);
    if (isComparison(node)) return this.relation(left, operator, right, depth);
    if (bitOperators.includes(operator)) {
      const inputs = { A: input(left, 1), B: input(right, 1) };
      return { type: 'maths_bits', id: '', fields: { OP: operator }, inputs };
    }
    if (!arithmeticOperators.includes(operator)) return undefined;
    if (operator === '+' && this.isText(node)) {
      return {
        type: 'text_join',
        id: '',
        inputs: { A: this.joined(left, depth), B: this.joined(right, depth) },
      };
    }
    const pattern = operator === '%' ? this.textOf(left) : undefined;
    if (pattern !== undefined)
      return { type: 'text_fill', id: '', fields: { TEXT: pattern }, inputs: { VALUE: input(right) } };
    return {
      type: 'maths_arithmetic',
      id: '',
      fields: { OP: operator },
      inputs: { A: input(left, 1), B: input(right, 1) },
    };
  }

  /** `and`, `or` and `not`, as Python puts them together; `whole` is the node they are all in. */
  private logic(whole: SyntaxNode, tree: BooleanTree, depth: number): BlockState {
    if (tree.operator === undefined) return this.expression(tree.node, depth);
    if (depth > deepest) return this.text(whole, this.source.slice(tree.from, tree.to));
    const input = (side: BooleanTree): ConnectionState => ({ block: this.logic(whole, side, depth + 1) });
    if (tree.operator === 'not') return { type: 'logic_not', id: '', inputs: { A: input(tree.operand) } };
    const { operator, left, right } = tree;
    const inner = left.operator === undefined ? withoutBrackets(left.node) : undefined;
    // `(a and b) and c`: brackets that Python's tree shows and its meaning does not.
    const idle = inner !== undefined && isBoolean(inner) && booleanTree(inner).operator === operator;
    return {
      type: 'logic_operation',
      id: '',
      fields: { OP: operator },
      inputs: { A: idle ? bracketed(input(left)) : input(left), B: input(right) },
    };
  }

  private relation(
    left: SyntaxNode,
    operator: string,
    right: SyntaxNode,
    depth: number,
  ): BlockState | undefined {
    const chained = this.comparison(left);
    const input = (side: SyntaxNode, usual: number): ConnectionState => this.input(side, usual, depth + 1);
    if (chained === undefined) {
      return {
        type: 'logic_compare',
        id: '',
        fields: { OP: operator },
        inputs: { A: input(left, 0), B: input(right, 0) },
      };
    }
    // `2 <= t <= 8`; longer chains, and `in` and `is` in a chain, stay text.
    if (this.comparison(chained.left) !== undefined) return undefined;
    if (![operator, chained.operator].every((one) => comparisonOperators.includes(one))) return undefined;
    return {
      type: 'logic_between',
      id: '',
      fields: { OP1: chained.operator, OP2: operator },
      inputs: { A: input(chained.left, 2), B: input(chained.right, 0), C: input(right, 8) },
    };
  }

  /** The parts of a comparison that stands without brackets. */
  private comparison(
    node: SyntaxNode,
  ): { left: SyntaxNode; operator: string; right: SyntaxNode } | undefined {
    if (!isComparison(node)) return undefined;
    const parts = plainChildren(node);
    const [left, middle] = parts;
    const right = parts.at(-1);
    if (left === undefined || middle === undefined || right === undefined) return undefined;
    return { left, right, operator: parts.length === 3 ? this.slice(middle) : 'not in' };
  }

  /** Texts and `str()` added together, all the way down: what "join" writes. */
  private isText(node: SyntaxNode): boolean {
    const inner = withoutBrackets(node);
    if (isText(inner)) return this.textOf(inner) !== undefined;
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

  /** The value of a text, of several one behind the other too. */
  private textOf(node: SyntaxNode): string | undefined {
    if (node.name === 'ContinuedString') return continuedValue(node, this.source);
    return node.name === 'String' ? stringValue(this.slice(node)) : undefined;
  }

  private isLiteralText(node: SyntaxNode): boolean {
    const inner = withoutBrackets(node);
    return isText(inner) || (inner.name === 'BinaryExpression' && this.isText(inner));
  }

  /** The x of `str(x)`. */
  private madeText(node: SyntaxNode): SyntaxNode | undefined {
    const match = node.name === 'CallExpression' ? this.match(node, 'value') : undefined;
    return match?.spec.type === 'text_string' ? match.inputs.get('A') : undefined;
  }

  private joined(node: SyntaxNode, depth: number): ConnectionState {
    const inner = withoutBrackets(node);
    const made = this.madeText(inner);
    return this.connection(made ?? inner, { kind: 'value', text: '' }, depth + 1);
  }

  private collection(type: string, node: SyntaxNode, depth: number): BlockState | undefined {
    const items = readArguments(plainChildren(node).slice(1, -1), (one) => this.slice(one));
    if (items === undefined || items.some((item) => item.name !== undefined || item.stars === '**'))
      return undefined;
    return this.growing(type, items, depth);
  }

  private dictionary(node: SyntaxNode, depth: number): BlockState | undefined {
    const parts = plainChildren(node).slice(1, -1);
    const blocks: BlockState[] = [];
    for (let i = 0; i < parts.length; i++) {
      const [first, second, third] = parts.slice(i, i + 3);
      if (first?.name === '**' && second !== undefined && isValue(second)) {
        blocks.push(this.spread('**', second, depth));
        i += 2;
      } else if (
        first !== undefined &&
        isValue(first) &&
        second?.name === ':' &&
        third !== undefined &&
        isValue(third)
      ) {
        const inputs = {
          KEY: this.connection(first, { kind: 'value', text: 'a' }, depth + 2),
          VALUE: this.input(third, 1, depth + 2),
        };
        blocks.push({ type: 'lists_pair', id: '', inputs });
        i += 3;
      } else return undefined;
      const comma = parts[i];
      if (comma !== undefined && comma.name !== ',') return undefined;
    }
    if (blocks.length > mostItems) return undefined;
    return grown(
      'lists_dictionary',
      blocks.map((block) => ({ block, shadow: zero })),
    );
  }

  private spread(stars: string, node: SyntaxNode, depth: number): BlockState {
    const inputs = { VALUE: this.input(node, undefined, depth + 2) };
    return { type: 'functions_spread', id: '', fields: { OP: stars }, inputs };
  }

  /** A call of what has a name, or of a function of a thing. */
  private call(
    node: SyntaxNode,
    depth: number,
    [named, method]: readonly [string, string],
  ): BlockState | undefined {
    const [called, list] = plainChildren(node);
    if (called === undefined || list?.name !== 'ArgList') return undefined;
    const callee = withoutBrackets(called);
    const given = plainChildren(list).slice(1, -1);
    const stream = given[1]?.name === 'for' ? this.each('lists_stream', given, depth + 1) : undefined;
    const items = stream === undefined ? readArguments(given, (one) => this.slice(one)) : [];
    if (items === undefined) return undefined;
    const grow = (type: string): BlockState =>
      stream === undefined
        ? this.growing(type, items, depth)
        : grown(type, [{ block: stream, shadow: zero }]);
    const name = this.slice(callee);
    const simple = callee.name === 'VariableName' && dottedName(name) === name ? name : this.dotted(callee);
    if (simple !== undefined) return { ...grow(named), fields: { NAME: simple } };
    const [object, dot, property] = plainChildren(callee);
    if (callee.name !== 'MemberExpression' || dot?.name !== '.' || object === undefined) return undefined;
    if (property?.name !== 'PropertyName') return undefined;
    const own = this.slice(property);
    if (pythonName(own) !== own) return undefined;
    const block = grow(method);
    return {
      ...block,
      fields: { NAME: own },
      inputs: { OBJECT: this.input(object, undefined, depth + 1), ...block.inputs },
    };
  }

  private growing(type: string, items: readonly Argument[], depth: number): BlockState {
    return grown(
      type,
      items.map(({ node, name, stars }) => {
        if (stars !== undefined) return { block: this.spread(stars, node, depth), shadow: zero };
        if (name === undefined) return this.input(node, 0, depth + 1);
        const inputs = { VALUE: this.input(node, 100, depth + 2) };
        return { block: { type: 'functions_named', id: '', fields: { NAME: name }, inputs }, shadow: zero };
      }),
    );
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

/** Blocks that call a function of their own, by its name. */
const callers = new Map(
  blockCatalogue.flatMap(({ calls, type }) => (calls === undefined ? [] : [[calls, type]])),
);
const isText = ({ name }: SyntaxNode): boolean => name === 'String' || name === 'ContinuedString';
const everyUnits = new Set(['ms', 's', 'min', 'h']);
