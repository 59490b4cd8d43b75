import { Peripheral, POWER_OFFSET, type PeripheralHost } from './peripheral.ts';
import type { Spi } from './spi.ts';
import type { Twi } from './twi.ts';

const ENABLE = 0x500;
const ENABLE_SPI = 1;
const ENABLE_TWI = 5;

/**
 * SPI and TWI with the same id are one place in the address map and one interrupt; ENABLE says which
 * of them is there (nRF51 Reference Manual v3.0, chapter "Peripheral ID": they must not be
 * enabled at the same time). Settings written while both are off reach both.
 */
export class SerialSlot extends Peripheral {
  #enable = 0;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly twi: Twi,
    private readonly spi: Spi,
  ) {
    super(host, base);
  }

  override reset(): void {
    super.reset();
    this.#enable = 0;
    this.twi.reset();
    this.spi.reset();
  }

  task(index: number): void {
    if (this.#enable === ENABLE_TWI) this.twi.task(index);
  }

  override read(offset: number): number {
    if (offset === ENABLE) return this.#enable;
    if (offset === POWER_OFFSET) return super.read(offset);
    return this.#enable === ENABLE_SPI ? this.spi.read(offset) : this.twi.read(offset);
  }

  override write(offset: number, value: number): void {
    if (offset === POWER_OFFSET) {
      super.write(offset, value);
      return;
    }
    if (offset === ENABLE) {
      this.#enable = value & 7;
      this.twi.enable(this.#enable === ENABLE_TWI);
      this.spi.enable(this.#enable === ENABLE_SPI);
      if (this.#enable === ENABLE_TWI) this.spi.silence();
      else if (this.#enable === ENABLE_SPI) this.twi.silence();
      return;
    }
    if (this.#enable !== ENABLE_SPI) this.twi.write(offset, value);
    if (this.#enable !== ENABLE_TWI) this.spi.write(offset, value);
  }

  override setRouted(mask: number): void {
    this.twi.setRouted(mask);
    this.spi.setRouted(mask);
  }

  protected readRegister(): number {
    return 0;
  }

  protected writeRegister(): void {}
}
