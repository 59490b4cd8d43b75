import { moduleNames } from '../../firmware/micropython/module-names.ts';

/** Why a file of the project cannot be called that; its words are the message `python.file.refused.<code>`. */
export type FileNameCode =
  | 'empty'
  /** There is one already; value `other`. */
  | 'taken'
  /** There is one that differs in capitals only; value `other`. Two such files are one on many computers. */
  | 'taken-but-case'
  /** The board's file system keeps at most 120 bytes of a name. */
  | 'too-long'
  /** `my-file.py`, `2nd.py`: nothing that `import` could name. */
  | 'not-python'
  /** `class.py`: a word of Python. */
  | 'keyword'
  /** Python on the board has a module of that name; value `module`. */
  | 'built-in'
  /** Characters that show nothing, or turn the reading direction round. */
  | 'hidden'
  /** `lib/helper.py`: the board has no folders. */
  | 'path'
  /** Something that a file name does not have anywhere: `a:b`, `?`. */
  | 'odd'
  /** main.py is where the board begins: it stays, under its name. */
  | 'main'
  /** The file is not there. */
  | 'gone'
  /** Another tab has the project; this one only reads along. */
  | 'elsewhere';

export interface FileNameProblem {
  readonly code: FileNameCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The file the board runs after a reset. */
export const mainFile = 'main.py';

/** What the board's file system keeps of a name, in bytes of UTF-8 (firmware/image/file-system.ts). */
const nameLimit = 120;

/** Python's words: `import` cannot name them. */
const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Names that JavaScript's objects have, and files are kept in one. */
const reserved: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Control characters, marks that join or reorder, invisible spaces, and halves of characters. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** A name as it was typed, as the file will have it: `helper` is a module, so `helper.py`. */
export function asFileName(typed: string): string {
  const name = typed.trim().normalize('NFC');
  return name === '' || /\.[^.]*$/.test(name) ? name : `${name}.py`;
}

/** Whether a file of the project may be called `name` beside `others`; undefined when it may. */
export function checkFileName(name: string, others: Iterable<string>): FileNameProblem | undefined {
  const refuse = (code: FileNameCode, values: FileNameProblem['values'] = {}): FileNameProblem => ({
    code,
    values,
  });
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  if (stem.trim() === '' || extension === '.') return refuse('empty');
  if (hidden.test(name)) return refuse('hidden');
  if (/[\\/]/.test(name)) return refuse('path');
  if (new TextEncoder().encode(name).length > nameLimit) return refuse('too-long', { limit: nameLimit });
  for (const other of others) {
    if (other === name) return refuse('taken', { other });
    if (other.toLowerCase() === name.toLowerCase()) return refuse('taken-but-case', { other });
  }
  if (extension.toLowerCase() === '.py') {
    if (keywords.has(stem)) return refuse('keyword', { word: stem });
    if (moduleNames.has(stem.toLowerCase()) || /^__\w*__$/.test(stem)) {
      return refuse('built-in', { module: stem });
    }
    if (extension !== '.py' || !/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(stem)) {
      return refuse('not-python', { example: exampleOf(stem) });
    }
    return undefined;
  }
  if (/[:*?"<>|]/.test(name) || reserved.has(name) || name.endsWith(' ')) return refuse('odd');
  return undefined;
}

/** What Python would take instead of what was typed: `my file 2` becomes `my_file_2`. */
function exampleOf(stem: string): string {
  const plain = stem
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const name = /^[a-z_]/.test(plain) ? plain : `file_${plain}`.replace(/_$/, '');
  return `${name.slice(0, 40)}.py`;
}
