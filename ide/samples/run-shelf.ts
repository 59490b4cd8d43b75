import { createStore } from '../base/store.ts';
import { ColumnSeries } from './column-series.ts';
import type { SeriesData } from './recording.ts';
import {
  longestName,
  longestUnit,
  mostMarks,
  mostRuns,
  tidy,
  type Run,
  type RunMark,
  type Runs,
} from './run.ts';

/** Samples of all earlier runs together (16 bytes each): past it, the longest series is kept in half its detail. */
const mostKept = 1_000_000;

/** Units by hand; more than there are series to see. */
const mostUnits = 100;

/** The runs of a desk: the present one, whose samples are somewhere else, and the earlier ones in full. */
export class RunShelf implements Runs {
  readonly all;
  readonly removed = createStore<Run | undefined>(undefined);
  readonly units = createStore<ReadonlyMap<string, string>>(new Map());

  /** `present`: the series of the present run. */
  constructor(
    private readonly present: () => readonly SeriesData[],
    private readonly limit = mostKept,
  ) {
    this.all = createStore<readonly Run[]>([emptyRun(1, present)]);
  }

  /** Keeps the present run if there is anything in it, and begins the next. */
  begin(): void {
    const { earlier, present } = this.parts();
    if (this.present().every((series) => series.length === 0)) {
      this.all.set([...earlier, emptyRun(present.id, this.present)]);
      return;
    }
    const kept = this.present().map((series) => ColumnSeries.of(series));
    const finished: Run = { ...present, series: () => kept };
    const runs = [...earlier, finished].slice(1 - mostRuns);
    thinToFit(runs, this.limit);
    // A removed run would come back into a full shelf, and memory is bounded.
    this.removed.set(undefined);
    this.all.set([...runs, emptyRun(present.id + 1, this.present)]);
  }

  rename(id: number, name: string): void {
    this.change(id, { name: tidy(name, longestName) });
  }

  remove(id: number): void {
    const { earlier, present } = this.parts();
    const gone = earlier.find((run) => run.id === id);
    if (gone === undefined) return;
    this.removed.set(gone);
    this.all.set([...earlier.filter((run) => run !== gone), present]);
  }

  restore(): void {
    const back = this.removed.value;
    if (back === undefined) return;
    this.removed.set(undefined);
    this.all.set([...this.all.value, back].sort((one, other) => one.id - other.id));
  }

  mark(time: number): RunMark | undefined {
    const { id, marks } = this.parts().present;
    if (marks.length >= mostMarks) return undefined;
    const mark: RunMark = {
      number: Math.max(0, ...marks.map((one) => one.number)) + 1,
      time: Math.max(0, time),
      note: '',
    };
    this.change(id, { marks: [...marks, mark] });
    return mark;
  }

  note(number: number, note: string): void {
    const { id, marks } = this.parts().present;
    const text = tidy(note, longestName);
    this.change(id, {
      marks: marks.map((mark) => (mark.number === number ? { ...mark, note: text } : mark)),
    });
  }

  removeMark(number: number): void {
    const { id, marks } = this.parts().present;
    this.change(id, { marks: marks.filter((mark) => mark.number !== number) });
  }

  setUnit(series: string, unit: string): void {
    const units = new Map(this.units.value);
    units.delete(series);
    const text = tidy(unit, longestUnit);
    if (text !== '' && units.size < mostUnits) units.set(series, text);
    this.units.set(units);
  }

  private parts(): { readonly earlier: readonly Run[]; readonly present: Run } {
    const runs = this.all.value;
    const present = runs.at(-1) ?? emptyRun(1, this.present);
    return { earlier: runs.slice(0, -1), present };
  }

  private change(id: number, next: Partial<Pick<Run, 'name' | 'marks'>>): void {
    this.all.update((runs) => runs.map((run) => (run.id === id ? { ...run, ...next } : run)));
  }
}

function emptyRun(id: number, series: () => readonly SeriesData[]): Run {
  return { id, name: '', marks: [], series };
}

/** Halves the detail of the longest series, again and again, until all runs fit; peaks stay. */
function thinToFit(runs: readonly Run[], limit: number): void {
  const all = runs.flatMap((run) => run.series()).filter((series) => series instanceof ColumnSeries);
  let total = all.reduce((sum, series) => sum + series.length, 0);
  while (total > limit) {
    const longest = all.reduce((one, other) => (other.length > one.length ? other : one));
    const before = longest.length;
    longest.thin();
    if (longest.length === before) return;
    total -= before - longest.length;
  }
}
