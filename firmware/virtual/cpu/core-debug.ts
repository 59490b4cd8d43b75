/**
 * The debug registers of an ARMv6-M core (DDI 0419, chapter C1.6). What is not here: single steps, masked
 * interrupts, breakpoint and watchpoint units.
 *
 *              DHCSR.C_HALT, BKPT with C_DEBUGEN, or a reset with VC_CORERESET
 *     running ----------------------------------------------------------------> halted
 *             <----------------------------------------------------------------
 *              DHCSR with C_HALT or C_DEBUGEN clear, or a reset without VC_CORERESET
 */

const DFSR = 0xe000_ed30;
const DHCSR = 0xe000_edf0;
const DCRSR = 0xe000_edf4;
const DCRDR = 0xe000_edf8;
const DEMCR = 0xe000_edfc;

const DHCSR_KEY = 0xa05f;
const C_DEBUGEN = 1 << 0;
const C_HALT = 1 << 1;
const S_REGRDY = 1 << 16;
const S_HALT = 1 << 17;
const S_LOCKUP = 1 << 19;
/** Sticky, until DHCSR is read: the core was reset. */
const S_RESET_ST = 1 << 25;
const DCRSR_WRITE = 1 << 16;
const VC_CORERESET = 1 << 0;
const DEMCR_BITS = VC_CORERESET | (1 << 10) | (1 << 24);

/** Why the core halted: bits of DFSR. */
export const HALT_REASON = { request: 1 << 0, breakpoint: 1 << 1, resetCatch: 1 << 3 } as const;

/** What the debug registers do to the core and the machine around it. */
export interface CoreDebugHost {
  readonly lockedUp: boolean;
  /** The core stops before its next instruction, awake. */
  halt(): void;
  resume(): void;
  /** By DCRSR.REGSEL: 0-15, 16 xPSR, 17 MSP, 18 PSP, 20 CONTROL and PRIMASK. */
  readRegister(register: number): number;
  writeRegister(register: number, value: number): void;
}

export class CoreDebug {
  /** A debugger is there: BKPT halts. */
  enabled = false;
  halted = false;
  #vectorCatch = 0;
  #reasons = 0;
  #transfer = 0;
  #wasReset = false;

  constructor(private readonly host: CoreDebugHost) {}

  /** Without power nothing is kept; other resets leave the debugger's settings alone. */
  powerOn(): void {
    this.enabled = this.halted = this.#wasReset = false;
    this.#vectorCatch = this.#reasons = this.#transfer = 0;
  }

  /** The core was reset and is about to run, unless this halts it. */
  afterReset(): void {
    this.#wasReset = true;
    this.halted = false;
    if (this.enabled && (this.#vectorCatch & VC_CORERESET) !== 0) this.halt(HALT_REASON.resetCatch);
  }

  halt(reason: number): void {
    this.#reasons |= reason;
    this.halted = true;
    this.host.halt();
  }

  /** The word at a debug register, or undefined for other addresses. */
  read(address: number): number | undefined {
    switch (address) {
      case DFSR:
        return this.#reasons;
      case DHCSR:
        return this.#readStatus();
      case DCRSR:
        return 0;
      case DCRDR:
        return this.#transfer >>> 0;
      case DEMCR:
        return this.#vectorCatch;
    }
    return undefined;
  }

  /** False for an address that is no debug register. */
  write(address: number, value: number): boolean {
    switch (address) {
      case DFSR:
        // Writing a 1 clears that reason.
        this.#reasons &= ~value;
        return true;
      case DHCSR:
        if (value >>> 16 === DHCSR_KEY) this.#control(value);
        return true;
      case DCRSR: {
        const register = value & 0x1f;
        if (!this.halted) return true;
        if ((value & DCRSR_WRITE) !== 0) this.host.writeRegister(register, this.#transfer);
        else this.#transfer = this.host.readRegister(register);
        return true;
      }
      case DCRDR:
        this.#transfer = value;
        return true;
      case DEMCR:
        this.#vectorCatch = value & DEMCR_BITS;
        return true;
    }
    return false;
  }

  #control(value: number): void {
    this.enabled = (value & C_DEBUGEN) !== 0;
    const wanted = this.enabled && (value & C_HALT) !== 0;
    if (wanted === this.halted) return;
    if (wanted) return this.halt(HALT_REASON.request);
    this.halted = false;
    this.host.resume();
  }

  #readStatus(): number {
    let word = S_REGRDY;
    if (this.enabled) word |= C_DEBUGEN;
    if (this.halted) word |= C_HALT | S_HALT;
    if (this.host.lockedUp) word |= S_LOCKUP;
    if (this.#wasReset) word |= S_RESET_ST;
    this.#wasReset = false;
    return word >>> 0;
  }
}
