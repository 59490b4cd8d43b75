import { Gpio } from '../../../../firmware/virtual/soc/gpio.ts';
import { Scheduler } from '../../../../firmware/virtual/soc/scheduler.ts';

const OUTSET = 0x508;
const OUTCLR = 0x50c;
const DIRSET = 0x518;

/** Simulated time and a real GPIO port, without a processor: tests move the pins and the clock. */
export class Workbench {
  readonly clockHz = 16_000_000;
  readonly core = { cycles: 0, breakOut: (): void => undefined };
  readonly time = new Scheduler();
  readonly port = new Gpio(this.time);

  constructor() {
    this.time.connect(this.core);
  }

  /** Lets simulated milliseconds pass, firing alarms at their cycle. */
  pass(milliseconds: number): void {
    const end = this.core.cycles + Math.round(milliseconds * 16_000);
    while (this.time.next <= end) {
      this.core.cycles = Math.max(this.core.cycles, this.time.next);
      this.time.fireDue();
    }
    this.core.cycles = end;
  }

  get milliseconds(): number {
    return this.core.cycles / 16_000;
  }

  output(...pins: readonly number[]): void {
    this.port.write(DIRSET, mask(pins));
  }

  high(...pins: readonly number[]): void {
    this.port.write(OUTSET, mask(pins));
  }

  low(...pins: readonly number[]): void {
    this.port.write(OUTCLR, mask(pins));
  }
}

function mask(pins: readonly number[]): number {
  return pins.reduce((word, pin) => word | (1 << pin), 0);
}
