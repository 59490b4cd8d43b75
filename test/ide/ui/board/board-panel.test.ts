// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Series } from '../../../../lessons/format/lesson.ts';
import { createStore, type WritableStore } from '../../../../ide/base/store.ts';
import type { BoardStatus, RunReport } from '../../../../ide/board/board.ts';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { createRecording } from '../../../../ide/samples/create-recording.ts';
import type { Recording } from '../../../../ide/samples/recording.ts';
import type { Workbench } from '../../../../ide/session/workbench.ts';
import '../../../../ide/ui/board/board-panel.ts';
import type { PensaBoardPanel } from '../../../../ide/ui/board/board-panel.ts';
import { createFakeBoards } from '../../session/fake-boards.ts';
import { createFakeControls } from './fake-controls.ts';

const series: Series = {
  name: 'temperature',
  title: { en: 'Temperature', it: 'Temperatura' },
  unit: '°C',
  range: { from: 0, to: 14 },
};

// The drawing itself needs a canvas with a size: real browsers look at it (test/e2e).
describe('board panel', () => {
  let element: PensaBoardPanel;
  let recording: Recording;
  let controls: ReturnType<typeof createFakeControls>;
  let status: WritableStore<BoardStatus>;

  beforeAll(() => setLanguage('en'));
  beforeEach(async () => {
    vi.useFakeTimers();
    recording = createRecording({ schedule: (callback) => setTimeout(callback, 16) });
    controls = createFakeControls();
    const { boards, hookup, virtual } = createFakeBoards();
    status = virtual.status;
    status.set({ state: 'connected' });
    element = document.createElement('pensa-board-panel');
    element.workbench = {
      recording,
      virtual: controls,
      boards,
      hookup,
      board: boards.board,
      report: createStore<RunReport | undefined>(undefined),
      player: { lesson: { sensors: ['temperature'], series: [series], steps: [] } },
    } as unknown as Workbench;
    document.body.append(element);
    await settle();
  });
  afterEach(async () => {
    element.remove();
    await setLanguage('en');
    vi.useRealTimers();
  });

  async function settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(4000);
    await element.updateComplete;
  }
  const words = (): string => element.textContent.replace(/[\s]+/g, ' ');
  const print = (text: string, time: number): void => {
    recording.append(new TextEncoder().encode(text), time);
  };

  it('says what will be drawn before anything was recorded, in the language on screen', async () => {
    expect(words()).toContain('what it records is drawn here');
    await setLanguage('it');
    await settle();
    expect(words()).toContain('quello che registra viene disegnato qui');
  });

  it('says the chart in words and rows for who cannot see it', async () => {
    status.set({ state: 'running', since: performance.now() });
    print('temperature: 4\n', 0);
    print('temperature: 7\n', 30_000);
    await settle();
    expect(words()).toContain('Temperature: now 7 °C, between 4 °C and 7 °C, over 30 seconds.');
    const rows = [...element.querySelectorAll('tbody tr')];
    expect(rows.map((row) => row.textContent.replace(/\s+/g, ' ').trim())).toEqual(['0 s 4 °C', '30 s 7 °C']);
  });

  it('offers the table only when there is something in it', async () => {
    const csv = (): HTMLButtonElement | null =>
      element.querySelector<HTMLButtonElement>('[aria-label^="CSV"]');
    expect(csv()?.disabled).toBe(true);
    print('temperature: 4\n', 0);
    await settle();
    expect(csv()?.disabled).toBe(false);
  });

  it('lets choose when a program records more than the lesson asks for', async () => {
    print('temperature: 4\nextra: 1\n', 0);
    await settle();
    expect([...element.querySelectorAll('select option')].map((option) => option.textContent)).toEqual([
      'Temperature',
      'extra',
    ]);
  });

  it('says when the computer is too slow, and why a board was lost', async () => {
    status.set({ state: 'running', since: 0 });
    const now = vi.spyOn(performance, 'now').mockReturnValue(10_000);
    controls.pace.set(0.4);
    await settle();
    expect(words()).not.toContain('% speed');
    now.mockReturnValue(13_000);
    controls.pace.set(0.42);
    await settle();
    now.mockRestore();
    expect(words()).toContain('runs at 42 % speed');
    status.set({ state: 'lost', reason: 'firmware-unreachable' });
    await settle();
    expect(words()).toContain('did not arrive');
    expect(words()).not.toContain('42 %');
  });
});
