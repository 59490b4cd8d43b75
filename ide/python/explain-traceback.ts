import { asPythonWrites, diagnose, worldOf, type Diagnostic } from './diagnose.ts';
import { explainMessage, type Explanation } from './explain-message.ts';
import { parsePython } from './syntax/parser.ts';
import { nodesOf } from './syntax/tree.ts';
import type { PythonProblem } from './python-problem.ts';

interface Frame {
  readonly file: string;
  readonly line: number;
}

interface Raised {
  readonly type: string;
  readonly message: string;
  readonly frames: readonly Frame[];
  readonly original: string;
  /** What was typed at the prompt, when that is what went wrong. */
  readonly typed: string | undefined;
}

/**
 * What a MicroPython traceback means, in a pupil's words (`error.*` messages), at the line where the mistake is, which
 * may be above the one that Python names. Messages are those of MicroPython 1.9 (V1) and 1.18 (V2), which differ from
 * CPython's. Undefined when the text holds no traceback.
 */
export function explainTraceback(
  text: string,
  files: Readonly<Record<string, string>>,
): PythonProblem | undefined {
  const raised = lastRaised(text);
  if (raised === undefined) return undefined;
  const { type, message, original } = raised;
  // The innermost line that is in a file of the pupil's.
  const place = raised.frames.findLast(({ file }) => file === 'main.py' || file in files);
  const file = place?.file ?? 'main.py';
  const source = raised.typed ?? files[file] ?? '';
  const line = raised.typed === undefined ? place?.line : 1;
  const names = Object.keys(files).filter((name) => name !== file);
  const explained = explain(type, message, source, line, names);
  const at = raised.typed === undefined ? (explained.line ?? line) : undefined;
  const { fix, key } = explained;
  const values = asPythonWrites(explained.values);
  // A mend only makes sense where its text still stands.
  const mends = fix !== undefined && at !== undefined && lineOf(source, at).includes(fix.from);
  return {
    ...(file === 'main.py' ? {} : { file }),
    line: at,
    type,
    original,
    key,
    values,
    ...(mends ? { fix } : {}),
  };
}

function lineOf(source: string, line: number): string {
  return source.split(/\r\n|\r|\n/)[line - 1] ?? '';
}

const header = 'Traceback (most recent call last)';
const known = /^([A-Z]\w*(?:Error|Interrupt|Exit|Iteration|Exception)|Exception)(?:: ?(.*)|:?)$/;
/** A class of the pupil's own may have any name; behind frames it is one. */
const named = /^([A-Za-z_]\w*)(?:: ?(.*)|:?)$/;

/** The last exception in what was printed. */
function lastRaised(text: string): Raised | undefined {
  const lines = text.replaceAll('\r', '').split('\n');
  const start = lines.findLastIndex((line) => line.startsWith(header));
  if (start < 0) {
    // No room for a traceback, or only its last line was kept.
    const index = lines.findLastIndex((line) => known.test(line));
    const [, type = '', message = ''] = known.exec(lines[index] ?? '') ?? [];
    if (index < 0) return panicOf(text);
    return { type, message: message.trim(), frames: [], original: text, typed: undefined };
  }
  const frames: Frame[] = [];
  let at = start + 1;
  for (; at < lines.length; at++) {
    const frame = /^\s*File "([^"]*)", line (\d+)/.exec(lines[at] ?? '');
    if (frame === null) break;
    frames.push({ file: fileName(frame[1] ?? ''), line: Number(frame[2]) });
  }
  const last = (lines[at] ?? '').trim();
  const found = known.exec(last) ?? (frames.length > 0 ? named.exec(last) : null);
  if (found === null) return undefined;
  const [, type = '', message = ''] = found;
  const before = /^>>> (.*\S.*)$/.exec(lines[start - 1] ?? '')?.[1];
  const onlyTyped = frames.every(({ file }) => file === 'main.py') && before !== undefined;
  return { type, message: message.trim(), frames, original: text, typed: onlyTyped ? before : undefined };
}

/** V1 calls the program `__main__`, V2 `main.py`; what comes over the REPL is `<stdin>`. */
function fileName(name: string): string {
  return /^(__main__|<stdin>|<string>|\/?main\.py)$/.test(name) ? 'main.py' : name.replace(/^\//, '');
}

/** The board's own last words: a number on its display. */
function panicOf(text: string): Raised | undefined {
  const number = /\bpanic:? (\d{1,3})\b/i.exec(text)?.[1];
  if (number === undefined) return undefined;
  return { type: 'Panic', message: number, frames: [], original: text, typed: undefined };
}

/** Which of our own findings explain which exceptions. */
const kinds: Readonly<Record<string, RegExp>> = {
  NameError: /^error\.(name|board|char)\b/,
  TypeError: /^error\.(type|item|none|method|name\.shadow)\b|^hint\.noCall/,
  AttributeError: /^error\.(attribute|board|name\.shadow)\b/,
  ValueError: /^error\.value\b|^hint\.radioOff/,
  IndexError: /^error\.index\b/,
  ImportError: /^error\.(import|board)\b/,
  ZeroDivisionError: /^error\.zero\b/,
  RuntimeError: /^hint\.recursion/,
};

function explain(
  type: string,
  message: string,
  source: string,
  line: number | undefined,
  files: readonly string[],
): Explanation {
  if (type === 'SyntaxError' || type === 'IndentationError') {
    return explainSyntaxError(type, message, source, line);
  }
  const kind = kinds[type];
  if (kind !== undefined && line !== undefined) {
    const all = diagnose(source, { files: [...files], board: 'v1' });
    const name = /'([^']*)'/.exec(message)?.[1];
    const fits = (one: Diagnostic): boolean =>
      kind.test(one.key) &&
      // Of several names on a line, the one that Python missed.
      (type !== 'NameError' ||
        name === undefined ||
        one.values['name'] === name ||
        one.key.startsWith('error.char'));
    const own =
      all.find((one) => one.line === line && fits(one)) ??
      // The test of a loop is at the loop's end for MicroPython, which then names a line of its body.
      all.findLast((one) => loopHeads(source, line).includes(one.line) && fits(one)) ??
      all.find((one) => one.values['at'] === line && fits(one) && /shadow/.test(one.key));
    const code = lineOf(source, line);
    const method =
      /positional/.test(message) && own === undefined
        ? all.find(
            (one) => one.key === 'error.method.self' && code.includes(`.${String(one.values['name'])}(`),
          )
        : undefined;
    if (method !== undefined) return { key: method.key, values: method.values, line: method.line };
    if (own !== undefined) {
      const { key, values, fix } = own;
      // Said of something that has happened: nothing is unsure any more.
      return { key: told(key), values, line: own.line, ...(fix === undefined ? {} : { fix }) };
    }
  }
  const world = worldOf(source, parsePython(source), { files: [...files] });
  return explainMessage({ type, message, source, line, world });
}

/** Lines of the `while` and `for` that a line is in. */
function loopHeads(source: string, line: number): readonly number[] {
  const heads: number[] = [];
  for (const { kind, line: head, from, to } of nodesOf(parsePython(source).tree)) {
    if (kind !== 'while' && kind !== 'for') continue;
    if (head <= line && head + source.slice(from, to).trimEnd().split('\n').length - 1 >= line)
      heads.push(head);
  }
  return heads;
}

/** A hint's explanation, now that it has come to an exception. */
function told(key: string): string {
  switch (key) {
    case 'hint.radioOff':
      return 'error.value.radio';
    case 'hint.recursion':
      return 'error.recursion.self';
    default:
      return key;
  }
}

/** Python says only where it gave up; our own reading of the text knows the reason, and a line above. */
function explainSyntaxError(
  type: string,
  message: string,
  source: string,
  line: number | undefined,
): Explanation {
  const first = diagnose(source, { board: 'v1' }).find(
    ({ key, severity }) =>
      severity !== 'hint' && /^error\.(syntax|indent|char|assign|outside|board\.syntax)/.test(key),
  );
  if (first !== undefined && (line === undefined || first.line <= line + 1)) {
    const { key, values, fix } = first;
    return { key, values, line: first.line, ...(fix === undefined ? {} : { fix }) };
  }
  return explainMessage({
    type,
    message,
    source,
    line,
    world: worldOf(source, parsePython(source), {}),
  });
}
