import type { Verdict } from '../../lessons/checks/verdict.ts';
import type { Lesson, PredictionAnswer, Step } from '../../lessons/format/lesson.ts';
import { createStore, type Store } from '../base/store.ts';
import type { LessonPlayer, LessonProgress, LessonState, StepProgress } from './lesson-player.ts';
import { fitsTask } from './prediction-fit.ts';
import { readProgress } from './read-progress.ts';
import { isStepDone } from './step-progress.ts';

/**
 * A player at the place where `savedProgress` left off; anything that save cannot say any more (older,
 * damaged, other lesson) starts fresh. The lesson must have at least one step.
 */
export function createLessonPlayer(lesson: Lesson, savedProgress?: unknown): LessonPlayer {
  return new Player(lesson, readProgress(lesson, savedProgress));
}

class Player implements LessonPlayer {
  readonly #state;
  readonly #steps: ReadonlyMap<string, Step>;

  constructor(
    readonly lesson: Lesson,
    progress: LessonProgress,
  ) {
    this.#steps = new Map(lesson.steps.map((step) => [step.id, step]));
    this.#state = createStore<LessonState>({ ...progress, verdicts: {} });
  }

  get state(): Store<LessonState> {
    return this.#state;
  }

  get step(): Step {
    const step = this.#steps.get(this.#state.value.step);
    if (step === undefined) throw new Error(`The lesson ${this.lesson.slug} has no steps.`);
    return step;
  }

  progressOf(stepId: string): StepProgress {
    if (stepId === this.#state.value.step) return 'now';
    return isStepDone(this.lesson, this.#state.value, stepId) ? 'done' : 'to-come';
  }

  goTo(stepId: string): void {
    if (!this.#steps.has(stepId) || stepId === this.#state.value.step) return;
    this.#change({ step: stepId, verdicts: {} });
  }

  next(): void {
    const { step, left = [] } = this.#state.value;
    const following = this.lesson.steps[this.#index() + 1];
    const leaving = { left: add(left, [step]) };
    if (following === undefined) this.#change(leaving);
    else this.#change({ ...leaving, step: following.id, verdicts: {} });
  }

  back(): void {
    const before = this.lesson.steps[this.#index() - 1];
    if (before !== undefined) this.goTo(before.id);
  }

  lockAnswer(stepId: string, answer: PredictionAnswer): void {
    const { answers } = this.#state.value;
    const task = this.#steps.get(stepId)?.predict;
    if (task === undefined || answers[stepId] !== undefined || !fitsTask(task, answer)) return;
    this.#change({ answers: { ...answers, [stepId]: answer } });
  }

  openHint(): void {
    const { hints } = this.#state.value;
    const { id, hints: written } = this.step;
    const opened = hints[id] ?? 0;
    if (opened < written.length) this.#change({ hints: { ...hints, [id]: opened + 1 } });
  }

  report(verdicts: Readonly<Record<string, Verdict>>): void {
    const step = this.step;
    const { passed, found = [] } = this.#state.value;
    const known: Record<string, Verdict> = {};
    const nowPassed: string[] = [];
    const nowFound: string[] = [];
    for (const check of step.checks) {
      const verdict = verdicts[check.id];
      if (verdict === undefined) continue;
      known[check.id] = verdict;
      const key = `${step.id}/${check.id}`;
      if (verdict.status === 'pass') nowPassed.push(key);
      else if (verdict.status === 'fail' && check.surprise === true) nowFound.push(key);
    }
    this.#change({ verdicts: known, passed: add(passed, nowPassed), found: add(found, nowFound) });
  }

  markStarted(stepId: string): void {
    const { started } = this.#state.value;
    if (this.#steps.has(stepId)) this.#change({ started: add(started, [stepId]) });
  }

  resume(savedProgress: unknown): void {
    this.#state.set({ ...readProgress(this.lesson, savedProgress), verdicts: {} });
  }

  #index(): number {
    return this.lesson.steps.findIndex((step) => step.id === this.#state.value.step);
  }

  #change(part: Partial<LessonState>): void {
    const before = this.#state.value;
    const entries = Object.entries(part) as [keyof LessonState, unknown][];
    // Nobody is told of a change that is none; the verdicts of a run are news even when they are the same.
    if (entries.every(([key, value]) => before[key] === value)) return;
    this.#state.set({ ...before, ...part });
  }
}

/** The same list when there is nothing new in it. */
function add(list: readonly string[], more: readonly string[]): readonly string[] {
  const fresh = more.filter((entry) => !list.includes(entry));
  return fresh.length === 0 ? list : [...list, ...fresh];
}
