import type { SketchAnswer } from './overlay.ts';

/**
 * A curve while it is being drawn: one value at each of `columns` + 1 moments, evenly spaced. It always
 * begins at the given start and has no holes: what is drawn ahead is joined to what was there.
 * Immutable: every stroke makes a new draft.
 */
export interface SketchDraft {
  readonly frame: SketchFrame;
  /** Values from the first moment to the last one drawn. Never empty: the start is given. */
  readonly values: readonly number[];
  /** Seconds; `never` is an answer too. */
  readonly mark: number | 'never' | undefined;
}

/** What is the same for the whole drawing. */
export interface SketchFrame {
  readonly seconds: number;
  readonly from: number;
  readonly to: number;
}

/** Moments in a sketch. 60 is finer than a hand draws and small enough to store. */
export const columns = 60;
/** Every sixth moment can be set from the keyboard: eleven points, the first of which is given. */
export const knotEvery = 6;
/** A curve that reaches this far is taken as finished; its end is drawn on level. */
const enough = Math.round(columns * 0.94);

export function newDraft(frame: SketchFrame, start: number): SketchDraft {
  return { frame, values: [clampValue(frame, start)], mark: undefined };
}

/** Draws a straight piece between two places (in seconds and the series' unit), as a moving pen does. */
export function stroke(
  draft: SketchDraft,
  a: { readonly time: number; readonly value: number },
  b: { readonly time: number; readonly value: number },
): SketchDraft {
  const { frame } = draft;
  const [left, right] = a.time <= b.time ? [a, b] : [b, a];
  const first = clampColumn((left.time / frame.seconds) * columns);
  const last = clampColumn((right.time / frame.seconds) * columns);
  const values = [...draft.values];
  const leftValue = clampValue(frame, left.value);
  const rightValue = clampValue(frame, right.value);
  join(values, Math.max(first, 1), leftValue);
  for (let column = Math.max(first, 1); column <= last; column += 1) {
    const share = last === first ? 1 : (column - first) / (last - first);
    values[column] = leftValue + (rightValue - leftValue) * share;
  }
  return { ...draft, values: finished(values) };
}

/** Sets the value at a knot (0..columns / knotEvery) and bends the curve to it from the knots beside it. */
export function setKnot(draft: SketchDraft, knot: number, value: number): SketchDraft {
  const at = Math.min(Math.max(knot, 1), columns / knotEvery) * knotEvery;
  const values = [...draft.values];
  const target = clampValue(draft.frame, value);
  join(values, at, target);
  values[at] = target;
  const before = values[at - knotEvery] ?? target;
  for (let step = 1; step < knotEvery; step += 1) {
    values[at - knotEvery + step] = before + ((target - before) * step) / knotEvery;
  }
  const after = values[at + knotEvery];
  if (after !== undefined) {
    for (let step = 1; step < knotEvery; step += 1) {
      values[at + step] = target + ((after - target) * step) / knotEvery;
    }
  } else {
    values.length = at + 1;
  }
  return { ...draft, values };
}

/** The value at a knot, or where the line would go on from when nothing is drawn there yet. */
export function knotValue(
  draft: SketchDraft,
  knot: number,
): { readonly value: number; readonly drawn: boolean } {
  const value = draft.values[knot * knotEvery];
  if (value !== undefined) return { value, drawn: true };
  return { value: draft.values.at(-1) ?? draft.frame.from, drawn: false };
}

export function setMark(draft: SketchDraft, mark: number | 'never'): SketchDraft {
  if (mark === 'never') return { ...draft, mark };
  const time = Math.min(Math.max(Math.round(mark), 0), draft.frame.seconds);
  return { ...draft, mark: time };
}

export function isDrawn(draft: SketchDraft): boolean {
  return draft.values.length > columns;
}

/** The answer as it is stored; undefined until the line is whole and, where asked for, the mark is set. */
export function answerOf(draft: SketchDraft, marked: boolean): SketchAnswer | undefined {
  if (!isDrawn(draft) || (marked && draft.mark === undefined)) return undefined;
  const points = draft.values.map((value, column) => ({
    time: round((column / columns) * draft.frame.seconds),
    value: round(value),
  }));
  return { type: 'sketch', points, ...(typeof draft.mark === 'number' ? { mark: draft.mark } : {}) };
}

/** Fills what is missing before `column` with a straight line to `value`. */
function join(values: number[], column: number, value: number): void {
  const end = values.length - 1;
  const start = values[end] ?? value;
  for (let missing = end + 1; missing < column; missing += 1) {
    values[missing] = start + ((value - start) * (missing - end)) / (column - end);
  }
}

function finished(values: number[]): readonly number[] {
  const last = values.at(-1);
  if (values.length - 1 < enough || last === undefined) return values;
  while (values.length <= columns) values.push(last);
  return values;
}

function clampColumn(column: number): number {
  return Math.min(Math.max(Math.round(column), 0), columns);
}

function clampValue(frame: SketchFrame, value: number): number {
  return Math.min(Math.max(value, frame.from), frame.to);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
