import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` is everything that runs in Node (a file asks for happy-dom by a comment at its
 * top), `e2e` drives a real browser against the built application.
 */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          // Browser tests mostly wait: two files at a time keep two cores busy and no more.
          maxWorkers: 2,
          // A machine that is busy for a moment must not hide what all other tests say. A test that needs its
          // second try is named with "retry x1" in the output, and is a bug to look for.
          retry: 1,
          // After the unit tests, not beside them.
          sequence: { groupOrder: 1 },
          globalSetup: ['test/e2e/global-setup.ts'],
        },
      },
    ],
  },
});
