import { pythonTree } from './python-tree.ts';

/** A line without the spaces at its end. Only what Python takes for spaces: other marks may be meant. */
export function withoutTail(line: string, spaces = ' \t\f\r'): string {
  // By hand: a regular expression would try every run of spaces inside, again and again.
  let end = line.length;
  while (end > 0 && spaces.includes(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}

/** Whether two texts are the same but for spaces at the ends of lines, and blank lines at the end. */
export function sameButTails(a: string, b: string): boolean {
  return a === b || withoutTails(a) === withoutTails(b);
}

function withoutTails(text: string): string {
  return withoutTail(
    text
      .split('\n')
      .map((line) => withoutTail(line))
      .join('\n'),
    '\n',
  );
}

/** A text without the spaces at the ends of its lines, but for those within a string. */
export function withoutTailsOfCode(code: string): string {
  const within = linesWithinStrings(code);
  return code
    .split('\n')
    .map((line, index) => (within.has(index + 1) ? line : withoutTail(line)))
    .join('\n');
}

/** Indexes, from 0, of the lines that begin inside a string: their first spaces belong to the string. */
export function linesWithinStrings(code: string): ReadonlySet<number> {
  const within = new Set<number>();
  if (!/'''|"""|\\\r?\n/.test(code)) return within;
  pythonTree(code).iterate({
    enter(node) {
      if (node.name !== 'String' && node.name !== 'FormatString') return;
      let line = countBreaks(code, 0, node.from);
      for (let i = node.from; i < node.to; i++) if (code[i] === '\n') within.add(++line);
    },
  });
  return within;
}

function countBreaks(code: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (code[i] === '\n') count++;
  return count;
}
