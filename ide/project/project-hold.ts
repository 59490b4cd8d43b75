import { createStore, type Store } from '../base/store.ts';

/** One tab at a time holds a project; the others show it and may take it over. */
export interface ProjectHold {
  /** True while this tab may write. */
  readonly held: Store<boolean>;
  /** Takes the project from the tab that has it. */
  takeOver(): Promise<void>;
  release(): void;
}

/**
 * Holds a project by a Web Lock named after it. Where the browser has no locks (an insecure context) every
 * tab holds, and the revision check of the storage keeps both tabs' work.
 *
 * @returns once it is known whether the project was free.
 */
export async function holdProject(id: string, locks: LockManager | undefined): Promise<ProjectHold> {
  const held = createStore(locks === undefined);
  if (locks === undefined) return { held, takeOver: () => Promise.resolve(), release: () => undefined };

  const name = `pensabit-project-${id}`;
  let letGo: (() => void) | undefined;
  let queue: AbortController | undefined;

  /** Resolves with whether the lock was had; then holds it until `release` or until somebody steals it. */
  const request = (options: LockOptions): Promise<boolean> =>
    new Promise((known) => {
      let granted = false;
      locks
        .request(name, options, (lock) => {
          if (lock === null) {
            known(false);
            return undefined;
          }
          granted = true;
          held.set(true);
          known(true);
          return new Promise<void>((done) => {
            letGo = done;
          });
        })
        .catch(() => {
          // Stolen by another tab, or our place in the queue was given up (then another request may hold).
          if (granted) held.set(false);
          known(false);
        });
    });

  /** Waits in the background until the other tab is closed. */
  const waitInLine = (): void => {
    queue = new AbortController();
    void request({ signal: queue.signal });
  };

  if (!(await request({ ifAvailable: true }))) waitInLine();
  return {
    held,
    async takeOver() {
      queue?.abort();
      await request({ steal: true });
    },
    release() {
      queue?.abort();
      letGo?.();
      held.set(false);
    },
  };
}
