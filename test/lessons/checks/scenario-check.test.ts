import { describe, expect, it } from 'vitest';
import type { Evidence, ScenarioRun } from '../../../lessons/checks/evidence.ts';
import { runChecks, scenariosOf } from '../../../lessons/checks/run-checks.ts';
import type { Verdict } from '../../../lessons/checks/verdict.ts';
import { run, sampled, stepWith, tone } from './board-record.ts';

const inputs = [
  { time: 0, name: 'temperature', value: 4 },
  { time: 5000, name: 'temperature', value: 9 },
];

function judge(expectation: object, seen: ScenarioRun, more: Evidence = {}, options: object = {}): Verdict {
  const step = stepWith('scenario', { seconds: 10, inputs: [], expect: [expectation], ...options });
  const verdict = runChecks(step, { ...more, runs: { check: seen } })['check'];
  if (verdict === undefined) throw new Error('The check said nothing.');
  return verdict;
}

const short = ({ status, reason }: Verdict) => `${status} ${reason.id}`;

describe('a scenario check', () => {
  it('waits until the scenario has been run', () => {
    const step = stepWith('scenario', { seconds: 10, expect: [{ running: true }] });
    expect(runChecks(step, {})['check']).toEqual({ status: 'waiting', reason: { id: 'no-run', values: {} } });
  });

  it('names the sound that should not be, with the temperature at that moment', () => {
    const verdict = judge({ sound: 'off' }, run({ sounds: tone(200, 400), inputs }));
    expect(verdict).toEqual({
      status: 'fail',
      reason: { id: 'sound-unexpected', values: { temperature: 4, time: 0.2 } },
    });
    expect(short(judge({ sound: 'off', from: 1 }, run({ sounds: tone(200, 400) })))).toBe(
      'pass scenario-pass',
    );
    // A tone that began before the window and lasts into it is heard at the window's start.
    expect(judge({ sound: 'off', from: 1 }, run({ sounds: tone(200, 1400) })).reason.values['time']).toBe(1);
  });

  it('names the sound that should be, with what it was like by then', () => {
    const verdict = judge({ sound: 'on', from: 6, to: 8 }, run({ sounds: tone(100, 400), inputs }));
    expect(verdict.reason).toEqual({ id: 'sound-missing', values: { temperature: 9, time: 8 } });
    // A tone that nobody ended is still on.
    const endless = run({ sounds: [{ time: 0, frequency: 440 }] });
    expect(short(judge({ sound: 'on', from: 6, to: 8 }, endless))).toBe('pass scenario-pass');
  });

  it('points at the comparison of the program', () => {
    const program = {
      source: '',
      calls: [],
      names: [],
      loops: [{ kind: 'while' as const, line: 3 }],
      ifs: [{ line: 7, hasElse: true }],
      comparisons: [{ left: 'temp', operator: '<', right: 'limit', line: 6 }],
    };
    const lineFor = (pointAt: string) =>
      judge({ sound: 'off' }, run({ sounds: tone(0, 100) }), { program }, { pointAt }).line;
    expect(['comparison', 'if', 'loop'].map(lineFor)).toEqual([6, 7, 3]);
    expect(judge({ sound: 'off' }, run({ sounds: tone(0, 100) })).line).toBeUndefined();
  });

  it('waits, and says where, when the program stopped before it could be judged', () => {
    const exception = { time: 900, type: 'NameError', message: "name 'limt' isn't defined", line: 9 };
    const stopped = run({ exception });
    expect(judge({ sound: 'on', from: 5 }, stopped)).toMatchObject({
      status: 'waiting',
      reason: { id: 'stopped', values: { type: 'NameError', line: 9, time: 0.9 } },
      line: 9,
    });
    // Silence proves nothing when the program is dead.
    expect(short(judge({ sound: 'off' }, stopped))).toBe('waiting stopped');
    expect(judge({ running: true }, stopped)).toMatchObject({
      status: 'fail',
      reason: { id: 'exception' },
      line: 9,
    });
    // What went wrong before it stopped still counts; so does what was fine before.
    expect(short(judge({ sound: 'off' }, run({ exception, sounds: tone(100, 300) })))).toBe(
      'fail sound-unexpected',
    );
    expect(short(judge({ sound: 'off', to: 0.5 }, stopped))).toBe('pass scenario-pass');
  });

  it('says that a program came to its end, when that is why something is missing', () => {
    expect(short(judge({ running: true }, run({ ended: 500 })))).toBe('fail ended');
    expect(short(judge({ sound: 'on', from: 2 }, run({ ended: 500 })))).toBe('fail ended');
    expect(short(judge({ sound: 'off' }, run({ ended: 500 })))).toBe('pass scenario-pass');
    expect(short(judge({ running: true }, run()))).toBe('pass scenario-pass');
  });

  it('looks at the display: lit, dark, a picture, the same as before', () => {
    const heart = '09090:99999:99999:09990:00900';
    const frame = [...heart.replaceAll(':', '')].map(Number);
    const dim = frame.map((level) => (level > 0 ? 3 : 0));
    const off = frame.map(() => 0);
    const shown = run({
      frames: [
        { time: 1000, frame },
        { time: 4000, frame: off },
        { time: 7000, frame: dim },
      ],
    });
    const says = (expectation: object) => short(judge(expectation, shown));
    expect(says({ display: 'lit', from: 2, to: 3 })).toBe('pass scenario-pass');
    expect(says({ display: 'lit', from: 4.5, to: 6 })).toBe('fail display-dark');
    expect(says({ display: 'dark', from: 4.5, to: 6 })).toBe('pass scenario-pass');
    expect(says({ display: 'dark', from: 4.5 })).toBe('fail display-lit');
    expect(says({ display: { image: heart }, to: 2 })).toBe('pass scenario-pass');
    expect(says({ display: { image: heart }, from: 7.5 })).toBe('pass scenario-pass');
    expect(says({ display: { image: heart }, to: 0.5 })).toBe('fail image-missing');
    expect(says({ display: { sameAs: 2 }, to: 3 })).toBe('pass scenario-pass');
    expect(says({ display: { sameAs: 2 }, to: 5 })).toBe('fail display-changed');
    expect(says({ display: { differsFrom: 2 }, to: 5 })).toBe('pass scenario-pass');
    expect(says({ display: { differsFrom: 2 }, to: 9 })).toBe('fail display-unchanged');
    expect(says({ changes: { of: 'display', atMost: 3 } })).toBe('pass scenario-pass');
    expect(says({ changes: { of: 'display', atMost: 2 } })).toBe('fail display-flickers');
    expect(says({ changes: { of: 'display', atLeast: 4 } })).toBe('fail display-changes-few');
  });

  it('looks for printed lines, or for none', () => {
    const printed = run({ lines: [{ time: 2000, text: 'Temperature: 21 degrees' }] });
    const says = (expectation: object) => short(judge(expectation, printed));
    expect(says({ line: 'Temperature: # degrees' })).toBe('pass scenario-pass');
    expect(says({ line: '*degrees' })).toBe('pass scenario-pass');
    expect(says({ line: 'temperature*' })).toBe('fail line-missing');
    expect(says({ line: '*', to: 1 })).toBe('fail line-missing');
    expect(says({ printed: 'nothing', to: 1 })).toBe('pass scenario-pass');
    expect(judge({ printed: 'nothing' }, printed).reason).toMatchObject({
      id: 'line-unexpected',
      values: { text: 'Temperature: 21 degrees', time: 2 },
    });
  });

  it('holds samples against the input they must follow, a turn of the loop later', () => {
    const follows = { sample: { series: 'temperature', follows: 'temperature', within: 1, atLeast: 15 } };
    const late = run({ inputs, samples: sampled('temperature', 10_000, (time) => (time < 6000 ? 4 : 9)) });
    expect(short(judge(follows, late))).toBe('pass scenario-pass');
    const stuck = run({ inputs, samples: sampled('temperature', 10_000, () => 4) });
    expect(judge(follows, stuck).reason).toMatchObject({
      id: 'sample-differs',
      values: { measured: 4, wanted: 9 },
    });
    const few = run({ inputs, samples: sampled('temperature', 3000, () => 4) });
    expect(judge(follows, few).reason).toMatchObject({
      id: 'samples-few',
      values: { count: 6, atLeast: 15 },
    });
    expect(short(judge(follows, run({ inputs })))).toBe('fail series-missing');
    const fixed = { sample: { series: 'temperature', value: 4 } };
    expect(short(judge(fixed, stuck))).toBe('pass scenario-pass');
    expect(short(judge(fixed, late))).toBe('fail sample-differs');
  });

  it('counts an alarm as one while its rests are short, and each return as a change', () => {
    const melody = (from: number, to: number) => {
      const sounds = [];
      for (let time = from; time < to; time += 1000) sounds.push(...tone(time, time + 400));
      return sounds;
    };
    const once = { changes: { of: 'sound', atMost: 1 } };
    expect(short(judge(once, run({ sounds: melody(1000, 10_000) })))).toBe('pass scenario-pass');
    const wavering = run({ sounds: [...melody(1000, 3000), ...melody(5000, 7000)] });
    expect(judge(once, wavering).reason).toMatchObject({
      id: 'sound-flickers',
      values: { count: 4, atMost: 1 },
    });
    expect(short(judge({ changes: { of: 'sound', atLeast: 5 } }, wavering))).toBe('fail sound-changes-few');
    expect(short(judge({ changes: { of: 'sound', atMost: 4, gap: 0.1 } }, wavering))).toBe(
      'fail sound-flickers',
    );
  });

  it('waits when its options come damaged, instead of judging', () => {
    const damaged = stepWith('scenario', { seconds: 'ten', expect: 7 });
    expect(runChecks(damaged, { runs: { check: run() } })['check']?.reason.id).toBe('broken-check');
    expect(scenariosOf(damaged)).toEqual([]);
    const newer = stepWith('telepathy' as 'scenario', {});
    expect(runChecks(newer, {})['check']?.reason.id).toBe('broken-check');
  });

  it('shares a run with the checks that ask for the same scenario', () => {
    const step = stepWith('scenario', {
      seconds: 10,
      inputs: [{ at: 0, light: 5 }],
      expect: [{ running: true }],
    });
    const [check] = step.checks;
    if (check === undefined) throw new Error('The step has no check.');
    const other = { ...check, id: 'other', options: { ...check.options, expect: [{ sound: 'on' }] } };
    const longer = { ...check, id: 'longer', options: { ...check.options, seconds: 12 } };
    expect(scenariosOf({ ...step, checks: [check, longer, other] })).toEqual([
      { checks: ['check', 'other'], seconds: 10, inputs: [{ at: 0, light: 5 }] },
      { checks: ['longer'], seconds: 12, inputs: [{ at: 0, light: 5 }] },
    ]);
  });
});
