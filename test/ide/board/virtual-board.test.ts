import { describe, expect, it } from 'vitest';
import { programFromSource } from '../../../firmware/program.ts';
import { BoardError } from '../../../ide/board/board.ts';
import type { BoardBatch } from '../../../ide/board/virtual/board-protocol.ts';
import { boardContract } from './board-contract.ts';
import { VirtualRig } from './virtual-rig.ts';

boardContract('virtual', () => new VirtualRig());

const program = programFromSource('blink');

async function running(prepare: (rig: VirtualRig) => void = () => undefined): Promise<VirtualRig> {
  const rig = new VirtualRig();
  prepare(rig);
  const run = rig.board.run(program);
  await rig.settle();
  await run;
  return rig;
}

const batches = (rig: VirtualRig): BoardBatch[] =>
  rig.reports.filter((report): report is BoardBatch => report.type === 'batch');

describe('virtual board', () => {
  it('keeps real-time pace', async () => {
    const rig = await running();
    const simulated = rig.microbit.time;
    const real = rig.time;
    await rig.pass(5000);
    expect(rig.microbit.time - simulated).toBeGreaterThan(4950);
    expect(rig.microbit.time - simulated).toBeLessThan(rig.time - real + 110);
    expect(rig.board.controls.pace.value).toBeCloseTo(1, 1);
  });

  it('runs slower, never in jumps, on a slow computer, and says so', async () => {
    const rig = await running((one) => (one.cost = 2));
    const simulated = rig.microbit.time;
    await rig.pass(5000);
    expect(rig.microbit.time - simulated).toBeLessThan(2600);
    expect(rig.microbit.time - simulated).toBeGreaterThan(2000);
    expect(rig.board.controls.pace.value).toBeCloseTo(0.5, 1);
  });

  it('makes up at most 100 ms after the computer was busy', async () => {
    const rig = await running();
    const simulated = rig.microbit.time;
    rig.time += 60_000;
    await rig.pass(50);
    expect(rig.microbit.time - simulated).toBeLessThan(100 + 60);
  });

  it('tells the page at most once in 16 ms, whatever the program does, and loses no byte', async () => {
    const expected: string[] = [];
    let line = 0;
    const rig = await running((one) => {
      one.prepareMicrobit = (microbit) => {
        const { onRun } = microbit;
        microbit.onRun = (milliseconds) => {
          onRun(milliseconds);
          line += 1;
          expected.push(`line ${String(line)}\r\n`);
          microbit.print(`line ${String(line)}\r\n`);
          microbit.emit({
            type: 'display',
            time: microbit.time,
            frame: Array.from({ length: 25 }, () => line % 10),
          });
        };
      };
    });
    let output = '';
    rig.board.onOutput((bytes) => (output += new TextDecoder().decode(bytes)));
    const before = batches(rig).length;
    const skipped = expected.length;
    await rig.pass(1600);
    const count = batches(rig).length - before;
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThanOrEqual(101);
    expect(expected.join('').includes(output)).toBe(true);
    expect(output.split('\r\n').length).toBeGreaterThan(expected.length - skipped - 40);
  });

  it('stands still instead of queueing when the page is busy, and goes on afterwards', async () => {
    const rig = await running((one) => {
      one.prepareMicrobit = (microbit) => {
        const { onRun } = microbit;
        microbit.onRun = (milliseconds) => {
          onRun(milliseconds);
          microbit.print('x');
        };
      };
    });
    let output = 0;
    rig.board.onOutput((bytes) => (output += bytes.length));
    rig.pageBusy = true;
    await rig.pass(200);
    const simulated = rig.microbit.time;
    const sent = batches(rig).length;
    await rig.pass(10_000);
    expect(rig.microbit.time - simulated).toBeLessThan(1);
    expect(batches(rig)).toHaveLength(sent);
    rig.pageBusy = false;
    await rig.pass(500);
    expect(rig.microbit.time - simulated).toBeGreaterThan(450);
    expect(output).toBeGreaterThan(200);
  });

  it('keeps the world around the board over runs, but not what happened once', async () => {
    const rig = new VirtualRig();
    const { controls } = rig.board;
    controls.input({ type: 'temperature', celsius: 30 });
    controls.input({ type: 'temperature', celsius: 31 });
    controls.input({ type: 'press', button: 'a' });
    controls.input({ type: 'press', button: 'b' });
    controls.input({ type: 'release', button: 'b' });
    const run = rig.board.run(program);
    await rig.settle();
    await run;
    const world = [
      { type: 'temperature', celsius: 31 },
      { type: 'press', button: 'a' },
    ];
    expect(rig.microbit.inputs).toEqual(world);
    expect(controls.world.value.celsius).toBe(31);
    controls.input({ type: 'gesture', gesture: 'shake' });
    await rig.settle();
    expect(rig.microbit.inputs).toContainEqual({ type: 'gesture', gesture: 'shake' });
    const again = rig.board.run(program);
    await rig.settle();
    await again;
    expect(rig.microbits).toHaveLength(2);
    expect(rig.microbit.inputs).toEqual(world);
  });

  it('shows LEDs, pins and tones, and is dark when it is stopped', async () => {
    const rig = await running();
    const { frame, highPins, tone } = rig.board.controls;
    const bright = Array.from({ length: 25 }, () => 9);
    rig.microbit.emit({ type: 'display', time: 1, frame: bright });
    rig.microbit.emit({ type: 'pin', time: 1, pin: 0, high: true });
    rig.microbit.emit({ type: 'pin', time: 1, pin: 1, high: true });
    rig.microbit.emit({ type: 'pin', time: 2, pin: 1, high: false });
    rig.microbit.emit({ type: 'sound', time: 2, pin: 0, frequency: 440 });
    await rig.settle();
    expect(frame.value).toEqual(bright);
    expect([...highPins.value]).toEqual([0]);
    expect(tone.value).toBe(440);
    rig.microbit.emit({ type: 'reset', time: 3, cause: 'pin' });
    await rig.settle();
    expect([...highPins.value]).toEqual([]);
    const stop = rig.board.stop();
    await rig.settle();
    await stop;
    expect(frame.value).toEqual(Array.from({ length: 25 }, () => 0));
    expect(tone.value).toBe(0);
  });

  it('tells what it shows and plays by its own clock, however late the page hears of it', async () => {
    const rig = await running();
    const { frame, tone, time } = rig.board.controls;
    const heard: [string, number][] = [];
    frame.subscribe(() => heard.push(['frame', time()]));
    tone.subscribe(() => heard.push(['tone', time()]));
    const bright = Array.from({ length: 25 }, () => 9);
    rig.microbit.emit({ type: 'display', time: 1200, frame: bright });
    rig.microbit.emit({ type: 'sound', time: 1300, pin: 0, frequency: 440 });
    rig.microbit.emit({ type: 'sound', time: 1400, pin: 0, frequency: 0 });
    await rig.settle();
    expect(heard).toEqual([
      ['frame', 1200],
      ['tone', 1300],
      ['tone', 1400],
    ]);
    expect(time()).toBeLessThanOrEqual(rig.microbit.time);
  });

  it('goes on after the runtime gave up: the reset button works, and the log knows where it was', async () => {
    const rig = await running();
    rig.microbit.emit({ type: 'panic', time: 1, reason: 'lock-up at 0x1234' });
    await rig.settle();
    expect(rig.logged).toEqual(['the virtual board gave up: lock-up at 0x1234']);
    expect(rig.board.status.value.state).toBe('running');
    const { gaveUp } = rig.board.controls;
    expect(gaveUp.value).toBe('lock-up at 0x1234');
    await rig.board.reset();
    expect(gaveUp.value).toBeUndefined();
    await rig.settle();
    expect(rig.microbit.inputs).toContainEqual({ type: 'reset' });
  });

  it('stops a worker that does not hear, and the next run has another', async () => {
    const rig = await running();
    rig.board.controls.input({ type: 'light', level: 7 });
    await rig.settle();
    rig.workerHangs = true;
    const stop = rig.board.stop();
    expect(rig.board.status.value.state).toBe('connected');
    await rig.pass(1100);
    await stop;
    expect(rig.workers).toBe(1);
    const run = rig.board.run(program);
    await rig.settle();
    await run;
    expect(rig.workers).toBe(2);
    expect(rig.board.status.value.state).toBe('running');
    expect(rig.microbit.inputs).toEqual([{ type: 'light', level: 7 }]);
  });

  it('is lost with a reason when the simulation breaks, and can be run again', async () => {
    const rig = await running();
    rig.microbit.onRun = () => {
      throw new Error('a defect');
    };
    await rig.settle();
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'virtual-failed' });
    expect(rig.logged.join()).toContain('a defect');
    const run = rig.board.run(program);
    await rig.settle();
    await run;
    expect(rig.board.status.value.state).toBe('running');
  });

  it('says why it cannot connect, and tries again when asked again', async () => {
    const rig = new VirtualRig();
    rig.loadRuntime = () => Promise.reject(new BoardError('firmware-unreachable'));
    const connect = rig.board.connect().catch((error: unknown) => error);
    await rig.settle();
    expect(((await connect) as BoardError).code).toBe('firmware-unreachable');
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'firmware-unreachable' });
    rig.loadRuntime = () => Promise.resolve();
    const again = rig.board.connect();
    await rig.settle();
    await again;
    expect(rig.board.status.value.state).toBe('connected');
  });

  it('is lost, not ready, when a run finds no firmware, and runs once it is there', async () => {
    const rig = new VirtualRig();
    rig.loadRuntime = () => Promise.reject(new BoardError('runtime-missing'));
    const run = rig.board.run(program).catch((error: unknown) => error);
    await rig.settle();
    expect(await run).toMatchObject({ code: 'runtime-missing' });
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'runtime-missing' });
    rig.loadRuntime = () => Promise.resolve();
    const again = rig.board.run(program);
    await rig.settle();
    await again;
    expect(rig.board.status.value.state).toBe('running');
  });

  it('drops what an earlier run still had to say', async () => {
    const rig = await running();
    let output = '';
    rig.board.onOutput((bytes) => (output += new TextDecoder().decode(bytes)));
    rig.print('old');
    const run = rig.board.run(program);
    await rig.settle();
    await run;
    rig.print('new');
    await rig.settle();
    expect(output).toBe('new');
  });
});
