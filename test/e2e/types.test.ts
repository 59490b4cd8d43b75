import { expect, it } from 'vitest';
import type { Workbench } from '../../ide/session/workbench.ts';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { deskOn, patience } from './desk.ts';

/**
 * The type checker where it must work: a module worker under the strict content security policy of our server (a
 * breach of it is an error of the page, and `useBrowser` fails on those), loaded after the editor is there.
 */
describeWith(['chromium'], 'types in the Python editor', () => {
  const browser = useBrowser();

  it('are looked at once the page has time, follow the program, and are explained in its language', async () => {
    const pupil = await browser.newPupil({ language: 'it' });
    const { page } = pupil;
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await pupil.open('#/new/python');
    const { editor } = await deskOn(page, 'it');
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
    const write = (text: string): Promise<void> =>
      page.locator('pensa-editor').evaluate((element, source) => {
        (element as unknown as { workbench: Workbench }).workbench.editFile('main.py', source);
      }, text);

    await write('from microbit import *\ndisplay.scroll(Image.HEART)\n');
    const wave = editor.locator('.squiggly-error');
    await wave.first().waitFor({ timeout: patience });
    expect(loaded).toContain('/type-checker.js');
    // The editor asks too, and a newer question takes the place of an older one.
    const said = (): Promise<unknown> =>
      page.locator('pensa-editor').evaluate(async (element) => {
        const { workbench } = element as unknown as { workbench: Workbench };
        return workbench.python.checkTypes(workbench.project.value.files, undefined);
      });
    await expect.poll(said, { timeout: patience }).toMatchObject([
      {
        file: 'main.py',
        line: 2,
        key: 'type.argument',
        values: { wanted: 'un testo o un numero', given: 'un’immagine' },
      },
    ]);

    await write('from microbit import *\ndisplay.show(Image.HEART)\n');
    await expect.poll(() => wave.count(), { timeout: patience }).toBe(0);
  });
});
