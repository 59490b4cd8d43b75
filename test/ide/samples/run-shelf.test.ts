import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import { createRecording } from '../../../ide/samples/create-recording.ts';
import type { Recording } from '../../../ide/samples/recording.ts';
import { mostMarks, mostRuns, runName } from '../../../ide/samples/run.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('runs', () => {
  let recording: Recording;
  beforeAll(() => setLanguage('en'));
  beforeEach(() => {
    recording = createRecording({ schedule: () => undefined });
  });

  const record = (...values: readonly number[]): void => {
    for (const [index, value] of values.entries())
      recording.append(bytes(`t:${String(value)}\n`), index * 100);
  };
  const names = (): string[] => recording.runs.all.value.map(runName);
  const valuesOf = (id: number): number[] => {
    const series = recording.runs.all.value.find((run) => run.id === id)?.series()[0];
    return [...(series?.values.slice(0, series.length) ?? [])];
  };

  it('begin with a new recording, and what was recorded before stays beside it', () => {
    record(1, 2);
    recording.clear();
    expect(recording.series()).toEqual([]);
    expect(recording.lines).toEqual([]);
    record(3);
    expect(names()).toEqual(['Run 1', 'Run 2']);
    expect(valuesOf(1)).toEqual([1, 2]);
    expect(valuesOf(2)).toEqual([3]);
    expect(recording.series()).toHaveLength(1);
  });

  it('are not kept when nothing was recorded in them', () => {
    recording.append(bytes('hello\n'), 0);
    recording.clear();
    recording.clear();
    expect(names()).toEqual(['Run 1']);
    expect(recording.runs.all.value).toHaveLength(1);
  });

  it('take little memory: the last eight, in less detail when they are long, but with every peak', () => {
    recording = createRecording({ schedule: () => undefined, mostKept: 1000 });
    for (let round = 0; round < 12; round += 1) {
      record(...Array.from({ length: 400 }, (_, index) => (index === 123 ? 99 : Math.sin(index))));
      recording.clear();
    }
    const kept = recording.runs.all.value;
    expect(kept).toHaveLength(mostRuns);
    expect(names().at(0)).toBe('Run 6');
    const samples = kept.flatMap((run) => run.series()).map((series) => series.length);
    expect(samples.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1000);
    for (const run of kept.slice(0, -1)) expect(Math.max(...valuesOf(run.id))).toBe(99);
  });

  it('have names that can be changed, tidied of what would turn a page around', () => {
    recording.runs.rename(1, '  with\u202E ice\n ');
    expect(names()).toEqual(['with  ice']);
    recording.runs.rename(1, 'x'.repeat(200));
    expect(names()[0]).toHaveLength(40);
    recording.runs.rename(1, ' ');
    expect(names()).toEqual(['Run 1']);
  });

  it('can be taken away and had back, the present one excepted', () => {
    for (const value of [1, 2, 3]) {
      record(value);
      recording.clear();
    }
    record(4);
    recording.runs.remove(4);
    recording.runs.remove(2);
    expect(names()).toEqual(['Run 1', 'Run 3', 'Run 4']);
    expect(recording.runs.removed.value?.id).toBe(2);
    recording.runs.restore();
    expect(names()).toEqual(['Run 1', 'Run 2', 'Run 3', 'Run 4']);
    expect(recording.runs.removed.value).toBeUndefined();
    recording.runs.restore();
    expect(names()).toHaveLength(4);
  });

  it('carry marks with notes, which stay with their run', () => {
    record(1);
    expect(recording.runs.mark(1234)?.number).toBe(1);
    expect(recording.runs.mark(2000)?.number).toBe(2);
    recording.runs.note(2, 'lid open');
    recording.runs.removeMark(1);
    expect(recording.runs.mark(3000)?.number).toBe(3);
    recording.clear();
    const [before, present] = recording.runs.all.value;
    expect(before?.marks).toEqual([
      { number: 2, time: 2000, note: 'lid open' },
      { number: 3, time: 3000, note: '' },
    ]);
    expect(present?.marks).toEqual([]);
    for (let index = 0; index < 200; index += 1) recording.runs.mark(index);
    expect(recording.runs.all.value.at(-1)?.marks).toHaveLength(mostMarks);
    expect(recording.runs.mark(0)).toBeUndefined();
  });

  it('go into one table, with the units of the stream or those set by hand', () => {
    recording.append(bytes('temp(°C):20,level:3\n'), 0);
    recording.clear();
    recording.append(bytes('temp(°C):21,level:4\n'), 0);
    recording.runs.setUnit('level', 'cm');
    expect(recording.toCsv('en', { runs: [1, 2] })).toBe(
      '\uFEFFtime (s),Run 1: temp (°C),Run 1: level (cm),Run 2: temp (°C),Run 2: level (cm)\r\n0,20,3,21,4\r\n',
    );
    expect(recording.toCsv('en')).toBe('\uFEFFtime (s),temp (°C),level (cm)\r\n0,21,4\r\n');
    recording.runs.setUnit('level', '');
    expect(recording.toCsv('en', { unitOf: () => 'K' })).toContain('temp (K),level (K)');
  });

  it('make a table that a spreadsheet can open, however long they were', () => {
    recording = createRecording({ schedule: () => undefined, mostSamples: 30_000 });
    const row = Array.from({ length: 20 }, (_, index) => `s${String(index)}:1`).join(',');
    for (let index = 0; index < 30_000; index += 1) {
      recording.append(bytes(`${index === 777 ? row.replaceAll('1', '9') : row}\n`), index);
    }
    const rows = recording.toCsv('en').split('\r\n');
    expect(rows.length * 21).toBeLessThan(4_000_000);
    expect(rows.some((one) => one.includes(',9,'))).toBe(true);
  });
});
