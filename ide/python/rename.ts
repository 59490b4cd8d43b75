import { builtinNames, exceptionNames } from '../../lessons/checks/micropython-names.ts';
import { lineFinder } from '../../lessons/checks/line-finder.ts';
import { apiEntry } from '../../firmware/micropython/api.ts';
import { ProgramNames, type MeantUse } from './program-names.ts';

/** A stretch of a file that is replaced; positions are those of the text before. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Why nothing is renamed; its words are the message `python.rename.refused.<code>`. */
export type RenameCode =
  /** There is no name at the cursor. */
  | 'nothing'
  /** Value `name`: it belongs to Python or to the micro:bit. */
  | 'api'
  /** Value `name`: a file of the project, which is renamed at its tab. */
  | 'module'
  /** Value `name`: `__init__` and the like. */
  | 'special'
  /** Values `name`, `file`, `line`: there it is not certain that the same thing is meant. */
  | 'uncertain'
  /** Values `file`, `line`: that line is no Python yet. */
  | 'broken'
  | 'empty'
  | 'same'
  /** Value `name`: spaces, a sign, a digit at the front. */
  | 'not-a-name'
  /** Value `name`: a word of Python. */
  | 'keyword'
  /** Value `name`: Python or the micro:bit has it. */
  | 'built-in'
  /** Value `name`: something else is called that where it would matter. */
  | 'taken';

export interface RenameRefusal {
  readonly ok: false;
  readonly code: RenameCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The name that would change. */
export interface RenameTarget {
  readonly ok: true;
  readonly name: string;
  /** Where it stands under the cursor. */
  readonly from: number;
  readonly to: number;
  /** How often it is written, in all files. */
  readonly uses: number;
}

export interface Renamed {
  readonly ok: true;
  /** What changes in which file, in the order of the text. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

type Files = Readonly<Record<string, string>>;

const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Names a program starts with: taking one hides what Python or the micro:bit means by it. */
const reserved: ReadonlySet<string> = new Set([...builtinNames, ...exceptionNames]);

/** Which name the cursor is on, and whether it can be renamed at all. */
export function renameTarget(files: Files, file: string, offset: number): RenameTarget | RenameRefusal {
  const found = find(new ProgramNames(files), files, file, offset);
  if (!found.ok) return found;
  const { from, to, name } = found.at.use;
  return { ok: true, name, from, to, uses: found.uses.length };
}

/**
 * Gives one thing of a program another name wherever it is written, in all files: a variable, a function, a
 * parameter with its keywords in calls, a class, an attribute. Texts, comments and other things of the same name
 * stay. Refuses what would change what the program does.
 */
export function rename(files: Files, file: string, offset: number, to: string): Renamed | RenameRefusal {
  const names = new ProgramNames(files);
  const found = find(names, files, file, offset);
  if (!found.ok) return found;
  const { name, kind } = found.at.use;
  const refusal = checkNewName(name, to);
  if (refusal !== undefined) return refusal;
  if (kind !== 'attribute' && isStarred(names, files, to)) return refuse('built-in', { name: to });
  const edits = new Map<string, TextEdit[]>();
  for (const { file: its, use } of found.uses) {
    const list = edits.get(its) ?? [];
    list.push({ from: use.from, to: use.to, text: to });
    edits.set(its, list);
  }
  const after = new ProgramNames(applyEdits(files, edits));
  if (!isSameProgram(names, after)) return refuse('taken', { name: to });
  return { ok: true, edits };
}

/** The files with the edits made. */
export function applyEdits(files: Files, edits: Renamed['edits']): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      let [result, at] = ['', 0];
      for (const edit of edits.get(name) ?? []) {
        result += text.slice(at, edit.from) + edit.text;
        at = edit.to;
      }
      return [name, result + text.slice(at)];
    }),
  );
}

function refuse(code: RenameCode, values: RenameRefusal['values'] = {}): RenameRefusal {
  return { ok: false, code, values };
}

/** Whether a name could be this one's, wherever it stands. */
function checkNewName(from: string, to: string): RenameRefusal | undefined {
  if (to === '') return refuse('empty');
  if (to === from) return refuse('same');
  // What Lezer's and MicroPython's readers take for a name: letters, `_`, and anything beyond ASCII.
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(to)) return refuse('not-a-name', { name: to });
  if (keywords.has(to)) return refuse('keyword', { name: to });
  if (reserved.has(to)) return refuse('built-in', { name: to });
  if (/^__\w*__$/.test(to)) return refuse('special', { name: to });
  return undefined;
}

/** `from microbit import *` brought a name of that name into one of the files. */
function isStarred(names: ProgramNames, files: Files, name: string): boolean {
  return Object.keys(files).some((file) =>
    names.starsOf(file).some((module) => apiEntry(`${module}.${name}`) !== undefined),
  );
}

type Found = { readonly ok: true; readonly at: MeantUse; readonly uses: readonly MeantUse[] } | RenameRefusal;

function find(names: ProgramNames, files: Files, file: string, offset: number): Found {
  const at = names.at(file, offset);
  if (at === undefined) return refuse('nothing');
  const { name } = at.use;
  if (/^__\w*__$/.test(name)) return refuse('special', { name });
  const { meaning } = at;
  if (meaning.kind === 'api') return refuse('api', { name });
  if (meaning.kind === 'module') return refuse('module', { name });
  if (meaning.kind === 'unknown') return uncertain(names, at);
  const uses = names.uses.filter((one) => one.meaning.kind === 'own' && one.meaning.key === meaning.key);
  const spelled = uses.some(({ use }) => use.kind === 'attribute')
    ? spelledOut(names, Object.keys(files), name)
    : undefined;
  if (spelled !== undefined) return refuse('uncertain', { name, ...spelled });
  const doubtful = doubt(names, name, meaning.key, uses);
  if (doubtful !== undefined) return uncertain(names, doubtful);
  for (const its of new Set([file, ...uses.map((use) => use.file)])) {
    const broken = names.brokenAt(its);
    if (broken !== undefined)
      return refuse('broken', { file: its, line: lineFinder(names.source(its))(broken) });
  }
  return { ok: true, at, uses };
}

function uncertain(names: ProgramNames, { file, use }: MeantUse): RenameRefusal {
  return refuse('uncertain', {
    name: use.name,
    file,
    line: lineFinder(names.source(file))(use.from),
  });
}

/** `getattr(thing, "name")` means an attribute by a text, and texts stay as they are. */
function spelledOut(
  names: ProgramNames,
  files: readonly string[],
  name: string,
): { readonly file: string; readonly line: number } | undefined {
  const call = new RegExp(`\\b(get|set|has|del)attr\\s*\\(.*["']${name}["']`);
  for (const file of files) {
    const source = names.source(file);
    const found = call.exec(source);
    if (found !== null) return { file, line: lineFinder(source)(found.index) };
  }
  return undefined;
}

/** A place where the same name may or may not mean the same thing. */
function doubt(
  names: ProgramNames,
  name: string,
  key: string,
  uses: readonly MeantUse[],
): MeantUse | undefined {
  if (uses.some(({ use }) => use.kind === 'attribute') || key.startsWith('.')) {
    const unknown = names.uses.find(
      ({ use, meaning }) => use.kind === 'attribute' && use.name === name && meaning.kind === 'unknown',
    );
    if (unknown !== undefined) return unknown;
  }
  // A parameter is also named in calls. Where nobody can tell what is called, it may be this one.
  const functions = names.parametersOwners(key);
  if (functions.length === 0) return undefined;
  return functions.some((one) => names.isHandedOn(one)) ? names.looseKeywords(name)[0] : undefined;
}

/** Whether each name means in one program what it means in the other: only what it is called has changed. */
function isSameProgram(before: ProgramNames, after: ProgramNames): boolean {
  if (before.uses.length !== after.uses.length) return false;
  const there = new Map<string, string>();
  const back = new Map<string, string>();
  return before.uses.every((one, index) => {
    const other = after.uses[index];
    if (other === undefined || other.meaning.kind !== one.meaning.kind || other.use.kind !== one.use.kind)
      return false;
    if (one.meaning.kind !== 'own' || other.meaning.kind !== 'own') return one.use.name === other.use.name;
    const [a, b] = [one.meaning.key, other.meaning.key];
    if ((there.get(a) ?? b) !== b || (back.get(b) ?? a) !== a) return false;
    there.set(a, b);
    back.set(b, a);
    return true;
  });
}
