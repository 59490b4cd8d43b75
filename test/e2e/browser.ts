import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, type RunnerTestCase } from 'vitest';
import type { Language } from '../../ide/i18n/translate.ts';
import { root } from '../../scripts/build.ts';
import { chromiumPath } from '../../scripts/tool-paths.ts';
import { bundleRig } from '../rig/bundle-rig.ts';
import type { PageRigOptions } from '../rig/in-page.ts';

/** Where screenshots go: outside the repository's tracked files. */
const screens = join(root, 'artifacts/screens');
/** What is left of a test that failed: for each of its pages a picture and a text. */
const failures = join(root, 'artifacts/failures');

/** As long as a slow machine may take to bring something to the screen, in ms. */
export const patience = 60_000;

/** How many times slower than this machine a page's main thread runs: `PENSABIT_SLOW=4` finds races. */
const slow = Number(process.env['PENSABIT_SLOW'] ?? '1');

/** A browser for the tests of one file, and pages that complain of what a user would never see. */
export interface BrowserTests {
  /** A new pupil: an empty browser profile. */
  newPupil(options?: PupilOptions): Promise<Pupil>;
}

export interface PupilOptions {
  readonly language?: Language;
  readonly width?: number;
  readonly height?: number;
  /** What the device asks for. */
  readonly theme?: 'light' | 'dark' | 'contrast';
  /** Lets a test put its own script into the page; only for tools that examine it. */
  readonly bypassCSP?: boolean;
  /** Micro:bits that lie on the table, and the ways in that this browser has. */
  readonly table?: PageRigOptions;
}

export interface Pupil {
  readonly language: Language;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Another tab of the same browser. */
  newTab(): Promise<Page>;
  /** The whole address of a place in the app. */
  address(hash: string): string;
  /** Opens an address of the app, e.g. `#/lesson/cold-chain`. What was there before stays until it has come. */
  open(hash: string): Promise<void>;
  /** Opens an address of the app and waits until its heading, another one than before, is there. */
  openPage(hash: string): Promise<void>;
  /** A picture for people to look at; none with `PENSABIT_SCREENS=0`. */
  screenshot(name: string): Promise<void>;
}

/** Call at the top of a `describe`; closes what it opens and fails a test whose page logged an error. */
export function useBrowser(): BrowserTests {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  /** What each page said, in order. */
  let journals = new Map<Page, string[]>();
  const appUrl = inject('appUrl');

  beforeAll(async () => {
    const executablePath = chromiumPath();
    if (executablePath === undefined) return;
    mkdirSync(screens, { recursive: true });
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await (browser as Browser | undefined)?.close();
  });
  afterEach(async ({ task }) => {
    const failed = task.result?.state === 'fail';
    if (failed || complaints.length > 0) await keepEvidence(task);
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const found = complaints;
    complaints = [];
    journals = new Map();
    expect(found, 'errors and foreign requests of the page').toEqual([]);
  });

  /** What the pages showed and said when a test failed, as files. */
  const keepEvidence = async (task: RunnerTestCase): Promise<void> => {
    mkdirSync(failures, { recursive: true });
    const attempt = (task.result?.retryCount ?? 0) + 1;
    const name = `${basename(task.file.name, '.test.ts')}-${task.name}`.replace(/[^\p{L}\p{N}]+/gu, '-');
    const pages = contexts.flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const file = join(failures, `${name.slice(0, 120)}-try${String(attempt)}-page${String(index + 1)}`);
      const said = (journals.get(page) ?? []).join('\n');
      const { place, content } = await whatIsOn(page);
      const errors = [...(task.result?.errors ?? []).map(({ message }) => message), ...complaints].join('\n');
      writeFileSync(
        `${file}.txt`,
        `${task.name}\n${errors}\n\n${place}\nWhat the page said last:\n${said.slice(-1500)}\n` +
          `On the page:\n${content}\n\nAll that it said:\n${said}\n`,
      );
      await page.screenshot({ path: `${file}.png`, timeout: 10_000 }).catch(() => undefined);
      console.log(`A browser test failed; see ${relative(root, file)}.png and .txt.\n${place}`);
    }
  };

  const watch = async (page: Page): Promise<void> => {
    page.setDefaultTimeout(patience);
    const began = Date.now();
    const journal: string[] = [];
    journals.set(page, journal);
    const note = (text: string): unknown => journal.push(`${String(Date.now() - began)} ms  ${text}`);
    page.on('pageerror', (error) => {
      complaints.push(`exception: ${error.stack ?? error.message}`);
      note(`exception: ${error.stack ?? error.message}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      note(`${message.type()}: ${message.text()}`);
    });
    page.on('framenavigated', (frame) => note(`address: ${frame.url()}`));
    page.on('requestfailed', (request) =>
      note(`did not load: ${request.url()} (${request.failure()?.errorText ?? 'no reason given'})`),
    );
    page.on('crash', () => note('the tab crashed'));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(appUrl) && !url.startsWith('data:') && !url.startsWith('blob:')) {
        complaints.push(`foreign request: ${url}`);
      }
    });
    if (slow > 1) {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow });
    }
  };

  return {
    async newPupil({
      language = 'en',
      width = 1366,
      height = 768,
      theme = 'light',
      bypassCSP = false,
      table,
    } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: language === 'en' ? 'en-GB' : 'it-IT',
        reducedMotion: 'reduce',
        colorScheme: theme === 'dark' ? 'dark' : 'light',
        contrast: theme === 'contrast' ? 'more' : 'no-preference',
        bypassCSP,
      });
      contexts.push(context);
      if (table !== undefined) await context.addInitScript({ content: await bundleRig(table) });
      const newTab = async (): Promise<Page> => {
        const page = await context.newPage();
        await watch(page);
        return page;
      };
      const page = await newTab();
      return {
        language,
        context,
        page,
        newTab,
        address: (hash) => appUrl + hash,
        async open(hash) {
          await page.goto(appUrl + hash);
        },
        async openPage(hash) {
          const heading = async (): Promise<string> =>
            (await page.locator('main h1').allTextContents()).join().trim();
          const before = await heading();
          await page.goto(appUrl + hash);
          const isNew = async (): Promise<boolean> => !['', before].includes(await heading());
          await expect.poll(isNew, { timeout: patience, message: `the heading of ${hash}` }).toBe(true);
        },
        async screenshot(name) {
          if (process.env['PENSABIT_SCREENS'] === '0') return;
          await page.screenshot({ path: join(screens, `${name}.png`) });
        },
      };
    },
  };
}

/** A page as somebody without eyes meets it: where it is, what has the focus, what is on it. */
async function whatIsOn(page: Page): Promise<{ readonly place: string; readonly content: string }> {
  const focus = await soon(
    page.evaluate(() => {
      const { outerHTML = 'nothing' } = document.activeElement ?? {};
      return `${outerHTML.slice(0, 200)}${document.hasFocus() ? '' : ' (the tab itself has no focus)'}`;
    }),
  );
  const content = await soon(page.locator('body').ariaSnapshot({ timeout: 10_000 }));
  return { place: `Address: ${page.url()}\nFocus: ${focus}`, content };
}

/** An answer of a page that may hang: then why there is none. */
function soon(answer: Promise<string>): Promise<string> {
  return Promise.race([
    answer.catch((error: unknown) => `no answer: ${String(error)}`),
    new Promise<string>((done) => {
      setTimeout(done, 10_000, 'no answer within 10 s');
    }),
  ]);
}
