import type { Lesson } from '../lessons/format/lesson.ts';
import { whenIdle } from './base/when-idle.ts';
import { isPluggedIn } from './board/plugged-in.ts';
import type { CheckReport, CheckRequest } from './board/virtual/check-protocol.ts';
import { createObserver } from './board/virtual/observer.ts';
import { startModuleWorker } from './board/virtual/worker-link.ts';
import { composeBoards } from './compose-boards.ts';
import type { ProjectHold } from './project/project-hold.ts';
import type { ProjectStorage } from './project/project-storage.ts';
import type { Project } from './project/project.ts';
import { createRecording } from './samples/create-recording.ts';
import { createBoardMemory } from './session/board-memory.ts';
import { createWorkbench } from './session/create-workbench.ts';
import type { PythonJob, PythonReport } from './session/python-jobs.ts';
import { createPythonReader } from './session/python-reader.ts';
import type { Workbench } from './session/workbench.ts';

export interface WorkbenchParts {
  readonly project: Project;
  readonly lesson: Lesson | undefined;
  readonly hold: ProjectHold;
  readonly storage: ProjectStorage;
}

/** The part of the composition root that is loaded with the first lesson: a desk with its boards. */
export function composeWorkbench({ project, lesson, hold, storage }: WorkbenchParts): Workbench {
  const observer = createObserver({
    startWorker: () => startModuleWorker<CheckRequest, CheckReport>('/check-worker.js'),
  });
  // The second board gets ready while a pupil reads, after the editor is there.
  if (lesson !== undefined) whenIdle(() => observer.prepare());
  const workbench: Workbench = createWorkbench({
    project,
    lesson,
    storage,
    hold,
    boards: composeBoards(() => workbench.project.value),
    memory: createBoardMemory(() => localStorage),
    isPluggedIn,
    whenIdle,
    observer,
    python: createPythonReader(
      () => startModuleWorker<PythonJob, PythonReport>('/python-worker.js'),
      async () => {
        const [{ whenWorthChecking }, { createTypeChecker }] = await Promise.all([
          import('./python/types/when-worth-checking.ts'),
          import('./python/types/type-checker.ts'),
        ]);
        return (await whenWorthChecking()) ? createTypeChecker() : undefined;
      },
    ),
    recording: createRecording({ schedule: (callback) => requestAnimationFrame(callback) }),
    now: () => performance.now(),
    today: () => Date.now(),
  });
  return workbench;
}
