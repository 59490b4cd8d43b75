import type { Series } from '../../../lessons/format/lesson.ts';
import { localized, t } from '../../i18n/translate.ts';
import type { Recording, SeriesData } from '../../samples/recording.ts';
import { runName, type Run } from '../../samples/run.ts';
import type { PredictionOverlay } from '../lesson/overlay.ts';
import { isAlarmSeries, type AlarmInterval } from './alarm-strip.ts';
import { summariseChart, unitText, type SummaryLine } from './chart-summary.ts';
import type { EarlierLine, PlotLine } from './chart-view.ts';
import { upTo } from './decimate.ts';
import { groupSeries, type SeriesGroup } from './series-groups.ts';

/** Lines of one drawing, in this order; tokens of the look. */
const colours = ['check', 'correct', 'solve', 'think', 'not-yet', 'ink-2'] as const;

/** Dashes of earlier runs, unlike one another and unlike the prediction's: CSS pixels of line and gap. */
export const dashes: readonly (readonly number[])[] = [
  [2, 3],
  [10, 3, 2, 3],
  [16, 5],
];

/** Which earlier runs are drawn beside the present one: the number of their dashes, by {@link Run.id}. */
export type Compared = ReadonlyMap<number, number>;

/** Hebrew, Arabic and their neighbours, whose letters would pull the words around them along. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What a recording holds, seen with a lesson's eyes: which series belong together, their names and units. */
export class ChartSource {
  constructor(
    private readonly recording: Recording | undefined,
    private readonly lesson: readonly Series[],
  ) {}

  /** Curves of the present run; an alarm is a strip. */
  private get curves(): readonly SeriesData[] {
    return (this.recording?.series() ?? []).filter((series) => !isAlarmSeries(series.name));
  }

  get alarm(): SeriesData | undefined {
    return this.recording?.series().find((series) => isAlarmSeries(series.name) && series.length > 0);
  }

  get hasData(): boolean {
    return (this.recording?.series() ?? []).some((series) => series.length > 0);
  }

  groups(compared: Compared): SeriesGroup[] {
    const all = [...this.curves, ...this.earlierRuns(compared).flatMap((run) => run.series())];
    const names = all.filter((series) => !isAlarmSeries(series.name)).map((series) => series.name);
    return groupSeries(this.lesson, names, (name) => this.unitOf(name, all));
  }

  /** The lesson's, else what the program printed, else what was set by hand. */
  unitOf(name: string, series: readonly SeriesData[] = this.curves): string {
    return (
      this.lesson.find((one) => one.name === name)?.unit ??
      series.find((one) => one.name === name && one.unit !== undefined)?.unit ??
      this.recording?.runs.units.value.get(name) ??
      ''
    );
  }

  /** Series of which nobody but the pupil can tell the unit. */
  withoutUnit(): readonly string[] {
    return this.curves
      .filter((series) => series.unit === undefined && !this.lesson.some((one) => one.name === series.name))
      .map((series) => series.name);
  }

  nameOf(series: string): string {
    const lesson = this.lesson.find((one) => one.name === series);
    if (lesson !== undefined) return localized(lesson.title);
    return rightToLeft.test(series) ? `\u2068${series}\u2069` : series;
  }

  groupName(group: SeriesGroup): string {
    return group.lesson === undefined
      ? group.names.map((name) => this.nameOf(name)).join(', ')
      : localized(group.lesson.title);
  }

  /** The present run's series of a group. */
  data(group: SeriesGroup | undefined, run = this.present): readonly SeriesData[] {
    const recorded = run?.series() ?? [];
    return (group?.names ?? []).flatMap((name) => recorded.find((series) => series.name === name) ?? []);
  }

  get present(): Run | undefined {
    return this.recording?.runs.all.value.at(-1);
  }

  /** Runs that are compared and still there. */
  earlierRuns(compared: Compared): readonly Run[] {
    return (this.recording?.runs.all.value.slice(0, -1) ?? []).filter((run) => compared.has(run.id));
  }

  /**
   * The present run's lines up to a time (seconds). A line alone is called `alone`, and by its run's name where
   * there are other runs to tell it from.
   */
  lines(group: SeriesGroup | undefined, until: number, alone: string | undefined): readonly PlotLine[] {
    const data = this.data(group);
    return data.map((series, index) => ({
      label: data.length === 1 && alone !== undefined ? alone : this.nameOf(series.name),
      colour: colours[index % colours.length] ?? 'check',
      curve: upTo(series, until * 1000),
      of: series,
    }));
  }

  earlier(group: SeriesGroup | undefined, compared: Compared): readonly EarlierLine[] {
    return this.earlierRuns(compared).flatMap((run) => {
      const data = this.data(group, run);
      return data.map((series) => {
        const index = group?.names.indexOf(series.name) ?? 0;
        return {
          label: data.length === 1 ? runName(run) : `${runName(run)}: ${this.nameOf(series.name)}`,
          colour: group?.names.length === 1 ? 'ink-2' : (colours[index % colours.length] ?? 'ink-2'),
          dash: dashes[compared.get(run.id) ?? 0] ?? [],
          curve: series,
          of: series,
        };
      });
    });
  }

  /** What the chart shows, in sentences: the present run first, then those it is compared with. */
  summary(
    group: SeriesGroup | undefined,
    compared: Compared,
    prediction: PredictionOverlay | undefined,
    alarms: readonly AlarmInterval[],
  ): string {
    const unit = unitText(group?.unit ?? '');
    const say = (run: Run | undefined): readonly SummaryLine[] =>
      this.data(group, run).map((series) => ({ name: this.nameOf(series.name), unit, curve: series }));
    const earlier = this.earlierRuns(compared).map((run) => {
      const beginning = t('board.chart.summary-earlier', { run: runName(run) });
      return `${beginning} ${summariseChart(say(run), undefined, [])}`;
    });
    return [summariseChart(say(this.present), prediction, alarms), ...earlier].join(' ');
  }
}
