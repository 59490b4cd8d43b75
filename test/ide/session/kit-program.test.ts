import { describe, expect, it } from 'vitest';
import { KitExamination } from '../../../ide/session/kit-examination.ts';
import { kitCommands, kitProgram } from '../../../ide/session/kit-program.ts';
import { KitReader, type KitReading } from '../../../ide/session/kit-report.ts';
import { ProgramRun } from '../../firmware/virtual/micropython/program-run.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';

/** The kit program on a virtual micro:bit, heard by an examination as the page does it. */
class Bench {
  readonly examination = new KitExamination(undefined);
  readonly readings: KitReading[] = [];
  readonly run: ProgramRun;
  private readonly reader = new KitReader((report, time) => {
    if (report.type === 'reading') this.readings.push(report.reading);
    this.examination.hear(report, time);
  });

  constructor(runtime: ReturnType<typeof v1Runtimes>[number]) {
    this.run = new ProgramRun(runtime, kitProgram);
    this.run.board.listen((event) => {
      if (event.type === 'serial') this.reader.take(event.bytes, event.time);
    });
  }

  pass(milliseconds: number): this {
    for (let passed = 0; passed < milliseconds; passed += 20) {
      this.run.run(20);
      const { wants } = this.examination;
      this.examination.wants = undefined;
      if (wants !== undefined) this.run.type(kitCommands[wants]);
    }
    return this;
  }

  get last(): KitReading | undefined {
    return this.readings.at(-1);
  }
}

describe('the kit program', () => {
  it('is small enough for every board, and plain ASCII', () => {
    const source = kitProgram.files.get('main.py')!;
    expect(source.length).toBeLessThan(3000);
    expect(source.every((byte) => byte < 128)).toBe(true);
  });
});

describeWith(['v1-runtime'], 'the kit program on a virtual micro:bit', () => {
  describe.each(v1Runtimes().map((one) => [one.runtime.version, one] as const))('%s', (version, runtime) => {
    it('passes a good board that somebody presses and tips', () => {
      const bench = new Bench(runtime).pass(1500);
      const { examination, run } = bench;
      expect(examination.identity).toMatchObject({ model: 'v1', runtime: version });
      expect(examination.identity?.id).toMatch(/^[0-9a-f]{16}$/);
      bench.pass(1500);
      expect(examination.turn).toBe('lights');
      const frame = run.events.findLast((event) => event.type === 'display');
      expect(frame?.type === 'display' && frame.frame).toEqual(Array.from({ length: 25 }, () => 9));
      const data = examination.lines.find(({ id }) => id === 'data');
      if (data?.value?.type !== 'speed') throw new Error('no speed');
      // The line carries 11,520 bytes a second; this bench looks at it every 20 ms.
      expect(data.value.bytesPerSecond).toBeGreaterThan(5000);
      expect(data.value.bytesPerSecond).toBeLessThan(11_600);

      examination.answerLights(true);
      bench.pass(300);
      expect(examination.turn).toBe('button-a');
      run.input({ type: 'press', button: 'a' });
      bench.pass(100);
      run.input({ type: 'release', button: 'a' });
      bench.pass(300);
      expect(examination.turn).toBe('button-b');
      run.input({ type: 'press', button: 'b' });
      bench.pass(400);
      expect(examination.turn, 'it is still held').toBe('button-b');
      run.input({ type: 'release', button: 'b' });
      bench.pass(300);
      expect(examination.turn).toBe('movement');
      run.input({ type: 'acceleration', x: 900, y: 0, z: -480 });
      bench.pass(300);
      expect(examination.turn).toBe('passed');
      expect(examination.lines.every(({ state }) => state === 'passed')).toBe(true);
    });

    it('misses no quick press, and reads what the world does', () => {
      const bench = new Bench(runtime).pass(1000);
      for (let press = 0; press < 3; press += 1) {
        bench.run.input({ type: 'press', button: 'a' });
        bench.pass(60);
        bench.run.input({ type: 'release', button: 'a' });
        bench.pass(60);
      }
      bench.run.input({ type: 'temperature', celsius: 35 });
      bench.run.input({ type: 'light', level: 200 });
      bench.run.input({ type: 'magneticField', x: 12_000, y: -3000, z: 5000 });
      bench.pass(1500);
      expect(bench.last).toMatchObject({ pressesA: 3, pressesB: 0, celsius: 35 });
      expect(bench.last?.light).toBeGreaterThan(180);
      expect(bench.last?.field?.x).toBeGreaterThan(10_000);
      expect(bench.readings.length).toBeGreaterThan(5);
    });

    it('goes on through bursts and readings without running out of memory', () => {
      const bench = new Bench(runtime);
      bench.pass(2000);
      for (let burst = 0; burst < 6; burst += 1) {
        bench.run.type(kitCommands.burst);
        bench.pass(200);
        for (let answer = 0; answer < 60; answer += 1) bench.run.type(kitCommands.more).run(15);
        bench.pass(400);
      }
      bench.readings.length = 0;
      bench.pass(5000);
      expect(bench.readings.length).toBeGreaterThan(15);
      expect(bench.run.text).not.toContain('Traceback');
      expect(bench.run.text.match(/kit:end/g)!.length).toBeGreaterThanOrEqual(4);
    });

    it('shows on the board whether it is fine', () => {
      const bench = new Bench(runtime).pass(2500);
      const shown = (): string => {
        const event = bench.run.events.findLast((one) => one.type === 'display');
        return event?.type === 'display' ? event.frame.map((level) => (level > 0 ? '#' : '.')).join('') : '';
      };
      bench.run.type(kitCommands.tick);
      bench.pass(500);
      expect(shown()).toBe('.........#...#.#.#...#...');
      bench.run.type(kitCommands.cross);
      bench.pass(500);
      expect(shown()).toBe('#...#.#.#...#...#.#.#...#');
    });
  });
});
