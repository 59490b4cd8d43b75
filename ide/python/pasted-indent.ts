/** How far pasted lines are moved, in columns; to the right when it is above 0. */
export interface PastedShift {
  readonly first: number;
  /** All lines after the first one. */
  readonly rest: number;
}

/**
 * Whoever pastes lines where a line begins wants them there: at `column` (from 0), the lines below the first keeping
 * their places under it. Copied text begins where somebody began to select, within a line or at its start, and so the
 * first line may lack the spaces that the others have. Undefined: all stands well already.
 */
export function pastedShift(lines: readonly string[], column: number): PastedShift | undefined {
  const [first = '', ...rest] = lines;
  if (first.trim() === '' || lines.some((line) => /^ *\t/.test(line))) return undefined;
  const own = indentOf(first);
  // Whole lines at a line's start: they may well belong to a block above.
  if (column === 0 && own > 0) return undefined;
  const begins = lineBegins(lines).slice(1);
  const places = rest.flatMap((line, at) =>
    begins[at] === true && line.trim() !== '' ? [indentOf(line)] : [],
  );
  const [second] = places;
  if (second === undefined) return own === 0 ? undefined : { first: -own, rest: column - own };
  const opens = /:\s*(?:#.*)?$/.test(first);
  const base =
    own > 0 ? Math.min(own, ...places) : Math.min(opens ? Math.max(0, second - 4) : second, ...places);
  const shift = { first: own > 0 ? -base : 0, rest: column - base };
  return shift.first === 0 && shift.rest === 0 ? undefined : shift;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Which lines begin a statement, and do not go on with a bracket or a long text of the line above. */
function lineBegins(lines: readonly string[]): boolean[] {
  let depth = 0;
  let long: string | undefined;
  let joined = false;
  return lines.map((line) => {
    const begins = depth === 0 && long === undefined && !joined;
    for (const [sign] of line.matchAll(/"""|'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*|[()[\]{}]/g)) {
      if (long !== undefined) long = sign === long ? undefined : long;
      else if (sign === '"""' || sign === "'''") long = sign;
      else if (/^[([{]$/.test(sign)) depth += 1;
      else if (/^[)\]}]$/.test(sign)) depth = Math.max(0, depth - 1);
    }
    joined = line.endsWith('\\');
    return begins;
  });
}
