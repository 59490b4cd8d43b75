import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../ide/i18n/translate.ts';
import type { Lesson, Phase, Step } from '../../lessons/format/lesson.ts';
import type { Workbench } from '../../ide/session/workbench.ts';
import { builtApp } from './built-app.ts';
import { patience } from './browser.ts';
import { inLanguage, words, type Say } from './words.ts';

export { patience };

/** The lesson screen as a pupil uses it: with eyes (roles and words on the screen) and a mouse. */
export interface Desk {
  readonly page: Page;
  readonly language: Language;
  readonly say: Say;
  readonly lesson: Lesson;
  readonly run: Locator;
  readonly stop: Locator;
  readonly verdict: Locator;
  readonly boardState: Locator;
  /** Where blocks or text are edited. */
  readonly editor: Locator;
  /** A slider of the board's sensors. */
  readonly temperature: Locator;
  /** Waits until the step is on screen, by its title. */
  atStep(id: string): Promise<void>;
  /** Goes on by the button of the lesson text. */
  next(): Promise<void>;
  goToPhase(phase: Phase): Promise<void>;
  phase(phase: Phase): Locator;
  choose(option: string): Promise<void>;
  /** Draws through places given as shares of the paper's width and height, and marks a moment. */
  sketch(line: readonly (readonly [x: number, y: number])[], mark: number): Promise<void>;
  lock(): Promise<void>;
  /** Presses Run (after Stop, when something runs) and waits until the program is on the board. */
  start(): Promise<void>;
  halt(): Promise<void>;
  setTemperature(celsius: number): Promise<void>;
  /** Waits for what the verdict says. */
  verdictSays(text: string | RegExp): Promise<void>;
  /** Waits until one check of the step on screen carries its tick. */
  checkPasses(id: string): Promise<void>;
  /** Waits until every check of the step carries its tick. */
  allChecksPass(): Promise<void>;
  /** Switches to an editor and waits until it can be worked in. */
  openEditor(kind: 'blocks' | 'python'): Promise<void>;
  /** The program as it is on the desk. */
  program(): Promise<string>;
  /** In the Python editor: goes to the first line that holds `from` and types `to` in its place. */
  replaceInPython(from: string, to: string): Promise<void>;
  /** Puts a whole Python program in place of the one that is there, by pasting it. */
  writePython(source: string): Promise<void>;
}

let clipboardIsFree = Promise.resolve();

/** Pupils of one test share a browser, and it has one clipboard: who copies pastes before the next one copies. */
async function withClipboard(action: () => Promise<void>): Promise<void> {
  const before = clipboardIsFree;
  let free = (): void => undefined;
  clipboardIsFree = new Promise((resolve) => {
    free = resolve;
  });
  await before;
  await action().finally(free);
}

/** The built lesson as the app reads it: from the built files, since a server may close a connection at any moment. */
async function lessonOf(slug: string): Promise<Lesson> {
  const read = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(builtApp, path), 'utf8')) as unknown;
  const index = (await read('packs/index.json')) as { lessons: { slug: string; path: string }[] };
  const path = index.lessons.find((one) => one.slug === slug)?.path;
  if (path === undefined) throw new Error(`There is no lesson ${slug}.`);
  return (await read(path)) as Lesson;
}

/** The desk that is open on a page, with a board that waits or one that runs. */
export async function deskOn(
  page: Page,
  language: Language,
  board: 'waiting' | 'running' = 'waiting',
): Promise<Desk> {
  const say = words(language);
  const first = say(board === 'waiting' ? 'lesson.run' : 'lesson.stop');
  await page.getByRole('button', { name: first, exact: true }).waitFor({ timeout: patience });
  const lesson = await lessonOf('cold-chain');
  const column = page.getByRole('complementary', { name: say('lesson.board') });
  const text = page.locator('pensa-read-panel');
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const editor = page.locator('pensa-editor');
  const code = editor.getByRole('textbox', { name: say('editor.code') });
  const verdict = column.locator('pensa-verdict');
  const temperature = column.getByRole('slider', { name: say('board.sensor.temperature') });
  const boardState = page.locator('.board-state');

  const stepOnScreen = async (): Promise<Step> => {
    const title = plain(await text.getByRole('heading').first().textContent());
    const step = lesson.steps.find((one) => plain(inLanguage(one.title, language)) === title);
    if (step === undefined) throw new Error(`No step of the lesson is called “${title}”.`);
    return step;
  };

  const program = (): Promise<string> =>
    editor.evaluate(
      (element) =>
        (element as unknown as { workbench: Workbench }).workbench.project.value.files['main.py'] ?? '',
    );

  // A short program may have ended, and one with an error stopped, before anybody looks.
  const started = new RegExp(
    [
      say('board.status.running', { time: '' }),
      say('board.status.stopped-at', { line: '' }),
      say('board.status.stopped-at-block'),
      say('board.status.finished'),
    ]
      .map((text) => text.trim())
      .join('|'),
  );

  const desk: Desk = {
    page,
    language,
    say,
    lesson,
    run: button(say('lesson.run')),
    stop: button(say('lesson.stop')),
    verdict,
    boardState,
    editor,
    temperature,
    async atStep(id) {
      const step = lesson.steps.find((one) => one.id === id);
      await text
        .getByRole('heading', { name: inLanguage(step?.title, language), exact: true })
        .waitFor({ timeout: patience });
    },
    async next() {
      await text.getByRole('button', { name: say('lesson.next') }).click();
    },
    phase: (phase) =>
      page
        .getByRole('navigation', { name: say('lesson.phases') })
        .getByRole('button', { name: say(`phase.${phase}`) }),
    async goToPhase(phase) {
      await desk.phase(phase).click();
    },
    async choose(option) {
      await page.getByRole('radio', { name: option }).check();
    },
    async sketch(line, mark) {
      const paper = page.locator('pensa-sketch').getByRole('group').first();
      const box = await paper.boundingBox();
      if (box === null) throw new Error('There is no paper to draw on.');
      const at = ([x, y]: readonly [number, number]): [number, number] => [
        box.x + 46 + x * (box.width - 62),
        box.y + 14 + y * (box.height - 48),
      ];
      const [first, ...rest] = line;
      if (first === undefined) return;
      await page.mouse.move(...at(first));
      await page.mouse.down();
      for (const place of rest) await page.mouse.move(...at(place), { steps: 6 });
      await page.mouse.up();
      const strip = page.locator('pensa-sketch').getByRole('slider').last();
      const stripBox = await strip.boundingBox();
      if (stripBox === null) throw new Error('There is no strip to mark.');
      await page.mouse.click(
        stripBox.x + 46 + mark * (stripBox.width - 62),
        stripBox.y + stripBox.height / 2,
      );
    },
    async lock() {
      await button(say('lesson.predict.lock')).click();
      await button(say('lesson.predict.yes')).click();
    },
    async start() {
      if (await desk.stop.isVisible()) await desk.halt();
      await desk.run.click();
      await expect.poll(() => boardState.textContent(), { timeout: patience }).toMatch(started);
    },
    async halt() {
      await desk.stop.click();
      await desk.run.waitFor({ timeout: patience });
    },
    async setTemperature(celsius) {
      await temperature.fill(String(celsius));
    },
    async verdictSays(expected) {
      const said = expect.poll(async () => plain(await verdict.textContent()), {
        timeout: patience,
        message: 'what the verdict says',
      });
      await (typeof expected === 'string' ? said.toContain(plain(expected)) : said.toMatch(expected));
    },
    async checkPasses(id) {
      const { checks } = await stepOnScreen();
      const title = inLanguage(checks.find((one) => one.id === id)?.title, language);
      await text
        .getByRole('listitem')
        .filter({ hasText: title })
        .getByText(say('lesson.check.pass'), { exact: true })
        .waitFor({ timeout: patience });
    },
    async allChecksPass() {
      for (const { id } of (await stepOnScreen()).checks) await desk.checkPasses(id);
    },
    async openEditor(kind) {
      await editor.getByRole('button', { name: say(`editor.${kind}`), exact: true }).click();
      const ready =
        kind === 'blocks'
          ? editor.locator('.blocklyBlockCanvas .blocklyPath').first()
          : editor.locator('.view-line').first();
      await ready.waitFor({ timeout: patience });
      // A sheet that is being filled takes no keys.
      if (kind === 'blocks') await editor.locator('.blocks-shield').waitFor({ state: 'detached' });
    },
    program,
    async replaceInPython(from, to) {
      const lines = (await program()).split('\n');
      const line = lines.findIndex((one) => one.includes(from));
      if (line < 0) throw new Error(`The program does not hold ${from}.`);
      await code.focus();
      await page.keyboard.press('Control+Home');
      for (let moved = 0; moved < line; moved += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('End');
      const start = (lines[line] ?? '').lastIndexOf(from);
      const after = (lines[line] ?? '').length - start - from.length;
      for (let moved = 0; moved < after; moved += 1) await page.keyboard.press('ArrowLeft');
      for (let moved = 0; moved < from.length; moved += 1) await page.keyboard.press('Backspace');
      await page.keyboard.type(to);
      const changed = lines.with(
        line,
        (lines[line] ?? '').slice(0, start) + to + (lines[line] ?? '').slice(start + from.length),
      );
      // No key may have been lost, and none may have done anything else.
      await expect.poll(program, { timeout: patience }).toBe(changed.join('\n'));
    },
    async writePython(source) {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await withClipboard(async () => {
        await page.evaluate((text) => navigator.clipboard.writeText(text), source);
        await code.focus();
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Control+V');
        await expect.poll(program, { timeout: patience }).toBe(source);
      });
    },
  };
  return desk;
}

/** Text as it is read: no-break spaces as spaces, one space between words. */
export function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
