import { describe, expect, it } from 'vitest';
import { cardPlace } from '../../../../ide/ui/editor/card-place.ts';

const card = { width: 300, height: 150 };
const canvas = { width: 800, height: 500 };
const drawers = 92;
const block = (left: number, top: number, width = 160) => ({
  left,
  right: left + width,
  top,
  bottom: top + 40,
  middle: top + 20,
});

describe('where a card explains a block', () => {
  it('stands beside the block where there is room', () => {
    expect(cardPlace(block(120, 200), card, canvas, drawers)).toMatchObject({ side: 'right', left: 294 });
  });

  it('stands below a long block, and above one at the bottom, without covering it', () => {
    expect(cardPlace(block(120, 200, 500), card, canvas, drawers)).toEqual({
      side: 'below',
      left: 120,
      top: 254,
    });
    expect(cardPlace(block(120, 400, 500), card, canvas, drawers)).toEqual({
      side: 'above',
      left: 120,
      top: 236,
    });
  });

  it('never leaves the canvas nor lies over the drawers', () => {
    const place = cardPlace(block(60, 200, 700), card, canvas, drawers);
    expect(place?.left).toBe(100);
    expect(cardPlace(block(700, 200, 500), card, canvas, drawers)?.left).toBe(492);
    expect(cardPlace(block(120, 5), card, canvas, drawers)?.top).toBe(8);
  });

  it('is not there while its block is out of sight', () => {
    expect(cardPlace(block(120, -80), card, canvas, drawers)).toBeUndefined();
    expect(cardPlace(block(120, 900), card, canvas, drawers)).toBeUndefined();
    expect(cardPlace(block(-300, 200), card, canvas, drawers)).toBeUndefined();
  });
});
