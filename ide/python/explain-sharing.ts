/** What is shared out to names, or gone through: too much, too little, or nothing of the kind. */
import { explainNone, noneSomewhere } from './explain-none.ts';
import { carriedOut, isSame, kindWords, say, textOf, type Explanation, type RaisedAt } from './raised.ts';
import { dottedName, nodesOf, type Node } from './syntax/tree.ts';
import { word } from './types/finding.ts';

/** `need more than 2 values to unpack`, `too many values to unpack (expected 2)` */
export function explainUnpack(few: boolean, said: number, raised: RaisedAt): Explanation {
  const loop = carriedOut(raised).some(([{ kind }]) => kind === 'for') || isLoopHead(raised);
  const { target, value } = shared(raised);
  const names = target?.kids.length ?? (few ? undefined : said);
  const given = few
    ? said
    : value?.kind === 'tuple' || value?.kind === 'list'
      ? value.kids.length
      : valuesOf(value);
  if (loop || target === undefined) {
    const dict = value !== undefined && value.kind === 'name' && isDict(value, raised);
    if (dict) return say('error.value.unpackDict', { name: value.text });
    return few
      ? say(loop ? 'error.value.unpackFewLoop' : 'error.value.unpackFew', { given: said })
      : say(loop ? 'error.value.unpackManyLoop' : 'error.value.unpackMany', { wanted: said });
  }
  if (given === undefined || names === undefined)
    return few
      ? say('error.value.unpackFew', { given: said })
      : say('error.value.unpackMany', { wanted: said });
  return say('error.value.unpackCount', { wanted: names, given });
}

/** What is shared out in the statement, and to which names. */
function shared(raised: RaisedAt): { readonly target?: Node; readonly value?: Node } {
  for (const [node] of carriedOut(raised)) {
    if (node.kind !== 'assign' && node.kind !== 'for' && node.kind !== 'each') continue;
    const [target] = node.kids;
    const value = node.kind === 'assign' ? node.kids.at(-1) : node.kids[1];
    if (target !== undefined && value !== undefined && /^(tuple|list)$/.test(target.kind))
      return { target, value };
  }
  return {};
}

function isLoopHead({ world, line }: RaisedAt): boolean {
  return [...nodesOf(world.scopes.module.node)].some((node) => node.kind === 'for' && node.line === line);
}

const valuesOf = (value: Node | undefined): number | undefined =>
  value?.kind === 'call' && /(^|\.)accelerometer\.get_values$/.test(dottedName(value.kids[0]) ?? '')
    ? 3
    : undefined;

function isDict(value: Node, { world }: RaisedAt): boolean {
  return world.types.typeOf(value, world.scopes.module) === 'dict';
}

/** `'int' object is not iterable` */
export function explainIterable(type: string, raised: RaisedAt): Explanation {
  const { target, value } = shared(raised);
  const augment = carriedOut(raised).find(([node]) => node.kind === 'augment')?.[0];
  const isNumber = /^(int|float|bool)$/.test(type);
  if (target !== undefined && value !== undefined && !isLoopHead(raised)) {
    if (type !== 'NoneType')
      return say('error.value.unpackOne', { wanted: target.kids.length, value: textOf(raised.world, value) });
  } else if (augment?.text === '+=' && augment.kids[1] !== undefined && type !== 'NoneType') {
    return say('error.type.listJoin', { value: textOf(raised.world, augment.kids[1]) });
  }
  for (const [node, scope] of carriedOut(raised)) {
    if (node.kind !== 'call' || type === 'NoneType') continue;
    const [callee, ...given] = node.kids;
    const name = callee?.kind === 'attribute' ? callee.text : (dottedName(callee) ?? '');
    if (
      !/^(zip|enumerate|map|filter|sorted|reversed|list|tuple|set|sum|max|min|any|all|join|extend)$/.test(
        name,
      )
    )
      continue;
    const wrong = given.find((one) => {
      const known = raised.world.types.typeOf(one, scope);
      return known === undefined ? given.length === 1 : isSame(known, type);
    });
    if (wrong !== undefined)
      return {
        ...say('error.type.wants', {
          name,
          value: textOf(raised.world, wrong),
          kind: kindWords(type),
          needed: word('type.a.series'),
        }),
        blames: wrong,
      };
  }
  for (const [node, scope] of carriedOut(raised)) {
    const [, iterable] = node.kids;
    if (iterable === undefined || (node.kind !== 'for' && node.kind !== 'each')) continue;
    const known = raised.world.types.typeOf(iterable, scope);
    if (known !== undefined && known !== type) {
      const [target] = node.kids;
      if (target?.kind === 'tuple' && type !== 'NoneType')
        return say('error.value.unpackOneLoop', { wanted: target.kids.length, kind: kindWords(type) });
      continue;
    }
    if (/^(TextIO|BytesIO)$/.test(type))
      return say('error.type.loopFile', { value: textOf(raised.world, iterable) });
    if (type === 'NoneType') return explainNone(raised, [[iterable, scope]]) ?? noneSomewhere(raised);
    const text = textOf(raised.world, iterable);
    if (isNumber) return { ...say('error.type.loopNumber', { value: text }), blames: iterable };
    if (/^(function|bound_method|closure)$/.test(type)) return say('hint.noCall', { name: text });
    return { ...say('error.type.loopIs', { value: text, kind: kindWords(type) }), blames: iterable };
  }
  if (type === 'NoneType') {
    const whole =
      value === undefined ? undefined : explainNone(raised, [[value, raised.world.scopes.module]]);
    return whole ?? noneSomewhere(raised);
  }
  return say(isNumber ? 'error.type.loop' : 'error.type.loopOther', { name: kindWords(type) });
}
