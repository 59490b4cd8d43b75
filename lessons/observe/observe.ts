import { createVirtualMicrobit } from '../../firmware/virtual/create-virtual-microbit.ts';
import type { BoardInput } from '../../firmware/virtual/microbit-io.ts';
import { ScenarioPlayer } from '../../firmware/virtual/scenario-player.ts';
import { parseScenario, type TimedInput } from '../../firmware/virtual/scenario.ts';
import type { ScenarioRun } from '../checks/evidence.ts';
import { RunRecord } from './run-record.ts';

/** A board's memory as flashed: `FlashImage` of firmware/image has this shape. */
export interface ObservedImage {
  readonly flash: Uint8Array;
  readonly uicr?: Uint8Array;
}

/** What a check asks for: see `scenariosOf` in lessons/checks/run-checks.ts. */
export interface ObservedScenario {
  readonly seconds: number;
  /** Scenario entries as `parseScenario` reads them. */
  readonly inputs: readonly unknown[];
}

/**
 * Simulated milliseconds from power-on until the runtime starts on main.py. A program of one `print`
 * prints at 16 ms (v1.0.1) and 23 ms (v1.1.1), its own compilation and the line's way included.
 */
const bootTime = 15;

/** A run in slices, so that a worker can look at its messages, or stop, in between. */
export interface Observation {
  /** Simulated milliseconds since main.py started. */
  readonly time: number;
  readonly finished: boolean;
  /** Lets at most so much simulated time pass. */
  advance(milliseconds: number): void;
  /** What the board did so far. */
  result(): ScenarioRun;
}

/**
 * Runs a flashed program on a fresh virtual board through a scenario. Time 0 is when main.py starts;
 * weather and hands of time 0 (temperature, light, tilt...) are there before the board wakes up.
 * @throws {RangeError} for a scenario that `parseScenario` refuses; packs are checked before they ship.
 */
export function createObservation(
  image: ObservedImage,
  scenario: ObservedScenario,
  seed?: number,
): Observation {
  const parsed = parseScenario(scenario.inputs);
  if (!parsed.ok) {
    const said = parsed.problems.map((problem) => problem.message).join(' ');
    throw new RangeError(`The scenario of a check is not sound: ${said}`);
  }
  const board = createVirtualMicrobit({ ...image, ...(seed === undefined ? {} : { seed }) });
  const record = new RunRecord(bootTime);
  board.listen((event) => {
    record.hear(event);
  });
  const { inputs } = parsed.scenario;
  for (const { at, input } of inputs) if (at === 0 && lasts(input)) board.input(input);
  board.run(bootTime);
  const player = new ScenarioPlayer(board, {
    inputs: inputs.filter(({ at, input }) => at > 0 || !lasts(input)),
  });
  const end = scenario.seconds * 1000;
  const names = inputs.map(named);
  let time = 0;
  return {
    get time() {
      return time;
    },
    get finished() {
      return time >= end;
    },
    advance(milliseconds) {
      const slice = Math.min(milliseconds, end - time);
      if (slice <= 0) return;
      player.run(slice);
      time += slice;
    },
    result: () => ({
      ...record.result(time),
      inputs: names.filter((input) => input.time <= time),
    }),
  };
}

/** {@link createObservation} in one go. */
export function observe(image: ObservedImage, scenario: ObservedScenario, seed?: number): ScenarioRun {
  const observation = createObservation(image, scenario, seed);
  observation.advance(Infinity);
  return observation.result();
}

/** True for a state of the world, false for an event in it. */
function lasts(input: BoardInput): boolean {
  switch (input.type) {
    case 'temperature':
    case 'acceleration':
    case 'light':
    case 'magneticField':
    case 'touch':
    case 'voltage':
      return true;
    case 'press':
    case 'release':
    case 'gesture':
    case 'serial':
    case 'reset':
      return false;
  }
}

/** An input as a verdict speaks of it. */
function named({ at, input }: TimedInput): ScenarioRun['inputs'][number] {
  const of = (value: string | number): ScenarioRun['inputs'][number] => ({
    time: at,
    name: input.type,
    value,
  });
  switch (input.type) {
    case 'temperature':
      return of(input.celsius);
    case 'light':
      return of(input.level);
    case 'press':
    case 'release':
      return of(input.button);
    case 'gesture':
      return of(input.gesture);
    case 'acceleration':
    case 'magneticField':
      return of(`${String(input.x)}, ${String(input.y)}, ${String(input.z)}`);
    case 'touch':
      return { time: at, name: input.touched ? 'touch' : 'untouch', value: input.pin };
    case 'voltage':
      return of(input.volts ?? 0);
    case 'serial':
      return of(new TextDecoder().decode(input.bytes));
    case 'reset':
      return of('');
  }
}
