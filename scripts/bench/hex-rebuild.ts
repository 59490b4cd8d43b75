import { MicropythonFsHex } from '@microbit/microbit-fs';
import { createHexImage } from '../../firmware/image/hex-image.ts';
import { bestRuntimes, findLocalRuntimes } from '../../firmware/runtimes/local-runtimes.ts';
import { hexText, syntheticV1, syntheticV2 } from '../../test/firmware/image/synthetic-runtimes.ts';
import type { BenchResult } from './bench-result.ts';

/** How often each side is measured; the median counts, since a shared machine has outliers. */
const rounds = 9;
const budgetRatio = 20;

/**
 * A universal hex again after an edit: ours beside a plain `getUniversalHex()` of microbit-fs, in turns, so that
 * both meet the same machine. Both results are read to the last character, and must be equal.
 */
export async function bench(): Promise<BenchResult[]> {
  const found = bestRuntimes(findLocalRuntimes().found);
  const real = found.v1 !== undefined && found.v2 !== undefined;
  // Without the real V2 runtime: an image of the same layout and about the same size.
  const v1 = found.v1 ?? hexText(syntheticV1());
  const v2 = found.v2 ?? hexText(syntheticV2());

  const image = createHexImage({ v1, v2 });
  if (!image.ok) throw new Error(`no image: ${image.problem.problem.code}`);
  const plain = new MicropythonFsHex([
    { hex: v1, boardId: 0x9900 },
    { hex: v2, boardId: 0x9903 },
  ]);

  const results: BenchResult[] = [];
  for (const { title, bytes } of [
    { title: 'a program of 1 kB', bytes: 1_000 },
    { title: 'a program of 15 kB', bytes: 15_000 },
  ]) {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const source = `# edit ${round}\n`.padEnd(bytes, 'print("cold chain")\n');
      const main = new TextEncoder().encode(source);

      let start = performance.now();
      const built = image.value.build({ files: new Map([['main.py', main]]) }, 'universal');
      if (!built.ok) throw new Error(`no hex: ${built.problem.code}`);
      const ourBytes = Buffer.from(built.value.hex, 'latin1');
      ours.push(performance.now() - start);

      start = performance.now();
      plain.write('main.py', main);
      const theirBytes = Buffer.from(plain.getUniversalHex(), 'latin1');
      theirs.push(performance.now() - start);

      if (Buffer.compare(ourBytes, theirBytes) !== 0) throw new Error('The two hexes differ.');
      // Lets the event loop breathe; the garbage of one round is not charged to the next.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const value = median(ours);
    const other = median(theirs);
    const ratio = other / value;
    results.push({
      name: `universal hex after an edit, ${title}${real ? '' : ' (synthetic runtimes)'}`,
      value,
      unit: 'ms',
      budget: `at least ${budgetRatio} times faster`,
      comparedWith: `getUniversalHex() of microbit-fs in the same run, ${other.toFixed(0)} ms`,
      ratio,
      ok: ratio >= budgetRatio,
    });
  }
  return results;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? NaN;
}
