// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../../../../ide/base/store.ts';
import { BoardError, type BoardStatus } from '../../../../ide/board/board.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { createRecording } from '../../../../ide/samples/create-recording.ts';
import type { Recording } from '../../../../ide/samples/recording.ts';
import type { Workbench } from '../../../../ide/session/workbench.ts';
import { announcerId } from '../../../../ide/ui/app/announcer.ts';
import '../../../../ide/ui/board/console.ts';
import type { PensaConsole } from '../../../../ide/ui/board/console.ts';

describe('console', () => {
  let element: PensaConsole;
  let written: string;
  let interrupts: number;
  /** What the board does with what it is asked. */
  let answer: () => Promise<void>;
  let status: ReturnType<typeof createStore<BoardStatus>>;
  let recording: Recording;
  let heard: ((bytes: Uint8Array) => void) | undefined;
  let capabilities: { simulated: boolean; talks: boolean };

  beforeAll(() => setLanguage('en'));
  beforeEach(async () => {
    vi.useFakeTimers();
    recording = createRecording({ schedule: (callback) => setTimeout(callback, 16) });
    written = '';
    interrupts = 0;
    answer = () => Promise.resolve();
    heard = undefined;
    capabilities = { simulated: true, talks: true };
    status = createStore<BoardStatus>({ state: 'running', since: 0 });
    element = document.createElement('pensa-console');
    element.workbench = {
      recording,
      project: createStore({ files: { 'main.py': '' } }),
      board: {
        status,
        get capabilities() {
          return capabilities;
        },
        onOutput: (listener: (bytes: Uint8Array) => void) => {
          heard = listener;
          return () => (heard = undefined);
        },
        write: (bytes: Uint8Array) => {
          written += new TextDecoder().decode(bytes);
          return answer();
        },
        interrupt: () => {
          interrupts += 1;
          return answer();
        },
      },
    } as unknown as Workbench;
    document.body.append(element);
    await element.updateComplete;
  });
  afterEach(() => {
    element.remove();
    vi.useRealTimers();
  });

  const print = async (text: string): Promise<void> => {
    const bytes = new TextEncoder().encode(text);
    heard?.(bytes);
    recording.append(bytes, 0);
    await vi.advanceTimersByTimeAsync(200);
  };
  const shown = (): string[] =>
    [...element.querySelectorAll('.console-output > div')].map((line) => line.textContent);
  const field = (): HTMLInputElement => {
    const input = element.querySelector<HTMLInputElement>('input');
    if (input === null) throw new Error('no field');
    return input;
  };
  const submit = (): void => {
    element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  };
  const button = (label: string): HTMLButtonElement | null =>
    element.querySelector<HTMLButtonElement>(`button[aria-label^="${label}"]`);

  it('shows lines as they come, the unfinished one too, and at most 500', async () => {
    await print('one\r\ntwo\r\n>>> ');
    expect(shown()).toEqual(['one', 'two', '>>> ']);
    await print('print(1)\r\n1\r\n');
    expect(shown()).toEqual(['one', 'two', '>>> print(1)', '1']);
    await print(Array.from({ length: 3000 }, (_, index) => `line ${String(index)}\r\n`).join(''));
    expect(shown()).toHaveLength(500);
    expect(shown().at(-1)).toBe('line 2999');
  });

  it('writes what is printed as text, whatever it looks like', async () => {
    await print('<img src=x onerror=alert(1)>\r\n');
    expect(shown()).toEqual(['<img src=x onerror=alert(1)>']);
    expect(element.querySelector('.console-output img')).toBeNull();
  });

  it('leads to the line of an error', async () => {
    const lines: unknown[] = [];
    element.addEventListener('line-asked', (event) => lines.push((event as CustomEvent<unknown>).detail));
    await print(
      'Traceback (most recent call last):\r\n  File "main.py", line 9, in <module>\r\nNameError: no\r\n',
    );
    element.querySelector<HTMLButtonElement>('.line-link')?.click();
    expect(lines).toEqual([{ file: 'main.py', line: 9 }]);
    expect(element.querySelector('.err')?.textContent).toBe('NameError: no');
  });

  it('types to the board, remembers what was typed, and interrupts', async () => {
    field().value = 'print(1)';
    submit();
    await vi.advanceTimersByTimeAsync(10);
    expect(written).toBe('print(1)\r');
    expect(field().value).toBe('');
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));
    expect(field().value).toBe('print(1)');
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'd', ctrlKey: true }));
    expect(written).toBe('print(1)\r\x04');
    button('Interrupt')?.click();
    expect(interrupts).toBe(1);
  });

  it('types a pasted program line by line, in paste mode where the board waits for Python', async () => {
    await print('>>> ');
    const paste = new Event('paste', { cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => 'for i in range(2):\n    print("è")\n' } });
    field().dispatchEvent(paste);
    expect(paste.defaultPrevented).toBe(true);
    await vi.advanceTimersByTimeAsync(260);
    expect(element.textContent).toContain('Typing to the board, line 1 of 2');
    await vi.advanceTimersByTimeAsync(2000);
    expect(written).toBe('\x05for i in range(2):\r    print("è")\r\x04');
    expect(field().disabled).toBe(false);
  });

  it('leaves it to the board to say that it went away while something was asked of it', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown): void => void unheard.push(reason);
    process.on('unhandledRejection', hear);
    answer = () => Promise.reject(new BoardError('unplugged'));
    for (const name of ['Interrupt (Ctrl-C)', 'Start again (Ctrl-D)']) {
      element.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.click();
    }
    for (const key of ['c', 'd']) {
      field().dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }),
      );
    }
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(interrupts).toBe(2);
    expect(written).toBe('\x03\x03\x04\x04');
    expect(unheard).toEqual([]);
  });

  it('stops typing when it is told to, and when the program is interrupted', async () => {
    await print('>>> ');
    field().value = 'x';
    const paste = new Event('paste', { cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => 'a=1\n'.repeat(50) } });
    field().dispatchEvent(paste);
    await vi.advanceTimersByTimeAsync(600);
    button('Interrupt')?.click();
    await vi.advanceTimersByTimeAsync(5000);
    expect(written.length).toBeLessThan(40);
    expect(written.endsWith('\x03')).toBe(true);
  });

  it('is a prompt on a real board that is connected, and closed on one that does not talk', async () => {
    capabilities = { simulated: false, talks: true };
    status.set({ state: 'connected' });
    await element.updateComplete;
    expect(field().disabled).toBe(false);
    expect(field().placeholder).toBe('Type Python to the board, then Enter');
    button('Start again')?.click();
    expect(written).toBe('\x03\x03\x04');
    capabilities = { simulated: false, talks: false };
    status.set({ state: 'disconnected' });
    await element.updateComplete;
    expect(field().disabled).toBe(true);
  });

  it('copies all that it shows, without what a terminal obeys', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', {
      clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
    });
    await print('\x1b[31mred\x1b[0m\r\ntwo\r\n>>> ');
    button('Copy')?.click();
    vi.unstubAllGlobals();
    expect(copied).toEqual(['red\ntwo\n>>> ']);
  });

  it('reads the answer to what was typed aloud, and not what a program prints', async () => {
    const region = document.createElement('p');
    region.id = announcerId;
    document.body.append(region);
    await print('1\r\n2\r\n3\r\n>>> ');
    expect(region.textContent).toBe('');
    field().value = '6 * 7';
    submit();
    await vi.advanceTimersByTimeAsync(10);
    await print('6 * 7\r\n42\r\n>>> ');
    expect(region.textContent).toBe('The board says: 42');
    await print('print(1)\r\n1\r\n>>> ');
    expect(region.textContent).toBe('The board says: 42');
    region.remove();
  });

  it('cannot be typed to while no program runs on the virtual board', async () => {
    status.set({ state: 'connected' });
    await element.updateComplete;
    expect(field().disabled).toBe(true);
    expect(button('Interrupt')?.disabled).toBe(true);
  });

  it('is empty after clearing, while the recording keeps its samples', async () => {
    await print('temperature: 7\r\n');
    button('Empty the console')?.click();
    await print('next\r\n');
    expect(shown()).toEqual(['next']);
    expect(recording.series()).toHaveLength(1);
  });

  it('shows what came while it was folded', async () => {
    await print('before\r\n');
    button('Fold')?.click();
    await element.updateComplete;
    await print('meanwhile\r\n');
    button('Open')?.click();
    await element.updateComplete;
    expect(shown()).toEqual(['before', 'meanwhile']);
  });
});
