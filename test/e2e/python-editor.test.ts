import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Workbench } from '../../ide/session/workbench.ts';
import { violations } from './axe.ts';
import { describeWith } from '../tools.ts';
import { useBrowser } from './browser.ts';
import { deskOn, patience, type Desk } from './desk.ts';

type Files = Readonly<Record<string, string>>;

const filesOf = (page: Page): Promise<Files> =>
  page
    .locator('pensa-editor')
    .evaluate((element) => (element as unknown as { workbench: Workbench }).workbench.project.value.files);

/** Puts a program there from outside, as opening a project does. */
const put = (page: Page, files: Files): Promise<void> =>
  page.locator('pensa-editor').evaluate((element, given) => {
    const { workbench } = element as unknown as { workbench: Workbench };
    for (const [name, text] of Object.entries(given)) {
      if (name === 'main.py') workbench.editFile(name, text);
      else workbench.addFile(name, text);
    }
    workbench.showFile('main.py');
  }, files);

/** The cursor at the end of a line, counted from 1. */
async function goTo({ page }: Desk, line: number): Promise<void> {
  await page.locator('.python-page textarea, .python-page .native-edit-context').first().focus();
  await page.keyboard.press('Control+Home');
  for (let at = 1; at < line; at += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

describeWith(['chromium'], 'the Python editor', () => {
  const browser = useBrowser();

  it('has several files, renames a name in all of them, and gives a deleted one back', async () => {
    const pupil = await browser.newPupil({ language: 'it', bypassCSP: true });
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'it');
    const { say, editor } = desk;
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
    await put(page, { 'main.py': 'from helper import beep\nbeep(times=2)\n' });

    // A name that Python has is refused with its reason; another one is taken.
    await editor.getByRole('button', { name: say('python.file.add'), exact: true }).click();
    await page.keyboard.type('music');
    await page.keyboard.press('Enter');
    await page
      .getByText(say('python.file.refused.built-in', { module: 'music' }), { exact: true })
      .waitFor({ timeout: patience });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('helper');
    await page.keyboard.press('Enter');
    await editor.getByRole('button', { name: 'helper.py', exact: true }).waitFor({ timeout: patience });
    // One goes on typing, into the new file.
    await page.locator('.python-page :focus').waitFor({ state: 'attached', timeout: patience });
    await editor.evaluate((element) => {
      const { workbench } = element as unknown as { workbench: Workbench };
      workbench.editFile('helper.py', 'def beep(times):\n    print(times)  # beep\n');
    });

    // Monaco's own words are Italian too, those that it asks for while it is loaded.
    await goTo(desk, 1);
    await page.keyboard.press('Control+F');
    await editor.getByRole('textbox', { name: 'Cerca' }).waitFor({ timeout: patience });
    await page.keyboard.press('Escape');

    // Renamed from the file that uses it.
    await editor.getByRole('button', { name: 'main.py', exact: true }).click();
    await goTo(desk, 2);
    await page.keyboard.press('Home');
    await page.keyboard.press('F2');
    await page
      .getByRole('textbox', { name: say('python.rename.question', { name: 'beep', count: 3 }) })
      .fill('suona');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => filesOf(page), { timeout: patience })
      .toEqual({
        'main.py': 'from helper import suona\nsuona(times=2)\n',
        'helper.py': 'def suona(times):\n    print(times)  # beep\n',
      });
    expect(await violations(page)).toEqual([]);
    await pupil.screenshot('python-files-it');

    // Deleted, had back, with its steps back.
    await editor.getByRole('button', { name: 'helper.py', exact: true }).click();
    await editor.getByRole('button', { name: say('python.file.more', { name: 'helper.py' }) }).click();
    await editor.getByRole('button', { name: say('python.file.remove', { name: 'helper.py' }) }).click();
    await expect.poll(async () => Object.keys(await filesOf(page))).toEqual(['main.py']);
    await editor.getByRole('button', { name: say('python.file.restore') }).click();
    await goTo(desk, 1);
    await page.keyboard.press('Control+Z');
    await expect
      .poll(() => filesOf(page), { timeout: patience })
      .toMatchObject({ 'helper.py': 'def beep(times):\n    print(times)  # beep\n' });
  });

  it('marks what is wrong in the file it is in, and mends it by a key', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'en');
    const { editor } = desk;
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
    await put(page, { 'main.py': 'speed = 3\nprint(sped)\n', 'helper.py': 'level = 2\nprint(levle)\n' });
    const wave = editor.locator('.squiggly-error');
    await wave.first().waitFor({ timeout: patience });
    await goTo(desk, 1);
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('speed').first().waitFor({ timeout: patience });
    await page.keyboard.press('Enter');
    await expect.poll(desk.program, { timeout: patience }).toBe('speed = 3\nprint(speed)\n');
    await expect.poll(() => wave.count(), { timeout: patience }).toBe(0);

    // A line that must become two, with all its signs, by a key too.
    await put(page, { 'main.py': 'a = 1\nprint("a", a)print("b")\n' });
    await wave.first().waitFor({ timeout: patience });
    await goTo(desk, 1);
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('print').first().waitFor({ timeout: patience });
    await page.keyboard.press('Enter');
    await expect.poll(desk.program, { timeout: patience }).toBe('a = 1\nprint("a", a)\nprint("b")\n');

    // An error of the board is shown in the file it happened in.
    await editor.getByRole('button', { name: 'helper.py', exact: true }).click();
    await wave.first().waitFor({ timeout: patience });
  });

  it('leads to the line of another file where a program stopped, from the console and from blocks', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'en');
    const { say, editor } = desk;
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
    await put(page, {
      'main.py': 'import helper\nhelper.share(0)\n',
      'helper.py': 'def share(parts):\n    print("now")\n    return 10 // parts\n',
    });
    const openFile = (): Promise<string> =>
      editor.evaluate((element) => (element as unknown as { workbench: Workbench }).workbench.openFile.value);
    const inHelper = async (): Promise<void> => {
      await editor.locator('.active-line-number', { hasText: /^3$/ }).waitFor({ timeout: patience });
      expect(await openFile()).toBe('helper.py');
      await editor.locator('.code-problem').first().waitFor({ timeout: patience });
    };
    await desk.start();
    await desk.verdict
      .getByText(say('lesson.verdict.stoppedInFile', { file: 'helper.py', line: 3 }))
      .waitFor({ timeout: patience });
    await editor.getByRole('button', { name: 'main.py', exact: true }).click();
    await page
      .getByRole('button', { name: say('board.console.go-to-line', { link: 'line 3', line: 3 }) })
      .click();
    await inHelper();

    await desk.openEditor('blocks');
    await desk.verdict.getByRole('button', { name: say('lesson.verdict.showLine', { line: 3 }) }).click();
    await inHelper();
    await pupil.screenshot('stopped-in-another-file');
  });

  it('has the keys that teachers know', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'en');
    const { say, editor } = desk;
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
    await put(page, { 'main.py': 'a = 1\nb = 2\nc = a\n' });
    const afterKeys = async (line: number, ...keys: string[]): Promise<string> => {
      await goTo(desk, line);
      for (const key of keys) await page.keyboard.press(key);
      const text = await desk.program();
      await put(page, { 'main.py': 'a = 1\nb = 2\nc = a\n' });
      return text;
    };
    expect(await afterKeys(1, 'Control+/')).toBe('# a = 1\nb = 2\nc = a\n');
    expect(await afterKeys(1, 'Alt+ArrowDown')).toBe('b = 2\na = 1\nc = a\n');
    expect(await afterKeys(2, 'Shift+Alt+ArrowDown')).toBe('a = 1\nb = 2\nb = 2\nc = a\n');
    expect(await afterKeys(2, 'Control+Shift+K')).toBe('a = 1\nc = a\n');
    expect(await afterKeys(2, 'Home', 'Tab')).toBe('a = 1\n    b = 2\nc = a\n');
    expect(await afterKeys(1, 'Home', 'Control+D', 'Control+D', 'x')).toBe('x = 1\nb = 2\nc = x\n');
    // Enter that was on its way when a suggestion came up ends the line.
    await goTo(desk, 3);
    await page.keyboard.type('\nab');
    await page.keyboard.press('Enter');
    expect(await desk.program()).toBe('a = 1\nb = 2\nc = a\nab\n\n');

    // `else:` goes to its `if` as it is written, and lines move in, on a computer that never has time for Monaco.
    await page.evaluate(() => {
      const { requestIdleCallback } = window;
      Object.assign(window, { requestIdleCallback: () => 0, idleAgain: requestIdleCallback });
    });
    await put(page, { 'main.py': '' });
    await goTo(desk, 1);
    await page.keyboard.type('if a:\nb()\nelse:\nc()');
    expect(await desk.program()).toBe('if a:\n    b()\nelse:\n    c()');
    await page.evaluate(() => {
      const { idleAgain } = window as unknown as { idleAgain: typeof window.requestIdleCallback };
      window.requestIdleCallback = idleAgain;
    });
    await put(page, { 'main.py': 'a = 1\nb = 2\nc = a\nab\n\n' });

    await page.keyboard.press('Control+S');
    await editor.getByText(say('python.saved')).waitFor({ timeout: patience });
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: say('python.keys.title') }).waitFor({ timeout: patience });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+G');
    await page.getByRole('textbox', { name: say('python.goToLine.question', { last: 6 }) }).fill('2');
    await page.keyboard.press('Enter');
    await editor.locator('.active-line-number', { hasText: /^2$/ }).waitFor({ timeout: patience });
    await page.keyboard.type('#');
    await expect.poll(desk.program).toContain('\n#b = 2\n');
    // Escape, then Tab leaves the text.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '')).not.toMatch(
      /native-edit|inputarea/,
    );
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+Enter');
    await desk.stop.or(desk.run).first().waitFor({ timeout: patience });
    await expect.poll(() => desk.boardState.textContent(), { timeout: patience }).not.toBe('');
  });

  it('says of a text what was asked about it, however late the answer comes', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'en');
    const { editor } = desk;
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
    await put(page, { 'main.py': 'speed = 3\n', 'helper.py': 'level = 2\nprint(levle)\n' });
    /** From now on an answer waits until it is let go; `gone` is what a worker that died says. */
    const hold = (question: 'diagnose' | 'complete' | 'hover'): Promise<void> =>
      page.locator('pensa-editor').evaluate((element, name) => {
        const { python } = (element as unknown as { workbench: { python: Record<string, unknown> } })
          .workbench;
        const real = (python[`real ${name}`] ??= python[name]) as (...all: unknown[]) => Promise<unknown>;
        const held: ((kind: 'answer' | 'gone') => Promise<void>)[] = [];
        Object.assign(globalThis, { held });
        python[name] = (...all: unknown[]) =>
          new Promise((done) => {
            const answer = real(...all);
            held.push(async (kind) => {
              done(kind === 'gone' ? undefined : await answer);
            });
          });
      }, question);
    /** Lets the answers go that are held, the first ones as said and the last one as it is. */
    const letGo = (kind: 'answer' | 'gone' = 'answer'): Promise<void> =>
      page.evaluate(async (how) => {
        const { held } = globalThis as unknown as { held: ((kind: string) => Promise<void>)[] };
        for (const one of held.splice(0)) await one(how);
        // Whoever waits has heard it.
        await new Promise((done) => setTimeout(done));
      }, kind);
    const heldNow = (): Promise<number> =>
      page.evaluate(() => (globalThis as unknown as { held: unknown[] }).held.length);
    const wave = editor.locator('.squiggly-error');

    // Another file is on screen when the answer comes; back in the file, it is asked for again.
    await hold('diagnose');
    await editor.getByRole('button', { name: 'helper.py', exact: true }).click();
    await expect.poll(heldNow, { timeout: patience }).toBeGreaterThan(0);
    await editor.getByRole('button', { name: 'main.py', exact: true }).click();
    await letGo();
    expect(await wave.count()).toBe(0);
    await editor.getByRole('button', { name: 'helper.py', exact: true }).click();
    await expect.poll(heldNow, { timeout: patience }).toBeGreaterThan(0);
    await letGo();
    await wave.first().waitFor({ timeout: patience });

    // The text is another one when the answer comes: nothing is underlined where it would have been.
    await editor.getByRole('button', { name: 'main.py', exact: true }).click();
    await put(page, { 'main.py': 'print(sped)\n' });
    await expect.poll(heldNow, { timeout: patience }).toBeGreaterThan(0);
    await put(page, { 'main.py': '# fine\n' });
    await letGo();
    expect(await wave.count()).toBe(0);

    // A worker that died is asked again without another key.
    await put(page, { 'main.py': 'print(sped)\n' });
    await expect.poll(heldNow, { timeout: patience }).toBeGreaterThan(0);
    await letGo('gone');
    await expect.poll(heldNow, { timeout: patience }).toBeGreaterThan(0);
    await letGo();
    await wave.first().waitFor({ timeout: patience });

    // What a name is, after a line came in above it: the explanation would stand at another name.
    await put(page, { 'main.py': 'x = 1\nprint(x)\n' });
    await letGo();
    await hold('hover');
    await goTo(desk, 2);
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await expect.poll(heldNow, { timeout: patience }).toBeGreaterThan(0);
    await put(page, { 'main.py': '\nx = 1\nprint(x)\n' });
    await letGo();
    expect(await page.locator('.monaco-hover:visible').allTextContents()).toEqual([]);

    // The desk is left while the editor is still asking: nothing is kept of it, and nothing fails.
    await hold('complete');
    await goTo(desk, 3);
    await page.keyboard.type('\nd');
    await expect.poll(heldNow, { timeout: patience }).toBeGreaterThan(0);
    await page.evaluate(() => (location.hash = '#/'));
    await page.locator('pensa-home').waitFor({ timeout: patience });
    await letGo();
    await pupil.open('#/new/python');
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
  });

  it('opens hostile texts as they are', async () => {
    const pupil = await browser.newPupil();
    const { page } = pupil;
    await pupil.open('#/new/python');
    const desk = await deskOn(page, 'en');
    await desk.editor.locator('.view-line').first().waitFor({ timeout: patience });
    const hostile: Files = {
      'main.py': 'x = 1\r\ny = "a\u202eb"\rz = 3\n\u0000w = 4\n\ufeffq = 5',
      'long.py': `x = "${'a'.repeat(200_000)}"`,
      'deep.py': '('.repeat(10_000),
      'many.py': 'x = x + 1\n'.repeat(10_000),
      'data.txt': 'no newline',
    };
    await put(page, hostile);
    for (const name of ['long.py', 'deep.py', 'many.py', 'data.txt', 'main.py']) {
      await desk.editor.getByRole('button', { name, exact: true }).click();
      await desk.editor.locator('.view-line').first().waitFor({ timeout: patience });
      await page.keyboard.press('Control+End');
    }
    // What turns the reading direction is written out; nothing has changed by looking at it.
    await desk.editor.getByText('U+202E').first().waitFor({ timeout: patience });
    expect(await filesOf(page)).toEqual(hostile);
  });
});
