import { asPythonWrites, diagnose, worldOf, type Diagnostic } from './diagnose.ts';
import { explainMessage } from './explain-message.ts';
import { originOf } from './explain-origin.ts';
import type { PythonProblem } from './python-problem.ts';
import { codeAt, type Explanation, type RaisedAt } from './raised.ts';
import { readTraceback } from './read-traceback.ts';
import { parsePython } from './syntax/parser.ts';
import { nodesOf } from './syntax/tree.ts';
import { spell } from './types/finding.ts';

/**
 * What a MicroPython traceback means, in a pupil's words (`error.*` messages), at the line where the mistake is, which
 * may be above the one that Python names. Messages are those of MicroPython 1.9 (V1) and 1.18 (V2), which differ from
 * CPython's. Undefined when the text holds no traceback.
 *
 * @param say the texts of the language on screen: kinds of things are named in it
 */
export function explainTraceback(
  text: string,
  files: Readonly<Record<string, string>>,
  say: (key: string, values: Readonly<Record<string, string>>) => string = (key) => key,
): PythonProblem | undefined {
  const read = readTraceback(text);
  if (read === undefined) return undefined;
  const { type, message, rest, original, typed, frames } = read;
  // The innermost line that is in a file of the pupil's.
  const place = frames.findLastIndex(({ file }) => file === 'main.py' || file in files);
  const file = frames[place]?.file ?? 'main.py';
  const source = typed ?? files[file] ?? '';
  const line = typed === undefined ? frames[place]?.line : 1;
  const names = Object.keys(files).filter((name) => name !== file);
  const board = frames.some((frame) => frame.said === 'main.py') ? 'v2' : 'v1';
  const raised: RaisedAt = {
    ...{ type, message, rest, source, line, files },
    world: worldOf(source, parsePython(source, board === 'v2' ? { newer: true } : {}), { files: names }),
    frames: typed === undefined ? frames.slice(0, place + 1) : [],
  };
  const reason = explain(type, raised, names, board);
  const { more, ...explained } = withOrigin(
    // What main.py imports is not in its other files.
    reason.key === 'error.name.microbit' && file !== 'main.py'
      ? { ...reason, key: 'error.name.microbitFile', values: { ...reason.values, file } }
      : reason,
    raised,
  );
  const at = typed === undefined ? (explained.line ?? line) : undefined;
  const { fix, key } = explained;
  const spelled = (values: Explanation['values']): Explanation['values'] =>
    Object.fromEntries(
      Object.entries(asPythonWrites(values)).map(([name, value]) => [
        name,
        typeof value === 'number' ? value : spell(value, say),
      ]),
    );
  // A mend only makes sense where its text still stands.
  const mends = fix !== undefined && at !== undefined && codeAt(source, at).includes(fix.from);
  return {
    ...(file === 'main.py' ? {} : { file }),
    line: at,
    type,
    original,
    key,
    values: spelled(explained.values),
    ...(more === undefined ? {} : { more: { key: more.key, values: spelled(more.values) } }),
    ...(mends ? { fix } : {}),
  };
}

/** Which of our own findings explain which exceptions. */
const kinds: Readonly<Record<string, RegExp>> = {
  NameError: /^error\.(name|board|char)\b/,
  TypeError: /^error\.(type|item|none|method|name\.shadow)\b|^hint\.noCall/,
  AttributeError: /^error\.(attribute|board|name\.(shadow|starred))\b/,
  ValueError: /^error\.value\b|^hint\.radioOff/,
  IndexError: /^error\.index\b/,
  ImportError: /^error\.(import|board)\b/,
  ZeroDivisionError: /^error\.zero\b/,
  RuntimeError: /^hint\.recursion/,
};

/** Said more precisely with what the board told: where a value comes from, how many there are. */
const vague = /^error\.(type\.none|attribute(\.(none|value))?|type\.item)$/;

function explain(type: string, raised: RaisedAt, files: readonly string[], board: 'v1' | 'v2'): Explanation {
  const { message, source, line } = raised;
  if (type === 'SyntaxError' || type === 'IndentationError') return explainSyntaxError(raised, board);
  const kind = kinds[type];
  // Both values of a name that is given twice stand in the brackets.
  if (kind === undefined || line === undefined || /multiple values/.test(message))
    return explainMessage(raised);
  const all = diagnose(source, { files: [...files], board });
  const name = /'([^']*)'/.exec(message)?.[1];
  const fits = (one: Diagnostic): boolean =>
    kind.test(one.key) &&
    // Of several names on a line, the one that Python missed.
    (type !== 'NameError' ||
      name === undefined ||
      one.values['name'] === name ||
      one.key.startsWith('error.char'));
  const heads = loopHeads(source, line);
  const own =
    all.find((one) => one.line === line && fits(one)) ??
    // The test of a loop is at the loop's end for MicroPython, which then names a line of its body.
    all.findLast((one) => heads.includes(one.line) && fits(one)) ??
    all.find((one) => one.values['at'] === line && fits(one) && /shadow/.test(one.key));
  if (own === undefined || vague.test(own.key)) {
    const said = explainMessage(raised);
    if (own === undefined || !unsure.test(said.key)) return said;
  }
  const { key, values, fix } = own;
  return { key: told(key), values, line: own.line, ...(fix === undefined ? {} : { fix }) };
}

/** Explanations that know less than what was found while typing. */
const unsure =
  /^error\.(type\.(noneAny|noneIs|none|item|index)|attribute|attribute\.none|index(\.text)?|name)$/;

/** With where the value that it blames comes from, when that is another line. */
function withOrigin(
  explained: Explanation,
  raised: RaisedAt,
): Explanation & { readonly more?: Pick<Explanation, 'key' | 'values'> } {
  const { blames, ...rest } = explained;
  const more = blames === undefined ? undefined : originOf(blames, raised);
  return more === undefined ? rest : { ...rest, more };
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
function explainSyntaxError(raised: RaisedAt, board: 'v1' | 'v2'): Explanation {
  const { source, line } = raised;
  const first = diagnose(source, { board }).find(
    ({ key, severity }) =>
      severity !== 'hint' && /^error\.(syntax|indent|char|assign|outside|board\.syntax)/.test(key),
  );
  if (first !== undefined && (line === undefined || first.line <= line + 1)) {
    const { key, values, fix } = first;
    return { key, values, line: first.line, ...(fix === undefined ? {} : { fix }) };
  }
  return explainMessage(raised);
}
