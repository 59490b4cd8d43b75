import { describe, expect, it } from 'vitest';
import { BoardError } from '../../../../ide/board/board.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { benchOf, plain, programOf } from './repl-bench.ts';

const lesson = `from microbit import *

# A thermometer that shows what it measures.
readings = []


def average(values):
    total = 0
    for value in values:
        total = total + value
    return total / len(values)


def show_bar(value, low, high):
    lit = int((value - low) * 25 / (high - low))
    for place in range(25):
        x = place % 5
        y = 4 - place // 5
        display.set_pixel(x, y, 9 if place < lit else 0)


`;
const filler = Array.from(
  { length: 55 },
  (_, index) => `limit_${index} = ${index * 17}  # giorno ${index}\n`,
).join('');
const loop = `
while True:
    readings.append(temperature())
    if len(readings) > 20:
        readings.pop(0)
    print("temperature:", average(readings))
    show_bar(average(readings), 10, 40)
    sleep(500)
`;
const twoKilobytes = lesson + filler + loop;

describeWith(['v1-runtime'], 'bringing a program to a board over the raw REPL', () => {
  for (const { runtime, hex } of v1Runtimes()) {
    const bench = async (files: Record<string, string | Uint8Array> = { 'main.py': twoKilobytes }) => {
      const made = benchOf(hex, programOf(files));
      await made.time.advance(700);
      made.output();
      return made;
    };

    describe(`V1 ${runtime.version}`, () => {
      it('says which board it is, and sends nothing that is there already', async () => {
        const board = await bench();
        const done = await board.install(programOf({ 'main.py': twoKilobytes }));
        expect(done).toMatchObject({
          facts: { name: 'gatap', model: 'v1', runtime: runtime.version },
          written: [],
          removed: [],
        });
        await board.time.advance(500);
        expect(board.output()).toMatch(/^temperature: 21.0\r\n$/);
      });

      it('takes less than 2 kB and 2 s of link time for a one-line change of a 2 kB program', async () => {
        const board = await bench();
        expect(twoKilobytes.length).toBeGreaterThan(2000);
        const before = { ...board.wire.traffic };
        const begin = board.time.now();
        const changed = twoKilobytes.replace('sleep(500)', 'sleep(250)  # più in fretta');
        const done = await board.install(programOf({ 'main.py': changed }));
        const milliseconds = board.time.now() - begin;
        const { sent, received } = board.wire.traffic;
        console.info(
          `V1 ${runtime.version}: one line of ${twoKilobytes.length} bytes took ${done.bytesSent} B there, ` +
            `${done.bytesReceived} B back, ${milliseconds} ms of link time`,
        );
        expect(done.written).toEqual(['main.py']);
        expect(sent - before.sent).toBe(done.bytesSent);
        // The restarted program may have begun to print.
        expect(received - before.received - done.bytesReceived).toBeLessThan(40);
        expect(done.bytesSent + done.bytesReceived).toBeLessThan(2000);
        expect(milliseconds).toBeLessThan(2000);
        // What was brought is remembered, and the board is asked less.
        await board.time.advance(700);
        const again = board.time.now();
        const next = changed.replace('giorno 30', 'giorno trenta');
        const second = await board.install(programOf({ 'main.py': next }));
        console.info(
          `V1 ${runtime.version}: the next line took ${second.bytesSent} B there, ${second.bytesReceived} B back, ` +
            `${board.time.now() - again} ms of link time`,
        );
        expect(second.bytesSent + second.bytesReceived).toBeLessThan(1400);
        expect(plain(await board.files())).toEqual(plain(programOf({ 'main.py': next }).files));
      });

      it('sends a small part of a big file when a line of it changes', async () => {
        const big = Array.from({ length: 300 }, (_, row) => `v${row} = ${row * 31}  # perché\n`).join('');
        expect(big.length).toBeGreaterThan(6000);
        const board = await bench({ 'main.py': big, 'dati.csv': '1;2\n' });
        const changed = big.replace('v200 =', 'x200 =').replace('v250 = 7750', 'v250 = 7751');
        const begin = board.time.now();
        const done = await board.install(programOf({ 'main.py': changed }));
        console.info(
          `V1 ${runtime.version}: two lines of ${big.length} bytes took ${done.bytesSent} B there, ` +
            `${done.bytesReceived} B back, ${board.time.now() - begin} ms of link time`,
        );
        expect(done.bytesSent + done.bytesReceived).toBeLessThan(4000);
        expect(plain(await board.files())).toEqual(
          plain(programOf({ 'main.py': changed, 'dati.csv': '1;2\n' }).files),
        );
      });

      it('hands on the program’s output from its first byte, and nothing of the talk before', async () => {
        const board = await bench();
        const noisy = 'print("primo: perché")\nfor i in range(40):\n    print("riga", i)\n';
        await board.install(programOf({ 'main.py': noisy }));
        await board.time.advance(500);
        const lines = ['primo: perché', ...Array.from({ length: 40 }, (_, index) => `riga ${index}`)];
        expect(board.output().startsWith(`${lines.join('\r\n')}\r\n`)).toBe(true);
        expect(board.output()).not.toContain('raw REPL');
      });

      it('takes away Python files that the program does not have, and leaves the pupil’s data', async () => {
        const board = await bench({
          'main.py': 'pass\n',
          'old.py': 'x = 1\n',
          'dati.csv': '1;2\n',
          'è.py': '',
        });
        const done = await board.install(programOf({ 'main.py': 'import radio\n', 'new.py': 'y = 2\n' }));
        expect(new Set(done.removed)).toEqual(new Set(['old.py', 'è.py']));
        expect(new Set(done.written)).toEqual(new Set(['main.py', 'new.py']));
        const files = plain(await board.files());
        expect(files).toEqual({ 'main.py': 'import radio\n', 'new.py': 'y = 2\n', 'dati.csv': '1;2\n' });
      });

      it('takes away a Python file whose name is not text', async () => {
        const board = await bench({ 'main.py': 'open("\\xe9\\xff.py", "w").close()\n' });
        const done = await board.install(programOf({ 'main.py': 'pass\n' }));
        expect(done.removed).toEqual(['\xe9\xff.py']);
        expect(plain(await board.files())).toEqual({ 'main.py': 'pass\n' });
      });

      it('brings names and contents of every kind, byte for byte', async () => {
        const board = await bench();
        const all = Uint8Array.from({ length: 256 }, (_, index) => index);
        const program = programOf({
          'main.py': 'print("perché no? 温度 🌡")\r\n# CR\rLF\n',
          'perché.py': '# "double" and \'single\' quotes, \\ backslash\n',
          '温度.txt': '温度 🌡',
          'it\'s "q"\n.txt': 'x',
          'empty.py': '',
          'all.bin': Buffer.concat([all, all, all]),
          'zeros.bin': new Uint8Array(300),
          '5.0': 'x\u0000y\u0004\u0001\u0003',
          [`${'n'.repeat(117)}.py`]: 'long = True\n',
        });
        const done = await board.install(program);
        expect(new Set(done.written)).toEqual(new Set(program.files.keys()));
        await board.time.advance(100);
        expect(board.output()).toContain('perché no? 温度 🌡\r\n');
        expect(plain(await board.files())).toEqual(plain(program.files));
        const again = await board.install(program);
        expect(again.written).toEqual([]);
      });

      it('refuses names that a board cannot store, before it says a word', async () => {
        const board = await bench();
        for (const name of ['x'.repeat(121), 'è'.repeat(61), '', 'a\0b', '\ud800.py']) {
          const error = await board.failure(programOf({ 'main.py': '', [name]: '' }));
          expect(error).toMatchObject({ code: 'bad-file-name', values: { name } });
        }
        expect(await board.failure(programOf({ 'a.py': '' }))).toMatchObject({ code: 'no-main' });
        expect(board.wire.traffic.sent).toBe(0);
      });

      it('brings as much as fits, and refuses one chunk more with what was there still there', async () => {
        const limit = runtime.version === '1.0.1' ? 15_360 : 28_672;
        const board = await bench({ 'main.py': 'print("old")\n', 'mine.py': 'x = 1\n' });
        // 126 bytes of each chunk are the file's; 9 go to the first one's header and name, and one stays free.
        const most = (limit / 128) * 126 - 10;
        const text = (length: number): string => '# riempi\n'.repeat(length).slice(0, length);
        const error = await board.failure(programOf({ 'main.py': text(most + 1) }));
        expect(error).toMatchObject({ code: 'program-too-big', values: { size: limit + 128, limit } });
        expect(plain(await board.files())).toEqual({ 'main.py': 'print("old")\n', 'mine.py': 'x = 1\n' });
        const done = await board.install(programOf({ 'main.py': text(most) }));
        expect(done.written).toEqual(['main.py']);
        expect(plain(await board.files())).toEqual({ 'main.py': text(most) });
      });

      it('counts the pupil’s data as taken room', async () => {
        const data = 'x'.repeat(9000);
        const board = await bench({ 'main.py': 'pass\n', 'dati.txt': data });
        const error = await board.failure(programOf({ 'main.py': '#'.repeat(22_000) }));
        expect(error).toMatchObject({ code: 'program-too-big' });
        expect(plain(await board.files())).toEqual({ 'main.py': 'pass\n', 'dati.txt': data });
      });

      it('is told apart from the runtime that is wanted, and is then left as it was', async () => {
        const board = await bench();
        const error = await board.failure(programOf({ 'main.py': 'pass\n' }), {
          expects: { model: 'v1', runtime: '9.9.9' },
        });
        expect(error).toBeInstanceOf(BoardError);
        expect(error).toMatchObject({
          code: 'no-micropython',
          values: { model: 'v1', runtime: runtime.version },
        });
        expect(plain(await board.files())['main.py']).toBe(Buffer.from(twoKilobytes).toString('latin1'));
      });

      it('tells how far it is, and never goes back', async () => {
        const board = await bench();
        const heard: [string, number][] = [];
        await board.install(programOf({ 'main.py': 'pass\n', 'a.py': '#'.repeat(3000) }), {
          onStage: (stage, fraction) => heard.push([stage, fraction]),
        });
        expect(heard[0]).toEqual(['looking', 0]);
        expect(heard.at(-1)).toEqual(['starting', 1]);
        const fractions = heard.map(([, fraction]) => fraction);
        expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
        expect(new Set(fractions).size).toBeGreaterThan(8);
      });
    });
  }
});
