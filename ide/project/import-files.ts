import { programFromHex } from '../../firmware/image/hex-contents.ts';
import type { ContentProblem, HexProblem, Outcome } from '../../firmware/image/image-problem.ts';
import { isSafeFileName } from './file-name.ts';
import { findProjects, ImportRefusal, type FolderEntry, type FoundProjects } from './import-folder.ts';
import { textOf } from './import-text.ts';
import { blocksFileName, unpackBlocks } from './packed-blocks.ts';
import { blocksJsonName } from './project-folder.ts';
import type { Project } from './project.ts';
import { firstLetters } from './shown-name.ts';
import { readZip, type ZipProblem } from './zip-archive.ts';

/** A file as a browser hands it over; `File` is one. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A program as text, with all that is known of it. */
export interface ImportedProgram {
  readonly kind: 'program';
  /** A name for the project, from the file's; empty when the file's says nothing. */
  readonly name: string;
  /** Without main.py only when there are blocks to make it from. */
  readonly files: Readonly<Record<string, string>>;
  /** It was saved from blocks; `blocks` is the document where it came along, unchecked. */
  readonly madeOfBlocks: boolean;
  readonly blocks?: unknown;
  /** Files that are no text, or in folders, and so have no place in a project. */
  readonly leftOut: readonly string[];
  /** The lesson it belongs to, with progress that nobody has checked yet. */
  readonly lesson?: NonNullable<Project['lesson']>;
  /** `Date.now()` of its last change, where it was saved. */
  readonly changedAt?: number;
}

/** What was in the files: programs as text, or a blocks document that nobody has checked yet. */
export type ImportedFiles =
  | ImportedProgram
  | { readonly kind: 'blocks'; readonly name: string; readonly blocks: unknown }
  /** Of a zip or a folder; at least one project. */
  | ({ readonly kind: 'projects' } & FoundProjects);

/** Why files do not become a project. `file` is the name of the one it is about. */
export type ImportProblem =
  /** None of .hex, .py, .zip and .blocks.json. */
  | { readonly code: 'unknown-kind'; readonly file: string }
  /** Several files that do not belong together: only .py files and their data do. */
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
  | { readonly code: 'newer-blocks'; readonly file: string }
  /** A name that is no plain name of a file in a project. */
  | { readonly code: 'bad-name'; readonly file: string }
  /** A zip under another name: it opens once it is called .zip. */
  | { readonly code: 'zip-in-disguise'; readonly file: string }
  /** Called .zip and something else; `kind` where that is clear. */
  | { readonly code: 'not-zip'; readonly file: string }
  | { readonly code: 'hex-in-disguise'; readonly file: string }
  | { readonly code: 'zip-cut'; readonly file: string }
  | { readonly code: 'zip-damaged'; readonly file: string }
  /** With a password. */
  | { readonly code: 'zip-locked'; readonly file: string }
  /** Zip64, several discs, an unusual compression. */
  | { readonly code: 'zip-unsupported'; readonly file: string }
  /** It would unpack to more than any project has. */
  | { readonly code: 'zip-too-big'; readonly file: string }
  | { readonly code: 'zip-too-many'; readonly file: string; readonly count: number }
  /** A name in it leads out of the folder, or cannot be shown as it is. */
  | { readonly code: 'zip-unsafe-name'; readonly file: string; readonly name: string }
  | { readonly code: 'zip-same-name'; readonly file: string; readonly name: string }
  /** There is only another archive in it. */
  | { readonly code: 'zip-nested'; readonly file: string; readonly name: string }
  | { readonly code: 'zip-no-program'; readonly file: string }
  /** There are only hexes in it, and none of them opens. */
  | { readonly code: 'zip-hexes'; readonly file: string }
  /** A project saved by a later Pensabit. */
  | { readonly code: 'newer-project'; readonly file: string };

type Kind = 'hex' | 'py' | 'blocks' | 'zip' | 'data';
type Imported<Value = ImportedFiles> = Outcome<Value, ImportProblem>;

/**
 * Bytes. A universal hex has about 2 MB and MakeCode's up to 3 MB; a program for a board under 30 kB, and
 * one of 10,000 lines, which none stores, still opens to be shortened; a blocks
 * document at most the 2 MB that ide/blocks reads; a zip may hold the hexes of a whole class.
 */
const sizeLimits: Readonly<Record<Kind, number>> = {
  hex: 8_000_000,
  py: 1_000_000,
  blocks: 2_000_000,
  zip: 40_000_000,
  data: 1_000_000,
};
const textLimit = 1_000_000;
/** Files of a folder that are looked at. */
const folderLimit = 2_000;
/** As everywhere a project gets its name. */
const projectNameLimit = 80;

/**
 * Reads files that a person chose or dropped: one .hex, one .blocks.json, one .zip, .py files that belong together
 * with their data, or a folder.
 * @param half which program of a universal hex, when the two differ
 * @param paths where each file was in the folder that was dropped
 */
export async function importFiles(
  given: readonly GivenFile[],
  half?: 'v1' | 'v2',
  paths?: readonly string[],
): Promise<Imported> {
  try {
    if (paths !== undefined) return await importFolder(given, paths);
    return await importChosen(given, half);
  } catch (error) {
    if (error instanceof ImportRefusal) return failed(error.problem);
    throw error;
  }
}

async function importChosen(given: readonly GivenFile[], half: 'v1' | 'v2' | undefined): Promise<Imported> {
  const [first] = given;
  if (first === undefined) return failed({ code: 'mixed' });
  const kinds: Kind[] = [];
  for (const file of given) {
    const kind = kindOf(file.name, given.length > 1);
    if (kind === undefined) return failed({ code: 'unknown-kind', file: file.name });
    if (kind === 'makecode') return failed({ code: 'makecode', file: file.name });
    // An empty data file is one that a program may want to add to.
    if (file.size === 0 && kind !== 'data') return failed({ code: 'empty', file: file.name });
    const limit = sizeLimits[kind];
    if (file.size > limit) return failed({ code: 'huge', file: file.name, size: file.size, limit });
    kinds.push(kind);
  }
  const [kind] = kinds;
  if (given.length === 1) {
    switch (kind) {
      case 'hex':
        return importHex(first, half);
      case 'py':
        return importPython(given);
      case 'blocks':
        return importBlocks(first);
      case 'zip':
        return importZip(first);
      default:
        return failed({ code: 'unknown-kind', file: first.name });
    }
  }
  const together = kinds.every((one) => one === 'py' || one === 'data' || one === 'blocks');
  // One .json beside .py files is data, or the blocks of the program.
  if (together && kinds.includes('py')) return importPython(given);
  return failed({ code: 'mixed' });
}

function kindOf(fileName: string, withOthers: boolean): Kind | 'makecode' | undefined {
  if (/\.hex$/i.test(fileName)) return 'hex';
  if (/\.py$/i.test(fileName)) return 'py';
  if (/\.json$/i.test(fileName)) return 'blocks';
  if (/\.zip$/i.test(fileName)) return 'zip';
  if (/\.mkcd$/i.test(fileName)) return 'makecode';
  if (withOthers && /\.(txt|csv|tsv|dat|log)$/i.test(fileName)) return 'data';
  return undefined;
}

async function importPython(given: readonly GivenFile[]): Promise<Imported> {
  const files = new Map<string, string>();
  let blocks: unknown;
  for (const file of given) {
    // One program alone may be called anything; on the board it is main.py.
    const name = given.length === 1 ? 'main.py' : file.name;
    if (files.has(name)) return failed({ code: 'same-name', file: file.name });
    if (!isSafeFileName(name)) return failed({ code: 'bad-name', file: file.name });
    const bytes = await bytesOf(file);
    const text = textOf(bytes);
    if (text === undefined) {
      return failed({ code: isZip(bytes) ? 'zip-in-disguise' : 'not-text', file: file.name });
    }
    if (name === blocksJsonName) {
      blocks = jsonOf(text);
      continue;
    }
    if (text.trim() === '' && /\.py$/i.test(name)) return failed({ code: 'empty', file: file.name });
    files.set(name, text.replace(/\r\n?/g, '\n'));
  }
  if (!files.has('main.py')) return failed({ code: 'no-main-among' });
  return {
    ok: true,
    value: {
      kind: 'program',
      name: given.length === 1 ? projectName(given[0]?.name ?? '') : '',
      files: Object.fromEntries(files),
      madeOfBlocks: blocks !== undefined,
      ...(blocks === undefined ? {} : { blocks }),
      leftOut: [],
    },
  };
}

async function importZip(file: GivenFile): Promise<Imported> {
  const bytes = await bytesOf(file);
  const zip = readZip(bytes);
  if (!zip.ok) return failed(zipProblem(file.name, bytes, zip.problem));
  const found = await findProjects(
    file.name,
    zip.value.map((entry) => ({
      path: entry.path,
      size: entry.size,
      read: () => {
        const unpacked = entry.unpack();
        if (unpacked.ok) return unpacked.value;
        throw new ImportRefusal({ code: 'zip-damaged', file: file.name });
      },
    })),
    { readHex: readHexInside, projectName },
  );
  return { ok: true, value: { kind: 'projects', ...found } };
}

async function importFolder(given: readonly GivenFile[], paths: readonly string[]): Promise<Imported> {
  const [first = ''] = paths;
  const origin = first.split('/')[0] ?? '';
  if (given.length > folderLimit) {
    return failed({ code: 'zip-too-many', file: origin, count: given.length });
  }
  const entries = given.map((file, index): FolderEntry => ({
    path: paths[index] ?? file.name,
    size: file.size,
    read: () => bytesOf(file),
  }));
  const found = await findProjects(origin, entries, { readHex: readHexInside, projectName });
  return { ok: true, value: { kind: 'projects', ...found } };
}

async function readHexInside(name: string, bytes: Uint8Array): Promise<ImportedProgram | undefined> {
  const read = await hexProgram(name, bytes, undefined);
  return read.ok ? read.value : undefined;
}

function zipProblem(file: string, bytes: Uint8Array, problem: ZipProblem): ImportProblem {
  switch (problem.code) {
    case 'not-zip':
      return { code: bytes[0] === 0x3a ? 'hex-in-disguise' : 'not-zip', file };
    case 'too-many':
      return { code: 'zip-too-many', file, count: problem.count };
    case 'unsafe-name':
    case 'same-name':
      return { code: `zip-${problem.code}`, file, name: problem.name };
    case 'cut':
    case 'damaged':
    case 'locked':
    case 'unsupported':
      return { code: `zip-${problem.code}`, file };
  }
}

async function importHex(file: GivenFile, half: 'v1' | 'v2' | undefined): Promise<Imported> {
  return hexProgram(file.name, await bytesOf(file), half);
}

async function hexProgram(
  fileName: string,
  bytes: Uint8Array,
  half: 'v1' | 'v2' | undefined,
): Promise<Imported<ImportedProgram>> {
  const text = textOf(bytes);
  if (text === undefined) {
    return failed({ code: isZip(bytes) ? 'zip-in-disguise' : 'not-hex', file: fileName });
  }
  const read = programFromHex(text, half);
  if (!read.ok) return failed(hexProblem(fileName, text, read.problem));
  const contents = read.value.program.files;
  if (!contents.has('main.py')) {
    return failed({ code: 'no-main', file: fileName, files: [...contents.keys()] });
  }
  const files = new Map<string, string>();
  const leftOut: string[] = [];
  const packed = contents.get(blocksFileName);
  for (const [name, content] of contents) {
    if (name === blocksFileName) continue;
    const text = content.length > textLimit || name in {} ? undefined : textOf(content);
    if (text === undefined) leftOut.push(name);
    else files.set(name, text);
  }
  if (!files.has('main.py')) return failed({ code: 'not-text', file: 'main.py' });
  const blocks = packed === undefined ? undefined : await unpackBlocks(packed);
  return {
    ok: true,
    value: {
      kind: 'program',
      name: projectName(fileName),
      files: Object.fromEntries(files),
      madeOfBlocks: packed !== undefined,
      ...(blocks === undefined ? {} : { blocks }),
      leftOut,
    },
  };
}

async function importBlocks(file: GivenFile): Promise<Imported> {
  const bytes = await bytesOf(file);
  const blocks = jsonOf(textOf(bytes) ?? '');
  if (blocks !== undefined) {
    return { ok: true, value: { kind: 'blocks', name: projectName(file.name), blocks } };
  }
  return failed({ code: isZip(bytes) ? 'zip-in-disguise' : 'not-blocks', file: file.name });
}

/** Undefined for what is no JSON, and for JSON nested deeper than a reader goes. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Local file header, or the end of an empty zip (APPNOTE.TXT 4.3.7, 4.3.16). */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
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

/** @throws {ImportRefusal} */
async function bytesOf(file: GivenFile): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new ImportRefusal({ code: 'unreadable', file: file.name });
  }
}

/** `microbit-cold-chain (2).hex` is "Cold chain"; `main.py` says nothing. */
function projectName(fileName: string): string {
  const whole = withoutEnding(fileName)
    .replace(/\.blocks$/i, '')
    .replace(/\s*\(\d+\)$/, '')
    .replace(/^microbit-/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  const words = firstLetters(whole, projectNameLimit);
  if (words === '' || words === 'main' || words === 'program') return '';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withoutEnding(fileName: string): string {
  return fileName.replace(/\.(hex|py|json|zip)$/i, '');
}

function failed(problem: ImportProblem): { readonly ok: false; readonly problem: ImportProblem } {
  return { ok: false, problem };
}
