import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createUniversalHex } from '@microbit/microbit-universal-hex';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { canonicalBytes, joinSegments } from '../../../firmware/image/memory-image.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { runtimeFromDebian } from '../../../firmware/runtimes/debian-package.ts';
import { runtimesInHex } from '../../../firmware/runtimes/import-runtimes.ts';
import { findLocalRuntimes, sha256, type RuntimePlaces } from '../../../firmware/runtimes/local-runtimes.ts';
import { knownRuntimes, type KnownRuntime } from '../../../firmware/runtimes/manifest.ts';
import { downloadRuntime } from '../../../firmware/runtimes/official-download.ts';
import { resolveRuntimes, type ResolveOptions } from '../../../firmware/runtimes/resolve-runtimes.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';
import {
  hexText,
  syntheticV1,
  syntheticV1Version,
  syntheticV2,
  syntheticV2Version,
} from '../image/synthetic-runtimes.ts';

const v1Hex = hexText(syntheticV1());
const v2Hex = hexText(syntheticV2());

/** The shape of the real manifest over synthetic runtimes. */
const download = { kind: 'download', path: 'a/v1.hex' } as const;
const debian = {
  kind: 'debian-package',
  name: 'firmware',
  version: '1',
  sha256: sha256('the package'),
  file: 'firmware.hex',
} as const;
function known(id: KnownRuntime['id'], hex: string, origin: KnownRuntime['origin']): KnownRuntime {
  const segments = id.startsWith('v1') ? syntheticV1(id === 'v1-1.0.1' ? 0xef : 0xe2) : syntheticV2();
  return {
    id,
    board: id.startsWith('v1') ? 'v1' : 'v2',
    version: id.slice(3),
    title: 'a runtime of the tests',
    licence: 'MIT',
    origin,
    sha256: sha256(hex),
    imageSha256: sha256(canonicalBytes(joinSegments(segments))),
    hexBytes: hex.length,
    fileSystemBytes: 1024,
  };
}
const oldHex = hexText(syntheticV1(0xef));
const newV1 = known('v1-1.1.1', v1Hex, download);
const oldV1 = known('v1-1.0.1', oldHex, debian);
const v2 = known('v2-2.1.2', v2Hex, { ...download, path: 'b/v2.hex' });
const all = [newV1, oldV1, v2];

let folder: string;
let places: RuntimePlaces;
const servers: Server[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pensabit-test-'));
  places = { cache: path.join(folder, 'cache'), folder: path.join(folder, 'given') };
  await mkdir(path.join(folder, 'given'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`;
}

/** Serves files by their path below the base; 404 for others. */
function serveFiles(files: Readonly<Record<string, string>>): Promise<string> {
  return serve((request, response) => {
    const content = files[(request.url ?? '').replace('/base/', '')];
    response.statusCode = content === undefined ? 404 : 200;
    response.end(content);
  });
}

const noDebian: typeof runtimeFromDebian = () => Promise.resolve({ ok: false, problem: { code: 'no-apt' } });

function resolve(options: ResolveOptions): ReturnType<typeof resolveRuntimes> {
  return resolveRuntimes({ known: all, places, debian: noDebian, ...options });
}

describe('findLocalRuntimes', () => {
  it('knows runtimes by their hash, whatever their file is called', async () => {
    await writeFile(path.join(folder, 'given', 'some name'), v1Hex);
    await writeFile(path.join(folder, 'given', 'readme.txt'), 'hello');
    const { found, unusable } = findLocalRuntimes(places, all);
    expect(found).toMatchObject([{ runtime: newV1, where: 'folder', hex: v1Hex }]);
    expect(unusable).toEqual([]);
  });

  it('does not use a hex with another hash, and says so', async () => {
    const file = path.join(folder, 'given', 'v1.hex');
    await writeFile(file, v1Hex.replace('0', '1'));
    expect(findLocalRuntimes(places, all)).toEqual({
      found: [],
      unusable: [{ path: file, reason: 'wrong-hash' }],
    });
  });

  it('prefers the cache to the folder, and the newest runtime of a board to older ones', async () => {
    await writeFile(path.join(folder, 'given', 'old.hex'), oldHex);
    await writeFile(path.join(folder, 'given', 'new.hex'), v1Hex);
    await mkdir(places.cache);
    await writeFile(path.join(places.cache, 'microbit-micropython-v1-1.1.1.hex'), v1Hex);
    const { found } = findLocalRuntimes(places, all);
    expect(found.map(({ runtime, where }) => [runtime.id, where])).toEqual([
      ['v1-1.1.1', 'cache'],
      ['v1-1.0.1', 'folder'],
    ]);
  });

  it('finds nothing where no folders are', () => {
    expect(
      findLocalRuntimes({ cache: path.join(folder, 'no'), folder: path.join(folder, 'nor') }, all),
    ).toEqual({
      found: [],
      unusable: [],
    });
  });
});

describe('resolveRuntimes', () => {
  it('downloads what is missing, checks it and keeps it', async () => {
    const downloadBase = await serveFiles({ 'a/v1.hex': v1Hex, 'b/v2.hex': v2Hex });
    const first = await resolve({ downloadBase, want: 'one-per-board' });
    expect(first.found.map((one) => one.runtime.id)).toEqual(['v1-1.1.1', 'v2-2.1.2']);
    // The older V1 was not needed, so nobody asked Debian.
    expect(first.missing).toEqual([{ runtime: oldV1 }]);

    const again = await resolve({ offline: true });
    expect(again.found.map((one) => [one.runtime.id, one.where, one.hex.length])).toEqual([
      ['v1-1.1.1', 'cache', v1Hex.length],
      ['v2-2.1.2', 'cache', v2Hex.length],
    ]);
    expect((await readdir(places.cache)).sort()).toEqual([
      'microbit-micropython-v1-1.1.1.hex',
      'microbit-micropython-v2-2.1.2.hex',
    ]);
  });

  it('goes on to Debian when the download is out of reach, and waits for the network only once', async () => {
    const asked: string[] = [];
    const downloadBase = 'http://127.0.0.1:1/';
    const resolved = await resolve({
      downloadBase,
      debian: () => Promise.resolve({ ok: true, value: oldHex }),
      onFetch: (runtime) => asked.push(runtime.id),
    });
    expect(resolved.found.map((one) => one.runtime.id)).toEqual(['v1-1.0.1']);
    expect(resolved.missing.map((one) => one.problem)).toMatchObject([
      { code: 'no-network', url: 'http://127.0.0.1:1/a/v1.hex' },
      { code: 'no-network', url: 'http://127.0.0.1:1/b/v2.hex' },
    ]);
    expect(asked).toEqual(['v1-1.1.1', 'v1-1.0.1']);
  });

  it('keeps nothing of a download with a wrong hash', async () => {
    const downloadBase = await serveFiles({ 'a/v1.hex': '<html>Please log in</html>' });
    const resolved = await resolve({ downloadBase });
    expect(resolved.missing.map((one) => one.problem?.code)).toEqual([
      'wrong-hash',
      'no-apt',
      'download-refused',
    ]);
    await expect(readdir(places.cache)).rejects.toThrow('ENOENT');
  });

  it('replaces a damaged file of the cache', async () => {
    await mkdir(places.cache);
    const file = path.join(places.cache, 'microbit-micropython-v1-1.1.1.hex');
    await writeFile(file, v1Hex.slice(0, 1000));
    expect((await resolve({ offline: true })).unusable).toEqual([{ path: file, reason: 'wrong-hash' }]);
    const downloadBase = await serveFiles({ 'a/v1.hex': v1Hex });
    const resolved = await resolve({ downloadBase });
    expect(resolved.unusable).toEqual([]);
    expect(await readFile(file, 'latin1')).toBe(v1Hex);
  });

  it('says that the cache cannot be written', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const downloadBase = await serveFiles({ 'a/v1.hex': v1Hex });
    const resolved = await resolve({ downloadBase, places: { cache: path.join(file, 'cache') } });
    expect(resolved.missing[0]?.problem).toMatchObject({ code: 'cache-not-writable' });
  });
});

describe('downloadRuntime', () => {
  const runtime = { ...newV1, origin: download };

  it('gives up when nobody answers', async () => {
    const base = await serve(() => undefined);
    expect(await downloadRuntime(runtime, base, { connect: 50, stall: 50 })).toMatchObject({
      ok: false,
      problem: { code: 'no-network', detail: 'no answer in time' },
    });
  });

  it('gives up when the server stops sending half-way', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200);
      response.write(v1Hex.slice(0, 5000));
    });
    expect(await downloadRuntime(runtime, base, { connect: 5000, stall: 50 })).toMatchObject({
      ok: false,
      problem: { code: 'download-cut', bytes: 5000, detail: 'the server stopped sending' },
    });
  });

  it('reports a connection that breaks', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': String(v1Hex.length) });
      response.write(v1Hex.slice(0, 5000), () => response.destroy());
    });
    expect(await downloadRuntime(runtime, base)).toMatchObject({
      ok: false,
      problem: { code: 'download-cut' },
    });
  });

  it('does not swallow an endless answer', async () => {
    let closed!: () => void;
    const stopped = new Promise<void>((resolve) => (closed = resolve));
    const base = await serve((_request, response) => {
      const pour = (): void => {
        while (response.write('x'.repeat(100_000)));
      };
      response.on('drain', pour);
      response.on('close', closed);
      pour();
    });
    expect(await downloadRuntime(runtime, base)).toMatchObject({
      ok: false,
      problem: { code: 'wrong-hash' },
    });
    await stopped;
  });
});

describe('runtimeFromDebian', () => {
  const runtime = { ...oldV1, origin: debian };

  /** Commands that do what apt-get and dpkg would, with the given package. */
  async function commands(content: string, update = 'exit 0'): Promise<{ aptGet: string; dpkg: string }> {
    const aptGet = path.join(folder, 'apt-get');
    const dpkg = path.join(folder, 'dpkg');
    const hexFile = path.join(folder, 'contents.hex');
    await writeFile(hexFile, content);
    await writeFile(
      aptGet,
      `#!/bin/sh\ncase "$*" in *update*) ${update};; *firmware=1*) printf 'the package' > firmware_1.deb;; esac\n`,
    );
    await writeFile(dpkg, `#!/bin/sh\nmkdir -p "$3" && cp '${hexFile}' "$3/firmware.hex"\n`);
    await chmod(aptGet, 0o755);
    await chmod(dpkg, 0o755);
    return { aptGet, dpkg };
  }

  it('takes the hex out of the package', async () => {
    expect(await runtimeFromDebian(runtime, await commands(oldHex))).toEqual({ ok: true, value: oldHex });
  });

  it('refuses a package or a hex with another hash', async () => {
    expect(await runtimeFromDebian(runtime, await commands(v1Hex))).toMatchObject({
      problem: { code: 'wrong-hash', place: 'firmware.hex' },
    });
    const other = { ...runtime, origin: { ...debian, sha256: 'another' } };
    expect(await runtimeFromDebian(other, await commands(oldHex))).toMatchObject({
      problem: { code: 'wrong-hash', place: 'firmware_1.deb' },
    });
  });

  it('passes on what apt says when there is no network', async () => {
    const failing = await commands(oldHex, `echo "W: noise" >&2; echo "E: Failed to fetch" >&2; exit 100`);
    expect(await runtimeFromDebian(runtime, failing)).toEqual({
      ok: false,
      problem: { code: 'apt-failed', command: 'apt-get update', detail: 'E: Failed to fetch' },
    });
  });

  it('says that this is not Debian', async () => {
    const nowhere = { aptGet: path.join(folder, 'nothing'), dpkg: 'dpkg' };
    expect(await runtimeFromDebian(runtime, nowhere)).toEqual({ ok: false, problem: { code: 'no-apt' } });
  });

  it('leaves no folder behind', async () => {
    const temporary = path.join(folder, 'tmp');
    await mkdir(temporary);
    vi.stubEnv('TMPDIR', temporary);
    await runtimeFromDebian(runtime, await commands(oldHex));
    vi.unstubAllEnvs();
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe('runtimesInHex', () => {
  const image = createHexImage({ v1: v1Hex, v2: v2Hex });
  if (!image.ok) throw new Error(image.problem.board);
  const saved = image.value.build(programFromSource('print("a class")'), 'universal');
  if (!saved.ok) throw new Error(saved.problem.code);

  it('takes both runtimes, without the program, out of a universal hex', () => {
    const { runtimes, problems } = runtimesInHex(saved.value.hex, all);
    expect(problems).toEqual([]);
    expect(runtimes).toEqual([
      { runtime: newV1, hex: v1Hex },
      { runtime: v2, hex: v2Hex },
    ]);
  });

  it('takes them out of universal hexes in blocks too', () => {
    const blocks = createUniversalHex(
      [
        { hex: v1Hex, boardId: 0x9900 },
        { hex: v2Hex, boardId: 0x9903 },
      ],
      true,
    );
    expect(runtimesInHex(blocks, all).runtimes).toHaveLength(2);
  });

  it('names the version of a runtime that we do not know', () => {
    expect(runtimesInHex(saved.value.hex, [v2])).toEqual({
      runtimes: [{ runtime: v2, hex: v2Hex }],
      problems: [{ code: 'unknown-runtime', board: 'v1', version: syntheticV1Version }],
    });
    expect(runtimesInHex(v2Hex, []).problems).toEqual([
      { code: 'unknown-runtime', board: 'v2', version: syntheticV2Version },
    ]);
  });

  it('does not take one changed byte for the runtime', () => {
    const segments = syntheticV1();
    segments[0]!.bytes[0x100]! ^= 1;
    expect(runtimesInHex(hexText(segments), all).problems).toMatchObject([{ code: 'unknown-runtime' }]);
  });

  it('says that a hex is not MicroPython, is cut, or is no hex', () => {
    const codes = (text: string): unknown[] =>
      runtimesInHex(text, all).problems.map((one) =>
        one.code === 'unusable-hex' ? one.problem.code : one.code,
      );
    expect(codes(hexText([{ address: 0, bytes: new Uint8Array(4) }]))).toEqual(['not-micropython']);
    expect(codes(':00000001FF\n')).toEqual(['not-micropython']);
    expect(codes(saved.value.hex.slice(0, 40_000))).toEqual(['cut-file']);
    expect(codes('print("hi")')).toEqual(['foreign-characters']);
  });
});

describe('the manifest', () => {
  it('has each board’s newest runtime first and a hash for everything', () => {
    for (const runtime of knownRuntimes) {
      expect(runtime.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(runtime.imageSha256).toMatch(/^[0-9a-f]{64}$/);
    }
    const v1 = knownRuntimes.filter((one) => one.board === 'v1').map((one) => one.version);
    expect(v1).toEqual([...v1].sort().reverse());
  });
});

describeWith(['v1-runtime'], 'the real V1 runtimes', () => {
  it.each(v1Runtimes())('$runtime.id comes back out of a hex with a program', ({ runtime, hex }) => {
    const real = createHexImage({ v1: hex });
    const built = real.ok && real.value.build(programFromSource('print(1)'), 'v1');
    if (!built || !built.ok) throw new Error('no hex');
    const { runtimes, problems } = runtimesInHex(built.value.hex);
    expect(problems).toEqual([]);
    expect(runtimes.map((one) => one.runtime.id)).toEqual([runtime.id]);
  });

  it('is found in the cache after an import, though its lines are laid out differently', async () => {
    const [real] = v1Runtimes();
    if (!real) throw new Error('no runtime');
    const imported = runtimesInHex(real.hex).runtimes[0];
    await mkdir(places.cache);
    const file = path.join(places.cache, `microbit-micropython-${real.runtime.id}.hex`);
    await writeFile(file, imported?.hex ?? '');
    expect(findLocalRuntimes({ cache: places.cache }).found.map((one) => one.path)).toEqual([file]);
  });
});
