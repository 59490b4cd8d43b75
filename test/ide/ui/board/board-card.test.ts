// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from '../../../../ide/base/store.ts';
import type { RunReport } from '../../../../ide/board/board.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import type { Workbench } from '../../../../ide/session/workbench.ts';
import { BoardCard } from '../../../../ide/ui/board/board-card.ts';
import { createFakeBoards, type FakeBoards } from '../../session/fake-boards.ts';

const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('the card of a real board', () => {
  let boards: FakeBoards;
  let element: BoardCard;
  const report = createStore<RunReport | undefined>(undefined);
  const calls: string[] = [];

  beforeAll(() => setLanguage('en'));
  beforeEach(async () => {
    boards = createFakeBoards();
    report.set(undefined);
    calls.length = 0;
    element = new BoardCard();
    element.workbench = {
      boards: boards.boards,
      hookup: boards.hookup,
      board: boards.boards.board,
      report,
      stop: async () => Promise.resolve(calls.push('stop')),
      reset: async () => Promise.resolve(calls.push('reset')),
    } as unknown as Workbench;
    await boards.hookup.take('usb');
    document.body.append(element);
    await element.updateComplete;
  });
  afterEach(() => element.remove());

  const button = (name: string): HTMLButtonElement | undefined =>
    [...element.querySelectorAll('button')].find((one) => words(one) === name);

  it('names the board and its MicroPython, and resets and lets go of it', async () => {
    expect(words(element)).toContain('zogut · V2');
    expect(words(element)).toContain('MicroPython 2.1.2');
    button('Reset')!.click();
    expect(calls).toEqual(['reset']);
    button('Disconnect')!.click();
    await Promise.resolve();
    await element.updateComplete;
    expect(boards.usb.status.value.state).toBe('disconnected');
    expect(button('Connect')).toBeDefined();
  });

  it('shows how far the program is, in words and as a bar, and can be cancelled', async () => {
    boards.usb.status.set({ state: 'transferring', stage: 'full-flash', progress: 0.4 });
    await element.updateComplete;
    expect(words(element)).toContain('Sending everything: the first time takes about half a minute');
    expect(element.querySelector('progress')?.value).toBe(0.4);
    button('Cancel')!.click();
    expect(calls).toEqual(['stop']);
  });

  it('says how the program got there', async () => {
    boards.usb.status.set({ state: 'running', since: 0 });
    report.set({ route: 'files', bytes: 412, milliseconds: 800, written: ['main.py'] });
    await element.updateComplete;
    expect(words(element)).toContain('only main.py was sent');
  });

  it('says what happens next by itself while the board is let go', async () => {
    boards.usb.status.set({ state: 'paused', reason: 'hidden' });
    await element.updateComplete;
    expect(words(element)).toContain('takes it back by itself');
    expect(button('Reset')).toBeUndefined();
  });
});
