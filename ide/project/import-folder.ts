import { isSafeFileName, plainProjectName } from './file-name.ts';
import { blocksJsonName, projectFileName, readProjectFile, type FoundProjectFile } from './project-folder.ts';
import type { ImportedProgram, ImportProblem } from './import-files.ts';
import { textOf } from './import-text.ts';

/** A file somewhere in a zip or a folder that was dropped. */
export interface FolderEntry {
  /** From the zip's or folder's root, with `/`. */
  readonly path: string;
  readonly size: number;
  /** @throws {ImportRefusal} */
  read(): Promise<Uint8Array> | Uint8Array;
}

/** Thrown inside an import; `import-files.ts` returns its problem. */
export class ImportRefusal extends Error {
  constructor(readonly problem: ImportProblem) {
    super(problem.code);
  }
}

/** Projects of a zip or a folder, and what of it is in none of them. */
export interface FoundProjects {
  readonly projects: readonly ImportedProgram[];
  readonly leftOut: readonly string[];
  /** Why others of them did not open. */
  readonly refused: readonly ImportProblem[];
}

/** What the importer of single files lends. */
export interface FolderTools {
  /** Reads a hex found in a folder; undefined when it holds no program that opens. */
  readonly readHex: (name: string, bytes: Uint8Array) => Promise<ImportedProgram | undefined>;
  /** What a project is called that only a file or folder names. */
  readonly projectName: (fileName: string) => string;
}

/** Bytes: of one file of text, of a hex, of blocks, and of all that is unpacked for one import. */
const limits = { text: 1_000_000, hex: 8_000_000, blocks: 2_000_000, about: 1_000_000, all: 64_000_000 };
const projectLimit = 500;

/** What is wrong with one project only: those beside it open all the same. */
const ownProblems: ReadonlySet<ImportProblem['code']> = new Set([
  'not-text',
  'huge',
  'same-name',
  'no-main',
  'newer-project',
  'makecode',
]);

/** What systems and tools leave behind; nobody misses it. */
const junk =
  /(^|\/)(__MACOSX|__pycache__|\.git|\.vscode|\.idea)\/|(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini|[^/]*\.pyc)$/i;
/** For people, not for a board, where every byte counts. */
const papers = /(^|\/)(readme|licen[cs]e|changelog|makefile)[^/]*$|\.(md|rst|toml|ya?ml|ini|cfg|html?)$/i;

/**
 * Finds the projects in a folder. A project is a folder with a main.py, a pensabit.json or blocks of ours, a folder
 * with one .py file, or a hex. Boards have no folders: what lies deeper than a project's main.py is left out.
 * @param origin the zip's or folder's name, for problems and for what has no other
 */
export async function findProjects(
  origin: string,
  given: readonly FolderEntry[],
  { readHex, projectName }: FolderTools,
): Promise<FoundProjects> {
  const entries = given.filter((entry) => !junk.test(entry.path));
  const folders = new Map<string, FolderEntry[]>();
  for (const entry of entries) {
    const folder = folderOf(entry.path);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [entry]);
    else known.push(entry);
  }
  const has = (folder: string, name: string): boolean =>
    (folders.get(folder) ?? []).some((entry) => fileOf(entry.path) === name);
  const pythonOf = (folder: string): readonly FolderEntry[] =>
    (folders.get(folder) ?? []).filter((entry) => isPython(entry.path));
  const marked = [...folders.keys()].filter(
    (folder) => has(folder, 'main.py') || has(folder, projectFileName) || has(folder, blocksJsonName),
  );
  const inside = (folder: string, root: string): boolean =>
    root === '' || folder === root || folder.startsWith(`${root}/`);
  const lone = [...folders.keys()].filter(
    (folder) => pythonOf(folder).length === 1 && !marked.some((root) => inside(folder, root)),
  );

  const budget = { left: limits.all };
  const projects: ImportedProgram[] = [];
  const leftOut = new Set<string>();
  const refused: ImportProblem[] = [];
  const read = async (entry: FolderEntry): Promise<Uint8Array> => {
    budget.left -= entry.size;
    if (budget.left < 0) throw new ImportRefusal({ code: 'zip-too-big', file: origin });
    return entry.read();
  };
  const roots = [...marked, ...lone].sort();
  if (roots.length > projectLimit) {
    throw new ImportRefusal({ code: 'zip-too-many', file: origin, count: roots.length });
  }
  for (const folder of roots) {
    const place = folder === '' ? origin : folder;
    try {
      // MakeCode's own projects have a main.py too, of another Python, with calls no MicroPython has.
      if (has(folder, 'pxt.json')) throw new ImportRefusal({ code: 'makecode', file: place });
      const found = await readFolder(place, folders.get(folder) ?? [], read);
      if (found === undefined) continue;
      projects.push({ ...found, name: found.name === '' ? projectName(fileOf(place)) : found.name });
    } catch (error) {
      if (!(error instanceof ImportRefusal) || !ownProblems.has(error.problem.code)) throw error;
      refused.push(error.problem);
    }
  }
  for (const entry of entries) {
    const folder = folderOf(entry.path);
    if (/\.hex$/i.test(entry.path) && entry.size > 0 && entry.size <= limits.hex) {
      const program = await readHex(fileOf(entry.path), await read(entry));
      if (program === undefined) leftOut.add(entry.path);
      else projects.push(program);
    } else if (!roots.includes(folder)) {
      leftOut.add(entry.path);
    }
  }
  if (projects.length === 0) {
    throw new ImportRefusal(refused[0] ?? nothingFound(origin, entries, pythonOf, folders));
  }
  return { projects, leftOut: [...leftOut], refused };
}

/** Why there is no project in it. */
function nothingFound(
  origin: string,
  entries: readonly FolderEntry[],
  pythonOf: (folder: string) => readonly FolderEntry[],
  folders: ReadonlyMap<string, readonly FolderEntry[]>,
): ImportProblem {
  const names = entries.map((entry) => fileOf(entry.path));
  if (names.some((name) => name === 'pxt.json' || /\.mkcd$/i.test(name))) {
    return { code: 'makecode', file: origin };
  }
  for (const folder of folders.keys()) {
    if (pythonOf(folder).length > 1) return { code: 'no-main-among' };
  }
  if (names.some((name) => /\.hex$/i.test(name))) return { code: 'zip-hexes', file: origin };
  const nested = names.find((name) => /\.(zip|7z|rar|gz)$/i.test(name));
  if (nested !== undefined) return { code: 'zip-nested', file: origin, name: nested };
  return { code: 'zip-no-program', file: origin };
}

async function readFolder(
  place: string,
  entries: readonly FolderEntry[],
  read: (entry: FolderEntry) => Promise<Uint8Array>,
): Promise<ImportedProgram | undefined> {
  const about = await readAbout(place, entries, read);
  const onlyPython = entries.filter((entry) => isPython(entry.path));
  const files = new Map<string, string>();
  const leftOut: string[] = [];
  let blocks: unknown;
  for (const entry of entries) {
    const stored = fileOf(entry.path);
    if (/\.hex$/i.test(stored) || (stored === projectFileName && about !== undefined)) continue;
    if (stored === blocksJsonName) {
      blocks = entry.size > limits.blocks ? undefined : jsonOf(await read(entry));
      continue;
    }
    const real = about?.names.get(stored) ?? stored;
    let name = isSafeFileName(real) ? real : stored;
    const python = isPython(name);
    if (python && onlyPython.length === 1 && about === undefined) name = 'main.py';
    if (python && entry.size > limits.text) {
      throw new ImportRefusal({ code: 'huge', file: entry.path, size: entry.size, limit: limits.text });
    }
    if (!isSafeFileName(name) || entry.size > limits.text || (about === undefined && papers.test(name))) {
      leftOut.push(entry.path);
      continue;
    }
    const text = textOf(await read(entry));
    if (text !== undefined) {
      if (files.has(name)) throw new ImportRefusal({ code: 'same-name', file: name });
      files.set(name, text.replace(/\r\n?/g, '\n'));
    } else if (python) {
      throw new ImportRefusal({ code: 'not-text', file: entry.path });
    } else {
      leftOut.push(entry.path);
    }
  }
  const madeOfBlocks = about?.editor === undefined ? blocks !== undefined : about.editor === 'blocks';
  if (!files.has('main.py')) {
    // Blocks alone are a program too: whoever reads them makes the Python.
    if (!madeOfBlocks || blocks === undefined) {
      if (about === undefined) return undefined;
      throw new ImportRefusal({ code: 'no-main', file: place, files: [...files.keys()] });
    }
  }
  return {
    kind: 'program',
    name: plainProjectName(about?.name ?? ''),
    files: Object.fromEntries(files),
    madeOfBlocks,
    ...(blocks === undefined ? {} : { blocks }),
    leftOut,
    ...(about?.lesson === undefined ? {} : { lesson: about.lesson }),
    ...(about?.changedAt === undefined ? {} : { changedAt: about.changedAt }),
  };
}

async function readAbout(
  place: string,
  entries: readonly FolderEntry[],
  read: (entry: FolderEntry) => Promise<Uint8Array>,
): Promise<FoundProjectFile | undefined> {
  const entry = entries.find((one) => fileOf(one.path) === projectFileName);
  if (entry === undefined || entry.size > limits.about) return undefined;
  const about = readProjectFile(textOf(await read(entry)) ?? '');
  if (about === 'newer') throw new ImportRefusal({ code: 'newer-project', file: place });
  return about;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes) ?? '');
  } catch {
    // Blocks are made from main.py again.
    return undefined;
  }
}

function isPython(path: string): boolean {
  return /\.py$/i.test(path);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
