/** `None` where something was needed: what is None, and why it most likely is. */
import { scopeOf, type NameScope } from './findings/name-scopes.ts';
import { carriedOut, lastLine, say, textOf, type Explanation, type RaisedAt } from './raised.ts';
import { dottedName, nodesOf, ownNodes, type Node } from './syntax/tree.ts';
import { word } from './types/finding.ts';

/** What gives nothing back, whatever it is called on. */
const givesNone = /^(append|sort|reverse|insert|extend|remove|clear|update|add|discard)$/;

/** Why one of these is None: the first of which it can be told. */
export function explainNone(
  raised: RaisedAt,
  suspects: readonly (readonly [Node, NameScope])[],
): Explanation | undefined {
  const able = suspects.filter(([node]) => /^(name|call|attribute|index|constant)$/.test(node.kind));
  for (const [node, scope] of able) {
    const reason = whyNone(raised, node, scope);
    if (reason !== undefined) return reason;
  }
  const [one] = able;
  if (one === undefined || able.length > 1) return undefined;
  return { ...say('error.type.noneIs', { value: textOf(raised.world, one[0]) }), blames: one[0] };
}

/** What puts the items of a list together, or in an order. */
const mixes = /^(sum|max|min|sorted)$|\.sort$/;

/** Whether a list that is written out once has a None in it. */
function hasNone({ world, line }: RaisedAt, list: Node): boolean {
  const makes = list.kind === 'name' ? (world.scopes.module.made.get(list.text) ?? []) : [];
  const written = list.kind === 'name' ? makes.findLast(({ node }) => node.line < (line ?? 0))?.value : list;
  return written?.kids.some(({ kind, text }) => kind === 'constant' && text === 'None') === true;
}

/** Something on the line is None, and nobody says what. */
export function noneSomewhere(raised: RaisedAt): Explanation {
  const all = carriedOut(raised);
  for (const [node] of all) {
    const [callee, ...given] = node.kids;
    if (node.kind !== 'call' || callee === undefined) continue;
    const name = dottedName(callee) ?? callee.text;
    if (given.some(({ text, kind }) => kind === 'constant' && text === 'None'))
      return say('error.type.noneGiven', { name });
    const [list] = callee.kind === 'attribute' && callee.text === 'sort' ? callee.kids : given;
    if (mixes.test(name) && list !== undefined && given.length < 2 && hasNone(raised, list))
      return say('error.type.noneInside', { name, value: textOf(raised.world, list) });
  }
  /** A statement's own call gives nothing back either, and nobody minds; nor does a callee. */
  const others = new Set<Node | undefined>();
  for (const [node] of all)
    if (node.kind === 'expression' || node.kind === 'call' || node.kind === 'attribute')
      others.add(node.kids[0]);
  const suspects = all.filter(
    ([node, scope]) =>
      (node.kind === 'name' || node.kind === 'call') &&
      !others.has(node) &&
      !/^(str|int|float|bool|list|function|module|type|tuple|dict)$/.test(
        raised.world.types.typeOf(node, scope) ?? '',
      ),
  );
  const sure = suspects.filter(([node, scope]) => raised.world.types.typeOf(node, scope) === 'NoneType');
  return explainNone(raised, sure) ?? explainNone(raised, suspects) ?? say('error.type.noneAny');
}

function whyNone(raised: RaisedAt, node: Node, scope: NameScope): Explanation | undefined {
  const { world, line } = raised;
  const value = textOf(world, node);
  if (node.kind === 'call') return fromCall(raised, node, scope, value, undefined);
  if (node.kind === 'attribute') {
    const set = [...nodesOf(world.scopes.module.node)].find(
      (one) =>
        one.kind === 'assign' &&
        one.kids[0]?.kind === 'attribute' &&
        one.kids[0].text === node.text &&
        one.kids.at(-1)?.text === 'None',
    );
    return set === undefined ? undefined : say('error.type.noneStart', { value, at: set.line });
  }
  if (node.kind !== 'name') return undefined;
  const made = scopeOf(node.text, scope)?.made.get(node.text) ?? [];
  if (made.some(({ how }) => how === 'parameter')) return undefined;
  const decorator = made.find(({ how }) => how === 'def')?.value;
  if (decorator !== undefined) return decoratedAway(raised, decorator, scope);
  const assigned = made.filter(({ how, value: from }) => how === 'assign' && from !== undefined);
  // The last that was carried out before this line, most likely.
  const order = [...assigned].sort(
    (one, other) => Number(one.node.line > (line ?? 0)) - Number(other.node.line > (line ?? 0)),
  );
  for (const { value: from, node: target } of order) {
    if (from?.kind === 'call') {
      const reason = fromCall(raised, from, scope, value, target.line);
      if (reason !== undefined) return reason;
    }
  }
  for (const { value: from, node: target } of order)
    if (from?.text === 'None') return say('error.type.noneStart', { value, at: target.line });
  return undefined;
}

/** @param at where a name got what the call gives; missing: the call itself is what is None */
function fromCall(
  { world, line, files }: RaisedAt,
  call: Node,
  scope: NameScope,
  value: string,
  at: number | undefined,
): Explanation | undefined {
  const [callee] = call.kids;
  const entry = world.types.entryOf(callee, scope);
  if (
    callee?.kind === 'attribute' &&
    givesNone.test(callee.text) &&
    entry?.name.startsWith('radio') !== true
  ) {
    if (at === undefined || at === line)
      return at === undefined
        ? say('error.type.noneCallOf', { name: callee.text, owner: changed(world, callee, scope) })
        : kept(value, callee, at, changed(world, callee, scope));
    return { ...kept(value, callee, at, changed(world, callee, scope)), line: at };
  }
  if (callee?.kind === 'attribute' && callee.text === 'get' && call.kids.length === 2 && call.kids[1]) {
    const [dict, key] = [callee.kids[0], call.kids[1]].map((one) => (one ? textOf(world, one) : ''));
    return say('error.type.noneGet', { value, dict: dict ?? '', key: key ?? '' });
  }
  if (entry !== undefined) {
    const returns = (entry.signatures ?? []).map((one) => one.returns);
    if (returns.some((one) => /\|\s*None\b/.test(one))) {
      const name = dottedName(callee) ?? '';
      const radio = entry.name.startsWith('radio.');
      if (at === undefined)
        return say(radio ? 'error.type.noneRadioCall' : 'error.type.noneWaitCall', { name });
      return radio ? say('error.type.noneRadio', { value }) : say('error.type.noneWait', { value, name });
    }
    if (returns.length > 0 && returns.every((one) => one === 'None'))
      return at === undefined
        ? say('error.type.none', { value: `${dottedName(callee) ?? ''}( )` })
        : say('error.type.noneGives', { value, name: dottedName(callee) ?? '', at });
    return undefined;
  }
  const name = callee?.kind === 'attribute' ? callee.text : (dottedName(callee) ?? '');
  const definition = definitionNamed(world.scopes.module.node, name);
  if (definition === undefined || files['main.py'] === undefined) return undefined;
  return isSilent(definition)
    ? say('error.type.noReturn', { name, at: definition.line })
    : say('error.type.noneMaybe', { value, name, at: definition.line });
}

const kept = (value: string, callee: Node, at: number, owner: string): Explanation =>
  say('error.type.noneCallKept', { value, name: callee.text, at, owner });

/** What a call changes instead of giving it back, in words: the list, the dictionary, the set. */
function changed({ types }: RaisedAt['world'], callee: Node, scope: NameScope): string {
  const type = types.typeOf(callee.kids[0], scope) ?? '';
  if (type === 'dict' || callee.text === 'update') return word('type.the.dictionary');
  return word(type === 'set' || /^(add|discard)$/.test(callee.text) ? 'type.the.set' : 'type.the.list');
}

/** The only function or method of this name. */
function definitionNamed(tree: Node, name: string): Node | undefined {
  const all = [...nodesOf(tree)].filter(({ kind, text }) => kind === 'def' && text === name);
  return all.length === 1 ? all[0] : undefined;
}

function isSilent(definition: Node): boolean {
  for (const node of ownNodes(definition))
    if (node.kind === 'yield' || (node.kind === 'return' && node.kids.length > 0)) return false;
  return true;
}

/** `@twice` over a function, where `twice` gives back nothing that could be called. */
function decoratedAway({ world }: RaisedAt, definition: Node, scope: NameScope): Explanation | undefined {
  for (const node of nodesOf(world.scopes.module.node)) {
    if (node.kind !== 'decorated' || node.kids.at(-1) !== definition) continue;
    const [decorator] = node.kids;
    const name = dottedName(decorator);
    const made = name === undefined ? undefined : world.types.definitionOf(name, scope);
    if (made !== undefined && name !== undefined && isSilent(made))
      return say('error.type.noReturn', { name, at: made.line });
  }
  return undefined;
}

/** Whether a line is in a loop; the innermost one's lines. */
export function loopAround({ world, line }: RaisedAt): Node | undefined {
  let inner: Node | undefined;
  for (const node of nodesOf(world.scopes.module.node))
    if (
      (node.kind === 'while' || node.kind === 'for') &&
      line !== undefined &&
      node.line <= line &&
      lastLine(world.source, node) >= line
    )
      inner = node;
  return inner;
}
