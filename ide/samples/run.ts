import type { Store } from '../base/store.ts';
import { t } from '../i18n/translate.ts';
import type { SeriesData } from './recording.ts';

/** A moment of a run that somebody wanted to find again. */
export interface RunMark {
  /** From 1 in each run; written beside the mark. */
  readonly number: number;
  /** Milliseconds since the program started. */
  readonly time: number;
  /** `''` for none. */
  readonly note: string;
}

/** What was recorded from one press of Run to the next. */
export interface Run {
  /** From 1 on this desk; a run keeps it. */
  readonly id: number;
  /** Given by the pupil; `''`: it is called by its number. */
  readonly name: string;
  readonly marks: readonly RunMark[];
  /** In order of first appearance; of the present run they grow. */
  series(): readonly SeriesData[];
}

/** What a run is called on screen: by the pupil, or by its number. */
export function runName({ id, name }: Pick<Run, 'id' | 'name'>): string {
  return name === '' ? t('board.runs.number', { number: id }) : name;
}

/** The runs of a desk. They live as long as the page: nothing about a pupil's data is stored. */
export interface Runs {
  /** At most {@link mostRuns}, oldest first; the last is the present one. Each change makes a new list. */
  readonly all: Store<readonly Run[]>;
  /** The earlier run that was taken away last; it can be put back until another one is. */
  readonly removed: Store<Run | undefined>;
  /** `''` gives a run its number back. */
  rename(id: number, name: string): void;
  /** Takes an earlier run away; the present one stays. */
  remove(id: number): void;
  /** Puts back what {@link removed} holds. */
  restore(): void;
  /** Marks a moment of the present run. Undefined: there are {@link mostMarks} already. */
  mark(time: number): RunMark | undefined;
  note(number: number, note: string): void;
  removeMark(number: number): void;
  /** Units that were set by hand, by series name; they hold for all runs. */
  readonly units: Store<ReadonlyMap<string, string>>;
  /** `''` takes the unit away. */
  setUnit(series: string, unit: string): void;
}

/** Runs kept, the present one included. */
export const mostRuns = 8;
/** Marks in a run: more than a chart can show. */
export const mostMarks = 99;

/** Letters of a name or a note. */
export const longestName = 40;
/** Letters of a unit. */
export const longestUnit = 12;

/** What somebody typed, without what would turn or break the text around it, and not endless. */
export function tidy(text: string, longest: number): string {
  const plain = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').trim();
  return [...plain].slice(0, longest).join('').trim();
}
