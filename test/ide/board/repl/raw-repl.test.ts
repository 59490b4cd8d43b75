import { describe, expect, it } from 'vitest';
import { enterRawRepl } from '../../../../ide/board/repl/raw-repl.ts';
import type { ByteLink } from '../../../../ide/board/repl/byte-link.ts';
import { shareLine } from '../../../../ide/board/repl/shared-line.ts';
import { wireLink } from '../../../rig/serial/wire-link.ts';
import { restartProgram, stopProgram } from '../../../../ide/board/repl/stop-program.ts';
import { createVirtualMicrobit } from '../../../../firmware/virtual/create-virtual-microbit.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { benchOf, programOf, ReplBench } from './repl-bench.ts';

/** Programs that do not want to stop, or cannot hear. */
const fighters: Readonly<Record<string, string>> = {
  'in a loop without a pause': 'while True:\n    pass\n',
  'printing endlessly': 'while True:\n    print("perché" * 9)\n',
  'printing without line ends': 'while True:\n    print("x", end="")\n',
  'printing what the raw prompt says': 'while True:\n    print("raw REPL; CTRL-B to exit\\r\\n>", end="")\n',
  'printing the prompt': 'while True:\n    print(">>> ", end="")\n',
  'waiting in input': 'while True:\n    name = input("nome? ")\n',
  'asleep for an hour': 'from microbit import *\nsleep(3600000)\n',
  'scrolling a long text':
    'from microbit import *\nwhile True:\n    display.scroll("a very long text " * 9)\n',
  'showing in the background':
    'from microbit import *\ndisplay.scroll("x" * 99, wait=False, loop=True)\nwhile True:\n    sleep(1)\n',
  'playing music': 'import music\nwhile True:\n    music.play(music.NYAN)\n',
  'playing in the background': 'import music\nmusic.play(music.NYAN, wait=False, loop=True)\n',
  'with the radio on': 'import radio\nradio.on()\nwhile True:\n    radio.send("ciao")\n    radio.receive()\n',
  'reading sensors':
    'from microbit import *\nwhile True:\n    accelerometer.get_values()\n    compass.heading\n',
  'stopped by an error': 'x = 1 / 0\n',
  'at its prompt': 'print("fine")\n',
  'stopped by a syntax error': 'if\n',
  'out of memory':
    'l = []\ntry:\n    while True:\n        l.append(bytearray(64))\nexcept MemoryError:\n    pass\nwhile True:\n    pass\n',
  'catching KeyboardInterrupt in a loop':
    'from microbit import *\nwhile True:\n    try:\n        sleep(100)\n    except KeyboardInterrupt:\n        pass\n',
  'catching everything in a tight loop':
    'while True:\n    try:\n        while True:\n            pass\n    except:\n        pass\n',
  'catching and working long':
    'while True:\n    try:\n        while True:\n            pass\n    except:\n        for i in range(3000):\n            pass\n',
  'catching and printing':
    'while True:\n    try:\n        for i in range(1000):\n            print(i)\n    except KeyboardInterrupt:\n        print("no!")\n',
  'catching twice':
    'def deaf():\n    while True:\n        try:\n            while True:\n                pass\n        except KeyboardInterrupt:\n            pass\nwhile True:\n    try:\n        deaf()\n    except KeyboardInterrupt:\n        pass\n',
  // The lexer of a V1 takes seconds for a word of 7 kB.
  'deep in the parser': 'x'.repeat(7000),
  speaking: 'import speech\nwhile True:\n    speech.say("I am a little teapot short and stout", speed=120)\n',
  'shadowing the built-ins':
    'import os\nos.listdir = None\nprint = None\nopen = None\nint = None\nwhile True:\n    pass\n',
  'deaf to Ctrl-C': 'import micropython\nmicropython.kbd_intr(-1)\nwhile True:\n    pass\n',
};

describeWith(['v1-runtime'], 'coming to the raw prompt', () => {
  for (const { runtime, hex } of v1Runtimes()) {
    describe(`V1 ${runtime.version}`, () => {
      for (const [what, source] of Object.entries(fighters)) {
        it(`brings the next program to a board that is ${what}`, async () => {
          const board = benchOf(hex, programOf({ 'main.py': source }));
          await board.time.advance(600);
          board.output();
          const begin = board.time.now();
          const next = 'print("eccomi")\n';
          const done = await board.install(programOf({ 'main.py': next }), { resetBoard: board.resetBoard });
          if (process.env['PENSABIT_TIMES']) console.info(what, board.time.now() - begin);
          expect(done.written).toEqual(['main.py']);
          expect(board.time.now() - begin).toBeLessThan(10_000);
          await board.time.advance(100);
          expect(board.output()).toMatch(/^eccomi\r\n/);
        });
      }

      it('leaves a stopped board dark and silent, at the friendly prompt', async () => {
        const source =
          'from microbit import *\nimport music\nmusic.pitch(440, wait=False)\ndisplay.show("8")\nwhile True:\n    print("x")\n    sleep(20)\n';
        const board = benchOf(hex, programOf({ 'main.py': source }));
        let frame: readonly number[] = [];
        let tone = 0;
        board.microbit.listen((event) => {
          if (event.type === 'display') frame = event.frame;
          if (event.type === 'sound') tone = event.frequency;
        });
        await board.time.advance(300);
        expect(Math.max(...frame)).toBe(9);
        expect(tone).toBeGreaterThan(100);
        await board.time.during(stopProgram(board.line, { timer: board.time.timer }));
        board.output();
        await board.time.advance(300);
        expect(Math.max(...frame)).toBe(0);
        expect(tone).toBe(0);
        expect(board.output()).toBe('');
        await board.type('6*7\r');
        await board.time.advance(100);
        expect(board.output()).toBe('6*7\r\n42\r\n>>> ');
      });

      it('starts the program that is there anew, and hands on all it says', async () => {
        const board = benchOf(
          hex,
          programOf({ 'main.py': 'print("uno")\nprint("due")\nwhile True:\n    pass\n' }),
        );
        await board.time.advance(300);
        expect(board.output()).toBe('uno\r\ndue\r\n');
        await board.time.during(restartProgram(board.line, { timer: board.time.timer }));
        await board.time.advance(100);
        expect(board.output()).toBe('uno\r\ndue\r\n');
      });

      it('loses nothing where what the board says comes late and in many pieces, one right after the other', async () => {
        const program = 'for n in range(40):\n    print(n)\nwhile True:\n    pass\n';
        const board = benchOf(hex, programOf({ 'main.py': program }));
        const { timer } = board.time;
        await board.time.advance(300);
        const wire = wireLink(board.wire);
        // A page that was busy for 40 ms, and reads a port's stream again.
        const busyPage: ByteLink = {
          ...wire,
          onBytes: (listener) => {
            let waiting: number[] = [];
            return wire.onBytes((bytes) => {
              if (waiting.length === 0)
                timer(() => {
                  const pieces = waiting;
                  waiting = [];
                  void (async () => {
                    for (const piece of pieces) {
                      listener(Uint8Array.of(piece));
                      await Promise.resolve();
                    }
                  })();
                }, 40);
              waiting.push(...bytes);
            });
          },
        };
        let said = '';
        const line = shareLine(busyPage, (bytes) => (said += Buffer.from(bytes).toString('latin1')));
        await board.time.during(restartProgram(line, { timer }));
        await board.time.advance(400);
        expect(said).toBe(Array.from({ length: 40 }, (_, n) => `${String(n)}\r\n`).join(''));
      });

      it('gives errors of the code as values, and waits for the conversation before', async () => {
        const board = benchOf(hex, programOf({ 'main.py': 'pass\n' }));
        await board.time.advance(300);
        board.output();
        const { timer } = board.time;
        const repl = await board.time.during(enterRawRepl(board.line, { timer }));
        expect(await board.time.during(repl.execute('print("a\\nb")'))).toEqual({
          output: 'a\r\nb\r\n',
          error: '',
        });
        const failed = await board.time.during(repl.execute('1/0'));
        expect(failed?.error).toContain('ZeroDivisionError');
        expect(await board.time.during(repl.execute('while True:pass', 200))).toBeUndefined();
        expect(await board.time.during(repl.execute('print(1)'))).toEqual({ output: '1\r\n', error: '' });
        const next = stopProgram(board.line, { timer });
        await board.time.advance(500);
        await board.type('typed while the line is held, which goes nowhere');
        await board.time.during(repl.leave());
        await board.time.during(next);
        expect(board.output()).toBe('');
      });

      it('knows a board without MicroPython by its silence after a reset', async () => {
        // A program in machine code that waits for ever, at the reset vector.
        const flash = Uint8Array.of(0x00, 0x40, 0x00, 0x20, 0x09, 0, 0, 0, 0xfe, 0xe7);
        const board = new ReplBench(createVirtualMicrobit({ flash }));
        const program = programOf({ 'main.py': 'pass\n' });
        expect(await board.failure(program)).toMatchObject({ code: 'no-answer' });
        const begin = board.time.now();
        const { resetBoard } = board;
        expect(await board.failure(program, { resetBoard })).toMatchObject({ code: 'no-micropython' });
        expect(board.time.now() - begin).toBeLessThan(12_000);
      });

      it('does not wait for ever for who should press reset, nor trips over who cannot', async () => {
        const board = new ReplBench(
          createVirtualMicrobit({ flash: Uint8Array.of(0, 0x40, 0, 0x20, 9, 0, 0, 0, 0xfe, 0xe7) }),
        );
        const program = programOf({ 'main.py': 'pass\n' });
        for (const resetBoard of [
          () => new Promise<void>(() => undefined),
          () => Promise.reject(new Error('no')),
        ]) {
          const begin = board.time.now();
          expect(await board.failure(program, { resetBoard })).toMatchObject({ code: 'no-answer' });
          expect(board.time.now() - begin).toBeLessThan(12_000);
        }
      });

      it('resets a board that gave up', async () => {
        const board = benchOf(hex, programOf({ 'main.py': 'from microbit import *\npanic(42)\n' }));
        await board.time.advance(2000);
        expect(await board.failure(programOf({ 'main.py': 'pass\n' }))).toMatchObject({ code: 'no-answer' });
        const done = await board.install(programOf({ 'main.py': 'print("eccomi")\n' }), {
          resetBoard: board.resetBoard,
        });
        expect(done.written).toEqual(['main.py']);
        await board.time.advance(100);
        expect(board.output()).toMatch(/^eccomi\r\n/);
      });
    });
  }
});
