import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as esbuild from 'esbuild';
import { pyrightVersion, reducePyright } from './reduce-pyright.ts';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('./reduce-pyright.ts', import.meta.url));

/** Gives esbuild the module `pyright-core` (ide/python/types/pyright-core.d.ts) and the text of stubs. */
export function pyrightCore(): esbuild.Plugin {
  return {
    name: 'pyright-core',
    setup(build) {
      build.onResolve({ filter: /^pyright-core$/ }, async () => ({ path: await reducedPyright() }));
      build.onLoad({ filter: /\.pyi$/ }, async ({ path }) => ({
        contents: strippedStub(await readFile(path, 'utf8')),
        loader: 'text',
      }));
    },
  };
}

/** The reduced checker's file, made when what it is made of has changed. It takes about a second. */
async function reducedPyright(): Promise<string> {
  const recipe = createHash('sha256')
    .update(await readFile(here))
    .update(pyrightVersion)
    .digest('hex')
    .slice(0, 16);
  const folder = join(root, '.cache', 'type-checker');
  const path = join(folder, `pyright-${recipe}.mjs`);
  const known = await readFile(path).catch(() => undefined);
  if (known !== undefined) return path;
  const text = reducePyright(await readFile(packageFile('dist/pyright.worker.js'), 'utf8'));
  await mkdir(folder, { recursive: true });
  // Two builds at once must not read each other's half.
  const unfinished = `${path}.${String(process.pid)}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
  return path;
}

/** The licences of what the checker is made of, to lie beside it. */
export async function pyrightLicences(): Promise<string> {
  const own = await readFile(packageFile('LICENSE.txt'), 'utf8');
  const others = await readFile(packageFile('dist/pyright.worker.js.LICENSE.txt'), 'utf8');
  return (
    `type-checker.js holds a part of basedpyright ${pyrightVersion} (from browser-basedpyright), under this licence:\n\n` +
    `${own.trim()}\n\nThe whole of browser-basedpyright also holds:\n\n${others.trim()}\n`
  );
}

function packageFile(name: string): string {
  return join(dirname(require.resolve('browser-basedpyright/package.json')), name);
}

/** Stubs without their comments and blank lines. */
function strippedStub(text: string): string {
  return text.replace(/^\s*#.*\n/gm, '').replace(/\n{2,}/g, '\n');
}
