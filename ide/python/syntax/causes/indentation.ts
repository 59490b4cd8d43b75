/** Space at the left edge, and blocks without anything in them. */
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import { type Place, finding, isLayout, physicalLine, startsLine } from '../place.ts';
import type { Token } from '../tokens.ts';

// Layout

export function explainIndent({ source, tokens, error }: Place): Finding | undefined {
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

export function explainBlock({ source, tokens, error, line }: Place): Finding | undefined {
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
  // def f(): and right below f(): what is to be inside is still missing.
  const name = head.text === 'def' ? (line[1]?.text ?? '') : '';
  const between = ended ? '' : source.slice(last.to, next.from);
  const called = name !== '' && nextText.trim().startsWith(`${name}(`) && !/\n[ \t]+#/.test(between);
  if (
    ended ||
    called ||
    nextIndent.length < headIndent.length ||
    gap ||
    /^(elif|else|except|finally)\b/.test(nextText.trim())
  ) {
    return {
      ...finding({ ...last, line: last.line }, 'error.indent.empty', { word }),
      until: next?.line ?? last.line,
    };
  }
  // Only a comment is inside, and the next line calls what is defined: there is nothing to move.
  if (/\n[ \t]+#/.test(between) && name !== '' && nextText.includes(`${name}(`)) {
    const indent = /\n([ \t]+)#/.exec(between)?.[1] ?? '    ';
    return {
      ...finding(
        { line: next.line, from: next.from, to: next.to },
        'error.indent.comment',
        { word, at: head.line },
        { from: nextText, to: `${indent}pass\n${nextText}` },
      ),
      until: next.line,
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
