import { createStore } from '../../../../ide/base/store.ts';
import type { LessonPlayer, LessonState } from '../../../../ide/lesson/lesson-player.ts';
import type { CheckSpec, Lesson, Step } from '../../../../lessons/format/lesson.ts';

export function check(id: string, reasons: CheckSpec['reasons'] = {}): CheckSpec {
  return { id, title: { en: `Check ${id}`, it: `Controllo ${id}` }, kind: 'scenario', options: {}, reasons };
}

export function step(id: string, phase: Step['phase'], more: Partial<Step> = {}): Step {
  return {
    id,
    phase,
    minutes: 5,
    mode: 'editor',
    title: { en: `Step ${id}`, it: `Passo ${id}` },
    text: { en: `Text of ${id}`, it: `Testo di ${id}` },
    hints: [],
    checks: [],
    ...more,
  };
}

export const temperature = {
  name: 'temperature',
  title: { en: 'Temperature', it: 'Temperatura' },
  unit: '°C',
  range: { from: 0, to: 14 },
  band: { from: 2, to: 8, title: { en: 'safe: 2 to 8 °C', it: 'sicuro: 2–8 °C' } },
};

export function lessonOf(steps: readonly Step[]): Lesson {
  return {
    slug: 'cold-chain',
    title: { en: 'Cold chain', it: 'La catena del freddo' },
    summary: { en: 'Keep it cool.', it: 'Al fresco.' },
    age: { from: 10, to: 14 },
    minutes: 50,
    concepts: [],
    prerequisites: [],
    outcomes: {},
    boards: ['v1'],
    sensors: ['temperature'],
    context: { sector: {}, role: {}, problem: {} },
    materials: {},
    safety: {},
    series: [temperature],
    steps,
    teacher: {},
    volunteer: {},
  };
}

/** A player that keeps its state as the contract says, without rules of its own. */
export function playerOf(lesson: Lesson, progress: Partial<LessonState> = {}): LessonPlayer {
  const state = createStore<LessonState>({
    step: lesson.steps[0]!.id,
    answers: {},
    hints: {},
    passed: [],
    started: [],
    verdicts: {},
    ...progress,
  });
  const at = (): number => lesson.steps.findIndex((one) => one.id === state.value.step);
  const player: LessonPlayer = {
    lesson,
    state,
    get step() {
      return lesson.steps[at()]!;
    },
    progressOf: (id) => (id === state.value.step ? 'now' : 'to-come'),
    goTo: (id) => state.update((now) => ({ ...now, step: id, verdicts: {} })),
    next: () => player.goTo(lesson.steps[at() + 1]!.id),
    back: () => player.goTo(lesson.steps[at() - 1]!.id),
    lockAnswer: (id, answer) =>
      state.update((now) => ({ ...now, answers: { ...now.answers, [id]: answer } })),
    openHint: () =>
      state.update((now) => ({
        ...now,
        hints: { ...now.hints, [now.step]: (now.hints[now.step] ?? 0) + 1 },
      })),
    report: (verdicts) => state.update((now) => ({ ...now, verdicts })),
    markStarted: () => undefined,
    resume: () => undefined,
  };
  return player;
}
