import type { PredictionAnswer } from '../format/lesson.ts';

/** What checks may look at. Everything is optional: a check whose evidence is missing answers `waiting`. */
export interface Evidence {
  /** The program's own text and what a parser says of it. */
  readonly program?: ProgramFacts;
  /** Runs of the program on a fresh virtual board, by scenario check id. */
  readonly runs?: Readonly<Record<string, ScenarioRun>>;
  /** What the board in front of the pupil has reported since Run. */
  readonly live?: LiveRun;
  /** Locked answers by step id. */
  readonly predictions?: Readonly<Record<string, PredictionAnswer>>;
  /** Check ids a grown-up has ticked. */
  readonly ticks?: readonly string[];
}

export interface ProgramFacts {
  readonly source: string;
  /** Dotted names that are called, with their lines: `display.show`, `temperature`. */
  readonly calls: readonly { readonly name: string; readonly line: number }[];
  readonly comparisons: readonly {
    readonly left: string;
    readonly operator: string;
    readonly right: string;
    readonly line: number;
  }[];
  readonly names: readonly string[];
  readonly loops: readonly { readonly kind: 'while' | 'for'; readonly line: number }[];
  readonly ifs: readonly { readonly line: number; readonly hasElse: boolean }[];
  readonly syntaxError?: { readonly line: number };
}

export interface TimedSample {
  readonly time: number;
  readonly series: string;
  readonly value: number;
}

/** What the board did, in milliseconds since the program started. */
export interface BoardRecord {
  /** Milliseconds covered. */
  readonly duration: number;
  readonly lines: readonly { readonly time: number; readonly text: string }[];
  readonly samples: readonly TimedSample[];
  readonly frames: readonly { readonly time: number; readonly frame: readonly number[] }[];
  readonly sounds: readonly { readonly time: number; readonly frequency: number }[];
  /** A traceback the program ended with. */
  readonly exception?: {
    readonly time: number;
    readonly type: string;
    readonly message: string;
    readonly line?: number;
  };
  /** The program came to its end (prompt shown) at this time. */
  readonly ended?: number;
}

export interface ScenarioRun extends BoardRecord {
  /** What the scenario did to the board, so that a verdict can say "at 4 °C". */
  readonly inputs: readonly {
    readonly time: number;
    readonly name: string;
    readonly value: number | string;
  }[];
}

export interface LiveRun extends BoardRecord {
  /** On a real board, whose lights and tones nobody can see from here: `frames` and `sounds` say nothing. */
  readonly unseen?: boolean;
}
