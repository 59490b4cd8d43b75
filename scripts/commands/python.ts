import { pythonToBlocks } from '../../ide/blocks/python-to-blocks.ts';
import { parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command } from './command.ts';
import { readBytes } from './program-files.ts';

/** `pensabit python`: the blocks of a Python file. */
export const pythonCommand: Command = {
  usage: '<file.py>',
  details:
    'Prints the blocks document of a MicroPython file. What has no block becomes a Python block; no text is lost.',

  async run(args, terminal) {
    const [file, ...others] = parseArguments(args, []).files;
    if (file === undefined) throw new UsageError('Which program? pensabit python main.py');
    if (others.length > 0) throw new UsageError('One file at a time, please.');
    let source: string;
    try {
      source = new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(file, terminal.cwd));
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw new UserError(`${file}: This is not text in UTF-8; save it as UTF-8, then try again.`);
    }
    await terminal.out(`${JSON.stringify(pythonToBlocks(source), undefined, 2)}\n`);
    return 0;
  },
};
