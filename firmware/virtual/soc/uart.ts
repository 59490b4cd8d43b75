import type { Gpio } from './gpio.ts';
import { Peripheral, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';
import { DISCONNECTED_PIN, type UartPort } from './soc.ts';

// nRF51 Reference Manual v3.0, chapter "Universal Asynchronous Receiver/Transmitter (UART)".
const TASK_START_RX = 0;
const TASK_STOP_RX = 1;
const TASK_START_TX = 2;
const TASK_STOP_TX = 3;
const TASK_SUSPEND = 7;
const EVENT_CTS = 0;
const EVENT_NCTS = 1;
const EVENT_RX_READY = 2;
const EVENT_TX_READY = 7;
const EVENT_ERROR = 9;
const EVENT_RX_TIMEOUT = 17;
const SHORT_CTS_START_RX = 1 << 3;
const SHORT_NCTS_STOP_RX = 1 << 4;
const ERRORSRC = 0x480;
const ENABLE = 0x500;
const PSELRTS = 0x508;
const PSELTXD = 0x50c;
const PSELCTS = 0x510;
const PSELRXD = 0x514;
const RXD = 0x518;
const TXD = 0x51c;
const BAUDRATE = 0x524;
const CONFIG = 0x56c;

const ENABLED = 4;
const ERROR_OVERRUN = 1 << 0;
const ERROR_FRAMING = 1 << 2;
const ERROR_BREAK = 1 << 3;
const CONFIG_FLOW_CONTROL = 1 << 0;
const CONFIG_PARITY = 7 << 1;
/** BAUDRATE after a reset: 250000 baud. */
const BAUDRATE_RESET = 0x0400_0000;
/** What a sender outside assumes while the UART is off: 115200 baud. */
const BAUDRATE_USUAL = 0x01d7_e000;
const FIFO_SIZE = 6;
/** RTS asks the sender to stop when only this many places are left, so that bytes on their way fit. */
const FIFO_RESERVE = 4;
/** Byte times between STOPRX and RXTO, in which the receiver still listens. */
const TIMEOUT_BYTES = 5;
/** In the queue of bytes from outside: a break. */
const BREAK = -1;

interface Incoming {
  readonly byte: number;
  readonly pin: number;
}

/**
 * The UART: one byte in the transmitter and one waiting in TXD, a receive FIFO of six bytes. A byte
 * takes 10 bit times (11 with parity); TXDRDY comes with the end of its stop bit.
 */
export class Uart extends Peripheral implements UartPort {
  readonly #pins = new Map<number, number>();
  #enabled = false;
  #baudRate = BAUDRATE_RESET;
  #configuration = 0;
  #errors = 0;

  #transmitting = false;
  /** Byte in the shift register, and one written while that one leaves; -1 for none. */
  #shifting = -1;
  #waiting = -1;
  /** Pin that the byte in the shift register started on. */
  #shiftingPin = DISCONNECTED_PIN;
  readonly #txAlarm: Alarm;

  #receiving = false;
  readonly #fifo: number[] = [];
  #received = 0;
  readonly #timeoutAlarm: Alarm;

  /** Bytes from outside; the first is on the line while `#rxAlarm` is armed. */
  readonly #incoming: Incoming[] = [];
  readonly #rxAlarm: Alarm;
  readonly #listeners = new Set<(byte: number, cycle: number, txPin: number) => void>();

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly gpio: Gpio,
  ) {
    super(host, base);
    this.#txAlarm = host.time.alarm(() => this.#sent());
    this.#rxAlarm = host.time.alarm(() => this.#arrived());
    this.#timeoutAlarm = host.time.alarm(() => {
      this.#receiving = false;
      this.raise(EVENT_RX_TIMEOUT);
    });
  }

  /** What the outside has queued goes on arriving. */
  override reset(): void {
    super.reset();
    this.#pins.clear();
    this.#enabled = false;
    this.#baudRate = BAUDRATE_RESET;
    this.#configuration = 0;
    this.#errors = 0;
    this.#transmitting = this.#receiving = false;
    this.#shifting = this.#waiting = -1;
    this.#fifo.length = 0;
    this.#received = 0;
    this.#txAlarm.disarm();
    this.#timeoutAlarm.disarm();
  }

  task(index: number): void {
    if (!this.#enabled) return;
    switch (index) {
      case TASK_START_RX:
        this.#timeoutAlarm.disarm();
        this.#receiving = true;
        return this.#updateRts();
      case TASK_STOP_RX:
        if (!this.#receiving) return;
        this.#timeoutAlarm.at(this.host.time.now + Math.round(TIMEOUT_BYTES * this.#byteTime));
        return this.#updateRts();
      case TASK_START_TX:
        this.#transmitting = true;
        return this.#transmit();
      case TASK_STOP_TX:
        this.#transmitting = false;
        return;
      case TASK_SUSPEND:
        this.#transmitting = false;
        this.#receiving = false;
        return this.#updateRts();
    }
  }

  /** CTS is a pin: low lets the transmitter go on. */
  levelsChanged(levels: number, changed: number): void {
    const pin = this.#pin(PSELCTS);
    if (pin > 31 || !this.#enabled || ((changed >>> pin) & 1) === 0) return;
    if (((levels >>> pin) & 1) === 0) {
      this.raise(EVENT_CTS);
      if ((this.shorts & SHORT_CTS_START_RX) !== 0) this.task(TASK_START_RX);
      this.#transmit();
    } else {
      this.raise(EVENT_NCTS);
      if ((this.shorts & SHORT_NCTS_STOP_RX) !== 0) this.task(TASK_STOP_RX);
    }
  }

  get baud(): number {
    return Math.round((this.#rate * this.host.clockHz) / 2 ** 32);
  }

  get sending(): number {
    return this.#incoming.length;
  }

  listen(listener: (byte: number, cycle: number, txPin: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(bytes: Uint8Array, rxPin: number): void {
    for (const byte of bytes) this.#incoming.push({ byte, pin: rxPin });
    this.#startArriving();
  }

  sendBreak(rxPin: number): void {
    this.#incoming.push({ byte: BREAK, pin: rxPin });
    this.#startArriving();
  }

  clear(): void {
    this.#incoming.length = 0;
    this.#rxAlarm.disarm();
  }

  protected readRegister(offset: number): number {
    switch (offset) {
      case ERRORSRC:
        return this.#errors;
      case ENABLE:
        return this.#enabled ? ENABLED : 0;
      case RXD:
        return this.#takeReceived();
      case BAUDRATE:
        return this.#baudRate;
      case CONFIG:
        return this.#configuration;
      case PSELRTS:
      case PSELTXD:
      case PSELCTS:
      case PSELRXD:
        return this.#pin(offset);
    }
    return 0;
  }

  protected writeRegister(offset: number, value: number): void {
    switch (offset) {
      case ERRORSRC:
        // Writing a 1 clears that error.
        this.#errors &= ~value;
        return;
      case ENABLE:
        return this.#enable((value & 7) === ENABLED);
      case TXD:
        return this.#writeTxd(value & 0xff);
      case BAUDRATE:
        this.#baudRate = value >>> 0;
        return;
      case CONFIG:
        this.#configuration = value & (CONFIG_FLOW_CONTROL | CONFIG_PARITY);
        return this.#updateRts();
      case PSELRTS:
      case PSELTXD:
      case PSELCTS:
      case PSELRXD: {
        const enabled = this.#enabled;
        if (enabled) this.#releasePins();
        this.#pins.set(offset, value >>> 0);
        if (enabled) this.#takePins();
      }
    }
  }

  #pin(select: number): number {
    return this.#pins.get(select) ?? DISCONNECTED_PIN;
  }

  /** BAUDRATE that the outside uses. */
  get #rate(): number {
    return this.#enabled && this.#baudRate > 0 ? this.#baudRate : BAUDRATE_USUAL;
  }

  /** Cycles for a start bit, 8 data bits, a parity bit if any, and a stop bit. */
  get #byteTime(): number {
    const bits = (this.#configuration & CONFIG_PARITY) !== 0 ? 11 : 10;
    // BAUDRATE is the baud rate as a fraction of 16 MHz, in units of 2^-32.
    return (bits * 2 ** 32) / this.#rate;
  }

  #enable(enabled: boolean): void {
    if (enabled === this.#enabled) return;
    this.#enabled = enabled;
    if (enabled) {
      this.#takePins();
      return;
    }
    this.#releasePins();
    this.#transmitting = this.#receiving = false;
    this.#shifting = this.#waiting = -1;
    this.#fifo.length = 0;
    this.#txAlarm.disarm();
    this.#timeoutAlarm.disarm();
  }

  #takePins(): void {
    // The line idles high. Single bits are not shown on the pin: bytes are heard by `listen`.
    const tx = this.#pin(PSELTXD);
    if (tx <= 31) this.gpio.takeOutput(tx, true);
    for (const select of [PSELRXD, PSELCTS]) {
      const pin = this.#pin(select);
      if (pin <= 31) this.gpio.takeInput(pin);
    }
    this.#updateRts();
  }

  #releasePins(): void {
    for (const pin of this.#pins.values()) if (pin <= 31) this.gpio.release(pin);
  }

  // ------------------------------------------------------------------ transmitter

  #writeTxd(byte: number): void {
    if (!this.#enabled) return;
    this.#waiting = byte;
    this.#transmit();
  }

  #transmit(): void {
    if (!this.#transmitting || this.#shifting >= 0 || this.#waiting < 0 || !this.#clearToSend) return;
    this.#shifting = this.#waiting;
    this.#waiting = -1;
    this.#shiftingPin = this.#pin(PSELTXD);
    this.#txAlarm.at(this.host.time.now + Math.round(this.#byteTime));
  }

  #sent(): void {
    const byte = this.#shifting;
    this.#shifting = -1;
    // A byte whose pin is connected only while it leaves is no byte: drivers send one before that on
    // purpose, to get their first TXDRDY.
    const pin = this.#pin(PSELTXD);
    if (pin <= 31 && pin === this.#shiftingPin) {
      for (const listener of this.#listeners) listener(byte, this.host.time.now, pin);
    }
    this.#transmit();
    this.raise(EVENT_TX_READY);
  }

  get #clearToSend(): boolean {
    const pin = this.#pin(PSELCTS);
    if ((this.#configuration & CONFIG_FLOW_CONTROL) === 0 || pin > 31) return true;
    return !this.gpio.level(pin);
  }

  // --------------------------------------------------------------------- receiver

  /** True when the chip asks the sender to wait. */
  get #holdsBack(): boolean {
    if ((this.#configuration & CONFIG_FLOW_CONTROL) === 0 || this.#pin(PSELRTS) > 31) return false;
    const stopping = this.#timeoutAlarm.due !== Infinity;
    return !this.#receiving || stopping || this.#fifo.length >= FIFO_SIZE - FIFO_RESERVE;
  }

  #updateRts(): void {
    const pin = this.#pin(PSELRTS);
    if (!this.#enabled || pin > 31) return;
    this.gpio.takeOutput(pin, this.#holdsBack);
    this.#startArriving();
  }

  #startArriving(): void {
    if (this.#incoming.length === 0 || this.#rxAlarm.due !== Infinity || this.#holdsBack) return;
    this.#rxAlarm.at(this.host.time.now + Math.round(this.#byteTime));
  }

  /** The stop bit of the first byte in the queue. */
  #arrived(): void {
    const incoming = this.#incoming.shift();
    this.#startArriving();
    if (incoming === undefined || !this.#receiving || incoming.pin !== this.#pin(PSELRXD)) return;
    if (incoming.byte === BREAK) this.#error(ERROR_FRAMING | ERROR_BREAK);
    if (this.#fifo.length === FIFO_SIZE) return this.#error(ERROR_OVERRUN);
    this.#fifo.push(Math.max(incoming.byte, 0));
    this.#updateRts();
    // RXDRDY says that a byte came into RXD; those behind it come in as RXD is read.
    if (this.#fifo.length === 1) this.raise(EVENT_RX_READY);
  }

  #takeReceived(): number {
    const byte = this.#fifo.shift();
    if (byte === undefined) return this.#received;
    this.#received = byte;
    this.#updateRts();
    if (this.#fifo.length > 0) this.raise(EVENT_RX_READY);
    return byte;
  }

  #error(source: number): void {
    this.#errors |= source;
    this.raise(EVENT_ERROR);
  }
}
