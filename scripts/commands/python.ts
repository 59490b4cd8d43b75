import { parseBlocksDocument } from '../../ide/blocks/blocks-document.ts';
import { pythonToBlocks } from '../../ide/blocks/python-to-blocks.ts';
import { parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command } from './command.ts';
import { readText } from './program-text.ts';

/** `pensabit python`: the blocks of a Python file. */
export const pythonCommand: Command = {
  usage: '<file.py>',
  details:
    'Prints the blocks document of a MicroPython file. What has no block becomes a Python block; no text is lost.',

  async run(args, terminal) {
    const [file, ...others] = parseArguments(args, []).files;
    if (file === undefined) throw new UsageError('Which program? pensabit python main.py');
    if (others.length > 0) throw new UsageError('One file at a time, please.');
    const source = await readText(file, terminal.cwd);
    const document = pythonToBlocks(source);
    const read = parseBlocksDocument(document);
    if (!read.ok)
      throw new UserError(`${file}:${longestLine(source)}:1: This line is longer than blocks can hold.`);
    await terminal.out(`${JSON.stringify(document, undefined, 2)}\n`);
    return 0;
  },
};

/** From 1. The only program that has no blocks is one with a line of millions of letters. */
function longestLine(source: string): string {
  const lengths = source.split(/\r\n?|\n/).map((line) => line.length);
  let longest = 0;
  for (const [index, length] of lengths.entries()) if (length > (lengths[longest] ?? 0)) longest = index;
  return String(longest + 1);
}
