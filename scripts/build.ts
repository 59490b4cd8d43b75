import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { monacoParts } from './monaco-parts.ts';
import { pyrightCore, pyrightLicences } from './type-checker/pyright-plugin.ts';

/** Where the built application lies, relative to the repository. */
export const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
export const dist = join(root, 'dist');

export interface BuildOptions {
  readonly outDir?: string;
  /** Keeps names readable and adds source maps; the default is what a class gets. */
  readonly development?: boolean;
}

/**
 * Builds the application's code: the entry with lazily loaded chunks, the workers (each a file of its
 * own) and the style sheets. Lessons and runtimes are data; see {@link buildData}.
 */
export function codeOptions(options: BuildOptions = {}): esbuild.BuildOptions {
  const outDir = options.outDir ?? dist;
  const development = options.development ?? false;
  return {
    absWorkingDir: root,
    entryPoints: {
      main: 'ide/main.ts',
      'virtual-worker': 'ide/board/virtual/worker.ts',
      'check-worker': 'ide/board/virtual/check-worker.ts',
      'file-worker': 'ide/session/file-worker.ts',
      'python-worker': 'ide/session/python-worker.ts',
      'type-checker': 'ide/python/types/worker.ts',
    },
    outdir: outDir,
    bundle: true,
    format: 'esm',
    splitting: true,
    target: ['chrome109', 'firefox115', 'safari16'],
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    loader: { '.woff2': 'file', '.ttf': 'file', '.svg': 'file' },
    minify: !development,
    sourcemap: development ? 'linked' : false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': JSON.stringify(development ? 'development' : 'production') },
    plugins: [monacoParts(), monacoStyles(outDir), litTemplates(!development), pyrightCore()],
  };
}

/**
 * esbuild hoists the style sheets of a lazily loaded chunk into the entry's, so that every visitor would
 * load Monaco's. They are taken out here and written as `monaco.css`, which the Python editor links when
 * it opens.
 */
function monacoStyles(outDir: string): esbuild.Plugin {
  return {
    name: 'monaco-styles',
    setup(build) {
      const sheets = new Set<string>();
      build.onStart(() => sheets.clear());
      build.onLoad({ filter: /monaco-editor[\\/].*\.css$/ }, ({ path }) => {
        sheets.add(path);
        return { contents: '', loader: 'js' };
      });
      build.onEnd(async () => {
        if (sheets.size === 0) return;
        await esbuild.build({
          stdin: {
            contents: [...sheets]
              .sort()
              .map((path) => `@import ${JSON.stringify(path)};`)
              .join('\n'),
            loader: 'css',
            resolveDir: root,
          },
          bundle: true,
          minify: true,
          outfile: join(outDir, 'monaco.css'),
          loader: { '.ttf': 'file', '.svg': 'dataurl' },
          assetNames: 'assets/[name]-[hash]',
          logLevel: 'warning',
        });
      });
    },
  };
}

/** Line breaks and indentation between the tags of Lit templates are for us, not for the download. */
function litTemplates(enabled: boolean): esbuild.Plugin {
  return {
    name: 'lit-templates',
    setup(build) {
      if (!enabled) return;
      build.onLoad({ filter: /ide[\\/]ui[\\/].*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        return { contents: source.replace(/>\n\s+</g, '>\n<'), loader: 'ts' };
      });
    },
  };
}

/** Copies what is not code: the page, Blockly's cursors, lessons and the runtimes that are here. */
export async function buildData(outDir: string = dist): Promise<void> {
  const { buildPacks } = await import('./build-packs.ts');
  const { buildFirmware } = await import('./build-firmware.ts');
  await mkdir(outDir, { recursive: true });
  await cp(join(root, 'ide/index.html'), join(outDir, 'index.html'));
  await cp(join(root, 'ide/icon.svg'), join(outDir, 'icon.svg'));
  await cp(join(root, 'node_modules/blockly/media'), join(outDir, 'blockly-media'), { recursive: true });
  await writeFile(join(outDir, 'type-checker-licences.txt'), await pyrightLicences());
  await buildPacks(join(outDir, 'packs'));
  await buildFirmware(join(outDir, 'firmware'));
}

/**
 * Names files in the page, so that they come beside the entry and not after it: the chunks that it imports, and in
 * templates (see ide/ahead.ts) what a desk with one editor or the other needs.
 */
async function nameFilesAhead(outDir: string, metafile: esbuild.Metafile): Promise<void> {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['ide/ahead.ts'],
    outdir: outDir,
    bundle: true,
    format: 'iife',
    minify: true,
    logLevel: 'warning',
  });
  const entry = importsOf(metafile, ['ide/main.ts']);
  const desk = ['ide/ui/lesson/lesson-screen.ts', 'ide/compose-workbench.ts'];
  const ahead = (kind: string, entries: readonly string[], more = ''): string => {
    const files = importsOf(metafile, [...entries, ...desk]).filter((file) => !entry.includes(file));
    return `<template data-ahead="${kind}">${files.map(modulePreload).join('')}${more}</template>`;
  };
  const font = Object.keys(metafile.outputs).find((file) => /hyperlegible-mono-latin-wght-normal/.test(file));
  const page = join(outDir, 'index.html');
  const html = await readFile(page, 'utf8');
  const letters =
    font === undefined
      ? ''
      : `<link rel="preload" href="/assets/${basename(font)}" as="font" type="font/woff2" crossorigin />`;
  const links = [
    ahead(
      'python',
      ['ide/ui/editor/python-page.ts', 'ide/python/monaco-features.ts', 'ide/ui/editor/python-editor.ts'],
      `<link rel="preload" href="/monaco.css" as="style" />${letters}`,
    ),
    ahead('blocks', ['ide/ui/editor/blocks-workspace.ts', 'ide/ui/editor/blocks-editor.ts'], letters),
    '<script async src="/ahead.js" fetchpriority="high"></script>',
    ...entry.filter((file) => file !== 'main.js').map(modulePreload),
  ];
  await writeFile(page, html.replace('<link rel="stylesheet"', `${links.join('')}<link rel="stylesheet"`));
}

const modulePreload = (file: string): string => `<link rel="modulepreload" href="/${file}" />`;

/** The files of some modules and of all that they import at once, the modules' own first; paths in the output folder. */
function importsOf(metafile: esbuild.Metafile, modules: readonly string[]): string[] {
  const outputs = Object.entries(metafile.outputs);
  const entry = outputs.find(([, { entryPoint }]) => entryPoint === 'ide/main.ts')?.[0];
  if (entry === undefined) throw new Error('esbuild gave no main.js');
  const own = modules.map((module) => outputs.find(([, { entryPoint }]) => entryPoint === module)?.[0]);
  const files = new Set(own.map((file, at) => file ?? fail(`${modules[at] ?? ''} is no file of its own.`)));
  for (const file of files) {
    for (const { kind, path, external } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && external !== true) files.add(path);
  }
  return [...files].map((file) => file.slice(entry.length - 'main.js'.length));
}

function fail(message: string): never {
  throw new Error(message);
}

/** The whole application from nothing. Returns esbuild's account of what went where. */
export async function build(options: BuildOptions = {}): Promise<esbuild.Metafile> {
  const outDir = options.outDir ?? dist;
  await rm(outDir, { recursive: true, force: true });
  const [result] = await Promise.all([esbuild.build(codeOptions(options)), buildData(outDir)]);
  const metafile = result.metafile;
  if (metafile === undefined) throw new Error('esbuild gave no metafile');
  await nameFilesAhead(outDir, metafile);
  await writeFile(join(outDir, 'meta.json'), JSON.stringify(metafile));
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  console.log(`Built into ${dist}`);
}
