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

// V1 calls the program "__main__", V2 "main.py".
const frame = /^\s*File "([^"]*)", line (\d+)(?:, in (.*))?$/;
// KeyboardInterrupt and MemoryError may come without a message, SystemExit even without a colon.
const error = /^([A-Z][A-Za-z]*(?:Error|Exception|Interrupt|Exit|Iteration))(?::\s*(.*))?$/;
// Ran out of memory before it could build a traceback.
const bareMemoryError = /^MemoryError:?\s*$/;

/**
 * Lines of a traceback are `Traceback (most recent call last):`, frames, and the error, in this order.
 * Text in between ends it: then the program only printed something alike.
 */
export function createTracebackReader(): TracebackReader {
  let inside = false;
  let line: number | undefined;
  return {
    read(text) {
      if (text.startsWith('Traceback (most recent call last)')) {
        inside = true;
        line = undefined;
        return undefined;
      }
      if (!inside) {
        return bareMemoryError.test(text) ? { type: 'MemoryError', message: '' } : undefined;
      }
      const place = frame.exec(text);
      if (place !== null) {
        const [, file, number] = place;
        if (file === '__main__' || file === 'main.py' || file === '<stdin>') line = Number(number);
        return undefined;
      }
      inside = false;
      const found = error.exec(text.trim());
      if (found === null) return undefined;
      const [, type = '', message = ''] = found;
      return line === undefined ? { type, message } : { type, message, line };
    },
  };
}
