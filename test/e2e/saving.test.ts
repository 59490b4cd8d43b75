import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { useBrowser, type Pupil } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';
import { inLanguage } from './words.ts';

/** A pupil who has answered a question, is in Correct, and has mended the alarm in Python. */
async function inTheMiddle(pupil: Pupil): Promise<Desk> {
  await pupil.open('#/lesson/cold-chain');
  const desk = await deskOn(pupil.page, pupil.language);
  await desk.choose(answer(desk));
  await desk.lock();
  await desk.goToPhase('correct');
  await desk.openEditor('python');
  await desk.replaceInPython('<', '>');
  return desk;
}

function answer({ lesson, language }: Desk): string {
  const predict = lesson.steps[0]?.predict;
  if (predict?.type !== 'choice') throw new Error('The first step asks for a choice.');
  return inLanguage(predict.options[2]?.text, language);
}

async function saved(desk: Desk): Promise<void> {
  await desk.page.getByText(desk.say('lesson.saved'), { exact: true }).waitFor({ timeout: patience });
}

async function everythingIsThere(page: Page, before: Desk, program: string): Promise<Desk> {
  const desk = await deskOn(page, before.language);
  await desk.atStep('mend');
  await expect.poll(desk.program, { timeout: patience }).toBe(program);
  await page.locator('pensa-read-panel').getByText(answer(desk)).waitFor({ timeout: patience });
  await page.locator('.view-line').first().waitFor({ timeout: patience });
  return desk;
}

describeWith(['chromium'], 'the pupil’s work', () => {
  const browser = useBrowser();

  it('is there again after a reload: the program, the phase and the answers', async () => {
    const pupil = await browser.newPupil();
    const desk = await inTheMiddle(pupil);
    const program = await desk.program();
    expect(program).toContain('if temp > limit:');
    await saved(desk);
    await pupil.page.reload();
    await everythingIsThere(pupil.page, desk, program);
  });

  it('is there again after the tab crashed', async () => {
    const pupil = await browser.newPupil();
    const desk = await inTheMiddle(pupil);
    const program = await desk.program();
    await saved(desk);
    const crashed = pupil.page.waitForEvent('crash');
    const devtools = await pupil.context.newCDPSession(pupil.page);
    void devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    const page = await pupil.newTab();
    await page.goto(pupil.address('#/lesson/cold-chain'));
    const again = await everythingIsThere(page, desk, program);
    await again.replaceInPython('limit = 8', 'limit = 7');
    await saved(again);
  });

  it('is shown by a second tab, which cannot overwrite it but can take it over', async () => {
    const pupil = await browser.newPupil();
    const first = await inTheMiddle(pupil);
    const program = await first.program();
    await saved(first);

    const page = await pupil.newTab();
    await page.goto(pupil.address('#/lesson/cold-chain'));
    const second = await everythingIsThere(page, first, program);
    await page.getByRole('alert').getByText(second.say('lesson.elsewhere')).waitFor();
    const toBlocks = second.editor.getByRole('button', { name: second.say('editor.blocks'), exact: true });
    expect(await toBlocks.isDisabled(), 'what would change the project is not offered').toBe(true);
    await page.getByRole('textbox', { name: second.say('editor.code') }).focus();
    await page.keyboard.type('nothing of this');
    expect(await second.program()).toBe(program);

    await first.replaceInPython('limit = 8', 'limit = 9');
    await saved(first);
    await page.getByRole('button', { name: second.say('lesson.takeOver') }).click();
    await first.page.getByRole('alert').getByText(first.say('lesson.elsewhere')).waitFor();
    await expect.poll(second.program, { timeout: patience }).toContain('limit = 9');
    await second.replaceInPython('limit = 9', 'limit = 6');
    await saved(second);

    await page.close();
    await first.page.reload();
    await everythingIsThere(first.page, first, program.replace('limit = 8', 'limit = 6'));
  });

  it('goes on in a second tab from its newest state when the first is closed', async () => {
    const pupil = await browser.newPupil();
    const first = await inTheMiddle(pupil);
    await saved(first);
    const page = await pupil.newTab();
    await page.goto(pupil.address('#/lesson/cold-chain'));
    const second = await everythingIsThere(page, first, await first.program());
    await first.replaceInPython('limit = 8', 'limit = 5');
    await saved(first);
    const program = await first.program();
    await first.page.close();
    await page.getByRole('alert').getByText(second.say('lesson.elsewhere')).waitFor({ state: 'detached' });
    await expect.poll(second.program, { timeout: patience }).toBe(program);
  });

  it('can be done and taken along where the browser denies storage', async () => {
    const pupil = await browser.newPupil();
    await pupil.context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    const desk = await inTheMiddle(pupil);
    await canGoOn(desk, 'denied');
  });

  it('can be done and taken along where the storage is full, and is kept again once there is room', async () => {
    const pupil = await browser.newPupil();
    await pupil.context.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
        if (sessionStorage.getItem('room') === null) throw new DOMException('Full.', 'QuotaExceededError');
        return put.apply(this, given);
      };
    });
    const desk = await inTheMiddle(pupil);
    await canGoOn(desk, 'full');
    await pupil.page.evaluate(() => sessionStorage.setItem('room', 'yes'));
    await desk.replaceInPython('limit = 8', 'limit = 6');
    await saved(desk);
    await pupil.page.reload();
    const again = await deskOn(pupil.page, 'en');
    await expect.poll(again.program, { timeout: patience }).toContain('limit = 6');
  });

  it('stays as it is when the language is switched, at once and while the program runs', async () => {
    const pupil = await browser.newPupil();
    const desk = await inTheMiddle(pupil);
    const program = await desk.program();
    await desk.start();
    await pupil.page.getByRole('button', { name: desk.say('shell.switchLanguage') }).click();
    const italian = await deskOn(pupil.page, 'it', 'running');
    await italian.atStep('mend');
    expect(await italian.program()).toBe(program);
    await pupil.page.locator('pensa-read-panel').getByText(answer(italian)).waitFor();
    await italian.halt();
    await saved(italian);
    expect(await pupil.page.locator('html').getAttribute('lang')).toBe('it');
  });
});

async function canGoOn(desk: Desk, reason: 'denied' | 'full'): Promise<void> {
  const { page, say } = desk;
  const notice = page.getByRole('alert').filter({ hasText: say(`lesson.save.${reason}`) });
  await notice.waitFor({ timeout: patience });
  await page.getByText(say('lesson.notSaved'), { exact: true }).waitFor();
  await desk.start();
  const arriving = page.waitForEvent('download');
  await notice.getByRole('button', { name: say('files.saveCopy') }).click();
  const copy = await arriving;
  expect(copy.suggestedFilename()).toBe('main.py');
  expect(plain(await readFile(await copy.path(), 'utf8'))).toBe(plain(await desk.program()));
  await desk.halt();
}
