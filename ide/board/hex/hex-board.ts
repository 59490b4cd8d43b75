import type { Program } from '../../../firmware/program.ts';
import { createStore } from '../../base/store.ts';
import {
  BoardError,
  type Board,
  type BoardErrorCode,
  type BoardIdentity,
  type BoardStatus,
  type ConnectOptions,
  type NearbyBoard,
  type RunOptions,
  type RunReport,
} from '../board.ts';
import { startTimer, type Timer } from '../timer.ts';

/** Milliseconds that making a hex may take; the runtimes' download on a slow network included. */
const makeLimit = 60_000;

/** A file for the MICROBIT drive. */
export interface HexFile {
  readonly fileName: string;
  readonly hex: Blob;
}

/** Why there is no file: a {@link BoardError} that is returned. */
export interface HexProblem {
  readonly problem: BoardErrorCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface HexBoardOptions {
  /** Makes the file, in a worker; ends early when the signal aborts. */
  readonly makeHex: (program: Program, signal: AbortSignal) => Promise<HexFile | HexProblem>;
  /** Gives the file to the person: the browser's download. */
  readonly save: (file: HexFile) => void;
  readonly now?: () => number;
  readonly timer?: Timer;
}

/** The way that always works: Run saves a hex, and a hand drags it to the board's drive. */
export function createHexBoard(options: HexBoardOptions): Board {
  return new HexBoard(options);
}

class HexBoard implements Board {
  readonly kind = 'hex';
  readonly capabilities = { simulated: false, talks: false } as const;
  readonly status = createStore<BoardStatus>({ state: 'disconnected' });
  readonly identity = createStore<BoardIdentity | undefined>(undefined);
  readonly nearby = createStore<readonly NearbyBoard[]>([]);
  private readonly now: () => number;
  private readonly timer: Timer;
  /** Ends the run under way. */
  private current: AbortController | undefined;

  constructor(private readonly options: HexBoardOptions) {
    this.now = options.now ?? (() => performance.now());
    this.timer = options.timer ?? startTimer;
  }

  connect({ signal }: ConnectOptions = {}): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(abortReason(signal));
    if (this.status.value.state === 'disconnected') this.status.set({ state: 'connected' });
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    this.current?.abort();
    this.status.set({ state: 'disconnected' });
    return Promise.resolve();
  }

  async run(program: Program, { signal, onProgress }: RunOptions = {}): Promise<RunReport> {
    signal?.throwIfAborted();
    this.current?.abort();
    const run = new AbortController();
    this.current = run;
    const abort = (): void => {
      run.abort(signal?.reason);
    };
    signal?.addEventListener('abort', abort);
    const begin = this.now();
    this.status.set({ state: 'transferring', stage: 'preparing', progress: 0 });
    onProgress?.(0);
    try {
      if (!program.files.has('main.py')) throw new BoardError('no-main');
      const made = await this.make(program, run.signal);
      run.signal.throwIfAborted();
      if ('problem' in made) throw new BoardError(made.problem, made.values);
      this.options.save(made);
      onProgress?.(1);
      return { route: 'hex', bytes: made.hex.size, milliseconds: this.now() - begin };
    } finally {
      signal?.removeEventListener('abort', abort);
      if (this.current === run) {
        this.current = undefined;
        if (this.status.value.state === 'transferring') this.status.set({ state: 'connected' });
      }
    }
  }

  stop(): Promise<void> {
    this.current?.abort();
    return Promise.resolve();
  }

  interrupt(): Promise<void> {
    return Promise.resolve();
  }

  reset(): Promise<void> {
    return Promise.resolve();
  }

  write(): Promise<void> {
    return Promise.resolve();
  }

  onOutput(): () => void {
    return () => undefined;
  }

  dispose(): void {
    void this.disconnect();
  }

  /** Waits for the file, but not for ever, and not past an abort. */
  private make(program: Program, signal: AbortSignal): Promise<HexFile | HexProblem> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        stopTimer();
        signal.removeEventListener('abort', abort);
      };
      const abort = (): void => {
        end();
        reject(abortReason(signal));
      };
      const stopTimer = this.timer(() => {
        end();
        reject(new BoardError('firmware-unreachable', {}, { cause: 'no hex in time' }));
      }, makeLimit);
      signal.addEventListener('abort', abort);
      this.options.makeHex(program, signal).then(
        (made) => {
          end();
          resolve(made);
        },
        (error: unknown) => {
          end();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }
}

function abortReason({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new DOMException('Aborted.', 'AbortError');
}
