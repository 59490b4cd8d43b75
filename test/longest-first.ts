import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Files that take long, the longest first, as measured on two cores. Begun early, they end beside many short ones;
 * begun last, one core would wait for them. A file that is not named here takes a few seconds at most.
 */
const long: readonly string[] = [
  'e2e/real-board-cables',
  'e2e/kit',
  'e2e/real-board-refusals',
  'e2e/real-board-talk',
  'e2e/accessibility',
  'e2e/real-board.',
  'e2e/layout',
  'e2e/lesson-blocks',
  'e2e/saving',
  'e2e/share',
  'e2e/projects',
  'e2e/lesson-python',
  'e2e/',
  'virtual/qemu-parity',
  'usb/usb-cable',
  'packs/cold-chain',
  'samples/stream',
  'usb/usb-contract',
  'usb/usb-faults',
  'cpu/qemu',
  'image/hex-image',
  'micropython/terminal',
  'repl/raw-repl',
];

function rank({ moduleId }: TestSpecification): number {
  const found = long.findIndex((name) => moduleId.includes(name));
  return found < 0 ? long.length : found;
}

/** The order in which test files begin. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}
