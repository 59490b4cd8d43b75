import { language } from '../../i18n/translate.ts';

/** One square of the exercise book, in CSS pixels (`--square`). */
export const square = 20;

/** CSS pixels around the plot: for the time labels, and a last dot that is cut by nothing. */
export const plotInset = { right: 8, top: 8, bottom: 22 } as const;

/** CSS pixels left of the plot: for the value labels, wider when a label is long. */
export function leftInset(values: Scale): number {
  const longest = Math.max(...marks(values, 2).map((mark) => markLabel(mark).length));
  return longest <= 4 ? 34 : 12 + longest * 7.5;
}

/** Width of the plot itself in a drawing that wide. */
export function plotWidth(width: number, left: number): number {
  return Math.max(square, width - left - plotInset.right);
}

/** Where a scale begins and ends, and what a square is worth. `to` lies on a square too where it was asked. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly perSquare: number;
}

const timeSteps = [0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1800, 3600];

/** CSS pixels that a square of time must have at least. */
const narrowestSquare = 16;

/**
 * A time scale `width` CSS pixels wide. The newest `window` seconds are in it, from 0 as long as they reach
 * back to it; it moves on by whole squares, so that the squares stand still. A square is worth a number people
 * count in and is about as wide as it is high.
 */
export function timeScale(now: number, window: number, width: number): Scale {
  const most = Math.max(1, Math.floor(width / narrowestSquare));
  const least = window / most;
  const perSquare = timeSteps.find((step) => step >= least - 1e-9) ?? Math.ceil(least / 3600) * 3600;
  const span = Math.ceil(window / perSquare - 1e-9) * perSquare;
  const from = now <= span ? 0 : Math.ceil((now - span) / perSquare - 1e-9) * perSquare;
  return { from, to: from + span, perSquare };
}

/** Values beyond it, in either direction, are cut by the edge: no sensor knows such numbers, a program may. */
const greatest = 1e15;
/** Differences below it are none. */
const least = 1e-9;

/** A value scale over whole squares that holds `from` to `to`, with 1, 2, 2.5 or 5 times a power of ten a square. */
export function valueScale(from: number, to: number, squares: number): Scale {
  const bounded = (value: number): number => Math.min(Math.max(value, -greatest), greatest);
  let low = bounded(Math.min(from, to));
  let high = bounded(Math.max(from, to));
  // What a number of this size cannot tell apart: six digits are more than a chart shows.
  const same = Math.max(least, Math.max(Math.abs(low), Math.abs(high)) * 1e-6);
  if (high - low < same) {
    // Something constant lies in the middle, with room for it to change by some per cent.
    const size = Math.abs(low) < least ? 1 : niceStep(Math.abs(low) * 0.05);
    const room = size * Math.floor((squares - 1) / 2);
    low -= room;
    high += room;
  }
  for (let step = niceStep((high - low) / squares); ; step = niceStep(step * 1.01)) {
    const start = Math.floor(low / step + 1e-9) * step;
    if (start + squares * step >= high - step * 1e-6)
      return { from: start, to: start + squares * step, perSquare: step };
  }
}

/** The next of ..., 0.5, 1, 2, 2.5, 5, 10, ... that is not less; marks stand every second square. */
function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= atLeast * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Marks of a scale: every `every` squares, beginning with the first. */
export function marks({ from, to, perSquare }: Scale, every: number): number[] {
  const step = perSquare * every;
  const first = Math.ceil(from / step - 1e-9) * step;
  const count = Math.floor((to - first) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    Number((first + index * step).toPrecision(12)),
  );
}

let labels:
  | { readonly language: string; readonly digits: Intl.NumberFormat; readonly powers: Intl.NumberFormat }
  | undefined;

/** A mark of a scale in digits, without thousands' points, which cost room; very great and small ones as powers. */
export function markLabel(value: number): string {
  const current = language.value.language;
  // Making a format costs more than all the labels of a drawing.
  if (labels?.language !== current) {
    const digits = new Intl.NumberFormat(current, { maximumFractionDigits: 3, useGrouping: false });
    const powers = new Intl.NumberFormat(current, { notation: 'scientific', maximumFractionDigits: 2 });
    labels = { language: current, digits, powers };
  }
  const size = Math.abs(value);
  return (size >= 1e7 || (size > 0 && size < 1e-3) ? labels.powers : labels.digits).format(value);
}
