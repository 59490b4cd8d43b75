import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Project } from './project.ts';

/** What became of a write. Storage that is full or denied is an expected outcome, not an exception. */
export type WriteResult =
  | { readonly outcome: 'saved' }
  /**
   * Somebody else (a second tab) has written this project since we last read it. Theirs stays; ours was
   * saved as `copy`, so that neither is lost.
   */
  | { readonly outcome: 'saved-as-copy'; readonly copy: Project }
  | { readonly outcome: 'failed'; readonly reason: StorageFailure };

/** `full`: no room left; `denied`: the browser keeps nothing (private window, policy); `unknown`: anything else. */
export type StorageFailure = 'full' | 'denied' | 'unknown';

/** Where projects are kept on this computer. */
export interface ProjectStorage {
  /** Every project, last changed first. Empty when storage is denied. */
  list(): Promise<readonly Project[]>;
  read(id: string): Promise<Project | undefined>;
  /** Writes `project` if the stored revision is still `knownRevision` (0: not stored yet). */
  write(project: Project, knownRevision: number): Promise<WriteResult>;
  remove(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  projects: { key: string; value: Project };
}

/**
 * Storage in IndexedDB. Opens at first use; a database that cannot be opened makes every write fail with a
 * reason and every read answer "nothing", so the app works on in memory.
 */
export function createProjectStorage(name = 'pensabit'): ProjectStorage {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  const database = (): Promise<IDBPDatabase<Schema>> => {
    opening ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('projects', { keyPath: 'id' });
      },
      // A newer version of the app wants to upgrade: do not stand in its way.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase | null)?.close();
        opening = undefined;
      },
      terminated() {
        opening = undefined;
      },
    });
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };

  return {
    async list() {
      try {
        const all = await (await database()).getAll('projects');
        return all.filter(isProject).sort((a, b) => b.changedAt - a.changedAt);
      } catch {
        return [];
      }
    },
    async read(id) {
      try {
        const found: unknown = await (await database()).get('projects', id);
        return isProject(found) ? found : undefined;
      } catch {
        return undefined;
      }
    },
    async write(project, knownRevision) {
      try {
        const transaction = (await database()).transaction('projects', 'readwrite');
        const stored = await transaction.store.get(project.id);
        if (stored !== undefined && stored.revision !== knownRevision) {
          const copy: Project = { ...project, id: newProjectId(), revision: 1 };
          await transaction.store.put(copy);
          await transaction.done;
          return { outcome: 'saved-as-copy', copy };
        }
        await transaction.store.put(project);
        await transaction.done;
        return { outcome: 'saved' };
      } catch (error) {
        return { outcome: 'failed', reason: failureOf(error) };
      }
    },
    async remove(id) {
      try {
        await (await database()).delete('projects', id);
      } catch {
        // Nothing is stored where storage is denied.
      }
    },
  };
}

/** `crypto.randomUUID` exists only in secure contexts; a classroom hub on http is none. */
export function newProjectId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function failureOf(error: unknown): StorageFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (
    ['SecurityError', 'InvalidStateError', 'NotAllowedError', 'UnknownError', 'ReferenceError'].includes(name)
  ) {
    return 'denied';
  }
  return 'unknown';
}

/** A save may be from an older version or damaged; what is not a project is not shown as one. */
function isProject(value: unknown): value is Project {
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
