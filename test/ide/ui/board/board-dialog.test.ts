// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoardError, type BoardErrorCode, type BoardKind } from '../../../../ide/board/board.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { BoardDialog } from '../../../../ide/ui/board/board-dialog.ts';
import { createFakeBoards, type FakeBoards } from '../../session/fake-boards.ts';

const words = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('the dialog “Where does your program run?”', () => {
  let boards: FakeBoards;
  let element: BoardDialog;

  beforeAll(() => setLanguage('en'));
  beforeEach(() => show(createFakeBoards()));
  afterEach(() => {
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });

  async function show(fakes: FakeBoards): Promise<void> {
    boards = fakes;
    element = new BoardDialog();
    element.hookup = fakes.hookup;
    document.body.append(element);
    element.show();
    await settle();
  }
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) {
      await Promise.resolve();
      await element.updateComplete;
    }
  }
  const row = (kind: BoardKind): Element => element.querySelector(`[data-kind=${kind}]`)!;
  const main = (kind: BoardKind): HTMLButtonElement => row(kind).querySelector('button.way-main')!;
  const button = (name: string): HTMLButtonElement =>
    [...element.querySelectorAll('button')].find((one) => words(one) === name)!;
  const isOpen = (): boolean => element.querySelector('dialog')?.open ?? false;

  it('offers every way, with the one in use marked', () => {
    expect(isOpen()).toBe(true);
    const names = [...element.querySelectorAll('.way-main b')].map(words);
    expect(names).toEqual([
      'Virtual board',
      'micro:bit with a cable',
      'micro:bit by serial port',
      'A file to drag',
    ]);
    expect(main('virtual').getAttribute('aria-current')).toBe('true');
    expect(words(row('virtual'))).toContain('in use');
    expect(words(row('usb'))).toContain('Then press “Connect”.');
  });

  it('connects in the same click, and closes', async () => {
    main('usb').click();
    expect(boards.hookup.taking.value).toBe('usb');
    await settle();
    expect(boards.usb.connects).toHaveLength(1);
    expect(boards.boards.kind.value).toBe('usb');
    expect(isOpen()).toBe(false);
  });

  it('says why a way is closed and what helps instead of a button', async () => {
    element.remove();
    const obstacles: Partial<Record<BoardKind, BoardErrorCode>> = {
      usb: 'usb-unsupported',
      serial: 'forbidden-by-policy',
    };
    await show(createFakeBoards({ obstacles }));
    expect(row('usb').querySelector('button')).toBeNull();
    expect(words(row('usb'))).toContain('Open Pensabit in Chrome or Edge');
    expect(words(row('serial').querySelector('details'))).toContain('SerialAllowUsbDevicesForUrls');
    expect(main('hex')).not.toBeNull();
  });

  it('tells several boards apart by name, and asks for another one', async () => {
    boards.usb.nearby.set([
      { id: 'a', name: 'zogut', model: 'v2' },
      { id: 'b', name: 'tavip', model: 'v1' },
    ]);
    await settle();
    button('tavip · V1').click();
    await settle();
    expect(boards.usb.connects.at(-1)).toMatchObject({ board: 'b' });
    element.show();
    await settle();
    button('Another board…').click();
    await settle();
    expect(boards.usb.connects.at(-1)).toMatchObject({ another: true });
  });

  it('disconnects the board in use', async () => {
    await boards.hookup.take('usb');
    await settle();
    button('Disconnect').click();
    await settle();
    expect(boards.usb.status.value.state).toBe('disconnected');
    expect(isOpen()).toBe(true);
  });

  it('stays open with the trouble and its next steps, and a way out that works', async () => {
    boards.usb.fail(new BoardError('board-in-use', {}, { cause: 'Unable to claim interface.' }));
    main('usb').click();
    await settle();
    expect(isOpen()).toBe(true);
    const trouble = element.querySelector('.board-trouble');
    expect(words(trouble)).toContain('Somebody else has the board');
    expect(words(trouble?.querySelector('details'))).toContain('Unable to claim interface.');
    button('Use the virtual board meanwhile').click();
    await settle();
    expect(boards.boards.kind.value).toBe('virtual');
    expect(boards.hookup.trouble.value).toBeUndefined();
    expect(isOpen()).toBe(false);
  });

  it('cancels a connection that takes too long for somebody', async () => {
    let connected: () => void = () => undefined;
    vi.spyOn(boards.usb, 'connect').mockImplementation(
      ({ signal } = {}) =>
        new Promise((resolve, reject) => {
          connected = resolve;
          signal?.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
    );
    main('usb').click();
    await settle();
    expect(words(row('usb'))).toContain('Connecting…');
    button('Cancel').click();
    await settle();
    expect(boards.hookup.taking.value).toBeUndefined();
    expect(boards.boards.kind.value).toBe('virtual');
    connected();
  });

  it('goes over to files, and says so to whoever shows how to drag them', async () => {
    const chosen = vi.fn();
    element.addEventListener('hex-chosen', chosen);
    main('hex').click();
    await settle();
    expect(chosen).toHaveBeenCalledOnce();
    expect(boards.boards.kind.value).toBe('hex');
  });
});
