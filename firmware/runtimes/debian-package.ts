import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Outcome } from '../image/image-problem.ts';
import { sha256 } from './local-runtimes.ts';
import type { KnownRuntime } from './manifest.ts';
import type { RuntimeProblem } from './runtime-problem.ts';

/** The commands used, replaced by tests. */
export interface AptCommands {
  readonly aptGet: string;
  readonly dpkg: string;
}

const usualCommands: AptCommands = { aptGet: 'apt-get', dpkg: 'dpkg' };
/** Lists of packages are some 10 MB; a slow line needs a while. */
const commandLimit = 90_000;

/**
 * Takes a runtime out of a Debian package without root and without installing it: apt works in a folder of its
 * own, so the machine's lists, cache and locks stay as they are.
 */
export async function runtimeFromDebian(
  runtime: KnownRuntime & { readonly origin: { readonly kind: 'debian-package' } },
  commands: AptCommands = usualCommands,
): Promise<Outcome<string, RuntimeProblem>> {
  const { origin } = runtime;
  const folder = await mkdtemp(path.join(tmpdir(), 'pensabit-apt-'));
  try {
    const lists = path.join(folder, 'lists');
    const cache = path.join(folder, 'cache');
    await mkdir(path.join(lists, 'partial'), { recursive: true });
    await mkdir(path.join(cache, 'archives', 'partial'), { recursive: true });
    const options = [
      `-oDir::State::Lists=${lists}`,
      `-oDir::Cache=${cache}`,
      '-oAcquire::Retries=0',
      '-oAcquire::http::Timeout=5',
      '-oAcquire::https::Timeout=5',
      '-oAcquire::Languages=none',
      // Lists that cannot be had are an error, not a warning: without network give up at once.
      '-oAPT::Update::Error-Mode=any',
      '-qq',
    ];
    const steps: readonly (readonly [command: string, ...args: string[]])[] = [
      [commands.aptGet, ...options, 'update'],
      [commands.aptGet, ...options, 'download', `${origin.name}=${origin.version}`],
    ];
    for (const [command, ...args] of steps) {
      const failure = await run(command, args, folder);
      if (failure) return { ok: false, problem: failure };
    }
    const deb = (await readdir(folder)).find((name) => name.endsWith('.deb'));
    if (deb === undefined) {
      const command = `${commands.aptGet} download`;
      return { ok: false, problem: { code: 'apt-failed', command, detail: 'no package came' } };
    }
    const packageHash = sha256(await readFile(path.join(folder, deb)));
    if (packageHash !== origin.sha256) return wrongHash(deb, origin.sha256, packageHash);
    const failure = await run(commands.dpkg, ['-x', deb, 'contents'], folder);
    if (failure) return { ok: false, problem: failure };
    const hex = await readFile(path.join(folder, 'contents', origin.file));
    const hash = sha256(hex);
    if (hash !== runtime.sha256) return wrongHash(origin.file, runtime.sha256, hash);
    return { ok: true, value: hex.toString('latin1') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function wrongHash(place: string, expected: string, found: string): Outcome<never, RuntimeProblem> {
  return { ok: false, problem: { code: 'wrong-hash', place, expected, found } };
}

/** Runs a command to its end; the problem when it fails, or is not on this machine. */
function run(command: string, args: readonly string[], cwd: string): Promise<RuntimeProblem | undefined> {
  const env = { ...process.env, LC_ALL: 'C' };
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env, timeout: commandLimit }, (error, _output, errors) => {
      if (!error) {
        resolve(undefined);
      } else if (error.code === 'ENOENT') {
        resolve({ code: 'no-apt' });
      } else {
        const said = errors.split('\n').find((line) => line.startsWith('E:')) ?? errors.trim();
        const detail = error.killed ? `took more than ${commandLimit / 1000} s` : said || error.message;
        const step = args.find((arg) => !arg.startsWith('-')) ?? '';
        resolve({ code: 'apt-failed', command: `${path.basename(command)} ${step}`.trim(), detail });
      }
    });
  });
}
