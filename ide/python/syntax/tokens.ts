/**
 * Reads a text the way MicroPython's lexer does (py/lexer.c of 1.9.2 and 1.18): the same tokens, the same line
 * breaks, the same idea of what an indentation is. CPython's differ: here every character beyond ASCII may be part
 * of a name, a tab goes to the next multiple of eight, and `1if` is one number.
 */
export type TokenKind =
  | 'name'
  | 'keyword'
  | 'number'
  | 'string'
  | 'bytes'
  | 'op'
  | 'newline'
  | 'indent'
  | 'dedent'
  /** Goes back to an indentation that no line above has. */
  | 'mismatch'
  /** A quote that is not closed. */
  | 'open-string'
  /** A character, or an escape in a text, that Python does not know. */
  | 'invalid'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As it is written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** From 1, of its first character. */
  readonly line: number;
  /** How many brackets are open before it. */
  readonly depth: number;
}

export const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert break class continue def del elif else except finally for from global if import ' +
    'in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Longest first. */
const operators = [
  ...['**=', '//=', '<<=', '>>=', '...'],
  ...['==', '!=', '<=', '>=', '->', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '**', '//', '<<', '>>'],
  ...[...'()[]{},:;@~<>*+-&|/%^=.'],
];

export interface TokenizeOptions {
  /** V2's MicroPython has more: `:=`, `1_000`, `@=`, `async`. */
  readonly newer?: boolean;
  /** A line that begins like a statement ends brackets that are open above it. */
  readonly forgiving?: boolean;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isHead = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;

/** All tokens, with an `end` as the last. Runs in one pass; never throws. */
export function tokenize(
  source: string,
  { newer = false, forgiving = false }: TokenizeOptions = {},
): Token[] {
  const tokens: Token[] = [];
  const indents = [0];
  const { length } = source;
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let depth = 0;
  let fresh = true;
  const push = (kind: TokenKind, from: number, to: number, tokenLine = line): void => {
    tokens.push({ kind, text: source.slice(from, to), from, to, line: tokenLine, depth });
  };
  const codeAt = (position: number): number => (position < length ? source.charCodeAt(position) : -1);
  /** Past a line break at `at`: `\n`, `\r\n` or `\r`. */
  const breakLine = (): void => {
    at += codeAt(at) === 13 && codeAt(at + 1) === 10 ? 2 : 1;
    line++;
    lineStart = at;
  };

  /** Whether the statement at hand begins with a word that opens a block. */
  const inHead = (): boolean => {
    let first = tokens.length;
    while (first > 0 && !isBreak(tokens[first - 1]) && tokens[first - 1]?.kind !== 'indent') first--;
    return /^(def|class|if|elif|while|for|with)$/.test(tokens[first]?.text ?? '');
  };

  for (;;) {
    let broke = false;
    let breakAt = at;
    let breakOn = line;
    // White space, comments, continued lines.
    for (; at < length;) {
      const code = codeAt(at);
      if (code === 10 || code === 13) {
        if (!broke) {
          broke = true;
          breakAt = at;
          breakOn = line;
        }
        breakLine();
      } else if (isSpace(code)) at++;
      else if (code === 35) {
        while (at < length && codeAt(at) !== 10 && codeAt(at) !== 13) at++;
      } else if (code === 92 && (codeAt(at + 1) === 10 || codeAt(at + 1) === 13)) {
        at++;
        breakLine();
      } else break;
    }
    if (at >= length && !broke && tokens.length > 0 && !isBreak(tokens.at(-1))) {
      // MicroPython adds the missing line break at the end of a file.
      broke = true;
      breakAt = length;
      lineStart = length;
    }
    if (forgiving && broke && depth > 0) {
      const outside = column(source, lineStart, at) <= (indents.at(-1) ?? 0);
      if (startsStatement(source, at, outside) || (inHead() && standsAlone(source, at))) depth = 0;
    }
    if (fresh) {
      fresh = false;
      if (at < length && column(source, lineStart, at) > 0) push('indent', lineStart, at);
    } else if (broke && depth === 0) {
      push('newline', breakAt, breakAt + 1, breakOn);
      const width = at >= length ? 0 : column(source, lineStart, at);
      if (width > (indents.at(-1) ?? 0)) {
        indents.push(width);
        push('indent', lineStart, at);
      } else {
        while (width < (indents.at(-1) ?? 0)) {
          indents.pop();
          push('dedent', at, at);
        }
        if (width !== (indents.at(-1) ?? 0)) push('mismatch', lineStart, at);
      }
    }
    if (at >= length) {
      push('end', length, length);
      return tokens;
    }
    const code = codeAt(at);
    const from = at;
    const prefix = stringPrefix(source, at);
    if (prefix !== undefined) {
      const startLine = line;
      at += prefix.length;
      const string = readString(source, at, prefix.includes('r'), prefix.includes('b'));
      for (; at < string.end;) {
        if (codeAt(at) === 10 || codeAt(at) === 13) breakLine();
        else at++;
      }
      const kind = !string.closed
        ? 'open-string'
        : !string.sound
          ? 'invalid'
          : prefix.includes('b')
            ? 'bytes'
            : 'string';
      push(kind, from, at, startLine);
    } else if (isHead(code)) {
      at++;
      while (isHead(codeAt(at)) || isDigit(codeAt(at))) at++;
      const text = source.slice(from, at);
      const isKeyword = keywords.has(text) || (newer && (text === 'async' || text === 'await'));
      push(isKeyword ? 'keyword' : 'name', from, at);
    } else if (isDigit(code) || (code === 46 && isDigit(codeAt(at + 1)))) {
      at = numberEnd(source, at, newer);
      push('number', from, at);
    } else {
      const text =
        source.startsWith('!=', at) || (newer && (source.startsWith(':=', at) || source.startsWith('@=', at)))
          ? source.slice(at, at + 2)
          : operators.find((one) => source.startsWith(one, at));
      at += text?.length ?? 1;
      push(text === undefined ? 'invalid' : 'op', from, at);
      if (text === '(' || text === '[' || text === '{') depth++;
      else if ((text === ')' || text === ']' || text === '}') && depth > 0) depth--;
    }
  }
}

function isBreak(token: Token | undefined): boolean {
  return token !== undefined && ['newline', 'dedent', 'mismatch'].includes(token.kind);
}

const ownStatement =
  /(?:def|class|while|import|from|return|try|with|pass|break|continue|global|raise|del|elif|else)\b/y;
const word = /[\p{L}_]/uy;

/** Whether a line can only be a statement of its own, or, `outside` the one above, begins with a name like one. */
export function startsStatement(source: string, at: number, outside: boolean): boolean {
  const start = outside ? word : ownStatement;
  ownStatement.lastIndex = word.lastIndex = at;
  return start.test(source);
}

/** Whether a line by itself sets a name or calls something, and is no part of a list. */
function standsAlone(source: string, at: number): boolean {
  lone.lastIndex = at;
  return lone.test(source);
}
const lone = /[\p{L}_][\p{L}\p{N}_.]*[ \t]*(?:[-+*/%]?=(?!=)|\()(?:[^\n]*[^\n,:([{\s])?[ \t]*(?:\r?\n|$)/uy;

/** Column of `at`, from 0; a tab goes to the next multiple of eight (py/lexer.c, TAB_SIZE). */
function column(source: string, start: number, at: number): number {
  let width = 0;
  for (let i = start; i < at; i++) width = source.charCodeAt(i) === 9 ? (width + 8) & ~7 : width + 1;
  return width;
}

function stringPrefix(source: string, at: number): string | undefined {
  const match = stringStart;
  match.lastIndex = at;
  return match.exec(source)?.[1];
}
const stringStart = /(rb|br|r|u|b|)(?=["'])/y;

/** Which characters after a backslash need how many hexadecimal digits. */
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readString(
  source: string,
  at: number,
  raw: boolean,
  bytes: boolean,
): { end: number; closed: boolean; sound: boolean } {
  const quote = source[at] ?? '"';
  const close = source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  let end = at + close.length;
  let sound = true;
  while (end < source.length) {
    const char = source[end];
    if (char === '\\') {
      const next = source[end + 1] ?? '';
      const digits = raw || (bytes && next !== 'x') ? undefined : hexDigits[next];
      if (
        digits !== undefined &&
        !/^[\da-fA-F]+$/.test(source.slice(end + 2, end + 2 + digits).padEnd(digits))
      )
        sound = false;
      // Names of characters are not known, and stop the compiler with a NotImplementedError.
      if (next === 'N' && !raw) sound = false;
      end += next === '\r' && source[end + 2] === '\n' ? 3 : 2;
    } else if (source.startsWith(close, end)) {
      return { end: end + close.length, closed: true, sound };
    } else if (close.length === 1 && (char === '\n' || char === '\r')) {
      return { end, closed: false, sound };
    } else end++;
  }
  return { end: source.length, closed: false, sound };
}

function numberEnd(source: string, start: number, newer: boolean): number {
  let at = start + 1;
  const forced = source[start] === '0' && /[xXoObB]/.test(source[at] ?? '');
  for (; at < source.length; at++) {
    const char = source[at] ?? '';
    if (!forced && (char === 'e' || char === 'E')) {
      if (source[at + 1] === '+' || source[at + 1] === '-') at++;
    } else if (!/[A-Za-z0-9.]/.test(char) && !(newer && char === '_')) break;
  }
  return at;
}

/** Whether MicroPython can read a number token: `0x1f`, `08` and `1e3` it can, `5x` and `3j` not. */
export function isSoundNumber(text: string): boolean {
  const plain = text.replaceAll('_', '');
  return /^(0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|\d+|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)$/.test(plain);
}
