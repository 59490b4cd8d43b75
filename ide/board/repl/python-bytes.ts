/**
 * Bytes as Python writes them between quotes, for MicroPython's prompt: nothing in it is a control character of the
 * raw REPL (Ctrl-A to Ctrl-E), and every quote is the literal's own.
 */
export type Dialect =
  /** Bytes above 127 as they are: the lexer passes them through (py/lexer.c adds bytes, not characters). */
  | 'dense'
  /** Nothing but printable ASCII. */
  | 'escaped';

const shortEscapes: ReadonlyMap<number, string> = new Map([
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
  [0x5c, '\\\\'],
]);
const quoteCode = 0x27;
const doubleQuoteCode = 0x22;

/** `b'...'` with one UTF-16 unit for each byte on the line (Latin-1). */
export function bytesLiteral(bytes: Uint8Array, dialect: Dialect = 'escaped'): string {
  const quote = bytes.includes(quoteCode) && !bytes.includes(doubleQuoteCode) ? doubleQuoteCode : quoteCode;
  let text = '';
  for (const byte of bytes) text += escapeByte(byte, quote, dialect);
  const mark = String.fromCharCode(quote);
  return `b${mark}${text}${mark}`;
}

function escapeByte(byte: number, quote: number, dialect: Dialect): string {
  const short = shortEscapes.get(byte);
  if (short !== undefined) return short;
  if (byte === quote) return `\\${String.fromCharCode(byte)}`;
  const plain = byte >= 0x20 && (byte < 0x7f || (byte > 0x7f && dialect === 'dense'));
  return plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}

/** Reads what `repr` of bytes printed; undefined when it is not that. */
export function parseBytesLiteral(text: string): Uint8Array | undefined {
  const match = /^b(['"])(.*)\1$/s.exec(text);
  const body = match?.[2];
  if (body === undefined) return undefined;
  const bytes: number[] = [];
  const token = /\\x([0-9a-f]{2})|\\([\\'"nrt])|([^\\])/gsy;
  while (token.lastIndex < body.length) {
    const found = token.exec(body);
    if (found === null) return undefined;
    const [, hex, escape, plain] = found;
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (plain !== undefined) bytes.push(plain.charCodeAt(0) & 0xff);
    else if (escape !== undefined) bytes.push(escapedByte(escape));
  }
  return Uint8Array.from(bytes);
}

function escapedByte(letter: string): number {
  switch (letter) {
    case 'n':
      return 0x0a;
    case 'r':
      return 0x0d;
    case 't':
      return 0x09;
    default:
      return letter.charCodeAt(0);
  }
}

/** Text of one unit a byte, and back: what goes over the line is bytes. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}
