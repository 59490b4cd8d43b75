import type { I2cDevice, I2cWire } from './i2c-wire.ts';
import { Peripheral, type PeripheralHost } from './peripheral.ts';
import type { Alarm } from './scheduler.ts';
import { DISCONNECTED_PIN } from './soc.ts';

// nRF51 Reference Manual v3.0, chapter "Two Wire Interface (TWI)", an I2C controller:
//
//   idle --STARTTX--> address --ack--> transmitting: byte from TXD, TXDSENT, next byte ... --STOP--> idle
//        --STARTRX--> address --ack--> receiving: byte to RXD, RXDREADY, acknowledged ...  --STOP--> idle
//
// A missing acknowledge raises ERROR and leaves the bus to the program, which sends STOP. BB marks the
// boundary of a byte before its acknowledge: SUSPEND there holds the clock low until RESUME, STOP there
// answers with "not acknowledged" and ends.
const TASK_START_RX = 0;
const TASK_START_TX = 2;
const TASK_STOP = 5;
const TASK_SUSPEND = 7;
const TASK_RESUME = 8;
const EVENT_STOPPED = 1;
const EVENT_RX_READY = 2;
const EVENT_TX_SENT = 7;
const EVENT_ERROR = 9;
const EVENT_BYTE_BOUNDARY = 14;
const EVENT_SUSPENDED = 18;
const SHORT_BB_SUSPEND = 1 << 0;
const SHORT_BB_STOP = 1 << 1;
const ERRORSRC = 0x4c4;
const PSELSCL = 0x508;
const PSELSDA = 0x50c;
const RXD = 0x518;
const TXD = 0x51c;
const FREQUENCY = 0x524;
const ADDRESS = 0x588;
const ERROR_OVERRUN = 1 << 0;
const ERROR_ADDRESS_NACK = 1 << 1;
const ERROR_DATA_NACK = 1 << 2;
/** 250 kHz. */
const FREQUENCY_RESET = 0x0400_0000;

type State =
  | 'idle'
  /** Start condition and address byte on the wire. */
  | 'addressing'
  /** A byte on the wire. */
  | 'sending'
  | 'receiving'
  /** Clock held low: no byte in TXD, or suspended, or not acknowledged. */
  | 'waiting'
  | 'stopping';

/** The TWI master of one of the slots that SPI and TWI share. */
export class Twi extends Peripheral {
  #enabled = false;
  #sclPin = DISCONNECTED_PIN;
  #sdaPin = DISCONNECTED_PIN;
  #frequency = FREQUENCY_RESET;
  #address = 0;
  #errors = 0;
  #received = 0;
  #receivedUnread = false;
  /** TXD when it holds a byte that has not been sent, else -1. */
  #transmit = -1;

  #state: State = 'idle';
  #reading = false;
  #device: I2cDevice | undefined;
  /** SUSPEND was asked for, by task or shortcut, and RESUME not yet. */
  #suspended = false;
  /** STOP was asked for while a byte was on the wire. */
  #stopWanted = false;
  /** The program must stop: something was not acknowledged. */
  #failed = false;
  readonly #alarm: Alarm;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly wire: (sclPin: number, sdaPin: number) => I2cWire,
  ) {
    super(host, base);
    this.#alarm = host.time.alarm(() => this.#advance());
  }

  override reset(): void {
    super.reset();
    this.enable(false);
    this.#sclPin = this.#sdaPin = DISCONNECTED_PIN;
    this.#frequency = FREQUENCY_RESET;
    this.#address = 0;
    this.#errors = 0;
    this.#received = 0;
  }

  /** Switched by the ENABLE register that the slot's modes share. */
  enable(enabled: boolean): void {
    this.#enabled = enabled;
    if (enabled) return;
    this.#alarm.disarm();
    this.#leaveDevice();
    this.#state = 'idle';
    this.#transmit = -1;
    this.#receivedUnread = this.#suspended = this.#stopWanted = this.#failed = false;
  }

  task(index: number): void {
    if (!this.#enabled) return;
    switch (index) {
      case TASK_START_RX:
        return this.#start(true);
      case TASK_START_TX:
        return this.#start(false);
      case TASK_STOP:
        if (this.#state === 'idle' || this.#state === 'waiting') this.#stop();
        else this.#stopWanted = true;
        return;
      case TASK_SUSPEND:
        this.#suspended = true;
        if (this.#state === 'idle' || this.#state === 'waiting') this.raise(EVENT_SUSPENDED);
        return;
      case TASK_RESUME:
        this.#suspended = false;
        if (this.#state === 'waiting') this.#continue();
    }
  }

  protected readRegister(offset: number): number {
    switch (offset) {
      case ERRORSRC:
        return this.#errors;
      case PSELSCL:
        return this.#sclPin;
      case PSELSDA:
        return this.#sdaPin;
      case RXD:
        this.#receivedUnread = false;
        return this.#received;
      case FREQUENCY:
        return this.#frequency;
      case ADDRESS:
        return this.#address;
    }
    return 0;
  }

  protected writeRegister(offset: number, value: number): void {
    switch (offset) {
      case ERRORSRC:
        this.#errors &= ~value;
        return;
      case PSELSCL:
        this.#sclPin = value >>> 0;
        return;
      case PSELSDA:
        this.#sdaPin = value >>> 0;
        return;
      case TXD:
        this.#transmit = value & 0xff;
        if (this.#state === 'waiting' && !this.#reading) this.#continue();
        return;
      case FREQUENCY:
        this.#frequency = value >>> 0;
        return;
      case ADDRESS:
        this.#address = value & 0x7f;
    }
  }

  #wait(bits: number): void {
    // FREQUENCY is a fraction of 16 MHz in units of 2^-32.
    this.#alarm.at(this.host.time.now + Math.round((bits * 2 ** 32) / (this.#frequency || FREQUENCY_RESET)));
  }

  /** Start condition (repeated, when a transfer is going on), then seven address bits, direction, acknowledge. */
  #start(reading: boolean): void {
    this.#reading = reading;
    this.#failed = this.#stopWanted = false;
    this.#suspended = false;
    this.#state = 'addressing';
    this.#wait(10);
  }

  /** What was on the wire is over. */
  #advance(): void {
    switch (this.#state) {
      case 'addressing':
        return this.#addressed();
      case 'sending':
        return this.#sent();
      case 'receiving':
        return this.#receivedByte();
      case 'stopping':
        this.#state = 'idle';
        this.#stopWanted = false;
        return this.raise(EVENT_STOPPED);
      case 'idle':
      case 'waiting':
      // Nothing is on the wire.
    }
  }

  #addressed(): void {
    const device = this.wire(this.#sclPin, this.#sdaPin).deviceAt(this.#address);
    if (device !== this.#device) this.#leaveDevice();
    this.#device = device;
    if (device?.start(this.#reading) !== true) return this.#fail(ERROR_ADDRESS_NACK);
    this.#state = 'waiting';
    if (this.#stopWanted && !this.#reading && this.#transmit < 0) return this.#stop();
    if (this.#suspended) this.raise(EVENT_SUSPENDED);
    else this.#continue();
  }

  /** The clock runs again, if there is something to do. */
  #continue(): void {
    if (this.#failed || this.#suspended) return;
    if (this.#reading) {
      this.#state = 'receiving';
      // The acknowledge of the byte before is part of the nine.
      this.#wait(9);
    } else if (this.#transmit >= 0) {
      this.#state = 'sending';
      this.#wait(9);
    }
  }

  #sent(): void {
    const byte = this.#transmit;
    this.#transmit = -1;
    this.#state = 'waiting';
    const acknowledged = this.#device?.write(byte) === true;
    if (!acknowledged) this.#fail(ERROR_DATA_NACK);
    this.#byteBoundary();
    if (acknowledged) this.raise(EVENT_TX_SENT);
    this.#afterByte();
  }

  #receivedByte(): void {
    this.#state = 'waiting';
    this.#received = this.#device?.read() ?? 0xff;
    if (this.#receivedUnread) {
      this.#errors |= ERROR_OVERRUN;
      this.raise(EVENT_ERROR);
    }
    this.#receivedUnread = true;
    this.#byteBoundary();
    this.raise(EVENT_RX_READY);
    this.#afterByte();
  }

  #byteBoundary(): void {
    if ((this.shorts & SHORT_BB_STOP) !== 0) this.#stopWanted = true;
    else if ((this.shorts & SHORT_BB_SUSPEND) !== 0) this.#suspended = true;
    this.raise(EVENT_BYTE_BOUNDARY);
  }

  #afterByte(): void {
    // A listener of the events may have gone on already.
    if (this.#state !== 'waiting') return;
    if (this.#stopWanted) return this.#stop();
    if (this.#suspended) this.raise(EVENT_SUSPENDED);
    else this.#continue();
  }

  #fail(source: number): void {
    this.#state = 'waiting';
    this.#failed = true;
    this.#errors |= source;
    this.raise(EVENT_ERROR);
    if (this.#stopWanted) this.#stop();
  }

  #stop(): void {
    this.#leaveDevice();
    this.#suspended = false;
    this.#transmit = -1;
    this.#state = 'stopping';
    this.#wait(1);
  }

  #leaveDevice(): void {
    const device = this.#device;
    this.#device = undefined;
    device?.stop();
  }
}
