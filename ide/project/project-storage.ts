import {
  failureOf,
  openProjects,
  transact,
  type ProjectDatabase,
  type StorageFailure,
} from './project-database.ts';
import { openNewsLine, type ProjectNewsLine } from './project-news.ts';
import { isSummary, summaryOf, type ProjectSummary } from './project-summary.ts';
import type { Project } from './project.ts';

export type { StorageFailure } from './project-database.ts';

/** What became of a write. Storage that is full or denied is an expected outcome, not an exception. */
export type WriteResult =
  | { readonly outcome: 'saved' }
  /**
   * Somebody else (a second tab) has written this project since we last read it. Theirs stays; ours was
   * saved as `copy`, so that neither is lost.
   */
  | { readonly outcome: 'saved-as-copy'; readonly copy: Project }
  | { readonly outcome: 'failed'; readonly reason: StorageFailure };

/** A revision that nothing stored has: what is written with it becomes a copy when there is something already. */
export const unknownRevision = -1;

/** Where projects are kept on this computer. */
export interface ProjectStorage {
  /** Every project that is not in the bin, in full, last changed first. Empty when storage is denied. */
  list(): Promise<readonly Project[]>;
  /** What there is, without programs, those in the bin too; last changed first. Empty when storage is denied. */
  summaries(): Promise<readonly ProjectSummary[]>;
  read(id: string): Promise<Project | undefined>;
  /**
   * Writes `project` if the stored revision is still `knownRevision` (0: not stored yet). A project in the bin that
   * somebody works on is not in the bin any more. A name that was given later elsewhere stays.
   */
  write(project: Project, knownRevision: number): Promise<WriteResult>;
  /** Puts what the LEDs showed beside the project; its program and its date stay. */
  showLights(id: string, lights: string): Promise<void>;
  /**
   * What a desk that was left could not save, with the revision that is stored of it, and what was opened from a file
   * and found no room (0): it stays in this tab and is among the summaries, until it can be saved or the tab is closed.
   */
  readonly aside: Map<string, Project>;
  /** For the library and the history, which are loaded later. Rejects when storage is denied. */
  readonly database: () => Promise<ProjectDatabase>;
  /** To the other tabs of this browser. */
  readonly news: ProjectNewsLine;
}

/**
 * Storage in IndexedDB. Opens at first use; a database that cannot be opened makes every write fail with a
 * reason and every read answer "nothing", so the app works on in memory.
 */
export function createProjectStorage(
  name = 'pensabit',
  news: ProjectNewsLine = openNewsLine(),
): ProjectStorage {
  const database = openProjects(name);
  const aside = new Map<string, Project>();

  const summaries = async (): Promise<readonly ProjectSummary[]> => {
    const kept = await storedSummaries();
    const left = [...aside.values()].map((project) =>
      summaryOf(
        project,
        kept.find((one) => one.id === project.id),
      ),
    );
    return left.length === 0
      ? kept
      : [...left, ...kept.filter((one) => !aside.has(one.id))].sort((a, b) => b.changedAt - a.changedAt);
  };
  const storedSummaries = async (): Promise<readonly ProjectSummary[]> => {
    try {
      const open = await database();
      const [keys, all] = await Promise.all([open.getAllKeys('projects'), open.getAll('summaries')]);
      const known = new Map(all.filter(isSummary).map((one) => [one.id, one]));
      const missing = keys.filter((key) => !known.has(key));
      if (missing.length > 0) for (const one of await summarize(open, missing)) known.set(one.id, one);
      const there = new Set(keys);
      return [...known.values()].filter(({ id }) => there.has(id)).sort((a, b) => b.changedAt - a.changedAt);
    } catch {
      return [];
    }
  };

  return {
    aside,
    database,
    news,
    summaries,
    async list() {
      const shown = (await summaries()).filter((one) => one.removedAt === undefined);
      try {
        const open = await database();
        const read = await Promise.all(
          shown.map(async ({ id }): Promise<unknown> => aside.get(id) ?? open.get('projects', id)),
        );
        return read.filter(isProject);
      } catch {
        return [...aside.values()];
      }
    },
    async read(id) {
      const left = aside.get(id);
      if (left !== undefined) return left;
      try {
        const found: unknown = await (await database()).get('projects', id);
        return isProject(found) ? found : undefined;
      } catch {
        return undefined;
      }
    },
    async write(project, knownRevision) {
      try {
        const result = await transact<['projects', 'summaries'], WriteResult>(
          await database(),
          ['projects', 'summaries'],
          async (transaction) => {
            const projects = transaction.objectStore('projects');
            const kept = transaction.objectStore('summaries');
            // The small record knows the revision; only where it is missing the project itself is read.
            const beside: unknown = await kept.get(project.id);
            const summary = isSummary(beside) ? beside : undefined;
            const stored = summary ?? (await projects.get(project.id));
            if (stored !== undefined && stored.revision !== knownRevision) {
              const copy: Project = { ...project, id: newProjectId(), revision: 1 };
              await projects.put(copy);
              await kept.put(summaryOf(copy, summary));
              return { outcome: 'saved-as-copy', copy };
            }
            const renamed = stored !== undefined && (stored.renames ?? 0) > (project.renames ?? 0);
            const next = renamed ? { ...project, ...nameOf(stored) } : project;
            await projects.put(next);
            await kept.put(summaryOf(next, summary));
            return { outcome: 'saved' };
          },
        );
        // A new one belongs on the other tabs' lists; each letter that is typed does not.
        if (result.outcome === 'saved-as-copy') news.tell({ type: 'changed', id: result.copy.id });
        else if (knownRevision === 0) news.tell({ type: 'changed', id: project.id });
        return result;
      } catch (error) {
        return { outcome: 'failed', reason: failureOf(error) };
      }
    },
    async showLights(id, lights) {
      try {
        await transact(await database(), ['summaries'], async (transaction) => {
          const kept = transaction.objectStore('summaries');
          const beside: unknown = await kept.get(id);
          if (isSummary(beside)) await kept.put({ ...beside, lights });
        });
      } catch {
        // A picture is not worth a word.
      }
    },
  };
}

/** Makes the small records that are missing: of an older version's saves, or where one was damaged. */
async function summarize(
  database: ProjectDatabase,
  ids: readonly string[],
): Promise<readonly ProjectSummary[]> {
  const made: ProjectSummary[] = [];
  for (const id of ids) {
    const found: unknown = await database.get('projects', id);
    if (isProject(found)) made.push(summaryOf(found));
  }
  try {
    await transact(database, ['summaries'], async (transaction) => {
      for (const one of made) {
        const beside: unknown = await transaction.objectStore('summaries').get(one.id);
        if (!isSummary(beside)) await transaction.objectStore('summaries').put(one);
      }
    });
  } catch {
    // No room for them: they are made again the next time.
  }
  return made;
}

function nameOf({ name, renames = 0 }: Pick<Project, 'name' | 'renames'>): Pick<Project, 'name' | 'renames'> {
  return { name, renames };
}

/** `crypto.randomUUID` exists only in secure contexts; a classroom hub on http is none. */
export function newProjectId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A save may be from an older version or damaged; what is not a project is not shown as one. */
export function isProject(value: unknown): value is Project {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, editor, files, changedAt, revision } = value as Partial<Record<keyof Project, unknown>>;
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    (editor === 'blocks' || editor === 'python') &&
    typeof files === 'object' &&
    files !== null &&
    typeof (files as Record<string, unknown>)['main.py'] === 'string' &&
    typeof changedAt === 'number' &&
    typeof revision === 'number'
  );
}
