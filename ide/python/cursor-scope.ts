import type { NameScope } from './findings/name-scopes.ts';
import type { ProgramThings } from './program-things.ts';
import { parsePython } from './syntax/parser.ts';
import type { Thing } from './things.ts';

/** The scope of a place in the text: that of the innermost `def` or `class` it is indented under. */
export function scopeAt({ source, scopes }: ProgramThings, offset: number): NameScope {
  const lineFrom = source.lastIndexOf('\n', offset - 1) + 1;
  const lineAt = (from: number): string => {
    const end = source.indexOf('\n', from);
    return source.slice(from, end < 0 ? undefined : end);
  };
  let indent = indentOf(source, lineFrom);
  // An empty line belongs to what the cursor is indented under.
  if (/^\s*$/.test(lineAt(lineFrom))) indent = Math.max(0, offset - lineFrom);
  const opening = new Map<number, NameScope>();
  for (const scope of scopes.all) {
    if (scope.kind === 'function' || scope.kind === 'class')
      opening.set(source.lastIndexOf('\n', scope.node.from) + 1, scope);
  }
  for (let at = lineFrom; at > 0 && indent > 0;) {
    at = source.lastIndexOf('\n', at - 2) + 1;
    if (/^\s*(?:#|$)/.test(lineAt(at))) continue;
    const own = indentOf(source, at);
    if (own >= indent) continue;
    indent = own;
    const opened = opening.get(at);
    if (opened !== undefined) return opened;
  }
  return scopes.module;
}

function indentOf(source: string, lineFrom: number): number {
  let at = lineFrom;
  while (source[at] === ' ' || source[at] === '\t') at++;
  return at - lineFrom;
}

/** An expression on its own, with the names of a program. */
export function thingOfText(program: ProgramThings, text: string, scope: NameScope): Thing | undefined {
  const [statement, ...more] = parsePython(text, { newer: true }).tree.kids;
  if (statement?.kind !== 'expression' || statement.kids[0] === undefined || more.length > 0)
    return undefined;
  return program.thingOf(statement.kids[0], scope);
}
