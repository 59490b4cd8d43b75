import { piecesOf, type OwnText, type Piece, type Pieces } from './own-text.ts';
import { linesWithinStrings } from './python-lines.ts';

/** See GeneratedPython. */
interface Python {
  readonly source: string;
  readonly lines: readonly (string | undefined)[];
}

/**
 * The Python of blocks in the words of the text they were made of: all of it when the blocks say what they said then,
 * otherwise every line that they still say.
 */
export function keepOwnText(python: Python, texts: OwnText | undefined): Python {
  if (texts === undefined) return python;
  if (python.source !== texts.ours) return kept(python, texts) ?? python;
  let lines: Python['lines'] | undefined;
  return {
    source: texts.own,
    // Taking texts apart takes a while, and most who ask want the text alone.
    get lines() {
      if (lines === undefined) {
        const written = kept(python, texts);
        lines = written?.source === texts.own ? written.lines : linesAlike(python, texts);
      }
      return lines;
    },
  };
}

function kept(python: Python, texts: OwnText): Python | undefined {
  const pieces = taken(texts);
  return pieces === undefined ? undefined : new Keeper(python, pieces).write();
}

/** Blocks ask after every change; the texts stay the same. */
let last: { readonly texts: OwnText; readonly pieces: Pieces | undefined } | undefined;

function taken(texts: OwnText): Pieces | undefined {
  if (last?.texts.own !== texts.own || last.texts.ours !== texts.ours)
    last = { texts, pieces: piecesOf(texts) };
  return last.pieces;
}

/** For a text that could not be taken apart: its lines that are not blank, one by one. */
function linesAlike({ lines, source }: Python, { own }: OwnText): (string | undefined)[] {
  const said = source.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [lines[index]]));
  let at = 0;
  return own.split(/\r\n?|\n/).map((line) => (line.trim() === '' ? undefined : said[at++]));
}

/** A line that says something, and how many blank ones stand above it. */
interface Line {
  readonly text: string;
  readonly id: string | undefined;
  readonly blankAbove: number;
  /** The blank lines themselves: in a long string they count. */
  readonly above: string;
  readonly index: number;
}

/** More comparisons than this are left: blocks that were changed so much are set our way. */
const mostCompared = 250_000;

class Keeper {
  private readonly now: readonly Line[];
  private readonly out: { text: string; readonly id: string | undefined }[] = [];
  /** What stands in front of the statements of every body that is open, from the left edge. */
  private readonly open = [''];
  /** Pieces by the line they begin at. */
  private readonly matched = new Map<number, Piece | undefined>();
  private within: ReadonlySet<number> | undefined;

  constructor(
    private readonly python: Python,
    private readonly known: Pieces,
  ) {
    this.now = linesOf(python.source.split('\n'), python.lines);
  }

  write(): Python {
    const { pieces, tail, lineEnd } = this.known;
    let at = 0;
    const matches = this.matches();
    for (const [index, start] of matches) this.matched.set(start, pieces[index]);
    for (const [index, start] of matches) {
      for (; at < start; at++) this.ours(at);
      const piece = pieces[index];
      if (piece === undefined) continue;
      const after = at + contentOf(piece).length;
      if (this.fits(piece, after) && this.opens(piece)) this.own(piece, at);
      else for (let line = at; line < after; line++) this.ours(line);
      at = after;
    }
    for (; at < this.now.length; at++) this.ours(at);
    const last = this.out.at(-1);
    if (tail !== '' && last !== undefined && !/[\r\n]$/.test(last.text)) last.text += lineEnd;
    const source = this.out.map(({ text }) => text).join('') + tail;
    const lines = this.out.map(({ id }) => id);
    for (let count = lines.length; count < source.split(/\r\n?|\n/).length - 1; count++)
      lines.push(undefined);
    return { source, lines };
  }

  /** Which piece stands where, by its index and its first line, from the top. */
  private matches(): [number, number][] {
    const { pieces } = this.known;
    const { now } = this;
    const found: [number, number][] = [];
    let first = 0;
    let top = 0;
    for (let piece = pieces[first]; piece !== undefined && this.is(piece, top); piece = pieces[first]) {
      found.push([first++, top]);
      top += contentOf(piece).length;
    }
    const ending: [number, number][] = [];
    let end = pieces.length;
    let bottom = now.length;
    for (let piece = pieces[end - 1]; piece !== undefined && end > first; piece = pieces[end - 1]) {
      const start = bottom - contentOf(piece).length;
      if (start < top || !this.is(piece, start)) break;
      ending.unshift([--end, start]);
      bottom = start;
    }
    return [...found, ...this.common(first, end, top, bottom), ...ending];
  }

  /** The longest common part of what is left between beginning and end. */
  private common(first: number, end: number, top: number, bottom: number): [number, number][] {
    const [height, width] = [end - first, bottom - top];
    if (height <= 0 || width <= 0 || height * width > mostCompared) return [];
    const best = new Uint16Array((height + 1) * (width + 1));
    const score = (row: number, column: number): number => best[row * (width + 1) + column] ?? 0;
    const { pieces } = this.known;
    const long = (row: number, column: number): number => {
      const piece = pieces[first + row];
      const length = piece === undefined ? 0 : contentOf(piece).length;
      return piece !== undefined && column + length <= width && this.is(piece, top + column) ? length : 0;
    };
    for (let row = height - 1; row >= 0; row--)
      for (let column = width - 1; column >= 0; column--) {
        const length = long(row, column);
        const taken = length === 0 ? 0 : length + score(row + 1, column + length);
        best[row * (width + 1) + column] = Math.max(taken, score(row + 1, column), score(row, column + 1));
      }
    const found: [number, number][] = [];
    for (let row = 0, column = 0; row < height && column < width;) {
      const length = long(row, column);
      if (length > 0 && score(row, column) === length + score(row + 1, column + length)) {
        found.push([first + row, top + column]);
        row++;
        column += length;
      } else if (score(row, column) === score(row + 1, column)) row++;
      else column++;
    }
    return found;
  }

  private is(piece: Piece, start: number): boolean {
    return contentOf(piece).every(({ text, above }, n) => {
      const line = this.now[start + n];
      return line?.text === text && (n === 0 || line.above === above);
    });
  }

  /** Whether a piece may stand as far in as its author has it; its body is open then. */
  private opens({ place }: Piece): boolean {
    if (place === undefined) return true;
    const { depth, indent } = place;
    const within = this.open[depth - 1] ?? '';
    const wanted = this.open[depth];
    if (wanted === undefined ? this.open.length !== depth || !isDeeper(indent, within) : wanted !== indent)
      return false;
    this.open.splice(depth, Infinity, indent);
    return true;
  }

  /** What stands in front of a line of ours: as its neighbours have it, below it too when it begins a body. */
  private indentAt(depth: number, at: number): string {
    while (this.open.length <= depth) {
      const within = this.open.at(-1) ?? '';
      const below = this.open.length === depth ? this.indentBelow(depth, at) : undefined;
      this.open.push(below !== undefined && isDeeper(below, within) ? below : within + this.known.indent);
    }
    this.open.length = depth + 1;
    return this.open[depth] ?? '';
  }

  /** How the author indents what follows in the same body. */
  private indentBelow(depth: number, at: number): string | undefined {
    for (let line = at + 1; line < this.now.length; line++) {
      if (depthOf(this.now[line]?.text ?? '') < depth) return undefined;
      const place = this.matched.get(line)?.place;
      if (place?.depth === depth) return place.indent;
    }
    return undefined;
  }

  /** A body that stands behind its colon ends there. */
  private fits(piece: Piece, after: number): boolean {
    const next = this.now[after];
    return !piece.isClosed || next === undefined || depthOf(next.text) <= depthOf(piece.ours[0] ?? '');
  }

  private own(piece: Piece, at: number): void {
    const line = this.now[at];
    if (line === undefined) return;
    const { lineEnd } = this.known;
    this.closeLine();
    const keepsBlank = line.blankAbove === piece.blankAbove;
    if (!keepsBlank)
      for (let n = 0; n < line.blankAbove; n++) this.out.push({ text: lineEnd, id: undefined });
    const lines = keepsBlank ? piece.own : piece.own.slice(piece.ownBlankAbove);
    const ids = contentOf(piece).map((_, n) => this.now[at + n]?.id);
    let count = 0;
    for (const text of lines)
      this.out.push({ text, id: text.trim() === '' ? undefined : ids[Math.min(count++, ids.length - 1)] });
  }

  private ours(at: number): void {
    const line = this.now[at];
    if (line === undefined) return;
    const { lineEnd } = this.known;
    this.closeLine();
    for (let n = 0; n < line.blankAbove; n++) this.out.push({ text: lineEnd, id: undefined });
    this.out.push({ text: this.moved(line, at) + lineEnd, id: line.id });
  }

  /** A line of ours as far in as its author would have it; what begins within a string stays. */
  private moved({ text, index }: Line, at: number): string {
    const depth = depthOf(text);
    const open = [...this.open];
    const moved = this.indentAt(depth, at) + text.slice(ourIndent.length * depth);
    if (moved === text) return text;
    this.within ??= linesWithinStrings(this.python.source);
    if (!this.within.has(index)) return moved;
    this.open.splice(0, Infinity, ...open);
    return text;
  }

  /** The author's last line may have no end. */
  private closeLine(): void {
    const last = this.out.at(-1);
    if (last !== undefined && !/[\r\n]$/.test(last.text)) last.text += this.known.lineEnd;
  }
}

const ourIndent = '    ';

function isDeeper(indent: string, within: string): boolean {
  return indent.length > within.length && indent.startsWith(within);
}

function depthOf(line: string): number {
  return Math.floor((/^ */.exec(line)?.[0].length ?? 0) / ourIndent.length);
}

function linesOf(texts: readonly string[], ids: readonly (string | undefined)[] = []): Line[] {
  const lines: Line[] = [];
  let blankAbove = 0;
  let above = '';
  for (const [index, text] of texts.entries()) {
    if (text.trim() === '') {
      blankAbove++;
      above += `${text}\n`;
      continue;
    }
    lines.push({ text, id: ids[index], blankAbove, above, index });
    blankAbove = 0;
    above = '';
  }
  return lines;
}

function contentOf(piece: Piece): readonly Line[] {
  let content = contents.get(piece);
  if (content === undefined) contents.set(piece, (content = linesOf(piece.ours)));
  return content;
}
const contents = new WeakMap<Piece, readonly Line[]>();
