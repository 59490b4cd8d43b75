import type { Program } from '../firmware/program.ts';
import type { BoardChoice } from './board/board-choice.ts';
import { createBoardChoice } from './board/create-board-choice.ts';
import type { HexProblem } from './board/hex/hex-board.ts';
import { browserTraits, findObstacles } from './board/find-obstacles.ts';
import type { BoardReport, BoardRequest } from './board/virtual/board-protocol.ts';
import { createVirtualBoard } from './board/virtual/virtual-board.ts';
import { startModuleWorker } from './board/virtual/worker-link.ts';
import type { ProjectForHex } from './project/export-hex.ts';
import { makeHex } from './session/file-desk.ts';
import type { FileJob, FileReport, MadeHex, MakeProblem } from './session/file-work.ts';
import { createHexBuilder } from './session/hex-builder.ts';
import { announceHex } from './ui/files/hex-made.ts';

/** What a hex file says of itself beside the program: the project's name and blocks. */
export type Described = Pick<ProjectForHex, 'name' | 'editor' | 'blocks'>;

/** The part of the composition root that knows every way to a board. Real boards' code is loaded when wanted. */
export function composeBoards(describe: () => Described = unnamed): BoardChoice {
  const startFileWorker = () => startModuleWorker<FileJob, FileReport>('/file-worker.js');
  const builder = createHexBuilder(startFileWorker);
  const obstacles = findObstacles(browserTraits());
  return createBoardChoice({
    virtual: createVirtualBoard({
      startWorker: () => startModuleWorker<BoardRequest, BoardReport>('/virtual-worker.js'),
      log: (message) => console.warn(message),
    }),
    real: [
      {
        kind: 'usb',
        obstacle: obstacles.usb,
        load: async () => {
          const { createUsbBoard } = await import('./board/usb/usb-board.ts');
          return createUsbBoard({ buildHex: builder.build, log: (message) => console.debug(message) });
        },
      },
      {
        kind: 'serial',
        obstacle: obstacles.serial,
        load: async () => {
          const [{ createSerialBoard }, { browserPorts }] = await Promise.all([
            import('./board/serial/serial-board.ts'),
            import('./board/serial/browser-ports.ts'),
          ]);
          const ports = browserPorts(navigator);
          if (ports === undefined) throw new TypeError('no serial ports');
          return createSerialBoard({ ports });
        },
      },
      {
        kind: 'hex',
        obstacle: undefined,
        load: async () => {
          const { createHexBoard } = await import('./board/hex/hex-board.ts');
          let made: MadeHex | undefined;
          return createHexBoard({
            makeHex: async (program, signal) => {
              const result = await makeHex(
                startFileWorker,
                { ...describe(), files: textsOf(program) },
                signal,
              );
              if (!result.ok) return problemOf(result.problem);
              made = result.value;
              return made;
            },
            save: () => {
              if (made !== undefined) announceHex(made);
            },
          });
        },
      },
    ],
    atEnd: () => {
      builder.close();
    },
  });
}

const unnamed = (): Described => ({ name: 'pensabit', editor: 'python' });

/** Programs are text, whoever wrote them. */
function textsOf({ files }: Program): Record<string, string> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

function problemOf(problem: MakeProblem): HexProblem {
  switch (problem.code) {
    case 'too-big':
      return {
        problem: 'program-too-big',
        values: { size: problem.usedBytes, limit: problem.limitBytes },
      };
    case 'bad-file-name':
      return { problem: 'bad-file-name', values: { name: problem.name } };
    case 'no-main':
    case 'no-program':
      return { problem: 'no-main' };
    case 'missing-runtime':
      return { problem: 'runtime-missing' };
    case 'runtime-unreachable':
    case 'failed':
      return { problem: 'firmware-unreachable' };
  }
}
