/** Loops that go too far, never end or never begin. */
import type { Finding } from '../syntax/finding.ts';
import { dottedName, nodesOf, type Node } from '../syntax/tree.ts';
import type { NameScope } from './name-scopes.ts';
import { type UseWorld, change, span } from './use-world.ts';

/** `else` below a loop instead of below its `if`. */
export function loopElse(loop: Node): Finding | undefined {
  const [block, otherwise] = [loop.kids[loop.kind === 'for' ? 2 : 1], loop.kids[loop.kind === 'for' ? 3 : 2]];
  if (block === undefined || otherwise === undefined || breaks(block)) return undefined;
  return {
    line: otherwise.line,
    from: otherwise.from,
    to: otherwise.from + 1,
    key: 'hint.loopElse',
    values: { word: loop.kind, at: loop.line },
  };
}

function breaks(block: Node): boolean {
  for (const { kind } of nodesOf(block)) if (/^(break|return|raise|yield)$/.test(kind)) return true;
  return false;
}

/** `while i < 5:` without a line that changes `i`. */
export function neverEnds(loop: Node, scope: NameScope, { scopes, source }: UseWorld): Finding | undefined {
  const [test, block] = loop.kids;
  if (test?.kind !== 'compare' || block === undefined) return undefined;
  const names = new Set<string>();
  for (const { kind, text } of nodesOf(test)) {
    if (/^(call|attribute|index|await|yield|walrus|comprehension|lambda)$/.test(kind)) return undefined;
    if (kind === 'name') names.add(text);
  }
  if (names.size === 0) return undefined;
  // Another function may change it while this one waits.
  for (const name of names)
    if (
      !scopes.lines.has(name) ||
      scopes.all.some(({ handed }) => handed.has(name)) ||
      scope.kind === 'class'
    )
      return undefined;
  for (const node of nodesOf(block)) {
    if (/^(break|return|raise|yield|await|walrus|del|import|from)$/.test(node.kind)) return undefined;
    const target = /^(assign|augment|annotate|for|each|item|handler)$/.test(node.kind) ? node.kids : [];
    for (const kid of target) if (kid.kind !== 'block' && holds(kid, names)) return undefined;
    // A list may be changed by who it is given to, or by its own methods.
    if (node.kind === 'call') {
      const called = dottedName(node.kids[0]) ?? '';
      if (/(^|\.)(reset|panic|exit|deep_sleep|exec|eval)$/.test(called)) return undefined;
      if (called.includes('.') && names.has(called.split('.')[0] ?? '')) return undefined;
    }
  }
  const [name = ''] = names;
  return {
    ...span(test),
    key: 'hint.neverEnds',
    values: { name, test: source.slice(test.from, test.to) },
    // The line that changes it is perhaps just being written at the loop's end.
    until: loop.line + lineBreaks(source.slice(loop.from, loop.to) + blankAfter(source, loop.to)),
  };
}

function blankAfter(source: string, at: number): string {
  return /^\s*/.exec(source.slice(at, at + 400))?.[0] ?? '';
}

function lineBreaks(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

function holds(node: Node, names: ReadonlySet<string>): boolean {
  for (const { kind, text } of nodesOf(node)) if (kind === 'name' && names.has(text)) return true;
  return false;
}

/** `for i in range(len(x) + 1): x[i]`, `for i in range(len(x)): x[i + 1]`. */
export function tooFar(loop: Node, { source }: UseWorld): Finding | undefined {
  const [target, range, block] = loop.kids;
  if (target?.kind !== 'name' || range?.kind !== 'call' || block === undefined) return undefined;
  const last = range.kids.at(range.kids.length > 2 ? 2 : 1);
  if (dottedName(range.kids[0]) !== 'range' || last === undefined || range.kids.length > 3) return undefined;
  const written = source.slice(last.from, last.to).replace(/\s/g, '');
  const [, list = '', more = ''] = /^len\(([\w.]+)\)(?:\+(\d))?$/.exec(written) ?? [];
  if (list === '') return undefined;
  // What stands under a condition may know better.
  const stack = [...block.kids].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (/^(if|while|try|conditional|boolean|def|lambda|comprehension)$/.test(node.kind)) continue;
    const [object, index] = node.kids;
    if (node.kind === 'call' && (dottedName(object) ?? '').startsWith(`${list}.`)) return undefined;
    if (node.kind === 'index' && dottedName(object) === list && index !== undefined) {
      const at = source.slice(index.from, index.to).replace(/\s/g, '');
      if (at === target.text && more !== '')
        return {
          ...span(last),
          key: 'hint.tooFar',
          values: { name: list, near: `range(len(${list}))` },
          fix: change({ source } as UseWorld, last.from, last.to, `len(${list})`),
        };
      if (more === '' && at === `${target.text}+1` && range.kids.length === 2)
        return {
          ...span(index),
          key: 'hint.tooFarNext',
          values: { name: list, value: `${list}[${target.text} + 1]`, near: `range(len(${list}) - 1)` },
        };
    }
    stack.push(...[...node.kids].reverse());
  }
  return undefined;
}

/** `range(1-5)`: a calculation, and nothing to count. */
export function emptyRange(call: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [callee, only] = call.kids;
  if (call.kids.length !== 2 || only?.kind !== 'binary' || only.kids.length !== 2) return undefined;
  const [left, right] = only.kids;
  if (only.ops?.[0] !== '-' || left?.kind !== 'number' || right?.kind !== 'number') return undefined;
  if (world.types.entryOf(callee, scope)?.name !== 'builtins.range' || Number(left.text) > Number(right.text))
    return undefined;
  return {
    ...span(only),
    key: 'hint.emptyRange',
    values: { value: world.source.slice(only.from, only.to), near: `range(${left.text}, ${right.text})` },
    fix: change(world, only.from, only.to, `${left.text}, ${right.text}`),
  };
}
