import type { LessonPlayer } from '../../lesson/lesson-player.ts';

/** A step is done when its prediction is locked and every check has passed once; also the step on screen. */
export function stepDone(player: LessonPlayer, stepId: string): boolean {
  const step = player.lesson.steps.find((one) => one.id === stepId);
  if (step === undefined) return false;
  const { answers, passed } = player.state.value;
  return (
    (step.predict === undefined || answers[stepId] !== undefined) &&
    step.checks.every((check) => passed.includes(`${stepId}/${check.id}`))
  );
}
