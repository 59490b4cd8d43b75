import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { lineFinder } from '../../lessons/checks/line-finder.ts';
import { updateOperators } from './block-catalogue.ts';
import { commentText, writeLayout } from './block-layout.ts';
import type { BlockState, ConnectionState, ExtraState } from './blocks-document.ts';
import { ExpressionConverter, KeepsText } from './expression-converter.ts';
import type { ProgramNames } from './program-names.ts';
import { linesWithinStrings } from './python-lines.ts';

/** A statement as a block, with what stood around it. Ids and links are given later. */
export interface Item {
  readonly block: BlockState;
  /** Blank lines above. */
  readonly blank: number;
  readonly bodies?: Readonly<Record<string, readonly Item[]>>;
}

interface SourceComment {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  /** Nothing but spaces before it on its line. */
  readonly alone: boolean;
  readonly column: number;
}

/** Deeper nesting stays text: nobody could read it as blocks. */
const deepest = 20;

// Longer than 400 lines: one walk over the tree whose methods call one another, a statement each.

/** Turns sound Python (no syntax error) into statement blocks. Comments and blank lines are never dropped. */
export class StatementConverter {
  private readonly lineStarts: number[] = [0];
  private readonly comments: SourceComment[] = [];
  private readonly used = new Set<SourceComment>();
  private readonly findLine: (position: number) => number;
  private readonly expressions: ExpressionConverter;
  /** The line, from 0, that the last item ended on. */
  private lastLine = -1;

  constructor(
    private readonly source: string,
    private readonly names: ProgramNames,
  ) {
    for (let i = 0; i < source.length; i++) if (source[i] === '\n') this.lineStarts.push(i + 1);
    this.findLine = lineFinder(source);
    this.expressions = new ExpressionConverter(source, names);
  }

  convert(): Item[] {
    const tree = parser.parse(this.source);
    tree.iterate({
      enter: (node) => {
        if (node.name === 'Comment') this.comments.push(this.comment(node.from, node.to));
      },
    });
    return this.statements(childStatements(tree.topNode), 0, this.source.length, -1);
  }

  private comment(from: number, to: number): SourceComment {
    const line = this.lineOf(from);
    const before = this.source.slice(this.lineStarts[line], from);
    return { from, to, line, alone: before.trim() === '', column: width(before) };
  }

  private statements(
    nodes: readonly SyntaxNode[],
    depth: number,
    limit: number,
    outerColumn: number,
  ): Item[] {
    const items: Item[] = [];
    for (const node of nodes) {
      this.notes(items, node.from, -1);
      const line = this.lineOf(node.from);
      const blank = this.blankAbove(line);
      items.push({ ...this.statement(node, depth), blank });
    }
    this.notes(items, limit, outerColumn);
    return items;
  }

  /** Comments that stand before `limit` and further right than `column` become notes. */
  private notes(items: Item[], limit: number, column: number): void {
    for (const comment of this.comments) {
      if (comment.from >= limit) break;
      if (this.used.has(comment)) continue;
      if (comment.alone && comment.column <= column) break;
      this.used.add(comment);
      const blank = this.blankAbove(comment.line);
      this.lastLine = Math.max(this.lastLine, comment.line);
      const text = commentText(this.source.slice(comment.from, comment.to));
      items.push({ block: { type: 'note', id: '', fields: { TEXT: text } }, blank });
    }
  }

  private blankAbove(line: number): number {
    return Math.max(0, line - this.lastLine - 1);
  }

  private statement(node: SyntaxNode, depth: number): Omit<Item, 'blank'> {
    const before = { lastLine: this.lastLine, used: [...this.used] };
    if (depth < deepest && !this.hidesComment(node)) {
      try {
        const converted = this.compound(node, depth) ?? this.simple(node);
        if (converted !== undefined) return converted;
      } catch (error) {
        if (!(error instanceof KeepsText)) throw error;
        this.lastLine = before.lastLine;
        this.used.clear();
        for (const comment of before.used) this.used.add(comment);
      }
    }
    return { block: this.text(node) };
  }

  /** A comment between the parts of a simple statement has no place on a block. */
  private hidesComment(node: SyntaxNode): boolean {
    if (node.getChild('Body') !== null) return false;
    return this.comments.some((comment) => comment.from > node.from && comment.to < node.to);
  }

  private simple(node: SyntaxNode): Omit<Item, 'blank'> | undefined {
    const block = this.simpleBlock(node);
    if (block === undefined) return undefined;
    this.lastLine = this.lineOf(node.to);
    const comment = this.comments.find((c) => !c.alone && c.line === this.lastLine && c.from >= node.to);
    return { block: comment === undefined ? block : { ...block, ...this.beside(comment) } };
  }

  private beside(comment: SourceComment): Pick<BlockState, 'icons'> {
    this.used.add(comment);
    return { icons: { comment: { text: commentText(this.source.slice(comment.from, comment.to)) } } };
  }

  private simpleBlock(node: SyntaxNode): BlockState | undefined {
    const parts = children(node);
    const [first, second, third] = parts;
    switch (node.name) {
      case 'ExpressionStatement':
        return parts.length === 1 && first !== undefined ? this.expressions.asStatement(first) : undefined;
      case 'AssignStatement': {
        if (parts.length !== 3 || first === undefined || third === undefined) return undefined;
        if (second?.name !== 'AssignOp' || third.name === 'YieldExpression') return undefined;
        return this.withVariable('variables_set', first, { VALUE: this.expressions.input(third, 0) });
      }
      case 'UpdateStatement': {
        if (parts.length !== 3 || first === undefined || second === undefined || third === undefined)
          return undefined;
        if (third.name === 'YieldExpression') return undefined;
        const operator = this.slice(second);
        const type = operator === '+=' ? 'variables_change' : 'variables_update';
        if (operator !== '+=' && !updateOperators.includes(operator)) return undefined;
        return this.withVariable(
          type,
          first,
          { VALUE: this.expressions.input(third, 1) },
          operator === '+=' ? {} : { OP: operator },
        );
      }
      case 'BreakStatement':
        return { type: 'loops_break', id: '' };
      case 'ContinueStatement':
        return { type: 'loops_continue', id: '' };
      case 'ReturnStatement': {
        if (parts.length === 1) return { type: 'functions_return', id: '' };
        if (parts.length !== 2 || second === undefined) return undefined;
        return { type: 'functions_return', id: '', inputs: { VALUE: this.expressions.input(second, 0) } };
      }
      default:
        return undefined;
    }
  }

  private withVariable(
    type: string,
    target: SyntaxNode,
    inputs: Record<string, ConnectionState>,
    fields: Record<string, string> = {},
  ): BlockState | undefined {
    const name = this.slice(target);
    if (target.name !== 'VariableName' || !this.names.variables.includes(name)) return undefined;
    return { type, id: '', fields: { VAR: { id: name }, ...fields }, inputs };
  }

  private compound(node: SyntaxNode, depth: number): Omit<Item, 'blank'> | undefined {
    const parts = children(node);
    const body = node.getChild('Body');
    if (body === null) return undefined;
    switch (node.name) {
      case 'WhileStatement': {
        const condition = parts[1];
        if (parts.length !== 3 || condition === undefined) return undefined;
        const forever = condition.name === 'Boolean' && this.slice(condition) === 'True';
        const inputs = forever ? undefined : { WHILE: this.expressions.input(condition, undefined) };
        return this.withBodies(
          {
            type: forever ? 'loops_forever' : 'loops_while',
            id: '',
            ...(inputs === undefined ? {} : { inputs }),
          },
          [['DO', body]],
          depth,
        );
      }
      case 'ForStatement':
        return this.forLoop(parts, body, depth);
      case 'IfStatement':
        return this.branches(parts, depth);
      case 'FunctionDefinition':
        return this.define(node, parts, body, depth);
      default:
        return undefined;
    }
  }

  private forLoop(
    parts: readonly SyntaxNode[],
    body: SyntaxNode,
    depth: number,
  ): Omit<Item, 'blank'> | undefined {
    const [keyword, target, within, list] = parts;
    if (
      parts.length !== 5 ||
      keyword?.name !== 'for' ||
      target?.name !== 'VariableName' ||
      within?.name !== 'in'
    )
      return undefined;
    if (list === undefined) return undefined;
    const times = this.slice(target) === '_' ? this.expressions.rangeCount(list) : undefined;
    if (times !== undefined) {
      const block = { type: 'loops_repeat', id: '', inputs: { TIMES: this.expressions.input(times, 5) } };
      return this.withBodies(block, [['DO', body]], depth);
    }
    const block = this.withVariable('loops_for_each', target, {
      LIST: this.expressions.input(list, undefined),
    });
    return block === undefined ? undefined : this.withBodies(block, [['DO', body]], depth);
  }

  private branches(parts: readonly SyntaxNode[], depth: number): Omit<Item, 'blank'> | undefined {
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
        inputs[`IF${String(count)}`] = this.expressions.input(next, undefined);
        bodies.push([`DO${String(count)}`, after]);
        count++;
        i += 3;
      } else return undefined;
    }
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

  private define(
    node: SyntaxNode,
    parts: readonly SyntaxNode[],
    body: SyntaxNode,
    depth: number,
  ): Omit<Item, 'blank'> | undefined {
    const [keyword, name, list] = parts;
    if (
      parts.length !== 4 ||
      keyword?.name !== 'def' ||
      name?.name !== 'VariableName' ||
      list?.name !== 'ParamList'
    )
      return undefined;
    const inner = children(list).slice(1, -1);
    const params = inner.filter((_, index) => index % 2 === 0);
    if (!params.every((p) => p.name === 'VariableName')) return undefined;
    if (
      !inner.every((p, index) => index % 2 === 0 || p.name === ',') ||
      (inner.length > 0 && inner.length % 2 === 0)
    )
      return undefined;
    const first = childStatements(body)[0];
    const scope = first?.name === 'ScopeStatement' && first.firstChild?.name === 'global' ? first : undefined;
    const block: BlockState = {
      type: 'functions_define',
      id: '',
      fields: { NAME: this.slice(name), PARAMS: params.map((p) => this.slice(p)).join(', ') },
      extraState: {
        globals: scope === undefined ? [] : scope.getChildren('VariableName').map((n) => this.slice(n)),
      },
    };
    return this.withBodies(block, [['DO', body]], depth, scope, this.columnOf(node.from));
  }

  private withBodies(
    block: BlockState,
    bodies: readonly (readonly [string, SyntaxNode])[],
    depth: number,
    skip?: SyntaxNode,
    column?: number,
  ): Omit<Item, 'blank'> {
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
      const beside = this.comments.find((c) => !c.alone && c.line === this.lastLine && c.from > body.from);
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
    const start = this.lineOf(node.from);
    const prefix = /^[ \t\f]*/.exec(this.source.slice(this.lineStarts[start]))?.[0] ?? '';
    let end = node.from + this.source.slice(node.from, node.to).trimEnd().length;
    const beside = this.comments.find((c) => !c.alone && c.line === this.lineOf(end) && c.from >= end);
    if (beside !== undefined) end = beside.to;
    for (const comment of this.comments)
      if (comment.from >= node.from && comment.to <= end) this.used.add(comment);
    this.lastLine = this.lineOf(Math.max(node.from, end - 1));
    const code = this.source.slice(node.from, end);
    const within = linesWithinStrings(code);
    const lines = code.split('\n').map((line, index) => {
      if (index === 0 || within.has(index)) return line;
      return line.startsWith(prefix) ? line.slice(prefix.length) : line.trimStart();
    });
    return { type: 'python_statement', id: '', fields: { CODE: lines.join('\n').trimEnd() } };
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
    return width(/^[ \t\f]*/.exec(this.source.slice(start, position))?.[0] ?? '');
  }
}

function width(indent: string): number {
  let columns = 0;
  for (const char of indent) columns = char === '\t' ? (columns + 8) & ~7 : columns + 1;
  return columns;
}

/** Children without comments. */
function children(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') list.push(child);
  }
  return list;
}

function childStatements(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter((child) => child.name !== ':');
}

/** The `elif` or `else` in front of a body. */
function clauseOf(body: SyntaxNode): SyntaxNode | undefined {
  for (let node = body.prevSibling; node !== null; node = node.prevSibling) {
    if (node.name === 'elif' || node.name === 'else') return node;
    if (node.name === 'Body') return undefined;
  }
  return undefined;
}

/** Where the next statement after `node` starts, at whatever level. */
function nextStart(node: SyntaxNode, end: number): number {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    for (let sibling = at.nextSibling; sibling !== null; sibling = sibling.nextSibling) {
      if (sibling.name !== 'Comment') return sibling.from;
    }
  }
  return end;
}
