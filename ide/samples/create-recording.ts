import { createLineReader, createSampleReader } from '../../lessons/observe/serial-lines.ts';
import { createStore } from '../base/store.ts';
import { t } from '../i18n/translate.ts';
import { ColumnSeries } from './column-series.ts';
import { samplesToCsv } from './csv.ts';
import type { Recording } from './recording.ts';

/** Lines kept for the console. */
const mostLines = 500;

/** Series kept; a program that invents names without end must not eat memory. */
const mostSeries = 24;

export interface RecordingOptions {
  /** Calls back once, soon: `requestAnimationFrame` in the app. `version` changes then. */
  readonly schedule: (callback: () => void) => void;
  /** Samples a series keeps in full detail; smaller in tests. */
  readonly mostSamples?: number;
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

  const record = (name: string, time: number, value: number): void => {
    let column = series.get(name);
    if (column === undefined) {
      if (series.size >= mostSeries) return;
      column = new ColumnSeries(name, options.mostSamples);
      series.set(name, column);
    }
    column.append(time, value);
  };

  return {
    version,
    series: () => [...series.values()],
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
        for (const sample of samples.read(text)) record(sample.series, began, sample.value);
        began = time;
      }
      unfinishedSince = began;
      // Cut now and then, not at each line: a flood must cost little.
      if (lines.length > 2 * mostLines) lines = lines.slice(-mostLines);
      changed();
    },
    clear() {
      reader.reset();
      samples.reset();
      lines = [];
      series = new Map();
      changed();
    },
    toCsv: (locale) => samplesToCsv([...series.values()], locale, t('board.chart.csv-time')),
  };
}
