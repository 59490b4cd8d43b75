import type { Lesson, Step } from '../../lessons/format/lesson.ts';
import type { Project } from '../project/project.ts';

/** The programs a lesson's steps start from. */
export interface Starters {
  /** What a project holds after the step's starter was put in; keeps the editor the pupil chose. */
  programOf(step: Step, project: Project): { files: Project['files']; blocks?: unknown };
  /** True when the program is still exactly a starter of an opened step, or empty: nothing of the pupil's is in it. */
  isUntouched(project: Project, startedSteps: readonly string[]): boolean;
  /** The step, at or before this one, whose starter the program began from. */
  latest(stepId: string): Step | undefined;
}

export function createStarters(lesson: Lesson | undefined): Starters {
  const steps = lesson?.steps ?? [];
  return {
    programOf(step, project) {
      const starter = step.starter;
      if (starter === undefined) return { files: project.files };
      return {
        files: { ...project.files, 'main.py': starter.python },
        ...(starter.blocks === undefined ? {} : { blocks: starter.blocks }),
      };
    },
    isUntouched(project, startedSteps) {
      const source = (project.files['main.py'] ?? '').trim();
      if (source === '') return true;
      return steps.some((step) => startedSteps.includes(step.id) && step.starter?.python.trim() === source);
    },
    latest(stepId) {
      const until = steps.findIndex((step) => step.id === stepId);
      return steps.slice(0, until + 1).findLast((step) => step.starter !== undefined);
    },
  };
}
