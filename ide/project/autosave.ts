import { createStore, type Store } from '../base/store.ts';
import type { Project } from './project.ts';
import { unknownRevision, type ProjectStorage, type StorageFailure } from './project-storage.ts';

export type AutosaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly reason: StorageFailure };

export interface Autosave {
  readonly state: Store<AutosaveState>;
  /** Something has not reached the storage: it is on its way, or could not be written. */
  readonly unsaved: boolean;
  /** The revision that the next write expects to find. */
  readonly knownRevision: number;
  /** Saves this value, now or as soon as the write under way has ended. */
  save(project: Project): void;
  /** Tells which revision is stored, after reading the project anew. */
  rebase(revision: number): void;
  /**
   * Another tab has the project now: what is not written yet must not become part of it behind that tab's back, and
   * is written as a copy. Until {@link rebase}.
   */
  disown(): void;
  /** Resolves when nothing is left to write. */
  settled(): Promise<void>;
}

/**
 * Saves every change at once. While a write is under way only the newest value waits, so fast typing costs
 * one write at a time, and a tab that crashes has lost at most the letters of one write (milliseconds).
 *
 * A failed write is tried again with the next change.
 *
 * @param onCopied called with the copy when another tab had written the project and ours became a copy.
 */
export function createAutosave(
  storage: Pick<ProjectStorage, 'write'>,
  storedRevision: number,
  onCopied: (copy: Project) => void,
): Autosave {
  const state = createStore<AutosaveState>({ state: 'saved' });
  let known = storedRevision;
  let waiting: Project | undefined;
  let writing: Promise<void> | undefined;
  let owned = true;

  const knownRevision = (): number => (owned ? known : unknownRevision);

  const drain = async (): Promise<void> => {
    while (waiting !== undefined) {
      const project = waiting;
      waiting = undefined;
      state.set({ state: 'saving' });
      const result = await storage.write(project, knownRevision());
      switch (result.outcome) {
        case 'saved':
          known = project.revision;
          break;
        case 'saved-as-copy':
          known = result.copy.revision;
          // The copy is nobody else's.
          owned = true;
          onCopied(result.copy);
          break;
        case 'failed':
          // What could not be written is still on screen; keep it for the next try unless newer came.
          waiting ??= project;
          state.set({ state: 'failed', reason: result.reason });
          return;
      }
    }
    state.set({ state: 'saved' });
  };

  const start = (): void => {
    writing ??= drain().finally(() => {
      writing = undefined;
      // A change that came between the last look and here.
      if (waiting !== undefined && state.value.state !== 'failed') start();
    });
  };

  return {
    state,
    get unsaved() {
      return waiting !== undefined || writing !== undefined;
    },
    get knownRevision() {
      return knownRevision();
    },
    save(project) {
      waiting = project;
      start();
    },
    rebase(revision) {
      known = revision;
      owned = true;
      waiting = undefined;
      if (writing === undefined) state.set({ state: 'saved' });
    },
    disown() {
      owned = false;
    },
    async settled() {
      while (writing !== undefined) await writing;
    },
  };
}
