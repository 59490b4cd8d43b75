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
    const distance = slips(lower, candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Letters to add, drop, change or swap with their neighbour to turn one word into the other. */
function slips(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
