import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { expect, it } from 'vitest';
import { exportZip } from '../../ide/project/export-zip.ts';
import { importFiles } from '../../ide/project/import-files.ts';
import { makeLink } from '../../ide/project/share-link.ts';
import type { Workbench } from '../../ide/session/workbench.ts';
import { describeWith } from '../tools.ts';
import { violations } from './axe.ts';
import { useBrowser, type Pupil } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';
import { words } from './words.ts';

/** The code as a camera has it: what the browser painted, as pixels. Chromium's screenshots are 8-bit RGB(A) PNGs. */
async function photographed(place: Locator): Promise<string> {
  const png = await place.screenshot();
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
  }
  const rows = inflateSync(Buffer.concat(packed));
  const data = new Uint8Array(width * height * 4);
  const line = width * channels;
  let above = new Uint8Array(line);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (line + 1)];
    const row = Uint8Array.from(rows.subarray(y * (line + 1) + 1, (y + 1) * (line + 1)));
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : row[x - channels]!;
      const corner = x < channels ? 0 : above[x - channels]!;
      row[x]! += [0, left, above[x]!, (left + above[x]!) >> 1, paeth(left, above[x]!, corner)][filter ?? 0]!;
    }
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        data[(y * width + x) * 4 + channel] = channel < 3 ? row[x * channels + channel]! : 255;
      }
    }
    above = row;
  }
  return decodeQR({ width, height, data });
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((one) => Math.abs(estimate - one)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

async function openPanel(desk: Desk): Promise<Locator> {
  const { page, say } = desk;
  await page.getByRole('button', { name: say('lesson.menu') }).click();
  await page.getByRole('button', { name: say('share.button') }).click();
  const panel = page.locator('.share-panel');
  await panel.waitFor({ timeout: patience });
  return panel;
}

async function free(pupil: Pupil, editor: 'blocks' | 'python'): Promise<Desk> {
  await pupil.open(`#/new/${editor}`);
  const desk = await deskOn(pupil.page, pupil.language);
  await pupil.page
    .locator(editor === 'blocks' ? '.blocklyPath' : '.view-line')
    .first()
    .waitFor({ timeout: patience });
  return desk;
}

/** As if somebody had written it: long programs take their time to type. */
async function edit(page: Page, source: string): Promise<void> {
  await page.locator('pensa-editor').evaluate((element, text) => {
    (element as unknown as { workbench: Workbench }).workbench.editPython(text);
  }, source);
}

const link = (page: Page, source: string, editor: 'blocks' | 'python' = 'python'): string => {
  const made = makeLink({ name: 'La spia', editor, files: { 'main.py': source } }, page.url());
  if (!made.ok) throw new Error(made.problem.code);
  return made.value.link;
};

describeWith(['chromium'], 'a program given away', () => {
  const browser = useBrowser();

  it('goes as a link and a code from one computer, and opens as a project of its own on another', async () => {
    const pupil = await browser.newPupil({ bypassCSP: true, theme: 'dark' });
    await pupil.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const desk = await free(pupil, 'blocks');
    const panel = await openPanel(desk);
    expect(await violations(pupil.page)).toEqual([]);
    await pupil.screenshot('share-panel-en-dark');
    await panel.getByRole('button', { name: desk.say('share.copy') }).click();
    await panel.getByText(desk.say('share.copied')).waitFor();
    const copied = await pupil.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await panel.getByRole('textbox', { name: desk.say('share.link') }).inputValue());
    expect(await photographed(panel.locator('.share-qr'))).toBe(copied);
    await panel.getByRole('button', { name: desk.say('share.qr.full') }).click();
    const full = pupil.page.locator('.share-full');
    expect(await photographed(full.locator('.share-qr'))).toBe(copied);
    await full.getByRole('button', { name: desk.say('share.qr.close') }).click();
    // On paper there is the code and nothing else, in a dark theme too.
    await pupil.page.emulateMedia({ media: 'print' });
    await pupil.page.evaluate(() => (document.documentElement.dataset['prints'] = 'qr'));
    expect(await photographed(pupil.page.locator('body'))).toBe(copied);
    await pupil.page.evaluate(() => delete document.documentElement.dataset['prints']);
    await pupil.page.emulateMedia({ media: 'screen' });
    const saving = pupil.page.waitForEvent('download');
    await panel.getByRole('button', { name: desk.say('share.zip') }).click();
    const zip = await readFile(await (await saving).path());
    const read = await importFiles([new File([zip], 'a.zip')]);
    expect(read).toMatchObject({ value: { projects: [{ name: 'My project', madeOfBlocks: true }] } });

    const other = await browser.newPupil({ language: 'it', width: 390, height: 844, bypassCSP: true });
    const { page } = other;
    const say = words('it');
    await other.open('#/');
    await page.goto(copied);
    await page.getByRole('heading', { name: say('share.open.title') }).waitFor({ timeout: patience });
    expect(await page.locator('.shared-code').textContent()).toBe((await desk.program()).trimEnd());
    expect(await violations(page)).toEqual([]);
    await other.screenshot('share-open-it-390');
    await page.getByRole('button', { name: say('share.open.yes') }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.blocklyPath').first().waitFor({ timeout: patience });
    const address = page.url();
    expect(address).toContain('#/project/');
    const there = await deskOn(page, 'it');
    expect(await there.program()).toBe(await desk.program());
    // The link is nowhere in the way back, and a reload opens the same project.
    await page.reload();
    await page.locator('.blocklyPath').first().waitFor({ timeout: patience });
    expect(page.url()).toBe(address);
    await page.goBack();
    await page.locator('pensa-home').waitFor({ timeout: patience });
    await page.goto(`${page.url().split('#')[0]!}#/projects`);
    await expect.poll(() => page.locator('pensa-project-card').count(), { timeout: patience }).toBe(1);
  });

  it('is shown as what it is, runs nothing, and is left alone when nobody wants it', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    const say = words('en');
    const desk = await free(pupil, 'python');
    const mine = page.url();
    const program = await desk.program();
    const evil = `x = "<img src=x onerror=alert(1)>"\n# \u202eevil\u0007\n#${'-'.repeat(400)}\n${'y = 1\n'.repeat(9_999)}`;
    await page.goto(link(page, evil));
    const code = page.locator('.shared-code');
    await code.waitFor({ timeout: patience });
    expect((await code.textContent())?.split('\n').slice(0, 2)).toEqual([
      'x = "<img src=x onerror=alert(1)>"',
      '# \\u{202e}evil\\u{7}',
    ]);
    await page.getByText(say('share.open.rest', { lines: '9,802' })).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.getByRole('button', { name: say('share.open.no') }).click();
    await page.locator('pensa-home').waitFor({ timeout: patience });
    expect(page.url()).not.toContain('open');
    await page.goBack();
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    expect(page.url()).toBe(mine);
    expect(await (await deskOn(page, 'en')).program()).toBe(program);
  });

  it('says what is wrong with a link that is cut, changed, too new or endless, and goes on', async () => {
    const pupil = await browser.newPupil({ language: 'it', bypassCSP: true });
    const { page } = pupil;
    const say = words('it');
    await pupil.open('#/');
    const whole = link(page, 'print(1)\n');
    for (const [given, code] of [
      [whole.slice(0, -3), 'cut'],
      [`${whole.slice(0, -6)}AAAAAA`, 'damaged'],
      [whole.replace('open/1', 'open/3'), 'newer'],
      [whole.replace('open/1', `open/1${'A'.repeat(300_000)}`), 'too-big'],
      [whole.replace(/open\/.*/, 'open'), 'cut'],
      [whole.replace(/open\/.*/, 'open/%E0%A4%A/x/__proto__'), 'damaged'],
    ] as const) {
      await page.goto(given);
      await page.getByText(say(`share.open.not.${code}`)).waitFor({ timeout: patience });
    }
    expect(await violations(page)).toEqual([]);
    await pupil.screenshot('share-problem-it');
    await page.getByRole('button', { name: say('shell.toHome') }).click();
    await page.locator('pensa-home').waitFor({ timeout: patience });
  });

  it('opens where the browser keeps nothing, and copies by hand where it may not copy', async () => {
    const pupil = await browser.newPupil({ width: 1024 });
    const { page } = pupil;
    await pupil.context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await pupil.open('#/');
    await page.goto(link(page, 'print(1)\n'));
    await page.getByRole('button', { name: words('en')('share.open.yes') }).click();
    const desk = await deskOn(page, 'en');
    await page.getByRole('dialog').getByRole('button').first().click();
    expect(await desk.program()).toBe('print(1)\n');
    const panel = await openPanel(desk);
    await panel.getByRole('button', { name: desk.say('share.copy') }).click();
    await panel.getByText(desk.say('share.copy.byHand')).waitFor();
    const selected = await panel
      .getByRole('textbox', { name: desk.say('share.link') })
      .evaluate((field: HTMLInputElement) =>
        field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
      );
    expect(selected).toContain('#/open/1');
    await pupil.screenshot('share-by-hand-en-1024');
    // What could not be saved is still there after a look at another link.
    await page.keyboard.press('Escape');
    await edit(page, 'print(2)\n');
    await page.goto(link(page, 'print(3)\n'));
    await page.getByRole('button', { name: desk.say('share.open.no') }).click();
    await page.locator('pensa-home').waitFor({ timeout: patience });
    await page.goBack();
    expect(await (await deskOn(page, 'en')).program()).toBe('print(2)\n');
  });

  it('says when it is too big for a code or for a link, with the numbers', async () => {
    const pupil = await browser.newPupil();
    const desk = await free(pupil, 'python');
    const numbers = (count: number): string =>
      Array.from(
        { length: count },
        (_, index) => `n${String(index)} = ${String((index * 2654435761) % 4294967296)}`,
      ).join('\n');
    await edit(pupil.page, numbers(300));
    const panel = await openPanel(desk);
    const says = (place: Locator) => expect.poll(async () => plain(await place.textContent()));
    await says(panel).toContain(plain(desk.say('share.qr.tooBig').slice(0, 50)));
    expect(await panel.locator('.share-qr').count()).toBe(0);
    await pupil.page.keyboard.press('Escape');
    await edit(pupil.page, numbers(6000));
    const refused = await openPanel(desk);
    await says(refused).toContain(plain(desk.say('share.not.too-big').slice(0, 40)));
    await refused.getByRole('button', { name: desk.say('share.zip') }).waitFor();
    await pupil.screenshot('share-too-big-en');
  });

  it('comes in a zip with others, dropped on the page, and a zip that is a trap changes nothing', async () => {
    const pupil = await browser.newPupil({ bypassCSP: true });
    const { page } = pupil;
    const say = words('en');
    await pupil.open('#/');
    const open = async (name: string, buffer: Buffer): Promise<void> => {
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: say('files.open') }).click();
      await (await choosing).setFiles([{ name, mimeType: 'application/zip', buffer }]);
    };
    const projects = ['Uno', 'Due'].map((name) => {
      return { name, editor: 'python', files: { 'main.py': `print("${name}")\n` }, changedAt: 0 } as const;
    });
    const zip = Buffer.from(exportZip(projects, 'x').bytes);
    await open('tagliato.zip', zip.subarray(0, 200));
    const problem = page.getByRole('dialog', { name: say('files.not.title') });
    await problem
      .getByText(say('files.not.zip-cut', { file: 'tagliato.zip' }))
      .waitFor({ timeout: patience });
    await page.keyboard.press('Escape');
    await open('tutti.zip', zip);
    const notes = page.getByRole('dialog', { name: say('files.opened.several.title', { count: 2 }) });
    await notes.waitFor({ timeout: patience });
    expect(await violations(page)).toEqual([]);
    await pupil.screenshot('zip-several-en');
    await notes.getByRole('button').first().click();
    await page.getByRole('link', { name: 'Due' }).click();
    await page.locator('.view-line').first().waitFor({ timeout: patience });
    expect(await (await deskOn(page, 'en')).program()).toBe('print("Due")\n');
  });
});
