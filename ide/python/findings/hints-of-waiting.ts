/** Waiting: too short, too long, or not at all. */
import { dottedName, nodesOf, type Node } from '../syntax/tree.ts';
import type { Finding } from '../syntax/finding.ts';
import { lastLine, span, type UseWorld, withChange } from './use-world.ts';
import { isTrue, type NameScope } from './name-scopes.ts';

/** What somebody is to see or hear, and a `sleep` of a few thousandths of a second right behind it. */
export function shortSleeps(block: Node, scope: NameScope, world: UseWorld): Finding[] {
  return block.kids.flatMap((statement, index): Finding[] => {
    const call = statement.kind === 'expression' ? statement.kids[0] : undefined;
    const before = block.kids[index - 1]?.kids[0];
    const [callee, value] = call?.kids ?? [];
    if (
      call?.kind !== 'call' ||
      call.kids.length !== 2 ||
      value?.kind !== 'number' ||
      before?.kind !== 'call'
    )
      return [];
    if (world.types.entryOf(callee, scope)?.name !== 'microbit.sleep') return [];
    const amount = Number(value.text);
    if (!(amount > 0 && amount <= 5)) return [];
    const shown = world.types.entryOf(before.kids[0], scope)?.name ?? '';
    if (!/Display\.(show|clear|on|off)$|\.write_(digital|analog)$|^print$|^builtins\.print$/.test(shown))
      return [];
    const near = String(Math.round(amount * 1000));
    return [
      {
        ...span(value),
        key: 'hint.sleepShort',
        values: { value: value.text, near },
        ...withChange(world, value.from, value.to, near),
      },
    ];
  });
}

/** `time.sleep(500)` is eight minutes. */
export function longSleep(node: Node, scope: NameScope, world: UseWorld): Finding | undefined {
  const [callee, value] = node.kids;
  if (value?.kind !== 'number' || node.kids.length !== 2) return undefined;
  const entry = world.types.entryOf(callee, scope)?.name;
  const amount = Number(value.text);
  if ((entry === 'time.sleep' || entry === 'utime.sleep') && amount >= 100)
    return {
      ...span(value),
      key: 'hint.sleepLong',
      values: { value: value.text, near: String(amount / 1000) },
      ...withChange(world, value.from, value.to, String(amount / 1000)),
    };
  return undefined;
}

const waits =
  /(^|\.)(sleep|sleep_ms|sleep_us|scroll|say|pronounce|sing|play|pitch|deep_sleep|input|calibrate|receive|receive_bytes|receive_full|readline|read|wait)$/;
const floods = /^(print|radio\.send|radio\.send_bytes|uart\.write|log\.add)$/;

/** A loop without end that prints or sends as fast as it can. */
export function hastyLoop(node: Node, _scope: NameScope, { scopes, source }: UseWorld): Finding | undefined {
  const [test, block] = node.kids;
  if (!isTrue(test) || block === undefined) return undefined;
  const functions = new Map<string, Node>();
  for (const scope of scopes.all) if (scope.kind === 'function') functions.set(scope.name, scope.node);
  const seen = new Set<Node>();
  /** Whether anything in it, or in what it calls, waits; a `break` may end the loop at once. */
  const slow = (root: Node): boolean => {
    if (seen.has(root)) return false;
    seen.add(root);
    for (const one of nodesOf(root)) {
      if (one.kind === 'break' || one.kind === 'return' || one.kind === 'yield' || one.kind === 'await')
        return true;
      if (one.kind !== 'call') continue;
      const name = dottedName(one.kids[0]) ?? (one.kids[0]?.kind === 'attribute' ? one.kids[0].text : '');
      if (waits.test(name)) return true;
      // display.show waits when it shows several things.
      if (/(^|\.)show$/.test(name) && one.kids[1] !== undefined && one.kids[1].kind !== 'attribute')
        return true;
      const own = functions.get(name.slice(name.lastIndexOf('.') + 1));
      if (own !== undefined && slow(own)) return true;
    }
    return false;
  };
  if (slow(block)) return undefined;
  // Only what happens in every round: under an `if` it waits for somebody.
  for (const statement of block.kids) {
    const call = statement.kind === 'expression' ? statement.kids[0] : undefined;
    const name = call?.kind === 'call' ? (dottedName(call.kids[0]) ?? '') : '';
    if (call !== undefined && floods.test(name))
      return {
        ...span(call),
        key: 'hint.hasty',
        values: { name, at: node.line },
        // The sleep is perhaps just being written at the loop's end.
        until: lastLine(node, source),
      };
  }
  return undefined;
}
