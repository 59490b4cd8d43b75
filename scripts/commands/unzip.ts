import path from 'node:path';
import { doFileJob, type OpenedProgram } from '../../ide/session/file-work.ts';
import { parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command } from './command.ts';
import { describeOpenProblem, quoted } from './describe-open-problem.ts';
import { readBytes } from './program-files.ts';
import { writeFiles } from './write-files.ts';

/** `pensabit unzip`: the projects of a zip come out of it, as the app would open them. */
export const unzipCommand: Command = {
  usage: '<file.zip> -d <dir> [--force]',
  details: `Several projects get a folder each.
  -d, --directory DIR  where the files go; it is made if need be, and nothing is written outside of it
  --force              replace files that are there already`,

  async run(args, terminal) {
    const parsed = parseArguments(args, [
      { name: '--directory', short: '-d', value: 'DIR' },
      { name: '--force' },
    ]);
    const [file, extra] = parsed.files;
    const directory = parsed.options.get('--directory');
    if (file === undefined) throw new UsageError('Which zip? pensabit unzip file.zip -d folder');
    if (extra !== undefined) throw new UsageError(`One zip at a time; ${extra} is one too many.`);
    if (directory === undefined) throw new UsageError(`Where to? pensabit unzip ${file} -d folder`);

    const given = new File([new Uint8Array(await readBytes(file, terminal.cwd))], path.basename(file));
    const report = await doFileJob({ type: 'open', files: [given] }, () =>
      Promise.reject(new Error('Opening files needs no runtime.')),
    );
    if (report.type !== 'opened') {
      const problem = report.type === 'not-opened' ? report.problem : { code: 'failed' as const };
      throw new UserError(describeOpenProblem(problem, file));
    }
    const { others, leftOut, refused, ...first } = report.opened;
    const programs = [first, ...others];
    for (const name of leftOut) terminal.say(`left out ${quoted(name)}: no part of a program.`);
    for (const problem of refused) terminal.say(describeOpenProblem(problem, file));
    const folders = programs.map((program, index): [string, ReadonlyMap<string, Uint8Array>] => [
      programs.length === 1 ? directory : path.join(directory, folderOf(program, index)),
      filesOf(program),
    ]);
    const written = await writeFiles(new Map(folders), {
      force: parsed.options.has('--force'),
      cwd: terminal.cwd,
      say: (line) => terminal.say(line),
    });
    return refused.length > 0 ? 1 : written;
  },
};

function filesOf({ files, blocks }: OpenedProgram): ReadonlyMap<string, Uint8Array> {
  const texts = new Map(Object.entries(files));
  if (blocks !== undefined && !texts.has('main.blocks.json')) {
    texts.set('main.blocks.json', `${JSON.stringify(blocks)}\n`);
  }
  return new Map([...texts].map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

/** `02-la-mia-spia`: the number keeps projects of one name apart. */
function folderOf({ name }: OpenedProgram, index: number): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${String(index + 1).padStart(2, '0')}${plain === '' ? '' : `-${plain}`}`;
}
