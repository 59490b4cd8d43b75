/** What a condition asks, said in words, halves or with a comma. */
import type { Finding } from '../finding.ts';
import { type Place, conditionWords, finding, mend } from '../place.ts';
/** Words for comparisons, longest first. */
const comparisons: readonly (readonly [RegExp, string])[] = [
  [/\b(?:is\s+)?(?:greater|bigger|more|higher)\s+(?:than\s+)?or\s+equal(?:\s+to)?\b/i, '>='],
  [/\b(?:is\s+)?(?:less|smaller|lower|fewer)\s+(?:than\s+)?or\s+equal(?:\s+to)?\b/i, '<='],
  [/(?<!\w)(?:è\s+)?maggiore\s+o\s+uguale\s+a\b/i, '>='],
  [/(?<!\w)(?:è\s+)?minore\s+o\s+uguale\s+a\b/i, '<='],
  [/\b(?:is\s+)?(?:not\s+equal\s+to|different\s+(?:from|to|than))\b/i, '!='],
  [/(?<!\w)(?:è\s+)?divers[oa]\s+da\b/i, '!='],
  [/\b(?:is\s+)?equals?(?:\s+to)?\b/i, '=='],
  [/(?<!\w)(?:è\s+)?uguale\s+a\b/i, '=='],
  [/\b(?:is\s+)?(?:greater|bigger|more|higher|larger)\s+than\b/i, '>'],
  [/\b(?:is\s+)?(?:less|smaller|lower|fewer)\s+than\b/i, '<'],
  [/(?<!\w)(?:è\s+)?(?:maggiore|più\s+grande)\s+di\b/i, '>'],
  [/(?<!\w)(?:è\s+)?(?:minore|più\s+piccol[oa])\s+di\b/i, '<'],
];

/** `if x is equal to 3:`. */
export function comparisonWords(place: Place): Finding | undefined {
  const { line, text } = place;
  if (!conditionWords.has(line[0]?.text ?? '')) return undefined;
  for (const [words, right] of comparisons) {
    const match = words.exec(text);
    if (match === null) continue;
    const from = place.from + match.index;
    const to = from + match[0].length;
    // In a text, any words may stand.
    if (line.some((token) => token.kind === 'string' && token.from < to && token.to > from)) continue;
    const fix =
      mend(place, from, to, right) ??
      mend(place, from, place.to, `${right}${place.source.slice(to, place.to)}:`);
    if (fix === undefined) continue;
    return finding(
      { line: line[0]?.line ?? 1, from, to },
      'error.syntax.operator',
      { wrong: match[0], right },
      fix,
    );
  }
  return undefined;
}

const quantity = String.raw`[\w.]+(?:\(\s*\))?`;
const between = new RegExp(
  String.raw`(${quantity})\s+(?:(?:is|è|in|not|non)\s+)*?(not\s+|non\s+è\s+)?(?:is\s+|è\s+|in\s+)*(?:between|compres[oa]\s+[tf]ra|[tf]ra|from|da)\s+\(?\s*(-?${quantity})\s*(?:and|ed?|to|a|,|-)\s*(-?${quantity})\)?`,
  'i',
);

/** `if x between 1 and 5:`. */
export function betweenWords(place: Place): Finding | undefined {
  const { line, text } = place;
  if (!conditionWords.has(line[0]?.text ?? '')) return undefined;
  const head = line[0]?.text.length ?? 0;
  const match = between.exec(text.slice(head));
  if (match === null) return undefined;
  const [wrong, value = '', negated, low = '', high = ''] = match;
  if (line.some(({ kind }) => kind === 'string')) return undefined;
  const near = `${negated === undefined ? '' : 'not '}${low} <= ${value} <= ${high}`;
  const from = place.from + head + match.index;
  const to = from + wrong.length;
  const fix =
    mend(place, from, to, near) ?? mend(place, from, place.to, `${near}${place.source.slice(to, place.to)}:`);
  return fix === undefined
    ? undefined
    : finding({ line: line[0]?.line ?? 1, from, to }, 'error.syntax.foreign', { word: wrong, near }, fix);
}

/** `x > 2 and < 6`: what is asked about has to be said again. */
export function questionAnew(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const [word, sign] = [line[stop - 1], line[stop]];
  if (!/^(and|or)$/.test(word?.text ?? '') || !/^([<>]=?|[=!]=)$/.test(sign?.text ?? '')) return undefined;
  if (word === undefined || sign === undefined) return undefined;
  const since = line.findLastIndex(
    ({ text, kind }, index) =>
      index < stop - 1 && (text === '(' || (kind === 'keyword' && /^(if|elif|while|and|or|not)$/.test(text))),
  );
  const compare = line.findIndex(
    ({ text, kind }, index) =>
      index > since && index < stop && kind === 'op' && /^([<>]=?|[=!]=)$/.test(text),
  );
  const [begin, end] = [line[since + 1], line[compare - 1]];
  if (begin === undefined || end === undefined || compare <= since + 1) return undefined;
  const asked = source.slice(begin.from, end.to);
  const value = `${asked} ${sign.text} ${line[stop + 1]?.text ?? ''}`;
  return finding(
    { ...word, to: sign.to },
    'error.syntax.questionAnew',
    { word: word.text, value },
    mend(place, sign.from, sign.from, `${asked} `),
  );
}

/** `if x > 1, y > 1:`: two questions want a word between them. */
export function joinedQuestions(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  if (token?.text !== ',' || token.depth !== 0 || !conditionWords.has(line[0]?.text ?? '')) return undefined;
  const asks = line.slice(stop + 1).some(({ text }) => /^([<>]=?|[=!]=|\(|not|in|is)$/.test(text));
  const fix = asks ? mend(place, token.from, token.to, ' and') : undefined;
  return fix === undefined ? undefined : finding(token, 'error.syntax.joinedQuestions', {}, fix);
}

/** `y = x > 2 ? 1 : 0`. */
export function ternary(place: Place): Finding | undefined {
  const { line, text } = place;
  const sign = line.find((token) => token.text === '?');
  const [, head = '', test = '', yes = '', no = ''] =
    /^(.*?=\s*|return\s+|)([^=?](?:[^?]*[^?\s])?)\s*\?\s*([^:?]*[^:?\s])\s*:\s*([^:?]+)$/.exec(text) ?? [];
  if (sign === undefined || no === '') return undefined;
  const near = `${yes} if ${test} else ${no}`;
  const fix = mend(place, place.from, place.to, head + near);
  return fix === undefined ? undefined : finding(sign, 'error.syntax.foreign', { word: '? :', near }, fix);
}
