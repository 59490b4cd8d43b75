import { whenIdle } from '../../base/when-idle.ts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Series } from '../../../lessons/format/lesson.ts';
import type { Store } from '../../base/store.ts';
import { language, localized, t } from '../../i18n/translate.ts';
import type { Recording, SeriesData } from '../../samples/recording.ts';
import { icon } from '../icon.ts';
import type { PredictionOverlay } from '../lesson/overlay.ts';
import { PensaElement } from '../pensa-element.ts';
import { AlarmLog, alarmsOfSeries, isAlarmSeries, type AlarmInterval } from './alarm-strip.ts';
import { groupSeries, type SeriesGroup } from './series-groups.ts';
import type { ChartPlot, PlotState } from './chart-plot.ts';
import { leftInset, plotWidth, square, timeScale, valueScale, type Scale } from './chart-scale.ts';
import { summariseChart, unitText } from './chart-summary.ts';
import { renderStrips, type ChartStrips } from './chart-strips.ts';
import { renderTable } from './chart-table.ts';
import './chart.css';

/** Seconds in sight when nobody predicted anything. */
const liveWindow = 60;
/** Squares from bottom to top. */
const squaresHigh = 7;
/** Milliseconds between two drawings while a program runs: the eye sees no more of a line that grows. */
const drawEvery = 50;
/** Milliseconds between two changes of the text for screen readers. */
const summariseEvery = 3000;

const colours = ['check', 'correct', 'solve', 'think', 'not-yet', 'ink-2'] as const;

/**
 * The live chart: what the board records in Check's colour, the prediction dashed in Think's, the safe band,
 * and strips for an alarm. uPlot comes with the first chart that is shown.
 */
@customElement('pensa-chart')
export class PensaChart extends PensaElement {
  @property({ attribute: false }) recording: Recording | undefined;
  /** The lesson's series, in its order; empty outside a lesson. */
  @property({ attribute: false }) lessonSeries: readonly Series[] = [];
  @property({ attribute: false }) prediction: PredictionOverlay | undefined;
  /** `performance.now()` of the program's start while it runs. */
  @property({ attribute: false }) runningSince: number | undefined;
  @property({ attribute: false }) tone: Store<number> | undefined;
  @state() private chosen = 0;
  @state() private groups: readonly SeriesGroup[] = [];
  @state() private failed = false;
  @state() private hasData = false;
  @state() private summary = '';
  @state() private strips: ChartStrips | undefined;

  readonly #alarmLog = new AlarmLog();
  #plot: ChartPlot | undefined;
  #loading = false;
  #width = 0;
  #lastNow = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #summaryTimer: ReturnType<typeof setTimeout> | undefined;
  #watching: (() => void)[] = [];
  #watched: { recording: Recording | undefined; tone: Store<number> | undefined } | undefined;
  #resize: ResizeObserver | undefined;
  #theme: MutationObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#theme = new MutationObserver(() => {
      this.#plot?.readColours();
      this.#drawSoon();
    });
    this.#theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    document.addEventListener('visibilitychange', this.#drawSoon);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#drawSoon);
    this.#theme?.disconnect();
    this.#resize?.disconnect();
    this.#resize = undefined;
    this.#unwatch();
    clearTimeout(this.#timer);
    clearTimeout(this.#summaryTimer);
    this.#timer = undefined;
    this.#summaryTimer = undefined;
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  protected override languageChanged(): void {
    this.#summarise();
    this.#drawSoon();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.recording !== this.#watched?.recording || this.tone !== this.#watched?.tone) this.#watch();
    if (changed.has('runningSince') && this.runningSince !== undefined) this.#alarmLog.clear();
    if (changed.has('lessonSeries')) this.#regroup();
  }

  protected override updated(changed: PropertyValues): void {
    const host = this.querySelector<HTMLElement>('.plot');
    if (host !== null && this.#resize === undefined) {
      this.#resize = new ResizeObserver(([entry]) => {
        this.#width = Math.floor(entry?.contentRect.width ?? 0);
        this.#drawSoon();
      });
      this.#resize.observe(host);
    }
    // Strips and summary follow from a drawing; they must not cause the next one.
    if ([...changed.keys()].some((key) => key !== 'strips' && key !== 'summary')) this.#drawSoon();
  }

  protected override render(): TemplateResult {
    const group = this.#group();
    const name = group === undefined ? t('board.chart.title') : this.#groupName(group);
    const empty = !this.hasData && this.prediction === undefined;
    const note =
      this.runningSince === undefined && this.hasData ? t('board.chart.last-run') : (group?.unit ?? '');
    return html`<section class="data" aria-labelledby="chart-title">
      <div class="data-head">
        ${
          this.groups.length > 1
            ? html`<h2 id="chart-title" class="hidden">${name}</h2>
                <select
                  aria-label=${t('board.chart.pick')}
                  @change=${(event: Event) => {
                    this.chosen = (event.target as HTMLSelectElement).selectedIndex;
                    this.#summarise();
                  }}
                >
                  ${this.groups.map(
                    (one, index) =>
                      html`<option ?selected=${index === this.chosen}>${this.#groupName(one)}</option>`,
                  )}
                </select>`
            : html`<h2 id="chart-title">${name}</h2>`
        }
        <span class="soft small">${note}</span>
        <span class="grow"></span>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          aria-label=${t('board.chart.csv-label')}
          ?disabled=${!this.hasData}
          @click=${this.#saveCsv}
        >
          ${icon('file', 'icon-s')}${t('board.chart.csv')}
        </button>
      </div>
      <div class="plot">
        ${
          this.failed
            ? html`<p class="plot-empty"><span>${t('board.chart.failed')}</span></p>`
            : empty
              ? html`<p class="plot-empty">
                  <span
                    >${t(this.runningSince === undefined ? 'board.chart.empty' : 'board.chart.empty-running')}</span
                  >
                </p>`
              : nothing
        }
      </div>
      ${renderStrips(this.strips)}
      <p class="hidden">${this.summary}</p>
      ${this.hasData ? renderTable(this.#data(group), (name) => this.#lineName(name), unitText(group?.unit ?? '')) : nothing}
    </section>`;
  }

  #watch(): void {
    this.#unwatch();
    const { recording, tone } = this;
    this.#watched = { recording, tone };
    if (recording !== undefined) {
      this.#watching.push(
        recording.version.subscribe(() => {
          this.#regroup();
          this.#drawSoon();
          this.#summaryTimer ??= setTimeout(() => {
            this.#summaryTimer = undefined;
            this.#summarise();
          }, summariseEvery);
        }),
      );
    }
    if (tone !== undefined) {
      this.#watching.push(
        tone.subscribe((frequency) => {
          if (this.runningSince === undefined && frequency > 0) return;
          this.#alarmLog.hear(this.#now(), frequency > 0);
          this.#drawSoon();
        }),
      );
    }
    this.#regroup();
    this.#summarise();
  }

  #unwatch(): void {
    for (const end of this.#watching) end();
    this.#watching = [];
    this.#watched = undefined;
  }

  #regroup(): void {
    const recorded = this.recording?.series() ?? [];
    const curves = recorded.filter((series) => !isAlarmSeries(series.name));
    const names = curves.map((series) => series.name);
    const groups = groupSeries(this.lessonSeries, names);
    if (JSON.stringify(groups) !== JSON.stringify(this.groups)) this.groups = groups;
    this.hasData = recorded.some((series) => series.length > 0);
  }

  #group(): SeriesGroup | undefined {
    return this.groups[this.chosen] ?? this.groups[0];
  }

  #groupName(group: SeriesGroup): string {
    return group.lesson === undefined ? group.names.join(', ') : localized(group.lesson.title);
  }

  #lineName(name: string): string {
    const lesson = this.lessonSeries.find((series) => series.name === name);
    return lesson === undefined ? name : localized(lesson.title);
  }

  #data(group: SeriesGroup | undefined): readonly SeriesData[] {
    const recorded = this.recording?.series() ?? [];
    return (group?.names ?? []).flatMap((name) => recorded.find((series) => series.name === name) ?? []);
  }

  /** Seconds since Run; stands still when the program does. */
  #now(): number {
    if (this.runningSince !== undefined) this.#lastNow = (performance.now() - this.runningSince) / 1000;
    return this.#lastNow;
  }

  /** Draws now if the last drawing is long enough ago, else soon; goes on by itself while a program runs. */
  readonly #drawSoon = (): void => {
    if (this.#timer !== undefined || !this.isConnected || document.hidden) return;
    this.#timer = setTimeout(() => {
      requestAnimationFrame(() => {
        this.#timer = undefined;
        if (!this.isConnected) return;
        this.#draw();
        if (this.runningSince !== undefined) this.#drawSoon();
      });
    }, drawEvery);
  };

  #draw(): void {
    if (this.#width < 80 || this.failed) return;
    if (this.#plot === undefined) {
      void this.#loadPlot();
      return;
    }
    const plotState = this.#plotState();
    this.#plot.draw(plotState);
    this.#showStrips(plotState);
  }

  async #loadPlot(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      // An empty chart is squares and a sentence; the editor comes first.
      if (!this.hasData) await new Promise<void>((resolve) => void whenIdle(resolve, 2000));
      const { ChartPlot } = await import('./chart-plot.ts');
      // The canvas measures its labels once: with the right letters, please.
      await document.fonts.ready;
      const host = this.querySelector<HTMLElement>('.plot');
      if (host === null || !this.isConnected) return;
      this.#plot = new ChartPlot(host);
      this.#drawSoon();
    } catch {
      this.failed = true;
    } finally {
      this.#loading = false;
    }
  }

  #plotState(): PlotState {
    const group = this.#group();
    const lesson = group?.lesson;
    const data = this.#data(group);
    const prediction = this.#predictionFor(group);
    // On short screens (a Chromebook with browser bars) the same squares are flatter.
    const short = matchMedia('(max-height: 720px) and (min-width: 801px)').matches;
    const now = this.#now();
    const newest = data.reduce((last, one) => Math.max(last, (one.times[one.length - 1] ?? 0) / 1000), 0);
    const reach = this.runningSince === undefined ? newest : Math.max(now, newest);
    // The time in sight decides the values in sight, whose labels decide the room for time: a guess comes first.
    const seconds = prediction?.seconds ?? liveWindow;
    const guess = timeScale(reach, seconds, plotWidth(this.#width, 34));
    const range = this.#range(data, lesson, prediction, guess);
    const values = valueScale(range.from, range.to, squaresHigh);
    const left = leftInset(values);
    const time = timeScale(reach, seconds, plotWidth(this.#width, left));
    return {
      width: this.#width,
      squaresHigh,
      squareHeight: short ? 14 : square,
      time,
      values,
      left,
      now: reach,
      running: this.runningSince !== undefined,
      lines: data.map((series, index) => ({
        label:
          data.length === 1 && lesson !== undefined ? t('board.chart.measured') : this.#lineName(series.name),
        colour: colours[index % colours.length] ?? 'check',
        curve: series,
      })),
      prediction:
        prediction === undefined
          ? undefined
          : { points: prediction.answer.points, label: t('board.chart.predicted') },
      band:
        lesson?.band === undefined
          ? undefined
          : {
              from: lesson.band.from,
              to: lesson.band.to,
              label: localized(lesson.band.title),
            },
    };
  }

  /** The lesson's range, made wider by what does not fit in it; outside a lesson what is in sight. */
  #range(
    data: readonly SeriesData[],
    lesson: Series | undefined,
    prediction: PredictionOverlay | undefined,
    time: Scale,
  ): { from: number; to: number } {
    let from = lesson?.range.from ?? Infinity;
    let to = lesson?.range.to ?? -Infinity;
    const take = (value: number): void => {
      from = Math.min(from, value);
      to = Math.max(to, value);
    };
    for (const { times, values, length } of data) {
      for (let index = length - 1; index >= 0 && (times[index] ?? 0) >= time.from * 1000; index -= 1) {
        take(values[index] ?? 0);
      }
    }
    for (const point of prediction?.answer.points ?? []) take(point.value);
    if (from > to) return { from: 0, to: 10 };
    // Without a range of the lesson's, a line that lies on the edge would be cut in half.
    const room = lesson === undefined ? (to - from) * 0.03 : 0;
    return { from: from - room, to: to + room };
  }

  #predictionFor(group: SeriesGroup | undefined): PredictionOverlay | undefined {
    const { prediction } = this;
    return prediction !== undefined && (group === undefined || group.names.includes(prediction.series.name))
      ? prediction
      : undefined;
  }

  #showStrips({ time, left, now, running }: PlotState): void {
    const strips: ChartStrips = {
      time,
      left,
      // A tenth of a second is a pixel or less.
      now: Math.round(now * 10) / 10,
      running,
      predictedFrom: this.#predictionFor(this.#group())?.answer.mark,
      alarms: this.#alarms(),
    };
    // Rendering is worth it only where something is drawn.
    const shown = strips.predictedFrom !== undefined || strips.alarms.length > 0;
    if (!shown) this.strips = undefined;
    else if (JSON.stringify(strips) !== JSON.stringify(this.strips)) this.strips = strips;
  }

  #alarms(): readonly AlarmInterval[] {
    const series = this.recording?.series().find((one) => isAlarmSeries(one.name));
    return series === undefined || series.length === 0 ? this.#alarmLog.intervals : alarmsOfSeries(series);
  }

  #summarise(): void {
    const group = this.#group();
    const unit = unitText(group?.unit ?? '');
    this.summary = summariseChart(
      this.#data(group).map((series) => ({ name: this.#lineName(series.name), unit, curve: series })),
      this.#predictionFor(group),
      this.#alarms(),
    );
  }

  readonly #saveCsv = (): void => {
    if (this.recording === undefined) return;
    const blob = new Blob([this.recording.toCsv(language.value.language)], {
      type: 'text/csv;charset=utf-8',
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${t('board.chart.csv-file')}.csv`;
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 10_000);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pensa-chart': PensaChart;
  }
}
