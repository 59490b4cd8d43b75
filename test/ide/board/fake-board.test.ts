import { boardContract } from './board-contract.ts';
import { createFakeBoard } from './fake-board.ts';

boardContract('the fake that stands for real boards in tests', () => {
  const board = createFakeBoard('usb');
  return {
    board,
    settle: () => Promise.resolve(),
    print: board.print,
    received: () => board.written,
    starts: () => board.runs.length,
  };
});
