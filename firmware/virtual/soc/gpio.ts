import type { GpioPort, OutputListener } from './soc.ts';
import type { Time } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "General-Purpose Input/Output (GPIO)".
const OUT = 0x504;
const OUTSET = 0x508;
const OUTCLR = 0x50c;
const IN = 0x510;
const DIR = 0x514;
const DIRSET = 0x518;
const DIRCLR = 0x51c;
const PIN_CNF = 0x700;

// Fields of PIN_CNF.
const CNF_DIR = 1 << 0;
/** Set disconnects the input buffer. */
const CNF_INPUT = 1 << 1;
const CNF_PULL_SHIFT = 2;
const PULL_DOWN = 1;
const PULL_UP = 3;
const CNF_DRIVE_SHIFT = 8;
const CNF_SENSE_SHIFT = 16;
const SENSE_HIGH = 2;
const SENSE_LOW = 3;
/** Writable bits. */
const CNF_MASK = 0x0003_070f;
const CNF_RESET = CNF_INPUT;

/** What hears the level of pins inside the chip. */
export interface GpioObserver {
  /** Levels on the wires changed (`changed` has their bits). */
  levelsChanged(levels: number, changed: number): void;
  /** DETECT went from low to high: some pin met its sense condition. */
  detect(): void;
}

/** A port of GPIO pins: 32 on the nRF51822. All words have bit n for pin n, and are signed 32-bit. */
export class Gpio implements GpioPort {
  readonly #configuration = new Uint32Array(32).fill(CNF_RESET);
  readonly #listeners = new Set<OutputListener>();
  #observer: GpioObserver | null = null;

  // As the program set them.
  #out = 0;
  #direction = 0;
  /** Pins whose input buffer is connected. */
  #connected = 0;
  #pullUp = 0;
  #pullDown = 0;
  #senseHigh = 0;
  #senseLow = 0;
  /** Pins that do not drive a 0, or a 1 (DRIVE field). */
  #disconnects0 = 0;
  #disconnects1 = 0;

  // Pins taken over by a peripheral.
  #takenOutputs = 0;
  #takenLevels = 0;
  #takenInputs = 0;

  // From outside.
  #outsideDrives = 0;
  #outsideLevels = 0;
  #outsidePullUps = 0;

  // What comes of it.
  outputLevels = 0;
  driven = 0;
  #wire = 0;
  #detect = false;

  constructor(
    private readonly time: Time,
    /** Pins that exist. */
    private readonly pins = 0xffff_ffff | 0,
  ) {}

  /** GPIOTE and POWER look at the pins through this. */
  observe(observer: GpioObserver): void {
    this.#observer = observer;
  }

  /** Back to the state after a reset; what the outside drives stays. */
  reset(): void {
    this.#configuration.fill(CNF_RESET);
    this.#out = this.#direction = this.#connected = this.#pullUp = this.#pullDown = 0;
    this.#senseHigh = this.#senseLow = this.#disconnects0 = this.#disconnects1 = 0;
    this.#takenOutputs = this.#takenLevels = this.#takenInputs = 0;
    this.#update();
  }

  read(offset: number): number {
    switch (offset) {
      case OUT:
      case OUTSET:
      case OUTCLR:
        return this.#out;
      case IN:
        return this.#wire & (this.#connected | this.#takenInputs);
      case DIR:
      case DIRSET:
      case DIRCLR:
        return this.#direction;
    }
    if (offset >= PIN_CNF && offset < PIN_CNF + 0x80) return this.#configuration[(offset - PIN_CNF) >> 2]!;
    return 0;
  }

  write(offset: number, value: number): void {
    switch (offset) {
      case OUT:
        this.#out = value & this.pins;
        return this.#update();
      case OUTSET:
        this.#out |= value & this.pins;
        return this.#update();
      case OUTCLR:
        this.#out &= ~value;
        return this.#update();
      case DIR:
        return this.#setDirection(value & this.pins);
      case DIRSET:
        return this.#setDirection(this.#direction | (value & this.pins));
      case DIRCLR:
        return this.#setDirection(this.#direction & ~value);
    }
    if (offset >= PIN_CNF && offset < PIN_CNF + 0x80) this.#configure((offset - PIN_CNF) >> 2, value);
  }

  /** A peripheral drives a pin, whatever OUT and DIR say. */
  takeOutput(pin: number, level: boolean): void {
    const bit = (1 << pin) & this.pins;
    this.#takenOutputs |= bit;
    this.#takenLevels = level ? this.#takenLevels | bit : this.#takenLevels & ~bit;
    this.#update();
  }

  /** A peripheral reads a pin, whether or not its input buffer is connected. */
  takeInput(pin: number): void {
    this.#takenInputs |= (1 << pin) & this.pins;
    this.#updateDetect();
  }

  /** The pin is OUT's and DIR's again. */
  release(pin: number): void {
    this.#takenOutputs &= ~(1 << pin);
    this.#takenInputs &= ~(1 << pin);
    this.#update();
  }

  /** True while some pin meets its sense condition. */
  get detected(): boolean {
    return this.#detect;
  }

  drive(pin: number, level: boolean | null): void {
    const bit = 1 << pin;
    if (level === null) this.#outsideDrives &= ~bit;
    else this.#outsideDrives |= bit;
    this.#outsideLevels = level === true ? this.#outsideLevels | bit : this.#outsideLevels & ~bit;
    this.#update();
  }

  fitPullUp(pin: number): void {
    this.#outsidePullUps |= (1 << pin) & this.pins;
    this.#update();
  }

  level(pin: number): boolean {
    return ((this.#wire >>> pin) & 1) !== 0;
  }

  isDriven(pin: number): boolean {
    return ((this.driven >>> pin) & 1) !== 0;
  }

  direction(pin: number): 'input' | 'output' {
    return (((this.#direction | this.#takenOutputs) >>> pin) & 1) !== 0 ? 'output' : 'input';
  }

  pull(pin: number): 'none' | 'up' | 'down' {
    const field = (this.#configuration[pin]! >>> CNF_PULL_SHIFT) & 3;
    return field === PULL_UP ? 'up' : field === PULL_DOWN ? 'down' : 'none';
  }

  listen(listener: OutputListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** DIR and the DIR bit of each PIN_CNF are one and the same. */
  #setDirection(direction: number): void {
    let changed = direction ^ this.#direction;
    this.#direction = direction;
    while (changed !== 0) {
      const pin = 31 - Math.clz32(changed);
      changed &= ~(1 << pin);
      this.#configuration[pin]! ^= CNF_DIR;
    }
    this.#update();
  }

  #configure(pin: number, value: number): void {
    const bit = (1 << pin) & this.pins;
    if (bit === 0) return;
    this.#configuration[pin] = value & CNF_MASK;
    const drive = (value >>> CNF_DRIVE_SHIFT) & 7;
    const sense = (value >>> CNF_SENSE_SHIFT) & 3;
    this.#direction = withBit(this.#direction, bit, (value & CNF_DIR) !== 0);
    this.#connected = withBit(this.#connected, bit, (value & CNF_INPUT) === 0);
    this.#pullUp = withBit(this.#pullUp, bit, ((value >>> CNF_PULL_SHIFT) & 3) === PULL_UP);
    this.#pullDown = withBit(this.#pullDown, bit, ((value >>> CNF_PULL_SHIFT) & 3) === PULL_DOWN);
    this.#disconnects0 = withBit(this.#disconnects0, bit, drive === 4 || drive === 5);
    this.#disconnects1 = withBit(this.#disconnects1, bit, drive === 6 || drive === 7);
    this.#senseHigh = withBit(this.#senseHigh, bit, sense === SENSE_HIGH);
    this.#senseLow = withBit(this.#senseLow, bit, sense === SENSE_LOW);
    this.#update();
  }

  #update(): void {
    const taken = this.#takenOutputs;
    const levels = (this.#out & ~taken) | (this.#takenLevels & taken);
    const driven =
      (this.#direction | taken) & ~(this.#disconnects0 & ~levels) & ~(this.#disconnects1 & levels);
    const outputLevels = levels & driven;
    const changed = (outputLevels ^ this.outputLevels) | (driven ^ this.driven);
    this.outputLevels = outputLevels;
    this.driven = driven;

    const outside = this.#outsideDrives;
    const undriven =
      (this.#outsideLevels & outside) |
      ((this.#pullUp | (this.#outsidePullUps & ~this.#pullDown)) & ~outside);
    const wire = (outputLevels | (undriven & ~driven)) & this.pins;
    const flipped = wire ^ this.#wire;
    this.#wire = wire;

    if (changed !== 0) {
      for (const listener of this.#listeners) listener(this.time.now, outputLevels, driven, changed);
    }
    if (flipped !== 0) this.#observer?.levelsChanged(wire, flipped);
    this.#updateDetect();
  }

  #updateDetect(): void {
    const sensing = this.#connected | this.#takenInputs;
    const detect = (((this.#wire & this.#senseHigh) | (~this.#wire & this.#senseLow)) & sensing) !== 0;
    if (detect === this.#detect) return;
    this.#detect = detect;
    if (detect) this.#observer?.detect();
  }
}

function withBit(word: number, bit: number, set: boolean): number {
  return set ? word | bit : word & ~bit;
}
