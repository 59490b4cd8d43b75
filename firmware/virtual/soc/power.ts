// nRF51 Reference Manual v3.0, chapter "Power management (POWER)", and chapter "Memory protection
// unit (MPU)", which shares the address 0x4000_0000 with POWER and CLOCK.
const RESETREAS = 0x400;
const RAMSTATUS = 0x428;
const SYSTEMOFF = 0x500;
const POFCON = 0x510;
const GPREGRET = 0x51c;
const RAMON = 0x524;
const RESET = 0x544;
const RAMONB = 0x554;
const DCDCEN = 0x578;
const PROTENSET0 = 0x600;
const PROTENSET1 = 0x604;
const DISABLE_IN_DEBUG = 0x608;

/** Bits of RESETREAS; a power-on reset leaves none. */
const RESET_REASON = {
  pin: 1 << 0,
  watchdog: 1 << 1,
  software: 1 << 2,
  lockup: 1 << 3,
  'wake-up': 1 << 16,
  power: 0,
} as const;

export type ResetReason = keyof typeof RESET_REASON;

/** Both RAM blocks on, and kept in System OFF as RAMON's reset value says. */
const RAMON_RESET = 0x3;

/** POWER's registers. It has no events but POFWARN, which needs a failing supply and never comes. */
export class Power {
  #resetReasons = 0;
  #retained = 0;
  readonly #registers = new Map<number, number>();

  constructor(private readonly systemOff: () => void) {}

  /** After a reset of the chip for that reason. */
  reset(reason: ResetReason): void {
    this.#registers.clear();
    if (reason === 'power') this.#resetReasons = 0;
    this.#resetReasons |= RESET_REASON[reason];
    // GPREGRET outlives everything that does not reset the retained registers (table "Reset behaviour").
    if (reason === 'power' || reason === 'pin' || reason === 'watchdog') this.#retained = 0;
  }

  /** 4 kB flash blocks 0-63 that must not be written: PROTENSET0 and PROTENSET1. */
  isProtected(address: number): boolean {
    const block = address >>> 12;
    const word = this.#registers.get(block < 32 ? PROTENSET0 : PROTENSET1) ?? 0;
    return ((word >>> (block & 31)) & 1) !== 0;
  }

  read(offset: number): number {
    switch (offset) {
      case RESETREAS:
        return this.#resetReasons;
      case RAMSTATUS:
        return 0xf;
      case GPREGRET:
        return this.#retained;
      case RAMON:
      case RAMONB:
        return this.#registers.get(offset) ?? RAMON_RESET;
      case DISABLE_IN_DEBUG:
        return this.#registers.get(offset) ?? 1;
      case POFCON:
      case RESET:
      case DCDCEN:
      case PROTENSET0:
      case PROTENSET1:
        return this.#registers.get(offset) ?? 0;
    }
    return 0;
  }

  write(offset: number, value: number): void {
    switch (offset) {
      case RESETREAS:
        // Writing a 1 clears that reason.
        this.#resetReasons &= ~value;
        return;
      case SYSTEMOFF:
        if ((value & 1) !== 0) this.systemOff();
        return;
      case GPREGRET:
        this.#retained = value & 0xff;
        return;
      case PROTENSET0:
      case PROTENSET1:
        // Only a reset takes protection away.
        this.#registers.set(offset, (this.#registers.get(offset) ?? 0) | value);
        return;
      case POFCON:
      case RAMON:
      case RESET:
      case RAMONB:
      case DCDCEN:
      case DISABLE_IN_DEBUG:
        this.#registers.set(offset, value);
    }
  }
}
