import { createStore, type Store } from '../base/store.ts';
import type { BoardChoice } from '../board/board-choice.ts';
import { BoardError, type BoardErrorCode, type BoardKind, type ConnectOptions } from '../board/board.ts';
import type { BoardMemory } from './board-memory.ts';

/** What keeps a board from doing as asked, with what a person needs to get on. */
export interface BoardTrouble {
  /** Which way it happened on: not always the one in use. */
  readonly kind: BoardKind;
  readonly code: BoardErrorCode;
  readonly values: Readonly<Record<string, string | number>>;
  /** What the browser or the board said, unchanged, for a grown-up; empty when it said nothing. */
  readonly detail: string;
  /** What was under way: a retry does the same again. */
  readonly during: 'connect' | 'run';
}

export interface TakeOptions extends Pick<ConnectOptions, 'board' | 'another'> {
  /** For the chooser that opens by itself nowhere: false takes only what is permitted. */
  readonly ask?: boolean;
}

/** Getting hold of a board and letting go of it: what the person does about boards, and what comes of it. */
export interface BoardHookup {
  readonly boards: BoardChoice;
  /** A `take` is under way: the browser's chooser may be open. */
  readonly taking: Store<BoardKind | undefined>;
  /** Undefined as soon as the board works, or another one is taken. */
  readonly trouble: Store<BoardTrouble | undefined>;
  /**
   * Takes a board: goes that way and connects. True when it is there; otherwise `trouble` says why, unless it was
   * cancelled. Called while a click is being dealt with, so that the browser may show its chooser; the code of
   * that way should be there by then ({@link BoardChoice.prepare}).
   */
  take(kind: BoardKind, options?: TakeOptions): Promise<boolean>;
  /** Gives up a `take` that is under way. */
  cancel(): void;
  /** Disconnects, and does not take it back by itself at the next visit. */
  letGo(): Promise<void>;
  /** Takes what was used last, where no question must be asked and nothing runs. Says nothing when it cannot. */
  resume(): Promise<void>;
  /** Notes what went wrong elsewhere (a run). Anything that is not a {@link BoardError} is no trouble of a board. */
  meet(error: unknown, during: BoardTrouble['during']): void;
  /** The person has read of a trouble with a board that is not the one in use. */
  dismiss(): void;
  close(): void;
}

export interface BoardHookupDependencies {
  readonly boards: BoardChoice;
  readonly memory: BoardMemory;
  /** Whether a board that may be used without a question is plugged in; asks the browser, loads nothing. */
  readonly isPluggedIn: (kind: BoardKind) => Promise<boolean>;
}

export function createBoardHookup({ boards, memory, isPluggedIn }: BoardHookupDependencies): BoardHookup {
  const { board } = boards;
  const trouble = createStore<BoardTrouble | undefined>(undefined);
  const taking = createStore<BoardKind | undefined>(undefined);
  let attempt: AbortController | undefined;
  /** An attempt that nobody asked for: what goes wrong in it is nobody's trouble. */
  let quiet: AbortController | undefined;
  const note = (found: BoardTrouble): void => {
    if (quiet === undefined || quiet !== attempt) trouble.set(found);
  };

  const meet: BoardHookup['meet'] = (error, during) => {
    if (error instanceof BoardError) note(troubleOf(error, boards.kind.value, during));
  };

  const end = board.status.subscribe((status) => {
    switch (status.state) {
      case 'lost':
        // What was thrown says more than the state it left.
        if (trouble.value?.code !== status.reason)
          note(troubleOf(new BoardError(status.reason), boards.kind.value, 'connect'));
        break;
      case 'disconnected':
        // An attempt that failed ends here as well; what it met stays on screen.
        break;
      default:
        // The virtual board that takes its place meanwhile mends nothing of a real one.
        if (trouble.value?.kind === boards.kind.value) trouble.set(undefined);
    }
  });

  const take = async (
    kind: BoardKind,
    options: TakeOptions = {},
    mine = new AbortController(),
  ): Promise<boolean> => {
    attempt?.abort();
    attempt = mine;
    const { signal } = mine;
    const before = boards.kind.value;
    trouble.set(undefined);
    taking.set(kind);
    try {
      await unlessAborted(boards.choose(kind), signal);
      await board.connect({ ...options, signal });
      signal.throwIfAborted();
      return true;
    } catch (error) {
      // Somebody takes another one already: what this one met is old news.
      if (attempt !== mine) return false;
      const nothingChosen = !(error instanceof BoardError) || error.code === 'no-board-chosen';
      // Who changed their mind has the board they had.
      if (nothingChosen && before === 'virtual') {
        // Also where the other one's code has not arrived: when it does, nobody waits for it any more.
        await boards.choose(before);
        void board.connect().catch(() => undefined);
      }
      if (error instanceof BoardError) note(troubleOf(error, kind, 'connect'));
      else if (!isAbort(error)) {
        note(troubleOf(new BoardError('connection-failed', {}, { cause: error }), kind, 'connect'));
      }
      return false;
    } finally {
      if (attempt === mine) {
        attempt = undefined;
        taking.set(undefined);
      }
    }
  };

  return {
    boards,
    taking,
    trouble,
    async take(kind, options) {
      const taken = await take(kind, options);
      if (taken) memory.remember(kind);
      return taken;
    },
    cancel() {
      attempt?.abort(new DOMException('The person gave up.', 'AbortError'));
    },
    async letGo() {
      attempt?.abort();
      memory.remember('virtual');
      // What goes wrong while letting go leaves nothing to mend.
      await board.disconnect().catch(() => undefined);
      trouble.set(undefined);
    },
    async resume() {
      const kind = memory.last();
      const way = boards.ways.find((one) => one.kind === kind);
      if (kind === undefined || kind === 'virtual' || way === undefined || way.obstacle !== undefined) return;
      if (!(await isPluggedIn(kind).catch(() => false))) return;
      await boards.prepare(kind).catch(() => undefined);
      // The person was quicker: something runs, or is being chosen.
      const idle = ['disconnected', 'connecting', 'connected', 'lost'].includes(board.status.value.state);
      const inUse = (): BoardKind => boards.kind.value;
      const busy = (): boolean => taking.value !== undefined;
      if (inUse() !== 'virtual' || busy() || !idle) return;
      quiet = new AbortController();
      if (await take(kind, { ask: false }, quiet)) return;
      if (inUse() !== kind || busy()) return;
      await boards.choose('virtual').catch(() => undefined);
      trouble.set(undefined);
    },
    meet,
    dismiss() {
      if (trouble.value?.kind !== boards.kind.value) trouble.set(undefined);
    },
    close() {
      attempt?.abort();
      end();
    },
  };
}

/** Waits for something that hears no signal itself. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

function troubleOf(error: BoardError, kind: BoardKind, during: BoardTrouble['during']): BoardTrouble {
  const { code, values, cause } = error;
  return { kind, code, values, detail: detailOf(cause), during };
}

/** What a cause says: browsers throw errors, boards sometimes texts. */
function detailOf(cause: unknown): string {
  if (cause instanceof Error)
    return cause.name === 'Error' ? cause.message : `${cause.name}: ${cause.message}`;
  return typeof cause === 'string' ? cause : '';
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
