/** What the findings about uses look at, and how they say where. */
import type { TextFix } from '../python-problem.ts';
import type { Finding } from '../syntax/finding.ts';
import type { Node } from '../syntax/tree.ts';
import type { NameWorld } from './find-names.ts';
import type { ValueTypes } from './value-types.ts';

export interface UseWorld extends NameWorld {
  readonly types: ValueTypes;
  readonly board: 'v1' | 'v2' | undefined;
}

export const last = (fullName: string): string => fullName.slice(fullName.lastIndexOf('.') + 1);

export const span = (node: Node): Pick<Finding, 'line' | 'from' | 'to'> => ({
  line: node.line,
  from: node.from,
  to: node.to,
});

export function add(found: Finding[], one: Finding | undefined): void {
  if (one !== undefined) found.push(one);
}

/** The line with one piece of it changed. */
export function change(world: UseWorld, from: number, to: number, by: string): TextFix {
  const start = world.source.lastIndexOf('\n', from - 1) + 1;
  const end = world.source.indexOf('\n', from);
  const stop = end < 0 ? world.source.length : end;
  return {
    from: world.source.slice(start, stop).replace(/\r$/, ''),
    to: (world.source.slice(start, from) + by + world.source.slice(to, stop)).replace(/\r$/, ''),
  };
}

/** The same, as a part of a finding. */
export const withChange = (...at: Parameters<typeof change>): { readonly fix: TextFix } => ({
  fix: change(...at),
});

export const numeric = new Set(['int', 'float', 'bool']);

export function literalNumber(node: Node | undefined): number | undefined {
  if (node?.kind === 'number') return Number(node.text);
  if (node?.kind === 'unary' && node.text === '-') {
    const inner = literalNumber(node.kids[0]);
    return inner === undefined ? undefined : -inner;
  }
  return undefined;
}

/** The text of a string as written, when nothing in it is special. */
export function literalText(node: Node | undefined): string | undefined {
  if (node?.kind !== 'string' || node.text.includes('\\') || /^[a-zA-Z]/.test(node.text)) return undefined;
  const size = /^("""|''')/.test(node.text) ? 3 : 1;
  return node.text === '' ? undefined : node.text.slice(size, -size);
}

/** The line below a block's last: there it may be written on. */
export function lastLine({ line, from, to }: Node, source: string): number {
  return (
    line +
    source
      .slice(from, to)
      .trimEnd()
      .split(/\r\n|\r|\n/).length
  );
}
