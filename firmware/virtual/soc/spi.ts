import { Peripheral, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';
import { DISCONNECTED_PIN } from './soc.ts';
import type { SpiWire } from './spi-wire.ts';

// nRF51 Reference Manual v3.0, chapter "Serial Peripheral Interface (SPI) Master".
const EVENT_READY = 2;
const PSELSCK = 0x508;
const PSELMOSI = 0x50c;
const PSELMISO = 0x510;
const RXD = 0x518;
const TXD = 0x51c;
const FREQUENCY = 0x524;
const CONFIG = 0x554;
const CONFIG_LSB_FIRST = 1 << 0;
/** 4 Mbit/s. */
const FREQUENCY_RESET = 0x0400_0000;
/** MISO without a device. */
const NO_ANSWER = 0xff;

/**
 * The SPI master of one of the slots that SPI and TWI share. TXD and RXD are each two bytes deep: a
 * second byte may be written while the first leaves, and READY comes when a byte reaches RXD.
 */
export class Spi extends Peripheral {
  #enabled = false;
  #pins = { sck: DISCONNECTED_PIN, mosi: DISCONNECTED_PIN, miso: DISCONNECTED_PIN };
  #frequency = FREQUENCY_RESET;
  #configuration = 0;
  /** Bytes to send: in the shift register while `#alarm` is armed, and in TXD. */
  readonly #transmit: number[] = [];
  readonly #received: number[] = [];
  #last = 0;
  readonly #alarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly wire: (sckPin: number, mosiPin: number | null, misoPin: number | null) => SpiWire,
  ) {
    super(host, base);
    this.#alarm = host.time.alarm(() => this.#shifted());
  }

  override reset(): void {
    super.reset();
    this.enable(false);
    this.#pins = { sck: DISCONNECTED_PIN, mosi: DISCONNECTED_PIN, miso: DISCONNECTED_PIN };
    this.#frequency = FREQUENCY_RESET;
    this.#configuration = 0;
    this.#last = 0;
  }

  /** Switched by the ENABLE register that the slot's modes share. */
  enable(enabled: boolean): void {
    this.#enabled = enabled;
    if (enabled) return;
    this.#alarm.disarm();
    this.#transmit.length = 0;
    this.#received.length = 0;
  }

  /** The SPI master has no tasks. */
  task(): void {}

  protected readRegister(offset: number): number {
    switch (offset) {
      case PSELSCK:
        return this.#pins.sck;
      case PSELMOSI:
        return this.#pins.mosi;
      case PSELMISO:
        return this.#pins.miso;
      case RXD:
        return this.#takeReceived();
      case FREQUENCY:
        return this.#frequency;
      case CONFIG:
        return this.#configuration;
    }
    return 0;
  }

  protected writeRegister(offset: number, value: number): void {
    switch (offset) {
      case PSELSCK:
        this.#pins.sck = value >>> 0;
        return;
      case PSELMOSI:
        this.#pins.mosi = value >>> 0;
        return;
      case PSELMISO:
        this.#pins.miso = value >>> 0;
        return;
      case TXD:
        if (!this.#enabled) return;
        // A third byte replaces the second.
        if (this.#transmit.length === 2) this.#transmit.pop();
        this.#transmit.push(value & 0xff);
        if (this.#alarm.due === Infinity) this.#shift();
        return;
      case FREQUENCY:
        this.#frequency = value >>> 0;
        return;
      case CONFIG:
        this.#configuration = value & 7;
    }
  }

  #shift(): void {
    this.#alarm.at(this.host.time.now + Math.round((8 * 2 ** 32) / (this.#frequency || FREQUENCY_RESET)));
  }

  #shifted(): void {
    const byte = this.#transmit.shift() ?? 0;
    const reversed = (this.#configuration & CONFIG_LSB_FIRST) !== 0;
    const { sck, mosi, miso } = this.#pins;
    const device = this.wire(sck, connected(mosi), connected(miso)).device;
    const answer = device?.transfer(reversed ? reverseBits(byte) : byte) ?? NO_ANSWER;
    if (this.#transmit.length > 0) this.#shift();
    // RXD and one behind it; a byte that finds both full is lost.
    if (this.#received.length < 2) this.#received.push(reversed ? reverseBits(answer) : answer);
    if (this.#received.length === 1) this.raise(EVENT_READY);
  }

  #takeReceived(): number {
    const byte = this.#received.shift();
    if (byte === undefined) return this.#last;
    this.#last = byte;
    if (this.#received.length > 0) this.raise(EVENT_READY);
    return byte;
  }
}

function connected(pin: number): number | null {
  return pin > 31 ? null : pin;
}

function reverseBits(byte: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit++) reversed |= ((byte >> bit) & 1) << (7 - bit);
  return reversed;
}
