import type { BoardFacts } from './board-facts.ts';
import { BoardFiles } from './board-files.ts';
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

/**
 * Asks the board which one it is. It can only say so when its program is stopped; the program starts anew after it,
 * or stays stopped. @throws {BoardError} as `enterRawRepl`
 */
export async function identifyBoard(
  line: SharedLine,
  options: TalkOptions & { readonly then: 'restart' | 'stay' },
): Promise<BoardFacts> {
  return during(line, options, async (repl) => {
    const facts = await new BoardFiles(repl).introduce();
    if (options.then === 'restart') await repl.restart();
    else await repl.leave();
    return facts;
  });
}

async function during<T>(
  line: SharedLine,
  options: TalkOptions,
  talk: (repl: RawRepl) => Promise<T>,
): Promise<T> {
  const repl = await enterRawRepl(line, options);
  try {
    return await talk(repl);
  } catch (error) {
    repl.abandon();
    throw error;
  }
}
