/**
 * The serial line format: what a program prints becomes data when it looks like data, and needs no library
 * for that (docs/lesson-packs.md, "Series").
 *
 *     bytes -> createLineReader -> lines -> createSampleReader -> samples
 *
 * - `temperature:7`, `temperature: 7`, several joined by commas `x:12,y:-3`   (MakeCode's convention)
 * - `7`                                        series `value`
 * - `(12, -3, 1024)`                           series `value1`, `value2`, ... (Mu's convention)
 * - `{"x": 12, "y": -3}`                       a JSON object of numbers
 * - `time,x,y` followed by `0,12,-3`           a CSV header, then rows
 *
 * A name may carry its unit in brackets: `temp (°C): 21`, `temp [°C]:21`, in JSON and headers too. Everything
 * else is text for the console and gives no samples.
 */

/** One number of one line. */
export interface LineSample {
  readonly series: string;
  readonly value: number;
  /** What stood in brackets after the name; missing when there was nothing. */
  readonly unit?: string;
}

/**
 * A line of this many characters is cut there: a program that never ends its line must not eat memory. Both
 * sides of a cut carry an ellipsis, so that no piece of a number is taken for a number.
 */
export const maxLineLength = 1000;
/** A line with more numbers than this is a dump, not a measurement. */
const maxSamplesInLine = 20;

const cut = '…';

/** Cuts a stream of bytes, in pieces as they come, into lines. */
export interface LineReader {
  /** The lines that `bytes` complete, without their line ends. */
  push(bytes: Uint8Array): string[];
  /** The unfinished last line, so far. */
  readonly rest: string;
  /** Forgets the unfinished line and any half character (the board was reset). */
  reset(): void;
}

/**
 * UTF-8 is decoded as a stream, so that a character cut by a packet is never broken. `\r\n`, `\n` and a
 * lone `\r` end a line; NUL bytes, which a first flash pushes through the UART, are dropped.
 */
export function createLineReader(): LineReader {
  let decoder = new TextDecoder('utf-8');
  let rest = '';
  let afterReturn = false;
  /** Goes on with the unfinished line, which ends wherever it is full. */
  const take = (text: string, lines: string[]): void => {
    const whole = rest + text;
    let from = 0;
    let before = '';
    while (before.length + whole.length - from > maxLineLength) {
      let end = from + maxLineLength - 1 - before.length;
      // Not between the halves of a character beyond the first 65,536.
      if (isHighSurrogate(whole, end - 1)) end -= 1;
      lines.push(before + whole.slice(from, end) + cut);
      before = cut;
      from = end;
    }
    rest = before + whole.slice(from);
  };
  return {
    push(bytes) {
      const lines: string[] = [];
      const text = decoder.decode(bytes, { stream: true }).replaceAll('\0', '');
      let from = 0;
      for (const { 0: end, index } of text.matchAll(lineEnd)) {
        // The other half of a line end whose first half came with the bytes before.
        if (index === 0 && end === '\n' && afterReturn) {
          from = 1;
          continue;
        }
        take(text.slice(from, index), lines);
        lines.push(rest);
        rest = '';
        from = index + end.length;
      }
      if (text !== '') afterReturn = text.endsWith('\r');
      take(text.slice(from), lines);
      return lines;
    },
    get rest() {
      return rest;
    },
    reset() {
      decoder = new TextDecoder('utf-8');
      rest = '';
      afterReturn = false;
    },
  };
}

const lineEnd = /\r\n|[\r\n]/g;

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00;
}

// No two parts of an expression here can match the same letters: a hostile line of a thousand digits takes as
// long as any other.
const number = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?`;
const bareNumber = new RegExp(`^${number}$`);
// Names may be in any script and hold spaces inside ("air temperature"), but no quotes, brackets or commas, and
// nothing that turns or stacks the letters around it.
const name = String.raw`[\p{L}_][\p{L}\p{N}\p{M}_.\- ]{0,39}`;
const unit = String.raw`[^\p{C}\p{Z}\p{M}"'()[\]:,;{}](?:[^\p{C}\p{M}"'()[\]:,;{}]{0,10}[^\p{C}\p{Z}\p{M}"'()[\]:,;{}])?`;
const nameWithUnit = new RegExp(`^(${name})(?:\\((${unit})\\)|\\[(${unit})\\])?$`, 'u');
/** As many marks on one letter no script needs; a name of nothing else would grow over the page. */
const stackedMarks = /\p{M}{5}/u;

interface Name {
  readonly series: string;
  readonly unit?: string;
}

/** A program prints the same names again and again: those read last, by how they were printed. */
const known = new Map<string, Name | undefined>();
const mostKnown = 64;

/** A series' name, with its unit where it has one; undefined: this is no name. */
function readName(text: string): Name | undefined {
  if (!known.has(text)) {
    if (known.size >= mostKnown) known.clear();
    known.set(text, parseName(text));
  }
  return known.get(text);
}

function parseName(text: string): Name | undefined {
  const match = nameWithUnit.exec(text.trim());
  if (match === null) return undefined;
  const [, series = '', round, square] = match;
  if (stackedMarks.test(series)) return undefined;
  const bracketed = round ?? square;
  return bracketed === undefined ? { series: series.trim() } : { series: series.trim(), unit: bracketed };
}

/** The samples of one line that needs no other line to be understood. Empty: the line is text. */
export function parseSampleLine(line: string): LineSample[] {
  const text = line.trim();
  if (text === '' || text.length > maxLineLength) return [];
  if (bareNumber.test(text)) return finite([{ series: 'value', value: Number(text) }]);
  if (text.startsWith('(') && text.endsWith(')')) return parseTuple(text.slice(1, -1));
  if (text.startsWith('{') && text.endsWith('}')) return parseObject(text);
  return parseNamed(text);
}

function parseNamed(text: string): LineSample[] {
  const parts = text.split(',', maxSamplesInLine + 1);
  if (parts.length > maxSamplesInLine) return [];
  const samples: LineSample[] = [];
  for (const part of parts) {
    const colon = part.indexOf(':');
    if (colon < 0) return [];
    const value = part.slice(colon + 1).trim();
    const named = bareNumber.test(value) ? readName(part.slice(0, colon)) : undefined;
    if (named === undefined) return [];
    samples.push({ ...named, value: Number(value) });
  }
  return finite(samples);
}

function parseTuple(inside: string): LineSample[] {
  const parts = inside.split(',').map((part) => part.trim());
  // Python writes a tuple of one as "(7,)".
  if (parts.at(-1) === '') parts.pop();
  if (parts.length === 0 || parts.length > maxSamplesInLine) return [];
  if (!parts.every((part) => bareNumber.test(part))) return [];
  return finite(parts.map((part, index) => ({ series: `value${String(index + 1)}`, value: Number(part) })));
}

function parseObject(text: string): LineSample[] {
  let data: unknown;
  try {
    // Python prints a dict with single quotes; a name holds no quotes, so exchanging them is safe.
    data = JSON.parse(text.includes('"') ? text : text.replaceAll("'", '"'));
  } catch {
    return [];
  }
  if (typeof data !== 'object' || data === null) return [];
  const samples: LineSample[] = [];
  for (const [key, value] of Object.entries(data)) {
    const named = typeof value === 'number' ? readName(key) : undefined;
    if (named === undefined) return [];
    samples.push({ ...named, value: value as number });
  }
  return samples.length > maxSamplesInLine ? [] : finite(samples);
}

/** "1e999" is a number for a grammar, but not for a chart; and nobody reads "-0". */
function finite(samples: LineSample[]): LineSample[] {
  if (!samples.every((sample) => Number.isFinite(sample.value))) return [];
  return samples.map((sample) => (sample.value === 0 ? { ...sample, value: 0 } : sample));
}

/** {@link parseSampleLine} with the one thing that needs memory: rows under a CSV header. */
export interface SampleReader {
  read(line: string): LineSample[];
  /** Forgets the header (the board was reset). */
  reset(): void;
}

/**
 * A header counts only with at least two columns; a row only with as many numbers as the header has names. A
 * sentence with commas looks like a header: it takes the place of one only when a row follows at once, or when
 * there is none that fits the row.
 */
export function createSampleReader(): SampleReader {
  type Header = readonly Name[];
  let header: Header | undefined;
  let candidate: { readonly names: Header; fresh: boolean } | undefined;
  return {
    read(line) {
      const text = line.trim();
      if (text === '' || text.length > maxLineLength) return [];
      const own = parseSampleLine(text);
      const cells = own.length > 0 ? [] : text.split(',', maxSamplesInLine + 1).map((cell) => cell.trim());
      if (cells.length >= 2 && cells.length <= maxSamplesInLine) {
        if (cells.every((cell) => bareNumber.test(cell))) {
          if (candidate?.names.length === cells.length) {
            if (candidate.fresh || header?.length !== cells.length) header = candidate.names;
          }
          candidate = undefined;
          if (header?.length !== cells.length) return [];
          const names = header;
          return finite(
            cells.map((cell, index) => ({ ...(names[index] ?? { series: '' }), value: Number(cell) })),
          );
        }
        const names = cells.map(readName);
        if (names.every((one) => one !== undefined)) {
          candidate = { names, fresh: true };
          return [];
        }
      }
      if (candidate !== undefined) candidate.fresh = false;
      return own;
    },
    reset() {
      header = undefined;
      candidate = undefined;
    },
  };
}
