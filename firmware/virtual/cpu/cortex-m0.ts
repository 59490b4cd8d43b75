/**
 * The Cortex-M0: ARMv6-M instructions and exceptions (ARM DDI 0419) with the cycle counts of the
 * Cortex-M0 with the single-cycle multiplier (DDI 0432, table 3-1).
 *
 * Longer than 400 lines because the interpreter loop must be one method: V8 keeps its locals in
 * machine registers and compiles the switch to one jump table.
 *
 * Measured on Node 20 (2 cores, busy; CPU time, best of 8 x 2 simulated seconds, times real time):
 *
 * | fetch | loop of loads, stores, adds, branches, calls | MicroPython v1.1.1, `s=(s*3+i)%1000` |
 * |---|---|---|
 * | halfword, through tables indexed by it | 22.6 | |
 * | decoded: operation and operand in two arrays | 27.0 | 24.0 |
 * | decoded: both in one word (this) | 29.5 | 25.4 |
 *
 * 25 times real time is 240 million instructions a second at MicroPython's 1.69 cycles each. A hook on
 * every MicroPython opcode (2.2 million hits in 16 simulated seconds) costs 12 to 20 % and changes no
 * cycle; hooks elsewhere cost nothing.
 */
import {
  BusFault,
  type AccessWidth,
  type CoreBus,
  type DebuggableCore,
  type InstructionHook,
  type RunExit,
} from './core.ts';
import { DecodedCode, RAM_BASE } from './decoded-code.ts';
import type { Operation } from './operations.ts';
import { EXCEPTION, SystemControl, type SystemTimer } from './system-control.ts';

export interface CortexM0Options {
  /**
   * AIRCR.SYSRESETREQ was written. The chip resets its peripherals and calls `reset()`, now or after
   * `run` came back; within `run` the core's part happens after the current instruction.
   */
  readonly onSystemReset?: () => void;
  /** SysTick's registers, for chips that have one. The nRF51822 has none: they read as zero. */
  readonly systemTimer?: SystemTimer;
}

const SP = 13;
const LR = 14;
const PC = 15;

/** First address of the System Control Space and the mask that finds it (4 kB). */
const SCS_BASE = 0xe000_e000 | 0;
const SCS_MASK = 0xffff_f000 | 0;

/** DDI 0432 section 2.4.1: 16 cycles from the interrupt to the handler's first instruction. */
const EXCEPTION_ENTRY_CYCLES = 16;
/** Undocumented; as many word transfers as entry, less the vector fetch, plus the pipeline refill. */
const EXCEPTION_RETURN_CYCLES = 12;
/** Undocumented; a vector fetch and a pipeline refill without stacking. */
const TAIL_CHAIN_CYCLES = 6;

const XPSR_THUMB = 1 << 24;
const XPSR_STACK_ALIGN = 1 << 9;
const LOCKED_UP_PC = 0xffff_fffe | 0;

/** EXC_RETURN (B1.5.8): bits 3:0 say where to go back to. */
const RETURN_TO_HANDLER = 0xffff_fff1 | 0;
const RETURN_TO_THREAD_MSP = 0xffff_fff9 | 0;
const RETURN_TO_THREAD_PSP = 0xffff_fffd | 0;

/** Why the interpreter loop ended. */
const CONTINUE = 0;
const SLEEP = 1;
const BREAKPOINT = 2;

const AWAKE = 0;
const WAIT_FOR_INTERRUPT = 1;
const WAIT_FOR_EVENT = 2;

/** Longest stretch for the loop's 32-bit counter of cycles left. */
const MAX_STRETCH = 0x3fff_ffff;

/** Thrown inside the loop; the address in it does not matter, the return address is pc. */
const UNDEFINED_INSTRUCTION = new BusFault(0);

/** Largest power of two that is not above `size`: what the single-mask range check can cover. */
function fastSize(size: number): number {
  return size === 0 ? 0 : 1 << (31 - Math.clz32(size));
}

/** Condition codes 0-13 (A6.3) on unpacked flags. */
function conditionHolds(condition: number, n: number, z: number, c: number, v: number): boolean {
  let holds: boolean;
  switch (condition >> 1) {
    case 0:
      holds = z === 0;
      break;
    case 1:
      holds = c !== 0;
      break;
    case 2:
      holds = n < 0;
      break;
    case 3:
      holds = v < 0;
      break;
    case 4:
      holds = c !== 0 && z !== 0;
      break;
    case 5:
      holds = (n ^ v) >= 0;
      break;
    default:
      holds = z !== 0 && (n ^ v) >= 0;
  }
  return holds === ((condition & 1) === 0);
}

export class CortexM0 implements DebuggableCore {
  readonly registers = new Int32Array(16);
  cycles = 0;

  private readonly code: DecodedCode;
  private readonly control: SystemControl;
  private readonly flash32: Int32Array;
  private readonly flash16: Uint16Array;
  private readonly flash8: Uint8Array;
  private readonly ram32: Int32Array;
  private readonly ram16: Uint16Array;
  private readonly ram8: Uint8Array;
  private readonly fetch = (address: number): number => this.fetchHalfword(address);

  private readonly flashMiss: number;
  private readonly ramMiss: number;
  private readonly transfer = new Int32Array(9);

  // Flags, unpacked: N is the sign of `flagN`, Z is `flagZ === 0`, C is 0 or 1, V is the sign of `flagV`.
  private flagN = 0;
  private flagZ = 1;
  private flagC = 0;
  private flagV = 0;
  private thumb = true;

  /** The stack pointer that is not in r13 now. */
  private otherStackPointer = 0;
  /** CONTROL.SPSEL: thread mode uses the process stack. */
  private threadUsesProcessStack = false;

  private sleep = AWAKE;
  private lockedUp = false;
  private running = false;
  private breakRequested = false;
  private resetRequested = false;
  /** Something happened that the run loop must look at before the next instruction. */
  private attention = false;
  /** A hook that stopped `run` here is not called again when `run` goes on from it. */
  private stoppedAtHook = -1;
  private stoppedAtStack = 0;
  /** It stopped the last `run`. */
  private stoppedJustNow = false;

  constructor(
    private readonly bus: CoreBus,
    private readonly options: CortexM0Options = {},
  ) {
    const { flash, ram } = bus;
    if (((flash.byteOffset | flash.length | ram.byteOffset | ram.length) & 3) !== 0) {
      throw new RangeError('flash and RAM must be whole, aligned words');
    }
    this.flash8 = flash;
    this.flash16 = new Uint16Array(flash.buffer, flash.byteOffset, flash.length >>> 1);
    this.flash32 = new Int32Array(flash.buffer, flash.byteOffset, flash.length >>> 2);
    this.ram8 = ram;
    this.ram16 = new Uint16Array(ram.buffer, ram.byteOffset, ram.length >>> 1);
    this.ram32 = new Int32Array(ram.buffer, ram.byteOffset, ram.length >>> 2);
    this.flashMiss = -fastSize(flash.length) | 0;
    this.ramMiss = -fastSize(ram.length) | 0;
    this.code = new DecodedCode(flash, ram);
    this.control = new SystemControl(
      {
        attention: () => {
          this.attention = true;
        },
        systemReset: () => this.options.onSystemReset?.(),
      },
      options.systemTimer ?? null,
    );
    this.reset();
  }

  // ------------------------------------------------------------ seen from outside

  get xpsr(): number {
    let word = this.control.current;
    if (this.flagN < 0) word |= 1 << 31;
    if (this.flagZ === 0) word |= 1 << 30;
    if (this.flagC !== 0) word |= 1 << 29;
    if (this.flagV < 0) word |= 1 << 28;
    if (this.thumb) word |= XPSR_THUMB;
    return word >>> 0;
  }

  set xpsr(word: number) {
    this.control.current = word & 0x3f;
    this.setFlags(word);
    this.thumb = (word & XPSR_THUMB) !== 0;
  }

  reset(): void {
    if (this.running) {
      this.resetRequested = true;
      this.attention = true;
      return;
    }
    this.registers.fill(0);
    this.control.reset();
    this.setFlags(0);
    this.otherStackPointer = 0;
    this.threadUsesProcessStack = false;
    this.sleep = AWAKE;
    this.lockedUp = false;
    this.stoppedAtHook = -1;
    this.registers[LR] = -1;
    this.registers[SP] = (this.flash32[0] ?? 0) & ~3;
    const entry = this.flash32[1] ?? 0;
    this.registers[PC] = entry & ~1;
    this.thumb = (entry & 1) !== 0;
  }

  breakOut(): void {
    this.breakRequested = true;
    this.attention = true;
  }

  setInterruptLine(irq: number, high: boolean): void {
    this.control.setLine(irq, high);
  }

  /** For the chip's SysTick, when it has one. */
  pendSysTick(): void {
    this.control.pendSysTick();
  }

  sendEvent(): void {
    this.control.eventRegister = true;
  }

  get wakeUpPending(): boolean {
    if (this.control.endsWfi) return true;
    return this.sleep === WAIT_FOR_EVENT && this.control.eventRegister;
  }

  invalidateCode(from: number, to: number): void {
    this.code.invalidate(from, to);
  }

  addHook(address: number, hook: InstructionHook): void {
    this.code.addHook(address, hook);
  }

  removeHook(address: number): void {
    this.code.removeHook(address);
  }

  run(limit: number): RunExit {
    this.beginRun();
    try {
      for (;;) {
        this.attention = false;
        if (this.resetRequested) this.performReset();
        if (this.lockedUp) return 'locked-up';
        if (this.sleep !== AWAKE && !this.wakeUp()) return 'sleeping';
        if (this.breakRequested || this.cycles >= limit) return 'limit';
        const exception = this.control.takeable();
        if (exception !== 0) this.enterException(exception, this.registers[PC] ?? 0);
        else if (!this.thumb) this.fault(this.registers[PC] ?? 0);
        else if (this.execute(Math.min(Math.ceil(limit - this.cycles), MAX_STRETCH)) === BREAKPOINT) {
          return 'breakpoint';
        }
      }
    } finally {
      this.running = false;
    }
  }

  private beginRun(): void {
    this.breakRequested = false;
    this.running = true;
    // A debugger that moved pc away goes on from elsewhere.
    if (this.stoppedJustNow && this.registers[PC] !== this.stoppedAtHook) this.stoppedAtHook = -1;
    this.stoppedJustNow = false;
  }

  private performReset(): void {
    this.resetRequested = false;
    this.running = false;
    this.reset();
    this.running = true;
  }

  // ---------------------------------------------------------------- debugging

  loadWord(address: number): number {
    return this.load(address | 0, 4) >>> 0;
  }

  storeWord(address: number, value: number): void {
    this.store(address | 0, 4, value | 0);
  }

  readRegister(register: number): number {
    switch (register) {
      case 16:
        return this.xpsr;
      case 17:
        return this.readSpecial(8) >>> 0;
      case 18:
        return this.readSpecial(9) >>> 0;
      case 20:
        return ((this.readSpecial(20) << 24) | this.control.primask) >>> 0;
      default:
        return (this.registers[register] ?? 0) >>> 0;
    }
  }

  writeRegister(register: number, value: number): void {
    switch (register) {
      case 16:
        this.xpsr = value;
        return;
      case 17:
        return this.writeSpecial(8, value);
      case 18:
        return this.writeSpecial(9, value);
      case 20:
        this.writeSpecial(16, value);
        return this.writeSpecial(20, value >>> 24);
      case SP:
        this.registers[SP] = value & ~3;
        return;
      case PC:
        this.registers[PC] = value & ~1;
        return;
      default:
        if (register < PC) this.registers[register] = value;
    }
  }

  wakeForDebug(): void {
    this.sleep = AWAKE;
    this.lockedUp = false;
  }

  // ------------------------------------------------------------------- sleep

  /** Whether the reason to sleep is over; consumes the event that ended a WFE. */
  private wakeUp(): boolean {
    if (this.sleep === WAIT_FOR_INTERRUPT) {
      if (!this.control.endsWfi) return false;
    } else if (this.control.eventRegister) this.control.eventRegister = false;
    else if (this.control.takeable() === 0) return false;
    this.sleep = AWAKE;
    return true;
  }

  // ------------------------------------------------------- flags and registers

  private setFlags(word: number): void {
    this.flagN = word;
    this.flagZ = (word & (1 << 30)) !== 0 ? 0 : 1;
    this.flagC = (word >>> 29) & 1;
    this.flagV = word << 3;
  }

  private get usesProcessStack(): boolean {
    return this.threadUsesProcessStack && this.control.current === 0;
  }

  private swapStackPointers(): void {
    const other = this.otherStackPointer;
    this.otherStackPointer = this.registers[SP] ?? 0;
    this.registers[SP] = other;
  }

  /** MRS of everything but the flags, which the loop has in its hands (B4.2.2; EPSR reads as zero). */
  private readSpecial(number: number): number {
    switch (number) {
      case 1:
      case 3:
      case 5:
      case 7:
        return this.control.current;
      case 8:
        return (this.usesProcessStack ? this.otherStackPointer : this.registers[SP]) ?? 0;
      case 9:
        return (this.usesProcessStack ? this.registers[SP] : this.otherStackPointer) ?? 0;
      case 16:
        return this.control.primask;
      case 20:
        return this.threadUsesProcessStack ? 2 : 0;
      default:
        return 0;
    }
  }

  private writeSpecial(number: number, value: number): void {
    switch (number) {
      case 8:
      case 9:
        if (this.usesProcessStack === (number === 9)) this.registers[SP] = value & ~3;
        else this.otherStackPointer = value & ~3;
        return;
      case 16:
        this.control.primask = value & 1;
        this.attention = true;
        return;
      case 20: // nPRIV does not exist on the Cortex-M0; a handler always uses the main stack
        if (this.control.current !== 0) return;
        if (this.threadUsesProcessStack !== ((value & 2) !== 0)) {
          this.threadUsesProcessStack = !this.threadUsesProcessStack;
          this.swapStackPointers();
        }
        return;
      default:
    }
  }

  // ------------------------------------------------------------------ memory

  /** Every data read the loop's fast path does not take. */
  private load(address: number, width: AccessWidth): number {
    if ((address & (width - 1)) !== 0) throw new BusFault(address);
    if ((address & SCS_MASK) === SCS_BASE) {
      const word = this.control.read(address & 0xffc);
      return width === 4 ? word | 0 : (word >>> ((address & 3) * 8)) & (width === 2 ? 0xffff : 0xff);
    }
    const unsigned = address >>> 0;
    if (unsigned < this.flash8.length) return this.peek(this.flash8, unsigned, width);
    const ramOffset = unsigned - RAM_BASE;
    if (ramOffset >= 0 && ramOffset < this.ram8.length) return this.peek(this.ram8, ramOffset, width);
    return this.bus.read(unsigned, width) | 0;
  }

  private peek(memory: Uint8Array, offset: number, width: AccessWidth): number {
    let value = 0;
    for (let at = width - 1; at >= 0; at--) value = (value << 8) | (memory[offset + at] ?? 0);
    return value;
  }

  /** Every data write the loop's fast path does not take. */
  private store(address: number, width: AccessWidth, value: number): void {
    if ((address & (width - 1)) !== 0) throw new BusFault(address);
    if ((address & SCS_MASK) === SCS_BASE) {
      // Narrow writes here are UNPREDICTABLE (B3.2.1); ignoring them touches nothing by accident.
      if (width === 4) this.control.write(address & 0xffc, value);
      return;
    }
    const unsigned = address >>> 0;
    const ramOffset = unsigned - RAM_BASE;
    if (ramOffset >= 0 && ramOffset < this.ram8.length) {
      for (let at = 0; at < width; at++) this.ram8[ramOffset + at] = value >>> (8 * at);
      if (ramOffset < this.code.ramCodeEnd) this.code.ramWritten(ramOffset, ramOffset + width);
      return;
    }
    this.bus.write(unsigned, width, width === 4 ? value >>> 0 : value & (width === 2 ? 0xffff : 0xff));
  }

  /** Code outside flash and RAM: the default memory map forbids it for devices (B3.1, table B3-1). */
  private fetchHalfword(address: number): number {
    const index = this.code.indexOf(address);
    if (index >= 0) return this.load(address, 2);
    const unsigned = address >>> 0;
    const device = unsigned >= 0x4000_0000 && unsigned < 0x6000_0000;
    if (device || unsigned >= 0xa000_0000) throw new BusFault(unsigned);
    return this.bus.read(unsigned, 2);
  }

  // -------------------------------------------------------------- exceptions

  /** Stacks, switches to the handler (B1.5.6). A fault while stacking becomes a HardFault or lock-up. */
  private enterException(exception: number, returnAddress: number): void {
    const r = this.registers;
    const fromHandler = this.control.current !== 0;
    const process = this.usesProcessStack;
    const stack = r[SP] ?? 0;
    const frame = (stack - 32) & ~4;
    const status = this.xpsr | ((stack & 4) !== 0 ? XPSR_STACK_ALIGN : 0);
    const priority = this.control.executionPriority;
    r[SP] = frame;
    let taken = exception;
    try {
      this.store(frame, 4, r[0] ?? 0);
      this.store(frame + 4, 4, r[1] ?? 0);
      this.store(frame + 8, 4, r[2] ?? 0);
      this.store(frame + 12, 4, r[3] ?? 0);
      this.store(frame + 16, 4, r[12] ?? 0);
      this.store(frame + 20, 4, r[LR] ?? 0);
      this.store(frame + 24, 4, returnAddress);
      this.store(frame + 28, 4, status);
    } catch (error) {
      if (!(error instanceof BusFault)) throw error;
      if (exception === EXCEPTION.hardFault || exception === EXCEPTION.nmi || priority < 0) {
        this.lockUp();
        return;
      }
      taken = EXCEPTION.hardFault;
    }
    if (process) this.swapStackPointers();
    if (fromHandler) r[LR] = RETURN_TO_HANDLER;
    else r[LR] = process ? RETURN_TO_THREAD_PSP : RETURN_TO_THREAD_MSP;
    this.cycles += EXCEPTION_ENTRY_CYCLES;
    this.jumpToHandler(taken);
  }

  private jumpToHandler(exception: number): void {
    this.control.activate(exception);
    let vector: number;
    try {
      vector = this.load(exception << 2, 4);
    } catch (error) {
      if (error instanceof BusFault) {
        this.lockUp();
        return;
      }
      throw error;
    }
    this.registers[PC] = vector & ~1;
    this.thumb = (vector & 1) !== 0;
    this.sleep = AWAKE;
  }

  /** BX or POP put an EXC_RETURN into pc in handler mode (B1.5.8). */
  private exceptionReturn(value: number, at: number): void {
    const r = this.registers;
    const returning = this.control.current;
    // A value that names no mode, or a mode that contradicts what is active, is UNPREDICTABLE: a fault.
    this.control.deactivate(returning);
    const toHandler = value === RETURN_TO_HANDLER;
    const toThread = value === RETURN_TO_THREAD_MSP || value === RETURN_TO_THREAD_PSP;
    if ((!toHandler && !toThread) || toHandler !== this.control.anyActive) {
      this.control.activate(returning);
      this.fault(at);
      return;
    }
    const next = this.control.takeable();
    if (next !== 0) {
      // Tail-chaining: the frame stays where it is, the new handler gets the same EXC_RETURN.
      r[LR] = value;
      this.cycles += TAIL_CHAIN_CYCLES;
      this.jumpToHandler(next);
      return;
    }
    const process = value === RETURN_TO_THREAD_PSP;
    if (process) this.swapStackPointers();
    this.unstack(returning, process, toHandler, at);
  }

  private unstack(returning: number, process: boolean, toHandler: boolean, at: number): void {
    const r = this.registers;
    const frame = r[SP] ?? 0;
    const words: number[] = [];
    try {
      for (let word = 0; word < 8; word++) words.push(this.load(frame + 4 * word, 4));
    } catch (error) {
      if (!(error instanceof BusFault)) throw error;
      if (process) this.swapStackPointers();
      this.control.activate(returning);
      this.fault(at);
      return;
    }
    const [r0 = 0, r1 = 0, r2 = 0, r3 = 0, r12 = 0, lr = 0, pc = 0, status = 0] = words;
    const exception = status & 0x3f;
    if (toHandler ? exception === 0 || !this.control.isActive(exception) : exception !== 0) {
      if (process) this.swapStackPointers();
      this.control.activate(returning);
      this.fault(at);
      return;
    }
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    r[12] = r12;
    r[LR] = lr;
    r[PC] = pc & ~1;
    r[SP] = (frame + 32) | ((status & XPSR_STACK_ALIGN) !== 0 ? 4 : 0);
    if (!toHandler) this.threadUsesProcessStack = process;
    this.control.current = exception;
    this.setFlags(status);
    this.thumb = (status & XPSR_THUMB) !== 0;
    this.cycles += EXCEPTION_RETURN_CYCLES;
    if (!toHandler && this.control.sleepOnExit) this.sleep = WAIT_FOR_INTERRUPT;
  }

  private supervisorCall(at: number, next: number): void {
    const { control } = this;
    if (control.priorityOf(EXCEPTION.svCall) < control.executionPriority) {
      this.enterException(EXCEPTION.svCall, next);
    } else this.fault(at); // cannot wait: escalates (B1.5.3)
  }

  /** A HardFault whose return address is the faulting instruction, or lock-up within one (B1.5.15). */
  private fault(at: number): void {
    if (this.control.executionPriority < 0) this.lockUp();
    else this.enterException(EXCEPTION.hardFault, at);
  }

  private lockUp(): void {
    this.lockedUp = true;
    this.registers[PC] = LOCKED_UP_PC;
  }

  /** ADD, CMP, MOV, BX, BLX with pc or into sp. Returns the branch target, or 0 when there is none. */
  private highSpecial(halfword: number, pc: number): number {
    const r = this.registers;
    const m = (halfword >>> 3) & 15;
    const d = (halfword & 7) | ((halfword >>> 4) & 8);
    const operand = m === PC ? pc : (r[m] ?? 0);
    const old = d === PC ? pc : (r[d] ?? 0);
    switch ((halfword >>> 8) & 3) {
      case 0:
      case 2: {
        const value = ((halfword & 0x200) !== 0 ? operand : old + operand) | 0;
        if (d === PC) return value | 1;
        r[d] = d === SP ? value & ~3 : value;
        return 0;
      }
      case 1: {
        const difference = (old - operand) | 0;
        this.flagN = difference;
        this.flagZ = difference;
        this.flagC = old >>> 0 >= operand >>> 0 ? 1 : 0;
        this.flagV = (old ^ operand) & (old ^ difference);
        return 0;
      }
      default: // BX pc, BLX pc: bit 0 of pc is clear, so they ask for ARM state
        if ((halfword & 0x80) !== 0) r[LR] = (pc - 2) | 1;
        return pc & ~1;
    }
  }

  /**
   * Executes for `budget` cycles or until something needs the outer loop. `left` counts cycles down to
   * 0 and `end` is where 0 lies, so `end - left` is the exact cycle; moving `end` with `left` leaves
   * the loop early. `i` is the index after the instruction being executed.
   *
   * A case ends with `continue`; only jumps by address `break` out of the switch, to the tail below it.
   */
  private execute(budget: number): number {
    const r = this.registers;
    const { code, control, flash8, flash16, flash32, ram8, ram16, ram32, transfer } = this;
    const { words, scratch } = code;
    // Literals, because a bundler turns constants of the module into variables.
    const sp = 13;
    const lr = 14;
    const pc = 15;
    const ramBase = 0x2000_0000;
    const flashSize = flash8.length;
    // An address (for RAM: its offset) with one of these bits set is unaligned or outside.
    const flashMiss8 = this.flashMiss;
    const flashMiss16 = flashMiss8 | 1;
    const flashMiss32 = flashMiss8 | 3;
    const ramMiss8 = this.ramMiss;
    const ramMiss16 = ramMiss8 | 1;
    const ramMiss32 = ramMiss8 | 3;
    let ramCodeEnd = code.ramCodeEnd;
    let n = this.flagN;
    let z = this.flagZ;
    let c = this.flagC;
    let v = this.flagV;
    let end = this.cycles + budget;
    let left = budget;
    let target = 0;
    let exchange = false;
    // Anything but flash starts at `elsewhere`, which resolves the address.
    let i = r[pc]! >>> 1;
    let bias = 0;
    if (i >= code.elsewhere) {
      i = code.elsewhere;
      bias = ((r[pc]! & ~1) - (i << 1)) | 0;
    }
    try {
      while (left > 0) {
        const word = words[i++]!;
        const operand = word >> 7;
        switch (word & 0x7f) {
          case 0 satisfies Operation['undecoded']: {
            i--;
            code.decodeAt(i);
            ramCodeEnd = code.ramCodeEnd;
            continue;
          }
          case 1 satisfies Operation['hook']: {
            // The hook sees, and may change, the whole state.
            const address = ((i - 1) << 1) + bias;
            if (this.stoppedAtHook === address && this.stoppedAtStack === r[sp]) this.stoppedAtHook = -1;
            else {
              const hook = code.hookAt(i - 1);
              r[pc] = address;
              this.flagN = n;
              this.flagZ = z;
              this.flagC = c;
              this.flagV = v;
              this.cycles = end - left;
              if (hook?.() === true) {
                this.stoppedAtHook = r[pc];
                this.stoppedAtStack = r[sp]!;
                this.stoppedJustNow = true;
                return BREAKPOINT;
              }
              n = this.flagN;
              z = this.flagZ;
              c = this.flagC;
              v = this.flagV;
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
              if (r[pc] !== address) {
                target = r[pc] | 1;
                exchange = false;
                break;
              }
            }
            bias = address - (scratch << 1);
            i = scratch;
            code.decodeScratch(address, this.fetch);
            continue;
          }
          case 2 satisfies Operation['elsewhere']: {
            target = (((i - 1) << 1) + bias) | 1;
            exchange = false;
            break;
          }
          case 3 satisfies Operation['undefined']: {
            throw UNDEFINED_INSTRUCTION;
          }
          case 4 satisfies Operation['lslsImmediate']: {
            const value = r[(operand >> 4) & 15]!;
            const amount = operand >> 12;
            c = (value >>> (32 - amount)) & 1;
            n = z = r[operand & 15] = value << amount;
            left--;
            continue;
          }
          case 5 satisfies Operation['movsRegister']: {
            n = z = r[operand & 15] = r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 6 satisfies Operation['lsrsImmediate']: {
            const value = r[(operand >> 4) & 15]!;
            const amount = operand >> 12;
            c = (value >>> (amount - 1)) & 1;
            n = z = r[operand & 15] = (value >>> amount) | 0;
            left--;
            continue;
          }
          case 8 satisfies Operation['asrsImmediate']: {
            const value = r[(operand >> 4) & 15]!;
            const amount = operand >> 12;
            c = (value >>> (amount - 1)) & 1;
            n = z = r[operand & 15] = value >> amount;
            left--;
            continue;
          }
          case 7 satisfies Operation['lsrs32']: {
            c = r[(operand >> 4) & 15]! >>> 31;
            n = z = r[operand & 15] = 0;
            left--;
            continue;
          }
          case 9 satisfies Operation['asrs32']: {
            const value = r[(operand >> 4) & 15]!;
            c = value >>> 31;
            n = z = r[operand & 15] = value >> 31;
            left--;
            continue;
          }
          case 10 satisfies Operation['addsRegister']: {
            const a = r[(operand >> 4) & 15]!;
            const b = r[(operand >> 8) & 15]!;
            const sum = (a + b) | 0;
            n = z = sum;
            c = sum >>> 0 < a >>> 0 ? 1 : 0;
            v = (a ^ sum) & (b ^ sum);
            r[operand & 15] = sum;
            left--;
            continue;
          }
          case 11 satisfies Operation['subsRegister']: {
            const a = r[(operand >> 4) & 15]!;
            const b = r[(operand >> 8) & 15]!;
            const difference = (a - b) | 0;
            n = z = difference;
            c = a >>> 0 >= b >>> 0 ? 1 : 0;
            v = (a ^ b) & (a ^ difference);
            r[operand & 15] = difference;
            left--;
            continue;
          }
          case 12 satisfies Operation['addsImmediate']: {
            const a = r[(operand >> 4) & 15]!;
            const b = operand >> 12;
            const sum = (a + b) | 0;
            n = z = sum;
            c = sum >>> 0 < a >>> 0 ? 1 : 0;
            v = (a ^ sum) & (b ^ sum);
            r[operand & 15] = sum;
            left--;
            continue;
          }
          case 13 satisfies Operation['subsImmediate']: {
            const a = r[(operand >> 4) & 15]!;
            const b = operand >> 12;
            const difference = (a - b) | 0;
            n = z = difference;
            c = a >>> 0 >= b >>> 0 ? 1 : 0;
            v = (a ^ b) & (a ^ difference);
            r[operand & 15] = difference;
            left--;
            continue;
          }
          case 14 satisfies Operation['movsImmediate']: {
            n = z = r[operand & 15] = operand >> 12;
            left--;
            continue;
          }
          case 15 satisfies Operation['cmpImmediate']: {
            const a = r[operand & 15]!;
            const b = operand >> 12;
            const difference = (a - b) | 0;
            n = z = difference;
            c = a >>> 0 >= b >>> 0 ? 1 : 0;
            v = (a ^ b) & (a ^ difference);
            left--;
            continue;
          }
          case 16 satisfies Operation['ands']: {
            n = z = r[operand & 15] = r[operand & 15]! & r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 17 satisfies Operation['eors']: {
            n = z = r[operand & 15] = r[operand & 15]! ^ r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 18 satisfies Operation['lslsRegister']: {
            const value = r[operand & 15]!;
            const amount = r[(operand >> 4) & 15]! & 0xff;
            let result = value;
            if (amount !== 0) {
              c = amount <= 32 ? (value >>> (32 - amount)) & 1 : 0;
              result = amount < 32 ? value << amount : 0;
            }
            n = z = r[operand & 15] = result;
            left--;
            continue;
          }
          case 19 satisfies Operation['lsrsRegister']: {
            const value = r[operand & 15]!;
            const amount = r[(operand >> 4) & 15]! & 0xff;
            let result = value;
            if (amount !== 0) {
              c = amount <= 32 ? (value >>> (amount - 1)) & 1 : 0;
              result = amount < 32 ? (value >>> amount) | 0 : 0;
            }
            n = z = r[operand & 15] = result;
            left--;
            continue;
          }
          case 20 satisfies Operation['asrsRegister']: {
            const value = r[operand & 15]!;
            const amount = r[(operand >> 4) & 15]! & 0xff;
            let result = value;
            if (amount !== 0) {
              c = amount <= 31 ? (value >>> (amount - 1)) & 1 : value >>> 31;
              result = value >> (amount < 32 ? amount : 31);
            }
            n = z = r[operand & 15] = result;
            left--;
            continue;
          }
          case 21 satisfies Operation['adcs']: {
            const a = r[operand & 15]!;
            const b = r[(operand >> 4) & 15]!;
            const sum = (a + b + c) | 0;
            n = z = r[operand & 15] = sum;
            c = ((a & b) | ((a | b) & ~sum)) >>> 31;
            v = (a ^ sum) & (b ^ sum);
            left--;
            continue;
          }
          case 22 satisfies Operation['sbcs']: {
            const a = r[operand & 15]!;
            const b = ~r[(operand >> 4) & 15]!;
            const sum = (a + b + c) | 0;
            n = z = r[operand & 15] = sum;
            c = ((a & b) | ((a | b) & ~sum)) >>> 31;
            v = (a ^ sum) & (b ^ sum);
            left--;
            continue;
          }
          case 23 satisfies Operation['rorsRegister']: {
            const value = r[operand & 15]!;
            const amount = r[(operand >> 4) & 15]! & 0xff;
            let result = value;
            if (amount !== 0) {
              result = (value >>> (amount & 31)) | (value << (32 - (amount & 31)));
              c = result >>> 31;
            }
            n = z = r[operand & 15] = result;
            left--;
            continue;
          }
          case 24 satisfies Operation['tst']: {
            n = z = r[operand & 15]! & r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 25 satisfies Operation['rsbs']: {
            const b = r[(operand >> 4) & 15]!;
            const difference = -b | 0;
            n = z = difference;
            c = b === 0 ? 1 : 0;
            v = b & difference;
            r[operand & 15] = difference;
            left--;
            continue;
          }
          case 26 satisfies Operation['cmpRegister']: {
            const a = r[operand & 15]!;
            const b = r[(operand >> 4) & 15]!;
            const difference = (a - b) | 0;
            n = z = difference;
            c = a >>> 0 >= b >>> 0 ? 1 : 0;
            v = (a ^ b) & (a ^ difference);
            left--;
            continue;
          }
          case 27 satisfies Operation['cmn']: {
            const a = r[operand & 15]!;
            const b = r[(operand >> 4) & 15]!;
            const sum = (a + b) | 0;
            n = z = sum;
            c = sum >>> 0 < a >>> 0 ? 1 : 0;
            v = (a ^ sum) & (b ^ sum);
            left--;
            continue;
          }
          case 28 satisfies Operation['orrs']: {
            n = z = r[operand & 15] = r[operand & 15]! | r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 29 satisfies Operation['muls']: {
            n = z = r[operand & 15] = Math.imul(r[operand & 15]!, r[(operand >> 4) & 15]!);
            left--;
            continue;
          }
          case 30 satisfies Operation['bics']: {
            n = z = r[operand & 15] = r[operand & 15]! & ~r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 31 satisfies Operation['mvns']: {
            n = z = r[operand & 15] = ~r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 32 satisfies Operation['addHigh']: {
            r[operand & 15] = r[operand & 15]! + r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 33 satisfies Operation['movHigh']: {
            r[operand & 15] = r[(operand >> 4) & 15]!;
            left--;
            continue;
          }
          case 34 satisfies Operation['movPc']: {
            target = r[(operand >> 4) & 15]! | 1;
            left -= 3;
            if (target >>> 0 < flashSize) {
              i = target >>> 1;
              bias = 0;
              continue;
            }
            exchange = false;
            break;
          }
          case 35 satisfies Operation['highSpecial']: {
            this.flagN = n;
            this.flagZ = z;
            this.flagC = c;
            this.flagV = v;
            target = this.highSpecial(operand, (i << 1) + bias + 2);
            n = this.flagN;
            z = this.flagZ;
            c = this.flagC;
            v = this.flagV;
            if (target === 0) {
              left--;
              continue;
            }
            left -= 3;
            exchange = true;
            break;
          }
          case 36 satisfies Operation['bx']: {
            target = r[(operand >> 4) & 15]!;
            left -= 3;
            if ((target & 1) !== 0 && target >>> 0 < flashSize) {
              i = target >>> 1;
              bias = 0;
              continue;
            }
            exchange = true;
            break;
          }
          case 37 satisfies Operation['blx']: {
            target = r[(operand >> 4) & 15]!;
            r[lr] = ((i << 1) + bias) | 1;
            left -= 3;
            if ((target & 1) !== 0 && target >>> 0 < flashSize) {
              i = target >>> 1;
              bias = 0;
              continue;
            }
            exchange = true;
            break;
          }
          case 38 satisfies Operation['ldrLiteral']: {
            const address = ((((i << 1) + bias + 2) & ~3) + (operand >> 4)) | 0;
            if ((address & flashMiss32) === 0) r[operand & 15] = flash32[address >> 2]!;
            else {
              this.cycles = end - left;
              r[operand & 15] = this.load(address, 4);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 39 satisfies Operation['strRegister']: {
            const address = (r[(operand >> 4) & 15]! + r[(operand >> 8) & 15]!) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss32) === 0) {
              ram32[offset >> 2] = r[operand & 15]!;
              if (offset < ramCodeEnd) code.ramWritten(offset, offset + 4);
            } else {
              this.cycles = end - left;
              this.store(address, 4, r[operand & 15]!);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 40 satisfies Operation['strhRegister']: {
            const address = (r[(operand >> 4) & 15]! + r[(operand >> 8) & 15]!) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss16) === 0) {
              ram16[offset >> 1] = r[operand & 15]!;
              if (offset < ramCodeEnd) code.ramWritten(offset, offset + 2);
            } else {
              this.cycles = end - left;
              this.store(address, 2, r[operand & 15]!);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 41 satisfies Operation['strbRegister']: {
            const address = (r[(operand >> 4) & 15]! + r[(operand >> 8) & 15]!) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss8) === 0) {
              ram8[offset] = r[operand & 15]!;
              if (offset < ramCodeEnd) code.ramWritten(offset, offset + 1);
            } else {
              this.cycles = end - left;
              this.store(address, 1, r[operand & 15]!);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 42 satisfies Operation['ldrsbRegister']: {
            const address = (r[(operand >> 4) & 15]! + r[(operand >> 8) & 15]!) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss8) === 0) r[operand & 15] = (ram8[offset]! << 24) >> 24;
            else if ((address & flashMiss8) === 0) r[operand & 15] = (flash8[address]! << 24) >> 24;
            else {
              this.cycles = end - left;
              r[operand & 15] = (this.load(address, 1) << 24) >> 24;
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 43 satisfies Operation['ldrRegister']: {
            const address = (r[(operand >> 4) & 15]! + r[(operand >> 8) & 15]!) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss32) === 0) r[operand & 15] = ram32[offset >> 2]!;
            else if ((address & flashMiss32) === 0) r[operand & 15] = flash32[address >> 2]!;
            else {
              this.cycles = end - left;
              r[operand & 15] = this.load(address, 4);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 44 satisfies Operation['ldrhRegister']: {
            const address = (r[(operand >> 4) & 15]! + r[(operand >> 8) & 15]!) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss16) === 0) r[operand & 15] = ram16[offset >> 1]!;
            else if ((address & flashMiss16) === 0) r[operand & 15] = flash16[address >> 1]!;
            else {
              this.cycles = end - left;
              r[operand & 15] = this.load(address, 2);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 45 satisfies Operation['ldrbRegister']: {
            const address = (r[(operand >> 4) & 15]! + r[(operand >> 8) & 15]!) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss8) === 0) r[operand & 15] = ram8[offset]!;
            else if ((address & flashMiss8) === 0) r[operand & 15] = flash8[address]!;
            else {
              this.cycles = end - left;
              r[operand & 15] = this.load(address, 1);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 46 satisfies Operation['ldrshRegister']: {
            const address = (r[(operand >> 4) & 15]! + r[(operand >> 8) & 15]!) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss16) === 0) r[operand & 15] = (ram16[offset >> 1]! << 16) >> 16;
            else if ((address & flashMiss16) === 0) r[operand & 15] = (flash16[address >> 1]! << 16) >> 16;
            else {
              this.cycles = end - left;
              r[operand & 15] = (this.load(address, 2) << 16) >> 16;
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 47 satisfies Operation['strImmediate']: {
            const address = (r[(operand >> 4) & 15]! + (operand >> 12)) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss32) === 0) {
              ram32[offset >> 2] = r[operand & 15]!;
              if (offset < ramCodeEnd) code.ramWritten(offset, offset + 4);
            } else {
              this.cycles = end - left;
              this.store(address, 4, r[operand & 15]!);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 48 satisfies Operation['ldrImmediate']: {
            const address = (r[(operand >> 4) & 15]! + (operand >> 12)) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss32) === 0) r[operand & 15] = ram32[offset >> 2]!;
            else if ((address & flashMiss32) === 0) r[operand & 15] = flash32[address >> 2]!;
            else {
              this.cycles = end - left;
              r[operand & 15] = this.load(address, 4);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 49 satisfies Operation['strbImmediate']: {
            const address = (r[(operand >> 4) & 15]! + (operand >> 12)) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss8) === 0) {
              ram8[offset] = r[operand & 15]!;
              if (offset < ramCodeEnd) code.ramWritten(offset, offset + 1);
            } else {
              this.cycles = end - left;
              this.store(address, 1, r[operand & 15]!);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 50 satisfies Operation['ldrbImmediate']: {
            const address = (r[(operand >> 4) & 15]! + (operand >> 12)) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss8) === 0) r[operand & 15] = ram8[offset]!;
            else if ((address & flashMiss8) === 0) r[operand & 15] = flash8[address]!;
            else {
              this.cycles = end - left;
              r[operand & 15] = this.load(address, 1);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 51 satisfies Operation['strhImmediate']: {
            const address = (r[(operand >> 4) & 15]! + (operand >> 12)) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss16) === 0) {
              ram16[offset >> 1] = r[operand & 15]!;
              if (offset < ramCodeEnd) code.ramWritten(offset, offset + 2);
            } else {
              this.cycles = end - left;
              this.store(address, 2, r[operand & 15]!);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 52 satisfies Operation['ldrhImmediate']: {
            const address = (r[(operand >> 4) & 15]! + (operand >> 12)) | 0;
            const offset = address ^ ramBase;
            if ((offset & ramMiss16) === 0) r[operand & 15] = ram16[offset >> 1]!;
            else if ((address & flashMiss16) === 0) r[operand & 15] = flash16[address >> 1]!;
            else {
              this.cycles = end - left;
              r[operand & 15] = this.load(address, 2);
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            left -= 2;
            continue;
          }
          case 53 satisfies Operation['addPc']: {
            r[operand & 15] = (((i << 1) + bias + 2) & ~3) + (operand >> 12);
            left--;
            continue;
          }
          case 54 satisfies Operation['addSp']: {
            r[operand & 15] = r[sp]! + (operand >> 12);
            left--;
            continue;
          }
          case 55 satisfies Operation['adjustSp']: {
            r[sp] = r[sp]! + operand;
            left--;
            continue;
          }
          case 56 satisfies Operation['sxth']: {
            r[operand & 15] = (r[(operand >> 4) & 15]! << 16) >> 16;
            left--;
            continue;
          }
          case 57 satisfies Operation['sxtb']: {
            r[operand & 15] = (r[(operand >> 4) & 15]! << 24) >> 24;
            left--;
            continue;
          }
          case 58 satisfies Operation['uxth']: {
            r[operand & 15] = r[(operand >> 4) & 15]! & 0xffff;
            left--;
            continue;
          }
          case 59 satisfies Operation['uxtb']: {
            r[operand & 15] = r[(operand >> 4) & 15]! & 0xff;
            left--;
            continue;
          }
          case 60 satisfies Operation['rev']: {
            const value = r[(operand >> 4) & 15]!;
            r[operand & 15] =
              (value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
            left--;
            continue;
          }
          case 61 satisfies Operation['rev16']: {
            const value = r[(operand >> 4) & 15]!;
            r[operand & 15] = ((value & 0x00ff00ff) << 8) | ((value >>> 8) & 0x00ff00ff);
            left--;
            continue;
          }
          case 62 satisfies Operation['revsh']: {
            const value = r[(operand >> 4) & 15]!;
            r[operand & 15] = ((value << 24) >> 16) | ((value >>> 8) & 0xff);
            left--;
            continue;
          }
          case 63 satisfies Operation['push']: {
            const count = operand >>> 20;
            let address = (r[sp]! - ((operand >>> 20) << 2)) | 0;
            let offset = address ^ ramBase;
            const last = (address + 4 * count - 4) ^ ramBase;
            if (((offset | last) & ramMiss32) === 0) {
              if (offset < ramCodeEnd) code.ramWritten(offset, last + 4);
              for (let list = operand & 0xffff, k = 0; list !== 0; list >>= 1, k++) {
                if ((list & 1) !== 0) {
                  ram32[offset >> 2] = r[k]!;
                  offset += 4;
                }
              }
            } else {
              this.cycles = end - left;
              for (let list = operand & 0xffff, k = 0; list !== 0; list >>= 1, k++) {
                if ((list & 1) !== 0) {
                  this.store(address, 4, r[k]!);
                  address = (address + 4) | 0;
                }
              }
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            r[sp] = r[sp]! - (count << 2);
            left -= 1 + count;
            continue;
          }
          case 66 satisfies Operation['stm']: {
            const count = operand >>> 20;
            let address = r[(operand >> 16) & 7]!;
            let offset = address ^ ramBase;
            const last = (address + 4 * count - 4) ^ ramBase;
            if (((offset | last) & ramMiss32) === 0) {
              if (offset < ramCodeEnd) code.ramWritten(offset, last + 4);
              for (let list = operand & 0xffff, k = 0; list !== 0; list >>= 1, k++) {
                if ((list & 1) !== 0) {
                  ram32[offset >> 2] = r[k]!;
                  offset += 4;
                }
              }
            } else {
              this.cycles = end - left;
              for (let list = operand & 0xffff, k = 0; list !== 0; list >>= 1, k++) {
                if ((list & 1) !== 0) {
                  this.store(address, 4, r[k]!);
                  address = (address + 4) | 0;
                }
              }
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            r[(operand >> 16) & 7] = r[(operand >> 16) & 7]! + (count << 2);
            left -= 1 + count;
            continue;
          }
          case 64 satisfies Operation['pop']: {
            const count = operand >>> 20;
            const base = r[sp]!;
            let address = base;
            let offset = address ^ ramBase;
            const last = (address + 4 * count - 4) ^ ramBase;
            if (((offset | last) & ramMiss32) === 0) {
              for (let list = operand & 0xff, k = 0; list !== 0; list >>= 1, k++) {
                if ((list & 1) !== 0) {
                  r[k] = ram32[offset >> 2]!;
                  offset += 4;
                }
              }
            } else {
              this.cycles = end - left;
              // All reads before any register changes: a fault half-way must leave the base as it was.
              for (let k = 0; k < count; k++) {
                transfer[k] = this.load(address, 4);
                address = (address + 4) | 0;
              }
              let k = 0;
              for (let list = operand & 0xff, d = 0; list !== 0; list >>= 1, d++) {
                if ((list & 1) !== 0) r[d] = transfer[k++]!;
              }
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            r[sp] = base + (count << 2);
            left -= 1 + count;
            continue;
          }
          case 65 satisfies Operation['popPc']: {
            const count = operand >>> 20;
            const base = r[sp]!;
            let address = base;
            let offset = address ^ ramBase;
            const last = (address + 4 * count - 4) ^ ramBase;
            if (((offset | last) & ramMiss32) === 0) {
              for (let list = operand & 0xff, k = 0; list !== 0; list >>= 1, k++) {
                if ((list & 1) !== 0) {
                  r[k] = ram32[offset >> 2]!;
                  offset += 4;
                }
              }
              target = ram32[offset >> 2]!;
            } else {
              this.cycles = end - left;
              // All reads before any register changes: a fault half-way must leave the base as it was.
              for (let k = 0; k < count; k++) {
                transfer[k] = this.load(address, 4);
                address = (address + 4) | 0;
              }
              let k = 0;
              for (let list = operand & 0xff, d = 0; list !== 0; list >>= 1, d++) {
                if ((list & 1) !== 0) r[d] = transfer[k++]!;
              }
              target = transfer[k]!;
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            r[sp] = base + (count << 2);
            left -= 4 + count;
            if ((target & 1) !== 0 && target >>> 0 < flashSize) {
              i = target >>> 1;
              bias = 0;
              continue;
            }
            exchange = true;
            break;
          }
          case 67 satisfies Operation['ldm']: {
            const count = operand >>> 20;
            const base = r[(operand >> 16) & 7]!;
            let address = base;
            let offset = address ^ ramBase;
            const last = (address + 4 * count - 4) ^ ramBase;
            if (((offset | last) & ramMiss32) === 0) {
              for (let list = operand & 0xff, k = 0; list !== 0; list >>= 1, k++) {
                if ((list & 1) !== 0) {
                  r[k] = ram32[offset >> 2]!;
                  offset += 4;
                }
              }
            } else {
              this.cycles = end - left;
              // All reads before any register changes: a fault half-way must leave the base as it was.
              for (let k = 0; k < count; k++) {
                transfer[k] = this.load(address, 4);
                address = (address + 4) | 0;
              }
              let k = 0;
              for (let list = operand & 0xff, d = 0; list !== 0; list >>= 1, d++) {
                if ((list & 1) !== 0) r[d] = transfer[k++]!;
              }
              if (this.attention) {
                end -= left - 1;
                left = 1;
              }
            }
            // A base in the list keeps what was loaded into it.
            if ((operand & (1 << ((operand >> 16) & 7))) === 0) r[(operand >> 16) & 7] = base + (count << 2);
            left -= 1 + count;
            continue;
          }
          case 68 satisfies Operation['beq']: {
            if (z === 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 69 satisfies Operation['bne']: {
            if (z !== 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 70 satisfies Operation['bcs']: {
            if (c !== 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 71 satisfies Operation['bcc']: {
            if (c === 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 72 satisfies Operation['bmi']: {
            if (n < 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 73 satisfies Operation['bpl']: {
            if (n >= 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 74 satisfies Operation['bvs']: {
            if (v < 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 75 satisfies Operation['bvc']: {
            if (v >= 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 76 satisfies Operation['bhi']: {
            if (c !== 0 && z !== 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 77 satisfies Operation['bls']: {
            if (c === 0 || z === 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 78 satisfies Operation['bge']: {
            if ((n ^ v) >= 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 79 satisfies Operation['blt']: {
            if ((n ^ v) < 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 80 satisfies Operation['bgt']: {
            if (z !== 0 && (n ^ v) >= 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 81 satisfies Operation['ble']: {
            if (z === 0 || (n ^ v) < 0) {
              i = operand;
              left -= 3;
            } else left--;
            continue;
          }
          case 82 satisfies Operation['b']: {
            i = operand;
            left -= 3;
            continue;
          }
          case 83 satisfies Operation['bl']: {
            r[lr] = ((i << 1) + bias + 2) | 1;
            i = operand;
            left -= 4;
            continue;
          }
          case 84 satisfies Operation['conditionalFar']: {
            if (!conditionHolds(operand & 15, n, z, c, v)) {
              left--;
              continue;
            }
            target = ((i << 1) + bias + 2 + ((operand >> 4) << 1)) | 1;
            left -= 3;
            exchange = false;
            break;
          }
          case 85 satisfies Operation['bFar']: {
            target = ((i << 1) + bias + 2 + (operand << 1)) | 1;
            left -= 3;
            exchange = false;
            break;
          }
          case 86 satisfies Operation['blFar']: {
            r[lr] = ((i << 1) + bias + 2) | 1;
            target = ((i << 1) + bias + 2 + (operand << 1)) | 1;
            left -= 4;
            exchange = false;
            break;
          }
          case 87 satisfies Operation['svc']: {
            r[pc] = (i << 1) + bias;
            this.flagN = n;
            this.flagZ = z;
            this.flagC = c;
            this.flagV = v;
            this.cycles = end - left;
            this.supervisorCall(((i - 1) << 1) + bias, r[pc]);
            return CONTINUE;
          }
          case 88 satisfies Operation['bkpt']: {
            r[pc] = ((i - 1) << 1) + bias;
            this.flagN = n;
            this.flagZ = z;
            this.flagC = c;
            this.flagV = v;
            this.cycles = end - left;
            return BREAKPOINT;
          }
          case 89 satisfies Operation['nop']: {
            left--;
            continue;
          }
          case 90 satisfies Operation['sev']: {
            control.eventRegister = true;
            left--;
            continue;
          }
          case 91 satisfies Operation['wfe']: {
            left -= 2;
            if (control.eventRegister) {
              control.eventRegister = false;
              continue;
            }
            r[pc] = (i << 1) + bias;
            this.flagN = n;
            this.flagZ = z;
            this.flagC = c;
            this.flagV = v;
            this.cycles = end - left;
            this.sleep = WAIT_FOR_EVENT;
            return SLEEP;
          }
          case 92 satisfies Operation['wfi']: {
            left -= 2;
            r[pc] = (i << 1) + bias;
            this.flagN = n;
            this.flagZ = z;
            this.flagC = c;
            this.flagV = v;
            this.cycles = end - left;
            this.sleep = WAIT_FOR_INTERRUPT;
            return SLEEP;
          }
          case 93 satisfies Operation['cps']: {
            control.primask = operand;
            left--;
            // What was held back is taken before the next instruction.
            if (operand === 0 && control.takeable() !== 0) {
              end -= left;
              left = 0;
            }
            continue;
          }
          case 94 satisfies Operation['mrs']: {
            const number = operand >> 12;
            let value = this.readSpecial(number);
            if (number < 4) {
              value |= (n & (1 << 31)) | (z === 0 ? 1 << 30 : 0) | (c << 29) | ((v >>> 3) & (1 << 28));
            }
            r[operand & 15] = value;
            left -= 4;
            i++;
            continue;
          }
          case 95 satisfies Operation['msr']: {
            const number = operand >> 12;
            const value = r[operand & 15]!;
            i++;
            left -= 4;
            if (number < 4) {
              n = value;
              z = (value & (1 << 30)) !== 0 ? 0 : 1;
              c = (value >>> 29) & 1;
              v = value << 3;
            } else {
              this.writeSpecial(number, value);
              if (this.attention) {
                end -= left;
                left = 0;
              }
            }
            continue;
          }
          case 96 satisfies Operation['barrier']: {
            i++;
            left -= 4;
            continue;
          }
        }
        // Jump to `target` by address; bit 0 is the Thumb bit.
        if (exchange && target >>> 28 === 15 && control.current !== 0) {
          r[pc] = target;
          this.flagN = n;
          this.flagZ = z;
          this.flagC = c;
          this.flagV = v;
          this.cycles = end - left;
          this.exceptionReturn(target, ((i - 1) << 1) + bias);
          return CONTINUE;
        }
        const address = target & ~1;
        i = code.indexOf(address);
        if (i >= 0) bias = code.biasOf(i);
        else {
          // One instruction at a time, in the scratch slots.
          i = scratch;
          bias = (address - (scratch << 1)) | 0;
        }
        if ((target & 1) === 0) {
          i++;
          this.thumb = false;
          throw UNDEFINED_INSTRUCTION;
        }
        if (i === scratch) {
          i++;
          code.decodeScratch(address, this.fetch);
          i--;
        }
      }
      r[pc] = (i << 1) + bias;
    } catch (error) {
      r[pc] = ((i - 1) << 1) + bias;
      this.flagN = n;
      this.flagZ = z;
      this.flagC = c;
      this.flagV = v;
      this.cycles = end - left;
      if (!(error instanceof BusFault)) throw error;
      this.fault(r[pc]);
      return CONTINUE;
    }
    this.flagN = n;
    this.flagZ = z;
    this.flagC = c;
    this.flagV = v;
    this.cycles = end - left;
    return CONTINUE;
  }
}
