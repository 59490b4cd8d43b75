import type { BlockState } from './blocks-document.ts';

/** What the fields and inputs of a block are called, and what is in them. */

/** The text in a field; a number as text. */
export function partText(block: BlockState, field: string, fallback = ''): string {
  const value = block.fields?.[field];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : fallback;
}

/** Whether an input has something in it, a shadow too. */
export function hasPart(block: BlockState, input: string): boolean {
  return block.inputs?.[input] !== undefined;
}

/** The block in an input, or its shadow. */
export function heldBlock(block: BlockState, input: string): BlockState | undefined {
  const held = block.inputs?.[input];
  return held?.block ?? held?.shadow;
}

/** The name of a part that there may be several of: `EXCEPT`, `EXCEPT1`, … */
export function numbered(name: string, n: number): string {
  return n === 0 ? name : `${name}${String(n)}`;
}
