import { findLocalRuntimes, type LocalRuntime } from '../../firmware/runtimes/local-runtimes.ts';
import { knownRuntimes, type BoardGeneration } from '../../firmware/runtimes/manifest.ts';
import { resolveRuntimes } from '../../firmware/runtimes/resolve-runtimes.ts';
import type { Terminal } from './command.ts';

/**
 * The runtimes on this machine. A board of `wanted` whose runtime is not here gets one first, as
 * `pensabit firmware` would, and says so; `PENSABIT_OFFLINE=1` forbids it. What could not be had is simply not
 * among them: who needs it says what to do.
 */
export async function runtimesHere(
  terminal: Terminal,
  wanted: readonly BoardGeneration[],
): Promise<readonly LocalRuntime[]> {
  const here = findLocalRuntimes().found;
  const lacking = wanted.filter((board) => !here.some((one) => one.runtime.board === board));
  const offline = (process.env['PENSABIT_OFFLINE'] ?? '') !== '';
  if (lacking.length === 0 || offline) return here;
  await resolveRuntimes({
    want: 'one-per-board',
    known: knownRuntimes.filter((runtime) => lacking.includes(runtime.board)),
    onFetch: (runtime) =>
      terminal.say(`Getting MicroPython ${runtime.version} for micro:bit ${runtime.board.toUpperCase()} ...`),
  });
  return findLocalRuntimes().found;
}
