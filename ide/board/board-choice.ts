import type { Store } from '../base/store.ts';
import type { Board, BoardErrorCode, BoardKind, NearbyBoard } from './board.ts';
import type { VirtualControls } from './virtual-controls.ts';

/** A way to a board, and whether it can be had here. */
export interface BoardWay {
  readonly kind: BoardKind;
  /** Why this browser or this page cannot go this way; undefined when it can. */
  readonly obstacle: BoardErrorCode | undefined;
}

/** The boards of a desk, of which one is in use. */
export interface BoardChoice {
  /** Every way in, in the order in which they are offered. */
  readonly ways: readonly BoardWay[];
  /** The way in use. */
  readonly kind: Store<BoardKind>;
  /**
   * Always the board in use: its `kind`, `capabilities`, stores and output follow the choice, so that nobody above
   * has to ask which one it is.
   */
  readonly board: Board;
  /** The virtual board's sensors and lights, while it is the one in use. */
  readonly virtual: VirtualControls | undefined;
  /**
   * Loads the code of a way without taking it, so that a later `choose` keeps the click that a browser's chooser
   * asks for. Resolves with the boards that could be had that way without a chooser.
   * @throws {BoardError} `firmware-unreachable` when that code did not arrive, or the way's obstacle
   */
  prepare(kind: BoardKind): Promise<Store<readonly NearbyBoard[]>>;
  /**
   * Goes another way: lets go of the board in use, and takes the other. The code of a real board is loaded at its
   * first choice. Does not connect. The last call counts.
   * @throws {BoardError} `firmware-unreachable` when that code did not arrive, or the way's obstacle
   */
  choose(kind: BoardKind): Promise<void>;
  /** Lets go of every board for good. */
  dispose(): void;
}
