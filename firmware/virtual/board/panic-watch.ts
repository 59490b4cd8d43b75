/** The sad face of the runtime's `microbit_panic` (DAL, MicroBitDevice), rows from the top. */
const face = '11011:11011:00000:01110:10001';
/** Digits in the runtime's font. */
const digits: readonly string[] = [
  '01100:10010:10010:10010:01100',
  '00100:01100:00100:00100:01110',
  '11100:00010:01100:10000:11110',
  '11110:00010:00100:10010:01100',
  '00110:01010:10010:11111:00010',
  '11111:10000:11110:00001:11110',
  '00010:00100:01110:10001:01110',
  '11111:00010:00100:01000:10000',
  '01110:10001:01110:10001:01110',
  '01110:10001:01110:00100:01000',
];
/**
 * Each picture of a panic lasts 500 strobes by a counting loop, which take 573 ms on the chip; two like
 * digits follow without a pause. No program keeps that beat, its display timer has another.
 */
const beat = 573;
const tolerance = 60;

/**
 * Recognises a panic by what it looks like, as a pupil does: the runtime switches off interrupts and
 * shows a sad face and three digits, over and over, until the board is reset.
 */
export class PanicWatch {
  #shown = '';
  #since = 0;
  #code: string | null = null;
  #seen = false;

  constructor(
    /** Told once until the board is reset: the three digits. */
    private readonly panicked: (code: number) => void,
  ) {}

  /** The display shows another picture: 25 levels, milliseconds. */
  frame(levels: readonly number[], time: number): void {
    const picture = [0, 5, 10, 15, 20]
      .map((at) =>
        levels
          .slice(at, at + 5)
          .map((level) => (level > 0 ? '1' : '0'))
          .join(''),
      )
      .join(':');
    if (picture === this.#shown) return;
    this.#endOfPicture(time - this.#since);
    this.#shown = picture;
    this.#since = time;
    if (picture === face) {
      if (this.#code?.length === 3 && !this.#seen) {
        this.#seen = true;
        this.panicked(Number(this.#code));
      }
      this.#code = '';
    }
  }

  /** A panic was told, and the board not reset since. */
  get seen(): boolean {
    return this.#seen;
  }

  /** The board was reset. */
  reset(): void {
    this.#code = null;
    this.#seen = false;
    this.#shown = '';
  }

  #endOfPicture(duration: number): void {
    if (this.#code === null) return;
    const beats = Math.round(duration / beat);
    const digit = digits.indexOf(this.#shown);
    if (Math.abs(duration - beats * beat) > tolerance * Math.max(1, beats)) this.#code = null;
    else if (digit >= 0) this.#code += String(digit).repeat(beats);
    else if (this.#shown !== face || beats !== 1) this.#code = null;
  }
}
