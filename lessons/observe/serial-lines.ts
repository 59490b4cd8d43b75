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
 * Everything else is text for the console and gives no samples.
 */

/** One number of one line. */
export interface LineSample {
  readonly series: string;
  readonly value: number;
}

/** A line of this many characters is cut there: a program that never ends its line must not eat memory. */
export const maxLineLength = 1000;
/** A line with more numbers than this is a dump, not a measurement. */
const maxSamplesInLine = 20;

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
  return {
    push(bytes) {
      const lines: string[] = [];
      for (const character of decoder.decode(bytes, { stream: true })) {
        if (character === '\n' && afterReturn) {
          afterReturn = false;
          continue;
        }
        afterReturn = character === '\r';
        if (character === '\n' || character === '\r') {
          lines.push(rest);
          rest = '';
        } else if (character !== '\0') {
          rest += character;
          if (rest.length >= maxLineLength) {
            lines.push(rest);
            rest = '';
          }
        }
      }
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

const number = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`;
const bareNumber = new RegExp(`^${number}$`);
// Names may be in any script and hold spaces inside ("air temperature"), but no quotes, brackets or commas.
const name = String.raw`[\p{L}_][\p{L}\p{N}\p{M}_.\- ]{0,39}?`;
const namedNumber = new RegExp(`^\\s*(${name})\\s*:\\s*(${number})\\s*$`, 'u');
const headerName = new RegExp(`^\\s*(${name})\\s*$`, 'u');

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
  const parts = text.split(',');
  if (parts.length > maxSamplesInLine) return [];
  const samples: LineSample[] = [];
  for (const part of parts) {
    const match = namedNumber.exec(part);
    if (match === null) return [];
    const [, series = '', value = ''] = match;
    samples.push({ series, value: Number(value) });
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
  for (const [series, value] of Object.entries(data)) {
    if (typeof value !== 'number' || !headerName.test(series)) return [];
    samples.push({ series: series.trim(), value });
  }
  return samples.length > maxSamplesInLine ? [] : finite(samples);
}

/** "1e999" is a number for a grammar, but not for a chart. */
function finite(samples: LineSample[]): LineSample[] {
  return samples.every((sample) => Number.isFinite(sample.value)) ? samples : [];
}

/** {@link parseSampleLine} with the one thing that needs memory: rows under a CSV header. */
export interface SampleReader {
  read(line: string): LineSample[];
  /** Forgets the header (the board was reset). */
  reset(): void;
}

/** A header counts only with at least two columns; a row only with as many numbers as the header has names. */
export function createSampleReader(): SampleReader {
  let header: readonly string[] | undefined;
  return {
    read(line) {
      const text = line.trim();
      if (text === '' || text.length > maxLineLength) return [];
      const own = parseSampleLine(text);
      if (own.length > 0) return own;
      const cells = text.split(',').map((cell) => cell.trim());
      if (cells.length < 2 || cells.length > maxSamplesInLine) return [];
      if (cells.every((cell) => headerName.test(cell))) {
        // A sentence with commas looks the same; it does no harm, for rows of numbers must follow.
        header = cells;
        return [];
      }
      if (header?.length !== cells.length || !cells.every((cell) => bareNumber.test(cell))) return [];
      const names = header;
      return finite(cells.map((cell, index) => ({ series: names[index] ?? '', value: Number(cell) })));
    },
    reset() {
      header = undefined;
    },
  };
}
