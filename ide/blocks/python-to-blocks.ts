import { layoutProblems } from '../../lessons/checks/python-layout.ts';
import type { SyntaxNode } from '@lezer/common';
import { preparePatterns } from './python-template.ts';
import { pythonTree, pythonTreeInSteps } from './python-tree.ts';
import { readLayout, usualBlank, writeLayout } from './block-layout.ts';
import {
  documentLimits,
  type BlocksDocument,
  type BlockState,
  type ConnectionState,
  type ExtraState,
} from './blocks-document.ts';
import { sameProgram } from './canonical-python.ts';
import { functionGlobals, functionTypes } from './function-globals.ts';
import { generatePython, generateWithHeader } from './generate-python.ts';
import { collectNames, type ProgramNames } from './program-names.ts';
import { linesWithinStrings, withoutTail } from './python-lines.ts';
import { StatementConverter, type Item } from './statement-converter.ts';
import { atOnce, type Steps } from './steps.ts';
import { sameInPieces } from './same-in-pieces.ts';
import { plainChildren } from './syntax-parts.ts';

/**
 * Python as blocks. Total: every text gives a document whose Python is the same program. Statements and
 * expressions that have a block become it; all else, broken text too, stays Python in a visible block.
 *
 * What came out is turned back into Python and compared with what went in: a statement where the two differ
 * stays text, whatever the cause.
 */
export function pythonToBlocks(source: string): BlocksDocument {
  return atOnce(pythonToBlocksInSteps(source));
}

/** The same in steps, for a page that must not be deaf meanwhile: the first program after loading takes a while. */
export function* pythonToBlocksInSteps(source: string): Steps<BlocksDocument> {
  const text = withoutFormFeeds(source.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''));
  if (isBeyondBlocks(text)) return assemble('', textItems(text), noNames);
  try {
    const document = yield* convert(text);
    if (countBlocks(document) <= documentLimits.blocks && longestWay(document) <= most.inOneChain)
      return document;
  } catch (error) {
    // Nested deeper than the stack: hostile or generated text, which is nothing for blocks anyway.
    if (!(error instanceof RangeError)) throw error;
  }
  return assemble('', textItems(text), noNames);
}

/** More than a board holds (V2: 64 kB of files), or nested as only a machine writes. */
const most = {
  characters: 200_000,
  brackets: 200,
  indentation: 400,
  inOneLine: 1500,
  /** Blocks one below or inside the other: browsers copy and store a document by recursion, to about 800 deep. */
  inOneChain: 400,
} as const;

/**
 * Text that is not worth reading: it would end as text anyway, after seconds. One pass over the characters,
 * which takes brackets in strings and notes for brackets too; no program comes near these limits.
 */
function isBeyondBlocks(text: string): boolean {
  if (text.length > most.characters) return true;
  let lines = 0;
  let brackets = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (++lines > documentLimits.blocks) return true;
    if (line.search(/[^ \t\f]/) > most.indentation) return true;
    let words = 0;
    for (const [part] of line.matchAll(
      /[([{]|[)\]}]|[-+~.]|\b(?:not|and|or|if|lambda|in|is)\b|["'*/%<>=&|^@]/g,
    )) {
      if (/^[([{]$/.test(part)) brackets++;
      else if (/^[)\]}]$/.test(part)) brackets = Math.max(0, brackets - 1);
      else words++;
      if (brackets > most.brackets || words > most.inOneLine) return true;
    }
  }
  return false;
}

const noNames: ProgramNames = { variables: [], functions: new Set(), own: new Set(), modules: new Set() };

/** Printers once turned the page at a form feed; to Python it starts the indentation anew. */
function withoutFormFeeds(text: string): string {
  if (!text.includes('\f')) return text;
  const within = linesWithinStrings(text);
  return text
    .split('\n')
    .map((line, index) => (within.has(index) ? line : line.replace(/^[ \t\f]*\f/, '')))
    .join('\n');
}

function* convert(text: string): Steps<BlocksDocument> {
  yield* preparePatterns();
  yield* pythonTreeInSteps(text);
  yield;
  const names = yield* collectNames(text);
  yield;
  const header = headerOf(text);
  yield;
  // Behind the imports of `import a; x = 1` the rest of the line is the program's first.
  const rest = text.slice(header.length).replace(/^[ \t]*;[ \t]*/, '');
  const blankAbove = /^\n*/.exec(rest)?.[0].length ?? 0;
  const body = rest.slice(blankAbove);
  // The header's own line break is not a blank line.
  const firstBlank = header === '' ? blankAbove : Math.max(0, blankAbove - 1);
  const whole = yield* wholeItems(text, header, body, names);
  if (whole !== undefined) {
    const { document, source } = yield* assembled(header, withBlank(whole, firstBlank), names);
    if (isSame(source, text)) return document;
    yield;
  }
  const pieces: Item[] = [];
  for (const [index, piece] of splitAtLeftEdge(body).entries()) {
    const blank = index === 0 ? firstBlank : piece.blank;
    if (piece.text.trim() === '') continue;
    const items = isSound(piece.text) ? faithfulItems(piece.text, names) : undefined;
    pieces.push(...(items === undefined ? [textItem(piece.text, blank)] : withBlank(items, blank)));
    yield;
  }
  const { document, source: written } = yield* assembled(header, pieces, names);
  if (plain(written) === plain(text)) return document;
  if (isSame(written, text)) return document;
  return assemble('', [textItem(text, 0)], names);
}

/** The blocks below the header, when all of it is sound; read from the whole text's tree where that will do. */
function* wholeItems(
  text: string,
  header: string,
  body: string,
  names: ProgramNames,
): Steps<Item[] | undefined> {
  const atLineEnd = header === '' || text[header.length] === '\n' || header.length === text.length;
  const sound = atLineEnd && isSound(text);
  yield;
  if (sound) return yield* new StatementConverter(text, names, undefined, header.length).convertInSteps();
  return isSound(body) ? itemsOf(body, names) : undefined;
}

function isSame(written: string, text: string): boolean {
  return written === text || sameInPieces(written, text) || sameProgram(written, text);
}

/** Text without what layout may change, to compare text that has no sound tree. */
function plain(text: string): string {
  return withoutTail(
    text
      .split('\n')
      .map((line) => withoutTail(line))
      .join('\n'),
    '\n',
  );
}

function itemsOf(text: string, names: ProgramNames): Item[] {
  return new StatementConverter(text, names).convert();
}

/**
 * The blocks of a sound piece. Where they would say something else, the statements that are to blame stay
 * text, or all of it when none alone is.
 */
function faithfulItems(text: string, names: ProgramNames): Item[] | undefined {
  const items = itemsOf(text, names);
  if (isFaithful(items, text, names)) return items;
  const kept = new Set<number>();
  pythonTree(text).iterate({
    enter(node) {
      if (!node.name.endsWith('Statement') || node.node.getChild('Body') !== null) return;
      const own = text.slice(node.from, node.to);
      if (!isFaithful(itemsOf(own, names), own, names)) kept.add(node.from);
    },
  });
  const careful = new StatementConverter(text, names, (from) => kept.has(from)).convert();
  return kept.size > 0 && isFaithful(careful, text, names) ? careful : undefined;
}

function withBlank(items: readonly Item[], blank: number): Item[] {
  return items.map((item, index) => (index === 0 ? { ...item, blank } : item));
}

/** Parses without error, and without what the layout scan finds wrong. */
export function isSound(text: string): boolean {
  if (layoutProblems(text).some((problem) => problem.kind !== 'mixed-indent')) return false;
  let sound = true;
  pythonTree(text).iterate({
    enter(node) {
      // The parser misses a value behind `yield`; Python does not.
      if (
        node.type.isError &&
        !(node.from === node.to && node.node.parent?.name.startsWith('Yield') === true)
      )
        sound = false;
      return sound;
    },
  });
  return sound;
}

/** Whether items say the same as their text, each apart from the rest of the program. */
function isFaithful(items: readonly Item[], text: string, names: ProgramNames): boolean {
  return isSame(atOnce(assembled('', items, names)).source, text);
}

/** Leading comments, docstring and imports, up to and with the last import's line; empty without an import. */
function headerOf(text: string): string {
  let end = 0;
  let first = true;
  const statements = function* (): Generator<SyntaxNode> {
    for (const node of plainChildren(pythonTree(text).topNode)) {
      if (node.name !== 'StatementGroup') yield node;
      else yield* plainChildren(node).filter((part) => part.name !== ';');
    }
  };
  for (const node of statements()) {
    if (node.type.isError) break;
    if (node.name === 'ImportStatement' && node.firstChild !== null) {
      const lineEnd = text.indexOf('\n', node.to);
      const until = lineEnd < 0 ? text.length : lineEnd;
      const behind = text.slice(node.to, until);
      // Imports that an error cut short are not a header.
      if (hasError(node) || !/^\s*(#.*|;.*)?$/.test(behind)) break;
      end = /^\s*;\s*[^\s#]/.test(behind) ? node.to : until;
    } else if (!(first && isDocstring(node))) break;
    first = false;
  }
  const header = text.slice(0, end);
  return isSound(header) ? header : '';
}

function isDocstring(node: SyntaxNode): boolean {
  return (
    node.name === 'ExpressionStatement' &&
    node.firstChild?.name === 'String' &&
    node.firstChild.nextSibling === null
  );
}

function hasError(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate((child) => {
    if (child.type.isError) found = true;
  });
  return found;
}

/** Lines from one that starts at the left edge to the next; `else` and the like stay with their `if`. */
function splitAtLeftEdge(text: string): { text: string; blank: number }[] {
  const pieces: { lines: string[]; blank: number; comment: boolean }[] = [];
  let blank = 0;
  const within = linesWithinStrings(text);
  for (const [index, line] of text.split('\n').entries()) {
    const last = pieces.at(-1);
    if (last !== undefined && within.has(index)) {
      last.lines.push(...Array.from({ length: blank }, () => ''), line);
      blank = 0;
      continue;
    }
    if (line.trim() === '') {
      blank++;
      continue;
    }
    const continues = /^[ \t\f]|^(elif|else|except|finally)\b|^[)\]}]/.test(line);
    if (last !== undefined && continues && !last.comment) {
      last.lines.push(...Array.from({ length: blank }, () => ''), line);
    } else {
      pieces.push({ lines: [line], blank, comment: line.startsWith('#') });
    }
    blank = 0;
  }
  return pieces.map((piece) => ({ text: piece.lines.join('\n'), blank: piece.blank }));
}

function textItem(text: string, blank: number): Item {
  return {
    block: { type: 'python_statement', id: '', fields: { CODE: withoutTail(text, ' \t\f\n') } },
    blank,
  };
}

/** All of a text; a block holds no more than a document allows. */
function textItems(text: string): Item[] {
  const items: Item[] = [];
  let from = 0;
  while (text.length - from > documentLimits.text) {
    const to = text.lastIndexOf('\n', from + documentLimits.text);
    if (to <= from) break;
    items.push(textItem(text.slice(from, to), 0));
    from = to + 1;
  }
  return [...items, textItem(text.slice(from), 0)];
}

function assemble(header: string, items: readonly Item[], names: ProgramNames): BlocksDocument {
  return atOnce(assembled(header, items, names)).document;
}

/** The document of some items, with its Python. */
function* assembled(
  header: string,
  items: readonly Item[],
  names: ProgramNames,
): Steps<{ document: BlocksDocument; source: string }> {
  const first = chain(items, 0, header.trim() !== '');
  const used = new Set<string>();
  addVariables(first, used);
  const variables = names.variables.filter((name) => used.has(name)).map((name) => ({ name, id: name }));
  const start: BlockState = { type: 'start', id: 'start', x: 30, y: 30, extraState: { header } };
  yield;
  const made = numbered(first === undefined ? start : { ...start, next: { block: first } });
  const own = documentOf(made.start, variables);
  yield;
  const globals = dropUsualGlobals(own, made.functions);
  yield;
  const { source, missing, isUsual } = yield* generateWithHeader(own, globals);
  yield;
  // Only keep the header when ours would not be the same.
  if (isUsual) return { document: withStart(own, undefined), source };
  if (missing.length === 0) return { document: own, source };
  const document = withStart(own, { header, absent: missing });
  return { document, source: generatePython(document).source };
}

function documentOf(start: BlockState, variables: BlocksDocument['workspace']['variables']): BlocksDocument {
  return {
    pensabitBlocks: 1,
    workspace: { blocks: { languageVersion: 0, blocks: [start] }, variables },
  };
}

function withStart(document: BlocksDocument, extraState: ExtraState | undefined): BlocksDocument {
  const { blocks, variables } = document.workspace;
  const [start] = blocks.blocks;
  if (start === undefined) return document;
  const { extraState: _own, next, ...bare } = start;
  return documentOf(
    {
      ...bare,
      ...(extraState === undefined ? {} : { extraState }),
      ...(next === undefined ? {} : { next }),
    },
    variables,
  );
}

/** Links statements one below the other, noting blank lines that are not the usual ones. */
function chain(items: readonly Item[], depth: number, belowHeader = false): BlockState | undefined {
  let first: Draft | undefined;
  let above: Draft | undefined;
  for (const { block, blank, bodies } of items) {
    const made: Draft = { ...block };
    const usual = usualBlank({ depth, type: block.type, previous: above?.type, belowHeader });
    if (blank !== usual) {
      const data = writeLayout({ ...readLayout(block), blank: Math.min(blank, 50) });
      if (data !== undefined) made.data = data;
    }
    if (bodies !== undefined) {
      const inputs = { ...block.inputs };
      for (const name in bodies) {
        const body = chain(bodies[name] ?? [], depth + 1);
        if (body !== undefined) inputs[name] = { block: body };
      }
      if (Object.keys(inputs).length > 0) made.inputs = inputs;
    }
    if (above === undefined) first = made;
    else above.next = { block: made };
    above = made;
  }
  return first;
}

/**
 * Gives every block an id by its place, so that the same Python always gives the same document. All blocks are
 * copies afterwards; `functions` are those among them that define one.
 */
function numbered(start: BlockState): { start: BlockState; functions: Draft[] } {
  const functions: Draft[] = [];
  let count = 0;
  const number = (first: BlockState): BlockState => {
    let copied: BlockState | undefined;
    let above: Draft | undefined;
    // Down the chain by a loop: programs are long, nesting is not.
    for (let at: BlockState | undefined = first; at !== undefined; at = at.next?.block) {
      const { next: _next, ...own } = at;
      const block: Draft = own;
      block.id = at.type === 'start' ? 'start' : `b${String(++count)}`;
      if (at.inputs !== undefined) {
        const inputs: Record<string, ConnectionState> = {};
        for (const name in at.inputs) {
          const held = at.inputs[name];
          if (held === undefined) continue;
          inputs[name] = {
            ...(held.block === undefined ? {} : { block: number(held.block) }),
            ...(held.shadow === undefined ? {} : { shadow: number(held.shadow) }),
          };
        }
        block.inputs = inputs;
      }
      if (functionTypes.has(block.type)) functions.push(block);
      if (above === undefined) copied = block;
      else above.next = { block };
      above = block;
    }
    return copied ?? first;
  };
  return { start: number(start), functions };
}

/** A block that is being made. */
type Draft = { -readonly [K in keyof BlockState]: BlockState[K] };

/** Adds the variables that a stack uses. */
function addVariables(first: BlockState | undefined, used: Set<string>): void {
  for (let block = first; block !== undefined; block = block.next?.block) {
    const field = block.fields?.['VAR'];
    if (typeof field === 'object') used.add(field.id);
    for (const name in block.inputs) {
      addVariables(block.inputs[name]?.block, used);
      addVariables(block.inputs[name]?.shadow, used);
    }
  }
}

/** Blocks on the longest way down a chain and into inputs. */
function longestWay(document: BlocksDocument): number {
  const way = (first: BlockState | undefined): number => {
    let longest = 0;
    let above = 0;
    for (let block = first; block !== undefined; block = block.next?.block) {
      above++;
      for (const held of Object.values(block.inputs ?? {}))
        longest = Math.max(longest, above + way(held.block), above + way(held.shadow));
    }
    return Math.max(longest, above);
  };
  return Math.max(0, ...document.workspace.blocks.blocks.map(way));
}

function countBlocks(document: BlocksDocument): number {
  let count = 0;
  const visit = (first: BlockState | undefined): void => {
    for (let block = first; block !== undefined; block = block.next?.block) {
      count++;
      for (const held of Object.values(block.inputs ?? {})) {
        visit(held.block);
        visit(held.shadow);
      }
    }
  };
  for (const stack of document.workspace.blocks.blocks) visit(stack);
  return count;
}

/** Drops functions' own lists of globals where we would write the same; says which those are. */
function dropUsualGlobals(
  document: BlocksDocument,
  functions: readonly Draft[],
): ReadonlyMap<string, readonly string[]> {
  if (functions.length === 0) return new Map();
  const { variables } = document.workspace;
  const usual = functionGlobals(document, new Map(variables.map(({ id, name }) => [id, name])));
  for (const block of functions) {
    if (block.extraState?.globals?.join() === (usual.get(block.id) ?? []).join()) delete block.extraState;
  }
  return usual;
}
