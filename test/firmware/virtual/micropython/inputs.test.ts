import { describe, expect, it } from 'vitest';
import { gestureNames } from '../../../../firmware/virtual/microbit-io.ts';
import { describeWith, itWith, v1Runtimes } from '../../../tools.ts';
import { ProgramRun } from './program-run.ts';

/** A program that waits for a line and answers with what `expression` then is. */
function asking(expression: string, before = ''): string {
  return `from microbit import *
${before}
while True:
    input()
    print('=', (${expression}))
`;
}

function ask(run: ProgramRun): string {
  run.type('\r');
  run.until('= ');
  return run.line();
}

describeWith(['v1-runtime'], 'inputs of real MicroPython', () => {
  describe.each(v1Runtimes().map((one) => [one.runtime.version, one] as const))('%s', (version, runtime) => {
    it('feels buttons pressed and released, one or both', () => {
      const run = new ProgramRun(runtime, asking('button_a.is_pressed(), button_b.is_pressed()')).run(200);
      expect(ask(run)).toBe('(False, False)');
      run.input({ type: 'press', button: 'a' }).run(60);
      expect(ask(run)).toBe('(True, False)');
      run.input({ type: 'press', button: 'b' }).run(60);
      expect(ask(run)).toBe('(True, True)');
      run.input({ type: 'release', button: 'a' }).run(100);
      expect(ask(run)).toBe('(False, True)');
    });

    it('counts presses and remembers them', () => {
      const run = new ProgramRun(
        runtime,
        asking('button_a.was_pressed(), button_a.get_presses(), button_b.was_pressed()'),
      ).run(200);
      for (let press = 0; press < 3; press += 1) {
        run.input({ type: 'press', button: 'a' }).run(100);
        run.input({ type: 'release', button: 'a' }).run(100);
      }
      expect(ask(run)).toBe('(True, 3, False)');
      expect(ask(run)).toBe('(False, 0, False)');
    });

    it('reads the acceleration it is given, to the sensor’s 16 milli-g', () => {
      const run = new ProgramRun(runtime, asking('accelerometer.get_values()', 'accelerometer.get_x()')).run(
        200,
      );
      expect(ask(run)).toBe('(0, 0, -1024)');
      for (const [x, y, z] of [
        [1024, 0, 0],
        [0, -1024, 0],
        [-512, 256, 848],
        [16, -16, -1008],
        [2000, -2000, 0],
      ] as const) {
        run.input({ type: 'acceleration', x, y, z }).run(60);
        expect(ask(run)).toBe(`(${x}, ${y}, ${z})`);
      }
      run.input({ type: 'acceleration', x: 101, y: -333, z: 777 }).run(60);
      const read = ask(run).match(/-?\d+/g)!.map(Number);
      [101, -333, 777].forEach((given, axis) =>
        expect(Math.abs(read[axis]! - given)).toBeLessThanOrEqual(16),
      );
    });

    it.each(gestureNames.filter((name) => version !== '1.0.1' || (name !== '6g' && name !== '8g')))(
      'recognises the gesture %s, and no other',
      (gesture) => {
        const run = new ProgramRun(
          runtime,
          `from microbit import *
${version === '1.0.1' ? '' : 'accelerometer.set_range(8)'}
def forget():
    for name in ${JSON.stringify(gestureNames)}:
        accelerometer.was_gesture(name)
for i in range(30):
    sleep(20)
    accelerometer.current_gesture()
forget()
print('ready')
seen = set()
for i in range(150):
    sleep(20)
    seen.add(accelerometer.current_gesture())
print('was', [name for name in ${JSON.stringify(gestureNames)} if accelerometer.was_gesture(name)])
print('seen', '${gesture}' in seen)
`,
        );
        run.until('ready');
        run.input({ type: 'gesture', gesture });
        run.until('was ');
        const was = JSON.parse(run.line().replaceAll("'", '"')) as string[];
        // An impact of 8 g is one of 6 and 3 g too; after a movement the board lies face up again.
        const implied: Record<string, readonly string[]> = {
          '6g': ['3g'],
          '8g': ['3g', '6g'],
          shake: ['face up'],
          freefall: ['face up'],
        };
        expect([...was].sort()).toEqual([gesture, ...(implied[gesture] ?? [])].sort());
        // Impacts are told once and are never the current gesture.
        expect(run.line()).toBe(gesture.endsWith('g') ? 'seen False' : 'seen True');
      },
    );

    it.each([0, 20, 50, 100, 150, 200])('recognises a shake in a loop of %d ms', (period) => {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
while True:
    if accelerometer.was_gesture('shake'):
        print('shaken', running_time())
    sleep(${period})
`,
      ).run(1500);
      run.input({ type: 'gesture', gesture: 'shake' }).run(3000);
      expect(run.text.match(/shaken/g)).toHaveLength(1);
    });

    it.each([0, 100, 200])('recognises a fall in a loop of %d ms', (period) => {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
while True:
    if accelerometer.was_gesture('freefall'):
        print('fell')
    sleep(${period})
`,
      ).run(1500);
      run.input({ type: 'gesture', gesture: 'freefall' }).run(3000);
      expect(run.text.match(/fell/g)).toHaveLength(1);
    });

    it('reads the temperature in whole degrees', () => {
      const run = new ProgramRun(runtime, asking('temperature()')).run(200);
      for (const [celsius, read] of [
        [21, '21'],
        [4.75, '4'],
        [35, '35'],
        [0, '0'],
      ] as const) {
        // The runtime's thermometer measures once a second at most.
        run.input({ type: 'temperature', celsius }).run(1200);
        expect(ask(run)).toBe(read);
      }
    });

    it('reads the light level it is given', () => {
      const run = new ProgramRun(runtime, asking('display.read_light_level()')).run(200);
      for (const level of [0, 1, 2, 77, 128, 200, 254, 255]) {
        run.input({ type: 'light', level }).run(150);
        expect(Number(ask(run))).toBe(level);
      }
    });

    it('reads the magnetic field, uncalibrated', () => {
      const run = new ProgramRun(
        runtime,
        asking('compass.get_x(), compass.get_y(), compass.get_z(), compass.is_calibrated()'),
      ).run(400);
      ask(run);
      run.input({ type: 'magneticField', x: 12_300, y: -4500, z: 40_000 }).run(400);
      ask(run);
      run.run(400);
      expect(ask(run)).toBe('(12300, -4500, 40000, False)');
    });

    it('feels a finger on pins 0, 1 and 2', () => {
      const run = new ProgramRun(
        runtime,
        asking('pin0.is_touched(), pin1.is_touched(), pin2.is_touched()', 'pin0.is_touched()'),
      ).run(300);
      expect(ask(run)).toBe('(False, False, False)');
      run.input({ type: 'touch', pin: 1, touched: true }).run(100);
      expect(ask(run)).toBe('(False, True, False)');
      run
        .input({ type: 'touch', pin: 1, touched: false })
        .input({ type: 'touch', pin: 2, touched: true })
        .run(150);
      expect(ask(run)).toBe('(False, False, True)');
    });

    it('reads a free pin 0 as low against its own pull-down, and as high without', () => {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
print(pin0.read_digital())
pin0.set_pull(pin0.NO_PULL)
print(pin0.read_digital())
pin8.set_pull(pin8.PULL_UP)
print(pin8.read_digital())
pin8.set_pull(pin8.NO_PULL)
print(pin8.read_digital())
`,
      );
      expect([run.line(), run.line(), run.line(), run.line()]).toEqual(['0', '1', '1', '0']);
    });

    it('reads voltages on pins 0, 1 and 2', () => {
      const run = new ProgramRun(
        runtime,
        asking('pin0.read_analog(), pin1.read_analog(), pin2.read_analog(), pin0.read_digital()'),
      ).run(200);
      run
        .input({ type: 'voltage', pin: 0, volts: 3.3 })
        .input({ type: 'voltage', pin: 1, volts: 1.65 })
        .input({ type: 'voltage', pin: 2, volts: 0 });
      const read = ask(run).match(/\d+/g)!.map(Number);
      expect(read[0]).toBe(1023);
      expect(Math.abs(read[1]! - 512)).toBeLessThanOrEqual(1);
      expect(read.slice(2)).toEqual([0, 1]);
      run.input({ type: 'voltage', pin: 0, volts: null });
      expect(ask(run)).toMatch(/, 0\)$/);
    });

    it('reads digital levels on every other pin once the display is off', () => {
      const pins = [3, 4, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16];
      const run = new ProgramRun(
        runtime,
        asking(`[${pins.map((pin) => `pin${pin}.read_digital()`).join(', ')}]`, 'display.off()'),
      ).run(200);
      for (const high of pins) {
        run.input({ type: 'voltage', pin: high, volts: 3 });
        expect(ask(run)).toBe(`[${pins.map((pin) => (pin === high ? 1 : 0)).join(', ')}]`);
        run.input({ type: 'voltage', pin: high, volts: null });
      }
    });

    it('draws the same random numbers from the same seed, and others from another', () => {
      const program = 'import random\nprint([random.randint(0, 1000) for i in range(10)])\n';
      const lines = [1, 1, 2].map((seed) => new ProgramRun(runtime, program, seed).line());
      expect(lines[0]).toBe(lines[1]);
      expect(lines[2]).not.toBe(lines[0]);
      expect(new Set(lines[0]!.match(/\d+/g)).size).toBeGreaterThan(7);
    });

    it('counts running time as simulated time', () => {
      const run = new ProgramRun(runtime, asking('running_time()')).run(500);
      const first = Number(ask(run));
      const began = run.board.time;
      run.run(10_000);
      const passed = run.board.time - began;
      expect(Math.abs(Number(ask(run)) - first - passed)).toBeLessThan(20);
    });
  });
});

describe('inputs of later runtimes', () => {
  itWith(['v1.1.1-runtime'], 'recognise every gesture from every posture, in quick and slow loops', () => {
    const runtime = v1Runtimes().find((one) => one.runtime.version === '1.1.1')!;
    const postures = gestureNames.slice(0, 6);
    for (const period of [20, 100]) {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
accelerometer.set_range(8)
uart.init(115200)
while True:
    sleep(${period})
    accelerometer.current_gesture()
    if uart.any():
        uart.read()
        print(*accelerometer.get_gestures(), sep=',')
`,
      ).run(1000);
      const recognised = (): string => {
        run.type('?');
        return run.line();
      };
      for (const posture of postures) {
        for (const gesture of gestureNames) {
          run.input({ type: 'gesture', gesture: posture }).run(3000);
          recognised();
          run.input({ type: 'gesture', gesture }).run(3500);
          const after = gesture === 'freefall' || gesture === 'shake' ? `,${posture}` : '';
          const before = { '6g': '3g,', '8g': '3g,6g,' }[gesture as string] ?? '';
          expect(`${posture}: ${recognised()}`).toBe(`${posture}: ${before}${gesture}${after}`);
        }
      }
    }
  });

  itWith(['v1.1.1-runtime'], 'keep the sensor’s 2 g range unless asked for another', () => {
    const runtime = v1Runtimes().find((one) => one.runtime.version === '1.1.1')!;
    const run = new ProgramRun(runtime, asking('accelerometer.get_x()')).run(200);
    ask(run);
    run.input({ type: 'acceleration', x: 6000, y: 0, z: 0 }).run(60);
    expect(ask(run)).toBe('2048');
  });
});
