import type { ApiEntry, ApiParameter, ApiSignature, BoardModel } from './api-entry.ts';

/*
 * The notation of the files in modules/, which reads like Python's stubs:
 *
 *     module time                                a module
 *       sleep_ms(ms: int, /)                     a function; a second line of the same name is another way to call it
 *       v2 class Sound                           only on V2; `v1` only on V1; `v1.1`: not in the V1 runtime 1.0.1
 *         (name: str, /)                         how to make one
 *         play(loud: bool = True) -> int         a method
 *         LOUD QUIET: int ~ Sound.loudness       constants; after `~`: its words, when they are not its own name's
 *       inner class Thing(Base) ~ thing          a class without a name in programs, and the words its members go by
 *       thing: Thing                             an object
 *     v2 module utime = time                     the same module by another name
 *
 * Lines of `#` are comments. What has no board in front is on both, or on those of what it is in.
 */

interface Place {
  readonly indent: number;
  readonly name: string;
  readonly words: string;
  readonly boards: readonly BoardModel[];
  readonly sinceV1: boolean;
}

type Draft = { -readonly [K in keyof ApiEntry]: ApiEntry[K] };

const both: readonly BoardModel[] = ['v1', 'v2'];

/** Reads modules in the notation above. Throws at what it does not understand: the texts are ours. */
export function readApi(texts: readonly string[]): readonly ApiEntry[] {
  const entries = new Map<string, Draft>();
  for (const text of texts) readModule(text, entries);
  for (const one of entries.values()) tidy(one);
  const inner = new Set([...entries.values()].filter((one) => one.inner).map((one) => lastName(one.name)));
  for (const one of entries.values()) {
    if (one.type !== undefined && (inner.has(one.type) || entries.get(one.type)?.kind === 'module'))
      one.kind = 'object';
  }
  return [...entries.values()];
}

function readModule(text: string, entries: Map<string, Draft>): void {
  const places: Place[] = [];
  for (const line of text.split('\n')) {
    const found = /^( *)((?:v[\d.]+ )*)(.*?)(?: ~ (\S+))?$/.exec(line.replace(/\s*#.*/, ''));
    const [, space = '', marks = '', what = '', ownWords] = found ?? [];
    if (what === '') continue;
    while ((places.at(-1)?.indent ?? -1) >= space.length) places.pop();
    const outer = places.at(-1);
    const { boards, sinceV1 } = boardsOf(marks, outer);
    const add = (names: readonly string[], rest: Partial<Draft> & Pick<Draft, 'kind'>): Place => {
      for (const last of names) {
        const name = joined(outer?.name ?? '', last);
        const words = ownWords ?? joined(outer?.words ?? '', last);
        addEntry(entries, { name, boards, words, ...(sinceV1 ? { sinceV1: '1.1.1' } : {}), ...rest });
      }
      const [first = ''] = names;
      const words = ownWords ?? joined(outer?.words ?? '', first);
      return { indent: space.length, name: joined(outer?.name ?? '', first), words, boards, sinceV1 };
    };
    const head = /^(module|class|inner class) (\w+)(?:\((\w+)\)| = (\w+))?$/.exec(what);
    if (head?.[4] !== undefined) copyModule(entries, head[4], head[2] ?? '', boards);
    else if (head?.[1] === 'module') {
      const [, , name = ''] = head;
      // What all programs use goes by its short name: `display.show`, `print`.
      const words = name === 'microbit' || name === 'builtins' ? '' : name;
      places.push({ ...add([name], { kind: 'module' }), words });
    } else if (head !== null) {
      const inner = head[1] === 'inner class' ? ({ inner: true } as const) : {};
      const base = head[3] === undefined ? {} : { base: head[3] };
      places.push(add([head[2] ?? ''], { kind: 'class', ...inner, ...base }));
    } else if (what.includes('(')) {
      const [, name = '', parameters = '', returns = 'None'] =
        /^(\w*)\((.*)\)(?: -> (.*))?$/.exec(what) ?? [];
      if (name === '' && !what.startsWith('(')) throw new Error(`The API's notation: ${line}`);
      const signature = { parameters: readParameters(parameters), returns };
      if (name === '') construct(entries, outer, signature, boards);
      else add([name], { kind: 'function', signatures: [{ ...signature, boards }] });
    } else {
      const [names = '', type] = what.split(': ');
      if (type === undefined) throw new Error(`The API's notation: ${line}`);
      add(names.split(' '), { kind: 'constant', type });
    }
  }
}

function construct(
  entries: Map<string, Draft>,
  outer: Place | undefined,
  signature: ApiSignature,
  boards: readonly BoardModel[],
): void {
  const entry = entries.get(outer?.name ?? '');
  if (entry === undefined) throw new Error("The API's notation: a constructor outside a class");
  entry.signatures = [...(entry.signatures ?? []), { ...signature, returns: lastName(entry.name), boards }];
}

/** Another name for a module: the same entries under it. */
function copyModule(
  entries: Map<string, Draft>,
  from: string,
  to: string,
  boards: readonly BoardModel[],
): void {
  for (const one of [...entries.values()]) {
    if (one.name !== from && !one.name.startsWith(`${from}.`)) continue;
    const name = to + one.name.slice(from.length);
    entries.set(name, { ...one, name, boards: one.boards.filter((board) => boards.includes(board)) });
  }
}

/** Says for a signature on which boards it is only where the entry is on more. */
function tidy(entry: Draft): void {
  if (entry.signatures === undefined) return;
  entry.signatures = entry.signatures.map(({ boards, ...rest }) =>
    boards === undefined || boards.length === entry.boards.length ? rest : { ...rest, boards },
  );
}

/** A second line of the same name is another signature; boards of one are the boards of its signatures together. */
function addEntry(entries: Map<string, Draft>, entry: Draft): void {
  const known = entries.get(entry.name);
  if (known?.signatures !== undefined && entry.signatures !== undefined) {
    known.signatures = [...known.signatures, ...entry.signatures];
    known.boards = both.filter((one) => known.boards.includes(one) || entry.boards.includes(one));
    return;
  }
  entries.set(entry.name, entry);
}

function boardsOf(marks: string, outer: Place | undefined): Pick<Place, 'boards' | 'sinceV1'> {
  const named = marks.trim().split(' ').filter(Boolean);
  if (named.length === 0) return { boards: outer?.boards ?? both, sinceV1: outer?.sinceV1 ?? false };
  const late = named.includes('v1.1');
  // `v1.1` alone does not take it from V2.
  const boards = both.filter((one) => named.includes(one) || late);
  return { boards, sinceV1: late };
}

function readParameters(text: string): ApiParameter[] {
  const parameters: ApiParameter[] = [];
  let only: ApiParameter['only'];
  for (const part of splitAtCommas(text)) {
    if (part === '/') {
      for (const [i, one] of parameters.entries()) parameters[i] = { ...one, only: 'position' };
    } else if (part === '*') only = 'name';
    else {
      const [, stars = '', name = '', type = 'Any', standard] =
        /^(\*{0,2})(\w+)(?:: (.*?))?(?: = (.*))?$/.exec(part) ?? [];
      if (name === '') throw new Error(`The API's notation: ${text}`);
      const kind = stars === '**' ? 'names' : stars === '*' ? 'rest' : only;
      parameters.push({
        name,
        type,
        ...(standard === undefined ? {} : { default: standard }),
        ...(kind === undefined ? {} : { only: kind }),
      });
      if (stars === '*') only = 'name';
    }
  }
  return parameters;
}

/** `a: dict[str, int], b` at the commas that are in no bracket or quotes. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i] ?? ',';
    if (char === "'") i = text.indexOf("'", i + 1);
    else if ('[('.includes(char)) depth++;
    else if (')]'.includes(char)) depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts.filter((part) => part !== '');
}

function joined(outer: string, name: string): string {
  return outer === '' ? name : `${outer}.${name}`;
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
