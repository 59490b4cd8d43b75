import type { Store } from '../base/store.ts';
import type { Runs } from './run.ts';

/** One series in columns, as a chart wants it: `times` in ms since Run, ascending. */
export interface SeriesData {
  readonly name: string;
  /** The unit the program printed in brackets after the name; missing when it printed none. */
  readonly unit?: string | undefined;
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** How many of the entries are filled. */
  readonly length: number;
}

/** What goes into a table beside the numbers. */
export interface TableOptions {
  /** The runs in it, by {@link Run.id}; default the present one. */
  readonly runs?: readonly number[];
  /** The unit of a series for its heading; default what the program printed. */
  readonly unitOf?: (series: SeriesData) => string;
}

/**
 * What a board has said since Run: text for the console, numbers for the chart. Bounded memory: at most about
 * 28 MB for the present run (24 series of 72,000 samples), and 16 MB for the earlier ones.
 */
export interface Recording {
  /** Changes at most once per animation frame; read `series()` and `lines` then. */
  readonly version: Store<number>;
  /** Of the present run, in order of first appearance. */
  series(): readonly SeriesData[];
  /** The last lines the board printed (at most 500), as text. The last one may be unfinished. */
  readonly lines: readonly { readonly time: number; readonly text: string }[];
  /** True while the last of `lines` has no line end yet. */
  readonly unfinished: boolean;
  /** The present run and those before it: names, marks, comparison. */
  readonly runs: Runs;
  /** From the stream; `time` is ms since the program started. */
  append(bytes: Uint8Array, time: number): void;
  /** Begins a new, empty run. The one before stays among {@link runs} if it recorded anything. */
  clear(): void;
  /** A table a spreadsheet opens; `locale` decides the separators. */
  toCsv(locale: string, options?: TableOptions): string;
}
