export interface Place {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

interface Frame {
  readonly kind: 'list' | 'object';
  /** What is read now: the key, or the index. */
  at: string | number;
  /** Whether this is a part of the path that is looked for. */
  readonly isOnWay: boolean;
  isEmpty: boolean;
}

const value =
  /(?:"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const space = /[ \t\r\n]*/y;

/**
 * Where in a JSON text a part of it stands, by its path; the part around it, when that is not there. With no path:
 * where the text stops being JSON. One pass and no recursion, since files are edited by hand and made to hurt.
 */
export function placeInJson(text: string, path?: readonly (string | number)[]): Place {
  return placeAt(text, path === undefined ? faultIn(text) : (partIn(text, path) ?? 0));
}

function faultIn(text: string): number {
  const reader = new JsonReader(text, []);
  reader.read();
  return reader.at;
}

function partIn(text: string, path: readonly (string | number)[]): number | undefined {
  const reader = new JsonReader(text, path);
  reader.read();
  return reader.found;
}

class JsonReader {
  at = 0;
  found: number | undefined;
  private readonly frames: Frame[] = [];

  constructor(
    private readonly text: string,
    private readonly path: readonly (string | number)[],
  ) {}

  /** Reads until the end or the first fault, where `at` stays. */
  read(): void {
    if (!this.begin()) return;
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      this.skip();
      const letter = this.text[this.at];
      if (letter === (frame.kind === 'list' ? ']' : '}')) {
        this.at++;
        this.frames.pop();
        continue;
      }
      if (!frame.isEmpty) {
        if (letter !== ',') return;
        this.at++;
        if (typeof frame.at === 'number') frame.at++;
      }
      frame.isEmpty = false;
      if ((frame.kind === 'object' && !this.key(frame)) || !this.begin()) return;
    }
    this.skip();
  }

  private key(frame: Frame): boolean {
    this.skip();
    const key = this.text[this.at] === '"' ? this.take(value) : undefined;
    if (key === undefined) return false;
    frame.at = JSON.parse(key) as string;
    this.skip();
    if (this.text[this.at] !== ':') return false;
    this.at++;
    return true;
  }

  /** A value, or the beginning of one that holds others. */
  private begin(): boolean {
    this.skip();
    const parent = this.frames.at(-1);
    const depth = this.frames.length;
    const isOnWay = parent === undefined || (parent.isOnWay && parent.at === this.path[depth - 1]);
    if (isOnWay && depth <= this.path.length) this.found = this.at;
    const open = this.text[this.at];
    if (open !== '{' && open !== '[') return this.take(value) !== undefined;
    this.at++;
    const kind = open === '[' ? 'list' : 'object';
    this.frames.push({ kind, at: kind === 'list' ? 0 : '', isOnWay, isEmpty: true });
    return true;
  }

  private skip(): void {
    this.take(space);
  }

  private take(what: RegExp): string | undefined {
    what.lastIndex = this.at;
    const [found] = what.exec(this.text) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}
