/** What is said rather than written in Python: words for signs, other languages' loops, text pasted from elsewhere. */
import type { Finding } from '../finding.ts';
import { type Place, finding, isValue, mend, physicalLine, reads, startsValue, touches } from '../place.ts';
/** `set x to 5`, `cambia x di 1`: how Scratch and MakeCode say it. */
const orders: readonly (readonly [RegExp, string])[] = [
  [/^(?:set|make|let|put|imposta|porta|poni)\s+([A-Za-z_]\w*)\s+(?:to|be|equal to|a|=)\s+(.+)$/i, '$1 = $2'],
  [
    /^(?:change|increase|increment|cambia|aumenta|incrementa)\s+([A-Za-z_]\w*)\s+(?:by|di)\s+(.+)$/i,
    '$1 += $2',
  ],
  [/^(?:decrease|decrement|diminuisci|riduci)\s+([A-Za-z_]\w*)\s+(?:by|di)\s+(.+)$/i, '$1 -= $2'],
  [/^(?:add|aggiungi)\s+(\w+)\s+(?:to|a)\s+([A-Za-z_]\w*)$/i, '$2 += $1'],
  [/^(?:subtract|togli)\s+(\w+)\s+(?:from|da)\s+([A-Za-z_]\w*)$/i, '$2 -= $1'],
  [/^(?:wait|aspetta)\s+(?:until|finché|che)\s+(.+?):?$/i, 'while not $1: pass'],
  [/^([A-Za-z_]\w*)\s+(?:is|becomes|equals|diventa|è)\s+(.+)$/i, '$1 = $2'],
];

export function spokenOrder(place: Place): Finding | undefined {
  const { line, text } = place;
  const [first] = line;
  if (first === undefined || text.length > 80) return undefined;
  for (const [words, near] of orders) {
    if (!words.test(text)) continue;
    const by = text.replace(words, near);
    const fix = mend(place, place.from, place.to, by);
    if (fix !== undefined)
      return finding({ ...first, to: place.to }, 'error.syntax.foreign', { word: text, near: by }, fix);
  }
  return undefined;
}

/** Statements of other languages that Python says in quite another way. */
export function otherStatements(place: Place): Finding | undefined {
  const { line, text } = place;
  const [first, second] = line;
  if (first === undefined) return undefined;
  const word = first.text;
  if (
    /^(switch|match|case|default)$/.test(word) &&
    (startsValue(second) || word === 'default') &&
    /[:{]$/.test(text.trimEnd())
  )
    return finding(first, 'error.syntax.switch', { word });
  const [, repeat = '', count = ''] =
    /^(repeat|ripeti|loop|wiederhole)\s*\(?\s*(\w*)\s*\)?\s*(?:times|volte|mal)?\s*:?$/i.exec(text) ?? [];
  if (repeat !== '' && count !== '') {
    const near = `for i in range(${count}):`;
    return finding(first, 'error.syntax.repeat', { word, near }, mend(place, place.from, place.to, near));
  }
  if (/^(forever|always|sempre|loop|do|repeat|ripeti)\s*(\(\s*\))?\s*:$/i.test(text)) {
    const near = 'while True:';
    return finding(first, 'error.syntax.repeat', { word, near }, mend(place, place.from, place.to, near));
  }
  if (/^(end|fine)\s*(if|while|for|def|function|loop|se|ciclo)?\s*[;:]?$/i.test(text) && line.length > 1)
    return finding(first, 'error.syntax.noEnd', { text });
  return undefined;
}

/** `global x = 3`. */
export function globalValue(place: Place): Finding | undefined {
  const { line, source } = place;
  const [first, second, third] = line;
  if (
    first === undefined ||
    !/^(global|nonlocal)$/.test(first.text) ||
    second?.kind !== 'name' ||
    third?.text !== '='
  )
    return undefined;
  const text = physicalLine(source, first.line);
  const indent = /^\s*/.exec(text)?.[0] ?? '';
  const value = source.slice(second.from, place.to);
  return finding(
    third,
    'error.syntax.globalValue',
    { word: first.text, name: second.text },
    reads(value) && text.trim() === place.text
      ? { from: text, to: `${indent}${first.text} ${second.text}\n${indent}${value}` }
      : undefined,
  );
}

/** `if t > 20,5:`: a comma as in Italian numbers. */
export function decimalComma(place: Place): Finding | undefined {
  const { line, stop } = place;
  const [left, comma, right] = [line[stop - 1], line[stop], line[stop + 1]];
  if (comma?.text !== ',' || left?.kind !== 'number' || right?.kind !== 'number') return undefined;
  if (!touches(left, comma) || !touches(comma, right) || !/^\d+$/.test(left.text + right.text))
    return undefined;
  const fix = mend(place, comma.from, comma.to, '.');
  return fix === undefined
    ? undefined
    : finding(
        { ...left, to: right.to },
        'error.syntax.decimalComma',
        { text: `${left.text},${right.text}`, near: `${left.text}.${right.text}` },
        fix,
      );
}

/** `{"Anna" = 10}`, `range(0:5)`, `display:show(x)`: one sign for another. */
export function signForSign(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const token = line[stop];
  const before = line[stop - 1];
  const next = line[stop + 1];
  if (token === undefined || before === undefined) return undefined;
  const swapped = (right: string): Finding | undefined => {
    const fix = mend(place, token.from, token.to, right);
    return fix === undefined
      ? undefined
      : finding(token, 'error.syntax.sign', { wrong: token.text, right }, fix);
  };
  if (token.text === '=' && token.depth > 0) {
    const open = line.slice(0, stop).findLast(({ text, depth }) => text === '{' && depth <= token.depth);
    if (open === undefined || /[()]/.test(source.slice(open.from, token.from))) return undefined;
    const inside = source
      .slice(open.from, place.to)
      .replace(/(?<![=!<>])=(?!=)/g, ':')
      .replace(/\s+:/g, ':');
    const fix = mend(place, open.from, place.to, inside);
    return fix === undefined
      ? undefined
      : finding(token, 'error.syntax.sign', { wrong: '=', right: ':' }, fix);
  }
  // Image(09090:99999:...)
  const [, rows = ''] = /\bImage\s*\(\s*((?:\d+\s*:\s*)+\d*)\s*\)/.exec(place.text) ?? [];
  if (rows !== '' && token.text === ':') {
    const from = place.from + place.text.indexOf(rows);
    const fix = mend(place, from, from + rows.length, `"${rows.replace(/\s/g, '')}"`);
    if (fix !== undefined) return finding({ ...token, from }, 'error.syntax.imageQuotes', {}, fix);
  }
  // display.scroll("x", delay:100)
  if (token.text === ':' && place.error.rule === 'call' && before.kind === 'name' && startsValue(next)) {
    const fix = mend(place, token.from, token.to, '=');
    if (fix !== undefined) return finding(token, 'error.syntax.sign', { wrong: ':', right: '=' }, fix);
  }
  // y = x : 2
  if (
    token.text === ':' &&
    isValue(before) &&
    before.kind !== 'string' &&
    startsValue(next) &&
    !line.some(({ text }) => text === 'lambda') &&
    (line.slice(0, stop).some(({ text }) => /^([+\-*/]?=|return)$/.test(text)) ||
      place.error.rule === 'brackets')
  ) {
    const fix = mend(place, token.from, token.to, '/');
    if (fix !== undefined) return finding(token, 'error.syntax.divide', {}, fix);
  }
  if (/^[:;]$/.test(token.text) && token.depth > 0 && isValue(before) && startsValue(next))
    return swapped(',');
  if (
    token.text === ':' &&
    stop === 1 &&
    before.kind === 'name' &&
    next?.kind === 'name' &&
    line[stop + 2]?.text === '('
  )
    return swapped('.');
  return undefined;
}

/** Functions that are called with one thing and that pupils know by heart. */
const calls = /^(range|input|int|str|float|len|abs|round|min|max|sum|list|chr|ord|sleep|print)$/;

/** `for i in range 5:`, `name = input "Who?"`, `display.show{Image.HEART}`. */
export function callInside(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const token = line[stop];
  const before = line[stop - 1];
  if (token === undefined || before?.kind !== 'name') return undefined;
  const dotted =
    line[stop - 2]?.text === '.' &&
    /^(is_pressed|was_pressed|show|scroll|randint|send|sleep|play|choice|set_pixel)$/.test(before.text);
  if (!dotted && !calls.test(before.text)) return undefined;
  const key = 'error.syntax.callBrackets';
  let head = stop - 1;
  while (line[head - 1]?.text === '.' && line[head - 2]?.kind === 'name') head -= 2;
  const values = { name: source.slice(line[head]?.from, before.to) };
  if (token.text === '{') {
    const close = line.findLast(({ text, from }) => text === '}' && from > token.from);
    if (close === undefined) return undefined;
    const inner = source.slice(token.to, close.from);
    const fix = mend(place, token.from, close.to, `(${inner})`);
    return fix === undefined ? undefined : finding({ ...before, to: token.to }, key, values, fix);
  }
  if (!['string', 'number', 'name'].includes(token.kind)) return undefined;
  const last = line.at(-1);
  const end = last?.text === ':' ? last.from : place.to;
  for (const to of [end, token.to]) {
    const fix = mend(place, before.to, to, `(${source.slice(token.from, to)})`);
    if (fix !== undefined) return finding({ ...before, to: token.to }, key, values, fix);
  }
  return undefined;
}

/** What is between two values in words. */
const operatorWords: Readonly<Record<string, string>> = {
  mod: '%',
  modulo: '%',
  div: '//',
  times: '*',
  per: '*',
  plus: '+',
  più: '+',
  minus: '-',
  meno: '-',
};

/** `a x 3`, `a mod 2`, `50%`, `pin 0`, `1 000`. */
export function saidWithSpaces(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  const before = line[stop - 1];
  const next = line[stop + 1];
  if (token !== undefined && /^[xX×]$/.test(token.text) && isValue(before) && startsValue(next)) {
    const fix = mend(place, token.from, token.to, '*');
    if (fix !== undefined && before !== undefined && next !== undefined)
      return finding(token, 'error.syntax.times', { left: before.text, right: next.text }, fix);
  }
  const operator = token === undefined ? undefined : operatorWords[token.text.toLowerCase()];
  if (token !== undefined && operator !== undefined && isValue(before) && startsValue(next)) {
    const fix = mend(place, token.from, token.to, operator);
    if (fix !== undefined)
      return finding(token, 'error.syntax.operator', { wrong: token.text, right: operator }, fix);
  }
  if (
    before?.kind === 'number' &&
    /^\d{1,3}$/.test(before.text) &&
    token?.kind === 'number' &&
    /^\d{3}$/.test(token.text) &&
    token.from === before.to + 1
  ) {
    const near = before.text + token.text;
    const fix = mend(place, before.from, token.to, near);
    if (fix !== undefined)
      return finding(
        { ...before, to: token.to },
        'error.syntax.numberGap',
        { text: `${before.text} ${token.text}`, near },
        fix,
      );
  }
  const number = line[stop - 2];
  if (before?.text === '%' && number?.kind === 'number' && touches(number, before)) {
    const fix = mend(place, before.from, before.to, '');
    const text = `${number.text}%`;
    if (fix !== undefined)
      return finding({ ...number, to: before.to }, 'error.syntax.unit', { text, digits: number.text }, fix);
  }
  if (before?.text === 'pin' && token?.kind === 'number' && /^\d+(\.\w*)?$/.test(token.text)) {
    const fix = mend(place, before.to, token.from, '');
    const digits = String(Number.parseInt(token.text, 10));
    if (fix !== undefined)
      return finding(
        { ...before, to: token.to },
        'error.syntax.nameSpace',
        { name: `pin ${digits}`, near: `pin${digits}` },
        fix,
      );
  }
  return undefined;
}

/** `display.scroll(Hello to all)`. */
export function textWithoutQuotes(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const open = line.findLast(({ text, from }) => text === '(' && from < (line[stop]?.from ?? 0));
  const at = open === undefined ? -1 : line.indexOf(open);
  if (open === undefined || !/^(scroll|show|print|say|send|input|write)$/.test(line[at - 1]?.text ?? ''))
    return undefined;
  let end = at + 1;
  while (/^(name|keyword)$/.test(line[end]?.kind ?? '') || /^[!?.,']$/.test(line[end]?.text ?? '')) end++;
  const [first, last, close] = [line[at + 1], line[end - 1], line[end]];
  if (first?.kind !== 'name' || last === undefined || close?.text !== ')' || end < at + 3) return undefined;
  const words = line.slice(at + 1, end).filter(({ kind }) => kind === 'name');
  // Image.HEART Image.HAPPY: a point in the middle of words is a program's.
  if (line.slice(at + 1, end).some((one, index) => one.text === '.' && touches(one, line[at + index + 2])))
    return undefined;
  // A name of the program's own: a comma or a sign is missing, and no quotes.
  if (
    words.length < 2 ||
    words.some(({ text }) => new RegExp(`(^|\\W)${text}\\s*=|for\\s+${text}\\b`, 'mu').test(source))
  )
    return undefined;
  const text = source.slice(first.from, last.to);
  const fix = mend(place, first.from, last.to, `"${text}"`);
  return fix === undefined
    ? undefined
    : finding({ ...first, to: last.to }, 'error.syntax.textQuotes', {}, fix);
}
