import type { BlocksDocument, BlockState } from '../blocks/blocks-document.ts';
import { generatePython } from '../blocks/generate-python.ts';
import { pythonTree } from '../blocks/python-tree.ts';

/** Which blocks a line of the text is, and which lines a block is. Lines count from 1. */
export interface LineLinks {
  /** For every line of the text, from the first: the block to light. */
  readonly blocks: readonly (string | undefined)[];
  /** A block's lines with all that is inside it; those of what holds it, when it has none of its own. */
  linesOf(block: string): readonly number[];
}

/**
 * Links a document with the Python it stands for. The text may be set otherwise than blocks would set it (other
 * spaces, brackets, breaks in long lines): its statements are the same, one after the other, and are counted.
 */
export function lineLinks(document: BlocksDocument, source: string): LineLinks {
  const generated = generatePython(document);
  const blocks = withStart(
    document,
    source,
    generated.source === source ? generated.lines : moved(generated.lines, generated.source, source),
  );
  let holders: ReadonlyMap<string, BlockState | undefined> | undefined;
  return {
    blocks,
    linesOf(id) {
      holders ??= holdersIn(document);
      let at: string | undefined = id;
      while (at !== undefined && holders.has(at)) {
        const inside = idsInside(document, at);
        const lines = blocks.flatMap((block, index) =>
          block !== undefined && inside.has(block) ? [index + 1] : [],
        );
        if (lines.length > 0) return lines;
        at = holders.get(at)?.id;
      }
      return [];
    },
  };
}

/** The first lines, which bring what the program uses, are the start's. */
function withStart(
  document: BlocksDocument,
  source: string,
  lines: readonly (string | undefined)[],
): (string | undefined)[] {
  const start = document.workspace.blocks.blocks.find((block) => block.type === 'start');
  const first = lines.findIndex((id) => id !== undefined);
  const texts = source.split('\n');
  return texts.map((text, index) => {
    if (first >= 0 && index >= first) return lines[index];
    return text.trim() === '' ? undefined : start?.id;
  });
}

/** The lines' blocks, for a text whose statements stand in other places. */
function moved(
  lines: readonly (string | undefined)[],
  generated: string,
  source: string,
): (string | undefined)[] {
  const there = landmarks(generated);
  const here = landmarks(source);
  const same = there.length === here.length && there.every(({ name }, index) => name === here[index]?.name);
  const count = source.split('\n').length;
  // Not the same program, word for word: what begins alike is still worth showing.
  const pairs = same ? here.length : commonBeginning(there, here);
  const found: (string | undefined)[] = Array.from({ length: count }, () => undefined);
  for (let index = 0; index < pairs; index++) {
    const from = here[index]?.line ?? count;
    const to = here[index + 1]?.line ?? (same ? count : from + 1);
    const id = lines[there[index]?.line ?? lines.length];
    for (let line = from; line < Math.max(to, from + 1); line++) found[line] = id;
  }
  const texts = source.split('\n');
  return found.map((id, index) => (texts[index]?.trim() === '' ? undefined : id));
}

interface Landmark {
  readonly name: string;
  /** From 0. */
  readonly line: number;
}

const clauses = new Set(['else', 'elif', 'except', 'finally', 'Comment']);

/** What begins a line of its own in any layout: statements, their clauses, notes. */
function landmarks(source: string): Landmark[] {
  const found: Landmark[] = [];
  let line = 0;
  let counted = 0;
  pythonTree(source).iterate({
    enter({ name, from }) {
      if (!clauses.has(name) && !/(Statement|Definition)$/.test(name)) return;
      for (; counted < from; counted++) if (source[counted] === '\n') line++;
      found.push({ name, line });
    },
  });
  return found;
}

function commonBeginning(a: readonly Landmark[], b: readonly Landmark[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count]?.name === b[count]?.name) count++;
  return count;
}

/** For every block, the one that holds it in one of its places. */
function holdersIn(document: BlocksDocument): Map<string, BlockState | undefined> {
  const holders = new Map<string, BlockState | undefined>();
  const waiting: [BlockState, BlockState | undefined][] = document.workspace.blocks.blocks.map((block) => [
    block,
    undefined,
  ]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [block, holder] = next;
    holders.set(block.id, holder);
    for (const inner of insideOf(block)) waiting.push([inner, block]);
    if (block.next !== undefined) waiting.push([block.next.block, holder]);
  }
  return holders;
}

function idsInside(document: BlocksDocument, id: string): ReadonlySet<string> {
  const ids = new Set<string>();
  const waiting: [BlockState, boolean][] = document.workspace.blocks.blocks.map((block) => [block, false]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [block, isInside] = next;
    const counts = isInside || block.id === id;
    if (counts) ids.add(block.id);
    for (const inner of insideOf(block)) waiting.push([inner, counts]);
    // What follows a block is inside what holds it, not inside the block.
    if (block.next !== undefined) waiting.push([block.next.block, isInside]);
  }
  return ids;
}

function insideOf(block: BlockState): BlockState[] {
  return Object.values(block.inputs ?? {}).flatMap(({ block: held, shadow }) =>
    held !== undefined ? [held] : shadow !== undefined ? [shadow] : [],
  );
}
