import type { Lesson, Step } from '../../lessons/format/lesson.ts';
import type { BoardChoice } from '../board/board-choice.ts';
import { localized, t } from '../i18n/translate.ts';
import { newProject, nextName } from '../project/new-project.ts';
import { holdProject, type ProjectHold } from '../project/project-hold.ts';
import type { ProjectStorage } from '../project/project-storage.ts';
import type { ProjectSummary } from '../project/project-summary.ts';
import type { Project } from '../project/project.ts';
import type { StartFileWorker } from './file-desk.ts';
import { createFileServices } from './file-services.ts';
import { OpenError, type AppServices, type LessonSummary, type RecentProject } from './app-services.ts';
import type { Workbench } from './workbench.ts';

export interface AppServicesDependencies {
  readonly storage: ProjectStorage;
  readonly locks: LockManager | undefined;
  readonly fetch: typeof fetch;
  readonly today: () => number;
  readonly startFileWorker: StartFileWorker;
  /** Loaded with the first lesson or project, not with the home page. */
  readonly loadWorkbench: () => Promise<OpenWorkbench>;
  /** Loaded when a kit is tried. */
  readonly loadBoards: () => Promise<() => BoardChoice>;
}

export type OpenWorkbench = (project: Project, lesson: Lesson | undefined, hold: ProjectHold) => Workbench;

/** What `/packs/index.json` holds, written by scripts/build-packs.ts. */
interface PackIndex {
  readonly lessons: readonly (LessonSummary & { readonly path: string })[];
}

/** Opens lessons and projects for the shell. */
export function createAppServices(dependencies: AppServicesDependencies): AppServices {
  const { storage, locks, today, loadWorkbench } = dependencies;
  const loading = new Map<string, Promise<unknown>>();
  /** Projects that nobody has changed yet, so that nothing is stored of them: the way back leads to them too. */
  const untouched = new Map<string, Project>();

  const load = async <T>(path: string): Promise<T> => {
    let response: Response;
    try {
      response = await dependencies.fetch(path);
    } catch (error) {
      throw new OpenError('unreachable', { cause: error });
    }
    if (response.status === 404) throw new OpenError('not-found');
    if (!response.ok) throw new OpenError('unreachable');
    try {
      return (await response.json()) as T;
    } catch (error) {
      throw new OpenError('damaged', { cause: error });
    }
  };

  /** What has arrived stays, what is on its way is waited for, and what failed is asked for again. */
  const loadOnce = <T>(path: string): Promise<T> => {
    const known = loading.get(path) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const started = load<T>(path);
    loading.set(path, started);
    started.catch(() => loading.delete(path));
    return started;
  };

  const listLessons = async (): Promise<PackIndex['lessons']> =>
    (await loadOnce<PackIndex>('/packs/index.json')).lessons;

  const readLesson = async (slug: string): Promise<Lesson> => {
    const entry = (await listLessons()).find((one) => one.slug === slug);
    if (entry === undefined) throw new OpenError('not-found');
    return loadOnce<Lesson>(entry.path);
  };

  /** Those that are not in the bin. */
  const present = async (): Promise<readonly ProjectSummary[]> =>
    (await storage.summaries()).filter((one) => one.removedAt === undefined);

  /** Without its lesson, when that is not here any more: the program still opens. */
  const lessonOf = async ({ lesson }: Project): Promise<Lesson | undefined> => {
    if (lesson === undefined) return undefined;
    try {
      return await readLesson(lesson.slug);
    } catch (error) {
      if (error instanceof OpenError && error.code === 'not-found') return undefined;
      throw error;
    }
  };

  /** On its way while the project is read; whoever opens asks again, and says what did not arrive. */
  const fetchWorkbench = (): void => {
    loadWorkbench().catch(() => undefined);
  };

  const open = async (project: Project, lesson: Lesson | undefined): Promise<Workbench> => {
    const openWorkbench = await loadWorkbench();
    const hold = await holdProject(project.id, locks, { news: storage.news });
    // Another tab may have written between the list and the lock.
    const stored = await storage.read(project.id);
    if (stored === undefined) untouched.set(project.id, project);
    return openWorkbench(stored ?? project, lesson, hold);
  };

  return {
    listLessons,
    readLesson,
    async listProjects() {
      const projects = await present();
      return Promise.all(
        projects.map(async (project): Promise<RecentProject> => {
          const { id, name, editor, changedAt } = project;
          const slug = project.lesson?.slug;
          if (slug === undefined) return { id, name, editor, changedAt };
          try {
            const lesson = await readLesson(slug);
            return { id, name, editor, changedAt, lesson: placeInLesson(lesson, project.lesson?.progress) };
          } catch {
            // The lesson is not on this computer any more (or not reachable); the program still is.
            return { id, name, editor, changedAt };
          }
        }),
      );
    },
    unsaved: () => [...storage.aside.values()].map(({ name }) => name),
    async library() {
      const { createProjectLibrary } = await import('../project/project-library.ts');
      return createProjectLibrary(storage);
    },
    async openLesson(slug) {
      const [lesson, projects] = await Promise.all([readLesson(slug), present(), loadWorkbench()]);
      const latest = projects.find((project) => project.lesson?.slug === slug);
      const mine = latest === undefined ? undefined : await storage.read(latest.id);
      const name = localized(lesson.title) || slug;
      return open(
        mine ??
          newProject({ name, editor: 'blocks', source: '', lesson: { slug, progress: undefined } }, today()),
        lesson,
      );
    },
    async openProject(id) {
      fetchWorkbench();
      const project = (await storage.read(id)) ?? untouched.get(id);
      if (project === undefined) throw new OpenError('not-found');
      const beside = (await storage.summaries()).find((one) => one.id === id);
      if (beside?.removedAt !== undefined) throw new OpenError('in-bin');
      return open(project, await lessonOf(project));
    },
    async openFree(editor) {
      fetchWorkbench();
      const source = 'from microbit import *\n\ndisplay.show(Image.HEART)\n';
      const [{ pythonToBlocks }, others] = await Promise.all([
        import('../blocks/python-to-blocks.ts'),
        present(),
      ]);
      const name = nextName(
        t('session.freeProject'),
        others.map((one) => one.name),
      );
      return open(newProject({ name, editor, source, blocks: pythonToBlocks(source) }, today()), undefined);
    },
    async openBoards() {
      let compose: () => BoardChoice;
      try {
        compose = await dependencies.loadBoards();
      } catch (error) {
        throw new OpenError('unreachable', { cause: error });
      }
      return compose();
    },
    ...createFileServices({
      storage,
      startFileWorker: dependencies.startFileWorker,
      today,
      hasLesson: (slug) =>
        readLesson(slug).then(
          () => true,
          (error: unknown) => !(error instanceof OpenError && error.code === 'not-found'),
        ),
    }),
  };
}

/** Where saved progress stands in its lesson; progress is whatever an older version may have saved. */
function placeInLesson(lesson: Lesson, progress: unknown): NonNullable<RecentProject['lesson']> {
  const saved = (typeof progress === 'object' && progress !== null ? progress : {}) as {
    readonly step?: unknown;
    readonly answers?: Readonly<Record<string, unknown>>;
    readonly passed?: unknown;
  };
  const [first] = lesson.steps;
  const step = lesson.steps.find((one) => one.id === saved.step) ?? first;
  if (step === undefined) throw new OpenError('damaged');
  const ofPhase = lesson.steps.filter((one) => one.phase === step.phase);
  const passed = Array.isArray(saved.passed) ? saved.passed : [];
  const done = (one: Step): boolean =>
    one.checks.every((check) => passed.includes(`${one.id}/${check.id}`)) &&
    (one.predict === undefined || saved.answers?.[one.id] !== undefined);
  const sketch = lastSketch(lesson, saved.answers ?? {});
  return {
    slug: lesson.slug,
    title: lesson.title,
    phase: step.phase,
    step: ofPhase.indexOf(step) + 1,
    steps: ofPhase.length,
    solved: lesson.steps.every(done),
    ...(sketch === undefined ? {} : { sketch }),
  };
}

type Sketch = NonNullable<NonNullable<RecentProject['lesson']>['sketch']>;

function lastSketch(lesson: Lesson, answers: Readonly<Record<string, unknown>>): Sketch | undefined {
  for (const step of lesson.steps.toReversed()) {
    const answer = answers[step.id] as Sketch['answer'] | undefined;
    const task = step.predict;
    if (answer?.type !== 'sketch' || task?.type !== 'sketch' || !Array.isArray(answer.points)) continue;
    const series = lesson.series.find((one) => one.name === task.series);
    if (series !== undefined) return { answer, seconds: task.seconds, series };
  }
  return undefined;
}
