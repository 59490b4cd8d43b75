/** The form of a `for`. */
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import { type Place, finding, mend, physicalLine } from '../place.ts';

/** `for (let i = 0; i <= 4; i++) {` as Python counts. */
function countedLoop(place: Place): TextFix | undefined {
  const [, name = '', start = '', sign = '', end = ''] =
    /^for\s*\(\s*(?:(?:let|var|int)\s+)?(\w+)\s*=\s*(\w+)\s*;\s*\1\s*(<=?)\s*([\w.]+(?:\(\w*\))?)\s*;\s*(?:\1\s*\+\+|\+\+\s*\1|\1\s*\+=\s*1)\s*\)\s*[{:]?/.exec(
      place.text,
    ) ?? [];
  if (name === '') return undefined;
  const most = sign === '<' ? end : /^\d+$/.test(end) ? String(Number(end) + 1) : `${end} + 1`;
  const text = physicalLine(place.source, place.line[0]?.line ?? 1);
  // What the braces hold stands on lines of its own.
  if (!/[{:)]\s*$/.test(text)) return undefined;
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  return { from: text, to: `${indent}for ${name} in range(${start === '0' ? '' : `${start}, `}${most}):` };
}

export function loopForm(place: Place): Finding | undefined {
  const { line, stop } = place;
  const [first, second, third] = line;
  if (first?.text !== 'for') return undefined;
  const token = line[stop];
  if (second?.text === '(' && line.some(({ text }) => text === ';'))
    return finding({ ...first, to: place.to }, 'error.syntax.forForm', {}, countedLoop(place));
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
    if (stop === 2 && third?.kind === 'name' && /^(each|every|all|ogni)$/.test(second.text)) {
      const fix = mend(place, second.from, third.from, '');
      if (fix !== undefined) return finding(second, 'error.syntax.extra', { text: second.text }, fix);
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
