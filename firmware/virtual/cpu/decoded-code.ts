import type { InstructionHook } from './core.ts';
import { decode, isWide, OPERATION_BITS, type CodeRegion, type Decoded } from './decoder.ts';
import { OPERATION } from './operations.ts';

export const RAM_BASE = 0x2000_0000;

/** RAM is watched for code in pages of this many bytes (as a shift). */
const RAM_PAGE_SHIFT = 8;

/** A region that every branch leaves. */
const NOWHERE: CodeRegion = { start: 0, end: 0 };

/**
 * What the core really fetches: one decoded word (see `decode`) beside every halfword of flash and
 * RAM, filled in when first executed. All lies in one index space, so that the hot loop needs no
 * notion of regions:
 *
 * ```
 *   flash halfwords | elsewhere | RAM halfwords | elsewhere | 3 scratch slots
 * ```
 *
 * `elsewhere` catches execution that runs off a region. The scratch slots hold one instruction of
 * any other address, and the true instruction under a hook: hooks are marks here, never in memory.
 */
export class DecodedCode {
  readonly words: Int32Array;
  /** Slot that says `elsewhere`; also the end of flash. */
  readonly elsewhere: number;
  readonly scratch: number;
  /** RAM offset in bytes below which code may lie; 0 while no code ran from RAM (the usual case). */
  ramCodeEnd = 0;

  private readonly flash: CodeRegion;
  private readonly ram: CodeRegion;
  private readonly flashHalfwords: Uint16Array;
  private readonly ramHalfwords: Uint16Array;
  private readonly ramPagesWithCode: Uint8Array;
  private readonly hooks = new Map<number, InstructionHook>();
  private readonly decoded: Decoded = { operation: 0, operand: 0, length: 1 };

  constructor(flash: Uint8Array, ram: Uint8Array) {
    this.flashHalfwords = new Uint16Array(flash.buffer, flash.byteOffset, flash.length >>> 1);
    this.ramHalfwords = new Uint16Array(ram.buffer, ram.byteOffset, ram.length >>> 1);
    this.elsewhere = this.flashHalfwords.length;
    this.flash = { start: 0, end: this.elsewhere };
    this.ram = { start: this.elsewhere + 1, end: this.elsewhere + 1 + this.ramHalfwords.length };
    this.scratch = this.ram.end + 1;
    this.words = new Int32Array(this.scratch + 3);
    this.words[this.elsewhere] = OPERATION.elsewhere;
    this.words.fill(OPERATION.elsewhere, this.ram.end);
    this.ramPagesWithCode = new Uint8Array((ram.length >>> RAM_PAGE_SHIFT) + 2);
  }

  /** Index of an even address, -1 outside flash and RAM. */
  indexOf(address: number): number {
    const flashIndex = address >>> 1;
    if (flashIndex < this.flash.end) return flashIndex;
    const ramIndex = (address - RAM_BASE) >>> 1;
    return ramIndex < this.ramHalfwords.length ? this.ram.start + ramIndex : -1;
  }

  /** `(index << 1) + bias` is the address. */
  biasOf(index: number): number {
    return index < this.ram.start ? 0 : (RAM_BASE - (this.ram.start << 1)) | 0;
  }

  /** Decodes flash or RAM at an index, in place. */
  decodeAt(index: number): void {
    const inFlash = index < this.flash.end;
    const region = inFlash ? this.flash : this.ram;
    const halfwords = inFlash ? this.flashHalfwords : this.ramHalfwords;
    const at = index - region.start;
    // Past the end reads as 0, which makes a wide instruction undefined.
    decode(this.decoded, halfwords[at] ?? 0, halfwords[at + 1] ?? 0, index, region);
    this.words[index] = this.decoded.operation | (this.decoded.operand << OPERATION_BITS);
    if (inFlash) return;
    this.ramPagesWithCode[(at << 1) >>> RAM_PAGE_SHIFT] = 1;
    this.ramPagesWithCode[((at << 1) + 2) >>> RAM_PAGE_SHIFT] = 1;
    this.ramCodeEnd = Math.max(this.ramCodeEnd, (at << 1) + 4);
  }

  /**
   * Decodes the instruction at any address into the scratch slots, to be executed there with the bias
   * `address - (scratch << 1)`. `fetch` gives halfwords and throws a BusFault where there is no code.
   */
  decodeScratch(address: number, fetch: (address: number) => number): void {
    const first = fetch(address);
    const second = isWide(first) ? fetch(address + 2) : 0;
    decode(this.decoded, first, second, this.scratch, NOWHERE);
    this.words[this.scratch] = this.decoded.operation | (this.decoded.operand << OPERATION_BITS);
  }

  /** Forgets what was decoded from these bytes (and from a wide instruction that reaches into them). */
  invalidate(from: number, to: number): void {
    for (const region of [this.flash, this.ram]) {
      const base = region === this.flash ? 0 : RAM_BASE;
      const first = Math.max(region.start + ((from - base) >> 1) - 1, region.start);
      const end = Math.min(region.start + ((to - base + 1) >> 1), region.end);
      if (first >= end) continue;
      this.words.fill(OPERATION.undecoded, first, end);
      for (const index of this.hooks.keys()) {
        if (index >= first && index < end) this.words[index] = OPERATION.hook;
      }
    }
  }

  /** Called for writes to RAM below `ramCodeEnd`: forgets code in pages that have some. */
  ramWritten(from: number, to: number): void {
    if (
      this.ramPagesWithCode[from >>> RAM_PAGE_SHIFT] === 0 &&
      this.ramPagesWithCode[(to - 1) >>> RAM_PAGE_SHIFT] === 0
    ) {
      return;
    }
    const first = this.ram.start + (from >>> 1);
    const last = this.ram.start + ((to - 1) >>> 1);
    for (let index = Math.max(first - 1, this.ram.start); index <= last; index++) {
      if (this.words[index] !== OPERATION.hook) this.words[index] = OPERATION.undecoded;
    }
  }

  addHook(address: number, hook: InstructionHook): void {
    const index = this.indexOf(address & ~1);
    if (index < 0) throw new RangeError(`no hook outside flash and RAM: 0x${(address >>> 0).toString(16)}`);
    this.hooks.set(index, hook);
    this.words[index] = OPERATION.hook;
  }

  removeHook(address: number): void {
    const index = this.indexOf(address & ~1);
    if (this.hooks.delete(index)) this.words[index] = OPERATION.undecoded;
  }

  hookAt(index: number): InstructionHook | undefined {
    return this.hooks.get(index);
  }
}
