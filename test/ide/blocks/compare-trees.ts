import { spawnSync } from 'node:child_process';

/** A name for messages, a program, and the program that came of it. */
export type TreePair = readonly [string, string, string];

/**
 * What Python's own parser finds different in pairs of programs: the syntax tree, or the comments in their
 * order. Programs that Python does not take are left out: they are Python text in one block.
 */
export function compareTrees(python: string, pairs: readonly TreePair[]): string[] {
  const run = spawnSync(python, ['-X', 'utf8', '-W', 'ignore', '-c', script], {
    input: JSON.stringify(pairs),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split('\n\u0000').filter((text) => text.trim() !== '');
}

const script = `
import ast, io, json, sys, tokenize
def comments(text):
    return [t.string.rstrip() for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type == tokenize.COMMENT]
for name, a, b in json.load(sys.stdin):
    try:
        before = ast.dump(ast.parse(a))
    except SyntaxError:
        continue
    try:
        if before != ast.dump(ast.parse(b)): print(name, "another tree", b, end="\\n\\0")
        elif comments(a) != comments(b): print(name, "other comments", b, end="\\n\\0")
    except Exception as error:
        print(name, type(error).__name__, error, b, end="\\n\\0")
`;
