import type { CursorPlace, ProgramPlace } from './cursor-place.ts';
import { nameScopes, type NameScope } from './findings/name-scopes.ts';
import { statementEnd } from './program-cache.ts';
import type { ProgramThings } from './program-things.ts';
import { parsePython } from './syntax/parser.ts';
import type { Node } from './syntax/tree.ts';
import type { Thing } from './things.ts';

/** The scope of a cursor, with the comprehension, the lambda or the `def` of one line that it may stand in. */
export function cursorScope(place: ProgramPlace, at: CursorPlace, program: ProgramThings): NameScope {
  const around = scopeAt(program, at.statementFrom);
  const { source, offset } = place;
  const before = source.slice(at.statementFrom, offset);
  if (!/\b(for|lambda)\b|^def\b.*:/s.test(source.slice(at.statementFrom, statementEnd(source, offset, at))))
    return around;
  const word = /[\p{L}\p{N}_]$/u.test(before) ? '' : 'x';
  const closing = at.brackets.map(({ sign }) => ({ '(': ')', '[': ']', '{': '}' })[sign]).reverse();
  const rest = source.slice(offset, statementEnd(source, offset, at));
  for (const after of [rest, closing.join('')]) {
    const text = `${before.replace(/^elif\b/, 'if')}${word}${after}`;
    const parsed = parsePython(/:\s*$/.test(text) ? `${text} pass` : text, { newer: true });
    if (parsed.errors.some(({ fault }) => !harmless.has(fault))) continue;
    const cursor = before.replace(/^elif\b/, 'if').length + word.length;
    const inside = nameScopes(parsed.tree, around).all.filter(
      ({ node, kind }) =>
        kind !== 'module' && node.from < cursor && cursor <= node.to && bodyStart(node) < cursor,
    );
    return inside.at(-1) ?? around;
  }
  return around;
}

/** Faults of the whole that do not concern a statement on its own. */
const harmless = new Set(['return', 'break', 'yield', 'nonlocal']);

function bodyStart({ kind, kids }: Node): number {
  return kind === 'def' || kind === 'lambda' ? (kids.at(-1)?.from ?? 0) : 0;
}

/** The scope of a place in the text: that of the innermost `def` or `class` it is indented under. */
function scopeAt({ source, scopes }: ProgramThings, offset: number): NameScope {
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
  const node = expressionOf(text);
  return node && program.thingOf(node, scope);
}

/** A text as an expression, if it is one. */
export function expressionOf(text: string): Node | undefined {
  const [statement, ...more] = parsePython(text, { newer: true }).tree.kids;
  return statement?.kind === 'expression' && more.length === 0 ? statement.kids[0] : undefined;
}
