import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import type { PageRigOptions } from './in-page.ts';

let bundled: Promise<string> | undefined;

/** The script that puts virtual boards into a page: for `addInitScript({ content })`, before the app starts. */
export async function bundleRig(options: PageRigOptions): Promise<string> {
  const code = await (bundled ??= bundle());
  return `globalThis.pensabitRigOptions = ${JSON.stringify(options)};\n${code}`;
}

async function bundle(): Promise<string> {
  const result = await esbuild.build({
    entryPoints: [fileURLToPath(new URL('in-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome109',
    logLevel: 'warning',
  });
  return result.outputFiles[0]?.text ?? '';
}
