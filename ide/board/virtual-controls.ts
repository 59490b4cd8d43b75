import type { BoardInput } from '../../firmware/virtual/microbit-io.ts';
import type { Store } from '../base/store.ts';

/** The hands, the weather and the eyes of a virtual board: what the panel beside the editor needs. */
export interface VirtualControls {
  /** 25 levels 0..9, row by row. */
  readonly frame: Store<readonly number[]>;
  /** Edge pins the program drives high right now (0-20). */
  readonly highPins: Store<ReadonlySet<number>>;
  /** Frequency in Hz of the tone on pin 0, 0 when silent. */
  readonly tone: Store<number>;
  /**
   * Milliseconds the board has lived since Run, by its own clock: the one its output is timed by. At the moment
   * {@link frame} or {@link tone} change it is the time of that change; otherwise that of the latest news.
   */
  time(): number;
  /** Simulated time per real time over the last second; 1 is real time, less means this computer is slow. */
  readonly pace: Store<number>;
  /** Why the board is dead until it is reset, in the virtual board's words (`panic 20`, `hard fault at 0x1c2`). */
  readonly gaveUp: Store<string | undefined>;
  /** What surrounds the board, from whatever hand it came: sliders show it. */
  readonly world: Store<BoardWorld>;
  /** Takes effect at once and stays for the next run (a warm room stays warm). */
  input(input: BoardInput): void;
}

/** The part of the world that sliders set. Units as in {@link BoardInput}. */
export interface BoardWorld {
  readonly celsius: number;
  readonly light: number;
  readonly acceleration: { readonly x: number; readonly y: number; readonly z: number };
}
