import uPlot from 'uplot';
import { marks, plotInset, plotWidth, markLabel, type Scale } from './chart-scale.ts';
import { decimate, type Curve } from './decimate.ts';

/** A measured line. `colour` is a token of the look without its dashes, such as `check`. */
export interface PlotLine {
  readonly label: string;
  readonly colour: string;
  readonly curve: Curve;
}

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
  readonly lines: readonly PlotLine[];
  /** Seconds; lines go on level until here. */
  readonly now: number;
  readonly running: boolean;
  readonly prediction:
    { readonly points: readonly { time: number; value: number }[]; readonly label: string } | undefined;
  readonly band: { readonly from: number; readonly to: number; readonly label: string } | undefined;
}

type Colours = Readonly<Record<string, string>>;

/**
 * The drawing of a chart, on uPlot: the only file that knows it. It is loaded when there is a chart to show.
 * uPlot brings canvas, scales, axes and the measured lines; squares, safe band, prediction and labels are drawn
 * by hand in the look of the exercise book, in the colours of its tokens.
 */
export class ChartPlot {
  private plot: uPlot | undefined;
  private lineCount = -1;
  private height = 0;
  private state: PlotState | undefined;
  private colours: Colours = {};

  constructor(private readonly host: HTMLElement) {
    this.readColours();
  }

  /** Reads the look's tokens; again after a change of theme. Not at each drawing: it makes the page compute styles. */
  readColours(): void {
    const style = getComputedStyle(this.host);
    this.colours = Object.fromEntries(
      tokens.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]),
    );
  }

  draw(state: PlotState): void {
    this.state = state;
    const height = state.squaresHigh * state.squareHeight + plotInset.top + plotInset.bottom;
    if (this.plot === undefined || this.lineCount !== state.lines.length) this.create(state, height);
    const plot = this.plot;
    if (plot === undefined) return;
    if (plot.width !== state.width || this.height !== height) {
      this.height = height;
      plot.setSize({ width: state.width, height });
    }
    // Asks the scales for their range, which is the state's.
    plot.setData(this.data(state), true);
  }

  destroy(): void {
    this.plot?.destroy();
    this.plot = undefined;
  }

  private create(state: PlotState, height: number): void {
    this.plot?.destroy();
    this.lineCount = state.lines.length;
    this.height = height;
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const font = '500 12.5px "Atkinson Hyperlegible Next", system-ui, sans-serif';
    const axis: uPlot.Axis = {
      font,
      stroke: () => this.colour('ink-2'),
      grid: { show: false },
      ticks: { show: false },
      border: { show: true, stroke: () => this.colour('edge'), width: 1.5 },
    };
    this.plot = new uPlot(
      {
        width: state.width,
        height,
        padding: [plotInset.top, plotInset.right, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        select: { show: false, left: 0, top: 0, width: 0, height: 0 },
        scales: {
          x: { time: false, range: () => this.range('time') },
          y: { range: () => this.range('values') },
        },
        axes: [
          {
            ...axis,
            size: plotInset.bottom,
            gap: 4,
            splits: () => this.timeMarks(),
            values: (_plot, splits) =>
              splits.map((seconds, index) => {
                const text = markLabel(seconds);
                return index === splits.length - 1 ? `${text}\u00a0s` : text;
              }),
          },
          {
            ...axis,
            size: () => this.state?.left ?? 0,
            gap: 5,
            splits: () => (this.state === undefined ? [] : marks(this.state.values, 2)),
            values: (_plot, splits) => splits.map(markLabel),
          },
        ],
        series: [
          {},
          ...state.lines.map((_line, index): uPlot.Series => ({
            stroke: () => this.colour(this.state?.lines[index]?.colour ?? 'check'),
            width: this.lineCount === 1 ? 3.5 : 2.5,
            points: { show: false },
            spanGaps: true,
            ...(stepped === undefined ? {} : { paths: stepped }),
          })),
        ],
        hooks: {
          drawClear: [(plot) => this.drawPaper(plot)],
          draw: [(plot) => this.drawOver(plot)],
        },
      },
      this.data(state),
      this.host,
    );
    // The drawing has a text of its own beside it.
    this.plot.root.setAttribute('aria-hidden', 'true');
  }

  private data(state: PlotState): uPlot.AlignedData {
    const { time, lines, now } = state;
    const buckets = Math.ceil(plotWidth(state.width, state.left));
    const tables = lines.map((line): uPlot.AlignedData => {
      const curve = decimate(line.curve, time.from * 1000, time.to * 1000, buckets);
      const times = Array.from(curve.times, (milliseconds) => milliseconds / 1000);
      const values = Array.from(curve.values);
      const last = times.at(-1);
      const value = values.at(-1);
      // What was measured last holds until now.
      if (last !== undefined && value !== undefined && now > last) {
        times.push(now);
        values.push(value);
      }
      return [times, values];
    });
    const [only] = tables;
    if (only === undefined) return [[]];
    return tables.length === 1 ? only : uPlot.join(tables);
  }

  private range(of: 'time' | 'values'): [number, number] {
    const scale = this.state?.[of];
    return scale === undefined ? [0, 1] : [scale.from, scale.to];
  }

  private timeMarks(): number[] {
    if (this.state === undefined) return [];
    const { time, width, left } = this.state;
    // About one label every hundred pixels, on a line of the squares.
    const squareWidth = (plotWidth(width, left) * time.perSquare) / (time.to - time.from);
    const every = Math.max(1, Math.round(95 / squareWidth / 5)) * 5;
    return marks(time, squareWidth > 40 ? 2 : every).filter((mark) => mark <= time.to - time.perSquare * 0.8);
  }

  private colour(token: string): string {
    return this.colours[token] ?? '#000000';
  }

  /** Squares and safe band, under everything. */
  private drawPaper(plot: uPlot): void {
    const { state } = this;
    if (state === undefined) return;
    const { ctx, bbox } = plot;
    const x = (seconds: number): number => plot.valToPos(seconds, 'x', true);
    const y = (value: number): number => plot.valToPos(value, 'y', true);
    const unit = uPlot.pxRatio;
    ctx.save();
    if (state.band !== undefined) {
      const top = clamp(y(state.band.to), bbox.top, bbox.top + bbox.height);
      const bottom = clamp(y(state.band.from), bbox.top, bbox.top + bbox.height);
      ctx.fillStyle = this.colour('solve-tint');
      ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
      this.drawSquares(plot, x, y);
      ctx.strokeStyle = this.colour('solve');
      ctx.lineWidth = unit;
      ctx.lineCap = 'round';
      ctx.setLineDash([unit, 4 * unit]);
      ctx.beginPath();
      for (const edge of [top, bottom]) {
        ctx.moveTo(bbox.left, edge);
        ctx.lineTo(bbox.left + bbox.width, edge);
      }
      ctx.stroke();
    } else {
      this.drawSquares(plot, x, y);
    }
    ctx.restore();
  }

  private drawSquares(plot: uPlot, x: (seconds: number) => number, y: (value: number) => number): void {
    const { state } = this;
    if (state === undefined) return;
    const { ctx, bbox } = plot;
    ctx.strokeStyle = this.colour('grid');
    ctx.lineWidth = uPlot.pxRatio;
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

  /** Prediction, the last dot, and words at the curves. */
  private drawOver(plot: uPlot): void {
    const { state } = this;
    if (state === undefined) return;
    const { ctx, bbox } = plot;
    const unit = uPlot.pxRatio;
    const x = (seconds: number): number => plot.valToPos(seconds, 'x', true);
    const y = (value: number): number => plot.valToPos(value, 'y', true);
    const right = bbox.left + bbox.width;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left - 2 * unit, 0, bbox.width + plotInset.right * unit + 2 * unit, plot.height * unit);
    ctx.clip();

    if (state.band !== undefined) {
      const bottom = clamp(y(state.band.from), bbox.top, bbox.top + bbox.height);
      this.write(plot, state.band.label, right - 4 * unit, bottom - 6 * unit, 'solve', 'right');
    }
    const { prediction } = state;
    if (prediction !== undefined && prediction.points.length > 1) {
      ctx.strokeStyle = this.colour('think');
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
      this.labelPrediction(plot, prediction, x, y);
    }
    if (state.running && state.now > state.time.from) {
      ctx.globalAlpha = 0.6;
      ctx.strokeStyle = this.colour('ink');
      ctx.lineWidth = 1.5 * unit;
      ctx.setLineDash([3 * unit, 3 * unit]);
      ctx.beginPath();
      ctx.moveTo(x(state.now), bbox.top);
      ctx.lineTo(x(state.now), bbox.top + bbox.height);
      ctx.stroke();
      ctx.setLineDash([]);
      ctx.globalAlpha = 1;
    }
    this.labelLines(plot, x, y);
    ctx.restore();
  }

  private labelPrediction(
    plot: uPlot,
    prediction: NonNullable<PlotState['prediction']>,
    x: (seconds: number) => number,
    y: (value: number) => number,
  ): void {
    const { bbox } = plot;
    const { points, label } = prediction;
    const first = points[0];
    const last = points.at(-1);
    if (first === undefined || last === undefined) return;
    const unit = uPlot.pxRatio;
    // At the middle of what is in sight of the sketch, above all of the curve that it spans; below where there
    // is no room above.
    const from = Math.max(first.time, plot.scales['x']?.min ?? first.time);
    if (from >= last.time) return;
    const middle = x((from + last.time) / 2);
    this.setFont(plot);
    const width = plot.ctx.measureText(label).width + 4 * unit;
    const right = clamp(middle, bbox.left + width, bbox.left + bbox.width);
    const spanned = points.filter((point) => x(point.time) >= right - width && x(point.time) <= right + unit);
    const heights = spanned.map((point) => y(point.value));
    if (heights.length === 0) return;
    const above = Math.min(...heights) - 10 * unit;
    const baseline = above - 12 * unit < bbox.top ? Math.max(...heights) + 20 * unit : above;
    this.write(plot, label, right, baseline, 'think', 'right');
  }

  private labelLines(plot: uPlot, x: (seconds: number) => number, y: (value: number) => number): void {
    const { state } = this;
    if (state === undefined) return;
    const { ctx, bbox } = plot;
    const unit = uPlot.pxRatio;
    const taken: number[] = [];
    // The band's label lies in the right corner of the band.
    if (
      state.band !== undefined &&
      Math.max(...state.lines.map(({ curve }) => this.dotAt(curve, x))) > bbox.left + bbox.width * 0.5
    ) {
      taken.push(clamp(y(state.band.from), bbox.top, bbox.top + bbox.height) - 6 * unit);
    }
    for (const { label, colour, curve } of state.lines) {
      const lastTime = curve.times[curve.length - 1];
      const value = curve.values[curve.length - 1];
      if (lastTime === undefined || value === undefined) continue;
      const dotX = this.dotAt(curve, x);
      const dotY = y(value);
      ctx.beginPath();
      ctx.arc(dotX, dotY, 5 * unit, 0, 2 * Math.PI);
      ctx.fillStyle = this.colour(colour);
      ctx.strokeStyle = this.colour('sheet');
      ctx.lineWidth = 2 * unit;
      ctx.fill();
      ctx.stroke();
      // Beside the dot while there is room, else above the line; never over another label.
      const room = bbox.left + bbox.width - dotX > 70 * unit;
      const places = room ? [16, -10, 29, -23, 42] : [-10, 20, -23, 33, -36];
      const baselines = places.map((place) =>
        clamp(dotY + place * unit, bbox.top + 12 * unit, bbox.top + bbox.height - 4 * unit),
      );
      const free = baselines.find((one) => taken.every((other) => Math.abs(other - one) >= 14 * unit));
      const baseline = free ?? baselines[0] ?? dotY;
      taken.push(baseline);
      this.write(
        plot,
        label,
        room ? dotX + 9 * unit : dotX - 6 * unit,
        baseline,
        colour,
        room ? 'left' : 'right',
      );
    }
  }

  /** Where a line ends: now, for what was measured last still holds. */
  private dotAt({ times, length }: Curve, x: (seconds: number) => number): number {
    return x(Math.max(this.state?.now ?? 0, (times[length - 1] ?? 0) / 1000));
  }

  private setFont({ ctx }: uPlot): void {
    ctx.font = `650 ${String(12.5 * uPlot.pxRatio)}px "Atkinson Hyperlegible Next", system-ui, sans-serif`;
  }

  private write(
    plot: uPlot,
    text: string,
    x: number,
    baseline: number,
    colour: string,
    align: 'left' | 'right',
  ): void {
    const { ctx } = plot;
    const unit = uPlot.pxRatio;
    this.setFont(plot);
    ctx.textAlign = align;
    ctx.textBaseline = 'alphabetic';
    ctx.lineJoin = 'round';
    ctx.lineWidth = 4 * unit;
    ctx.strokeStyle = this.colour(colour === 'solve' ? 'solve-tint' : 'sheet');
    ctx.strokeText(text, x, baseline);
    ctx.fillStyle = this.colour(colour);
    ctx.fillText(text, x, baseline);
  }
}

const tokens = [
  'ink',
  'ink-2',
  'edge',
  'grid',
  'sheet',
  'think',
  'check',
  'correct',
  'solve',
  'not-yet',
  'solve-tint',
];

function clamp(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to);
}
