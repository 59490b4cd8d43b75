/** Space at the left edge, and blocks without anything in them. */
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import { type Place, finding, isLayout, openers, physicalLine, startsLine } from '../place.ts';
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
  const behind = behindColon(source, tokens, above.line, indent);
  if (behind !== undefined) return { ...behind, until: line };
  return finding(span, 'error.indent.unexpected', { at: above.line }, fixTo(above.indent));
}

/** `if x: y = 1` and more further in below: what stands behind the colon belongs there too. */
function behindColon(
  source: string,
  tokens: readonly Token[],
  at: number,
  indent: string,
): Finding | undefined {
  const line = tokens.filter((token) => token.line === at && !isLayout(token));
  const [first] = line;
  const colon = line.findLastIndex(({ text, depth }) => text === ':' && depth === 0);
  const second = line[colon + 1];
  if (first === undefined || colon < 1 || second === undefined || !openers.has(first.text)) return undefined;
  const text = physicalLine(source, at);
  const start = source.lastIndexOf('\n', first.from - 1) + 1;
  const head = text.slice(0, (line[colon]?.to ?? start) - start);
  return finding(
    { line: at, from: second.from, to: line.at(-1)?.to ?? second.to },
    'error.indent.afterColon',
    { word: first.text },
    { from: text, to: `${head}\n${indent}${text.slice(second.from - start)}` },
  );
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
  const between = source.slice(last.to, ended ? undefined : next.from);
  const called = name !== '' && nextText.trim().startsWith(`${name}(`) && !/\n[ \t]+#/.test(between);
  // A comment alone is inside.
  const note = /\n([ \t]+)#/.exec(between)?.[1];
  const inside = note !== undefined && note.length > headIndent.length;
  if (inside && (ended || nextIndent.length < headIndent.length || gap || startsClause(nextText))) {
    const text = physicalLine(source, last.line);
    return {
      ...finding(
        last,
        'error.indent.comment',
        { word, at: head.line },
        { from: text, to: `${text}\n${note}pass` },
      ),
      until: next?.line ?? last.line,
    };
  }
  if (ended || called || nextIndent.length < headIndent.length || gap || startsClause(nextText)) {
    return {
      ...finding({ ...last, line: last.line }, 'error.indent.empty', { word }),
      until: next?.line ?? last.line,
    };
  }
  // Only a comment is inside, and the next line calls what is defined: there is nothing to move.
  if (note !== undefined && name !== '' && nextText.includes(`${name}(`))
    return commentFinding(next, nextText, note, word, head.line);
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

const startsClause = (text: string): boolean => /^\s*(elif|else|except|finally)\b/.test(text);

/** `pass` goes where only a comment is, in front of the line that Python finds in its place. */
function commentFinding(next: Token, text: string, indent: string, word: string, at: number): Finding {
  return {
    ...finding(next, 'error.indent.comment', { word, at }, { from: text, to: `${indent}pass\n${text}` }),
    until: next.line,
  };
}
