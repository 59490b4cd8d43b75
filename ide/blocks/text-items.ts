import { documentLimits } from './blocks-document.ts';
import { linesWithinStrings, withoutTail, withoutTailsOfCode } from './python-lines.ts';
import type { Item } from './statement-converter.ts';

/** Python that stays text: which does, and how it is cut into blocks. */

/** More than a board holds (V2: 64 kB of files), or nested as only a machine writes. */
const most = {
  characters: 200_000,
  brackets: 200,
  indentation: 400,
  inOneLine: 1500,
} as const;

/**
 * Text that is not worth reading: it would end as text anyway, after seconds. One pass over the characters,
 * which takes brackets in strings and notes for brackets too; no program comes near these limits.
 */
export function isBeyondBlocks(text: string): boolean {
  if (text.length > most.characters) return true;
  let lines = 0;
  let brackets = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (++lines > documentLimits.blocks) return true;
    if (line.search(/[^ \t\f]/) > most.indentation) return true;
    let words = 0;
    for (const [part] of line.matchAll(
      /[([{]|[)\]}]|[-+~.]|\b(?:not|and|or|if|lambda|in|is)\b|["'*/%<>=&|^@;]/g,
    )) {
      if (/^[)\]}]$/.test(part)) {
        brackets = Math.max(0, brackets - 1);
        continue;
      }
      if (/^[([{]$/.test(part)) brackets++;
      words++;
      if (brackets > most.brackets || words > most.inOneLine) return true;
    }
  }
  return false;
}

/** Lines from one that starts at the left edge to the next; `else` and the like stay with their `if`. */
export function splitAtLeftEdge(text: string): { text: string; blank: number }[] {
  const pieces: { lines: string[]; blank: number; comment: boolean }[] = [];
  let blank = 0;
  const within = linesWithinStrings(text);
  for (const [index, line] of text.split('\n').entries()) {
    const last = pieces.at(-1);
    if (last !== undefined && within.has(index)) {
      last.lines.push(...Array.from({ length: blank }, () => ''), line);
      blank = 0;
      continue;
    }
    if (line.trim() === '') {
      blank++;
      continue;
    }
    const continues = /^[ \t\f]|^(elif|else|except|finally)\b|^[)\]}]/.test(line);
    if (last !== undefined && continues && !last.comment) {
      last.lines.push(...Array.from({ length: blank }, () => ''), line);
    } else {
      pieces.push({ lines: [line], blank, comment: line.startsWith('#') });
    }
    blank = 0;
  }
  return pieces.map((piece) => ({ text: piece.lines.join('\n'), blank: piece.blank }));
}

export function textItem(text: string, blank: number): Item {
  return {
    block: {
      type: 'python_statement',
      id: '',
      fields: { CODE: withoutTail(withoutTailsOfCode(text), ' \t\f\n') },
    },
    blank,
  };
}

/** All of a text; a block holds no more than a document allows. */
export function textItems(text: string): Item[] {
  const items: Item[] = [];
  let from = 0;
  while (text.length - from > documentLimits.text) {
    const to = text.lastIndexOf('\n', from + documentLimits.text);
    if (to <= from) break;
    items.push(textItem(text.slice(from, to), 0));
    from = to + 1;
  }
  return [...items, textItem(text.slice(from), 0)];
}
