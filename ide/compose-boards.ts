import type { BoardChoice } from './board/board-choice.ts';
import { createBoardChoice } from './board/create-board-choice.ts';
import type { BoardReport, BoardRequest } from './board/virtual/board-protocol.ts';
import { createVirtualBoard } from './board/virtual/virtual-board.ts';
import { startModuleWorker } from './board/virtual/worker-link.ts';

/** The part of the composition root that knows every way to a board. Real boards' code is loaded when wanted. */
export function composeBoards(): BoardChoice {
  return createBoardChoice({
    virtual: createVirtualBoard({
      startWorker: () => startModuleWorker<BoardRequest, BoardReport>('/virtual-worker.js'),
      log: (message) => console.warn(message),
    }),
    real: [],
  });
}
