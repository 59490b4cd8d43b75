import type { Series } from '../../../lessons/format/lesson.ts';
import { leftInset, plotWidth, square, timeScale, valueScale, type Scale } from './chart-scale.ts';
import { Decimator, type Curve } from './decimate.ts';

/** A measured line. `colour` is a token of the look without its dashes, such as `check`. */
export interface PlotLine {
  readonly label: string;
  readonly colour: string;
  readonly curve: Curve;
  /** What stays the same from drawing to drawing while the curve grows: its series. */
  readonly of: object;
}

/** A line of an earlier run, told apart by its dashes (CSS pixels of line and gap) and its label. */
export interface EarlierLine extends PlotLine {
  readonly dash: readonly number[];
}

/** A moment somebody marked; `time` in seconds. */
export interface PlotMark {
  readonly number: number;
  readonly time: number;
  readonly note: string;
}

/** What there is to draw, before anybody knows how wide a square is. */
export interface ViewRequest {
  /** CSS pixels of the whole drawing. */
  readonly width: number;
  /** CSS pixels left of the plot at the last drawing: most likely the same now. */
  readonly left: number;
  /** On short screens (a Chromebook with browser bars) the same squares are flatter. */
  readonly short: boolean;
  /** Nothing is drawn above it (a real board lies on the table): more squares, of the same size. */
  readonly tall?: boolean;
  readonly lines: readonly PlotLine[];
  readonly earlier: readonly EarlierLine[];
  readonly lesson: Series | undefined;
  readonly prediction:
    | {
        readonly points: readonly { time: number; value: number }[];
        readonly label: string;
        readonly seconds: number;
      }
    | undefined;
  readonly band: PlotState['band'];
  readonly marks: readonly PlotMark[];
  /** Seconds: the right end of what is in sight. */
  readonly reach: number;
  readonly running: boolean;
  readonly sight: 'minute' | 'whole';
}

/** What a drawing needs to know, and no more. */
export interface PlotState {
  /** CSS pixels of the whole drawing; the plot's own height is a whole number of squares. */
  readonly width: number;
  /** CSS pixels left of the plot. */
  readonly left: number;
  readonly squaresHigh: number;
  /** CSS pixels of a square's height. */
  readonly squareHeight: number;
  readonly time: Scale;
  readonly values: Scale;
  /** Curves are decimated: only what can be seen. */
  readonly lines: readonly PlotLine[];
  readonly earlier: readonly EarlierLine[];
  readonly marks: readonly PlotMark[];
  /** Seconds; lines go on level until here. */
  readonly now: number;
  readonly running: boolean;
  readonly prediction:
    { readonly points: readonly { time: number; value: number }[]; readonly label: string } | undefined;
  readonly band: { readonly from: number; readonly to: number; readonly label: string } | undefined;
}

/** Seconds in sight when nobody predicted anything. */
export const liveWindow = 60;
/** Seconds of a whole run at least: squares of a tenth of a second tell nothing. */
const leastWhole = 10;
/** CSS pixels that share a least and a greatest value of an earlier run: dashes hide more, and cost the most. */
const earlierPixels = (lines: number): number => (lines <= 6 ? 2 : 5);
/** Squares from bottom to top. */
const squaresHigh = 7;
const squaresHighTall = 14;

/** Seconds that the drawing spans, before they are rounded to squares. */
function secondsInSight({ sight, prediction, reach, earlier }: Sight): number {
  const seconds = prediction?.seconds ?? liveWindow;
  if (sight === 'minute') return seconds;
  const ends = earlier.map(({ curve }) => (curve.times[curve.length - 1] ?? 0) / 1000);
  return Math.max(leastWhole, prediction?.seconds ?? 0, reach, ...ends);
}

type Sight = Pick<ViewRequest, 'sight' | 'prediction' | 'reach' | 'earlier'>;

/** Chooses scales for what is in sight and leaves out what no eye could tell apart. */
export function viewOf(request: ViewRequest): PlotState {
  const { width, short, lesson, prediction, band, marks, reach, running } = request;
  const seconds = secondsInSight(request);
  // The time in sight decides the values in sight, whose labels decide the room for time: a guess comes first.
  const guess = timeScale(reach, seconds, plotWidth(width, request.left));
  const seen = ({ of, curve }: PlotLine, time: Scale, each = 1): Curve => {
    let decimator = decimators.get(of);
    if (decimator === undefined) decimators.set(of, (decimator = new Decimator()));
    return decimator.see(curve, time.from * 1000, time.to * 1000, Math.ceil(plotWidth(width, 0) / each));
  };
  let lines = request.lines.map((line) => ({ ...line, curve: seen(line, guess) }));
  const pixels = earlierPixels(request.earlier.length);
  let earlier = request.earlier.map((line) => ({ ...line, curve: seen(line, guess, pixels) }));
  const range = rangeOf([...lines, ...earlier], lesson, prediction?.points ?? []);
  const rows = request.tall === true && !short ? squaresHighTall : squaresHigh;
  const values = valueScale(range.from, range.to, rows);
  const left = leftInset(values);
  const time = timeScale(reach, seconds, plotWidth(width, left));
  if (time.from !== guess.from || time.to !== guess.to) {
    lines = request.lines.map((line) => ({ ...line, curve: seen(line, time) }));
    earlier = request.earlier.map((line) => ({ ...line, curve: seen(line, time, pixels) }));
  }
  return {
    width,
    squaresHigh: rows,
    squareHeight: short ? 14 : square,
    time,
    values,
    left,
    lines,
    earlier,
    marks: marks.filter((mark) => mark.time >= time.from && mark.time <= time.to),
    now: reach,
    running,
    prediction,
    band,
  };
}

/** What was read of each series for the last drawing: an hour of samples is not read anew for each. */
const decimators = new WeakMap<object, Decimator>();

/** The lesson's range, made wider by what does not fit in it; outside a lesson what is in sight. */
function rangeOf(
  lines: readonly PlotLine[],
  lesson: Series | undefined,
  predicted: readonly { readonly value: number }[],
): { from: number; to: number } {
  let from = lesson?.range.from ?? Infinity;
  let to = lesson?.range.to ?? -Infinity;
  const take = (value: number): void => {
    from = Math.min(from, value);
    to = Math.max(to, value);
  };
  for (const { curve } of lines) {
    for (let index = 0; index < curve.length; index += 1) take(curve.values[index] ?? 0);
  }
  for (const point of predicted) take(point.value);
  if (from > to) return { from: 0, to: 10 };
  // Without a range of the lesson's, a line that lies on the edge would be cut in half.
  const room = lesson === undefined ? (to - from) * 0.03 : 0;
  return { from: from - room, to: to + room };
}
