import type { Store } from '../base/store.ts';
import type { BoardKind } from '../board/board.ts';
import type { BoardWay } from '../board/board-choice.ts';
import type { VirtualControls } from '../board/virtual-controls.ts';
import type { KitBench } from './kit-bench.ts';
import type { KitRecord, KitThing } from './kit-record.ts';

/** "Check my kit": a kit of numbered boards, of which one at a time is on the bench. */
export interface KitCheck {
  readonly ways: readonly BoardWay[];
  readonly record: Store<KitRecord>;
  readonly bench: Store<KitBench>;
  /** False when this computer does not keep the list. */
  readonly kept: Store<boolean>;
  /** The virtual board's hands and lights, while it is the one on the bench. */
  readonly virtual: VirtualControls | undefined;
  /** Checks a board as `number`, or as the next that nobody has seen. Call it from a click: a chooser may open. */
  start(kind: BoardKind, number?: number): void;
  /** The board on the bench once more, from the start. */
  again(): void;
  /** Another board: the next that is plugged in and permitted, or whichever is chosen. */
  next(): void;
  /** Stops what is under way, and lets the board go. */
  cancel(): void;
  answerLights(allOn: boolean): void;
  setAside(): void;
  /** Its number is free again. */
  forget(number: number): void;
  tick(thing: KitThing, ticked: boolean): void;
  setSize(size: number): void;
  startNew(): void;
  undo(): void;
  dispose(): void;
}
