import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Metafile } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { CheckReport, CheckRequest } from '../../ide/python/types/messages.ts';
import type { BenchResult } from './bench-result.ts';
import { chromebook, withBuiltApp } from './built-app.ts';

/** The micro:bit Python editor's first diagnostics under these conditions, s; ours of names are in python-editor.ts. */
const peer = 6.8;

/** What the type checker costs: its download, its memory, and how soon it says something. */
export async function bench(): Promise<BenchResult[]> {
  return withBuiltApp(async ({ browser, url, folder, metafile }) => {
    const size = await downloadOf(metafile, folder);
    // A host has its files packed already; ours packs a file when it is asked for first.
    await workerAlone(browser, url);
    await firstDiagnostics(browser, url, 1);
    const worker = await workerAlone(browser, url);
    const types = await firstDiagnostics(browser, url);
    // Chromium slows down the page's thread only, and not what a worker loads: both are added here.
    const rest = (worker.first * (chromebook.cpu - 1) + (size * 8e6) / chromebook.bitsPerSecond) / 1000;
    return [
      {
        name: 'the type checker, brotli',
        value: size,
        unit: 'kB',
        budget: '800 kB',
        comparedWith: 'basedpyright for browsers as published: 2400 kB',
        ratio: 2400 / size,
        ok: size <= 800,
      },
      {
        name: 'memory of the type checker’s worker (JavaScript heap after 20 programs)',
        value: worker.megabytes,
        unit: 'MB',
        budget: '150 MB',
        comparedWith: 'basedpyright for browsers as published: 400 MB',
        ratio: 400 / worker.megabytes,
        ok: worker.megabytes <= 150,
      },
      {
        name: 'from nothing to the types of a program, in the worker alone, unthrottled',
        value: worker.first,
        unit: 'ms',
        comparedWith: `a program that has changed: ${worker.next.toFixed(0)} ms`,
        ratio: worker.first / worker.next,
        ok: true,
      },
      {
        name: 'first diagnostics of types, 4x CPU, 10 Mbit/s, 40 ms, with the worker slowed down as well',
        value: types + rest,
        unit: 's',
        comparedWith: `without its slowing down: ${types.toFixed(1)} s; the micro:bit Python editor: 6.8 to 7.5 s`,
        ratio: peer / (types + rest),
        ok: types + rest <= peer,
      },
    ];
  });
}

/** Kilobytes of the worker and of the chunks that it imports. */
async function downloadOf(metafile: Metafile, folder: string): Promise<number> {
  const outputs = Object.entries(metafile.outputs);
  const files = new Set<string>();
  const add = (name: string): void => {
    if (files.has(name)) return;
    files.add(name);
    const output = outputs.find(([path]) => path === name)?.[1];
    for (const one of output?.imports ?? []) {
      if (one.kind === 'import-statement' && one.external !== true) add(one.path);
    }
  };
  const entry = outputs.find(([path]) => basename(path) === 'type-checker.js')?.[0];
  if (entry === undefined) throw new Error('There is no type-checker.js');
  add(entry);
  let bytes = 0;
  for (const name of files) {
    const path = join(folder, name.slice(entry.length - 'type-checker.js'.length));
    bytes += (await promisify(brotliCompress)(await readFile(path))).length;
  }
  return bytes / 1000;
}

async function withPage<T>(browser: Browser, measure: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  try {
    return await measure(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The worker on a page that does nothing else: ms for the first program and for the next ones, MB in the end. */
async function workerAlone(
  browser: Browser,
  url: string,
): Promise<{ first: number; next: number; megabytes: number }> {
  const session = await browser.newBrowserCDPSession();
  return withPage(browser, async (page) => {
    await page.goto(url);
    const times = await page.evaluate(async () => {
      const began = performance.now();
      const worker = new Worker('/type-checker.js', { type: 'module' });
      const measured: number[] = [];
      for (let id = 0; id < 20; id += 1) {
        const asked = id === 0 ? began : performance.now();
        const text = `from microbit import *\nimport random\nn = random.randint(0, ${String(id)})\ndisplay.show(Image.HEART)\nwhile True:\n    display.scroll(str(n) + "!")\n`;
        const request: CheckRequest = { id, files: { 'main.py': text }, board: 'both' };
        await new Promise<void>((done, fail) => {
          worker.onmessage = ({ data }: MessageEvent<CheckReport>) => {
            if ('found' in data) done();
            else fail(new Error(data.failed));
          };
          worker.onerror = () => {
            fail(new Error('the worker did not start'));
          };
          worker.postMessage(request);
        });
        measured.push(performance.now() - asked);
      }
      return measured;
    });
    const megabytes = await workerHeap(session, url);
    return { first: times[0] ?? Number.NaN, next: median(times.slice(1)), megabytes };
  });
}

type Session = Awaited<ReturnType<Browser['newBrowserCDPSession']>>;

/** What the worker's heap holds after a collection, MB. */
async function workerHeap(session: Session, url: string): Promise<number> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'worker' }] });
  const target = targetInfos.find((one) => one.url.startsWith(url));
  if (target === undefined) throw new Error('The worker is gone');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId });
  const ask = (id: number, method: string): Promise<{ usedSize?: number }> =>
    new Promise((done) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer = JSON.parse(message) as { id?: number; result?: { usedSize?: number } };
        if (answer.id === id) done(answer.result ?? {});
      });
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  const { usedSize = Number.NaN } = await ask(2, 'Runtime.getHeapUsage');
  return usedSize / 1e6;
}

const typeMistake = 'from microbit import *\ndisplay.scroll(Image.HEART)\n';

/** Seconds from the address to the first wave under a mistake, with an empty cache. */
async function firstDiagnostics(browser: Browser, url: string, runs = 3): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    times.push(
      await withPage(browser, async (page) => {
        await page.goto(`${url}#/lesson/cold-chain`);
        await page.waitForSelector('pensa-lesson-screen .lesson-screen');
        await page.evaluate(async (text) => {
          const screen = document.querySelector('pensa-lesson-screen');
          if (!screen?.workbench) throw new Error('There is no desk.');
          const { workbench } = screen;
          workbench.player?.goTo('run');
          await workbench.switchEditor('python');
          workbench.editPython(text);
          while (workbench.saving.value.state !== 'saved') await new Promise((done) => setTimeout(done, 10));
        }, typeMistake);
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
        await page.waitForSelector('.squiggly-error', { timeout: 120_000 });
        return performance.now() - began;
      }),
    );
  }
  return median(times) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
