import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { hasFocus, pressUntil, tabTo } from './keys.ts';
import { deskOn, patience, type Desk } from './desk.ts';
import { inLanguage } from './words.ts';

async function activate(page: Page, place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, place, key);
  await page.keyboard.press('Enter');
}

/** What the focus is on, as a screen reader names it. */
function focusName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent.trim() ?? '';
  });
}

async function runByKeyboard(desk: Desk): Promise<void> {
  await activate(desk.page, desk.run);
  await expect.poll(() => desk.boardState.textContent(), { timeout: patience }).toMatch(/0:0\d/);
}

describeWith(['chromium', 'v1-runtime'], 'the keyboard alone', () => {
  const browser = useBrowser();

  it('answers, sketches, runs, mends with blocks and passes the checks', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.open('#/');
    await activate(page, page.getByRole('link', { name: 'Start the lesson' }));
    const desk = await deskOn(page, 'en');
    const { say, editor, lesson } = desk;
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    const next = page.locator('pensa-read-panel').getByRole('button', { name: say('lesson.next') });

    // Think: a choice.
    await desk.atStep('the-box');
    await tabTo(page, page.getByRole('radio').first());
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await activate(page, button(say('lesson.predict.lock')));
    await expect.poll(() => focusName(page)).toBe(say('lesson.predict.yes'));
    await page.keyboard.press('Enter');
    const predict = lesson.steps[0]?.predict;
    const chosen = predict?.type === 'choice' ? inLanguage(predict.options[2]?.text, 'en') : '';
    await page.locator('pensa-read-panel').getByText(chosen).waitFor();
    await activate(page, next, 'Shift+Tab');

    // Think: a sketch, knot by knot, and the mark.
    await desk.atStep('sketch');
    await tabTo(page, page.locator('pensa-sketch').getByRole('slider').first());
    for (let knot = 1; knot <= 10; knot += 1) {
      await page.keyboard.press('PageUp');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowRight');
    }
    await tabTo(page, page.locator('pensa-sketch').getByRole('slider').last());
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('PageUp');
    await expect
      .poll(() => page.locator('pensa-sketch').getByRole('slider').last().getAttribute('aria-valuetext'))
      .toBe(say('lesson.sketch.markAt', { seconds: 20 }));
    await activate(page, button(say('lesson.predict.lock')));
    await expect.poll(() => focusName(page)).toBe(say('lesson.predict.yes'));
    await page.keyboard.press('Enter');
    await activate(page, next, 'Shift+Tab');

    // Check: run; then straight to Correct by the phases.
    await desk.atStep('run');
    await runByKeyboard(desk);
    await desk.allChecksPass();
    await activate(page, desk.stop);
    await activate(page, desk.phase('correct'));
    await desk.atStep('mend');

    // Correct: to the comparison through the blocks, and another sign from its menu.
    const comparison = editor.getByRole('button', { name: new RegExp(say('block.option.compare.<.spoken')) });
    await comparison.waitFor({ timeout: patience });
    await tabTo(page, editor.locator('.blocklyWorkspaceSelectionRing'));
    const condition = say('block.option.compare.<.spoken');
    await pressUntil(page, 'ArrowDown', async () => (await focusName(page)).includes(condition));
    await pressUntil(page, 'ArrowRight', () => hasFocus(comparison));
    await page.keyboard.press('Enter');
    const option = page.getByRole('option', { name: say('block.option.compare.>.spoken'), exact: true });
    await option.waitFor({ timeout: patience });
    await pressUntil(page, 'ArrowDown', async () =>
      option.evaluate((one) => one.classList.contains('blocklyMenuItemHighlight')),
    );
    await page.keyboard.press('Enter');
    await expect.poll(desk.program, { timeout: patience }).toContain('if temp > limit:');
    await runByKeyboard(desk);
    await desk.allChecksPass();
    const nextStep = desk.verdict.getByRole('button', { name: say('lesson.nextStep') });
    await activate(page, nextStep);
    await desk.atStep('edge');
  });

  it('writes Python, and gets out of the editor again', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.open('#/lesson/cold-chain');
    const desk = await deskOn(page, 'en');
    const { say, editor } = desk;
    await activate(page, desk.phase('correct'));
    await activate(page, editor.getByRole('button', { name: say('editor.python'), exact: true }));
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
    const code = page.getByRole('textbox', { name: say('editor.code') });
    await tabTo(page, code);
    await desk.replaceInPython('<', '>');
    expect(await desk.program()).toContain('if temp > limit:');

    // Tab writes spaces; Control and M let it move the focus, in both directions.
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    expect(await hasFocus(code)).toBe(true);
    await page.keyboard.press('Control+M');
    await page.keyboard.press('Shift+Tab');
    expect(await hasFocus(code)).toBe(false);
    await tabTo(page, code);
    await page.keyboard.press('Tab');
    expect(await hasFocus(code)).toBe(false);
  });

  it('ends a line with Enter although a suggestion for its last word is open', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'en');
    await desk.writePython('# my alarm\n');
    await page.keyboard.type('alarm = True');
    await desk.editor
      .locator('.suggest-widget.visible')
      .getByText('True')
      .first()
      .waitFor({ timeout: patience });
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await expect.poll(desk.program, { timeout: patience }).toBe('# my alarm\nalarm = True\nx');
  });

  it('offers what fits the word being written although the answer for an earlier word came late', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    // The worker comes only once all is typed: bad Wi-Fi, or a computer with much to do.
    let typed = (): void => undefined;
    const allTyped = new Promise<void>((resolve) => (typed = resolve));
    await page.route('**/python-worker.js', async (route) => {
      await allTyped;
      await route.continue();
    });
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'en');
    await desk.writePython('# my alarm\n');
    await page.keyboard.type('alarm = Tr', { delay: 30 });
    typed();
    await desk.editor
      .locator('.suggest-widget.visible')
      .getByText('True')
      .first()
      .waitFor({ timeout: patience });
  });
});
