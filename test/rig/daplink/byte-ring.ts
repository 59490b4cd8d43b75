/** A ring of bytes; what does not fit is lost. */
export class ByteRing {
  readonly #bytes: number[] = [];
  /** Bytes lost because the ring was full. */
  lost = 0;

  constructor(readonly size: number) {}

  get length(): number {
    return this.#bytes.length;
  }

  get free(): number {
    return this.size - this.#bytes.length;
  }

  push(byte: number): void {
    if (this.#bytes.length < this.size) this.#bytes.push(byte);
    else this.lost++;
  }

  shift(): number | undefined {
    return this.#bytes.shift();
  }

  take(most: number): Uint8Array {
    return Uint8Array.from(this.#bytes.splice(0, most));
  }

  clear(): void {
    this.#bytes.length = 0;
  }
}
