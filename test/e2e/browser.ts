import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Language } from '../../ide/i18n/translate.ts';
import { root } from '../../scripts/build.ts';
import { chromiumPath } from '../../scripts/tool-paths.ts';
import { bundleRig } from '../rig/bundle-rig.ts';
import type { PageRigOptions } from '../rig/in-page.ts';

/** Where screenshots go: outside the repository's tracked files. */
const screens = join(root, 'artifacts/screens');

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
  /** Opens an address of the app, e.g. `#/lesson/cold-chain`. */
  open(hash: string): Promise<void>;
  screenshot(name: string): Promise<void>;
}

/** Call at the top of a `describe`; closes what it opens and fails a test whose page logged an error. */
export function useBrowser(): BrowserTests {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
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
    if (task.result?.state === 'fail') await keepEvidence(task.name);
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const found = complaints;
    complaints = [];
    expect(found, 'errors and foreign requests of the page').toEqual([]);
  });

  /** What the pages showed when a test failed. */
  const keepEvidence = async (name: string): Promise<void> => {
    const pages = contexts.flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const file = `failed-${name.replace(/\W+/g, '-')}-${String(index)}.png`;
      await page.screenshot({ path: join(screens, file), timeout: 5000 }).catch(() => undefined);
    }
  };

  const watch = (page: Page): void => {
    page.on('pageerror', (error) => complaints.push(`exception: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(appUrl) && !url.startsWith('data:') && !url.startsWith('blob:')) {
        complaints.push(`foreign request: ${url}`);
      }
    });
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
        watch(page);
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
        async screenshot(name) {
          await page.screenshot({ path: join(screens, `${name}.png`) });
        },
      };
    },
  };
}
