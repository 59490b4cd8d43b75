import { describe, expect, it } from 'vitest';
import { blockSizeFor, describeBlocks, editRecipe } from '../../../../ide/board/repl/edit-recipe.ts';
import { fileHash } from '../../../../ide/board/repl/file-hash.ts';
import fc from '../../../property.ts';

/** What a board makes of a recipe. */
function cook(old: Uint8Array, blockSize: number, content: Uint8Array): { made: Buffer; fresh: number } {
  let last = 0;
  let fresh = 0;
  const parts = editRecipe(describeBlocks(old, blockSize), content).map((step) => {
    if (step.type === 'bytes') {
      fresh += step.bytes.length;
      return step.bytes;
    }
    // In the old file's order.
    expect(step.from).toBeGreaterThanOrEqual(last);
    last = step.to;
    return old.subarray(step.from * blockSize, step.to * blockSize);
  });
  return { made: Buffer.concat(parts), fresh };
}

describe('a recipe for a changed file', () => {
  it('makes the new file of the old one, whatever was changed', () => {
    const bytes = fc.uint8Array({ maxLength: 600 });
    fc.assert(
      fc.property(bytes, bytes, bytes, bytes, bytes, fc.constantFrom(16, 64, 128), (a, b, c, d, e, size) => {
        const old = Buffer.concat([a, b, c, d]);
        const content = Buffer.concat([a, e, c, b, d]);
        expect(cook(old, size, content).made.equals(content)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('holds little more than what was changed', () => {
    const old = Buffer.from(Array.from({ length: 100 }, (_, row) => `x_${row} = ${row * 7919}\n`).join(''));
    const size = blockSizeFor(old.length);
    for (const row of [0, 1, 50, 98, 99]) {
      const changed = Buffer.from(old.toString().replace(`x_${row} =`, `changed_${row} =`));
      const { made, fresh } = cook(old, size, changed);
      expect(made.equals(changed)).toBe(true);
      expect(fresh).toBeLessThan(3 * size);
    }
  });
});

describe('the hash of a file', () => {
  it('changes with every byte, and with two that change places', () => {
    const content = Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 251);
    const seen = new Set([fileHash(content)]);
    let tried = 1;
    const see = (changed: Uint8Array): void => {
      tried += 1;
      seen.add(fileHash(changed));
    };
    for (let at = 0; at < content.length; at += 1) {
      const changed = content.slice();
      changed[at] = (content[at] ?? 0) ^ 1;
      see(changed);
      for (const distance of [1, 61, 64, 128, 256]) {
        const other = at + distance;
        if (other >= content.length || content[other] === content[at]) continue;
        const swapped = content.slice();
        swapped[at] = content[other] ?? 0;
        swapped[other] = content[at] ?? 0;
        see(swapped);
      }
    }
    expect(tried).toBeGreaterThan(2000);
    expect(seen.size).toBe(tried);
    expect(fileHash(new Uint8Array())).toBe('0');
  });
});
