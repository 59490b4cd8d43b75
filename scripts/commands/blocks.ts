import { parseBlocksDocument, type DocumentProblem } from '../../ide/blocks/blocks-document.ts';
import { generatePython } from '../../ide/blocks/generate-python.ts';
import { parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command } from './command.ts';
import { placeInJson } from './json-places.ts';
import { readText } from './program-text.ts';

/** `pensabit blocks`: the Python that a blocks document makes. */
export const blocksCommand: Command = {
  usage: '<file.blocks.json>',
  details: 'Prints the MicroPython that the blocks make, exactly as the app puts it on the board.',

  async run(args, terminal) {
    const [file, ...others] = parseArguments(args, []).files;
    if (file === undefined) throw new UsageError('Which blocks? pensabit blocks program.blocks.json');
    if (others.length > 0) throw new UsageError('One file at a time, please.');
    const text = await readText(file, terminal.cwd);
    const read = parseBlocksDocument(parseJson(file, text));
    if (!read.ok) throw new UserError(`${placeIn(text, file, read.problem)}: ${refusal(read.problem)}`);
    for (const problem of read.problems.slice(0, mostSaid))
      terminal.say(`${placeIn(text, file, problem)}: ${describe(problem)}`);
    const unsaid = read.problems.length - mostSaid;
    if (unsaid > 0) terminal.say(`${file}: ${String(unsaid)} more like these.`);
    await terminal.out(generatePython(read.document).source);
    // The Python is there, but an unknown block does nothing in it: not a success.
    return read.problems.length === 0 ? 0 : 1;
  },
};

/** Problems that are said one by one: who has more looks for one cause. */
const mostSaid = 20;

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = placeInJson(text);
    throw new UserError(
      `${file}:${String(line)}:${String(column)}: This is not JSON, so no blocks document: it may be cut.`,
    );
  }
}

/** `file:line:column` of the part that a problem is about. */
function placeIn(text: string, file: string, problem: DocumentProblem): string {
  const path = [...problem.path.matchAll(/([^.[\]]+)/g)].map(([part]) =>
    /^\d+$/.test(part) ? Number(part) : part,
  );
  const { line, column } = placeInJson(text, path);
  return `${file}:${String(line)}:${String(column)}`;
}

/** Why there is no document at all. */
function refusal(problem: DocumentProblem): string {
  const { code, name } = problem;
  if (code === 'bad-block') return 'This is not what a blocks document has here.';
  if (code === 'forbidden-key') return `The key ${JSON.stringify(name ?? '')} may not be used here.`;
  return describe(problem);
}

function describe({ code, name }: DocumentProblem): string {
  switch (code) {
    case 'not-blocks':
      return 'This is no blocks document: it needs "pensabitBlocks": 1 and a "workspace".';
    case 'newer-version':
      return `This was made by a newer Pensabit (version ${name ?? '?'} of the format). Update, then try again.`;
    case 'too-many-blocks':
      return 'There are more blocks here than Pensabit opens (3000).';
    case 'too-deep':
      return 'The blocks are nested deeper than Pensabit opens (80).';
    case 'too-long':
      return 'There is a text here that is longer than Pensabit opens.';
    case 'forbidden-key':
      return `The key ${JSON.stringify(name ?? '')} may not be used here; the block is shown as unknown and does nothing.`;
    case 'bad-block':
      return `This is not what a block has here${name === undefined ? '' : ` (${JSON.stringify(name)})`}; the block is shown as unknown and does nothing.`;
    case 'unknown-block':
      return `There is no block of the type ${JSON.stringify(name ?? '')}; it is shown as unknown and does nothing.`;
  }
}
