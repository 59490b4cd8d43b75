import { describe, expect, it } from 'vitest';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { benchOf, plain, programOf } from './repl-bench.ts';
import fc from '../../../property.ts';

/** A line of a program, most of them as pupils write them. */
const codeLine = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('x = x + 1', '    sleep(100)', '# perché', 'print("温度", x)', ''),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 40, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 90, unit: 'binary' }) },
);
const text = fc
  .array(codeLine, { maxLength: 120 })
  .map((lines) => new TextEncoder().encode(`1\n${lines.join('\n')}`));
const bytes = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 900 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(new Uint8Array(), new Uint8Array(126 * 3), Uint8Array.of(0, 0, 1)),
  },
);
const name = fc.oneof(
  fc.constantFrom('a.py', 'b.py', 'perché.py', 'dati.csv', '温.txt'),
  fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((one) => !one.includes('\0') && !/\p{Surrogate}/u.test(one)),
);

/** What a person does between two runs: a piece is cut out somewhere and another put there. */
const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 80 }), piece: fc.uint8Array({ maxLength: 60 }) });
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(content: Uint8Array, { at, cut, piece }: Edit): Uint8Array {
  const from = content.length === 0 ? 0 : at % (content.length + 1);
  return Buffer.concat([content.subarray(0, from), piece, content.subarray(from + cut)]);
}

describeWith(['v1-runtime'], 'any program, changed in any way', () => {
  for (const { runtime, hex } of v1Runtimes()) {
    describe(`V1 ${runtime.version}`, () => {
      it('is on the board byte for byte after every run', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.dictionary(name, bytes, { maxKeys: 3 }),
            bytes,
            fc.array(fc.tuple(fc.nat(), edit), { minLength: 1, maxLength: 4 }),
            async (others, main, edits) => {
              const board = benchOf(hex, programOf({ 'main.py': 'while True:\n    pass\n' }));
              await board.time.advance(100);
              const files = new Map(programOf({ ...others, 'main.py': main }).files);
              const size = [...files.values()].reduce((sum, content) => sum + content.length + 150, 0);
              fc.pre(size < 11_000);
              await board.install({ files });
              expect(plain(await board.files())).toEqual(plain(files));
              for (const [which, change] of edits) {
                const changed = [...files.keys()][which % files.size] ?? 'main.py';
                files.set(changed, edited(files.get(changed) ?? new Uint8Array(), change));
                await board.install({ files });
                expect(plain(await board.files())).toEqual(plain(files));
              }
            },
          ),
          { numRuns: Number(process.env['PENSABIT_RUNS'] ?? 12) },
        );
      });
    });
  }
});
