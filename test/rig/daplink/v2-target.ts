import { BusFault } from '../../../firmware/virtual/cpu/core.ts';
import { CoreDebug, HALT_REASON } from '../../../firmware/virtual/cpu/core-debug.ts';
import type { DebugAccess } from '../../../firmware/virtual/debug-access.ts';
import type { BoardEvent, BoardInput } from '../../../firmware/virtual/microbit-io.ts';
import type { Target } from './target.ts';
import { findStub, murmurPair, type Stub } from './v2-stubs.ts';

// nRF52833 Product Specification v1.5, chapters "Memory", "FICR", "UICR", "NVMC", "UARTE".
const FLASH_SIZE = 0x8_0000;
const PAGE_SIZE = 0x1000;
const RAM_BASE = 0x2000_0000;
const RAM_SIZE = 0x2_0000;
const FICR = 0x1000_0000;
const FICR_CODEPAGESIZE = FICR + 0x010;
const FICR_CODESIZE = FICR + 0x014;
const FICR_DEVICEID_0 = FICR + 0x060;
const FICR_DEVICEID_1 = FICR + 0x064;
const UICR = 0x1000_1000;
const UICR_SIZE = 0x1000;
const NVMC_READY = 0x4001_e400;
const NVMC_CONFIG = 0x4001_e504;
const NVMC_ERASEPAGE = 0x4001_e508;
const NVMC_ERASEALL = 0x4001_e50c;
const NVMC_ERASEUICR = 0x4001_e514;
const WRITE_ENABLED = 1;
const ERASE_ENABLED = 2;
const UARTE_STARTTX = 0x4000_2008;
const UARTE_ENDTX = 0x4000_2120;
const UARTE_ENABLE = 0x4000_2500;
const UARTE_TXD_PTR = 0x4000_2544;
const UARTE_TXD_MAXCNT = 0x4000_2548;
const UARTE_ENABLED = 8;
const PERIPHERALS_FIRST = 0x4000_0000;
const PERIPHERALS_LAST = 0x5fff_ffff;
const SCS = 0xe000_e000;
const AIRCR = 0xe000_ed0c;
const AIRCR_RESET = 0x05fa_0004;

const BAUD = 115_200;
const BYTES_A_MILLISECOND = BAUD / 10_000;
/** Milliseconds that the stubs work: a page erase and 1024 words; murmur over 512 kB. */
const PAGE_MILLISECONDS = 85 + 42;
const CHECKSUMS_MILLISECONDS = 120;
const STEP_MILLISECONDS = 1;
const PC = 15;

/** What runs on a V2 in place of a program, since no code does: a test's script. */
export interface V2Script {
  /** The board starts, by power or a reset. */
  start?(board: V2Running): void;
  /** A byte arrived on the serial line. */
  receive?(byte: number, board: V2Running): void;
  /** Simulated time passed while the board runs: to print once in a while. */
  pass?(milliseconds: number, board: V2Running): void;
}

/** What a script can do. */
export interface V2Running {
  /** Simulated milliseconds with power. */
  readonly time: number;
  readonly flash: Uint8Array;
  /** Puts text or bytes on the serial line, paced at 115200 baud. */
  print(what: string | Uint8Array): void;
  /** 25 brightness levels. */
  show(frame: readonly number[]): void;
}

export interface V2TargetOptions {
  readonly flash?: Uint8Array;
  readonly uicr?: Uint8Array;
  readonly seed: number;
  readonly script?: V2Script;
}

/**
 * A micro:bit V2 by its effects: memories, debug registers, flash controller, and what the two stubs of
 * microbit-connection would do. It executes no instructions; other code that is told to run never ends.
 */
export class V2Target implements Target {
  readonly model = 'v2';
  readonly pageSize = PAGE_SIZE;
  readonly pages = FLASH_SIZE / PAGE_SIZE;
  readonly debugPortId = 0x2ba0_1477;
  readonly flash = new Uint8Array(FLASH_SIZE).fill(0xff);
  readonly uicr = new Uint8Array(UICR_SIZE).fill(0xff);
  readonly ram = new Uint8Array(RAM_SIZE);
  readonly baud = BAUD;
  readonly deviceId: number;
  readonly debug: DebugAccess = {
    readWord: (address) => this.#debug.read(address) ?? this.#read(address) >>> 0,
    writeWord: (address, value) => {
      if (!this.#debug.write(address, value)) this.#write(address, value);
    },
  };
  frame: readonly number[] = new Array<number>(25).fill(0);
  time = 0;
  /** What the board runs when it runs; may be replaced at any time. */
  script: V2Script;

  readonly #registers = new Uint32Array(32);
  readonly #peripherals = new Map<number, number>();
  readonly #debug: CoreDebug;
  #writeMode = 0;
  /** A stub at work, and when it will have done it. */
  #stub: { readonly kind: Stub; readonly due: number } | null = null;
  /** Bytes on their way out and in; a fraction of a byte that time has paid for already. */
  readonly #sending: number[] = [];
  readonly #arriving: number[] = [];
  #paidOut = 0;
  #paidIn = 0;
  /** So many of `#sending` belong to UARTE's DMA: ENDTX comes after them. */
  #dma = 0;
  readonly #wires = new Set<(byte: number, baud: number) => void>();
  readonly #listeners = new Set<(event: BoardEvent) => void>();
  readonly #forScript: V2Running;
  /** The program runs, or would if the core were not halted. */
  #running: V2Running | null = null;

  constructor(options: V2TargetOptions) {
    if (options.flash) this.flash.set(options.flash.subarray(0, FLASH_SIZE));
    if (options.uicr) this.uicr.set(options.uicr.subarray(0, UICR_SIZE));
    this.deviceId = (Math.imul(options.seed + 7, 0x85eb_ca6b) ^ 0x27d4_eb2f) >>> 0;
    this.script = options.script ?? {};
    this.#debug = new CoreDebug({
      lockedUp: false,
      halt: () => {
        this.#stub = null;
      },
      resume: () => this.#resume(),
      readRegister: (register) => this.#registers[register] ?? 0,
      writeRegister: (register, value) => {
        this.#registers[register] = register === PC ? value & ~1 : value;
      },
    });
    const target = this as V2Target;
    this.#forScript = {
      get time() {
        return target.time;
      },
      flash: this.flash,
      print: (what) => {
        const bytes = typeof what === 'string' ? new TextEncoder().encode(what) : what;
        this.#sending.push(...bytes);
      },
      show: (frame) => {
        this.frame = frame;
        this.#emit({ type: 'display', time: this.time, frame });
      },
    };
  }

  get serialBacklog(): number {
    return this.#arriving.length;
  }

  advance(milliseconds: number): void {
    for (let left = milliseconds; left > 0; left -= STEP_MILLISECONDS) {
      this.#step(Math.min(left, STEP_MILLISECONDS));
    }
  }

  #step(milliseconds: number): void {
    this.time += milliseconds;
    if (this.#stub !== null && this.#stub.due <= this.time) this.#finishStub(this.#stub.kind);
    if (this.#running !== null && !this.#debug.halted) this.script.pass?.(milliseconds, this.#running);
    this.#moveOut(milliseconds);
    this.#moveIn(milliseconds);
  }

  resetPin(): void {
    this.#reset('pin');
  }

  powerOn(): void {
    this.ram.fill(0);
    this.#debug.powerOn();
    this.#sending.length = this.#arriving.length = 0;
    this.#reset('power');
  }

  input(input: BoardInput): void {
    if (input.type === 'reset') this.resetPin();
    else if (input.type === 'serial') for (const byte of input.bytes) this.sendSerial(byte);
  }

  listen(listener: (event: BoardEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onSerial(listener: (byte: number, baud: number) => void): () => void {
    this.#wires.add(listener);
    return () => this.#wires.delete(listener);
  }

  sendSerial(byte: number): void {
    this.#arriving.push(byte);
  }

  // -------------------------------------------------------------- the core

  #reset(cause: 'pin' | 'power' | 'software'): void {
    this.#peripherals.clear();
    this.#writeMode = this.#dma = 0;
    this.#stub = null;
    this.#registers.fill(0);
    this.#registers[PC] = word(this.flash, 4) & ~1;
    this.#debug.afterReset();
    this.#emit({ type: 'reset', time: this.time, cause });
    // Erased flash has no program: its reset vector leads nowhere. A halted core has not begun; code that a
    // debugger then runs from RAM is not the program either.
    const begins = !this.#debug.halted && word(this.flash, 4) !== 0xffff_ffff;
    this.#running = begins ? this.#forScript : null;
    if (this.#running !== null) this.script.start?.(this.#running);
  }

  #resume(): void {
    const at = (this.#registers[PC] ?? 0) - RAM_BASE;
    const kind = findStub(this.ram, at);
    if (kind === undefined) return;
    const { target } = this.#stubArguments();
    if (kind === 'page') this.#erasePage(target);
    this.#stub = {
      kind,
      due: this.time + (kind === 'page' ? PAGE_MILLISECONDS : CHECKSUMS_MILLISECONDS),
    };
  }

  #stubArguments(): { target: number; source: number; size: number; count: number } {
    const [target = 0, source = 0, size = 0, count = 0] = this.#registers;
    return { target, source, size, count };
  }

  #finishStub(kind: Stub): void {
    const { target, source, size, count } = this.#stubArguments();
    if (kind === 'page') {
      const from = source - RAM_BASE;
      this.flash.set(this.ram.subarray(from, from + 4 * size), target);
    } else {
      const words = new DataView(this.ram.buffer);
      for (let page = 0; page < count; page++) {
        const [h0, h1] = murmurPair(this.flash.subarray(source + page * size, source + (page + 1) * size));
        words.setUint32(target - RAM_BASE + 8 * page, h0, true);
        words.setUint32(target - RAM_BASE + 8 * page + 4, h1, true);
      }
    }
    this.#debug.halt(HALT_REASON.breakpoint);
  }

  // --------------------------------------------------------------- the bus

  #read(address: number): number {
    if (address % 4 !== 0) throw new BusFault(address);
    if (address < FLASH_SIZE) return word(this.flash, address);
    if (address >= RAM_BASE && address < RAM_BASE + RAM_SIZE) return word(this.ram, address - RAM_BASE);
    if (address >= UICR && address < UICR + UICR_SIZE) return word(this.uicr, address - UICR);
    switch (address) {
      case FICR_CODEPAGESIZE:
        return PAGE_SIZE;
      case FICR_CODESIZE:
        return FLASH_SIZE / PAGE_SIZE;
      case FICR_DEVICEID_0:
        return ~this.deviceId;
      case FICR_DEVICEID_1:
        return this.deviceId;
      case NVMC_READY:
        return 1;
      case NVMC_CONFIG:
        return this.#writeMode;
    }
    if (address >= FICR && address < UICR) return 0xffff_ffff;
    if (address >= PERIPHERALS_FIRST && address <= PERIPHERALS_LAST)
      return this.#peripherals.get(address) ?? 0;
    if (address >= SCS && address < SCS + 0x1000) return 0;
    throw new BusFault(address);
  }

  #write(address: number, value: number): void {
    if (address % 4 !== 0) throw new BusFault(address);
    if (address >= RAM_BASE && address < RAM_BASE + RAM_SIZE) {
      new DataView(this.ram.buffer).setUint32(address - RAM_BASE, value, true);
    } else if (address < FLASH_SIZE) {
      if (this.#writeMode === WRITE_ENABLED) clearBits(this.flash, address, value);
    } else if (address >= UICR && address < UICR + UICR_SIZE) {
      if (this.#writeMode === WRITE_ENABLED) clearBits(this.uicr, address - UICR, value);
    } else if (address === AIRCR) {
      if ((value | 0) === (AIRCR_RESET | 0)) this.#reset('software');
    } else if (address >= PERIPHERALS_FIRST && address <= PERIPHERALS_LAST) {
      this.#writePeripheral(address, value);
    } else if (!(address >= SCS && address < SCS + 0x1000)) {
      throw new BusFault(address);
    }
  }

  #writePeripheral(address: number, value: number): void {
    const erases = this.#writeMode === ERASE_ENABLED;
    switch (address) {
      case NVMC_CONFIG:
        this.#writeMode = value & 3;
        return;
      case NVMC_ERASEPAGE:
        if (erases) this.#erasePage(value);
        return;
      case NVMC_ERASEALL:
        if (!erases || value !== 1) return;
        this.flash.fill(0xff);
        this.uicr.fill(0xff);
        return;
      case NVMC_ERASEUICR:
        if (erases && value === 1) this.uicr.fill(0xff);
        return;
      case UARTE_STARTTX: {
        if (this.#peripherals.get(UARTE_ENABLE) !== UARTE_ENABLED) return;
        const from = (this.#peripherals.get(UARTE_TXD_PTR) ?? 0) - RAM_BASE;
        const bytes = this.ram.subarray(from, from + (this.#peripherals.get(UARTE_TXD_MAXCNT) ?? 0));
        this.#sending.push(...bytes);
        this.#dma = this.#sending.length;
        return;
      }
      default:
        this.#peripherals.set(address, value >>> 0);
    }
  }

  #erasePage(address: number): void {
    const from = address - (address % PAGE_SIZE);
    this.flash.fill(0xff, from, from + PAGE_SIZE);
  }

  // ------------------------------------------------------------ serial line

  #moveOut(milliseconds: number): void {
    if (this.#sending.length === 0) {
      this.#paidOut = 0;
      return;
    }
    this.#paidOut += milliseconds * BYTES_A_MILLISECOND;
    const bytes = this.#sending.splice(0, Math.floor(this.#paidOut));
    this.#paidOut -= Math.floor(this.#paidOut);
    if (this.#dma > 0) {
      this.#dma = Math.max(0, this.#dma - bytes.length);
      if (this.#dma === 0) this.#peripherals.set(UARTE_ENDTX, 1);
    }
    for (const byte of bytes) for (const wire of this.#wires) wire(byte, BAUD);
    if (bytes.length > 0) this.#emit({ type: 'serial', time: this.time, bytes: Uint8Array.from(bytes) });
  }

  #moveIn(milliseconds: number): void {
    if (this.#arriving.length === 0) {
      this.#paidIn = 0;
      return;
    }
    this.#paidIn += milliseconds * BYTES_A_MILLISECOND;
    const bytes = this.#arriving.splice(0, Math.floor(this.#paidIn));
    this.#paidIn -= Math.floor(this.#paidIn);
    if (this.#debug.halted || this.#running === null) return;
    for (const byte of bytes) this.script.receive?.(byte, this.#running);
  }

  #emit(event: BoardEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function word(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(offset, true);
}

/** Writing flash only clears bits. */
function clearBits(memory: Uint8Array, offset: number, value: number): void {
  const view = new DataView(memory.buffer, memory.byteOffset);
  view.setUint32(offset, view.getUint32(offset, true) & value, true);
}
