import type { Alarm } from '../soc/scheduler.ts';
import type { Soc } from '../soc/soc.ts';

/** Pins towards the interface chip (schematic V1.3B): the target's transmit and receive line. */
const USB_TX = 24;
const USB_RX = 25;
/** Bytes gather so long at most before they are handed on, milliseconds. */
const gathering = 2;
const newline = 0x0a;

/**
 * The serial line over USB. Bytes are handed on by the line, or after 2 ms of simulated time, however
 * the run is cut into pieces. What a program sends to other pins does not get here.
 */
export class SerialLine {
  readonly #buffer = new Uint8Array(256);
  #length = 0;
  readonly #flush: Alarm;

  constructor(
    private readonly soc: Soc,
    private readonly emit: (bytes: Uint8Array) => void,
  ) {
    this.#flush = soc.time.alarm(() => this.flush());
    soc.uart.listen((byte, cycle, txPin) => {
      if (txPin !== USB_TX) return;
      if (this.#length === 0) this.#flush.at(cycle + (gathering * soc.clockHz) / 1000);
      this.#buffer[this.#length] = byte;
      this.#length += 1;
      if (byte === newline || this.#length === this.#buffer.length) this.flush();
    });
  }

  /** Hands on what has gathered. */
  flush(): void {
    this.#flush.disarm();
    if (this.#length === 0) return;
    const bytes = this.#buffer.slice(0, this.#length);
    this.#length = 0;
    this.emit(bytes);
  }

  /** Bytes from the computer, paced at the program's baud rate. */
  send(bytes: Uint8Array): void {
    this.soc.uart.send(bytes, USB_RX);
  }
}
