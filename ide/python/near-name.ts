import { editDistance } from '../../firmware/closest-word.ts';

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
