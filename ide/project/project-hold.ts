import { createStore, type Store } from '../base/store.ts';
import type { ProjectNews, ProjectNewsLine } from './project-news.ts';

/** How a project came to be taken over, or why it was not. */
export type TakeOver =
  | 'taken'
  /** The tab that has it holds work that its browser could not save; there the work is safe. */
  | 'unsaved-there';

/** One tab at a time holds a project; the others show it and may take it over. */
export interface ProjectHold {
  /** True while this tab may write. */
  readonly held: Store<boolean>;
  /** Takes the project from the tab that has it, after that one has saved what it has. */
  takeOver(): Promise<TakeOver>;
  /** What this tab does before it lets another one have the project: true when nothing is left unsaved. */
  beforeYielding(settle: () => Promise<boolean>): void;
  /** Called when the project was taken without this tab's having been able to answer. */
  whenStolen(stolen: () => void): void;
  /** The work goes on as another project, which nobody else has yet. */
  moveTo(id: string): Promise<void>;
  release(): void;
}

export interface HoldOptions {
  readonly news?: ProjectNewsLine;
  /** Milliseconds that a tab has to end its sentence; one that is frozen or hangs does not answer. */
  readonly patience?: number;
  /** Milliseconds in which what was done in an editor has reached the project: Blockly tells it a moment later. */
  readonly grace?: number;
}

/** Longer than a tab in the background takes to wake, shorter than a person waits. */
const defaultPatience = 1500;

/**
 * Holds a project by a Web Lock named after it. Where the browser has no locks (an insecure context) every
 * tab holds, and the revision check of the storage keeps both tabs' work.
 *
 * A tab that crashes loses its lock to the next in line. One that is frozen (in the background, or on its way back
 * through the history) does not answer and loses it to whoever takes it; it stands in line again when it wakes.
 *
 * @returns once it is known whether the project was free.
 */
export async function holdProject(
  id: string,
  locks: LockManager | undefined,
  { news, patience = defaultPatience, grace = 60 }: HoldOptions = {},
): Promise<ProjectHold> {
  const held = createStore(locks === undefined);
  let settle: () => Promise<boolean> = () => Promise.resolve(true);
  let stolen: () => void = () => undefined;
  const beforeYielding = (before: () => Promise<boolean>): void => {
    settle = before;
  };
  const whenStolen = (listener: () => void): void => {
    stolen = listener;
  };
  if (locks === undefined) {
    return {
      held,
      beforeYielding,
      whenStolen,
      takeOver: () => Promise.resolve('taken'),
      moveTo: () => Promise.resolve(),
      release: () => undefined,
    };
  }

  const me = Math.random().toString(36).slice(2);
  let current = id;
  let closed = false;
  /** Asked anew after each pause. */
  const over = (): boolean => closed;
  const isHeld = (): boolean => held.value;
  let letGo: (() => void) | undefined;
  let queue: AbortController | undefined;

  /** Resolves with whether the lock was had; then holds it until it is let go or somebody steals it. */
  const request = (options: LockOptions): Promise<boolean> =>
    new Promise((known) => {
      let granted = false;
      const name = `pensabit-project-${current}`;
      const mine = current;
      locks
        .request(name, options, (lock) => {
          // It came too late: the work goes on elsewhere, or the desk is closed.
          if (lock === null || closed || mine !== current) {
            known(false);
            return undefined;
          }
          granted = true;
          const until = new Promise<void>((done) => {
            letGo = done;
          });
          held.set(true);
          known(true);
          return until;
        })
        .catch(() => {
          // Stolen by another tab, or our place in the queue was given up (then another request may hold).
          if (granted && mine === current) {
            letGo = undefined;
            held.set(false);
            stolen();
            // When that tab is closed, it is ours again.
            if (!closed) waitInLine();
          }
          known(false);
        });
    });

  /** Waits in the background until the other tab is closed. */
  const waitInLine = (): void => {
    queue?.abort();
    queue = new AbortController();
    void request({ signal: queue.signal });
  };

  const yieldTo = async (by: string): Promise<void> => {
    const project = current;
    await new Promise((done) => setTimeout(done, grace));
    if (over() || current !== project || !held.value) return;
    // Not a word more is written here while the last ones are saved.
    held.set(false);
    const saved = await settle();
    if (over() || current !== project) return;
    if (!saved) {
      held.set(true);
      news?.tell({ type: 'cannot-save', id: project, to: by });
      return;
    }
    letGo?.();
    letGo = undefined;
    waitInLine();
    news?.tell({ type: 'yields', id: project, to: by });
  };

  const stopHearing = news?.hear((word) => {
    if (word.type === 'wants' && word.id === current && word.by !== me && held.value) void yieldTo(word.by);
  });

  /** Asks whoever holds it. Undefined: nobody answered in time. */
  const ask = (line: ProjectNewsLine): Promise<ProjectNews['type'] | undefined> =>
    new Promise((resolve) => {
      const end = line.hear((word) => {
        if ((word.type !== 'yields' && word.type !== 'cannot-save') || word.to !== me) return;
        answered(word.type);
      });
      const timer = setTimeout(() => answered(undefined), patience);
      const answered = (answer: ProjectNews['type'] | undefined): void => {
        end();
        clearTimeout(timer);
        resolve(answer);
      };
      line.tell({ type: 'wants', id: current, by: me });
    });

  if (!(await request({ ifAvailable: true }))) waitInLine();
  return {
    held,
    beforeYielding,
    whenStolen,
    async takeOver() {
      if (isHeld()) return 'taken';
      const answer = news === undefined ? undefined : await ask(news);
      if (answer === 'cannot-save') return 'unsaved-there';
      // The other tab may have been closed meanwhile.
      if (isHeld() || over()) return 'taken';
      queue?.abort();
      await request({ steal: true });
      return 'taken';
    },
    async moveTo(next) {
      queue?.abort();
      letGo?.();
      letGo = undefined;
      current = next;
      if (!(await request({ ifAvailable: true }))) {
        held.set(false);
        waitInLine();
      }
    },
    release() {
      closed = true;
      queue?.abort();
      letGo?.();
      stopHearing?.();
      held.set(false);
    },
  };
}
