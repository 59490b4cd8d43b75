// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { createRecording } from '../../../../ide/samples/create-recording.ts';
import type { Recording } from '../../../../ide/samples/recording.ts';
import { runName } from '../../../../ide/samples/run.ts';
import '../../../../ide/ui/board/chart.ts';
import type { PensaChart } from '../../../../ide/ui/board/chart.ts';

// The drawing itself needs a canvas with a size: real browsers look at it (test/e2e).
describe('chart', () => {
  let element: PensaChart;
  let recording: Recording;
  let saved: Blob[];

  beforeAll(() => setLanguage('en'));
  beforeEach(async () => {
    vi.useFakeTimers();
    recording = createRecording({ schedule: (callback) => setTimeout(callback, 16) });
    element = document.createElement('pensa-chart');
    element.recording = recording;
    document.body.append(element);
    saved = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:here';
    });
    await settle();
  });
  afterEach(() => {
    element.remove();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  async function settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(100);
    await element.updateComplete;
    await element.querySelector('pensa-runs')?.updateComplete;
  }
  const record = async (text: string, seconds = 0): Promise<void> => {
    recording.append(new TextEncoder().encode(`${text}\n`), seconds * 1000);
    await settle();
  };
  const words = (): string => element.textContent.replace(/\s+/g, ' ');
  const find = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  };
  const labelled = (label: string): HTMLElement => find(`[aria-label^="${label}"]`);
  const field = (selector: string): HTMLInputElement => find(selector) as HTMLInputElement;
  const button = (label: string): HTMLButtonElement => labelled(label) as HTMLButtonElement;
  const press = async (label: string): Promise<void> => {
    labelled(label).click();
    await settle();
  };
  const write = async (label: string, text: string): Promise<void> => {
    const input = labelled(label) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  };
  const start = async (): Promise<void> => {
    element.runningSince = performance.now();
    await settle();
  };

  it('is paused while the recording goes on, says so, and goes back to now', async () => {
    expect(button('Pause the chart').disabled).toBe(true);
    await start();
    await record('t:1', 1);
    await press('Pause the chart');
    expect(words()).toContain('Paused. The board goes on, and all of it is recorded.');
    await record('t:2', 2);
    expect(recording.series()[0]?.length).toBe(2);
    await press('Back to now');
    expect(words()).not.toContain('Paused');
  });

  it('lets look back over what has moved out of sight', async () => {
    await record('t:1', 0);
    await record('t:2', 200);
    await press('Pause the chart');
    const slider = labelled('Look back') as HTMLInputElement;
    expect([slider.min, slider.max, slider.value]).toEqual(['60', '200', '200']);
    slider.value = '100';
    slider.dispatchEvent(new Event('input'));
    await settle();
    expect(slider.getAttribute('aria-valuetext')).toBe('up to 100\u00a0s');
  });

  it('marks a moment by its button and by Alt+M, and keeps the note', async () => {
    const mark = (): HTMLButtonElement => button('Mark this moment');
    expect(mark().disabled).toBe(true);
    await start();
    await record('t:1', 0);
    mark().click();
    await settle();
    field('.mark-note input').value = 'lid open';
    document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyM', key: 'µ', altKey: true }));
    await settle();
    // What was being written belonged to the first mark.
    const marks = recording.runs.all.value.at(-1)?.marks ?? [];
    expect(marks.map(({ number, note }) => [number, note])).toEqual([
      [1, 'lid open'],
      [2, ''],
    ]);
    find('.mark-note').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(document.querySelector('.mark-note')).toBeNull();
    expect([...element.querySelectorAll('tbody td:last-child')].map((cell) => cell.textContent)).toContain(
      '1 lid open',
    );
  });

  it('puts the field for a note away when nobody writes one', async () => {
    await start();
    labelled('Mark this moment').click();
    await settle();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(document.querySelector('.mark-note')).toBeNull();
    expect(recording.runs.all.value.at(-1)?.marks).toHaveLength(1);
  });

  it('names runs, compares them, deletes one and has it back', async () => {
    for (const value of [1, 2, 3]) {
      if (value > 1) recording.clear();
      await record(`t:${String(value)}`, value);
    }
    await press('Runs, marks and units');
    await write('Name of Run 1', 'with ice');
    await write('Name of Run 3', 'Run 3');
    expect(recording.runs.all.value.map(runName)).toEqual(['with ice', 'Run 2', 'Run 3']);
    expect(recording.runs.all.value.at(-1)?.name).toBe('');
    const box = labelled('Compare: with ice') as HTMLInputElement;
    box.checked = true;
    box.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(document.querySelectorAll('.run-sample path[stroke-dasharray="2 3"]')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(4000);
    expect(words()).toContain('For comparison, with ice: t: now 1, between 1 and 1, over 1 seconds.');
    await press('Delete with ice');
    expect(words()).toContain('with ice is deleted.');
    expect(document.activeElement?.textContent.trim()).toBe('Undo');
    find('.runs-undo button').click();
    await settle();
    expect(recording.runs.all.value.map(runName)).toEqual(['with ice', 'Run 2', 'Run 3']);
  });

  it('compares three earlier runs at most', async () => {
    for (let round = 0; round < 6; round += 1) {
      if (round > 0) recording.clear();
      await record('t:1', 1);
    }
    await press('Runs, marks and units');
    for (let count = 0; count < 3; count += 1) {
      const box = field('.run input[type=checkbox]:not(:checked):not(:disabled)');
      box.checked = true;
      box.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    }
    expect(document.querySelectorAll('.run input[type=checkbox]:disabled')).toHaveLength(2);
    expect(words()).toContain('Three at most');
  });

  it('takes a unit by hand, and shows it', async () => {
    await record('level:3', 0);
    await press('Runs, marks and units');
    await write('Unit of level', ' cm\u202E ');
    expect(find('.data-note').textContent).toBe('cm · last run');
    expect(words()).toContain('level');
    expect(recording.toCsv('en')).toContain('level (cm)');
  });

  it('saves one run at once, and asks which when there are several', async () => {
    await record('temp(°C):20', 0);
    await press('CSV');
    expect(await saved[0]?.text()).toContain('temp (°C)');
    recording.clear();
    await record('temp(°C):21', 0);
    await press('CSV');
    expect(saved).toHaveLength(1);
    const dialog = find('dialog');
    expect(dialog.textContent).toContain('Which runs go into the table?');
    const boxes = [...dialog.querySelectorAll<HTMLInputElement>('input')];
    expect(boxes.map((box) => box.checked)).toEqual([false, true]);
    for (const box of boxes) box.checked = true;
    dialog.querySelector('form')?.dispatchEvent(new Event('submit'));
    expect(await saved[1]?.text()).toContain('Run 1: temp (°C),Run 2: temp (°C)');
    dialog.remove();
  });
});
