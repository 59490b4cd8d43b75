import type { BoardKind, TransferStage } from '../board/board.ts';
import type { KitCheckLine, KitTurn } from './kit-examination.ts';
import type { KitBoard } from './kit-record.ts';
import type { KitTrouble } from './kit-trouble.ts';

/**
 * What happens on the bench, where one board at a time is checked. `number` is what its sticker says or will say;
 * undefined on the virtual board, which is practice and no part of the kit.
 */
export type KitBench =
  /** Nothing is under way. `number` is whose turn is next; undefined when every board has been seen. */
  | { readonly state: 'idle'; readonly number: number | undefined }
  /** The browser asks, or the board is being reached. `late`: long enough to say what a charging cable does. */
  | {
      readonly state: 'connecting';
      readonly number: number | undefined;
      readonly kind: BoardKind;
      /** The browser may show its chooser. */
      readonly asks: boolean;
      readonly late: boolean;
    }
  /** The kit program is on its way, and with it MicroPython where it is missing or another one. */
  | {
      readonly state: 'sending';
      readonly number: number | undefined;
      readonly kind: BoardKind;
      readonly name: string | undefined;
      readonly stage: TransferStage;
      readonly progress: number;
    }
  | {
      readonly state: 'testing';
      readonly number: number | undefined;
      readonly kind: BoardKind;
      readonly name: string | undefined;
      readonly model: 'v1' | 'v2' | undefined;
      readonly turn: KitTurn;
      /** Past its limit: the remedy of this is shown, and the turn still listens. */
      readonly late: KitTrouble | undefined;
      readonly lines: readonly KitCheckLine[];
      /** The board was let go for a while; it comes back by itself. */
      readonly paused: 'hidden' | 'other-tab' | undefined;
    }
  /** It has a number already. `number` is the one it would have got. */
  | {
      readonly state: 'known';
      readonly number: number | undefined;
      readonly kind: BoardKind;
      readonly seen: KitBoard;
    }
  /** It did not get further. Trying again and setting aside are both open. */
  | {
      readonly state: 'trouble';
      readonly number: number | undefined;
      readonly kind: BoardKind;
      readonly name: string | undefined;
      readonly trouble: KitTrouble;
      /** What the browser said, for who knows what it means. */
      readonly detail: string | undefined;
      /** How far it got; empty when it never spoke. */
      readonly lines: readonly KitCheckLine[];
    }
  | {
      readonly state: 'done';
      readonly number: number | undefined;
      readonly kind: BoardKind;
      readonly name: string | undefined;
      readonly model: 'v1' | 'v2' | undefined;
      readonly result: KitBoard['result'];
      readonly trouble: KitTrouble | undefined;
      readonly lines: readonly KitCheckLine[];
    };
