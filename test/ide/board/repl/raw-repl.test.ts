import { describe, expect, it } from 'vitest';
import { enterRawRepl } from '../../../../ide/board/repl/raw-repl.ts';
import { identifyBoard, restartProgram, stopProgram } from '../../../../ide/board/repl/stop-program.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { plain, programOf, ReplBench } from './repl-bench.ts';

/** Programs that do not want to stop, or cannot hear. */
const fighters: Readonly<Record<string, string>> = {
  'a loop without a pause': 'while True:\n    pass\n',
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
  'music in the background': 'import music\nmusic.play(music.NYAN, wait=False, loop=True)\n',
  'with the radio on': 'import radio\nradio.on()\nwhile True:\n    radio.send("ciao")\n    radio.receive()\n',
  'reading sensors':
    'from microbit import *\nwhile True:\n    accelerometer.get_values()\n    compass.heading\n',
  'ended with an error': 'x = 1 / 0\n',
  ended: 'print("fine")\n',
  'a syntax error': 'if\n',
  'memory all taken':
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
  'shadowing the built-ins':
    'import os\nos.listdir = None\nprint = None\nopen = None\nint = None\nwhile True:\n    pass\n',
  'without Ctrl-C': 'import micropython\nmicropython.kbd_intr(-1)\nwhile True:\n    pass\n',
};

describeWith(['v1-runtime'], 'coming to the raw prompt', () => {
  for (const { runtime, hex } of v1Runtimes()) {
    describe(`V1 ${runtime.version}`, () => {
      for (const [what, source] of Object.entries(fighters)) {
        it(`stops a program that is ${what}, and brings the next one`, async () => {
          const board = new ReplBench(hex, programOf({ 'main.py': source }));
          await board.time.advance(600);
          board.output();
          const begin = board.time.now();
          const next = 'print("eccomi")\n';
          const done = await board.install(programOf({ 'main.py': next }), { resetBoard: board.resetBoard });
          if (process.env['PENSABIT_TIMES']) console.info(what, board.time.now() - begin);
          expect(done.written).toEqual(['main.py']);
          expect(board.time.now() - begin).toBeLessThan(6000);
          await board.time.advance(100);
          expect(board.output()).toMatch(/^eccomi\r\n/);
        });
      }

      it('resets a board that gave up', async () => {
        const board = new ReplBench(hex, programOf({ 'main.py': 'from microbit import *\npanic(42)\n' }));
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
