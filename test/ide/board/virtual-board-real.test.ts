import { expect, it } from 'vitest';
import { createVirtualMicrobit } from '../../../firmware/virtual/create-virtual-microbit.ts';
import { createObservation } from '../../../lessons/observe/observe.ts';
import { BoardHost } from '../../../ide/board/virtual/board-host.ts';
import type { BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { BoardReport } from '../../../ide/board/virtual/board-protocol.ts';
import { CheckHost } from '../../../ide/board/virtual/check-host.ts';
import type { CheckReport } from '../../../ide/board/virtual/check-protocol.ts';
import { createFirmwareSource, type FirmwareSource } from '../../../ide/board/virtual/firmware-source.ts';
import { explainTraceback } from '../../../ide/python/explain-traceback.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';

describeWith(['v1-runtime'], 'the virtual board’s worker with a real runtime', () => {
  const fetched: string[] = [];
  function firmware(): FirmwareSource {
    fetched.length = 0;
    const runtimes = v1Runtimes().map(({ runtime }) => ({
      ...runtime,
      bytes: 1,
      file: `${runtime.version}.hex`,
    }));
    return createFirmwareSource((file) => {
      fetched.push(file);
      if (file === 'index.json') return Promise.resolve(JSON.stringify({ runtimes }));
      return Promise.resolve(v1Runtimes().find(({ runtime }) => file === `${runtime.version}.hex`)?.hex);
    });
  }
  const main = (source: string) => [{ name: 'main.py', bytes: new TextEncoder().encode(source) }];

  /** A worker whose real time passes by 4 ms a turn; the page takes every batch at once. */
  class Worker {
    time = 0;
    output = '';
    panic: string | undefined;
    readonly times: number[] = [];
    frame: readonly number[] = [];
    readonly reports: BoardReport[] = [];
    private readonly turns: (() => void)[] = [];
    private readonly source = firmware();
    readonly host = new BoardHost(
      {
        postMessage: (report) => {
          this.reports.push(report);
          if (report.type !== 'batch') return;
          this.frame = report.frame?.levels ?? this.frame;
          this.panic = report.panic ?? this.panic;
          for (const { bytes, time } of report.serial) {
            this.output += new TextDecoder().decode(bytes);
            this.times.push(time);
          }
          this.host.receive({ type: 'taken', batch: report.batch });
        },
      },
      {
        now: () => this.time,
        later: (callback) => this.turns.push(callback),
        loadRuntime: () => this.source.load(),
        buildFlash: (files) => this.source.build(files),
        createMicrobit: createVirtualMicrobit,
      },
    );

    async run(id: number, source: string): Promise<void> {
      this.output = '';
      this.turns.length = 0;
      this.host.receive({ type: 'run', id, files: main(source) });
      while (!this.reports.some((report) => report.type === 'started' && report.id === id)) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }

    pass(milliseconds: number): void {
      const end = this.time + milliseconds;
      while (this.time < end) {
        this.time += 4;
        for (const turn of this.turns.splice(0)) turn();
      }
    }

    input(input: BoardInput): void {
      this.host.receive({ type: 'input', input });
    }
  }

  it('runs the very hex it built: prints, lights, sensors, a button and the prompt', async () => {
    const worker = new Worker();
    worker.input({ type: 'temperature', celsius: 4 });
    await worker.run(
      1,
      'from microbit import *\nprint("temperature:", temperature())\ndisplay.show(Image.HEART)\nwhile not button_a.is_pressed():\n  pass\nprint("ciao")\n',
    );
    worker.pass(400);
    expect(worker.output).toBe('temperature: 4\r\n');
    expect(worker.times[0]).toBeLessThan(200);
    expect(worker.frame.join('')).toBe('0909099999999990999000900');
    worker.input({ type: 'press', button: 'a' });
    worker.pass(400);
    expect(worker.output).toContain('temperature: 4\r\nciao\r\nMicroPython v');
    worker.input({ type: 'serial', bytes: new TextEncoder().encode('6*7\r') });
    worker.pass(200);
    expect(worker.output).toContain('6*7\r\n42\r\n>>> ');
  });

  it('is fetched once for many runs, and each run is a fresh board', async () => {
    const worker = new Worker();
    const write = 'import os\nprint(os.listdir())\nf = open("kept.txt", "w")\nf.write("x")\nf.close()\n';
    for (const id of [1, 2]) {
      await worker.run(id, write);
      worker.pass(500);
      expect(worker.output).toContain("['main.py']");
    }
    expect(fetched.filter((file) => file.endsWith('.hex'))).toHaveLength(1);
  });

  it('feels each click although down and up came to the busy worker together', async () => {
    const worker = new Worker();
    await worker.run(
      1,
      'from microbit import *\nn = 0\nwhile True:\n  n += button_a.get_presses()\n  print("n", n)\n  sleep(100)\n',
    );
    worker.pass(1000);
    for (const type of ['press', 'release', 'press', 'release'] as const) worker.input({ type, button: 'a' });
    worker.pass(1000);
    expect(worker.output.trim().split('\r\n').at(-1)).toBe('n 2');
  });

  it('stops a tight loop between two slices', async () => {
    const worker = new Worker();
    await worker.run(1, 'while True:\n  pass\n');
    worker.pass(300);
    worker.host.receive({ type: 'stop', id: 2 });
    expect(worker.reports.at(-1)).toEqual({ type: 'stopped', id: 2 });
    const { length } = worker.reports;
    worker.pass(300);
    expect(worker.reports).toHaveLength(length);
  });

  it('prints the error when memory runs out, and starts anew at the reset button', async () => {
    const worker = new Worker();
    await worker.run(1, 'l = []\nwhile True:\n  l.append(bytearray(100))\n');
    worker.pass(3000);
    expect(worker.output).toContain('line 3, in <module>\r\nMemoryError');
    worker.input({ type: 'reset' });
    worker.pass(3000);
    expect(worker.output.match(/MemoryError/g)).toHaveLength(2);
  });

  it.each([
    ['microbit.panic(20)', 'panic 20', { key: 'error.panic.own', line: 3, values: { number: 20 } }],
    ['microbit.panic()', 'panic 999', { key: 'error.panic.own', line: 3, values: { number: 999 } }],
    ['microbit.panic(300)', 'panic 300', { key: 'error.panic.own', line: 3 }],
    ['getattr(microbit, "pa" + "nic")(20)', 'panic 20', { key: 'error.panic.memory', line: undefined }],
    ['machine.mem32[0x60000000]', 'hard fault', { key: 'error.panic.address', line: 3 }],
  ])('explains why the board itself stopped: %s', async (last, reason, problem) => {
    const worker = new Worker();
    const program = `import microbit, machine\nprint("here")\n${last}\n`;
    await worker.run(1, program);
    worker.pass(5000);
    expect(worker.output).toBe('here\r\n');
    expect(worker.panic).toContain(reason);
    expect(explainTraceback(worker.panic ?? '', { 'main.py': program })).toMatchObject(problem);
  });

  it('scrolls an error over the display', async () => {
    const worker = new Worker();
    await worker.run(1, 'x = 1 / 0\n');
    worker.pass(3000);
    expect(worker.output).toContain('ZeroDivisionError');
    expect(worker.frame.some((level) => level > 0)).toBe(true);
  });

  it('refuses programs by name', async () => {
    const worker = new Worker();
    worker.host.receive({
      type: 'run',
      id: 1,
      files: [{ name: 'main.py', bytes: new Uint8Array(60_000).fill(35) }],
    });
    worker.host.receive({ type: 'run', id: 2, files: [{ name: 'other.py', bytes: new Uint8Array(1) }] });
    worker.host.receive({
      type: 'run',
      id: 3,
      files: [...main(''), { name: 'x'.repeat(200), bytes: new Uint8Array(1) }],
    });
    while (worker.reports.length < 3) await new Promise((resolve) => setImmediate(resolve));
    expect(worker.reports).toMatchObject([
      { id: 1, type: 'failed', code: 'program-too-big' },
      { id: 2, type: 'failed', code: 'no-main' },
      { id: 3, type: 'failed', code: 'bad-file-name' },
    ]);
  });

  it('watches a scenario faster than real time, the same every time', async () => {
    const reports: CheckReport[] = [];
    const host = new CheckHost(
      { postMessage: (report) => reports.push(report) },
      {
        firmware: firmware(),
        createObservation,
        breathe: () => new Promise((resolve) => setImmediate(resolve)),
      },
    );
    const source =
      'from microbit import *\nwhile True:\n  print("temperature:", temperature())\n  sleep(500)\n';
    const scenarios = [
      {
        checks: ['warm'],
        seconds: 4,
        inputs: [
          { at: 0, temperature: 5 },
          { at: 2, temperature: 9 },
        ],
      },
    ];
    for (const id of [1, 2]) await host.receive({ type: 'observe', id, files: main(source), scenarios });
    const [first, second] = reports;
    if (first?.type !== 'observed' || second?.type !== 'observed') throw new Error(JSON.stringify(reports));
    const values = first.runs['warm']?.samples.map((sample) => sample.value);
    expect(values?.[0]).toBe(5);
    expect(values?.at(-1)).toBe(9);
    expect(second.runs).toEqual(first.runs);
  });
});
