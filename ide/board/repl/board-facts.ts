import type { BoardIdentity } from '../board.ts';
import { nameFromUniqueId } from './friendly-name.ts';
import { parseBytesLiteral } from './python-bytes.ts';

/** What MicroPython on the board says about itself and the board. */
export interface BoardFacts extends BoardIdentity {
  readonly name: string;
  readonly model: 'v1' | 'v2';
  /** The micro:bit release (`1.1.1`, `2.1.2`), not MicroPython's own version. */
  readonly runtime: string;
}

/**
 * Prints the facts in one line. `uname()[2]` is the release, `[4]` is `micro:bit with nRF51822` (nRF52833 on V2);
 * both are tuples on every runtime.
 */
export const factsScript = `import os,machine
u=os.uname()
print(u[2],u[4][-8:],machine.unique_id())`;

/** Reads what {@link factsScript} printed; undefined when it is not a micro:bit that answered. */
export function parseFacts(line: string): BoardFacts | undefined {
  const [, runtime, chip, literal] = /^(\S+) (nRF5\w+) (b.*)$/s.exec(line) ?? [];
  const id = parseBytesLiteral(literal ?? '');
  const name = id && nameFromUniqueId(id);
  if (runtime === undefined || name === undefined) return undefined;
  if (chip === 'nRF51822') return { name, model: 'v1', runtime };
  return chip === 'nRF52833' ? { name, model: 'v2', runtime } : undefined;
}
