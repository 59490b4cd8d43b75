import type { ContentProblem, HexProblem } from '../image/image-problem.ts';
import type { BoardGeneration } from './manifest.ts';

/** Why a runtime could not be had from one of its places. `detail` is what the system said, for experts. */
export type RuntimeProblem =
  /** No connection within the time allowed: no network, a name that does not resolve, a firewall. */
  | { readonly code: 'no-network'; readonly url: string; readonly detail: string }
  | { readonly code: 'download-refused'; readonly url: string; readonly status: number }
  /** The connection broke or stalled half-way. */
  | { readonly code: 'download-cut'; readonly url: string; readonly bytes: number; readonly detail: string }
  /** Something else than the runtime came: `place` is an address or a file. Nothing of it is kept. */
  | {
      readonly code: 'wrong-hash';
      readonly place: string;
      readonly expected: string;
      readonly found: string;
    }
  /** Not Debian or one of its children: no apt-get, or no dpkg. */
  | { readonly code: 'no-apt' }
  | { readonly code: 'apt-failed'; readonly command: string; readonly detail: string }
  | { readonly code: 'cache-not-writable'; readonly path: string; readonly detail: string }
  /** `--import`: MicroPython, but none that we know. */
  | { readonly code: 'unknown-runtime'; readonly board: BoardGeneration; readonly version: string }
  /** `--import`: the file is not a hex, or not MicroPython's. */
  | { readonly code: 'unusable-hex'; readonly problem: HexProblem | ContentProblem };
