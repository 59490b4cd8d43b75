import type { Program } from '../../../firmware/program.ts';
import { BoardError } from '../board.ts';
import {
  BoardFiles,
  passageName,
  type BoardFile,
  type StepOutcome,
  type WritingManner,
} from './board-files.ts';
import type { BoardFacts } from './board-facts.ts';
import {
  blockSizeFor,
  describeBlocks,
  editRecipe,
  knownBlockSizeFor,
  type OldBlocks,
} from './edit-recipe.ts';
import { fileHash } from './file-hash.ts';
import { chunkBytes, chunksOf, roomFor } from './file-room.ts';
import { enterRawRepl, type TalkOptions } from './raw-repl.ts';
import type { SharedLine } from './shared-line.ts';

/** Bytes of UTF-8 in a file name, at most: MAX_FILENAME_LENGTH of MicroPython's filesystem.c. */
const nameLimit = 120;
/** How often the board may turn out to have something else than was sent, before we give up. */
const rounds = 4;
/** Blocks of bigger files do not fit into the memory of a V1, which is 9 kB when it is empty. */
const editLimit = 5000;
/** Shares of the whole for what comes first and what comes last. */
const lookingShare = 0.15;
const startingShare = 0.95;

export interface InstallOptions extends TalkOptions {
  /** `fraction` 0..1 over the whole way; never goes back. */
  readonly onStage?: (stage: 'looking' | 'files' | 'starting', fraction: number) => void;
  /** Nothing is written on another board or runtime: `no-micropython` with values `model`, `runtime` says which. */
  readonly expects?: { readonly model: 'v1' | 'v2'; readonly runtime?: string };
}

/** What an install did. */
export interface Installed {
  readonly facts: BoardFacts;
  /** Names of files that were not on the board like this; empty when it had them all. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Bytes on the line, the program's own output left out. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/**
 * Brings a program to a board with MicroPython over its serial line, sending only what the board does not have, and
 * starts it: a soft reset, after which all that comes is the program's and goes to the line's `onOutput`. `.py`
 * files that the program does not have are removed (they could hide a module); other files stay.
 *
 * Whatever fails, the line is free again and the next install begins anew.
 * @throws {BoardError} `no-main`, `bad-file-name` (value `name`); `program-too-big` (values `size`, `limit` in bytes:
 *     what the program takes and what there is for it, in whole chunks); `no-answer`, `no-micropython`, `unplugged`;
 *     `transfer-failed`
 * @throws the signal's reason
 */
export async function installProgram(
  line: SharedLine,
  program: Program,
  options: InstallOptions,
): Promise<Installed> {
  options.signal?.throwIfAborted();
  checkNames(program);
  options.onStage?.('looking', 0);
  const repl = await enterRawRepl(line, options);
  try {
    const files = new BoardFiles(repl);
    const transfer = new Transfer(line, files, program, options);
    const { facts, written, removed } = await transfer.run();
    options.onStage?.('starting', startingShare);
    await repl.restart();
    const { sent, received } = repl.traffic;
    options.onStage?.('starting', 1);
    return { facts, written, removed, bytesSent: sent, bytesReceived: received };
  } catch (error) {
    repl.abandon();
    throw error;
  }
}

function checkNames(program: Program): void {
  for (const name of program.files.keys()) {
    const bytes = new TextEncoder().encode(name).length;
    // A half of a surrogate pair has no UTF-8, and a zero byte ends names in the board's C code.
    const storable = bytes > 0 && bytes <= nameLimit && !/\p{Surrogate}|\0/u.test(name);
    if (!storable) throw new BoardError('bad-file-name', { name });
  }
  if (!program.files.has('main.py')) throw new BoardError('no-main');
}

class Transfer {
  private readonly hashes: ReadonlyMap<string, string>;
  private readonly written = new Set<string>();
  private readonly removed = new Set<string>();
  private readonly total: number;
  private arrived = 0;
  private progress = 0;
  /** Chunks that neither the board's files nor the program's take; 0 where nobody has counted them. */
  private freeChunks = 0;
  /**
   * The board was full though the program should fit: the rest of an old version was in the way of a new one, or what
   * was freed is less than a V1 takes back (filesystem.c, find_chunk_and_erase: a page's worth). All of the program's
   * files make room for the next try.
   */
  private crowded = false;

  constructor(
    private readonly line: SharedLine,
    private readonly board: BoardFiles,
    private readonly program: Program,
    private readonly options: InstallOptions,
  ) {
    this.hashes = new Map([...program.files].map(([name, content]) => [name, fileHash(content)]));
    this.total = [...program.files.values()].reduce((sum, content) => sum + content.length, 0);
  }

  /** Looks, changes what differs, and looks again, until the board has it. */
  async run(): Promise<Pick<Installed, 'facts' | 'written' | 'removed'>> {
    const names = [...this.program.files.keys()];
    const look = await this.board.introduce(names);
    const { facts } = look;
    this.checkExpected(facts);
    let listing = look.files;
    let doubtful = listing === undefined;
    for (let round = 0; round < rounds; round += 1) {
      // What was garbled may be what we taught the board, and a reset makes it forget.
      if (doubtful || round > 1) listing = (await this.board.introduce(names)).files;
      else if (round > 0) listing = await this.board.list(names);
      doubtful = listing === undefined;
      if (listing === undefined) continue;
      this.report('files', lookingShare);
      const stale = listing.filter(({ name }) => name.endsWith('.py') && !this.program.files.has(name));
      const changed = this.changed(listing);
      if (stale.length === 0 && changed.length === 0) {
        this.remember();
        return { facts, written: [...this.written], removed: [...this.removed] };
      }
      this.checkRoom(facts, listing);
      const crowded = this.crowded;
      const outcome = await this.change(stale, changed, listing, round);
      doubtful = outcome === 'lost';
      if (crowded && outcome === 'done') this.crowded = false;
    }
    throw new BoardError('transfer-failed');
  }

  private checkExpected({ model, runtime }: BoardFacts): void {
    const { expects } = this.options;
    if (expects === undefined) return;
    const same = model === expects.model && (expects.runtime === undefined || runtime === expects.runtime);
    if (!same) throw new BoardError('no-micropython', { model, runtime });
  }

  private changed(listing: readonly BoardFile[]): (readonly [string, Uint8Array])[] {
    return [...this.program.files].filter(
      ([name, content]) => this.crowded || !this.matches(name, content, listing),
    );
  }

  /** What the board has now is what the next change is made of. */
  private remember(): void {
    const { brought } = this.line;
    brought.clear();
    for (const [name, content] of this.program.files) brought.set(this.hashes.get(name) ?? '', content);
  }

  /** The old file's blocks, by heart or from the board; undefined when the answer got lost. */
  private async blocksOf({ name, size, hash }: BoardFile): Promise<OldBlocks | undefined> {
    const content = this.line.brought.get(hash ?? '');
    if (content?.length === size) return describeBlocks(content, knownBlockSizeFor(size));
    return this.board.blocks(name, size, blockSizeFor(size));
  }

  private matches(name: string, content: Uint8Array, listing: readonly BoardFile[]): boolean {
    const there = listing.find((file) => file.name === name);
    return there?.size === content.length && there.hash === this.hashes.get(name);
  }

  /** Before anything is touched. Files that stay take their part of the room. */
  private checkRoom(facts: BoardFacts, listing: readonly BoardFile[]): void {
    const room = roomFor(facts);
    if (room === undefined) return;
    const there = listing.reduce((sum, { name, size }) => sum + chunksOf(nameBytes(name), size), 0);
    // What another file that is written first may take of it is on the safe side.
    this.freeChunks = room - Math.max(there, this.programChunks);
    const staying = listing.filter(({ name }) => !name.endsWith('.py') && !this.program.files.has(name));
    const taken = staying.reduce((sum, { name, size }) => sum + chunksOf(nameBytes(name), size), 0);
    if (this.programChunks > room - taken) this.throwTooBig(room - taken);
  }

  private get programChunks(): number {
    return [...this.program.files].reduce(
      (sum, [name, content]) => sum + chunksOf(nameBytes(name), content.length),
      0,
    );
  }

  private throwTooBig(chunks: number): never {
    const limit = chunkBytes(Math.max(0, chunks));
    throw new BoardError('program-too-big', { size: chunkBytes(this.programChunks), limit });
  }

  private async change(
    stale: readonly BoardFile[],
    changed: readonly (readonly [string, Uint8Array])[],
    listing: readonly BoardFile[],
    round: number,
  ): Promise<StepOutcome> {
    const leaving = this.crowded ? listing.filter(({ name }) => this.program.files.has(name)) : [];
    for (const file of [...stale, ...leaving]) {
      const { name } = file;
      if (name !== passageName && !this.program.files.has(name)) this.removed.add(name);
      if ((await this.board.remove(file)) === 'lost') return 'lost';
    }
    for (const [name, content] of changed) {
      this.written.add(name);
      const there = this.crowded ? undefined : listing.find((file) => file.name === name);
      const outcome = await this.bring(name, content, there, round);
      if (outcome === 'full' && this.crowded) this.throwTooBig(this.programChunks - 1);
      if (outcome === 'full') this.crowded = true;
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  }

  /** The later the round, the less is trusted: the line, and the board's memory. */
  private async bring(
    name: string,
    content: Uint8Array,
    there: BoardFile | undefined,
    round: number,
  ): Promise<StepOutcome> {
    const begin = this.arrived;
    const onWritten = (bytes: number): void => {
      this.arrived = begin + bytes;
      const share = this.arrived / Math.max(1, this.total);
      this.report('files', lookingShare + (startingShare - lookingShare) * Math.min(1, share));
    };
    const manner: WritingManner =
      round === 0
        ? { pieceSize: 256, dialect: 'dense', onWritten }
        : { pieceSize: 64, dialect: 'escaped', onWritten };
    const way = round === 0 ? this.editingWay(there, content) : undefined;
    if (there !== undefined && way !== undefined) {
      const old = await this.blocksOf(there);
      if (old === undefined) return 'lost';
      const steps = editRecipe(old, content);
      const fresh = steps.reduce((sum, step) => sum + (step.type === 'bytes' ? step.bytes.length : 20), 0);
      if (fresh < content.length) {
        if (way === 'memory') return this.board.edit(name, old, steps, manner);
        return this.board.editThroughFile(name, old, steps, manner);
      }
    }
    return this.board.write(name, content, manner);
  }

  /** Where the old file's blocks can be kept while the new one is written. */
  private editingWay(there: BoardFile | undefined, content: Uint8Array): 'memory' | 'file' | undefined {
    if (there === undefined || there.size === 0 || content.length === 0) return undefined;
    if (there.size <= editLimit) return 'memory';
    const passage = chunksOf(passageName.length, content.length);
    return passage <= this.freeChunks && !this.program.files.has(passageName) ? 'file' : undefined;
  }

  private report(stage: 'looking' | 'files', fraction: number): void {
    this.progress = Math.max(this.progress, fraction);
    this.options.onStage?.(stage, this.progress);
  }
}

function nameBytes(name: string): number {
  return new TextEncoder().encode(name).length;
}
