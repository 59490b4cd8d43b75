import { beforeAll, describe, expect, it } from 'vitest';
import type { BoardStatus } from '../../../../ide/board/board.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { boardStatusText } from '../../../../ide/ui/board/board-status-text.ts';

describe('board status text', () => {
  beforeAll(() => setLanguage('en'));

  it('counts the time a program runs, and says when the computer is slow', () => {
    const status: BoardStatus = { state: 'running', since: 1000 };
    expect(boardStatusText(status, { now: 39_900 })).toMatchObject({ detail: 'Running 0:38', live: true });
    expect(boardStatusText(status, { now: 1000 + 605_000 }).detail).toBe('Running 10:05');
  });

  it('names the line a program stopped at, whether the board is still on or not', () => {
    expect(boardStatusText({ state: 'running', since: 0 }, { finished: true })).toMatchObject({
      detail: 'Finished',
      live: false,
    });
    expect(boardStatusText({ state: 'connected' }, { stoppedAt: { file: 'main.py', line: 9 } }).detail).toBe(
      'Stopped: line 9',
    );
    expect(
      boardStatusText({ state: 'connected' }, { stoppedAt: { file: 'main.py', line: 9 }, inBlocks: true })
        .detail,
    ).toBe('Stopped: at a block');
    expect(
      boardStatusText({ state: 'connected' }, { stoppedAt: { file: 'helper.py', line: 3 }, inBlocks: true })
        .detail,
    ).toBe('Stopped: line 3 of helper.py');
    const running = boardStatusText(
      { state: 'running', since: 0 },
      { stoppedAt: { file: 'main.py', line: 9 }, now: 1 },
    );
    expect(running).toMatchObject({ detail: 'Stopped: line 9', live: false });
  });

  it('shows how far a program is on its way to a real board', () => {
    const text = boardStatusText(
      { state: 'transferring', stage: 'full-flash', progress: 0.64 },
      { kind: 'usb', identity: { name: undefined, model: 'v2', runtime: undefined } },
    );
    expect(text).toMatchObject({ name: 'micro:bit V2', detail: 'Sending 64\u00a0%', progress: 0.64 });
  });

  it('calls a real board by its name, and says what a lost one needs', () => {
    const identity = { name: 'zogut', model: 'v2', runtime: '2.1.2' } as const;
    expect(boardStatusText({ state: 'connected' }, { kind: 'usb', identity })).toMatchObject({
      name: 'zogut · V2',
      detail: 'Ready',
    });
    expect(boardStatusText({ state: 'lost', reason: 'unplugged' }, { kind: 'usb', identity })).toMatchObject({
      name: 'zogut · V2',
      detail: 'Plug it in again',
      lost: true,
    });
    expect(boardStatusText({ state: 'disconnected' }, { kind: 'serial' }).name).toBe('No board');
    expect(boardStatusText({ state: 'connected' }, { kind: 'hex' })).toMatchObject({
      name: 'A file to drag',
      detail: 'Run saves a hex',
    });
  });
});
