import { blockHash, blockModulus } from './file-hash.ts';

/** A piece of a file's new contents. */
export type RecipeStep =
  /** Blocks of the old file, `from` up to but not including `to`. */
  | { readonly type: 'copy'; readonly from: number; readonly to: number }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array };

/** The old file as the board described it: hashes of its blocks, the last of which may be shorter. */
export interface OldBlocks {
  readonly blockSize: number;
  readonly fileSize: number;
  readonly hashes: readonly number[];
}

/** The block size that keeps both the hashes and what an edit drags along short. */
export function blockSizeFor(fileSize: number): number {
  if (fileSize <= 1024) return 64;
  return fileSize <= 4096 ? 128 : 256;
}

/** The same where the board is not asked: smaller, but not so many that they fill the memory of a V1. */
export function knownBlockSizeFor(fileSize: number): number {
  return fileSize <= 2200 ? 64 : blockSizeFor(fileSize);
}

/** An old file that is known by heart. */
export function describeBlocks(content: Uint8Array, blockSize: number): OldBlocks {
  const hashes: number[] = [];
  for (let at = 0; at < content.length; at += blockSize) {
    hashes.push(blockHash(content.subarray(at, at + blockSize)));
  }
  return { blockSize, fileSize: content.length, hashes };
}

/**
 * How to make `content` of an old file's blocks and new bytes: the idea of rsync, with the old blocks used in
 * their order only, because files on a V1 cannot be searched in. Equal hashes are taken for equal blocks; who uses
 * the recipe verifies what came of it.
 */
export function editRecipe(old: OldBlocks, content: Uint8Array): readonly RecipeStep[] {
  const { blockSize, fileSize, hashes } = old;
  const full = Math.floor(fileSize / blockSize);
  const tail = fileSize - full * blockSize;
  const places = new Map<number, number[]>();
  for (const [index, hash] of hashes.entries()) {
    if (index < full) places.set(hash, [...(places.get(hash) ?? []), index]);
  }
  const steps: RecipeStep[] = [];
  const windows = new RollingHash(content, blockSize);
  let next = 0;
  let taken = 0;
  let at = 0;
  const literal = (end: number): void => {
    if (end > taken) steps.push({ type: 'bytes', bytes: content.subarray(taken, end) });
  };
  const copy = (block: number, length: number): void => {
    literal(at);
    const last = steps.at(-1);
    if (last?.type === 'copy' && last.to === block) steps[steps.length - 1] = { ...last, to: block + 1 };
    else steps.push({ type: 'copy', from: block, to: block + 1 });
    next = block + 1;
    at += length;
    taken = at;
  };
  while (at + blockSize <= content.length) {
    const block = places.get(windows.at(at))?.find((one) => one >= next);
    if (block === undefined) at += 1;
    else copy(block, blockSize);
  }
  at = content.length - tail;
  if (tail > 0 && at >= taken && blockHash(content.subarray(at)) === hashes[full]) copy(full, tail);
  literal(content.length);
  return steps;
}

/** Hashes of all windows of one length, each made from the one before. */
class RollingHash {
  private position = 0;
  private hash: number;
  /** What the oldest byte of a window weighs. */
  private readonly weight: number;

  constructor(
    private readonly content: Uint8Array,
    private readonly length: number,
  ) {
    this.hash = blockHash(content.subarray(0, length));
    let weight = 1;
    for (let place = 1; place < length; place += 1) weight = (weight * 256) % blockModulus;
    this.weight = weight;
  }

  /** Positions must not go back. */
  at(position: number): number {
    if (position - this.position >= this.length) {
      this.position = position;
      this.hash = blockHash(this.content.subarray(position, position + this.length));
    }
    while (this.position < position) {
      const oldest = this.content[this.position] ?? 0;
      const newest = this.content[this.position + this.length] ?? 0;
      const rest = (this.hash - ((oldest * this.weight) % blockModulus) + blockModulus) % blockModulus;
      this.hash = (rest * 256 + newest) % blockModulus;
      this.position += 1;
    }
    return this.hash;
  }
}
