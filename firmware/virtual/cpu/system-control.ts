/**
 * The Cortex-M0's System Control Space at 0xE000_E000: interrupt controller (NVIC), system control
 * block (SCB), and which exceptions are pending and active (ARM DDI 0419 chapters B1.5, B3.2, B3.4;
 * Cortex-M0 TRM DDI 0432 chapters 4 and 5). It decides which exception comes next; the core stacks,
 * unstacks and jumps.
 */

export const EXCEPTION = { nmi: 2, hardFault: 3, svCall: 11, pendSv: 14, sysTick: 15, irq0: 16 } as const;

/** Priority of a thread with nothing active: lower than every exception's. */
const THREAD_PRIORITY = 256;
const NMI_PRIORITY = -2;
const HARD_FAULT_PRIORITY = -1;

/** Offsets from 0xE000_E000. */
const REGISTER = {
  sysTickFirst: 0x010,
  sysTickLast: 0x01c,
  iser: 0x100,
  icer: 0x180,
  ispr: 0x200,
  icpr: 0x280,
  ipr: 0x400,
  iprLast: 0x41c,
  cpuid: 0xd00,
  icsr: 0xd04,
  aircr: 0xd0c,
  scr: 0xd10,
  ccr: 0xd14,
  shpr2: 0xd1c,
  shpr3: 0xd20,
} as const;

/** ARM, variant 0, ARMv6-M, Cortex-M0, patch 0: r0p0, the revision in the nRF51822. */
const CPUID_CORTEX_M0 = 0x410c_c200;
/** Unaligned accesses fault, stack frames are 8-byte aligned: both fixed on the Cortex-M0. */
const CCR_FIXED = 0x0000_0208;

const ICSR_NMIPENDSET = 1 << 31;
const ICSR_PENDSVSET = 1 << 28;
const ICSR_PENDSVCLR = 1 << 27;
const ICSR_PENDSTSET = 1 << 26;
const ICSR_PENDSTCLR = 1 << 25;
const ICSR_ISRPENDING = 1 << 22;

const AIRCR_KEY = 0x05fa;
const AIRCR_KEY_READ = 0xfa05_0000;
const AIRCR_SYSRESETREQ = 1 << 2;

const SCR_SLEEPONEXIT = 1 << 1;
const SCR_SLEEPDEEP = 1 << 2;
const SCR_SEVONPEND = 1 << 4;

const PENDING_BITS = {
  nmi: 1 << EXCEPTION.nmi,
  pendSv: 1 << EXCEPTION.pendSv,
  sysTick: 1 << EXCEPTION.sysTick,
} as const;

/**
 * SysTick's registers (offsets 0x010-0x01C), for chips that have one; the nRF51822 has not. Whoever
 * implements it counts and calls {@link SystemControl.pendSysTick}.
 */
export interface SystemTimer {
  read(offset: number): number;
  write(offset: number, value: number): void;
}

export interface SystemControlEvents {
  /** Something may now be takeable: the core must look before its next instruction. */
  attention(): void;
  /** AIRCR.SYSRESETREQ was written. */
  systemReset(): void;
}

export class SystemControl {
  /** IPSR: number of the exception being handled, 0 in thread mode. */
  current = 0;
  primask = 0;
  /** WFE's one-bit memory. */
  eventRegister = false;
  sleepOnExit = false;

  private lines = 0;
  private enabled = 0;
  private pendingIrqs = 0;
  private activeIrqs = 0;
  private pendingSystem = 0;
  private activeSystem = 0;
  /** By exception number; only the top two bits exist. */
  private readonly priorities = new Uint8Array(48);
  private activePriority = THREAD_PRIORITY;
  private scr = 0;

  constructor(
    private readonly events: SystemControlEvents,
    private readonly systemTimer: SystemTimer | null,
  ) {}

  /** Everything but the levels of the lines, which belong to the peripherals. */
  reset(): void {
    this.current = 0;
    this.primask = 0;
    this.eventRegister = false;
    this.sleepOnExit = false;
    this.enabled = 0;
    this.pendingIrqs = this.lines;
    this.activeIrqs = 0;
    this.pendingSystem = 0;
    this.activeSystem = 0;
    this.priorities.fill(0);
    this.activePriority = THREAD_PRIORITY;
    this.scr = 0;
  }

  // ------------------------------------------------------------------ pending

  /** A line pends when it rises, and again when its handler returns while it is still high. */
  setLine(irq: number, high: boolean): void {
    const bit = 1 << irq;
    const was = (this.lines & bit) !== 0;
    if (was === high) return;
    this.lines ^= bit;
    if (high) this.pendIrqs(bit);
  }

  pendSysTick(): void {
    this.pendSystem(PENDING_BITS.sysTick);
  }

  private pendIrqs(bits: number): void {
    const fresh = bits & ~this.pendingIrqs;
    if (fresh === 0) return;
    this.pendingIrqs |= fresh;
    // SEVONPEND counts disabled interrupts too (B3.2.7).
    if ((this.scr & SCR_SEVONPEND) !== 0) this.eventRegister = true;
    this.events.attention();
  }

  private pendSystem(bits: number): void {
    const fresh = bits & ~this.pendingSystem;
    if (fresh === 0) return;
    this.pendingSystem |= fresh;
    if ((this.scr & SCR_SEVONPEND) !== 0) this.eventRegister = true;
    this.events.attention();
  }

  // --------------------------------------------------------------- priorities

  priorityOf(exception: number): number {
    if (exception === EXCEPTION.nmi) return NMI_PRIORITY;
    if (exception === EXCEPTION.hardFault) return HARD_FAULT_PRIORITY;
    return this.priorities[exception] ?? 0;
  }

  /** What a new exception must beat: the active ones and PRIMASK (B1.5.4). */
  get executionPriority(): number {
    return this.primask !== 0 && this.activePriority > 0 ? 0 : this.activePriority;
  }

  /** Pending and enabled, highest priority first, lowest number among equals; 0 when there is none. */
  highestPending(): number {
    let irqs = this.pendingIrqs & this.enabled;
    let system = this.pendingSystem;
    if ((irqs | system) === 0) return 0;
    let best = 0;
    let bestPriority = THREAD_PRIORITY;
    for (; system !== 0; system &= system - 1) {
      const exception = 31 - Math.clz32(system & -system);
      const priority = this.priorityOf(exception);
      if (priority < bestPriority) {
        best = exception;
        bestPriority = priority;
      }
    }
    for (; irqs !== 0; irqs &= irqs - 1) {
      const exception = EXCEPTION.irq0 + 31 - Math.clz32(irqs & -irqs);
      const priority = this.priorities[exception] ?? 0;
      if (priority < bestPriority) {
        best = exception;
        bestPriority = priority;
      }
    }
    return best;
  }

  /** The exception to take before the next instruction, 0 when there is none. */
  takeable(): number {
    const exception = this.highestPending();
    return exception !== 0 && this.priorityOf(exception) < this.executionPriority ? exception : 0;
  }

  /** WFI ends for what would be taken if PRIMASK were clear (B1.5.19). */
  get endsWfi(): boolean {
    const exception = this.highestPending();
    return exception !== 0 && this.priorityOf(exception) < this.activePriority;
  }

  /** Pending becomes active; the core has stacked and is about to jump. */
  activate(exception: number): void {
    if (exception >= EXCEPTION.irq0) {
      const bit = 1 << (exception - EXCEPTION.irq0);
      this.pendingIrqs &= ~bit;
      this.activeIrqs |= bit;
    } else {
      this.pendingSystem &= ~(1 << exception);
      this.activeSystem |= 1 << exception;
    }
    this.current = exception;
    this.eventRegister = true;
    this.updateActivePriority();
  }

  /** The handler returns; a line that is still high pends again. */
  deactivate(exception: number): void {
    if (exception >= EXCEPTION.irq0) {
      const bit = 1 << (exception - EXCEPTION.irq0);
      this.activeIrqs &= ~bit;
      this.updateActivePriority();
      this.pendIrqs(this.lines & bit);
    } else {
      this.activeSystem &= ~(1 << exception);
      this.updateActivePriority();
    }
    this.eventRegister = true;
    this.events.attention();
  }

  isActive(exception: number): boolean {
    return exception >= EXCEPTION.irq0
      ? (this.activeIrqs & (1 << (exception - EXCEPTION.irq0))) !== 0
      : (this.activeSystem & (1 << exception)) !== 0;
  }

  get anyActive(): boolean {
    return (this.activeIrqs | this.activeSystem) !== 0;
  }

  private updateActivePriority(): void {
    let lowest = THREAD_PRIORITY;
    for (let rest = this.activeSystem; rest !== 0; rest &= rest - 1) {
      lowest = Math.min(lowest, this.priorityOf(31 - Math.clz32(rest & -rest)));
    }
    for (let rest = this.activeIrqs; rest !== 0; rest &= rest - 1) {
      lowest = Math.min(lowest, this.priorities[EXCEPTION.irq0 + 31 - Math.clz32(rest & -rest)] ?? 0);
    }
    this.activePriority = lowest;
  }

  // ---------------------------------------------------------------- registers

  /** A whole word; unassigned offsets read as zero. */
  read(offset: number): number {
    switch (offset) {
      case REGISTER.iser:
      case REGISTER.icer:
        return this.enabled >>> 0;
      case REGISTER.ispr:
      case REGISTER.icpr:
        return this.pendingIrqs >>> 0;
      case REGISTER.cpuid:
        return CPUID_CORTEX_M0;
      case REGISTER.icsr:
        return this.readIcsr();
      case REGISTER.aircr:
        return AIRCR_KEY_READ;
      case REGISTER.scr:
        return this.scr;
      case REGISTER.ccr:
        return CCR_FIXED;
      case REGISTER.shpr2:
        return ((this.priorities[EXCEPTION.svCall] ?? 0) << 24) >>> 0;
      case REGISTER.shpr3:
        return (
          (((this.priorities[EXCEPTION.sysTick] ?? 0) << 24) |
            ((this.priorities[EXCEPTION.pendSv] ?? 0) << 16)) >>>
          0
        );
      default:
    }
    if (offset >= REGISTER.ipr && offset <= REGISTER.iprLast) {
      const first = EXCEPTION.irq0 + offset - REGISTER.ipr;
      let word = 0;
      for (let lane = 3; lane >= 0; lane--) word = (word << 8) | (this.priorities[first + lane] ?? 0);
      return word >>> 0;
    }
    if (this.systemTimer && offset >= REGISTER.sysTickFirst && offset <= REGISTER.sysTickLast) {
      return this.systemTimer.read(offset) >>> 0;
    }
    return 0;
  }

  private readIcsr(): number {
    let word = this.current | (this.highestPending() << 12);
    if (this.pendingIrqs !== 0) word |= ICSR_ISRPENDING;
    if ((this.pendingSystem & PENDING_BITS.nmi) !== 0) word |= ICSR_NMIPENDSET;
    if ((this.pendingSystem & PENDING_BITS.pendSv) !== 0) word |= ICSR_PENDSVSET;
    if ((this.pendingSystem & PENDING_BITS.sysTick) !== 0) word |= ICSR_PENDSTSET;
    return word >>> 0;
  }

  /** A whole word; writes to unassigned and read-only offsets are ignored. */
  write(offset: number, value: number): void {
    switch (offset) {
      case REGISTER.iser:
        this.enabled |= value;
        {
          this.events.attention();
          return;
        }
      case REGISTER.icer:
        this.enabled &= ~value;
        return;
      case REGISTER.ispr: {
        this.pendIrqs(value);
        return;
      }
      case REGISTER.icpr:
        // The line still being high sets it again at once, unless its handler is running.
        this.pendingIrqs &= ~value | (this.lines & ~this.activeIrqs);
        return;
      case REGISTER.icsr: {
        this.writeIcsr(value);
        return;
      }
      case REGISTER.aircr:
        if (value >>> 16 === AIRCR_KEY && (value & AIRCR_SYSRESETREQ) !== 0) this.events.systemReset();
        return;
      case REGISTER.scr:
        this.scr = value & (SCR_SEVONPEND | SCR_SLEEPDEEP | SCR_SLEEPONEXIT);
        this.sleepOnExit = (value & SCR_SLEEPONEXIT) !== 0;
        return;
      case REGISTER.shpr2: {
        this.setPriorities(EXCEPTION.svCall, value >>> 24, 1);
        return;
      }
      case REGISTER.shpr3: {
        this.setPriorities(EXCEPTION.pendSv, value >>> 16, 2);
        return;
      }
      default:
    }
    if (offset >= REGISTER.ipr && offset <= REGISTER.iprLast) {
      this.setPriorities(EXCEPTION.irq0 + offset - REGISTER.ipr, value, 4);
    } else if (this.systemTimer && offset >= REGISTER.sysTickFirst && offset <= REGISTER.sysTickLast) {
      this.systemTimer.write(offset, value);
    }
  }

  private writeIcsr(value: number): void {
    if ((value & ICSR_PENDSVCLR) !== 0) this.pendingSystem &= ~PENDING_BITS.pendSv;
    if ((value & ICSR_PENDSTCLR) !== 0) this.pendingSystem &= ~PENDING_BITS.sysTick;
    let pend = 0;
    if ((value & ICSR_NMIPENDSET) !== 0) pend |= PENDING_BITS.nmi;
    if ((value & ICSR_PENDSVSET) !== 0) pend |= PENDING_BITS.pendSv;
    if ((value & ICSR_PENDSTSET) !== 0 && this.systemTimer) pend |= PENDING_BITS.sysTick;
    if (pend !== 0) this.pendSystem(pend);
  }

  /** One byte an exception, from the lowest byte of `lanes`. */
  private setPriorities(first: number, lanes: number, count: number): void {
    for (let lane = 0; lane < count; lane++) this.priorities[first + lane] = (lanes >>> (8 * lane)) & 0xc0;
    this.updateActivePriority();
    this.events.attention();
  }
}
