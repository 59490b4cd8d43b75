import { spawnSync } from 'node:child_process';
import { root } from './build.ts';

/**
 * Gets the MicroPython runtimes that are not here yet, as `pensabit firmware` does, and says what it found.
 * Returns false when there is none; the app and the tests then say what they miss.
 */
export function getRuntimes(): boolean {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/pensabit.ts', 'firmware'], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}
