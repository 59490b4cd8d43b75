import { describe, expect, it } from 'vitest';
import { createLessonPlayer } from '../../../ide/lesson/create-lesson-player.ts';
import type { LessonPlayer } from '../../../ide/lesson/lesson-player.ts';
import { isStepDone } from '../../../ide/lesson/step-progress.ts';
import type { Verdict } from '../../../lessons/checks/verdict.ts';
import type { CheckSpec, Lesson, Step } from '../../../lessons/format/lesson.ts';
import fc from '../../property.ts';

const check = (id: string, surprise = false): CheckSpec => ({
  id,
  title: { en: id },
  kind: 'scenario',
  options: {},
  ...(surprise ? { surprise } : {}),
});

const step = (id: string, phase: Step['phase'], more: Partial<Step> = {}): Step => ({
  id,
  phase,
  minutes: 5,
  mode: 'editor',
  title: { en: id },
  text: { en: id },
  hints: [],
  checks: [],
  ...more,
});

const options = [
  { id: 'yes', text: { en: 'Yes' } },
  { id: 'no', text: { en: 'No' } },
];

const lesson: Lesson = {
  slug: 'test',
  title: {},
  summary: {},
  age: { from: 8, to: 16 },
  minutes: 20,
  concepts: [],
  prerequisites: [],
  outcomes: {},
  boards: ['v1'],
  sensors: [],
  context: { sector: {}, role: {}, problem: {} },
  materials: {},
  safety: {},
  series: [],
  teacher: {},
  volunteer: {},
  steps: [
    step('read', 'think'),
    step('sketch', 'think', { predict: { type: 'sketch', series: 't', seconds: 60, from: 4 } }),
    step('ask', 'think', { predict: { type: 'choice', question: {}, options } }),
    step('look', 'check', {
      starter: { python: 'a' },
      checks: [check('records'), check('quiet', true)],
      hints: [{ en: '1' }, { en: '2' }],
    }),
    step('mend', 'correct', { checks: [check('records'), check('quiet')] }),
  ],
};

const pass: Verdict = { status: 'pass', reason: { id: 'ok', values: {} } };
const fail: Verdict = { status: 'fail', reason: { id: 'no', values: {} } };
const waiting: Verdict = { status: 'waiting', reason: { id: 'run', values: {} } };
const sketch = { type: 'sketch', points: [{ time: 0, value: 4 }], mark: 24 } as const;

const isDone = (player: LessonPlayer, step: string) => isStepDone(player.lesson, player.state.value, step);

describe('a lesson player', () => {
  it('starts at the first step, nothing done', () => {
    const player = createLessonPlayer(lesson);
    expect(player.step.id).toBe('read');
    expect(lesson.steps.map((one) => player.progressOf(one.id))).toEqual([
      'now',
      'to-come',
      'to-come',
      'to-come',
      'to-come',
    ]);
  });

  it('never blocks reading on or back, and stays at both ends', () => {
    const player = createLessonPlayer(lesson);
    player.back();
    expect(player.step.id).toBe('read');
    for (let index = 0; index < 10; index++) player.next();
    expect(player.step.id).toBe('mend');
    player.back();
    expect(player.step.id).toBe('look');
    player.goTo('sketch');
    expect(player.step.id).toBe('sketch');
    player.goTo('nowhere');
    expect(player.step.id).toBe('sketch');
  });

  it('counts a step that asks for nothing as done once the pupil has gone on from it', () => {
    const player = createLessonPlayer(lesson);
    player.goTo('sketch');
    expect(isDone(player, 'read')).toBe(false);
    player.goTo('read');
    player.next();
    expect(player.progressOf('read')).toBe('done');
    expect(isDone(player, 'sketch')).toBe(false);
  });

  it('goes on where another tab left off', () => {
    const [here, there] = [createLessonPlayer(lesson), createLessonPlayer(lesson)];
    there.lockAnswer('sketch', sketch);
    there.goTo('mend');
    there.report({ records: pass });
    const { verdicts: _verdicts, ...progress } = there.state.value;
    here.resume(structuredClone(progress));
    expect(here.step.id).toBe('mend');
    expect(here.state.value).toEqual({ ...there.state.value, verdicts: {} });
  });

  it('locks the first answer that fits, for good', () => {
    const player = createLessonPlayer(lesson);
    player.lockAnswer('sketch', { type: 'choice', option: 'yes' });
    player.lockAnswer('sketch', { type: 'sketch', points: [] });
    player.lockAnswer('read', sketch);
    player.lockAnswer('ask', { type: 'choice', option: 'perhaps' });
    expect(player.state.value.answers).toEqual({});
    player.lockAnswer('sketch', sketch);
    player.lockAnswer('sketch', { ...sketch, mark: 1 });
    expect(player.state.value.answers).toEqual({ sketch });
    expect(isDone(player, 'sketch')).toBe(true);
  });

  it('opens hints one at a time and keeps them open', () => {
    const player = createLessonPlayer(lesson);
    player.openHint();
    expect(player.state.value.hints).toEqual({});
    player.goTo('look');
    for (let index = 0; index < 4; index++) player.openHint();
    player.next();
    expect(player.state.value.hints).toEqual({ look: 2 });
  });

  it('remembers a pass after a later run fails', () => {
    const player = createLessonPlayer(lesson);
    player.goTo('mend');
    player.report({ records: pass, quiet: pass });
    player.report({ records: pass, quiet: fail });
    expect(player.state.value.verdicts['quiet']).toEqual(fail);
    expect(isDone(player, 'mend')).toBe(true);
    expect(player.progressOf('mend')).toBe('now');
  });

  it('takes a fail as found where it is a surprise, not where it is a hurdle', () => {
    const player = createLessonPlayer(lesson);
    player.goTo('look');
    player.report({ records: pass, quiet: waiting });
    expect(isDone(player, 'look')).toBe(false);
    player.report({ records: pass, quiet: fail });
    expect(isDone(player, 'look')).toBe(true);
    expect(player.state.value.found).toEqual(['look/quiet']);
    expect(player.state.value.passed).toEqual(['look/records']);
    player.next();
    player.report({ records: pass, quiet: fail });
    expect(isDone(player, 'mend')).toBe(false);
  });

  it('shows verdicts of the step on screen only, and none it does not know', () => {
    const player = createLessonPlayer(lesson);
    player.goTo('mend');
    player.report({ records: fail, other: pass });
    expect(player.state.value.verdicts).toEqual({ records: fail });
    expect(player.state.value.passed).toEqual([]);
    player.back();
    expect(player.state.value.verdicts).toEqual({});
  });

  it('remembers which starters are in the project', () => {
    const player = createLessonPlayer(lesson);
    player.markStarted('look');
    player.markStarted('look');
    player.markStarted('nowhere');
    expect(player.state.value.started).toEqual(['look']);
  });

  it('tells its listeners of changes, and of nothing else', () => {
    const player = createLessonPlayer(lesson);
    let told = 0;
    player.state.subscribe(() => told++);
    player.goTo('read');
    player.back();
    player.goTo('nowhere');
    player.openHint();
    expect(told).toBe(0);
    player.next();
    expect(told).toBe(1);
  });
});

describe('saved progress', () => {
  it('comes back as it was', () => {
    const player = createLessonPlayer(lesson);
    player.next();
    player.lockAnswer('sketch', sketch);
    player.goTo('look');
    player.markStarted('look');
    player.openHint();
    player.report({ records: pass, quiet: fail });
    const { verdicts: _verdicts, ...progress } = player.state.value;
    const saved: unknown = JSON.parse(JSON.stringify(progress));
    const again = createLessonPlayer(lesson, saved);
    expect(again.state.value).toEqual({ ...player.state.value, verdicts: {} });
    expect(isDone(again, 'look')).toBe(true);
  });

  it('from an older app, without newer fields, keeps what it has', () => {
    const player = createLessonPlayer(lesson, { step: 'mend', passed: ['mend/records'] });
    expect(player.step.id).toBe('mend');
    expect(player.state.value).toMatchObject({ passed: ['mend/records'], found: [], left: [], answers: {} });
  });

  it('that is damaged or of another lesson keeps only what fits', () => {
    const player = createLessonPlayer(lesson, {
      step: 'gone',
      answers: {
        sketch: { type: 'sketch', points: 'many' },
        ask: { type: 'choice', option: 'no' },
        gone: sketch,
      },
      hints: { look: 99, mend: 3, sketch: 'two' },
      passed: ['look/records', 'look/gone', 7, 'look/records'],
      started: 'look',
    });
    expect(player.step.id).toBe('read');
    expect(player.state.value.answers).toEqual({ ask: { type: 'choice', option: 'no' } });
    expect(player.state.value.hints).toEqual({ look: 2 });
    expect(player.state.value.passed).toEqual(['look/records']);
    expect(player.state.value.started).toEqual([]);
  });

  it('of any shape never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (saved) => {
        expect(createLessonPlayer(lesson, saved).step).toBeDefined();
      }),
    );
    const shapes = fc.record({
      step: fc.anything(),
      answers: fc.dictionary(fc.constantFrom('sketch', 'ask', '__proto__'), fc.anything()),
      hints: fc.anything(),
      passed: fc.anything(),
    });
    fc.assert(fc.property(shapes, (saved) => void createLessonPlayer(lesson, saved)));
  });
});
