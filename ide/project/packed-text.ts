/**
 * Text as few bytes: zlib (RFC 1950; its first byte is 0x78), or where a browser cannot compress, a 0 and the text
 * in UTF-8.
 */
export async function packText(text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  if (typeof CompressionStream !== 'undefined') {
    return read(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate')));
  }
  const plain = new Uint8Array(bytes.length + 1);
  plain.set(bytes, 1);
  return plain;
}

/** @throws {Error} when it is damaged. */
export async function unpackText(packed: Uint8Array): Promise<string> {
  const bytes =
    packed[0] === 0
      ? packed.subarray(1)
      : await read(
          new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate')),
        );
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

async function read(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
