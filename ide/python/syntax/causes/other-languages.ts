/** What other languages write, and Python 2. */
import type { TextFix } from '../../python-problem.ts';
import type { Finding } from '../finding.ts';
import {
  type Place,
  conditionWords,
  finding,
  isOperator,
  mend,
  mendAll,
  padded,
  physicalLine,
  startsValue,
  touches,
} from '../place.ts';

const wrongOperators: Readonly<Record<string, string>> = {
  '=<': '<=',
  '=>': '>=',
  '=!': '!=',
  '<>': '!=',
  '===': '==',
  '!==': '!=',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  '> =': '>=',
  '< =': '<=',
  '! =': '!=',
  '= =': '==',
  '+ =': '+=',
  '- =': '-=',
  '* =': '*=',
  '/ =': '/=',
  'not =': '!=',
  'not ==': '!=',
  'isnot==': '!=',
  'is not =': '!=',
  'is =': '==',
  'is ==': '==',
  'is !=': '!=',
  'is >': '>',
  'is <': '<',
  'is >=': '>=',
  'is <=': '<=',
};

export function pythonTwo(place: Place): Finding | undefined {
  const { line, stop } = place;
  const [first, second] = line;
  if (first?.text !== 'print' || stop !== 1 || second === undefined || isOperator(second)) return undefined;
  if (second.text === '=' || second.text === ':' || second.text === '.') return undefined;
  const fix = mend(place, first.to, place.to, `(${place.source.slice(first.to, place.to).trim()})`);
  return finding({ ...first, to: place.to }, 'error.syntax.print', {}, fix);
}

export function foreignComment(place: Place): Finding | undefined {
  const { line, source } = place;
  for (const token of line) {
    if (token.text !== '//' && token.text !== '--') continue;
    const fix = mend(
      place,
      token.from,
      place.to,
      `#${source.slice(token.to, place.to)}`.replace(/^#(?! )/, '# '),
    );
    const alone = token === line[0];
    if (alone || fix !== undefined)
      return finding(token, 'error.syntax.comment', { sign: token.text }, fix ?? mendComment(place));
  }
  const [first, second] = line;
  if (first?.text === '-' && second?.text === '-' && touches(first, second) && !touches(second, line[2]))
    return finding(first, 'error.syntax.comment', { sign: '--' }, mendComment(place));
  if (
    (first?.text === '/' && second?.text === '*') ||
    (first?.text === '*' && (second?.text === '/' || (line.length > 1 && !place.text.includes('='))))
  )
    return finding(
      first,
      'error.syntax.comment',
      { sign: touches(first, second) ? first.text + (second?.text ?? '') : first.text },
      mendComment(place),
    );
  if (first?.text === '/' && touches(first, second) && second?.text === '**')
    return finding(first, 'error.syntax.comment', { sign: '/**' }, mendComment(place));
  return undefined;
}

function mendComment(place: Place): TextFix | undefined {
  const line = physicalLine(place.source, place.line[0]?.line ?? 1);
  const [, indent = '', note = ''] = /^(\s*)(?:\/\/|--|\/?\*+\/?)?\s*(.*?)\s*(?:\*+\/)?$/.exec(line) ?? [];
  return { from: line, to: note === '' ? '' : `${indent}# ${note}` };
}

/** `else if`, `import x from y`: the words are Python's, their order is not. */
export function orderedWords(place: Place): Finding | undefined {
  const { line, source } = place;
  const [first, second, third] = line;
  if (first === undefined) return undefined;
  if (first.text === 'else' && second?.text === 'if') {
    const fix =
      mend(place, first.from, second.to, 'elif') ??
      mend(place, first.from, place.to, `elif ${source.slice(second.to, place.to).trim()}:`);
    return finding({ ...first, to: second.to }, 'error.syntax.elif', { word: 'else if' }, fix);
  }
  // or else:, and if x > 3:
  if (/^(or|and|oppure|also)$/.test(first.text) && /^(else|if|elif)$/.test(second?.text ?? '')) {
    const word = `${first.text} ${second?.text ?? ''}`;
    const near = second?.text === 'else' ? 'else' : 'elif';
    const span = { ...first, to: second?.to ?? first.to };
    const rest = source.slice(span.to, place.to).trimEnd();
    const fix =
      mend(place, first.from, span.to, near) ?? mend(place, first.from, place.to, `${near}${rest}:`);
    if (fix !== undefined)
      return finding(
        span,
        near === 'elif' ? 'error.syntax.elif' : 'error.syntax.foreign',
        { word, near },
        fix,
      );
  }
  // else: if x > 3:
  if (first.text === 'else' && second?.text === ':' && third?.text === 'if') {
    const fix = mend(place, first.from, third.to, 'elif');
    if (fix !== undefined)
      return finding({ ...first, to: third.to }, 'error.syntax.elif', { word: 'else: if' }, fix);
  }
  // except ValueError, e:
  const comma = line[2];
  if (first.text === 'except' && comma?.text === ',' && line[3]?.kind === 'name') {
    const fix = mend(place, comma.from, comma.to, ' as');
    if (fix !== undefined) return finding(comma, 'error.syntax.sign', { wrong: ',', right: 'as' }, fix);
  }
  // return = x
  if (/^(return|print|raise|assert|del)$/.test(first.text) && second?.text === '=' && place.stop === 1) {
    const fix = mend(place, first.to, second.to, '');
    if (fix !== undefined) return finding(second, 'error.syntax.extra', { text: '=' }, fix);
  }
  if (first.kind === 'name' && /^els(e|)_?if$/i.test(first.text)) {
    const rest = source.slice(first.to, place.to).trim();
    const fix =
      mend(place, first.from, first.to, 'elif') ?? mend(place, first.from, place.to, `elif ${rest}:`);
    return finding(first, 'error.syntax.elif', { word: first.text }, fix);
  }
  if (first.text === 'import' && line.some(({ text }) => text === 'from')) {
    const at = line.findIndex(({ text }) => text === 'from');
    const names = source.slice(first.to, line[at]?.from).trim();
    const module = source.slice(line[at]?.to, place.to).trim();
    const fix = mend(place, place.from, place.to, `from ${module} import ${names === '' ? '*' : names}`);
    return finding(first, 'error.syntax.importOrder', {}, fix);
  }
  if (first.text === 'else' && second !== undefined && !/^[:{]$/.test(second.text) && place.stop === 1) {
    const fix = mend(place, first.from, first.to, 'elif');
    return finding({ ...first, to: second.to }, 'error.syntax.elseCondition', {}, fix);
  }
  if (first.text === 'if' && second?.text === 'else' && third?.text === ':') {
    const fix = mend(place, first.from, second.to, 'else');
    const span = { ...first, to: second.to };
    return finding(span, 'error.syntax.operator', { wrong: 'if else', right: 'else' }, fix);
  }
  if (
    (first.text === 'if' || first.text === 'elif' || first.text === 'while') &&
    (second?.text === ':' || second === undefined)
  ) {
    // while: True
    const moved =
      second === undefined || third === undefined
        ? undefined
        : mend(
            place,
            second.from,
            place.to,
            `${place.source.slice(second.to, place.to).replace(/^(?=\S)/, ' ')}:`,
          );
    if (second !== undefined && moved !== undefined)
      return finding(second, 'error.syntax.colonPlace', {}, moved);
    return finding(first, 'error.syntax.conditionMissing', { word: first.text });
  }
  if (conditionWords.has(first.text) && second?.text === 'is' && third !== undefined) {
    return finding(second, 'error.syntax.twoOperators', { left: first.text, right: 'is' });
  }
  return undefined;
}

export function wrongOperator(place: Place): Finding | undefined {
  const { line, stop, source } = place;
  for (const index of [stop, stop - 1]) {
    const token = line[index];
    if (token === undefined || (token.kind !== 'op' && token.kind !== 'invalid')) continue;
    for (const size of [3, 2, 1]) {
      for (const offset of [0, -1, -2]) {
        const first = line[index + offset];
        const last = line[index + offset + size - 1];
        if (first === undefined || last === undefined) continue;
        const written = source.slice(first.from, last.to).replace(/\s+/g, size === 2 ? ' ' : '');
        const right = wrongOperators[written] ?? wrongOperators[written.replace(/ /g, '')];
        if (right === undefined || !/[=!&|<>]/.test(written)) continue;
        // Hi, Anna!
        if (right === 'not' && !startsValue(line[index + offset + 1])) continue;
        const spaced = /[a-z]/.test(right) ? padded(source, first.from, last.to, right) : right;
        const fix = mend(place, first.from, last.to, spaced) ?? mendAll(place, wrongOperators);
        if (fix !== undefined)
          return finding({ ...first, to: last.to }, 'error.syntax.operator', { wrong: written, right }, fix);
      }
    }
  }
  return undefined;
}

export function plusPlus(place: Place): Finding | undefined {
  const { line, source } = place;
  const text = place.text.trim();
  const [, target, sign] = /^([A-Za-z_][\w.]*)\s*(\+\+|--)\s*;?$/.exec(text) ?? [];
  if (target !== undefined && sign !== undefined) {
    const by = `${target} ${sign[0] ?? '+'}= 1`;
    return finding(
      { ...(line[0] ?? place.error), to: place.to },
      'error.syntax.plusPlus',
      { sign, near: by },
      mend(place, place.from, place.to, by),
    );
  }
  const [, name = '', value = '', double = ''] =
    /^([A-Za-z_][\w.]*)\s*=\s*([A-Za-z_][\w.]*)\s*(\+\+|--)$/.exec(text) ?? [];
  if (name !== '') {
    const by = name === value ? `${name} ${double[0] ?? '+'}= 1` : `${name} = ${value} ${double[0] ?? '+'} 1`;
    const from = line.find((token) => token.from > source.indexOf('=', place.from)) ?? line[0];
    return finding(
      from ?? place.error,
      'error.syntax.plusPlus',
      { sign: double, near: by },
      mend(place, place.from, place.to, by),
    );
  }
  return undefined;
}

/** `input.onButtonPressed(Button.A, function () {`, `basic.forever(() => {`: MakeCode's JavaScript. */
export function makeCodeCall({ line, text }: Place): Finding | undefined {
  const [first] = line;
  return first !== undefined && /^\w+\.\w+\(.*(\bfunction\s*\w*\(|=>\s*\{)/.test(text)
    ? { ...finding(first, 'error.name.makecode', { name: first.text }), open: true }
    : undefined;
}
