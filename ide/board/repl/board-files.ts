import { BoardError } from '../board.ts';
import { factsScript, parseFacts, type BoardFacts } from './board-facts.ts';
import type { OldBlocks, RecipeStep } from './edit-recipe.ts';
import { blocksScript, hashScript } from './file-hash.ts';
import { bytesLiteral, latin1, parseBytesLiteral, type Dialect } from './python-bytes.ts';
import type { Execution, RawRepl } from './raw-repl.ts';

/** A file as the board described it. */
export interface BoardFile {
  readonly name: string;
  /** The name as it is stored: on a V1 it need not be UTF-8. */
  readonly nameBytes: Uint8Array;
  readonly size: number;
  /** See `fileHash`; undefined where it was not asked for. */
  readonly hash: string | undefined;
}

/** A board at first sight; `files` is undefined when that part of the answer got lost. */
export interface BoardLook {
  readonly facts: BoardFacts;
  readonly files: readonly BoardFile[] | undefined;
}

/** What came of a step; `lost` is an exchange in which something did not arrive. */
export type StepOutcome = 'done' | 'lost' | 'full';

/** How bytes are sent: in pieces of that many, written that way; `onWritten` hears how many are there. */
export interface WritingManner {
  readonly pieceSize: number;
  readonly dialect: Dialect;
  readonly onWritten: (bytes: number) => void;
}

/** A file in which another is put together; it never lives longer than that. */
export const passageName = '~.py';

/** A statement, and how many of the file's bytes are in it. */
interface ScriptPart {
  readonly code: string;
  readonly bytes: number;
}

/** Bytes of code in one exchange, beyond which no more is put into it. */
const scriptSize = 512;
const lineEnd = '\r\n';
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
  constructor(private readonly repl: RawRepl) {}

  /**
   * Teaches the board what it needs to know, asks which one it is and what is there. Again after an exchange was
   * lost, for what was defined may be what was garbled.
   * @param hashed names of files whose hash is wanted
   * @throws {BoardError} `no-micropython` when what answers is no micro:bit
   */
  async introduce(hashed: Iterable<string>): Promise<BoardLook> {
    const script = [factsScript, hashScript, listScript, listCall(hashed)].join('\n');
    let heard = '';
    for (let attempt = 0; attempt < introductionTries; attempt += 1) {
      const answer = await this.repl.execute(script);
      if (answer === undefined) continue;
      heard = answer.output + answer.error;
      const firstEnd = answer.output.indexOf(lineEnd);
      const facts = parseFacts(answer.output.slice(0, Math.max(0, firstEnd)));
      if (facts === undefined) continue;
      const list = answer.output.slice(firstEnd + lineEnd.length);
      return { facts, files: answer.error === '' ? parseList(list) : undefined };
    }
    throw new BoardError('no-micropython', {}, { cause: heard });
  }

  /** All files, with the hashes of those in `hashed`; undefined when the answer got lost. */
  async list(hashed: Iterable<string>): Promise<readonly BoardFile[] | undefined> {
    const answer = await this.repl.execute(listCall(hashed));
    return answer === undefined || answer.error !== '' ? undefined : parseList(answer.output);
  }

  async remove({ nameBytes }: BoardFile): Promise<StepOutcome> {
    // Gone already is as good: a first try whose answer was lost.
    const file = storedNameExpression(nameBytes);
    return outcomeOf(await this.repl.execute(`try:os.remove(${file})\nexcept OSError:pass`));
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
  async write(name: string, content: Uint8Array, manner: WritingManner): Promise<StepOutcome> {
    const begin = `f=open(${nameExpression(name)},'wb');w=f.write`;
    return this.inScripts(begin, literals(content, manner), 'f.close()', manner);
  }

  /**
   * Makes a file anew of its own blocks and new bytes. The blocks go through the board's memory: a file that is too
   * big for it ends in an error, and is then as it was.
   */
  async edit(
    name: string,
    old: OldBlocks,
    steps: readonly RecipeStep[],
    manner: WritingManner,
  ): Promise<StepOutcome> {
    const file = nameExpression(name);
    const kept = steps
      .flatMap((step) => (step.type === 'copy' ? [`${step.from.toString()}<=i<${step.to.toString()}`] : []))
      .join(' or ');
    const begin = [
      `f=open(${file},'rb');o=[];i=0`,
      `while 1:`,
      ` b=f.read(${old.blockSize.toString()})`,
      ` if not b:break`,
      ` o.append(${kept === '' ? 'None' : `b if ${kept} else None`});i+=1`,
      `f.close()`,
      `f=open(${file},'wb');w=f.write`,
    ].join('\n');
    const parts = steps.flatMap((step) => {
      if (step.type === 'bytes') return literals(step.bytes, manner);
      return [{ code: `for b in o[${step.from.toString()}:${step.to.toString()}]:w(b)`, bytes: 0 }];
    });
    return this.inScripts(begin, parts, 'f.close();o=0', manner);
  }

  /**
   * The same for a file of any size, by way of a second file, which there must be room for. A cable that comes out
   * in between leaves that file there: as a `.py` file of no program it is removed at the next look.
   */
  async editThroughFile(
    name: string,
    old: OldBlocks,
    steps: readonly RecipeStep[],
    manner: WritingManner,
  ): Promise<StepOutcome> {
    const file = nameExpression(name);
    const other = nameExpression(passageName);
    const size = old.blockSize.toString();
    const begin = [
      `def C(s,k):`,
      ` for i in range(s):f.read(${size})`,
      ` for i in range(k):w(f.read(${size}))`,
      `f=open(${file},'rb');g=open(${other},'wb');w=g.write`,
    ].join('\n');
    let block = 0;
    const parts = steps.flatMap((step) => {
      if (step.type === 'bytes') return literals(step.bytes, manner);
      const skipped = step.from - block;
      block = step.to;
      return [{ code: `C(${skipped.toString()},${(step.to - step.from).toString()})`, bytes: 0 }];
    });
    const end = [
      `f.close();g.close()`,
      `f=open(${other},'rb');g=open(${file},'wb')`,
      `while 1:`,
      ` b=f.read(${size})`,
      ` if not b:break`,
      ` g.write(b)`,
      `f.close();g.close();os.remove(${other})`,
    ].join('\n');
    return this.inScripts(begin, parts, end, manner);
  }

  /** As many parts as fit go into one exchange. */
  private async inScripts(
    begin: string,
    parts: readonly ScriptPart[],
    end: string,
    { onWritten }: WritingManner,
  ): Promise<StepOutcome> {
    let script = begin;
    let written = 0;
    for (const { code, bytes } of [...parts, { code: end, bytes: 0 }]) {
      if (script.length + code.length > scriptSize) {
        const outcome = outcomeOf(await this.repl.execute(script));
        if (outcome !== 'done') return outcome;
        onWritten(written);
        script = '';
      }
      script += `${script === '' ? '' : '\n'}${code}`;
      written += bytes;
    }
    const outcome = outcomeOf(await this.repl.execute(script));
    if (outcome === 'done') onWritten(written);
    return outcome;
  }
}

function literals(content: Uint8Array, { pieceSize, dialect }: WritingManner): readonly ScriptPart[] {
  const parts: ScriptPart[] = [];
  for (let at = 0; at < content.length; at += pieceSize) {
    const piece = content.subarray(at, at + pieceSize);
    parts.push({ code: `w(${bytesLiteral(piece, dialect)})`, bytes: piece.length });
  }
  return parts;
}

function outcomeOf(answer: Execution | undefined): StepOutcome {
  if (answer === undefined) return 'lost';
  if (answer.error === '') return 'done';
  // V1: `OSError: 28` from write, `OSError: no more storage space` from open; V2: `[Errno 28] ENOSPC`.
  return /OSError: (\[Errno )?28\b|no more storage space|ENOSPC/.test(answer.error) ? 'full' : 'lost';
}

function nameExpression(name: string): string {
  return storedNameExpression(new TextEncoder().encode(name));
}

function storedNameExpression(bytes: Uint8Array): string {
  const literal = bytesLiteral(bytes);
  const plain = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return plain ? literal.slice(1) : `str(${literal},'utf8')`;
}

function listCall(hashed: Iterable<string>): string {
  return `L(${[...hashed].map(nameExpression).join(',')})`;
}

function parseList(output: string): readonly BoardFile[] | undefined {
  const lines = output.split(lineEnd);
  if (lines.pop() !== '') return undefined;
  const files = lines.map(parseFile);
  return files.every((file) => file !== undefined) ? files : undefined;
}

function parseFile(line: string): BoardFile | undefined {
  const [, size, hash, literal] = /^(-?\d+) (-|[0-9a-f]+) (b.*)$/.exec(line) ?? [];
  const name = parseBytesLiteral(literal ?? '');
  if (size === undefined || name === undefined) return undefined;
  return {
    // A name that is not UTF-8 was not written by us; it stays what it looks like.
    name: decodeName(name),
    nameBytes: name,
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
