import type { BlockState } from './blocks-document.ts';
import { withoutTail } from './python-lines.ts';

/** How a statement stood in the Python it came from, where that is not how we would set it. */
export interface BlockLayout {
  /** Blank lines above it. */
  readonly blank?: number;
  /** Blank lines at the end of a body, above `elif` or `else`, by input. */
  readonly tail?: Readonly<Record<string, number>>;
  /** A tuple without brackets: `a, b = b, a`. */
  readonly bare?: true;
  /** Brackets that Python does not need and its syntax tree shows: `(a and b) and c`. */
  readonly brackets?: true;
}

export function readLayout(block: BlockState): BlockLayout {
  if (block.data === undefined) return {};
  try {
    const value: unknown = JSON.parse(block.data);
    if (typeof value !== 'object' || value === null) return {};
    const { blank, tail, bare, brackets } = value as Readonly<Record<string, unknown>>;
    return {
      ...(isCount(blank) ? { blank } : {}),
      ...(typeof tail === 'object' && tail !== null ? { tail: counts(tail) } : {}),
      ...(bare === true ? { bare } : {}),
      ...(brackets === true ? { brackets } : {}),
    };
  } catch {
    // `data` is free text in Blockly: what is not ours says nothing about layout.
    return {};
  }
}

export function writeLayout(layout: BlockLayout): string | undefined {
  return Object.keys(layout).length === 0 ? undefined : JSON.stringify(layout);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 50;
}

function counts(tail: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(tail).filter((entry): entry is [string, number] => isCount(entry[1])),
  );
}

/**
 * Blank lines above a statement in our style: one below the imports, and around loops and functions that
 * stand at the left edge, where a comment right above belongs to what follows it.
 */
export function usualBlank(place: {
  readonly depth: number;
  readonly type: string;
  readonly previous: string | undefined;
  readonly belowHeader: boolean;
}): number {
  if (place.previous === undefined) return place.belowHeader ? 1 : 0;
  if (place.depth > 0 || place.previous === 'note') return 0;
  return standsApart.has(place.type) || defines.has(place.previous) ? 1 : 0;
}

const standsApart = new Set([
  'loops_forever',
  'loops_while',
  'functions_define',
  'time_every',
  'classes_define',
]);
const defines = new Set(['functions_define', 'time_every', 'classes_define']);

/** The text of a comment as a note holds it: without `# ` where that can be put back. */
export function commentText(comment: string): string {
  const line = withoutTail(comment);
  if (line === '#') return '';
  const rest = line.slice(2);
  return line.startsWith('# ') && !rest.startsWith('#') ? rest : line;
}

/** The reverse of {@link commentText}: one `#` line for each line of the text. */
export function commentLines(text: string): string[] {
  // Nothing reads a file with a null in it.
  const lines = text.replaceAll('\0', '\u2400').split(/\r\n?|\n/);
  return lines.map((line) => withoutTail(line.startsWith('#') ? line : `# ${line}`));
}
