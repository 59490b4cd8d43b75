/** Functions that are made within a line: `lambda`, and what other languages write for it. */
import type { Finding } from '../finding.ts';
import { type Place, conditionWords, finding, mend, short } from '../place.ts';

/** `(x, y)`, `x`: what a small function is given. */
const given = String.raw`(?:\(\s*(?<inBrackets>\w*(?:\s*,\s*\w+)*)\s*\)|(?<alone>[A-Za-z_]\w*))`;
const arrow = new RegExp(String.raw`(?<![\w.)\]])${given}\s*(?<sign>[-=]\s?>)\s*`);
const called = new RegExp(String.raw`\blambda\s*${given}?\s*(?<sign>[-=]\s?>|:|)\s*(?<word>return\b\s*)?`);

/** `x => x * 2`, `lambda x -> x * 2`, `lambda(x): return x * 2`, `double = def(x): ...`. */
export function smallFunction(place: Place): Finding | undefined {
  return lambdaForm(place) ?? functionAsValue(place) ?? arrowFunction(place);
}

function lambdaForm(place: Place): Finding | undefined {
  const { text, line } = place;
  const word = line.find(({ kind, text: written }) => kind === 'keyword' && written === 'lambda');
  if (word === undefined) return undefined;
  const match = called.exec(text.slice(word.from - place.from));
  const { inBrackets, alone = '', sign = '', word: back } = match?.groups ?? {};
  // A lambda that is in order: the slip is elsewhere.
  if (match === null || (inBrackets === undefined && sign === ':' && back === undefined)) return undefined;
  const head = `lambda ${inBrackets ?? alone}`.trimEnd();
  const fix = mend(place, word.from, word.from + match[0].length, `${head}: `);
  if (fix === undefined) return undefined;
  return finding(
    { ...word, to: word.from + match[0].trimEnd().length },
    'error.syntax.lambda',
    { near: `${head}:` },
    fix,
  );
}

/** `double = function(x):`: a function is no value of a line. */
function functionAsValue(place: Place): Finding | undefined {
  const { text, line } = place;
  const [, name = '', word = '', rest = ''] =
    /^([A-Za-z_]\w*)\s*=\s*(def|function|func)\b\s*(\(.*)$/s.exec(text) ?? [];
  const token = line[2];
  if (name === '' || token === undefined) return undefined;
  const near = `def ${name}${rest}`;
  const fix =
    mend(place, place.from, place.to, near) ?? mend(place, place.from, place.to, near.replace(/\s*\{$/, ':'));
  return finding(token, 'error.syntax.functionValue', { word, name }, fix);
}

function arrowFunction(place: Place): Finding | undefined {
  const { text, source, line } = place;
  if (conditionWords.has(line[0]?.text ?? '') || line[0]?.text === 'def') return undefined;
  const match = arrow.exec(text);
  const { inBrackets, alone, sign = '' } = match?.groups ?? {};
  if (match === null) return undefined;
  const from = place.from + match.index;
  const to = from + match[0].length;
  if (line.some((token) => token.kind === 'string' && token.from < to && token.to > from)) return undefined;
  const span = {
    line: line.find((token) => token.from >= from)?.line ?? 1,
    from,
    to: from + match[0].trimEnd().length,
  };
  const names = (inBrackets ?? alone ?? '').split(/\s*,\s*/).filter((name) => name !== '');
  // With braces behind it, it is what has a name of its own here.
  if (text[match.index + match[0].length] === '{')
    return { ...finding(span, 'error.syntax.arrowBlock', { sign: sign.replace(/\s/, '') }), open: true };
  // x => 5 may be meant as >=: then x has a value.
  if (
    /^=/.test(sign) &&
    names.some((name) => new RegExp(String.raw`\b${name}\s*=[^=>]|\bfor\s+${name}\b`).test(source))
  )
    return undefined;
  const head = `lambda ${names.join(', ')}`.trimEnd();
  const fix = mend(place, from, to, `${head}: `);
  return fix === undefined
    ? undefined
    : finding(span, 'error.syntax.arrow', { sign: sign.replace(/\s/, ''), near: short(`${head}: …`) }, fix);
}
