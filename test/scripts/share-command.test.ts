import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportZip } from '../../ide/project/export-zip.ts';
import { makeLink } from '../../ide/project/share-link.ts';
import { pythonToBlocks } from '../../ide/blocks/python-to-blocks.ts';
import { pensabit } from '../../scripts/pensabit.ts';
import { makeZip } from '../ide/project/make-zip.ts';
import { FakeTerminal } from './fake-terminal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pensabit-share-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path.join(folder, name), content);
}

async function share(...args: readonly string[]): Promise<{ code: number; text: string; said: string }> {
  const terminal = new FakeTerminal(folder);
  const code = await pensabit(['share', ...args], terminal);
  return { code, text: terminal.text.trim(), said: terminal.said.join('\n') };
}

const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

describe('pensabit share', () => {
  const source = 'from microbit import *\n\nwhile True:\n    display.scroll("però 🦊")\n';

  it('prints a link that opens as the same files', async () => {
    await put('gioco.py', source);
    await put('più.py', 'x = 1\n');
    const made = await share('gioco.py', 'più.py', '--base', 'https://pensabit.example/app/');
    expect(made).toMatchObject({ code: 0, said: '' });
    expect(made.text).toMatch(/^https:\/\/pensabit\.example\/app\/#\/open\/1[\w-]+$/);
    expect(await share('--open', made.text, '-d', 'new/out')).toMatchObject({ code: 0 });
    expect((await readdir(path.join(folder, 'new/out'))).sort()).toEqual(['main.py', 'più.py']);
    expect(await read('new/out/main.py')).toBe(source);
    const again = await share('--open', made.text, '-d', 'new/out');
    expect(again).toMatchObject({ code: 1 });
    expect(again.said).toContain('Already there');
  });

  it('takes blocks and zips, and says which project it cannot choose', async () => {
    await put('a.blocks.json', JSON.stringify(pythonToBlocks('print(1)\n')));
    const blocks = await share('a.blocks.json');
    expect(blocks.text).toMatch(/^http:\/\/localhost:5190\/#\/open\/1/);
    await share('--open', blocks.text, '-d', 'blocks');
    expect((await readdir(path.join(folder, 'blocks'))).sort()).toEqual(['main.blocks.json', 'main.py']);
    const project = { name: 'Uno', editor: 'python', files: { 'main.py': source }, changedAt: 0 } as const;
    await put('one.zip', exportZip([project], 'x').bytes);
    await share('--open', (await share('one.zip')).text, '-d', 'zip');
    expect(await read('zip/main.py')).toBe(source);
    await put('two.zip', exportZip([project, project], 'x').bytes);
    expect(await share('two.zip')).toMatchObject({
      code: 1,
      text: '',
      said: 'two.zip: it holds 2 projects; a link holds one.',
    });
  });

  it('draws the QR code, and says when it would be too fine', async () => {
    await put('main.py', source);
    expect((await share('main.py', '--qr', 'out.svg')).said).toMatch(
      /^out\.svg: QR code version \d+, \d+ modules a side\.$/,
    );
    expect(await read('out.svg')).toMatch(/^<svg .*<\/svg>\n$/s);
    await put(
      'big.py',
      Array.from({ length: 300 }, (_, n) => `x${String(n * 7919)} = ${String(n * 104729)}\n`).join(''),
    );
    const big = await share('big.py', '--qr', 'big.svg');
    expect(big).toMatchObject({ code: 1, text: '' });
    expect(big.said).toContain('too big for a QR code');
    expect(await readdir(folder)).not.toContain('big.svg');
  });

  it('writes nothing of a link that leads elsewhere, is cut, or is none', async () => {
    await put('main.py', source);
    const { text } = await share('main.py');
    for (const [link, said] of [
      [text.slice(0, -9), 'its end is missing'],
      [text.replace(/.{4}$/, 'AAAA'), 'damaged'],
      [text.replace('open/1', 'open/7'), 'newer'],
      [`#/open/1${'A'.repeat(100_000)}`, 'far more than a program'],
      ['https://example.org/', 'damaged'],
    ] as const) {
      const opened = await share('--open', link, '-d', 'out');
      expect(opened, link.slice(0, 60)).toMatchObject({ code: 1, text: '' });
      expect(opened.said).toContain(said);
    }
    expect(await readdir(folder)).not.toContain('out');
    expect(makeLink({ name: '', editor: 'python', files: { 'main.py': '', '../x': '' } }, 'x')).toMatchObject(
      {
        ok: false,
      },
    );
  });

  it('finds a link inside of another address, as mail scanners write it', async () => {
    await put('main.py', source);
    const inside = encodeURIComponent((await share('main.py')).text);
    const link = `https://scan.example/?url=${inside}&data=05%7C02`;
    expect(await share('--open', link, '-d', 'out')).toMatchObject({ code: 0 });
    expect(await read('out/main.py')).toBe(source);
  });

  it('never puts the QR code in the place of the program', async () => {
    await put('main.py', source);
    expect(await share('main.py', '--qr', './main.py')).toMatchObject({ code: 1, text: '' });
    expect(await read('main.py')).toBe(source);
  });

  it('reads a link from standard input', async () => {
    await put('main.py', source);
    const { text } = await share('main.py');
    const terminal = new FakeTerminal(folder);
    terminal.piped = `${text}\n`;
    expect(await pensabit(['share', '--open', '-', '-d', 'out'], terminal)).toBe(0);
    expect(await read('out/main.py')).toBe(source);
  });

  it.each([
    [[], 'Which program?'],
    [['--open', 'x'], 'Where to?'],
    [['main.py', '-d', 'x'], '-d goes with --open'],
    [['--open', 'x', '-d', 'y', 'main.py'], 'main.py is one too many'],
    [['main.py', '--base', 'here'], '--base is an address'],
  ])('takes %j for wrong use and says how it goes', async (args, message) => {
    const { code, said } = await share(...args);
    expect(code).toBeGreaterThan(0);
    expect(said).toContain(message);
  });
});

describe('pensabit unzip', () => {
  const call = async (...args: readonly string[]): Promise<{ code: number; said: string }> => {
    const terminal = new FakeTerminal(folder);
    return { code: await pensabit(['unzip', ...args], terminal), said: terminal.said.join('\n') };
  };
  const project = { name: 'Città', editor: 'python', files: { 'main.py': 'x = 1\n' }, changedAt: 0 } as const;

  it('writes one project as it is, and several into folders of their own', async () => {
    await put('one.zip', exportZip([project], 'x').bytes);
    expect(await call('one.zip', '-d', 'one')).toMatchObject({ code: 0 });
    expect(await read('one/main.py')).toBe('x = 1\n');
    await put('two.zip', exportZip([project, { ...project, name: '../..' }], 'x').bytes);
    expect(await call('two.zip', '-d', 'two')).toMatchObject({ code: 0 });
    expect((await readdir(path.join(folder, 'two'))).sort()).toEqual(['01-citta', '02']);
  });

  it('writes nothing of a zip that leads out of it', async () => {
    await put(
      'evil.zip',
      makeZip([
        { name: 'main.py', content: 'x' },
        { name: '../evil.py', content: 'x' },
      ]),
    );
    const { code, said } = await call('evil.zip', '-d', 'out');
    expect(code).toBe(1);
    expect(said).toContain('evil.zip: A name in the zip leads out of it');
    expect(await readdir(folder)).toEqual(['evil.zip']);
  });

  it('writes all projects of a zip or none', async () => {
    await put('two.zip', exportZip([project, { ...project, name: 'b' }], 'x').bytes);
    await mkdir(path.join(folder, 'taken/02-b'), { recursive: true });
    await put('taken/02-b/main.py', 'mine');
    expect(await call('two.zip', '-d', 'taken')).toMatchObject({ code: 1 });
    expect(await readdir(path.join(folder, 'taken'))).toEqual(['02-b']);

    // A folder where a file should be is not replaced, whatever was asked for.
    await mkdir(path.join(folder, 'folder/02-b/main.py'), { recursive: true });
    const { code, said } = await call('two.zip', '-d', 'folder', '--force');
    expect(code).toBe(1);
    expect(said).toContain('There is a folder of that name. Nothing was written.');
    expect(await readdir(path.join(folder, 'folder'))).toEqual(['02-b']);

    await put('file', 'x');
    expect(await call('two.zip', '-d', 'file')).toMatchObject({ code: 1 });
    expect(await call('two.zip', '-d', 'fresh')).toMatchObject({ code: 0 });
    expect(await readdir(path.join(folder, 'fresh/01-citta'))).toEqual(['main.py']);
  });

  it('ends where the system lets nobody make a folder', async () => {
    await put('one.zip', exportZip([project], 'x').bytes);
    expect(await call('one.zip', '-d', path.join(path.parse(folder).root, 'proc/nowhere'))).toMatchObject({
      code: 1,
    });
  });

  it('writes the projects that open, and names those that do not', async () => {
    await put(
      'class.zip',
      makeZip([
        { name: 'a/main.py', content: 'x = 1\n' },
        { name: 'b/main.py', content: Uint8Array.of(0x23, 0xe8) },
        { name: 'b/\u202ex.png', content: Uint8Array.of(0) },
      ]),
    );
    const { code, said } = await call('class.zip', '-d', 'out');
    expect(code).toBe(1);
    expect(said).toContain('class.zip: "b/main.py": This is not text in UTF-8.');
    expect(await readdir(path.join(folder, 'out'))).toEqual(['main.py']);
  });

  it.each([
    [[], 'Which zip?'],
    [['a.zip'], 'Where to?'],
    [['a.zip', 'b.zip', '-d', 'x'], 'b.zip is one too many'],
  ])('takes %j for wrong use and says how it goes', async (args, message) => {
    const { code, said } = await call(...args);
    expect(code).toBe(2);
    expect(said).toContain(message);
  });
});
