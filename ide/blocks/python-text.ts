import { microbitNames } from '../../lessons/checks/micropython-names.ts';

/** Small facts of Python's text that both directions need: strings, names, what the board's modules bring. */

/**
 * A text as a Python string in our style: double quotes, escapes only where they are needed. Letters that no
 * file of text can hold are written as numbers: control characters, halves of characters.
 */
export function pythonString(value: string): string {
  const escaped = value.replace(needsEscape, (char) => escapes[char] ?? numeric(char));
  return `"${escaped}"`;
}

const needsEscape = /[\\"\u0000-\u001f\u007f]|\p{Cs}/gu;

function numeric(char: string): string {
  const hex = char.charCodeAt(0).toString(16);
  return hex.length > 2 ? `\\u${hex}` : `\\x${hex.padStart(2, '0')}`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const unescapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  '"': '"',
  "'": "'",
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * The value of a string literal that {@link pythonString} can write again, or nothing: prefixes, texts of
 * several lines and numeric escapes stay Python text.
 */
export function stringValue(literal: string): string | undefined {
  const quote = literal[0];
  if (quote !== '"' && quote !== "'") return undefined;
  const isLong = literal.startsWith(quote.repeat(3));
  const marks = isLong ? 3 : 1;
  if (literal.length < 2 * marks || !literal.endsWith(quote.repeat(marks))) return undefined;
  let value = '';
  let numbers = 0;
  for (let i = marks; i < literal.length - marks; i++) {
    const char = literal[i] ?? '';
    if (char === '\n' || (char === quote && !isLong)) return undefined;
    if (char !== '\\') {
      value += char;
      continue;
    }
    const number = /^\\(?:x([0-9a-f]{2})|u(d[89a-f][0-9a-f]{2}))/.exec(literal.slice(i, i + 6));
    if (number !== null) {
      value += String.fromCharCode(parseInt(number[1] ?? number[2] ?? '', 16));
      i += number[0].length - 1;
      numbers++;
      continue;
    }
    const meant = unescapes[literal[++i] ?? ''];
    if (meant === undefined || i === literal.length - marks) return undefined;
    value += meant;
  }
  // A number that we would write as a letter stays as its author has it.
  return numbers === (value.match(needsEscape) ?? []).filter((char) => escapes[char] === undefined).length
    ? value
    : undefined;
}

const keywords = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield print'
  ).split(' '),
);

/** A variable's name as Python can say it: `my limit` becomes `my_limit`, `class` becomes `class_`. */
export function pythonName(name: string): string {
  const plain = name
    .normalize('NFC')
    .trim()
    .replace(/[^\p{L}\p{N}_]/gu, '_');
  if (plain === '') return 'x';
  if (/^\p{N}/u.test(plain)) return `_${plain}`;
  return keywords.has(plain) ? `${plain}_` : plain;
}

/** Modules that blocks use with `import name`. */
export const blockModules: ReadonlySet<string> = new Set(
  'log machine math music neopixel power radio random speech time'.split(' '),
);

/** What `from microbit import *` brings, on a V1 or a V2. */
export const starNames: ReadonlySet<string> = new Set([
  ...microbitNames,
  ...'Sound SoundEvent audio microphone pin_logo pin_speaker run_every scale set_volume speaker'.split(' '),
]);

/** The names that a piece of Python takes from outside: `display` and `Image` of `display.show(Image.HAPPY)`. */
export function outerNames(code: string): readonly string[] {
  const known = outerNamesOf.get(code);
  if (known !== undefined) return known;
  const bare = code.replace(/"(\\.|[^"\\])*"/g, '""');
  const names = [...bare.matchAll(/(?<![\w.])[A-Za-z_]\w*(?!\w|\s*=[^=])/g)]
    .map((match) => match[0])
    .filter((name) => blockModules.has(name) || starNames.has(name));
  outerNamesOf.set(code, names);
  return names;
}
const outerNamesOf = new Map<string, readonly string[]>();
