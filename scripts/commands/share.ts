import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { doFileJob, type OpenedProgram } from '../../ide/session/file-work.ts';
import {
  easyLinkLength,
  makeLink,
  payloadOfLink,
  readPayload,
  type SharedProblem,
} from '../../ide/project/share-link.ts';
import { qrByteLimit, qrCode, qrSvg } from '../../ide/ui/share/qr-code.ts';
import { parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command, type Terminal } from './command.ts';
import { describeOpenProblem, quoted } from './describe-open-problem.ts';
import { readBytes, reasonOf } from './program-files.ts';
import { refuseOwnFile, removeHalf, writeFiles } from './write-files.ts';

/** Where the built app is served by `npm start`. */
const defaultBase = 'http://localhost:5190/';

/** `pensabit share`: a program becomes a link that holds it, and a link the files it holds. */
export const shareCommand: Command = {
  usage: '<main.py|file.hex|file.zip|file.blocks.json> [more files] [--base URL] [--qr out.svg]',
  details: `Prints a link that holds the program itself: nothing is sent anywhere.
  --base URL       where Pensabit is opened; without it ${defaultBase}
  --qr FILE        writes the link as a QR code too (SVG)
  --name NAME      what the project is called; without it after the file

pensabit share --open <link> -d <dir> [--force]
  --open LINK      writes the files of a link instead; - reads it from standard input
  -d, --directory DIR  where they go; it is made if need be, and nothing is written outside of it
  --force          replace files that are there already`,

  async run(args, terminal) {
    const parsed = parseArguments(args, [
      { name: '--base', value: 'URL' },
      { name: '--qr', value: 'FILE' },
      { name: '--name', value: 'NAME' },
      { name: '--open', value: 'LINK' },
      { name: '--directory', short: '-d', value: 'DIR' },
      { name: '--force' },
    ]);
    const link = parsed.options.get('--open');
    const directory = parsed.options.get('--directory');
    if (link !== undefined) {
      const [extra] = parsed.files;
      if (extra !== undefined) throw new UsageError(`A link is opened alone; ${extra} is one too many.`);
      if (directory === undefined) throw new UsageError('Where to? pensabit share --open <link> -d folder');
      const text = link === '-' ? await readInput(terminal) : link;
      return openLink(text, directory, parsed.options.has('--force'), terminal);
    }
    if (directory !== undefined) throw new UsageError('-d goes with --open <link>.');
    const [main] = parsed.files;
    if (main === undefined) throw new UsageError('Which program? pensabit share main.py');
    const base = parsed.options.get('--base') ?? defaultBase;
    if (!URL.canParse(base))
      throw new UsageError(`--base is an address such as ${defaultBase}; not "${base}".`);
    const picture = parsed.options.get('--qr');
    refuseOwnFile(picture, parsed.files, terminal.cwd);
    const program = await readProgram(parsed.files, terminal.cwd);
    const name = parsed.options.get('--name') ?? program.name;
    const made = makeLink({ ...program, name }, base);
    if (!made.ok) {
      throw new UserError(
        made.problem.code === 'too-big'
          ? `${main}: too big for a link: it would have ${made.problem.length} characters, ${made.problem.limit} is the most. Send a .zip instead.`
          : `${main}: a file called ${quoted(made.problem.name)} cannot travel in a link.`,
      );
    }
    const { link: address, withBlocks } = made.value;
    if (program.editor === 'blocks' && !withBlocks) {
      terminal.say('No room for how the blocks lie: they are made anew from the Python.');
    }
    if (address.length > easyLinkLength) {
      terminal.say(
        `${address.length} characters: some chats and mail programs cut links after ${easyLinkLength}.`,
      );
    }
    if (picture !== undefined) await writeQr(address, picture, terminal);
    await terminal.out(`${address}\n`);
    return 0;
  },
};

async function writeQr(link: string, file: string, terminal: Terminal): Promise<void> {
  const code = qrCode(link);
  if (code === undefined) {
    throw new UserError(
      `${file}: too big for a QR code that a camera reads well: the link has ${link.length} characters, ${qrByteLimit} is the most.`,
    );
  }
  try {
    await writeFile(path.resolve(terminal.cwd, file), qrSvg(code));
  } catch (error) {
    await removeHalf(path.resolve(terminal.cwd, file), error);
    throw new UserError(`${file}: ${reasonOf(error)}`);
  }
  terminal.say(`${file}: QR code version ${code.version}, ${code.size - 8} modules a side.`);
}

async function openLink(link: string, directory: string, force: boolean, terminal: Terminal): Promise<0 | 1> {
  const read = readPayload(payloadOfLink(link));
  if (!read.ok) throw new UserError(`The link: ${linkReasons(read.problem)}`);
  const { name, editor, files, blocks } = read.value;
  terminal.say(`${name === '' ? 'A program without a name' : JSON.stringify(name)}, ${editor}`);
  const encoder = new TextEncoder();
  const all = new Map(Object.entries(files).map(([file, text]) => [file, encoder.encode(text)]));
  if (blocks !== undefined && !all.has('main.blocks.json')) {
    all.set('main.blocks.json', encoder.encode(`${JSON.stringify(blocks)}\n`));
  }
  return writeFiles(new Map([[directory, all]]), {
    force,
    cwd: terminal.cwd,
    say: (line) => terminal.say(line),
  });
}

function linkReasons(problem: SharedProblem): string {
  switch (problem.code) {
    case 'cut':
      return 'its end is missing. Was it copied whole?';
    case 'damaged':
      return 'it is damaged, or no link of Pensabit.';
    case 'newer':
      return 'it comes from a newer Pensabit.';
    case 'too-big':
      return 'it is, or unpacks to, far more than a program has. Nothing was written.';
    case 'unsafe-name':
      return `it brings a file called ${quoted(problem.name)}, which is no plain file name. Nothing was written.`;
  }
}

/** The first file is the program, whatever it is called here, when it is Python. */
async function readProgram(files: readonly string[], cwd: string): Promise<OpenedProgram> {
  const given: File[] = [];
  for (const [index, file] of files.entries()) {
    const base = path.basename(file);
    const name = index === 0 && files.length > 1 && base.endsWith('.py') ? 'main.py' : base;
    given.push(new File([new Uint8Array(await readBytes(file, cwd))], name));
  }
  const report = await doFileJob({ type: 'open', files: given }, () =>
    Promise.reject(new Error('Opening files needs no runtime.')),
  );
  if (report.type !== 'opened') {
    const problem = report.type === 'not-opened' ? report.problem : { code: 'failed' as const };
    throw new UserError(describeOpenProblem(problem, files[0] ?? ''));
  }
  const { others, leftOut, refused, ...program } = report.opened;
  const projects = 1 + others.length + refused.length;
  if (projects > 1) {
    throw new UserError(`${files[0] ?? ''}: it holds ${projects} projects; a link holds one.`);
  }
  if (leftOut.length > 0)
    throw new UserError(`${files[0] ?? ''}: no text, so not in a link: ${leftOut.map(quoted).join(', ')}`);
  return program;
}

/** All of standard input: links are longer than some shells' lines. */
function readInput(terminal: Terminal): Promise<string> {
  return new Promise((resolve) => {
    const pieces: Uint8Array[] = [];
    terminal.input.listen(
      (bytes) => pieces.push(bytes),
      () => resolve(new TextDecoder().decode(Buffer.concat(pieces))),
    );
  });
}
