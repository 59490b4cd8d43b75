import { changed, nextName } from './new-project.ts';
import { failureOf, transact, type StorageFailure } from './project-database.ts';
import { newProjectId, type ProjectStorage } from './project-storage.ts';
import { isSummary, summaryOf, type ProjectSummary } from './project-summary.ts';
import type { Project } from './project.ts';
import { firstLetters } from './shown-name.ts';

/** What became of a change in the library; a project that is gone meanwhile is `gone`. */
export type LibraryOutcome = 'done' | 'gone' | { readonly failed: StorageFailure };

/** All projects on this computer, to be put in order. Changes are told to the other tabs. */
export interface ProjectLibrary {
  /** Those in the bin too; last changed first. */
  list(): Promise<readonly ProjectSummary[]>;
  /** How many are stored that cannot be read; undefined where the browser keeps nothing at all. */
  unreadable(): Promise<number | undefined>;
  /** Also while another tab works on it: the name is no part of that work. */
  rename(id: string, name: string): Promise<LibraryOutcome>;
  /** A second one with the same program, without the place in a lesson. */
  duplicate(id: string, now: number): Promise<LibraryOutcome>;
  /** Into the bin. Nothing of it is lost. */
  remove(id: string, now: number): Promise<LibraryOutcome>;
  putBack(id: string): Promise<LibraryOutcome>;
  /** Ends projects that are in the bin, with their histories. Others of the list stay. */
  erase(ids: readonly string[]): Promise<LibraryOutcome>;
  /** Calls back when another tab changed something; returns what ends it. */
  watch(changed: () => void): () => void;
}

export function createProjectLibrary(storage: ProjectStorage): ProjectLibrary {
  const { news } = storage;

  /** Changes the small record beside a project; `undefined` when there is none. */
  const changeSummary = async (
    id: string,
    change: (summary: ProjectSummary) => ProjectSummary,
  ): Promise<LibraryOutcome> => {
    // Makes the records that are missing.
    await storage.summaries();
    return attempt(async () =>
      transact(await storage.database(), ['summaries'], async (transaction) => {
        const summaries = transaction.objectStore('summaries');
        const beside: unknown = await summaries.get(id);
        if (!isSummary(beside)) return 'gone';
        await summaries.put(change(beside));
        return 'done';
      }),
    );
  };

  return {
    list: () => storage.summaries(),
    async unreadable() {
      try {
        const [stored, listed] = await Promise.all([
          (await storage.database()).count('projects'),
          storage.summaries(),
        ]);
        return Math.max(0, stored - listed.length);
      } catch {
        return undefined;
      }
    },
    async rename(id, typed) {
      const name = firstLetters(typed.trim(), 80);
      if (name === '') return 'done';
      let renames = 0;
      const outcome = await attempt(async () =>
        transact(await storage.database(), ['projects', 'summaries'], async (transaction) => {
          const projects = transaction.objectStore('projects');
          const summaries = transaction.objectStore('summaries');
          const project = await projects.get(id);
          if (project === undefined) return 'gone';
          renames = (project.renames ?? 0) + 1;
          const renamed: Project = { ...project, name, renames };
          const beside: unknown = await summaries.get(id);
          await projects.put(renamed);
          await summaries.put(isSummary(beside) ? { ...beside, name, renames } : summaryOf(renamed));
          return 'done';
        }),
      );
      if (outcome === 'done') news.tell({ type: 'renamed', id, name, renames });
      return outcome;
    },
    async duplicate(id, now) {
      const [project, summaries] = await Promise.all([storage.read(id), storage.summaries()]);
      if (project === undefined) return 'gone';
      const { lesson: _lesson, renames: _renames, ...program } = project;
      const name = nextName(
        project.name,
        summaries.map((one) => one.name),
      );
      const twin: Project = { ...changed(program, { name }, now), id: newProjectId(), revision: 1 };
      const written = await storage.write(twin, 0);
      if (written.outcome === 'failed') return { failed: written.reason };
      const lights = summaries.find((one) => one.id === id)?.lights;
      if (lights !== undefined) await storage.showLights(twin.id, lights);
      return 'done';
    },
    async remove(id, now) {
      const outcome = await changeSummary(id, (one) => ({ ...one, removedAt: now }));
      if (outcome === 'done') news.tell({ type: 'removed', id });
      return outcome;
    },
    async putBack(id) {
      const outcome = await changeSummary(id, ({ removedAt: _removedAt, ...one }) => one);
      if (outcome === 'done') news.tell({ type: 'put-back', id });
      return outcome;
    },
    erase: (ids) =>
      attempt(async () => {
        const database = await storage.database();
        for (const id of ids) {
          await transact(database, ['projects', 'summaries', 'points', 'programs'], async (transaction) => {
            const summaries = transaction.objectStore('summaries');
            const beside: unknown = await summaries.get(id);
            // Somebody works on it again, or took it out in another tab.
            if (!isSummary(beside) || beside.removedAt === undefined) return;
            const points = transaction.objectStore('points');
            const programs = transaction.objectStore('programs');
            for (const key of await points.index('project').getAllKeys(id)) {
              await points.delete(key);
              await programs.delete(key);
            }
            await transaction.objectStore('projects').delete(id);
            await summaries.delete(id);
          });
          news.tell({ type: 'changed', id });
        }
        return 'done';
      }),
    watch: (changed) => news.hear(changed),
  };
}

async function attempt(work: () => Promise<LibraryOutcome>): Promise<LibraryOutcome> {
  try {
    return await work();
  } catch (error) {
    return { failed: failureOf(error) };
  }
}
