import type { I2cDevice } from '../soc/i2c-wire.ts';

/**
 * An I2C device that is a file of byte registers: the first byte written after a start selects one,
 * further bytes are stored from there on, reads go on from there. What differs between devices is the
 * meaning of the registers and how the selection moves.
 */
export abstract class RegisterDevice implements I2cDevice {
  #selected = 0;
  #selecting = false;

  start(read: boolean): boolean {
    this.#selecting = !read;
    return true;
  }

  write(byte: number): boolean {
    if (this.#selecting) {
      this.#selecting = false;
      this.#selected = byte;
      return true;
    }
    this.writeRegister(this.#selected, byte);
    this.#selected = this.nextRegister(this.#selected);
    return true;
  }

  read(): number {
    const value = this.readRegister(this.#selected);
    this.#selected = this.nextRegister(this.#selected);
    return value;
  }

  stop(): void {
    this.#selecting = false;
  }

  /** The register that follows in a transfer of several bytes. */
  protected nextRegister(register: number): number {
    return (register + 1) & 0xff;
  }

  protected abstract readRegister(register: number): number;
  protected abstract writeRegister(register: number, value: number): void;
}
