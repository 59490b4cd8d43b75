import { restingWorld, type BoardEvent, type BoardInput, type ButtonName } from '../microbit-io.ts';
import type { Soc } from '../soc/soc.ts';
import { Button } from './button.ts';
import { EdgeConnector } from './edge-connector.ts';
import { LedMatrix, microbitV1Matrix } from './led-matrix.ts';
import { lightVolts } from './light-sense.ts';
import { Motion } from './motion.ts';
import { PanicWatch } from './panic-watch.ts';
import { microbitV1Sensors, type SensorSet } from './sensors.ts';
import { SerialLine } from './serial-line.ts';
import type { Vector } from './vector.ts';

/** Buttons on the V1 board (schematic V1.3B). */
const BUTTON_A = 17;
const BUTTON_B = 26;

/** Everything but the reset button, which belongs to the machine. */
export type WorldInput = Exclude<BoardInput, { type: 'reset' }>;

/**
 * The micro:bit V1 around its chip: LEDs, buttons, sensors, edge connector and serial line. At first
 * the world is {@link restingWorld}.
 */
export class MicrobitV1Board {
  readonly #soc: Soc;
  readonly #matrix: LedMatrix;
  readonly #edge: EdgeConnector;
  readonly #serial: SerialLine;
  readonly #buttons: Readonly<Record<ButtonName, Button>>;
  readonly #motion: Motion;
  readonly #panic: PanicWatch;
  #light: number = restingWorld.light;
  #celsius: number = restingWorld.celsius;
  #magneticField: Vector = { ...restingWorld.magneticField };

  constructor(
    soc: Soc,
    private readonly emit: (event: BoardEvent) => void,
    sensors: SensorSet = microbitV1Sensors,
  ) {
    this.#soc = soc;
    const port = soc.ports[0]!;
    const time = (): number => this.milliseconds;
    this.#matrix = new LedMatrix(microbitV1Matrix, port, soc.time, soc.clockHz, (frame) =>
      this.#shows(frame),
    );
    this.#panic = new PanicWatch((code) => emit({ type: 'panic', time: time(), reason: `panic ${code}` }));
    this.#edge = new EdgeConnector(soc, this.#matrix, () => lightVolts(this.#light), {
      pin: (pin, high) => emit({ type: 'pin', time: time(), pin, high }),
      sound: (pin, frequency) => emit({ type: 'sound', time: time(), pin, frequency }),
    });
    this.#serial = new SerialLine(soc, (bytes) => emit({ type: 'serial', time: time(), bytes }));
    this.#buttons = { a: new Button(port, BUTTON_A), b: new Button(port, BUTTON_B) };
    this.#motion = new Motion(soc.clockHz);
    soc.setTemperatureSource(() => this.#celsius);
    sensors({
      soc,
      acceleration: this.#motion.at,
      magneticField: (_cycle, into) => Object.assign(into, this.#magneticField),
      temperature: () => this.#celsius,
    });
  }

  /** Simulated milliseconds since power-on. */
  get milliseconds(): number {
    return (this.#soc.time.now * 1000) / this.#soc.clockHz;
  }

  /** What the display shows: 25 levels 0..9. */
  get frame(): readonly number[] {
    return this.#matrix.frame;
  }

  /** Applies an input now. */
  input(input: WorldInput): void {
    switch (input.type) {
      case 'press':
        this.#buttons[input.button].press();
        break;
      case 'release':
        this.#buttons[input.button].release();
        break;
      case 'temperature':
        this.#celsius = input.celsius;
        break;
      case 'acceleration':
        this.#motion.hold(input.x, input.y, input.z);
        break;
      case 'gesture':
        this.#motion.gesture(input.gesture, this.#soc.time.now);
        break;
      case 'light':
        this.#light = input.level;
        break;
      case 'magneticField':
        this.#magneticField = { x: input.x, y: input.y, z: input.z };
        break;
      case 'touch':
        this.#edge.setTouched(input.pin, input.touched);
        break;
      case 'voltage':
        this.#edge.setVoltage(input.pin, input.volts);
        break;
      case 'serial':
        this.#serial.send(input.bytes);
        break;
    }
  }

  /** The runtime shows a panic, and will until the board is reset. */
  get panicked(): boolean {
    return this.#panic.seen;
  }

  /** The chip locked up or was reset: what the program sent before that comes first. */
  flush(): void {
    this.#serial.flush();
  }

  /** The chip was reset. */
  restarted(): void {
    this.flush();
    this.#panic.reset();
  }

  #shows(frame: readonly number[]): void {
    const time = this.milliseconds;
    this.emit({ type: 'display', time, frame });
    this.#panic.frame(frame, time);
  }
}
