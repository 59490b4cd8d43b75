import type { BoardFacts } from './board-facts.ts';

/** Bytes of a chunk of MicroPython's micro:bit file system that are a file's own (filesystem.c: 128, less 2). */
const chunkData = 126;
/** A file's first chunk begins with where it ends and how long its name is. */
const fileHeader = 2;

/** Chunks of 128 bytes for files, by runtime, where it is known; measured by filling them. */
const knownChunks: readonly {
  readonly model: 'v1' | 'v2';
  readonly runtime: string;
  readonly chunks: number;
}[] = [
  { model: 'v1', runtime: '1.0.1', chunks: 120 },
  { model: 'v1', runtime: '1.1.1', chunks: 224 },
  { model: 'v2', runtime: '2.1.2', chunks: 160 },
];

/** Chunks that a file takes. The board takes the next one as soon as one is full, before there is a byte for it. */
export function chunksOf(nameBytes: number, size: number): number {
  return Math.floor((fileHeader + nameBytes + size) / chunkData) + 1;
}

/** Chunks there are on such a board; undefined when nobody has counted them. */
export function roomFor({ model, runtime }: BoardFacts): number | undefined {
  return knownChunks.find((one) => one.model === model && one.runtime === runtime)?.chunks;
}

/** Bytes as a person counts them: what chunks are in flash. */
export function chunkBytes(chunks: number): number {
  return chunks * 128;
}
