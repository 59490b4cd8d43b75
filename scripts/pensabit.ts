import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError, UserError, type Command, type Terminal } from './commands/command.ts';

/**
 * `npm run -s pensabit -- <command>`. A command's file is loaded when it is used, so that `help` and `hex` do not
 * wait for the virtual board. Exit codes: 0 success, 1 something to put right in files or machine, 2 wrong use.
 */
interface ListedCommand {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

const commands: Readonly<Record<string, ListedCommand>> = {
  hex: {
    summary: 'a program becomes a hex to flash',
    load: async () => (await import('./commands/hex.ts')).hexCommand,
  },
  unhex: {
    summary: 'the files of a program come out of a hex',
    load: async () => (await import('./commands/unhex.ts')).unhexCommand,
  },
  run: {
    summary: 'the virtual micro:bit in a terminal',
    load: async () => (await import('./commands/run.ts')).runCommand,
  },
  explain: {
    summary: 'what is wrong with a program, in words',
    load: async () => (await import('./commands/explain.ts')).explainCommand,
  },
  blocks: {
    summary: 'the Python that blocks make',
    load: async () => (await import('./commands/blocks.ts')).blocksCommand,
  },
  python: {
    summary: 'the blocks of a Python file',
    load: async () => (await import('./commands/python.ts')).pythonCommand,
  },
  lesson: {
    summary: 'checks a lesson pack and proves its lessons on the virtual board',
    load: async () => (await import('./commands/lesson.ts')).lessonCommand,
  },
  unzip: {
    summary: 'the files of the projects in a zip',
    load: async () => (await import('./commands/unzip.ts')).unzipCommand,
  },
  share: {
    summary: 'a program becomes a link that holds it, and back',
    load: async () => (await import('./commands/share.ts')).shareCommand,
  },
  firmware: {
    summary: 'which MicroPython runtimes are here, and getting the others',
    load: async () => (await import('./commands/firmware.ts')).firmwareCommand,
  },
};

/** Runs one command line and gives the exit code. */
export async function pensabit(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      await terminal.out(await help(rest[0]));
      // Without a command nothing was done, and a script should notice.
      return name === undefined ? 2 : 0;
    }
    if (name === '--version' || name === '-v') {
      await terminal.out(`${await version()}\n`);
      return 0;
    }
    const command = await loadCommand(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      await terminal.out(await help(name));
      return 0;
    }
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.say(
        `${error.message}\nHelp: npm run -s pensabit -- help${name && name in commands ? ` ${name}` : ''}`,
      );
      return 2;
    }
    if (error instanceof UserError) {
      terminal.say(error.message);
      return 1;
    }
    throw error;
  }
}

async function loadCommand(name: string): Promise<Command> {
  const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (listed) return listed.load();
  const { closestWord } = await import('../firmware/closest-word.ts');
  const meant = closestWord(name, Object.keys(commands));
  throw new UsageError(`There is no command "${name}".${meant ? ` Did you mean ${meant}?` : ''}`);
}

async function help(name: string | undefined): Promise<string> {
  if (name !== undefined) {
    const command = await loadCommand(name);
    return `pensabit ${name} ${command.usage}\n\n${command.details}\n`;
  }
  const width = Math.max(...Object.keys(commands).map((one) => one.length));
  const lines = Object.entries(commands).map(([one, { summary }]) => `  ${one.padEnd(width)}  ${summary}`);
  return `npm run -s pensabit -- <command>\n\n${lines.join('\n')}\n  ${'help'.padEnd(width)}  this text, or help <command>\n`;
}

async function version(): Promise<string> {
  const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
  return `pensabit ${manifest.version}`;
}

// Tests import this file; only when it is the program that node was given does it read the arguments.
const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  const { processTerminal } = await import('./commands/process-terminal.ts');
  process.exitCode = await pensabit(process.argv.slice(2), processTerminal());
}
