import { describe, it } from 'vitest';
import { findLocalRuntimes, type LocalRuntime } from '../firmware/runtimes/local-runtimes.ts';
import { chromiumPath as findChromium, findOnPath } from '../scripts/tool-paths.ts';

/**
 * The one place where tests find what is not in the repository: MicroPython runtimes, QEMU, a browser.
 *
 *     describeWith(['v1-runtime', 'qemu'], 'the virtual micro:bit beside QEMU', () => { ... });
 *
 * runs the suite, or skips it with the reason in its title:
 *
 *     the virtual micro:bit beside QEMU (skipped, missing tool: QEMU, install qemu-system-arm)
 *
 * There are two kinds of reasons, and CI tells them apart by their words: "missing tool" is a machine that was
 * not set up, and fails CI; "not provided" is a file that only some machines may have, and does not.
 */
export type Need =
  'v1-runtime' | 'v1.1.1-runtime' | 'v1.0.1-runtime' | 'v2-runtime' | 'qemu' | 'chromium' | 'python3';

/** Python's own parser, the second opinion on ours. */
export const python3Path: string | undefined = findOnPath('python3');

let local: readonly LocalRuntime[] | undefined;

function localRuntimes(): readonly LocalRuntime[] {
  return (local ??= findLocalRuntimes().found);
}

/** The V1 runtimes on this machine, newest first: `{ runtime, hex, path }`. May be empty: see `describeWith`. */
export function v1Runtimes(): readonly LocalRuntime[] {
  return localRuntimes().filter((one) => one.runtime.board === 'v1');
}

/** The V2 runtime, where `PENSABIT_RUNTIMES` or the cache has it. */
export function v2Runtime(): LocalRuntime | undefined {
  return localRuntimes().find((one) => one.runtime.board === 'v2');
}

/** QEMU for ARM machines (`-M microbit`), or undefined. */
export const qemuPath: string | undefined = findOnPath('qemu-system-arm');
export const hasQemu: boolean = qemuPath !== undefined;

/** A browser of the Chromium family, or undefined. */
export const chromiumPath: string | undefined = findChromium();

const needs: Record<Need, { readonly met: () => boolean; readonly reason: string }> = {
  'v1-runtime': {
    met: () => v1Runtimes().length > 0,
    reason: 'missing tool: a V1 runtime, run npm run -s pensabit -- firmware',
  },
  'v1.0.1-runtime': {
    met: () => v1Runtimes().some((one) => one.runtime.version === '1.0.1'),
    reason: 'missing tool: the V1 runtime 1.0.1, run npm run -s pensabit -- firmware',
  },
  'v1.1.1-runtime': {
    met: () => v1Runtimes().some((one) => one.runtime.version === '1.1.1'),
    reason: 'not provided: the V1 runtime 1.1.1 in PENSABIT_RUNTIMES',
  },
  'v2-runtime': {
    met: () => v2Runtime() !== undefined,
    reason: 'not provided: the V2 runtime in PENSABIT_RUNTIMES',
  },
  qemu: { met: () => hasQemu, reason: 'missing tool: QEMU, install qemu-system-arm' },
  python3: { met: () => python3Path !== undefined, reason: 'missing tool: Python, install python3' },
  chromium: { met: () => chromiumPath !== undefined, reason: 'missing tool: a browser, install chromium' },
};

/** Why something cannot be tested here, or undefined when it can. */
export function whySkipped(wanted: readonly Need[]): string | undefined {
  const reasons = wanted.filter((need) => !needs[need].met()).map((need) => needs[need].reason);
  // A missing tool goes first, so that CI sees it even when another thing is not provided either.
  return reasons.sort()[0];
}

function titled(title: string, reason: string): string {
  return `${title} (skipped, ${reason})`;
}

/** A suite that runs where everything it needs is here, and is skipped with the reason elsewhere. */
export function describeWith(wanted: readonly Need[], title: string, body: () => void): void {
  const reason = whySkipped(wanted);
  if (reason === undefined) {
    describe(title, body);
    return;
  }
  // The body is not run: it may read the runtime while it collects tests.
  describe.skip(titled(title, reason), () => {
    it('needs what is named above', () => {
      throw new Error('A skipped suite must not run.');
    });
  });
}

/** A test that runs where everything it needs is here, and is skipped with the reason elsewhere. */
export function itWith(
  wanted: readonly Need[],
  title: string,
  body: () => void | Promise<void>,
  timeout?: number,
): void {
  const reason = whySkipped(wanted);
  if (reason === undefined) it(title, body, timeout);
  else it.skip(titled(title, reason), body, timeout);
}
