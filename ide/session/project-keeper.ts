import { createStore, type Store, type WritableStore } from '../base/store.ts';
import { t } from '../i18n/translate.ts';
import { createAutosave } from '../project/autosave.ts';
import type { PointKind } from '../project/history-point.ts';
import { changed, newProject, nextName } from '../project/new-project.ts';
import { createProjectHistory, type KeepResult, type PointContent } from '../project/project-history.ts';
import type { ProjectHold } from '../project/project-hold.ts';
import type { ProjectStorage, StorageFailure } from '../project/project-storage.ts';
import type { Project } from '../project/project.ts';
import { firstLetters } from '../project/shown-name.ts';
import type { DeskHistory, Twin } from './desk-history.ts';
import type { SaveState } from './workbench.ts';

/** What happened to the project on the desk without anybody at this desk having done it. */
export type KeeperNotice =
  /** Another tab changed it too: here it goes on under this name. */
  | { readonly kind: 'copied'; readonly name: string }
  /** It was put into the bin. The next change takes it out again. */
  | { readonly kind: 'removed' }
  /** It was not taken over: the other tab has work that could not be saved. */
  | { readonly kind: 'unsaved-there' };

/** Keeps the project on the desk: saves each change, holds it against other tabs, and keeps its history. */
export interface ProjectKeeper {
  readonly project: WritableStore<Project>;
  readonly saving: Store<SaveState>;
  readonly history: DeskHistory;
  readonly notice: Store<KeeperNotice | undefined>;
  /** False in a tab that only reads along. */
  readonly mayChange: () => boolean;
  /** Every edit goes through here: a new value, saved at once. */
  readonly change: (next: Partial<Omit<Project, 'id' | 'revision'>>) => void;
  rename(name: string): void;
  /** Keeps what is there now, when the page has nothing better to do; nothing when the last point has it. */
  mark(kind: PointKind): void;
  /** Keeps what is there now before something replaces it. False: it could not be kept. */
  keepBefore(kind: PointKind): Promise<boolean>;
  /** Makes a second project of what is there now; undefined when it could not be kept. */
  duplicate(): Promise<Twin | undefined>;
  takeOutOfBin(): void;
  takeOver(): void;
  close(): void;
}

export interface KeeperDependencies {
  readonly project: Project;
  readonly storage: ProjectStorage;
  readonly hold: ProjectHold;
  readonly today: () => number;
  readonly whenIdle: (callback: () => void) => () => void;
  /** Goes on from another tab's place in the lesson. */
  readonly resume: (progress: unknown) => void;
}

/** Characters of a project's name. */
export const nameLimit = 80;
/** Milliseconds of work after which a point is kept by itself. */
const keepEvery = 5 * 60_000;

export function createProjectKeeper(dependencies: KeeperDependencies): ProjectKeeper {
  const { storage, hold, today, whenIdle } = dependencies;
  const { news } = storage;
  const project = createStore(dependencies.project);
  const saving = createStore<SaveState>({ state: 'saved' });
  const notice = createStore<KeeperNotice | undefined>(undefined);
  const history = createProjectHistory(() => storage.database());
  const trouble = createStore<StorageFailure | undefined>(undefined);
  const version = createStore(0);
  const cleanups = new Set<() => void>();

  const autosave = createAutosave(storage, dependencies.project.revision, (copy) => {
    // Another tab has this project's place; what is on screen goes on as a copy of its own.
    project.set({ ...project.value, id: copy.id, revision: copy.revision });
    void hold.moveTo(copy.id);
    const name = copyName(project.value.name);
    put({ name, renames: (project.value.renames ?? 0) + 1 });
    notice.set({ kind: 'copied', name });
  });

  /** Held, and what the tab before saved last is on screen. */
  let mine = hold.held.value;
  const mayChange = (): boolean => mine;
  const showSaving = (): void => {
    const state = autosave.state.value;
    saving.set(mine || state.state === 'failed' ? state : { state: 'elsewhere' });
  };
  const put = (next: Partial<Omit<Project, 'id' | 'revision'>>): void => {
    project.update((current) => changed(current, next, today()));
    autosave.save(project.value);
  };

  /** What an earlier desk of this tab could not save. */
  const saveAside = (): void => {
    if (storage.aside.delete(project.value.id)) put({});
  };
  /** Taken over, or left by the other tab: go on from what that one saved last, in the lesson too. */
  const catchUp = async (): Promise<void> => {
    const { id } = project.value;
    const stored = await storage.read(id);
    if (!hold.held.value || project.value.id !== id) return;
    if (autosave.unsaved) {
      // What never reached the storage is not given up: it is saved now, as a copy when the other tab went on.
      autosave.save(project.value);
    } else if (stored !== undefined && stored.revision !== project.value.revision) {
      autosave.rebase(stored.revision);
      project.set(stored);
      if (stored.lesson !== undefined) dependencies.resume(stored.lesson.progress);
    } else autosave.rebase(project.value.revision);
    if (notice.value?.kind === 'unsaved-there') notice.set(undefined);
    mine = true;
    saveAside();
    showSaving();
  };
  hold.beforeYielding(async () => {
    if (autosave.state.value.state === 'failed') autosave.save(project.value);
    await autosave.settled();
    return !autosave.unsaved;
  });
  hold.whenStolen(() => {
    if (!autosave.unsaved) return;
    autosave.disown();
    autosave.save(project.value);
  });
  cleanups.add(autosave.state.subscribe(showSaving));
  let madeRoom = false;
  cleanups.add(
    autosave.state.subscribe((state) => {
      if (state.state !== 'failed' || state.reason !== 'full' || madeRoom) return;
      // The work of now comes before moments of the past; once, so that a full disk does not eat up the history.
      madeRoom = true;
      void history.makeRoom().then((made) => {
        if (!made) return;
        version.update((count) => count + 1);
        if (autosave.unsaved) autosave.save(project.value);
      });
    }),
  );
  cleanups.add(
    hold.held.subscribe((held) => {
      if (held && !mine) void catchUp();
      else if (!held) mine = false;
      showSaving();
    }),
  );
  showSaving();

  cleanups.add(
    news.hear((word) => {
      if (word.id !== project.value.id) return;
      if (word.type === 'removed') notice.set({ kind: 'removed' });
      if (word.type === 'put-back') notice.set(undefined);
      if (word.type === 'renamed' && word.renames > (project.value.renames ?? 0)) {
        const { name, renames } = word;
        project.update((current) => ({ ...current, name, renames }));
      }
    }),
  );

  /** One after the other: each is compared with the one before. */
  let keeping: Promise<unknown> = Promise.resolve();
  const keep = async (value: Project, kind: PointKind, name?: string): Promise<KeepResult> => {
    const turn = keeping.then(() => history.keep(value, kind, today(), name));
    keeping = turn;
    const result = await turn;
    trouble.set(result.outcome === 'failed' ? result.reason : undefined);
    if (result.outcome !== 'failed') version.update((count) => count + 1);
    return result;
  };
  /** Keeps a value that was on screen, later. */
  const keepWhenIdle = (value: Project, kind: PointKind): void => {
    const waiting = { end: (): void => undefined };
    const callOff = (): void => waiting.end();
    cleanups.add(callOff);
    waiting.end = whenIdle(() => {
      cleanups.delete(callOff);
      void keep(value, kind);
    });
  };

  let keptAt: number | undefined;
  const change = (next: Partial<Omit<Project, 'id' | 'revision'>>): void => {
    if (!mine) return;
    const before = project.value;
    put(next);
    if (notice.value?.kind === 'removed') {
      notice.set(undefined);
      news.tell({ type: 'put-back', id: before.id });
    }
    if (next.files === undefined) return;
    if (keptAt === undefined) {
      keptAt = today();
      // How it was when it was opened; there is nothing to keep of a project that is just being made.
      if (before.revision > 0) keepWhenIdle(before, 'open');
    } else if (Math.abs(today() - keptAt) >= keepEvery) {
      keptAt = today();
      keepWhenIdle(project.value, 'time');
    }
  };
  const keepBefore = async (kind: PointKind): Promise<boolean> => {
    const { value } = project;
    const result = await keep(value, kind);
    // A key that was pressed meanwhile is not lost either.
    if (result.outcome !== 'failed' && project.value.files !== value.files) return await keepBefore(kind);
    if (result.outcome === 'failed') saving.set({ state: 'failed', reason: result.reason });
    return result.outcome !== 'failed';
  };

  /** Without the lesson: that goes on with the project on the desk. */
  const makeTwin = async ({ editor, files, blocks }: PointContent): Promise<Twin | undefined> => {
    const taken = (await storage.summaries()).map((one) => one.name);
    const name = nextName(project.value.name, taken);
    const fresh = newProject({ name, editor, source: '', blocks }, today());
    const written = await storage.write({ ...fresh, files, revision: 1 }, 0);
    return written.outcome === 'failed' ? undefined : { id: fresh.id, name };
  };

  /** What cannot be saved stays in this tab: whoever opens the project again finds it as it was left. */
  const setAside = (): void => {
    const { value } = project;
    if (!autosave.unsaved) storage.aside.delete(value.id);
    else if (autosave.state.value.state === 'failed')
      storage.aside.set(value.id, { ...value, revision: autosave.knownRevision });
  };
  if (mine) saveAside();

  return {
    project,
    saving,
    notice,
    mayChange,
    change,
    keepBefore,
    rename(name) {
      const trimmed = firstLetters(name.trim(), nameLimit);
      const { value } = project;
      if (trimmed !== '' && trimmed !== value.name)
        change({ name: trimmed, renames: (value.renames ?? 0) + 1 });
    },
    mark(kind) {
      if (!mine) return;
      keptAt = today();
      keepWhenIdle(project.value, kind);
    },
    takeOver() {
      void hold.takeOver().then((result) => {
        notice.set(result === 'unsaved-there' ? { kind: result } : undefined);
      });
    },
    history: {
      trouble,
      version,
      points: () => history.points(project.value.id),
      content: (point) => history.content(point),
      keepPoint: async (name) => (await keep(project.value, 'named', name)).outcome !== 'failed',
      async restore(point) {
        const content = await history.content(point);
        if (content === undefined) return 'unreadable';
        if (!mayChange()) return 'elsewhere';
        if (!(await keepBefore('back'))) return 'no-room';
        if (!mayChange()) return 'elsewhere';
        const { editor, files, blocks } = content;
        // A point from before there were blocks has none; those of now would be another program's.
        change({ editor, files, blocks });
        return 'back';
      },
      async asProject(point) {
        const content = await history.content(point);
        return content === undefined ? undefined : await makeTwin(content);
      },
    },
    duplicate: () => makeTwin(project.value),
    takeOutOfBin() {
      change({});
    },
    close() {
      for (const cleanup of cleanups) cleanup();
      cleanups.clear();
      setAside();
      void autosave.settled().then(() => {
        setAside();
        hold.release();
      });
    },
  };
}

/** A copy of a copy is not called so twice. */
function copyName(name: string): string {
  const ending = t('session.copyFromOtherTab', { name: '' });
  return name.endsWith(ending)
    ? name
    : t('session.copyFromOtherTab', { name: firstLetters(name, nameLimit - ending.length) });
}
