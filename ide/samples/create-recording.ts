import { createLineReader, createSampleReader, type LineSample } from '../../lessons/observe/serial-lines.ts';
import { createStore } from '../base/store.ts';
import { t } from '../i18n/translate.ts';
import { ColumnSeries } from './column-series.ts';
import { runsToCsv, type TableRun } from './csv.ts';
import type { Recording, SeriesData } from './recording.ts';
import { RunShelf } from './run-shelf.ts';
import { runName, type Run } from './run.ts';

/** Lines kept for the console. */
const mostLines = 500;

/** Series kept; a program that invents names without end must not eat memory. */
const mostSeries = 24;

/** Cells of a table; no spreadsheet opens more, and a page does not hold them. */
const mostCells = 4_000_000;

export interface RecordingOptions {
  /** Calls back once, soon: `requestAnimationFrame` in the app. `version` changes then. */
  readonly schedule: (callback: () => void) => void;
  /** Samples a series keeps in full detail; smaller in tests. */
  readonly mostSamples?: number;
  /** Samples that all earlier runs keep together; smaller in tests. */
  readonly mostKept?: number;
}

interface Line {
  readonly time: number;
  readonly text: string;
}

/** A recording that starts empty. It never throws, whatever the bytes, and its memory is bounded. */
export function createRecording(options: RecordingOptions): Recording {
  const version = createStore(0);
  const reader = createLineReader();
  const samples = createSampleReader();
  let lines: Line[] = [];
  let unfinishedSince = 0;
  let series = new Map<string, ColumnSeries>();
  let scheduled = false;

  const changed = (): void => {
    if (scheduled) return;
    scheduled = true;
    options.schedule(() => {
      scheduled = false;
      version.set(version.value + 1);
    });
  };

  const shelf = new RunShelf(() => [...series.values()], options.mostKept);

  const record = ({ series: name, value, unit }: LineSample, time: number): void => {
    let column = series.get(name);
    if (column === undefined) {
      if (series.size >= mostSeries) return;
      column = new ColumnSeries(name, options.mostSamples);
      series.set(name, column);
    }
    if (unit !== undefined) column.unit = unit;
    column.append(time, value);
  };

  const inTable = (run: Run): TableRun => ({
    name: runName(run),
    series: run.series().filter((one) => one.length > 0),
    marks: run.marks,
  });

  return {
    version,
    series: () => [...series.values()],
    runs: shelf,
    get lines() {
      const kept = lines.slice(-mostLines);
      if (reader.rest === '') return kept;
      return [...kept.slice(1 - mostLines), { time: unfinishedSince, text: reader.rest }];
    },
    get unfinished() {
      return reader.rest !== '';
    },
    append(bytes, time) {
      if (bytes.length === 0) return;
      // The first line that ends in this chunk may have begun in an earlier one.
      let began = reader.rest === '' ? time : unfinishedSince;
      for (const text of reader.push(bytes)) {
        lines.push({ time: began, text });
        for (const sample of samples.read(text)) record(sample, began);
        began = time;
      }
      unfinishedSince = began;
      // Cut now and then, not at each line: a flood must cost little.
      if (lines.length > 2 * mostLines) lines = lines.slice(-mostLines);
      changed();
    },
    clear() {
      shelf.begin();
      reader.reset();
      samples.reset();
      lines = [];
      series = new Map();
      changed();
    },
    toCsv(locale, { runs, unitOf } = {}) {
      const all = shelf.all.value;
      const chosen = runs === undefined ? all.slice(-1) : all.filter((run) => runs.includes(run.id));
      return runsToCsv(fitting(chosen.map(inTable)), {
        time: t('board.chart.csv-time'),
        mark: t('board.chart.csv-mark'),
        locale,
        unitOf: unitOf ?? ((one) => shelf.units.value.get(one.name) ?? one.unit ?? ''),
      });
    },
  };
}

/** The same runs in as much detail as a table can hold; every peak stays. */
function fitting(runs: readonly TableRun[]): readonly TableRun[] {
  const all = runs.flatMap((run) => run.series);
  const cells = all.reduce((sum, one) => sum + one.length, 0) * (all.length + 1);
  if (cells <= mostCells) return runs;
  const thinner = (one: SeriesData): SeriesData => {
    const copy = ColumnSeries.of(one);
    copy.thin();
    return copy;
  };
  return fitting(runs.map((run) => ({ ...run, series: run.series.map(thinner) })));
}
