import { describe, expect, it } from 'vitest';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { ProgramRun } from './program-run.ts';

type Triple = readonly [number, number, number];

/** Field of the Earth on a board that lies face up, its logo to the north, nanotesla. */
const field: Triple = [0, 24_000, -40_000];

/** The field on a board that is tilted so that gravity pulls along `gravity`, and not turned otherwise. */
function tilted(gravity: Triple): Triple {
  const length = Math.hypot(...gravity);
  const [x, y, z] = gravity.map((part) => part / length) as unknown as Triple;
  // Rodrigues' rotation that takes (0, 0, -1) to gravity: axis (y, -x, 0), cosine -z.
  const axis: Triple = [y, -x, 0];
  const sine2 = axis[0] ** 2 + axis[1] ** 2;
  const along = sine2 < 1e-9 ? 0 : ((axis[0] * field[0] + axis[1] * field[1]) * (1 + z)) / sine2;
  return [
    field[0] * -z + axis[1] * field[2] + axis[0] * along,
    field[1] * -z - axis[0] * field[2] + axis[1] * along,
    field[2] * -z + axis[0] * field[1] - axis[1] * field[0],
  ];
}

describeWith(['v1-runtime'], 'compass of real MicroPython', () => {
  describe.each(v1Runtimes().map((one) => [one.runtime.version, one] as const))('%s', (_version, runtime) => {
    it('is calibrated by tilting until the display is full, and then points north', () => {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
print('start', compass.is_calibrated())
compass.calibrate()
print('calibrated', compass.is_calibrated())
while True:
    print('heading', compass.heading())
    sleep(200)
`,
      );
      expect(run.line()).toBe('start False');
      // "TILT TO FILL SCREEN" scrolls by first.
      run.run(19_000);
      const steps = [-800, -440, 0, 440, 800];
      for (let round = 0; round < 3 && !run.text.includes('calibrated'); round += 1) {
        for (const y of steps) {
          for (const x of steps) {
            const z = -Math.sqrt(Math.max(0, 1024 ** 2 - x ** 2 - y ** 2));
            const [fieldX, fieldY, fieldZ] = tilted([x, y, z]);
            run.input({ type: 'acceleration', x, y, z });
            run.input({ type: 'magneticField', x: fieldX, y: fieldY, z: fieldZ });
            run.run(450);
          }
        }
      }
      run.input({ type: 'acceleration', x: 0, y: 0, z: -1024 });
      run.until('calibrated True', 10_000);
      expect(run.pictures).toContain('99999:99999:99999:99999:99990');
      for (const [x, y, degrees] of [
        [0, 24_000, 0],
        [24_000, 0, 90],
        [0, -24_000, 180],
        [-24_000, 0, 270],
      ] as const) {
        run.input({ type: 'magneticField', x, y, z: field[2] }).run(1500);
        run.line();
        const heading = Number(run.text.trimEnd().split('heading ').at(-1));
        expect(Math.abs(((heading - degrees + 540) % 360) - 180)).toBeLessThanOrEqual(3);
      }
    });
  });
});
