import { describe, expect, it } from 'vitest';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { ProgramRun } from './program-run.ts';

describeWith(['v1-runtime'], 'display of real MicroPython', () => {
  describe.each(v1Runtimes().map((runtime) => [runtime.runtime.version, runtime] as const))(
    '%s',
    (_version, runtime) => {
      it('lights every pixel where the program says', () => {
        const run = new ProgramRun(
          runtime,
          `from microbit import *
for y in range(5):
    for x in range(5):
        display.set_pixel(x, y, 9)
        sleep(100)
        display.set_pixel(x, y, 0)
        sleep(100)
`,
        ).run(6500);
        const dark = '00000:00000:00000:00000:00000';
        const expected: string[] = [];
        for (let place = 0; place < 25; place += 1) {
          const digits = Array.from({ length: 25 }, (_, index) => (index === place ? '9' : '0'));
          expected.push([0, 5, 10, 15, 20].map((at) => digits.slice(at, at + 5).join('')).join(':'), dark);
        }
        expect(run.pictures).toEqual(expected);
      });

      it('reads every brightness back, and says nothing while it stays', () => {
        const run = new ProgramRun(
          runtime,
          `from microbit import *
display.show(Image('01234:56789:98765:43210:13579'))
while True:
    pass
`,
        ).run(3000);
        expect(run.pictures).toEqual(['01234:56789:98765:43210:13579']);
      });

      it('stays quiet while a program reads sensors and the light level under a grey picture', () => {
        const run = new ProgramRun(
          runtime,
          `from microbit import *
display.show(Image('11111:22222:33333:88888:99999'))
while True:
    accelerometer.get_x()
    temperature()
    ${runtime.runtime.version === '1.0.1' ? 'pass' : 'display.read_light_level()'}
    button_a.is_pressed()
`,
        ).run(4000);
        expect(run.pictures).toEqual(['11111:22222:33333:88888:99999']);
      });

      it('stays quiet while a program prints and writes files', () => {
        const run = new ProgramRun(
          runtime,
          `from microbit import *
display.show(Image('90909:09090:99999:00900:99099'))
for i in range(30):
    with open('log.txt', 'w') as f:
        for j in range(20):
            f.write('line %d\\n' % j)
    print('written', i)
print('done')
`,
        );
        run.until('done', 60_000);
        expect(run.pictures).toEqual(['90909:09090:99999:00900:99099']);
      });

      it('goes dark when the display is switched off, and comes back', () => {
        const run = new ProgramRun(
          runtime,
          `from microbit import *
display.show(Image.HEART)
sleep(500)
display.off()
sleep(500)
display.on()
sleep(500)
`,
        ).run(2000);
        const heart = '09090:99999:99999:09990:00900';
        expect(run.pictures).toEqual([heart, '00000:00000:00000:00000:00000', heart]);
      });

      it('scrolls text as the runtime does', () => {
        const run = new ProgramRun(runtime, `from microbit import *\ndisplay.scroll('Hi')\nprint('end')\n`);
        run.until('end');
        expect(run.pictures.length).toBeGreaterThan(8);
        // 'H' comes whole, then 'i' behind it; at the end the display is empty.
        expect(run.pictures).toContain('90090:90090:99990:90090:90090');
        expect(run.pictures.at(-1)).toBe('00000:00000:00000:00000:00000');
      });
    },
  );
});
