import { RecordType } from './intel-hex.ts';
import type { MemoryImage } from './memory-image.ts';

/** Bytes of data in a record: what every micro:bit tool writes, and what the oldest DAPLink can read. */
const bytesPerRecord = 16;

const hexPairs: readonly string[] = Array.from({ length: 256 }, (_, value) =>
  value.toString(16).toUpperCase().padStart(2, '0'),
);

/** The record that ends a hex file. */
export const endOfFileRecord = ':00000001FF';

/** One record as text, without a line end. At most 255 bytes. */
export function hexRecord(type: number, offset: number, data: Uint8Array): string {
  let sum = data.length + (offset >>> 8) + (offset & 0xff) + type;
  let text = `:${pair(data.length)}${pair(offset >>> 8)}${pair(offset & 0xff)}${pair(type)}`;
  for (const byte of data) {
    sum += byte;
    text += pair(byte);
  }
  return text + pair(-sum & 0xff);
}

function pair(byte: number): string {
  return hexPairs[byte] ?? '';
}

/** The record that says which 64 kB the next records are in. */
export function linearAddressRecord(address: number): string {
  return hexRecord(
    RecordType.extendedLinearAddress,
    0,
    Uint8Array.of((address >>> 24) & 0xff, (address >>> 16) & 0xff),
  );
}

/**
 * The records of an image, each with its line feed, in order of address; an address record goes before the
 * first and wherever another 64 kB begin. `dataType` is the type of the data records: 0x0D for the half of a
 * universal hex that a V1 must not read.
 */
export function imageRecords(image: MemoryImage, dataType: number = RecordType.data): string {
  const writer = new RecordWriter(image);
  let upper = -1;
  for (const segment of image) {
    for (let offset = 0; offset < segment.bytes.length;) {
      const address = segment.address + offset;
      if (address >>> 16 !== upper) {
        upper = address >>> 16;
        writer.write(RecordType.extendedLinearAddress, 0, Uint8Array.of(upper >>> 8, upper & 0xff));
      }
      const length = Math.min(bytesPerRecord, segment.bytes.length - offset, 0x10000 - (address & 0xffff));
      writer.write(dataType, address & 0xffff, segment.bytes.subarray(offset, offset + length));
      offset += length;
    }
  }
  return writer.text();
}

/** Colon, length, offset, type, checksum, line feed: the characters of a record without its data. */
const emptyRecordLength = 12;

/** Writes ASCII into one buffer: a string of a million characters put together piece by piece is slow to read. */
class RecordWriter {
  private readonly ascii: Uint8Array;
  private used = 0;

  constructor(image: MemoryImage) {
    let size = 0;
    for (const { bytes } of image) {
      // A record more than the bytes need for an unaligned start, and an address record for each 64 kB.
      const records = Math.ceil(bytes.length / bytesPerRecord) + 2 + 2 * Math.ceil(bytes.length / 0x10000);
      size += bytes.length * 2 + records * (emptyRecordLength + 4);
    }
    this.ascii = new Uint8Array(size);
  }

  write(type: number, offset: number, data: Uint8Array): void {
    const { ascii } = this;
    ascii[this.used++] = 0x3a;
    this.byte(data.length);
    this.byte(offset >>> 8);
    this.byte(offset & 0xff);
    this.byte(type);
    let sum = data.length + (offset >>> 8) + (offset & 0xff) + type;
    for (const byte of data) {
      sum += byte;
      this.byte(byte);
    }
    this.byte(-sum & 0xff);
    ascii[this.used++] = 0x0a;
  }

  text(): string {
    return decoder.decode(this.ascii.subarray(0, this.used));
  }

  private byte(value: number): void {
    this.ascii[this.used++] = digitCodes[value >>> 4] ?? 0;
    this.ascii[this.used++] = digitCodes[value & 0xf] ?? 0;
  }
}

const decoder = new TextDecoder();
const digitCodes = new TextEncoder().encode('0123456789ABCDEF');
