import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import type { Checker } from '../../../../ide/python/types/checker.ts';
import { root } from '../../../../scripts/build.ts';
import { pyrightCore } from '../../../../scripts/type-checker/pyright-plugin.ts';

/** The checker as the browser gets it, in this process: reduced, bundled and minified. */
export async function realChecker(): Promise<typeof Checker> {
  const folder = join(root, '.cache', 'type-checker');
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `checker-for-tests-${String(process.pid)}.mjs`);
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['ide/python/types/checker.ts'],
    bundle: true,
    format: 'esm',
    minify: true,
    outfile,
    plugins: [pyrightCore()],
    logLevel: 'warning',
  });
  const loaded = (await import(pathToFileURL(outfile).href)) as { Checker: typeof Checker };
  return loaded.Checker;
}
