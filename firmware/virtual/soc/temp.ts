import { Peripheral, microseconds, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';

// nRF51 Reference Manual v3.0, chapter "Temperature sensor (TEMP)".
const TASK_START = 0;
const TASK_STOP = 1;
const EVENT_READY = 0;
const TEMP = 0x508;
/** Microseconds for a measurement: nRF51822 Product Specification v3.1, chapter "Temperature sensor". */
const MEASUREMENT = 35;
/** Degrees Celsius when nobody sets another. */
const ROOM_TEMPERATURE = 22;

/** Measures the chip's temperature in quarters of a degree. */
export class Temp extends Peripheral {
  source: (cycle: number) => number = () => ROOM_TEMPERATURE;
  #quarters = 0;
  readonly #alarm: Alarm;

  constructor(host: PeripheralHost, base: number) {
    super(host, base);
    this.#alarm = host.time.alarm(() => {
      this.#quarters = Math.round(this.source(host.time.now) * 4);
      this.raise(EVENT_READY);
    });
  }

  override reset(): void {
    super.reset();
    this.#quarters = 0;
    this.#alarm.disarm();
  }

  task(index: number): void {
    if (index === TASK_START) this.#alarm.at(this.host.time.now + microseconds(this.host, MEASUREMENT));
    else if (index === TASK_STOP) this.#alarm.disarm();
  }

  protected readRegister(offset: number): number {
    return offset === TEMP ? this.#quarters : 0;
  }

  protected writeRegister(): void {}
}
