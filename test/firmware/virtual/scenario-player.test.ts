import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../firmware/virtual/scenario.ts';
import { ScenarioPlayer } from '../../../firmware/virtual/scenario-player.ts';
import type { BoardEvent, BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { VirtualMicrobit } from '../../../firmware/virtual/virtual-microbit.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';
import { ProgramRun } from './micropython/program-run.ts';

/** A board that only keeps time and remembers what was done to it. */
class TimeKeeper implements VirtualMicrobit {
  time = 500;
  readonly dead = false;
  readonly inputs: [number, BoardInput['type']][] = [];
  run(milliseconds: number): void {
    this.time += milliseconds;
  }
  input(input: BoardInput): void {
    this.inputs.push([this.time, input.type]);
  }
  listen(): () => void {
    return () => undefined;
  }
  readFlash(): Uint8Array {
    return new Uint8Array();
  }
}

const data = [
  { at: 0.3, press: 'a' },
  { at: 0.4, release: 'a', gesture: 'shake' },
  { at: 1, temperature: { from: 20, to: 24, over: '2s' }, light: 10 },
  { at: 1.5, serial: 'x = 1\r' },
  { at: 2, touch: 1 },
  { at: 2.2, untouch: 1, acceleration: [1024, 0, 0] },
  { at: 4, reset: true },
];

function scenario() {
  const parsed = parseScenario(data);
  if (!parsed.ok) throw new Error('scenario');
  return parsed.scenario;
}

describe('scenario player', () => {
  it('applies inputs at their times, counted from its own beginning', () => {
    const board = new TimeKeeper();
    const player = new ScenarioPlayer(board, scenario());
    player.run(1000);
    expect(board.inputs).toEqual([
      [800, 'press'],
      [900, 'release'],
      [900, 'gesture'],
      [1500, 'temperature'],
      [1500, 'light'],
    ]);
    expect(player.finished).toBe(false);
    player.run(4000);
    expect(player.finished).toBe(true);
    expect(board.time).toBe(5500);
  });
});

const program = `from microbit import *
import random
import music
music.play(music.NYAN, wait=False, loop=True)
while True:
    print(running_time(), temperature(), accelerometer.get_values(), button_a.get_presses(),
          accelerometer.get_gestures(), random.randint(0, 99), pin1.is_touched(), display.read_light_level())
    display.show(random.choice(Image.ALL_CLOCKS))
    pin2.write_digital(random.randint(0, 1))
    sleep(90)
`;

describeWith(['v1-runtime'], 'a scenario on a virtual micro:bit', () => {
  const runtime = v1Runtimes()[0]!;

  function trace(step: number, seed = 7): BoardEvent[] {
    const run = new ProgramRun(runtime, program, seed);
    const player = new ScenarioPlayer(run.board, scenario());
    for (let time = 0; time < 6000; time += step) player.run(step);
    return run.events.filter(({ time }) => time < 5900);
  }

  it('gives the same events to the last detail each time', () => {
    const once = trace(6000);
    expect(once.length).toBeGreaterThan(100);
    expect(new Set(once.map(({ type }) => type))).toEqual(
      new Set(['reset', 'serial', 'display', 'pin', 'sound']),
    );
    expect(trace(6000)).toEqual(once);
  });

  it('gives the same events however the run is cut into pieces', () => {
    const once = trace(6000);
    expect(trace(1)).toEqual(once);
    expect(trace(16.6)).toEqual(once);
  });

  it('gives others with another seed', () => {
    expect(trace(6000, 8)).not.toEqual(trace(6000));
  });

  it('tells events in order of time', () => {
    const times = trace(6000).map(({ time }) => time);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });
});
