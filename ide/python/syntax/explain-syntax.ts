/**
 * Why a line cannot be read, in a pupil's terms. The parser knows where the board stops; here the line is looked at
 * for the slips that beginners make. A cause is named only when it fits: where a change is offered, the changed line
 * has been read by the parser and was sound. When nothing fits, less is said. One file, because the causes are tried
 * in one order, from the surest to the vaguest.
 */
import { nearKeyword } from '../near-name.ts';
import type { TextFix } from '../python-problem.ts';
import type { Finding } from './finding.ts';
import { lookAlikes } from './look-alikes.ts';
import { parsePython, type ParsedPython, type SyntaxError } from './parser.ts';
import { keywords, tokenize, type Token } from './tokens.ts';

/** Words of other languages, and what they are in Python. */
const foreign: Readonly<Record<string, string>> = {
  elseif: 'elif',
  elsif: 'elif',
  elsf: 'elif',
  function: 'def',
  func: 'def',
  fun: 'def',
  fn: 'def',
  define: 'def',
  sub: 'def',
  void: 'def',
  foreach: 'for',
  import_: 'import',
  include: 'import',
  using: 'import',
  catch: 'except',
  throw: 'raise',
  switch: 'if',
  unless: 'if not',
  until: 'while not',
  se: 'if',
  altrimenti: 'else',
  finché: 'while',
  mentre: 'while',
  per: 'for',
};
const declarations = new Set([
  'var',
  'let',
  'const',
  'int',
  'float',
  'string',
  'String',
  'bool',
  'set',
  'global',
]);
const openers = new Set([
  ...['if', 'elif', 'else', 'while', 'for', 'def', 'class', 'try', 'except', 'finally', 'with'],
]);
const conditionWords = new Set(['if', 'elif', 'while']);
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const openings: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const wrongOperators: Readonly<Record<string, string>> = {
  '=<': '<=',
  '=>': '>=',
  '=!': '!=',
  '<>': '!=',
  '===': '==',
  '!==': '!=',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '> =': '>=',
  '< =': '<=',
  '! =': '!=',
  '= =': '==',
  '+ =': '+=',
  '- =': '-=',
  '* =': '*=',
  '/ =': '/=',
};

/** The line an error is about, as the causes see it. */
interface Place {
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

type Cause = (place: Place) => Finding | undefined;

/** So many errors of one text are explained. */
const most = 50;
/** Longer statements are not tried with a change: it is no person who wrote them. */
const longest = 2000;

/** What to say of each error, from top to bottom, without what only follows from another. */
export function explainSyntax(source: string, { tokens, errors }: ParsedPython): Finding[] {
  const found: Finding[] = [];
  const lines = new Set<number>();
  let crooked: SyntaxError | undefined;
  for (const error of [...errors].sort((a, b) => a.from - b.from)) {
    if (error.fault === 'indent' || error.fault === 'mismatch') {
      // Until the next line at the edge, one crooked line makes others seem so.
      const since = crooked;
      crooked = error;
      if (since !== undefined && !edgeBetween(source, since.from, error.from)) continue;
    }
    const place = placeOf(source, tokens, error);
    const finding = explainOne(place);
    if (finding === undefined) continue;
    const stopped = tokens[error.at]?.line ?? finding.line;
    const until = Math.max(finding.until ?? finding.line, finding.line, Math.min(stopped, lastLine(tokens)));
    if (!lines.has(finding.line)) found.push({ ...finding, until });
    // Nobody reads more, and each takes some reading.
    if (found.length >= most) break;
    lines.add(finding.line);
    // An open bracket or quote makes nonsense of all that follows.
    if (finding.open === true) break;
  }
  return found;
}

/** Whether a line between two places begins at the left edge. */
function edgeBetween(source: string, from: number, to: number): boolean {
  return /\n[^\s#]/.test(source.slice(from, to));
}

function lastLine(tokens: readonly Token[]): number {
  return tokens.at(-1)?.line ?? 1;
}

function placeOf(source: string, tokens: readonly Token[], error: SyntaxError): Place {
  let start = error.start;
  // A statement's line begins behind the line break, the indentation and the semicolon before it.
  while (start < tokens.length - 1 && isLayout(tokens[start])) start++;
  let end = start;
  while (end < tokens.length && !['newline', 'end'].includes(tokens[end]?.kind ?? 'end')) end++;
  const line = tokens.slice(start, end);
  const from = line[0]?.from ?? error.from;
  const to = line.at(-1)?.to ?? error.to;
  return {
    source,
    tokens,
    error,
    line,
    from,
    to,
    text: source.slice(from, to),
    stop: Math.min(Math.max(error.at - start, 0), line.length),
  };
}

function isLayout(token: Token | undefined): boolean {
  return token !== undefined && ['newline', 'indent', 'dedent', 'mismatch'].includes(token.kind);
}

/** The same place, but only the first of the lines that an open bracket has joined. */
function firstLineOf(place: Place): Place | undefined {
  const { line, stop, source } = place;
  const stopped = line[stop];
  const last = line.findLastIndex((token) => token.line === stopped?.line);
  if (stopped === undefined || stopped.line !== line[0]?.line || last < 0 || last === line.length - 1)
    return undefined;
  const to = line[last]?.to ?? place.to;
  return { ...place, line: line.slice(0, last + 1), to, text: source.slice(place.from, to) };
}

function explainOne(place: Place): Finding | undefined {
  const { error } = place;
  switch (error.fault) {
    case 'indent':
    case 'mismatch':
      return explainIndent(place);
    case 'block':
      return explainBlock(place);
    case 'deep':
      return finding(error, 'error.syntax.deep');
    default:
      break;
  }
  const layout = strangeCharacter(place) ?? openString(place);
  if (layout !== undefined) return layout;
  const causes = compilerCauses[error.fault];
  if (causes !== undefined) return causes(place);
  const cut = firstLineOf(place);
  for (const one of cut === undefined ? [place] : [place, cut]) {
    for (const cause of grammarCauses) {
      const found = cause(one);
      if (found !== undefined) return found;
    }
  }
  return lastResort(place);
}

// Making findings

interface Span {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

function finding(span: Span, key: string, values: Finding['values'] = {}, fix?: TextFix): Finding {
  const { line, from, to } = span;
  return { line, from, to: Math.max(to, from + 1), key, values, ...(fix === undefined ? {} : { fix }) };
}

/** Replaces a piece of the statement by another; undefined when the parser would still not read the line. */
function mend(place: Place, from: number, to: number, by: string): TextFix | undefined {
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

const spanOf = (token: Token): Span => token;
const isValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['name', 'number', 'string', 'bytes'].includes(token.kind) ||
    /^(None|True|False)$/.test(token.text) ||
    [')', ']', '}'].includes(token.text));
const startsValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['name', 'number', 'string', 'bytes'].includes(token.kind) ||
    /^(None|True|False)$/.test(token.text) ||
    ['(', '[', '{'].includes(token.text));
const isOperator = (token: Token | undefined): boolean =>
  token?.kind === 'op' && !/^[()[\]{},:;.]$/.test(token.text);
const touches = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && right !== undefined && left.to === right.from;
const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 22)}…` : text);

let linesOf: { readonly source: string; readonly lines: readonly string[] } | undefined;
/** A line as it stands in the text; the text is taken apart once. */
function physicalLine(source: string, line: number): string {
  if (linesOf?.source !== source) linesOf = { source, lines: source.split(/\r\n|\r|\n/) };
  return linesOf.lines[line - 1] ?? '';
}

// Layout

function explainIndent({ source, tokens, error }: Place): Finding | undefined {
  const { line, from } = error;
  const text = physicalLine(source, line);
  const indent = /^[ \t\f]*/.exec(text)?.[0] ?? '';
  const span = { line, from, to: from + Math.max(indent.length, 1) };
  const levels = new Map<string, number>();
  let above: { indent: string; line: number } | undefined;
  let atStart = true;
  for (const token of tokens) {
    if (token.line >= line) break;
    if (atStart && !isLayout(token)) {
      above = { indent: /^[ \t\f]*/.exec(physicalLine(source, token.line))?.[0] ?? '', line: token.line };
      levels.set(above.indent, token.line);
      atStart = false;
    }
    if (token.kind === 'newline') atStart = true;
  }
  if (
    indent.includes('\t') !== [...levels.keys()].some((level) => level.includes('\t')) ||
    (/\t/.test(indent) && / /.test(indent))
  ) {
    // The tabs and the spaces look the same on the screen, and are not.
    if (
      above !== undefined &&
      (indent.includes('\t') || [...levels.keys()].some((level) => level.includes('\t')))
    )
      return finding(span, 'error.indent.mixed', {});
  }
  const odd = oddLineAbove(source, tokens, line, indent);
  if (odd !== undefined) return odd;
  const fixTo = (to: string): TextFix => ({ from: text, to: to + text.trimStart() });
  if (error.fault === 'mismatch') {
    const nearest = [...levels.keys()]
      .filter((level) => Math.abs(level.length - indent.length) <= 1)
      .sort((a, b) => Math.abs(a.length - indent.length) - Math.abs(b.length - indent.length));
    const level = nearest.length === 1 ? nearest[0] : undefined;
    return finding(span, 'error.indent.uneven', {}, level === undefined ? undefined : fixTo(level));
  }
  if (above === undefined) return finding(span, 'error.indent.first', {}, fixTo(''));
  return finding(span, 'error.indent.unexpected', { at: above.line }, fixTo(above.indent));
}

/**
 * A line above that is one or two spaces off, when this one is where such lines belong: five spaces, then four. Python
 * complains of the second, the first is to be mended.
 */
function oddLineAbove(
  source: string,
  tokens: readonly Token[],
  line: number,
  indent: string,
): Finding | undefined {
  const wanted = indent.length;
  if (wanted % 4 !== 0 || wanted === 0 || indent.includes('\t')) return undefined;
  let culprit: Finding | undefined;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index];
    if (token === undefined || token.line >= line || isLayout(token) || !startsLine(tokens, index)) continue;
    const text = physicalLine(source, token.line);
    const own = /^[ \t]*/.exec(text)?.[0] ?? '';
    const given = own.length;
    if (given === wanted || given % 4 === 0 || Math.abs(given - wanted) > 2 || own.includes('\t')) break;
    culprit = {
      ...finding(
        { line: token.line, from: token.from - given, to: token.from },
        'error.indent.odd',
        { given, wanted },
        { from: text, to: indent + text.trimStart() },
      ),
      until: line,
    };
  }
  return culprit;
}

function explainBlock({ source, tokens, error, line }: Place): Finding | undefined {
  const head = line[0];
  if (head === undefined) return undefined;
  const word = error.rule === '' ? head.text : error.rule;
  const next = tokens.slice(error.at).find((token) => !isLayout(token));
  const headIndent = /^[ \t]*/.exec(physicalLine(source, head.line))?.[0] ?? '';
  const last = line.at(-1) ?? head;
  const ended = next === undefined || next.kind === 'end';
  const nextText = ended ? '' : physicalLine(source, next.line);
  const nextIndent = /^[ \t]*/.exec(nextText)?.[0] ?? '';
  // A line further out, a new section after an empty line, `else`: nothing was meant to be inside.
  const gap = !ended && next.line > last.line + 1 && /^(def|class|while|from|import|@)/.test(nextText.trim());
  if (
    ended ||
    nextIndent.length < headIndent.length ||
    gap ||
    /^(elif|else|except|finally)\b/.test(nextText.trim())
  ) {
    return {
      ...finding({ ...last, line: last.line }, 'error.indent.empty', { word }),
      until: next?.line ?? last.line,
    };
  }
  const step = headIndent.includes('\t') ? '\t' : '    ';
  return {
    ...finding(
      { line: next.line, from: next.from, to: next.to },
      'error.indent.missing',
      { word, at: head.line },
      { from: nextText, to: headIndent + step + nextText.trimStart() },
    ),
    until: next.line,
  };
}

// Characters and quotes

function strangeCharacter(place: Place): Finding | undefined {
  const { source, line } = place;
  for (const token of line) {
    if (token.kind === 'string' || token.kind === 'bytes') continue;
    const one = lookAlikes(token.text, token.from)[0];
    if (one === undefined) continue;
    return strangeFinding(source, token.line, one);
  }
  return undefined;
}

/** What to say of a character that is not Python's, and the line without such characters. */
export function strangeFinding(
  source: string,
  startLine: number,
  one: ReturnType<typeof lookAlikes>[number],
): Finding {
  const lineFrom = Math.max(source.lastIndexOf('\n', one.at - 1), source.lastIndexOf('\r', one.at - 1)) + 1;
  const ends = [source.indexOf('\n', one.at), source.indexOf('\r', one.at)].filter((end) => end >= 0);
  const lineTo = ends.length === 0 ? source.length : Math.min(...ends);
  const line =
    startLine + source.slice(0, one.at).split('\n').length - source.slice(0, lineFrom).split('\n').length;
  const text = source.slice(lineFrom, lineTo);
  // Texts in proper quotes, and comments, may hold what they like: only code is changed.
  const fixed = text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|#.*|[\s\S]/gu, (piece) =>
    piece.length > 2 ? piece : [...piece].map((char) => lookAlikes(char)[0]?.to ?? char).join(''),
  );
  const sound = fixed !== text && reads(fixed);
  const fix = sound ? { from: text, to: fixed } : undefined;
  const span = { line, from: one.at, to: one.at + one.char.length };
  const code = `U+${(one.char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  switch (one.kind) {
    case 'quote':
      return finding(span, 'error.char.quote', { char: one.char, to: one.to ?? '"' }, fix);
    case 'sign':
      return finding(span, 'error.char.sign', { char: one.char, to: one.to ?? '' }, fix);
    case 'space':
      return finding(span, 'error.char.space', { code }, fix);
    case 'invisible':
      return finding(span, 'error.char.invisible', { code }, fix);
    case 'unknown':
      return finding(span, 'error.char.unknown', { char: one.char });
  }
}

function openString(place: Place): Finding | undefined {
  const { line, stop } = place;
  const index = line.findIndex(({ kind }) => kind === 'open-string');
  const token = line[index];
  if (token === undefined || index > stop + 8) return undefined;
  const quote = token.text.includes('"') && !/^\w*'/.test(token.text) ? '"' : "'";
  const before = line[index - 1];
  if (token.text.replace(/^\w*/, '').startsWith(quote.repeat(3))) {
    return { ...finding(token, 'error.syntax.quote3', { quote: quote.repeat(3) }), open: true };
  }
  // 'It's late': the apostrophe ended the text.
  const ended = line
    .slice(0, index)
    .findLast(
      (one, at) =>
        one.kind === 'string' &&
        one.text.startsWith("'") &&
        line[at + 1]?.kind === 'name' &&
        touches(one, line[at + 1]),
    );
  if (quote === "'" && ended !== undefined)
    return finding(ended, 'error.syntax.apostrophe', {}, fixApostrophe(place, ended, token));
  // "Hello' or 'Hello": the other kind of quote.
  const other = quote === '"' ? "'" : '"';
  const body = token.text.slice(token.text.indexOf(quote) + 1);
  const wrong = body.lastIndexOf(other);
  if (wrong >= 0 && !body.slice(0, wrong).includes(other)) {
    const at = token.from + token.text.indexOf(quote) + 1 + wrong;
    const fix = mend(place, at, at + 1, quote);
    if (fix !== undefined) return finding(token, 'error.syntax.quotePair', { quote, other }, fix);
  }
  // Where the text was to end: before the brackets that close what is open, before a colon, at the line's end.
  const fixes: TextFix[] = [];
  const tail = /[)\]}:,\s]*$/.exec(token.text)?.[0] ?? '';
  for (let kept = 0; kept <= tail.length; kept++) {
    const at = token.to - tail.length + kept;
    const fix = at > token.from + 1 || kept > 0 ? mend(place, at, at, quote) : undefined;
    if (fix !== undefined) fixes.push(fix);
  }
  // A quote that opens at the very end was meant to be no quote at all: hello")
  if (body.trim().replace(/[)\]}:]+$/, '') === '' && isValue(before)) {
    let first = index - 1;
    while (first > 0 && ['name', 'number'].includes(line[first - 1]?.kind ?? '')) first--;
    const start = line[first];
    const fix = start === undefined ? undefined : mend(place, start.from, start.from, quote);
    if (start !== undefined && fix !== undefined)
      return finding({ ...start, to: token.to }, 'error.syntax.quoteStart', { quote }, fix);
  }
  return finding(token, 'error.syntax.quote', { quote }, fixes[0]);
}

/** `'It's late'` in double quotes, wherever its own last quote is. */
function fixApostrophe(place: Place, first: Token, open: Token): TextFix | undefined {
  const text = place.source.slice(first.from, open.to);
  const last = text.lastIndexOf("'");
  const inner = text.slice(1, last);
  if (last <= 0 || inner.includes('"')) return undefined;
  return mend(place, first.from, first.from + last + 1, `"${inner}"`);
}

// What the compiler refuses

const compilerCauses: Partial<Record<SyntaxError['fault'], Cause>> = {
  break: ({ error, source }) =>
    finding(error, 'error.outside.loop', { word: source.slice(error.from, error.to) }),
  return: ({ error }) => finding(error, 'error.outside.return'),
  yield: ({ error }) => finding(error, 'error.outside.yield'),
  handler: ({ error, tokens, source }) => {
    // Said at the `try`, which is above.
    const stop = tokens[error.at];
    const own = tokens
      .slice(0, error.at)
      .findLast(
        ({ text, kind, from }) =>
          kind === 'keyword' &&
          text === 'try' &&
          indentAt(source, from) <=
            indentAt(source, stop?.kind === 'end' ? source.length : (stop?.from ?? 0)),
      );
    const near =
      stop?.kind === 'name'
        ? nearKeyword(stop.text).find((word) => /^(except|finally)$/.test(word))
        : undefined;
    if (stop !== undefined && near !== undefined) {
      const text = physicalLine(source, stop.line);
      return finding(
        stop,
        stop.text.toLowerCase() === near ? 'error.syntax.capitals' : 'error.syntax.word',
        { name: stop.text, near },
        { from: text, to: text.replace(stop.text, near) },
      );
    }
    return own === undefined
      ? finding(error, 'error.syntax.try')
      : { ...finding(own, 'error.syntax.try'), until: stop?.line ?? own.line };
  },
  number: explainNumber,
  assign: explainAssign,
  augment: ({ error }) => finding(error, 'error.assign.several'),
  delete: ({ error }) => finding(error, 'error.assign.delete'),
  star: ({ error }) => finding(error, 'error.syntax.star'),
  'two-stars': ({ error }) => finding(error, 'error.syntax.twoStars'),
  'keyword-name': (place) => {
    const { error, line, source } = place;
    const equals = line.find(({ text, from }) => text === '=' && from >= error.to);
    const fix = equals === undefined ? undefined : mend(place, equals.from, equals.to, '==');
    return finding(
      error,
      'error.syntax.argumentName',
      { value: short(source.slice(error.from, error.to)) },
      fix,
    );
  },
  order: ({ error }) => finding(error, 'error.syntax.argumentOrder'),
  dict: ({ error }) => finding(error, 'error.syntax.dict'),
  'default-order': ({ error, source }) =>
    finding(error, 'error.syntax.defaultOrder', { name: source.slice(error.from, error.to) }),
  'parameter-twice': ({ error, source }) =>
    finding(error, 'error.syntax.parameterTwice', { name: source.slice(error.from, error.to) }),
  'global-late': ({ error, source }) =>
    finding(error, 'error.syntax.globalLate', { name: source.slice(error.from, error.to) }),
  nonlocal: ({ error, source }) =>
    finding(error, 'error.syntax.nonlocal', { name: source.slice(error.from, error.to) }),
  'except-order': ({ error }) => finding(error, 'error.syntax.exceptOrder'),
};

function indentAt(source: string, at: number): number {
  const start = source.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(source.slice(start, start + 200))?.[0].length ?? 0;
}

function explainNumber(place: Place): Finding {
  const { line, stop } = place;
  const token = line[stop];
  if (token === undefined) return lastResort(place);
  const { text } = token;
  const [, digits = '', name = ''] = /^(\d+(?:\.\d+)?)([A-Za-z_]\w*)$/.exec(text) ?? [];
  if (
    stop === 0 ||
    /^(def|class|for|import|global|as)$/.test(line[stop - 1]?.text ?? '') ||
    (line[stop + 1]?.text === '=' && name !== '')
  )
    return finding(token, 'error.syntax.nameDigit', { name: text });
  if (name !== '' && /^(and|or|if|else|in|is|for)$/.test(name)) {
    return finding(
      token,
      'error.syntax.space',
      { text },
      mend(place, token.from, token.to, `${digits} ${name}`),
    );
  }
  if (/^\d+(ms|s|cm|m|mm|hz|Hz|kHz|V|g|kg|C|sec|min|h)$/.test(text)) {
    return finding(token, 'error.syntax.unit', { text, digits }, mend(place, token.from, token.to, digits));
  }
  if (/^\d+[oO]+\d*$|^\d*[lIO]\d*$/.test(text)) {
    const by = text.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
    return finding(token, 'error.syntax.digit', { text, near: by }, mend(place, token.from, token.to, by));
  }
  if (name !== '' && !/^[eEjJxXbB]/.test(name))
    return finding(
      token,
      'error.syntax.times',
      { left: digits, right: name },
      mend(place, token.from, token.to, `${digits} * ${name}`),
    );
  return finding(token, 'error.syntax.number', { text: short(text) });
}

function explainAssign(place: Place): Finding {
  const { error, line, source } = place;
  const text = source.slice(error.from, error.to);
  const first = line[0];
  const inside = line.filter(({ from, to }) => from >= error.from && to <= error.to);
  const one = inside[0];
  const equals = line.find(
    (token) => token.from >= error.to && token.text.endsWith('=') && token.kind === 'op',
  );
  if (first?.text === 'for') return finding(error, 'error.syntax.forName', { value: short(text) });
  if (inside.length === 1 && one !== undefined) {
    if (one.kind === 'keyword') return finding(error, 'error.assign.constant', { name: text });
    const value = equals === undefined ? '' : source.slice(equals.to, place.to).trim();
    const swap =
      /^[A-Za-z_]\w*$/.test(value) && !keywords.has(value)
        ? mend(place, error.from, place.to, `${value} = ${text}`)
        : undefined;
    return finding(error, 'error.assign.literal', { value: short(text) }, swap);
  }
  // my-points = 3
  if (
    inside.length >= 3 &&
    inside.every(
      (token, index) =>
        (index % 2 === 0 ? /^(name|keyword|number)$/.test(token.kind) : token.text === '-') &&
        (index === 0 || touches(inside[index - 1], token)),
    )
  ) {
    const name = text.replaceAll('-', '_');
    return finding(
      error,
      'error.assign.minus',
      { name: text, near: name },
      mend(place, error.from, error.to, name),
    );
  }
  if (one?.text === 'not' || inside.some(({ text: word }) => /^(==|!=|<=|>=|<|>|and|or|in|is)$/.test(word))) {
    if (equals?.text === '=')
      return finding(error, 'error.assign.compare', {}, mend(place, equals.from, equals.to, '=='));
  }
  if (inside.at(-1)?.text === ')' && /^[\w.]+\s*\(/.test(text)) {
    const fix = equals === undefined ? undefined : callWithValue(place, error, equals);
    return finding(error, 'error.assign.call', { name: /^[\w.]+/.exec(text)?.[0] ?? text }, fix);
  }
  return finding(error, 'error.assign.expression', { value: short(text) });
}

/** `display.show() = x`: the value belongs into the empty brackets. */
function callWithValue(place: Place, error: SyntaxError, equals: Token): TextFix | undefined {
  const text = place.source.slice(error.from, error.to);
  if (!/\(\s*\)$/.test(text)) return undefined;
  const value = place.source.slice(equals.to, place.to).trim();
  return mend(place, error.from, place.to, text.replace(/\(\s*\)$/, `(${value})`));
}

// What the grammar does not know, from the surest cause to the vaguest

const grammarCauses: readonly Cause[] = [
  backslash,
  badEscape,
  pythonTwo,
  formatString,
  foreignComment,
  danglingClause,
  orderedWords,
  wrongOperator,
  plusPlus,
  brackets,
  missingColon,
  equalsForCompare,
  keywordAsName,
  definitionForm,
  loopForm,
  misspeltKeyword,
  importForm,
  extraSign,
  twoDots,
  spaceInName,
  quoteInside,
  callBrackets,
  prose,
  missingValue,
  missingBetween,
  semicolonColon,
];

function backslash({ line, stop }: Place): Finding | undefined {
  const token = line[stop];
  return token?.text === '\\' ? finding(token, 'error.syntax.backslash') : undefined;
}

function badEscape({ line, stop }: Place): Finding | undefined {
  const token = line[stop];
  if (token?.kind !== 'invalid' || token.text.length < 2) return undefined;
  const escape = /\\[xuUN]/.exec(token.text)?.[0] ?? '\\';
  return finding(token, 'error.syntax.escape', { escape });
}

function pythonTwo(place: Place): Finding | undefined {
  const { line, stop } = place;
  const [first, second] = line;
  if (first?.text !== 'print' || stop !== 1 || second === undefined || isOperator(second)) return undefined;
  if (second.text === '=' || second.text === ':' || second.text === '.') return undefined;
  const fix = mend(place, first.to, place.to, `(${place.source.slice(first.to, place.to).trim()})`);
  return finding({ ...first, to: place.to }, 'error.syntax.print', {}, fix);
}

function formatString(place: Place): Finding | undefined {
  const { line, stop } = place;
  const prefix = line[stop - 1];
  const token = line[stop];
  if (
    token === undefined ||
    !['string', 'bytes', 'open-string'].includes(token.kind) ||
    !touches(prefix, token)
  )
    return undefined;
  if (prefix === undefined || !/^([fF][rR]?|[rR][fF])$/.test(prefix.text)) {
    if (prefix !== undefined && /^[A-Za-z]{1,2}$/.test(prefix.text))
      return finding({ ...prefix, to: token.to }, 'error.syntax.prefix', { text: prefix.text });
    return undefined;
  }
  return finding({ ...prefix, to: token.to }, 'error.syntax.fstring', {}, formatFix(place, prefix, token));
}

/** `f"T: {t}"` as a sum of texts; only of plain names and calls. */
function formatFix(place: Place, prefix: Token, token: Token): TextFix | undefined {
  const quote = token.text[0] ?? '"';
  if (token.text.startsWith(quote.repeat(3))) return undefined;
  const parts: string[] = [];
  for (const [, plain = '', code] of token.text.slice(1, -1).matchAll(/([^{}]+)|\{([^{}:!]*)\}/g)) {
    if (code !== undefined) parts.push(`str(${code.trim()})`);
    else if (plain !== '') parts.push(`${quote}${plain}${quote}`);
  }
  const joined = parts.join(' + ');
  if (parts.length === 0 || /\{\{|\}\}/.test(token.text) || joined.includes('str()')) return undefined;
  return mend(place, prefix.from, token.to, joined);
}

function foreignComment(place: Place): Finding | undefined {
  const { line, source } = place;
  for (const token of line) {
    if (token.text !== '//' && token.text !== '--') continue;
    const fix = mend(
      place,
      token.from,
      place.to,
      `#${source.slice(token.to, place.to)}`.replace(/^#(?! )/, '# '),
    );
    const alone = token === line[0];
    if (alone || fix !== undefined)
      return finding(token, 'error.syntax.comment', { sign: token.text }, fix ?? mendComment(place));
  }
  const [first, second] = line;
  if (
    (first?.text === '/' && second?.text === '*') ||
    (first?.text === '*' && (second?.text === '/' || (line.length > 1 && !place.text.includes('='))))
  )
    return finding(first, 'error.syntax.comment', {
      sign: touches(first, second) ? first.text + (second?.text ?? '') : first.text,
    });
  if (first?.text === '/' && touches(first, second) && second?.text === '**')
    return finding(first, 'error.syntax.comment', { sign: '/**' });
  return undefined;
}

function mendComment(place: Place): TextFix | undefined {
  const line = physicalLine(place.source, place.line[0]?.line ?? 1);
  return { from: line, to: line.replace(/^(\s*)(\/\/|--)?\s*/, '$1# ') };
}

/** `else`, `elif`, `except` without what they belong to. */
function danglingClause(place: Place): Finding | undefined {
  const { line, stop, tokens, source, error } = place;
  const [first] = line;
  if (first === undefined || stop !== 0 || !/^(else|elif|except|finally)$/.test(first.text)) return undefined;
  const partner = /^(else|elif)$/.test(first.text) ? /^(if|elif|for|while|try|except)$/ : /^(try|except)$/;
  const own = indentAt(source, first.from);
  const above = tokens
    .slice(0, error.at)
    .filter((token, index) => token.kind === 'keyword' && startsLine(tokens, index))
    .reverse();
  const same = above.find(({ text, from }) => partner.test(text) && indentAt(source, from) === own);
  const previousElse = above.find(({ text, from }) => indentAt(source, from) === own && text !== 'pass');
  const word = first.text;
  if (previousElse?.text === 'else' && word === 'else' && same !== undefined)
    return finding(first, 'error.syntax.secondElse', { word, at: previousElse.line });
  if (previousElse?.text === 'else' && word === 'elif')
    return finding(first, 'error.syntax.elifAfterElse', { at: previousElse.line });
  if (same !== undefined) {
    // Something stands between them, as far out as they are.
    const between = tokens.findLast(
      (token, index) =>
        index < error.at &&
        token.from > same.from &&
        startsLine(tokens, index) &&
        !isLayout(token) &&
        indentAt(source, token.from) <= own,
    );
    if (between !== undefined)
      return finding(first, 'error.syntax.elseCut', { word, partner: same.text, at: between.line });
  }
  const nearest = above.find(({ text }) => partner.test(text));
  if (nearest !== undefined && indentAt(source, nearest.from) !== own && nearest.line < first.line) {
    const text = physicalLine(source, first.line);
    const indent = /^[ \t]*/.exec(physicalLine(source, nearest.line))?.[0] ?? '';
    const fix = startsLineText(source, nearest) ? { from: text, to: indent + text.trimStart() } : undefined;
    return finding(first, 'error.syntax.elseIndent', { word, partner: nearest.text, at: nearest.line }, fix);
  }
  return finding(
    first,
    word === 'else' || word === 'elif' ? 'error.syntax.elseAlone' : 'error.syntax.exceptAlone',
    { word },
  );
}

function startsLine(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before === undefined || isLayout(before);
}

function startsLineText(source: string, token: Token): boolean {
  const start = source.lastIndexOf('\n', token.from - 1) + 1;
  return source.slice(start, token.from).trim() === '';
}

/** `else if`, `import x from y`: the words are Python's, their order is not. */
function orderedWords(place: Place): Finding | undefined {
  const { line, source } = place;
  const [first, second, third] = line;
  if (first === undefined) return undefined;
  if (first.text === 'else' && second?.text === 'if') {
    const fix =
      mend(place, first.from, second.to, 'elif') ??
      mend(place, first.from, place.to, `elif ${source.slice(second.to, place.to).trim()}:`);
    return finding({ ...first, to: second.to }, 'error.syntax.elif', { word: 'else if' }, fix);
  }
  if (first.kind === 'name' && /^els(e|)_?if$/i.test(first.text)) {
    const rest = source.slice(first.to, place.to).trim();
    const fix =
      mend(place, first.from, first.to, 'elif') ?? mend(place, first.from, place.to, `elif ${rest}:`);
    return finding(first, 'error.syntax.elif', { word: first.text }, fix);
  }
  if (first.text === 'import' && line.some(({ text }) => text === 'from')) {
    const at = line.findIndex(({ text }) => text === 'from');
    const names = source.slice(first.to, line[at]?.from).trim();
    const module = source.slice(line[at]?.to, place.to).trim();
    const fix = mend(place, place.from, place.to, `from ${module} import ${names === '' ? '*' : names}`);
    return finding(first, 'error.syntax.importOrder', {}, fix);
  }
  if (first.text === 'else' && second !== undefined && second.text !== ':' && place.stop === 1) {
    const fix = mend(place, first.from, first.to, 'elif');
    return finding({ ...first, to: second.to }, 'error.syntax.elseCondition', {}, fix);
  }
  if (
    (first.text === 'if' || first.text === 'elif' || first.text === 'while') &&
    (second?.text === ':' || second === undefined)
  ) {
    return finding(first, 'error.syntax.conditionMissing', { word: first.text });
  }
  if (conditionWords.has(first.text) && second?.text === 'is' && third !== undefined) {
    return finding(second, 'error.syntax.twoOperators', { left: first.text, right: 'is' });
  }
  return undefined;
}

function wrongOperator(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  for (const index of [stop, stop - 1]) {
    const token = line[index];
    if (token === undefined || (token.kind !== 'op' && token.kind !== 'invalid')) continue;
    for (const size of [3, 2, 1]) {
      for (const offset of [0, -1, -2]) {
        const first = line[index + offset];
        const last = line[index + offset + size - 1];
        if (first === undefined || last === undefined) continue;
        const written = source.slice(first.from, last.to).replace(/\s+/g, size === 2 ? ' ' : '');
        const right = wrongOperators[written] ?? wrongOperators[written.replace(/ /g, '')];
        if (right === undefined || !/[=!&|<>]/.test(written)) continue;
        const spaced = /[a-z]/.test(right) ? padded(source, first.from, last.to, right) : right;
        const fix = mend(place, first.from, last.to, spaced) ?? mendAll(place, written, right);
        if (fix !== undefined)
          return finding({ ...first, to: last.to }, 'error.syntax.operator', { wrong: written, right }, fix);
      }
    }
  }
  return undefined;
}

/** Words need a space around them, signs do not. */
function padded(source: string, from: number, to: number, word: string): string {
  const left = /\s|[([{]/.test(source[from - 1] ?? ' ') ? '' : ' ';
  return `${left}${word}${/\s/.test(source[to] ?? ' ') ? '' : ' '}`;
}

/** `a && b && c`: all of them at once. */
function mendAll(place: Place, wrong: string, right: string): TextFix | undefined {
  if (!['&&', '||', '!'].includes(wrong)) return undefined;
  const { text } = place;
  const all = text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\s*&&\s*|\s*\|\|\s*|!(?!=)\s*/g, (piece) =>
    /&&/.test(piece) ? ' and ' : /\|\|/.test(piece) ? ' or ' : piece.startsWith('!') ? 'not ' : piece,
  );
  return right === '' || all === text ? undefined : mend(place, place.from, place.to, all);
}

function plusPlus(place: Place): Finding | undefined {
  const { line, source } = place;
  const text = place.text.trim();
  const [, target, sign] = /^([A-Za-z_][\w.]*)\s*(\+\+|--)\s*;?$/.exec(text) ?? [];
  if (target !== undefined && sign !== undefined) {
    const by = `${target} ${sign[0] ?? '+'}= 1`;
    return finding(
      { ...(line[0] ?? place.error), to: place.to },
      'error.syntax.plusPlus',
      { sign, near: by },
      mend(place, place.from, place.to, by),
    );
  }
  const [, name = '', value = '', double = ''] =
    /^([A-Za-z_][\w.]*)\s*=\s*([A-Za-z_][\w.]*)\s*(\+\+|--)$/.exec(text) ?? [];
  if (name !== '') {
    const by = name === value ? `${name} ${double[0] ?? '+'}= 1` : `${name} = ${value} ${double[0] ?? '+'} 1`;
    const from = line.find((token) => token.from > source.indexOf('=', place.from)) ?? line[0];
    return finding(
      from ?? place.error,
      'error.syntax.plusPlus',
      { sign: double, near: by },
      mend(place, place.from, place.to, by),
    );
  }
  return undefined;
}

/** Brackets that are open at the stop, or that close what is not open. */
function brackets(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const open: Token[] = [];
  for (const [index, token] of line.entries()) {
    if (index > stop) break;
    if (token.kind !== 'op') continue;
    if (token.text in closers) {
      if (index < stop) open.push(token);
    } else if (token.text in openings) {
      const top = open.at(-1);
      if (index < stop) {
        if (top?.text === openings[token.text]) open.pop();
        continue;
      }
      if (top === undefined) {
        const next = line[index + 1];
        const fix = mend(place, token.from, token.to, '');
        if (token.text === '}' && line.length === 1) return finding(token, 'error.syntax.braces', {});
        // A value behind it: the bracket came too early, or is one too many.
        if (fix !== undefined || next === undefined || next.text === ':')
          return finding(token, 'error.syntax.extraBracket', { bracket: token.text }, fix);
        return finding(token, 'error.syntax.extraBracket', { bracket: token.text });
      }
      if (top.text !== openings[token.text]) {
        const right = closers[top.text] ?? ')';
        const inserted = mend(place, token.from, token.from, right);
        if (inserted !== undefined)
          return finding(top, 'error.syntax.bracket', { bracket: top.text, close: right }, inserted);
        return finding(
          token,
          'error.syntax.bracketKind',
          { bracket: top.text, right, wrong: token.text },
          mend(place, token.from, token.to, right),
        );
      }
    }
  }
  const token = line[stop];
  if (
    token?.text === '{' &&
    openers.has(line[0]?.text ?? '') &&
    !line.slice(stop).some(({ text }) => text === ':')
  ) {
    const fix = mend(place, source.slice(0, token.from).trimEnd().length, place.to, ':');
    return finding(token, 'error.syntax.braces', {}, fix);
  }
  const bracket = open.at(-1);
  if (bracket === undefined) return undefined;
  const close = open
    .map((one) => closers[one.text] ?? ')')
    .reverse()
    .join('');
  const stopLine = token?.line ?? place.tokens.at(-1)?.line ?? bracket.line;
  const beyond = token === undefined || stopLine > bracket.line || token.kind === 'open-string';
  const firstLine = bracket.line;
  const ends = line.filter((one) => one.line === firstLine);
  const last = ends.at(-1) ?? bracket;
  const colon = last.text === ':' && openers.has(line[0]?.text ?? '') ? last : undefined;
  const at = colon?.from ?? last.to;
  const fix = closeOnLine(place, bracket, at, close);
  if (beyond) {
    // On its own line it would be sound with the bracket closed; or all to the end of the text was swallowed.
    const opened = fix !== undefined || token === undefined;
    if (!opened && stopLine !== bracket.line && startsStatement(token)) {
      return {
        ...finding(bracket, 'error.syntax.bracket', {
          bracket: bracket.text,
          close: closers[bracket.text] ?? ')',
        }),
        open: true,
      };
    }
    if (opened)
      return {
        ...finding(
          bracket,
          'error.syntax.bracket',
          { bracket: bracket.text, close: closers[bracket.text] ?? ')' },
          fix,
        ),
        open: true,
      };
    return undefined;
  }
  // if (x == 3:
  if (token.text === ':' || token.text === '=' || token.kind === 'keyword') {
    const here = mend(
      place,
      source.slice(0, token.from).trimEnd().length,
      source.slice(0, token.from).trimEnd().length,
      close,
    );
    if (here !== undefined)
      return finding(
        bracket,
        'error.syntax.bracket',
        { bracket: bracket.text, close: closers[bracket.text] ?? ')' },
        here,
      );
  }
  return undefined;
}

function startsStatement(token: Token | undefined): boolean {
  return (
    token?.kind === 'keyword' && !/^(if|else|for|in|and|or|not|is|lambda|None|True|False)$/.test(token.text)
  );
}

/** The bracket closed at the end of its own line, when that line is then sound. */
function closeOnLine(place: Place, bracket: Token, at: number, close: string): TextFix | undefined {
  const { source } = place;
  const lineStart = Math.max(source.lastIndexOf('\n', bracket.from - 1) + 1, 0);
  const endOfLine = source.indexOf('\n', bracket.from);
  const lineEnd = endOfLine < 0 ? source.length : endOfLine;
  const statement = source.slice(Math.max(place.from, 0), at) + close + source.slice(at, lineEnd);
  // After a comma more was to come, on the next line perhaps.
  if (!reads(statement) || /[,([{]\s*$/.test(source.slice(bracket.from, at))) return undefined;
  return {
    from: source.slice(lineStart, lineEnd).replace(/\r$/, ''),
    to: (source.slice(lineStart, at) + close + source.slice(at, lineEnd)).replace(/\r$/, ''),
  };
}

function missingColon(place: Place): Finding | undefined {
  const { line, stop, error, source } = place;
  const [first] = line;
  if (first === undefined) return undefined;
  const word = first.text;
  const token = line[stop];
  if (!openers.has(word)) return undefined;
  const last = line[stop - 1] ?? first;
  if (token === undefined) {
    const fix = mend(place, last.to, last.to, ':');
    if (fix === undefined) return undefined;
    return finding({ line: last.line, from: last.to - 1, to: last.to }, 'error.syntax.colon', { word }, fix);
  }
  if (error.fault !== 'colon') return undefined;
  if (['then', 'do', 'THEN', 'Then'].includes(token.text)) {
    const after = line[stop + 1];
    const fix = mend(place, last.to, after?.text === ':' ? after.to : token.to, ':');
    return finding(token, 'error.syntax.then', { word: token.text }, fix);
  }
  if ([';', '.', ',', '='].includes(token.text) && stop === line.length - 1) {
    const fix = mend(place, token.from, token.to, ':');
    if (fix !== undefined) return finding(token, 'error.syntax.colonNot', { word, wrong: token.text }, fix);
  }
  const fix = touchesWord(source, last.to, token.from) ? undefined : mend(place, last.to, last.to, ':');
  if (
    fix !== undefined &&
    !isOperator(token) &&
    (isStatementStart(token, line[stop + 1]) || token.line > last.line)
  )
    return finding({ line: last.line, from: last.from, to: last.to }, 'error.syntax.colon', { word }, fix);
  return undefined;
}

function touchesWord(source: string, left: number, right: number): boolean {
  return left === right && /\w/.test(source[left - 1] ?? '') && /\w/.test(source[right] ?? '');
}

function isStatementStart(token: Token, next: Token | undefined): boolean {
  if (token.kind === 'keyword') return !/^(and|or|in|is|not|if|else)$/.test(token.text);
  return token.kind === 'name' && next !== undefined && /^([.(=]|[+\-*/]=)$/.test(next.text);
}

function equalsForCompare(place: Place): Finding | undefined {
  const { line, stop, error } = place;
  const token = line[stop];
  const word = line[0]?.text ?? '';
  if (token?.text !== '=') return undefined;
  const inCondition = conditionWords.has(word) || /^(conditional|comprehension)$/.test(error.rule);
  const fix = mend(place, token.from, token.to, '==') ?? mendEquals(place);
  if (
    (inCondition || /^(return|assert)$/.test(word) || line.some(({ text }) => /^(and|or|not)$/.test(text))) &&
    fix !== undefined
  )
    return finding(token, 'error.syntax.equals', { word: conditionWords.has(word) ? word : 'if' }, fix);
  // `if x = 3` without its colon as well: two slips, and the first is this.
  if (conditionWords.has(word)) return finding(token, 'error.syntax.equals', { word });
  return undefined;
}

/** Every lone `=` of a condition. */
function mendEquals(place: Place): TextFix | undefined {
  const equals = place.line.filter(({ text }) => text === '=');
  if (equals.length === 0) return undefined;
  let text = place.text;
  for (const { from } of [...equals].reverse())
    text = `${text.slice(0, from - place.from)}==${text.slice(from - place.from + 1)}`;
  const whole = mend(place, place.from, place.to, text);
  return whole ?? mend(place, place.from, place.to, `${text}:`);
}

/** `class = 3`, `def print in`, `for if in x`: a word that Python keeps for itself. */
function keywordAsName(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  const before = line[stop - 1];
  const isWord = (one: Token | undefined): one is Token =>
    one?.kind === 'keyword' && !/^(None|True|False)$/.test(one.text);
  const named = (word: string): Finding | undefined => {
    const at = line.find(({ text, kind }) => text === word && kind === 'keyword');
    return at === undefined ? undefined : finding(at, 'error.syntax.keywordName', { word });
  };
  // class = 3, in += 1
  if (
    token?.kind === 'op' &&
    /^([+\-*/]?=|\.)$/.test(token.text) &&
    stop === 1 &&
    isWord(before) &&
    !/^(return|if|elif|while|yield|assert|del|raise|print)$/.test(before.text)
  )
    return named(before.text);
  if (isWord(token)) {
    const next = line[stop + 1];
    if (stop === 0 && next !== undefined && /^([+\-*/]?=)$/.test(next.text)) return named(token.text);
    if (
      before !== undefined &&
      /^(def|class|for|import|as|global|nonlocal|\.)$/.test(before.text) &&
      !(before.text === 'import' && token.text === 'from')
    ) {
      if (next === undefined || /^[(:,=)]$/.test(next.text) || next.text === 'in') return named(token.text);
    }
    // from = 3 in a call's or a function's brackets
    if (
      before !== undefined &&
      /^[(,]$/.test(before.text) &&
      next !== undefined &&
      /^[,)=]$/.test(next.text) &&
      !/^(lambda|not)$/.test(token.text)
    )
      return named(token.text);
  }
  return undefined;
}

function definitionForm(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const [first, second] = line;
  if (first?.text !== 'def') return undefined;
  const token = line[stop];
  if (second === undefined || second.text === '(' || second.text === ':')
    return finding(first, 'error.syntax.defName');
  if (second.kind !== 'name') return undefined;
  if (stop === 2 && (token === undefined || token.text === ':')) {
    const fix = mend(place, second.to, place.to, '():');
    return finding(second, 'error.syntax.defBrackets', { name: second.text }, fix);
  }
  if (stop === 2 && token?.kind === 'name') {
    // def my function():
    let last = 2;
    while (line[last]?.kind === 'name') last++;
    const end = line[last - 1];
    const name = line
      .slice(1, last)
      .map(({ text }) => text)
      .join('_');
    const fix = end === undefined ? undefined : mend(place, second.from, end.to, name);
    if (fix !== undefined)
      return finding(
        { ...second, to: end?.to ?? second.to },
        'error.syntax.nameSpace',
        { name: source.slice(second.from, end?.to), near: name },
        fix,
      );
  }
  if (token !== undefined && ['number', 'string'].includes(token.kind) && stop > 2)
    return finding(token, 'error.syntax.parameterValue', { value: short(token.text) });
  return undefined;
}

function loopForm(place: Place): Finding | undefined {
  const { line, stop } = place;
  const [first, second, third] = line;
  if (first?.text !== 'for') return undefined;
  const token = line[stop];
  if (second?.text === '(' && line.some(({ text }) => text === ';'))
    return finding({ ...first, to: place.to }, 'error.syntax.forForm');
  if (second?.text === 'in') return finding(first, 'error.syntax.forNameMissing');
  if (second?.kind === 'name') {
    if (third?.text === '=') {
      const from = place.text.match(/=\s*(\w+)\s+(?:to|TO|bis|a|until)\s+(\w+)/);
      const fix =
        from === null
          ? mend(place, third.from, third.to, 'in')
          : mend(place, third.from, place.to, `in range(${from[1] ?? '0'}, ${from[2] ?? '0'} + 1):`);
      return finding(third, 'error.syntax.forIn', { name: second.text }, fix);
    }
    if (stop === 2 && third !== undefined) {
      const by = /^(of|im|ni|on|from|inn|iin|to|into|IN|In)$/.test(third.text)
        ? mend(place, third.from, third.to, 'in')
        : undefined;
      const fix = by ?? mend(place, second.to, second.to, ' in');
      return finding(third, 'error.syntax.forIn', { name: second.text }, fix);
    }
    if (stop === 2 && third === undefined) return finding(first, 'error.syntax.forIn', { name: second.text });
  }
  if (token === undefined && line[stop - 1]?.text === 'in') return finding(first, 'error.syntax.forWhat');
  if (token?.text === ':' && line[stop - 1]?.text === 'in') return finding(first, 'error.syntax.forWhat');
  return undefined;
}

/** `whille True:`, `Form microbit import *`, `a adn b`: with the word that was meant the line is sound. */
function misspeltKeyword(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const [first] = line;
  const candidates = [first, line[stop], line[stop - 1], line[stop + 1]].filter(
    (token, index, all): token is Token =>
      token !== undefined &&
      (token.kind === 'name' || token.kind === 'keyword') &&
      all.indexOf(token) === index,
  );
  for (const token of candidates) {
    const wanted =
      token.kind === 'keyword'
        ? nearKeyword(token.text)
        : [
            ...nearKeyword(token.text),
            ...(foreign[token.text.toLowerCase()] === undefined
              ? []
              : [foreign[token.text.toLowerCase()] ?? '']),
          ];
    for (const word of wanted) {
      const fix = mend(place, token.from, token.to, word);
      if (fix !== undefined) return wordFinding(token, word, fix);
    }
    // With its colon missing too: the word is the first thing to mend.
    if (token !== first) continue;
    for (const word of wanted) {
      if (!openers.has(word)) continue;
      const fix = mend(place, place.from, place.to, `${word}${source.slice(token.to, place.to)}:`);
      if (fix !== undefined && line.length > 1) return wordFinding(token, word, fix);
    }
  }
  // A word of another language before a name: var x = 3
  const [, second, third] = line;
  if (first !== undefined && declarations.has(first.text) && second?.kind === 'name' && third?.text === '=') {
    const fix = mend(place, first.from, second.from, '');
    if (fix !== undefined)
      return finding(first, 'error.syntax.declaration', { word: first.text, name: second.text }, fix);
  }
  return undefined;
}

function wordFinding(token: Token, word: string, fix: TextFix): Finding {
  const wrong = token.text;
  if (foreign[wrong.toLowerCase()] === word)
    return finding(
      token,
      word === 'elif' ? 'error.syntax.elif' : 'error.syntax.foreign',
      { word: wrong, near: word },
      fix,
    );
  const key = wrong.toLowerCase() === word.toLowerCase() ? 'error.syntax.capitals' : 'error.syntax.word';
  return finding(token, key, { name: wrong, near: word }, fix);
}

function importForm(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const [first, second, third] = line;
  if (first?.kind === 'name' && second?.text === 'import' && third !== undefined) {
    const fix = mend(place, first.from, first.from, 'from ');
    return fix === undefined
      ? undefined
      : finding(first, 'error.syntax.importFrom', { name: first.text }, fix);
  }
  if (first === undefined || !/^(import|from)$/.test(first.text)) return undefined;
  const token = line[stop];
  if (second === undefined) return finding(first, 'error.syntax.importWhat', { word: first.text });
  if (first.text === 'import') {
    if (second.text === '*') return finding(second, 'error.syntax.importStar');
    if (second.kind === 'name' && third?.text === '*')
      return finding(
        third,
        'error.syntax.importStar',
        {},
        mend(place, place.from, place.to, `from ${second.text} import *`),
      );
    if (second.kind === 'string')
      return finding(
        second,
        'error.syntax.importQuotes',
        {},
        mend(place, second.from, second.to, second.text.slice(1, -1).replace(/\.py$/, '')),
      );
    if (token?.kind === 'name' && stop > 1)
      return finding(
        token,
        'error.syntax.importComma',
        {},
        mend(place, line[stop - 1]?.to ?? token.from, token.from, ', '),
      );
    return undefined;
  }
  if (second.kind === 'string')
    return finding(
      second,
      'error.syntax.importQuotes',
      {},
      mend(place, second.from, second.to, second.text.slice(1, -1).replace(/\.py$/, '')),
    );
  const imported = line.some(({ text }) => text === 'import');
  if (second.kind === 'name' && !imported) {
    const rest = source.slice(second.to, place.to).trim();
    const fix =
      rest === ''
        ? mend(place, place.to, place.to, ' import *')
        : mend(place, second.to, second.to, ' import');
    return finding({ ...second }, 'error.syntax.fromImport', { name: second.text }, fix);
  }
  if (second.text === 'import') return finding(first, 'error.syntax.importWhat', { word: 'from' });
  if (token === undefined && line.at(-1)?.text === 'import') {
    return finding(
      line.at(-1) ?? first,
      'error.syntax.importWhat',
      { word: 'import' },
      mend(place, place.to, place.to, ' *'),
    );
  }
  return undefined;
}

/** A sign at the end of a line, or twice, that the line does without. */
function extraSign(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  if (token === undefined || (!/^[:;,.=]$|^(::|\.\.|,,)$/.test(token.text) && token.kind !== 'invalid'))
    return undefined;
  const last = stop === line.length - 1;
  const twice = line[stop - 1]?.text === token.text;
  if (!last && !twice) return undefined;
  const fix = mend(place, token.from, token.to, '');
  if (fix === undefined) return undefined;
  if (token.text === ':') return finding(token, 'error.syntax.extraColon', {}, fix);
  return finding(token, 'error.syntax.extra', { text: token.text }, fix);
}

function twoDots(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  const before = line[stop - 1];
  if (before?.text !== '.') return undefined;
  if (token?.text === '.' || token?.text === '..')
    return finding(token, 'error.syntax.extra', { text: '.' }, mend(place, token.from, token.to, ''));
  return finding(before, 'error.syntax.afterDot', { name: line[stop - 2]?.text ?? '' });
}

/** `my points = 3`, `display scroll("x")`. */
function spaceInName(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const token = line[stop];
  const before = line[stop - 1];
  if (token?.kind !== 'name' || before?.kind !== 'name' || token.line !== before.line) return undefined;
  if (
    /^(display|button_a|button_b|accelerometer|compass|music|radio|random|microphone|speaker|uart|Image|log|speech|pin\d+)$/.test(
      before.text,
    )
  ) {
    const fix = mend(place, before.to, token.from, '.');
    if (fix !== undefined)
      return finding(
        { ...before, to: token.to },
        'error.syntax.dot',
        { left: before.text, right: token.text },
        fix,
      );
  }
  if (stop === 1) {
    let last = stop;
    while (line[last + 1]?.kind === 'name') last++;
    const end = line[last];
    if (end !== undefined && /^([+\-*/]?=)$/.test(line[last + 1]?.text ?? '')) {
      if (declarations.has(before.text)) return undefined;
      const near = line
        .slice(0, last + 1)
        .map(({ text }) => text)
        .join('_');
      const fix = mend(place, before.from, end.to, near);
      return finding(
        { ...before, to: end.to },
        'error.syntax.nameSpace',
        { name: source.slice(before.from, end.to), near },
        fix,
      );
    }
  }
  return undefined;
}

/** `print("He said "hi"")`. */
function quoteInside({ line, stop, source }: Place): Finding | undefined {
  const token = line[stop];
  const before = line[stop - 1];
  if (before?.kind !== 'string' || token === undefined || !touches(before, token)) return undefined;
  if (token.kind !== 'name' && token.kind !== 'number' && token.kind !== 'keyword') return undefined;
  if (!line.slice(stop + 1).some(({ kind }) => kind === 'string' || kind === 'open-string')) return undefined;
  const quote = source[before.from] ?? '"';
  return finding({ ...before, to: token.to }, 'error.syntax.quoteInside', {
    quote,
    other: quote === '"' ? "'" : '"',
  });
}

/** `display.scroll "Hello"`. */
function callBrackets(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const token = line[stop];
  if (token === undefined || stop < 1 || !['string', 'number', 'name', 'bytes'].includes(token.kind))
    return undefined;
  const head = source.slice(place.from, line[stop - 1]?.to);
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(head)) return undefined;
  // A plain name before another name is prose more often than a call.
  if (!head.includes('.') && token.kind === 'name' && line.length > 2) return undefined;
  const end = line[stop - 1]?.to ?? place.from;
  const fix = mend(place, end, place.to, `(${source.slice(token.from, place.to)})`);
  if (fix === undefined) return undefined;
  return finding({ ...(line[0] ?? token), to: token.to }, 'error.syntax.callBrackets', { name: head }, fix);
}

/** A sentence that was to be a comment. */
function prose(place: Place): Finding | undefined {
  const { line, source } = place;
  const [first] = line;
  if (first === undefined) return undefined;
  const words = line.filter(({ kind }) => kind === 'name' || kind === 'keyword').length;
  const signs = line.filter(({ kind, text }) => kind === 'op' && !/^[,.\-:;]$/.test(text)).length;
  if (words < 3 || signs > 0 || line.some(({ kind }) => kind === 'string')) return undefined;
  let run = 0;
  let longest = 0;
  for (const { kind } of line) {
    run = kind === 'name' || kind === 'keyword' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  if (longest < 3) return undefined;
  const text = physicalLine(source, first.line);
  return finding(
    { ...first, to: place.to },
    'error.syntax.prose',
    {},
    { from: text, to: text.replace(/^(\s*)/, '$1# ') },
  );
}

/** An operator, a comma or a word with nothing behind it, or two in a row. */
function missingValue({ line, stop }: Place): Finding | undefined {
  const token = line[stop];
  const before = line[stop - 1];
  const wants =
    isOperator(before) ||
    (before?.kind === 'keyword' &&
      /^(and|or|not|in|is|return|if|elif|while|assert|raise|del|else|lambda)$/.test(before.text));
  if (before === undefined || !wants) return undefined;
  if (token === undefined) return finding(before, 'error.syntax.valueMissing', { operator: before.text });
  if (isOperator(token) || (token.kind === 'keyword' && /^(and|or|in|is)$/.test(token.text)))
    return finding({ ...before, to: token.to }, 'error.syntax.twoOperators', {
      left: before.text,
      right: token.text,
    });
  if (/^[)\]},:;]$/.test(token.text))
    return finding(before, 'error.syntax.valueMissing', { operator: before.text });
  return undefined;
}

/** Two values without anything between them. */
function missingBetween(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const token = line[stop];
  const before = line[stop - 1];
  if (place.error.rule === 'conditional' && !line.some(({ text }, index) => index > 0 && text === 'else')) {
    const word = line.find(({ text }, index) => index > 0 && text === 'if');
    if (word !== undefined) return finding(word, 'error.syntax.conditionalElse');
  }
  if (token === undefined || before === undefined) return undefined;
  if (!isValue(before) || !startsValue(token)) return undefined;
  const left = short(before.text);
  const right = short(token.text);
  const span = { ...before, to: token.to };
  if (token.depth > 0) {
    const texts = before.kind === 'string' || token.kind === 'string';
    const fix = mend(place, before.to, before.to, ',');
    if (fix !== undefined && /^(call|brackets|def|index)$/.test(place.error.rule)) {
      // A text and a value in a call that takes one thing: joined or given as two, nobody knows.
      const unsure = texts && place.error.rule === 'call';
      return finding(
        span,
        unsure ? 'error.syntax.commaOrPlus' : 'error.syntax.comma',
        { left, right },
        unsure ? undefined : fix,
      );
    }
  }
  // Two statements on one line.
  if (
    token.depth === 0 &&
    token.kind === 'name' &&
    reads(source.slice(place.from, before.to)) &&
    reads(source.slice(token.from, place.to))
  )
    return finding(token, 'error.syntax.twoStatements', { right });
  return finding(span, 'error.syntax.between', { left, right });
}

function semicolonColon({ line, stop }: Place): Finding | undefined {
  const token = line[stop];
  if (token === undefined || !/^[,)\]]$/.test(token.text)) return undefined;
  const before = line[stop - 1];
  if (before !== undefined && /^[,([{]$/.test(before.text) && token.text === ',')
    return finding(token, 'error.syntax.extra', { text: ',' });
  return undefined;
}

function lastResort({ line, stop, error, source }: Place): Finding {
  const token = line[stop];
  if (token === undefined) {
    const last = line.at(-1);
    if (last !== undefined) return finding(spanOf(last), 'error.syntax.unfinished', {});
    return finding(error, 'error.syntax', {});
  }
  if (token.kind === 'invalid') return finding(token, 'error.char.unknown', { char: short(token.text) });
  return finding(token, 'error.syntax.at', { text: short(source.slice(token.from, token.to)) });
}
