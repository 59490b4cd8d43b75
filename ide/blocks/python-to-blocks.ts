import { assembled, type Assembled } from './assemble-blocks.ts';
import type { BlocksDocument } from './blocks-document.ts';
import { sameProgram } from './canonical-python.ts';
import { normalLines, rememberOwnText } from './own-text.ts';
import { headerOf } from './program-header.ts';
import { collectNames, type ProgramNames } from './program-names.ts';
import { sameButTails } from './python-lines.ts';
import { preparePatterns } from './python-template.ts';
import { pythonTree, pythonTreeInSteps } from './python-tree.ts';
import { sameInPieces } from './same-in-pieces.ts';
import { isSound } from './sound-python.ts';
import { StatementConverter, type Item } from './statement-converter.ts';
import { atOnce, type Steps } from './steps.ts';
import { isBeyondBlocks, splitAtLeftEdge, textItem, textItems } from './text-items.ts';
import { isWithinLimits } from './document-size.ts';

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
  const text = normalLines(source);
  const { document, source: ours } = (yield* convertible(text)) ?? assemble('', textItems(text), noNames);
  yield;
  // The mark of a file's encoding is no text, and no board reads it.
  return rememberOwnText(document, { own: source.replace(/^\uFEFF/, ''), ours });
}

function* convertible(text: string): Steps<Assembled | undefined> {
  if (isBeyondBlocks(text)) return undefined;
  try {
    const made = yield* convert(text);
    return isWithinLimits(made.document) ? made : undefined;
  } catch (error) {
    // Nested deeper than the stack: hostile or generated text, which is nothing for blocks anyway.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const noNames: ProgramNames = { variables: [], functions: new Set(), own: new Set(), modules: new Set() };

function* convert(text: string): Steps<Assembled> {
  yield* preparePatterns();
  yield* pythonTreeInSteps(text);
  yield;
  const names = yield* collectNames(text);
  yield;
  const header = headerOf(text);
  yield;
  // Behind the imports of `import a; x = 1` the rest of the line is the program's first.
  const rest = text.slice(header.length).replace(/^[ \t]*;[ \t]*/, '');
  const above = /^(?:[ \t\f]*\n)*/.exec(rest)?.[0] ?? '';
  const blankAbove = above.split('\n').length - 1;
  const body = rest.slice(above.length);
  // The header's own line break is not a blank line.
  const firstBlank = header === '' ? blankAbove : Math.max(0, blankAbove - 1);
  const whole = yield* wholeItems(text, header, body, names);
  if (whole !== undefined) {
    const made = yield* assembled(header, withBlank(whole, firstBlank), names);
    if (isSame(made.source, text)) return made;
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
  const made = yield* assembled(header, pieces, names);
  if (sameButTails(made.source, text) || isSame(made.source, text)) return made;
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

function assemble(header: string, items: readonly Item[], names: ProgramNames): Assembled {
  return atOnce(assembled(header, items, names));
}

/** Whether items say the same as their text, each apart from the rest of the program. */
function isFaithful(items: readonly Item[], text: string, names: ProgramNames): boolean {
  return isSame(assemble('', items, names).source, text);
}
