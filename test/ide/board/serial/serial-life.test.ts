import { describe, expect, it } from 'vitest';
import { programFromSource, type Program } from '../../../../firmware/program.ts';
import { createVirtualMicrobit } from '../../../../firmware/virtual/create-virtual-microbit.ts';
import { BoardError, type BoardStatus } from '../../../../ide/board/board.ts';
import { SerialWire } from '../../../rig/serial/serial-wire.ts';
import { flashWith } from '../../../rig/serial/virtual-micropython.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { boardFlash, quietProgram, runtimeVersion, SerialRig, WatchedMicrobit } from './serial-rig.ts';

const counting = programFromSource(
  'from microbit import *\nn = 0\nwhile True:\n    print("perché", n)\n    n += 1\n    sleep(50)\n',
);

/** What the board prints from now on, as text. */
function listen(rig: SerialRig): { readonly text: string; readonly times: readonly number[] } {
  const decoder = new TextDecoder();
  const heard = { text: '', times: [] as number[] };
  rig.board.onOutput((bytes, time) => {
    heard.text += decoder.decode(bytes, { stream: true });
    heard.times.push(time);
  });
  return heard;
}

async function running(rig: SerialRig, program: Program = quietProgram): Promise<SerialRig> {
  await rig.time.during(rig.board.run(program));
  expect(rig.board.status.value.state).toBe('running');
  return rig;
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof BoardError ? error.code : error),
  );

const rigWith = (program: Program): SerialRig =>
  new SerialRig(undefined, flashWith(v1Runtimes()[0]?.hex ?? '', program));

describeWith(['v1-runtime'], 'a serial board with real MicroPython', () => {
  describe('running', () => {
    it('hears a program from its first byte to its last, and nothing of the talk before', async () => {
      const rig = new SerialRig();
      const heard = listen(rig);
      await running(rig, programFromSource('print("primo")\nprint("È l\'ultimo")\n'));
      await rig.time.advance(300);
      expect(heard.text).toMatch(
        /^primo\r\nÈ l'ultimo\r\nMicroPython [^\r\n]+\r\nType "help\(\)"[^\r\n]+\r\n>>> $/,
      );
      expect(heard.times.every((time) => time >= 0)).toBe(true);
    });

    it('tells nobody of output before it tells them that it runs', async () => {
      const rig = new SerialRig();
      const order: string[] = [];
      rig.board.status.subscribe(({ state }) => order.push(state));
      rig.board.onOutput(() => order.push('output'));
      await running(rig, programFromSource('print("subito")\n'));
      await rig.time.advance(100);
      expect(order.indexOf('output')).toBeGreaterThan(order.indexOf('running'));
    });

    it('brings only what changed, and says what it cost', async () => {
      const rig = new SerialRig();
      const lines = Array.from(
        { length: 60 },
        (_unused, index) => `x${String(index)} = ${String(index)}  # riga`,
      );
      const source = (extra: string): string => ['from microbit import *', ...lines, extra, ''].join('\n');
      const first = await rig.time.during(rig.board.run(programFromSource(source('show = 1'))));
      const before = rig.wire.traffic.sent + rig.wire.traffic.received;
      const begin = rig.time.now();
      const second = await rig.time.during(rig.board.run(programFromSource(source('show = 2'))));
      expect(second).toMatchObject({ route: 'files', written: ['main.py'] });
      expect(second.bytes).toBeLessThan(first.bytes);
      expect(second.bytes).toBeLessThanOrEqual(rig.wire.traffic.sent + rig.wire.traffic.received - before);
      expect(second.milliseconds).toBe(rig.time.now() - begin);
      expect(second.milliseconds).toBeLessThan(2000);
      const third = await rig.time.during(rig.board.run(programFromSource(source('show = 2'))));
      expect(third.written).toEqual([]);
    });

    it('says which board it is after the first run, and keeps it as long as it is plugged in', async () => {
      const rig = await running(new SerialRig());
      const { identity, nearby } = rig.board;
      expect(identity.value).toMatchObject({ model: 'v1', runtime: runtimeVersion() });
      expect(identity.value?.name).toMatch(/^[zvgpt][uoiea][zvgpt][uoiea][zvgpt]$/);
      const { name } = identity.value ?? {};
      await rig.time.during(rig.board.disconnect());
      expect(identity.value).toBeUndefined();
      expect(nearby.value.map((board) => board.name)).toEqual([name]);
      await rig.time.during(rig.board.connect());
      expect(identity.value?.name).toBe(name);
    });

    it('is not taken in by a program that prints what the raw prompt says', async () => {
      const rig = rigWith(
        programFromSource('while True:\n    print("raw REPL; CTRL-B to exit\\r\\n>OK\\x04\\x04>", end="")\n'),
      );
      await running(rig, counting);
      const heard = listen(rig);
      await rig.time.advance(400);
      expect(heard.text).toMatch(/perché \d/);
    });
  });

  describe('reading along', () => {
    it('does not disturb the program that it finds, and hears it', async () => {
      const rig = rigWith(counting);
      const heard = listen(rig);
      await rig.time.during(rig.board.connect());
      await rig.time.advance(1500);
      expect(rig.board.status.value.state).toBe('connected');
      expect(rig.microbit.heard).toBe('');
      expect(heard.text).toMatch(/perché 1\r\nperché 2\r\n/);
      expect(rig.board.identity.value).toBeUndefined();
    });

    it('learns which board it is from a banner that passes by', async () => {
      const rig = rigWith(programFromSource('from microbit import *\nsleep(500)\n'));
      await rig.time.during(rig.board.connect());
      await rig.time.advance(1500);
      expect(rig.board.identity.value).toEqual({
        name: undefined,
        model: 'v1',
        runtime: runtimeVersion(),
      });
      expect(rig.board.nearby.value).toEqual([{ id: 'serial-1', name: undefined, model: 'v1' }]);
    });

    it('takes what is typed at the prompt, also long lines', async () => {
      const rig = await running(new SerialRig());
      await rig.time.during(rig.board.stop());
      const heard = listen(rig);
      const text = 'abcdefghij'.repeat(15);
      await rig.time.during(rig.board.write(new TextEncoder().encode(`print(len("${text}"))\r`)));
      await rig.time.advance(300);
      expect(heard.text).toContain('\r\n150\r\n>>> ');
    });
  });

  describe('stopping', () => {
    const stubborn: Record<string, string> = {
      'that catches KeyboardInterrupt':
        'from microbit import *\nwhile True:\n    try:\n        sleep(100)\n    except KeyboardInterrupt:\n        pass\n',
      'that catches everything, and is busy':
        'while True:\n    try:\n        for i in range(1000):\n            pass\n    except:\n        pass\n',
      'that prints without end': 'while True:\n    print("ancora" * 20)\n',
      'that changed the interrupt character':
        'import micropython\nmicropython.kbd_intr(-1)\nwhile True:\n    pass\n',
    };

    it.each(Object.entries(stubborn))('ends a program %s', async (_what, source) => {
      const rig = await running(new SerialRig(), programFromSource(source));
      await rig.time.advance(300);
      const heard = listen(rig);
      await rig.time.during(rig.board.stop(), 15_000);
      await rig.time.advance(500);
      expect(rig.board.status.value.state).toBe('connected');
      expect(heard.text).toBe('');
      await running(rig, counting);
    });

    it.each(Object.entries(stubborn))('runs another program after one %s', async (_what, source) => {
      const rig = await running(new SerialRig(), programFromSource(source));
      await rig.time.advance(300);
      const heard = listen(rig);
      await running(rig, counting);
      await rig.time.advance(300);
      expect(heard.text).toMatch(/^perché 0\r\nperché 1\r\n/);
    });

    it('starts again from the first line at a reset, running or stopped', async () => {
      const rig = await running(new SerialRig(), counting);
      await rig.time.advance(500);
      const heard = listen(rig);
      await rig.time.during(rig.board.reset());
      await rig.time.advance(200);
      expect(heard.text).toMatch(/^perché 0\r\n/);
      await rig.time.during(rig.board.stop());
      const again = listen(rig);
      await rig.time.during(rig.board.reset());
      expect(rig.board.status.value.state).toBe('running');
      await rig.time.advance(200);
      expect(again.text).toMatch(/^perché 0\r\n/);
    });

    it('interrupts with a traceback that can be read', async () => {
      const rig = await running(new SerialRig(), counting);
      // What comes while MicroPython starts is lost.
      await rig.time.advance(200);
      const heard = listen(rig);
      await rig.time.during(rig.board.interrupt());
      await rig.time.advance(300);
      expect(heard.text).toContain('KeyboardInterrupt');
      expect(heard.text.endsWith('>>> ')).toBe(true);
      expect(rig.board.status.value.state).toBe('running');
    });
  });

  describe('cables', () => {
    it('recovers from a cable that comes out at any byte of a run', async () => {
      const rig = await running(new SerialRig());
      const begin = rig.wire.passed;
      await running(rig, counting);
      const bytes = rig.wire.passed - begin;
      const programs = [quietProgram, counting];
      const steps = 110;
      for (let step = 0; step < steps; step += 1) {
        const after = Math.floor((bytes * step) / steps);
        rig.wire.fail({ unplugAfter: rig.wire.passed + after + 1 });
        const code = await rig.time.during(codeOf(rig.board.run(programs[step % 2] ?? quietProgram)), 30_000);
        rig.wire.fail({});
        if (code === 'no failure') rig.wire.unplug();
        else expect(code, `after ${String(after)} bytes`).toBe('unplugged');
        expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
        rig.wire.plugIn();
        await rig.time.advance(400);
        expect(rig.board.status.value.state).toBe('connected');
        await running(rig, programs[step % 2]);
      }
      const heard = listen(rig);
      await running(rig, counting);
      await rig.time.advance(300);
      expect(heard.text).toMatch(/^perché 0\r\nperché 1\r\n/);
    });

    it('loses no bytes to errors of the line', async () => {
      const rig = await running(new SerialRig());
      const heard = listen(rig);
      for (const name of ['FramingError', 'BreakError', 'BufferOverrunError', 'ParityError'] as const) {
        rig.print(`${name} `);
        await rig.time.advance(5);
        rig.serial.portOf(rig.wire).failReading(name);
        await rig.time.advance(5);
      }
      expect(heard.text).toBe('FramingError BreakError BufferOverrunError ParityError ');
      expect(rig.board.status.value.state).toBe('running');
    });

    it('ends with an error, not with a spinner, when the driver hangs', async () => {
      const rig = await running(new SerialRig());
      rig.wire.fail({ stallAfter: rig.wire.passedToBoard + 40 });
      expect(await rig.time.during(codeOf(rig.board.run(counting)), 60_000)).toBe('no-answer');
      rig.wire.fail({});
      await rig.time.during(rig.board.disconnect(), 5000);
      await running(rig, counting);
    });

    it('tells several boards apart by what it knows of them', async () => {
      const rig = await running(new SerialRig());
      const { nearby, identity } = rig.board;
      const other = new SerialWire(new WatchedMicrobit(createVirtualMicrobit({ ...boardFlash(), seed: 99 })));
      rig.time.add(other);
      rig.serial.attach(other);
      rig.serial.chooser = other;
      await rig.time.during(rig.board.connect({ another: true }));
      expect(nearby.value).toHaveLength(2);
      const name = nearby.value[0]?.name;
      expect(name).toBeDefined();
      expect(nearby.value[1]).toEqual({ id: 'serial-2', name: undefined, model: undefined });
      expect(identity.value).toBeUndefined();
      await running(rig);
      expect(nearby.value[1]?.name).toBe(identity.value?.name);
      expect(nearby.value[1]?.name).not.toBe(name);
      await rig.time.during(rig.board.connect({ board: nearby.value[0]?.id ?? '' }));
      expect(identity.value?.name).toBe(name);
      // The other one's cable is nothing to us, in or out.
      other.unplug();
      await rig.time.advance(10);
      expect(nearby.value).toHaveLength(1);
      rig.wire.unplug();
      other.plugIn();
      await rig.time.advance(3000);
      expect(rig.board.nearby.value).toHaveLength(1);
    });

    it('does not show a chooser to who runs while the cable is out', async () => {
      const rig = await running(new SerialRig());
      rig.wire.unplug();
      const { asked } = rig.serial;
      expect(await rig.time.during(codeOf(rig.board.run(counting)))).toBe('unplugged');
      expect(rig.serial.asked).toBe(asked);
      expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
    });

    it('keeps the board that it has when the chooser is closed without a choice', async () => {
      const rig = await running(new SerialRig());
      rig.serial.chooser = 'cancel';
      expect(await rig.time.during(codeOf(rig.board.connect({ another: true })))).toBe('no-board-chosen');
      expect(rig.board.status.value.state).toBe('running');
    });

    it('does not shake off a board because a chooser was aborted', async () => {
      const rig = new SerialRig();
      const abort = new AbortController();
      rig.serial.requestPort = () => new Promise(() => undefined);
      const connecting = codeOf(rig.board.connect({ signal: abort.signal }));
      await rig.time.advance(10);
      abort.abort();
      expect(await rig.time.during(connecting)).toMatchObject({ name: 'AbortError' });
      expect(rig.board.status.value.state).toBe('disconnected');
    });
  });

  describe('refusals', () => {
    it.each<[string, (rig: SerialRig) => void, string, BoardStatus]>([
      [
        'a chooser that is closed',
        (rig) => (rig.serial.chooser = 'cancel'),
        'no-board-chosen',
        { state: 'disconnected' },
      ],
      [
        'a policy',
        (rig) => (rig.serial.forbidden = true),
        'forbidden-by-policy',
        { state: 'lost', reason: 'forbidden-by-policy' },
      ],
      [
        'a program that has the port',
        (rig) => (rig.serial.portOf(rig.wire).busy = true),
        'board-in-use',
        { state: 'lost', reason: 'board-in-use' },
      ],
      [
        'a system that never opens it',
        (rig) => (rig.serial.portOf(rig.wire).beforeOpening = () => new Promise(() => undefined)),
        'no-answer',
        { state: 'lost', reason: 'no-answer' },
      ],
    ])('says what keeps it from connecting: %s', async (_what, prepare, code, status) => {
      const rig = new SerialRig();
      prepare(rig);
      expect(await rig.time.during(codeOf(rig.board.connect()), 20_000)).toBe(code);
      expect(rig.board.status.value).toEqual(status);
    });

    it('comes back when a board in use is plugged in again', async () => {
      const rig = new SerialRig();
      rig.serial.portOf(rig.wire).busy = true;
      expect(await rig.time.during(codeOf(rig.board.connect()))).toBe('board-in-use');
      rig.wire.unplug();
      rig.wire.plugIn();
      await rig.time.advance(500);
      expect(rig.board.status.value.state).toBe('connected');
    });

    it('says that there is no MicroPython, and stays connected', async () => {
      const rig = new SerialRig(undefined, { ...boardFlash(), flash: new Uint8Array(1024).fill(0xff) });
      expect(await rig.time.during(codeOf(rig.board.run(counting)), 60_000)).toBe('no-micropython');
      expect(rig.board.status.value.state).toBe('connected');
    });
  });

  describe('tabs', () => {
    it('pauses while hidden, and goes on where it was', async () => {
      const rig = await running(new SerialRig(), counting);
      const before = rig.board.status.value;
      rig.page.show(false);
      await rig.time.advance(50);
      expect(rig.board.status.value).toEqual({ state: 'paused', reason: 'hidden' });
      expect(rig.serial.portOf(rig.wire).readable).toBeNull();
      await rig.time.advance(1000);
      const heard = listen(rig);
      rig.page.show(true);
      await rig.time.advance(300);
      expect(rig.board.status.value).toEqual(before);
      expect(heard.text).toMatch(/perché \d+\r\nperché \d+\r\n/);
      expect(rig.starts()).toBe(1);
    });

    it('says that the board is gone when it went while hidden, and comes back with it', async () => {
      const rig = await running(new SerialRig(), counting);
      rig.page.show(false);
      await rig.time.advance(50);
      rig.wire.unplug();
      rig.page.show(true);
      await rig.time.advance(50);
      expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
      rig.wire.plugIn();
      await rig.time.advance(500);
      expect(rig.board.status.value.state).toBe('connected');
    });

    it('ends a stop that was begun before the tab was hidden', async () => {
      const rig = await running(new SerialRig(), counting);
      await rig.time.advance(200);
      const stop = rig.board.stop();
      rig.page.show(false);
      await rig.time.during(stop);
      await rig.time.advance(50);
      expect(rig.board.status.value).toEqual({ state: 'paused', reason: 'hidden' });
      rig.page.show(true);
      await rig.time.advance(50);
      expect(rig.board.status.value).toEqual({ state: 'connected' });
    });

    it('finishes a run that was begun before the tab was hidden', async () => {
      const rig = await running(new SerialRig());
      const run = rig.board.run(counting);
      await rig.time.advance(100);
      rig.page.show(false);
      await rig.time.during(run);
      await rig.time.advance(50);
      expect(rig.board.status.value).toEqual({ state: 'paused', reason: 'hidden' });
    });

    it('gives the board to a second tab that runs, and takes it back when that one is done', async () => {
      const first = await running(new SerialRig(), counting);
      const second = new SerialRig(first);
      await first.time.advance(10);
      await first.time.during(second.board.run(quietProgram));
      expect(first.board.status.value).toEqual({ state: 'paused', reason: 'other-tab' });
      expect(second.board.status.value.state).toBe('running');
      await first.time.during(second.board.disconnect());
      await first.time.advance(2000);
      expect(first.board.status.value.state).toBe('running');
    });

    it('takes the board back when the person runs in the first tab again', async () => {
      const first = await running(new SerialRig(), counting);
      const second = new SerialRig(first);
      await first.time.advance(10);
      await first.time.during(second.board.connect());
      await first.time.during(first.board.run(counting));
      expect(first.board.status.value.state).toBe('running');
      expect(second.board.status.value).toEqual({ state: 'paused', reason: 'other-tab' });
    });

    it('leaves a board that can be run when its page goes away in the middle of a run', async () => {
      const first = await running(new SerialRig(), counting);
      const second = new SerialRig(first);
      void codeOf(first.board.run(quietProgram));
      await first.time.advance(120);
      first.page.window.dispatchEvent(new Event('pagehide'));
      await first.time.advance(100);
      await first.time.during(second.board.run(counting));
      expect(second.board.status.value.state).toBe('running');
    });
  });
});
