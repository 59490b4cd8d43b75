/** One = too few or too many, and values given to what cannot have one. */
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import type { SyntaxError } from '../syntax-error.ts';
import { type Place, conditionWords, finding, mend, short, touches } from '../place.ts';
import { type Token, keywords } from '../tokens.ts';

export function explainAssign(place: Place): Finding {
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

export function equalsForCompare(place: Place): Finding | undefined {
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
