import { expect, it } from 'vitest';
import type { Phase } from '../../lessons/format/lesson.ts';
import { describeWith } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser } from './browser.ts';
import { deskOn, type Desk } from './desk.ts';

const screens = [
  { language: 'en', theme: 'light', width: 1366, height: 768 },
  { language: 'it', theme: 'dark', width: 1366, height: 768 },
  { language: 'en', theme: 'contrast', width: 1366, height: 768 },
  { language: 'it', theme: 'light', width: 390, height: 844 },
] as const;

describeWith(['chromium'], 'axe finds nothing', () => {
  const browser = useBrowser();

  for (const screen of screens) {
    const name = `${screen.language}, ${screen.theme}, ${String(screen.width)} px`;

    it(`on the home page and the pages for adults (${name})`, async () => {
      const pupil = await browser.newPupil({ ...screen, bypassCSP: true });
      for (const place of [
        '#/',
        '#/lesson/cold-chain/teacher',
        '#/lesson/cold-chain/volunteer',
        '#/nowhere',
      ]) {
        await pupil.openPage(place);
        expect(await violations(pupil.page), place).toEqual([]);
      }
    });

    it(`in every phase of the lesson, in both editors (${name})`, async () => {
      const pupil = await browser.newPupil({ ...screen, bypassCSP: true });
      const { page } = pupil;
      await pupil.open('#/lesson/cold-chain');
      const desk = await deskOn(page, screen.language);
      const examine = async (what: string): Promise<void> => {
        expect.soft(await violations(page), what).toEqual([]);
      };
      const show = async (panel: 'read' | 'edit' | 'board'): Promise<void> => {
        if (screen.width < 800)
          await page.locator(`input[name=panel][value=${panel}]`).check({ force: true });
      };
      await examine('think');
      await desk.next();
      await show('edit');
      await page.locator('pensa-sketch').waitFor();
      await examine('sketch');
      for (const phase of ['check', 'correct', 'solve'] as readonly Phase[]) {
        await desk.goToPhase(phase);
        await examine(phase);
      }
      await show('edit');
      await desk.openEditor('blocks');
      await examine('blocks');
      await desk.openEditor('python');
      await examine('python');
      await problemOnScreen(desk);
      await examine('a program that stopped');
      await page.getByRole('button', { name: desk.say('lesson.menu') }).click();
      await examine('the menu');
    });
  }
});

async function problemOnScreen(desk: Desk): Promise<void> {
  await desk.writePython('print(1)\nprint(a)\n');
  await desk.start();
  await desk.verdictSays(desk.say('lesson.verdict.stopped', { line: 2 }));
}
