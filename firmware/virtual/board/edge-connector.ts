import type { Alarm } from '../soc/scheduler.ts';
import type { GpioPort, Soc } from '../soc/soc.ts';
import { microbitV1Matrix } from './led-matrix.ts';
import { ToneDetector } from './tone-detector.ts';

/** GPIO of each pin of the V1 edge connector (schematic V1.3B); 17 and 18 are 3 V, so they are none. */
const gpioOfPin: readonly (number | null)[] = [
  3,
  2,
  1,
  4,
  5,
  17,
  12,
  11,
  18,
  10,
  6,
  26,
  20,
  23,
  22,
  21,
  16,
  null,
  null,
  0,
  30,
];
/** Pins with a 10 megohm resistor to 3 V, for touch: the three rings 0, 1 and 2. */
const touchPins: readonly number[] = [0, 1, 2];
/** Pins that are columns of the LED matrix too. */
const columnPins = 1 << 3 | 1 << 4 | 1 << 6 | 1 << 7 | 1 << 9 | 1 << 10; // prettier-ignore
/** Pins that carry the internal I2C bus: their edges are its clock and data, no news for anyone. */
const busPins = 1 << 19 | 1 << 20; // prettier-ignore
/** Analog inputs AIN0-AIN7 by GPIO (nRF51822 product specification, section 2.2). */
const analogInputOfGpio = new Map([26, 27, 1, 2, 3, 4, 5, 6].map((gpio, input) => [gpio, input]));

/** Supply of the board, volts; what an analog reading of 1023 means. */
export const SUPPLY_VOLTS = 3.3;
/** The display owns the columns until no row was fed for so long, milliseconds. */
const displayPause = 30;
/** Edges that follow each other faster are a data signal (NeoPixel, SPI): only its end is told, seconds. */
const burstSeconds = 8e-6;
const burstPause = 1;

/** True for a pin of the edge connector that a program can use (0-16, 19, 20). */
export function isEdgePin(pin: number): boolean {
  return typeof gpioOfPin[pin] === 'number';
}

/** What the connector tells. */
export interface EdgeConnectorEvents {
  readonly pin: (pin: number, high: boolean) => void;
  readonly sound: (pin: number, frequency: number) => void;
}

/** What the connector must know of the display whose columns it shares. */
export interface DisplayUse {
  /** Cycle when a row was last fed, -Infinity if never. */
  readonly lastStrobe: number;
}

/**
 * The 20 usable pins of the edge connector: voltages and fingers on them go in, edges and tones come
 * out. A pin that nobody drives counts as low. While a pin plays a tone its edges are not told.
 */
export class EdgeConnector {
  readonly #port: GpioPort;
  readonly #pinOfGpio = new Int8Array(32).fill(-1);
  #watched = 0;
  readonly #volts: (number | null)[] = gpioOfPin.map(() => null);
  readonly #touched = [false, false, false];
  readonly #tones: (ToneDetector | null)[];
  /** Levels as told, bits by edge pin, and where they are really. */
  #told = 0;
  #levels = 0;
  readonly #lastEdge = new Float64Array(gpioOfPin.length).fill(-Infinity);
  /** Pins whose edges are held back, and what will end that. */
  #bursting = 0;
  #displayHasColumns = true;
  readonly #check: Alarm;
  readonly #cyclesPerMs: number;

  constructor(
    private readonly soc: Soc,
    private readonly display: DisplayUse,
    /** Volts at a column that floats in the light of the room, for `display.read_light_level()`. */
    private readonly lightVolts: () => number,
    private readonly events: EdgeConnectorEvents,
  ) {
    this.#port = soc.ports[0]!;
    this.#cyclesPerMs = soc.clockHz / 1000;
    this.#tones = gpioOfPin.map((gpio, pin) =>
      gpio === null ? null : new ToneDetector(soc.clockHz, (frequency) => this.#heard(pin, frequency)),
    );
    gpioOfPin.forEach((gpio, pin) => {
      if (gpio === null) return;
      this.#pinOfGpio[gpio] = pin;
      const analogInput = analogInputOfGpio.get(gpio);
      if (analogInput !== undefined) soc.setVoltageSource(analogInput, this.#voltageSource(pin));
      if (!(busPins & (1 << pin))) this.#watched |= 1 << gpio;
    });
    this.#check = soc.time.alarm(() => this.#look());
    for (const pin of touchPins) this.#port.fitPullUp(gpioOfPin[pin]!);
    let rows = 0;
    for (const row of microbitV1Matrix.rows) rows |= 1 << row;
    this.#port.listen((cycle, outputs, driven, changed) => {
      // While the display runs, look from time to time whether it still does.
      if (changed & rows) this.#awaitUntil(cycle + 2 * displayPause * this.#cyclesPerMs);
      const relevant = changed & this.#watched;
      if (relevant !== 0) this.#changed(cycle, outputs & driven, relevant);
    });
  }

  /** Puts a voltage on a pin, or (null) takes it off. */
  setVoltage(pin: number, volts: number | null): void {
    if (!isEdgePin(pin)) throw new RangeError(`no edge pin ${pin}`);
    this.#volts[pin] = volts;
    const analogInput = analogInputOfGpio.get(gpioOfPin[pin]!);
    if (analogInput !== undefined) this.soc.setVoltageSource(analogInput, this.#voltageSource(pin));
    this.#drive(pin);
  }

  /** A finger on (or off) ring 0, 1 or 2: skin to the ground pin wins over the 10 megohm resistor. */
  setTouched(pin: 0 | 1 | 2, touched: boolean): void {
    this.#touched[pin] = touched;
    this.#drive(pin);
  }

  #voltageSource(pin: number): (() => number) | null {
    const volts = this.#volts[pin];
    if (volts !== null && volts !== undefined) return () => volts;
    return columnPins & (1 << pin) ? this.lightVolts : null;
  }

  /** What the outside does to a pin: a finger first, then a voltage. */
  #drive(pin: number): void {
    const volts = this.#volts[pin] ?? null;
    const level = this.#touched[pin] === true ? false : volts === null ? null : volts >= SUPPLY_VOLTS / 2;
    this.#port.drive(gpioOfPin[pin]!, level);
  }

  #changed(cycle: number, high: number, changed: number): void {
    while (changed !== 0) {
      const gpio = 31 - Math.clz32(changed);
      changed &= ~(1 << gpio);
      this.#edge(this.#pinOfGpio[gpio]!, (high & (1 << gpio)) !== 0, cycle);
    }
  }

  #edge(pin: number, high: boolean, cycle: number): void {
    const bit = 1 << pin;
    if (((this.#levels & bit) !== 0) === high) return;
    this.#levels ^= bit;
    const isColumn = (columnPins & bit) !== 0;
    if (isColumn && this.#columnsAreTaken(cycle)) return;
    const sinceLast = cycle - this.#lastEdge[pin]!;
    this.#lastEdge[pin] = cycle;
    if (sinceLast < burstSeconds * this.soc.clockHz) {
      // Data sent again and again at a steady pace is not a tone.
      if (!(this.#bursting & bit)) this.#tones[pin]!.silence();
      this.#bursting |= bit;
      this.#awaitUntil(cycle + burstPause * this.#cyclesPerMs);
    }
    if (this.#bursting & bit) return;
    const tone = this.#tones[pin]!;
    if (high) tone.rise(cycle);
    if (tone.frequency !== 0) this.#awaitUntil(tone.silentAt);
    else this.#tell(pin);
  }

  #columnsAreTaken(cycle: number): boolean {
    const strobe = this.display.lastStrobe;
    const paused = cycle - strobe > displayPause * this.#cyclesPerMs;
    if (!paused) this.#displayHasColumns = true;
    // Before the first strobe the runtime sets the columns up.
    else if (strobe !== -Infinity) this.#displayHasColumns = false;
    return this.#displayHasColumns;
  }

  #tell(pin: number): void {
    const bit = 1 << pin;
    if (((this.#levels ^ this.#told) & bit) === 0) return;
    this.#told ^= bit;
    this.events.pin(pin, (this.#levels & bit) !== 0);
  }

  #heard(pin: number, frequency: number): void {
    this.events.sound(pin, Math.round(frequency * 10) / 10);
  }

  #awaitUntil(cycle: number): void {
    if (this.#check.due > cycle) this.#check.at(Math.ceil(cycle));
  }

  /** Tones that ended, bursts that ended, columns that the display gave back. */
  #look(): void {
    const now = this.soc.time.now;
    let next = Infinity;
    if (this.#displayHasColumns && this.display.lastStrobe !== -Infinity) {
      const free = this.display.lastStrobe + displayPause * this.#cyclesPerMs;
      if (now > free) this.#displayHasColumns = false;
      else next = free + this.#cyclesPerMs;
    }
    for (let pin = 0; pin < gpioOfPin.length; pin += 1) {
      const tone = this.#tones[pin];
      if (!tone) continue;
      const bit = 1 << pin;
      if (tone.silentAt <= now) tone.silence();
      next = Math.min(next, tone.silentAt);
      if (this.#bursting & bit) {
        const quiet = this.#lastEdge[pin]! + burstPause * this.#cyclesPerMs;
        if (quiet <= now) this.#bursting &= ~bit;
        else next = Math.min(next, quiet);
      }
      if ((columnPins & bit) !== 0 && this.#displayHasColumns) continue;
      if (!(this.#bursting & bit) && tone.frequency === 0) this.#tell(pin);
    }
    if (next !== Infinity) this.#awaitUntil(next);
  }
}
