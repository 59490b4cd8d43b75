import { describe, expect, it } from 'vitest';
import type { BoardEvent } from '../../../../firmware/virtual/microbit-io.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { ProgramRun } from './program-run.ts';

const CTRL_A = '\x01';
const CTRL_B = '\x02';
const CTRL_C = '\x03';
const CTRL_D = '\x04';

/** One command over the raw REPL: what it printed, and what went wrong. */
function raw(run: ProgramRun, code: string): { readonly printed: string; readonly error: string } {
  run.type(code + CTRL_D);
  run.until('OK');
  const printed = run.until(CTRL_D).slice(0, -1);
  const error = run.until(CTRL_D).slice(0, -1);
  run.until('>');
  return { printed, error };
}

function resets(run: ProgramRun): string[] {
  return run.events.flatMap((event: BoardEvent) => (event.type === 'reset' ? [event.cause] : []));
}

describeWith(['v1-runtime'], 'terminal of real MicroPython', () => {
  describe.each(v1Runtimes().map((one) => [one.runtime.version, one] as const))('%s', (version, runtime) => {
    it('says hello when the program has ended, and evaluates what is typed', () => {
      const run = new ProgramRun(runtime, 'print("ran")\n');
      expect(run.line()).toBe('ran');
      expect(run.until('>>> ')).toContain(`micro:bit v${version} with nRF51822`);
      run.type('6 * 7\r');
      expect(run.until('>>> ')).toBe('6 * 7\r\n42\r\n>>> ');
    });

    it('gives characters outside ASCII through unharmed', () => {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
uart.init(115200)
print('perché 25 °C ✓')
while True:
    if uart.any():
        uart.write(uart.read())
`,
      );
      expect(run.line()).toBe('perché 25 °C ✓');
      run.type('così è\n');
      expect(run.line()).toBe('così è');
    });

    it('is interrupted by Ctrl-C, in a tight loop too', () => {
      const run = new ProgramRun(runtime, 'while True:\n    pass\n').run(1000);
      run.type(CTRL_C);
      const text = run.until('>>> ');
      expect(text).toContain('KeyboardInterrupt');
      expect(text).toContain('line 2');
    });

    it('executes over the raw REPL and tells output from errors', () => {
      const run = new ProgramRun(runtime, 'pass\n');
      run.until('>>> ');
      run.type(CTRL_A);
      run.until('raw REPL; CTRL-B to exit\r\n>');
      expect(raw(run, 'print(1 + 1)')).toEqual({ printed: '2\r\n', error: '' });
      expect(raw(run, '1 / 0').error).toContain('ZeroDivisionError');
      run.type(CTRL_B);
      run.until('>>> ');
    });

    it('keeps files over a soft reset, the reset button and a power cut', () => {
      const run = new ProgramRun(runtime, 'print("main", sorted(__import__("os").listdir()))\n');
      run.until('>>> ');
      run.type(CTRL_A);
      run.until('>');
      expect(raw(run, "f = open('data.csv', 'w'); f.write('1,2,3'); f.close()").error).toBe('');
      run.type(CTRL_B);
      run.until('>>> ');

      run.type(CTRL_D);
      run.until("main ['data.csv', 'main.py']");
      expect(resets(run)).toEqual(['power']);

      run.input({ type: 'reset' });
      run.until("main ['data.csv', 'main.py']");
      expect(resets(run)).toEqual(['power', 'pin']);

      run.until('>>> ');
      run.type('import microbit; microbit.reset()\r');
      run.until("main ['data.csv', 'main.py']");
      expect(resets(run)).toEqual(['power', 'pin', 'software']);
      run.until('>>> ');
      run.type("print(open('data.csv').read())\r");
      run.line();
      expect(run.line()).toBe('1,2,3');
    });

    it('prints an uncaught exception with its line and scrolls it on the display', () => {
      const run = new ProgramRun(runtime, 'x = 1\n\ny = x / 0\n');
      expect(run.line()).toBe('Traceback (most recent call last):');
      expect(run.line()).toContain('line 3');
      expect(run.line()).toBe('ZeroDivisionError: division by zero');
      run.run(3000);
      // "line 3" enters from the right: its 'l' and 'i' side by side.
      expect(run.pictures.length).toBeGreaterThan(15);
      expect(run.pictures).toContain('90009:90000:90009:90009:09909');
    });

    it('points at a syntax error', () => {
      const run = new ProgramRun(runtime, 'x = 1\nif x = 1:\n    pass\n');
      run.until('line 2');
      expect(run.line()).toBe('');
      expect(run.line()).toBe('SyntaxError: invalid syntax');
    });

    it('runs out of memory with a MemoryError and goes on', () => {
      const run = new ProgramRun(
        runtime,
        `import gc
try:
    hoard = []
    while True:
        hoard.append('x' * 100 + str(len(hoard)))
except MemoryError as error:
    hoard = None
    gc.collect()
    print('caught', error)
print('on')
`,
      );
      expect(run.line()).toMatch(/^caught memory allocation failed/);
      expect(run.line()).toBe('on');
    });

    it('survives endless recursion', () => {
      const run = new ProgramRun(runtime, 'def f():\n    return f()\nf()\n');
      expect(run.until('>>> ', 60_000)).toContain('RuntimeError: maximum recursion depth exceeded');
    });

    it('prints without end at 115200 baud', () => {
      const run = new ProgramRun(runtime, 'while True:\n    print("0123456789")\n').run(5000);
      expect(run.text.length).toBeGreaterThan(20_000);
      expect(run.text.length).toBeLessThan(11_520 * 5 + 100);
      expect(run.text.startsWith('0123456789\r\n0123456789\r\n')).toBe(true);
    });

    it('tells a hard fault that the runtime hides in an endless loop, and is dead until it is reset', () => {
      const run = new ProgramRun(
        runtime,
        'import machine\nprint("here")\nprint(machine.mem32[0x60000000])\n',
      );
      run.until('here');
      run.run(1000);
      expect(run.events.filter(({ type }) => type === 'panic')).toEqual([
        {
          type: 'panic',
          time: expect.any(Number) as number,
          reason: expect.stringMatching(/^hard fault at 0x[0-9a-f]+$/) as string,
        },
      ]);
      expect(run.board.dead).toBe(true);
      run.input({ type: 'reset' });
      expect(run.board.dead).toBe(false);
      run.until('here');
    });

    it('panics as the runtime does, and is dead until it is reset', () => {
      const run = new ProgramRun(runtime, 'import microbit\nprint("here")\nmicrobit.panic(42)\n');
      run.until('here');
      run.run(12_000);
      expect(run.events.filter(({ type }) => type === 'panic')).toMatchObject([{ reason: 'panic 42' }]);
      expect(run.board.dead).toBe(true);
      run.input({ type: 'reset' });
      expect(run.board.dead).toBe(false);
      run.until('here');
    });
  });
});
