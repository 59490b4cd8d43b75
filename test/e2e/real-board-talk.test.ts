import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Workbench } from '../../ide/session/workbench.ts';
import { describeWith } from '../tools.ts';
import { useBrowser, type Pupil } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';
import { connectBy, consoleSays, freeDesk, microPython, stateSays, tableOf } from './table.ts';
import { words } from './words.ts';

/** A desk with a program of several files, as they are opened from a pupil's own folder. */
async function openFiles(pupil: Pupil, files: Readonly<Record<string, string>>): Promise<Desk> {
  const { page, language } = pupil;
  const say = words(language);
  await pupil.open('#/');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('files.open') }).click();
  const chooser = await choosing;
  await chooser.setFiles(
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: 'text/x-python',
      buffer: Buffer.from(text),
    })),
  );
  await page
    .getByRole('dialog', { name: say('files.opened.title') })
    .getByRole('button', { name: say('files.opened.go') })
    .click();
  const desk = await deskOn(page, language);
  await desk.editor.locator('.view-line').first().waitFor({ timeout: patience });
  return desk;
}

function inputOf({ page, say }: Desk): Locator {
  return page.locator('.console-input input').and(page.getByLabel(say('board.console.input')));
}

async function type(desk: Desk, text: string): Promise<void> {
  const input = inputOf(desk);
  await input.fill(text);
  await input.press('Enter');
}

/** Waits until the board's last words are its prompt. */
async function atPrompt({ page }: Desk): Promise<void> {
  const last = page.locator('.console-output > *').last();
  await expect.poll(async () => plain(await last.textContent()), { timeout: patience }).toBe('>>>');
}

/** Numbers of the recorded series `n`, as far as they are there. */
function recorded(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const top = document.querySelector('pensa-lesson-top') as unknown as { workbench: Workbench };
    const series = top.workbench.recording.series().find(({ name }) => name === 'n');
    return series === undefined ? [] : [...series.values.subarray(0, series.length)];
  });
}

describeWith(['chromium', 'v1-runtime'], 'talk with a real micro:bit', () => {
  const browser = useBrowser();

  for (const way of ['usb', 'serial'] as const) {
    it(`carries words of any alphabet: file names, prints, typing; and is a prompt to work at (${way})`, async () => {
      const pupil = await browser.newPupil({
        language: 'it',
        table: { boards: [{ model: 'v1', hex: microPython() }] },
      });
      const { page } = pupil;
      const desk = await openFiles(pupil, {
        'main.py': [
          'from microbit import *',
          'from più import perché',
          "print('città è là, 日本, ☀😀')",
          'print(perché)',
          'n = 0',
          'while True:',
          '    n += 1',
          '    sleep(100)',
          '',
        ].join('\n'),
        'più.py': "perché = 'già'\n",
      });
      const { say } = desk;
      await connectBy(desk, way);
      await desk.start();
      await consoleSays(desk, 'città è là, 日本, ☀😀');
      await consoleSays(desk, 'già');

      // Interrupt, type, look back, type again.
      await page.getByRole('button', { name: say('board.console.interrupt') }).click();
      await consoleSays(desk, 'KeyboardInterrupt');
      await atPrompt(desk);
      await type(desk, "print('così ' + perché + ' ✓', 6 * 7)");
      await consoleSays(desk, 'così già ✓ 42');
      await atPrompt(desk);
      await type(desk, 'import os; print(*os.listdir())');
      await consoleSays(desk, 'main.py più.py');
      await atPrompt(desk);
      const input = inputOf(desk);
      await input.press('ArrowUp');
      await input.press('ArrowUp');
      expect(await input.inputValue()).toBe("print('così ' + perché + ' ✓', 6 * 7)");
      await input.press('ArrowDown');
      expect(await input.inputValue()).toBe('import os; print(*os.listdir())');
      await pupil.screenshot(`real-terminal-${way}`);

      // A soft reset: the program begins again.
      await page
        .locator('pensa-console')
        .getByRole('button', { name: say('board.console.restart') })
        .click();
      await expect
        .poll(() => page.locator('.console-output').getByText('città è là, 日本, ☀😀').count(), {
          timeout: patience,
        })
        .toBe(2);
    });
  }

  it('leads from a traceback to its line in the program', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: microPython() }] } });
    const { page } = pupil;
    const desk = await freeDesk(pupil);
    await desk.writePython(
      "from microbit import *\n\ndef measure():\n    return limt\n\nprint('ok')\nmeasure()\n",
    );
    await connectBy(desk, 'usb');
    await desk.start();
    await stateSays(desk, desk.say('board.status.stopped-at', { line: 4 }));
    const link = page.locator('.console-output').getByRole('button', { name: /line 4/ });
    await link.click();
    await expect
      .poll(() => desk.editor.evaluate((editor) => editor.contains(document.activeElement)), {
        timeout: patience,
      })
      .toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('it');
    expect(await desk.program()).toContain('return liit');
    await pupil.screenshot('real-traceback');
  });

  it('says that the board is gone, and nothing else, when the cable comes out under what is asked of it', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: microPython() }] } });
    const { page } = pupil;
    const desk = await freeDesk(pupil);
    const { say } = desk;
    const table = tableOf(page);
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    await desk.writePython('while True:\n    pass\n');
    for (const [place, how] of [
      [button(say('board.console.interrupt')), 'click'],
      [button(say('board.console.restart')), 'click'],
      [inputOf(desk), 'd'],
      [inputOf(desk), 'c'],
      [inputOf(desk), 'line'],
      [desk.stop, 'click'],
      [button(say('board.card.reset')), 'click'],
      [button(say('board.card.disconnect')), 'click'],
    ] as const) {
      // Who asked to disconnect has to ask for the board again.
      if (!(await desk.boardState.textContent())?.includes(await table.name())) await connectBy(desk, 'usb');
      await desk.start();
      // In one moment: it is asked, and the cable comes out.
      await place.evaluate((element: HTMLElement, act) => {
        if (act === 'click') element.click();
        else if (act === 'line' && element instanceof HTMLInputElement) {
          element.value = 'print(1)';
          element.form?.requestSubmit();
        } else {
          element.dispatchEvent(
            new KeyboardEvent('keydown', { key: act, ctrlKey: true, bubbles: true, cancelable: true }),
          );
        }
        window.pensabitRig.unplug(0);
      }, how);
      const either = (key: 'unplugged' | 'connected'): RegExp =>
        new RegExp(`${say(`board.status.${key}`)}|${say('board.status.disconnected')}`);
      await stateSays(desk, either('unplugged'));
      await desk.run.waitFor({ timeout: patience });
      await table.plug();
      await stateSays(desk, either('connected'));
    }
  });

  for (const way of ['usb', 'serial'] as const) {
    it(`loses no line of a program that prints as fast as it can for five seconds (${way})`, async () => {
      const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: microPython() }] } });
      const { page } = pupil;
      const desk = await freeDesk(pupil);
      const table = tableOf(page);
      await desk.writePython('n = 0\nwhile True:\n    n += 1\n    print("n:", n)\n');
      await connectBy(desk, way);
      await page.evaluate(() => {
        const tasks: number[] = [];
        Object.assign(window, { longTasks: tasks });
        new PerformanceObserver((list) => {
          tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
        }).observe({ type: 'longtask' });
      });
      const atFirst = await table.counters();
      await desk.start();
      const devtools = await page.context().newCDPSession(page);
      const heap = async (): Promise<number> => {
        await devtools.send('HeapProfiler.collectGarbage');
        return (await devtools.send('Runtime.getHeapUsage')).usedSize;
      };
      await expect
        .poll(async () => (await recorded(page)).length, { timeout: patience })
        .toBeGreaterThan(200);
      const before = await heap();
      await page.evaluate(() => {
        (window as unknown as { longTasks: number[] }).longTasks.length = 0;
      });
      const from = await page.evaluate(() => performance.now());
      await page.waitForFunction((start) => performance.now() - start > 5000, from, {
        timeout: 4 * patience,
      });
      const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
      const [after, end] = [await heap(), await table.counters()];
      await desk.halt();
      const numbers = await recorded(page);
      const lost = numbers.flatMap((number, at) => {
        const last = numbers[at - 1] ?? 0;
        return number === last + 1 ? [] : [`${String(last)} to ${String(number)}`];
      });
      console.log(
        `${way}: ${String(numbers.length)} lines, gaps ${JSON.stringify(lost.slice(0, 5))} (${String(lost.length)}), ` +
          `lost by DAPLink ${String(end.serialLost - atFirst.serialLost)} B; tasks over 50 ms, the board's own work ` +
          `included: ${JSON.stringify(tasks)}; heap ${String(Math.round((after - before) / 1024))} kB more`,
      );
      // Over USB the board's own chip keeps 64 bytes: what a computer that is busy elsewhere fetches too late is gone.
      const byChip = way === 'usb' ? end.serialLost - atFirst.serialLost : 0;
      expect(byChip, 'bytes the page fetched too late').toBeLessThan(numbers.length / 12);
      // A byte that is missing changes one number, or makes one of two.
      if (byChip === 0) expect(lost).toEqual([]);
      else expect(lost.length).toBeLessThanOrEqual(2 * byChip);
      expect(after - before).toBeLessThan(8_000_000);
      await pupil.screenshot(`real-fast-${way}`);
    });
  }
});
