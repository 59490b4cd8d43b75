import { programFromHex } from '../../firmware/image/hex-contents.ts';
import type { ContentProblem, HexProblem, Outcome } from '../../firmware/image/image-problem.ts';
import { blocksFileName, unpackBlocks } from './packed-blocks.ts';

/** A file as a browser hands it over; `File` is one. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What was in the files: a program as text, or a blocks document that nobody has checked yet. */
export type ImportedFiles =
  | {
      readonly kind: 'program';
      /** A name for the project, from the file's; empty when the file's says nothing. */
      readonly name: string;
      readonly files: Readonly<Record<string, string>>;
      /** It was saved from blocks; `blocks` is the document where it came along, unchecked. */
      readonly madeOfBlocks: boolean;
      readonly blocks?: unknown;
      /** Files of a hex that are no text and so have no place in a project. */
      readonly leftOut: readonly string[];
    }
  | { readonly kind: 'blocks'; readonly name: string; readonly blocks: unknown };

/** Why files do not become a project. `file` is the name of the one it is about. */
export type ImportProblem =
  /** None of .hex, .py and .blocks.json. */
  | { readonly code: 'unknown-kind'; readonly file: string }
  /** Several files that do not belong together: only .py files do. */
  | { readonly code: 'mixed' }
  /** Several .py files, and none is main.py. */
  | { readonly code: 'no-main-among' }
  | { readonly code: 'same-name'; readonly file: string }
  | { readonly code: 'empty'; readonly file: string }
  /** Longer than any such file is, in bytes. */
  | { readonly code: 'huge'; readonly file: string; readonly size: number; readonly limit: number }
  /** The browser cannot read it: moved, renamed or taken away in the meantime. */
  | { readonly code: 'unreadable'; readonly file: string }
  /** A .py that is no text, or not UTF-8. */
  | { readonly code: 'not-text'; readonly file: string }
  /** A .hex with bytes that no hex has. */
  | { readonly code: 'not-hex'; readonly file: string }
  | { readonly code: 'cut'; readonly file: string; readonly line: number }
  | { readonly code: 'damaged'; readonly file: string; readonly line: number }
  | { readonly code: 'makecode'; readonly file: string }
  | { readonly code: 'not-micropython'; readonly file: string }
  | { readonly code: 'no-files'; readonly file: string }
  | { readonly code: 'files-damaged'; readonly file: string }
  | { readonly code: 'no-main'; readonly file: string; readonly files: readonly string[] }
  /** The halves of a universal hex differ; one of them may be asked for. */
  | { readonly code: 'different-programs'; readonly file: string; readonly files: readonly string[] }
  | { readonly code: 'not-blocks'; readonly file: string }
  | { readonly code: 'newer-blocks'; readonly file: string };

type Kind = 'hex' | 'py' | 'blocks';
type Imported = Outcome<ImportedFiles, ImportProblem>;

/**
 * Bytes. A universal hex has about 2 MB and MakeCode's up to 3 MB; a program for a board under 30 kB; a blocks
 * document at most the 2 MB that ide/blocks reads.
 */
const sizeLimits: Readonly<Record<Kind, number>> = { hex: 8_000_000, py: 200_000, blocks: 2_000_000 };
const textLimit = 200_000;
/** As everywhere a project gets its name. */
const projectNameLimit = 80;

/**
 * Reads files that a person chose or dropped: one .hex, one .blocks.json, or .py files that belong together.
 * @param half which program of a universal hex, when the two differ
 */
export async function importFiles(given: readonly GivenFile[], half?: 'v1' | 'v2'): Promise<Imported> {
  const [first] = given;
  if (first === undefined) return { ok: false, problem: { code: 'mixed' } };
  const kinds: Kind[] = [];
  for (const file of given) {
    const kind = kindOf(file.name);
    if (kind === undefined) return failed({ code: 'unknown-kind', file: file.name });
    if (file.size === 0) return failed({ code: 'empty', file: file.name });
    const limit = sizeLimits[kind];
    if (file.size > limit) return failed({ code: 'huge', file: file.name, size: file.size, limit });
    kinds.push(kind);
  }
  const [kind] = kinds;
  if (kind === 'py' && kinds.every((one) => one === 'py')) return importPython(given);
  if (given.length > 1 || kind === undefined) return failed({ code: 'mixed' });
  return kind === 'hex' ? importHex(first, half) : importBlocks(first);
}

function kindOf(fileName: string): Kind | undefined {
  if (/\.hex$/i.test(fileName)) return 'hex';
  if (/\.py$/i.test(fileName)) return 'py';
  if (/\.json$/i.test(fileName)) return 'blocks';
  return undefined;
}

async function importPython(given: readonly GivenFile[]): Promise<Imported> {
  const files = new Map<string, string>();
  for (const file of given) {
    // One program alone may be called anything; on the board it is main.py.
    const name = given.length === 1 ? 'main.py' : file.name;
    if (files.has(name)) return failed({ code: 'same-name', file: file.name });
    const bytes = await bytesOf(file);
    if (bytes === undefined) return failed({ code: 'unreadable', file: file.name });
    const text = textOf(bytes);
    if (text === undefined) return failed({ code: 'not-text', file: file.name });
    if (text.trim() === '') return failed({ code: 'empty', file: file.name });
    files.set(name, text.replace(/\r\n?/g, '\n'));
  }
  if (!files.has('main.py')) return failed({ code: 'no-main-among' });
  return {
    ok: true,
    value: {
      kind: 'program',
      name: given.length === 1 ? projectName(given[0]?.name ?? '') : '',
      files: Object.fromEntries(files),
      madeOfBlocks: false,
      leftOut: [],
    },
  };
}

async function importHex(file: GivenFile, half: 'v1' | 'v2' | undefined): Promise<Imported> {
  const bytes = await bytesOf(file);
  if (bytes === undefined) return failed({ code: 'unreadable', file: file.name });
  const text = textOf(bytes);
  if (text === undefined) return failed({ code: 'not-hex', file: file.name });
  const read = programFromHex(text, half);
  if (!read.ok) return failed(hexProblem(file.name, text, read.problem));
  const contents = read.value.program.files;
  if (!contents.has('main.py')) {
    return failed({ code: 'no-main', file: file.name, files: [...contents.keys()] });
  }
  const files = new Map<string, string>();
  const leftOut: string[] = [];
  const packed = contents.get(blocksFileName);
  for (const [name, content] of contents) {
    if (name === blocksFileName) continue;
    const text = content.length > textLimit ? undefined : textOf(content);
    if (text === undefined) leftOut.push(name);
    else files.set(name, text);
  }
  if (!files.has('main.py')) return failed({ code: 'not-text', file: 'main.py' });
  const blocks = packed === undefined ? undefined : await unpackBlocks(packed);
  return {
    ok: true,
    value: {
      kind: 'program',
      name: projectName(file.name),
      files: Object.fromEntries(files),
      madeOfBlocks: packed !== undefined,
      ...(blocks === undefined ? {} : { blocks }),
      leftOut,
    },
  };
}

async function importBlocks(file: GivenFile): Promise<Imported> {
  const bytes = await bytesOf(file);
  if (bytes === undefined) return failed({ code: 'unreadable', file: file.name });
  const text = textOf(bytes);
  try {
    const blocks: unknown = JSON.parse(text ?? '');
    return { ok: true, value: { kind: 'blocks', name: projectName(file.name), blocks } };
  } catch {
    return failed({ code: 'not-blocks', file: file.name });
  }
}

function hexProblem(file: string, text: string, problem: HexProblem | ContentProblem): ImportProblem {
  switch (problem.code) {
    case 'empty-file':
      return { code: 'empty', file };
    case 'cut-file':
      return { code: 'cut', file, line: problem.line };
    case 'foreign-characters':
      return problem.line === 1 ? { code: 'not-hex', file } : { code: 'damaged', file, line: problem.line };
    case 'record-length':
      // A copy that stopped in the middle of its last line.
      return problem.line === text.trimEnd().split('\n').length
        ? { code: 'cut', file, line: problem.line }
        : { code: 'damaged', file, line: problem.line };
    case 'bad-checksum':
    case 'unknown-record':
    case 'data-after-end':
    case 'overlap':
    case 'bad-block':
      return { code: 'damaged', file, line: problem.line };
    case 'makecode':
      return { code: 'makecode', file };
    case 'outside-flash':
    case 'not-micropython':
    case 'wrong-board':
      return { code: 'not-micropython', file };
    case 'no-files':
      return { code: 'no-files', file };
    case 'file-system-damaged':
      return { code: 'files-damaged', file };
    case 'different-programs':
      return { code: 'different-programs', file, files: problem.files };
  }
}

async function bytesOf(file: GivenFile): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** UTF-8 with or without a byte order mark; undefined for anything else, and for bytes that no text has. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `microbit-cold-chain (2).hex` is "Cold chain"; `main.py` says nothing. */
function projectName(fileName: string): string {
  const words = fileName
    .replace(/\.[a-z]+$/i, '')
    .replace(/\.blocks$/i, '')
    .replace(/\s*\(\d+\)$/, '')
    .replace(/^microbit-/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .slice(0, projectNameLimit);
  if (words === '' || words === 'main' || words === 'program') return '';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function failed(problem: ImportProblem): Imported {
  return { ok: false, problem };
}
