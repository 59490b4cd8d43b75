/** The line that cannot be read, as the causes see it, and what they share in speaking of it. */
import type { TextFix } from '../python-problem.ts';
import type { Finding } from './finding.ts';
import { parsePython } from './parser.ts';
import type { SyntaxError } from './syntax-error.ts';
import { type Token, tokenize } from './tokens.ts';

export const declarations = new Set([
  'var',
  'let',
  'const',
  'int',
  'float',
  'string',
  'String',
  'bool',
  'boolean',
  'double',
  'char',
  'str',
  'number',
  'auto',
  'list',
  'dim',
  'local',
  'public',
  'static',
  'final',
  'variabile',
  'set',
]);

export const openers = new Set([
  ...['if', 'elif', 'else', 'while', 'for', 'def', 'class', 'try', 'except', 'finally', 'with'],
]);

export const conditionWords = new Set(['if', 'elif', 'while']);

/** The line an error is about, as the causes see it. */
export interface Place {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly error: SyntaxError;
  /** Tokens of the statement's logical line, without its break. */
  readonly line: readonly Token[];
  /** Where the logical line begins and ends in the text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Index in `line` of the token where the board stops; its length when that is the line's end. */
  readonly stop: number;
}

export type Cause = (place: Place) => Finding | undefined;

/** Longer statements are not tried with a change: it is no person who wrote them. */
const longest = 2000;

export function isLayout(token: Token | undefined): boolean {
  return token !== undefined && ['newline', 'indent', 'dedent', 'mismatch'].includes(token.kind);
}

// Making findings

interface Span {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

export function finding(span: Span, key: string, values: Finding['values'] = {}, fix?: TextFix): Finding {
  const { line, from, to } = span;
  return { line, from, to: Math.max(to, from + 1), key, values, ...(fix === undefined ? {} : { fix }) };
}

/** Replaces a piece of the statement by another; undefined when the parser would still not read the line. */
export function mend(place: Place, from: number, to: number, by: string): TextFix | undefined {
  const { source } = place;
  const lineFrom = source.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = source.indexOf('\n', to);
  const lineTo = lineEnd < 0 ? source.length : lineEnd;
  const before = place.text.slice(0, from - place.from);
  const after = place.text.slice(to - place.from);
  if (!reads(before + by + after)) return undefined;
  const original = source.slice(lineFrom, lineTo).replace(/\r$/, '');
  const fixed = source.slice(lineFrom, from) + by + source.slice(to, lineTo).replace(/\r$/, '');
  // The fix is of one line, and its text is what stands there.
  return original.includes('\n') ? undefined : { from: original, to: fixed };
}

/** Whether a statement's line can be read by itself: a block or its `if` are put around it where it needs them. */
export function reads(statement: string): boolean {
  if (statement.length > longest) return false;
  const text = statement.trim();
  const first = /^\w+/.exec(text)?.[0] ?? '';
  const begin = /^(elif|else)$/.test(first)
    ? 'if x:\n pass\n'
    : /^(except|finally)$/.test(first)
      ? 'try:\n pass\n'
      : '';
  const last = tokenize(text).findLast(({ kind }) => !['newline', 'end', 'dedent'].includes(kind));
  let body = text;
  if (last?.text === ':') body += '\n pass';
  if (first === 'try') body += '\nfinally:\n pass';
  if (text.startsWith('@')) body += '\ndef f():\n pass';
  return parsePython(`${begin}${body}\n`).errors.every(({ fault }) => softFaults.has(fault));
}

/** Faults that depend on what stands around a line. */
const softFaults = new Set(['break', 'return', 'yield', 'global-late', 'nonlocal', 'parameter-twice']);

export const spanOf = (token: Token): Span => token;

export const isValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['name', 'number', 'string', 'bytes'].includes(token.kind) ||
    /^(None|True|False)$/.test(token.text) ||
    [')', ']', '}'].includes(token.text));

export const startsValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['name', 'number', 'string', 'bytes'].includes(token.kind) ||
    /^(None|True|False)$/.test(token.text) ||
    ['(', '[', '{'].includes(token.text));

export const isOperator = (token: Token | undefined): boolean =>
  token?.kind === 'op' && !/^[()[\]{},:;.]$/.test(token.text);

export const touches = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && right !== undefined && left.to === right.from;

export const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 22)}…` : text);

let linesOf: { readonly source: string; readonly lines: readonly string[] } | undefined;

/** A line as it stands in the text; the text is taken apart once. */
export function physicalLine(source: string, line: number): string {
  if (linesOf?.source !== source) linesOf = { source, lines: source.split(/\r\n|\r|\n/) };
  return linesOf.lines[line - 1] ?? '';
}

export function startsLine(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before === undefined || isLayout(before);
}

export function startsLineText(source: string, token: Token): boolean {
  const start = source.lastIndexOf('\n', token.from - 1) + 1;
  return source.slice(start, token.from).trim() === '';
}

/** Words need a space around them, signs do not. */
export function padded(source: string, from: number, to: number, word: string): string {
  const left = /\s|[([{]/.test(source[from - 1] ?? ' ') ? '' : ' ';
  return `${left}${word}${/\s/.test(source[to] ?? ' ') ? '' : ' '}`;
}

/** `a && b && c`, `x => 1 and x =< 5`: all such signs of a line at once. */
export function mendAll(place: Place, operators: Readonly<Record<string, string>>): TextFix | undefined {
  const { text } = place;
  const all = text.replace(
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\s*(?:&&|\|\|)\s*|[=!<>]=?[=<>]|!(?!=)\s*/g,
    (piece) => {
      const right = operators[piece.trim()];
      return right === undefined
        ? piece
        : /^[ao]/.test(right)
          ? ` ${right} `
          : right === 'not'
            ? 'not '
            : right;
    },
  );
  return all === text ? undefined : mend(place, place.from, place.to, all);
}

export function startsStatement(token: Token | undefined): boolean {
  return (
    token?.kind === 'keyword' && !/^(if|else|for|in|and|or|not|is|lambda|None|True|False)$/.test(token.text)
  );
}

export function touchesWord(source: string, left: number, right: number): boolean {
  return left === right && /\w/.test(source[left - 1] ?? '') && /\w/.test(source[right] ?? '');
}

export function isStatementStart(token: Token, next: Token | undefined): boolean {
  if (token.kind === 'keyword') return !/^(and|or|in|is|not|if|else)$/.test(token.text);
  return token.kind === 'name' && next !== undefined && /^([.(=]|[+\-*/]=)$/.test(next.text);
}
