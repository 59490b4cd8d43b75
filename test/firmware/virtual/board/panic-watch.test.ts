import { describe, expect, it } from 'vitest';
import { PanicWatch } from '../../../../firmware/virtual/board/panic-watch.ts';

const face = '9909999099000000999090009';
const zero = '0990090090900909009009900';
const two = '9990000090099009000099990';
const four = '0099009090900909999900090';

/** Shows pictures one after the other, each for so many milliseconds. */
function watch(...shown: readonly (readonly [string, number])[]): { codes: number[]; watch: PanicWatch } {
  const codes: number[] = [];
  const panic = new PanicWatch((code) => codes.push(code));
  let time = 1000;
  for (const [picture, milliseconds] of shown) {
    panic.frame([...picture].map(Number), time);
    time += milliseconds;
  }
  return { codes, watch: panic };
}

describe('panic watch', () => {
  it('reads the code once it was shown, and tells it once', () => {
    const round = [
      [face, 573],
      [zero, 573],
      [four, 573],
      [two, 573],
    ] as const;
    const { codes, watch: panic } = watch(...round, ...round, ...round);
    expect(codes).toEqual([42]);
    expect(panic.seen).toBe(true);
    panic.reset();
    expect(panic.seen).toBe(false);
  });

  it('counts like digits by their time', () => {
    expect(watch([face, 573], [zero, 1147], [two, 573], [face, 573]).codes).toEqual([2]);
    expect(watch([face, 573], [two, 1720], [face, 573]).codes).toEqual([222]);
  });

  it('is not taken in by a program that shows a sad face and numbers', () => {
    expect(watch([face, 400], [zero, 400], [four, 400], [two, 400], [face, 400]).codes).toEqual([]);
    expect(watch([face, 1000], [zero, 1000], [four, 1000], [two, 1000], [face, 1000]).codes).toEqual([]);
    expect(watch([face, 573], [zero, 573], [face, 573]).codes).toEqual([]);
  });
});
