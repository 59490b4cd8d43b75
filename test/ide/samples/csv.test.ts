import { describe, expect, it } from 'vitest';
import { samplesToCsv } from '../../../ide/samples/csv.ts';
import type { SeriesData } from '../../../ide/samples/recording.ts';

const series = (name: string, ...samples: readonly [number, number][]): SeriesData => ({
  name,
  times: Float64Array.from(samples, ([time]) => time),
  values: Float64Array.from(samples, ([, value]) => value),
  length: samples.length,
});

describe('CSV', () => {
  it('has commas and points in English, semicolons and decimal commas in Italian', () => {
    const temperature = series('temperature', [500, 7.5], [1000, -8]);
    expect(samplesToCsv([temperature], 'en', 'time (s)')).toBe(
      '\uFEFFtime (s),temperature\r\n0.5,7.5\r\n1,-8\r\n',
    );
    expect(samplesToCsv([temperature], 'it', 'tempo (s)')).toBe(
      '\uFEFFtempo (s);temperature\r\n0,5;7,5\r\n1;-8\r\n',
    );
  });

  it('puts samples of one moment in one row and leaves a gap where a series has none', () => {
    const table = samplesToCsv(
      [series('x', [0, 1], [10, 2]), series('y', [0, 3], [20, 4], [20, 5])],
      'en',
      's',
    );
    expect(table).toBe('\uFEFFs,x,y\r\n0,1,3\r\n0.01,2,\r\n0.02,,4\r\n0.02,,5\r\n');
  });

  it('quotes what would break a row, and disarms what a spreadsheet would compute', () => {
    const table = samplesToCsv([series('a,"b"'), series('=1+1'), series('@x'), series('-n')], 'en', 's');
    expect(table).toBe(`\uFEFFs,"a,""b""",'=1+1,'@x,'-n\r\n`);
  });

  it('is a heading alone when nothing was recorded', () => {
    expect(samplesToCsv([], 'en', 's')).toBe('\uFEFFs\r\n');
  });
});
