import type { Store } from '../base/store.ts';

/** One series in columns, as a chart wants it: `times` in ms since Run, ascending. */
export interface SeriesData {
  readonly name: string;
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** How many of the entries are filled. */
  readonly length: number;
}

/** What a board has said since Run: text for the console, numbers for the chart. Bounded memory. */
export interface Recording {
  /** Changes at most once per animation frame; read `series()` and `consoleText` then. */
  readonly version: Store<number>;
  /** In order of first appearance. */
  series(): readonly SeriesData[];
  /** The last lines the board printed (at most 500), as text. The last one may be unfinished. */
  readonly lines: readonly { readonly time: number; readonly text: string }[];
  /** True while the last of `lines` has no line end yet. */
  readonly unfinished: boolean;
  /** From the stream; `time` is ms since the program started. */
  append(bytes: Uint8Array, time: number): void;
  clear(): void;
  /** A table a spreadsheet opens; `locale` decides the separators. */
  toCsv(locale: string): string;
}
