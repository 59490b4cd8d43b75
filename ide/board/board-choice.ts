import type { Store } from '../base/store.ts';
import type { Board, BoardErrorCode, BoardKind } from './board.ts';

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
  /**
   * Goes another way: lets go of the board in use, and takes the other. The code of a real board is loaded at its
   * first choice. Does not connect.
   * @throws {BoardError} `firmware-unreachable` when that code did not arrive
   */
  choose(kind: BoardKind): Promise<void>;
  dispose(): void;
}
