import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTask } from '../../../../ide/base/next-task.ts';
import { SideBySide } from '../../../../ide/ui/editor/side-by-side.ts';

const broken = 'while True:\n    display.show("a"\n';
/** Long enough for a pause in typing and for everything that follows it. */
const later = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(5000);
  for (let tasks = 0; tasks < 30; tasks += 1) await nextTask();
};
const text = (source: string) => ({ editor: 'python' as const, source, blocks: undefined });

describe('blocks beside a text', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are made of it at once, and a text that cannot be read is read once and not over and over', async () => {
    let shown = text(broken);
    let readings = 0;
    const side: SideBySide = new SideBySide(() => {
      readings += 1;
      // As the editor does: what has changed is shown again.
      if (readings < 20) side.show(shown);
    });
    side.show(shown);
    await later();
    expect(side.waits).toBe(true);
    expect(readings).toBe(1);

    shown = text('display.show("a")\n');
    side.show(shown);
    await later();
    expect(side.waits).toBe(false);
    expect(side.inStep).toBe(true);
    expect(readings).toBe(2);
    side.close();
  });
});
