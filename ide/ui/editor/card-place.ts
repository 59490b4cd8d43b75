import type { BlockPlace } from './block-place.ts';

/** Where the card of a block stands, in pixels of the canvas, and on which side of its block. */
export interface CardPlace {
  readonly side: 'right' | 'below' | 'above';
  readonly left: number;
  readonly top: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a card and its block, and between a card and the canvas's edge. */
const gap = 14;
const edge = 8;

/**
 * A place for a card that does not cover its block: beside it where there is room, else below its first row, else
 * above. `from` is where the canvas begins behind the drawers. Undefined while the block is out of sight.
 */
export function cardPlace(
  block: Omit<BlockPlace, 'isValue'>,
  card: Size,
  canvas: Size,
  from: number,
): CardPlace | undefined {
  if (block.bottom < 0 || block.top > canvas.height || block.right < from || block.left > canvas.width)
    return undefined;
  const within = (value: number, least: number, most: number): number =>
    Math.round(Math.max(least, Math.min(value, most)));
  const lowest = canvas.height - card.height - edge;
  if (block.right + gap + card.width <= canvas.width - edge)
    return {
      side: 'right',
      left: Math.round(block.right + gap),
      top: within(block.middle - 32, edge, lowest),
    };
  const left = within(block.left, from + edge, canvas.width - card.width - edge);
  if (block.bottom + gap <= lowest || block.top - gap - card.height < edge)
    return { side: 'below', left, top: Math.round(block.bottom + gap) };
  return { side: 'above', left, top: Math.round(block.top - gap - card.height) };
}
