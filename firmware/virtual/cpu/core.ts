/**
 * The seam between a Cortex-M core and the chip around it. The core knows nothing of peripherals;
 * the chip knows nothing of instructions.
 */

export type AccessWidth = 1 | 2 | 4;

/** Thrown by a bus for an address that answers with an error; the core turns it into a HardFault. */
export class BusFault extends Error {
  constructor(readonly address: number) {
    super(`bus fault at 0x${(address >>> 0).toString(16)}`);
  }
}

/**
 * The chip as the core sees it. `flash` lies at address 0 and `ram` at 0x2000_0000; the core reads
 * and writes those views directly and asks `read`/`write` for every other address (and for writes
 * to flash). Addresses are aligned to `width` before the bus sees them.
 * The bus must be able to read `core.cycles`, which is exact during `read` and `write`.
 */
export interface CoreBus {
  readonly flash: Uint8Array;
  readonly ram: Uint8Array;
  /** Unsigned value. Throws {@link BusFault}. */
  read(address: number, width: AccessWidth): number;
  /** Throws {@link BusFault}. */
  write(address: number, width: AccessWidth, value: number): void;
}

/** Why `run` came back. */
export type RunExit =
  /** `cycles` reached the limit (or `breakOut` was called). */
  | 'limit'
  /** WFI or WFE found nothing pending: nothing happens before the next wake-up. */
  | 'sleeping'
  /** A fault inside the fault handler: the chip stays dead until reset. */
  | 'locked-up'
  /** BKPT executed (or a hook asked to stop); the program counter is at that instruction. */
  | 'breakpoint';

/** Called before the instruction at its address executes; returning true stops `run`. */
export type InstructionHook = () => boolean | undefined;

export interface Core {
  /** r0-r12, sp, lr, pc. Between runs pc is the address of the next instruction (bit 0 clear). */
  readonly registers: Int32Array;
  /** Cycles since power-on: an exact integer that never decreases, also across resets. */
  cycles: number;
  /** APSR, IPSR and EPSR as one word. */
  xpsr: number;
  /** Reads initial SP and PC from the vector table and clears every state but `cycles`. */
  reset(): void;
  /** Executes until `cycles >= limit` or another reason to stop. May overshoot by one instruction. */
  run(limit: number): RunExit;
  /** From inside a bus access or hook: leave `run` after the current instruction. */
  breakOut(): void;
  /** Level of an interrupt line (0-31). A line that is still high when its handler returns pends again. */
  setInterruptLine(irq: number, high: boolean): void;
  /** Wakes a WFE (the SEV instruction of somebody else, a SEVONPEND). */
  sendEvent(): void;
  /** True when an enabled interrupt is pending that `run` would take, or that ends a WFI. */
  readonly wakeUpPending: boolean;
  /** Flash changed under the core (erase, program, load): forget what was decoded there. */
  invalidateCode(from: number, to: number): void;
  /** Hooks are marks beside the fetch path: without any, they cost nothing; data reads never see them. */
  addHook(address: number, hook: InstructionHook): void;
  removeHook(address: number): void;
}

/** What a debugger does to a core that is halted, or otherwise between two runs. */
export interface DebuggableCore extends Core {
  /** As a load instruction reads it, unsigned. Throws {@link BusFault}. */
  loadWord(address: number): number;
  /** As a store instruction writes it. Throws {@link BusFault}. */
  storeWord(address: number, value: number): void;
  /** By DCRSR.REGSEL (DDI 0419, C1.6.4): 0-15, 16 xPSR, 17 MSP, 18 PSP, 20 CONTROL and PRIMASK. */
  readRegister(register: number): number;
  writeRegister(register: number, value: number): void;
  /** Ends sleep and lock-up, as entering debug state does. */
  wakeForDebug(): void;
}
