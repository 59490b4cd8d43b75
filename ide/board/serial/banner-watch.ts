import type { BoardIdentity } from '../board.ts';

/** What MicroPython says when a program has ended: `...; micro:bit v1.1.1 with nRF51822`. */
const banner = /MicroPython [^\r\n]*; micro:bit v([0-9][0-9a-z.+-]*) with (nRF51822|nRF52833)\r?\n/;

/** Characters in which a banner fits. */
const kept = 240;

/** Reads along, and hears which board it is when a banner passes by. */
export class BannerWatch {
  private tail = '';

  constructor(private readonly onBoard: (identity: BoardIdentity) => void) {}

  take(bytes: Uint8Array): void {
    for (const byte of bytes) this.tail += String.fromCharCode(byte);
    const found = banner.exec(this.tail);
    if (found === null) {
      if (this.tail.length > kept) this.tail = this.tail.slice(-kept);
      return;
    }
    this.tail = '';
    this.onBoard({
      name: undefined,
      model: found[2] === 'nRF51822' ? 'v1' : 'v2',
      runtime: found[1],
    });
  }
}
