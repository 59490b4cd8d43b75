import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Series } from '../../../lessons/format/lesson.ts';
import type { Store } from '../../base/store.ts';
import { whenIdle } from '../../base/when-idle.ts';
import { localized, t } from '../../i18n/translate.ts';
import type { Recording } from '../../samples/recording.ts';
import { runName, type RunMark } from '../../samples/run.ts';
import { announce } from '../app/announcer.ts';
import type { PredictionOverlay } from '../lesson/overlay.ts';
import { PensaElement } from '../pensa-element.ts';
import { AlarmLog, alarmsOfSeries, type AlarmInterval } from './alarm-strip.ts';
import { ChartClock, type BoardClock } from './chart-clock.ts';
import { ChartDrawing } from './chart-drawing.ts';
import { renderHead } from './chart-head.ts';
import { renderMarkNote } from './chart-mark-note.ts';
import { renderPause, type Pause } from './chart-pause.ts';
import { ChartSource, type Compared } from './chart-source.ts';
import { renderStrips, type ChartStrips } from './chart-strips.ts';
import { unitText } from './chart-summary.ts';
import { renderTable } from './chart-table.ts';
import { liveWindow, viewOf, type PlotState, type ViewRequest } from './chart-view.ts';
import { saveRuns } from './runs-save.ts';
import type { SeriesGroup } from './series-groups.ts';
import './chart.css';

/** Milliseconds that the field for a note waits; later the note can be written in the panel of runs. */
const noteWaits = 10_000;
/** Milliseconds between two changes of the text for screen readers. */
const summariseEvery = 3000;

/**
 * The live chart: what the board records in Check's colour, earlier runs in dashes, the prediction dashed in
 * Think's, the safe band, marks, and strips for an alarm. uPlot comes with the first chart that is shown.
 */
@customElement('pensa-chart')
export class PensaChart extends PensaElement {
  @property({ attribute: false }) recording: Recording | undefined;
  /** The lesson's series, in its order; empty outside a lesson. */
  @property({ attribute: false }) lessonSeries: readonly Series[] = [];
  @property({ attribute: false }) prediction: PredictionOverlay | undefined;
  /** `performance.now()` of the program's start while it runs. */
  /** There is room: no board is drawn above. */
  @property({ type: Boolean }) tall = false;
  @property({ attribute: false }) runningSince: number | undefined;
  @property({ attribute: false }) tone: Store<number> | undefined;
  /** The board's own, where it has one. */
  @property({ attribute: false }) clock: BoardClock | undefined;
  /** A series of the group in sight; the first group until somebody chose. */
  @state() private chosen: string | undefined;
  @state() private groups: readonly SeriesGroup[] = [];
  @state() private failed = false;
  @state() private hasData = false;
  @state() private pausable = false;
  @state() private summary = '';
  @state() private strips: ChartStrips | undefined;
  @state() private paused: Pause | undefined;
  @state() private compared: Compared = new Map();
  @state() private sight: 'minute' | 'whole' = 'minute';
  /** The mark that was just set, until its note is written or put off. */
  @state() private noting: RunMark | undefined;

  readonly #alarmLog = new AlarmLog();
  #source = new ChartSource(undefined, []);
  readonly #drawing = new ChartDrawing({
    host: () => (this.isConnected && !this.failed ? this.querySelector<HTMLElement>('.plot') : null),
    // An empty chart is squares and a sentence; the editor comes first.
    ready: () =>
      this.hasData ? Promise.resolve() : new Promise((resolve) => void whenIdle(() => resolve(), 2000)),
    view: (width) => viewOf(this.#request(width)),
    drawn: (view) => this.#showStrips(view),
    // What is paused changes by hand only.
    goesOn: () => this.runningSince !== undefined && this.paused === undefined,
    failed: () => {
      this.failed = true;
    },
  });
  readonly #clock = new ChartClock();
  #left = 34;
  #noteTimer: ReturnType<typeof setTimeout> | undefined;
  #summaryTimer: ReturnType<typeof setTimeout> | undefined;
  #watching: (() => void)[] = [];
  #watched: { recording: Recording | undefined; tone: Store<number> | undefined } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
    this.#drawing.stop();
    this.#unwatch();
    clearTimeout(this.#noteTimer);
    clearTimeout(this.#summaryTimer);
    this.#summaryTimer = undefined;
  }

  protected override languageChanged(): void {
    this.#summarise();
    this.#drawing.soon();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.recording !== this.#watched?.recording || this.tone !== this.#watched?.tone) this.#watch();
    if (changed.has('runningSince') || changed.has('clock'))
      this.#clock.follow(this.runningSince, this.clock);
    if (changed.has('runningSince') && this.runningSince !== undefined) {
      this.#alarmLog.clear();
      this.paused = undefined;
      this.noting = undefined;
    }
    if (changed.has('lessonSeries') || changed.has('runningSince')) {
      this.#source = new ChartSource(this.recording, this.lessonSeries);
      this.#regroup();
    }
  }

  protected override updated(changed: PropertyValues): void {
    this.#drawing.start();
    // Strips and summary follow from a drawing; they must not cause the next one.
    if ([...changed.keys()].some((key) => key !== 'strips' && key !== 'summary')) this.#drawing.soon();
  }

  protected override render(): TemplateResult {
    const group = this.#group();
    const source = this.#source;
    const { recording } = this;
    const running = this.runningSince !== undefined;
    const empty = !this.hasData && this.prediction === undefined && this.compared.size === 0;
    return html`<section class="data" aria-labelledby="chart-title">
      ${renderHead({
        names: this.groups.map((one) => source.groupName(one)),
        chosen: this.groups.indexOf(group ?? noGroup),
        unit: group?.unit ?? '',
        recording,
        running,
        hasData: this.hasData,
        paused: this.paused !== undefined,
        pausable: this.pausable,
        compared: this.compared,
        sight: this.sight,
        withoutUnit: source.withoutUnit(),
        choose: (index) => {
          this.chosen = this.groups[index]?.names[0];
          this.#summarise();
        },
        pause: this.#togglePause,
        mark: this.#mark,
        compare: (compared) => {
          this.compared = compared;
          this.#regroup();
          this.#summarise();
        },
        see: (sight) => {
          this.sight = sight;
        },
        save: () => {
          if (recording !== undefined)
            saveRuns(recording, [...this.compared.keys()], (one) => source.unitOf(one.name, [one]));
        },
      })}
      <div class="plot">
        ${
          this.failed
            ? html`<p class="plot-empty"><span>${t('board.chart.failed')}</span></p>`
            : empty
              ? html`<p class="plot-empty">
                  <span>${t(running ? 'board.chart.empty-running' : 'board.chart.empty')}</span>
                </p>`
              : nothing
        }
        ${
          this.noting === undefined
            ? nothing
            : renderMarkNote(this.noting, (note) => {
                this.#note(note);
                this.noting = undefined;
                this.querySelector<HTMLElement>('.mark-now')?.focus();
              })
        }
      </div>
      ${
        this.paused === undefined
          ? nothing
          : renderPause(this.paused, running, (until) => {
              if (this.paused !== undefined) this.paused = { ...this.paused, until };
            })
      }
      ${renderStrips(this.strips)}
      <p class="hidden">${this.summary}</p>
      ${
        this.hasData
          ? renderTable(
              source.data(group),
              (name) => source.nameOf(name),
              unitText(group?.unit ?? ''),
              source.present?.marks ?? [],
            )
          : nothing
      }
    </section>`;
  }

  #watch(): void {
    this.#unwatch();
    const { recording, tone } = this;
    this.#watched = { recording, tone };
    this.#source = new ChartSource(recording, this.lessonSeries);
    if (recording !== undefined) {
      this.#watching.push(
        recording.version.subscribe(() => {
          this.#regroup();
          this.#drawing.soon();
          this.#summaryTimer ??= setTimeout(() => {
            this.#summaryTimer = undefined;
            this.#summarise();
          }, summariseEvery);
        }),
        recording.runs.all.subscribe(() => this.requestUpdate()),
        recording.runs.units.subscribe(() => this.#regroup()),
      );
    }
    if (tone !== undefined) {
      this.#watching.push(
        tone.subscribe((frequency) => {
          if (this.runningSince === undefined && frequency > 0) return;
          this.#alarmLog.hear(this.#clock.seconds, frequency > 0);
          this.#drawing.soon();
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
    const groups = this.#source.groups(this.compared);
    if (JSON.stringify(groups) !== JSON.stringify(this.groups)) this.groups = groups;
    this.hasData = this.#source.hasData;
    this.pausable =
      this.hasData && (this.runningSince !== undefined || this.#reach(this.#group()) > this.#window());
  }

  #group(): SeriesGroup | undefined {
    return this.groups.find((group) => group.names.includes(this.chosen ?? '')) ?? this.groups[0];
  }

  /** Seconds that there is something to see of: of a running program until now. */
  #reach(group: SeriesGroup | undefined): number {
    const newest = this.#source
      .data(group)
      .reduce((last, one) => Math.max(last, (one.times[one.length - 1] ?? 0) / 1000), 0);
    return this.runningSince === undefined ? newest : Math.max(this.#clock.seconds, newest);
  }

  #request(width: number): ViewRequest {
    const group = this.#group();
    const source = this.#source;
    const lesson = group?.lesson;
    const { present } = source;
    const prediction = this.#predictionFor(group);
    const earlier = source.earlier(group, this.compared);
    const reach = this.paused?.until ?? this.#reach(group);
    const alone =
      earlier.length > 0 && present !== undefined
        ? runName(present)
        : lesson === undefined
          ? undefined
          : t('board.chart.measured');
    return {
      width,
      left: this.#left,
      short: matchMedia('(max-height: 720px) and (min-width: 801px)').matches,
      tall: this.tall && matchMedia('(min-width: 801px)').matches,
      lines: source.lines(group, reach, alone),
      earlier,
      lesson,
      prediction: prediction && {
        points: prediction.answer.points,
        label: t('board.chart.predicted'),
        seconds: prediction.seconds,
      },
      band: lesson?.band && {
        from: lesson.band.from,
        to: lesson.band.to,
        label: localized(lesson.band.title),
      },
      marks: (present?.marks ?? []).map((mark) => ({ ...mark, time: mark.time / 1000 })),
      reach,
      running: this.runningSince !== undefined && this.paused === undefined,
      // Runs begin together: to compare them is to see them from there.
      sight: earlier.length > 0 ? 'whole' : this.sight,
    };
  }

  /** Seconds in sight of a run that is longer. */
  #window(): number {
    return this.#predictionFor(this.#group())?.seconds ?? liveWindow;
  }

  #predictionFor(group: SeriesGroup | undefined): PredictionOverlay | undefined {
    const { prediction } = this;
    return prediction !== undefined && (group === undefined || group.names.includes(prediction.series.name))
      ? prediction
      : undefined;
  }

  #showStrips({ time, left, now, running }: PlotState): void {
    this.#left = left;
    const alarms = this.#alarms();
    const predictedFrom = this.#predictionFor(this.#group())?.answer.mark;
    // A tenth of a second is a pixel or less.
    const strips: ChartStrips = {
      time,
      left,
      now: Math.round(now * 10) / 10,
      running,
      predictedFrom,
      alarms,
    };
    // Rendering is worth it only where something is drawn.
    const shown = strips.predictedFrom !== undefined || strips.alarms.length > 0;
    if (!shown) this.strips = undefined;
    else if (JSON.stringify(strips) !== JSON.stringify(this.strips)) this.strips = strips;
  }

  #summarise(): void {
    const group = this.#group();
    this.summary = this.#source.summary(group, this.compared, this.#predictionFor(group), this.#alarms());
  }

  #alarms(): readonly AlarmInterval[] {
    const { alarm } = this.#source;
    return alarm === undefined ? this.#alarmLog.intervals : alarmsOfSeries(alarm);
  }

  /** Freezes what is seen; the recording goes on. */
  readonly #togglePause = (): void => {
    if (this.paused !== undefined) {
      this.paused = undefined;
      return;
    }
    const until = this.#reach(this.#group());
    const whole = this.sight === 'whole' || this.compared.size > 0;
    this.paused = { until, end: until, window: whole ? until : this.#window() };
  };

  readonly #mark = (): void => {
    if (this.runningSince === undefined) return;
    const mark = this.recording?.runs.mark(this.#clock.seconds * 1000);
    if (mark === undefined) {
      announce(t('board.chart.marks-full'));
      return;
    }
    // What was being written belongs to the mark before.
    const field = this.querySelector<HTMLInputElement>('.mark-note input');
    if (field !== null) {
      this.#note(field.value);
      field.value = '';
    }
    this.noting = mark;
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => {
      const waiting = this.querySelector<HTMLInputElement>('.mark-note input');
      if (waiting?.value === '' && document.activeElement !== waiting) this.noting = undefined;
    }, noteWaits);
    announce(t('board.chart.marked', { number: mark.number, seconds: Math.round(mark.time / 100) / 10 }));
  };

  #note(note: string): void {
    if (this.noting !== undefined && note !== '') this.recording?.runs.note(this.noting.number, note);
  }

  /** Alt+M anywhere on the page: the moment does not wait for a hand to find the button. */
  readonly #key = (event: KeyboardEvent): void => {
    // The letter's place on the keyboard: with Alt it may write another sign.
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyM') return;
    if (this.runningSince === undefined) return;
    event.preventDefault();
    this.#mark();
  };
}

const noGroup: SeriesGroup = { lesson: undefined, unit: '', names: [] };

declare global {
  interface HTMLElementTagNameMap {
    'pensa-chart': PensaChart;
  }
}
