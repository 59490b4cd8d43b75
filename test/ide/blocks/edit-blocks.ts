import { parseBlocksDocument, type BlocksDocument } from '../../../ide/blocks/blocks-document.ts';
import fc from '../../property.ts';

/** What a pupil does to blocks on the sheet, by chance: where, and what. */
export const edits = fc.array(
  fc.record({
    what: fc.constantFrom('remove', 'copy', 'swap', 'number', 'text', 'move', 'add'),
    at: fc.nat(),
    to: fc.nat(),
  }),
  { minLength: 1, maxLength: 4 },
);

type Edit = typeof edits extends fc.Arbitrary<readonly (infer E)[]> ? E : never;

/** A block as loose JSON, to be changed in place. */
interface Loose {
  type: string;
  id: string;
  data?: string;
  fields?: Record<string, unknown>;
  inputs?: Record<string, { block?: Loose; shadow?: Loose }>;
  next?: { block: Loose };
}

/** The document after some edits, as the workspace would save it. */
export function edited(document: BlocksDocument, changes: readonly Edit[]): BlocksDocument {
  const copy = structuredClone(document) as unknown as { workspace: { blocks: { blocks: Loose[] } } };
  let count = 0;
  for (const { what, at, to } of changes) {
    const all = everyBlock(copy.workspace.blocks.blocks);
    // What stands above a block by its `next`: the handle by which it is moved.
    const holders = all.filter((block) => block.next !== undefined);
    const holder = holders[at % Math.max(1, holders.length)];
    const target = holder?.next?.block;
    if (holder === undefined || target === undefined) continue;
    const below = target.next;
    switch (what) {
      case 'remove':
        put(holder, below?.block);
        break;
      case 'copy':
        put(target, fresh(structuredClone(target), ++count));
        break;
      case 'swap':
        if (below === undefined) break;
        put(holder, below.block);
        put(target, below.block.next?.block);
        put(below.block, target);
        break;
      case 'move': {
        put(holder, below?.block);
        delete target.next;
        const inside = new Set(everyBlock([target]));
        const places = everyBlock(copy.workspace.blocks.blocks).filter(
          (block) => !inside.has(block) && isStatement(block, copy.workspace.blocks.blocks),
        );
        const place = places[to % places.length];
        if (place === undefined) break;
        put(target, place.next?.block);
        put(place, target);
        break;
      }
      case 'add':
        put(holder, {
          type: 'data_print',
          id: `new${String(++count)}`,
          inputs: {
            VALUE: {
              shadow: { type: 'text', id: `t${String(count)}`, fields: { TEXT: `new ${String(to % 9)}` } },
            },
          },
          next: { block: target },
        });
        break;
      default: {
        const type = what === 'number' ? 'maths_number' : 'text';
        const values = all.filter((block) => block.type === type);
        const value = values[to % Math.max(1, values.length)];
        if (value !== undefined)
          value.fields = type === 'text' ? { TEXT: `it's "${String(at % 9)}"` } : { NUM: at % 99 };
      }
    }
  }
  const read = parseBlocksDocument(copy);
  if (!read.ok || read.problems.length > 0) throw new Error(JSON.stringify(read));
  return read.document;
}

function put(holder: Loose, block: Loose | undefined): void {
  if (block === undefined) delete holder.next;
  else holder.next = { block };
}

function fresh(block: Loose, count: number): Loose {
  const { next, ...alone } = block;
  for (const one of everyBlock([alone])) one.id = `${one.id}~${String(count)}`;
  return { ...alone, ...(next === undefined ? {} : { next }) };
}

function isStatement(block: Loose, stacks: readonly Loose[]): boolean {
  if (block.type === 'start' || block.next !== undefined) return true;
  return everyBlock(stacks).some((one) => one.next?.block === block);
}

function everyBlock(stacks: readonly Loose[]): Loose[] {
  const found: Loose[] = [];
  const waiting = [...stacks];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    found.push(at);
    for (const held of Object.values(at.inputs ?? {}))
      for (const inner of [held.block, held.shadow]) if (inner !== undefined) waiting.push(inner);
    if (at.next !== undefined) waiting.push(at.next.block);
  }
  return found;
}
