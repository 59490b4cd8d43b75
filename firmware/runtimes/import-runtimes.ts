import { endOfFileRecord, imageRecords } from '../image/hex-records.ts';
import { parseHex } from '../image/intel-hex.ts';
import { canonicalBytes, joinSegments, sliceImage } from '../image/memory-image.ts';
import { findLayout } from '../image/runtime-layout.ts';
import { sha256 } from './local-runtimes.ts';
import { knownRuntimes, type KnownRuntime } from './manifest.ts';
import type { RuntimeProblem } from './runtime-problem.ts';

/** What was in a hex: runtimes that we know, without anybody's files, and what was wrong with the rest. */
export interface ImportedRuntimes {
  readonly runtimes: readonly { readonly runtime: KnownRuntime; readonly hex: string }[];
  readonly problems: readonly RuntimeProblem[];
}

/**
 * Takes the runtimes out of any MicroPython hex or universal hex, a pupil's saved program for instance. The
 * file system is cleared and the memory's hash compared, since every editor lays out the lines differently.
 */
export function runtimesInHex(
  hexText: string,
  known: readonly KnownRuntime[] = knownRuntimes,
): ImportedRuntimes {
  const hex = parseHex(hexText);
  if (!hex.ok) return { runtimes: [], problems: [{ code: 'unusable-hex', problem: hex.problem }] };

  const runtimes: { runtime: KnownRuntime; hex: string }[] = [];
  const problems: RuntimeProblem[] = [];
  for (const { image } of hex.value.parts) {
    const layout = findLayout(image);
    if (!layout) {
      problems.push({ code: 'unusable-hex', problem: { code: 'not-micropython' } });
      continue;
    }
    const cleared = joinSegments([
      ...sliceImage(image, 0, layout.filesStart),
      ...sliceImage(image, layout.filesEnd, Infinity),
    ]);
    const hash = sha256(canonicalBytes(cleared));
    const runtime = known.find((one) => one.imageSha256 === hash);
    if (runtime) {
      runtimes.push({ runtime, hex: `${imageRecords(cleared)}${endOfFileRecord}\n` });
    } else {
      problems.push({ code: 'unknown-runtime', board: layout.board, version: layout.version });
    }
  }
  if (hex.value.parts.length === 0) {
    problems.push({ code: 'unusable-hex', problem: { code: 'not-micropython' } });
  }
  return { runtimes, problems };
}
