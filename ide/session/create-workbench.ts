import type { Lesson, Starter } from '../../lessons/format/lesson.ts';
import { createStore } from '../base/store.ts';
import type { BoardChoice } from '../board/board-choice.ts';
import type { BoardKind, BoardStatus } from '../board/board.ts';
import type { Observer } from '../board/virtual/observer.ts';
import { createLessonPlayer } from '../lesson/create-lesson-player.ts';
import type { ProjectHold } from '../project/project-hold.ts';
import type { ProjectStorage } from '../project/project-storage.ts';
import type { Project } from '../project/project.ts';
import type { Recording } from '../samples/recording.ts';
import { createBoardHookup } from './board-hookup.ts';
import type { BoardMemory } from './board-memory.ts';
import { createCheckRound } from './check-round.ts';
import { followLessonSteps } from './lesson-steps.ts';
import { watchForProblems } from './problem-watch.ts';
import type { PythonReader } from './python-reader.ts';
import { createProjectFiles } from './project-files.ts';
import { createProgramRun } from './program-run.ts';
import { createProjectKeeper } from './project-keeper.ts';
import { watchRunPicture } from './run-picture.ts';
import { createStarters } from './starters.ts';
import { endedAt, stoppedBy } from './stopped-by.ts';
import type { ProgramEnd, ProgramProblem, Workbench } from './workbench.ts';

export interface WorkbenchDependencies {
  readonly project: Project;
  readonly lesson: Lesson | undefined;
  readonly storage: ProjectStorage;
  readonly hold: ProjectHold;
  readonly boards: BoardChoice;
  readonly memory: BoardMemory;
  /** Whether a board that may be used without a question is plugged in. */
  readonly isPluggedIn: (kind: BoardKind) => Promise<boolean>;
  /** Calls back when the page has nothing better to do; returns what calls it off. */
  readonly whenIdle: (callback: () => void) => () => void;
  /** Reads programs while they are written, away from the page's thread. */
  readonly python: PythonReader;
  /** Tries programs on fresh virtual boards, away from the page's thread. */
  readonly observer: Observer;
  readonly recording: Recording;
  /** Milliseconds, for the run's clock. */
  readonly now: () => number;
  /** `Date.now`, for the save's date. */
  readonly today: () => number;
}

/** Put where words of the board were missed, so that no piece of a number is taken for a number. */
const missing = new TextEncoder().encode('…');
const breakInLine = new TextEncoder().encode('…\n…');

/** Joins a project, a board and perhaps a lesson into what is on a pupil's desk. */
export function createWorkbench(dependencies: WorkbenchDependencies): Workbench {
  const { lesson, storage, hold, boards, recording, now, today } = dependencies;
  const { board } = boards;
  const problem = createStore<ProgramProblem | undefined>(undefined);
  const ended = createStore<ProgramEnd | undefined>(undefined);
  const player =
    lesson === undefined ? undefined : createLessonPlayer(lesson, dependencies.project.lesson?.progress);
  const starters = createStarters(lesson);
  const cleanups: (() => void)[] = [];

  const keeper = createProjectKeeper({
    project: dependencies.project,
    storage,
    hold,
    today,
    whenIdle: dependencies.whenIdle,
    resume: (progress) => player?.resume(progress),
  });
  const { project, saving, change } = keeper;
  cleanups.push(
    () => keeper.close(),
    watchRunPicture({ boards, save: (lights) => void storage.showLights(project.value.id, lights) }),
  );
  const changeProgram = (next: Pick<Project, 'files'> & { blocks?: unknown }): void => {
    problem.set(undefined);
    change(next);
  };
  const source = (): string => project.value.files['main.py'] ?? '';
  const files = createProjectFiles(project, {
    mayChange: keeper.mayChange,
    change: (next) => changeProgram({ files: next }),
  });

  const model = createStore<'v1' | 'v2' | undefined>(undefined);
  const lookAtModel = (): void => {
    // The virtual board is a V1, whatever was plugged in before.
    model.set(boards.kind.value === 'virtual' ? 'v1' : board.identity.value?.model);
  };
  cleanups.push(boards.kind.subscribe(lookAtModel), board.identity.subscribe(lookAtModel), files.close);
  lookAtModel();

  const checks = createCheckRound({
    player,
    observer: dependencies.observer,
    recording,
    virtual: () => boards.virtual,
    now,
    source,
  });
  const hookup = createBoardHookup(dependencies);
  const programRun = createProgramRun({
    board,
    hookup,
    checks,
    // In the place where a pupil looks for what the program gets wrong.
    refused: ({ code, values, message }) => {
      problem.set({ line: undefined, type: 'board', key: `board.error.${code}`, values, original: message });
    },
  });
  cleanups.push(
    () => checks.close(),
    () => programRun.close(),
    () => hookup.close(),
  );

  /** Whether something the board said may not have been heard: its cable was out, or another tab had it. */
  let missed = false;
  let before: BoardStatus['state'] | undefined;
  cleanups.push(
    board.status.subscribe(({ state }) => {
      const away = state === 'connecting' || state === 'lost' || state === 'paused';
      // A program that starts, or starts again, begins with a whole line.
      if (away) missed = !board.capabilities.simulated;
      else if (state === 'transferring' || (state === 'running' && before === 'connected')) missed = false;
      before = state;
    }),
    board.onOutput((bytes, time) => {
      if (missed) recording.append(recording.unfinished ? breakInLine : missing, time);
      missed = false;
      recording.append(bytes, time);
    }),
    recording.version.subscribe(() => {
      if (ended.value === undefined) ended.set(programEnd(recording, project.value.files));
    }),
    watchForProblems(
      recording,
      () => project.value.files,
      (found) => {
        problem.set(found);
        // A board that gave up prints no prompt.
        if (found.type === 'Panic') ended.set({ line: found.line });
      },
      // There from the beginning, and silent while another board is in use.
      boards.virtual?.gaveUp,
    ),
  );

  const putStarter = (starter: Starter): void => {
    const files = { ...project.value.files, 'main.py': starter.python };
    if (starter.blocks !== undefined) {
      changeProgram({ files, blocks: starter.blocks });
      return;
    }
    // A pack may bring Python only; its blocks are made here.
    changeProgram({ files });
    void import('./blocks-of.ts').then(({ blocksOf }) => {
      if (source() === starter.python) changeProgram({ files, blocks: blocksOf(starter.python, undefined) });
    });
  };

  if (player !== undefined && lesson !== undefined) {
    const end = followLessonSteps({
      lesson,
      player,
      starters,
      boards,
      project: () => project.value,
      mayChange: keeper.mayChange,
      putStarter,
      saveProgress: (progress) => change({ lesson: progress }),
    });
    cleanups.push(end);
  }

  // What is missing on this computer is said now, not at the first Run.
  board.connect().catch((error: unknown) => hookup.meet(error, 'connect'));
  cleanups.push(dependencies.whenIdle(() => void hookup.resume()));

  return {
    project,
    saving,
    history: keeper.history,
    notice: keeper.notice,
    board,
    boards,
    hookup,
    get virtual() {
      return boards.virtual;
    },
    report: programRun.report,
    recording,
    problem,
    ended,
    player,
    checking: checks.running,
    editBlocks(blocks, python) {
      if (python === source() && project.value.blocks === blocks) return;
      changeProgram({ blocks, files: { ...project.value.files, 'main.py': python } });
    },
    model,
    python: dependencies.python,
    openFile: files.open,
    removedFile: files.removed,
    showFile: files.show,
    addFile: files.add,
    renameFile: files.rename,
    removeFile: files.remove,
    restoreFile: files.restore,
    editPython: (text) => files.edit(files.open.value, text),
    editFile: files.edit,
    async switchEditor(editor) {
      if (editor === project.value.editor) return;
      keeper.mark('switch');
      if (editor === 'python') {
        change({ editor });
        return;
      }
      const { blocksOfSoon } = await import('./blocks-of.ts');
      for (;;) {
        const text = source();
        const blocks = await blocksOfSoon(text, project.value.blocks);
        // What was written meanwhile is read too.
        if (source() !== text) continue;
        change({ editor, blocks });
        return;
      }
    },
    rename: (name) => keeper.rename(name),
    duplicate: () => keeper.duplicate(),
    takeOutOfBin: () => keeper.takeOutOfBin(),
    async run() {
      keeper.mark('run');
      problem.set(undefined);
      recording.clear();
      ended.set(undefined);
      const files = new Map(
        Object.entries(project.value.files).map(([name, text]) => [name, new TextEncoder().encode(text)]),
      );
      await programRun.start({ files });
    },
    stop: () => programRun.stop(),
    async reset() {
      recording.clear();
      ended.set(undefined);
      await programRun.reset();
    },
    restart() {
      const starter = player && starters.latest(player.step.id)?.starter;
      if (starter === undefined || !keeper.mayChange()) return;
      // Without room to keep what was there, it stays where it is, and the notice says how to save it.
      void keeper.keepBefore('restart').then((kept) => {
        if (kept) putStarter(starter);
      });
    },
    takeOver() {
      keeper.takeOver();
    },
    close() {
      for (const cleanup of cleanups) cleanup();
      dependencies.observer.close();
      dependencies.python.close();
      boards.dispose();
    },
  };
}

function programEnd(recording: Recording, files: Project['files']): ProgramEnd | undefined {
  const stop = stoppedBy(recording, files);
  if (stop !== undefined) return { line: stop.line };
  return endedAt(recording.lines) === undefined ? undefined : { line: undefined };
}
