import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import * as esbuild from 'esbuild';
import { describe, expect, it, vi } from 'vitest';
import { root } from '../../../scripts/build.ts';
import { pyrightCore, pyrightLicences } from '../../../scripts/type-checker/pyright-plugin.ts';
import { reducePyright, ReductionError } from '../../../scripts/type-checker/reduce-pyright.ts';

const worker = createRequire(import.meta.url).resolve('browser-basedpyright/dist/pyright.worker.js');

// The package's 17 MB are parsed here, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

describe('the reduced type checker', () => {
  it('is taken out of the one build of the package that its numbers are about', () => {
    const text = readFileSync(worker, 'utf8');
    const reduced = reducePyright(text);
    expect(reduced.length).toBeLessThan(text.length / 10);
    expect(() => reducePyright(`${text}\n`)).toThrow(ReductionError);
  });

  it('takes its place in 800 kB with all that it needs, and makes no code out of text', async () => {
    const { outputFiles } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['ide/python/types/worker.ts'],
      bundle: true,
      format: 'esm',
      minify: true,
      write: false,
      plugins: [pyrightCore()],
    });
    const bytes = outputFiles[0]!.contents;
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }).length;
    expect(packed).toBeLessThan(400_000);
    // A strict content security policy refuses both. (`def eval(` is a stub's text.)
    const makers =
      new TextDecoder().decode(bytes).match(/\bnew Function\b|.{4}(?<![\w$.])(Function|eval)\(/g) ?? [];
    expect(makers.filter((one) => !one.startsWith('def ') && !/^[ \n]/.test(one)).slice(0, 5)).toEqual([]);
  });

  it('brings its licence along', async () => {
    const text = await pyrightLicences();
    expect(text).toContain('MIT License');
    expect(text).toContain('Microsoft');
  });
});
