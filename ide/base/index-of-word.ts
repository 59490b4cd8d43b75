const partOfWord = /[\p{L}\p{N}_]/u;

/**
 * Where `word`, any piece of a line, stands in a text: as a whole before as a part of a longer one (`limt` in
 * `limt_2` is not meant); -1 when nowhere.
 */
export function indexOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!partOfWord.test(text.charAt(at - 1)) && !partOfWord.test(text.charAt(at + word.length))) return at;
  }
  return text.indexOf(word);
}
