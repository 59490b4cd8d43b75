/** An exception that came back from a board, and what its explanations look at. */
import { nameScopes, type NameScope } from './findings/name-scopes.ts';
import type { UseWorld } from './findings/use-world.ts';
import { scopedNodes } from './findings/value-types.ts';
import type { TextFix } from './python-problem.ts';
import { parsePython } from './syntax/parser.ts';
import type { Finding } from './syntax/finding.ts';
import type { Node } from './syntax/tree.ts';
import { word } from './types/finding.ts';
import { typeWords } from './types/type-words.ts';

export interface Explanation {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fix?: TextFix;
  /** Where the mistake is, when it is not where Python stopped. */
  readonly line?: number;
  /** The node that the explanation blames: where it comes from may be said as well. */
  readonly blames?: Node;
}

/** A line of a traceback: who called whom. */
export interface Frame {
  readonly file: string;
  /** As the board called it: `__main__` on a V1, `main.py` on a V2. */
  readonly said: string;
  readonly line: number;
  /** `<module>`, or the function's name. */
  readonly function: string;
}

export interface RaisedAt {
  readonly type: string;
  readonly message: string;
  /** What follows the message's first line, of one that has several. */
  readonly rest?: string;
  readonly source: string;
  readonly line: number | undefined;
  readonly world: UseWorld;
  /** The outermost first; the last of the pupil's is where it stopped. */
  readonly frames: readonly Frame[];
  /** The program's files by name. */
  readonly files: Readonly<Record<string, string>>;
}

export const say = (key: string, values: Explanation['values'] = {}): Explanation => ({ key, values });

/** What a finding says, of something that has happened: nothing is unsure any more. */
export const asFound = ({ key, values, fix }: Finding): Explanation => ({
  key,
  values,
  ...(fix === undefined ? {} : { fix }),
});

export function codeAt(source: string, line: number | undefined): string {
  return line === undefined ? '' : (source.split(/\r\n|\r|\n/)[line - 1] ?? '');
}

export function lastLine(source: string, node: Node): number {
  return node.line + source.slice(node.from, node.to).trimEnd().split('\n').length - 1;
}

export const textOf = (world: UseWorld, node: Node): string => world.source.slice(node.from, node.to);

const simple = new Set<Node['kind']>([
  'expression',
  'assign',
  'augment',
  'annotate',
  'del',
  'return',
  'raise',
  'assert',
  'import',
  'from',
]);

type Scoped = readonly [Node, NameScope];
const known = new WeakMap<UseWorld, Map<number, readonly Scoped[]>>();

/**
 * What stands in the statement that was being carried out, each with the scope it is in. MicroPython names a
 * statement's first line; of a `while`, a line of its body, because the test is at the loop's end.
 */
export function carriedOut({ world, line }: RaisedAt): readonly Scoped[] {
  if (line === undefined) return [];
  const own = known.get(world) ?? new Map<number, readonly Scoped[]>();
  known.set(world, own);
  let found = own.get(line);
  if (found === undefined) own.set(line, (found = findCarriedOut(world, line)));
  return found;
}

function findCarriedOut(world: UseWorld, line: number): readonly Scoped[] {
  const all = [...scopedNodes(world.scopes)];
  let from = Infinity;
  let to = -1;
  for (const [node] of all) {
    if (!simple.has(node.kind) || node.line > line || lastLine(world.source, node) < line) continue;
    from = Math.min(from, node.from);
    to = Math.max(to, node.to);
  }
  const inStatement = all.filter(([node]) =>
    to < 0 ? node.line === line : node.from >= from && node.to <= to,
  );
  const heads = all
    .filter(([node]) => node.kind === 'while' && node.line < line && lastLine(world.source, node) >= line)
    .flatMap(([node]) => {
      const [test] = node.kids;
      return test === undefined ? [] : all.filter(([one]) => one.from >= test.from && one.to <= test.to);
    });
  return [...inStatement, ...heads];
}

/** The world, where it is known from the board of what kind some things are. */
export function knowing(world: UseWorld, types: ReadonlyMap<Node, string>): UseWorld {
  return {
    ...world,
    types: {
      ...world.types,
      typeOf: (node, scope) => (node && types.get(node)) ?? world.types.typeOf(node, scope),
    },
  };
}

/** Whether what the text tells of a type and what the board calls it are the same. */
export function isSame(known: string | undefined, said: string): boolean {
  const plain = (type: string): string =>
    /^(closure|bound_method)$/.test(type) ? 'function' : type.replace(/^MicroBit(?=Image$)/, '');
  return known !== undefined && plain(known) === plain(said);
}

/** Words for the name of a type of MicroPython's: `a list`, `a number`. */
export function kindWords(type: string): string {
  if (/^(function|closure|bound_method|generator)$/.test(type))
    return word(type === 'generator' ? 'type.a.series' : 'type.a.function');
  if (type === 'NoneType') return word('type.a.none');
  if (type === 'float') return word('type.a.decimal');
  if (/^(dict_view|map|filter|zip|enumerate|reversed|iterator)$/.test(type)) return word('type.a.series');
  if (type === 'module') return word('type.a.aModule');
  return typeWords(type.replace(/^MicroBit(?=(?:Image|Button)$)/, ''));
}

/** The module of one of the program's other files: its text and its scopes. */
export function fileNamed(
  module: string,
  files: Readonly<Record<string, string>>,
): { readonly file: string; readonly source: string; readonly scopes: UseWorld['scopes'] } | undefined {
  const file = `${module}.py`;
  const source = files[file];
  return source === undefined || source.length > 100_000
    ? undefined
    : { file, source, scopes: nameScopes(parsePython(source).tree) };
}
