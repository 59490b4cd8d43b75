import type { Lesson, Localized, Phase, PredictionAnswer, Series } from '../../lessons/format/lesson.ts';
import type { BoardChoice } from '../board/board-choice.ts';
import type { ProjectLibrary } from '../project/project-library.ts';
import type { FileServices } from './file-services.ts';
import type { Workbench } from './workbench.ts';

/** What the home page says of a lesson before it is opened: one entry of `/packs/index.json`. */
export type LessonSummary = Pick<
  Lesson,
  'slug' | 'title' | 'summary' | 'age' | 'minutes' | 'boards' | 'sensors'
>;

/** A project on this computer, as the desk shows it. */
export interface RecentProject {
  readonly id: string;
  readonly name: string;
  readonly editor: 'blocks' | 'python';
  /** `Date.now()` of the last change. */
  readonly changedAt: number;
  /** Present when it belongs to a lesson, with where the pupil is in it. */
  readonly lesson?: {
    readonly slug: string;
    readonly title: Localized;
    readonly phase: Phase;
    /** Place of the step among the steps of its phase, from 1, and how many there are. */
    readonly step: number;
    readonly steps: number;
    /** Every step is done. */
    readonly solved: boolean;
    /** The last sketch that was locked, with the series it is about, for the small chart on the desk. */
    readonly sketch?: {
      readonly answer: Extract<PredictionAnswer, { readonly type: 'sketch' }>;
      readonly seconds: number;
      readonly series: Series;
    };
  };
}

/** Why something could not be opened. Every code has a text in every language (`shell.open.<code>`). */
export type OpenErrorCode =
  /** The network, or the computer that serves the app, did not answer: worth another try. */
  | 'unreachable'
  /** There is no such lesson or project here. */
  | 'not-found'
  /** It is there but cannot be read: not JSON, or from a newer Pensabit. */
  | 'damaged'
  /** The browser refuses to keep or read files (private window, full disk, policy). */
  | 'storage-denied'
  /** It was put into the bin, and can be had back from there. */
  | 'in-bin';

/** Thrown by {@link AppServices}; any other error is shown as `damaged` and logged. */
export class OpenError extends Error {
  constructor(
    readonly code: OpenErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'OpenError';
  }
}

/** All that the application's shell asks of the rest. `ide/main.ts` gives it to `<pensa-app>`. */
export interface AppServices extends FileServices {
  /** The lessons that exist here. @throws {OpenError} */
  listLessons(): Promise<readonly LessonSummary[]>;
  /** A lesson in full, for its teacher's and volunteer's pages. @throws {OpenError} */
  readLesson(slug: string): Promise<Lesson>;
  /** Projects on this computer, last changed first. An empty list when storage is denied. */
  listProjects(): Promise<readonly RecentProject[]>;
  /** Names of projects with work that could not be saved and would be gone with this tab. Not of the open desk. */
  unsaved(): readonly string[];
  /** All projects and the bin, to be put in order. Rejects when the code for it does not arrive. */
  library(): Promise<ProjectLibrary>;
  /** The pupil's last project of this lesson, or a new one. The caller closes it. @throws {OpenError} */
  openLesson(slug: string): Promise<Workbench>;
  /** A project by its id. The caller closes it. @throws {OpenError} */
  openProject(id: string): Promise<Workbench>;
  /** A new empty project without a lesson. The caller closes it. @throws {OpenError} */
  openFree(editor: 'blocks' | 'python'): Promise<Workbench>;
  /** The boards alone, without a project: for trying a kit. The caller disposes of them. @throws {OpenError} */
  openBoards(): Promise<BoardChoice>;
}
