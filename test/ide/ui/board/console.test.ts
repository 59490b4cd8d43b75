// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../../../../ide/base/store.ts';
import type { BoardStatus } from '../../../../ide/board/board.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { createRecording } from '../../../../ide/samples/create-recording.ts';
import type { Recording } from '../../../../ide/samples/recording.ts';
import type { Workbench } from '../../../../ide/session/workbench.ts';
import '../../../../ide/ui/board/console.ts';
import type { PensaConsole } from '../../../../ide/ui/board/console.ts';

describe('console', () => {
  let element: PensaConsole;
  let written: string;
  let interrupts: number;
  let status: ReturnType<typeof createStore<BoardStatus>>;
  let recording: Recording;

  beforeAll(() => setLanguage('en'));
  beforeEach(async () => {
    vi.useFakeTimers();
    recording = createRecording({ schedule: (callback) => setTimeout(callback, 16) });
    written = '';
    interrupts = 0;
    status = createStore<BoardStatus>({ state: 'running', since: 0 });
    element = document.createElement('pensa-console');
    element.workbench = {
      recording,
      board: {
        status,
        write: (bytes: Uint8Array) => {
          written += new TextDecoder().decode(bytes);
          return Promise.resolve();
        },
        interrupt: () => {
          interrupts += 1;
          return Promise.resolve();
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
    recording.append(new TextEncoder().encode(text), 0);
    await vi.advanceTimersByTimeAsync(200);
  };
  const shown = (): string[] =>
    [...element.querySelectorAll('.console-output > div')].map((line) => line.textContent);
  const field = (): HTMLInputElement => {
    const input = element.querySelector<HTMLInputElement>('input');
    if (input === null) throw new Error('no field');
    return input;
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
    expect(lines).toEqual([9]);
    expect(element.querySelector('.err')?.textContent).toBe('NameError: no');
  });

  it('types to the board, remembers what was typed, and interrupts', () => {
    field().value = 'print(1)';
    element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(written).toBe('print(1)\r');
    expect(field().value).toBe('');
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp' }));
    expect(field().value).toBe('print(1)');
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'd', ctrlKey: true }));
    expect(written).toBe('print(1)\r\x04');
    button('Interrupt')?.click();
    expect(interrupts).toBe(1);
  });

  it('cannot be typed to while no program runs', async () => {
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
