import { expect } from 'vitest';
import { gestureNames, type BoardInput } from '../../../../firmware/virtual/microbit-io.ts';
import { describeWith, itWith, v1Runtimes } from '../../../tools.ts';
import { ProgramRun } from './program-run.ts';
import fc from '../../../property.ts';

const program = `from microbit import *
while True:
    try:
        print(accelerometer.get_values(), accelerometer.get_gestures(), compass.get_x(), temperature(),
              display.read_light_level(), pin0.is_touched(), pin1.read_analog(), button_a.was_pressed())
        display.show(Image.ALL_CLOCKS[temperature() % 12])
    except KeyboardInterrupt:
        print('interrupted')
`;

const input: fc.Arbitrary<BoardInput> = fc.oneof(
  fc.record({
    type: fc.constantFrom('press' as const, 'release' as const),
    button: fc.constantFrom('a' as const, 'b' as const),
  }),
  fc.record({
    type: fc.constant('temperature' as const),
    celsius: fc.double({ min: -25, max: 75, noNaN: true }),
  }),
  fc.record({
    type: fc.constantFrom('acceleration' as const, 'magneticField' as const),
    x: fc.integer({ min: -20_000, max: 20_000 }),
    y: fc.integer({ min: -20_000, max: 20_000 }),
    z: fc.integer({ min: -20_000, max: 20_000 }),
  }),
  fc.record({ type: fc.constant('gesture' as const), gesture: fc.constantFrom(...gestureNames) }),
  fc.record({ type: fc.constant('light' as const), level: fc.integer({ min: 0, max: 255 }) }),
  fc.record({
    type: fc.constant('touch' as const),
    pin: fc.constantFrom(0 as const, 1 as const, 2 as const),
    touched: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('voltage' as const),
    pin: fc.constantFrom(0, 1, 2, 3, 4, 8, 10, 16),
    volts: fc.option(fc.double({ min: 0, max: 3.3, noNaN: true })),
  }),
  fc.record({ type: fc.constant('serial' as const), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  fc.constant({ type: 'reset' as const }),
);

describeWith(['v1-runtime'], 'whatever the world does', () => {
  itWith(['v1-runtime'], 'leaves the board alive, its events in order and the next run the same', () => {
    const runtime = v1Runtimes()[0]!;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), input), { maxLength: 15 }), (steps) => {
        const runs = [0, 1].map(() => {
          const run = new ProgramRun(runtime, program);
          for (const [pause, one] of steps) run.run(pause).input(one);
          return run.run(500);
        });
        const [first, second] = runs as [ProgramRun, ProgramRun];
        expect(first.events).toEqual(second.events);
        expect(first.board.dead).toBe(false);
        const times = first.events.map(({ time }) => time);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      { numRuns: 12, seed: 42 },
    );
  });
});
