import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser, type Pupil } from './browser.ts';
import { deskOn, patience, type Desk } from './desk.ts';

/** A free project of blocks that says this Python. */
async function withBlocks(pupil: Pupil, source: string): Promise<Desk> {
  await pupil.open('#/new/python');
  const desk = await deskOn(pupil.page, pupil.language);
  await pupil.page.locator('.view-line').first().waitFor({ timeout: patience });
  await desk.writePython(source);
  await desk.openEditor('blocks');
  return desk;
}

describeWith(['chromium'], 'the sheet of blocks', () => {
  const browser = useBrowser();

  it('finds blocks, adds them, and carries them to another tab and into Python, by keys alone', async () => {
    const pupil = await browser.newPupil({ language: 'it', bypassCSP: true });
    const { page, context } = pupil;
    const lights = 'display.show(Image("09090:00000:00000:00000:00900"))';
    const desk = await withBlocks(
      pupil,
      `from microbit import *\n\nwhile True:\n    ${lights}\n    sleep(500)\n`,
    );
    const { say, editor } = desk;
    // Lights are a field with a name and what they show in words.
    expect(await page.locator('.blocklyBlockCanvas .field-leds').getAttribute('aria-label')).toBe(
      `${say('block.leds')}: ${say('workspace.leds.row', { row: 1, columns: '2, 4' })}; ${say('workspace.leds.row', { row: 5, columns: '3' })}`,
    );
    await page.locator('.blocklyBlockCanvas .blocklyText', { hasText: 'aspetta' }).click();

    await page.keyboard.press('Control+F');
    const field = editor.getByRole('combobox', { name: say('workspace.search.field') });
    // At once: no letter may go to the blocks, for which letters are keys. In words of somebody who does not know
    // ours, without accents, and below the block that was chosen.
    await page.keyboard.type('faccina');
    expect(await field.inputValue()).toBe('faccina');
    await editor.getByRole('option', { name: 'Image.' }).first().waitFor({ timeout: patience });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect
      .poll(desk.program, { timeout: patience })
      .toBe(
        `from microbit import *\n\nwhile True:\n    ${lights}\n    sleep(500)\n    display.show(Image.HEART)\n`,
      );

    // What is in the program is shown on the way, and chosen.
    await page.keyboard.press('Control+F');
    await field.waitFor();
    await page.keyboard.type('sempre');
    await page.keyboard.press('ArrowDown');
    await page.locator('.loops_forever.linked').waitFor({ timeout: patience });
    await page.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });

    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('Control+C');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`while True:\n    ${lights}\n    sleep(500)\n    display.show(Image.HEART)`);

    // Another project in another tab.
    const other = await pupil.newTab();
    await other.goto(pupil.address('#/new/blocks'));
    const start = other.locator('.blocklyBlockCanvas .blocklyText').first();
    await start.waitFor({ timeout: patience });
    await start.click();
    await other.keyboard.press('Control+V');
    const pasted = other.locator('.blocklyBlockCanvas .loops_forever');
    await pasted.waitFor({ timeout: patience });
    await other.keyboard.press('Control+Z');
    await pasted.waitFor({ state: 'detached', timeout: patience });
    // What is neither blocks nor Python is refused, and nothing changes.
    await other.evaluate(() =>
      navigator.clipboard.writeText('{"pensabitBlocks": 1, "workspace": {"__proto__": 1}}'),
    );
    await other.keyboard.press('Control+V');
    await other
      .locator('.blocklyToastMessage', { hasText: say('workspace.paste.not-blocks') })
      .waitFor({ timeout: patience });
    expect(await other.locator('.blocklyBlockCanvas > .blocklyBlock').count()).toBe(1);
    // A value that fits nowhere lies there loose; its menu is in ink too, on what is nearly the sheet's white.
    await other.keyboard.press('Control+F');
    await other.keyboard.type('striscia');
    await other.keyboard.press('Enter');
    const menu = other.locator('.blocklyDisabled .blocklyDropdownText').first();
    await menu.waitFor({ timeout: patience });
    expect(
      await menu.evaluate((text) => {
        const paper = getComputedStyle(document.documentElement);
        const wanted = document.createElement('i');
        wanted.style.color = paper.getPropertyValue('--ink');
        document.body.append(wanted);
        return getComputedStyle(text).fill === getComputedStyle(wanted).color;
      }),
    ).toBe(true);
  });

  it('explains what is wrong at its block, mends it by one press, and takes that back', async () => {
    const pupil = await browser.newPupil({ bypassCSP: true });
    const { page } = pupil;
    const wrong = 'from microbit import *\n\nlimit = 8\nwhile True:\n    display.show(limt)\n';
    const desk = await withBlocks(pupil, wrong);
    const { say, editor } = desk;
    const sign = editor.getByRole('button', { name: say('workspace.problem.open') });
    await sign.waitFor({ timeout: patience });
    await sign.focus();
    await page.keyboard.press('Enter');
    const card = editor.getByRole('note', { name: say('workspace.problem.atBlock') });
    await card.waitFor();
    const apart = async (): Promise<boolean> => {
      const block = await page.locator('.screen_show > .blocklyPath').boundingBox();
      const place = await card.boundingBox();
      if (block === null || place === null) return false;
      return (
        place.x >= block.x + block.width ||
        place.x + place.width <= block.x ||
        place.y >= block.y + block.height ||
        place.y + place.height <= block.y
      );
    };
    await expect.poll(apart, { message: 'the card leaves its block in sight' }).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await sign.press('Enter');
    await card.getByRole('button', { name: say('editor.fix', { to: 'limit' }) }).press('Enter');
    await expect.poll(desk.program, { timeout: patience }).toBe(wrong.replace('limt', 'limit'));
    await sign.waitFor({ state: 'detached' });
    await editor.getByRole('button', { name: say('editor.undo') }).click();
    await expect.poll(desk.program, { timeout: patience }).toBe(wrong);
  });
});
