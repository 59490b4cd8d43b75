import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Workbench } from '../../ide/session/workbench.ts';
import { describeWith } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser } from './browser.ts';
import { patience } from './desk.ts';
import { words } from './words.ts';

const sizes = [
  { language: 'en', theme: 'light', width: 1366, height: 768 },
  { language: 'it', theme: 'dark', width: 1024, height: 768 },
  { language: 'it', theme: 'contrast', width: 390, height: 844 },
] as const;

/** Puts projects into a profile as an older version left them: without anything beside them. */
async function seed(page: Page, names: readonly string[]): Promise<void> {
  await page.locator('main.home').waitFor({ timeout: patience });
  await page.evaluate(
    (given) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('pensabit');
        opening.onerror = () => fail(opening.error ?? new Error('no database'));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('projects', 'readwrite');
          given.forEach((name, index) => {
            transaction.objectStore('projects').put({
              id: `seed-${String(index)}`,
              name,
              editor: index % 2 === 0 ? 'python' : 'blocks',
              files: { 'main.py': index % 3 === 0 ? 'display.show(Image.HEART)\n' : 'print(1)\n' },
              changedAt: Date.now() - index * 60_000,
              revision: 1,
            });
          });
          transaction.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    names,
  );
}

/** The project on the desk as the editors have it. */
const program = (page: Page): Promise<string> =>
  page
    .locator('pensa-editor')
    .evaluate(
      (element) =>
        (element as unknown as { workbench: Workbench }).workbench.project.value.files['main.py'] ?? '',
    );

/** Types as an editor does, without waiting for one. */
const write = (page: Page, text: string): Promise<void> =>
  page.locator('pensa-editor').evaluate((element, source) => {
    (element as unknown as { workbench: Workbench }).workbench.editPython(source);
  }, text);

const cards = (page: Page): Promise<readonly string[]> => page.locator('.project-card h2').allInnerTexts();

describeWith(['chromium'], 'the pupil’s projects', () => {
  const browser = useBrowser();

  it('are put in order by keyboard alone, nothing is gone at once, and another tab sees it', async () => {
    const pupil = await browser.newPupil({ bypassCSP: true });
    const { page } = pupil;
    const say = words('en');
    await pupil.open('#/');
    await seed(page, ['Lamp', 'Moon']);
    await pupil.open('#/projects');
    await expect.poll(() => cards(page), { timeout: patience }).toEqual(['Lamp', 'Moon']);
    const other = await pupil.newTab();
    await other.goto(pupil.address('#/projects'));
    await expect.poll(() => cards(other), { timeout: patience }).toEqual(['Lamp', 'Moon']);
    await page.bringToFront();

    // Rename in place: the button of the card, its first entry, a name, Enter.
    const more = (name: string) => page.getByRole('button', { name: say('projects.card.more', { name }) });
    await more('Moon').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Sun\u202e');
    await page.keyboard.press('Enter');
    await expect.poll(() => cards(page)).toEqual(['Lamp', 'Sun']);
    await expect.poll(() => cards(other)).toEqual(['Lamp', 'Sun']);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(say('projects.card.more', { name: 'Sun' }));

    // Into the bin, and back by Undo, where the focus is.
    await more('Lamp').click();
    await page.getByRole('button', { name: say('projects.card.remove') }).click();
    await expect.poll(() => cards(page)).toEqual(['Sun']);
    await page.getByRole('button', { name: say('projects.undo') }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => cards(page)).toEqual(['Lamp', 'Sun']);

    await more('Sun').click();
    await page.getByRole('button', { name: say('projects.card.remove') }).click();
    await page.getByRole('link', { name: say('projects.show.binCount', { count: 1 }) }).click();
    await expect.poll(() => cards(page)).toEqual(['Sun']);
    await page.getByRole('button', { name: say('projects.bin.eraseAll') }).click();
    await page.keyboard.press('Enter');
    expect(await cards(page)).toEqual(['Sun']);
    await page.getByRole('button', { name: say('projects.bin.eraseAll') }).click();
    await page.getByRole('button', { name: say('projects.bin.erase.yes') }).click();
    await page.getByRole('heading', { name: say('projects.bin.empty') }).waitFor();
    await expect.poll(() => cards(other)).toEqual(['Lamp']);
  });

  it('have a history: a point with a name, what changed since, and the way back', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    const say = words('en');
    const openHistory = async (): Promise<void> => {
      await page.getByRole('button', { name: say('lesson.menu') }).click();
      await page.getByRole('button', { name: say('history.open'), exact: true }).click();
      await page.locator('dialog.history[open]').waitFor({ timeout: patience });
    };
    await pupil.open('#/new/python');
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    await write(page, 'limit = 8\nprint(limit)\n');
    await openHistory();
    await page.getByLabel(say('history.name')).fill('eight');
    await page.keyboard.press('Enter');
    await page.getByText(say('history.kept')).waitFor();
    await page.keyboard.press('Escape');
    await write(page, 'limit = 9\nprint(limit)\n');
    await openHistory();
    await page.getByRole('button', { name: 'eight' }).click();
    const difference = page.locator('.difference');
    await expect.poll(() => difference.locator('mark').allInnerTexts()).toEqual(['8', '9']);
    await page.getByRole('button', { name: say('history.back') }).click();
    await page.locator('dialog.history').waitFor({ state: 'detached' });
    expect(await program(page)).toBe('limit = 8\nprint(limit)\n');
    await expect.poll(() => page.locator('.view-line').first().innerText()).toContain('8');
    // What was there before is a point too, also after a reload.
    await page.reload();
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    await openHistory();
    await page.getByRole('button', { name: say('history.kind.back') }).click();
    await expect.poll(() => difference.locator('.removed').allInnerTexts()).toMatchObject([/limit = 9/]);
  });

  it('go to another tab with the last letter, and stay two works where both were changed', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    const say = words('en');
    await pupil.open('#/');
    await seed(page, ['Lamp']);
    await pupil.open('#/project/seed-0');
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    const other = await pupil.newTab();
    await other.goto(pupil.address('#/project/seed-0'));
    const takeOver = other.getByRole('button', { name: say('lesson.takeOver') });
    await takeOver.waitFor({ timeout: patience });
    await write(page, 'print("the last letter")\n');
    await takeOver.click();
    await expect.poll(() => program(other), { timeout: patience }).toBe('print("the last letter")\n');
    await takeOver.waitFor({ state: 'detached' });

    // The first tab is frozen in the middle of a word: it neither answers nor saves.
    await page.getByRole('button', { name: say('lesson.takeOver') }).click();
    await page.getByRole('button', { name: say('lesson.takeOver') }).waitFor({ state: 'detached' });
    await page.evaluate(() => {
      const channel = BroadcastChannel.prototype;
      channel.postMessage = () => undefined;
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
        if (!('awake' in window)) throw new DOMException('Full.', 'QuotaExceededError');
        return put.apply(this, given);
      };
    });
    await write(page, 'print("asleep")\n');
    await takeOver.click();
    await takeOver.waitFor({ state: 'detached', timeout: patience });
    await write(other, 'print("awake")\n');
    await other.getByText(say('lesson.saved'), { exact: true }).waitFor();
    expect(await program(page)).toBe('print("asleep")\n');
    await page.evaluate(() => Object.assign(window, { awake: true }));
    await other.close();
    const copy = say('session.copyFromOtherTab', { name: 'Lamp' });
    await page.getByRole('alert').filter({ hasText: copy }).waitFor({ timeout: patience });
    await expect.poll(() => page.url()).not.toContain('seed-0');
    await page.reload();
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    expect(await program(page)).toBe('print("asleep")\n');
    await pupil.open('#/projects');
    await expect
      .poll(async () => [...(await cards(page))].sort(), { timeout: patience })
      .toEqual(['Lamp', copy]);
  });

  it.each(sizes)('are shown rightly at $width px ($language, $theme)', async (size) => {
    const pupil = await browser.newPupil({ ...size, bypassCSP: true });
    const { page } = pupil;
    const say = words(size.language);
    const fits = async (): Promise<void> => {
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    };
    const tag = `${String(size.width)}-${size.language}-${size.theme}`;
    await pupil.open('#/projects');
    await page.getByRole('heading', { name: say('projects.empty') }).waitFor({ timeout: patience });
    expect(await violations(page), 'nothing here').toEqual([]);
    await pupil.open('#/');
    await seed(page, [
      'Lamp',
      'لعبة\u202e',
      '__proto__',
      'W'.repeat(200),
      'Dice',
      '🦊',
      'Step counter',
      'A b c',
    ]);
    await pupil.open('#/projects');
    await page.locator('.project-card').nth(7).waitFor({ timeout: patience });
    await fits();
    expect(await violations(page), 'projects').toEqual([]);
    await pupil.screenshot(`projects-${tag}`);
    await page.getByRole('searchbox').fill('lam');
    await expect.poll(() => cards(page)).toEqual(['Lamp']);
    await page.getByRole('button', { name: say('projects.card.more', { name: 'Lamp' }) }).click();
    await page.getByRole('button', { name: say('projects.card.remove') }).click();
    await pupil.open('#/projects/bin');
    await page.getByRole('button', { name: say('projects.bin.putBack') }).waitFor({ timeout: patience });
    await fits();
    expect(await violations(page), 'bin').toEqual([]);
    await pupil.screenshot(`projects-bin-${tag}`);
    await pupil.open('#/project/seed-0');
    await page.getByText(say('shell.open.in-bin')).waitFor({ timeout: patience });

    await pupil.open('#/project/seed-4');
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    await write(page, 'print("changed")\nfor n in range(3):\n    print(n)\n');
    await page.getByRole('button', { name: say('lesson.menu') }).click();
    await page.getByRole('button', { name: say('history.open'), exact: true }).click();
    await page.locator('.history-points li button').first().click();
    await page.locator('.difference').waitFor();
    await fits();
    expect(await violations(page), 'history').toEqual([]);
    await pupil.screenshot(`history-${tag}`);
  });
});
