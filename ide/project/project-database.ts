import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { StoredPoint } from './history-point.ts';
import type { ProjectSummary } from './project-summary.ts';
import type { Project } from './project.ts';

/** `full`: no room left; `denied`: the browser keeps nothing (private window, policy); `unknown`: anything else. */
export type StorageFailure = 'full' | 'denied' | 'unknown';

/** What is stored where. Everything read is checked: another version, or a damaged disk, may have written it. */
export interface ProjectSchema extends DBSchema {
  projects: { key: string; value: Project };
  /** One small record beside each project, so that a list of hundreds reads no program. Made anew when missing. */
  summaries: { key: string; value: ProjectSummary };
  /** Points of the projects' histories, in the order in which they were kept. */
  points: { key: number; value: StoredPoint; indexes: { project: string } };
  /** The program of each point, packed; by the point's key. */
  programs: { key: number; value: Uint8Array };
}

export type ProjectDatabase = IDBPDatabase<ProjectSchema>;
type StoreName = 'projects' | 'summaries' | 'points' | 'programs';

/** 1: `projects` only. 2: summaries, and history. */
const version = 2;
/** Milliseconds to wait for a tab with an older version that does not let go of the database (it is frozen). */
const blockedLimit = 5000;

/**
 * Opens the database at first use, again after it was closed. An older version's save is kept as it is. Where a
 * newer version of the app has been here, its database is used as far as this one knows it.
 */
export function openProjects(name: string): () => Promise<ProjectDatabase> {
  let opening: Promise<ProjectDatabase> | undefined;
  const forget = (): void => {
    opening = undefined;
  };
  const open = (): Promise<ProjectDatabase> => {
    let tooLong: (error: Error) => void = forget;
    const inTime = new Promise<never>((_resolve, reject) => {
      tooLong = reject;
    });
    const callbacks = {
      // A newer version of the app wants to upgrade: do not stand in its way.
      blocking: (_current: number, _blocked: number | null, event: IDBVersionChangeEvent) => {
        (event.target as IDBDatabase | null)?.close();
        forget();
      },
      terminated: forget,
    };
    const request = openDB<ProjectSchema>(name, version, {
      ...callbacks,
      upgrade(db, from) {
        if (from < 1) db.createObjectStore('projects', { keyPath: 'id' });
        if (from < 2) {
          db.createObjectStore('summaries', { keyPath: 'id' });
          db.createObjectStore('points', { keyPath: 'id', autoIncrement: true }).createIndex(
            'project',
            'project',
          );
          db.createObjectStore('programs');
        }
      },
      blocked() {
        setTimeout(() => tooLong(new Error('Another tab does not let go of the database.')), blockedLimit);
      },
    }).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'VersionError')
        return openDB<ProjectSchema>(name, undefined, callbacks);
      throw error;
    });
    void request.then(
      (database) => {
        // Also when it came later than anybody waited: the next one has it.
        opening = Promise.resolve(database);
      },
      () => undefined,
    );
    return Promise.race([request, inTime]);
  };
  return () => {
    if (opening === undefined) {
      const mine = (opening = open());
      mine.catch(() => {
        if (opening === mine) forget();
      });
    }
    return opening;
  };
}

/** All of it happens, or nothing. Rejects with what the browser said. */
export async function transact<Names extends StoreName[], T>(
  database: ProjectDatabase,
  stores: Names,
  work: (transaction: IDBPTransaction<ProjectSchema, Names, 'readwrite'>) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(stores, 'readwrite');
  const { done } = transaction;
  // Whoever aborts it hears of it below.
  done.catch(() => undefined);
  try {
    const result = await work(transaction);
    await done;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

/** What a rejected write means to a person. */
export function failureOf(error: unknown): StorageFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (
    ['SecurityError', 'InvalidStateError', 'NotAllowedError', 'UnknownError', 'ReferenceError'].includes(name)
  ) {
    return 'denied';
  }
  return 'unknown';
}
