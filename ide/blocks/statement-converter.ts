import type { SyntaxNode } from '@lezer/common';
import { commentText, writeLayout } from './block-layout.ts';
import type { BlockState } from './blocks-document.ts';
import { CompoundStatementReader, type CompoundStatement } from './compound-statement-reader.ts';
import { ExpressionConverter, KeepsText } from './expression-converter.ts';
import type { ProgramNames } from './program-names.ts';
import { ProgramSource } from './program-source.ts';
import { withoutTail } from './python-lines.ts';
import { pythonTree } from './python-tree.ts';
import { SimpleStatementReader } from './simple-statement-reader.ts';
import { SourceComments, type SourceComment } from './source-comments.ts';
import { atOnce } from './steps.ts';
import { childStatements, plainChildren } from './syntax-parts.ts';

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

/** Turns sound Python (no syntax error) into statement blocks. Comments and blank lines are never dropped. */
export class StatementConverter {
  private readonly source: ProgramSource;
  private readonly expressions: ExpressionConverter;
  private readonly simpleStatements: SimpleStatementReader;
  private readonly compoundStatements: CompoundStatementReader;
  private readonly comments: SourceComments;
  private readonly top: SyntaxNode;
  /** The line, from 0, that the last item ended on. */
  private lastLine = -1;

  /**
   * `keeps` says of a statement, by where it begins, that it is to stay text. What stands before `start` is
   * left out.
   */
  constructor(
    source: string,
    names: ProgramNames,
    private readonly keeps: (from: number) => boolean = () => false,
    private readonly start = 0,
  ) {
    this.source = new ProgramSource(source);
    this.expressions = new ExpressionConverter(source, names);
    this.simpleStatements = new SimpleStatementReader(this.source, this.expressions);
    this.compoundStatements = new CompoundStatementReader(this.source, this.expressions);
    const tree = pythonTree(source);
    this.top = tree.topNode;
    this.comments = new SourceComments(tree, this.source);
    for (const comment of this.comments.waiting(start)) this.comments.use(comment);
    if (start > 0) this.lastLine = this.source.lineOf(start);
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
    this.notes(items, this.source.text.length, -1);
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
    const blank = this.blankAbove(this.source.lineOf(node.from));
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
      const text = commentText(this.source.text.slice(comment.from, comment.to));
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
        this.hidesComment(node) || (this.source.isLong(node) && !isLongList(node))
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
    if (this.blankBetween(decorator, definition) || this.source.isLong(decorator)) return undefined;
    const every = this.expressions.every(decorator);
    if (every === undefined) return undefined;
    const compound = this.compoundStatements.read(definition);
    if (compound?.block.type !== 'functions_define' || compound.block.fields?.['PARAMS'] !== '')
      return undefined;
    const { fields, extraState } = compound.block;
    const block: BlockState = {
      type: 'time_every',
      id: '',
      fields: { UNIT: every.unit, NAME: fields['NAME'] ?? '' },
      inputs: { TIME: every.time },
      ...(extraState === undefined ? {} : { extraState }),
    };
    return this.withBodies({ ...compound, block }, depth);
  }

  private blankBetween(above: SyntaxNode, below: SyntaxNode): boolean {
    const text = this.source.text.slice(above.from, below.from).trimEnd();
    return this.source.lineOf(above.from + text.length - 1) + 1 !== this.source.lineOf(below.from);
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

  private simple(node: SyntaxNode): Made | undefined {
    const block = this.simpleStatements.read(node);
    if (block === undefined) return undefined;
    const end = endOf(node);
    this.lastLine = this.source.lineOf(end);
    // The comment behind `a; b` is b's.
    const following = node.nextSibling?.nextSibling ?? null;
    const grouped = node.parent?.name === 'StatementGroup' && following !== null && following.name !== ';';
    const comment = grouped ? undefined : this.comments.beside(this.lastLine, end);
    return { block: comment === undefined ? block : { ...block, ...this.beside(comment) } };
  }

  private beside(comment: SourceComment): Pick<BlockState, 'icons'> {
    this.comments.use(comment);
    return { icons: { comment: { text: commentText(this.source.text.slice(comment.from, comment.to)) } } };
  }

  /** A statement with a body that has a block of its own. */
  private compound(node: SyntaxNode, depth: number): Made | undefined {
    const compound = this.compoundStatements.read(node);
    return compound === undefined ? undefined : this.withBodies(compound, depth);
  }

  /**
   * A statement with bodies that has no block of its own: one block a clause, one below the other, with the
   * clause's first line as Python and its body as blocks.
   */
  private clauses(node: SyntaxNode, depth: number, blank: number): Item[] {
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
      const above = isFirst ? blank : this.blankAbove(this.source.lineOf(start.from));
      for (const comment of this.comments.between(start.from, child.from + 1)) this.comments.use(comment);
      const block = {
        type: 'python_clause',
        id: '',
        fields: { CODE: this.source.dedented(start.from, child.from + 1) },
      };
      items.push({ ...this.withBodies({ block, bodies: [['DO', child]] }, depth), blank: above });
      head = [];
    }
    return items;
  }

  private withBodies({ block, bodies, skip }: CompoundStatement, depth: number): Made {
    const items: Record<string, readonly Item[]> = {};
    const tail: Record<string, number> = {};
    let head = block;
    for (const [index, [input, body]] of bodies.entries()) {
      const keyword = index === 0 ? undefined : clauseOf(body);
      const previous = bodies[index - 1];
      if (keyword !== undefined && previous !== undefined) {
        const blank = this.blankAbove(this.source.lineOf(keyword.from));
        if (blank > 0) tail[previous[0]] = blank;
      }
      this.lastLine = this.source.lineOf(body.from);
      const following = bodies[index + 1];
      // The comment beside the first line goes on the block; beside `else:` it becomes a note below.
      const beside = this.comments.beside(this.lastLine, body.from + 1);
      const inline = childStatements(body)[0];
      const onOneLine = inline !== undefined && this.source.lineOf(inline.from) === this.lastLine;
      if (index === 0 && beside !== undefined && !onOneLine) head = { ...head, ...this.beside(beside) };
      let nodes = childStatements(body).filter((node) => node.from !== skip?.from);
      if (skip !== undefined) this.lastLine = this.source.lineOf(skip.to);
      const only = nodes[0];
      const list: Item[] = [];
      if (nodes.length === 1 && only?.name === 'PassStatement') {
        this.notes(list, only.from, -1);
        this.lastLine = this.source.lineOf(only.to);
        nodes = [];
      }
      const clause = following === undefined ? undefined : clauseOf(following[1]);
      const limit = clause?.from ?? nextStart(body, this.source.text.length);
      const outer = clause === undefined ? this.source.columnOf(body.parent?.from ?? 0) : -1;
      items[input] = [...list, ...this.statements(nodes, depth + 1, limit, outer)];
    }
    const data = Object.keys(tail).length === 0 ? undefined : writeLayout({ tail });
    return { block: { ...head, ...(data === undefined ? {} : { data }) }, bodies: items };
  }

  /** A statement kept as Python, with the comment on its last line, moved to the left edge. */
  private text(node: SyntaxNode): BlockState {
    let end = node.from + this.source.text.slice(node.from, node.to).trimEnd().length;
    const beside = this.comments.beside(this.source.lineOf(end), end);
    if (beside !== undefined && this.source.text.slice(end, beside.from).trim() === '') end = beside.to;
    for (const comment of this.comments.between(node.from, end)) this.comments.use(comment);
    this.lastLine = this.source.lineOf(Math.max(node.from, end - 1));
    return {
      type: 'python_statement',
      id: '',
      fields: { CODE: withoutTail(this.source.dedented(node.from, end)) },
    };
  }
}

/** `faces = [ … ]`: written back over several lines when it is long. */
function isLongList(node: SyntaxNode): boolean {
  const [target, equals, value, ...others] = plainChildren(node);
  if (node.name !== 'AssignStatement' || others.length > 0 || equals?.name !== 'AssignOp') return false;
  return (
    target?.name === 'VariableName' && /^(Array|Dictionary|Set|Tuple)Expression$/.test(value?.name ?? '')
  );
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
