/**
 * Matches a printed line against a pattern where `*` stands for anything and `#` for a number. No regular
 * expressions: a pack comes from anywhere, and this takes at most length times length steps.
 */
export function matchesLine(pattern: string, line: string): boolean {
  const parts = tokens(pattern.trim());
  const text = line.trim();
  // Positions in `text` that the parts so far can have reached.
  let reached = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const from of reached) {
      if (part === '*') for (let index = from; index <= text.length; index++) next.add(index);
      else if (part === '#') for (const end of numberEnds(text, from)) next.add(end);
      else if (text.startsWith(part, from)) next.add(from + part.length);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(text.length);
}

function tokens(pattern: string): string[] {
  return pattern.split(/([*#])/).filter((part) => part !== '');
}

function numberEnds(text: string, from: number): number[] {
  const match = /^[-+]?\d+(?:\.\d+)?/.exec(text.slice(from, from + 40));
  return match === null ? [] : [from + match[0].length];
}
