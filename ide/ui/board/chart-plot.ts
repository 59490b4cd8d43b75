import uPlot from 'uplot';
import { paintLabels, paintOver, paintPaper, type Easel } from './chart-paint.ts';
import { marks, markLabel, plotInset, plotWidth, type Scale } from './chart-scale.ts';
import type { PlotState } from './chart-view.ts';

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
          drawClear: [(plot) => this.paint(plot, paintPaper)],
          draw: [(plot) => this.paint(plot, paintOver, paintLabels)],
        },
      },
      this.data(state),
      this.host,
    );
    // The drawing has a text of its own beside it.
    this.plot.root.setAttribute('aria-hidden', 'true');
  }

  private data({ lines, now }: PlotState): uPlot.AlignedData {
    const tables = lines.map(({ curve }): uPlot.AlignedData => {
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

  private paint(plot: uPlot, ...painters: ((easel: Easel) => void)[]): void {
    const { state } = this;
    if (state === undefined) return;
    const easel: Easel = {
      plot,
      state,
      colour: (token) => this.colour(token),
      x: straight(plot, state.time, 'x'),
      y: straight(plot, state.values, 'y'),
      unit: uPlot.pxRatio,
    };
    for (const painter of painters) painter(easel);
  }
}

/** uPlot's own way from a value to a device pixel, asked twice and not for each of thousands of points. */
function straight(plot: uPlot, { from, to }: Scale, axis: 'x' | 'y'): (value: number) => number {
  const start = plot.valToPos(from, axis, true);
  const slope = (plot.valToPos(to, axis, true) - start) / (to - from);
  return (value) => start + (value - from) * slope;
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
