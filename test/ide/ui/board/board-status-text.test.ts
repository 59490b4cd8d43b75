import { beforeAll, describe, expect, it } from 'vitest';
import type { BoardErrorCode, BoardStatus } from '../../../../ide/board/board.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { boardStatusText } from '../../../../ide/ui/board/board-status-text.ts';

const codes: readonly BoardErrorCode[] = [
  'runtime-missing',
  'program-too-big',
  'bad-file-name',
  'no-main',
  'virtual-failed',
  'firmware-unreachable',
];

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
    expect(boardStatusText({ state: 'connected' }, { stoppedAt: 9 }).detail).toBe('Stopped: line 9');
    const running = boardStatusText({ state: 'running', since: 0 }, { stoppedAt: 9, now: 1 });
    expect(running).toMatchObject({ detail: 'Stopped: line 9', live: false });
  });

  it('shows how far a program is on its way to a real board', () => {
    const text = boardStatusText(
      { state: 'transferring', stage: 'full-flash', progress: 0.64 },
      { kind: 'usb', model: 'v2' },
    );
    expect(text).toMatchObject({ name: 'micro:bit V2', detail: 'Sending 64\u00a0%', progress: 0.64 });
  });

  it('explains every way of losing a board, in both languages', async () => {
    for (const language of ['it', 'en'] as const) {
      await setLanguage(language);
      for (const reason of codes) {
        expect(boardStatusText({ state: 'lost', reason })).toMatchObject({
          lost: true,
          explanation: expect.stringMatching(/.{20}/) as string,
        });
      }
    }
  });
});
