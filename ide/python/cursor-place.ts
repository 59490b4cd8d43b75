/** Where in a program a cursor stands. */
export interface ProgramPlace {
  readonly source: string;
  /** Counted in UTF-16 units from the start of the text. */
  readonly offset: number;
  /** The project's other files by name, `helper.py`. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A bracket that is open at the cursor. */
export interface OpenBracket {
  readonly sign: '(' | '[' | '{';
  readonly at: number;
  /** Where its parts begin: behind the bracket, and behind each comma directly in it. */
  readonly parts: readonly number[];
}

/** What surrounds a cursor, read from the letters alone: the line being written need not be Python yet. */
export interface CursorPlace {
  /** `string`: within quotes, whose text begins at `textFrom`. */
  readonly within: 'code' | 'string' | 'comment';
  readonly textFrom: number;
  /** Innermost last. */
  readonly brackets: readonly OpenBracket[];
  /** Where the statement begins, its indentation left out. */
  readonly statementFrom: number;
  /** Words, signs and strings of the statement up to the cursor, the one at the cursor included. */
  readonly tokens: readonly Token[];
}

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'sign';
  readonly from: number;
  readonly to: number;
}

const spaces = /[ \t\f\r]+/y;
const comment = /#[^\n]*/y;
const name = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const number = /(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*\.?[\d_]*(?:[eE][+-]?\d+)?|\.\d+)/y;
const quotes = /(?:[bBrRuUfF]{0,2})("""|'''|"|')/y;
const signs = /\*\*=?|\/\/=?|>>=?|<<=?|[=!<>+\-*/%&|^:]=|->|[^\s]/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads a program up to the cursor. Takes a time that grows with the text before it, about 1 ms for 1000 lines. */
export function cursorPlace({ source, offset }: ProgramPlace): CursorPlace {
  let tokens: Token[] = [];
  let brackets: { sign: OpenBracket['sign']; at: number; parts: number[] }[] = [];
  let statementFrom = 0;
  let fresh = true;
  let at = 0;
  const startStatement = (from: number): void => {
    tokens = [];
    brackets = [];
    statementFrom = from;
    fresh = true;
  };
  while (at < offset) {
    const space = match(spaces, source, at);
    if (space !== null) {
      at += space[0].length;
      if (fresh) statementFrom = Math.min(at, offset);
      continue;
    }
    const char = source[at] ?? '';
    if (char === '\n') {
      at++;
      // An open bracket joins lines, but not with one that can only be a statement of its own.
      if (brackets.length === 0 || startsStatement(source, at, statementFrom)) startStatement(at);
      continue;
    }
    if (char === '\\' && /[\r\n]/.test(source[at + 1] ?? '')) {
      at += source[at + 1] === '\r' ? 3 : 2;
      continue;
    }
    if (char === '#') {
      const end = at + (match(comment, source, at)?.[0].length ?? 1);
      if (end >= offset) return { within: 'comment', textFrom: at, brackets, statementFrom, tokens };
      at = end;
      continue;
    }
    fresh = false;
    const quote = match(quotes, source, at);
    if (quote !== null) {
      const textFrom = at + quote[0].length;
      const end = stringEnd(source, textFrom, quote[1] ?? '"');
      const closed = source.startsWith(quote[1] ?? '"', end - (quote[1]?.length ?? 1)) && end > textFrom;
      if (offset < end || (offset === end && !closed))
        return { within: 'string', textFrom: Math.min(textFrom, offset), brackets, statementFrom, tokens };
      tokens.push({ kind: 'string', from: at, to: end });
      at = end;
      continue;
    }
    const word = match(name, source, at) ?? match(number, source, at);
    if (word !== null) {
      const to = at + word[0].length;
      tokens.push({ kind: /^[\d.]/.test(word[0]) ? 'number' : 'name', from: at, to: Math.min(to, offset) });
      at = to;
      continue;
    }
    const sign = match(signs, source, at)?.[0] ?? char;
    if (sign === '(' || sign === '[' || sign === '{') brackets.push({ sign, at, parts: [at + 1] });
    else if (sign === ')' || sign === ']' || sign === '}') brackets.pop();
    else if (sign === ',') brackets.at(-1)?.parts.push(at + 1);
    else if (sign === ';' && brackets.length === 0) {
      at++;
      startStatement(at);
      continue;
    }
    tokens.push({ kind: 'sign', from: at, to: at + sign.length });
    at += sign.length;
  }
  return { within: 'code', textFrom: offset, brackets, statementFrom, tokens };
}

const ownStatement =
  /(?:def|class|while|import|from|return|try|with|pass|break|continue|global|raise|del|elif|else)\b/y;

/** Whether a line ends what was left open above it: it begins like a statement, or no deeper than the one above. */
function startsStatement(source: string, at: number, statementFrom: number): boolean {
  const indent = match(spaces, source, at)?.[0].length ?? 0;
  if (match(ownStatement, source, at + indent) !== null) return true;
  const above = statementFrom - (source.lastIndexOf('\n', statementFrom - 1) + 1);
  return indent <= above && match(name, source, at + indent) !== null;
}

/** Where a string ends that begins at `from`; the end of its line when it is left open. */
function stringEnd(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (char === '\n' && quote.length === 1) return at;
  }
  return source.length;
}

/**
 * The thing in front of a dot or an opening bracket: from where `display`, `Image("0:0")`, `a[0].b` begins that ends
 * before token `before`; undefined when there is none.
 */
export function primaryFrom(tokens: readonly Token[], before: number, source: string): number | undefined {
  let i = before - 1;
  for (;;) {
    const token = tokens[i];
    if (token === undefined) return undefined;
    const text = source.slice(token.from, token.to);
    if (text === ')' || text === ']' || text === '}') {
      i = openingOf(tokens, i, source);
      if (i < 0) return undefined;
      const open = tokens[i];
      const previous = tokens[i - 1];
      // Brackets behind a thing call it or look into it; others are a thing themselves.
      if (previous !== undefined && open !== undefined && endsThing(previous, source)) {
        i--;
        continue;
      }
      return open?.from;
    }
    if (token.kind === 'sign') return undefined;
    const dot = tokens[i - 1];
    if (token.kind === 'name' && dot !== undefined && source.slice(dot.from, dot.to) === '.') {
      i -= 2;
      continue;
    }
    return token.from;
  }
}

const words =
  /^(?:and|or|not|in|is|if|else|elif|return|while|for|print|yield|lambda|assert|del|raise|await)$/;

function endsThing(token: Token, source: string): boolean {
  const text = source.slice(token.from, token.to);
  return token.kind === 'sign' ? /^[)\]}]$/.test(text) : !(words.test(text) && text !== 'print');
}

function openingOf(tokens: readonly Token[], closing: number, source: string): number {
  let depth = 0;
  for (let i = closing; i >= 0; i--) {
    const token = tokens[i];
    if (token?.kind !== 'sign') continue;
    const text = source.slice(token.from, token.to);
    if (/^[)\]}]$/.test(text)) depth++;
    else if (/^[([{]$/.test(text) && --depth === 0) return i;
  }
  return -1;
}
