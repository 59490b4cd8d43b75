import type { Alarm, Time } from '../soc/scheduler.ts';
import { RegisterDevice } from './register-device.ts';
import type { Field, Vector } from './vector.ts';

/** Registers, NXP MMA8653FC data sheet rev. 7, table 11. */
const STATUS = 0x00;
const OUT_X_MSB = 0x01;
const OUT_Z_LSB = 0x06;
const SYSMOD = 0x0b;
const INT_SOURCE = 0x0c;
const WHO_AM_I = 0x0d;
const XYZ_DATA_CFG = 0x0e;
const CTRL_REG1 = 0x2a;
const CTRL_REG2 = 0x2b;
const CTRL_REG3 = 0x2c;
const CTRL_REG4 = 0x2d;
const CTRL_REG5 = 0x2e;
const OFF_X = 0x2f;
const OFF_Z = 0x31;

const DEVICE_ID = 0x5a;

/** STATUS: new data on each axis and on all (ZYXDR), and data lost on each and on all (ZYXOW). */
const DATA_READY = 0x0f;
const OVERWRITTEN = 0xf0;
/** CTRL_REG1: ACTIVE, F_READ (8-bit samples), DR[2:0] at bit 3. */
const ACTIVE = 0x01;
const F_READ = 0x02;
const DATA_RATE_SHIFT = 3;
/** CTRL_REG2: RST. */
const RESET = 0x40;
/** CTRL_REG3: IPOL, interrupt pins active high. */
const ACTIVE_HIGH = 0x02;
/** CTRL_REG4 and CTRL_REG5: the data ready interrupt is enabled, and goes to INT1. */
const DATA_READY_INTERRUPT = 0x01;

/** Milliseconds between samples for DR 0-7 (table 51: 800, 400, 200, 100, 50, 12.5, 6.25, 1.56 Hz). */
const samplePeriods: readonly number[] = [1.25, 2.5, 5, 10, 20, 80, 160, 640];

/** I2C address; the part has no other. */
export const MMA8653_ADDRESS = 0x1d;

/**
 * The accelerometer of the V1 board. It turns what the board feels into 10-bit samples in its own
 * axes, at the programmed rate and range, and tells of them on its INT1 pin.
 *
 * Milli-g are counted 1024 to the g here, as the runtime does (10 bits over 2 g give 4 of them a count).
 */
export class Mma8653 extends RegisterDevice {
  readonly #registers = new Uint8Array(0x32);
  readonly #alarm: Alarm;
  readonly #feels: Vector = { x: 0, y: 0, z: 0 };
  readonly #counts = new Int16Array(3);
  #status = 0;
  /** Cycle of the switch to active mode; samples are taken at whole periods after it. */
  #activeSince = 0;

  constructor(
    private readonly time: Time,
    private readonly clockHz: number,
    /** Milli-g along the board's axes, as `accelerometer.get_values()` reads them. */
    private readonly acceleration: Field,
    /** Level of the INT1 pin. */
    private readonly driveInterrupt: (level: boolean) => void,
  ) {
    super();
    this.#alarm = time.alarm(() => this.#sample());
    this.powerOn();
  }

  /** Back to the state after power-on. A reset of the processor does not do that. */
  powerOn(): void {
    this.#registers.fill(0);
    this.#counts.fill(0);
    this.#status = 0;
    this.#alarm.disarm();
    this.#driveInterrupt();
  }

  protected override nextRegister(register: number): number {
    // Table 11: samples are read round and round, with F_READ only their upper bytes.
    if (this.#registers[CTRL_REG1]! & F_READ) {
      if (register === 0x01 || register === 0x03) return register + 2;
      if (register === 0x05) return STATUS;
    } else if (register === OUT_Z_LSB) return STATUS;
    return super.nextRegister(register);
  }

  protected readRegister(register: number): number {
    switch (register) {
      case STATUS:
        return this.#status;
      case SYSMOD:
        return this.#registers[CTRL_REG1]! & ACTIVE;
      case INT_SOURCE:
        return this.#status & 0x08 ? DATA_READY_INTERRUPT : 0;
      case WHO_AM_I:
        return DEVICE_ID;
    }
    if (register >= OUT_X_MSB && register <= OUT_Z_LSB) return this.#readSample(register - OUT_X_MSB);
    return this.#registers[register] ?? 0;
  }

  protected writeRegister(register: number, value: number): void {
    switch (register) {
      case CTRL_REG1:
        this.#writeMode(value);
        break;
      case CTRL_REG2:
        if (value & RESET) this.powerOn();
        else this.#registers[CTRL_REG2] = value;
        break;
      case XYZ_DATA_CFG:
      case CTRL_REG3:
      case CTRL_REG4:
      case CTRL_REG5:
        // Section 5.2: these change in standby only.
        if (!(this.#registers[CTRL_REG1]! & ACTIVE)) this.#registers[register] = value;
        this.#driveInterrupt();
        break;
      default:
        if (register >= OFF_X && register <= OFF_Z) this.#registers[register] = value;
    }
  }

  #writeMode(value: number): void {
    const wasActive = this.#registers[CTRL_REG1]! & ACTIVE;
    this.#registers[CTRL_REG1] = value;
    if (!(value & ACTIVE)) {
      this.#alarm.disarm();
    } else if (!wasActive) {
      this.#activeSince = this.time.now;
      this.#alarm.at(this.#activeSince + this.#period);
    }
  }

  get #period(): number {
    const rate = (this.#registers[CTRL_REG1]! >> DATA_RATE_SHIFT) & 7;
    return (samplePeriods[rate]! * this.clockHz) / 1000;
  }

  /** A new sample replaces the last one, read or not. */
  #sample(): void {
    if (this.#status & DATA_READY) this.#status |= OVERWRITTEN;
    this.#status |= DATA_READY;
    this.#measure(this.time.now);
    this.#driveInterrupt();
    // Nobody notices the samples between this one and its being read: #readSample takes the newest.
  }

  /** The sensor lies turned by half a turn on the board: its x and y point the other way. */
  #measure(cycle: number): void {
    this.acceleration(cycle, this.#feels);
    const range = 2 << Math.min(this.#registers[XYZ_DATA_CFG]! & 3, 2);
    this.#counts[0] = this.#count(-this.#feels.x, range, OFF_X);
    this.#counts[1] = this.#count(-this.#feels.y, range, OFF_X + 1);
    this.#counts[2] = this.#count(this.#feels.z, range, OFF_Z);
  }

  /** 10 bits over the range; the offset registers count 2 mg (section 5.9). */
  #count(milliG: number, range: number, offsetRegister: number): number {
    const offset = ((this.#registers[offsetRegister]! << 24) >> 24) * 2;
    return Math.max(-512, Math.min(511, Math.round((milliG + offset) / (2 * range))));
  }

  #readSample(byte: number): number {
    if (byte === 0) this.#takeNewest();
    const leftAligned = this.#counts[byte >> 1]! << 6;
    if ((byte & 1) === 0) this.#acknowledge(byte >> 1);
    return (byte & 1 ? leftAligned : leftAligned >> 8) & 0xff;
  }

  #takeNewest(): void {
    if (!(this.#registers[CTRL_REG1]! & ACTIVE) || !(this.#status & DATA_READY)) return;
    const now = this.time.now;
    const period = this.#period;
    const samples = Math.floor((now - this.#activeSince) / period);
    this.#measure(this.#activeSince + samples * period);
  }

  /** Reading an axis' upper byte clears its flags; with the last one the interrupt ends (table 12). */
  #acknowledge(axis: number): void {
    this.#status &= ~(0x11 << axis);
    if ((this.#status & 0x07) === 0) {
      this.#status = 0;
      this.#awaitNext();
    }
    this.#driveInterrupt();
  }

  #awaitNext(): void {
    if (!(this.#registers[CTRL_REG1]! & ACTIVE)) return;
    const samples = Math.floor((this.time.now - this.#activeSince) / this.#period);
    this.#alarm.at(this.#activeSince + (samples + 1) * this.#period);
  }

  #driveInterrupt(): void {
    const routed = this.#registers[CTRL_REG4]! & this.#registers[CTRL_REG5]! & DATA_READY_INTERRUPT;
    const active = routed !== 0 && (this.#status & 0x08) !== 0;
    const activeHigh = (this.#registers[CTRL_REG3]! & ACTIVE_HIGH) !== 0;
    this.driveInterrupt(active === activeHigh);
  }
}
