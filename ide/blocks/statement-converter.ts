import type { SyntaxNode } from '@lezer/common';
import { pythonTree } from './python-tree.ts';
import { lineFinder } from '../../lessons/checks/line-finder.ts';
import { commentText, writeLayout } from './block-layout.ts';
import type { BlockState, ConnectionState, ExtraState } from './blocks-document.ts';
import { updateOperators } from './catalogue/operators.ts';
import { ExpressionConverter, KeepsText } from './expression-converter.ts';
import { numbered } from './block-parts.ts';
import type { ProgramNames } from './program-names.ts';
import { linesWithinStrings, withoutTail } from './python-lines.ts';
import { basesText, errorText, isTargets, parameterText } from './python-pieces.ts';
import { pythonName, stringValue } from './python-text.ts';
import { plainChildren, withoutBrackets } from './syntax-parts.ts';
import { atOnce } from './steps.ts';
import { indentWidth, SourceComments, type SourceComment } from './source-comments.ts';

/** A statement as a block, with what stood around it. Ids and links are given later. */
export interface Item {
  readonly block: BlockState;
  /** Blank lines above. */
  readonly blank: number;
  readonly bodies?: Readonly<Record<string, readonly Item[]>>;
}

type Made = Omit<Item, 'blank'>;

/** Deeper nesting stays text: nobody could read it as blocks. */
const deepest = 20;

/** A statement over several lines that would be longer than this in one stays as it is written. */
const longest = 110;

// Longer than 400 lines: one walk over the tree whose methods call one another, a statement each.

/** Turns sound Python (no syntax error) into statement blocks. Comments and blank lines are never dropped. */
export class StatementConverter {
  private readonly lineStarts: number[] = [0];
  private readonly findLine: (position: number) => number;
  private readonly expressions: ExpressionConverter;
  private readonly comments: SourceComments;
  private readonly top: SyntaxNode;
  /** The line, from 0, that the last item ended on. */
  private lastLine = -1;

  /**
   * `keeps` says of a statement, by where it begins, that it is to stay text. What stands before `start` is
   * left out.
   */
  constructor(
    private readonly source: string,
    names: ProgramNames,
    private readonly keeps: (from: number) => boolean = () => false,
    private readonly start = 0,
  ) {
    for (let i = 0; i < source.length; i++) if (source[i] === '\n') this.lineStarts.push(i + 1);
    this.findLine = lineFinder(source);
    this.expressions = new ExpressionConverter(source, names);
    const tree = pythonTree(source);
    this.top = tree.topNode;
    this.comments = new SourceComments(tree, source, this.lineStarts, (position) => this.lineOf(position));
    for (const comment of this.comments.waiting(start)) this.comments.use(comment);
    if (start > 0) this.lastLine = this.lineOf(start);
  }

  convert(): Item[] {
    return atOnce(this.convertInSteps());
  }

  /** The same, statement by statement. */
  *convertInSteps(): Generator<undefined, Item[]> {
    const items: Item[] = [];
    yield;
    for (const node of childStatements(this.top)) {
      if (node.from < this.start) continue;
      this.add(items, node, 0);
      yield;
    }
    this.notes(items, this.source.length, -1);
    return items;
  }

  private statements(
    nodes: readonly SyntaxNode[],
    depth: number,
    limit: number,
    outerColumn: number,
  ): Item[] {
    const items: Item[] = [];
    for (const node of nodes) this.add(items, node, depth);
    this.notes(items, limit, outerColumn);
    return items;
  }

  private add(items: Item[], node: SyntaxNode, depth: number): void {
    this.notes(items, node.from, -1);
    const blank = this.blankAbove(this.lineOf(node.from));
    if (node.name !== 'DecoratedStatement') {
      items.push(...this.statement(node, depth, blank));
      return;
    }
    const whole = this.keeps(node.from) ? undefined : this.attempt(() => this.every(node, depth));
    if (whole !== undefined) items.push({ ...whole, blank });
    // A decorator is a line above what it decorates.
    else for (const part of plainChildren(node)) this.add(items, part, depth);
  }

  /** Comments that stand before `limit` and further right than `column` become notes. */
  private notes(items: Item[], limit: number, column: number): void {
    for (const comment of this.comments.waiting(limit)) {
      if (comment.alone && comment.column <= column) break;
      this.comments.use(comment);
      const blank = this.blankAbove(comment.line);
      this.lastLine = Math.max(this.lastLine, comment.line);
      const text = commentText(this.source.slice(comment.from, comment.to));
      items.push({ block: { type: 'note', id: '', fields: { TEXT: text } }, blank });
    }
  }

  private blankAbove(line: number): number {
    return Math.max(0, line - this.lastLine - 1);
  }

  private statement(node: SyntaxNode, depth: number, blank: number): Item[] {
    const first = (made: Made | undefined): Item[] | undefined =>
      made === undefined ? undefined : [{ ...made, blank }];
    if (depth >= deepest || this.keeps(node.from)) return [{ block: this.text(node), blank }];
    if (node.getChild('Body') === null) {
      const made =
        this.hidesComment(node) || (this.isLong(node) && !isLongList(node))
          ? undefined
          : this.attempt(() => first(this.simple(node)));
      return [...(made ?? [{ block: this.text(node), blank }])];
    }
    const made =
      (this.hidesCommentInHead(node) ? undefined : this.attempt(() => first(this.compound(node, depth)))) ??
      this.attempt(() => this.clauses(node, depth, blank));
    return [...(made ?? [{ block: this.text(node), blank }])];
  }

  /** What `make` makes; nothing, and nothing used up, when it finds that the statement has to stay text. */
  private attempt<T>(make: () => T | undefined): T | undefined {
    const { lastLine } = this;
    const mark = this.comments.mark();
    try {
      return make();
    } catch (error) {
      if (!(error instanceof KeepsText)) throw error;
      this.lastLine = lastLine;
      this.comments.backTo(mark);
      return undefined;
    }
  }

  /** `@run_every(s=10)` above a function without parameters. */
  private every(node: SyntaxNode, depth: number): Made | undefined {
    const [decorator, definition, ...others] = plainChildren(node);
    if (decorator?.name !== 'Decorator' || definition?.name !== 'FunctionDefinition' || others.length > 0)
      return undefined;
    const body = definition.getChild('Body');
    if (body === null || depth >= deepest) return undefined;
    // A comment between the two lines has no place on the block.
    if (!this.comments.between(node.from, definition.from).next().done) return undefined;
    if (this.blankBetween(decorator, definition) || this.isLong(decorator)) return undefined;
    const every = this.expressions.every(decorator);
    if (every === undefined) return undefined;
    const made = this.define(definition, plainChildren(definition), body, depth, (block) => ({
      type: 'time_every',
      id: '',
      fields: { UNIT: every.unit, NAME: block.fields?.['NAME'] ?? '' },
      inputs: { TIME: every.time },
      ...(block.extraState === undefined ? {} : { extraState: block.extraState }),
    }));
    return made?.block.type === 'time_every' ? made : undefined;
  }

  private blankBetween(above: SyntaxNode, below: SyntaxNode): boolean {
    const text = this.source.slice(above.from, below.from).trimEnd();
    return this.lineOf(above.from + text.length - 1) + 1 !== this.lineOf(below.from);
  }

  /** A comment between the parts of a simple statement has no place on a block. */
  private hidesComment(node: SyntaxNode): boolean {
    return !this.comments.between(node.from, endOf(node)).next().done;
  }

  /** The same for the first line of a statement with a body, or of a part of it. */
  private hidesCommentInHead(node: SyntaxNode): boolean {
    let start: SyntaxNode | undefined;
    for (const child of plainChildren(node)) {
      start ??= child;
      if (child.name !== 'Body') continue;
      if (!this.comments.between(start.from, child.from + 1).next().done) return true;
      start = undefined;
    }
    return false;
  }

  private isLong(node: SyntaxNode): boolean {
    const text = this.slice(node).trimEnd();
    return text.includes('\n') && text.replace(/\s*\n\s*/g, ' ').length > longest;
  }

  private simple(node: SyntaxNode): Made | undefined {
    const block = this.simpleBlock(node);
    if (block === undefined) return undefined;
    const end = endOf(node);
    this.lastLine = this.lineOf(end);
    // The comment behind `a; b` is b's.
    const following = node.nextSibling?.nextSibling ?? null;
    const grouped = node.parent?.name === 'StatementGroup' && following !== null && following.name !== ';';
    const comment = grouped ? undefined : this.comments.beside(this.lastLine, end);
    return { block: comment === undefined ? block : { ...block, ...this.beside(comment) } };
  }

  private beside(comment: SourceComment): Pick<BlockState, 'icons'> {
    this.comments.use(comment);
    return { icons: { comment: { text: commentText(this.source.slice(comment.from, comment.to)) } } };
  }

  private simpleBlock(node: SyntaxNode): BlockState | undefined {
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
        return third.name === 'YieldExpression' ? undefined : this.update(first, this.slice(second), third);
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
        const names = node.getChildren('VariableName').map((name) => this.slice(name));
        if (first === undefined || names.some((name) => pythonName(name) !== name)) return undefined;
        return {
          type: 'functions_share',
          id: '',
          fields: { KIND: this.slice(first), NAMES: names.join(', ') },
        };
      }
      default:
        return undefined;
    }
  }

  /** An expression that stands for itself: a call, or a text that says what a function does. */
  private standing(node: SyntaxNode): BlockState | undefined {
    if (node.name === 'String') {
      const text = stringValue(this.slice(node));
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
      targets.length === 1 ? this.withVariable('variables_set', target, { VALUE: value }) : undefined;
    if (set !== undefined) return set;
    const names = this.targets(targets);
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
      if (name !== undefined) names.push(this.slice(name));
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
        ? this.withVariable('variables_change', target, inputs)
        : this.withVariable('variables_update', target, inputs, { OP: operator });
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

  /** The text of targets that are names: `x, y`, `(a, b), c`. */
  private targets(nodes: readonly SyntaxNode[]): string | undefined {
    const [first] = nodes;
    const last = nodes.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const text = this.source.slice(first.from, last.to);
    return isTargets(text) ? text : undefined;
  }

  private withVariable(
    type: string,
    target: SyntaxNode,
    inputs: Record<string, ConnectionState>,
    fields: Record<string, string> = {},
  ): BlockState | undefined {
    const name = this.slice(target);
    if (target.name !== 'VariableName' || !this.expressions.isVariable(name)) return undefined;
    return { type, id: '', fields: { VAR: { id: name }, ...fields }, inputs };
  }

  /** A statement with a body that has a block of its own. */
  private compound(node: SyntaxNode, depth: number): Made | undefined {
    const parts = plainChildren(node);
    const body = node.getChild('Body');
    if (body === null) return undefined;
    switch (node.name) {
      case 'WhileStatement': {
        const condition = parts[1];
        if (parts[2]?.from !== body.from || condition === undefined) return undefined;
        return this.loop(this.whileHead(condition), parts.slice(2), depth);
      }
      case 'ForStatement': {
        const at = parts.findIndex((part) => part.name === 'Body');
        const head = this.forHead(parts.slice(0, at));
        return head === undefined ? undefined : this.loop(head, parts.slice(at), depth);
      }
      case 'WithStatement':
        return this.withOne(parts, depth);
      case 'IfStatement':
        return this.branches(parts, depth);
      case 'TryStatement':
        return this.tries(parts, depth);
      case 'FunctionDefinition':
        return this.define(node, parts, body, depth);
      case 'ClassDefinition':
        return this.defineClass(node, parts, body, depth);
      default:
        return undefined;
    }
  }

  /**
   * A statement with bodies that has no block of its own: one block a clause, one below the other, with the
   * clause's first line as Python and its body as blocks.
   */
  private clauses(node: SyntaxNode, depth: number, blank: number): Item[] {
    const column = this.columnOf(node.from);
    const items: Item[] = [];
    let head: SyntaxNode[] = [];
    for (const child of plainChildren(node)) {
      if (child.name !== 'Body') {
        head.push(child);
        continue;
      }
      const [start] = head;
      if (start === undefined) throw new KeepsText();
      const isFirst = items.length === 0;
      if (!isFirst) this.notes(items, start.from, -1);
      const above = isFirst ? blank : this.blankAbove(this.lineOf(start.from));
      for (const comment of this.comments.between(start.from, child.from + 1)) this.comments.use(comment);
      const block = {
        type: 'python_clause',
        id: '',
        fields: { CODE: this.dedented(start.from, child.from + 1) },
      };
      items.push({ ...this.withBodies(block, [['DO', child]], depth, undefined, column), blank: above });
      head = [];
    }
    return items;
  }

  private whileHead(condition: SyntaxNode): BlockState {
    if (this.isLong(condition)) throw new KeepsText();
    const bare = withoutBrackets(condition);
    if (bare.name === 'Boolean' && this.slice(bare) === 'True') return { type: 'loops_forever', id: '' };
    return { type: 'loops_while', id: '', inputs: { WHILE: this.expressions.input(condition, undefined) } };
  }

  private forHead(parts: readonly SyntaxNode[]): BlockState | undefined {
    const within = parts.findIndex((part) => part.name === 'in');
    const [targets, values] = [parts.slice(1, within), parts.slice(within + 1)];
    const [target] = targets;
    const [list] = values;
    if (parts[0]?.name !== 'for' || target === undefined || list === undefined) return undefined;
    if (values.some((value) => this.isLong(value))) throw new KeepsText();
    const isCounted = targets.length === 1 && values.length === 1 && this.slice(target) === '_';
    const times = isCounted ? this.expressions.rangeCount(list) : undefined;
    if (times !== undefined)
      return { type: 'loops_repeat', id: '', inputs: { TIMES: this.expressions.input(times, 5) } };
    const input = this.expressions.whole(values, undefined);
    if (input === undefined) return undefined;
    const inputs = { LIST: input };
    const each = targets.length === 1 ? this.withVariable('loops_for_each', target, inputs) : undefined;
    if (each !== undefined) return each;
    const names = this.targets(targets);
    return names === undefined
      ? undefined
      : { type: 'loops_for_each_of', id: '', fields: { NAMES: names }, inputs };
  }

  private branches(parts: readonly SyntaxNode[], depth: number): Made | undefined {
    const inputs: Record<string, ConnectionState> = {};
    const bodies: [string, SyntaxNode][] = [];
    let count = 0;
    let hasElse = false;
    for (let i = 0; i < parts.length;) {
      const [word, next, after] = parts.slice(i, i + 3);
      if (word?.name === 'else' && next?.name === 'Body') {
        hasElse = true;
        bodies.push(['ELSE', next]);
        i += 2;
      } else if (
        (word?.name === 'if' || word?.name === 'elif') &&
        next !== undefined &&
        after?.name === 'Body'
      ) {
        if (this.isLong(next)) throw new KeepsText();
        inputs[`IF${String(count)}`] = this.expressions.input(next, undefined);
        bodies.push([`DO${String(count)}`, after]);
        count++;
        i += 3;
      } else return undefined;
    }
    if (count > mostBranches) return undefined;
    const extra: ExtraState = {
      ...(count > 1 ? { elseIfs: count - 1 } : {}),
      ...(hasElse ? { hasElse } : {}),
    };
    const block = {
      type: 'logic_if',
      id: '',
      inputs,
      ...(Object.keys(extra).length === 0 ? {} : { extraState: extra }),
    };
    return this.withBodies(block, bodies, depth);
  }

  /** A loop with its body and perhaps an `else`. */
  private loop(
    head: BlockState,
    [body, word, ending, ...others]: readonly SyntaxNode[],
    depth: number,
  ): Made | undefined {
    if (body === undefined || others.length > 0) return undefined;
    if (word === undefined) return this.withBodies(head, [['DO', body]], depth);
    if (word.name !== 'else' || ending?.name !== 'Body') return undefined;
    const bodies: [string, SyntaxNode][] = [
      ['DO', body],
      ['ELSE', ending],
    ];
    return this.withBodies({ ...head, extraState: { hasElse: true } }, bodies, depth);
  }

  /** `with value as name:` */
  private withOne(parts: readonly SyntaxNode[], depth: number): Made | undefined {
    const [word, opened, as, name, body] = parts;
    if (word?.name !== 'with' || opened === undefined || as?.name !== 'as' || name === undefined)
      return undefined;
    if (parts.length !== 5 || body?.name !== 'Body') return undefined;
    if (this.isLong(opened)) throw new KeepsText();
    const inputs = { VALUE: this.expressions.input(opened, undefined) };
    const block = this.withVariable('files_with', name, inputs);
    return block === undefined ? undefined : this.withBodies(block, [['DO', body]], depth);
  }

  private tries(parts: readonly SyntaxNode[], depth: number): Made | undefined {
    const fields: Record<string, string> = {};
    const bodies: [string, SyntaxNode][] = [];
    let handlers = 0;
    let extra: ExtraState = {};
    for (let at = 0; at < parts.length;) {
      const word = parts[at];
      const next = parts.findIndex((part, index) => index > at && part.name === 'Body');
      const body = parts[next];
      if (word === undefined || body === undefined) return undefined;
      const text = this.source.slice(word.to, body.from).trim();
      switch (word.name) {
        case 'try':
          bodies.push(['DO', body]);
          break;
        case 'except':
          if (errorText(text) !== text) return undefined;
          fields[numbered('ERROR', handlers)] = text;
          bodies.push([numbered('EXCEPT', handlers), body]);
          handlers++;
          break;
        case 'else':
          bodies.push(['ELSE', body]);
          extra = { ...extra, hasElse: true };
          break;
        case 'finally':
          bodies.push(['FINALLY', body]);
          extra = { ...extra, hasFinally: true };
          break;
        default:
          return undefined;
      }
      if (word.name !== 'except' && text !== '') return undefined;
      at = next + 1;
    }
    if (handlers > mostBranches) return undefined;
    if (handlers !== 1) extra = { handlers, ...extra };
    // `except:` in front of another stays as it is: Python does not take it.
    for (let n = 0; n < handlers - 1; n++) if (fields[numbered('ERROR', n)] === '') return undefined;
    const block: BlockState = {
      type: 'logic_try',
      id: '',
      ...(handlers === 0 ? {} : { fields }),
      ...(Object.keys(extra).length === 0 ? {} : { extraState: extra }),
    };
    return this.withBodies(block, bodies, depth);
  }

  private define(
    node: SyntaxNode,
    parts: readonly SyntaxNode[],
    body: SyntaxNode,
    depth: number,
    change: (block: BlockState) => BlockState = defineAsIs,
  ): Made | undefined {
    const [keyword, name, list] = parts;
    if (
      parts.length !== 4 ||
      keyword?.name !== 'def' ||
      name?.name !== 'VariableName' ||
      list?.name !== 'ParamList' ||
      pythonName(this.slice(name)) !== this.slice(name)
    )
      return undefined;
    const parameters = this.parameters(list);
    if (parameters === undefined) return undefined;
    const first = childStatements(body)[0];
    const scope = first?.name === 'ScopeStatement' && first.firstChild?.name === 'global' ? first : undefined;
    const block: BlockState = {
      type: 'functions_define',
      id: '',
      fields: { NAME: this.slice(name), PARAMS: parameters },
      extraState: {
        globals: scope === undefined ? [] : scope.getChildren('VariableName').map((n) => this.slice(n)),
      },
    };
    if (change !== defineAsIs && parameters !== '') return undefined;
    return this.withBodies(change(block), [['DO', body]], depth, scope, this.columnOf(node.from));
  }

  /** Parameters as they stand; plain names as we would write them. */
  private parameters(list: SyntaxNode): string | undefined {
    const inner = plainChildren(list).slice(1, -1);
    if (inner.every((part) => part.name === 'VariableName' || part.name === ','))
      return inner
        .filter((part) => part.name !== ',')
        .map((part) => this.slice(part))
        .join(', ');
    const text = this.slice(list).slice(1, -1).trim();
    return text.includes('\n') || parameterText(text) !== text ? undefined : text;
  }

  private defineClass(
    node: SyntaxNode,
    parts: readonly SyntaxNode[],
    body: SyntaxNode,
    depth: number,
  ): Made | undefined {
    const [keyword, name, list] = parts;
    if (keyword?.name !== 'class' || name?.name !== 'VariableName') return undefined;
    if (pythonName(this.slice(name)) !== this.slice(name)) return undefined;
    const bases = list?.name === 'ArgList' ? this.slice(list).slice(1, -1).trim() : '';
    if (bases.includes('\n') || basesText(bases) !== bases) return undefined;
    const block = { type: 'classes_define', id: '', fields: { NAME: this.slice(name), BASES: bases } };
    return this.withBodies(block, [['DO', body]], depth, undefined, this.columnOf(node.from));
  }

  private withBodies(
    block: BlockState,
    bodies: readonly (readonly [string, SyntaxNode])[],
    depth: number,
    skip?: SyntaxNode,
    column?: number,
  ): Made {
    const items: Record<string, readonly Item[]> = {};
    const tail: Record<string, number> = {};
    let head = block;
    for (const [index, [input, body]] of bodies.entries()) {
      const keyword = index === 0 ? undefined : clauseOf(body);
      const previous = bodies[index - 1];
      if (keyword !== undefined && previous !== undefined) {
        const blank = this.blankAbove(this.lineOf(keyword.from));
        if (blank > 0) tail[previous[0]] = blank;
      }
      this.lastLine = this.lineOf(body.from);
      const following = bodies[index + 1];
      // The comment beside the first line goes on the block; beside `else:` it becomes a note below.
      const beside = this.comments.beside(this.lastLine, body.from + 1);
      const inline = childStatements(body)[0];
      const onOneLine = inline !== undefined && this.lineOf(inline.from) === this.lastLine;
      if (index === 0 && beside !== undefined && !onOneLine) head = { ...head, ...this.beside(beside) };
      let nodes = childStatements(body).filter((node) => node.from !== skip?.from);
      if (skip !== undefined) this.lastLine = this.lineOf(skip.to);
      const only = nodes[0];
      const list: Item[] = [];
      if (nodes.length === 1 && only?.name === 'PassStatement') {
        this.notes(list, only.from, -1);
        this.lastLine = this.lineOf(only.to);
        nodes = [];
      }
      const clause = following === undefined ? undefined : clauseOf(following[1]);
      const limit = clause?.from ?? nextStart(body, this.source.length);
      const outer = clause === undefined ? (column ?? this.columnOf(body.parent?.from ?? 0)) : -1;
      items[input] = [...list, ...this.statements(nodes, depth + 1, limit, outer)];
    }
    const data = Object.keys(tail).length === 0 ? undefined : writeLayout({ tail });
    return { block: { ...head, ...(data === undefined ? {} : { data }) }, bodies: items };
  }

  /** A statement kept as Python, with the comment on its last line, moved to the left edge. */
  private text(node: SyntaxNode): BlockState {
    let end = node.from + this.source.slice(node.from, node.to).trimEnd().length;
    const beside = this.comments.beside(this.lineOf(end), end);
    if (beside !== undefined && this.source.slice(end, beside.from).trim() === '') end = beside.to;
    for (const comment of this.comments.between(node.from, end)) this.comments.use(comment);
    this.lastLine = this.lineOf(Math.max(node.from, end - 1));
    return { type: 'python_statement', id: '', fields: { CODE: withoutTail(this.dedented(node.from, end)) } };
  }

  /** A piece of the source, its lines moved left by as much as its first line is indented. */
  private dedented(from: number, to: number): string {
    const prefix = /^[ \t\f]*/.exec(this.source.slice(this.lineStarts[this.lineOf(from)]))?.[0] ?? '';
    const code = this.source.slice(from, to);
    const within = linesWithinStrings(code);
    const lines = code.split('\n').map((whole, index) => {
      // Spaces at the end of a line count only in a text.
      const line = within.has(index + 1) ? whole : withoutTail(whole);
      if (index === 0 || within.has(index)) return line;
      return line.startsWith(prefix) ? line.slice(prefix.length) : line.trimStart();
    });
    return lines.join('\n');
  }

  private slice(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }

  /** From 0, as in `lineStarts`. */
  private lineOf(position: number): number {
    return this.findLine(position) - 1;
  }

  private columnOf(position: number): number {
    const start = this.lineStarts[this.lineOf(position)] ?? 0;
    return indentWidth(/^[ \t\f]*/.exec(this.source.slice(start, position))?.[0] ?? '');
  }
}

/** More are never read as one block; the state of a block holds no more. */
const mostBranches = 200;

/** `faces = [ … ]`: written back over several lines when it is long. */
function isLongList(node: SyntaxNode): boolean {
  const [target, equals, value, ...others] = plainChildren(node);
  if (node.name !== 'AssignStatement' || others.length > 0 || equals?.name !== 'AssignOp') return false;
  return (
    target?.name === 'VariableName' && /^(Array|Dictionary|Set|Tuple)Expression$/.test(value?.name ?? '')
  );
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

const defineAsIs = (block: BlockState): BlockState => block;

/** The statements of a body. `a; b` are two. */
function childStatements(node: SyntaxNode): SyntaxNode[] {
  return plainChildren(node).flatMap((child) => {
    if (child.name === 'StatementGroup') return plainChildren(child).filter((one) => one.name !== ';');
    return child.name === ':' ? [] : [child];
  });
}

/** Where a statement ends; what the parser misses behind `yield` is not part of it, nor is a comment there. */
function endOf(node: SyntaxNode): number {
  const last = node.lastChild;
  return last?.type.isError === true ? (plainChildren(node).at(-1)?.to ?? node.to) : node.to;
}

/** The `elif`, `else` or `except` in front of a body. */
function clauseOf(body: SyntaxNode): SyntaxNode | undefined {
  for (let node = body.prevSibling; node !== null; node = node.prevSibling) {
    if (clauseWords.has(node.name)) return node;
    if (node.name === 'Body') return undefined;
  }
  return undefined;
}

const clauseWords = new Set(['elif', 'else', 'except', 'finally']);

/** Where the next statement after `node` starts, at whatever level. */
function nextStart(node: SyntaxNode, end: number): number {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    for (let sibling = at.nextSibling; sibling !== null; sibling = sibling.nextSibling) {
      if (sibling.name !== 'Comment') return sibling.from;
    }
  }
  return end;
}
