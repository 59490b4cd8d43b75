/**
 * Characters that look like Python's and are not: what a phone, a word processor or a web page puts in place of
 * quotes, signs and spaces. MicroPython takes most of them for letters of a name.
 */
const replacements: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»″〝〞'].map((char) => [char, '"'] as const),
  ...[...'‘’‚‛′´‹›`'].map((char) => [char, "'"] as const),
  ...[...'‐‑‒–—―−﹣'].map((char) => [char, '-'] as const),
  ...[...'×∗⋅∙✕✖'].map((char) => [char, '*'] as const),
  ...[...'÷∕⁄'].map((char) => [char, '/'] as const),
  ...[...'¦∣│'].map((char) => [char, '|'] as const),
  ...[...'¸‚，、،'].map((char) => [char, ','] as const),
  ...[...'：։˸꞉'].map((char) => [char, ':'] as const),
  ['；', ';'],
  ['\u037e', ';'],
  ['…', '...'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['→', '->'],
  ['²', '**2'],
  ['³', '**3'],
  ['。', '.'],
  ['【', '['],
  ['】', ']'],
]);

/** No width at all: zero-width spaces and joiners, marks of direction, a byte order mark, soft hyphens. */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
/** As wide as a space. */
const space = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u3164\u0085]/;
const letter = /[\p{L}\p{M}\p{N}]/u;

export interface LookAlike {
  readonly char: string;
  readonly at: number;
  readonly kind: 'quote' | 'sign' | 'space' | 'invisible' | 'unknown';
  /** What was meant; undefined when nobody can tell. */
  readonly to: string | undefined;
}

/** What a character outside ASCII is, where code is expected; undefined for a letter that may be in a name. */
export function lookAlike(char: string, at: number): LookAlike | undefined {
  if (char <= '\u007f' && char !== '`' && char >= ' ') return undefined;
  if (char < ' ' || char === '\u007f')
    return /[\t\n\r\f\v]/.test(char) ? undefined : { char, at, kind: 'invisible', to: '' };
  const to = replacements.get(char);
  if (to !== undefined) return { char, at, kind: to === '"' || to === "'" ? 'quote' : 'sign', to };
  if (invisible.test(char)) return { char, at, kind: 'invisible', to: '' };
  if (space.test(char)) return { char, at, kind: 'space', to: ' ' };
  // Full-width and other forms of an ASCII character.
  const plain = char.normalize('NFKC');
  if (plain !== char && /^[!-~]+$/.test(plain)) return { char, at, kind: 'sign', to: plain };
  if (letter.test(char)) return undefined;
  return { char, at, kind: 'unknown', to: undefined };
}

/** All of them in a piece of code, in order. */
export function lookAlikes(text: string, offset = 0): LookAlike[] {
  const found: LookAlike[] = [];
  // Most text is plain, and this is the quickest way to know.

  if (!/[^\t\n\r\f\v -_a-~]/.test(text)) return found;
  let at = offset;
  for (const char of text) {
    const one = lookAlike(char, at);
    if (one !== undefined) found.push(one);
    at += char.length;
  }
  return found;
}

/** Letters of other alphabets that look like Latin ones: a name with them is another name. */
const twins: ReadonlyMap<string, string> = new Map(
  [...'аеорсухіјѕԁһАВЕКМНОРСТУХІЅЈαορντυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧı'].map((char, index) => [
    char,
    'aeopcyxijsdhABEKMHOPCTYXISJaopvtuikABEZHIKMNOPTYXi'[index] ?? char,
  ]),
);

/** A name written with letters of the Latin alphabet; itself when it is so already or cannot be. */
export function inLatin(name: string): string {
  if (/^[\0-\x7f]*$/.test(name)) return name;
  const plain = [...name].map((char) => twins.get(char) ?? char.normalize('NFKC')).join('');
  return plain;
}
