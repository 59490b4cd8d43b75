import type { Browser, Page } from 'playwright-core';
import type { BenchResult } from './bench-result.ts';
import { chromebook, withBuiltApp } from './built-app.ts';

/** What a pupil waits for, measured in a real browser on the built application. */
export async function bench(): Promise<BenchResult[]> {
  return withBuiltApp(async ({ browser, url }) => {
    return [
      await firstScript(browser, url),
      await lessonUsable(browser, url),
      await runToFirstLed(browser, url),
      await longestTask(browser, url),
    ];
  });
}

async function withPage<T>(browser: Browser, measure: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  try {
    return await measure(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Bytes of script that come over the wire before any editor: the home page, until it is idle. */
async function firstScript(browser: Browser, url: string): Promise<BenchResult> {
  const bytes = await withPage(browser, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const scripts = new Set<string>();
    let total = 0;
    session.on('Network.responseReceived', (event) => {
      if (event.type === 'Script') scripts.add(event.requestId);
    });
    session.on('Network.loadingFinished', (event) => {
      if (scripts.has(event.requestId)) total += event.encodedDataLength;
    });
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    return total;
  });
  const kilobytes = bytes / 1000;
  return {
    name: 'first JavaScript before any editor, brotli',
    value: kilobytes,
    unit: 'kB',
    budget: '60 kB',
    comparedWith: 'the micro:bit Python editor: 542 kB',
    ratio: 542 / kilobytes,
    ok: kilobytes <= 60,
  };
}

/** From the address to a lesson whose blocks can be dragged, on a slow Chromebook with a slow network. */
async function lessonUsable(browser: Browser, url: string): Promise<BenchResult> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    times.push(
      await withPage(browser, async (page) => {
        // The pupil has been here before and is at the step where the program is; the cache is empty.
        await openProgram(page, url);
        const session = await page.context().newCDPSession(page);
        await session.send('Network.enable');
        await session.send('Network.clearBrowserCache');
        await page.goto('about:blank');
        await session.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: chromebook.latency,
          downloadThroughput: chromebook.bitsPerSecond / 8,
          uploadThroughput: chromebook.bitsPerSecond / 8,
        });
        await session.send('Emulation.setCPUThrottlingRate', { rate: chromebook.cpu });
        const began = performance.now();
        await page.goto(`${url}#/lesson/cold-chain`, { waitUntil: 'commit' });
        await page.waitForSelector(anyBlock, { state: 'visible' });
        return performance.now() - began;
      }),
    );
  }
  const value = median(times) / 1000;
  return {
    name: 'lesson screen with blocks usable, 4x CPU, 10 Mbit/s, 40 ms',
    value,
    unit: 's',
    budget: '2.5 s',
    comparedWith: 'the micro:bit Python editor showing its editor: 4.3 to 4.7 s',
    ratio: 4.5 / value,
    ok: value <= 2.5,
  };
}

/** From pressing Run to the first LED, everything being loaded. */
async function runToFirstLed(browser: Browser, url: string): Promise<BenchResult> {
  const times = await withPage(browser, async (page) => {
    await openProgram(page, url);
    const measured: number[] = [];
    for (let run = 0; run < 7; run += 1) {
      measured.push(
        await page.evaluate(
          () =>
            new Promise<number>((done) => {
              const leds = document.querySelector('pensa-microbit .leds');
              if (leds === null) throw new Error('no LEDs');
              const began = performance.now();
              const observer = new MutationObserver(() => {
                if (
                  ![...leds.querySelectorAll<SVGElement>('.led')].some(
                    (led) => Number(led.style.getPropertyValue('--v')) > 0,
                  )
                )
                  return;
                observer.disconnect();
                done(performance.now() - began);
              });
              observer.observe(leds, { subtree: true, attributes: true });
              document.querySelector<HTMLButtonElement>('.btn-run')?.click();
            }),
        ),
      );
      await page.click('.btn-stop');
      await page.waitForSelector('.btn-lit.btn-run');
    }
    return measured;
  });
  const value = median(times.slice(1));
  return {
    name: 'Run to first LED, once loaded',
    value,
    unit: 'ms',
    budget: '300 ms',
    comparedWith: `the first Run, which also loads the runtime: ${(times[0] ?? 0).toFixed(0)} ms`,
    ratio: (times[0] ?? 0) / value,
    ok: value <= 300,
  };
}

/** The longest task of the main thread while a program prints without end, beside an idle page. */
async function longestTask(browser: Browser, url: string): Promise<BenchResult> {
  const [idle, busy] = await withPage(browser, async (page) => {
    await openProgram(
      page,
      url,
      'from microbit import *\nn = 0\nwhile True:\n    n += 1\n    print("n:", n)\n',
    );
    const longest = (): Promise<number> =>
      page.evaluate(
        () =>
          new Promise<number>((done) => {
            let most = 0;
            const observer = new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) most = Math.max(most, entry.duration);
            });
            observer.observe({ type: 'longtask' });
            setTimeout(() => {
              observer.disconnect();
              done(most);
            }, 4000);
          }),
      );
    const before = await longest();
    await page.click('.btn-run');
    await page.waitForTimeout(1500);
    return [before, await longest()] as const;
  });
  return {
    name: 'longest task of the page while a program prints without end (0: none over 50 ms)',
    value: busy,
    unit: 'ms',
    budget: '50 ms',
    comparedWith: `the same page with nothing running: ${idle.toFixed(0)} ms`,
    ok: busy <= 50,
  };
}

const anyBlock = '.blocklyWorkspace .blocklyDraggable';

/** Opens the lesson at its first step with a program, and puts another program there if one is given. */
async function openProgram(page: Page, url: string, source?: string): Promise<void> {
  await page.goto(`${url}#/lesson/cold-chain`);
  await page.waitForSelector('pensa-lesson-screen .lesson-screen');
  await page.evaluate(async (program) => {
    const screen = document.querySelector('pensa-lesson-screen');
    if (!screen?.workbench) throw new Error('There is no desk.');
    const { workbench } = screen;
    workbench.player?.goTo('run');
    if (program !== null) {
      await workbench.switchEditor('python');
      workbench.editPython(program);
    }
    while (workbench.saving.value.state !== 'saved') await new Promise((done) => setTimeout(done, 10));
  }, source ?? null);
  await page.waitForSelector(source === undefined ? anyBlock : '.monaco-editor .view-line');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
