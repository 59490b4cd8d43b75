import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonReport } from '../../scripts/commands/board-report.ts';
import { pensabit } from '../../scripts/pensabit.ts';
import { hexText, syntheticV2 } from '../firmware/image/synthetic-runtimes.ts';
import { describeWith, v1Runtimes } from '../tools.ts';
import { FakeTerminal } from './fake-terminal.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pensabit-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path.join(folder, name), content);
}

interface Outcome {
  readonly code: number;
  readonly text: string;
  readonly said: string;
}

async function run(...args: readonly string[]): Promise<Outcome> {
  const terminal = new FakeTerminal(folder);
  const code = await pensabit(['run', ...args], terminal);
  return { code, text: terminal.text, said: terminal.said.join('\n') };
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the JSON report', () => {
  const eventsOf = (text: string): unknown[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);

  it('joins the bytes of a line, and puts its samples after it', () => {
    const report = jsonReport();
    const text = [
      report.event({ type: 'serial', time: 1, bytes: ascii('x:1,') }),
      report.event({ type: 'serial', time: 2, bytes: ascii('y:2\r') }),
      report.event({ type: 'serial', time: 3, bytes: ascii('\nz') }),
      report.flush(),
    ].join('');
    expect(eventsOf(text)).toEqual([
      { type: 'serial', time: 1, text: 'x:1,y:2\r\n' },
      { type: 'sample', time: 2, series: 'x', value: 1 },
      { type: 'sample', time: 2, series: 'y', value: 2 },
      { type: 'serial', time: 3, text: 'z' },
    ]);
  });

  it('keeps the order of serial output and other events', () => {
    const report = jsonReport();
    const text =
      String(report.event({ type: 'serial', time: 1, bytes: ascii('a') })) +
      String(report.event({ type: 'reset', time: 2, cause: 'pin' })) +
      String(report.event({ type: 'panic', time: 3, reason: 'lock-up' }));
    expect(eventsOf(text)).toMatchObject([
      { type: 'serial' },
      { type: 'reset', cause: 'pin' },
      { type: 'panic' },
    ]);
  });

  it('does not wait for ever for the end of a line', () => {
    const report = jsonReport();
    expect(report.event({ type: 'serial', time: 1, bytes: ascii('>>> ') })).toBe('');
    expect(eventsOf(String(report.event({ type: 'serial', time: 100, bytes: ascii('p') })))).toEqual([
      { type: 'serial', time: 1, text: '>>> ' },
    ]);
  });

  it('gives bytes that are not UTF-8 in base64 as well', () => {
    const report = jsonReport();
    report.event({ type: 'serial', time: 1, bytes: Uint8Array.of(0xff, 0x41) });
    expect(eventsOf(report.flush())).toEqual([{ type: 'serial', time: 1, text: '\uFFFDA', bytes: '/0E=' }]);
    report.event({ type: 'serial', time: 1, bytes: ascii('è€😀') });
    expect(eventsOf(report.flush())).toEqual([{ type: 'serial', time: 1, text: 'è€😀' }]);
  });

  it('draws a display frame as five rows', () => {
    const frame = Array.from({ length: 25 }, (_, index) => index % 10);
    expect(eventsOf(String(jsonReport().event({ type: 'display', time: 12.3456789, frame })))).toEqual([
      { type: 'display', time: 12.346, frame: ['01234', '56789', '01234', '56789', '01234'] },
    ]);
  });
});

describe('pensabit run, before anything runs', () => {
  it('refuses a hex for V2 alone, a cut one and files beside a hex', async () => {
    await put('v2.hex', hexText(syntheticV2()));
    await put('cut.hex', hexText(syntheticV2()).slice(0, 4510));
    expect(await run('v2.hex', '--for', '1s')).toMatchObject({
      code: 1,
      text: '',
      said: expect.stringContaining('v2.hex: This hex is for micro:bit V2 only.') as string,
    });
    expect((await run('cut.hex', '--for', '1s')).said).toMatch(/^cut\.hex:104: /);
    expect(await run('v2.hex', 'lib.py')).toMatchObject({ code: 2 });
  });

  it('refuses a hex that no micro:bit V1 could start', async () => {
    await put('empty.hex', ':00000001FF\n');
    await put('foreign.hex', ':10000000000102030405060708090A0B0C0D0E0F78\n:00000001FF\n');
    for (const file of ['empty.hex', 'foreign.hex']) {
      expect(await run(file, '--for', '1s')).toMatchObject({
        code: 1,
        text: '',
        said: expect.stringContaining(`${file}: There is no program for a micro:bit V1`) as string,
      });
    }
  });

  it('names every input of a scenario in its help', async () => {
    const terminal = new FakeTerminal(folder);
    await pensabit(['help', 'run'], terminal);
    const examples = terminal.text.match(/^ {2}- .*/gm) ?? [];
    expect(examples).toHaveLength(11);
    await put('main.py', '');
    await put('all.yaml', examples.join('\n'));
    expect((await run('main.py', '--scenario', 'all.yaml', '--for', '0s')).said).not.toContain('all.yaml');
  });

  it('names file, line and column of everything wrong in a scenario', async () => {
    await put('main.py', '');
    await put('keys.yaml', '- at: 1s\n  pres: a\n- at: 2s\n  temperature: hot\n');
    const keys = await run('main.py', '--scenario', 'keys.yaml', '--for', '1s');
    expect(keys.code).toBe(1);
    expect(keys.said).toContain("keys.yaml:2:3: Unknown key 'pres'. Did you mean 'press'?");
    expect(keys.said).toMatch(/^keys\.yaml:4:16: /m);

    await put('indent.yaml', '- at: 1s\n   press: a\n');
    expect((await run('main.py', '--scenario', 'indent.yaml')).said).toMatch(/^indent\.yaml:\d+:\d+: /);
    await put('map.yaml', 'at: 1s\n');
    expect((await run('main.py', '--scenario', 'map.yaml')).said).toMatch(/^map\.yaml:1:1: /);
    expect((await run('main.py', '--scenario', 'no.yaml')).said).toBe(
      'no.yaml: There is no such file or folder.',
    );
  });
});

describeWith(['v1-runtime'], 'pensabit run', () => {
  it('prints the serial bytes exactly and nothing else', async () => {
    await put(
      'main.py',
      'from microbit import *\nuart.write(bytes([0, 255, 13, 65]))\nprint("è")\nwhile True: pass\n',
    );
    const terminal = new FakeTerminal(folder);
    expect(await pensabit(['run', 'main.py', '--for', '300ms'], terminal)).toBe(0);
    expect([...terminal.output]).toEqual([0, 255, 13, 65, ...ascii('è\r\n')]);
    expect(terminal.said).toEqual([]);
    expect(terminal.listening).toBe(false);
  });

  it('prints the traceback of a program that raises, from the board', async () => {
    await put('main.py', 'def f():\n    return 1/0\n\nf()\n');
    const { code, text } = await run('main.py', '--for', '500ms');
    expect(code).toBe(0);
    expect(text).toContain(
      'Traceback (most recent call last):\r\n  File "__main__", line 4, in <module>\r\n  File "__main__", line 2, in f\r\nZeroDivisionError: division by zero\r\n',
    );
  });

  it('gives the program its other files, empty ones too', async () => {
    await put(
      'start.py',
      'import os, lib\nprint(sorted(os.listdir()), lib.x, repr(open("no.txt").read()))\n',
    );
    await put('lib.py', 'x = 42\n');
    await put('no.txt', '');
    const { text } = await run('start.py', 'lib.py', 'no.txt', '--for', '300ms');
    expect(text).toContain("['lib.py', 'main.py', 'no.txt'] 42 ''\r\n");
  });

  it('gives back every byte of a file that takes many chunks, full to the last byte of one', async () => {
    const data = Uint8Array.from(
      { length: 126 * 30 - 2 - 'data.bin'.length },
      (_, index) => (index * 7) % 256,
    );
    await put('data.bin', data);
    await put(
      'main.py',
      `total = 0
count = 0
with open("data.bin", "rb") as f:
    while True:
        piece = f.read(64)
        if not piece: break
        for byte in piece:
            count += 1
            total = (total * 31 + byte) % 65521
print(count, total)
`,
    );
    const total = data.reduce((sum, byte) => (sum * 31 + byte) % 65521, 0);
    expect((await run('main.py', 'data.bin', '--for', '2s')).text).toContain(`${data.length} ${total}\r\n`);
  });

  it('runs a hex as it is', async () => {
    await put('main.py', 'print("from a hex")');
    const terminal = new FakeTerminal(folder);
    expect(await pensabit(['hex', 'main.py', '-o', 'out.hex'], terminal)).toBe(0);
    expect((await run('out.hex', '--for', '300ms')).text).toContain('from a hex\r\n');
  });

  it('lets a scenario happen at its times', async () => {
    await put(
      'main.py',
      'from microbit import *\nfor i in range(4):\n    sleep(200)\n    print(button_a.is_pressed(), temperature())\nwhile True: pass',
    );
    await put(
      'world.yaml',
      '- at: 300ms\n  press: a\n- at: 0.5\n  temperature: 35\n- at: 700ms\n  release: a\n',
    );
    const { text } = await run('main.py', '--for', '1s', '--scenario', 'world.yaml');
    const lines = text
      .trim()
      .split('\r\n')
      .map((line) => line.split(' '));
    expect(lines.map(([pressed]) => pressed)).toEqual(['False', 'True', 'True', 'False']);
    expect(lines.slice(2).map(([, celsius]) => celsius)).toEqual(['35', '35']);
  });

  it('gives the same events for the same seed, and others for another', async () => {
    await put(
      'main.py',
      'import random\nfor i in range(9): print("n:%d" % random.randint(0, 999))\nwhile True: pass',
    );
    const first = await run('main.py', '--for', '400ms', '--json', '--seed', '7');
    const again = await run('main.py', '--for', '400ms', '--json', '--seed', '7');
    const other = await run('main.py', '--for', '400ms', '--json', '--seed', '8');
    expect(first.text.match(/"type":"sample"/g)).toHaveLength(9);
    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
  });

  it('gives piped bytes to a program that runs for a while, the same every time', async () => {
    await put('main.py', 'print("ciao", input("name?"))\nwhile True: pass');
    const terminals = [new FakeTerminal(folder), new FakeTerminal(folder)];
    for (const terminal of terminals) {
      terminal.piped = 'Ada\r';
      expect(await pensabit(['run', 'main.py', '--for', '1s', '--json'], terminal)).toBe(0);
      expect(terminal.text).toContain('ciao Ada');
      expect(terminal.listening).toBe(false);
    }
    expect(terminals[0]?.text).toBe(terminals[1]?.text);
  });

  it('passes typed keys to the program until Ctrl-C', async () => {
    await put('main.py', 'name = input("name?")\nprint("ciao", name)\nwhile True: pass');
    const terminal = new FakeTerminal(folder);
    let asked = false;
    terminal.onOutput = (text) => {
      if (!asked && text.endsWith('name?')) {
        asked = true;
        terminal.type('Ada\r');
      }
      if (text.includes('ciao Ada')) terminal.interrupt();
    };
    expect(await pensabit(['run', 'main.py'], terminal)).toBe(0);
    expect(terminal.text).toContain('name?Ada\r\nciao Ada\r\n');
    expect(terminal.listening).toBe(false);
  }, 20_000);

  it('in a terminal sends one Ctrl-C to the board, and ends at Ctrl-]', async () => {
    await put('main.py', 'print("loop")\nwhile True: pass');
    const terminal = new FakeTerminal(folder, true);
    let typed = 0;
    terminal.onOutput = (text) => {
      if (typed === 0 && text.includes('loop')) {
        typed = 1;
        terminal.type('\x03');
      }
      if (typed === 1 && text.endsWith('>>> ')) {
        typed = 2;
        terminal.type('\x1d');
      }
    };
    expect(await pensabit(['run', 'main.py'], terminal)).toBe(0);
    expect(terminal.text).toContain('KeyboardInterrupt');
  }, 20_000);

  it('ends at the second Ctrl-C within a second', async () => {
    await put('main.py', 'print("loop")\nwhile True: pass');
    const terminal = new FakeTerminal(folder, true);
    terminal.onOutput = (text) => {
      if (!text.includes('loop')) return;
      terminal.type('\x03');
      terminal.type('\x03');
    };
    expect(await pensabit(['run', 'main.py'], terminal)).toBe(0);
  }, 20_000);

  it('stops quietly when who reads its output has gone', async () => {
    await put('main.py', 'while True:\n    print("y" * 40)\n');
    const child = spawn(
      path.resolve('node_modules/.bin/tsx'),
      [path.resolve('scripts/pensabit.ts'), 'run', 'main.py', '--for', '1000s'],
      { cwd: folder, env: { ...process.env, PENSABIT_RUNTIMES: path.dirname(v1Runtimes()[0]?.path ?? '') } },
    );
    let err = '';
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  }, 60_000);
});
