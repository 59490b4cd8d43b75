import { describe, expect, it } from 'vitest';
import { linesOf, Typist, type TypingLine } from '../../../../ide/ui/board/console-typing.ts';
import type { Timer } from '../../../../ide/board/timer.ts';
import { ProgramRun } from '../../../firmware/virtual/micropython/program-run.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';

/** A virtual board's terminal in its own time: nothing waits for a clock on the wall. */
function terminalOf(run: ProgramRun): {
  line: TypingLine;
  timer: Timer;
  settle: (done: Promise<void>) => Promise<void>;
} {
  const alarms = new Map<() => void, number>();
  let heard = run.events.length;
  const listeners = new Set<(bytes: Uint8Array) => void>();
  return {
    line: {
      write(bytes) {
        run.input({ type: 'serial', bytes });
        return Promise.resolve();
      },
      onOutput(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    timer: (callback, milliseconds) => {
      alarms.set(callback, run.board.time + milliseconds);
      return () => alarms.delete(callback);
    },
    async settle(done) {
      const state = { open: true };
      void done.finally(() => (state.open = false));
      while (state.open) {
        run.run(2);
        for (const event of run.events.slice(heard)) {
          if (event.type === 'serial') for (const listener of [...listeners]) listener(event.bytes);
        }
        heard = run.events.length;
        for (const [callback, due] of [...alarms]) {
          if (due <= run.board.time && alarms.delete(callback)) callback();
        }
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    },
  };
}

describe('lines to type', () => {
  it('are the pasted ones without empty ends and without what a terminal obeys', () => {
    expect(linesOf('a\r\nb\rc\n\n \n')).toEqual(['a', 'b', 'c']);
    expect(linesOf('')).toEqual(['']);
    expect(linesOf('\u0003x\u0004\ty\u001b')).toEqual(['x\ty']);
  });
});

describeWith(['v1-runtime'], 'typing to real MicroPython', () => {
  describe.each(v1Runtimes().map((one) => [one.runtime.version, one] as const))('%s', (_version, runtime) => {
    const type = async (run: ProgramRun, text: string, atPrompt: boolean | 'ask'): Promise<string> => {
      const { line, timer, settle } = terminalOf(run);
      const before = run.text.length;
      await settle(new Typist(line, timer).type(text, { atPrompt }));
      run.run(300);
      return run.text.slice(before);
    };

    it('evaluates a line at the prompt', async () => {
      const run = new ProgramRun(runtime, 'pass\n');
      run.until('>>> ');
      expect(await type(run, '6 * 7', true)).toBe('6 * 7\r\n42\r\n>>> ');
    });

    it('brings letters to the prompt that it would throw away', async () => {
      const run = new ProgramRun(runtime, 'pass\n');
      run.until('>>> ');
      expect(await type(run, 'print("perché 25 °C ✓")', true)).toContain('\r\nperché 25 °C ✓\r\n>>> ');
    });

    it('brings a whole program to the prompt, with its own indentation and long lines', async () => {
      const run = new ProgramRun(runtime, 'pass\n');
      run.until('>>> ');
      const program = [
        'def f(n):',
        '    for i in range(n):',
        '        if i % 2:',
        '            print("dispari", i)',
        '',
        `s = "${'x'.repeat(300)}"`,
        ...Array.from(
          { length: 40 },
          (_, index) => `a${String(index)} = ${String(index)} # ${'-'.repeat(50)}`,
        ),
        'f(4)',
        'print(len(s), a39)',
        '',
      ].join('\n');
      expect(await type(run, program, true)).toContain('\r\ndispari 1\r\ndispari 3\r\n300 39\r\n>>> ');
    });

    it('finds out whether the board waits for Python when nobody knows', async () => {
      const idle = new ProgramRun(runtime, 'pass\n');
      idle.until('>>> ');
      expect(await type(idle, 'for i in range(2):\n    print(i)', 'ask')).toContain('\r\n0\r\n1\r\n>>> ');
    });

    it('answers a program that asks for several lines, and loses none that fits while it is busy', async () => {
      const run = new ProgramRun(
        runtime,
        'from microbit import sleep\nwhile True:\n    print("got", input("? "))\n    sleep(200)\n',
      );
      run.until('? ');
      const said = await type(run, 'one\ntwo\nthree', false);
      run.run(2000);
      expect(`${said}${run.text}`).toMatch(/got one[\s\S]*got two[\s\S]*got three/);
    });

    it('stops in the middle of a paste, and the prompt is back', async () => {
      const run = new ProgramRun(runtime, 'pass\n');
      run.until('>>> ');
      const { line, timer, settle } = terminalOf(run);
      const stop = new AbortController();
      const seen: number[] = [];
      await settle(
        new Typist(line, timer).type('print(1)\n'.repeat(20), {
          atPrompt: true,
          signal: stop.signal,
          onLine: (number) => {
            seen.push(number);
            if (number === 3) stop.abort();
          },
        }),
      );
      run.run(300);
      expect(seen).toEqual([1, 2, 3]);
      expect(run.text.endsWith('\r\n>>> ')).toBe(true);
      expect(await type(run, '1+1', true)).toBe('1+1\r\n2\r\n>>> ');
    });
  });
});
