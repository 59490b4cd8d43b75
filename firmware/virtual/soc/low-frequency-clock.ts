import type { PeripheralHost } from './peripheral.ts';

/** Ticks of the low frequency clock in a second. */
export const LFCLK_HZ = 32_768;

/**
 * The 32.768 kHz clock that RTC and watchdog count. Its edges lie on a fixed grid from power-on: edge
 * k is at k / 32768 s, rounded up to a whole cycle. Nothing counts while it is stopped, which CLOCK
 * says.
 */
export class LowFrequencyClock {
  #running = false;
  readonly #listeners: (() => void)[] = [];

  /** Cycles per edge as a reduced fraction, so that months of cycles stay exact in a double. */
  readonly #cycles: number;
  readonly #edges: number;

  constructor(host: PeripheralHost) {
    const divisor = greatestCommonDivisor(host.clockHz, LFCLK_HZ);
    this.#cycles = host.clockHz / divisor;
    this.#edges = LFCLK_HZ / divisor;
  }

  get running(): boolean {
    return this.#running;
  }

  set running(running: boolean) {
    if (running === this.#running) return;
    // What counted so far is settled by the old state, so listeners hear before and after.
    for (const listener of this.#listeners) listener();
    this.#running = running;
    for (const listener of this.#listeners) listener();
  }

  /** Called just before and just after the clock starts or stops. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Number of the last edge at or before a cycle. */
  edgeAt(cycle: number): number {
    return Math.floor((cycle * this.#edges) / this.#cycles);
  }

  /** Cycle of an edge. */
  cycleOf(edge: number): number {
    return Math.ceil((edge * this.#cycles) / this.#edges);
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
