import type { Finding } from './syntax/finding.ts';
import { strangeFinding } from './syntax/causes/characters.ts';
import { explainSyntax } from './syntax/explain-syntax.ts';
import { lookAlikes } from './syntax/look-alikes.ts';
import { parsePython, type ParsedPython } from './syntax/parser.ts';
import { nodesOf, type Node } from './syntax/tree.ts';
import { findHints } from './findings/find-hints.ts';
import { findNames, type NameWorld } from './findings/find-names.ts';
import { findUses } from './findings/find-uses.ts';
import type { UseWorld } from './findings/use-world.ts';
import { nameScopes } from './findings/name-scopes.ts';
import { valueTypes } from './findings/value-types.ts';
import type { TextFix } from './python-problem.ts';

/** Something that will not work, found without running the program. Its words are the message `key`. */
export interface Diagnostic {
  /** From 1. */
  readonly line: number;
  /** Character positions in the text, `to` after the last. */
  readonly from: number;
  readonly to: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fix?: TextFix;
  /** A hint is about a program that runs and probably does not do what was meant. Missing: an error. */
  readonly severity?: 'error' | 'hint';
}

export interface DiagnoseOptions {
  /** The line being written, from 1: nothing is said about it yet. */
  readonly writing?: number;
  /** The board in use: what it does not have is said. Missing: not known, and nothing is said. */
  readonly board?: 'v1' | 'v2';
  /** The project's other files, `helper.py`: they can be imported. */
  readonly files?: readonly string[];
}

/** Characters. No board has room for a hundredth of it: it is no program, and reading it would take seconds. */
const longest = 2_500_000;

/**
 * What is wrong with a program before it runs: what Python cannot read, names that nothing makes, uses that must
 * fail, and hints. In the order of the lines, at most one a line. An error that only follows from another is left out.
 */
export function diagnose(source: string, options: DiagnoseOptions = {}): Diagnostic[] {
  if (source.length > longest) return [];
  const lines = new Map<number, Finding>();
  for (const one of findings(source, options)) {
    const known = lines.get(one.line);
    if (known === undefined || rank(one) < rank(known)) lines.set(one.line, one);
  }
  const { writing } = options;
  return [...lines.values()]
    .filter((one) => writing === undefined || writing < one.line || writing > (one.until ?? one.line))
    .sort((a, b) => a.line - b.line || a.from - b.from)
    .map(({ until: _until, open: _open, ...diagnostic }) => ({
      ...diagnostic,
      values: asPythonWrites(diagnostic.values),
    }));
}

/** 2000 and 0.5 are numbers of a program: no language on screen groups their digits or puts a comma. */
export function asPythonWrites(values: Diagnostic['values']): Diagnostic['values'] {
  const plain = (value: string | number): boolean =>
    typeof value === 'string' || (Number.isInteger(value) && Math.abs(value) < 1000);
  if (Object.values(values).every(plain)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, plain(value) ? value : String(value)]),
  );
}

/** An error before a hint. */
function rank(one: Finding): number {
  return one.severity === 'hint' ? 1 : 0;
}

function findings(source: string, options: DiagnoseOptions): Finding[] {
  const { parsed, old } = readFor(source, options.board);
  const characters = strangeCharacters(source, parsed);
  const found: Finding[] = [
    ...characters,
    ...explainSyntax(source, parsed).filter((one) => !characters.some(({ line }) => line === one.line)),
    ...old,
  ];
  // What an open bracket or quote swallowed is not a program.
  if (found.some((one) => one.open === true))
    return found.filter((one) => one.key.startsWith('error.') && one.severity !== 'hint');
  // The rest is looked at as if such characters were mended.
  const clean = characters.length === 0 ? undefined : withoutStrangers(source, parsed);
  const world =
    clean === undefined ? worldOf(source, parsed, options) : worldOf(clean, parsePython(clean), options);
  const broken = brokenNames(source, parsed);
  const mended = new Set<string>();
  /** Lines of which an error is said already. */
  const taken = new Set(found.filter(({ severity }) => severity !== 'hint').map(({ line }) => line));
  const caught = caughtRanges(world.scopes.module.node);
  const more = withoutFollowers([...findNames(world), ...findUses(world), ...findHints(world)], source);
  const lines = source.split(/\r\n|\r|\n/);
  const importsBroken = [...found, ...more].some(
    ({ key, line }) => /^error\.(syntax|import)/.test(key) && /micro\W?bit/i.test(lines[line - 1] ?? ''),
  );
  const tryBroken = found.some(({ values }) => /^(try|except)$/.test(String(values['word'])));
  // importrandom, defheart(): what the mended line makes is made.
  for (const { key, fix } of [...found, ...more])
    if (
      fix !== undefined &&
      /^error\.syntax\.(spaceAfter|spaceBefore|operator|word|capitals|foreign)$/.test(key)
    )
      for (const [word] of fix.to.matchAll(/[^\W\d]\w*/gu)) mended.add(word);
  for (const one of more) {
    if (one.key.startsWith('error.name') && mended.has(String(one.values['name']))) continue;
    // A `try` that cannot be read catches nothing yet, and will.
    if (tryBroken && /^error\.(value|index|zero|key)/.test(one.key)) continue;
    // What `from micro:bit import *` would have brought.
    if (importsBroken && one.key === 'error.name.microbit') continue;
    // What may fail is caught: `try: import log`.
    if (one.severity !== 'hint' && caught.some(({ from, to }) => one.from >= from && one.to <= to)) continue;
    if (taken.has(one.line)) continue;
    // What cannot be read may be the return.
    if (parsed.errors.length > 0 && one.key === 'error.type.none') continue;
    // A line that cannot be read may make the name, or use it.
    const { name } = one.values;
    if (parsed.errors.length > 0 && (one.severity === 'hint' || broken.has(String(name)))) continue;
    if (one.severity !== 'hint') taken.add(one.line);
    found.push(one);
  }
  return found;
}

/** Without what only follows from something else that is said. */
function withoutFollowers(all: readonly Finding[], source: string): Finding[] {
  // `x == 5` alone was to give x its value.
  const unmade = new Set(all.filter(({ key }) => key === 'error.name').map(({ from }) => from));
  const unknown = new Set(
    all
      .filter(({ key, from }) => key === 'hint.compareAlone' && unmade.has(from))
      .map(({ values }) => values['name']),
  );
  // x = radio.receive without brackets: what x is then is no second mistake.
  const uncalled = new Set(
    all
      .filter(({ key }) => key === 'hint.noCall')
      .map(
        ({ from }) =>
          /(?:^|\n)[ \t]*(\w+)[ \t]*=[ \t]*$/.exec(source.slice(Math.max(0, from - 80), from))?.[1],
      ),
  );
  // A name misspelt in its call is called; a sum that is forgotten was to change what a loop waits for.
  const meant = new Set(
    all.filter(({ key }) => key === 'error.name.near').map(({ values }) => values['near']),
  );
  const forgotten = new Set(
    all.filter(({ key }) => /^hint\.(compareAlone|unusedSum)$/.test(key)).map(({ values }) => values['name']),
  );
  const named = new Set(all.filter(({ key }) => key === 'hint.noCall').map(({ values }) => values['name']));
  const noSelf = all.some(({ key }) => key === 'error.method.self');
  return all
    .filter(({ key, values }) => !(key === 'error.name' && unknown.has(values.name)))
    .filter(({ key, values }) => !(key === 'hint.neverCalled' && meant.has(values['name'])))
    .filter(({ key, values }) => !(key === 'hint.neverEnds' && forgotten.has(values['name'])))
    .filter(({ key, values }) => !(key === 'hint.pixelShow' && named.has(`${String(values['name'])}.show`)))
    .filter(({ key, values }) => !(/^hint\.noCall/.test(key) && uncalled.has(String(values.name))))
    .filter(({ key, values }) => !(noSelf && key.startsWith('error.name') && values.name === 'self'))
    .map((one) =>
      one.key === 'hint.compareAlone' && unknown.has(one.values['name'])
        ? { ...one, key: 'error.name.compare', severity: 'error' }
        : one,
    );
}

/** What rules and explanations look at: names, what they are, and the text. */
export function worldOf(
  source: string,
  { tree }: ParsedPython,
  { board, files = [] }: DiagnoseOptions,
): UseWorld {
  const scopes = nameScopes(tree);
  const names: NameWorld = { source, scopes, files };
  return { ...names, types: valueTypes(scopes), board };
}

/** Words that only V2's MicroPython reads; without one of them both read the same. */
const newerSigns = /:=|\d_\d|\b(?:async|await)\b|@|^[ \t]*\w[\w.]*[ \t]*:[ \t]*\w/m;

/** `x: int = 3`, `n := 1`, `1_000`, `async`; `p:rint(x)` is a slip of the finger. */
const plausiblyNewer = /:=|\d_\d|\b(async|await)\b|@|^\s*[\w.]+\s*:\s*[A-Za-z_][\w.]*(\[.*\])?\s*(=.*|#.*)?$/;

/**
 * The program as the board reads it. Where the board is not known, what a V2 reads and a V1 does not is a hint.
 */
function readFor(source: string, board: 'v1' | 'v2' | undefined): { parsed: ParsedPython; old: Finding[] } {
  const parsed = parsePython(source);
  if (board === 'v1' && parsed.errors.length === 0) return { parsed, old: [] };
  if (parsed.errors.length === 0 || !newerSigns.test(source)) {
    // `await = 3` is a name to a V1 and a word of Python's to a V2.
    return {
      parsed: board === 'v2' && newerSigns.test(source) ? parsePython(source, { newer: true }) : parsed,
      old: [],
    };
  }
  const newer = parsePython(source, { newer: true });
  if (newer.errors.length >= parsed.errors.length)
    return { parsed: board === 'v2' ? newer : parsed, old: [] };
  if (board === 'v2') return { parsed: newer, old: [] };
  const others = new Set(newer.errors.map(({ line }) => line));
  const old: Finding[] = [];
  for (const { line, from, to } of parsed.errors) {
    if (others.has(line) || old.some((one) => one.line === line)) continue;
    if (!plausiblyNewer.test(source.split('\n')[line - 1] ?? '')) return { parsed, old: [] };
    const finding = { line, from, to: Math.max(to, from + 1), key: 'error.board.syntax', values: {} };
    old.push(board === 'v1' ? finding : { ...finding, severity: 'hint' });
  }
  return { parsed: newer, old };
}

/** Characters that look like Python's, in code: MicroPython takes most of them for letters. */
function strangeCharacters(source: string, { tokens }: ParsedPython): Finding[] {
  if (!/[^\t\n\r\f\v -_a-~]/.test(source)) return [];
  const found: Finding[] = [];
  const lines = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'name' && token.kind !== 'invalid') continue;
    if (lines.has(token.line)) continue;
    const one = lookAlikes(token.text, token.from)[0];
    if (one === undefined || (token.kind === 'invalid' && token.text.length > 2 && /["']/.test(token.text)))
      continue;
    lines.add(token.line);
    found.push(strangeFinding(source, token.line, one));
  }
  return found;
}

/** The same text, as long, with what was meant in place of strange characters. */
function withoutStrangers(source: string, { tokens }: ParsedPython): string {
  const pieces: string[] = [];
  let done = 0;
  for (const token of tokens) {
    if (token.kind !== 'name' && token.kind !== 'invalid') continue;
    for (const { at, char, to } of lookAlikes(token.text, token.from)) {
      pieces.push(source.slice(done, at), to?.length === char.length ? to : ' '.repeat(char.length));
      done = at + char.length;
    }
  }
  return pieces.join('') + source.slice(done);
}

/** The lines of every `try` that has an `except`. */
function caughtRanges(tree: Node): readonly { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const { kind, kids } of nodesOf(tree)) {
    const [block] = kids;
    if (kind === 'try' && block !== undefined && kids.some((kid) => kid.kind === 'handler'))
      ranges.push(block);
  }
  return ranges;
}

/** Every word of the statements that could not be read, and of the line above each. */
function brokenNames(source: string, { errors, tokens }: ParsedPython): ReadonlySet<string> {
  const names = new Set<string>();
  if (errors.length === 0) return names;
  const lines = source.split(/\r\n|\r|\n/);
  for (const { line, start, at } of errors) {
    const stop = tokens[at]?.line ?? line;
    const first = Math.min(tokens[start]?.line ?? line, line) - 1;
    for (const [word] of lines
      .slice(Math.max(first - 1, 0), Math.max(stop, line))
      .join(' ')
      .matchAll(/[^\W\d]\w*/gu))
      names.add(word);
  }
  return names;
}
