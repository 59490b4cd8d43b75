import type { Gpio } from './gpio.ts';
import { Peripheral, type PeripheralHost } from './peripheral.ts';

// nRF51 Reference Manual v3.0, chapter "GPIO tasks and events (GPIOTE)".
const EVENT_PORT = 31;
const CONFIG = 0x510;
const MODE_EVENT = 1;
const MODE_TASK = 3;
const LOW_TO_HIGH = 1;
const HIGH_TO_LOW = 2;
const TOGGLE = 3;
const CONFIG_MASK = 0x0013_1f03;

/** Channels that turn an edge of a pin into an event, or a task into an edge; and the PORT event. */
export class Gpiote extends Peripheral {
  readonly #configuration: Uint32Array;
  /** Pins that a channel in event mode looks at. */
  #watched = 0;
  /** Level a channel in task mode drives. */
  readonly #level: Uint8Array;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly gpio: Gpio,
    /** 4 on the nRF51822. */
    private readonly channels = 4,
  ) {
    super(host, base);
    this.#configuration = new Uint32Array(channels);
    this.#level = new Uint8Array(channels);
  }

  override reset(): void {
    super.reset();
    this.#configuration.fill(0);
    this.#level.fill(0);
    this.#watched = 0;
  }

  /** OUT[n]: sets, clears or toggles the pin as POLARITY says. */
  task(index: number): void {
    if (index >= this.channels) return;
    const configuration = this.#configuration[index]!;
    if ((configuration & 3) !== MODE_TASK) return;
    const polarity = (configuration >>> 16) & 3;
    if (polarity === 0) return;
    const level = polarity === TOGGLE ? this.#level[index] === 0 : polarity === LOW_TO_HIGH;
    this.#level[index] = level ? 1 : 0;
    this.gpio.takeOutput(pinOf(configuration), level);
  }

  /** Wires of the port changed. */
  levelsChanged(levels: number, changed: number): void {
    if ((changed & this.#watched) === 0) return;
    for (let channel = 0; channel < this.channels; channel++) {
      const configuration = this.#configuration[channel]!;
      if ((configuration & 3) !== MODE_EVENT) continue;
      const pin = pinOf(configuration);
      if (((changed >>> pin) & 1) === 0) continue;
      const edge = ((levels >>> pin) & 1) !== 0 ? LOW_TO_HIGH : HIGH_TO_LOW;
      const polarity = (configuration >>> 16) & 3;
      if (polarity === edge || polarity === TOGGLE) this.raise(channel);
    }
  }

  /** DETECT went high. */
  portEvent(): void {
    this.raise(EVENT_PORT);
  }

  protected readRegister(offset: number): number {
    const channel = (offset - CONFIG) >> 2;
    return channel >= 0 && channel < this.channels ? this.#configuration[channel]! : 0;
  }

  protected writeRegister(offset: number, value: number): void {
    const channel = (offset - CONFIG) >> 2;
    if (channel < 0 || channel >= this.channels) return;
    const before = this.#configuration[channel]!;
    const after = value & CONFIG_MASK;
    this.#configuration[channel] = after;
    this.#watched = 0;
    for (const each of this.#configuration) {
      if ((each & 3) === MODE_EVENT) this.#watched |= 1 << pinOf(each);
    }
    const pin = pinOf(after);
    if ((before & 3) !== 0 && (pinOf(before) !== pin || (after & 3) === 0)) this.gpio.release(pinOf(before));
    if ((after & 3) === MODE_TASK) {
      // Every write of CONFIG applies OUTINIT (bit 20).
      this.#level[channel] = (after >>> 20) & 1;
      this.gpio.takeOutput(pin, this.#level[channel] === 1);
    } else if ((after & 3) === MODE_EVENT) {
      if ((before & 3) === MODE_TASK) this.gpio.release(pin);
      this.gpio.takeInput(pin);
    }
  }
}

function pinOf(configuration: number): number {
  return (configuration >>> 8) & 0x1f;
}
