/** Characters of a name that are shown. */
const shown = 80;
/** Control characters, and those that turn the direction of what follows them (Unicode UAX #9). */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/gu;

/** The beginning of a text, never half of a letter: 🦊 is two units of a string. */
export function firstLetters(text: string, count: number): string {
  return [...text.slice(0, 2 * count)].slice(0, count).join('');
}

/**
 * A name that may come from anywhere (a file, a link, another computer) as it can be shown among other texts: one
 * line, nothing that moves its neighbours. Empty when nothing is left.
 */
export function shownName(name: string): string {
  const clean = name.slice(0, 400).replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  const letters = [...clean];
  return letters.length <= shown ? clean : `${letters.slice(0, shown - 1).join('')}…`;
}
