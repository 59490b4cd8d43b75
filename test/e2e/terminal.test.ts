import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { patience, type Desk } from './desk.ts';
import { connectBy, freeDesk, microPython } from './table.ts';

const lines = ({ page }: Desk): Promise<string[]> => page.locator('.console-output > div').allTextContents();

/** Waits until the board has printed a line that is exactly this. */
async function boardSays(desk: Desk, text: string): Promise<void> {
  await expect.poll(() => lines(desk), { timeout: patience }).toContain(text);
}

/** Waits for the prompt at the end. */
async function prompt(desk: Desk): Promise<void> {
  await expect.poll(async () => (await lines(desk)).at(-1), { timeout: patience }).toBe('>>> ');
}

describeWith(['chromium', 'v1-runtime'], 'the terminal of a real micro:bit', () => {
  const browser = useBrowser();

  // By a port of the system: DAPLink's own commands lose what a busy page fetches too late (64 bytes are kept).
  it('is MicroPython’s prompt: accents, pasted lines, history, interrupt, soft reset, lines of errors', async () => {
    const pupil = await browser.newPupil({
      table: {
        boards: [{ model: 'v1', hex: microPython() }],
        usb: false,
      },
    });
    const { page } = pupil;
    const desk = await freeDesk(pupil);
    const { say } = desk;
    const field = page.getByRole('textbox', { name: say('board.console.input') });
    const type = async (text: string): Promise<void> => {
      await field.fill(text);
      await field.press('Enter');
    };

    // No program was run: the board is there, and answers.
    await connectBy(desk, 'serial');
    await expect.poll(() => field.isEnabled(), { timeout: patience }).toBe(true);
    await type('print("perché", 6 * 7)');
    await boardSays(desk, 'perché 42');
    await prompt(desk);

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const pasted = `def f(n):\n    for i in range(n):\n        if i % 2:\n            print("dispari", i, "${'x'.repeat(80)}")\n\nf(4)\n`;
    await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
    await field.focus();
    await page.keyboard.press('Control+V');
    await boardSays(desk, `dispari 3 ${'x'.repeat(80)}`);
    await prompt(desk);

    await field.press('ArrowUp');
    expect(await field.inputValue()).toBe('f(4)');
    await field.fill('');

    // The program in the editor, with an error at a line.
    await desk.writePython('from microbit import *\nprint("via")\nsleep(500)\nprint(1 / 0)\n');
    await desk.start();
    await boardSays(desk, 'ZeroDivisionError: division by zero');
    await page
      .getByRole('button', { name: say('board.console.go-to-line', { link: 'line 4', line: 4 }) })
      .click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('pensa-editor') !== null))
      .toBe(true);

    // It starts again from its first line, is interrupted, and the prompt is there.
    await desk.writePython('from microbit import *\nprint("avvio")\nwhile True:\n    sleep(10)\n');
    await desk.start();
    await boardSays(desk, 'avvio');
    await page.getByRole('button', { name: say('board.console.restart') }).click();
    await expect
      .poll(async () => (await lines(desk)).filter((line) => line === 'avvio').length, {
        timeout: patience,
      })
      .toBe(2);
    await page.getByRole('button', { name: say('board.console.interrupt') }).click();
    await prompt(desk);
    await type('1 + 1');
    await boardSays(desk, '2');
    await pupil.screenshot('terminal-serial');
  });
});
