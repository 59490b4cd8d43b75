/** Where a value comes from that a function was given: the line that called it, by the traceback's lines. */
import { functionAround } from './explain-brackets.ts';
import { say, type Explanation, type RaisedAt } from './raised.ts';
import { parsePython } from './syntax/parser.ts';
import { nodesOf, type Node } from './syntax/tree.ts';

/** A sentence about the call that brought the first parameter that is in the node; undefined when it brought none. */
export function originOf(blames: Node, raised: RaisedAt): Explanation | undefined {
  const inner = functionAround(raised);
  const caller = raised.frames.at(-2);
  if (inner === undefined || caller === undefined || raised.frames.at(-1)?.function !== inner.name)
    return undefined;
  const parameters = inner.node.kids[1]?.kids ?? [];
  const name = [...nodesOf(blames)].find(
    (node) => node.kind === 'name' && parameters.some(({ kids }) => kids[0]?.text === node.text),
  )?.text;
  if (name === undefined) return undefined;
  // It may have got another value since.
  const makes = inner.made.get(name) ?? [];
  if (makes.length !== 1) return undefined;
  const source = raised.files[caller.file] ?? '';
  const given = givenAt(source, caller.line, inner.name, parameters, name);
  // What goes by the same name on both sides says nothing.
  if (given === undefined || given === name || given.length > 30) return undefined;
  const values = { value: name, given, function: inner.name };
  const here = raised.frames.at(-1)?.file === caller.file;
  return here
    ? say('error.given', { ...values, at: caller.line })
    : say('error.givenIn', { ...values, line: caller.line, file: caller.file });
}

function givenAt(
  source: string,
  line: number,
  called: string,
  parameters: readonly Node[],
  name: string,
): string | undefined {
  const calls = [...nodesOf(parsePython(source).tree)].filter(({ kind, kids, line: at, from, to }) => {
    if (kind !== 'call') return false;
    const last = at + source.slice(from, to).split('\n').length - 1;
    return (
      at <= line &&
      last >= line &&
      (kids[0]?.kind === 'attribute' || kids[0]?.kind === 'name') &&
      kids[0].text === called
    );
  });
  const [call] = calls;
  if (call === undefined || calls.length > 1) return undefined;
  const self = call.kids[0]?.kind === 'attribute' && parameters[0]?.kids[0]?.text === 'self' ? 1 : 0;
  const place = parameters.findIndex(({ kids }) => kids[0]?.text === name) - self;
  const values = call.kids.slice(1);
  const node =
    values.find((one) => one.kind === 'keyword' && one.text === name)?.kids[0] ??
    (values.slice(0, place + 1).some(({ kind }) => /^(keyword|star|double-star)$/.test(kind))
      ? undefined
      : values[place]);
  return node === undefined ? undefined : source.slice(node.from, node.to);
}
