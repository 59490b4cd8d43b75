import type { Alarm, Time } from '../soc/scheduler.ts';
import { RegisterDevice } from './register-device.ts';
import type { Field, Vector } from './vector.ts';

/** Registers, NXP MAG3110 data sheet rev. 9.2, table 11. */
const DR_STATUS = 0x00;
const OUT_X_MSB = 0x01;
const OUT_Z_LSB = 0x06;
const WHO_AM_I = 0x07;
const SYSMOD = 0x08;
const OFF_X_MSB = 0x09;
const OFF_Z_LSB = 0x0e;
const DIE_TEMP = 0x0f;
const CTRL_REG1 = 0x10;
const CTRL_REG2 = 0x11;

const DEVICE_ID = 0xc4;

/** DR_STATUS: new data on each axis and on all (ZYXDR), data lost on each and on all (ZYXOW). */
const DATA_READY = 0x0f;
const OVERWRITTEN = 0xf0;
/** CTRL_REG1: AC (active), TM (one measurement), OS[1:0] at bit 3 and DR[2:0] at bit 5. */
const ACTIVE = 0x01;
const TRIGGER = 0x02;
/** CTRL_REG2: RAW (no user offset). */
const RAW = 0x20;

/** I2C address of the MAG3110. */
export const MAG3110_ADDRESS = 0x0e;

/**
 * The magnetometer of the V1 board: 16-bit samples of 0.1 microtesla, active-high INT1 on new data.
 */
export class Mag3110 extends RegisterDevice {
  readonly #registers = new Uint8Array(0x12);
  readonly #alarm: Alarm;
  readonly #feels: Vector = { x: 0, y: 0, z: 0 };
  readonly #samples = new Int16Array(3);
  #status = 0;
  #activeSince = 0;

  constructor(
    private readonly time: Time,
    private readonly clockHz: number,
    /** Nanotesla along the board's axes, as `compass.get_x()` and its sisters read them. */
    private readonly magneticField: Field,
    /** Degrees Celsius for the die temperature register. */
    private readonly temperature: () => number,
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
    this.#samples.fill(0);
    this.#status = 0;
    this.#alarm.disarm();
    this.driveInterrupt(false);
  }

  protected readRegister(register: number): number {
    switch (register) {
      case DR_STATUS:
        return this.#status;
      case WHO_AM_I:
        return DEVICE_ID;
      case SYSMOD:
        if (!(this.#registers[CTRL_REG1]! & ACTIVE)) return 0;
        return this.#registers[CTRL_REG2]! & RAW ? 1 : 2;
      case DIE_TEMP:
        return Math.round(this.temperature()) & 0xff;
    }
    if (register >= OUT_X_MSB && register <= OUT_Z_LSB) return this.#readSample(register - OUT_X_MSB);
    return this.#registers[register] ?? 0;
  }

  protected writeRegister(register: number, value: number): void {
    if (register === CTRL_REG1) this.#writeMode(value);
    else if (register === CTRL_REG2) this.#registers[register] = value & 0xa0;
    else if (register >= OFF_X_MSB && register <= OFF_Z_LSB) this.#registers[register] = value;
  }

  #writeMode(value: number): void {
    const wasActive = this.#registers[CTRL_REG1]! & ACTIVE;
    this.#registers[CTRL_REG1] = value & ~TRIGGER;
    if (value & ACTIVE) {
      if (wasActive) return;
      this.#activeSince = this.time.now;
      this.#alarm.at(this.#activeSince + this.#period);
    } else if (value & TRIGGER) {
      this.#alarm.at(this.time.now + this.#period);
    } else {
      this.#alarm.disarm();
    }
  }

  /** Section 5.5.1: 80 Hz, halved by each step of the data rate and of the oversampling. */
  get #period(): number {
    const control = this.#registers[CTRL_REG1]!;
    return (this.clockHz / 80) * 2 ** (((control >> 3) & 3) + ((control >> 5) & 7));
  }

  #sample(): void {
    if (this.#status & DATA_READY) this.#status |= OVERWRITTEN;
    this.#status |= DATA_READY;
    this.#measure(this.time.now);
    this.driveInterrupt(true);
  }

  /** All of the sensor's axes point against the board's (as the runtime's drivers undo it). */
  #measure(cycle: number): void {
    this.magneticField(cycle, this.#feels);
    this.#samples[0] = this.#scale(-this.#feels.x, 0);
    this.#samples[1] = this.#scale(-this.#feels.y, 1);
    this.#samples[2] = this.#scale(-this.#feels.z, 2);
  }

  /** Full scale is +-1000 microtesla; the user offset registers count in samples, left-aligned by one bit. */
  #scale(nanotesla: number, axis: number): number {
    let sample = Math.round(nanotesla / 100);
    if (!(this.#registers[CTRL_REG2]! & RAW)) {
      const high = this.#registers[OFF_X_MSB + 2 * axis]!;
      const low = this.#registers[OFF_X_MSB + 2 * axis + 1]!;
      sample -= (((high << 8) | low) << 16) >> 17;
    }
    return Math.max(-20_000, Math.min(20_000, sample));
  }

  #readSample(byte: number): number {
    if (byte === 0) this.#takeNewest();
    const sample = this.#samples[byte >> 1]!;
    if ((byte & 1) === 0) this.#acknowledge(byte >> 1);
    return (byte & 1 ? sample : sample >> 8) & 0xff;
  }

  /** Samples nobody looked at were not worth an event: measure as the last of them did, and go on. */
  #takeNewest(): void {
    if (!(this.#registers[CTRL_REG1]! & ACTIVE) || !(this.#status & DATA_READY)) return;
    const period = this.#period;
    const samples = Math.floor((this.time.now - this.#activeSince) / period);
    this.#measure(this.#activeSince + samples * period);
  }

  /** Reading an axis clears its flags; with the last one INT1 falls. */
  #acknowledge(axis: number): void {
    this.#status &= ~(0x11 << axis);
    if ((this.#status & 0x07) !== 0) return;
    this.#status = 0;
    this.driveInterrupt(false);
    if (!(this.#registers[CTRL_REG1]! & ACTIVE)) return;
    const samples = Math.floor((this.time.now - this.#activeSince) / this.#period);
    this.#alarm.at(this.#activeSince + (samples + 1) * this.#period);
  }
}
