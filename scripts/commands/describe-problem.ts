import type { ImageProblem } from '../../firmware/image/image-problem.ts';
import type { RuntimeProblem } from '../../firmware/runtimes/runtime-problem.ts';
import type { BoardGeneration } from '../../firmware/runtimes/manifest.ts';

// English sentences for the terminal: what is wrong, with the numbers, and what to do next.

const getRuntimes = 'Get it with: npm run -s pensabit -- firmware';

/** `file:line:column` as far as a problem knows them; a prefix for the message. */
export function placeOf(file: string, problem: ImageProblem): string {
  const line = 'line' in problem ? `:${problem.line}` : '';
  const column = 'column' in problem ? `:${problem.column}` : '';
  return `${file}${line}${column}`;
}

export function describeImageProblem(problem: ImageProblem): string {
  switch (problem.code) {
    case 'empty-file':
      return 'The file is empty.';
    case 'foreign-characters':
      return `${JSON.stringify(problem.found)} does not belong in a hex file. Is this another kind of file, or was it opened in a text editor? Download it again.`;
    case 'record-length':
      return `This line should have ${problem.expected} hex digits and has ${problem.found}. The file is damaged: download it again.`;
    case 'bad-checksum':
      return `The checksum is ${hex(problem.found)} and should be ${hex(problem.expected)}. The file is damaged: download it again.`;
    case 'unknown-record':
      return `No micro:bit hex has records of type ${hex(problem.type)}. The file is damaged or for something else.`;
    case 'cut-file':
      return 'The file stops here, before its end record. The download or copy was cut: do it again.';
    case 'data-after-end':
      return 'There is data after the end record. Are two hex files stuck together?';
    case 'overlap':
      return `The address ${hex(problem.address)} is written twice. The file is damaged: download it again.`;
    case 'outside-flash':
      return `The address ${hex(problem.address)} is outside of a micro:bit's flash. This hex is for something else.`;
    case 'bad-block':
      return 'The blocks of this universal hex are out of order. The file is damaged: download it again.';
    case 'makecode':
      return 'This hex was made by MakeCode. Its project opens at makecode.microbit.org; there is no MicroPython program in it.';
    case 'not-micropython':
      return 'There is no MicroPython in this hex. Save one from a MicroPython editor.';
    case 'wrong-board':
      return `This hex is for ${boardsIn(problem.found)}, not for ${boardName(problem.wanted)}.`;
    case 'no-files':
      return `The half for ${boardName(problem.board)} holds MicroPython and no program.`;
    case 'file-system-damaged':
      return `The files for ${boardName(problem.board)} cannot be read: ${problem.detail}`;
    case 'different-programs':
      return `The halves of this universal hex hold different programs; they differ in ${problem.files.join(', ')}. Say which one with --board v1 or --board v2.`;
    case 'no-main':
      return `There is no main.py, the file that the board runs. Files: ${problem.files.join(', ') || 'none'}.`;
    case 'bad-file-name':
      return describeFileName(problem);
    case 'too-big': {
      const files = problem.files.map((file) => `${file.name} ${file.storedBytes}`).join(', ');
      return `The program needs ${problem.usedBytes} bytes on ${boardName(problem.board)}, which has ${problem.limitBytes} for files: ${problem.usedBytes - problem.limitBytes} too many. Files take whole chunks of 128 bytes, of which 126 are theirs: ${files}.`;
    }
    case 'missing-runtime':
      return `MicroPython for ${boardsIn(problem.boards)} is not on this machine. ${getRuntimes}`;
  }
}

function describeFileName(problem: ImageProblem & { readonly code: 'bad-file-name' }): string {
  const name = JSON.stringify(problem.name);
  switch (problem.reason) {
    case 'empty':
      return 'A file has no name.';
    case 'too-long':
      return `The name ${name} has ${problem.bytes} bytes; the board stores at most ${problem.limit}.`;
    case 'not-text':
      return `The name ${name} is not text that the board can store.`;
    case 'reserved':
      return `The name ${name} cannot be used for a file.`;
  }
}

export function describeRuntimeProblem(problem: RuntimeProblem): string {
  switch (problem.code) {
    case 'no-network':
      return `No connection to ${hostOf(problem.url)} (${problem.detail}). With a network run this again; without one, take the runtime out of any MicroPython hex: npm run -s pensabit -- firmware --import file.hex`;
    case 'download-refused':
      return `${hostOf(problem.url)} answered ${problem.status}. Try again later, or use --import with a MicroPython hex.`;
    case 'download-cut':
      return `The download stopped after ${problem.bytes} bytes (${problem.detail}). Run this again.`;
    case 'wrong-hash':
      return `What came from ${problem.place} is not the runtime (SHA-256 ${problem.found.slice(0, 12)}…, expected ${problem.expected.slice(0, 12)}…); it was thrown away. A login page of the network may be in the way: open a web page first, then run this again.`;
    case 'no-apt':
      return 'This machine has no apt-get and dpkg, so Debian’s package cannot be taken. Use --import with a MicroPython hex.';
    case 'apt-failed':
      return `${problem.command} failed: ${problem.detail}. With a network run this again, or use --import with a MicroPython hex.`;
    case 'cache-not-writable':
      return `Nothing can be written to ${problem.path} (${problem.detail}). Set PENSABIT_CACHE to a folder of yours.`;
    case 'unknown-runtime':
      return `This is MicroPython for ${boardName(problem.board)}, version "${problem.version || 'unknown'}", which Pensabit does not know. Save a hex from python.microbit.org and import that.`;
    case 'unusable-hex':
      return describeImageProblem(problem.problem);
  }
}

/** The board as people call it. */
export function boardName(board: BoardGeneration): string {
  return `micro:bit ${board.toUpperCase()}`;
}

function boardsIn(boards: readonly BoardGeneration[]): string {
  return boards.map(boardName).join(' and ') || 'another board';
}

function hostOf(url: string): string {
  return new URL(url).host;
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;
}
