import type { BoardGeneration } from '../runtimes/manifest.ts';
import { joinSegments, readImage, sliceImage, type MemoryImage } from './memory-image.ts';

/**
 * What a MicroPython image says about itself. V1 says it in the UICR, V2 in a "flash regions table" at the end
 * of the runtime's last flash page:
 *
 *     V1, UICR 0x100010C0   magic 0x17EEB07C | end marker | log2 page size | start page, pages used (u16)
 *     (devguide, hexformat) | delimiter | address of the version text | 0
 *
 *     V2, last 16 bytes     magic 0x597F30FE | version, table length (u16) | regions, log2 page size (u16)
 *     of a 4 kB page        | magic 0xC1B1D79D; before it a row of 16 bytes for each region:
 *     (addlayouttable.py)   id (u8: 1 SoftDevice, 2 MicroPython, 3 file system), hash type (u8: 2 is a pointer
 *                           to text), first page (u16), length (u32), hash or pointer (8 bytes)
 */
export interface RuntimeLayout {
  readonly board: BoardGeneration;
  /** The runtime's version text, as `os.uname()` begins; empty when it has none. */
  readonly version: string;
  /** Where the runtime's own pages end; the file system's are above. */
  readonly runtimeEnd: number;
  /** Flash from here up to `filesEnd` belongs to files and the board's settings, never to the runtime. */
  readonly filesStart: number;
  readonly filesEnd: number;
  /** The few bytes from which microbit-fs finds the same layout: enough for it to write and read files. */
  readonly skeleton: MemoryImage;
}

/** Flash of each chip, from address 0: nRF51822 (QFAA) 256 kB, nRF52833 512 kB. */
export const flashBytes: Record<BoardGeneration, number> = { v1: 0x40000, v2: 0x80000 };

const v1 = { magicAddress: 0x100010c0, magic: 0x17eeb07c, infoBytes: 28 };
const v2 = { magic1: 0x597f30fe, magic2: 0xc1b1d79d, pageBytes: 0x1000, headerBytes: 16, rowBytes: 16 };
const Region = { microPython: 2, fileSystem: 3 } as const;
const hashIsPointer = 2;
/** Longest version text we look at: the known ones have about 90 bytes. */
const versionLimit = 256;
/** Where editors before the file system existed put the program on a V1: "MP", length, text. */
export const appendedScript = { start: 0x3e000, end: 0x40000 };

/** Finds MicroPython in an image, or undefined when the image is something else. */
export function findLayout(image: MemoryImage): RuntimeLayout | undefined {
  return findV1Layout(image) ?? findV2Layout(image);
}

function findV1Layout(image: MemoryImage): RuntimeLayout | undefined {
  const info = viewOf(image, v1.magicAddress, v1.infoBytes);
  if (info.getUint32(0, true) !== v1.magic) return undefined;
  const pageBytes = 2 ** info.getUint32(8, true);
  const runtimeEnd = info.getUint16(14, true) * pageBytes;
  if (pageBytes > 0x1000 || runtimeEnd === 0 || runtimeEnd > flashBytes.v1) return undefined;
  const versionAddress = info.getUint32(20, true);
  const version = readText(image, versionAddress);
  return {
    board: 'v1',
    version: version?.text ?? '',
    runtimeEnd,
    filesStart: runtimeEnd,
    filesEnd: flashBytes.v1,
    skeleton: joinSegments([
      // microbit-fs reads a text at the address even if there is none.
      { address: versionAddress, bytes: version?.bytes ?? Uint8Array.of(0) },
      ...sliceImage(image, v1.magicAddress, v1.magicAddress + v1.infoBytes),
    ]),
  };
}

function findV2Layout(image: MemoryImage): RuntimeLayout | undefined {
  const tableEnd = findV2Table(image);
  if (tableEnd === undefined) return undefined;
  const header = viewOf(image, tableEnd - v2.headerBytes, v2.headerBytes);
  const regionCount = header.getUint16(8, true);
  const pageBytes = 2 ** header.getUint16(10, true);
  if (regionCount > 16 || pageBytes > 0x10000) return undefined;

  const regions = new Map<number, DataView>();
  for (let index = 0; index < regionCount; index++) {
    const row = viewOf(image, tableEnd - v2.headerBytes - (index + 1) * v2.rowBytes, v2.rowBytes);
    regions.set(row.getUint8(0), row);
  }
  const microPython = regions.get(Region.microPython);
  const files = regions.get(Region.fileSystem);
  if (!microPython || !files) return undefined;

  const filesStart = files.getUint16(2, true) * pageBytes;
  const filesEnd = filesStart + files.getUint32(4, true);
  if (filesStart < tableEnd || filesEnd > flashBytes.v2) return undefined;
  const hasVersion = microPython.getUint8(1) === hashIsPointer;
  const versionAddress = microPython.getUint32(8, true);
  const version = hasVersion ? readText(image, versionAddress) : undefined;
  const tableStart = tableEnd - v2.headerBytes - regionCount * v2.rowBytes;
  return {
    board: 'v2',
    version: version?.text ?? '',
    runtimeEnd: tableEnd,
    filesStart,
    filesEnd,
    skeleton: joinSegments([
      ...(hasVersion ? [{ address: versionAddress, bytes: version?.bytes ?? Uint8Array.of(0) }] : []),
      ...sliceImage(image, tableStart, tableEnd),
    ]),
  };
}

/** The end of the page that ends with a regions table. */
function findV2Table(image: MemoryImage): number | undefined {
  for (const { address, bytes } of image) {
    if (address >= flashBytes.v2) break;
    const firstEnd = Math.ceil((address + v2.headerBytes) / v2.pageBytes) * v2.pageBytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let end = firstEnd; end <= address + bytes.length; end += v2.pageBytes) {
      const at = end - address - v2.headerBytes;
      if (view.getUint32(at, true) === v2.magic1 && view.getUint32(at + 12, true) === v2.magic2) return end;
    }
  }
  return undefined;
}

function viewOf(image: MemoryImage, address: number, length: number): DataView {
  return new DataView(readImage(image, address, length).buffer);
}

/** A text that ends with a zero byte; `bytes` include the zero. */
function readText(
  image: MemoryImage,
  address: number,
): { readonly text: string; readonly bytes: Uint8Array } | undefined {
  const bytes = readImage(image, address, versionLimit);
  const end = bytes.indexOf(0);
  if (end < 0) return undefined;
  return { text: new TextDecoder().decode(bytes.subarray(0, end)), bytes: bytes.slice(0, end + 1) };
}
