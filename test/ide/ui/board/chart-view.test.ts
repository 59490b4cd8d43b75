import { beforeAll, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { createRecording } from '../../../../ide/samples/create-recording.ts';
import type { Recording } from '../../../../ide/samples/recording.ts';
import { ChartSource } from '../../../../ide/ui/board/chart-source.ts';
import { viewOf, type PlotState, type ViewRequest } from '../../../../ide/ui/board/chart-view.ts';
import type { Series } from '../../../../lessons/format/lesson.ts';

const lesson: readonly Series[] = [
  { name: 'temp', title: { en: 'Temperature' }, unit: '°C', range: { from: 0, to: 14 } },
];
const print = (recording: Recording, text: string, time: number): void => {
  recording.append(new TextEncoder().encode(`${text}\n`), time);
};

describe('what a chart shows', () => {
  beforeAll(() => setLanguage('en'));

  const recorded = (...runs: readonly (readonly number[])[]): Recording => {
    const recording = createRecording({ schedule: () => undefined });
    runs.forEach((values, run) => {
      if (run > 0) recording.clear();
      values.forEach((value, index) => print(recording, `temp:${String(value)}`, index * 1000));
    });
    return recording;
  };
  const view = (source: ChartSource, request: Partial<ViewRequest> = {}): PlotState => {
    const compared = new Map([[1, 2]]);
    const group = source.groups(compared)[0];
    return viewOf({
      width: 380,
      left: 34,
      short: false,
      lines: source.lines(group, request.reach ?? 1000, 'measured'),
      earlier: source.earlier(group, compared),
      lesson: group?.lesson,
      prediction: undefined,
      band: undefined,
      marks: [],
      reach: 10,
      running: false,
      sight: 'minute',
      ...request,
    });
  };

  it('are earlier runs from their start, in dashes of their own, called by their names', () => {
    const recording = recorded([1, 2, 3, 20], [4, 5]);
    recording.runs.rename(1, 'with ice');
    const shown = view(new ChartSource(recording, lesson), { sight: 'whole' });
    expect(shown.lines.map((line) => line.label)).toEqual(['measured']);
    expect(shown.earlier.map(({ label, dash, colour }) => [label, dash, colour])).toEqual([
      ['with ice', [16, 5], 'ink-2'],
    ]);
    expect([...(shown.earlier[0]?.curve.values ?? [])]).toEqual([1, 2, 3, 20]);
    expect(shown.time.from).toBe(0);
    // Wider than the lesson's range, for the earlier run has to be seen as well.
    expect(shown.values.to).toBeGreaterThanOrEqual(20);
  });

  it('is the last minute, or the whole run from its start', () => {
    const source = new ChartSource(recorded(Array.from({ length: 600 }, (_, index) => index % 10)), lesson);
    expect(view(source, { reach: 600 }).time.from).toBeGreaterThan(500);
    const whole = view(source, { reach: 600, sight: 'whole' });
    expect([whole.time.from, whole.time.to]).toEqual([0, 600]);
  });

  it('stands still when it is paused: nothing later is drawn', () => {
    const recording = recorded([1, 2, 3, 4, 5, 6]);
    const source = new ChartSource(recording, lesson);
    const before = view(source, { reach: 2.5 });
    print(recording, 'temp:9', 7000);
    const after = view(source, { reach: 2.5 });
    expect([...(after.lines[0]?.curve.values ?? [])]).toEqual([1, 2, 3]);
    expect(after.time).toEqual(before.time);
  });

  it('is no more than the screen can show, with every peak, however much was recorded', () => {
    const values = Array.from({ length: 50_000 }, (_, index) => (index === 31_234 ? 13 : 5));
    const shown = view(new ChartSource(recorded(values), lesson), { reach: 50_000, sight: 'whole' });
    const [line] = shown.lines;
    expect(line?.curve.length).toBeLessThan(800);
    expect(Math.max(...(line?.curve.values ?? []))).toBe(13);
  });

  it('has the marks that are in sight', () => {
    const marks = [
      { number: 1, time: 3, note: '' },
      { number: 2, time: 300, note: 'lid' },
    ];
    const source = new ChartSource(recorded([1]), lesson);
    expect(view(source, { marks }).marks.map((mark) => mark.number)).toEqual([1]);
    expect(view(source, { marks, reach: 310 }).marks.map((mark) => mark.number)).toEqual([2]);
  });
});

describe('units', () => {
  it('are the lesson’s, else what the program printed, else set by hand', () => {
    const recording = createRecording({ schedule: () => undefined });
    print(recording, 'temp(K):280,level(cm):3,speed:1,alarm:1', 0);
    recording.runs.setUnit('speed', 'm/s');
    recording.runs.setUnit('level', 'mm');
    const source = new ChartSource(recording, lesson);
    expect(['temp', 'level', 'speed'].map((name) => source.unitOf(name))).toEqual(['°C', 'cm', 'm/s']);
    expect(source.withoutUnit()).toEqual(['speed']);
    expect(source.groups(new Map()).map((group) => [group.unit, group.names])).toEqual([
      ['°C', ['temp']],
      ['cm', ['level']],
      ['m/s', ['speed']],
    ]);
  });

  it('keep names of other scripts from turning the words around them', () => {
    const source = new ChartSource(undefined, []);
    expect(source.nameOf('שלום')).toBe('\u2068שלום\u2069');
    expect(source.nameOf('città')).toBe('città');
  });
});
