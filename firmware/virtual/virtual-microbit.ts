import type { BoardEvent, BoardInput } from './microbit-io.ts';

/**
 * A whole virtual micro:bit: power it on with a flash image, give it inputs, let simulated time pass,
 * hear its events. It never reads the wall clock and has no randomness of its own: the same image,
 * seed and inputs at the same times give the same events.
 */
export interface VirtualMicrobit {
  /** Simulated milliseconds since power-on. */
  readonly time: number;
  /** Lets simulated time pass (at least `milliseconds`, at most one instruction more). */
  run(milliseconds: number): void;
  /** Applies an input now, that is, at `time`. */
  input(input: BoardInput): void;
  /** Every event of the board, in order of time, synchronously during `run` or `input`. */
  listen(listener: (event: BoardEvent) => void): () => void;
  /** Flash as it is now (the program may have written files). */
  readFlash(): Uint8Array;
  /** True after a lock-up or panic that only a reset ends. */
  readonly dead: boolean;
}

export interface VirtualMicrobitOptions {
  /** Contents of flash from address 0; shorter is padded with 0xFF. */
  readonly flash: Uint8Array;
  /** User information configuration registers at 0x10001000, as in the hex file. */
  readonly uicr?: Uint8Array;
  /** Seeds the random number generator peripheral. Default 1. */
  readonly seed?: number;
}
