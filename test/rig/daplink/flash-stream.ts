import { HexStream, STREAM } from './hex-stream.ts';
import type { Target } from './target.ts';

const DHCSR = 0xe000_edf0;
const DEMCR = 0xe000_edfc;
const DEBUG_KEY = 0xa05f_0000;
const ENABLED = 1;
const HALTED = 2;
// NVMC, at the same place in both chips (nRF51 Reference Manual, nRF52833 Product Specification).
const NVMC_CONFIG = 0x4001_e504;
const NVMC_ERASEALL = 0x4001_e50c;
const WRITE_ENABLED = 1;
const ERASE_ENABLED = 2;
const UICR = 0x1000_1000;

/**
 * What DAPLink does with a hex that is sent to it: halts the target, erases the chip when the first data come,
 * programs what lies in flash and UICR, and resets the target in the end.
 */
export class FlashStream {
  /** Stream type of FLASH_OPEN. */
  static readonly intelHex = 1;
  /** Answer to a command that is not in its turn. */
  static readonly notOpen = STREAM.internal;
  readonly #hex: HexStream;
  readonly #decoder = new TextDecoder();
  #erased = false;
  #ended = false;

  constructor(private readonly target: Target) {
    target.debug.writeWord(DHCSR, DEBUG_KEY | ENABLED | HALTED);
    this.#hex = new HexStream((address, bytes) => this.#program(address, bytes));
  }

  write(text: Uint8Array): number {
    if (this.#ended) return STREAM.done;
    const status = this.#hex.push(this.#decoder.decode(text));
    this.#ended = status === STREAM.done;
    return status;
  }

  close(): void {
    const { debug } = this.target;
    debug.writeWord(NVMC_CONFIG, 0);
    debug.writeWord(DEMCR, 0);
    debug.writeWord(DHCSR, DEBUG_KEY);
    this.target.resetPin();
  }

  #program(address: number, bytes: Uint8Array): void {
    const { debug, flash, uicr } = this.target;
    if (!this.#erased) {
      this.#erased = true;
      debug.writeWord(NVMC_CONFIG, ERASE_ENABLED);
      debug.writeWord(NVMC_ERASEALL, 1);
      debug.writeWord(NVMC_CONFIG, WRITE_ENABLED);
    }
    const inFlash = address + bytes.length <= flash.length;
    const inUicr = address >= UICR && address + bytes.length <= UICR + uicr.length;
    // MakeCode keeps its project at an address where no flash is.
    if (!inFlash && !inUicr) return;
    const first = address & ~3;
    const end = (address + bytes.length + 3) & ~3;
    const padded = new Uint8Array(end - first).fill(0xff);
    padded.set(bytes, address - first);
    const words = new DataView(padded.buffer);
    for (let at = 0; at < padded.length; at += 4) {
      const word = words.getUint32(at, true);
      if (word !== 0xffff_ffff) debug.writeWord(first + at, word);
    }
  }
}
