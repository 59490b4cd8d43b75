import type { Program } from '../../firmware/program.ts';
import { createStore, type Store } from '../base/store.ts';
import { BoardError, type Board, type BoardErrorCode, type RunReport } from '../board/board.ts';
import type { BoardHookup } from './board-hookup.ts';
import type { CheckRound } from './check-round.ts';

/** What is wrong with the program itself; every other code is about the board or the way to it. */
const programCodes: ReadonlySet<BoardErrorCode> = new Set(['program-too-big', 'bad-file-name', 'no-main']);

export interface ProgramRunDependencies {
  readonly board: Board;
  readonly hookup: BoardHookup;
  readonly checks: CheckRound;
  /** Hears what a board says of the program itself. */
  readonly refused: (error: BoardError) => void;
}

/** A program on its way to the board and on it, from Run to Stop. */
export interface ProgramRun {
  /** How the last program got there; undefined while one is on its way, and after a failure. */
  readonly report: Store<RunReport | undefined>;
  start(program: Program): Promise<void>;
  /** Calls off a program that is on its way, ends one that runs. */
  stop(): Promise<void>;
  /** Presses the reset button: what is on the board starts again from its first line. */
  reset(): Promise<void>;
  close(): void;
}

export function createProgramRun({ board, hookup, checks, refused }: ProgramRunDependencies): ProgramRun {
  const report = createStore<RunReport | undefined>(undefined);
  let onItsWay: AbortController | undefined;

  let wasRunning = false;
  const end = board.status.subscribe(({ state }) => {
    // The cable, the other tab, another board: whatever took the board away, nobody hears the program now.
    if (wasRunning && state !== 'running') checks.programStopped();
    if (!wasRunning && state === 'running' && onItsWay === undefined) checks.programHeardAgain();
    wasRunning = state === 'running';
  });

  return {
    report,
    async start(program) {
      onItsWay?.abort();
      const mine = (onItsWay = new AbortController());
      report.set(undefined);
      try {
        // The click on Run is still fresh: the browser may ask which board.
        if (isGone(board) && !(await hookup.take(board.kind))) return;
        if (onItsWay !== mine || mine.signal.aborted) return;
        checks.start(program);
        const how = await board.run(program, { signal: mine.signal });
        if (onItsWay !== mine) return;
        report.set(how);
        if (board.capabilities.talks) checks.programStarted();
      } catch (error) {
        // Another run has begun meanwhile; the checks and the words are about that one.
        if (onItsWay !== mine) return;
        checks.stop();
        if (isAbort(error)) return;
        if (!(error instanceof BoardError)) throw error;
        if (programCodes.has(error.code)) refused(error);
        else hookup.meet(error, 'run');
      } finally {
        if (onItsWay === mine) onItsWay = undefined;
      }
    },
    async stop() {
      if (onItsWay !== undefined) {
        hookup.cancel();
        onItsWay.abort(new DOMException('The person gave up.', 'AbortError'));
        return;
      }
      if (hookup.taking.value !== undefined) {
        hookup.cancel();
        return;
      }
      checks.programStopped();
      try {
        await board.stop();
      } catch (error) {
        if (!isAbort(error)) hookup.meet(error, 'connect');
      }
    },
    async reset() {
      try {
        await board.reset();
        if (board.status.value.state === 'running') checks.programStarted();
      } catch (error) {
        if (!isAbort(error)) hookup.meet(error, 'connect');
      }
    },
    close() {
      onItsWay?.abort();
      end();
    },
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** A real board that must be taken first; the virtual one wakes by itself. */
function isGone({ capabilities, status }: Board): boolean {
  const { state } = status.value;
  return !capabilities.simulated && (state === 'disconnected' || state === 'lost');
}
