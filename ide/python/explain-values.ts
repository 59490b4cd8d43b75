/** Values that do not fit, where the message alone does not say which. */
import { callsIn } from './explain-brackets.ts';
import { formatOn } from './explain-items.ts';
import { scopeOf, type NameScope } from './findings/name-scopes.ts';
import { findCall } from './findings/uses/calls.ts';
import { literalNumber, literalText } from './findings/use-world.ts';
import { notNumber } from './findings/uses/values.ts';
import { asFound, carriedOut, codeAt, say, textOf, type Explanation, type RaisedAt } from './raised.ts';
import { dottedName, type Node } from './syntax/tree.ts';

/** What a name holds all the time, when it gets its value once and as it is written. */
function heldBy(node: Node, scope: NameScope): Node {
  if (node.kind !== 'name') return node;
  const makes = scopeOf(node.text, scope)?.made.get(node.text) ?? [];
  const value = makes.length === 1 && makes[0]?.how === 'assign' ? makes[0].value : undefined;
  return value !== undefined && (literalNumber(value) !== undefined || literalText(value) !== undefined)
    ? value
    : node;
}

/** What is known to be wrong with a call in the statement once its names are replaced by what they hold. */
export function knownValue(raised: RaisedAt): Explanation | undefined {
  for (const [node, scope] of callsIn(raised)) {
    const kids = node.kids.map((kid, index) => (index === 0 ? kid : heldBy(kid, scope)));
    const found = findCall({ ...node, kids }, scope, raised.world).find(
      ({ key, severity }) => key.startsWith('error.value') && severity !== 'hint',
    );
    if (found === undefined) continue;
    const { fix, ...rest } = asFound(found);
    // A change of the line makes sense where the value itself stands in it.
    return kids.every((kid, index) => kid === node.kids[index]) && fix !== undefined
      ? { ...rest, fix }
      : rest;
  }
  return undefined;
}

/** The last name of what a call calls. */
const calleeName = (node: Node): string => {
  const [callee] = node.kids;
  return callee?.kind === 'attribute' ? callee.text : (dottedName(callee) ?? '');
};

function callOf(raised: RaisedAt, names: RegExp): Node | undefined {
  return callsIn(raised).find(([node]) => names.test(calleeName(node)))?.[0];
}

/** `invalid syntax for integer with base 10` */
export function explainNumber(raised: RaisedAt): Explanation {
  for (const [call, scope] of callsIn(raised)) {
    const name = calleeName(call);
    const [, given] = call.kids;
    if ((name !== 'int' && name !== 'float') || given === undefined) continue;
    const value = textOf(raised.world, given);
    const text = literalText(heldBy(given, scope));
    const held = heldBy(given, scope);
    if (held.text === '""' || held.text === "''") return say('error.value.numberEmpty', { value, name });
    if (text !== undefined) return notNumber(text, held.text, name);
    return { ...say('error.value.numberOf', { value, name }), blames: given };
  }
  return say('error.value.number');
}

/** A value for a pin outside of what it takes: `value must be between 0 and 1023`. */
export function explainPinValue(
  raised: RaisedAt,
  key: 'error.value.digital' | 'error.value.analog',
): Explanation {
  const known = knownValue(raised);
  if (known !== undefined) return known;
  const given = callOf(raised, /^write_(digital|analog)$/)?.kids[1];
  return given === undefined
    ? say(`${key}Any`)
    : { ...say(`${key}Of`, { value: textOf(raised.world, given) }), blames: given };
}

/** `image cannot be modified`: one of the board's own. */
export function explainFixedImage(raised: RaisedAt): Explanation {
  const object = callsIn(raised)
    .map(([{ kids }]) => kids[0])
    .find((callee) => callee?.kind === 'attribute')?.kids[0];
  return object === undefined
    ? say('error.value.imageFixed')
    : say('error.value.imageFixedOf', { name: textOf(raised.world, object) });
}

/** `not an image`: where one is needed, or among things to show one after the other. */
export function explainPicture(raised: RaisedAt): Explanation {
  for (const [node, scope] of callsIn(raised)) {
    const [callee, given] = node.kids;
    const type = given && raised.world.types.typeOf(given, scope);
    if (given !== undefined && dottedName(callee)?.endsWith('display.show') === true)
      if (type !== undefined && /^(list|tuple)$/.test(type))
        return say('error.type.showItems', { value: textOf(raised.world, given) });
  }
  return say('error.type.image');
}

/** `index out of bounds` of a light, `brightness out of bounds`. */
export function explainPixel(raised: RaisedAt, bright: boolean): Explanation {
  const known = knownValue(raised);
  if (known !== undefined) return known;
  const call = callOf(raised, /^[sg]et_pixel$/);
  const owner = call?.kids[0]?.kids[0];
  if (!bright && owner !== undefined && !/(^|\.)display$/.test(dottedName(owner) ?? ''))
    return say('error.value.pixelImage', { name: textOf(raised.world, owner) });
  const given = (bright ? call?.kids.slice(3, 4) : call?.kids.slice(1, 3)) ?? [];
  const moving = given.filter((node) => literalNumber(node) === undefined);
  const [one] = moving;
  if (one === undefined) return say(bright ? 'error.value.brightness' : 'error.value.pixel');
  const value = moving.map((node) => textOf(raised.world, node)).join(', ');
  if (moving.length > 1) return say('error.value.pixelBoth', { value });
  return { ...say(bright ? 'error.value.brightnessOf' : 'error.value.pixelOf', { value }), blames: one };
}

/** What `radio.config` takes, from least to most (microbit/modradio.cpp). */
const radioRanges: Readonly<Record<string, readonly [number, number]>> = {
  length: [1, 251],
  queue: [1, 254],
  channel: [0, 83],
  power: [0, 7],
  group: [0, 255],
};

/** `value out of range for argument 'group'` */
export function explainArgument(name: string, raised: RaisedAt): Explanation {
  const range = radioRanges[name];
  if (range === undefined) return say('error.value.argument', { name });
  const [least, most] = range;
  for (const [call] of callsIn(raised)) {
    const given = call.kids.find((kid) => kid.kind === 'keyword' && kid.text === name)?.kids[0];
    if (given !== undefined)
      return {
        ...say('error.value.between', { name, least, most, value: textOf(raised.world, given) }),
        blames: given,
      };
  }
  return say('error.value.betweenAny', { name, least, most });
}

/** `Pin 3 in display mode` */
export function explainPinMode(raised: RaisedAt): Explanation {
  const [, pin = '', mode = ''] = /Pin (\d+) in (\w+) mode/i.exec(raised.message) ?? [];
  if (mode === 'display') return say('error.value.pinDisplay', { pin: `pin${pin}` });
  return pin === '' ? say('error.value.pinMode') : say('error.value.pinBusy', { pin: `pin${pin}`, mode });
}

/** `ValueError` alone: random's functions say no more. */
export function valueWithoutWords(raised: RaisedAt): Explanation {
  const known = knownValue(raised);
  if (known !== undefined) return known;
  const random = callOf(raised, /^rand(int|range)$/);
  if (random !== undefined) {
    const length = random.kids
      .slice(1)
      .find((kid) => kid.kind === 'call' && dottedName(kid.kids[0]) === 'len');
    const list = length?.kids[1];
    if (list !== undefined) return say('error.index.emptyOf', { name: textOf(raised.world, list) });
    const [, low, high] = random.kids;
    if (low !== undefined && high !== undefined)
      return say('error.value.randintOf', {
        left: textOf(raised.world, low),
        right: textOf(raised.world, high),
      });
    return say('error.value.randintAny');
  }
  if (/music\.(play|pitch)/.test(codeAt(raised.source, raised.line))) return say('error.value.note');
  return say('error.value.plain');
}

/** `object not in sequence`, `substring not found` */
export function explainMissing(raised: RaisedAt, inText: boolean): Explanation {
  const call = callOf(raised, /^(remove|index|rindex)$/);
  const owner = call?.kids[0]?.kids[0];
  const value = call?.kids[1];
  if (owner === undefined || value === undefined)
    return say(inText ? 'error.value.notFound' : 'error.value.notIn');
  return say(inText ? 'error.value.notFoundIn' : 'error.value.notInList', {
    value: textOf(raised.world, value),
    name: textOf(raised.world, owner),
  });
}

/** `max()` or `choice` of nothing. */
export function explainEmpty(raised: RaisedAt, key: 'error.value.empty' | 'error.index.empty'): Explanation {
  const call = callOf(raised, /^(max|min|choice)$/);
  const list = call?.kids[1];
  if (list === undefined || dottedName(list) === undefined) return say(key);
  return { ...say(`${key}Of`, { name: textOf(raised.world, list) }), blames: list };
}

/** `not all arguments converted during string formatting` */
export function explainFormat(raised: RaisedAt): Explanation {
  for (const [node, scope] of carriedOut(raised)) {
    if (node.kind !== 'binary' || node.ops?.[0] !== '%') continue;
    const [left] = node.kids;
    // A text that was to be a number.
    if (left !== undefined && left.kind !== 'string' && !/%/.test(heldBy(left, scope).text))
      return {
        ...say('error.type.calculate', { operator: '%', value: textOf(raised.world, left) }),
        blames: left,
      };
  }
  return say(formatOn(raised) ? 'error.value.format' : 'error.value.formatSign');
}

/** `division by zero`: what is 0 here. */
export function explainZero(raised: RaisedAt): Explanation {
  const divisors = carriedOut(raised).flatMap(([node, scope]): (readonly [Node, NameScope])[] => {
    if (node.kind === 'augment' && /^(\/\/?|%)=$/.test(node.text) && node.kids[1])
      return [[node.kids[1], scope]];
    if (node.kind === 'call' && dottedName(node.kids[0]) === 'divmod' && node.kids[2])
      return [[node.kids[2], scope]];
    return node.kind === 'binary'
      ? (node.ops ?? []).flatMap((operator, index): (readonly [Node, NameScope])[] => {
          const right = node.kids[index + 1];
          return /^(\/\/?|%)$/.test(operator) && right !== undefined ? [[right, scope]] : [];
        })
      : [];
  });
  const able = divisors.filter(([node]) => literalNumber(node) === undefined);
  const [one] = able;
  if (one === undefined || able.length > 1) return say('error.zero');
  const [node] = one;
  const list = node.kind === 'call' && dottedName(node.kids[0]) === 'len' ? node.kids[1] : undefined;
  if (list !== undefined)
    return { ...say('error.zero.empty', { name: textOf(raised.world, list) }), blames: list };
  return { ...say('error.zero.value', { value: textOf(raised.world, node) }), blames: node };
}

/** `AssertionError`: what was expected. */
export function explainAssert(raised: RaisedAt): Explanation {
  const { message } = raised;
  if (message !== '') return say('error.assert.message', { message });
  const test = carriedOut(raised).find(([{ kind }]) => kind === 'assert')?.[0].kids[0];
  return test === undefined
    ? say('error.assert')
    : { ...say('error.assert.that', { value: textOf(raised.world, test) }), blames: test };
}

/** `object 'int' is not a tuple or list`: a colour, or notes. */
export function explainSequence(raised: RaisedAt): Explanation {
  const { world } = raised;
  for (const [node, scope] of carriedOut(raised)) {
    const [target] = node.kids;
    if (node.kind === 'assign' && target?.kind === 'index')
      if (world.types.typeOf(target.kids[0], scope) === 'NeoPixel') return say('error.value.colour');
    if (node.kind === 'call' && dottedName(target) === 'music.play') return say('error.type.tune');
  }
  return say('error.type.sequence');
}
