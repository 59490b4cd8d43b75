import { describe, expect, it, vi } from 'vitest';
import { programFromSource } from '../../../firmware/program.ts';
import { BoardError } from '../../../ide/board/board.ts';
import { createBoardMemory } from '../../../ide/session/board-memory.ts';
import { createFakeBoards } from './fake-boards.ts';

describe('hooking a board up', () => {
  it('goes a way, connects by the chooser, and remembers it', async () => {
    const { hookup, boards, usb, virtual, remembered } = createFakeBoards();
    expect(await hookup.take('usb', { another: true })).toBe(true);
    expect(boards.kind.value).toBe('usb');
    expect(usb.connects[0]).toMatchObject({ another: true });
    expect(virtual.asked).toContain('disconnect');
    expect(remembered).toEqual(['usb']);
    expect(hookup.trouble.value).toBeUndefined();
    expect(hookup.taking.value).toBeUndefined();
  });

  it('says what is wrong with what the browser said, and forgets it when the board works', async () => {
    const { hookup, usb, remembered } = createFakeBoards();
    const cause = new DOMException('Access denied.', 'SecurityError');
    usb.fail(new BoardError('access-denied', {}, { cause }));
    expect(await hookup.take('usb')).toBe(false);
    expect(hookup.trouble.value).toEqual({
      kind: 'usb',
      code: 'access-denied',
      values: {},
      detail: 'SecurityError: Access denied.',
      during: 'connect',
    });
    expect(remembered).toEqual([]);
    await hookup.take('usb');
    expect(hookup.trouble.value).toBeUndefined();
  });

  it('leaves who chose nothing with the virtual board, and says what the chooser was for', async () => {
    const { hookup, boards, usb, virtual } = createFakeBoards();
    usb.fail(new BoardError('no-board-chosen'));
    expect(await hookup.take('usb')).toBe(false);
    expect(boards.kind.value).toBe('virtual');
    expect(hookup.trouble.value).toMatchObject({ kind: 'usb', code: 'no-board-chosen' });
    await vi.waitFor(() => expect(virtual.status.value.state).toBe('connected'), { timeout: 60_000 });
  });

  it('keeps the trouble it met when the virtual board is back', async () => {
    const { hookup, usb } = createFakeBoards();
    usb.fail(new BoardError('no-board-chosen'));
    await hookup.take('usb');
    await Promise.resolve();
    await Promise.resolve();
    expect(hookup.trouble.value?.code).toBe('no-board-chosen');
  });

  it('can be cancelled, without a word about it', async () => {
    const { hookup, boards } = createFakeBoards();
    const taking = hookup.take('usb');
    hookup.cancel();
    expect(await taking).toBe(false);
    expect(hookup.trouble.value).toBeUndefined();
    expect(boards.kind.value).toBe('virtual');
  });

  it('can be cancelled before the code has arrived, which then changes nothing', async () => {
    let arrive: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { hookup, boards, usb } = createFakeBoards({ arrival });
    const taking = hookup.take('usb');
    hookup.cancel();
    expect(await taking).toBe(false);
    arrive();
    await boards.prepare('usb');
    await Promise.resolve();
    expect(boards.kind.value).toBe('virtual');
    expect(usb.connects).toEqual([]);
  });

  it('says why a board was lost, and forgets it when the board is back by itself', async () => {
    const { hookup, usb } = createFakeBoards();
    await hookup.take('usb');
    usb.status.set({ state: 'lost', reason: 'unplugged' });
    expect(hookup.trouble.value).toMatchObject({ code: 'unplugged', kind: 'usb' });
    usb.status.set({ state: 'connecting' });
    usb.status.set({ state: 'connected' });
    expect(hookup.trouble.value).toBeUndefined();
  });

  it('lets go for good, so that the next visit asks nothing of the cable', async () => {
    const { hookup, usb, remembered } = createFakeBoards();
    await hookup.take('usb');
    await hookup.letGo();
    expect(usb.status.value.state).toBe('disconnected');
    expect(remembered).toEqual(['usb', 'virtual']);
  });

  it('takes the last board back by itself, without a question', async () => {
    const { hookup, boards, usb } = createFakeBoards({ last: 'usb' });
    await hookup.resume();
    expect(boards.kind.value).toBe('usb');
    expect(usb.connects[0]).toMatchObject({ ask: false });
    expect(usb.status.value.state).toBe('connected');
  });

  it('loads nothing of a real board that is not plugged in, not wanted, or not possible', async () => {
    for (const options of [
      { last: 'usb', pluggedIn: false },
      { last: 'virtual' },
      {},
      { last: 'usb', obstacles: { usb: 'usb-unsupported' } },
    ] as const) {
      const { hookup, boards, usb } = createFakeBoards(options);
      await hookup.resume();
      expect(boards.kind.value).toBe('virtual');
      expect(usb.connects).toEqual([]);
    }
  });

  it('does not take a board from under a program that runs', async () => {
    const { hookup, boards } = createFakeBoards({ last: 'usb' });
    await boards.board.run(programFromSource('x'));
    await hookup.resume();
    expect(boards.kind.value).toBe('virtual');
    expect(boards.board.status.value.state).toBe('running');
  });

  it('says nothing when what nobody asked for does not work', async () => {
    const { hookup, boards, usb } = createFakeBoards({ last: 'usb' });
    usb.fail(new BoardError('board-in-use'));
    const said = vi.fn();
    hookup.trouble.subscribe(said);
    await hookup.resume();
    expect(boards.kind.value).toBe('virtual');
    expect(said).not.toHaveBeenCalled();
    usb.fail(new BoardError('board-in-use'));
    await hookup.take('usb');
    expect(hookup.trouble.value?.code).toBe('board-in-use');
  });
});

describe('the memory of the last board', () => {
  it('keeps a known way and nothing else, and does without storage', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const memory = createBoardMemory(() => storage);
    expect(memory.last()).toBeUndefined();
    memory.remember('serial');
    expect(memory.last()).toBe('serial');
    kept.set('pensabit.board', 'toaster');
    expect(memory.last()).toBeUndefined();
    const denied = createBoardMemory(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    denied.remember('usb');
    expect(denied.last()).toBeUndefined();
  });
});
