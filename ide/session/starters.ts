import type { Lesson, Starter } from '../../lessons/format/lesson.ts';
import type { Project } from '../project/project.ts';

/** The programs a lesson's steps start from. */
export interface Starters {
  /** True when the program is still exactly a starter of an opened step, or empty: nothing of the pupil's is in it. */
  isUntouched(project: Project, startedSteps: readonly string[]): boolean;
  /** What a program at this step begins from, and whose it is: the step's own starter or the last one before it. */
  latest(stepId: string): { readonly step: string; readonly starter: Starter } | undefined;
}

export function createStarters(lesson: Lesson | undefined): Starters {
  const steps = lesson?.steps ?? [];
  return {
    isUntouched(project, startedSteps) {
      const source = (project.files['main.py'] ?? '').trim();
      if (source === '') return true;
      return steps.some((step) => startedSteps.includes(step.id) && step.starter?.python.trim() === source);
    },
    latest(stepId) {
      const until = steps.findIndex((step) => step.id === stepId);
      const step = steps.slice(0, until + 1).findLast((one) => one.starter !== undefined);
      return step?.starter && { step: step.id, starter: step.starter };
    },
  };
}
