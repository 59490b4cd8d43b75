import { describe, expect, it } from 'vitest';
import type { BoardEvent } from '../../../../firmware/virtual/microbit-io.ts';
import { describeWith, v1Runtimes } from '../../../tools.ts';
import { ProgramRun } from './program-run.ts';

function of<Type extends BoardEvent['type']>(
  run: ProgramRun,
  type: Type,
): Extract<BoardEvent, { type: Type }>[] {
  return run.events.filter((event) => event.type === type) as Extract<BoardEvent, { type: Type }>[];
}

describeWith(['v1-runtime'], 'outputs of real MicroPython', () => {
  describe.each(v1Runtimes().map((one) => [one.runtime.version, one] as const))('%s', (_version, runtime) => {
    it('drives every digital pin, each edge told once at its time', () => {
      const pins = [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16];
      const run = new ProgramRun(
        runtime,
        `from microbit import *
display.off()
sleep(100)
for pin in (${pins.map((pin) => `pin${pin}`).join(', ')}):
    pin.write_digital(1)
    sleep(10)
    pin.write_digital(0)
    sleep(10)
print('end')
`,
      );
      run.until('end');
      const edges = of(run, 'pin');
      // The display leaves its columns high: those pins are so already when it is switched off.
      for (const pin of pins) {
        expect(edges.filter((edge) => edge.pin === pin).map(({ high }) => high)).toEqual([true, false]);
      }
      const falls = edges.filter(({ high }) => !high);
      expect(falls.map(({ pin }) => pin)).toEqual(pins);
      falls.forEach((fall, index) => {
        if (index > 0) expect(Math.abs(fall.time - falls[index - 1]!.time - 20)).toBeLessThan(7);
      });
      expect(of(run, 'sound')).toEqual([]);
    });

    it('tells nothing of the pins that the display uses', () => {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
display.show(Image('12345:54321:99999:10101:77777'))
while True:
    display.read_light_level()
    accelerometer.get_x()
`,
      ).run(2000);
      expect(of(run, 'pin')).toEqual([]);
      expect(of(run, 'sound')).toEqual([]);
    });

    it.each([131, 262, 440, 523, 880, 1000])('plays %d Hz within 1 per cent', (frequency) => {
      const run = new ProgramRun(runtime, `import music\nmusic.pitch(${frequency}, 400)\nprint('end')\n`);
      run.until('end');
      run.run(100);
      const sounds = of(run, 'sound');
      expect(sounds).toHaveLength(2);
      expect(sounds[0]!.pin).toBe(0);
      expect(Math.abs(sounds[0]!.frequency / frequency - 1)).toBeLessThan(0.01);
      expect(sounds[1]!.frequency).toBe(0);
      expect(Math.abs(sounds[1]!.time - sounds[0]!.time - 400)).toBeLessThan(20);
    });

    it('plays a tune note by note on the pin the program names', () => {
      const run = new ProgramRun(
        runtime,
        `import music
from microbit import *
music.play(['c4:2', 'e4:2', 'g4:2', 'r:2', 'c5:4'], pin=pin1)
print('end')
`,
      );
      run.until('end');
      run.run(100);
      const heard = of(run, 'sound').filter(({ frequency }) => frequency > 0);
      expect(heard.map(({ pin }) => pin)).toEqual([1, 1, 1, 1]);
      [261.6, 329.6, 392, 523.3].forEach((frequency, note) => {
        expect(Math.abs(heard[note]!.frequency / frequency - 1)).toBeLessThan(0.01);
      });
      expect(of(run, 'sound').at(-1)!.frequency).toBe(0);
    });

    it('tells analog output as its repetition', () => {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
pin2.set_analog_period(10)
pin2.write_analog(300)
sleep(500)
pin2.write_analog(0)
sleep(100)
print('end')
`,
      );
      run.until('end');
      const sounds = of(run, 'sound').filter(({ frequency }) => frequency > 0);
      expect(sounds.at(-1)!.pin).toBe(2);
      expect(Math.abs(sounds.at(-1)!.frequency - 100)).toBeLessThan(1);
      expect(of(run, 'sound').at(-1)!.frequency).toBe(0);
      // Not one event for each of the 100 edges a second.
      expect(of(run, 'pin').length).toBeLessThan(12);
    });

    it('switches the radio on and off, sends into an empty room and hears nothing', () => {
      const run = new ProgramRun(
        runtime,
        `import radio
radio.on()
radio.config(channel=7, group=3, power=6)
radio.send('hello')
print(radio.receive())
radio.off()
radio.on()
radio.send_bytes(b'abc')
radio.off()
print('end')
`,
      );
      expect(run.line()).toBe('None');
      expect(run.line()).toBe('end');
    });

    it('drives NeoPixels without an event for every bit', () => {
      const run = new ProgramRun(
        runtime,
        `from microbit import *
import neopixel
strip = neopixel.NeoPixel(pin1, 8)
strip[0] = (255, 0, 0)
strip.show()
print('end')
`,
      );
      run.until('end');
      run.run(10);
      expect(of(run, 'pin').length).toBeLessThan(8);
    });
  });
});
