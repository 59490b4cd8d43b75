import { describe, expect, it } from 'vitest';
import { closestWord } from '../../../firmware/closest-word.ts';
import { parseScenario, type ScenarioProblem, type TimedInput } from '../../../firmware/virtual/scenario.ts';
import fc from '../../property.ts';

function inputs(data: unknown): readonly TimedInput[] {
  const parsed = parseScenario(data);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '));
  return parsed.scenario.inputs;
}

function problems(data: unknown): readonly ScenarioProblem[] {
  const parsed = parseScenario(data);
  return parsed.ok ? [] : parsed.problems;
}

describe('parsing a scenario', () => {
  it('reads times as seconds, or with their unit', () => {
    const times = [2, 0.5, '1.5s', '200ms', '1 min', '3'].map((at) => inputs([{ at, press: 'a' }])[0]!.at);
    expect(times).toEqual([2000, 500, 1500, 200, 60_000, 3000]);
  });

  it('reads several buttons as a list', () => {
    expect(inputs([{ at: 0, press: ['a', 'B'] }]).map(({ input }) => input)).toEqual([
      { type: 'press', button: 'a' },
      { type: 'press', button: 'b' },
    ]);
    expect(problems([{ at: 0, press: ['a', 'c'] }])[0]).toMatchObject({
      code: 'unknown-name',
      path: [0, 'press', 1],
    });
    expect(problems([{ at: 0, press: [] }])[0]).toMatchObject({ code: 'wrong-type', path: [0, 'press'] });
  });

  it('reads every kind of input', () => {
    const read = inputs([
      {
        at: 0,
        press: 'a+b',
        release: 'B',
        temperature: 30.25,
        acceleration: [1, 2, 3],
        gesture: 'face down',
        light: 200,
        touch: 0,
        untouch: 2,
        voltage: { pin: 1, volts: 2.5 },
        magneticField: { x: 1, y: 2, z: 3 },
        serial: 'città\n',
        reset: true,
      },
      { at: 1, voltage: { pin: 1, volts: null }, reset: null },
    ]);
    expect(read.map(({ input }) => input)).toEqual([
      { type: 'press', button: 'a' },
      { type: 'press', button: 'b' },
      { type: 'release', button: 'b' },
      { type: 'temperature', celsius: 30.25 },
      { type: 'acceleration', x: 1, y: 2, z: 3 },
      { type: 'gesture', gesture: 'face down' },
      { type: 'light', level: 200 },
      { type: 'touch', pin: 0, touched: true },
      { type: 'touch', pin: 2, touched: false },
      { type: 'voltage', pin: 1, volts: 2.5 },
      { type: 'magneticField', x: 1, y: 2, z: 3 },
      { type: 'serial', bytes: new TextEncoder().encode('città\n') },
      { type: 'reset' },
      { type: 'voltage', pin: 1, volts: null },
      { type: 'reset' },
    ]);
  });

  it('turns a click into a press and a release 100 ms later, or as it says', () => {
    expect(inputs([{ at: 1, click: 'a' }])).toEqual([
      { at: 1000, input: { type: 'press', button: 'a' } },
      { at: 1100, input: { type: 'release', button: 'a' } },
    ]);
    expect(inputs([{ at: 1, click: { button: 'b', for: '2s' } }]).map(({ at }) => at)).toEqual([1000, 3000]);
  });

  it('turns a ramp into steps that the sensor can tell apart', () => {
    const warm = inputs([{ at: 1, temperature: { from: 20, to: 21, over: '4s' } }]);
    expect(warm).toEqual(
      [20, 20.25, 20.5, 20.75, 21].map((celsius, step) => ({
        at: 1000 + step * 1000,
        input: { type: 'temperature', celsius },
      })),
    );
    const dusk = inputs([{ at: 0, light: { from: 255, to: 0, over: 10 } }]);
    expect(dusk).toHaveLength(256);
    expect(dusk.at(-1)).toEqual({ at: 10_000, input: { type: 'light', level: 0 } });
  });

  it('puts inputs in order of time', () => {
    const read = inputs([
      { at: 2, press: 'a' },
      { at: 1, press: 'b' },
    ]);
    expect(read.map(({ at }) => at)).toEqual([1000, 2000]);
  });

  it.each<[string, unknown, Pick<ScenarioProblem, 'path' | 'code' | 'on' | 'message'>]>([
    [
      'a mistyped key',
      [{ at: 1, pres: 'a' }],
      {
        path: [0, 'pres'],
        code: 'unknown-key',
        on: 'key',
        message: "Unknown key 'pres'. Did you mean 'press'?",
      },
    ],
    [
      'a mistyped key within',
      [{ at: 1, temperature: { from: 1, too: 2, to: 3, over: 1 } }],
      {
        path: [0, 'temperature', 'too'],
        code: 'unknown-key',
        on: 'key',
        message: "Unknown key 'too'. Did you mean 'to'?",
      },
    ],
    [
      'a mistyped gesture',
      [
        { at: 0, press: 'a' },
        { at: 1, gesture: 'shaek' },
      ],
      {
        path: [1, 'gesture'],
        code: 'unknown-name',
        on: 'value',
        message: "Unknown value 'shaek'. Did you mean 'shake'?",
      },
    ],
    [
      'an entry without a time',
      [{ press: 'a' }],
      {
        path: [0],
        code: 'missing-at',
        on: 'value',
        message: "This entry does not say when: give it an 'at', such as 'at: 1.5s'.",
      },
    ],
    [
      'a time that is none',
      [{ at: 'soon', press: 'a' }],
      {
        path: [0, 'at'],
        code: 'wrong-type',
        on: 'value',
        message: "Expected a time: '1.5s', '200ms' or a number of seconds, found 'soon'.",
      },
    ],
    [
      'a temperature the board does not survive',
      [{ at: 1, temperature: 300 }],
      {
        path: [0, 'temperature'],
        code: 'out-of-range',
        on: 'value',
        message: '300 is out of range: -25 to 75 degrees.',
      },
    ],
    [
      'two axes',
      [{ at: 1, acceleration: [1, 2] }],
      {
        path: [0, 'acceleration'],
        code: 'wrong-type',
        on: 'value',
        message: 'Expected three numbers: [x, y, z], found a list of 2.',
      },
    ],
    [
      'an axis that is no number',
      [{ at: 1, acceleration: [1, 'two', 3] }],
      {
        path: [0, 'acceleration', 1],
        code: 'wrong-type',
        on: 'value',
        message: "Expected a number, found 'two'.",
      },
    ],
    [
      'a missing key',
      [{ at: 1, voltage: { pin: 1 } }],
      { path: [0, 'voltage'], code: 'missing-key', on: 'value', message: "The key 'volts' is missing here." },
    ],
    [
      'a pin that is not there',
      [{ at: 1, voltage: { pin: 17, volts: 1 } }],
      {
        path: [0, 'voltage', 'pin'],
        code: 'wrong-type',
        on: 'value',
        message: 'Expected an edge pin: 0 to 16, 19 or 20, found 17.',
      },
    ],
    [
      'a mapping at the top',
      { at: 1 },
      {
        path: [],
        code: 'not-a-list',
        on: 'value',
        message: "A scenario is a list of entries, each beginning with '- at:'.",
      },
    ],
    [
      'an entry that is no mapping',
      ['press a'],
      {
        path: [0],
        code: 'not-an-entry',
        on: 'value',
        message: "An entry is keys with values, such as 'at: 1s' and 'press: a'.",
      },
    ],
  ])('names %s', (_what, data, expected) => {
    expect(problems(data)).toMatchObject([expected]);
  });

  it('says so when nothing happens in an entry', () => {
    expect(problems([{ at: 1 }])).toMatchObject([{ path: [0], code: 'nothing-happens' }]);
  });

  it('finds all problems at once', () => {
    expect(problems([{ at: -1, pres: 'a' }, { at: 1, light: 'on' }, 7])).toHaveLength(4);
  });
});

describe('parsing anything', () => {
  const keys = [
    'at',
    'press',
    'click',
    'temperature',
    'light',
    'voltage',
    'acceleration',
    'gesture',
    'serial',
    'reset',
    'over',
    '__proto__',
  ];
  const leaf = fc.oneof(
    fc.constantFrom('a', 'a+b', 'shake', '1s', '', null, true, 0, 1, -1, NaN, Infinity),
    fc.double(),
    fc.string(),
  );
  const value = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom('from', 'to', 'over', 'pin', 'volts', 'x', 'y', 'z', 'button', 'for', 'constructor'),
      leaf,
    ),
  );
  const entry = fc.oneof(leaf, fc.dictionary(fc.constantFrom(...keys), value));

  it('gives inputs in order of time, or problems that point into the data', () => {
    fc.assert(
      fc.property(fc.oneof(leaf, fc.array(entry, { maxLength: 5 })), (data) => {
        const parsed = parseScenario(data);
        if (parsed.ok) {
          const times = parsed.scenario.inputs.map(({ at }) => at);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          return;
        }
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { path, message } of parsed.problems) {
          expect(message).not.toBe('');
          let at: unknown = data;
          for (const key of path) {
            expect(typeof at).toBe('object');
            at = (at as Record<string | number, unknown>)[key];
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('suggesting a word', () => {
  it('finds wrong, missing, additional and swapped letters', () => {
    const known = ['press', 'release', 'light'];
    expect(['prass', 'pres', 'relaese', 'Light', 'lihgts'].map((typed) => closestWord(typed, known))).toEqual(
      ['press', 'press', 'release', 'light', 'light'],
    );
  });

  it('suggests nothing for a word that is like none', () => {
    expect(closestWord('banana', ['press', 'at'])).toBeUndefined();
  });
});
