/** A run of bytes at an address. */
export interface MemorySegment {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** What a hex says about memory: segments in order of address, neither overlapping nor touching. */
export type MemoryImage = readonly MemorySegment[];

/** Sorts segments and joins the ones that touch. They must not overlap. */
export function joinSegments(segments: readonly MemorySegment[]): MemoryImage {
  const sorted = segments.filter((segment) => segment.bytes.length > 0);
  sorted.sort((one, other) => one.address - other.address);
  const joined: MemorySegment[] = [];
  let run: MemorySegment[] = [];
  let end = -1;
  const close = (): void => {
    const first = run[0];
    if (first) {
      joined.push({ address: first.address, bytes: run.length === 1 ? first.bytes : concatenate(run) });
    }
  };
  for (const segment of sorted) {
    if (segment.address !== end) {
      close();
      run = [];
    }
    run.push(segment);
    end = segment.address + segment.bytes.length;
  }
  close();
  return joined;
}

function concatenate(run: readonly MemorySegment[]): Uint8Array {
  const bytes = new Uint8Array(run.reduce((sum, segment) => sum + segment.bytes.length, 0));
  let offset = 0;
  for (const segment of run) {
    bytes.set(segment.bytes, offset);
    offset += segment.bytes.length;
  }
  return bytes;
}

/** The part of an image from `start` up to, not including, `end`. */
export function sliceImage(image: MemoryImage, start: number, end: number): MemoryImage {
  const part: MemorySegment[] = [];
  for (const { address, bytes } of image) {
    const from = Math.max(start, address);
    const to = Math.min(end, address + bytes.length);
    if (from < to) {
      part.push({ address: from, bytes: bytes.subarray(from - address, to - address) });
    }
  }
  return part;
}

/** `length` bytes from `start`; what the image does not say is 0xFF, as in erased flash. */
export function readImage(image: MemoryImage, start: number, length: number): Uint8Array {
  const result = new Uint8Array(length).fill(0xff);
  for (const segment of sliceImage(image, start, start + length)) {
    result.set(segment.bytes, segment.address - start);
  }
  return result;
}

/** True when two images say the same of every address. */
export function imagesEqual(one: MemoryImage, other: MemoryImage): boolean {
  return (
    one.length === other.length &&
    one.every((segment, index) => {
      const twin = other[index];
      return (
        twin !== undefined &&
        twin.address === segment.address &&
        twin.bytes.length === segment.bytes.length &&
        segment.bytes.every((byte, offset) => byte === twin.bytes[offset])
      );
    })
  );
}

/**
 * An image as one string of bytes, the same for the same memory however the hex file was laid out: for every
 * segment its address and length, 4 bytes each, little-endian, then its bytes. Hashes of runtimes are taken
 * over this.
 */
export function canonicalBytes(image: MemoryImage): Uint8Array {
  const size = image.reduce((sum, segment) => sum + 8 + segment.bytes.length, 0);
  const result = new Uint8Array(size);
  const view = new DataView(result.buffer);
  let offset = 0;
  for (const { address, bytes } of image) {
    view.setUint32(offset, address, true);
    view.setUint32(offset + 4, bytes.length, true);
    result.set(bytes, offset + 8);
    offset += 8 + bytes.length;
  }
  return result;
}
