import type { SeriesData } from './recording.ts';
import type { RunMark } from './run.ts';

/** A run as a table has it. */
export interface TableRun {
  readonly name: string;
  readonly series: readonly SeriesData[];
  readonly marks: readonly RunMark[];
}

export interface TableWords {
  /** Headings of the first column and of a column of marks. */
  readonly time: string;
  readonly mark: string;
  readonly locale: string;
  readonly unitOf: (series: SeriesData) => string;
}

/** What one column of the table has to say, in the order of time: whole milliseconds, so that rows meet. */
interface Column {
  readonly heading: string;
  readonly length: number;
  time(place: number): number;
  cell(place: number): string;
}

/**
 * A table that a spreadsheet opens by itself: byte order mark (else Excel takes UTF-8 for an 8-bit code page),
 * lines ended by CR LF (RFC 4180), and where decimals have a comma (Italian) semicolons between cells. One row
 * a moment, one column a series and one for a run's marks; an empty cell where a column has nothing at that
 * moment. Time is in seconds since each run's start. With several runs a heading begins with its run's name.
 */
export function runsToCsv(runs: readonly TableRun[], words: TableWords): string {
  const decimal = decimalMark(words.locale);
  const separator = decimal === ',' ? ';' : ',';
  const numeral = (value: number): string => quote(String(value).replace('.', decimal), separator);
  const text = (value: string): string => quote(disarm(value), separator);

  const columns = runs.flatMap(({ name, series, marks }): Column[] => {
    const headed = (heading: string): string => (runs.length === 1 ? heading : `${name}: ${heading}`);
    const ofSeries = series.map((one): Column => {
      const unit = words.unitOf(one);
      return {
        heading: headed(unit === '' ? one.name : `${one.name} (${unit})`),
        length: one.length,
        time: (place) => Math.round(one.times[place] ?? Infinity),
        cell: (place) => numeral(one.values[place] ?? 0),
      };
    });
    if (marks.length === 0) return ofSeries;
    const inTime = [...marks].sort((one, other) => one.time - other.time);
    const ofMarks: Column = {
      heading: headed(words.mark),
      length: inTime.length,
      time: (place) => Math.round(inTime[place]?.time ?? Infinity),
      cell(place) {
        const { number, note } = inTime[place] ?? { number: 0, note: '' };
        return text(note === '' ? String(number) : `${String(number)} ${note}`);
      },
    };
    return [...ofSeries, ofMarks];
  });

  const lines = [[words.time, ...columns.map((column) => column.heading)].map(text).join(separator)];
  const places = columns.map(() => 0);
  const next = columns.map((column) => (column.length > 0 ? column.time(0) : Infinity));
  for (;;) {
    let time = Infinity;
    for (const one of next) if (one < time) time = one;
    if (time === Infinity) break;
    let row = numeral(time / 1000);
    for (const [index, column] of columns.entries()) {
      row += separator;
      if (next[index] !== time) continue;
      const place = places[index] ?? 0;
      row += column.cell(place);
      places[index] = place + 1;
      next[index] = place + 1 < column.length ? column.time(place + 1) : Infinity;
    }
    lines.push(row);
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function decimalMark(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
}

/**
 * What a spreadsheet would compute (`=HYPERLINK(...)`, also in full-width letters) becomes text: names come from
 * a program, notes from anybody.
 */
function disarm(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}

function quote(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
