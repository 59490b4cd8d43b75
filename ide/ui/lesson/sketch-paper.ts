import { nothing, svg, type TemplateResult } from 'lit';
import type { Series } from '../../../lessons/format/lesson.ts';
import { formatNumber, localized } from '../../i18n/translate.ts';
import { ticks } from './plot-ticks.ts';

export interface SketchPoint {
  /** Seconds. */
  readonly time: number;
  readonly value: number;
}

/** CSS pixels around the squares: numbers on the left and below. */
const margin = { left: 46, right: 16, top: 14, bottom: 34 };
const square = 20;

/** Squared paper of one size: where a moment and a value lie on it, and how it looks. */
export class SketchPaper {
  readonly left = margin.left;
  readonly top = margin.top;
  readonly right: number;
  readonly bottom: number;

  constructor(
    size: { readonly width: number; readonly height: number },
    private readonly seconds: number,
    private readonly series: Series | undefined,
  ) {
    this.right = Math.max(size.width - margin.right, margin.left + square);
    this.bottom = Math.max(size.height - margin.bottom, margin.top + square);
  }

  x(time: number): number {
    return this.left + (time / this.seconds) * (this.right - this.left);
  }

  y(value: number): number {
    const { from, to } = this.range;
    return this.bottom - ((value - from) / (to - from)) * (this.bottom - this.top);
  }

  time(x: number): number {
    return ((x - this.left) / (this.right - this.left)) * this.seconds;
  }

  /** What lies at a place, in CSS pixels from the paper's corner. */
  place(x: number, y: number): SketchPoint {
    const { from, to } = this.range;
    const value = from + ((this.bottom - y) / (this.bottom - this.top)) * (to - from);
    return { time: this.time(x), value };
  }

  /** Squares, numbers, and the band that is safe. */
  draw(): TemplateResult<2> | typeof nothing {
    if (this.series === undefined) return nothing;
    const { left, right, top, bottom } = this;
    const { band, range } = this.series;
    const across = ticks(0, this.seconds, Math.floor((right - left) / 80));
    const up = ticks(range.from, range.to, Math.floor((bottom - top) / 36));
    const grid = [
      ...squares(across, (time) => this.x(time), right).map((x) => `M${x} ${String(top)}V${String(bottom)}`),
      ...squares(up, (value) => this.y(value), top).map((y) => `M${String(left)} ${y}H${String(right)}`),
    ];
    return svg`<path class="squares" d=${grid.join('')}/>
      ${
        band === undefined
          ? nothing
          : svg`<rect class="safe" x=${left} y=${this.y(band.to)} width=${right - left} height=${this.y(band.from) - this.y(band.to)}/>
          <path class="safe-line" d="M${left} ${this.y(band.to)}H${right}M${left} ${this.y(band.from)}H${right}"/>
          <text class="safe-text" x=${right - 6} y=${this.y(band.from) - 7} text-anchor="end">${localized(band.title)}</text>`
      }
      <path class="axis" d="M${left} ${top}V${bottom}H${right}"/>
      <g class="ticks" text-anchor="end">${up.map(
        (value) => svg`<text x=${left - 8} y=${this.y(value) + 4.5}>${formatNumber(value)}</text>`,
      )}</g>
      <g class="ticks" text-anchor="middle">${across.map(
        (time, index) =>
          svg`<text x=${this.x(time)} y=${bottom + 20}>${formatNumber(time)}${index === across.length - 1 ? '\u00a0s' : ''}</text>`,
      )}</g>`;
  }

  curve(points: readonly SketchPoint[]): TemplateResult<2> {
    const d = points.map(
      ({ time, value }, index) =>
        `${index === 0 ? 'M' : 'L'}${this.x(time).toFixed(1)} ${this.y(value).toFixed(1)}`,
    );
    const [start] = points;
    return svg`<path class="predicted" d=${d.join('')}/>
      ${start === undefined ? nothing : svg`<circle class="sketch-start" cx=${this.x(start.time)} cy=${this.y(start.value)} r="6"/>`}`;
  }

  private get range(): Series['range'] {
    return this.series?.range ?? { from: 0, to: 1 };
  }
}

/** Lines of the squared paper: through every tick, and as many in between as make squares of about 20 px. */
function squares(at: readonly number[], place: (value: number) => number, end: number): readonly string[] {
  const [first, second] = at.map(place);
  if (first === undefined || second === undefined) return [];
  const step = (second - first) / Math.max(1, Math.round(Math.abs(second - first) / square));
  const count = Math.floor(Math.abs((end - first) / step) + 0.01);
  return Array.from({ length: count + 1 }, (_, index) => (first + step * index).toFixed(1));
}
