import { Peripheral, microseconds, type PeripheralHost } from './peripheral.ts';

// nRF51 Reference Manual v3.0, chapter "Non-Volatile Memory Controller (NVMC)".
const READY = 0x400;
const CONFIG = 0x504;
const ERASEPCR1 = 0x508;
const ERASEALL = 0x50c;
const ERASEPCR0 = 0x510;
const ERASEUICR = 0x514;
const CONFIG_WRITE = 1;
const CONFIG_ERASE = 2;

export interface NvmcTiming {
  /** Microseconds. */
  readonly word: number;
  readonly page: number;
  readonly all: number;
}

/** nRF51822 Product Specification v3.1, chapter "Non-volatile memory controller" (maximum values). */
export const nrf51FlashTiming: NvmcTiming = { word: 46.3, page: 22_300, all: 22_300 };

/** The memories that NVMC erases and writes. */
export interface NonVolatileMemory {
  readonly flash: Uint8Array;
  readonly uicr: Uint8Array;
  readonly pageSize: number;
  /** True for flash that must not be erased or written (memory protection unit). */
  isProtected(address: number): boolean;
  /** Bytes of flash changed: decoded instructions there are stale. */
  flashChanged(from: number, to: number): void;
  /** The core gets nothing from flash until that cycle. */
  stallUntil(cycle: number): void;
}

/**
 * Erases pages and writes words. Erased is all ones, and a write only clears bits. While it works the
 * core is halted as soon as it fetches from flash; code in RAM can watch READY.
 */
export class Nvmc extends Peripheral {
  #configuration = 0;
  #busyUntil = 0;

  constructor(
    host: PeripheralHost,
    base: number,
    private readonly memory: NonVolatileMemory,
    private readonly timing: NvmcTiming,
  ) {
    super(host, base);
  }

  protected override get hasPowerSwitch(): boolean {
    return false;
  }

  override reset(): void {
    super.reset();
    this.#configuration = 0;
    this.#busyUntil = 0;
  }

  task(): void {}

  /** A word written to an address in flash, by the core. Ignored unless writing is enabled. */
  writeFlash(address: number, value: number): void {
    if (this.#configuration !== CONFIG_WRITE || this.memory.isProtected(address)) return;
    clearBits(this.memory.flash, address, value);
    this.memory.flashChanged(address, address + 4);
    this.#busyFor(this.timing.word);
  }

  /** A word written to a byte offset in UICR. */
  writeUicr(offset: number, value: number): void {
    if (this.#configuration !== CONFIG_WRITE) return;
    clearBits(this.memory.uicr, offset, value);
    this.#busyFor(this.timing.word);
  }

  protected readRegister(offset: number): number {
    switch (offset) {
      case READY:
        return this.host.time.now >= this.#busyUntil ? 1 : 0;
      case CONFIG:
        return this.#configuration;
    }
    return 0;
  }

  protected writeRegister(offset: number, value: number): void {
    if (offset === CONFIG) {
      this.#configuration = value & 3;
      return;
    }
    if (this.#configuration !== CONFIG_ERASE) return;
    const { flash, uicr } = this.memory;
    switch (offset) {
      // Code regions 1 and 0; without a protected region 0 the two do the same.
      case ERASEPCR1:
      case ERASEPCR0:
        return this.#erasePage(value);
      case ERASEALL:
        if ((value & 1) === 0) return;
        flash.fill(0xff);
        uicr.fill(0xff);
        this.memory.flashChanged(0, flash.length);
        return this.#busyFor(this.timing.all);
      case ERASEUICR:
        if ((value & 1) === 0) return;
        uicr.fill(0xff);
        return this.#busyFor(this.timing.page);
    }
  }

  #erasePage(address: number): void {
    const { flash, pageSize } = this.memory;
    const from = (address >>> 0) - ((address >>> 0) % pageSize);
    if (from >= flash.length || this.memory.isProtected(from)) return;
    flash.fill(0xff, from, from + pageSize);
    this.memory.flashChanged(from, from + pageSize);
    this.#busyFor(this.timing.page);
  }

  #busyFor(time: number): void {
    const start = Math.max(this.host.time.now, this.#busyUntil);
    this.#busyUntil = start + microseconds(this.host, time);
    this.memory.stallUntil(this.#busyUntil);
  }
}

function clearBits(memory: Uint8Array, offset: number, word: number): void {
  for (let byte = 0; byte < 4; byte++) memory[offset + byte]! &= word >>> (8 * byte);
}
