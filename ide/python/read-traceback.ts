/** The last exception in what a board printed. */
import type { Frame } from './raised.ts';

export interface Raised {
  readonly type: string;
  readonly message: string;
  /** The lines that follow the message's first, when it has several. */
  readonly rest: string;
  readonly frames: readonly Frame[];
  readonly original: string;
  /** What was typed at the prompt, when that is what went wrong. */
  readonly typed: string | undefined;
}

const header = /Traceback \(most recent call last\):?$/;
const known = /^([A-Z]\w*(?:Error|Interrupt|Exit|Iteration|Exception)|Exception)(?:: ?(.*)|:?)$/;
const place = /^\s*File "([^"]*)", line (\d+)(?:, in (.*))?/;
/** A class of the pupil's own may have any name; behind frames it is one. */
const named = /^([\p{L}_][\p{L}\d_]*)(?:: ?(.*)|:?)$/u;

export function readTraceback(text: string): Raised | undefined {
  const lines = text.replaceAll('\r', '').split('\n');
  // It stands behind what the program printed with `end=""`, on the same line.
  const heads = lines.flatMap((line, index) => (header.test(line.trimEnd()) ? [index] : []));
  // A message may end like one.
  const start = heads.findLast((at) => place.test(lines[at + 1] ?? '')) ?? heads.at(-1) ?? -1;
  if (start < 0) {
    // No room for a traceback, or only its last line was kept.
    const index = lines.findLastIndex((line) => known.test(line));
    const [, type = '', message = ''] = known.exec(lines[index] ?? '') ?? [];
    if (index < 0) return panicOf(text);
    return { type, message: message.trim(), rest: '', frames: [], original: text, typed: undefined };
  }
  const frames: Frame[] = [];
  let at = start + 1;
  for (; at < lines.length; at++) {
    const frame = place.exec(lines[at] ?? '');
    if (frame === null) break;
    const [, file = '', line, name = '<module>'] = frame;
    frames.push({ file: fileName(file), said: file, line: Number(line), function: name.trim() });
  }
  const last = (lines[at] ?? '').trim();
  const found = known.exec(last) ?? (frames.length > 0 ? named.exec(last) : null);
  if (found === null) return undefined;
  const [, type = '', message = ''] = found;
  const before = /^>>> (.*\S.*)$/.exec(lines[start - 1] ?? '')?.[1];
  const onlyTyped = frames.every(({ file }) => file === 'main.py') && before !== undefined;
  const behind = lines.slice(at + 1);
  const end = behind.findIndex((line) => /^(MicroPython v\d|>>> )/.test(line));
  return {
    ...{ type, message: message.trim(), frames, original: text, typed: onlyTyped ? before : undefined },
    rest: behind
      .slice(0, end < 0 ? undefined : end)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

/** V1 calls the program `__main__`, V2 `main.py`; what comes over the REPL is `<stdin>`. */
function fileName(name: string): string {
  return /^(__main__|<stdin>|\/?main\.py)$/.test(name) ? 'main.py' : name.replace(/^\//, '');
}

/** The board's own last words: a number on its display, or how its chip came to an end. */
function panicOf(text: string): Raised | undefined {
  const number = /\bpanic:? (\d{1,3})\b/i.exec(text)?.[1];
  const message = number ?? /^(hard fault|lock-up) at 0x/.exec(text)?.[1];
  if (message === undefined) return undefined;
  return { type: 'Panic', message, rest: '', frames: [], original: text, typed: undefined };
}
