import { beginsTraceback, createTracebackReader, type Traceback } from '../../lessons/observe/traceback.ts';
import type { Recording } from '../samples/recording.ts';

/** The exception a program stopped with. */
export interface Stop extends Traceback {
  /** Milliseconds since the program started. */
  readonly time: number;
  /** All that was printed of it, from `Traceback` to the exception's line. */
  readonly text: string;
}

const banner = /^MicroPython v\d/;
/** Somebody types Python: what goes wrong there is no line of the program's. */
const typed = /^>>> \S/;

/** Only so can a program print a traceback without being stopped by what it tells of. */
const showsItself = /print_exception|Traceback \(/;
/** Milliseconds between two lines of one message, which a serial line brings in one go; a reset takes longer. */
const oneGo = 250;

/**
 * What stopped the program, read from what the board printed. A traceback after which the program printed on
 * was caught and shown by the program itself, and stopped nothing; the runtime's banner is not the program, nor is
 * what somebody typed at the prompt.
 *
 * @param files the program's, where they are known: one that shows no exceptions itself has a message of several lines
 */
export function stoppedBy(
  { lines, unfinished }: Pick<Recording, 'lines' | 'unfinished'>,
  files?: Readonly<Record<string, string>>,
): Stop | undefined {
  const mayGoOn = files === undefined || Object.values(files).some((text) => showsItself.test(text));
  const reader = createTracebackReader();
  let begin: number | undefined;
  let stop: Stop | undefined;
  for (const [index, { time, text }] of (unfinished ? lines.slice(0, -1) : lines).entries()) {
    if (beginsTraceback(text)) begin = index;
    const traceback = reader.read(text);
    if (traceback !== undefined) {
      const printed = lines.slice(begin ?? index, index + 1).map((line) => line.text);
      begin = undefined;
      // The first line may begin with what the program printed.
      const all = printed.join('\n');
      stop = { ...traceback, time, text: all.slice(Math.max(all.indexOf('Traceback ('), 0)) };
    } else if (banner.test(text) || typed.test(text)) {
      break;
    } else if (stop !== undefined && !mayGoOn && time - (lines[index - 1]?.time ?? time) < oneGo) {
      stop = { ...stop, text: `${stop.text}\n${text}` };
    } else {
      stop = undefined;
    }
  }
  return stop;
}

/** When the program came to its end, by itself or by an exception: the banner of the prompt. */
export function endedAt(lines: Recording['lines']): number | undefined {
  return lines.find((line) => banner.test(line.text))?.time;
}
