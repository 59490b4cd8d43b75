/** What MicroPython says when a program stops with an error. */
export interface Traceback {
  readonly type: string;
  readonly message: string;
  /** The line of main.py it came from: the innermost frame that is in the pupil's file. */
  readonly line?: number;
}

/** Follows the lines a board prints and finds tracebacks in them. */
export interface TracebackReader {
  /** Returns a traceback when this line completes one. */
  read(line: string): Traceback | undefined;
}

/** It stands behind what the program printed with `end=""`, on the same line. */
const header = /Traceback \(most recent call last\):?$/;
// V1 calls the program "__main__", V2 "main.py".
const frame = /^\s*File "([^"]*)", line (\d+)(?:, in (.*))?$/;
// KeyboardInterrupt and MemoryError may come without a message, SystemExit even without a colon; a class of the
// pupil's own may have any name.
const error = /^([\p{L}_][\p{L}\d_]*)(?::\s*(.*))?$/u;
/** Without a frame above it (none could be kept), only what is surely an exception counts. */
const surely = /(?:Error|Exception|Interrupt|Exit|Iteration)$/;
// Ran out of memory before it could build a traceback.
const bareMemoryError = /^MemoryError:?\s*$/;

/** Whether a traceback begins at the end of a line. */
export function beginsTraceback(line: string): boolean {
  return header.test(line.trimEnd());
}

/**
 * Lines of a traceback are `Traceback (most recent call last):`, frames, and the error, in this order.
 * Text in between ends it: then the program only printed something alike.
 */
export function createTracebackReader(): TracebackReader {
  let inside = false;
  let frames = 0;
  let line: number | undefined;
  return {
    read(text) {
      if (beginsTraceback(text)) {
        inside = true;
        frames = 0;
        line = undefined;
        return undefined;
      }
      if (!inside) {
        return bareMemoryError.test(text) ? { type: 'MemoryError', message: '' } : undefined;
      }
      const place = frame.exec(text);
      if (place !== null) {
        const [, file, number] = place;
        frames++;
        if (file === '__main__' || file === 'main.py' || file === '<stdin>') line = Number(number);
        return undefined;
      }
      inside = false;
      const found = error.exec(text.trim());
      if (found === null) return undefined;
      const [, type = '', message = ''] = found;
      if (frames === 0 && !surely.test(type)) return undefined;
      return line === undefined ? { type, message } : { type, message, line };
    },
  };
}
