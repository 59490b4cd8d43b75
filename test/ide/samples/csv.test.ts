import { describe, expect, it } from 'vitest';
import { runsToCsv, type TableRun } from '../../../ide/samples/csv.ts';
import type { SeriesData } from '../../../ide/samples/recording.ts';

const series = (name: string, ...samples: readonly [number, number][]): SeriesData => ({
  name,
  times: Float64Array.from(samples, ([time]) => time),
  values: Float64Array.from(samples, ([, value]) => value),
  length: samples.length,
});

const run = (name: string, all: readonly SeriesData[], marks: TableRun['marks'] = []): TableRun => ({
  name,
  series: all,
  marks,
});
const table = (locale: string, ...runs: readonly TableRun[]): string =>
  runsToCsv(runs, {
    time: locale === 'it' ? 'tempo (s)' : 's',
    mark: locale === 'it' ? 'segno' : 'mark',
    locale,
    unitOf: (one) => one.unit ?? '',
  });

describe('CSV', () => {
  it('has commas and points in English, semicolons and decimal commas in Italian', () => {
    const temperature = series('temperature', [500, 7.5], [1000, -8]);
    expect(table('en', run('', [temperature]))).toBe('\uFEFFs,temperature\r\n0.5,7.5\r\n1,-8\r\n');
    expect(table('it', run('', [temperature]))).toBe('\uFEFFtempo (s);temperature\r\n0,5;7,5\r\n1;-8\r\n');
  });

  it('puts samples of one moment in one row and leaves a gap where a series has none', () => {
    const both = [series('x', [0, 1], [10, 2]), series('y', [0, 3], [20, 4], [20, 5])];
    expect(table('en', run('', both))).toBe('\uFEFFs,x,y\r\n0,1,3\r\n0.01,2,\r\n0.02,,4\r\n0.02,,5\r\n');
  });

  it('has the units in its headings and the marks in a column of their own', () => {
    const temperature = { ...series('temp', [0, 20], [1000, 21]), unit: '°C' };
    const marks = [
      { number: 2, time: 1500, note: 'lid, open' },
      { number: 1, time: 1000, note: '' },
    ];
    expect(table('en', run('Run 1', [temperature], marks))).toBe(
      '\uFEFFs,temp (°C),mark\r\n0,20,\r\n1,21,1\r\n1.5,,"2 lid, open"\r\n',
    );
  });

  it('holds several runs beside one another, aligned at their start', () => {
    const one = run('Prova 1', [series('t', [0, 1.5], [1000, 2])]);
    const other = run('con ghiaccio; fuori', [series('t', [1000, 3])], [{ number: 1, time: 0, note: '' }]);
    expect(table('it', one, other)).toBe(
      '\uFEFFtempo (s);Prova 1: t;"con ghiaccio; fuori: t";"con ghiaccio; fuori: segno"\r\n0;1,5;;1\r\n1;2;3;\r\n',
    );
  });

  it('quotes what would break a row, and disarms what a spreadsheet would compute', () => {
    const hostile = [series('a,"b"'), series('=1+1'), series('@x'), series('-n'), series('＝1')];
    expect(table('en', run('', hostile))).toBe(`\uFEFFs,"a,""b""",'=1+1,'@x,'-n,'＝1\r\n`);
    expect(table('en', run('=cmd', [series('t')]), run('b', []))).toBe(`\uFEFFs,'=cmd: t\r\n`);
    const marks = [{ number: 1, time: 0, note: '=HYPERLINK("x")' }];
    // The number stands before the note, so the cell is no formula.
    expect(table('en', run('', [], marks))).toBe('\uFEFFs,mark\r\n0,"1 =HYPERLINK(""x"")"\r\n');
  });

  it('is a heading alone when nothing was recorded', () => {
    expect(table('en', run('', []))).toBe('\uFEFFs\r\n');
    expect(table('en')).toBe('\uFEFFs\r\n');
  });
});
