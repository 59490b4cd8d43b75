import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { deskOn, patience, type Desk } from './desk.ts';

const sizes = [
  { language: 'en', theme: 'light', width: 1366, height: 768 },
  { language: 'it', theme: 'light', width: 1366, height: 657 },
  { language: 'it', theme: 'dark', width: 1366, height: 768 },
  { language: 'en', theme: 'contrast', width: 1366, height: 768 },
  { language: 'it', theme: 'light', width: 1024, height: 768 },
  { language: 'en', theme: 'light', width: 390, height: 844 },
  { language: 'it', theme: 'light', width: 390, height: 844 },
] as const;

/** The page itself never scrolls sideways. */
async function fitsWidth(page: Page): Promise<void> {
  const { content, width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    width: innerWidth,
  }));
  expect(content, 'width of the page').toBeLessThanOrEqual(width);
}

/** Texts smaller than 13 px, with their words. Blocks are drawn at a scale of their own. */
function smallTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (
        text === '' ||
        parent === null ||
        parent.closest('svg, .hidden, .blocklyDropDownDiv, style') !== null
      )
        continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      // Size 0: words that only screen readers get.
      if (size > 0 && size < 12.99) found.push(`${String(size)} px: ${text.slice(0, 40)}`);
    }
    return found;
  });
}

async function whereIs(place: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('It is not on the screen.');
  return box;
}

/** The middle of it can be hit: nothing lies over it. */
async function isOnTop(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && element.contains(hit);
  });
}

/** Waits until it is: what appears may still be brought into sight. */
async function insideViewport(place: Locator): Promise<void> {
  const view = place.page().viewportSize() ?? { width: 0, height: 0 };
  const outside = async (): Promise<unknown> => {
    const box = await whereIs(place);
    const isInside =
      box.x >= 0 && box.y >= 0 && box.x + box.width <= view.width && box.y + box.height <= view.height;
    return isInside ? undefined : box;
  };
  await expect.poll(outside, { message: 'what does not fit the screen' }).toBeUndefined();
}

describeWith(['chromium', 'v1-runtime'], 'the layout', () => {
  const browser = useBrowser();

  it.each(sizes)('fits $width x $height ($language, $theme)', async (size) => {
    const { language, theme, width, height } = size;
    const pupil = await browser.newPupil(size);
    const { page } = pupil;
    const look = async (name: string): Promise<void> => {
      await pupil.screenshot(`${name}-${language}-${theme}-${String(width)}x${String(height)}`);
      await fitsWidth(page);
      expect.soft(await smallTexts(page), name).toEqual([]);
    };
    const phone = width <= 800;
    await pupil.open('#/');
    await page.locator('.lesson-card').first().waitFor({ timeout: patience });
    await look('home');

    await pupil.open('#/lesson/cold-chain');
    const desk = await deskOn(page, language);
    const show = async (panel: 'read' | 'edit' | 'board'): Promise<void> => {
      if (phone) await page.locator(`input[name=panel][value=${panel}]`).check({ force: true });
      // On a narrow screen the text of a new step lies over the editor until it is folded.
      const fold = page.getByRole('button', { name: desk.say('lesson.fold') });
      if (!phone && panel === 'edit' && width <= 1180 && (await fold.isVisible())) await fold.click();
    };
    await look('think');
    await desk.next();
    await show('edit');
    await page.locator('pensa-sketch').waitFor();
    await desk.sketch(
      [
        [0.02, 0.75],
        [0.4, 0.7],
        [0.7, 0.3],
        [1, 0.2],
      ],
      0.6,
    );
    await look('sketch');
    await desk.lock();

    await show('read');
    await desk.goToPhase('check');
    await show('edit');
    await desk.openEditor('blocks');
    await look('blocks');
    const before = await whereIs(desk.run);
    await insideViewport(desk.run);
    await desk.start();
    expect(await whereIs(desk.stop), 'Stop stands where Run stood').toEqual(before);
    expect(await isOnTop(desk.stop)).toBe(true);
    await verdictInSight(desk);
    await look('running');
    await desk.halt();

    await show('read');
    await desk.goToPhase('correct');
    await show('edit');
    await desk.openEditor('python');
    await desk.writePython('from microbit import *\nlimit = 8\nwhile True:\n    display.show(limt)\n');
    await look('python');
    await desk.start();
    await desk.verdictSays(desk.say('lesson.verdict.stopped', { line: 4 }));
    await verdictInSight(desk);
    await look('stopped');
    await show('edit');
    await look('explained');

    for (const reader of ['teacher', 'volunteer']) {
      await pupil.openPage(`#/lesson/cold-chain/${reader}`);
      await look(reader);
    }
  });
});

async function verdictInSight(desk: Desk): Promise<void> {
  const heading = desk.verdict.getByRole('heading');
  await insideViewport(heading);
  await expect.poll(() => isOnTop(heading), { message: 'the verdict is on top' }).toBe(true);
}
