import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeWith } from '../tools.ts';
import { useBrowser, type Pupil } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';

/** A free project with this Python in the editor. */
async function withProgram(pupil: Pupil, source: string): Promise<Desk> {
  await pupil.open('#/new/python');
  const desk = await deskOn(pupil.page, pupil.language);
  await pupil.page.locator('.view-line').first().waitFor({ timeout: patience });
  await desk.writePython(source);
  return desk;
}

/** The explanation under a line of the program. */
function explanation({ editor, say }: Desk, line: number): Locator {
  return editor.getByRole('note', { name: say('editor.problemOnLine', { line }) });
}

/** What a screen reader is told about the LEDs. */
async function oneLedIsLit({ page, say }: Desk): Promise<void> {
  const lit = say('board.leds.row', { columns: '1' });
  const dark = say('board.leds.row-dark');
  await expect
    .poll(async () => plain(await page.locator('pensa-microbit').textContent()), { timeout: patience })
    .toContain(plain(say('board.leds.rows', { rows: [lit, dark, dark, dark, dark].join('; ') })));
}

const good = 'from microbit import *\ndisplay.set_pixel(0, 0, 9)\nwhile True:\n    sleep(100)\n';

async function anotherProgramRuns(desk: Desk): Promise<void> {
  await desk.writePython(good);
  await desk.start();
  await oneLedIsLit(desk);
}

describeWith(['chromium', 'v1-runtime'], 'a program', () => {
  const browser = useBrowser();

  it('that prints without end leaves the page in the pupil’s hands', async () => {
    const pupil = await browser.newPupil();
    const desk = await withProgram(pupil, 'while True:\n    print("again and again")\n');
    const { page } = pupil;
    await desk.start();
    // The page answers, draws, reacts to a click and to typing while lines pour in.
    for (let round = 0; round < 20; round += 1) {
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    await page.getByRole('button', { name: desk.say('lesson.menu') }).click();
    await page.getByRole('textbox', { name: desk.say('lesson.rename') }).fill('Loud');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Loud' }).waitFor();
    await desk.replaceInPython('again', 'soon');
    expect(await desk.program()).toContain('again and soon');
    await desk.halt();
    await anotherProgramRuns(desk);
  });

  it('that allocates without end is told that the memory is full, at its line', async () => {
    const pupil = await browser.newPupil();
    const desk = await withProgram(pupil, 'kept = []\nwhile True:\n    kept.append(bytearray(500))\n');
    await desk.start();
    await explanation(desk, 3).waitFor({ timeout: patience });
    await desk.verdictSays(desk.say('lesson.verdict.stopped', { line: 3 }));
    await pupil.screenshot('memory-error');
    await anotherProgramRuns(desk);
  });

  it('that never yields is stopped by Stop', async () => {
    const pupil = await browser.newPupil();
    const desk = await withProgram(pupil, 'while True:\n    pass\n');
    await desk.start();
    await desk.halt();
    await anotherProgramRuns(desk);
  });

  it('with a mistyped name is explained at its line, and mended by one button', async () => {
    const pupil = await browser.newPupil({ language: 'it' });
    const desk = await withProgram(
      pupil,
      'from microbit import *\nlimit = 8\ndisplay.set_pixel(limt - 8, 0, 9)\n',
    );
    const { say } = desk;
    await desk.start();
    const note = explanation(desk, 3);
    await note.waitFor({ timeout: patience });
    await desk.verdictSays(say('lesson.verdict.stopped', { line: 3 }));
    await pupil.screenshot('name-error-it');
    await note.getByRole('button', { name: say('editor.fix', { to: 'limit' }) }).click();
    await note.waitFor({ state: 'detached' });
    await expect.poll(desk.program).toContain('set_pixel(limit - 8');
    await desk.start();
    await oneLedIsLit(desk);
  });

  it('that Python cannot read is explained at its line, and mended by one button too', async () => {
    const pupil = await browser.newPupil();
    const desk = await withProgram(pupil, 'from microbit import *\nwhile True\n    sleep(100)\n');
    await desk.start();
    await explanation(desk, 2).waitFor({ timeout: patience });
    await explanation(desk, 2)
      .getByRole('button', { name: desk.say('editor.fix.insert', { to: ':' }) })
      .click();
    await expect.poll(desk.program).toContain('while True:\n');
    await anotherProgramRuns(desk);
  });
});
