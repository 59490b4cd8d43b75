import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { programFromHex } from '../../firmware/image/hex-contents.ts';
import { createHexImage } from '../../firmware/image/hex-image.ts';
import type { Program } from '../../firmware/program.ts';
import { pensabit } from '../../scripts/pensabit.ts';
import {
  hexText,
  syntheticV1,
  syntheticV1Version,
  syntheticV2,
} from '../firmware/image/synthetic-runtimes.ts';
import { describeWith, v1Runtimes } from '../tools.ts';
import { FakeTerminal } from './fake-terminal.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pensabit-test-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number;
  readonly text: string;
  readonly said: string;
}

async function call(...args: readonly string[]): Promise<Outcome> {
  const terminal = new FakeTerminal(folder);
  const code = await pensabit(args, terminal);
  return { code, text: terminal.text, said: terminal.said.join('\n') };
}

async function put(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path.join(folder, name), content);
}

/** A machine without any runtime. */
function withoutRuntimes(): void {
  vi.stubEnv('PENSABIT_CACHE', path.join(folder, 'cache'));
  vi.stubEnv('PENSABIT_RUNTIMES', '');
  vi.stubEnv('PENSABIT_OFFLINE', '1');
}

function programOf(files: Readonly<Record<string, string>>): Program {
  return {
    files: new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  };
}

const image = createHexImage({ v1: hexText(syntheticV1()), v2: hexText(syntheticV2()) });
if (!image.ok) throw new Error(image.problem.board);

function syntheticHex(
  files: Readonly<Record<string, string>>,
  target: 'v1' | 'v2' | 'universal' = 'v1',
): string {
  const built = image.ok && image.value.build(programOf(files), target);
  if (!built || !built.ok) throw new Error('no hex');
  return built.value.hex;
}

describe('pensabit', () => {
  it('lists its commands, one line each', async () => {
    const { code, text } = await call('help');
    expect(code).toBe(0);
    for (const name of ['hex', 'unhex', 'run', 'firmware', 'lesson']) {
      expect(text).toMatch(new RegExp(`^  ${name} +\\S.*$`, 'm'));
    }
    expect((await call('--help')).text).toBe(text);
    expect((await call()).code).toBe(2);
  });

  it('explains a command in two ways', async () => {
    const { code, text } = await call('help', 'hex');
    expect(code).toBe(0);
    expect(text).toContain('--board v1|v2|universal');
    expect((await call('hex', '--help')).text).toBe(text);
  });

  it('says its version', async () => {
    expect(await call('--version')).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^pensabit \d+\.\d+\.\d+\n$/) as string,
    });
  });

  it.each([
    [['hxe'], 'There is no command "hxe". Did you mean hex?'],
    [['constructor'], 'There is no command "constructor".'],
    [['help', 'rnu'], 'Did you mean run?'],
    [['hex', 'main.py', '--bord', 'v1'], 'There is no option --bord here. Did you mean --board?'],
    [['hex', 'main.py', '--board', 'v3', '-o', 'x'], '--board is v1, v2, universal; not "v3".'],
    [['hex', 'main.py', '-o'], 'The option -o needs a value: -o FILE'],
    [['hex', 'main.py', '-o', 'a', '--output=b'], 'The option --output is here twice.'],
    [['hex', '-o', 'x.hex'], 'Which program?'],
    [['hex', 'main.py'], 'Where to?'],
    [['unhex', '-d', 'x'], 'Which hex?'],
    [['unhex', 'a.hex'], 'Where to?'],
    [['unhex', 'a.hex', 'b.hex', '-d', 'x'], 'b.hex is one too many'],
    [['unhex', 'a.hex', '-d', 'x', '--force=yes'], 'The option --force takes no value.'],
    [['run'], 'Which program?'],
    [['run', 'main.py', '--for', 'soon'], '--for is a time such as 5s, 300ms or 2min; not "soon".'],
    [['run', 'main.py', '--seed', '-1'], '--seed is a whole number'],
    [['firmware', 'file.hex'], '--import file.hex'],
  ])('takes %j for wrong use and says how it goes', async (args, message) => {
    const { code, text, said } = await call(...args);
    expect(code).toBe(2);
    expect(said).toContain(message);
    expect(text).toBe('');
  });
});

describe('pensabit unhex', () => {
  it('writes the files of a hex and says which runtime came with them', async () => {
    await put('saved.hex', syntheticHex({ 'main.py': 'print(1)', 'data.txt': '' }, 'universal'));
    const { code, said } = await call('unhex', 'saved.hex', '-d', 'new/folder');
    expect(code).toBe(0);
    expect(said).toContain(`micro:bit V1: ${syntheticV1Version}`);
    expect(said).toContain(`wrote ${path.join('new/folder', 'main.py')} (8 bytes)`);
    expect(await readFile(path.join(folder, 'new/folder/main.py'), 'utf8')).toBe('print(1)');
    expect(await readFile(path.join(folder, 'new/folder/data.txt'), 'utf8')).toBe('');
  });

  it('replaces nothing unless told to', async () => {
    await put('main.py', 'mine');
    await put('saved.hex', syntheticHex({ 'main.py': 'theirs', 'other.py': 'x' }));
    const refused = await call('unhex', 'saved.hex', '-d', '.');
    expect(refused).toMatchObject({
      code: 1,
      said: expect.stringContaining('Already there: main.py. Nothing was written') as string,
    });
    expect((await readdir(folder)).sort()).toEqual(['main.py', 'saved.hex']);
    expect(await readFile(path.join(folder, 'main.py'), 'utf8')).toBe('mine');

    const forced = await call('unhex', 'saved.hex', '-d', '.', '--force');
    expect(forced).toMatchObject({ code: 0, said: expect.stringContaining('replaced main.py') as string });
    expect(await readFile(path.join(folder, 'main.py'), 'utf8')).toBe('theirs');
  });

  it.each(['../out.py', '/etc/out.py', 'a\\b.py', '..', 'C:out.py', 'nul.txt', 'tab\t.py'])(
    'refuses the name %j and writes the others',
    async (name) => {
      await put('saved.hex', syntheticHex({ 'main.py': 'x', [name]: 'evil' }));
      const { code, said } = await call('unhex', 'saved.hex', '-d', 'inside');
      expect(code).toBe(1);
      expect(said).toContain(`refused ${JSON.stringify(name)}`);
      expect(await readdir(path.join(folder, 'inside'))).toEqual(['main.py']);
      expect((await readdir(folder)).sort()).toEqual(['inside', 'saved.hex']);
    },
  );

  it('does not follow a link out of the folder, with --force neither', async () => {
    await put('outside.py', 'precious');
    await mkdir(path.join(folder, 'inside'));
    await symlink('../outside.py', path.join(folder, 'inside', 'main.py'));
    await put('saved.hex', syntheticHex({ 'main.py': 'x' }));
    expect((await call('unhex', 'saved.hex', '-d', 'inside')).code).toBe(1);
    expect((await call('unhex', 'saved.hex', '-d', 'inside', '--force')).code).toBe(0);
    expect(await readFile(path.join(folder, 'outside.py'), 'utf8')).toBe('precious');
    await expect(readlink(path.join(folder, 'inside', 'main.py'))).rejects.toThrow('EINVAL');
  });

  it('names file and line of what is wrong in a hex', async () => {
    const hex = syntheticHex({ 'main.py': 'x' });
    await put('cut.hex', hex.slice(0, 4510));
    await put('text.hex', 'hello\n');
    await put('empty.hex', '');
    await put('bad.hex', hex.replace(/^(:.{8})(..)/m, '$1FF'));
    const said = async (file: string): Promise<string> => {
      const outcome = await call('unhex', file, '-d', 'x');
      expect(outcome.code).toBe(1);
      return outcome.said;
    };
    expect(await said('cut.hex')).toMatch(/^cut\.hex:104: The file stops here/);
    expect(await said('text.hex')).toMatch(/^text\.hex:1:1: "h" does not belong/);
    expect(await said('empty.hex')).toBe('empty.hex: The file is empty.');
    expect(await said('bad.hex')).toMatch(/^bad\.hex:1: The checksum is/);
    expect(await said('none.hex')).toBe('none.hex: There is no such file or folder.');
    expect(await said('.')).toBe('.: This is a folder, not a file.');
    expect(await readdir(folder)).not.toContain('x');
  });
});

describe('pensabit hex', () => {
  it('says how to get a runtime when there is none', async () => {
    withoutRuntimes();
    await put('main.py', 'x');
    for (const board of ['v1', 'v2', 'universal']) {
      const { code, said } = await call('hex', 'main.py', '-o', 'out.hex', '--board', board);
      expect(code).toBe(1);
      expect(said).toContain('is not on this machine. Get it with: npm run -s pensabit -- firmware');
    }
  });

  it('does not overwrite the program with the hex', async () => {
    await put('main.py', 'x');
    expect(await call('hex', 'main.py', '-o', './main.py')).toMatchObject({ code: 1 });
    expect(await readFile(path.join(folder, 'main.py'), 'utf8')).toBe('x');
  });

  it('names a file that is not there and one that comes twice', async () => {
    await put('blink.py', 'x');
    await put('main.py', 'y');
    expect((await call('hex', 'no.py', '-o', 'o.hex')).said).toBe('no.py: There is no such file or folder.');
    expect((await call('hex', 'blink.py', 'main.py', '-o', 'o.hex')).said).toContain(
      'main.py: there is already',
    );
  });
});

describe('pensabit firmware', () => {
  it('lists what is missing, and fails when there is nothing', async () => {
    withoutRuntimes();
    const { code, text, said } = await call('firmware', '--offline');
    expect(said).toContain('--import file.hex');
    expect(code).toBe(1);
    expect(text.match(/missing/g)).toHaveLength(3);
  });

  it('refuses to import what we do not know, by its version', async () => {
    withoutRuntimes();
    await put('saved.hex', syntheticHex({ 'main.py': 'x' }));
    const { code, said } = await call('firmware', '--import', 'saved.hex');
    expect(code).toBe(1);
    expect(said).toContain(`version "${syntheticV1Version}", which Pensabit does not know`);
    expect(await readdir(folder)).toEqual(['saved.hex']);
  });

  it('names the line of a damaged hex', async () => {
    withoutRuntimes();
    await put('cut.hex', syntheticHex({ 'main.py': 'x' }).slice(0, 4510));
    expect((await call('firmware', '--import', 'cut.hex')).said).toMatch(/^cut\.hex:104: /);
  });
});

describeWith(['v1-runtime'], 'pensabit with a real V1 runtime', () => {
  it('makes a hex for the boards that are here and says which are not', async () => {
    withoutRuntimes();
    const given = path.join(folder, 'given');
    await mkdir(given);
    await writeFile(path.join(given, 'v1.hex'), v1Runtimes()[0]?.hex ?? '');
    vi.stubEnv('PENSABIT_RUNTIMES', given);
    await put('blink.py', 'print("è")');
    await put('lib.py', 'x = 1');
    const { code, said } = await call('hex', 'blink.py', 'lib.py', '-o', 'out.hex');
    expect(code).toBe(0);
    expect(said).toContain('Only for micro:bit V1: the runtime for micro:bit V2 is not here.');
    const back = programFromHex(await readFile(path.join(folder, 'out.hex'), 'latin1'));
    expect(back.ok && back.value.program.files).toEqual(
      programOf({ 'main.py': 'print("è")', 'lib.py': 'x = 1' }).files,
    );
    const onOutput = await call('hex', 'blink.py', 'lib.py', '--board=v1', '-o', '-');
    expect(onOutput.text).toBe(await readFile(path.join(folder, 'out.hex'), 'latin1'));
  });

  it('imports a runtime out of a saved program', async () => {
    withoutRuntimes();
    const [real] = v1Runtimes();
    const built = real && createHexImage({ v1: real.hex });
    const saved = built?.ok && built.value.build(programOf({ 'main.py': 'x' }), 'v1');
    if (!real || !saved || !saved.ok) throw new Error('no hex');
    await put('saved.hex', saved.value.hex);
    const { code, text, said } = await call('firmware', '--import', 'saved.hex');
    expect(code).toBe(0);
    expect(said).toBe(`saved.hex: took V1 ${real.runtime.version}.`);
    expect(text).toContain(`V1 ${real.runtime.version}  here`);
    expect((await call('firmware', '--offline')).text).toContain('hash ok');
  });

  it('says by how much a program is too big', async () => {
    await put('main.py', 'x'.repeat(40_000));
    const { code, said } = await call('hex', 'main.py', '-o', 'out.hex', '--board', 'v1');
    expect(code).toBe(1);
    expect(said).toMatch(/^main\.py: The program needs 40704 bytes on micro:bit V1, which has \d+ for files/);
  });
});

describe('the pensabit process', () => {
  const tsx = path.resolve('node_modules/.bin/tsx');
  const script = path.resolve('scripts/pensabit.ts');

  it('exits with the code of the command and keeps results apart from messages', async () => {
    const child = spawn(tsx, [script, 'hxe'], { cwd: folder });
    let out = '';
    let err = '';
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Did you mean hex?');
  }, 30_000);
});
