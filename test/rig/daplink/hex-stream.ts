/** DAPLink's error_t (source/daplink/error.h), as the micro:bit's releases number it. */
export const STREAM = {
  success: 0,
  failure: 1,
  internal: 2,
  eraseAll: 17,
  done: 18,
  checksum: 20,
  parser: 21,
} as const;

const hex = /^[0-9A-Fa-f]*$/;

/** Reads Intel hex as it arrives in pieces and hands on its data. */
export class HexStream {
  #rest = '';
  #base = 0;

  constructor(private readonly write: (address: number, bytes: Uint8Array) => void) {}

  /** Text that arrived. The result is one of {@link STREAM}. */
  push(text: string): number {
    const lines = (this.#rest + text).split(/[\r\n]+/);
    this.#rest = lines.pop() ?? '';
    // The last line of a file may have no end: a whole record is one anyway.
    if (/^:0{7}1FF$/i.test(this.#rest)) lines.push(this.#rest);
    for (const line of lines) {
      if (line === '') continue;
      const status = this.#record(line);
      if (status !== STREAM.success) return status;
    }
    return STREAM.success;
  }

  #record(line: string): number {
    if (!line.startsWith(':') || line.length < 11 || line.length % 2 === 0 || !hex.test(line.slice(1))) {
      return STREAM.parser;
    }
    const bytes = new Uint8Array((line.length - 1) / 2);
    let sum = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = Number.parseInt(line.slice(1 + 2 * i, 3 + 2 * i), 16);
      bytes[i] = byte;
      sum += byte;
    }
    if ((sum & 0xff) !== 0) return STREAM.checksum;
    const [length = 0, high = 0, low = 0, type = 0] = bytes;
    if (bytes.length !== length + 5) return STREAM.parser;
    const data = bytes.subarray(4, 4 + length);
    switch (type) {
      case 0:
        this.write(this.#base + (high << 8) + low, data);
        break;
      case 1:
        return STREAM.done;
      case 2:
        this.#base = (((data[0] ?? 0) << 8) | (data[1] ?? 0)) * 16;
        break;
      case 4:
        this.#base = (((data[0] ?? 0) << 8) | (data[1] ?? 0)) * 0x1_0000;
        break;
    }
    return STREAM.success;
  }
}
