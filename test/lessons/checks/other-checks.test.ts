import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../lessons/checks/evidence.ts';
import { matchesLine } from '../../../lessons/checks/line-pattern.ts';
import { programFacts } from '../../../lessons/checks/program-facts.ts';
import { runChecks } from '../../../lessons/checks/run-checks.ts';
import { verdictParts, type Verdict } from '../../../lessons/checks/verdict.ts';
import type { CheckSpec } from '../../../lessons/format/lesson.ts';
import { record, sampled, stepWith, tone } from './board-record.ts';

function judge(kind: CheckSpec['kind'], options: CheckSpec['options'], evidence: Evidence): Verdict {
  const verdict = runChecks(stepWith(kind, options), evidence)['check'];
  if (verdict === undefined) throw new Error('The check said nothing.');
  return verdict;
}
const short = ({ status, reason }: Verdict) => `${status} ${reason.id}`;
const exception = { time: 900, type: 'NameError', message: 'limt', line: 9 };

describe('a stream check', () => {
  const options = { series: 'temperature', samples: 5, above: 9, below: 5 };
  const says = (live: Evidence['live'], more: object = {}) =>
    short(judge('stream', { ...options, ...more }, live === undefined ? {} : { live }));
  const warming = sampled('temperature', 10_000, (time) => 4 + time / 1000);

  it('waits for the run, for samples, and for the range to be reached', () => {
    expect(says(undefined)).toBe('waiting stream-no-run');
    expect(says(record({ duration: 1000 }))).toBe('waiting stream-few');
    expect(says(record({ samples: warming.slice(0, 3) }))).toBe('waiting stream-few');
    expect(says(record({ samples: warming.slice(0, 8) }))).toBe('waiting stream-not-above');
    expect(says(record({ samples: warming.slice(10) }))).toBe('waiting stream-not-below');
    expect(says(record({ samples: warming }))).toBe('pass stream-pass');
  });

  it('fails when nothing can come any more', () => {
    expect(says(record())).toBe('fail series-missing');
    expect(says(record({ samples: sampled('temp', 5000, () => 4) }))).toBe('fail series-other');
    expect(says(record({ exception }))).toBe('fail exception');
    expect(says(record({ ended: 500 }))).toBe('fail ended');
  });

  it('measures how often samples come', () => {
    const all = { above: undefined, below: undefined };
    const steady = record({ samples: warming });
    expect(says(steady, { ...all, rate: 2 })).toBe('pass stream-pass');
    expect(judge('stream', { series: 'temperature', rate: 4 }, { live: steady }).reason).toMatchObject({
      id: 'stream-slow',
      values: { measured: 2, rate: 4 },
    });
  });
});

describe('a program check', () => {
  const source =
    'from microbit import *\nwhile True:\n    t = temperature()\n    if t > 8:\n        display.show(t)\n';
  const says = (options: object, text = source) =>
    short(judge('program', options as CheckSpec['options'], { program: programFacts(text) }));

  it('waits for a program that can be read', () => {
    expect(short(judge('program', { calls: ['sleep'] }, {}))).toBe('waiting no-program');
    expect(says({ calls: ['sleep'] }, 'while True\n')).toBe('waiting program-syntax');
  });

  it('finds calls by their last name, wanted and unwanted', () => {
    expect(says({ calls: ['temperature', 'display.show'] })).toBe('pass program-pass');
    expect(says({ calls: ['temperature'] }, 'import microbit\nmicrobit.temperature()\n')).toBe(
      'pass program-pass',
    );
    expect(says({ calls: ['music.play'] })).toBe('fail program-call-missing');
    const unwanted = judge('program', { avoids: ['show'] }, { program: programFacts(source) });
    expect(unwanted).toMatchObject({ status: 'fail', reason: { id: 'program-call-unwanted' }, line: 5 });
  });

  it('finds loops and comparisons', () => {
    expect(says({ loop: 'while' })).toBe('pass program-pass');
    expect(says({ loop: 'for' })).toBe('fail program-loop-missing');
    expect(says({ loop: 'any' }, 'x = 1\n')).toBe('fail program-loop-missing');
    expect(says({ compares: { operators: ['>', '>='] } })).toBe('pass program-pass');
    expect(says({ compares: { operators: ['<'] } })).toBe('fail program-compare-missing');
    expect(says({ compares: { atLeast: 2 } })).toBe('fail program-compare-missing');
  });
});

describe('an output check', () => {
  const says = (live: Evidence['live'], options: object = {}) =>
    short(judge('output', { line: 'Hello *', ...options }, live === undefined ? {} : { live }));
  const hello = { time: 100, text: 'Hello world' };

  it('looks for the line among those that were printed', () => {
    expect(says(undefined)).toBe('waiting output-no-run');
    expect(says(record({ lines: [hello] }))).toBe('pass output-pass');
    expect(says(record({ duration: 1000 }))).toBe('waiting output-few');
    expect(says(record({ lines: [hello] }), { count: 2 })).toBe('waiting output-few');
    expect(says(record())).toBe('fail output-nothing');
    expect(says(record({ lines: [{ time: 1, text: 'hello' }] }))).toBe('fail output-other');
    expect(says(record({ exception }))).toBe('fail exception');
    expect(says(record({ ended: 10, duration: 100 }))).toBe('fail output-nothing');
  });

  it('matches with * and # and nothing else, in reasonable time', () => {
    expect(matchesLine('x: #, y: #', 'x: 1, y: -2.5')).toBe(true);
    expect(matchesLine('x: #', 'x: 1.')).toBe(false);
    expect(matchesLine('(.*)', 'anything')).toBe(false);
    expect(matchesLine('*a*b*', '  xxaxxbxx ')).toBe(true);
    expect(matchesLine('', '')).toBe(true);
    expect(matchesLine('*a'.repeat(50) + 'b', 'a'.repeat(900))).toBe(false);
  });
});

describe('a prediction check', () => {
  const sketch = {
    type: 'sketch',
    points: [
      { time: 0, value: 4 },
      { time: 10, value: 12 },
    ],
    mark: 5,
  } as const;
  const options = { step: 'sketch', series: 'temperature', mark: 'sound' };
  const samples = sampled('temperature', 10_000, () => 4);
  const says = (evidence: Evidence, more: object = {}) =>
    judge('prediction', { ...options, ...more }, evidence);
  const predictions = { sketch };

  it('waits for an answer, then for something to compare it with', () => {
    expect(short(says({}))).toBe('waiting prediction-open');
    expect(short(says({ predictions }))).toBe('waiting prediction-unmeasured');
    expect(short(says({ predictions, live: record({ samples, duration: 1000 }) }))).toBe(
      'waiting prediction-unmeasured',
    );
  });

  it('never fails: it says how far the marks are apart', () => {
    const at = (from: number) =>
      says({ predictions, live: record({ samples, sounds: tone(from, from + 300) }) });
    expect(at(200)).toEqual({
      status: 'pass',
      reason: { id: 'prediction-mark-early', values: { temperature: 4, predicted: 5, measured: 0, by: 5 } },
    });
    expect(short(at(4000))).toBe('pass prediction-mark-close');
    expect(short(at(9000))).toBe('pass prediction-mark-late');
    expect(short(says({ predictions, live: record({ samples }) }))).toBe('pass prediction-mark-never');
  });

  it('finds where curve and measurement are furthest apart', () => {
    const { mark: _mark, ...curve } = sketch;
    const verdict = says({ predictions: { sketch: curve }, live: record({ samples }) });
    expect(verdict.reason).toEqual({
      id: 'prediction-curve-differs',
      values: { time: 9.5, predicted: 11.6, measured: 4 },
    });
    const alike = sampled('temperature', 10_000, (time) => 4 + (time / 1000) * 0.8);
    expect(short(says({ predictions: { sketch: curve }, live: record({ samples: alike }) }))).toBe(
      'pass prediction-close',
    );
  });

  it('compares a number, and lets choices speak for themselves', () => {
    const live = record({ samples });
    expect(short(says({ predictions: { sketch: { type: 'number', value: 4.5 } }, live }))).toBe(
      'pass prediction-close',
    );
    expect(short(says({ predictions: { sketch: { type: 'number', value: 9 } }, live }))).toBe(
      'pass prediction-differs',
    );
    expect(short(says({ predictions: { sketch: { type: 'choice', option: 'a' } } }))).toBe(
      'pass prediction-locked',
    );
  });
});

describe('a teacher check', () => {
  it('passes with a tick for that very check', () => {
    expect(short(judge('teacher', {}, {}))).toBe('waiting teacher-waiting');
    expect(short(judge('teacher', {}, { ticks: ['other/check'] }))).toBe('waiting teacher-waiting');
    expect(short(judge('teacher', {}, { ticks: ['step/check'] }))).toBe('pass teacher-pass');
  });
});

describe('the parts of a verdict', () => {
  it('are what, why and what to try next', () => {
    expect(verdictParts('What.')).toEqual({ what: 'What.' });
    expect(verdictParts('What.\nNext?')).toEqual({ what: 'What.', next: 'Next?' });
    expect(verdictParts('What.\nWhy.', 'pass')).toEqual({ what: 'What.', why: 'Why.' });
    expect(verdictParts('What.\n Why.\n\nNext?\nMore.')).toEqual({
      what: 'What.',
      why: 'Why.',
      next: 'Next? More.',
    });
  });
});
