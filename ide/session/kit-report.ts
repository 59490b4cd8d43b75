import { answeredPieces, burstLetters } from './kit-program.ts';

/** What a board that is being checked says, one line each. Whatever else it prints is left out. */
export type KitReport =
  /** Who it is, about once a second. `id` is the chip's own 8 bytes in hex. */
  | {
      readonly type: 'hello';
      readonly model: 'v1' | 'v2' | undefined;
      readonly runtime: string | undefined;
      readonly id: string | undefined;
    }
  | { readonly type: 'burst' }
  /** A piece of the burst, to the letter as it must be; a damaged one is not reported. */
  | { readonly type: 'piece'; readonly number: number }
  /** From here on the board waits for no answers. */
  | { readonly type: 'free' }
  | { readonly type: 'end' }
  | { readonly type: 'reading'; readonly reading: KitReading }
  /** The program ended by an error. */
  | { readonly type: 'stopped' };

/** What buttons and sensors say at one moment. `undefined`: the sensor did not answer, or the board has none. */
export interface KitReading {
  /** Presses since the program started. */
  readonly pressesA: number;
  readonly pressesB: number;
  readonly holdsA: boolean;
  readonly holdsB: boolean;
  /** Milli-g. */
  readonly acceleration: Vector | undefined;
  readonly celsius: number | undefined;
  /** 0 to 255. */
  readonly light: number | undefined;
  /** Nanotesla, not calibrated. */
  readonly field: Vector | undefined;
  /** The touch logo of a V2. */
  readonly logo: boolean | undefined;
  /** 0 to 255, the microphone of a V2. */
  readonly sound: number | undefined;
}

interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Characters of a piece of the burst on the wire, with its line end. */
export function pieceLength(number: number): number {
  return `kit:d,${String(number)},`.length + burstLetters.length + 2;
}

/** Reads one line. Lines are of the physical world: whatever is not exactly one of ours is `undefined`. */
export function parseKitLine(line: string): KitReport | undefined {
  if (line.startsWith('Traceback (most recent call last)')) return { type: 'stopped' };
  // What an interrupted line left in front of ours does not hide it.
  const from = line.lastIndexOf('kit:');
  if (from < 0) return undefined;
  const [kind, ...fields] = line.slice(from + 4).split(',');
  switch (kind) {
    case 'hello':
      return parseHello(fields);
    case 'burst':
      return fields.length === 0 ? { type: 'burst' } : undefined;
    case 'd':
      return parsePiece(fields);
    case 'free':
      return fields.length === 0 ? { type: 'free' } : undefined;
    case 'end':
      return fields.length === 0 ? { type: 'end' } : undefined;
    case 'v':
      return parseReading(fields);
    default:
      return undefined;
  }
}

function parseHello([protocol, machine, runtime, id, ...more]: readonly string[]): KitReport | undefined {
  if (protocol !== '1' || machine === undefined || more.length > 0) return undefined;
  return {
    type: 'hello',
    model: machine.includes('nRF51') ? 'v1' : machine.includes('nRF52') ? 'v2' : undefined,
    runtime: runtime !== undefined && /^\d+(\.\d+){1,3}$/.test(runtime) ? runtime : undefined,
    id: id !== undefined && /^[0-9a-f]{16}$/.test(id) ? id : undefined,
  };
}

function parsePiece([digits = '', letters, ...more]: readonly string[]): KitReport | undefined {
  if (more.length > 0 || !/^\d{1,2}$/.test(digits)) return undefined;
  const number = Number(digits);
  const intact = letters === burstLetters.slice(number) + burstLetters.slice(0, number);
  return intact && number < answeredPieces ? { type: 'piece', number } : undefined;
}

function parseReading(fields: readonly string[]): KitReport | undefined {
  const values = new Map<string, string>();
  for (const field of fields) {
    const [name = '', value = '', ...more] = field.split('=');
    if (more.length > 0) return undefined;
    values.set(name, value);
  }
  const number = (name: string): number | undefined => parseNumber(values.get(name));
  const pressesA = number('a');
  const pressesB = number('b');
  const held = /^([01])([01])$/.exec(values.get('p') ?? '');
  if (pressesA === undefined || pressesB === undefined || held === null) return undefined;
  const [fieldX, fieldY, fieldZ, ...rest] = (values.get('c') ?? '').split('/').map(parseNumber);
  const logo = values.get('g');
  return {
    type: 'reading',
    reading: {
      pressesA,
      pressesB,
      holdsA: held[1] === '1',
      holdsB: held[2] === '1',
      acceleration: vector(number('x'), number('y'), number('z')),
      celsius: number('t'),
      light: number('l'),
      field: rest.length === 0 ? vector(fieldX, fieldY, fieldZ) : undefined,
      logo: logo === '1' ? true : logo === '0' ? false : undefined,
      sound: number('m'),
    },
  };
}

function parseNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

function vector(x: number | undefined, y: number | undefined, z: number | undefined): Vector | undefined {
  return x === undefined || y === undefined || z === undefined ? undefined : { x, y, z };
}

/** A line longer than this is none of ours: its rest is passed over, and memory does not grow with it. */
const longestLine = 256;

/** From bytes as they arrive to reports. Never throws, whatever arrives. */
export class KitReader {
  private line = '';
  private passOver = false;

  /** `time` is when the bytes came, ms; every report of them carries it. */
  constructor(private readonly tell: (report: KitReport, time: number) => void) {}

  take(bytes: Uint8Array, time: number): void {
    for (const byte of bytes) {
      if (byte === 0x0a || byte === 0x0d) {
        this.endLine(time);
      } else if (this.line.length >= longestLine) {
        this.passOver = true;
      } else {
        // Our lines are ASCII; anything else only has to be different from them.
        this.line += String.fromCharCode(byte);
      }
    }
  }

  private endLine(time: number): void {
    const { line, passOver } = this;
    this.line = '';
    this.passOver = false;
    if (line === '' || passOver) return;
    const report = parseKitLine(line);
    if (report !== undefined) this.tell(report, time);
  }
}
