import type { Program } from '../../firmware/program.ts';
import type { Store } from '../base/store.ts';

/** Which ways in exist. Nothing above `Board` may switch on it except to draw an icon. */
export type BoardKind = 'virtual' | 'usb' | 'serial' | 'hex';

/** What can be asked of a board; the panel shows a control only where the board has it. */
export interface BoardCapabilities {
  /** Sensors can be set by hand and LEDs seen: there is a {@link VirtualControls}. */
  readonly simulated: boolean;
  /**
   * What the program prints comes back, and the board can be stopped and typed to. False for a hex file that is
   * dragged: nobody hears from that board again.
   */
  readonly talks: boolean;
}

/** Which board it is, as far as it has told. */
export interface BoardIdentity {
  /** The five letters a micro:bit is called by (`zogut`); undefined where the way in does not tell. */
  readonly name: string | undefined;
  readonly model: 'v1' | 'v2' | undefined;
  /** The MicroPython on it (`1.1.1`), or undefined: unknown, or another program. */
  readonly runtime: string | undefined;
}

/** A board that this browser may use and that is plugged in now. */
export interface NearbyBoard {
  /** For {@link ConnectOptions.board}; stable while it is plugged in. */
  readonly id: string;
  /** Known once it has been connected to. */
  readonly name: string | undefined;
  readonly model: 'v1' | 'v2' | undefined;
}

/** What is being done while a program is on its way to a board, in this order; some are left out. */
export type TransferStage =
  /** The hex is being made on this computer. */
  | 'preparing'
  /** Looking at what is on the board. */
  | 'looking'
  | 'files'
  | 'partial-flash'
  | 'full-flash'
  /** Everything is there; the board starts and is about to answer. */
  | 'starting';

export type BoardStatus =
  | { readonly state: 'disconnected' }
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** `progress` 0..1 over all stages; never goes back within one run. */
  | { readonly state: 'transferring'; readonly stage: TransferStage; readonly progress: number }
  /** `since` is `performance.now()` when the program started. */
  | { readonly state: 'running'; readonly since: number }
  /** Let go on purpose, and taken back by itself: this tab is hidden, or another tab uses the board. */
  | { readonly state: 'paused'; readonly reason: 'hidden' | 'other-tab' }
  | { readonly state: 'lost'; readonly reason: BoardErrorCode };

/** Why a board could not do what was asked. Every code has a text in every language (`board.error.<code>`). */
export type BoardErrorCode =
  /** The runtime this board needs is not on this computer: value `model` (`V1`, `V2`). */
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
  | 'firmware-unreachable'
  /** This browser has no WebUSB (Firefox, Safari). */
  | 'usb-unsupported'
  /** This browser has neither Web Serial nor WebUSB. */
  | 'serial-unsupported'
  /** The page did not come over https or from this computer, so the browser hides USB and serial. */
  | 'insecure-page'
  /** Who manages this computer has switched USB or serial off. */
  | 'forbidden-by-policy'
  /** The browser's chooser was closed without a choice: no board in the list, or a change of mind. */
  | 'no-board-chosen'
  /** The system refuses to open the board (Linux without a udev rule or group, another user's device). */
  | 'access-denied'
  /** Another program, or another tab that does not answer, holds the board. */
  | 'board-in-use'
  /** The cable came out, or the board lost power. */
  | 'unplugged'
  /** DAPLink on the board is too old for WebUSB; the drive still works. */
  | 'old-daplink'
  /** The board is there but does not answer in time. */
  | 'no-answer'
  /** There is no MicroPython on the board, and this way in cannot put it there. */
  | 'no-micropython'
  /** What arrived on the board is not what was sent, twice. */
  | 'transfer-failed'
  /** Anything else that went wrong on the way; `message` has what the browser said. */
  | 'connection-failed';

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
  /**
   * Bytes that went over the link in both directions for this run: of the serial line for `files`, of USB packets
   * that carried something for the flashes, of the file for `hex`, 0 for the virtual board.
   */
  readonly bytes: number;
  /** Milliseconds from the request to the program's start. */
  readonly milliseconds: number;
  /** Names of the files that were written, for the route `files`; empty when the board had them all. */
  readonly written?: readonly string[];
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

export interface ConnectOptions {
  readonly signal?: AbortSignal;
  /** May show the browser's chooser, which needs a click just before. Default true; false uses what is permitted. */
  readonly ask?: boolean;
  /** Always shows the chooser: for a board that is not among {@link Board.nearby}. Default false. */
  readonly another?: boolean;
  /** Which of {@link Board.nearby}; default the last one used. */
  readonly board?: string;
}

/** A micro:bit, whatever the way to it. One contract suite runs against every implementation. */
export interface Board {
  readonly kind: BoardKind;
  readonly capabilities: BoardCapabilities;
  readonly status: Store<BoardStatus>;
  /** Undefined until the board told. */
  readonly identity: Store<BoardIdentity | undefined>;
  /** Permitted and plugged in now, the connected one included; empty where the way in has no such list. */
  readonly nearby: Store<readonly NearbyBoard[]>;
  /** Connected already: does nothing, unless another `board` is asked for. @throws {BoardError} */
  connect(options?: ConnectOptions): Promise<void>;
  /** Lets go; no reconnecting by itself until `connect`. */
  disconnect(): Promise<void>;
  /**
   * Puts the program on the board and starts it from its first line. Connects first where needed.
   * @throws {BoardError}
   * @throws {DOMException} `AbortError`; the board can be run again
   */
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
  /** Lets go for good: listeners on the page are taken away. The board is not used again. */
  dispose(): void;
}

/**
 * `time` is when the chunk began, in milliseconds since the program started, by the board's own clock where it
 * has one (virtual) or else by ours when the bytes arrived.
 */
export type OutputListener = (bytes: Uint8Array, time: number) => void;
