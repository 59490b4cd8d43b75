/** Items that are not there: behind the end of a list, under no key, too many or too few to share out. */
import { loopAround, explainNone, noneSomewhere } from './explain-none.ts';
import { scopeOf, type NameScope } from './findings/name-scopes.ts';
import { findIndex } from './findings/uses/items.ts';
import { literalNumber, literalText } from './findings/use-world.ts';
import { nearName } from './near-name.ts';
import {
  asFound,
  carriedOut,
  isSame,
  kindWords,
  knowing,
  say,
  textOf,
  type Explanation,
  type RaisedAt,
} from './raised.ts';
import { dottedName, nodesOf, type Node } from './syntax/tree.ts';

type Scoped = readonly [Node, NameScope];

/** Where something is picked with `[ ]` in the statement; slices always work. */
function picks(raised: RaisedAt, fits: (type: string) => boolean): readonly Scoped[] {
  const all = carriedOut(raised).filter(([node]) => node.kind === 'index' && node.kids[1]?.kind !== 'slice');
  return all.filter(([node, scope]) => {
    const type = raised.world.types.typeOf(node.kids[0], scope);
    return type === undefined || fits(type);
  });
}

/** `list index out of range` */
export function explainIndex(said: string | undefined, raised: RaisedAt): Explanation {
  const { world } = raised;
  const kind = said ?? 'list';
  const type = { string: 'str', str: 'str' }[kind] ?? kind;
  const all = picks(raised, (known) => known === type || known === 'NeoPixel');
  if (formatOn(raised) && (type === 'tuple' || (said === undefined && all.length === 0)))
    return say('error.value.format');
  // Where the place and the length are written out, there is no doubt which it is.
  const beyond = all.filter(([node, scope]) => isBeyond(node, scope, raised) === true);
  if (beyond.length === 1 && all.length > 1 && beyond[0] !== undefined)
    return explainPick(beyond[0], type, raised);
  const found = all.filter(([node, scope]) => isBeyond(node, scope, raised) !== false);
  const objects = new Set(found.map(([node]) => objectText(raised, node)));
  const [one] = found;
  const nested = found.every(([node]) => node === one?.[0] || one?.[0].kids[0] === node);
  if (one !== undefined && found.length === 2 && nested && type !== 'str') {
    const inner = found[1]?.[0] ?? one[0];
    const index = [inner, one[0]].map(({ kids }) => (kids[1] ? textOf(world, kids[1]) : '')).join(', ');
    return { ...say('error.index.grid', { name: objectText(raised, inner), index }), blames: one[0] };
  }
  if (one !== undefined && objects.size === 1) {
    const explained = explainPick(one, type, raised);
    // With several places in one list, only the list is certain.
    if (found.length === 1 || explained.key === 'error.index.shrinks') return explained;
    return say(type === 'str' ? 'error.index.textOf' : 'error.index.list', { name: [...objects][0] ?? '' });
  }
  const pop = carriedOut(raised).find(
    ([node]) =>
      node.kind === 'call' && node.kids[0]?.kind === 'attribute' && /^(pop|insert)$/.test(node.kids[0].text),
  )?.[0];
  const popped = pop?.kids[0]?.kids[0];
  if (found.length === 0 && popped !== undefined && pop?.kids[1] !== undefined)
    return say('error.index.of', { name: textOf(world, popped), index: textOf(world, pop.kids[1]) });
  if (
    /choice/.test(
      carriedOut(raised)
        .map(([node]) => node.text)
        .join(' '),
    ) &&
    found.length === 0
  )
    return say('error.index.empty');
  return say(type === 'str' ? 'error.index.text' : 'error.index');
}

/** Whether a place is beyond the end, where both are written out. */
function isBeyond(node: Node, scope: NameScope, raised: RaisedAt): boolean | undefined {
  const [object, index] = node.kids;
  const place = literalNumber(index);
  const length = object && lengthOf(object, scope, raised);
  return place === undefined || length === undefined ? undefined : place >= length || place < -length;
}

const objectText = ({ world }: RaisedAt, node: Node): string =>
  node.kids[0] === undefined ? '' : textOf(world, node.kids[0]);

function explainPick([node, scope]: Scoped, type: string, raised: RaisedAt): Explanation {
  const { world } = raised;
  const [object, index] = node.kids;
  if (object === undefined || index === undefined) return say('error.index');
  const name = textOf(world, object);
  const place = textOf(world, index);
  if (object.kind === 'call' && object.kids[0]?.kind === 'attribute' && object.kids[0].text === 'split')
    return say('error.index.split', { value: textOf(world, object), index: place });
  if (shrinks(object, raised)) return say('error.index.shrinks', { name });
  const length = lengthOf(object, scope, raised);
  const isTarget = carriedOut(raised).some(
    ([one]) => one.kind === 'assign' && one.kids.slice(0, -1).includes(node),
  );
  if (length === 0 || (length === undefined && isTarget && beganEmpty(object, scope)))
    return isTarget ? say('error.index.assign', { name }) : say('error.index.nothing', { name });
  if (type === 'str') return { ...say('error.index.textOf', { name }), blames: object };
  if (index.kind === 'call' && /(^|\.)randint$/.test(dottedName(index.kids[0]) ?? ''))
    return say('error.index.randint', { name });
  const literal = literalNumber(index);
  if (length === undefined) return { ...say('error.index.of', { name, index: place }), blames: index };
  const last = length - 1;
  return literal === undefined
    ? { ...say('error.index.known', { name, index: place, length, last }), blames: index }
    : say('error.index.beyond', { value: literal, length, last });
}

/** How many items something has for as long as the program runs. */
function lengthOf(object: Node, scope: NameScope, { world }: RaisedAt): number | undefined {
  if (object.kind === 'list' || object.kind === 'tuple') return plainLength(object);
  if (object.kind === 'call' && dottedName(object.kids[0])?.endsWith('get_values') === true) return 3;
  // A row of a table whose rows are all as long.
  if (object.kind === 'index' && object.kids[0]?.kind === 'name') {
    const rows = rowsOf(onlyValue(object.kids[0], scope, world.source)).map(plainLength);
    return rows.every((one) => one === rows[0]) ? rows[0] : undefined;
  }
  const value = onlyValue(object, scope, world.source);
  return value && plainLength(value);
}

/** A table's rows, or one for all: `[[0] * 5] * 5`, `[[0] * 5 for y in range(5)]`. */
function rowsOf(value: Node | undefined): readonly Node[] {
  if (value?.kind === 'comprehension') return value.kids.slice(0, 1);
  return (value?.kind === 'binary' ? value.kids[0]?.kids : value?.kids) ?? [];
}

/** What a name holds for as long as the program runs, when nothing makes it longer or shorter. */
function onlyValue(object: Node, scope: NameScope, source: string): Node | undefined {
  if (object.kind !== 'name') return undefined;
  const makes = scopeOf(object.text, scope)?.made.get(object.text) ?? [];
  const [one] = makes;
  if (makes.length !== 1 || one?.how !== 'assign' || one.value === undefined) return undefined;
  const changed = new RegExp(
    `\\b${object.text}\\s*(\\.\\s*(append|insert|extend|remove|pop|clear)\\b|\\+=)|\\bdel\\s+${object.text}\\b`,
  );
  return changed.test(source) ? undefined : one.value;
}

function plainLength(value: Node): number | undefined {
  if (value.kind === 'list' || value.kind === 'tuple')
    return value.kids.some(({ kind }) => kind === 'star') ? undefined : value.kids.length;
  if (value.kind === 'call') {
    const name = dottedName(value.kids[0]) ?? '';
    if (/(^|\.)NeoPixel$/.test(name)) return literalNumber(value.kids[2]);
    return /accelerometer\.get_values$/.test(name) ? 3 : undefined;
  }
  if (value.kind !== 'binary' || value.ops?.length !== 1 || value.ops[0] !== '*') return undefined;
  const [list, times] = value.kids;
  const number = literalNumber(times);
  return list?.kind === 'list' && number !== undefined ? list.kids.length * number : undefined;
}

function beganEmpty(object: Node, scope: NameScope): boolean {
  const makes = object.kind === 'name' ? (scopeOf(object.text, scope)?.made.get(object.text) ?? []) : [];
  return makes.some(({ value }) => value?.kind === 'list' && value.kids.length === 0);
}

/** `for i in range(len(x))` with `x.remove(...)` inside. */
function shrinks(object: Node, raised: RaisedAt): boolean {
  const loop = loopAround(raised);
  const name = dottedName(object);
  if (loop?.kind !== 'for' || name === undefined || loop.kids[1]?.kind !== 'call') return false;
  return [...nodesOf(loop)].some(
    (node) =>
      (node.kind === 'attribute' && /^(remove|pop)$/.test(node.text) && dottedName(node.kids[0]) === name) ||
      (node.kind === 'del' && node.kids.some(({ kids }) => dottedName(kids[0]) === name)),
  );
}

/** NeoPixel index out of range */
export function explainPixels(raised: RaisedAt): Explanation {
  const [one] = picks(raised, () => true);
  if (one === undefined) return say('error.index.pixels');
  const length = lengthOf(one[0].kids[0] ?? one[0], one[1], raised);
  return length === undefined
    ? say('error.index.pixels')
    : say('error.index.pixelsOf', { length, last: length - 1 });
}

/** `pop from empty list` */
export function explainPop(raised: RaisedAt): Explanation {
  const callee = carriedOut(raised).find(
    ([node]) => node.kind === 'attribute' && /^pop/.test(node.text),
  )?.[0];
  const name = callee && dottedName(callee.kids[0]);
  return name === undefined ? say('error.index.pop') : say('error.index.popOf', { name });
}

export function formatOn(raised: RaisedAt): boolean {
  return carriedOut(raised).some(([node]) => node.kind === 'attribute' && node.text === 'format');
}

/** `KeyError: bob` */
export function explainKey(raised: RaisedAt): Explanation {
  const { world } = raised;
  // V2 may put a text in quotes.
  const message = raised.message.replace(/^'(.*)'$/, '$1');
  if (formatOn(raised)) return say('error.value.formatName', { name: message });
  const removed = carriedOut(raised).find(
    ([node]) => node.kind === 'call' && node.kids[0]?.kind === 'attribute' && node.kids[0].text === 'remove',
  )?.[0];
  if (removed?.kids[1] !== undefined)
    return say('error.key.set', {
      value: textOf(world, removed.kids[1]),
      name: textOf(world, removed.kids[0]?.kids[0] ?? removed),
    });
  const all = picks(raised, (type) => type === 'dict');
  const keyOf = (node: Node): string | undefined =>
    literalText(node.kids[1]) ?? literalNumber(node.kids[1])?.toString();
  const named = all.filter(([node]) => keyOf(node) === message);
  // What is written out and another key was found.
  const found =
    named.length > 0 ? named : all.filter(([node]) => keyOf(node) === undefined || message === '');
  const counts = found.find(([node]) =>
    carriedOut(raised).some(([one]) => one.kind === 'augment' && one.kids[0] === node),
  )?.[0];
  if (counts !== undefined)
    return say('error.key.count', {
      name: message,
      value: textOf(world, counts),
      dict: objectText(raised, counts),
      key: textOf(world, counts.kids[1] ?? counts),
    });
  const [one] = found;
  const object = one?.[0].kids[0] ?? poppedFrom(raised);
  if (object === undefined)
    return message === '' ? say('error.key.any') : say('error.key', { name: message });
  const name = textOf(world, object);
  const keys = one === undefined ? undefined : keysOf(object, one[1]);
  const texts = keys?.map((key) => literalText(key) ?? textOf(world, key)) ?? [];
  const same = keys?.find((key) => literalText(key) === message || key.text === message);
  if (same !== undefined)
    return say('error.key.kind', { name: message, dict: name, near: textOf(world, same) });
  const near = /[\p{L}]/u.test(message) ? nearName(message, texts) : undefined;
  if (near !== undefined) return say('error.key.near', { name: message, dict: name, near });
  if (message === '') return say('error.key.blank', { dict: name });
  return say('error.key.in', { name: message, dict: name });
}

function poppedFrom(raised: RaisedAt): Node | undefined {
  return carriedOut(raised).find(([node]) => node.kind === 'attribute' && node.text === 'pop')?.[0].kids[0];
}

/** The keys a dictionary begins with, where it is written out once. */
function keysOf(object: Node, scope: NameScope): readonly Node[] | undefined {
  const makes = object.kind === 'name' ? (scopeOf(object.text, scope)?.made.get(object.text) ?? []) : [];
  const dict = object.kind === 'dict' ? object : makes.length === 1 ? makes[0]?.value : undefined;
  return dict?.kind === 'dict' ? dict.kids.filter((_, index) => index % 2 === 0) : undefined;
}

/** `'tuple' object does not support item assignment` */
export function explainFixed(type: string, raised: RaisedAt): Explanation {
  const [one] = carriedOut(raised).filter(
    ([node, scope]) =>
      node.kind === 'index' &&
      (raised.world.types.typeOf(node.kids[0], scope) === undefined ||
        isSame(raised.world.types.typeOf(node.kids[0], scope), type)),
  );
  const object = one?.[0].kids[0];
  return object === undefined
    ? say('error.item.fixed')
    : {
        ...say('error.item.fixedOf', { value: textOf(raised.world, object), kind: kindWords(type) }),
        blames: object,
      };
}

/** `'int' object is not subscriptable` */
export function explainSubscript(type: string, raised: RaisedAt): Explanation {
  const found = carriedOut(raised).filter(
    ([node, scope]) =>
      node.kind === 'index' &&
      (raised.world.types.typeOf(node.kids[0], scope) === undefined ||
        isSame(raised.world.types.typeOf(node.kids[0], scope), type)),
  );
  if (type === 'NoneType') {
    const objects = found.flatMap(([node, scope]): Scoped[] => (node.kids[0] ? [[node.kids[0], scope]] : []));
    return explainNone(raised, objects) ?? noneSomewhere(raised);
  }
  const [one] = found;
  const object = one?.[0].kids[0];
  const value = object === undefined ? undefined : textOf(raised.world, object);
  if (/^(function|closure|bound_method)$/.test(type)) {
    const known =
      one && findIndex(one[0], one[1], knowing(raised.world, new Map(object ? [[object, 'function']] : [])));
    if (known?.key === 'error.type.squareCall') return asFound(known);
    return say('error.type.square');
  }
  if (value !== undefined && /^(dict_view|map|filter|zip|generator|set|range|reversed)$/.test(type))
    return say('error.type.itemList', { value, kind: kindWords(type) });
  return value === undefined
    ? say('error.type.item', { name: kindWords(type) })
    : {
        ...say('error.type.itemOf', { value, kind: kindWords(type) }),
        ...(object ? { blames: object } : {}),
      };
}

/** `list indices must be integers, not str` */
export function explainPlace(owner: string, given: string, raised: RaisedAt): Explanation {
  const { world } = raised;
  const found = carriedOut(raised).filter(([node]) => node.kind === 'index');
  for (const [node, scope] of found) {
    const parts = node.kids[1]?.kind === 'slice' ? node.kids[1].kids : node.kids.slice(1);
    for (const part of parts) {
      const type = world.types.typeOf(part, scope);
      if (type !== undefined && type !== given) continue;
      const value = textOf(world, part);
      const text = literalText(part);
      if (given === 'str' && text !== undefined && !/^-?\d+$/.test(text))
        return say('error.type.indexName', { value, name: textOf(world, node.kids[0] ?? node) });
      if (given === 'float') return { ...say('error.type.indexFloat', { value }), blames: part };
      if (given === 'NoneType') return explainNone(raised, [[part, scope]]) ?? noneSomewhere(raised);
      if (given === 'tuple') return say('error.type.indexTwo', { value });
      return { ...say('error.type.indexIs', { value, kind: kindWords(given) }), blames: part };
    }
  }
  return say('error.type.index', {
    owner: kindWords(owner === 'string' ? 'str' : owner),
    type: kindWords(given),
  });
}
