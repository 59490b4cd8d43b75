/**
 * What goes on a board: file names as MicroPython sees them, with their bytes.
 * `main.py` is the file the board runs after a reset.
 */
export interface Program {
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A program of one file, the common case. `source` is stored as UTF-8. */
export function programFromSource(source: string): Program {
  return { files: new Map([['main.py', new TextEncoder().encode(source)]]) };
}
