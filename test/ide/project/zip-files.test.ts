import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportZip, type ProjectForZip } from '../../../ide/project/export-zip.ts';
import {
  importFiles,
  type GivenFile,
  type ImportedProgram,
  type ImportProblem,
} from '../../../ide/project/import-files.ts';
import { readZip, zipEntryLimit } from '../../../ide/project/zip-archive.ts';
import { itWith, python3Path } from '../../tools.ts';
import { makeZip, type ZipPart } from './make-zip.ts';
import fc from '../../property.ts';

const project = (more: Partial<ProjectForZip> = {}): ProjectForZip => ({
  name: 'Perché no?',
  editor: 'python',
  files: { 'main.py': 'print("è")\n' },
  changedAt: Date.UTC(2026, 10, 22, 9, 30),
  ...more,
});

function file(name: string, bytes: Uint8Array | string): GivenFile {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return { name, size: content.length, arrayBuffer: async () => new Uint8Array(content).buffer };
}

interface Opened {
  readonly projects: readonly ImportedProgram[];
  readonly leftOut: readonly string[];
  readonly refused: readonly ImportProblem[];
}

async function opened(bytes: Uint8Array, name = 'compiti.zip'): Promise<Opened> {
  const read = await importFiles([file(name, bytes)]);
  if (!read.ok || read.value.kind !== 'projects') throw new Error(JSON.stringify(read));
  return read.value;
}

async function problemOf(bytes: Uint8Array | string, name = 'a.zip'): Promise<ImportProblem | 'opens'> {
  const read = await importFiles([file(name, bytes)]);
  return read.ok ? 'opens' : read.problem;
}

const py = (name: string, content = 'x = 1\n'): ZipPart => ({ name, content });

describe('projects as a zip', () => {
  const blocks = { pensabitBlocks: 1, workspace: { blocks: { languageVersion: 0, blocks: [] } } };
  const lesson = { slug: 'cold-chain', progress: { step: 'think', answers: { a: 1 } } };
  const all = [
    project({ files: { 'main.py': 'import più\n', 'più.py': 'x = "🦊"\r\n', 'dati.csv': '1;2\n' } }),
    project({ name: 'Perché no?', editor: 'blocks', blocks, lesson }),
    project({
      name: '../../etc',
      files: { 'main.py': '', 'pensabit.json': '{}', 'main.blocks.json': 'mine' },
    }),
    project({ name: 'CON', files: { 'main.py': '1\n', 'MAIN.PY': '2\n' } }),
    project({ name: '', changedAt: 0 }),
  ];

  it('come back all of them, each as it was', async () => {
    const { projects, leftOut } = await opened(exportZip(all, '2026-11-22').bytes);
    expect(leftOut).toEqual([]);
    const found = projects.map(({ name, files, madeOfBlocks, blocks, lesson, changedAt }) => {
      return { name, files, editor: madeOfBlocks ? 'blocks' : 'python', blocks, lesson, changedAt };
    });
    expect(found).toHaveLength(all.length);
    for (const { name, editor, files, blocks, lesson, changedAt } of all) {
      const tidy = Object.fromEntries(
        Object.entries(files).map(([key, text]) => [key, text.replaceAll('\r\n', '\n')]),
      );
      expect(found).toContainEqual(
        expect.objectContaining({
          // Without a name it is called as its folder is.
          name: name === '' ? 'Project' : name,
          editor,
          files: tidy,
          ...(blocks === undefined ? {} : { blocks }),
          ...(lesson === undefined ? {} : { lesson }),
          changedAt: Math.max(changedAt, Date.UTC(1980, 0, 2)),
        }),
      );
    }
  });

  it('are folders with names that every system makes, and no two alike', () => {
    const zip = readZip(exportZip(all, '2026-11-22').bytes);
    const paths = zip.ok ? zip.value.map((entry) => entry.path) : [];
    const folders = new Set(paths.map((path) => path.split('/')[0]));
    expect([...folders]).toEqual(['Perché no', 'Perché no (2)', 'etc', 'project', 'project (2)']);
    expect(paths).toContain('Perché no/più.py');
    expect(paths).toContain('project/MAIN (2).PY');
    expect(exportZip(all, '2026-11-22').fileName).toBe('microbit-5-2026-11-22.zip');
    expect(exportZip([project()], '').fileName).toBe('microbit-perche-no.zip');
  });

  it('are the same bytes for the same projects', () => {
    expect(exportZip(all, 'x').bytes).toEqual(exportZip(all, 'x').bytes);
  });

  itWith(['python3'], 'are read by others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pensabit-zip-'));
    try {
      writeFileSync(join(folder, 'a.zip'), exportZip(all, 'x').bytes);
      const script =
        'import zipfile,sys; z=zipfile.ZipFile("a.zip"); assert z.testzip() is None; z.extractall("o")';
      execFileSync(python3Path ?? '', ['-c', script], { cwd: folder });
      expect(readFileSync(join(folder, 'o/Perché no/più.py'), 'utf8')).toBe('x = "🦊"\r\n');
      const about = JSON.parse(readFileSync(join(folder, 'o/Perché no (2)/pensabit.json'), 'utf8'));
      expect(about).toMatchObject({ pensabit: 1, name: 'Perché no?', editor: 'blocks', lesson });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of any names and texts come back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (pairs) => {
          const given = pairs.map(([name, text]) =>
            project({ name, files: { 'main.py': `#${text.replace(/[\r\0]/g, '')}` } }),
          );
          const { projects } = await opened(exportZip(given, 'x').bytes);
          const texts = (list: readonly { readonly files: Readonly<Record<string, string>> }[]): string[] =>
            list.map((one) => one.files['main.py'] ?? '').sort();
          expect(texts(projects)).toEqual(texts(given));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a zip from elsewhere', () => {
  it('may have its program in a folder, with what systems leave behind', async () => {
    const { projects, leftOut } = await opened(
      makeZip([
        py('Gioco di Anna/'),
        py('Gioco di Anna/main.py', 'import aiuto\n'),
        py('Gioco di Anna/aiuto.py'),
        py('Gioco di Anna/parole.txt', 'ciao\n'),
        py('Gioco di Anna/foto.png', 'a\0b'),
        py('Gioco di Anna/README.md', '# Leggimi'),
        py('Gioco di Anna/lib/altro.py'),
        py('Gioco di Anna/.DS_Store', 'x'),
        py('__MACOSX/Gioco di Anna/._main.py', 'x'),
      ]),
    );
    expect(projects).toMatchObject([
      {
        name: 'Gioco di Anna',
        files: { 'main.py': 'import aiuto\n', 'aiuto.py': 'x = 1\n', 'parole.txt': 'ciao\n' },
        leftOut: ['Gioco di Anna/foto.png', 'Gioco di Anna/README.md'],
      },
    ]);
    expect(leftOut).toEqual(['Gioco di Anna/lib/altro.py']);
  });

  it('may hold one program of any name, or one a folder', async () => {
    expect((await opened(makeZip([py('spia.py')]), 'microbit-spia (2).zip')).projects).toMatchObject([
      { name: 'Spia', files: { 'main.py': 'x = 1\n' } },
    ]);
    const pupils = await opened(makeZip([py('anna/gioco.py'), py('luca/x.py'), py('luca/d.csv', '1')]));
    expect(pupils.projects.map((one) => [one.name, Object.keys(one.files)])).toEqual([
      ['Anna', ['main.py']],
      ['Luca', ['main.py', 'd.csv']],
    ]);
  });

  it('names its files as macOS, Windows and DOS do', async () => {
    const decomposed = 'piu\u0300.py';
    const macos = makeZip([py('main.py'), { ...py(decomposed), flags: 0 }]);
    expect(Object.keys((await opened(macos)).projects[0]?.files ?? {})).toEqual(['main.py', 'più.py']);
    const dos = makeZip([
      py('main.py'),
      { ...py(''), name: Uint8Array.of(0x70, 0x69, 0x97, 0x2e, 0x70, 0x79) },
    ]);
    expect(Object.keys((await opened(dos)).projects[0]?.files ?? {})).toEqual(['main.py', 'più.py']);
    const windows = makeZip([py('gioco\\main.py'), py('gioco\\a.py')]);
    expect(Object.keys((await opened(windows)).projects[0]?.files ?? {})).toEqual(['main.py', 'a.py']);
  });

  it('may be stored, and have a comment', async () => {
    const bytes = makeZip([{ ...py('main.py'), method: 0 }], 'ciao'.repeat(100));
    expect((await opened(bytes)).projects).toHaveLength(1);
  });

  it.each<[string, readonly ZipPart[], Partial<ImportProblem>]>([
    ['a path out of it', [py('main.py'), py('../../evil.py')], { code: 'zip-unsafe-name' }],
    ['an absolute path', [py('/etc/main.py')], { code: 'zip-unsafe-name' }],
    ['a drive', [py('C:\\main.py')], { code: 'zip-unsafe-name' }],
    ['a NUL in a name', [py('main.py\0.txt')], { code: 'zip-unsafe-name' }],
    [
      'a link to elsewhere',
      [{ ...py('main.py', '/etc/passwd'), madeBy: 3, mode: 0o120777 }],
      { code: 'zip-unsafe-name' },
    ],
    ['one name twice', [py('main.py'), py('main.py', 'y')], { code: 'zip-same-name' }],
    ['one name in two spellings', [py('main.py'), py('./main.py', 'y')], { code: 'zip-same-name' }],
    ['a password', [{ ...py('main.py'), flags: 1 }], { code: 'zip-locked' }],
    ['an unusual compression', [{ ...py('main.py'), method: 14 }], { code: 'zip-unsupported' }],
    ['zip64 sizes', [{ ...py('main.py'), size: 0xffffffff }], { code: 'zip-unsupported' }],
    ['a wrong checksum', [{ ...py('main.py'), check: 1 }], { code: 'zip-damaged' }],
    ['less than it promises', [{ ...py('main.py'), size: 7 }], { code: 'zip-damaged' }],
    ['more than it promises', [{ ...py('main.py', 'x'.repeat(100_000)), size: 6 }], { code: 'zip-damaged' }],
    ['a promise of gigabytes', [{ ...py('main.py'), size: 4_000_000_000 }], { code: 'huge' }],
    ['bytes after its list', [{ ...py('main.py'), packedSize: 4000 }], { code: 'zip-damaged' }],
    ['another name inside', [{ ...py('main.py'), ownName: 'evil.py' }], { code: 'zip-damaged' }],
    [
      'entries that share bytes',
      [py('main.py'), { ...py('main.py'), name: 'a.py', ownName: 'main.py', from: 0 }],
      { code: 'zip-damaged' },
    ],
    ['a program that is no text', [py('main.py', 'a\0b')], { code: 'not-text' }],
    ['a program of 2 MB', [py('main.py', '#'.repeat(2_000_000))], { code: 'huge' }],
    ['only another zip', [py('dentro.zip', 'PK')], { code: 'zip-nested' }],
    ['no program', [py('foto.png'), py('a.txt')], { code: 'zip-no-program' }],
    ['nothing', [], { code: 'zip-no-program' }],
    ['several programs and no main.py', [py('a.py'), py('b.py')], { code: 'no-main-among' }],
    [
      'a project of MakeCode',
      [py('main.py', 'basic.show_string("x")'), py('pxt.json', '{}')],
      { code: 'makecode' },
    ],
    ['a hex that holds no program', [py('a.hex', ':00000001FF\n')], { code: 'zip-hexes' }],
    [
      'a project of a later Pensabit',
      [py('main.py'), py('pensabit.json', '{"pensabit":2}')],
      { code: 'newer-project' },
    ],
    ['a project that has lost its main.py', [py('pensabit.json', '{"pensabit":1}')], { code: 'no-main' }],
  ])('with %s is refused, and says so', async (_, parts, expected) => {
    expect(await problemOf(makeZip(parts))).toMatchObject(expected);
  });

  it('opens what opens, and says of each other project why it does not', async () => {
    const zip = makeZip([
      py('a/main.py'),
      { name: 'b/main.py', content: Uint8Array.of(0x23, 0xe8) },
      py('c/main.py', '#'.repeat(2_000_000)),
      py('d/main.py'),
      py('d/pxt.json', '{}'),
      py('e/pensabit.json', '{"pensabit":2}'),
      py('f/pensabit.json', '{"pensabit":1}'),
      py('g/main.py', 'print(7)\n'),
    ]);
    const { projects, refused } = await opened(zip);
    expect(projects.map(({ name }) => name)).toEqual(['A', 'G']);
    expect(refused).toMatchObject([
      { code: 'not-text', file: 'b/main.py' },
      { code: 'huge', file: 'c/main.py' },
      { code: 'makecode', file: 'd' },
      { code: 'newer-project', file: 'e' },
      { code: 'no-main', file: 'f' },
    ]);
    // What may be harm, and what damaged the whole, stops the whole.
    const bad = { ...py('z/main.py'), check: 1 };
    expect(await problemOf(makeZip([py('a/main.py'), bad]))).toMatchObject({ code: 'zip-damaged' });
  });

  it('that is none, is called something else, or stops early says so', async () => {
    const zip = makeZip([py('main.py')]);
    expect(await problemOf(':020000040000FA\n')).toEqual({ code: 'hex-in-disguise', file: 'a.zip' });
    expect(await problemOf('hello')).toEqual({ code: 'not-zip', file: 'a.zip' });
    for (const name of ['a.hex', 'a.py', 'a.blocks.json']) {
      expect(await problemOf(zip, name)).toEqual({ code: 'zip-in-disguise', file: name });
    }
    expect(await problemOf(zip.slice(0, -30))).toEqual({ code: 'zip-cut', file: 'a.zip' });
    expect(await problemOf('', 'a.zip')).toEqual({ code: 'empty', file: 'a.zip' });
  });

  it('of more files than a class has is not looked into, and one that is too long not even read', async () => {
    const many = makeZip(
      Array.from({ length: zipEntryLimit + 1 }, (_, index) => py(`${String(index)}.txt`, '')),
    );
    expect(await problemOf(many)).toMatchObject({ code: 'zip-too-many' });
    const huge: GivenFile = {
      name: 'a.zip',
      size: 5e9,
      arrayBuffer: () => Promise.reject(new Error('must not be read')),
    };
    expect(await importFiles([huge])).toMatchObject({ problem: { code: 'huge' } });
  });

  it('whose projects unpack to more than fits is given up', async () => {
    const zeros = new Uint8Array(7_900_000).fill(0x61);
    const bomb = makeZip(
      Array.from({ length: 9 }, (_, index) => ({ name: `${String(index)}.hex`, content: zeros })),
    );
    expect(bomb.length).toBeLessThan(100_000);
    expect(await problemOf(bomb)).toEqual({ code: 'zip-too-big', file: 'a.zip' });
  });

  it('opens or says why, and never throws, when it is cut or changed anywhere', async () => {
    const whole = exportZip([project(), project({ name: 'b' })], 'x').bytes;
    for (let length = 0; length < whole.length; length += 13) {
      expect(await problemOf(whole.slice(0, length))).not.toBe('opens');
    }
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), async (at, value) => {
        const changed = whole.slice();
        changed[at] = value;
        const read = await importFiles([file('a.zip', changed)]);
        if (read.ok && read.value.kind === 'projects') {
          for (const one of read.value.projects) expect(one.files['main.py']).toBe('print("è")\n');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a folder that is dropped', () => {
  it('is a project as it lies there', async () => {
    const read = await importFiles(
      [file('main.py', 'import a\n'), file('a.py', 'x = 1\n'), file('.DS_Store', 'x')],
      undefined,
      ['gioco/main.py', 'gioco/a.py', 'gioco/.DS_Store'],
    );
    expect(read).toMatchObject({
      value: { projects: [{ name: 'Gioco', files: { 'main.py': 'import a\n', 'a.py': 'x = 1\n' } }] },
    });
  });

  it('of thousands of files is refused before any is read', async () => {
    const unread: GivenFile = { name: 'a.py', size: 1, arrayBuffer: () => Promise.reject(new Error('read')) };
    const files = Array.from({ length: 2_001 }, () => unread);
    const paths = files.map((_, index) => `x/${String(index)}.py`);
    expect(await importFiles(files, undefined, paths)).toMatchObject({
      problem: { code: 'zip-too-many', file: 'x' },
    });
  });
});

describe('a program of 10,000 lines', () => {
  it('opens, by itself and in a zip, though no board stores it', async () => {
    const source = 'display.scroll("ciao a tutti")\n'.repeat(10_000);
    expect(await importFiles([file('main.py', source)])).toMatchObject({
      value: { files: { 'main.py': source } },
    });
    const zip = exportZip([project({ files: { 'main.py': source } })], 'x').bytes;
    expect((await opened(zip)).projects[0]?.files).toEqual({ 'main.py': source });
  });
});

describe('files beside main.py', () => {
  it('that hold data are part of the program', async () => {
    const read = await importFiles([
      file('main.py', 'x\n'),
      file('dati.csv', '1;2\r\n'),
      file('vuoto.txt', ''),
    ]);
    expect(read).toMatchObject({
      value: { files: { 'main.py': 'x\n', 'dati.csv': '1;2\n', 'vuoto.txt': '' } },
    });
  });

  it('with a name that means something else are refused', async () => {
    expect(await importFiles([file('main.py', 'x'), file('__proto__.py', 'x')])).toMatchObject({ ok: true });
    expect(await importFiles([file('main.py', 'x'), file('a\u202eyp.txt', 'x')])).toMatchObject({
      problem: { code: 'bad-name' },
    });
  });

  it('of MakeCode say where they open', async () => {
    expect(await importFiles([file('gioco.mkcd', '{}')])).toEqual({
      ok: false,
      problem: { code: 'makecode', file: 'gioco.mkcd' },
    });
  });
});
