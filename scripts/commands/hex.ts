import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHexImage, type HexImage, type HexTarget } from '../../firmware/image/hex-image.ts';
import { bestRuntimes } from '../../firmware/runtimes/local-runtimes.ts';
import type { BoardGeneration } from '../../firmware/runtimes/manifest.ts';
import { choiceOf, parseArguments } from './command-arguments.ts';
import { UsageError, UserError, type Command, type Terminal } from './command.ts';
import { boardName, describeImageProblem } from './describe-problem.ts';
import { readProgram, reasonOf } from './program-files.ts';
import { runtimesHere } from './runtimes-here.ts';
import { refuseOwnFile, removeHalf } from './write-files.ts';

/** `pensabit hex`: a program becomes a hex to flash. */
export const hexCommand: Command = {
  usage: '<main.py> [more files] [--board v1|v2|universal] -o out.hex',
  details: `The first file becomes main.py, the others keep their names.
  --board v1|v2|universal  which boards; without it every board whose runtime is here
  -o, --output FILE        where the hex goes; - is standard output`,

  async run(args, terminal) {
    const parsed = parseArguments(args, [
      { name: '--board', value: 'v1|v2|universal' },
      { name: '--output', short: '-o', value: 'FILE' },
    ]);
    const board = choiceOf(parsed, '--board', ['v1', 'v2', 'universal']);
    const output = parsed.options.get('--output');
    const [main] = parsed.files;
    if (main === undefined) throw new UsageError('Which program? pensabit hex main.py -o out.hex');
    if (output === undefined) throw new UsageError(`Where to? pensabit hex ${main} -o out.hex`);
    const outputPath = path.resolve(terminal.cwd, output);
    refuseOwnFile(output, parsed.files, terminal.cwd);

    const program = await readProgram(parsed.files, terminal.cwd);
    const image = await loadHexImage(terminal, wantedBoards(board));
    const target = board ?? everyBoard(image);
    const hex = image.build(program, target);
    if (!hex.ok) throw new UserError(`${main}: ${describeImageProblem(hex.problem)}`);
    if (board === undefined && target !== 'universal') {
      const missing = target === 'v1' ? 'v2' : 'v1';
      terminal.say(`Only for ${boardName(target)}: the runtime for ${boardName(missing)} is not here.`);
    }
    if (output === '-') {
      await terminal.out(hex.value.hex);
      return 0;
    }
    try {
      await writeFile(outputPath, hex.value.hex, 'latin1');
    } catch (error) {
      await removeHalf(outputPath, error);
      throw new UserError(`${output}: ${reasonOf(error)}`);
    }
    const { usedBytes, limitBytes } = hex.value;
    const kind = target === 'universal' ? 'every micro:bit' : boardName(target);
    terminal.say(`${output}: for ${kind}; files take ${usedBytes} of ${limitBytes} bytes.`);
    return 0;
  },
};

/** Without `--board` one board is enough, and a V1 runtime is the one that can be had nearly everywhere. */
function wantedBoards(board: HexTarget | undefined): readonly BoardGeneration[] {
  if (board === 'universal') return ['v1', 'v2'];
  return [board ?? 'v1'];
}

/** The runtimes of this machine, ready for programs. Boards whose runtime is missing are named by `build`. */
export async function loadHexImage(
  terminal: Terminal,
  wanted: readonly BoardGeneration[],
): Promise<HexImage> {
  const image = createHexImage(bestRuntimes(await runtimesHere(terminal, wanted)));
  // Their hashes are checked, so they are what they should be.
  if (!image.ok) throw new Error(describeImageProblem(image.problem.problem));
  return image.value;
}

function everyBoard(image: HexImage): HexTarget {
  const [first = 'v1', second] = image.boards;
  return second === undefined ? first : 'universal';
}
