import { builtinNames, microbitNames } from '../../lessons/checks/micropython-names.ts';
import { apiEntry, membersOf, microbitApi, type ApiEntry } from './microbit-api.ts';
import { programSymbols } from './program-symbols.ts';

/** Something that can be written at the cursor. */
export interface Completion {
  readonly label: string;
  /** Its name in the API, for its signature and words. */
  readonly name: string;
  readonly kind: ApiEntry['kind'] | 'variable' | 'keyword';
  /** A snippet: `$0` is where the cursor goes. */
  readonly insert: string;
  /** Sorts as text: what the pupil made comes first, the language's words last. */
  readonly order: string;
}

const structures: readonly (readonly [label: string, insert: string])[] = [
  ['while True:', 'while True:\n    $0'],
  ['if', 'if ${1:condition}:\n    $0'],
  ['else:', 'else:\n    $0'],
  ['elif', 'elif ${1:condition}:\n    $0'],
  ['for', 'for ${1:i} in range(${2:5}):\n    $0'],
  ['while', 'while ${1:condition}:\n    $0'],
  ['def', 'def ${1:name}($2):\n    $0'],
  ['from microbit import *', 'from microbit import *\n$0'],
  ['import', 'import $0'],
  ['True', 'True'],
  ['False', 'False'],
  ['and', 'and $0'],
  ['or', 'or $0'],
  ['not', 'not $0'],
  ['break', 'break'],
  ['return', 'return $0'],
];

/** What fits after the text `before` on the cursor's line. Nothing within strings and comments. */
export function completionsAt(before: string, source: string): readonly Completion[] {
  if (inStringOrComment(before)) return [];
  const owner = /([A-Za-z_]\w*)\s*\.\s*\w*$/.exec(before)?.[1];
  if (owner !== undefined) return members(owner, source);
  const importing = /^\s*(import|from)\s+\w*$/.test(before);
  if (importing)
    return microbitApi.filter((one) => one.kind === 'module').map((one) => completion(one, one.name, '1'));
  const { made } = programSymbols(source);
  const current = /\w*$/.exec(before)?.[0] ?? '';
  const own = [...made.keys()]
    .filter((name) => name !== current && apiEntry(name) === undefined)
    .map((name): Completion => ({ label: name, name, kind: 'variable', insert: name, order: `0${name}` }));
  const api = microbitApi
    .filter((one) => !one.name.includes('.') && (one.kind !== 'module' || made.has(one.name)))
    .filter((one) => microbitNames.has(one.name) || builtinNames.has(one.name) || one.kind === 'module')
    .map((one) => completion(one, one.name, '1'));
  const words = structures.map(([label, insert]): Completion => ({
    label,
    name: label,
    kind: 'keyword',
    insert,
    order: `2${label}`,
  }));
  return [...own, ...api, ...words];
}

function members(owner: string, source: string): Completion[] {
  // A variable that holds an image can do what images can.
  const image = new RegExp(`\\b${owner}\\s*=\\s*Image\\b`).test(source);
  const known = /^pin\d+$/.test(owner) ? 'pin0' : image ? 'Image' : owner;
  return membersOf(known).flatMap((member) => {
    const entry = apiEntry(`${known}.${member}`);
    // Pictures belong to the class, not to one image.
    if (entry === undefined || (image && entry.kind === 'constant')) return [];
    return [completion(entry, member, entry.kind === 'constant' ? '2' : '1')];
  });
}

function completion(entry: ApiEntry, label: string, group: string): Completion {
  const calls = entry.kind === 'function' || entry.kind === 'class';
  const insert = !calls ? label : (entry.parameters?.length ?? 0) > 0 ? `${label}($0)` : `${label}()`;
  return { label, name: entry.name, kind: entry.kind, insert, order: `${group}${label}` };
}

function inStringOrComment(before: string): boolean {
  let quote: string | undefined;
  for (let i = 0; i < before.length; i++) {
    const char = before[i];
    if (quote !== undefined) {
      if (char === '\\') i++;
      else if (char === quote) quote = undefined;
    } else if (char === '#') return true;
    else if (char === '"' || char === "'") quote = char;
  }
  return quote !== undefined;
}

/** The dotted name at a column (from 0) of a line. */
export function nameAt(line: string, column: number): string | undefined {
  for (const match of line.matchAll(/[A-Za-z_]\w*(\.[A-Za-z_]\w*)*/g)) {
    const end = match.index + match[0].length;
    if (match.index > column || end < column) continue;
    // On `display` of `display.show` it is `display` that is asked about.
    const rest = match[0].slice(column - match.index);
    const dot = rest.indexOf('.');
    return dot < 0 ? match[0] : match[0].slice(0, column - match.index + dot);
  }
  return undefined;
}

/** The call whose brackets the end of `before` is in, and which argument is being written. */
export function callAt(before: string): { readonly name: string; readonly argument: number } | undefined {
  let depth = 0;
  let argument = 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const char = before[i] ?? '';
    if (')]}'.includes(char)) depth++;
    else if (char === ',' && depth === 0) argument++;
    else if ('([{'.includes(char)) {
      if (depth-- > 0) continue;
      if (char !== '(') return undefined;
      const name = /([A-Za-z_][\w.]*)\s*$/.exec(before.slice(0, i))?.[1];
      return name === undefined ? undefined : { name, argument };
    }
  }
  return undefined;
}
