import { BoardError } from '../board.ts';
import { factsScript, parseFacts, type BoardFacts } from './board-facts.ts';
import type { OldBlocks, RecipeStep } from './edit-recipe.ts';
import { blocksScript, hashScript } from './file-hash.ts';
import { bytesLiteral, latin1, parseBytesLiteral, type Dialect } from './python-bytes.ts';
import type { Execution, RawRepl } from './raw-repl.ts';

/** A file as the board described it. */
export interface BoardFile {
  readonly name: string;
  readonly size: number;
  /** See `fileHash`; undefined where it was not asked for. */
  readonly hash: string | undefined;
}

/** What came of a step; `lost` is an exchange in which something did not arrive. */
export type StepOutcome = 'done' | 'lost' | 'full';

/** Bytes of code in one exchange, beyond which no more is put into it. */
const scriptSize = 512;
/** Times that the first words may be garbled. */
const introductionTries = 4;

/**
 * Defines `L(names)`: prints every file's size and name in bytes, with the hash of those named. Names go as bytes
 * both ways: V1 has no Unicode, its strings are UTF-8 as stored.
 */
const listScript = `def L(*a):
 for n in os.listdir():print(os.size(n),H(n) if n in a else '-',bytes(n,'utf8'))`;

/** The board's file system, through its raw prompt. */
export class BoardFiles {
  /** Set by {@link introduce}. */
  facts: BoardFacts | undefined;

  constructor(private readonly repl: RawRepl) {}

  /**
   * Teaches the board what it needs to know, and asks which one it is. Again after an exchange was lost, for
   * what was defined may be what was garbled.
   * @throws {BoardError} `no-micropython` when what answers is no micro:bit
   */
  async introduce(): Promise<BoardFacts> {
    let heard = '';
    for (let attempt = 0; attempt < introductionTries; attempt += 1) {
      const answer = await this.repl.execute([factsScript, hashScript, listScript].join('\n'));
      if (answer === undefined) continue;
      heard = answer.output + answer.error;
      const facts = answer.error === '' ? parseFacts(answer.output.trimEnd()) : undefined;
      if (facts === undefined) continue;
      this.facts = facts;
      return facts;
    }
    throw new BoardError('no-micropython', {}, { cause: heard });
  }

  /** All files, with the hashes of those in `hashed`; undefined when the answer got lost. */
  async list(hashed: Iterable<string>): Promise<readonly BoardFile[] | undefined> {
    const names = [...hashed].map(nameExpression).join(',');
    const answer = await this.repl.execute(`L(${names})`);
    if (answer === undefined || answer.error !== '') return undefined;
    const lines = answer.output.split('\r\n');
    if (lines.pop() !== '') return undefined;
    const files = lines.map(parseFile);
    return files.every((file) => file !== undefined) ? files : undefined;
  }

  async remove(name: string): Promise<StepOutcome> {
    // Gone already is as good: a first try whose answer was lost.
    return outcomeOf(await this.repl.execute(`try:os.remove(${nameExpression(name)})\nexcept OSError:pass`));
  }

  /** Hashes of the blocks of a file of `fileSize` bytes; undefined when the answer got lost. */
  async blocks(name: string, fileSize: number, blockSize: number): Promise<OldBlocks | undefined> {
    const code = `${blocksScript}\nB(${nameExpression(name)},${blockSize.toString()})`;
    const answer = await this.repl.execute(code);
    if (answer === undefined || answer.error !== '') return undefined;
    const hashes = answer.output
      .trim()
      .split(' ')
      .map((text) => Number.parseInt(text, 16));
    const expected = Math.ceil(fileSize / blockSize);
    return hashes.length === expected ? { blockSize, fileSize, hashes } : undefined;
  }

  /** Writes a whole file, `pieceSize` bytes at a time. */
  async write(
    name: string,
    content: Uint8Array,
    pieceSize: number,
    dialect: Dialect,
    onWritten: (bytes: number) => void,
  ): Promise<StepOutcome> {
    const begin = `f=open(${nameExpression(name)},'wb');w=f.write`;
    return this.inScripts(begin, pieces(content, pieceSize), dialect, 'f.close()', onWritten);
  }

  /**
   * Makes a file anew of its own blocks and new bytes. The blocks go through the board's memory: a file that is too
   * big for it ends in an error, and is then as it was.
   */
  async edit(
    name: string,
    old: OldBlocks,
    steps: readonly RecipeStep[],
    pieceSize: number,
    dialect: Dialect,
    onWritten: (bytes: number) => void,
  ): Promise<StepOutcome> {
    const file = nameExpression(name);
    const used = steps.flatMap((step) => (step.type === 'copy' ? [step] : []));
    const kept = used.map(({ from, to }) => `${from.toString()}<=i<${to.toString()}`).join(' or ');
    const size = old.blockSize.toString();
    const begin = [
      `f=open(${file},'rb');o=[];i=0`,
      `while 1:`,
      ` b=f.read(${size})`,
      ` if not b:break`,
      ` o.append(${kept === '' ? 'None' : `b if ${kept} else None`});i+=1`,
      `f.close()`,
      `f=open(${file},'wb');w=f.write`,
    ].join('\n');
    const parts = steps.flatMap((step) => (step.type === 'copy' ? [step] : pieces(step.bytes, pieceSize)));
    return this.inScripts(begin, parts, dialect, 'f.close();o=0', onWritten);
  }

  /** As many parts as fit go into one exchange. */
  private async inScripts(
    begin: string,
    parts: readonly RecipeStep[],
    dialect: Dialect,
    end: string,
    onWritten: (bytes: number) => void,
  ): Promise<StepOutcome> {
    let script = begin;
    let bytes = 0;
    const run = async (): Promise<StepOutcome> => {
      const outcome = outcomeOf(await this.repl.execute(script));
      script = '';
      if (outcome === 'done') onWritten(bytes);
      return outcome;
    };
    for (const part of parts) {
      const code = partCode(part, dialect);
      if (script !== '' && script.length + code.length > scriptSize) {
        const outcome = await run();
        if (outcome !== 'done') return outcome;
      }
      script += `${script === '' ? '' : '\n'}${code}`;
      if (part.type === 'bytes') bytes += part.bytes.length;
    }
    script += `${script === '' ? '' : '\n'}${end}`;
    return run();
  }
}

function partCode(part: RecipeStep, dialect: Dialect): string {
  if (part.type === 'bytes') return `w(${bytesLiteral(part.bytes, dialect)})`;
  return `for b in o[${part.from.toString()}:${part.to.toString()}]:w(b)`;
}

function pieces(content: Uint8Array, size: number): readonly RecipeStep[] {
  const steps: RecipeStep[] = [];
  for (let at = 0; at < content.length; at += size) {
    steps.push({ type: 'bytes', bytes: content.subarray(at, at + size) });
  }
  return steps;
}

function outcomeOf(answer: Execution | undefined): StepOutcome {
  if (answer === undefined) return 'lost';
  if (answer.error === '') return 'done';
  // V1: `OSError: 28` from write, `OSError: no more storage space` from open; V2: `[Errno 28] ENOSPC`.
  return /OSError: (\[Errno )?28\b|no more storage space|ENOSPC/.test(answer.error) ? 'full' : 'lost';
}

function nameExpression(name: string): string {
  const bytes = new TextEncoder().encode(name);
  const literal = bytesLiteral(bytes);
  const plain = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return plain ? literal.slice(1) : `str(${literal},'utf8')`;
}

function parseFile(line: string): BoardFile | undefined {
  const [, size, hash, literal] = /^(\d+) (-|[0-9a-f]+) (b.*)$/.exec(line) ?? [];
  const name = parseBytesLiteral(literal ?? '');
  if (size === undefined || name === undefined) return undefined;
  return {
    // A name that is not UTF-8 was not written by us; it stays what it looks like.
    name: decodeName(name),
    size: Number(size),
    hash: hash === '-' ? undefined : hash,
  };
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}
