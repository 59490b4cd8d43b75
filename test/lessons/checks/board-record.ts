import type { BoardRecord, ScenarioRun } from '../../../lessons/checks/evidence.ts';
import type { CheckSpec, Step } from '../../../lessons/format/lesson.ts';

/** A record of nothing happening for ten seconds, with what a test adds. */
export function record(more: Partial<BoardRecord> = {}): BoardRecord {
  return { duration: 10_000, lines: [], samples: [], frames: [], sounds: [], ...more };
}

export function run(more: Partial<ScenarioRun> = {}): ScenarioRun {
  return { ...record(), inputs: [], ...more };
}

/** A tone from `from` to `to`, ms. */
export function tone(from: number, to: number): BoardRecord['sounds'] {
  return [
    { time: from, frequency: 880 },
    { time: to, frequency: 0 },
  ];
}

/** One sample every half second, as `value` says of its time. */
export function sampled(
  series: string,
  until: number,
  value: (time: number) => number,
): BoardRecord['samples'] {
  const samples: { time: number; series: string; value: number }[] = [];
  for (let time = 0; time < until; time += 500) samples.push({ time, series, value: value(time) });
  return samples;
}

/** A step with one check. */
export function stepWith(kind: CheckSpec['kind'], options: CheckSpec['options']): Step {
  return {
    id: 'step',
    phase: 'solve',
    minutes: 1,
    mode: 'editor',
    title: {},
    text: {},
    hints: [],
    checks: [{ id: 'check', title: {}, kind, options }],
  };
}
