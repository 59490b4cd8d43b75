import path from 'node:path';
import { runtimesInHex } from '../../firmware/runtimes/import-runtimes.ts';
import { runtimePlaces } from '../../firmware/runtimes/local-runtimes.ts';
import { resolveRuntimes, type ResolvedRuntimes } from '../../firmware/runtimes/resolve-runtimes.ts';
import { storeInCache } from '../../firmware/runtimes/runtime-cache.ts';
import type { KnownRuntime } from '../../firmware/runtimes/manifest.ts';
import { parseArguments } from './command-arguments.ts';
import { UsageError, type Command, type Terminal } from './command.ts';
import { describeRuntimeProblem, placeOf } from './describe-problem.ts';
import { readHex } from './program-files.ts';

/** `pensabit firmware`: which MicroPython runtimes are here, and getting the others. */
export const firmwareCommand: Command = {
  usage: '[--import file.hex] [--offline]',
  details: `Looks in the cache, in the folder of PENSABIT_RUNTIMES, at the official download and at Debian's package.
  --import FILE  take the runtimes out of any MicroPython hex, a saved program for instance
  --offline      only look on this machine`,

  async run(args, terminal) {
    const parsed = parseArguments(args, [{ name: '--import', value: 'FILE' }, { name: '--offline' }]);
    const [extra] = parsed.files;
    if (extra !== undefined) {
      throw new UsageError(`What is ${extra} for? To take runtimes out of it: --import ${extra}`);
    }
    const file = parsed.options.get('--import');
    const imported = file === undefined ? 0 : await importFrom(file, terminal);
    const resolved = await resolveRuntimes({
      // Who imports has a reason not to download.
      offline: parsed.options.has('--offline') || file !== undefined,
      onFetch: (runtime) => terminal.say(`Getting ${titleOf(runtime)} ...`),
    });
    await terminal.out(`${tableOf(resolved, terminal.cwd)}\n`);
    if (resolved.found.length === 0 && parsed.options.has('--offline')) {
      terminal.say(
        'No runtime is on this machine. With a network run this again without --offline; without one, take the runtime out of any MicroPython hex: npm run -s pensabit -- firmware --import file.hex',
      );
    }
    return imported === 0 && resolved.found.length > 0 ? 0 : 1;
  },
};

async function importFrom(file: string, terminal: Terminal): Promise<0 | 1> {
  const { runtimes, problems } = runtimesInHex(await readHex(file, terminal.cwd));
  let failed = problems.length > 0;
  for (const { runtime, hex } of runtimes) {
    const stored = await storeInCache(runtimePlaces(), runtime, hex);
    terminal.say(
      stored.ok ? `${file}: took ${titleOf(runtime)}.` : `${file}: ${describeRuntimeProblem(stored.problem)}`,
    );
    failed ||= !stored.ok;
  }
  for (const problem of problems) {
    const place = problem.code === 'unusable-hex' ? placeOf(file, problem.problem) : file;
    terminal.say(`${place}: ${describeRuntimeProblem(problem)}`);
  }
  return failed ? 1 : 0;
}

function titleOf(runtime: KnownRuntime): string {
  return `${runtime.board.toUpperCase()} ${runtime.version}`;
}

function tableOf(resolved: ResolvedRuntimes, cwd: string): string {
  const lines: string[] = [];
  for (const { runtime, path: file, where } of resolved.found) {
    const place = where === 'cache' ? 'cache' : 'PENSABIT_RUNTIMES';
    lines.push(
      `${titleOf(runtime)}  here     ${runtime.title}`,
      `          ${place}: ${shortPath(file, cwd)}; hash ok; licence: ${runtime.licence}; ${runtime.fileSystemBytes / 1024} kB for files`,
    );
  }
  for (const { runtime, problem } of resolved.missing) {
    lines.push(`${titleOf(runtime)}  missing  ${runtime.title}`, `          ${originOf(runtime)}`);
    if (problem) lines.push(`          ${describeRuntimeProblem(problem)}`);
  }
  for (const { path: file, reason } of resolved.unusable) {
    const why = reason === 'wrong-hash' ? 'its hash is not that of a runtime we know' : 'it cannot be read';
    lines.push(`not used: ${shortPath(file, cwd)}, ${why}`);
  }
  return lines.join('\n');
}

function originOf({ origin }: KnownRuntime): string {
  return origin.kind === 'download'
    ? 'from the official Python editor'
    : `from Debian's package ${origin.name} ${origin.version}`;
}

function shortPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith('..') ? file : relative;
}
