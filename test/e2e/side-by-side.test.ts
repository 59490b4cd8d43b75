import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser } from './browser.ts';
import { deskOn, patience } from './desk.ts';

const source = `from microbit import *

count = 0
while True:
    count += 1
    display.show(count)
    sleep(500)
`;

describeWith(['chromium'], 'blocks and Python side by side', () => {
  const browser = useBrowser();

  it('light each other up, follow each other both ways, and wait for a text that cannot be read', async () => {
    const pupil = await browser.newPupil({ bypassCSP: true });
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'en');
    const { editor, say } = desk;
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    await desk.writePython(source);
    await editor.getByRole('button', { name: say('workspace.both'), exact: true }).click();
    const blocks = editor.getByRole('region', { name: say('editor.blocks') });
    const python = editor.getByRole('region', { name: say('editor.python') });
    const words = (text: string) => blocks.locator('.blocklyBlockCanvas .blocklyText', { hasText: text });
    await words('wait').waitFor({ timeout: patience });

    // A line lights its block up.
    await python.locator('.view-line', { hasText: 'sleep' }).click();
    await expect
      .poll(() => blocks.locator('.linked').getAttribute('class'), { timeout: patience })
      .toContain('loops_wait');
    // A block lights its lines up, with all that is inside it.
    await words('forever').click();
    await expect.poll(() => python.locator('.code-shown').count(), { timeout: patience }).toBe(4);
    await expect.poll(() => blocks.locator('.linked').count()).toBe(0);
    expect(await blocks.getByText(say('workspace.both.leads')).count()).toBe(1);
    expect(await violations(page)).toEqual([]);

    // A block that goes takes its line along.
    await words('wait').click();
    await page.keyboard.press('Delete');
    await expect.poll(desk.program, { timeout: patience }).not.toContain('sleep');
    await expect.poll(() => python.textContent()).not.toContain('sleep');

    // A line that comes brings its block; one that cannot be read yet leaves the blocks as they are.
    await python.locator('.view-line', { hasText: 'display.show' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('display.scroll(');
    await page.keyboard.press('Delete');
    await blocks.getByText(say('workspace.both.waits')).waitFor({ timeout: patience });
    expect(await words('scroll').count()).toBe(0);
    expect(await words('show').count()).toBe(1);
    expect(await blocks.locator('pensa-blocks-editor').getAttribute('inert')).toBe('');
    await page.keyboard.type('"bye")');
    await words('scroll').waitFor({ timeout: patience });
    await expect.poll(() => blocks.getByText(say('workspace.both.waits')).count()).toBe(0);
    expect(await desk.program()).toContain('    display.scroll("bye")');

    // What Python brought is a step of the blocks like any other.
    await words('scroll').click();
    await page.keyboard.press('Control+Z');
    await expect.poll(desk.program, { timeout: patience }).not.toContain('scroll');

    // The choice stays on this computer.
    await page.reload();
    await python.locator('.view-line').first().waitFor({ timeout: patience });
    await words('forever').waitFor({ timeout: patience });
  });
});
