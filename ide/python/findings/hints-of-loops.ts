/** Loops that go too far, never end or never begin. */
import type { Finding } from '../syntax/finding.ts';
import { dottedName, nodesOf, type Node } from '../syntax/tree.ts';
import { scopeOf, type NameScope } from './name-scopes.ts';
import { type UseWorld, change, literalNumber, span } from './use-world.ts';
import { fixedItems } from './uses/items.ts';

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
export function tooFar(loop: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const { source } = world;
  const [target, range, block] = loop.kids;
  if (target?.kind !== 'name' || range?.kind !== 'call' || block === undefined) return undefined;
  const last = range.kids.at(range.kids.length > 2 ? 2 : 1);
  if (dottedName(range.kids[0]) !== 'range' || last === undefined || range.kids.length > 3) return undefined;
  const written = source.slice(last.from, last.to).replace(/\s/g, '');
  const [, list = '', more = ''] = /^len\(([\w.]+)\)(?:\+(\d))?$/.exec(written) ?? [];
  if (list === '') return beyondFixed(range, target, block, scope, world);
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
          fix: change(world, last.from, last.to, `len(${list})`),
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

/** `for i in range(1, 4): names[i]` with three names, or eight lights and `range(9)`. */
function beyondFixed(
  range: Node,
  target: Node,
  block: Node,
  scope: NameScope,
  world: UseWorld,
): Finding | undefined {
  const [first, second] = range.kids.slice(1);
  const end = literalNumber(second ?? first);
  const start = second === undefined ? 0 : literalNumber(first);
  if (end === undefined || start === undefined || start < 0 || first === undefined) return undefined;
  for (const node of sureNodes(block)) {
    const [object, index] = node.kids;
    if (node.kind !== 'index' || object?.kind !== 'name' || index?.kind !== 'name') continue;
    if (index.text !== target.text) continue;
    const length = fixedItems(object, scope, world);
    if (length === undefined || end <= length) continue;
    // From 1 to how many there are: counted as people do.
    const near = start > 0 && end - start !== length ? `${String(start)}, ${String(length)}` : String(length);
    return {
      ...span(range),
      key: 'hint.tooFarFixed',
      values: { name: object.text, length, last: length - 1, near: `range(${near})` },
      fix: change(world, first.from, (second ?? first).to, near),
    };
  }
  return undefined;
}

/** What a loop does in every round, as long as nothing before may have ended it. */
function* sureNodes(block: Node): Generator<Node> {
  for (const statement of block.kids) {
    const stack = [statement];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (/^(if|while|for|try|conditional|boolean|def|lambda|comprehension|class|with)$/.test(node.kind))
        continue;
      yield node;
      stack.push(...[...node.kids].reverse());
    }
    for (const { kind } of nodesOf(statement)) if (/^(break|return|raise|try)$/.test(kind)) return;
  }
}

/** `names[random.randint(1, 3)]` with three names. */
export function randomPlace(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [object, index] = node.kids;
  if (object?.kind !== 'name' || index === undefined) return undefined;
  const makes = index.kind === 'name' ? (scopeOf(index.text, scope)?.made.get(index.text) ?? []) : [];
  const call = index.kind === 'name' ? (makes.length === 1 ? makes[0]?.value : undefined) : index;
  if (call?.kind !== 'call' || call.kids.length !== 3) return undefined;
  if (world.types.entryOf(call.kids[0], makes[0]?.scope ?? scope)?.name !== 'random.randint')
    return undefined;
  const most = call.kids[2];
  if (most === undefined) return undefined;
  const written = world.source.slice(most.from, most.to).replace(/\s/g, '');
  const length = fixedItems(object, scope, world);
  const high = literalNumber(most);
  const list = world.source.slice(object.from, object.to);
  const called = world.source.slice(call.kids[0]?.from, call.kids[0]?.to);
  if (written === `len(${list})` || (length !== undefined && high !== undefined && high >= length)) {
    const near =
      length === undefined || high === undefined ? `0, len(${list}) - 1` : `0, ${String(length - 1)}`;
    return {
      ...span(call),
      key: 'hint.randomPlace',
      values: { name: list, near: `${called}(${near})` },
      fix: change(world, call.kids[1]?.from ?? most.from, most.to, near),
    };
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
