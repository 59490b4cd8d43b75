import { programFromHex } from '../../firmware/image/hex-contents.ts';
import { choiceOf, parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command } from './command.ts';
import { boardName, describeImageProblem, placeOf } from './describe-problem.ts';
import { readHex } from './program-files.ts';
import { writeFiles } from './write-files.ts';

/** `pensabit unhex`: the files of a program come out of a hex. */
export const unhexCommand: Command = {
  usage: '<file.hex> -d <dir> [--board v1|v2] [--force]',
  details: `  -d, --directory DIR  where the files go; it is made if need be, and nothing is written outside of it
  --board v1|v2        which half of a universal hex, if they differ
  --force              replace files that are there already`,

  async run(args, terminal) {
    const parsed = parseArguments(args, [
      { name: '--directory', short: '-d', value: 'DIR' },
      { name: '--board', value: 'v1|v2' },
      { name: '--force' },
    ]);
    const board = choiceOf(parsed, '--board', ['v1', 'v2']);
    const [file, extra] = parsed.files;
    const directory = parsed.options.get('--directory');
    if (file === undefined) throw new UsageError('Which hex? pensabit unhex file.hex -d folder');
    if (extra !== undefined) throw new UsageError(`One hex at a time; ${extra} is one too many.`);
    if (directory === undefined) throw new UsageError(`Where to? pensabit unhex ${file} -d folder`);

    const contents = programFromHex(await readHex(file, terminal.cwd), board);
    if (!contents.ok) {
      throw new UserError(`${placeOf(file, contents.problem)}: ${describeImageProblem(contents.problem)}`);
    }
    for (const runtime of contents.value.runtimes) {
      terminal.say(`${boardName(runtime.board)}: ${runtime.version}`);
    }
    return writeFiles(new Map([[directory, contents.value.program.files]]), {
      force: parsed.options.has('--force'),
      cwd: terminal.cwd,
      say: (line) => terminal.say(line),
    });
  },
};
