/** Characters that only look right, quotes that stay open, numbers and escapes. */
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import { lookAlikes } from '../look-alikes.ts';
import { type Place, finding, isValue, mend, physicalLine, reads, short, touches } from '../place.ts';
import type { Token } from '../tokens.ts';
import { lastResort } from './leftovers.ts';

// Characters and quotes

export function strangeCharacter(place: Place): Finding | undefined {
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
  const [fence = ''] = /^\s*`{3,}\w*\s*$/.exec(text) ?? [];
  if (fence !== '')
    return finding(
      { line, from: lineFrom, to: lineTo },
      'error.syntax.pasted',
      { text: fence.trim() },
      { from: text, to: '' },
    );
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
      return finding(span, 'error.char.unknown', { char: one.char }, withoutUnit(text, one));
  }
}

/** `5€`, `20°`, `• sleep(5)`: nothing is lost without the sign. */
function withoutUnit(text: string, { char }: { readonly char: string }): TextFix | undefined {
  const at = text.indexOf(char);
  const unit = /[€$£°‰]/.test(char) && /\d\s*$/.test(text.slice(0, at));
  const bullet = text.slice(0, at).trim() === '' && /[•‣◦▪▸►➤✓✔→○●■·]/.test(char);
  const without =
    text.slice(0, at).replace(unit ? /\s+$/ : /$^/, '') +
    text.slice(at + char.length).replace(bullet ? /^[ \t]+/ : /$^/, '');
  return (unit || bullet) && reads(without) ? { from: text, to: without } : undefined;
}

export function openString(place: Place): Finding | undefined {
  const { line, stop } = place;
  const index = line.findIndex(({ kind }) => kind === 'open-string');
  const token = line[index];
  if (token === undefined || index > stop + 8) return undefined;
  const quote = token.text.includes('"') && !/^\w*'/.test(token.text) ? '"' : "'";
  const before = line[index - 1];
  if (token.text.replace(/^\w*/, '').startsWith(quote.repeat(3))) {
    // Its end is perhaps just being written, lines below.
    return {
      ...finding(token, 'error.syntax.quote3', { quote: quote.repeat(3) }),
      open: true,
      until: Infinity,
    };
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
  // ["C4", "D4, "E4"]: the text before the comma was to end there.
  const early = line[index - 1]?.kind === 'string' ? undefined : endedLate(place, index, quote);
  if (early !== undefined) return early;
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
  // "Points: + str(points)): what is added was not to be in the text.
  const added = /\s*\+\s*(?:(str|repr)\s*\(|([A-Za-z_]\w*))/.exec(body);
  const known =
    added !== null &&
    (added[1] !== undefined || new RegExp(`^[ \\t]*${added[2] ?? ''}\\s*=`, 'm').test(place.source));
  if (known && added.index > 0) {
    const at = token.to - body.length + added.index;
    const fix = mend(place, at, at, body[added.index] === ' ' ? ` ${quote}` : quote);
    if (fix !== undefined) fixes.push(fix);
  }
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
  if (fixes.length === 0 && goesOn(place, token, quote))
    return { ...finding(token, 'error.syntax.quoteLines', { quote }), open: true };
  return finding(token, 'error.syntax.quote', { quote }, fixes[0]);
}

/** A text on the line that took in a comma or a sign, and the beginning of the next text. */
function endedLate(place: Place, open: number, quote: string): Finding | undefined {
  for (const [index, one] of place.line.slice(0, open).entries()) {
    const next = place.line[index + 1];
    if (one.kind !== 'string' || !one.text.startsWith(quote) || !touches(one, next)) continue;
    if (next === undefined || !/^(name|number|keyword)$/.test(next.kind)) continue;
    const tail = /\s*[,+:)\]]+\s*$/.exec(one.text.slice(1, -1))?.[0] ?? '';
    const at = one.to - 1 - tail.length;
    const fix = tail === '' ? undefined : mend(place, at, at, quote);
    if (fix !== undefined) return finding({ ...one, to: at }, 'error.syntax.quote', { quote }, fix);
  }
  return undefined;
}

/** Whether the quote's partner stands alone on one of the next lines: one text was to go over several. */
function goesOn({ source }: Place, { line, text }: Token, quote: string): boolean {
  if (text.slice(1).includes(quote)) return false;
  for (let next = line + 1; next < line + 12; next++) {
    const quotes = physicalLine(source, next).split(quote).length - 1;
    if (quotes > 0) return quotes === 1;
  }
  return false;
}

/** `'It's late'` in double quotes, wherever its own last quote is. */
function fixApostrophe(place: Place, first: Token, open: Token): TextFix | undefined {
  const text = place.source.slice(first.from, open.to);
  const last = text.lastIndexOf("'");
  const inner = text.slice(1, last);
  if (last <= 0 || inner.includes('"')) return undefined;
  return mend(place, first.from, first.from + last + 1, `"${inner}"`);
}

export function indentAt(source: string, at: number): number {
  const start = source.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(source.slice(start, start + 200))?.[0].length ?? 0;
}

export function explainNumber(place: Place): Finding {
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
  if (/^\d+(\.\d+)?(ms|s|cm|m|mm|hz|Hz|kHz|V|g|kg|C|sec|min|h)$/.test(text)) {
    // sleep counts in thousandths.
    const seconds =
      /^(s|sec)$/.test(name) && /(^|[^.\w])sleep\s*\(\s*$/.test(place.source.slice(place.from, token.from));
    const near = seconds ? String(Number(digits) * 1000) : digits;
    return finding(
      token,
      'error.syntax.unit',
      { text, digits: near },
      mend(place, token.from, token.to, near),
    );
  }
  if (/^\d+[oO]+\d*$|^\d*[lIO]\d*$/.test(text)) {
    const by = text.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
    return finding(token, 'error.syntax.digit', { text, near: by }, mend(place, token.from, token.to, by));
  }
  if (name !== '' && !/^([eE]\d*|[jJ])$/.test(name) && !/^0[xXbBoO]/.test(text))
    return finding(
      token,
      'error.syntax.times',
      { left: digits, right: name },
      mend(place, token.from, token.to, `${digits} * ${name}`),
    );
  return finding(token, 'error.syntax.number', { text: short(text) });
}

export function backslash({ line, stop }: Place): Finding | undefined {
  const token = line[stop];
  return token?.text === '\\' ? finding(token, 'error.syntax.backslash') : undefined;
}

export function badEscape({ line, stop }: Place): Finding | undefined {
  const token = line[stop];
  if (token?.kind !== 'invalid' || token.text.length < 2) return undefined;
  const escape = /\\[xuUN]/.exec(token.text)?.[0] ?? '\\';
  return finding(token, 'error.syntax.escape', { escape });
}

export function formatString(place: Place): Finding | undefined {
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

/** `print("He said "hi"")`. */
export function quoteInside({ line, stop, source }: Place): Finding | undefined {
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
