/** Brackets that stay open, do not fit or are missing. */
import { apiEntry } from '../../../../firmware/micropython/api.ts';
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import {
  type Place,
  finding,
  isValue,
  mend,
  openers,
  physicalLine,
  reads,
  startsLineText,
  startsStatement,
} from '../place.ts';
import type { Token } from '../tokens.ts';
import { indentAt } from './characters.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const openings: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Brackets that are open at the stop, or that close what is not open. */
export function brackets(place: Place): Finding | undefined {
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
        if (token.text === '}' && line.length === 1)
          return finding(
            token,
            'error.syntax.braces',
            {},
            { from: physicalLine(source, token.line), to: '' },
          );
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
  // while True: {
  const brace = line.findIndex(({ text }, index) => text === '{' && line[index - 1]?.text === ':');
  if (brace > 0 && openers.has(line[0]?.text ?? '') && line[brace + 1]?.line !== line[brace]?.line) {
    const at = line[brace] ?? line[0];
    const text = at === undefined ? '' : physicalLine(source, at.line);
    if (at !== undefined)
      return {
        ...finding(at, 'error.syntax.braces', {}, { from: text, to: text.replace(/\s*\{\s*$/, '') }),
        open: true,
      };
  }
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
    if (!opened && stopLine !== bracket.line && (startsStatement(token) || isNextStatement(place, token))) {
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

/** `sleep(100)` at the edge where the open bracket's own line begins: what is inside stands further in. */
function isNextStatement({ source, line, stop, from }: Place, token: Token): boolean {
  return (
    token.kind === 'name' &&
    isValue(line[stop - 1]) &&
    /^[.(=]$/.test(line[stop + 1]?.text ?? '') &&
    startsLineText(source, token) &&
    indentAt(source, token.from) <= indentAt(source, from)
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

/** `display.scroll "Hello"`. */
export function callBrackets(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const token = line[stop];
  if (token === undefined || stop < 1 || !['string', 'number', 'name', 'bytes'].includes(token.kind))
    return undefined;
  const head = source.slice(place.from, line[stop - 1]?.to);
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(head)) return undefined;
  // A plain name before another name is prose more often than a call.
  if (!head.includes('.') && token.kind === 'name' && (line.length > 2 || !isFunction(head, source)))
    return undefined;
  const end = line[stop - 1]?.to ?? place.from;
  const fix = mend(place, end, place.to, `(${source.slice(token.from, place.to)})`);
  if (fix === undefined) return undefined;
  return finding({ ...(line[0] ?? token), to: token.to }, 'error.syntax.callBrackets', { name: head }, fix);
}

/** Whether the program or the board has a function of this name. */
function isFunction(name: string, source: string): boolean {
  const known = apiEntry(`microbit.${name}`) ?? apiEntry(`builtins.${name}`);
  return known !== undefined || new RegExp(`\\bdef\\s+${name}\\b|import\\b.*\\b${name}\\b`).test(source);
}
