import type { Terminal } from './command.ts';

/**
 * The process as a terminal. Writing to a pipe whose reader has gone (`pensabit run main.py | head -1`) ends the
 * command quietly: the reader has what it wanted.
 */
export function processTerminal(): Terminal {
  const stop = new AbortController();
  const { stdin, stdout, stderr } = process;
  let readerGone = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    readerGone = true;
    stop.abort();
  });
  // Nobody is left to tell.
  stderr.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());

  return {
    cwd: process.cwd(),
    stop: stop.signal,
    out(data) {
      if (readerGone) return Promise.resolve();
      return new Promise((resolve) => {
        // The callback comes with an error too, which the listener above has seen.
        stdout.write(data, () => resolve());
      });
    },
    say(line) {
      stderr.write(`${line}\n`);
    },
    input: {
      interactive: stdin.isTTY,
      listen(onBytes, onEnd) {
        // Raw: keys come one by one, and Ctrl-C as a byte for the board.
        if (stdin.isTTY) stdin.setRawMode(true);
        const listener = (bytes: Buffer): void => onBytes(bytes);
        stdin.on('data', listener);
        stdin.on('error', () => onEnd?.());
        if (onEnd) stdin.once('end', onEnd);
        return () => {
          stdin.off('data', listener);
          if (stdin.isTTY) stdin.setRawMode(false);
          // A pipe without an end would keep the process alive.
          stdin.destroy();
        };
      },
    },
  };
}
