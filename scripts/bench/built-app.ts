import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { chromium, type Browser } from 'playwright-core';
import { build } from '../build.ts';
import { serve } from '../server.ts';
import { chromiumPath } from '../tool-paths.ts';

/** The conditions under which the peers were measured: 4x slower CPU, 10 Mbit/s, 40 ms. */
export const chromebook = { cpu: 4, bitsPerSecond: 10_000_000, latency: 40 };

/** The application as a class gets it, on a server of its own, with a browser to open it in. */
export interface BuiltApp {
  readonly browser: Browser;
  readonly url: string;
  readonly folder: string;
  readonly metafile: Metafile;
}

/** Builds and serves the application for a measurement, and takes all of it away afterwards. */
export async function withBuiltApp<T>(measure: (app: BuiltApp) => Promise<T>): Promise<T> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('This benchmark needs a browser: install chromium.');
  const folder = await mkdtemp(join(tmpdir(), 'pensabit-bench-'));
  const metafile = await build({ outDir: folder });
  const server = await serve(folder, { port: 0, quality: 11 });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    return await measure({ browser, url: server.url, folder, metafile });
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
