import type { Machine } from './machine.ts';

/** Vector of the HardFault exception (ARMv6-M Architecture Reference Manual, B1.5.3). */
const HARD_FAULT_VECTOR = 12;
/** `b .`: what the runtime's fault handler is. */
const LOOP_FOR_EVER = 0xe7fe;
/** Offset of the return address in the frame that an exception pushes (B1.5.6). */
const STACKED_PC = 24;
const SP = 13;
const RAM_START = 0x2000_0000;

/**
 * Notices a program that fell into a fault handler which loops for ever: the chip runs on, but the
 * board is as good as dead, and a pupil should hear why nothing happens.
 */
export class HardFaultWatch {
  #seen = false;

  constructor(
    private readonly machine: Machine,
    /** Told once until the chip is reset: the address of the instruction that failed. */
    private readonly faulted: (address: number) => void,
  ) {
    const { flash, core } = machine;
    const word = (at: number): number => new DataView(flash.buffer, flash.byteOffset).getUint32(at, true);
    const handler = word(HARD_FAULT_VECTOR) & ~1;
    if (handler > flash.length - 2) return;
    if ((flash[handler]! | (flash[handler + 1]! << 8)) !== LOOP_FOR_EVER) return;
    core.addHook(handler, () => {
      this.#entered();
      return false;
    });
  }

  /** A fault was told, and the chip not reset since. */
  get seen(): boolean {
    return this.#seen;
  }

  /** The chip was reset. */
  reset(): void {
    this.#seen = false;
  }

  #entered(): void {
    if (this.#seen) return;
    this.#seen = true;
    const { core, ram } = this.machine;
    const at = (core.registers[SP]! >>> 0) - RAM_START + STACKED_PC;
    const inRam = at >= 0 && at <= ram.length - 4;
    this.faulted(inRam ? new DataView(ram.buffer, ram.byteOffset).getUint32(at, true) : 0);
  }
}
