import { expect, it } from 'vitest';
import { flashImageFromHex } from '../../../firmware/image/hex-contents.ts';
import { createHexImage } from '../../../firmware/image/hex-image.ts';
import { programFromSource } from '../../../firmware/program.ts';
import { createObservation, observe, type ObservedImage } from '../../../lessons/observe/observe.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';

function flashed(source: string, runtimeHex: string): ObservedImage {
  const prepared = createHexImage({ v1: runtimeHex });
  const built = prepared.ok ? prepared.value.build(programFromSource(source), 'v1') : prepared;
  const image = built.ok && 'hex' in built.value ? flashImageFromHex(built.value.hex, 'v1') : undefined;
  if (image?.ok !== true) throw new Error('The program does not fit on the board.');
  return image.value;
}

describeWith(['v1-runtime'], 'a program on a fresh virtual board', () => {
  for (const { runtime, hex } of v1Runtimes()) {
    it(`starts at time 0 in the weather of time 0, on ${runtime.version}`, () => {
      const image = flashed(
        'from microbit import *\nprint("t:", temperature())\nsleep(1000)\nprint("t:", temperature())\n',
        hex,
      );
      const run = observe(image, {
        seconds: 2,
        inputs: [
          { at: 0, temperature: 4 },
          { at: 0.5, temperature: 9 },
        ],
      });
      expect(run.samples.map(({ series, value }) => `${series} ${String(value)}`)).toEqual(['t 4', 't 9']);
      // Milliseconds: a program of four lines is compiled and started within 100.
      expect(run.samples[0]?.time).toBeLessThan(100);
      expect(run.samples[1]?.time).toBeGreaterThanOrEqual(1000);
      expect(run.inputs).toEqual([
        { time: 0, name: 'temperature', value: 4 },
        { time: 500, name: 'temperature', value: 9 },
      ]);
      expect(run.ended).toBeGreaterThan(1000);
      expect(run.duration).toBe(2000);
    });

    it(`feels hands on buttons and hears tones, on ${runtime.version}`, () => {
      const source = `from microbit import *
import music
while True:
    if button_a.is_pressed():
        display.show(Image.HEART)
        music.pitch(440, 200)
    else:
        display.clear()
`;
      const run = observe(flashed(source, hex), {
        seconds: 2,
        inputs: [{ at: 1, click: { button: 'a', for: '300ms' } }],
      });
      expect(run.frames.find(({ frame }) => frame.some((level) => level > 0))?.time).toBeGreaterThan(990);
      expect(Math.round(run.sounds[0]?.frequency ?? 0)).toBeGreaterThan(430);
      expect(run.inputs.map(({ name, value }) => [name, value])).toEqual([
        ['press', 'a'],
        ['release', 'a'],
      ]);
    });
  }

  const [first] = v1Runtimes();
  const onFirst = (source: string) => flashed(source, first?.hex ?? '');

  it('gives the same record however the run is cut into slices', () => {
    const image = onFirst(
      'from microbit import *\nimport random\nwhile True:\n    print(random.randint(0, 9), temperature())\n    sleep(37)\n',
    );
    const scenario = { seconds: 2, inputs: [{ at: 0.3, temperature: { from: 4, to: 12, over: '1s' } }] };
    const whole = observe(image, scenario);
    const sliced = createObservation(image, scenario);
    while (!sliced.finished) sliced.advance(70);
    expect(sliced.time).toBe(2000);
    expect(sliced.result()).toEqual(whole);
  });

  it('can be stopped half-way, with what was seen so far', () => {
    const observation = createObservation(onFirst('while True:\n    pass\n'), {
      seconds: 60,
      inputs: [{ at: 30, light: 5 }],
    });
    observation.advance(100);
    expect(observation.finished).toBe(false);
    expect(observation.result()).toMatchObject({ duration: 100, inputs: [] });
  });

  it.each([
    ['prints without end', 'while True:\n    print("a" * 50)\n', undefined],
    ['allocates without end', 'x = []\nwhile True:\n    x.append("abc" * 100)\n', 'MemoryError'],
    ['never yields', 'while True:\n    pass\n', undefined],
    ['calls itself without end', 'def f():\n    f()\nf()\n', 'RuntimeError'],
    ['is no Python', 'x = (\nif y:\n', 'SyntaxError'],
    ['is empty', '', undefined],
  ])('survives a program that %s', (_what, source, exception) => {
    const run = observe(onFirst(source), { seconds: 1, inputs: [] });
    expect(run.exception?.type).toBe(exception);
    expect(run.duration).toBe(1000);
  });

  it('refuses a scenario that makes no sense', () => {
    expect(() => observe(onFirst(''), { seconds: 1, inputs: [{ at: 0, ligth: 5 }] })).toThrow(RangeError);
  });
});
