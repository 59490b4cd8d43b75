import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { programFromHex } from '../../firmware/image/hex-contents.ts';
import { describeWith, v2Runtime } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser, type Pupil } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';

interface Thrown {
  readonly name: string;
  /** One character a byte. */
  readonly content: string;
}

/** Drags files from outside over the page and lets them go over an element. */
async function drop(page: Page, selector: string, ...files: readonly Thrown[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, content } of given) {
      data.items.add(new File([Uint8Array.from(content, (letter) => letter.charCodeAt(0))], name));
    }
    return data;
  }, files);
  const place = page.locator(selector).first();
  await place.dispatchEvent('dragenter', { dataTransfer: transfer });
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await page.locator('.files-drop').waitFor();
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Presses “Save for a micro:bit” and returns the file that arrives. */
async function savedHex(desk: Desk): Promise<{ name: string; hex: string }> {
  const { page, say } = desk;
  await page.getByRole('button', { name: say('lesson.menu') }).click();
  const arriving = page.waitForEvent('download', { timeout: patience });
  await page.getByRole('button', { name: say('files.save') }).click();
  const file = await arriving;
  return { name: file.suggestedFilename(), hex: await readFile(await file.path(), 'latin1') };
}

async function freeDesk(pupil: Pupil, editor: 'blocks' | 'python'): Promise<Desk> {
  await pupil.open(`#/new/${editor}`);
  const desk = await deskOn(pupil.page, pupil.language);
  await desk.openEditor('python');
  if (editor === 'blocks') await desk.openEditor('blocks');
  return desk;
}

/** The project on screen is another one than before. */
async function elsewhere(page: Page, before: string): Promise<void> {
  await expect.poll(() => page.url(), { timeout: patience }).not.toBe(before);
}

describeWith(['chromium', 'v1-runtime'], 'a program as a hex file', () => {
  const browser = useBrowser();
  const target = v2Runtime() === undefined ? 'v1' : 'universal';

  it('is the program, and opens as the same blocks when it is dropped', async () => {
    const pupil = await browser.newPupil({ bypassCSP: true });
    const { page } = pupil;
    const desk = await freeDesk(pupil, 'blocks');
    const program = await desk.program();
    const { name, hex } = await savedHex(desk);
    expect(name).toBe('microbit-my-project.hex');
    const inside = programFromHex(hex);
    expect(inside.ok && new TextDecoder().decode(inside.value.program.files.get('main.py'))).toBe(program);
    expect(inside.ok && inside.value.runtimes.length).toBe(target === 'universal' ? 2 : 1);

    const panel = page.getByRole('dialog', { name: desk.say('files.hex.title') });
    await panel.getByText(desk.say(`files.hex.board.${target}`)).waitFor();
    await panel.getByText(desk.say('files.plug.linux')).waitFor();
    expect(await violations(page)).toEqual([]);
    await pupil.screenshot('hex-panel-en');
    await panel.getByRole('button', { name: desk.say('files.system.windows') }).click();
    await panel.getByText(desk.say('files.plug.windows')).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(desk.say('lesson.menu'));

    const before = page.url();
    await drop(page, 'pensa-editor', { name, content: hex });
    await elsewhere(page, before);
    const again = await deskOn(page, 'en');
    await page.locator('.blocklyBlockCanvas .blocklyPath').first().waitFor({ timeout: patience });
    expect(await again.program()).toBe(program);
    expect(await page.locator('.lesson-top h1').textContent()).toBe('My project');
  });

  it('is made by keyboard alone, and in Italian on a phone', async () => {
    const pupil = await browser.newPupil({ language: 'it', width: 390, height: 844, bypassCSP: true });
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'it');
    await page.getByRole('button', { name: desk.say('lesson.menu') }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: desk.say('files.save') }).focus();
    await pupil.screenshot('hex-menu-it-390');
    const arriving = page.waitForEvent('download', { timeout: patience });
    await page.keyboard.press('Enter');
    expect((await arriving).suggestedFilename()).toBe('microbit-il-mio-progetto.hex');
    const panel = page.getByRole('dialog', { name: desk.say('files.hex.title') });
    await panel.getByText(desk.say('files.blink.linux')).waitFor();
    expect(await violations(page)).toEqual([]);
    await pupil.screenshot('hex-panel-it-390');
    await panel.getByRole('button', { name: desk.say('files.close') }).focus();
    await page.keyboard.press('Enter');
    await panel.waitFor({ state: 'detached' });
  });
});

describeWith(['chromium', 'v1-runtime'], 'a file that does not open', () => {
  const browser = useBrowser();

  it('says why, where the pupil is, and changes nothing', async () => {
    for (const language of ['en', 'it'] as const) {
      const pupil = await browser.newPupil({ language, bypassCSP: true });
      const { page } = pupil;
      const desk = await freeDesk(pupil, 'python');
      const program = await desk.program();
      const { hex } = await savedHex(desk);
      await page.keyboard.press('Escape');
      const before = page.url();
      const lines = hex.split('\n').slice(0, 100);
      const panel = page.getByRole('dialog', { name: desk.say('files.not.title') });
      for (const [file, text] of [
        [
          { name: 'a.hex', content: lines.join('\n') },
          desk.say('files.not.cut', { file: 'a.hex', line: 100 }),
        ],
        [{ name: 'a.png', content: 'x' }, desk.say('files.not.unknown-kind', { file: 'a.png' })],
        [{ name: 'a.py', content: '# \xe8' }, desk.say('files.not.not-text', { file: 'a.py' })],
      ] as const) {
        await drop(page, '.view-lines', file);
        await panel.getByText(text).waitFor({ timeout: patience });
        expect(plain(await panel.textContent())).toContain(plain(desk.say('files.not.safe')));
      }
      expect(await violations(page)).toEqual([]);
      await pupil.screenshot(`hex-problem-${language}`);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect(page.url()).toBe(before);
      expect(await desk.program()).toBe(program);
    }
  });
});

describeWith(['chromium'], 'files from the home page', () => {
  const browser = useBrowser();

  it('are chosen with the picker; more files than main.py are kept and said', async () => {
    const pupil = await browser.newPupil({ bypassCSP: true });
    const { page } = pupil;
    await pupil.open('#/');
    const say = (await import('./words.ts')).words('en');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: say('files.open') }).click();
    await pupil.screenshot('hex-home-en');
    await (
      await choosing
    ).setFiles([
      { name: 'main.py', mimeType: 'text/x-python', buffer: Buffer.from('import più\nprint(più.x)\n') },
      { name: 'più.py', mimeType: 'text/x-python', buffer: Buffer.from('x = 7\n') },
    ]);
    const note = page.getByRole('dialog', { name: say('files.opened.title') });
    await note.getByText(say('files.opened.more', { files: 'più.py' })).waitFor({ timeout: patience });
    expect(await violations(page)).toEqual([]);
    await note.getByRole('button', { name: say('files.opened.go') }).click();
    const desk = await deskOn(page, 'en');
    expect(await desk.program()).toBe('import più\nprint(più.x)\n');
  });

  it('open where the browser keeps nothing', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    await pupil.open('#/');
    await page.locator('.free').waitFor({ timeout: patience });
    await drop(page, 'main', { name: 'gioco.py', content: 'print(1)\n' });
    const desk = await deskOn(page, 'en');
    const note = page.getByRole('dialog', { name: desk.say('files.opened.title') });
    await note.getByText(desk.say('files.opened.notKept', { names: 'Gioco' })).waitFor({ timeout: patience });
    await note.getByRole('button').click();
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    expect(await desk.program()).toBe('print(1)\n');
    await desk.replaceInPython('1', '2');
    await page.getByText(desk.say('lesson.notSaved'), { exact: true }).waitFor({ timeout: patience });
    const before = page.url();
    await drop(page, 'main', { name: 'other.py', content: 'print(3)\n' });
    const panel = page.getByRole('dialog', { name: desk.say('files.not.title') });
    await panel.getByText(desk.say('files.not.unsaved')).waitFor();
    await page.keyboard.press('Escape');
    expect(page.url()).toBe(before);
    expect(await desk.program()).toBe('print(2)\n');
  });
});
