import type { SyntaxNode } from '@lezer/common';
import type { BlockState, ConnectionState } from './blocks-document.ts';
import { updateOperators } from './catalogue/operators.ts';
import type { ExpressionConverter } from './expression-converter.ts';
import type { ProgramSource } from './program-source.ts';
import { pythonName, stringValue } from './python-text.ts';
import { plainChildren } from './syntax-parts.ts';
import { TargetReader } from './target-reader.ts';

/** Reads statements without a body. */
export class SimpleStatementReader {
  private readonly targets: TargetReader;

  constructor(
    private readonly source: ProgramSource,
    private readonly expressions: ExpressionConverter,
  ) {
    this.targets = new TargetReader(source, expressions);
  }

  /** The block of a statement, when there is one for it. */
  read(node: SyntaxNode): BlockState | undefined {
    const parts = plainChildren(node);
    const [first, second, third] = parts;
    const value = (nodes: readonly SyntaxNode[], usual?: number): ConnectionState | undefined =>
      this.expressions.whole(nodes, usual);
    switch (node.name) {
      case 'ExpressionStatement':
        return parts.length === 1 && first !== undefined ? this.standing(first) : undefined;
      case 'AssignStatement':
        return this.assignment(parts);
      case 'UpdateStatement':
        if (parts.length !== 3 || first === undefined || second === undefined || third === undefined)
          return undefined;
        return third.name === 'YieldExpression'
          ? undefined
          : this.update(first, this.source.slice(second), third);
      case 'BreakStatement':
        return { type: 'loops_break', id: '' };
      case 'ContinueStatement':
        return { type: 'loops_continue', id: '' };
      case 'ReturnStatement':
        return withInput('functions_return', 'VALUE', parts.length === 1 ? null : value(parts.slice(1), 0));
      case 'YieldStatement':
        if (second?.name === 'from') return undefined;
        return withInput('functions_yield', 'VALUE', parts.length === 1 ? null : value(parts.slice(1), 0));
      case 'RaiseStatement':
        if (parts.length > 2) return undefined;
        return withInput('logic_raise', 'ERROR', second === undefined ? null : value([second]));
      case 'DeleteStatement':
        if (parts.length !== 2 || second === undefined || !/^(Variable|Member)/.test(second.name))
          return undefined;
        return withInput('lists_remove', 'VALUE', value([second]));
      case 'AssertStatement': {
        const message = parts[3];
        if (second === undefined || (parts.length !== 2 && (parts.length !== 4 || message === undefined)))
          return undefined;
        const inputs = {
          IF: this.expressions.input(second, undefined),
          ...(message === undefined ? {} : { MESSAGE: this.expressions.input(message, undefined) }),
        };
        return { type: 'logic_make_sure', id: '', inputs };
      }
      case 'ScopeStatement': {
        const names = node.getChildren('VariableName').map((name) => this.source.slice(name));
        if (first === undefined || names.some((name) => pythonName(name) !== name)) return undefined;
        return {
          type: 'functions_share',
          id: '',
          fields: { KIND: this.source.slice(first), NAMES: names.join(', ') },
        };
      }
      default:
        return undefined;
    }
  }

  /** An expression that stands for itself: a call, or a text that says what a function does. */
  private standing(node: SyntaxNode): BlockState | undefined {
    if (node.name === 'String') {
      const text = stringValue(this.source.slice(node));
      return text === undefined ? undefined : { type: 'functions_explain', id: '', fields: { TEXT: text } };
    }
    return this.expressions.asStatement(node);
  }

  private assignment(parts: readonly SyntaxNode[]): BlockState | undefined {
    const at = parts.findIndex((part) => part.name === 'AssignOp');
    const [targets, values] = [parts.slice(0, at), parts.slice(at + 1)];
    const [target] = targets;
    const last = targets.at(-1);
    if (target === undefined || last === undefined || values.length === 0) return undefined;
    if (values.some((part) => part.name === 'AssignOp')) return this.sameValue(parts);
    // `a: int = 0`
    if (last.name === 'TypeDef') return undefined;
    const [only] = values;
    const light =
      targets.length === 1 && values.length === 1 && only !== undefined
        ? this.expressions.asLight(target, only)
        : undefined;
    if (light !== undefined) return light;
    const value = this.expressions.whole(values, targets.length === 1 && isPlace(target) ? 0 : undefined);
    if (value === undefined) return undefined;
    if (targets.length === 1 && target.name === 'MemberExpression') {
      const item = this.expressions.item(target);
      if (item !== undefined)
        return {
          type: 'lists_set_item',
          id: '',
          inputs: { LIST: item.list, INDEX: item.index, VALUE: value },
        };
      const part = this.expressions.part(target, 0);
      if (part?.type === 'lists_part' && part.inputs !== undefined)
        return { type: 'lists_set_part', id: '', inputs: { ...part.inputs, VALUE: withoutShadow(value) } };
      const member = this.expressions.member(target);
      if (member === undefined) return undefined;
      const inputs = { OBJECT: member.object, VALUE: value };
      return { type: 'classes_set', id: '', fields: { NAME: member.name }, inputs };
    }
    const set =
      targets.length === 1 ? this.targets.withVariable('variables_set', target, { VALUE: value }) : undefined;
    if (set !== undefined) return set;
    const names = this.targets.names(targets);
    if (names === undefined) return undefined;
    const several = targets.length === 1 ? { VALUE: withoutShadow(value) } : { VALUE: value };
    return { type: 'variables_set_several', id: '', fields: { NAMES: names }, inputs: several };
  }

  /** `a = b = 0`, where all that get the value are names. */
  private sameValue(parts: readonly SyntaxNode[]): BlockState | undefined {
    const names: string[] = [];
    let at = 0;
    while (parts[at]?.name === 'VariableName' && parts[at + 1]?.name === 'AssignOp') {
      const name = parts[at];
      if (name !== undefined) names.push(this.source.slice(name));
      at += 2;
    }
    const values = parts.slice(at);
    if (names.some((name) => pythonName(name) !== name) || values.some((part) => part.name === 'AssignOp'))
      return undefined;
    const value = this.expressions.whole(values, 0);
    if (value === undefined) return undefined;
    return {
      type: 'variables_set_same',
      id: '',
      fields: { NAMES: names.join(', ') },
      inputs: { VALUE: value },
    };
  }

  private update(target: SyntaxNode, operator: string, by: SyntaxNode): BlockState | undefined {
    if (operator !== '+=' && !updateOperators.includes(operator)) return undefined;
    const inputs = { VALUE: this.expressions.input(by, 1) };
    if (target.name !== 'MemberExpression') {
      return operator === '+='
        ? this.targets.withVariable('variables_change', target, inputs)
        : this.targets.withVariable('variables_update', target, inputs, { OP: operator });
    }
    const item = this.expressions.item(target);
    if (item !== undefined) {
      const places = { LIST: item.list, INDEX: item.index };
      return {
        type: 'lists_update_item',
        id: '',
        fields: { OP: operator },
        inputs: { ...places, ...inputs },
      };
    }
    const member = this.expressions.member(target);
    if (member === undefined) return undefined;
    const fields = { NAME: member.name, OP: operator };
    return { type: 'classes_update', id: '', fields, inputs: { OBJECT: member.object, ...inputs } };
  }
}

/** A block with one input: `null` is none on purpose, nothing is a value that has no block. */
function withInput(
  type: string,
  input: string,
  value: ConnectionState | null | undefined,
): BlockState | undefined {
  if (value === undefined) return undefined;
  return { type, id: '', ...(value === null ? {} : { inputs: { [input]: value } }) };
}

/** What can be given a value as a block: a name, an item, a part of a thing. */
function isPlace(node: SyntaxNode): boolean {
  return node.name === 'VariableName' || node.name === 'MemberExpression';
}

/** For an input that has no shadow of its own: what stood there as one becomes a block. */
function withoutShadow(value: ConnectionState): ConnectionState {
  const block = value.block ?? value.shadow;
  return block === undefined ? value : { block };
}
