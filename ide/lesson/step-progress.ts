import type { Lesson } from '../../lessons/format/lesson.ts';
import type { LessonProgress } from './lesson-player.ts';

/**
 * A step is done when its prediction is locked and every check has passed once (a surprise: was found); a
 * step that asks for nothing, once the pupil has gone on from it. Also true of the step on screen.
 */
export function isStepDone(lesson: Lesson, progress: LessonProgress, stepId: string): boolean {
  const step = lesson.steps.find(({ id }) => id === stepId);
  if (step === undefined) return false;
  const { answers, passed, found, left } = progress;
  if (step.predict === undefined && step.checks.length === 0) return left?.includes(stepId) === true;
  if (step.predict !== undefined && answers[stepId] === undefined) return false;
  return step.checks.every((check) => {
    const key = `${stepId}/${check.id}`;
    return passed.includes(key) || (check.surprise === true && found?.includes(key) === true);
  });
}
