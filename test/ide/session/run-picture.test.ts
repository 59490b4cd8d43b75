import { describe, expect, it } from 'vitest';
import { createStore } from '../../../ide/base/store.ts';
import type { BoardKind, BoardStatus } from '../../../ide/board/board.ts';
import type { VirtualControls } from '../../../ide/board/virtual-controls.ts';
import { watchRunPicture } from '../../../ide/session/run-picture.ts';

/** A virtual board whose clock and lights a test moves. */
function openBoard() {
  const frame = createStore<readonly number[]>(Array<number>(25).fill(0));
  const kind = createStore<BoardKind>('virtual');
  const status = createStore<BoardStatus>({ state: 'running', since: 0 });
  const saved: string[] = [];
  let now = 0;
  let timers: (() => void)[] = [];
  const virtual = { frame, time: () => now } as unknown as VirtualControls;
  const end = watchRunPicture({
    boards: {
      kind,
      get virtual() {
        return kind.value === 'virtual' ? virtual : undefined;
      },
      board: { status } as never,
    },
    save: (lights) => saved.push(lights),
    timer: (callback) => {
      timers.push(callback);
      return () => {
        timers = timers.filter((one) => one !== callback);
      };
    },
  });
  return {
    saved,
    kind,
    status,
    end,
    timers: () => timers.length,
    show(level: number, at: number) {
      now = at;
      frame.set(Array<number>(25).fill(level));
    },
    wait(until: number) {
      now = until;
      for (const timer of timers.splice(0)) timer();
    },
  };
}

const all = (level: number): string => String(level).repeat(25);

describe('the picture of a run', () => {
  it('is what the lights showed longest, not what flew past', () => {
    const board = openBoard();
    board.show(9, 0);
    board.show(3, 100);
    board.show(9, 200);
    board.show(5, 900);
    board.show(0, 950);
    expect(board.saved).toEqual([all(9)]);
    board.show(4, 5000);
    board.show(0, 9000);
    expect(board.saved).toEqual([all(9), all(4)]);
  });

  it('is found where nothing changes any more, and never a dark screen', () => {
    const board = openBoard();
    board.show(7, 10);
    board.wait(1600);
    expect(board.saved).toEqual([all(7)]);
    board.show(0, 1700);
    board.wait(9000);
    expect(board.saved).toEqual([all(7)]);
  });

  it('begins anew with each run, and ends with the desk', () => {
    const board = openBoard();
    board.show(7, 10);
    board.wait(5000);
    board.show(2, 5);
    board.wait(1600);
    expect(board.saved).toEqual([all(7), all(2)]);
    board.show(6, 1700);
    board.end();
    expect(board.timers()).toBe(0);
    board.show(1, 9000);
    expect(board.saved).toHaveLength(2);
  });

  it('is not taken from a real board, which does not tell what it shows', () => {
    const board = openBoard();
    board.kind.set('usb');
    board.show(7, 10);
    board.wait(5000);
    expect(board.saved).toEqual([]);
  });
});
