import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { deskOn, patience, type Desk } from './desk.ts';
import {
  connectBy,
  consoleSays,
  freeDesk,
  greeting,
  microPython,
  openChoice,
  stateSays,
  tableOf,
} from './table.ts';

/** Each tab has a rig of its own: what one has open, the other finds in use, as with one board on the table. */
async function shareBoard(tabs: readonly Page[]): Promise<void> {
  for (const tab of tabs) {
    await tab.evaluate(() => {
      const channel = new BroadcastChannel('one-board-for-all-tabs');
      const { rig } = window.pensabitRig;
      let heard = 0;
      channel.onmessage = ({ data }: MessageEvent<boolean>) => {
        rig.board(0).faults.busy = data;
        heard = Date.now();
      };
      let told = false;
      setInterval(() => {
        const { opened } = rig.usb.deviceOf(rig.board(0));
        if (opened || told) channel.postMessage(opened);
        told = opened;
        // A tab that was closed says nothing any more, and holds nothing.
        if (Date.now() - heard > 1000) rig.board(0).faults.busy = false;
      }, 5);
    });
  }
}

/** What a page is told when its tab goes out of sight and comes back. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { value: now, configurable: true });
    Object.defineProperty(document, 'visibilityState', {
      value: now ? 'hidden' : 'visible',
      configurable: true,
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

async function takeByName(desk: Desk, name: string): Promise<void> {
  const dialog = await openChoice(desk);
  await dialog.locator('.way[data-kind="usb"]').getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'hidden', timeout: patience });
  await stateSays(desk, name);
  await stateSays(desk, desk.say('board.status.connected'));
}

describeWith(['chromium', 'v1-runtime'], 'several boards, several tabs', () => {
  const browser = useBrowser();

  it('tells two boards apart by name, and goes from one to the other', async () => {
    const hex = microPython();
    const pupil = await browser.newPupil({
      table: {
        boards: [
          { model: 'v1', hex },
          { model: 'v1', hex },
        ],
      },
    });
    const desk = await freeDesk(pupil);
    const { say } = desk;
    const table = tableOf(pupil.page);
    const [one, two] = [await table.name(0), await table.name(1)];
    expect(one).not.toBe(two);
    await desk.writePython(greeting('Ciao'));
    await connectBy(desk, 'usb');
    await stateSays(desk, one);
    // The second one is not permitted yet: the browser asks.
    await table.choose(1);
    const dialog = await openChoice(desk);
    await dialog
      .locator('.way[data-kind="usb"]')
      .getByRole('button', { name: say('board.choose.another') })
      .click();
    await dialog.waitFor({ state: 'hidden', timeout: patience });
    await stateSays(desk, two);
    await stateSays(desk, say('board.status.connected'));
    // From now on both are there by name.
    await takeByName(desk, one);
    await desk.start();
    await expect.poll(() => table.printed(0), { timeout: patience }).toContain('Ciao perché');
    expect(await table.printed(1)).not.toContain('Ciao perché');
    await openChoice(desk);
    await pupil.screenshot('real-two-boards');
    await pupil.page.keyboard.press('Escape');
    await takeByName(desk, two);
    await desk.start();
    await expect.poll(() => table.printed(1), { timeout: patience }).toContain('Ciao perché');
    // The one that lies unused may go without a word; the one in use is missed, and comes back.
    await table.unplug(0);
    await stateSays(desk, two);
    await table.unplug(1);
    await stateSays(desk, say('board.status.unplugged'));
    await table.plug(0);
    await table.plug(1);
    await stateSays(desk, two);
    await stateSays(desk, say('board.status.connected'));
  });

  it('lets go of the board when the tab is hidden, and takes it back with its program running', async () => {
    const pupil = await browser.newPupil({ table: { boards: [{ model: 'v1', hex: microPython() }] } });
    const { page } = pupil;
    const desk = await freeDesk(pupil);
    const table = tableOf(page);
    await desk.writePython(
      `from microbit import *\nn = 0\nwhile True:\n    n += 1\n    print('turn', n)\n    sleep(200)\n`,
    );
    await connectBy(desk, 'usb');
    await desk.start();
    await consoleSays(desk, 'turn 2');
    await setHidden(page, true);
    await stateSays(desk, desk.say('board.status.paused-hidden'));
    await pupil.screenshot('real-hidden');
    const before = await table.printed();
    await expect.poll(() => table.printed(), { timeout: patience }).not.toBe(before);
    await setHidden(page, false);
    await stateSays(desk, /\d:\d\d/);
    // It went on by itself all the while: it was not started again.
    const count = (text: string): number => text.split('turn 1\r\n').length;
    expect(count(await table.printed())).toBe(count(before));
    const now = /(\d+)\D*$/.exec(await table.printed())?.[1] ?? '';
    await consoleSays(desk, `turn ${String(Number(now) + 2)}`);
  });

  it('gives the board to a second tab that runs on it, and takes it back when that tab is closed', async () => {
    const pupil = await browser.newPupil({
      table: { boards: [{ model: 'v1', hex: microPython(), granted: true }] },
    });
    const first = await freeDesk(pupil);
    const { say } = first;
    await first.writePython(greeting('Prima'));
    const page = await pupil.newTab();
    await page.goto(pupil.address('#/new/python'));
    const second = await deskOn(page, pupil.language);
    await second.editor.locator('.view-line').first().waitFor({ timeout: patience });
    await shareBoard([pupil.page, page]);
    await connectBy(first, 'usb');
    await first.start();
    await consoleSays(first, 'Prima perché è là ☀');
    await connectBy(second, 'usb');
    await stateSays(first, say('board.status.paused-other-tab'));
    await second.start();
    await pupil.page.bringToFront();
    await pupil.screenshot('real-other-tab');
    await page.close({ runBeforeUnload: false });
    await stateSays(first, /\d:\d\d|Ready/);
    await first.start();
    await consoleSays(first, 'Prima perché è là ☀');
  });
});
