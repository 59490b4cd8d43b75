import { describe, expect, test } from 'vitest';
import {
  answerOf,
  columns,
  isDrawn,
  knotEvery,
  knotValue,
  newDraft,
  setKnot,
  setMark,
  stroke,
} from '../../../../ide/ui/lesson/sketch-draft.ts';
import fc from '../../../property.ts';

const frame = { seconds: 60, from: 0, to: 14 };
const fresh = newDraft(frame, 4);

describe('a sketch', () => {
  test('begins where the lesson says and is no answer yet', () => {
    expect(fresh.values).toEqual([4]);
    expect(answerOf(fresh, false)).toBeUndefined();
  });

  test('a stroke from left to right draws what the pen passed', () => {
    const draft = stroke(fresh, { time: 0, value: 4 }, { time: 30, value: 10 });
    expect(draft.values).toHaveLength(31);
    expect(draft.values[15]).toBeCloseTo(7);
    expect(isDrawn(draft)).toBe(false);
  });

  test('a stroke that starts further right is joined to the line', () => {
    const draft = stroke(fresh, { time: 20, value: 8 }, { time: 22, value: 8 });
    expect(draft.values[10]).toBeCloseTo(6);
  });

  test('the given start cannot be drawn over', () => {
    const draft = stroke(fresh, { time: 0, value: 14 }, { time: 10, value: 14 });
    expect(draft.values[0]).toBe(4);
    expect(draft.values[1]).toBe(14);
  });

  test('drawing backwards is drawing', () => {
    const there = stroke(fresh, { time: 0, value: 4 }, { time: 40, value: 9 });
    const back = stroke(fresh, { time: 40, value: 9 }, { time: 0, value: 4 });
    expect(back.values).toEqual(there.values);
  });

  test('a line that nearly reaches the edge is taken as whole', () => {
    const draft = stroke(fresh, { time: 0, value: 4 }, { time: 57, value: 9 });
    expect(isDrawn(draft)).toBe(true);
    expect(draft.values.at(-1)).toBeCloseTo(9);
  });

  test('key by key the same line can be drawn: the last knot makes it whole', () => {
    let draft = fresh;
    for (let knot = 1; knot <= columns / knotEvery; knot += 1) draft = setKnot(draft, knot, 4 + knot);
    expect(isDrawn(draft)).toBe(true);
    expect(knotValue(draft, 3)).toEqual({ value: 7, drawn: true });
    expect(draft.values[3 * knotEvery + knotEvery / 2]).toBeCloseTo(7.5);
  });

  test('bending one knot leaves the ones beside it where they are', () => {
    let draft = stroke(fresh, { time: 0, value: 4 }, { time: 60, value: 4 });
    draft = setKnot(draft, 5, 10);
    expect(knotValue(draft, 4).value).toBe(4);
    expect(knotValue(draft, 5).value).toBe(10);
    expect(knotValue(draft, 6).value).toBe(4);
  });

  test('where a mark is asked for, the answer waits for it; never is an answer too', () => {
    const line = stroke(fresh, { time: 0, value: 4 }, { time: 60, value: 9 });
    expect(answerOf(line, true)).toBeUndefined();
    expect(answerOf(setMark(line, 24.4), true)?.mark).toBe(24);
    expect(answerOf(setMark(line, 'never'), true)).toMatchObject({ type: 'sketch' });
    expect(answerOf(setMark(line, 'never'), true)?.mark).toBeUndefined();
    expect(setMark(line, 99).mark).toBe(60);
  });

  test('whatever is drawn, the line has no holes and stays on the paper', () => {
    const place = fc.record({
      time: fc.double({ min: -20, max: 90, noNaN: true }),
      value: fc.double({ min: -50, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 12 }), (strokes) => {
        const draft = strokes.reduce((so, [a, b]) => stroke(so, a, b), fresh);
        expect(draft.values.length).toBeLessThanOrEqual(columns + 1);
        for (let column = 0; column < draft.values.length; column += 1) {
          const value = draft.values[column];
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(14);
        }
      }),
    );
  });
});
