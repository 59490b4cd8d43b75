import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { programFromHex } from '../../../firmware/image/hex-contents.ts';
import { createStore } from '../../../ide/base/store.ts';
import { generatePython } from '../../../ide/blocks/generate-python.ts';
import type { BlocksDocument } from '../../../ide/blocks/blocks-document.ts';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { loadHexImage, type FetchText } from '../../../ide/board/virtual/firmware-source.ts';
import type { WorkerLink } from '../../../ide/board/virtual/worker-link.ts';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import type { ProjectForHex } from '../../../ide/project/export-hex.ts';
import { createProjectStorage, type ProjectStorage } from '../../../ide/project/project-storage.ts';
import { createAppServices } from '../../../ide/session/create-app-services.ts';
import { doFileJob, type FileJob, type FileReport } from '../../../ide/session/file-work.ts';
import { hexText, syntheticV1, syntheticV2 } from '../../firmware/image/synthetic-runtimes.ts';

const texts = { 'v1.hex': hexText(syntheticV1()), 'v2.hex': hexText(syntheticV2()) };

/** A server with these runtimes. */
function serverOf(...boards: ('v1' | 'v2')[]): FetchText {
  const runtimes = boards.map((board) => ({
    id: board,
    board,
    version: '1',
    file: `${board}.hex`,
    bytes: 1,
  }));
  return (file) =>
    Promise.resolve(file === 'index.json' ? JSON.stringify({ runtimes }) : texts[file as keyof typeof texts]);
}

const doJob = (job: FileJob, server = serverOf('v1', 'v2')): Promise<FileReport> =>
  doFileJob(job, () => loadHexImage(server, ['v1', 'v2']));

/** A program of blocks with two more lying beside it. */
function withLooseBlocks(source: string): BlocksDocument {
  const document = pythonToBlocks(source);
  const loose = pythonToBlocks('sleep(5)\nsleep(6)\n').workspace.blocks.blocks[0]?.next?.block;
  const { blocks } = document.workspace.blocks;
  return {
    ...document,
    workspace: {
      ...document.workspace,
      blocks: { languageVersion: 0, blocks: [...blocks, { ...loose!, x: 321, y: 45 }] },
    },
  };
}

const blocks = withLooseBlocks('print(1)\n');
const source = generatePython(blocks).source;
const project: ProjectForHex = { name: 'Gioco', editor: 'blocks', blocks, files: { 'main.py': source } };

async function made(one = project, server = serverOf('v1', 'v2')): Promise<File> {
  const report = await doJob({ type: 'make', project: one }, server);
  if (report.type !== 'made') throw new Error(JSON.stringify(report));
  return new File([report.made.hex], report.made.fileName);
}

describe('work on files', () => {
  it('brings blocks back as they lay, the loose ones too', async () => {
    const report = await doJob({ type: 'open', files: [await made()] });
    expect(report).toMatchObject({
      type: 'opened',
      opened: { name: 'Gioco', editor: 'blocks', files: { 'main.py': source } },
    });
    const opened = report.type === 'opened' ? (report.opened.blocks as BlocksDocument) : undefined;
    expect(opened?.workspace.blocks.blocks[1]).toMatchObject({ x: 321, y: 45 });
  });

  it('opens blocks that say something else than the program as what the board runs', async () => {
    const file = await made({ ...project, files: { 'main.py': 'print(2)\n' } });
    const report = await doJob({ type: 'open', files: [file] });
    const opened = report.type === 'opened' ? (report.opened.blocks as BlocksDocument) : undefined;
    expect(opened && generatePython(opened).source).toContain('print(2)');
    expect(opened?.workspace.blocks.blocks[1]).toMatchObject({ x: 321 });
  });

  it('reads a blocks document with the rules for documents', async () => {
    const open = (content: unknown): Promise<FileReport> =>
      doJob({ type: 'open', files: [new File([JSON.stringify(content)], 'a.blocks.json')] });
    expect(await open(blocks)).toMatchObject({
      type: 'opened',
      opened: { editor: 'blocks', files: { 'main.py': source } },
    });
    expect(await open({ hello: 1 })).toMatchObject({
      problem: { code: 'not-blocks', file: 'a.blocks.json' },
    });
    expect(await open({ ...blocks, pensabitBlocks: 2 })).toMatchObject({ problem: { code: 'newer-blocks' } });
  });

  it('makes a hex for the board whose runtime is here, and says when there is none or it does not come', async () => {
    for (const board of ['v1', 'v2'] as const) {
      const read = programFromHex(await (await made(project, serverOf(board))).text());
      expect(read.ok && read.value.runtimes.map((one) => one.board)).toEqual([board]);
    }
    const make: FileJob = { type: 'make', project };
    expect(await doJob(make, serverOf())).toMatchObject({ problem: { code: 'missing-runtime' } });
    expect(await doJob(make, () => Promise.reject(new TypeError('network')))).toMatchObject({
      problem: { code: 'runtime-unreachable' },
    });
  });
});

/** A worker that does its job, dies, or says nothing. */
function workerOf(
  behaviour: 'works' | 'dies' | 'silent',
  ended = vi.fn(),
): () => WorkerLink<FileJob, FileReport> {
  return () => {
    let heard: Parameters<WorkerLink<FileJob, FileReport>['listen']>[0] | undefined;
    return {
      listen: (listener) => {
        heard = listener;
      },
      postMessage: (job) => {
        if (behaviour === 'works') void doJob(job).then((report) => heard?.message(report));
        if (behaviour === 'dies') heard?.error('gone');
      },
      terminate: ended,
    };
  };
}

describe('the application’s files', () => {
  beforeAll(() => setLanguage('it'));

  const services = (
    startFileWorker: () => WorkerLink<FileJob, FileReport>,
    storage: ProjectStorage = createProjectStorage('files'),
  ): ReturnType<typeof createAppServices> =>
    createAppServices({
      storage,
      locks: undefined,
      fetch: () => Promise.reject(new TypeError('network')),
      today: () => 1000,
      startFileWorker,
      loadWorkbench: async () => (opened) =>
        ({ project: createStore(opened), saving: createStore({ state: 'saved' }) }) as never,
      loadBoards: () => Promise.reject(new TypeError('network')),
    });

  it('become a new project each time, and leave the others as they are', async () => {
    const storage = createProjectStorage('each-time');
    const { openFiles, openProject } = services(workerOf('works'), storage);
    const given = [new File(['import aiuto\n'], 'main.py'), new File(['x = 1\n'], 'aiuto.py')];
    const first = await openFiles(given);
    const second = await openFiles(given);
    expect(first).toMatchObject({ ok: true, value: { moreFiles: ['aiuto.py'], leftOut: [] } });
    const ids = [first, second].map((one) => (one.ok ? one.value.id : ''));
    expect(new Set(ids).size).toBe(2);
    expect((await storage.list()).map(({ name, revision }) => [name, revision])).toEqual([
      ['Il mio progetto', 1],
      ['Il mio progetto', 1],
    ]);
    const desk = await openProject(ids[0]!);
    expect(desk.project.value.files).toEqual({ 'main.py': 'import aiuto\n', 'aiuto.py': 'x = 1\n' });
  });

  it('open even where nothing can be kept', async () => {
    const storage: ProjectStorage = {
      ...createProjectStorage('no-room'),
      write: async () => ({ outcome: 'failed', reason: 'full' }),
    };
    const { openFiles, openProject } = services(workerOf('works'), storage);
    const opened = await openFiles([new File(['print(1)\n'], 'spia.py')]);
    const desk = await openProject(opened.ok ? opened.value.id : '');
    expect(desk.project.value).toMatchObject({ name: 'Spia', revision: 0 });
  });

  it('say it when the worker dies, and end the worker in every case', async () => {
    const ended = vi.fn();
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const broken = services(workerOf('dies', ended));
    expect(await broken.openFiles([new File(['x'], 'a.py')])).toEqual({
      ok: false,
      problem: { code: 'failed' },
    });
    expect(await broken.makeHex(project, new AbortController().signal)).toMatchObject({ ok: false });
    warned.mockRestore();
    const made = await services(workerOf('works', ended)).makeHex(project, new AbortController().signal);
    expect(made).toMatchObject({ ok: true, value: { fileName: 'microbit-gioco.hex', target: 'universal' } });
    const leaving = new AbortController();
    const waiting = services(workerOf('silent', ended)).makeHex(project, leaving.signal);
    leaving.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(ended).toHaveBeenCalledTimes(4);
  });
});
