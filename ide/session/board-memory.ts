import type { BoardKind } from '../board/board.ts';

/** Which way was used last on this computer. */
export interface BoardMemory {
  last(): BoardKind | undefined;
  remember(kind: BoardKind): void;
}

const key = 'pensabit.board';
const kinds: readonly BoardKind[] = ['virtual', 'usb', 'serial', 'hex'];

/**
 * Kept in `localStorage`. It may be denied by policy or a private window: then the choice lasts as long as the
 * desk.
 */
export function createBoardMemory(storage: () => Pick<Storage, 'getItem' | 'setItem'>): BoardMemory {
  return {
    last() {
      try {
        const saved = storage().getItem(key);
        return kinds.find((kind) => kind === saved);
      } catch {
        return undefined;
      }
    },
    remember(kind) {
      try {
        storage().setItem(key, kind);
      } catch {
        // The board is in use already; there is nothing to tell.
      }
    },
  };
}
