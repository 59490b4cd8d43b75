import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/**
 * One more than there are cores: browser tests wait for boards, tests beside QEMU for QEMU. (vitest's own choice is one
 * less.)
 */
const maxWorkers = Math.min(availableParallelism() + 1, 8);

/**
 * Two projects: `unit` is everything that runs in Node (a file asks for happy-dom by a comment at its
 * top), `e2e` drives a real browser against the built application. They are one queue: a browser test that waits
 * for something leaves its core to others.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // As patient as whoever looks for something on a page; vitest's own second is none on a busy machine.
    expect: { poll: { timeout: 60_000, interval: 50 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers,
          // A machine that is busy for a moment must not hide what all other tests say. A test that needs its
          // second try is named with "retry x1" in the output, and is a bug to look for.
          retry: 1,
          globalSetup: ['test/e2e/global-setup.ts'],
        },
      },
    ],
  },
});
