import { Peripheral, microseconds, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "Analog to Digital Converter (ADC)".
const TASK_START = 0;
const TASK_STOP = 1;
const EVENT_END = 0;
const BUSY = 0x400;
const ENABLE = 0x500;
const CONFIG = 0x504;
const RESULT = 0x508;
/** 8 bits, a third of the supply, no input selected. */
const CONFIG_RESET = 0x18;
/** Volts: internal bandgap reference, nRF51822 Product Specification v3.1, chapter "ADC". */
const BANDGAP = 1.2;
/** By RES: bits of the result and microseconds of a conversion. */
const RESOLUTIONS = [
  { bits: 8, time: 20 },
  { bits: 9, time: 36 },
  { bits: 10, time: 68 },
] as const;
/** By INPSEL: what of the input reaches the converter; 5 and 6 measure the supply. */
const INPUT_SCALE: Readonly<Record<number, number>> = { 0: 1, 1: 2 / 3, 2: 1 / 3 };
const SUPPLY_SCALE: Readonly<Record<number, number>> = { 5: 2 / 3, 6: 1 / 3 };

/** A single-shot converter of one of eight inputs, or of the supply. */
export class Adc extends Peripheral {
  #enabled = false;
  #configuration = CONFIG_RESET;
  #result = 0;
  readonly #alarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly supplyVolts: number,
    /** Volts at an analog input 0-7. */
    private readonly voltage: (analogInput: number) => number,
  ) {
    super(host, base);
    this.#alarm = host.time.alarm(() => {
      this.#result = this.#convert();
      this.raise(EVENT_END);
    });
  }

  override reset(): void {
    super.reset();
    this.#enabled = false;
    this.#configuration = CONFIG_RESET;
    this.#result = 0;
    this.#alarm.disarm();
  }

  task(index: number): void {
    if (index === TASK_START && this.#enabled) {
      const { time } = this.#resolution;
      this.#alarm.at(this.host.time.now + microseconds(this.host, time));
    } else if (index === TASK_STOP) {
      this.#alarm.disarm();
    }
  }

  protected readRegister(offset: number): number {
    switch (offset) {
      case BUSY:
        return this.#alarm.due === Infinity ? 0 : 1;
      case ENABLE:
        return this.#enabled ? 1 : 0;
      case CONFIG:
        return this.#configuration;
      case RESULT:
        return this.#result;
    }
    return 0;
  }

  protected writeRegister(offset: number, value: number): void {
    if (offset === ENABLE) {
      this.#enabled = (value & 3) === 1;
      if (!this.#enabled) this.#alarm.disarm();
    } else if (offset === CONFIG) {
      this.#configuration = value & 0x0003_ff7f;
    }
  }

  get #resolution(): { readonly bits: number; readonly time: number } {
    return RESOLUTIONS[this.#configuration & 3] ?? RESOLUTIONS[2];
  }

  #convert(): number {
    const { bits } = this.#resolution;
    const inputSelect = (this.#configuration >>> 2) & 7;
    const inputs = (this.#configuration >>> 8) & 0xff;
    const supplyScale = SUPPLY_SCALE[inputSelect];
    // PSEL has one bit per input; several at once short them together, which is nobody's intention:
    // the lowest counts.
    const input = 31 - Math.clz32(inputs & -inputs);
    const volts =
      supplyScale !== undefined
        ? supplyScale * this.supplyVolts
        : inputs === 0
          ? 0
          : (INPUT_SCALE[inputSelect] ?? 0) * this.voltage(input);
    const full = 2 ** bits;
    return Math.max(0, Math.min(full - 1, Math.floor((volts / this.#reference) * full)));
  }

  /** REFSEL; the external reference pins are taken for the supply divided by two. */
  get #reference(): number {
    switch ((this.#configuration >>> 5) & 3) {
      case 0:
        return BANDGAP;
      case 3:
        return this.supplyVolts / 3;
      default:
        return this.supplyVolts / 2;
    }
  }
}
