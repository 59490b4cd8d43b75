import { editDistance } from '../../firmware/closest-word.ts';
import { keywords } from './syntax/tokens.ts';

/**
 * The known name that was probably meant: one or two letters off, or only in other capitals. Nothing when
 * none is near enough (`limit` letters) to be worth saying.
 */
export function nearName(name: string, known: Iterable<string>, limit = 2): string | undefined {
  const lower = name.toLowerCase();
  // A short word is near to everything: one slip for up to four letters, two above.
  const most = Math.min(limit, name.length < 3 ? 0 : name.length < 5 ? 1 : 2);
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of known) {
    if (candidate === name) continue;
    if (candidate.toLowerCase() === lower) return candidate;
    if (Math.abs(candidate.length - name.length) > most || candidate.length < 3) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Words a misspelt first word of a line can be; `print` is one by habit. */
const keywordList = [...keywords].filter((word) => word.length > 1);

/** The keywords a word may have been meant for, nearest first: up to two letters off, one in a short word. */
export function nearKeyword(word: string): string[] {
  const lower = word.toLowerCase();
  const most = word.length < 3 ? 1 : word.length < 5 ? 1 : 2;
  return keywordList
    .filter((keyword) => keyword !== word && Math.abs(keyword.length - word.length) <= most)
    .map((keyword) => ({ keyword, distance: editDistance(lower, keyword.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .map(({ keyword }) => keyword);
}
