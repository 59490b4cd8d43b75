import { fail, pass, waiting, type CheckKind } from './check-kind.ts';
import type { Evidence, ProgramFacts, ScenarioRun } from './evidence.ts';
import { matchesLine } from './line-pattern.ts';
import {
  firstIn,
  frameAt,
  framesIn,
  joined,
  pattern,
  seconds,
  tones,
  worldAt,
  type Interval,
} from './record-view.ts';
import { maxScenarioSeconds, readExpectation, type Expectation } from './scenario-expectation.ts';
import type { ReasonId } from './reason-id.ts';
import type { Reason, Verdict } from './verdict.ts';

/** A board may answer this much later (ms) than its input changed: one turn of a pupil's loop. */
const answerTime = 1600;

export interface ScenarioOptions {
  readonly seconds: number;
  /** As written in the pack; firmware/virtual/scenario.ts gives them meaning. */
  readonly inputs: readonly unknown[];
  readonly expect: readonly Expectation[];
  /** What in the program a fail points at. */
  readonly pointAt?: 'comparison' | 'if' | 'loop';
}

/**
 * Runs the program on a fresh virtual board through a scenario and looks at what the board did. The first
 * expectation that is not met makes the verdict. A program that stopped with an error before an
 * expectation's window was over has not failed it: it waits, and says where it stopped; only
 * `running: true` fails for that.
 */
export const scenarioCheck: CheckKind<ScenarioOptions> = {
  read(fields, names) {
    const length = fields.number('seconds', { from: 0.1, to: maxScenarioSeconds });
    // parseScenario of firmware/virtual finds what is wrong in it, when a pack is read.
    const inputs = fields.raw('inputs');
    const expect = fields.mappings('expect').flatMap((entry) => readExpectation(entry, names) ?? []);
    if (expect.length === 0 && !fields.has('expect')) {
      fields.problem('expect', 'missing-key', 'A scenario needs "expect": what must be true of the run.');
    }
    for (const [index, entry] of expect.entries()) {
      if ((entry.to ?? 0) <= length && (entry.from ?? 0) < length) continue;
      const message = `Expectation ${String(index + 1)} looks past the end of the scenario (${String(length)} s).`;
      const values = { key: 'expect', to: length };
      fields.problemAt(['expect', index, 'to'], 'value', 'out-of-range', message, values);
    }
    const pointAt = fields.has('pointAt')
      ? fields.choice('pointAt', ['comparison', 'if', 'loop'] as const)
      : undefined;
    return {
      seconds: length,
      inputs: Array.isArray(inputs) ? inputs : [],
      expect,
      ...(pointAt === undefined ? {} : { pointAt }),
    };
  },

  judge(options, evidence, place) {
    const run = evidence.runs?.[place.check];
    if (run === undefined) return waiting('no-run');
    for (const expectation of options.expect) {
      const verdict = judgeExpectation(expectation, run, options, evidence.program);
      if (verdict !== undefined) return verdict;
    }
    return pass('scenario-pass', { seconds: options.seconds });
  },
};

/** `undefined` when the expectation is met. */
function judgeExpectation(
  expectation: Expectation,
  run: ScenarioRun,
  options: ScenarioOptions,
  program: Evidence['program'],
): Verdict | undefined {
  const window = {
    from: (expectation.from ?? 0) * 1000,
    to: (expectation.to ?? options.seconds) * 1000,
  };
  const stop = run.exception;
  if (expectation.type === 'running') {
    if (stop !== undefined && stop.time < window.to) {
      return fail('exception', stopValues(stop), stop.line);
    }
    if (run.ended !== undefined && run.ended < window.to) {
      return fail('ended', { time: seconds(run.ended), ...worldAt(run, run.ended) });
    }
    return undefined;
  }
  const found = look(expectation, run, window);
  if (found === undefined && (stop === undefined || stop.time >= window.to)) return undefined;
  // What the board did wrong before it stopped still counts; what it did not do has the stop as its cause.
  const stopped = stop !== undefined && stop.time < window.to;
  if (stopped && (found === undefined || found.absent || found.time >= stop.time)) {
    return waiting('stopped', stopValues(stop), stop.line);
  }
  if (found === undefined) return undefined;
  if (found.absent && run.ended !== undefined && run.ended < window.to) {
    return fail('ended', { time: seconds(run.ended), ...worldAt(run, run.ended) });
  }
  const values = { ...worldAt(run, found.time), time: seconds(found.time), ...found.values };
  return fail(found.id, values, lineOf(options.pointAt, program));
}

function stopValues(stop: NonNullable<ScenarioRun['exception']>): Reason['values'] {
  return {
    type: stop.type,
    message: stop.message,
    time: seconds(stop.time),
    ...(stop.line === undefined ? {} : { line: stop.line }),
  };
}

interface Finding {
  readonly id: ReasonId;
  /** When it was seen, ms. */
  readonly time: number;
  /** Something that should have happened did not. */
  readonly absent: boolean;
  readonly values: Reason['values'];
}

type LookedAt = Exclude<Expectation, { type: 'running' }>;

function look(expectation: LookedAt, run: ScenarioRun, window: Interval): Finding | undefined {
  switch (expectation.type) {
    case 'sound': {
      const heard = firstIn(tones(run), window);
      if (expectation.on) return heard === undefined ? missing('sound-missing', window) : undefined;
      return heard === undefined ? undefined : seen('sound-unexpected', heard);
    }
    case 'display':
      return lookAtLight(expectation.state, run, window);
    case 'image': {
      const wanted = pattern([...expectation.image].map(Number));
      const shown = framesIn(run, window).some(({ frame }) => pattern(frame) === wanted);
      return shown ? undefined : missing('image-missing', window);
    }
    case 'compare': {
      const now = pattern(frameAt(run, window.to));
      const then = pattern(frameAt(run, expectation.second * 1000));
      if ((now === then) === expectation.same) return undefined;
      const id = expectation.same ? 'display-changed' : 'display-unchanged';
      return missing(id, window, { since: expectation.second });
    }
    case 'line': {
      const printed = run.lines.filter((line) => line.time >= window.from && line.time < window.to);
      if (printed.some((line) => matchesLine(expectation.pattern, line.text))) return undefined;
      return missing('line-missing', window, { pattern: expectation.pattern, count: printed.length });
    }
    case 'silent': {
      const line = run.lines.find(({ time }) => time >= window.from && time < window.to);
      return line === undefined ? undefined : seen('line-unexpected', line.time, { text: line.text });
    }
    case 'sample':
      return lookAtSamples(expectation, run, window);
    case 'changes':
      return lookAtChanges(expectation, run, window);
  }
}

function lookAtLight(state: 'lit' | 'dark', run: ScenarioRun, window: Interval): Finding | undefined {
  const lit = framesIn(run, window).find(({ frame }) => frame.some((level) => level > 0));
  if (state === 'lit') return lit === undefined ? missing('display-dark', window) : undefined;
  return lit === undefined ? undefined : seen('display-lit', lit.time);
}

function lookAtSamples(
  expectation: Extract<Expectation, { type: 'sample' }>,
  run: ScenarioRun,
  window: Interval,
): Finding | undefined {
  const { series, atLeast, follows, value, within } = expectation;
  const samples = run.samples.filter(
    (sample) => sample.series === series && sample.time >= window.from && sample.time <= window.to,
  );
  if (samples.length === 0) return missing('series-missing', window, { series });
  for (const sample of samples) {
    const wanted = follows === undefined ? value : Number(inputAt(run, follows, sample.time));
    if (wanted === undefined || Number.isNaN(wanted) || Math.abs(sample.value - wanted) <= within) continue;
    const before = follows === undefined ? wanted : Number(inputAt(run, follows, sample.time - answerTime));
    if (Math.abs(sample.value - before) <= within) continue;
    return seen('sample-differs', sample.time, { series, measured: sample.value, wanted });
  }
  if (samples.length >= atLeast) return undefined;
  return missing('samples-few', window, { series, count: samples.length, atLeast });
}

function inputAt(run: ScenarioRun, name: string, time: number): number | string | undefined {
  return run.inputs.findLast((input) => input.name === name && input.time <= Math.max(time, 0))?.value;
}

function lookAtChanges(
  expectation: Extract<Expectation, { type: 'changes' }>,
  run: ScenarioRun,
  window: Interval,
): Finding | undefined {
  const times =
    expectation.of === 'sound' ? soundChanges(run, expectation.gap, window) : frameChanges(run, window);
  const count = times.length;
  const { atLeast, atMost } = expectation;
  if (atMost !== undefined && count > atMost) {
    return seen(`${expectation.of}-flickers`, times[atMost] ?? window.to, { count, atMost });
  }
  if (atLeast !== undefined && count < atLeast) {
    return missing(`${expectation.of}-changes-few`, window, { count, atLeast });
  }
  return undefined;
}

/** When the alarm went on or off, rests inside it not counted. */
function soundChanges(run: ScenarioRun, gap: number, window: Interval): number[] {
  return joined(tones(run), gap)
    .flatMap(({ from, to }) => (to >= run.duration - gap ? [from] : [from, to]))
    .filter((time) => time > window.from && time < window.to);
}

function frameChanges(run: ScenarioRun, window: Interval): number[] {
  const shown = framesIn(run, window);
  return shown.slice(1).flatMap(({ time, frame }, index) => {
    const before = shown[index]?.frame ?? [];
    return pattern(before) === pattern(frame) ? [] : [time];
  });
}

function missing(id: ReasonId, window: Interval, values: Reason['values'] = {}): Finding {
  // Said of the end of the window: by then it should have happened.
  return { id, time: window.to, absent: true, values };
}

function seen(id: ReasonId, time: number, values: Reason['values'] = {}): Finding {
  return { id, time, absent: false, values };
}

function lineOf(pointAt: ScenarioOptions['pointAt'], program: ProgramFacts | undefined): number | undefined {
  switch (pointAt) {
    case 'comparison':
      return (program?.comparisons[0] ?? program?.ifs[0])?.line;
    case 'if':
      return program?.ifs[0]?.line;
    case 'loop':
      return program?.loops[0]?.line;
    case undefined:
      return undefined;
  }
}
