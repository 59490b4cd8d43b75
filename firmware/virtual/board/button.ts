import type { GpioPort } from '../soc/soc.ts';

/** A push button to ground with a pull-up resistor on the board: its pin is low while pressed. */
export class Button {
  constructor(
    private readonly port: GpioPort,
    private readonly pin: number,
  ) {
    this.release();
  }

  press(): void {
    this.port.drive(this.pin, false);
  }

  release(): void {
    this.port.drive(this.pin, true);
  }
}
