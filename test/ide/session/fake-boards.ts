import { createBoardChoice } from '../../../ide/board/create-board-choice.ts';
import type { BoardChoice } from '../../../ide/board/board-choice.ts';
import type { BoardErrorCode, BoardKind } from '../../../ide/board/board.ts';
import { createBoardHookup, type BoardHookup } from '../../../ide/session/board-hookup.ts';
import { createFakeBoard, type FakeBoard } from '../board/fake-board.ts';
import { createFakeControls } from '../ui/board/fake-controls.ts';

export interface FakeBoards {
  readonly virtual: FakeBoard;
  readonly usb: FakeBoard;
  readonly serial: FakeBoard;
  readonly hex: FakeBoard;
  readonly boards: BoardChoice;
  readonly hookup: BoardHookup;
  /** What was remembered, in order. */
  readonly remembered: BoardKind[];
}

export interface FakeBoardsOptions {
  readonly obstacles?: Partial<Record<BoardKind, BoardErrorCode>>;
  readonly last?: BoardKind;
  readonly pluggedIn?: boolean;
  /** When the code of real boards arrives. */
  readonly arrival?: Promise<void>;
}

/** Every way to a board, each to a {@link FakeBoard}, with a real choice and hookup over them. */
export function createFakeBoards(options: FakeBoardsOptions = {}): FakeBoards {
  const { obstacles = {}, last, pluggedIn = true, arrival = Promise.resolve() } = options;
  const virtual = Object.assign(createFakeBoard('virtual'), { controls: createFakeControls() });
  const usb = createFakeBoard('usb');
  const serial = createFakeBoard('serial');
  const hex = createFakeBoard('hex', { route: 'hex', bytes: 1_200_000, milliseconds: 300 });
  const remembered: BoardKind[] = [];
  const boards = createBoardChoice({
    virtual,
    real: ([usb, serial, hex] as const).map((board) => {
      const kind = board.kind as Exclude<BoardKind, 'virtual'>;
      return { kind, obstacle: obstacles[kind], load: () => arrival.then(() => board) };
    }),
  });
  const hookup = createBoardHookup({
    boards,
    memory: { last: () => remembered.at(-1) ?? last, remember: (kind) => remembered.push(kind) },
    isPluggedIn: async () => Promise.resolve(pluggedIn),
  });
  return { virtual, usb, serial, hex, boards, hookup, remembered };
}
