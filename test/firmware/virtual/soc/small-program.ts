import * as thumb from '../cpu/thumb.ts';

/** Top of the nRF51822's RAM. */
const STACK = 0x2000_4000;
const CODE = 0x100;

/**
 * A program of register writes for a whole chip, assembled into a flash image with its vector table.
 * It begins at the reset vector; `handler` begins an interrupt handler.
 */
export class SmallProgram {
  readonly #code: number[] = [];
  readonly #literals: { readonly at: number; readonly register: number; readonly value: number }[] = [];
  readonly #vectors = new Map<number, number>([[1, CODE]]);

  /** A word written anywhere. Uses r0 and r1. */
  poke(address: number, value: number): this {
    return this.#literal(0, address)
      .#literal(1, value)
      .#emit(thumb.strImmediate(1, 0, 0));
  }

  /** A word read anywhere and written elsewhere. Uses r0 and r1. */
  copy(from: number, to: number): this {
    return this.#literal(0, from)
      .#emit(thumb.ldrImmediate(1, 0, 0))
      .#literal(0, to)
      .#emit(thumb.strImmediate(1, 0, 0));
  }

  /** Adds one to a word. Uses r0 and r1. */
  count(address: number): this {
    return this.#literal(0, address).#emit(
      thumb.ldrImmediate(1, 0, 0),
      thumb.addsImmediate8(1, 1),
      thumb.strImmediate(1, 0, 0),
    );
  }

  /** Waits in a loop until a word is not 0. Uses r0 and r1. */
  awaitNonZero(address: number): this {
    return this.#literal(0, address).#emit(
      thumb.ldrImmediate(1, 0, 0),
      thumb.cmpImmediate(1, 0),
      thumb.conditional('eq', -8),
    );
  }

  /** Waits for an interrupt, again and again. */
  sleepForEver(): this {
    return this.#emit(thumb.wfi, thumb.b(-6));
  }

  loopForEver(): this {
    return this.#emit(thumb.b(-4));
  }

  raw(...halfwords: number[]): this {
    return this.#emit(...halfwords);
  }

  /** What follows handles that interrupt, and must end with `return()`. */
  handler(irq: number): this {
    this.#vectors.set(16 + irq, CODE + 2 * this.#code.length);
    return this;
  }

  return(): this {
    return this.#emit(thumb.bx(14));
  }

  flash(): Uint8Array {
    const flash = new Uint8Array(0x1000).fill(0xff);
    const view = new DataView(flash.buffer);
    for (let vector = 1; vector < 48; vector++) view.setUint32(4 * vector, 0xffff_ffff, true);
    view.setUint32(0, STACK, true);
    for (const [vector, address] of this.#vectors) view.setUint32(4 * vector, address | 1, true);
    let pool = (CODE + 2 * this.#code.length + 3) & ~3;
    const code = [...this.#code];
    for (const { at, register, value } of this.#literals) {
      const pc = (CODE + 2 * at + 4) & ~3;
      code[at] = thumb.ldrLiteral(register, pool - pc);
      view.setUint32(pool, value, true);
      pool += 4;
    }
    code.forEach((halfword, index) => view.setUint16(CODE + 2 * index, halfword, true));
    return flash;
  }

  #literal(register: number, value: number): this {
    this.#literals.push({ at: this.#code.length, register, value: value >>> 0 });
    return this.#emit(thumb.nop);
  }

  #emit(...halfwords: number[]): this {
    this.#code.push(...halfwords);
    return this;
  }
}
