import { describe, expect, it } from 'vitest';
import { programFromHex } from '../../../firmware/image/hex-contents.ts';
import { FileSystem } from '../../../firmware/image/file-system.ts';
import { createHexImage, type HexImage } from '../../../firmware/image/hex-image.ts';
import { joinSegments } from '../../../firmware/image/memory-image.ts';
import { findLayout } from '../../../firmware/image/runtime-layout.ts';
import { exportHex, hexFileName, type ProjectForHex } from '../../../ide/project/export-hex.ts';
import { importFiles, type GivenFile, type ImportedFiles } from '../../../ide/project/import-files.ts';
import { blocksFileName, packBlocks, unpackBlocks } from '../../../ide/project/packed-blocks.ts';
import { hexText, syntheticV1, syntheticV2 } from '../../firmware/image/synthetic-runtimes.ts';

function imageOf(...boards: ('v1' | 'v2')[]): HexImage {
  const made = createHexImage({
    ...(boards.includes('v1') ? { v1: hexText(syntheticV1()) } : {}),
    ...(boards.includes('v2') ? { v2: hexText(syntheticV2()) } : {}),
  });
  if (!made.ok) throw new Error(made.problem.problem.code);
  return made.value;
}

const both = imageOf('v1', 'v2');
const blocks = {
  pensabitBlocks: 1,
  workspace: { blocks: { languageVersion: 0, blocks: [] }, variables: [] },
};

const project = (more: Partial<ProjectForHex> = {}): ProjectForHex => ({
  name: 'Perché no?',
  editor: 'python',
  files: { 'main.py': 'print("è caldo")\n' },
  ...more,
});

async function hexOf(one: ProjectForHex, image = both): Promise<string> {
  const made = await exportHex(image, one);
  if (!made.ok) throw new Error(made.problem.code);
  return made.value.hex;
}

function file(name: string, content: string | Uint8Array): GivenFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer),
  };
}

async function imported(...files: GivenFile[]): Promise<ImportedFiles> {
  const read = await importFiles(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

async function problemOf(...files: GivenFile[]): Promise<unknown> {
  const read = await importFiles(files);
  return read.ok ? 'no problem' : read.problem;
}

describe('a project as a hex', () => {
  it('is for every board whose runtime is here', async () => {
    for (const [image, target] of [
      [both, 'universal'],
      [imageOf('v1'), 'v1'],
      [imageOf('v2'), 'v2'],
    ] as const) {
      const made = await exportHex(image, project());
      expect(made.ok && made.value.target).toBe(target);
    }
  });

  it('comes back as the same program, with its modules and its name', async () => {
    const files = { 'main.py': 'import più\n', 'più.py': 'x = "🦊"\n' };
    for (const image of [both, imageOf('v1'), imageOf('v2')]) {
      const hex = await hexOf(project({ files }), image);
      expect(await imported(file('microbit-perche-no (2).hex', hex))).toEqual({
        kind: 'program',
        name: 'Perche no',
        files,
        madeOfBlocks: false,
        leftOut: [],
      });
    }
  });

  it('takes its blocks along, packed, and nothing of them when it is Python', async () => {
    const hex = await hexOf(project({ editor: 'blocks', blocks }));
    expect(await imported(file('a.hex', hex))).toMatchObject({
      files: project().files,
      madeOfBlocks: true,
      blocks,
      leftOut: [],
    });
    const python = programFromHex(await hexOf(project({ blocks })));
    expect(python.ok && [...python.value.program.files.keys()]).toEqual(['main.py']);
  });

  it('leaves the blocks behind when they would take more than half of the room, but says it has some', async () => {
    const noise = Array.from({ length: 12_000 }, (_, index) => Math.imul(index, 2654435761) >>> 0);
    const hex = await hexOf(project({ editor: 'blocks', blocks: { ...blocks, noise } }));
    const read = await imported(file('a.hex', hex));
    expect(read).toMatchObject({ madeOfBlocks: true });
    expect(read).not.toHaveProperty('blocks');
    const stored = programFromHex(hex);
    expect(stored.ok && stored.value.program.files.get(blocksFileName)?.length).toBe(0);
  });

  it('has no mark at all when the last chunk is taken, and still the program', async () => {
    const limit = both.limitBytes('universal') ?? 0;
    // 126 bytes of each chunk of 128 are the file's; its first also holds the name and 2 bytes of header, its last the end.
    const source = '#'.repeat((limit / 128) * 126 - 'main.py'.length - 3);
    const hex = await hexOf(project({ editor: 'blocks', blocks, files: { 'main.py': source } }));
    const read = await imported(file('a.hex', hex));
    expect(read).toMatchObject({ madeOfBlocks: false, files: { 'main.py': source } });
  });

  it('says how much too big the program is, and for which board', async () => {
    const made = await exportHex(both, project({ files: { 'main.py': '#'.repeat(40_000) } }));
    expect(made).toMatchObject({ ok: false, problem: { code: 'too-big', board: 'v2', limitBytes: 20480 } });
  });

  it('is not made of an empty program, of a name no board stores, or without a runtime', async () => {
    const problem = async (one: ProjectForHex, image = both): Promise<string> => {
      const made = await exportHex(image, one);
      return made.ok ? 'made' : made.problem.code;
    };
    expect(await problem(project({ files: { 'main.py': ' \n' } }))).toBe('no-program');
    expect(await problem(project({ files: { 'main.py': 'x', ['n'.repeat(121)]: '' } }))).toBe(
      'bad-file-name',
    );
    expect(await problem(project(), imageOf())).toBe('missing-runtime');
  });

  it('has a name that every system takes', () => {
    expect(hexFileName('La catena del freddo')).toBe('microbit-la-catena-del-freddo.hex');
    expect(hexFileName('Città: più/meno\\..')).toBe('microbit-citta-piu-meno.hex');
    expect(hexFileName('CON')).toBe('microbit-con.hex');
    expect(hexFileName('🦊')).toBe('microbit-program.hex');
    expect(hexFileName('a'.repeat(200))).toHaveLength('microbit-.hex'.length + 40);
  });
});

describe('files that come back', () => {
  it('make a project of one .py under any name, and of several with their own', async () => {
    expect(await imported(file('la-mia-spia.py', '\ufeffprint(1)\r\nprint(2)\r\n'))).toMatchObject({
      name: 'La mia spia',
      files: { 'main.py': 'print(1)\nprint(2)\n' },
    });
    expect(await imported(file('helper.py', 'a = 1\n'), file('main.py', 'import helper\n'))).toMatchObject({
      name: '',
      files: { 'helper.py': 'a = 1\n', 'main.py': 'import helper\n' },
    });
  });

  it('give their project a name of whole letters, however long theirs is', async () => {
    const letters = `A${'b'.repeat(78)}🦊🦊`;
    const read = await importFiles([file(`${letters}.py`, 'x')]);
    expect(read).toMatchObject({ value: { name: letters.slice(0, -2) } });
  });

  it('may be a blocks document', async () => {
    expect(await imported(file('gioco.blocks.json', JSON.stringify(blocks)))).toEqual({
      kind: 'blocks',
      name: 'Gioco',
      blocks,
    });
    expect(await problemOf(file('a.json', '{"pensabit'))).toMatchObject({ code: 'not-blocks' });
  });

  it('are one project at a time', async () => {
    const py = file('a.py', 'x = 1');
    const hex = file('a.hex', ':00000001FF');
    expect(await problemOf(py, hex)).toEqual({ code: 'mixed' });
    expect(await problemOf(hex, hex)).toEqual({ code: 'mixed' });
    expect(await problemOf(py, file('b.py', 'y = 1'))).toEqual({ code: 'no-main-among' });
    expect(await problemOf(file('main.py', 'x'), file('main.py', 'y'))).toMatchObject({ code: 'same-name' });
  });

  it('are refused with a reason when they are something else', async () => {
    expect(await problemOf(file('photo.png', 'x'))).toEqual({ code: 'unknown-kind', file: 'photo.png' });
    expect(await problemOf(file('a.py', ''))).toMatchObject({ code: 'empty' });
    expect(await problemOf(file('a.py', ' \n'))).toMatchObject({ code: 'empty' });
    expect(await problemOf(file('a.hex', '\n\n'))).toMatchObject({ code: 'empty' });
    expect(await problemOf(file('a.py', Uint8Array.of(0x23, 0xe8, 0x0a)))).toMatchObject({
      code: 'not-text',
    });
    expect(await problemOf(file('a.py', 'print(1)\0'))).toMatchObject({ code: 'not-text' });
    expect(await problemOf(file('a.hex', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1)))).toMatchObject({
      code: 'not-hex',
    });
    expect(await problemOf(file('a.hex', 'hello\n'))).toMatchObject({ code: 'not-hex' });
    expect(await problemOf({ ...file('a.hex', 'x'), size: 9_000_000 })).toEqual({
      code: 'huge',
      file: 'a.hex',
      size: 9_000_000,
      limit: 8_000_000,
    });
    const gone = { ...file('a.hex', 'x'), arrayBuffer: () => Promise.reject(new Error('gone')) };
    expect(await problemOf(gone)).toMatchObject({ code: 'unreadable' });
  });

  it('are refused when a copy was cut anywhere, or changed', async () => {
    const hex = await hexOf(project());
    const lines = hex.split('\n');
    const half = lines.slice(0, lines.length >> 1).join('\n');
    expect(await problemOf(file('a.hex', half))).toMatchObject({ code: 'cut' });
    expect(await problemOf(file('a.hex', half.slice(0, -7)))).toMatchObject({
      code: 'cut',
      line: lines.length >> 1,
    });
    const at = hex.indexOf('\n', 5000) + 12;
    const changed = `${hex.slice(0, at)}${hex[at] === '0' ? '1' : '0'}${hex.slice(at + 1)}`;
    expect(await problemOf(file('a.hex', changed))).toMatchObject({ code: 'damaged' });
  });

  it('are refused when a hex holds no program of ours', async () => {
    expect(await problemOf(file('a.hex', hexText(syntheticV1())))).toMatchObject({ code: 'no-files' });
    expect(
      await problemOf(file('a.hex', hexText([{ address: 0, bytes: new Uint8Array(64) }]))),
    ).toMatchObject({ code: 'not-micropython' });
    const makeCode = `:020000042000DA\n:0400000001020304F2\n:00000001FF\n`;
    expect(await problemOf(file('a.hex', makeCode))).toMatchObject({ code: 'makecode' });
  });

  it('are refused when a hex holds files and none that could be a program', async () => {
    const v1 = syntheticV1();
    const layout = findLayout(v1);
    if (layout === undefined) throw new Error('The synthetic runtime has a layout.');
    const hexWith = (name: string, content: Uint8Array): string => {
      const written = new FileSystem(layout).write({ files: new Map([[name, content]]) });
      return hexText(written.ok ? joinSegments([...v1, ...written.value.image]) : v1);
    };
    expect(await problemOf(file('a.hex', hexWith('other.py', Uint8Array.of(0x78))))).toEqual({
      code: 'no-main',
      file: 'a.hex',
      files: ['other.py'],
    });
    expect(await problemOf(file('a.hex', hexWith('main.py', Uint8Array.of(0xff, 0xfe))))).toEqual({
      code: 'not-text',
      file: 'main.py',
    });
  });

  it('may be either half of a hex with two different programs', async () => {
    const section = (source: string): string => {
      const built = both.build(
        { files: new Map([['main.py', new TextEncoder().encode(source)]]) },
        'universal',
      );
      return built.ok ? built.value.hex : '';
    };
    const boundary = /(?=:020000040000FA\n:0400000A9903)/;
    const [forV1] = section('one = 1').split(boundary);
    const [, forV2] = section('two = 2').split(boundary);
    const mixed = file('a.hex', `${forV1 ?? ''}${forV2 ?? ''}`);
    expect(await problemOf(mixed)).toEqual({
      code: 'different-programs',
      file: 'a.hex',
      files: ['main.py'],
    });
    for (const [half, source] of [
      ['v1', 'one = 1'],
      ['v2', 'two = 2'],
    ] as const) {
      const read = await importFiles([mixed], half);
      expect(read).toMatchObject({ ok: true, value: { files: { 'main.py': source } } });
    }
  });

  it('keep what is text and name what is not', async () => {
    const files = new Map([
      ['main.py', new TextEncoder().encode('x = 1\n')],
      ['table.txt', new TextEncoder().encode('1,2\n')],
      ['picture.bin', Uint8Array.of(0xff, 0, 1)],
    ]);
    const built = both.build({ files }, 'universal');
    expect(await imported(file('a.hex', built.ok ? built.value.hex : ''))).toMatchObject({
      files: { 'main.py': 'x = 1\n', 'table.txt': '1,2\n' },
      leftOut: ['picture.bin'],
    });
  });
});

describe('packed blocks', () => {
  it('are small, and the same document when unpacked', async () => {
    const long = { ...blocks, words: Array.from({ length: 300 }, () => 'controls_repeat') };
    const packed = await packBlocks(long);
    expect(packed.length).toBeLessThan(JSON.stringify(long).length / 10);
    expect(await unpackBlocks(packed)).toEqual(long);
    expect(await unpackBlocks(new TextEncoder().encode(JSON.stringify(long)))).toEqual(long);
  });

  it('are nothing when they are damaged, cut, or unpack to more than any program has', async () => {
    const packed = await packBlocks(blocks);
    expect(await unpackBlocks(packed.slice(0, 20))).toBeUndefined();
    expect(await unpackBlocks(Uint8Array.of(0x78, 1, 2, 3))).toBeUndefined();
    expect(await unpackBlocks(new Uint8Array(0))).toBeUndefined();
    expect(await unpackBlocks(await packBlocks('a'.repeat(5_000_000)))).toBeUndefined();
  });
});
