import { describe, expect, it } from 'vitest';
import type { WireFaults } from '../../../rig/serial/serial-wire.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { benchOf, plain, programOf, type ReplBench } from './repl-bench.ts';

const old = `from microbit import *\n${Array.from({ length: 40 }, (_, row) => `# riga ${row}: perché no?\n`).join('')}print("old")\n`;
const changed = old.replace('# riga 20: perché no?', '# riga 20: sì, 温度').replace('"old"', '"new"');
const program = programOf({ 'main.py': changed, 'altro.py': 'x = 1\n' });

describeWith(['v1-runtime'], 'cables while a program is on its way', () => {
  for (const { runtime, hex } of v1Runtimes()) {
    describe(`V1 ${runtime.version}`, () => {
      // Both runtimes have the same file system and REPL; the older one is tried at fewer places.
      const density = runtime.version === '1.1.1' ? 2 : 8;
      const bench = async (): Promise<ReplBench> => {
        const board = benchOf(hex, programOf({ 'main.py': old, 'via.py': 'y = 2\n' }));
        await board.time.advance(100);
        board.output();
        return board;
      };
      /** The install that follows works, and the board has the program. */
      const recovers = async (board: ReplBench): Promise<void> => {
        const done = await board.install(program, { resetBoard: board.resetBoard });
        expect(done.facts.name).toBe('gatap');
        await board.time.advance(60);
        expect(board.output()).toMatch(/^new\r\n/);
        expect(plain(await board.files())).toEqual(plain(program.files));
      };

      it('survives a cable that comes out after any number of bytes', async () => {
        const whole = await bench();
        const from = whole.wire.passed;
        await whole.install(program);
        const bytes = whole.wire.passed - from;
        let tried = 0;
        for (let after = 1; after < bytes; after += 41 * density) {
          const board = await bench();
          board.wire.fail({ unplugAfter: board.wire.passed + after });
          expect(await board.failure(program)).toMatchObject({ code: 'unplugged' });
          expect(board.line.lost).toBe('unplugged');
          expect(board.line.held).toBe(false);
          await board.time.advance(50);
          board.output();
          board.wire.plugIn();
          board.connect();
          await board.time.advance(after % 3 === 0 ? 500 : 0);
          board.output();
          await recovers(board);
          tried += 1;
        }
        console.info(`unplugged at ${tried} of ${bytes} bytes`);
      });

      it('leaves nothing behind of a big file that was being changed when the cable came out', async () => {
        const big = Array.from({ length: 270 }, (_, row) => `v${row} = ${row * 31}  # perché\n`).join('');
        const next = programOf({ 'main.py': big.replace('v100', 'x100') });
        let met = false;
        for (const after of [1000, 1150, 1300, 1450]) {
          const board = benchOf(hex, programOf({ 'main.py': big }));
          await board.time.advance(2000);
          board.wire.fail({ unplugAfter: board.wire.passed + after });
          expect(await board.failure(next)).toMatchObject({ code: 'unplugged' });
          board.wire.plugIn();
          board.connect();
          met ||= (await board.files()).has('~.py');
          const done = await board.install(next);
          expect(done.removed).toEqual([]);
          expect(plain(await board.files())).toEqual(plain(next.files));
        }
        expect(met).toBe(true);
      });

      const lineFaults: Record<string, (index: number) => WireFaults> = {
        'a byte to the board is lost': (lost) => ({ loseToBoard: (index) => index === lost }),
        'a byte to the board is another': (bad) => ({
          garbleToBoard: (byte, index) => (index === bad ? byte ^ 0x11 : byte),
        }),
        'a byte from the board is lost': (lost) => ({ loseFromBoard: (index) => index === lost }),
        'a byte from the board is another': (bad) => ({
          garbleFromBoard: (byte, index) => (index === bad ? byte ^ 0x02 : byte),
        }),
        'six bytes to the board are lost': (lost) => ({
          loseToBoard: (index) => index >= lost && index < lost + 6,
        }),
      };
      for (const [what, fault] of Object.entries(lineFaults)) {
        it(`brings the program all the same when ${what}`, async () => {
          for (let at = 0; at < 900; at += 59 * density) {
            const board = await bench();
            board.wire.fail(
              fault(at + (what.includes('from') ? board.wire.passed - board.wire.passedToBoard : 0)),
            );
            const done = await board.install(program, { resetBoard: board.resetBoard });
            expect(done.written, `byte ${at}`).toContain('main.py');
            board.wire.fail({});
            await board.time.advance(60);
            expect(board.output(), `byte ${at}`).toContain('new\r\n');
            expect(plain(await board.files()), `byte ${at}`).toEqual(plain(program.files));
          }
        });
      }

      it('gives up on a line that garbles all it carries, with the board to be run again', async () => {
        const board = await bench();
        let count = 0;
        board.wire.fail({ garbleToBoard: (byte) => ((count += 1) % 41 === 0 ? byte ^ 1 : byte) });
        const error = await board.failure(program);
        expect(['transfer-failed', 'no-answer', 'no-micropython']).toContain(
          (error as { code: string }).code,
        );
        board.wire.fail({});
        await recovers(board);
      });

      it('gives up on a driver that takes nothing any more', async () => {
        for (const after of [1, 2, 3, 40, 400]) {
          const board = await bench();
          const begin = board.time.now();
          board.wire.fail({ stallAfter: board.wire.passedToBoard + after });
          expect(await board.failure(program)).toMatchObject({ code: 'no-answer' });
          expect(board.time.now() - begin).toBeLessThan(20_000);
        }
      });

      it('is patient with a slow computer', async () => {
        for (const latency of [60, 220]) {
          const board = await bench();
          board.wire.fail({ latency });
          const begin = board.time.now();
          await board.install(program);
          expect(board.time.now() - begin).toBeLessThan(9000);
          await board.time.advance(500);
          expect(board.output()).toMatch(/^new\r\n/);
        }
      });

      it('begins again when somebody presses reset in the middle', async () => {
        for (let after = 20; after < 850; after += 97 * density) {
          const board = await bench();
          const installed = board.install(program);
          await board.time.advance(after);
          board.wire.reset();
          expect((await installed).written, `after ${after} ms`).toContain('main.py');
          await board.time.advance(60);
          expect(board.output(), `after ${after} ms`).toContain('new\r\n');
          expect(plain(await board.files())).toEqual(plain(program.files));
        }
      });

      it('says so when nobody answers', async () => {
        const board = await bench();
        const begin = board.time.now();
        board.wire.fail({ loseToBoard: () => true });
        expect(await board.failure(program)).toMatchObject({ code: 'no-answer' });
        expect(board.time.now() - begin).toBeLessThan(12_000);
        board.wire.fail({});
        await recovers(board);
      });

      it('can be cancelled at any moment, and run again', async () => {
        for (let after = 0; after < 900; after += 61 * density) {
          const board = await bench();
          const abort = new AbortController();
          const failed = board.failure(program, { signal: abort.signal });
          await board.time.advance(after);
          abort.abort();
          const error = await failed;
          if (!(error instanceof Error) || error.message.startsWith('It was installed')) continue;
          expect(error.name).toBe('AbortError');
          expect(board.line.held).toBe(false);
          await board.time.advance(after % 2 === 0 ? 0 : 300);
          board.output();
          await recovers(board);
        }
      });
    });
  }
});
