import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, ParsedNode, YAMLError } from 'yaml';

/** Where something stands in a text file, both from 1, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * What a YAML text gets wrong before anyone asks what it means:
 * - `tab`: a tab where spaces must indent
 * - `indentation`: a line that starts at a column that belongs to nothing
 * - `duplicate-key`: the same key twice in one mapping; the second would silently win
 * - `forbidden-key`: `__proto__`, `constructor`, `prototype`, or a key that is not a plain text or number
 * - `aliases`: more aliases (`*name`) than a hand writes; they can blow a small file up to gigabytes
 * - `tag`: a `!tag`; packs are plain data
 * - `several-documents`: a second document after `---`
 * - `too-large`, `too-deep`: past {@link maxYamlCharacters} or nested past {@link maxYamlDepth}
 * - `syntax`: anything else the grammar refuses
 */
export type YamlProblemCode =
  | 'tab'
  | 'indentation'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'aliases'
  | 'tag'
  | 'several-documents'
  | 'too-large'
  | 'too-deep'
  | 'syntax';

export interface YamlProblem extends Position {
  readonly code: YamlProblemCode;
  /** One English sentence for a terminal. */
  readonly message: string;
}

/** A YAML text as plain data. With problems, `data` is `undefined`: half-read data misleads. */
export interface YamlDocument {
  readonly data: unknown;
  readonly problems: readonly YamlProblem[];
  /**
   * Where the value at `path` starts, or the key that holds it with `part: 'key'`. A path that leads
   * nowhere gives the deepest part of it that exists, so that a missing key points at its mapping.
   */
  positionOf(path: readonly (string | number)[], part?: 'key' | 'value'): Position;
}

/** A lesson of the shipped pack has about 10,000 characters. */
export const maxYamlCharacters = 500_000;
/** Packs and scenarios nest 8 deep. */
export const maxYamlDepth = 40;
const maxAliases = 50;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads one YAML 1.2 document (core schema, no tags). Never throws: what is wrong is in `problems`. */
export function parseYaml(text: string): YamlDocument {
  if (text.length > maxYamlCharacters) {
    const size = `${String(text.length)} characters, at most ${String(maxYamlCharacters)} are read.`;
    return refused({ line: 1, column: 1, code: 'too-large', message: `The file is too large: ${size}` });
  }
  const deep = tooDeep(text);
  if (deep !== undefined) return refused(deep);
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      version: '1.2',
      schema: 'core',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The stack ran out: nesting by indentation, which the cheap look above does not count.
    return refused({ line: 1, column: 1, code: 'too-deep', message: 'The file is nested too deep.' });
  }
  const at = (offset: number): Position => {
    const position = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    return { line: Math.max(position.line, 1), column: Math.max(position.col, 1) };
  };
  const problems: YamlProblem[] = [];
  const layout = document.errors.length === 0 ? undefined : layoutProblem(text, document.errors, at);
  if (layout === undefined) {
    for (const error of [...document.errors, ...document.warnings]) {
      problems.push({ ...at(error.pos[0]), ...problemOf(error) });
    }
    problems.push(...problemsOfNodes(document, at));
  } else problems.push(layout);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  let data: unknown;
  if (problems.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: maxAliases });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      problems.push({
        line: 1,
        column: 1,
        code: 'aliases',
        message: `Aliases cannot be resolved: ${error.message}.`,
      });
    }
  }
  return {
    data: problems.length === 0 ? data : undefined,
    problems,
    positionOf: (path, part = 'value') => at(offsetOf(document, path, part)),
  };
}

function refused(problem: YamlProblem): YamlDocument {
  return { data: undefined, problems: [problem], positionOf: () => ({ line: 1, column: 1 }) };
}

/** The library composes by recursion; brackets are the cheap way to exhaust it, so they are counted first. */
function tooDeep(text: string): YamlProblem | undefined {
  let depth = 0;
  let line = 1;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\n') line++;
    else if (character === '[' || character === '{') depth++;
    else if ((character === ']' || character === '}') && depth > 0) depth--;
    // Text in quotes may hold brackets that never close; no such text comes near the limit times ten.
    if (depth > maxYamlDepth * 10) {
      return { line, column: 1, code: 'too-deep', message: 'Brackets are nested too deep.' };
    }
  }
  return undefined;
}

/**
 * The grammar names what confuses it, often a line later and in words of its own. When the first thing it stumbles
 * over is a line that starts with a tab, or at a column that belongs to nothing, that line is what to mend.
 */
function layoutProblem(
  text: string,
  errors: readonly YAMLError[],
  at: (offset: number) => Position,
): YamlProblem | undefined {
  const [first] = errors;
  if (first === undefined || !layoutCodes.has(first.code) || first.message.startsWith('Flow'))
    return undefined;
  const rows = text.split('\n');
  const start = at(first.pos[0]);
  const end = at(Math.max(...errors.filter(({ code }) => layoutCodes.has(code)).map(({ pos }) => pos[1])));
  for (let line = start.line; line <= end.line; line++) {
    const tab = /^ *(?=\t)/.exec(rows[line - 1] ?? '');
    if (tab !== null) return { line, column: tab[0].length + 1, code: 'tab', message: tabMessage };
  }
  const entry = /^ *(?=- )/.exec(rows[start.line - 1] ?? '');
  if (first.code === 'BLOCK_AS_IMPLICIT_KEY' && entry !== null && start.column <= entry[0].length + 1) {
    const message =
      'An entry (-) begins here in the middle of another one. Indent it like the entries beside it.';
    return { line: start.line, column: entry[0].length + 1, code: 'indentation', message };
  }
  // What the grammar takes for one long key that goes on over the line is a line with its own indentation.
  const line = errors.some(({ code }) => code === 'MULTILINE_IMPLICIT_KEY')
    ? Math.min(start.line + 1, end.line)
    : start.line;
  const row = rows[line - 1] ?? '';
  const before = rows[line - 2];
  const column = /^ */.exec(row)?.[0].length ?? 0;
  // Only a line that starts elsewhere than the one before it, and holds a key or an entry, is out of line.
  if (before === undefined || !/^ *(?:- +)*[\w'"]+ *:/.test(row)) return undefined;
  const keys = (/^ *(?:- +)*/.exec(before)?.[0] ?? '').length;
  if (column === keys || /^ *-\S/.test(before) || !/:(?:\s|$)/.test(before)) return undefined;
  const message = `This line begins at column ${String(column + 1)}, the keys above it at column ${String(keys + 1)}. Indent what belongs together alike.`;
  return { line, column: column + 1, code: 'indentation', message };
}

const tabMessage = 'A tab indents this line. Use spaces: YAML does not accept tabs here.';
/** What the grammar says when a line is not where it should be. */
const layoutCodes: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'TAB_AS_INDENT',
  'UNEXPECTED_TOKEN',
]);

function problemOf(error: YAMLError): { code: YamlProblemCode; message: string } {
  const said = error.message.replace(/\.?\s*$/, '.');
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { code: 'tab', message: tabMessage };
    case 'BAD_INDENT':
      return { code: 'indentation', message: `This line is not indented like its neighbours. ${said}` };
    case 'DUPLICATE_KEY':
      return { code: 'duplicate-key', message: 'This key is here twice. Keep one of them.' };
    case 'MULTIPLE_DOCS':
      return { code: 'several-documents', message: 'A second document starts here (---). Only one is read.' };
    case 'TAG_RESOLVE_FAILED':
      return { code: 'tag', message: `Tags are not read here: packs are plain data. ${said}` };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        code: 'syntax',
        message: "A second ': ' in one line. Put text that holds a colon in quotes.",
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        code: 'syntax',
        message: "A key ends with a colon and a space in its own line, such as 'press: a'.",
      };
    case 'MISSING_CHAR':
      return {
        code: 'syntax',
        message: said.startsWith('Implicit map keys') ? "Here a colon is missing, as in 'press: a'." : said,
      };
    default:
      return { code: 'syntax', message: said };
  }
}

function problemsOfNodes(document: Document.Parsed, at: (offset: number) => Position): YamlProblem[] {
  const problems: YamlProblem[] = [];
  let aliases = 0;
  visit(document, {
    Alias(_key, node) {
      aliases++;
      if (aliases !== maxAliases + 1) return;
      const message = `More than ${String(maxAliases)} aliases (*name). Write the values out.`;
      problems.push({ ...at(startOf(node)), code: 'aliases', message });
    },
    Node(_key, node, path) {
      if (path.length / 2 > maxYamlDepth) {
        problems.push({ ...at(startOf(node)), code: 'too-deep', message: 'This is nested too deep.' });
        return visit.BREAK;
      }
      return undefined;
    },
    Pair(_key, pair) {
      const key = pair.key;
      const name = isScalar(key) ? key.value : undefined;
      const plain = typeof name === 'string' || typeof name === 'number' || typeof name === 'boolean';
      if (plain && !forbiddenKeys.has(String(name))) return;
      const message = plain
        ? `The key "${String(name)}" may not be used.`
        : 'A key must be a plain word or number.';
      problems.push({ ...at(startOf(key)), code: 'forbidden-key', message });
    },
  });
  return problems;
}

function startOf(node: unknown): number {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0] ?? 0;
}

function offsetOf(
  document: Document.Parsed,
  path: readonly (string | number)[],
  part: 'key' | 'value',
): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (pair === undefined) return offset;
      const last = depth === path.length - 1;
      const value = pair.value as ParsedNode | null;
      // A key without a value has an empty node that may stand on the next line: the key is nearer.
      const empty = value === null || (isScalar(value) && value.value === null && value.source === '');
      offset = (last && part === 'key') || empty ? startOf(pair.key) : startOf(value);
      node = value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) return offset;
      offset = startOf(item);
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}
