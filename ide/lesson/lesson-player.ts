import type { Lesson, PredictionAnswer, Step } from '../../lessons/format/lesson.ts';
import type { Verdict } from '../../lessons/checks/verdict.ts';
import type { Store } from '../base/store.ts';

/** What is saved with the project: plain JSON, safe to read back from an older or damaged save. */
export interface LessonProgress {
  /** Id of the step on screen. */
  readonly step: string;
  /** Locked predictions by step id. */
  readonly answers: Readonly<Record<string, PredictionAnswer>>;
  /** Hints opened, by step id. */
  readonly hints: Readonly<Record<string, number>>;
  /** Check keys (`step/check`) that have passed at least once. */
  readonly passed: readonly string[];
  /** Check keys (`step/check`) of surprises that were found: a fail that is a discovery, see `CheckSpec.surprise`. */
  readonly found?: readonly string[];
  /** Step ids the pupil has gone on from: what makes a step done that asks for nothing. */
  readonly left?: readonly string[];
  /** Step ids whose starter has been put into the project. */
  readonly started: readonly string[];
}

export interface LessonState extends LessonProgress {
  /** Latest verdict by check id of the step on screen. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
}

export type StepProgress = 'to-come' | 'now' | 'done';

/** Where a pupil is in a lesson: think - check - correct - solve. Never blocks a pupil from reading on or back. */
export interface LessonPlayer {
  readonly lesson: Lesson;
  readonly state: Store<LessonState>;
  readonly step: Step;
  /** `now` for the step on screen, whatever else it is; see `isStepDone` for what makes a step done. */
  progressOf(stepId: string): StepProgress;
  goTo(stepId: string): void;
  next(): void;
  back(): void;
  /**
   * Locks the answer of a step for good (a prediction cannot be changed after seeing). An answer that does
   * not fit the step's task, or comes after the first, changes nothing.
   */
  lockAnswer(stepId: string, answer: PredictionAnswer): void;
  openHint(): void;
  /** Verdicts of the step on screen after a run; a pass is remembered. */
  report(verdicts: Readonly<Record<string, Verdict>>): void;
  markStarted(stepId: string): void;
  /** Goes on where another tab left off: its saved progress takes the place of ours. */
  resume(savedProgress: unknown): void;
}
