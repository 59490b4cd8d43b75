import type { ChartPlot } from './chart-plot.ts';
import type { PlotState } from './chart-view.ts';

/** Milliseconds between two drawings while a program runs: the eye sees no more of a line that grows. */
const drawEvery = 50;
/** A drawing may take this share of the time; where it takes long, it comes less often. */
const drawShare = 0.25;
/** CSS pixels below which there is nothing to see. */
const narrowest = 80;

/** What a chart tells about itself. */
export interface ChartToDraw {
  /** Where the drawing goes; null while there is no such place. */
  host(): HTMLElement | null;
  /** Resolves when it is worth loading what draws. */
  ready(): Promise<void>;
  view(width: number): PlotState;
  drawn(view: PlotState): void;
  /** A program runs: the next drawing follows by itself. */
  goesOn(): boolean;
  /** What draws could not be loaded. */
  failed(): void;
}

/** When a chart is drawn: seldom enough that typing and the board stay quick, and again after size and theme changed. */
export class ChartDrawing {
  private plot: ChartPlot | undefined;
  private loading = false;
  private width = 0;
  private takes = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private resize: ResizeObserver | undefined;
  private theme: MutationObserver | undefined;

  constructor(private readonly chart: ChartToDraw) {}

  /** After the first rendering: watches what changes a drawing beside its data. */
  start(): void {
    const host = this.chart.host();
    if (host === null || this.resize !== undefined) return;
    this.resize = new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry?.contentRect.width ?? 0);
      this.soon();
    });
    this.resize.observe(host);
    this.theme = new MutationObserver(() => {
      this.plot?.readColours();
      this.soon();
    });
    this.theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    document.addEventListener('visibilitychange', this.soon);
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.soon);
    this.theme?.disconnect();
    this.resize?.disconnect();
    this.resize = undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.plot?.destroy();
    this.plot = undefined;
  }

  /** Draws as soon as the last drawing is long enough ago; goes on by itself while a program runs. */
  readonly soon = (): void => {
    if (this.timer !== undefined || document.hidden || this.chart.host() === null) return;
    this.timer = setTimeout(
      () => {
        requestAnimationFrame(() => {
          this.timer = undefined;
          if (this.chart.host() === null) return;
          const began = performance.now();
          this.draw();
          this.takes = performance.now() - began;
          if (this.chart.goesOn()) this.soon();
        });
      },
      Math.max(drawEvery, this.takes / drawShare),
    );
  };

  private draw(): void {
    if (this.width < narrowest) return;
    if (this.plot === undefined) {
      void this.load();
      return;
    }
    const view = this.chart.view(this.width);
    this.plot.draw(view);
    this.chart.drawn(view);
  }

  private async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      await this.chart.ready();
      const { ChartPlot } = await import('./chart-plot.ts');
      // The canvas measures its labels once: with the right letters, please.
      await document.fonts.ready;
      const host = this.chart.host();
      if (host === null) return;
      this.plot = new ChartPlot(host);
      this.soon();
    } catch {
      this.chart.failed();
    } finally {
      this.loading = false;
    }
  }
}
