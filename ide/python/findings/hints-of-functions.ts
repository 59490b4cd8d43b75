/** Functions that give nothing back, are never begun or never end. */
import { short } from '../syntax/place.ts';
import { dottedName, nodesOf, type Node } from '../syntax/tree.ts';
import type { Finding } from '../syntax/finding.ts';
import { span, type UseWorld, withChange } from './use-world.ts';

/** `def twice(n): n * 2`: its last line works out what was to be given back. */
export function forgottenReturn(definition: Node, world: UseWorld): Finding | undefined {
  const statement = definition.kids.at(-1)?.kids.at(-1);
  const [value] = statement?.kids ?? [];
  if (statement?.kind !== 'expression' || value?.kind !== 'binary') return undefined;
  for (const { kind } of nodesOf(definition)) if (kind === 'return' || kind === 'yield') return undefined;
  return {
    ...span(value),
    key: 'hint.returnMissing',
    values: { value: short(world.source.slice(value.from, value.to)), name: definition.text },
    ...withChange(world, value.from, value.from, 'return '),
  };
}

/** `def _init_(self):` is never called. */
export function misnamedInit(node: Node, world: UseWorld): Finding | undefined {
  const methods = (node.kids.at(-1)?.kids ?? []).filter(({ kind }) => kind === 'def');
  if (methods.some(({ text }) => text === '__init__')) return undefined;
  const one = methods.find(
    ({ text, kids }) =>
      /^_+(init|int|inti|initt|ini)_*$/i.test(text) && kids[1]?.kids[0]?.kids[0]?.text === 'self',
  );
  const name = one?.kids[0];
  if (one === undefined || name === undefined || world.source.includes(`.${one.text}(`)) return undefined;
  return {
    ...span(name),
    key: 'hint.init',
    values: { name: one.text },
    ...withChange(world, name.from, name.to, '__init__'),
  };
}

/** A function that calls itself in any case. */
export function endless(definition: Node): Finding | undefined {
  for (const statement of definition.kids.at(-1)?.kids ?? []) {
    if (/^(if|while|for|try|return|raise|with)$/.test(statement.kind)) {
      const [value] = statement.kids;
      if (
        statement.kind === 'return' &&
        value?.kind === 'call' &&
        dottedName(value.kids[0]) === definition.text
      )
        return {
          ...span(value),
          key: 'hint.recursion',
          values: { name: definition.text, at: definition.line },
        };
      return undefined;
    }
    const call = statement.kids[0];
    if (
      statement.kind === 'expression' &&
      call?.kind === 'call' &&
      dottedName(call.kids[0]) === definition.text
    )
      return { ...span(call), key: 'hint.recursion', values: { name: definition.text, at: definition.line } };
  }
  return undefined;
}
