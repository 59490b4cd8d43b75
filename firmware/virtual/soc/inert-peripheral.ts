import { Peripheral } from './peripheral.ts';

/**
 * A peripheral that exists in the address map but has nothing attached that could make it do
 * something: registers read back what was written, tasks do nothing, events come only from writes.
 * On the nRF51822: QDEC, LPCOMP, ECB, CCM, AAR, SPIS.
 */
export class InertPeripheral extends Peripheral {
  readonly #registers = new Map<number, number>();

  override reset(): void {
    super.reset();
    this.#registers.clear();
  }

  task(): void {}

  protected readRegister(offset: number): number {
    return this.#registers.get(offset) ?? 0;
  }

  protected writeRegister(offset: number, value: number): void {
    this.#registers.set(offset, value);
  }
}
