import { lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { programFromHex } from '../../firmware/image/hex-contents.ts';
import { choiceOf, parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command } from './command.ts';
import { boardName, describeImageProblem, placeOf } from './describe-problem.ts';
import { readHex, reasonOf } from './program-files.ts';

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
    return writeFiles(contents.value.program.files, directory, {
      force: parsed.options.has('--force'),
      cwd: terminal.cwd,
      say: (line) => terminal.say(line),
    });
  },
};

async function writeFiles(
  files: ReadonlyMap<string, Uint8Array>,
  directory: string,
  options: { readonly force: boolean; readonly cwd: string; readonly say: (line: string) => void },
): Promise<0 | 1> {
  const folder = path.resolve(options.cwd, directory);
  const safe = [...files].filter(([name]) => isPlainName(name));
  const refused = [...files.keys()].filter((name) => !isPlainName(name));

  const present: string[] = [];
  for (const [name] of safe) {
    // lstat, not stat: a link that leads nowhere yet is there too, and writing would follow it.
    if (await lstat(path.join(folder, name)).catch(() => undefined)) present.push(name);
  }
  if (present.length > 0 && !options.force) {
    const names = present.map((name) => path.join(directory, name)).join(', ');
    throw new UserError(`Already there: ${names}. Nothing was written; --force replaces them.`);
  }
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of safe) {
      const target = path.join(folder, name);
      // A link is replaced, never followed: it could lead out of the folder.
      if (present.includes(name)) await rm(target);
      await writeFile(target, content, { flag: 'wx' });
      const verb = present.includes(name) ? 'replaced' : 'wrote';
      options.say(`${verb} ${path.join(directory, name)} (${content.length} bytes)`);
    }
  } catch (error) {
    throw new UserError(`${directory}: ${reasonOf(error)}`);
  }
  for (const name of refused) {
    options.say(`refused ${JSON.stringify(name)}: not a plain file name, it could lead out of ${directory}.`);
  }
  return refused.length > 0 ? 1 : 0;
}

/** Names that mean a file in the folder on every system, and nothing else. */
function isPlainName(name: string): boolean {
  const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
  return (
    name !== '' &&
    name !== '.' &&
    name !== '..' &&
    !/[/\\:*?"<>|\u0000-\u001f\u007f]/.test(name) &&
    !/[. ]$/.test(name) &&
    !windowsDevice.test(name)
  );
}
