/**
 * The layout of a Python text: logical lines, indentation, brackets and quotes. A parser made for
 * highlighting (Lezer) forgives what Python does not: quotes left open, lines indented for no reason. This
 * finds them, at the place where a beginner has to look.
 */
export interface LayoutProblem {
  readonly kind:
    /** A quote opened here is not closed on its line (or, for three quotes, at all). */
    | 'open-string'
    /** A bracket opened here is never closed. */
    | 'open-bracket'
    /** A closing bracket that nothing opened, or that closes another kind. */
    | 'extra-bracket'
    /** `if`, `while`, `for`, `def` ... without the colon at its end. */
    | 'missing-colon'
    /** After a colon the next line must be indented; it is not. */
    | 'missing-indent'
    /** Indented, but no line before asks for it. */
    | 'unexpected-indent'
    /** Goes back to an indentation that no line above has. */
    | 'uneven-indent'
    /** Tabs and spaces in one indentation. */
    | 'mixed-indent';
  /** From 1. */
  readonly line: number;
  /** Character positions in the text. */
  readonly from: number;
  readonly to: number;
}

/** Statements that open a block. */
const openers = /^(if|elif|else|while|for|def|class|try|except|finally|with)\b/;
const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** All layout problems, top to bottom. Runs in one pass; never throws. */
export function layoutProblems(source: string): LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  const indents = [0];
  let at = 0;
  let line = 1;
  let afterColon = false;
  while (at < source.length) {
    const start = at;
    const indent = readIndent(source, at);
    at = indent.end;
    const first = source[at];
    if (first === undefined || first === '\n' || first === '\r' || first === '#') {
      at = nextLine(source, at);
      line++;
      continue;
    }
    const problem = indentProblem(indents, indent, afterColon);
    if (problem !== undefined)
      problems.push({ kind: problem, line, from: start, to: Math.max(at, start + 1) });
    const logical = readLogicalLine(source, at, line, problems);
    const words = source.slice(at, at + 12);
    afterColon = logical.endsWithColon;
    if (openers.test(words) && !logical.hasColon && logical.whole) {
      problems.push({
        kind: 'missing-colon',
        line: logical.lastLine,
        from: logical.textEnd,
        to: logical.textEnd + 1,
      });
      // Treat it as written, so that the body is not a second problem.
      afterColon = true;
    }
    at = logical.end;
    line = logical.nextLine;
  }
  return problems.sort((a, b) => a.from - b.from);
}

interface Indent {
  readonly width: number;
  readonly end: number;
  readonly mixed: boolean;
}

/** Tabs go to the next multiple of 8, as MicroPython's lexer counts (py/lexer.c, TAB_SIZE). */
function readIndent(source: string, at: number): Indent {
  let width = 0;
  let tabs = false;
  let spaces = false;
  let end = at;
  for (; source[end] === ' ' || source[end] === '\t' || source[end] === '\f'; end++) {
    if (source[end] === '\t') {
      tabs = true;
      width = (width + 8) & ~7;
    } else {
      spaces = true;
      width++;
    }
  }
  return { width, end, mixed: tabs && spaces };
}

function indentProblem(
  indents: number[],
  indent: Indent,
  afterColon: boolean,
): LayoutProblem['kind'] | undefined {
  const current = indents.at(-1) ?? 0;
  if (indent.width > current) {
    indents.push(indent.width);
    if (indent.mixed) return 'mixed-indent';
    return afterColon ? undefined : 'unexpected-indent';
  }
  while ((indents.at(-1) ?? 0) > indent.width) indents.pop();
  if (afterColon) return 'missing-indent';
  if ((indents.at(-1) ?? 0) !== indent.width) {
    indents.push(indent.width);
    return 'uneven-indent';
  }
  return indent.mixed ? 'mixed-indent' : undefined;
}

interface LogicalLine {
  /** Position after its line break. */
  readonly end: number;
  readonly nextLine: number;
  /** The line where its text ends, and the position there. */
  readonly lastLine: number;
  readonly textEnd: number;
  readonly hasColon: boolean;
  readonly endsWithColon: boolean;
  /** No quote or bracket is left open in it. */
  readonly whole: boolean;
}

function readLogicalLine(
  source: string,
  from: number,
  startLine: number,
  problems: LayoutProblem[],
): LogicalLine {
  const open: { bracket: string; at: number; line: number }[] = [];
  let at = from;
  let line = startLine;
  let textEnd = from;
  let lastLine = startLine;
  let hasColon = false;
  let endsWithColon = false;
  let whole = true;
  /** Colons of `lambda` still to come: they do not open a block. */
  let lambdas = 0;
  while (at < source.length) {
    const char = source[at] ?? '';
    if (char === '\n') {
      line++;
      at++;
      if (open.length === 0) break;
      continue;
    }
    if (char === ' ' || char === '\t' || char === '\r' || char === '\f') {
      at++;
      continue;
    }
    if (char === '#') {
      while (at < source.length && source[at] !== '\n') at++;
      continue;
    }
    if (char === '\\' && /^\\\r?\n/.test(source.slice(at, at + 3))) {
      at = nextLine(source, at);
      line++;
      continue;
    }
    endsWithColon = false;
    if (char === '"' || char === "'") {
      const string = readString(source, at);
      if (!string.closed) {
        problems.push({ kind: 'open-string', line, from: at, to: string.end });
        whole = false;
      }
      for (; at < string.end; at++) if (source[at] === '\n') line++;
    } else if (char === '(' || char === '[' || char === '{') {
      open.push({ bracket: char, at, line });
      at++;
    } else if (char in pairs) {
      if (open.at(-1)?.bracket === pairs[char]) open.pop();
      else {
        problems.push({ kind: 'extra-bracket', line, from: at, to: at + 1 });
        whole = false;
      }
      at++;
    } else if (/[\p{L}_]/u.test(char)) {
      const word = /^[\p{L}\p{N}_]+/u.exec(source.slice(at, at + 80))?.[0] ?? char;
      if (word === 'lambda' && open.length === 0) lambdas++;
      at += word.length;
    } else {
      if (char === ':' && open.length === 0) {
        if (lambdas > 0) lambdas--;
        else {
          hasColon = true;
          endsWithColon = true;
        }
      }
      at++;
    }
    textEnd = at;
    lastLine = line;
  }
  const unclosed = open[0];
  if (unclosed !== undefined) {
    problems.push({ kind: 'open-bracket', line: unclosed.line, from: unclosed.at, to: unclosed.at + 1 });
    // The rest of the text was read as if inside the bracket: start again below it.
    const end = nextLine(source, unclosed.at);
    for (let i = problems.length - 1; i >= 0; i--) if ((problems[i]?.from ?? 0) >= end) problems.splice(i, 1);
    const openerEndsBlock = /:\s*(#.*)?$/.test(source.slice(unclosed.at, end).trimEnd());
    return {
      end,
      nextLine: unclosed.line + 1,
      lastLine: unclosed.line,
      textEnd: unclosed.at + 1,
      hasColon: true,
      endsWithColon: openerEndsBlock,
      whole: false,
    };
  }
  return { end: at, nextLine: line, lastLine, textEnd, hasColon, endsWithColon, whole };
}

function readString(source: string, at: number): { end: number; closed: boolean } {
  const quote = source[at] ?? '"';
  const triple = source.startsWith(quote.repeat(3), at);
  const close = triple ? quote.repeat(3) : quote;
  let end = at + close.length;
  while (end < source.length) {
    if (source[end] === '\\') end += 2;
    else if (source.startsWith(close, end)) return { end: end + close.length, closed: true };
    else if (!triple && source[end] === '\n') return { end, closed: false };
    else end++;
  }
  return { end: Math.min(end, source.length), closed: false };
}

function nextLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}
