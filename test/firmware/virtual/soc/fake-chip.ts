import type { Peripheral, PeripheralHost } from '../../../../firmware/virtual/soc/peripheral.ts';
import { Scheduler } from '../../../../firmware/virtual/soc/scheduler.ts';

/**
 * The least chip that a peripheral can live in: time that passes when the test says so, interrupt
 * lines to look at, and what was published to PPI.
 */
export class FakeChip implements PeripheralHost {
  readonly clockHz = 16_000_000;
  readonly time = new Scheduler();
  /** Interrupt lines that are high. */
  readonly lines = new Set<number>();
  readonly published: { readonly address: number; readonly cycle: number }[] = [];
  onPublish: ((address: number) => void) | null = null;
  readonly core = { cycles: 0, breakOut: () => undefined };

  constructor() {
    this.time.connect(this.core);
  }

  setInterruptLine(irq: number, high: boolean): void {
    if (high) this.lines.add(irq);
    else this.lines.delete(irq);
  }

  publish(address: number): void {
    this.published.push({ address, cycle: this.time.now });
    this.onPublish?.(address);
  }

  get now(): number {
    return this.core.cycles;
  }

  /** Lets cycles pass, firing what is due on the way at its cycle. */
  pass(cycles: number): void {
    const end = this.core.cycles + cycles;
    while (this.time.next <= end) {
      this.core.cycles = Math.max(this.core.cycles, this.time.next);
      this.time.fireDue();
    }
    this.core.cycles = end;
  }

  passMicroseconds(time: number): void {
    this.pass(time * 16);
  }

  /** Lets time pass until the condition holds; the cycles it took, or an error after `most`. */
  passUntil(condition: () => boolean, most = 100_000_000): number {
    const start = this.core.cycles;
    while (!condition()) {
      if (this.time.next > start + most) throw new Error('it never happened');
      this.pass(Math.max(1, this.time.next - this.core.cycles));
    }
    return this.core.cycles - start;
  }
}

/** Registers by name, as a driver would write them. */
export const TASK = (index: number): number => 4 * index;
export const EVENT = (index: number): number => 0x100 + 4 * index;
export const SHORTS = 0x200;
export const INTENSET = 0x304;
export const INTENCLR = 0x308;

export function happened(peripheral: Peripheral, index: number): boolean {
  return peripheral.read(EVENT(index)) === 1;
}

export function clearEvent(peripheral: Peripheral, index: number): void {
  peripheral.write(EVENT(index), 0);
}

export function trigger(peripheral: Peripheral, index: number): void {
  peripheral.write(TASK(index), 1);
}
