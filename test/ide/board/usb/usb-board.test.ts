import { afterEach, expect, it } from 'vitest';
import { programFromSource, type Program } from '../../../../firmware/program.ts';
import { describeWith, itWith } from '../../../tools.ts';
import { emptyV1, flashing, microPython, UsbRig } from './usb-rig.ts';

let rig: UsbRig;
afterEach(() => {
  rig.dispose();
});

/** About 2 kB, as pupils write it. */
const twoKilobytes = (line: string): string =>
  [
    'from microbit import *',
    ...Array.from({ length: 30 }, (_unused, n) => `# ${n}: ${'what this program does, in words '.repeat(2)}`),
    line,
    'while True:',
    '    sleep(100)',
    '',
  ].join('\n');

describeWith(['v1-runtime'], 'a micro:bit V1 over USB', () => {
  it('connects without disturbing what runs, and says its name and model', async () => {
    rig = new UsbRig([
      microPython('from microbit import sleep\nn=0\nwhile True:\n  print(n)\n  n+=1\n  sleep(50)'),
    ]);
    await rig.during(rig.board.connect());
    expect(rig.board.status.value).toEqual({ state: 'connected' });
    expect(rig.board.identity.value).toEqual({ name: rig.first.name, model: 'v1', runtime: undefined });
    // The first time after power, DAPLink has to be set to 115200 baud, which resets the board.
    await rig.pass(1000);
    await rig.during(rig.board.disconnect());
    rig.output = '';
    await rig.during(rig.board.connect());
    await rig.pass(500);
    expect(Number(rig.output.split('\r\n')[1])).toBeGreaterThan(5);
  });

  it('brings a program to an empty board by flashing all of it, and loses nothing of its first words', async () => {
    rig = new UsbRig([emptyV1]);
    const words = `perché 😀 ${'first words '.repeat(20)}`;
    const report = await rig.run(`print('${words}')`);
    await rig.until(() => rig.output.includes('>>>'));
    expect(rig.output.split('\r\n')[0]).toBe(words);
    expect(report.route).toBe('full-flash');
    expect(rig.board.identity.value?.runtime).toMatch(/^1\.\d\.\d$/);
  });

  it('brings a changed line over the REPL, with a fraction of the bytes of a partial flash', async () => {
    rig = new UsbRig([microPython(twoKilobytes("print('one')"))]);
    await rig.run(twoKilobytes("print('two')"));
    const { counters } = rig.first;
    counters.reset();
    const files = await rig.run(twoKilobytes("print('three')"));
    const filesOnWire = counters.usefulBytes;
    await rig.until(() => rig.output.includes('three'));
    expect(files.route).toBe('files');
    expect(files.written).toEqual(['main.py']);
    expect(files.milliseconds).toBeLessThan(2000);
    rig.dispose();

    rig = new UsbRig([microPython(twoKilobytes("print('one')"))], { buildHex: flashing });
    await rig.run(twoKilobytes("print('two')"));
    rig.first.counters.reset();
    const pages = await rig.run(twoKilobytes("print('three')"));
    await rig.until(() => rig.output.includes('three'));
    expect(pages.route).toBe('partial-flash');
    const ratio = pages.bytes / files.bytes;
    const onWire = rig.first.counters.usefulBytes / filesOnWire;
    console.log(
      `one changed line of 2 kB: files ${files.bytes} B on the line (${filesOnWire} B in packets), ` +
        `${Math.round(files.milliseconds)} ms; partial flash ${pages.bytes} B in packets, ` +
        `${Math.round(pages.milliseconds)} ms; ${ratio.toFixed(1)} times fewer (packets ${onWire.toFixed(1)})`,
    );
    expect(ratio).toBeGreaterThan(5);
  });

  it('carries what is typed and printed whatever the alphabet, and files of any name', async () => {
    rig = new UsbRig([microPython()]);
    const encoder = new TextEncoder();
    const main = 'import città\nprint(città.saluto)\nwhile True: pass';
    const program = {
      files: new Map([
        ['main.py', encoder.encode(main)],
        ['città.py', encoder.encode("saluto = 'perché, però 😀'")],
      ]),
    };
    const report = await rig.during(rig.board.run(program));
    expect(report.route).toBe('files');
    await rig.until(() => rig.output.includes('😀\r\n'));
    expect(rig.output).toBe('perché, però 😀\r\n');
    rig.arrived.length = 0;
    const typed = 'Zoë 😀 — '.repeat(20);
    await rig.during(rig.board.write(encoder.encode(typed)));
    expect(new TextDecoder().decode(Uint8Array.from(rig.arrived))).toBe(typed);
  });

  it('loses nothing of what a program prints as fast as it can', async () => {
    rig = new UsbRig([microPython()]);
    await rig.run('for n in range(800):\n  print("line", n, "è", n*n)\nprint("end")');
    await rig.until(() => rig.output.includes('end'), 60_000);
    const lines = rig.output.split('\r\n').slice(0, 800);
    expect(lines).toEqual(Array.from({ length: 800 }, (_unused, n) => `line ${n} è ${n * n}`));
  });

  it('stops a program that does not listen, by reset', async () => {
    rig = new UsbRig([microPython()]);
    await rig.run(
      'from microbit import *\nwhile True:\n  try:\n    while True:\n      print("still here")\n      sleep(10)\n  except KeyboardInterrupt:\n    pass\n',
    );
    await rig.until(() => rig.output.includes('still here'));
    const begin = rig.rig.now;
    await rig.during(rig.board.stop());
    expect(rig.rig.now - begin).toBeLessThan(8000);
    expect(rig.board.status.value).toEqual({ state: 'connected' });
    rig.first.clearPrinted();
    await rig.pass(1000);
    expect(rig.first.printed).not.toContain('still here');
    await rig.run("print('next')");
    await rig.until(() => rig.output.includes('next'));
  });

  // The older runtime's file system is too small for what takes seconds.
  itWith(['v1.1.1-runtime'], 'takes the time it needs for files, once MicroPython has answered', async () => {
    rig = new UsbRig([microPython()]);
    const data = new TextEncoder().encode('0123456789abcde\n'.repeat(1500));
    const program = (text: string): Program => ({
      files: new Map([...programFromSource(text).files, ['data.txt', data]]),
    });
    await rig.during(rig.board.run(program("print('one')")));
    // To find out that the board has the data already takes it seconds.
    const { route, milliseconds, written } = await rig.during(rig.board.run(program("print('two')")));
    expect(milliseconds).toBeGreaterThan(2000);
    expect(written).toEqual(['main.py']);
    expect(route).toBe('files');
  });

  it('resets, and the program starts from its first line', async () => {
    rig = new UsbRig([microPython()]);
    await rig.run("print('start')\nfrom microbit import sleep\nwhile True: sleep(100)");
    await rig.until(() => rig.output.includes('start'));
    rig.output = '';
    await rig.during(rig.board.reset());
    await rig.until(() => rig.output.includes('start'));
    expect(rig.board.status.value.state).toBe('running');
    expect(rig.output.startsWith('start\r\n')).toBe(true);
  });

  it('is a terminal once it is stopped', async () => {
    rig = new UsbRig([microPython()]);
    await rig.run('while True: pass');
    await rig.during(rig.board.stop());
    rig.output = '';
    await rig.during(rig.board.write(new TextEncoder().encode('6*7\r')));
    await rig.until(() => rig.output.includes('42'));
  });

  it('says progress in stages that never go back, when files fail and pages follow', async () => {
    rig = new UsbRig([microPython()], { buildHex: flashing });
    const shares: number[] = [];
    const stages: string[] = [];
    rig.board.status.subscribe((status) => {
      if (status.state !== 'transferring') return;
      shares.push(status.progress);
      if (stages.at(-1) !== status.stage) stages.push(status.stage);
    });
    await rig.run("print('x')");
    expect(stages).toEqual(['preparing', 'looking', 'partial-flash', 'starting']);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
  });
});

describeWith(['v1-runtime'], 'several boards over USB', () => {
  it('are told apart by name, the one used last is taken, and another one when it is asked for', async () => {
    const memory = new Map<string, string>();
    const names = {
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, value: string) => void memory.set(key, value),
    };
    rig = new UsbRig([microPython(), microPython()], { names });
    const [one, two] = [rig.rig.board(0), rig.rig.board(1)];
    await rig.during(rig.board.connect({ board: two.uniqueId }));
    expect(rig.board.identity.value?.name).toBe(two.name);
    await rig.during(rig.board.connect({ board: one.uniqueId }));
    expect(rig.board.identity.value?.name).toBe(one.name);
    expect(rig.board.nearby.value).toEqual([
      { id: one.uniqueId, name: one.name, model: 'v1' },
      { id: two.uniqueId, name: two.name, model: 'v1' },
    ]);
    await rig.during(rig.board.connect({ board: two.uniqueId }));
    await rig.during(rig.board.disconnect());

    // The next visit.
    const page = rig.page({ names });
    await rig.pass(5);
    expect(page.nearby.value.map(({ name }) => name)).toEqual([one.name, two.name]);
    await rig.during(page.connect({ ask: false }));
    expect(page.identity.value?.name).toBe(two.name);
    page.dispose();
  });

  it('are both useful when another program holds the first', async () => {
    rig = new UsbRig([microPython(), microPython()]);
    rig.first.faults.busy = true;
    await rig.during(rig.board.connect());
    expect(rig.board.identity.value?.name).toBe(rig.rig.board(1).name);
  });

  it('do not take the place of the one that was unplugged', async () => {
    rig = new UsbRig([microPython(), microPython('', { plugged: false })]);
    await rig.during(rig.board.connect());
    rig.first.unplug();
    await rig.until(() => rig.board.status.value.state === 'lost');
    rig.rig.board(1).plug();
    await rig.pass(5000);
    expect(rig.board.status.value).toEqual({ state: 'lost', reason: 'unplugged' });
    rig.first.plug();
    await rig.until(() => rig.board.status.value.state === 'connected');
    expect(rig.board.identity.value?.name).toBe(rig.first.name);
  });

  it('are asked for by the chooser when none is permitted, when another is wanted, and never when it must not', async () => {
    rig = new UsbRig([microPython('', { granted: false }), microPython('', { granted: false })]);
    const refused = await rig.failure(rig.board.connect({ ask: false }));
    expect(refused).toMatchObject({ code: 'no-board-chosen' });
    expect(rig.board.status.value).toEqual({ state: 'disconnected' });
    rig.rig.chooser = () => null;
    expect(await rig.failure(rig.board.connect())).toMatchObject({ code: 'no-board-chosen' });
    rig.rig.chooser = (shown) => shown[0] ?? null;
    await rig.during(rig.board.connect());
    expect(rig.board.identity.value?.name).toBe(rig.first.name);
    // A change of mind keeps the one that is there.
    rig.rig.chooser = () => null;
    expect(await rig.failure(rig.board.connect({ another: true }))).toMatchObject({
      code: 'no-board-chosen',
    });
    expect(rig.board.status.value).toEqual({ state: 'connected' });
    rig.rig.chooser = (shown) => shown[1] ?? null;
    await rig.during(rig.board.connect({ another: true }));
    expect(rig.board.identity.value?.name).toBe(rig.rig.board(1).name);
    expect(rig.board.nearby.value).toHaveLength(2);
  });
});

describeWith(['v1-runtime'], 'a browser that does not help', () => {
  it('has each its own reason', async () => {
    rig = new UsbRig([microPython()], { usb: null });
    expect(await rig.failure(rig.board.connect())).toMatchObject({ code: 'usb-unsupported' });
    const insecure = rig.page({ usb: null, secure: false });
    expect(await rig.failure(insecure.run(programFromSource('x')))).toMatchObject({ code: 'insecure-page' });
    expect(insecure.status.value).toEqual({ state: 'lost', reason: 'insecure-page' });
    rig.rig.policy = 'permissions-policy';
    const forbidden = rig.page({ usb: rig.rig.usb });
    expect(await rig.failure(forbidden.connect())).toMatchObject({ code: 'forbidden-by-policy' });
    rig.rig.policy = 'allowed';
    await rig.during(forbidden.connect());
    forbidden.dispose();
  });
});
