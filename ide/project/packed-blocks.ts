/**
 * A blocks document as a small file beside main.py in a hex (ADR 0008). Three forms, told apart by the first byte:
 * nothing at all ("open this as blocks"), zlib (0x78, RFC 1950), or plain JSON where a browser cannot compress.
 */
export const blocksFileName = 'main.blocks';

/** Far more than `documentLimits` of ide/blocks lets in; keeps a hostile file from filling the memory. */
const unpackedLimit = 4_000_000;
const zlibMark = 0x78;

export async function packBlocks(blocks: unknown): Promise<Uint8Array> {
  const json = new TextEncoder().encode(JSON.stringify(blocks));
  if (typeof CompressionStream === 'undefined') return json;
  return joined(streamOf(json).pipeThrough(new CompressionStream('deflate')), Infinity);
}

/** The document as it was saved, unchecked; undefined when there is none in it or it cannot be read. */
export async function unpackBlocks(packed: Uint8Array): Promise<unknown> {
  try {
    let json = packed;
    if (packed[0] === zlibMark) {
      const unpacked = streamOf(packed).pipeThrough(new DecompressionStream('deflate'));
      json = await joined(unpacked, unpackedLimit);
    }
    return json.length === 0 ? undefined : JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    // The program itself is main.py; blocks are made from it again.
    return undefined;
  }
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes));
      controller.close();
    },
  });
}

async function joined(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new RangeError('unpacked blocks are too long');
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
