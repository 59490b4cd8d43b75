import type { Lesson, Starter } from '../../lessons/format/lesson.ts';
import type { BoardChoice } from '../board/board-choice.ts';
import type { LessonPlayer } from '../lesson/lesson-player.ts';
import type { Project } from '../project/project.ts';
import type { Starters } from './starters.ts';

export interface LessonStepsDependencies {
  readonly lesson: Lesson;
  readonly player: LessonPlayer;
  readonly starters: Starters;
  readonly boards: BoardChoice;
  readonly project: () => Project;
  /** False in a tab that only reads along: it changes nothing of the program. */
  readonly mayChange: () => boolean;
  readonly putStarter: (starter: Starter) => void;
  readonly saveProgress: (lesson: NonNullable<Project['lesson']>) => void;
}

/**
 * Lays on the desk what a step needs when it opens, its program and its scene, and saves where the pupil is. The
 * first step is open when this returns; the function it returns ends it.
 */
export function followLessonSteps(dependencies: LessonStepsDependencies): () => void {
  const { lesson, player, starters, boards, project } = dependencies;

  /** Where the step's story begins: how warm the box is, how light the room. A real board has a room of its own. */
  const setScene = (): void => {
    const { temperature, light } = player.step.scene ?? {};
    if (temperature !== undefined) boards.virtual?.input({ type: 'temperature', celsius: temperature });
    if (light !== undefined) boards.virtual?.input({ type: 'light', level: light });
  };

  /** The program a step starts from is put in place once, and never over a pupil's own work. */
  const openStep = (): void => {
    setScene();
    if (!dependencies.mayChange()) return;
    // Who comes straight to a later step begins with the program that it is about.
    const from = starters.latest(player.step.id);
    const { started } = player.state.value;
    if (from === undefined || started.includes(from.step)) return;
    if (starters.isUntouched(project(), started)) dependencies.putStarter(from.starter);
    player.markStarted(from.step);
  };

  let step = player.step;
  const ends = [
    boards.kind.subscribe(setScene),
    player.state.subscribe((state) => {
      if (player.step !== step) {
        step = player.step;
        openStep();
      }
      const { verdicts: _verdicts, ...progress } = state;
      if (JSON.stringify(progress) !== JSON.stringify(project().lesson?.progress)) {
        dependencies.saveProgress({ slug: lesson.slug, progress });
      }
    }),
  ];
  openStep();
  return () => {
    for (const end of ends) end();
  };
}
