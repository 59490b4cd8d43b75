import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { stubFiles, type StubBoard } from '../../../../firmware/micropython/stubs.ts';
import { fill, messageFor } from '../../../../ide/i18n/translate.ts';
import type { Checker } from '../../../../ide/python/types/checker.ts';
import { explainAll } from '../../../../ide/python/types/explain-finding.ts';
import { spell } from '../../../../ide/python/types/finding.ts';
import type { TypeDiagnostic } from '../../../../ide/python/types/type-checker.ts';
import { root } from '../../../../scripts/build.ts';
import { pyrightCore } from '../../../../scripts/type-checker/pyright-plugin.ts';

/** The checker as the browser gets it, in this process: reduced, bundled and minified. */
export async function realChecker(): Promise<typeof Checker> {
  const folder = await mkdtemp(join(tmpdir(), 'pensabit-types-'));
  try {
    const outfile = join(folder, 'checker.mjs');
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
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a pupil is told of a program, through the real checker: one checker a board, as in the worker. */
export async function typeTeller(): Promise<
  (files: string | Readonly<Record<string, string>>, board?: StubBoard) => TypeDiagnostic[]
> {
  const RealChecker = await realChecker();
  const checkers = new Map<StubBoard, Checker>();
  return (program, board = 'both') => {
    const files = typeof program === 'string' ? { 'main.py': program } : program;
    const checker = checkers.get(board) ?? new RealChecker(stubFiles(board));
    checkers.set(board, checker);
    return explainAll(checker.check(files), files);
  };
}

/** The text a pupil reads, in the language set. */
export function textOf({ key, values }: TypeDiagnostic): string {
  const spelled = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : spell(value, (inner, more) => messageFor(inner, more) ?? inner),
    ]),
  );
  return messageFor(key, spelled) ?? fill(key, spelled);
}
