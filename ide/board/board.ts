import type { Program } from '../../firmware/program.ts';
import type { Store } from '../base/store.ts';

/** Which ways in exist. Nothing above `Board` may switch on it except to draw an icon. */
export type BoardKind = 'virtual' | 'usb' | 'serial';

/** What can be asked of a board; the panel shows a control only where the board has it. */
export interface BoardCapabilities {
  /** Sensors can be set by hand and LEDs seen: there is a {@link VirtualControls}. */
  readonly simulated: boolean;
  /** The board model, when known. */
  readonly model: 'v1' | 'v2' | undefined;
}

export type BoardStatus =
  | { readonly state: 'disconnected' }
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** `progress` 0..1 */
  | { readonly state: 'transferring'; readonly progress: number }
  /** `since` is `performance.now()` when the program started. */
  | { readonly state: 'running'; readonly since: number }
  | { readonly state: 'lost'; readonly reason: BoardErrorCode };

/** Why a board could not do what was asked. Every code has a text in every language (`board.error.<code>`). */
export type BoardErrorCode =
  /** The runtime this board needs is not on this computer. */
  | 'runtime-missing'
  /** The files do not fit: values `size`, `limit` (bytes). */
  | 'program-too-big'
  /** A file name the board cannot store: value `name`. */
  | 'bad-file-name'
  /** There is no main.py. */
  | 'no-main'
  /** The virtual board's worker died or could not start. */
  | 'virtual-failed'
  /** The firmware could not be fetched from where the app came from. */
  | 'firmware-unreachable';

export class BoardError extends Error {
  constructor(
    readonly code: BoardErrorCode,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'BoardError';
  }
}

/** Which route a run took and what it cost. */
export interface RunReport {
  readonly route: 'virtual' | 'files' | 'partial-flash' | 'full-flash' | 'hex';
  /** Bytes that went over the link (0 for the virtual board). */
  readonly bytes: number;
  /** Milliseconds from the request to the program's start. */
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

/** A micro:bit, whatever the way to it. One contract suite runs against every implementation. */
export interface Board {
  readonly kind: BoardKind;
  readonly capabilities: BoardCapabilities;
  readonly status: Store<BoardStatus>;
  /** @throws {BoardError} */
  connect(signal?: AbortSignal): Promise<void>;
  disconnect(): Promise<void>;
  /** Puts the program on the board and starts it from its first line. @throws {BoardError} */
  run(program: Program, options?: RunOptions): Promise<RunReport>;
  /** Ends the program, whatever it is doing; the board stays connected. */
  stop(): Promise<void>;
  /** Ctrl-C: the program gets a KeyboardInterrupt and the REPL answers. */
  interrupt(): Promise<void>;
  /** The reset button. */
  reset(): Promise<void>;
  /** To the board's serial input. */
  write(bytes: Uint8Array): Promise<void>;
  /** What the board prints. Chunks are as they arrive; characters may be cut between two. */
  onOutput(listener: OutputListener): () => void;
}

/**
 * `time` is when the chunk began, in milliseconds since the program started, by the board's own clock where it
 * has one (virtual) or else by ours when the bytes arrived.
 */
export type OutputListener = (bytes: Uint8Array, time: number) => void;
