import { enterRawRepl, type RawRepl, type TalkOptions } from './raw-repl.ts';
import type { SharedLine } from './shared-line.ts';

/**
 * Ends the program, whatever it is doing: display, radio and music are off, and the friendly prompt waits. Nothing
 * of it is shown. @throws {BoardError} as `enterRawRepl`
 */
export async function stopProgram(line: SharedLine, options: TalkOptions): Promise<void> {
  await during(line, options, (repl) => repl.leave());
}

/** Starts the program that is on the board from its first line, whatever it is doing. @throws {BoardError} */
export async function restartProgram(line: SharedLine, options: TalkOptions): Promise<void> {
  await during(line, options, (repl) => repl.restart());
}

async function during(
  line: SharedLine,
  options: TalkOptions,
  talk: (repl: RawRepl) => Promise<void>,
): Promise<void> {
  const repl = await enterRawRepl(line, options);
  try {
    await talk(repl);
  } catch (error) {
    repl.abandon();
    throw error;
  }
}
