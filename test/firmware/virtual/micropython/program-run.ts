import { createHexImage, type HexImage } from '../../../../firmware/image/hex-image.ts';
import { flashImageFromHex } from '../../../../firmware/image/hex-contents.ts';
import { programFromSource, type Program } from '../../../../firmware/program.ts';
import type { LocalRuntime } from '../../../../firmware/runtimes/local-runtimes.ts';
import { createVirtualMicrobit } from '../../../../firmware/virtual/create-virtual-microbit.ts';
import type { BoardEvent, BoardInput } from '../../../../firmware/virtual/microbit-io.ts';
import type { VirtualMicrobit } from '../../../../firmware/virtual/virtual-microbit.ts';

const images = new Map<string, HexImage>();

/** The flash image of a runtime with a program on it. */
export function flashOf(
  runtime: LocalRuntime,
  program: Program,
): { readonly flash: Uint8Array; readonly uicr: Uint8Array } {
  let image = images.get(runtime.path);
  if (image === undefined) {
    const made = createHexImage({ v1: runtime.hex });
    if (!made.ok) throw new Error(`${runtime.path}: ${made.problem.problem.code}`);
    image = made.value;
    images.set(runtime.path, image);
  }
  const built = image.build(program, 'v1');
  if (!built.ok) throw new Error(built.problem.code);
  const flash = flashImageFromHex(built.value.hex, 'v1');
  if (!flash.ok) throw new Error(flash.problem.code);
  return flash.value;
}

/** A program on a fresh virtual board, with all that came out of it. */
export class ProgramRun {
  readonly board: VirtualMicrobit;
  readonly events: BoardEvent[] = [];
  /** Everything printed. */
  text = '';
  #read = 0;
  readonly #decoder = new TextDecoder();

  constructor(runtime: LocalRuntime, program: string | Program, seed?: number) {
    const image = flashOf(runtime, typeof program === 'string' ? programFromSource(program) : program);
    this.board = createVirtualMicrobit(seed === undefined ? image : { ...image, seed });
    this.board.listen((event) => {
      this.events.push(event);
      if (event.type === 'serial') this.text += this.#decoder.decode(event.bytes, { stream: true });
    });
  }

  run(milliseconds: number): this {
    this.board.run(milliseconds);
    return this;
  }

  input(input: BoardInput): this {
    this.board.input(input);
    return this;
  }

  /** Keys typed at the terminal. */
  type(text: string): this {
    return this.input({ type: 'serial', bytes: new TextEncoder().encode(text) });
  }

  /** Runs until that was printed since the last call, and gives what was printed up to it. */
  until(expected: string | RegExp, limit = 10_000): string {
    const end = this.board.time + limit;
    for (;;) {
      const fresh = this.text.slice(this.#read);
      const match = typeof expected === 'string' ? fresh.indexOf(expected) : fresh.search(expected);
      if (match >= 0) {
        const length =
          typeof expected === 'string' ? expected.length : (expected.exec(fresh)?.[0].length ?? 0);
        this.#read += match + length;
        return fresh.slice(0, match + length);
      }
      if (this.board.time > end)
        throw new Error(`waited ${limit} ms for ${String(expected)} in vain, got:\n${fresh}`);
      this.board.run(5);
    }
  }

  /** The next line printed, without its end. */
  line(limit = 10_000): string {
    return this.until('\n', limit).trimEnd();
  }

  /** What the display shows now: five rows of digits. */
  get picture(): string {
    const last = this.events.findLast((event) => event.type === 'display');
    const frame = last?.type === 'display' ? last.frame : new Array<number>(25).fill(0);
    return [0, 5, 10, 15, 20].map((at) => frame.slice(at, at + 5).join('')).join(':');
  }

  /** Every picture shown so far. */
  get pictures(): string[] {
    return this.events.flatMap((event) =>
      event.type === 'display'
        ? [[0, 5, 10, 15, 20].map((at) => event.frame.slice(at, at + 5).join('')).join(':')]
        : [],
    );
  }
}
