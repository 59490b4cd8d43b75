import type { Program } from '../../../firmware/program.ts';
import { BoardError, type RunReport } from '../board.ts';
import { installProgram } from '../repl/install-program.ts';
import type { SharedLine } from '../repl/shared-line.ts';
import type { InterfaceModel } from './library-seam.ts';
import type { TransferProgress } from './transfer-progress.ts';
import { unlessAborted } from '../turns.ts';
import type { SessionServices, UsbSession } from './usb-session.ts';

/**
 * Milliseconds in which MicroPython says that it is there. A board with something else, or with a program that does
 * not listen, is flashed: sooner than a person gets impatient.
 */
const lookLimit = 2000;

/**
 * Flashes that are tried, each on a fresh connection, and whether they may be partial. A garbled answer or a board
 * left in the middle of something is gone with the first; what is wrong with pages is not wrong with a whole hex.
 */
const flashTries: readonly boolean[] = [true, true, false];

/** `runtime` is the release (`1.1.1`) or the whole version text that the hex image tells. */
export type BuildHex = (
  program: Program,
  model: InterfaceModel,
  signal: AbortSignal,
) => Promise<{ readonly hex: string; readonly runtime: string }>;

/** The release in a runtime's version text: `micro:bit v1.1.1+58405de on 2022-11-10; MicroPython ...`. */
function releaseOf(version: string): string {
  return /(?:^|micro:bit v)(\d+\.\d+\.\d+)/.exec(version)?.[1] ?? version;
}

/** The board that a run works on; another opening of it after a failure. */
export interface RunBoard {
  readonly session: UsbSession;
  readonly line: SharedLine;
}

export interface RunContext {
  readonly signal: AbortSignal;
  readonly progress: TransferProgress;
  readonly held: () => RunBoard;
  /** Closes and opens the board. */
  readonly reopen: () => Promise<RunBoard>;
  /** From here on the board is not what it was. */
  readonly onTouch: () => void;
  /** The new program is about to start: all that comes after is its own. */
  readonly onStart: () => void;
  /** The MicroPython on the board is known. */
  readonly onRuntime: (runtime: string) => void;
}

export type RouteTaken = Pick<RunReport, 'route' | 'bytes' | 'written'>;

/** The ways of a program to a board over USB, the quickest first: changed files, changed pages, everything. */
export class RunRoutes {
  constructor(
    private readonly buildHex: BuildHex,
    private readonly services: SessionServices,
  ) {}

  /** @throws {BoardError} @throws the signal's reason */
  async bring(program: Program, context: RunContext): Promise<RouteTaken> {
    const { signal, progress } = context;
    progress.at('preparing', 0);
    const { model } = context.held().session;
    const made = await unlessAborted(this.buildHex(program, model, signal), signal);
    const { hex } = made;
    const runtime = releaseOf(made.runtime);
    progress.at('preparing', 1);
    context.onTouch();
    const { session } = context.held();
    const begin = session.bytes;
    const byFiles = await this.byFiles(program, runtime, context);
    if (byFiles !== undefined) return byFiles;
    const spent = session.bytes - begin;
    return this.byFlash(hex, runtime, spent, context);
  }

  /** Undefined when this board, or this MicroPython, cannot be talked to: nothing is lost by flashing it. */
  private async byFiles(
    program: Program,
    runtime: string,
    context: RunContext,
  ): Promise<RouteTaken | undefined> {
    const { signal, progress } = context;
    const { session, line } = context.held();
    const looking = new AbortController();
    const abort = (): void => {
      looking.abort(signal.reason);
    };
    signal.addEventListener('abort', abort);
    const endLimit = this.services.timer(() => {
      looking.abort(new BoardError('no-answer'));
    }, lookLimit);
    try {
      progress.at('looking', 0);
      await unlessAborted(session.prepareTalk(), looking.signal);
      const installed = await installProgram(line, program, {
        timer: this.services.timer,
        signal: looking.signal,
        expects: { model: session.model, runtime },
        // Each step from here on has a limit of its own; on a busy computer all of them may take longer.
        onAnswer: endLimit,
        onStage: (stage, fraction) => {
          if (stage === 'starting' && fraction < 1) context.onStart();
          progress.at(stage, stage === 'starting' ? 0 : fraction);
        },
      });
      context.onRuntime(installed.facts.runtime);
      const { written, bytesSent, bytesReceived } = installed;
      return { route: 'files', bytes: bytesSent + bytesReceived, written };
    } catch (error) {
      signal.throwIfAborted();
      this.services.log(`the program does not go by files: ${String(error)}`);
      if (line.lost === undefined) return undefined;
      // A garbled answer ended the line, not the board.
      if (line.lost !== 'connection-failed') throw error;
    } finally {
      endLimit();
      signal.removeEventListener('abort', abort);
    }
    await context.reopen();
    return undefined;
  }

  private async byFlash(
    hex: string,
    runtime: string,
    spent: number,
    context: RunContext,
  ): Promise<RouteTaken> {
    const { signal } = context;
    let bytes = spent;
    for (const [attempt, partial] of flashTries.entries()) {
      const { session } = attempt === 0 ? context.held() : await context.reopen();
      context.onTouch();
      const begin = attempt === 0 ? session.bytes : 0;
      try {
        const route = await this.flash(session, hex, partial, context);
        context.onRuntime(runtime);
        return { route, bytes: bytes + session.bytes - begin };
      } catch (error) {
        signal.throwIfAborted();
        const mayHelp = error instanceof BoardError && error.code === 'connection-failed';
        if (!mayHelp || attempt === flashTries.length - 1) throw error;
        this.services.log(`flashing once more: ${String(error.cause)}`);
        bytes += session.bytes - begin;
      }
    }
    throw new BoardError('connection-failed');
  }

  private flash(
    session: UsbSession,
    hex: string,
    partial: boolean,
    { signal, progress, onStart }: RunContext,
  ): Promise<'partial-flash' | 'full-flash'> {
    return session.flash(hex, {
      partial,
      signal,
      onProgress: (stage, fraction) => {
        progress.at(stage, fraction);
      },
      onStart,
    });
  }
}
