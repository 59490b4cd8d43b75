import { endOfFileRecord, imageRecords } from '../../../firmware/image/hex-records.ts';
import type { MemorySegment } from '../../../firmware/image/memory-image.ts';

/**
 * Images laid out as MicroPython's are, with noise in place of code: layout is tested everywhere, whether the
 * real runtimes are on the machine or not. Addresses are those of the real ones.
 */

function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(`${content}\0`);
}

function words(...fields: readonly (readonly [size: 1 | 2 | 4, value: number])[]): Uint8Array {
  const bytes = fields.flatMap(([size, value]) =>
    Array.from({ length: size }, (_, index) => (value >>> (8 * index)) & 0xff),
  );
  return Uint8Array.from(bytes);
}

export function hexText(segments: readonly MemorySegment[]): string {
  return `${imageRecords(segments)}${endOfFileRecord}\n`;
}

export const syntheticV1Version = 'micro:bit v0.0.1-test; MicroPython v1.9.2-test';
export const syntheticV2Version = 'micro:bit v0.0.2-test; MicroPython v1.18-test';

/** 0xE2 pages of 1 kB, UICR after them: a file system of 28 kB, as v1.1.1 has. */
export function syntheticV1(pagesUsed = 0xe2): MemorySegment[] {
  const code = noise(0x30000, 1);
  const version = 0x2f000;
  code.set(text(syntheticV1Version), version);
  const uicr = words(
    [4, 0x17eeb07c],
    [4, 0xffffffff],
    [4, 10],
    [2, 0],
    [2, pagesUsed],
    [4, 0xffffffff],
    [4, version],
    [4, 0],
  );
  return [
    { address: 0, bytes: code },
    { address: 0x100010c0, bytes: uicr },
  ];
}

/** MBR, SoftDevice, application with its layout table, bootloader, settings, UICR; files at 0x6D000. */
export function syntheticV2(): MemorySegment[] {
  const application = noise(0x4ba4c, 3);
  const version = 0x5db20;
  application.set(text(syntheticV2Version), version - 0x1c000);
  const row = (id: number, hashType: number, page: number, length: number, hash: number): Uint8Array =>
    words([1, id], [1, hashType], [2, page], [4, length], [4, hash], [4, 0]);
  const table = Uint8Array.from([
    ...row(3, 0, 0x6d, 0x6000, 0),
    ...row(2, 2, 0x1c, 0x4ba4c, version),
    ...row(1, 0, 0x01, 0x1b000, 0),
    ...words([4, 0x597f30fe], [2, 1], [2, 0x30], [2, 3], [2, 12], [4, 0xc1b1d79d]),
  ]);
  return [
    { address: 0, bytes: noise(0xb00, 2) },
    { address: 0x1000, bytes: noise(0x1a400, 4) },
    { address: 0x1c000, bytes: application },
    { address: 0x68000 - table.length, bytes: table },
    { address: 0x77000, bytes: noise(0x63ec, 5) },
    { address: 0x7e000, bytes: noise(0x1323, 6) },
    { address: 0x10001014, bytes: words([4, 0x77000], [4, 0x7e000]) },
  ];
}
