import { BusFault, type AccessWidth, type CoreBus } from '../../../../firmware/virtual/cpu/core.ts';
import { CortexM0, type CortexM0Options } from '../../../../firmware/virtual/cpu/cortex-m0.ts';

export const FLASH_SIZE = 0x2000;
export const RAM_BASE = 0x2000_0000;
export const RAM_SIZE = 0x1000;
export const INITIAL_SP = RAM_BASE + RAM_SIZE;
/** Where tests put their code; below it lie the vectors and `literals`. */
export const CODE = 0x200;
/** Handler of exception n lies at HANDLERS + 0x20 * n. */
export const HANDLERS = 0x1000;
/** A page of device registers: reads give `device`, writes are recorded. Everything else faults. */
export const DEVICE = 0x4000_0000;
/** Readable and executable memory that the core does not know, as the UICR on the nRF51822. */
export const FOREIGN = 0x1000_1000;

const FOREIGN_SIZE = 0x100;
const DEVICE_SIZE = 0x1000;

export const handler = (exception: number) => HANDLERS + 0x20 * exception;

const N = 1 << 31;

type Code = readonly (number | readonly number[])[];

/** The least chip a core can live in: flash, RAM, one device. */
export class SmallChip implements CoreBus {
  readonly flash = new Uint8Array(FLASH_SIZE).fill(0xff);
  readonly ram = new Uint8Array(RAM_SIZE);
  readonly foreign = new Uint8Array(FOREIGN_SIZE).fill(0xff);
  /** What reading the device gives; called with the core so that it can look around. */
  device: (address: number, width: AccessWidth) => number = () => 0;
  onWrite: (address: number, width: AccessWidth, value: number) => void = () => undefined;
  readonly writes: { address: number; width: AccessWidth; value: number; cycle: number }[] = [];
  readonly core: CortexM0;

  constructor(code: Code = [], options: CortexM0Options = {}) {
    this.word(0, INITIAL_SP);
    this.word(4, CODE | 1);
    for (let exception = 2; exception < 48; exception++) this.word(exception * 4, handler(exception) | 1);
    this.place(CODE, code);
    this.core = new CortexM0(this, options);
  }

  read(address: number, width: AccessWidth): number {
    if (address >= DEVICE && address < DEVICE + DEVICE_SIZE) return this.device(address, width) >>> 0;
    if (address >= FOREIGN && address < FOREIGN + FOREIGN_SIZE) {
      let value = 0;
      for (let at = width - 1; at >= 0; at--) value = value * 256 + this.foreign[address - FOREIGN + at]!;
      return value;
    }
    throw new BusFault(address);
  }

  write(address: number, width: AccessWidth, value: number): void {
    if (address < DEVICE || address >= DEVICE + DEVICE_SIZE) throw new BusFault(address);
    this.writes.push({ address, width, value, cycle: this.core.cycles });
    this.onWrite(address, width, value);
  }

  /** Writes code; `code` may be in flash, RAM or the foreign memory. Returns the address after it. */
  place(address: number, code: Code): number {
    let at = address;
    for (const halfword of code.flat()) {
      const [memory, base] = this.memoryAt(at);
      memory[at - base] = halfword & 0xff;
      memory[at - base + 1] = halfword >> 8;
      at += 2;
    }
    return at;
  }

  /** Sets (when given a value) and gives a word of memory, unsigned. */
  word(address: number, value?: number): number {
    const [memory, base] = this.memoryAt(address);
    const view = new DataView(memory.buffer);
    if (value !== undefined) view.setUint32(address - base, value >>> 0, true);
    return view.getUint32(address - base, true);
  }

  private memoryAt(address: number): [Uint8Array, number] {
    if (address < FLASH_SIZE) return [this.flash, 0];
    if (address >= RAM_BASE) return [this.ram, RAM_BASE];
    return [this.foreign, FOREIGN];
  }

  /** Executes `count` instructions; taking a pending interrupt counts as one. */
  step(count = 1): void {
    for (let done = 0; done < count; done++) this.core.run(this.core.cycles + 1);
  }

  /** Register as an unsigned number. */
  register(number: number): number {
    return this.core.registers[number]! >>> 0;
  }

  set(registers: Readonly<Record<number, number>>): this {
    for (const [number, value] of Object.entries(registers)) this.core.registers[Number(number)] = value;
    return this;
  }

  get pc(): number {
    return this.register(15);
  }

  /** N, Z, C, V as text, upper case when set: "nZCv". */
  get flags(): string {
    const { xpsr } = this.core;
    return ['N', 'Z', 'C', 'V'].map((flag, at) => ((xpsr << at) & N ? flag : flag.toLowerCase())).join('');
  }

  set flags(text: string) {
    let word = this.core.xpsr & 0x0fff_ffff;
    ['N', 'Z', 'C', 'V'].forEach((flag, at) => {
      if (text.includes(flag)) word |= N >>> at;
    });
    this.core.xpsr = word;
  }

  /** The eight words of the exception frame at an address. */
  frame(address: number): {
    r0: number;
    r1: number;
    r2: number;
    r3: number;
    r12: number;
    lr: number;
    pc: number;
    xpsr: number;
  } {
    const [r0 = 0, r1 = 0, r2 = 0, r3 = 0, r12 = 0, lr = 0, pc = 0, xpsr = 0] = Array.from(
      { length: 8 },
      (_, at) => this.word(address + 4 * at),
    );
    return { r0, r1, r2, r3, r12, lr, pc, xpsr };
  }
}

/** Runs one instruction on a fresh chip and gives the chip. */
export function execute(
  instruction: number | readonly number[],
  registers: Readonly<Record<number, number>> = {},
  flags = '',
): SmallChip {
  const chip = new SmallChip([instruction]).set(registers);
  chip.flags = flags;
  chip.step();
  return chip;
}
