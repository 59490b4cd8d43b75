import type { SyntaxNode } from '@lezer/common';
import { documentLimits, type BlocksDocument, type BlockState } from './blocks-document.ts';
import { linesWithinStrings, sameButTails } from './python-lines.ts';
import { pythonTree } from './python-tree.ts';
import { sameInPieces } from './same-in-pieces.ts';
import { sameProgram } from './canonical-python.ts';

/**
 * A program as its author set it, kept with blocks that would set it otherwise: other quotes, lists over several
 * lines, tabs, line ends of Windows. Untouched blocks give it back letter for letter; once they are edited, all that
 * was not.
 */
export interface OwnText {
  /** The program as it came. */
  readonly own: string;
  /** What the blocks made of it said then. */
  readonly ours: string;
}

/** `document` with the text it was read from, where that is not what its blocks say. */
export function rememberOwnText(document: BlocksDocument, texts: OwnText): BlocksDocument {
  const [start, ...others] = document.workspace.blocks.blocks;
  if (start === undefined || texts.own === texts.ours) return document;
  believed(texts, true);
  const { next, ...bare } = start;
  const data = JSON.stringify({ own: texts.own, ours: texts.ours });
  if (data.length > documentLimits.text) return document;
  const remembering: BlockState = {
    ...bare,
    data,
    ...(next === undefined ? {} : { next }),
  };
  return {
    ...document,
    workspace: {
      ...document.workspace,
      blocks: { ...document.workspace.blocks, blocks: [remembering, ...others] },
    },
  };
}

/** The text that a document remembers, if it is one that says the same as its blocks said. */
export function ownTextOf(document: BlocksDocument): OwnText | undefined {
  const data = document.workspace.blocks.blocks.find((block) => block.type === 'start')?.data;
  if (data === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return undefined;
    const { own, ours } = value as Readonly<Record<string, unknown>>;
    if (typeof own !== 'string' || typeof ours !== 'string') return undefined;
    const texts = { own, ours };
    return believed(texts) ? texts : undefined;
  } catch {
    // `data` is free text in Blockly: what is not ours says nothing.
    return undefined;
  }
}

/** The last few answers: blocks ask after every change, and comparing programs takes longer than writing one. */
const answers = new Map<string, boolean>();

/**
 * Whether two texts are one program. A document may come from anybody: blocks must never say one thing and the
 * board do another.
 */
function believed({ own, ours }: OwnText, known?: boolean): boolean {
  const key = `${String(ours.length)} ${ours}${own}`;
  const answer = answers.get(key) ?? known ?? isSame(normalLines(own), ours);
  if (!answers.has(key)) {
    if (answers.size >= 4) answers.clear();
    answers.set(key, answer);
  }
  return answer;
}

function isSame(own: string, ours: string): boolean {
  if (sameButTails(own, ours)) return true;
  try {
    return sameInPieces(ours, own) || sameProgram(ours, own);
  } catch (error) {
    // Nested deeper than the stack.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A text as the reader of Python takes it: plain line ends, no byte order mark, no form feed before a statement. */
export function normalLines(source: string): string {
  const text = source.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  if (!text.includes('\f')) return text;
  const within = linesWithinStrings(text);
  // Printers once turned the page at a form feed; to Python it starts the indentation anew.
  return text
    .split('\n')
    .map((line, index) => (within.has(index) ? line : line.replace(/^[ \t\f]*\f/, '')))
    .join('\n');
}

/** Lines of both texts that say the same, in their order. Together the pieces are all of both. */
export interface Piece {
  /** Without the blank lines above. */
  readonly ours: readonly string[];
  readonly blankAbove: number;
  /** The author's lines, blank ones above included, each with its line end. */
  readonly own: readonly string[];
  readonly ownBlankAbove: number;
  /** A body stands behind its colon: nothing can follow deeper. */
  readonly isClosed: boolean;
  /** How deep its first statement stands, and what its author wrote in front of it; comments alone stand anywhere. */
  readonly place: { readonly depth: number; readonly indent: string } | undefined;
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  /** What is left of the author's text at its end: blank lines. */
  readonly tail: string;
  /** What the author indents a body by, the first time. */
  readonly indent: string;
  readonly lineEnd: string;
}

/** Takes both texts apart. Nothing where that cannot be done surely: then only all of it can be given back. */
export function piecesOf({ own, ours }: OwnText): Pieces | undefined {
  const ownRaw = own.match(/[^\r\n]*(?:\r\n?|\n)|[^\r\n]+$/g) ?? [];
  const ownPlain = normalLines(own);
  const ownElements = elements(ownPlain);
  const ourElements = elements(ours);
  const place = placesOf(ownElements, ourElements);
  if (place === undefined) return undefined;
  const indent = ownElements.find(
    (one) => one.comment === '' && one.indent !== undefined && one.indent !== '',
  );
  const ourLines = ours.split('\n');
  const pieces: Piece[] = [];
  const from = { own: 0, ours: 0 };
  let ends = { own: -1, ours: -1 };
  let furthest = -1;
  let first = 0;
  for (const [index, element] of ownElements.entries()) {
    const at = place[index] ?? 0;
    furthest = Math.max(furthest, at);
    ends = {
      own: Math.max(ends.own, element.last),
      ours: Math.max(ends.ours, ourElements[at]?.last ?? -1),
    };
    const following = ownElements[index + 1];
    const followingOurs = ourElements[furthest + 1];
    const isApart =
      furthest === index &&
      (following === undefined || following.first > ends.own) &&
      (followingOurs === undefined || followingOurs.first > ends.ours);
    if (!isApart) continue;
    const rawLines = ownRaw.slice(from.own, ends.own + 1);
    const lines = ourLines.slice(from.ours, ends.ours + 1);
    const blankAbove = blankOf(lines);
    const members = ownElements.slice(first, index + 1);
    const statement = members.find((one) => one.comment === '' && one.indent !== undefined);
    pieces.push({
      ours: lines.slice(blankAbove),
      blankAbove,
      own: rawLines,
      ownBlankAbove: blankOf(rawLines),
      isClosed: members.some(({ isBody, first: line }, n) => isBody && members[n - 1]?.last === line),
      place:
        statement?.indent === undefined ? undefined : { depth: statement.depth, indent: statement.indent },
    });
    from.own = ends.own + 1;
    from.ours = ends.ours + 1;
    first = index + 1;
  }
  const tail = ownRaw.slice(from.own).join('');
  const rest = ourLines.slice(from.ours).join('');
  if (tail.trim() !== '' || rest.trim() !== '') return undefined;
  return { pieces, tail, indent: indent?.indent ?? '    ', lineEnd: /\r\n?|\n/.exec(own)?.[0] ?? '\n' };
}

function blankOf(lines: readonly string[]): number {
  const at = lines.findIndex((line) => line.trim() !== '');
  return at < 0 ? lines.length : at;
}

/** A statement of its own, the first line of one that has a body, or a comment; by lines, from 0. */
interface Element {
  /** Empty but for comments: those are told apart by what they say, all else by its order. */
  readonly comment: string;
  readonly from: number;
  readonly first: number;
  readonly last: number;
  readonly depth: number;
  /** A statement of a body. */
  readonly isBody: boolean;
  /** The spaces in front of it; nothing when something else stands there. */
  readonly indent: string | undefined;
}

function elements(source: string): readonly Element[] {
  const found: Element[] = [];
  const starts = [0];
  for (let at = source.indexOf('\n') + 1; at > 0; at = source.indexOf('\n', at) + 1) starts.push(at);
  const lineOf = (position: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const add = (from: number, to: number, depth: number, comment = ''): void => {
    const end = from + source.slice(from, to).trimEnd().length;
    const [first, last] = [lineOf(from), lineOf(Math.max(from, end - 1))];
    const before = source.slice(starts[first], from);
    const indent = /^[ \t]*$/.test(before) ? before : undefined;
    found.push({ comment, from, first, last, depth, isBody: depth > 0 && comment === '', indent });
  };
  const visit = (node: SyntaxNode, depth: number): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === 'StatementGroup') visit(child, depth);
      else if (child.name === 'DecoratedStatement') visit(child, depth);
      else if (/(Statement|Definition)$/.test(child.name) || child.name === 'Decorator')
        statement(child, depth);
    }
  };
  const statement = (node: SyntaxNode, depth: number): void => {
    let head: number | undefined;
    if (node.getChild('Body') === null) {
      add(node.from, node.to, depth);
      return;
    }
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === 'Comment') continue;
      if (child.name !== 'Body') {
        head ??= child.from;
        continue;
      }
      // The body begins with its colon.
      add(head ?? child.from, child.from + 1, depth);
      head = undefined;
      visit(child, depth + 1);
    }
  };
  const tree = pythonTree(source);
  visit(tree.topNode, 0);
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'Comment') add(from, to, 0, source.slice(from, to).trimEnd());
    },
  });
  return found.sort((a, b) => a.from - b.from);
}

/** For every element of the author's text, which of ours it is; nothing when they do not pair. */
function placesOf(own: readonly Element[], ours: readonly Element[]): readonly number[] | undefined {
  if (own.length !== ours.length) return undefined;
  const waiting = new Map<string, number[]>();
  for (const [index, { comment }] of ours.entries()) {
    const list = waiting.get(comment);
    if (list === undefined) waiting.set(comment, [index]);
    else list.push(index);
  }
  const taken = new Map<string, number>();
  const places: number[] = [];
  for (const { comment } of own) {
    const count = taken.get(comment) ?? 0;
    const place = waiting.get(comment)?.[count];
    if (place === undefined) return undefined;
    taken.set(comment, count + 1);
    places.push(place);
  }
  return places;
}
