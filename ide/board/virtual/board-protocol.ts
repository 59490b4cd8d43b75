import type { BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { BoardErrorCode } from '../board.ts';

/**
 * What page and worker say to each other about the virtual board. The page asks ({@link BoardRequest}),
 * the worker reports ({@link BoardReport}).
 *
 * ```
 *            run                    ready for the next batch?
 *  page  ------------->  worker   ---- batch n -------->  page
 *        <- started id --          <--- taken n --------
 *        <- failed id ---          (the board stands still while too many batches are not taken)
 * ```
 */
export type BoardRequest =
  /** Fetch and parse the runtime ahead of the first run. Answered by `prepared` or `failed`. */
  | { readonly type: 'prepare'; readonly id: number }
  /** Build the hex, put it on a fresh board and start it. Answered by `started` or `failed`. */
  | { readonly type: 'run'; readonly id: number; readonly files: readonly ProgramFile[] }
  /** Take the power away. Answered by `stopped`. */
  | { readonly type: 'stop'; readonly id: number }
  /** Takes effect at once, running or not; what lasts (temperature, a held button) stays for later runs. */
  | { readonly type: 'input'; readonly input: BoardInput }
  /** The page has dealt with batch `batch`. */
  | { readonly type: 'taken'; readonly batch: number };

export interface ProgramFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type BoardReport =
  | { readonly type: 'prepared'; readonly id: number }
  | { readonly type: 'started'; readonly id: number }
  | { readonly type: 'stopped'; readonly id: number }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly code: BoardErrorCode;
      readonly values: Readonly<Record<string, string | number>>;
      /** For the log, in English. */
      readonly detail: string;
    }
  /** The simulation itself broke while a program ran: a defect of ours, never of the program. */
  | { readonly type: 'broken'; readonly detail: string }
  | BoardBatch;

/** What the board did since the last batch: at most one per {@link batchInterval}. */
export interface BoardBatch {
  readonly type: 'batch';
  /** Counts up from 1 in a run. */
  readonly batch: number;
  /** The `run` request this belongs to: what arrives late from an earlier run is dropped. */
  readonly run: number;
  /** Simulated milliseconds since power-on when this was sent; so are all times in it. */
  readonly time: number;
  /** Everything printed, in order. */
  readonly serial: readonly SerialChunk[];
  /** The last frame, when the display changed. */
  readonly frame?: { readonly time: number; readonly levels: readonly number[] };
  /** Every edge-pin that changed, with its last level. */
  readonly pins: readonly { readonly pin: number; readonly high: boolean }[];
  readonly sounds: readonly { readonly time: number; readonly pin: number; readonly frequency: number }[];
  /** Simulated time per real time over the last second, when it was measured anew. */
  readonly pace?: number;
  /** Present when the runtime or the core gave up. */
  readonly panic?: string;
}

/** A line, or a piece of one: `time` is that of its first byte, in simulated milliseconds since power-on. */
export interface SerialChunk {
  readonly time: number;
  readonly bytes: Uint8Array;
}

/** Milliseconds between two batches: one frame of a 60 Hz screen. */
export const batchInterval = 16;

/** The one thing both ends of a worker have. */
export interface Port<Outgoing> {
  postMessage(message: Outgoing): void;
}
