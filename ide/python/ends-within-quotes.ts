/**
 * Whether a place on a line, counted from 0, is at the end of a text, before the quote that closes it, and behind that
 * quote are at most closing brackets and a colon. Long texts in `"""` may well hold a line's end.
 */
export function endsWithinQuotes(line: string, at: number): boolean {
  const [, quote] = /^(["'])[)\]}]*:?\s*$/.exec(line.slice(at)) ?? [];
  if (quote === undefined) return false;
  const before = line.slice(0, at);
  if (/"""|'''/.test(line)) return false;
  // What is left when every text that is closed has gone, and every comment.
  const open = /^(?:[^"'#\\]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*/.exec(before)?.[0].length ?? 0;
  return open < before.length && before[open] === quote;
}
