/** What came along with copying and was never a program: prompts, line numbers, web pages, messages of Python's. */
import type { Finding } from '../finding.ts';
import { type Place, finding, physicalLine, reads } from '../place.ts';

/** `>>> print(1)` from the prompt, `3 print(1)` with the number of its line. */
export function pasted({ source, line }: Place): Finding | undefined {
  return pastedLine(source, line[0]?.line);
}

export function pastedLine(source: string, line: number | undefined): Finding | undefined {
  if (line === undefined) return undefined;
  const text = physicalLine(source, line);
  const [, indent = '', mark = '', gap = '', rest = ''] =
    /^([ \t]*)(>>>|\.\.\.)([ \t]*)(.*)$/.exec(text) ??
    /^([ \t]*)(\d{1,3}[.:)]?)([ \t]+)(.*)$/.exec(text) ??
    [];
  const numbered = /^\d/.test(mark);
  if (mark === '' || (numbered && (Number.parseInt(mark, 10) !== line || !/^[A-Za-z#@]/.test(rest))))
    return undefined;
  if (rest.trim() !== '' && !reads(rest)) return undefined;
  const lines = source.split(/(?<=\r\n|\r(?!\n)|\n)/);
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length, 0) + indent.length;
  // What stands in front of a number only lines the numbers up; behind a mark comes a space or two, then the line's own.
  const own = gap.startsWith('\t')
    ? gap.slice(1)
    : ' '.repeat(Math.max(0, Math.floor((gap.length - 1) / 4) * 4));
  return finding(
    { line, from, to: from + mark.length },
    'error.syntax.pasted',
    { text: mark },
    { from: text, to: (numbered ? '' : indent) + own + rest },
  );
}

const tag = /<!--.*?(?:-->|$)|<\/?[A-Za-z!][A-Za-z0-9]*(?:\s+[^<>]*)?\/?>|<!DOCTYPE[^>]*>/gi;
const entities: Readonly<Record<string, string>> = {
  gt: '>',
  lt: '<',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#34': '"',
  '#160': ' ',
};
const entity = /&(gt|lt|amp|quot|apos|nbsp|#39|#34|#160);/g;

/** `<p>x = 1</p>`, `if x &gt; 3:`: the line with what a web page put around and into it. */
export function webPage(place: Place): Finding | undefined {
  const [first] = place.line;
  if (first === undefined) return undefined;
  const text = physicalLine(place.source, first.line);
  if (!/[<&]/.test(text)) return undefined;
  const mark = text.match(tag)?.[0] ?? text.match(entity)?.[0];
  if (mark === undefined) return undefined;
  const plain = text
    .replace(tag, '')
    .replace(entity, (_, name: string) => entities[name] ?? '')
    .trimEnd();
  // `a <b> c` is a comparison; a page's line is one without its marks, or nothing is left of it.
  const sound = plain.trim() === '' || reads(plain);
  if (!sound && !/^\s*<[/!A-Za-z]/.test(text)) return undefined;
  const at = first.from - indentOf(text) + text.indexOf(mark);
  const span = { line: first.line, from: Math.max(at, 0), to: at + mark.length };
  const fix = sound ? { from: text, to: plain } : undefined;
  return mark.startsWith('&')
    ? finding(span, 'error.syntax.entity', { text: mark, near: entities[mark.slice(1, -1)] ?? '' }, fix)
    : finding(span, 'error.syntax.html', { text: mark.length > 24 ? `${mark.slice(0, 22)}…` : mark }, fix);
}

function indentOf(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0;
}

/** What Python printed, or a row of signs that was to look nice: no lines of a program, whatever quotes are in them. */
export function notProgram(place: Place): Finding | undefined {
  const [first] = place.line;
  if (first === undefined) return undefined;
  const text = physicalLine(place.source, first.line);
  const span = { ...first, to: first.from + text.trim().length };
  if (/^\s*(Traceback \(most recent|File ".*", line \d|\w*(Error|Exception|Interrupt): )/.test(text))
    return finding(span, 'error.syntax.message', {}, { from: text, to: '' });
  const note = { from: text, to: text.replace(/^(\s*)/, '$1# ') };
  if (/^\s*([=*~#_+-])(?:\s?\1){2,}/.test(text) || /^\s*(?:https?:\/\/|www\.)\S+\s*$/.test(text))
    return finding(span, 'error.syntax.prose', {}, note);
  // ora mostro l'immagine
  const open = place.line.findIndex(({ kind }) => kind === 'open-string');
  const words = place.line.slice(0, open);
  if (
    words.length >= 3 &&
    words.every(({ kind, text: word }) => kind === 'name' || kind === 'keyword' || word === ',') &&
    words.at(-1)?.to === place.line[open]?.from &&
    /^['’]\p{L}/u.test(place.line[open]?.text ?? '')
  )
    return finding(span, 'error.syntax.prose', {}, note);
  return undefined;
}
