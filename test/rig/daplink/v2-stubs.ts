/** The two pieces of code that microbit-connection uploads to a board and runs there. */
export type Stub =
  /** Flashes a page: r0 address in flash, r1 data in RAM, r2 words. */
  | 'page'
  /** Hashes all pages: r0 where the results go, r1 first page, r2 page size, r3 pages. */
  | 'checksums';

/** Length and FNV-1a hash of each stub at the start of RAM, and the offset that it is entered at. */
const stubs: readonly { kind: Stub; length: number; hash: number; entry: number }[] = [
  { kind: 'page', length: 144, hash: 0x7b28_655e, entry: 4 },
  { kind: 'checksums', length: 192, hash: 0x57ce_1a28, entry: 0 },
];

/** Which stub is entered at that offset of RAM; undefined for any other code. */
export function findStub(ram: Uint8Array, entry: number): Stub | undefined {
  return stubs.find((stub) => stub.entry === entry && fnv1a(ram.subarray(0, stub.length)) === stub.hash)
    ?.kind;
}

function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash >>> 0;
}

/** Two MurmurHash3 (x86, 32 bits) states over the same words, without the final mixing: what the stub leaves. */
export function murmurPair(bytes: Uint8Array): [number, number] {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let first = 0x2f9b_e6cc;
  let second = 0x1ec3_a6c8;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const mixed = Math.imul(rotate(Math.imul(words.getUint32(at, true), 0xcc9e_2d51), 15), 0x1b87_3593);
    first = (Math.imul(rotate(first ^ mixed, 13), 5) + 0xe654_6b64) | 0;
    second = (Math.imul(rotate(second ^ mixed, 13), 5) + 0xe654_6b64) | 0;
  }
  return [first >>> 0, second >>> 0];
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
