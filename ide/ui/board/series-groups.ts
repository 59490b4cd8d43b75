import type { Series } from '../../../lessons/format/lesson.ts';

/** Series that are drawn together, on one value scale. */
export interface SeriesGroup {
  /** The lesson's series it was made for; undefined for what a program invented. */
  readonly lesson: Series | undefined;
  readonly unit: string;
  readonly names: readonly string[];
}

/** Lines that can still be told apart in one drawing. */
const mostLines = 6;

/**
 * What the chart can show: the lesson's series, those with the same unit and range together, then everything
 * else that was recorded, by its unit (`unitOf`), six lines at a time.
 */
export function groupSeries(
  lesson: readonly Series[],
  recorded: readonly string[],
  unitOf: (name: string) => string = () => '',
): SeriesGroup[] {
  const groups: (SeriesGroup & { names: string[] })[] = [];
  for (const series of lesson) {
    const like = groups.find(
      ({ lesson: other }) =>
        other?.unit === series.unit &&
        other.range.from === series.range.from &&
        other.range.to === series.range.to,
    );
    if (like === undefined) groups.push({ lesson: series, unit: series.unit, names: [series.name] });
    else like.names.push(series.name);
  }
  const known = new Set(lesson.map((series) => series.name));
  for (const name of new Set(recorded)) {
    if (known.has(name)) continue;
    const unit = unitOf(name);
    const like = groups.find(
      (group) => group.lesson === undefined && group.unit === unit && group.names.length < mostLines,
    );
    if (like === undefined) groups.push({ lesson: undefined, unit, names: [name] });
    else like.names.push(name);
  }
  return groups;
}
