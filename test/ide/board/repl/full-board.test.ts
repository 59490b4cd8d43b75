import { expect } from 'vitest';
import { chunksOf } from '../../../../ide/board/repl/file-room.ts';
import { describeWith, itWith, v1Runtimes } from '../../../tools.ts';
import { benchOf, plain, programOf } from './repl-bench.ts';
import fc from '../../../property.ts';

/** Chunks for files on the runtime that has fewer. */
const room = 120;
/** Freed chunks that a V1 does not take back where others of their page are in use (filesystem.c, less than a page's). */
const lost = 7;

/** A program that takes so many chunks in all, cut into files somewhere. */
const program = fc
  .record({
    chunks: fc.oneof(fc.constantFrom(room, room - 1, room - 7), fc.integer({ min: 60, max: room })),
    cuts: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }),
    fill: fc.integer({ min: 33, max: 126 }),
    data: fc.boolean(),
  })
  .map(({ chunks, cuts, fill, data }) => {
    const files: Record<string, Uint8Array> = {};
    /** One long comment: a board takes no time for it. */
    const comment = (length: number): Uint8Array => new Uint8Array(length).fill(fill).fill(0x23, 0, 1);
    let left = chunks;
    for (const [index, cut] of cuts.entries()) {
      if (left - cut < 10) continue;
      const name = `m${index.toString()}.${data && index === 1 ? 'txt' : 'py'}`;
      // The last byte of the last chunk stays free, see chunksOf.
      files[name] = comment(cut * 126 - 3 - name.length);
      left -= cut;
    }
    files['main.py'] = comment(left * 126 - 10);
    return programOf(files);
  });

describeWith(['v1-runtime'], 'programs that fill the board', () => {
  itWith(['v1.0.1-runtime'], 'fit as long as their chunks do, one after the other', async () => {
    const hex = v1Runtimes().find(({ runtime }) => runtime.version === '1.0.1')?.hex ?? '';
    await fc.assert(
      fc.asyncProperty(fc.array(program, { minLength: 2, maxLength: 4 }), async (programs) => {
        const board = benchOf(hex, programOf({ 'main.py': 'pass\n' }));
        await board.time.advance(50);
        let staying = new Map<string, Uint8Array>();
        for (const next of programs) {
          const wanted = new Map([...staying, ...next.files]);
          const chunks = [...wanted].reduce(
            (sum, [name, { length }]) => sum + chunksOf(name.length, length),
            0,
          );
          if (chunks > room) {
            expect(await board.failure(next)).toMatchObject({ code: 'program-too-big' });
            continue;
          }
          // Beside files that stay, a program may be refused a little before its time; what stays is never touched.
          if (staying.size > 0 && chunks > room - lost) {
            const refused = await board.install(next).then(
              () => undefined,
              (error: unknown) => error,
            );
            if (refused !== undefined) {
              expect(refused).toMatchObject({ code: 'program-too-big' });
              expect(plain(await board.files())).toMatchObject(plain(staying));
              continue;
            }
          } else {
            await board.install(next);
          }
          expect(plain(await board.files())).toEqual(plain(wanted));
          staying = new Map([...wanted].filter(([name]) => !name.endsWith('.py')));
        }
      }),
      { numRuns: Number(process.env['PENSABIT_RUNS'] ?? 3) },
    );
  });
});
