import { Peripheral, microseconds, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "Random Number Generator (RNG)".
const TASK_START = 0;
const TASK_STOP = 1;
const EVENT_READY = 0;
const SHORT_READY_STOP = 1 << 0;
const CONFIG = 0x504;
const VALUE = 0x508;
const CONFIG_BIAS_CORRECTION = 1 << 0;
// Microseconds: nRF51822 Product Specification v3.1, chapter "Random number generator".
const START_UP = 128;
const RAW_BYTE = 167;
/** Typical; bias correction throws pairs of equal bits away, so how long a byte takes is random too. */
const CORRECTED_BYTE = 677;

/** Random bytes from a seed: the same seed and the same program give the same bytes. */
export class Rng extends Peripheral {
  #state: number;
  #running = false;
  #biasCorrection = false;
  #value = 0;
  readonly #alarm: Alarm;

  constructor(host: PeripheralHost, base: number, seed: number) {
    super(host, base);
    this.#state = seed >>> 0;
    this.#alarm = host.time.alarm(() => this.#generated());
  }

  /** Noise has no memory of a reset: the sequence goes on. */
  override reset(): void {
    super.reset();
    this.#running = this.#biasCorrection = false;
    this.#value = 0;
    this.#alarm.disarm();
  }

  task(index: number): void {
    if (index === TASK_START) {
      if (this.#running) return;
      this.#running = true;
      this.#generate(START_UP);
    } else if (index === TASK_STOP) {
      this.#running = false;
      this.#alarm.disarm();
    }
  }

  protected readRegister(offset: number): number {
    if (offset === CONFIG) return this.#biasCorrection ? CONFIG_BIAS_CORRECTION : 0;
    return offset === VALUE ? this.#value : 0;
  }

  protected writeRegister(offset: number, value: number): void {
    if (offset === CONFIG) this.#biasCorrection = (value & CONFIG_BIAS_CORRECTION) !== 0;
  }

  #generate(startUp: number): void {
    const time = this.#biasCorrection ? CORRECTED_BYTE * (0.6 + 0.8 * (this.#next() / 2 ** 32)) : RAW_BYTE;
    this.#alarm.at(this.host.time.now + microseconds(this.host, startUp + time));
  }

  #generated(): void {
    this.#value = this.#next() >>> 24;
    if ((this.shorts & SHORT_READY_STOP) !== 0) this.#running = false;
    else this.#generate(0);
    this.raise(EVENT_READY);
  }

  /** SplitMix32: 32 bits with every period of 2^32, well mixed even for neighbouring seeds. */
  #next(): number {
    this.#state = (this.#state + 0x9e37_79b9) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x21f0_aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a_2d97);
    return (bits ^ (bits >>> 15)) >>> 0;
  }
}
