import type uPlot from 'uplot';
import { marks, plotInset } from './chart-scale.ts';
import type { PlotState } from './chart-view.ts';
import type { Curve } from './decimate.ts';

/** A canvas with its scales, in device pixels, and what belongs on it. */
export interface Easel {
  readonly plot: uPlot;
  readonly state: PlotState;
  /** A token of the look. */
  readonly colour: (token: string) => string;
  readonly x: (seconds: number) => number;
  readonly y: (value: number) => number;
  /** Device pixels of a CSS pixel. */
  readonly unit: number;
}

/** Under the measured lines: squares, the safe band, and earlier runs. */
export function paintPaper(easel: Easel): void {
  const { plot, state, unit } = easel;
  const { ctx, bbox } = plot;
  ctx.save();
  if (state.band === undefined) {
    paintSquares(easel);
  } else {
    const top = bandEdge(easel, state.band.to);
    const bottom = bandEdge(easel, state.band.from);
    ctx.fillStyle = easel.colour('solve-tint');
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
    paintSquares(easel);
    ctx.strokeStyle = easel.colour('solve');
    ctx.lineWidth = unit;
    ctx.lineCap = 'round';
    ctx.setLineDash([unit, 4 * unit]);
    ctx.beginPath();
    for (const edge of [top, bottom]) {
      ctx.moveTo(bbox.left, edge);
      ctx.lineTo(bbox.left + bbox.width, edge);
    }
    ctx.stroke();
  }
  paintEarlier(easel);
  ctx.restore();
}

function paintSquares({ plot, state, colour, x, y, unit }: Easel): void {
  const { ctx, bbox } = plot;
  ctx.strokeStyle = colour('grid');
  ctx.lineWidth = unit;
  ctx.beginPath();
  for (const mark of marks(state.time, 1)) {
    const at = Math.round(x(mark)) + 0.5;
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
  }
  for (const mark of marks(state.values, 1)) {
    const at = Math.round(y(mark)) + 0.5;
    ctx.moveTo(bbox.left, at);
    ctx.lineTo(bbox.left + bbox.width, at);
  }
  ctx.stroke();
}

/** Lines of earlier runs, level between two samples like the measured ones. */
function paintEarlier({ plot, state, colour, x, y, unit }: Easel): void {
  const { ctx, bbox } = plot;
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineCap = 'butt';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 2 * unit;
  for (const line of state.earlier) {
    ctx.strokeStyle = colour(line.colour);
    ctx.setLineDash(line.dash.map((length) => length * unit));
    ctx.beginPath();
    let level = 0;
    for (let index = 0; index < line.curve.length; index += 1) {
      const across = x((line.curve.times[index] ?? 0) / 1000);
      const up = y(line.curve.values[index] ?? 0);
      if (index === 0) ctx.moveTo(across, up);
      else ctx.lineTo(across, level);
      ctx.lineTo(across, up);
      level = up;
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

/** Over the measured lines: prediction, marks, and the line of now. */
export function paintOver(easel: Easel): void {
  const { plot, state, colour, x, y, unit } = easel;
  const { ctx, bbox } = plot;
  ctx.save();
  clip(easel);
  if (state.band !== undefined) {
    const bottom = bandEdge(easel, state.band.from);
    write(easel, state.band.label, bbox.left + bbox.width - 4 * unit, bottom - 6 * unit, 'solve', 'right');
  }
  const { prediction } = state;
  if (prediction !== undefined && prediction.points.length > 1) {
    ctx.strokeStyle = colour('think');
    ctx.lineWidth = 3 * unit;
    ctx.lineCap = 'round';
    ctx.lineJoin = 'round';
    ctx.setLineDash([8 * unit, 6 * unit]);
    ctx.beginPath();
    prediction.points.forEach((point, index) => {
      if (index === 0) ctx.moveTo(x(point.time), y(point.value));
      else ctx.lineTo(x(point.time), y(point.value));
    });
    ctx.stroke();
    ctx.setLineDash([]);
    labelPrediction(easel, prediction);
  }
  paintMarks(easel);
  if (state.running && state.now > state.time.from) {
    ctx.globalAlpha = 0.6;
    ctx.strokeStyle = colour('ink');
    ctx.lineWidth = 1.5 * unit;
    ctx.setLineDash([3 * unit, 3 * unit]);
    ctx.beginPath();
    ctx.moveTo(x(state.now), bbox.top);
    ctx.lineTo(x(state.now), bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** A flag with its number at the top of a thin line, and the note beside it as far as there is room. */
function paintMarks(easel: Easel): void {
  const { plot, state, colour, x, unit } = easel;
  const { ctx, bbox } = plot;
  const right = bbox.left + bbox.width;
  const inTime = [...state.marks].sort((one, other) => one.time - other.time);
  for (const [index, { number, time, note }] of inTime.entries()) {
    const at = x(time);
    const text = String(number);
    const width = (8 + 7 * text.length) * unit;
    ctx.strokeStyle = colour('ink');
    ctx.lineWidth = 1.5 * unit;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    // At the right edge the flag flies to the left.
    const from = at + width > right + plotInset.right * unit ? at - width : at;
    ctx.fillStyle = colour('ink');
    ctx.fillRect(from, bbox.top, width, 15 * unit);
    setFont(easel);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    ctx.fillStyle = colour('sheet');
    ctx.fillText(text, from + width / 2, bbox.top + 12 * unit);
    const next = inTime[index + 1];
    const room = (next === undefined ? right : Math.min(right, x(next.time))) - from - width - 8 * unit;
    const shown = note === '' || from < at ? '' : shortened(ctx, note, room);
    if (shown !== '') write(easel, shown, from + width + 4 * unit, bbox.top + 12 * unit, 'ink', 'left');
  }
}

/** As much of a text as fits, with an ellipsis; `''` when hardly anything does. */
function shortened(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text;
  const letters = [...text];
  while (letters.length > 2) {
    letters.pop();
    const short = `${letters.join('').trimEnd()}…`;
    if (ctx.measureText(short).width <= room) return short;
  }
  return '';
}

function labelPrediction(easel: Easel, prediction: NonNullable<PlotState['prediction']>): void {
  const { plot, x, y, unit } = easel;
  const { bbox } = plot;
  const { points, label } = prediction;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return;
  // At the middle of what is in sight of the sketch, above all of the curve that it spans; below where there
  // is no room above.
  const from = Math.max(first.time, plot.scales['x']?.min ?? first.time);
  if (from >= last.time) return;
  const middle = x((from + last.time) / 2);
  setFont(easel);
  const width = plot.ctx.measureText(label).width + 4 * unit;
  const right = clamp(middle, bbox.left + width, bbox.left + bbox.width);
  const spanned = points.filter((point) => x(point.time) >= right - width && x(point.time) <= right + unit);
  const heights = spanned.map((point) => y(point.value));
  if (heights.length === 0) return;
  const above = Math.min(...heights) - 10 * unit;
  const baseline = above - 12 * unit < bbox.top ? Math.max(...heights) + 20 * unit : above;
  write(easel, label, right, baseline, 'think', 'right');
}

/** The last dot of each line and its name beside it; earlier runs are named where they end. */
export function paintLabels(easel: Easel): void {
  const { plot, state, colour, x, y, unit } = easel;
  const { ctx, bbox } = plot;
  const right = bbox.left + bbox.width;
  // Where a line ends: now, for what was measured last still holds.
  const endOf = ({ times, length }: Curve): number => Math.max(state.now, (times[length - 1] ?? 0) / 1000);
  const taken: { readonly baseline: number; readonly from: number; readonly to: number }[] = [];
  if (state.band !== undefined) {
    // The band's label lies in the right corner of the band.
    const baseline = bandEdge(easel, state.band.from) - 6 * unit;
    taken.push({ baseline, from: right - bbox.width * 0.5, to: right });
  }
  ctx.save();
  clip(easel);
  const label = (text: string, at: number, up: number, token: string): void => {
    setFont(easel);
    const width = ctx.measureText(text).width;
    // Beside the dot while there is room, else above the line; where others lie, as near as can be.
    const beside = right - at > Math.max(70 * unit, width + 12 * unit);
    const sides = [at + 9 * unit, Math.max(bbox.left, at - 6 * unit - width)];
    const places = beside ? [16, -10, 29, -23, 42, -36] : [-10, 20, -23, 33, -36, 46];
    const all = (beside ? sides : sides.slice(1)).flatMap((from) =>
      places.map((place) => ({
        from,
        to: from + width,
        baseline: clamp(up + place * unit, bbox.top + 12 * unit, bbox.top + bbox.height - 4 * unit),
      })),
    );
    const free = all.filter((one) =>
      taken.every(
        (other) =>
          Math.abs(other.baseline - one.baseline) >= 14 * unit || other.to < one.from || other.from > one.to,
      ),
    );
    const far = (one: { readonly baseline: number }): number => Math.abs(one.baseline - 4 * unit - up);
    const place = free.reduce<(typeof all)[number] | undefined>(
      (best, one) => (best === undefined || far(one) < far(best) - 8 * unit ? one : best),
      undefined,
    );
    const { from, baseline } = place ?? all[0] ?? { from: at, baseline: up };
    taken.push({ baseline, from, to: from + width });
    write(easel, text, from, baseline, token, 'left');
  };
  for (const { label: text, colour: token, curve } of state.lines) {
    const value = curve.values[curve.length - 1];
    if (value === undefined) continue;
    const at = x(endOf(curve));
    ctx.beginPath();
    ctx.arc(at, y(value), 5 * unit, 0, 2 * Math.PI);
    ctx.fillStyle = colour(token);
    ctx.strokeStyle = colour('sheet');
    ctx.lineWidth = 2 * unit;
    ctx.fill();
    ctx.stroke();
    label(text, at, y(value), token);
  }
  for (const { label: text, colour: token, curve } of state.earlier) {
    const value = curve.values[curve.length - 1];
    const time = curve.times[curve.length - 1];
    if (value !== undefined && time !== undefined) label(text, x(time / 1000), y(value), token);
  }
  ctx.restore();
}

/** What is written may stand out to the right a little, and nothing over the scales. */
function clip({ plot, unit }: Easel): void {
  const { ctx, bbox } = plot;
  ctx.beginPath();
  ctx.rect(bbox.left - 2 * unit, 0, bbox.width + plotInset.right * unit + 2 * unit, plot.height * unit);
  ctx.clip();
}

function bandEdge({ plot, y }: Easel, value: number): number {
  return clamp(y(value), plot.bbox.top, plot.bbox.top + plot.bbox.height);
}

function setFont({ plot, unit }: Easel): void {
  plot.ctx.font = `650 ${String(12.5 * unit)}px "Atkinson Hyperlegible Next", system-ui, sans-serif`;
}

function write(
  easel: Easel,
  text: string,
  x: number,
  baseline: number,
  token: string,
  align: 'left' | 'right',
): void {
  const { plot, colour, unit } = easel;
  const { ctx } = plot;
  setFont(easel);
  ctx.textAlign = align;
  ctx.textBaseline = 'alphabetic';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 * unit;
  ctx.strokeStyle = colour(token === 'solve' ? 'solve-tint' : 'sheet');
  ctx.strokeText(text, x, baseline);
  ctx.fillStyle = colour(token);
  ctx.fillText(text, x, baseline);
}

function clamp(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to);
}
