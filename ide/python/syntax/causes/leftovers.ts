/** Signs too many, spaces in names, words of prose; and the last resort, which says least. */
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import type { Token } from '../tokens.ts';
import {
  type Place,
  declarations,
  finding,
  isOperator,
  isValue,
  mend,
  openers,
  physicalLine,
  reads,
  short,
  spanOf,
  startsValue,
  touches,
} from '../place.ts';

/** A sign at the end of a line, or twice, that the line does without. */
export function extraSign(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  if (token === undefined || (!/^[:;,.=]$|^(::|\.\.|,,)$/.test(token.text) && token.kind !== 'invalid'))
    return undefined;
  const last = stop === line.length - 1;
  const twice = line[stop - 1]?.text === token.text;
  if (!last && !twice) return undefined;
  const fix = mend(place, token.from, token.to, '');
  if (fix === undefined) return undefined;
  if (token.text === ':') return finding(token, 'error.syntax.extraColon', {}, fix);
  return finding(token, 'error.syntax.extra', { text: token.text }, fix);
}

export function twoDots(place: Place): Finding | undefined {
  const { line, stop } = place;
  const token = line[stop];
  const before = line[stop - 1];
  if (before?.text !== '.') return undefined;
  if (token?.text === '.' || token?.text === '..')
    return finding(token, 'error.syntax.extra', { text: '.' }, mend(place, token.from, token.to, ''));
  return finding(before, 'error.syntax.afterDot', { name: line[stop - 2]?.text ?? '' });
}

/** `my points = 3`, `display scroll("x")`. */
export function spaceInName(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const token = line[stop];
  const before = line[stop - 1];
  if (token?.kind !== 'name' || before?.kind !== 'name' || token.line !== before.line) return undefined;
  if (
    /^(display|button_a|button_b|accelerometer|compass|music|radio|random|microphone|speaker|uart|Image|log|speech|pin\d+)$/.test(
      before.text,
    )
  ) {
    const fix = mend(place, before.to, token.from, '.');
    if (fix !== undefined)
      return finding(
        { ...before, to: token.to },
        'error.syntax.dot',
        { left: before.text, right: token.text },
        fix,
      );
  }
  if (stop === 1) {
    let last = stop;
    while (line[last + 1]?.kind === 'name') last++;
    const end = line[last];
    if (end !== undefined && /^([+\-*/]?=)$/.test(line[last + 1]?.text ?? '')) {
      if (declarations.has(before.text)) return undefined;
      const near = line
        .slice(0, last + 1)
        .map(({ text }) => text)
        .join('_');
      const fix = mend(place, before.from, end.to, near);
      return finding(
        { ...before, to: end.to },
        'error.syntax.nameSpace',
        { name: source.slice(before.from, end.to), near },
        fix,
      );
    }
  }
  return undefined;
}

/** A sentence that was to be a comment. */
export function prose(place: Place): Finding | undefined {
  const { line, source } = place;
  const [first] = line;
  // `if x between 1 and 5:` is meant to be Python.
  if (first === undefined || (openers.has(first.text) && line.at(-1)?.text === ':')) return undefined;
  const words = line.filter(({ kind }) => kind === 'name' || kind === 'keyword').length;
  const signs = line.filter(({ kind, text }) => kind === 'op' && !/^[,.\-:;]$/.test(text)).length;
  const counts = (one: Token): boolean =>
    one.kind === 'name' || one.kind === 'keyword' || one.kind === 'number';
  if (words < 2 || line.filter(counts).length < 3 || signs > 0 || line.some(({ kind }) => kind === 'string'))
    return undefined;
  let run = 0;
  let longest = 0;
  for (const one of line) {
    run = counts(one) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  if (longest < 3) return undefined;
  const text = physicalLine(source, first.line);
  // What stands further in below would belong to nothing.
  const block =
    place.tokens[place.error.at]?.kind !== 'end' &&
    /^[ \t]*\S.*:\s*\n(\s*\n)*[ \t]+\S/.test(source.slice(place.from));
  return finding(
    { ...first, to: place.to },
    'error.syntax.prose',
    {},
    block ? undefined : { from: text, to: text.replace(/^(\s*)/, '$1# ') },
  );
}

/** An operator, a comma or a word with nothing behind it, or two in a row. */
export function missingValue({ line, stop }: Place): Finding | undefined {
  const token = line[stop];
  const before = line[stop - 1];
  const wants =
    isOperator(before) ||
    (before?.kind === 'keyword' &&
      /^(and|or|not|in|is|return|if|elif|while|assert|raise|del|else|lambda)$/.test(before.text));
  if (before === undefined || !wants) return undefined;
  if (token === undefined) return finding(before, 'error.syntax.valueMissing', { operator: before.text });
  if (isOperator(token) || (token.kind === 'keyword' && /^(and|or|in|is)$/.test(token.text)))
    return finding({ ...before, to: token.to }, 'error.syntax.twoOperators', {
      left: before.text,
      right: token.text,
    });
  if (/^[)\]},:;]$/.test(token.text))
    return finding(before, 'error.syntax.valueMissing', { operator: before.text });
  return undefined;
}

/** `names.0`: the place of an item after a dot. */
export function dotNumber(place: Place): Finding | undefined {
  const { line, stop } = place;
  const [before, token] = [line[stop - 1], line[stop]];
  if (token?.kind !== 'number' || !/^\.\d+$/.test(token.text) || !touches(before, token)) return undefined;
  if (before?.kind !== 'name') return undefined;
  const fix = mend(place, token.from, token.to, `[${token.text.slice(1)}]`);
  return fix === undefined
    ? undefined
    : finding(token, 'error.syntax.dotNumber', { near: `${before.text}[${token.text.slice(1)}]` }, fix);
}

/** `{"a": 1, "b" 2}`, `{"a": 1, "b", 2}`: the colon between a name and its value. */
export function itemColon(place: Place): Finding | undefined {
  const { line, error } = place;
  const start = line.findIndex(({ from }) => from >= error.from);
  for (let index = Math.max(start, 1); index < line.length; index++) {
    const [before, token] = [line[index - 1], line[index]];
    if (before === undefined || token === undefined || token.text === '}') return undefined;
    const gap = isValue(before) && startsValue(token) && before.to < token.from;
    if (!gap && token.text !== ',') continue;
    const fix = gap ? mend(place, before.to, before.to, ':') : mend(place, token.from, token.to, ':');
    if (fix !== undefined)
      return finding(before, 'error.syntax.itemColon', { name: short(before.text) }, fix);
  }
  return undefined;
}

/** `delay 500` for `delay=500`: a word that calls to the board know, and the program does not. */
export function namedArgument(place: Place): Finding | undefined {
  const { line, stop, source, error } = place;
  const [before, token] = [line[stop - 1], line[stop]];
  if (error.rule !== 'call' || before?.kind !== 'name' || token === undefined) return undefined;
  if (!/^[(,]$/.test(line[stop - 2]?.text ?? '') || !argumentNames.has(before.text)) return undefined;
  const colon = /^(:|:=|is)$/.test(token.text);
  if (!colon && !startsValue(token)) return undefined;
  if (new RegExp(`^[ \\t]*${before.text}\\s*=`, 'm').test(source)) return undefined;
  const value = colon ? line[stop + 1] : token;
  const fix = mend(place, before.to, value?.from ?? token.to, '=');
  return fix === undefined
    ? undefined
    : finding(
        { ...before, to: token.to },
        'error.syntax.namedArgument',
        { name: before.text, near: `${before.text}=${short(value?.text ?? '')}` },
        fix,
      );
}

/** What calls to the board take by name. */
const argumentNames: ReadonlySet<string> = new Set(
  'delay wait loop clear monospace brightness channel group power queue length address data_rate pin duration ticks bpm'.split(
    ' ',
  ),
);

/** Two values without anything between them. */
export function missingBetween(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  const token = line[stop];
  const before = line[stop - 1];
  if (place.error.rule === 'conditional' && !line.some(({ text }, index) => index > 0 && text === 'else')) {
    const word = line.find(({ text }, index) => index > 0 && text === 'if');
    if (word !== undefined) return finding(word, 'error.syntax.conditionalElse');
  }
  if (token === undefined || before === undefined) return undefined;
  if (!isValue(before) || !startsValue(token)) return undefined;
  const left = short(before.text);
  const right = short(token.text);
  const span = { ...before, to: token.to };
  if (token.depth > 0) {
    const texts = before.kind === 'string' || token.kind === 'string';
    const fix = mend(place, before.to, before.to, ',');
    // `high score = 0` stands elsewhere: one name with a space in it.
    if (
      before.kind === 'name' &&
      token.kind === 'name' &&
      new RegExp(`^[ \\t]*${before.text}[ \\t]+${token.text}\\s*=`, 'mu').test(source)
    ) {
      const near = `${before.text}_${token.text}`;
      return finding(
        span,
        'error.syntax.nameSpace',
        { name: source.slice(before.from, token.to), near },
        mend(place, before.from, token.to, near),
      );
    }
    // Two words of which the program has only one: a comma would not help.
    const strange =
      place.error.rule === 'call' &&
      before.kind === 'name' &&
      token.kind === 'name' &&
      !new RegExp(
        `(^|[^\\w.])${token.text}\\s*(=|,|\\()|\\b(for|as|import|def)\\s+${token.text}\\b`,
        'mu',
      ).test(source.slice(0, place.from));
    // display.show(Image.HEART Image.HAPPY): one after the other is a list.
    const [, pictures = ''] =
      /\(\s*(Image\.[A-Z_0-9]+(?:[ \t]+Image\.[A-Z_0-9]+)+)\s*\)/.exec(place.text) ?? [];
    if (pictures !== '') {
      const from = place.from + place.text.indexOf(pictures);
      const list = mend(place, from, from + pictures.length, `[${pictures.split(/[ \t]+/).join(', ')}]`);
      if (list !== undefined) return finding(span, 'error.syntax.comma', { left, right }, list);
    }
    if (fix !== undefined && !strange && /^(call|brackets|def|index)$/.test(place.error.rule)) {
      // A text and a value in a call that takes one thing: joined or given as two, nobody knows.
      const unsure = texts && place.error.rule === 'call';
      return finding(
        span,
        unsure ? 'error.syntax.commaOrPlus' : 'error.syntax.comma',
        { left, right },
        unsure ? undefined : fix,
      );
    }
    const all =
      place.error.rule === 'brackets' ||
      (place.error.rule === 'call' && before.kind === 'number' && fix === undefined)
        ? commasBetween(place)
        : undefined;
    if (all !== undefined) return finding(span, 'error.syntax.comma', { left, right }, all);
  }
  // Two statements on one line.
  if (
    token.depth === 0 &&
    token.kind === 'name' &&
    // A name alone would be no statement.
    line[stop + 1] !== undefined &&
    reads(source.slice(place.from, before.to)) &&
    reads(source.slice(token.from, place.to))
  )
    return finding(token, 'error.syntax.twoStatements', { right }, onTwoLines(place, before, token));
  return finding(span, 'error.syntax.between', { left, right });
}

function onTwoLines({ source, line }: Place, before: Token, token: Token): TextFix | undefined {
  const text = physicalLine(source, token.line);
  const start = source.lastIndexOf('\n', token.from - 1) + 1;
  if (line[0]?.line !== token.line || source.slice(start, start + text.length) !== text) return undefined;
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  return {
    from: text,
    to: `${text.slice(0, before.to - start)}\n${indent}${text.slice(token.from - start)}`,
  };
}

/** `[1 2 3]`: a comma after each. */
function commasBetween(place: Place): TextFix | undefined {
  const { line, text } = place;
  let commas = text;
  for (let index = line.length - 1; index > 0; index--) {
    const [before, token] = [line[index - 1], line[index]];
    if (before === undefined || token === undefined || token.depth === 0) continue;
    const apart = before.to < token.from && isValue(before) && startsValue(token) && before.kind !== 'string';
    if (apart) commas = `${commas.slice(0, before.to - place.from)},${commas.slice(before.to - place.from)}`;
  }
  return commas === text ? undefined : mend(place, place.from, place.to, commas);
}

export function semicolonColon({ line, stop }: Place): Finding | undefined {
  const token = line[stop];
  if (token === undefined || !/^[,)\]]$/.test(token.text)) return undefined;
  const before = line[stop - 1];
  if (before !== undefined && /^[,([{]$/.test(before.text) && token.text === ',')
    return finding(token, 'error.syntax.extra', { text: ',' });
  return undefined;
}

export function lastResort({ line, stop, error, source }: Place): Finding {
  const token = line[stop];
  if (token === undefined) {
    const last = line.at(-1);
    if (last !== undefined) return finding(spanOf(last), 'error.syntax.unfinished', {});
    return finding(error, 'error.syntax', {});
  }
  if (token.kind === 'invalid') return finding(token, 'error.char.unknown', { char: short(token.text) });
  return finding(token, 'error.syntax.at', { text: short(source.slice(token.from, token.to)) });
}
