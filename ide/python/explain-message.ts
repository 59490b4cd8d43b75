/**
 * What the words of an exception mean. The table has every message that is in the three runtimes (V1 1.0.1 and 1.1.1:
 * MicroPython 1.9.2; V2 2.1.2: 1.18); what pupils do not meet shares a general explanation. One file, because it is
 * a table.
 */
import { apiMembers } from '../../firmware/micropython/api.ts';
import { moduleNames } from '../../lessons/checks/micropython-names.ts';
import { explainName } from './findings/find-names.ts';
import type { UseWorld } from './findings/use-world.ts';
import { wrongArguments } from './findings/uses/calls.ts';
import { scopeOf } from './findings/name-scopes.ts';
import { scopedNodes } from './findings/value-types.ts';
import { nearName } from './near-name.ts';
import type { TextFix } from './python-problem.ts';
import { dottedName, type Node } from './syntax/tree.ts';

export interface Explanation {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fix?: TextFix;
  /** Where the mistake is, when it is not where Python stopped. */
  readonly line?: number;
}

export interface RaisedAt {
  readonly type: string;
  readonly message: string;
  readonly source: string;
  readonly line: number | undefined;
  readonly world: UseWorld;
}

type Explain = (match: RegExpExecArray, raised: RaisedAt) => Explanation;
type Row = readonly [type: RegExp, message: RegExp, explain: string | Explain];

const any = /^/;
const say = (key: string, values: Explanation['values'] = {}): Explanation => ({ key, values });

/** Operators as Python's method names call them. */
const operators: Readonly<Record<string, string>> = {
  add: '+',
  iadd: '+=',
  radd: '+',
  sub: '-',
  isub: '-=',
  mul: '*',
  imul: '*=',
  truediv: '/',
  itruediv: '/=',
  floordiv: '//',
  ifloordiv: '//=',
  mod: '%',
  imod: '%=',
  pow: '**',
  ipow: '**=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  eq: '==',
  ne: '!=',
  contains: 'in',
  in: 'in',
  and: '&',
  or: '|',
  xor: '^',
  lshift: '<<',
  rshift: '>>',
  neg: '-',
  pos: '+',
  invert: '~',
};
const operatorOf = (name: string): string => operators[name.replace(/^__|__$/g, '')] ?? name;
const numbers = new Set(['int', 'float', 'bool']);

const rows: readonly Row[] = [
  [
    /^Name/,
    /name '(.*)' is(?: not|n't) defined/,
    (match, { world }) => explainName(match[1] ?? '', world.scopes),
  ],
  [/^Name/, /local variable/, 'error.name.localUnset'],
  [/^Name/, any, 'error.name.localUnset'],

  // Operators
  [/^Type/, /unsupported types for (\S+): '(.*)', '(.*)'/, explainOperands],
  [/^Type/, /can't convert '(\w+)' object to (\w+) implicitly/, explainImplicit],
  [
    /^Type/,
    /unsupported type for (\S+): '(.*)'/,
    ([, name = '', type = '']) =>
      /hash/.test(name)
        ? say('error.type.hash', { type })
        : say('error.type.unary', { operator: operatorOf(name), type }),
  ],
  [/^Type/, /'(.*)' object (?:is not|isn't) callable/, explainCallable],
  [
    /^Type/,
    /NoneType' object (?:is not|isn't) subscriptable|NoneType' object (?:does not|doesn't) support item/,
    (_, raised) => noneOn(raised, ({ kind }) => kind === 'index'),
  ],
  [/^Type/, /NoneType' object (?:is not|isn't) iterable/, (_, raised) => noneOn(raised)],
  [
    /^Type/,
    /'(.*)' object (?:is not|isn't) (?:iterable|an iterator)/,
    ([, type = '']) => say(numbers.has(type) ? 'error.type.loop' : 'error.type.loopOther', { name: type }),
  ],
  [
    /^Type/,
    /'(function|closure|bound_method|generator)' object (?:is not|isn't) subscriptable/,
    ([, type = '']) => say('error.type.square', { name: type }),
  ],
  [
    /^Type/,
    /'(.*)' object (?:is not|isn't) subscriptable/,
    ([, type = '']) => say('error.type.item', { name: type }),
  ],
  [/^Type/, /'str' object (?:does not|doesn't) support item/, 'error.item.textAny'],
  [/^Type/, /'(?:tuple|range|bytes)' object (?:does not|doesn't) support item/, 'error.item.fixed'],
  [
    /^Type/,
    /'(.*)' object (?:does not|doesn't) support item (?:assignment|deletion)/,
    ([, type = '']) => say('error.type.item', { name: type }),
  ],
  [/^Type/, /object of type 'NoneType' has no len/, (_, raised) => noneOn(raised)],
  [/^Type/, /object of type '(.*)' has no len/, ([, type = '']) => say('error.type.lenOf', { type })],
  [
    /^Type/,
    /(\w+) indices must be integers, not (\w+)/,
    ([, owner = '', type = '']) =>
      say('error.type.index', { owner: owner === 'string' ? 'str' : owner, type }),
  ],

  // What is in the brackets
  [/^Type/, /takes (?:at (?:least|most) )?(\d+) positional arguments? but (\d+)/, explainCount],
  [/^Type/, /missing (\d+) required positional/, (match, raised) => tooFew(Number(match[1]), raised)],
  [/^Type/, /expected at most (\d+) arguments, got (\d+)/, explainCount],
  [
    /^Type/,
    /missing required positional argument|missing .*keyword|'(.*)' argument required|argument num\/types|wrong number of arguments|takes (?:0|2) to \d+ positional/,
    (_, raised) => fromCall(raised) ?? say('error.type.missing'),
  ],
  [/^Type/, /extra positional arguments/, (_, raised) => fromCall(raised) ?? say('error.type.extra')],
  [
    /^Type/,
    /(?:unexpected keyword argument|unknown argument) '(.*)'/,
    ([, name = ''], raised) => fromCall(raised) ?? say('error.type.keyword', { name }),
  ],
  [/^Type/, /multiple values for argument '(.*)'/, ([, name = '']) => say('error.type.twice', { name })],
  [
    /^Type/,
    /(?:does not|doesn't) take keyword|extra keyword|keyword argument\(s\) not yet|arguments must be keywords/,
    (_, raised) => fromCall(raised) ?? say('error.type.noKeyword'),
  ],
  [
    /^Type/,
    /can't convert (\w+) to (\w+)|can't convert '(\w+)' object to (\w+)/,
    ([, left, right, left2, right2], raised) => convert(left ?? left2 ?? '', right ?? right2 ?? '', raised),
  ],
  [/^Type/, /expecting a pin|expecting a pin or button/, 'error.type.pin'],
  [/^Type/, /expecting an image|not an image|Image\(s\) takes a string/, 'error.type.image'],
  [/^(Type|Value)/, /Image\(\) takes|must specify both offsets/, 'error.type.imageArguments'],
  [/^Type/, /ord\(\) expected a character/, 'error.type.ord'],
  [/^Type/, /exceptions must derive/, 'error.type.raise'],
  [/^Type/, /join expects/, 'error.type.joinList'],
  [
    /^(Type|Value)/,
    /object '(.*)' (?:is not|isn't) a tuple or list|requested length (\d+) but object has length (\d+)/,
    (_, raised) => say(coloursOn(raised) ? 'error.value.colour' : 'error.type.sequence'),
  ],
  [/^Type/, /buffer protocol|not an AudioFrame|expecting a dict|a bytes-like/, 'error.type.buffer'],
  [
    /^(Type|Value|Key)/,
    /^format|format needs|incomplete format|integer needed|%c needs|convert all arguments|format (?:code|spec|char)|format string|'\}'|'\{' in format|unmatched|conversion specifier|field numbering|alignment not|sign not|attributes not supported|after format/,
    'error.value.format',
  ],
  [/^Type/, /super\(\) can't find self/, 'error.method.super'],
  [
    /^Type/,
    /cannot create '|can't create '|acceptable base type|lay-out|__init__\(\) should|special method|user-type|issubclass|type takes/,
    'error.class',
  ],
  [/^Type/, /generator|just-started/, 'error.generator'],
  [/^Type/, /argument has wrong type|expecting a str|must be an integer|not in range/, 'error.type.wrong'],
  [/^Type/, /^$/, 'error.type.plain'],

  // Attributes
  [
    /^Attribute/,
    /type object '(.*)' has no attribute '(.*)'/,
    ([, type = '', name = ''], raised) => attribute(type, name, raised),
  ],
  [
    /^Attribute/,
    /'(.*)' object has no attribute '(.*)'/,
    ([, type = '', name = ''], raised) => attribute(type, name, raised),
  ],
  [/^Attribute/, /can't set attribute|unreadable attribute|no such attribute/, 'error.attribute.set'],

  // Values
  [/^Value/, /invalid syntax for (?:integer|number)/, 'error.value.number'],
  [/^Value/, /unexpected character in Image/, 'error.value.image'],
  [/^Value/, /image data is incorrect size/, 'error.value.imageSize'],
  [/^Value/, /images must be the same size/, 'error.value.imagesSame'],
  [/^(Value|Type)/, /image cannot be modified/, 'error.value.imageFixed'],
  [/^Value/, /brightness multiplier/, 'error.value.factor'],
  [/^Value/, /brightness/, 'error.value.brightness'],
  [/^Value/, /index out of bounds|index cannot be negative|index too large/, 'error.value.pixel'],
  [/^Value/, /size cannot be negative/, 'error.value.negative'],
  [/^Value/, /gesture/, 'error.value.gesture'],
  [/^Value/, /invalid sound/, 'error.value.sound'],
  [/^Value/, /invalid pitch|Illegal pitch/, 'error.value.pitch'],
  [/^Value/, /invalid period/, 'error.value.period'],
  [/^Value/, /invalid pull|in \w+ mode|not allowed|return_pin/, 'error.value.pinMode'],
  [/^Value/, /invalid colour/, 'error.value.colour'],
  [/^Value/, /number of pixels/, 'error.value.pixels'],
  [/^Value/, /value must be 0 or 1/, 'error.value.digitalAny'],
  [/^Value/, /value must be between 0 and 1023/, 'error.value.analogAny'],
  [/^Value/, /radio is not enabled/, 'error.value.radio'],
  [/^Value/, /not a string/, 'error.value.packet'],
  [/^Value/, /unknown argument '(.*)'/, ([, name = '']) => say('error.type.keyword', { name })],
  [/^Value/, /out of range for argument '(.*)'/, ([, name = '']) => say('error.value.argument', { name })],
  [/^Value/, /maximum value is (\d+)/, ([, most = '']) => say('error.value.maximum', { most })],
  [
    /^Value/,
    /need more than (\d+) values? to unpack/,
    ([, given = '']) => say('error.value.unpackFew', { given }),
  ],
  [
    /^Value/,
    /too many values to unpack \(expected (\d+)\)/,
    ([, wanted = '']) => say('error.value.unpackMany', { wanted }),
  ],
  [/^Value/, /substring not found/, 'error.value.notFound'],
  [/^Value/, /not in sequence/, 'error.value.notIn'],
  [/^Value/, /empty sequence/, 'error.value.empty'],
  [/^Value/, /chr\(\) arg/, 'error.value.chr'],
  [/^Value/, /math domain|complex power/, 'error.value.math'],
  [/^Value/, /zero step|step (?:cannot|can't) be zero/, 'error.value.step'],
  [/^Value/, /slices with step/, 'error.value.slice'],
  [/^Value/, /text too long|Phonemes too long/, 'error.value.textLong'],
  [/^Value/, /parse input|Phoneme|str for note/, 'error.value.speech'],
  [/^Value/, /base|int\(\) arg/, 'error.value.base'],
  [/^Value/, /file|mode/, 'error.os.mode'],
  [/^Value/, /shift count/, 'error.value.shift'],
  [/^Value/, /bytes value|bits must|buffer|value out of range/, 'error.value.range'],
  [/^Value/, /NaN|inf/, 'error.value.infinite'],
  [/^Value/, /empty separator/, 'error.value.separator'],
  [/^Value/, /^$/, (_, raised) => valueWithoutWords(raised)],

  [/^Index/, /pop from empty list|pop from an empty/, 'error.index.pop'],
  [/^Index/, /string index/, 'error.index.text'],
  [/^Index/, /NeoPixel/, 'error.index.pixels'],
  [
    /^Index/,
    /^$/,
    (_, { source, line }) =>
      /choice/.test(codeAt(source, line)) ? say('error.index.empty') : say('error.index'),
  ],
  [/^Index/, any, 'error.index'],
  [/^KeyError/, /empty/, 'error.index.pop'],
  [/^KeyError/, any, (_, { message }) => say('error.key', { name: message })],
  [/^ZeroDivision/, any, 'error.zero'],
  [/^Import/, /no module named '(.*)'/, explainModule],
  [
    /^Import/,
    /(?:cannot|can't) import name (\S+)/,
    ([, name = '']) => say('error.import.nameOnly', { name }),
  ],
  [/^Import/, /relative import/, 'error.import.relative'],
  [
    /^Memory/,
    /allocating (\d+) bytes/,
    ([, bytes = '']) => say('error.memory.bytes', { bytes: Number(bytes) }),
  ],
  [/^Memory/, /parser|lexer/, 'error.memory.program'],
  [/^Memory/, any, 'error.memory'],
  [/^OS/, any, explainSystem],
  [/^Keyboard/, any, 'error.interrupt'],
  [/^Runtime/, /recursion/, (_, raised) => recursion(raised)],
  [/^Runtime/, /No active exception|no active exception/, 'error.raise.bare'],
  [/^Runtime/, /schedule queue|interrupt/, 'error.busy'],
  [
    /^Assertion/,
    any,
    (_, { message }) => (message === '' ? say('error.assert') : say('error.assert.message', { message })),
  ],
  [/^StopIteration/, any, 'error.generator.end'],
  [/^SystemExit/, any, 'error.exit'],
  [/^NotImplemented/, /unicode name/, 'error.syntax.escapeName'],
  [/^NotImplemented/, any, 'error.notImplemented'],
  [/^Overflow/, any, 'error.overflow'],
  [/^Unicode/, any, 'error.unicode'],
  [/^EOF/, any, 'error.eof'],
  [/^Panic/, any, explainPanic],

  [/^Syntax/, /complex values/, 'error.syntax.complex'],
  [/^Syntax/, /import \* not at module level/, 'error.import.star'],
  [/^Syntax/, /await|async/, 'error.syntax.await'],
  [/^Syntax/, /break|continue/, ([word = '']) => say('error.outside.loop', { word })],
  [/^Syntax/, /return/, 'error.outside.return'],
  [/^Syntax/, /yield/, 'error.outside.yield'],
  [/^Syntax/, /assign to literal/, 'error.assign.any'],
  [/^Syntax/, /assign to expression|augmented/, 'error.assign.any'],
  [/^Syntax/, /delete/, 'error.assign.delete'],
  [/^Syntax/, /reused/, 'error.syntax.reused'],
  [/^Syntax/, /keyword arg|non-keyword/, 'error.syntax.argumentOrder'],
  [/^Syntax/, /non-default/, 'error.syntax.defaults'],
  [/^Syntax/, /dict|set$/, 'error.syntax.dict'],
  [/^Syntax/, /assignment target|multiple/, 'error.syntax.star'],
  [/^Syntax/, /except/, 'error.syntax.exceptOrder'],
  [/^Syntax/, /global|nonlocal/, 'error.syntax.scope'],
  [/^Syntax/, /integer with base|for number/, 'error.syntax.numberAny'],
  [/^Syntax/, any, 'error.syntax'],
  [/^Indentation/, any, 'error.indent'],
];

/** What an exception's words mean. */
export function explainMessage(raised: RaisedAt): Explanation {
  const explained = explainWords(raised);
  const values = Object.entries(explained.values).map(([name, value]) => [
    name,
    typeof value !== 'string' || name === 'message'
      ? value
      : (pupilsNames.get(value) ?? value.replace(/^MicroBit(?=[A-Z])/, '')),
  ]);
  return { ...explained, values: Object.fromEntries(values) as Explanation['values'] };
}

/** What MicroPython calls things, and pupils do not. */
const pupilsNames: ReadonlyMap<string, string> = new Map([
  ['NoneType', 'None'],
  ['bound_method', 'function'],
  ['closure', 'function'],
]);

function explainWords(raised: RaisedAt): Explanation {
  const { type, message, source, line } = raised;
  const code = codeAt(source, line).trim();
  // The program's own words.
  if (/^raise\b/.test(code) && !/^raise\s*$/.test(code) && type !== 'SyntaxError')
    return message === '' ? say('error.raise', { type }) : say('error.raise.message', { type, message });
  for (const [types, words, explain] of rows) {
    if (!types.test(type)) continue;
    const match = words.exec(message);
    if (match !== null) return typeof explain === 'string' ? say(explain) : explain(match, raised);
  }
  if (/^Type/.test(type)) return say('error.type', { message });
  if (/^Value/.test(type)) return say('error.value', { message });
  if (/^Attribute/.test(type)) return say('error.attribute.any', { message });
  return message === '' ? say('error.other.plain', { type }) : say('error.other', { type, message });
}

function codeAt(source: string, line: number | undefined): string {
  return line === undefined ? '' : (source.split(/\r\n|\r|\n/)[line - 1] ?? '');
}

function explainOperands(
  [, name = '', left = '', right = '']: RegExpExecArray,
  raised: RaisedAt,
): Explanation {
  const operator = operatorOf(name);
  if (left === 'NoneType' || right === 'NoneType') return noneOn(raised);
  const texts = left === 'str' || right === 'str';
  const others = numbers.has(left) || numbers.has(right);
  if (/^\+=?$/.test(operator) && texts && others) {
    return operator === '+=' && numbers.has(left) ? say('error.type.countTextAny') : say('error.type.join');
  }
  if (/^[<>]=?$/.test(operator) && texts && others) return say('error.type.compareAny', { operator });
  if (texts && (others || left === right)) return say('error.type.calculateAny', { operator });
  if (
    left === 'function' ||
    right === 'function' ||
    left === 'bound_method' ||
    right === 'bound_method' ||
    left === 'closure' ||
    right === 'closure'
  )
    return say('error.type.functionValue', { operator });
  if (/^\+=?$/.test(operator) && (left === 'list' || right === 'list'))
    return say('error.type.listAny', { left, right });
  return say('error.type.operator', { operator, left, right });
}

/** V1 says this of `"a" + 1`, and of a text with anything else that is none. */
function explainImplicit([, type = '', wanted = '']: RegExpExecArray, raised: RaisedAt): Explanation {
  if (type === 'NoneType') return noneOn(raised);
  if (wanted === 'str' && numbers.has(type)) {
    // radio.send(7): nothing is added on this line.
    const code = codeAt(raised.source, raised.line).replace(/"[^"]*"|'[^']*'/g, '');
    return code.includes('+') ? say('error.type.join') : say('error.type.wantsText', { left: type });
  }
  if (/^(function|bound_method|closure)$/.test(type))
    return say('error.type.functionValue', { operator: '+' });
  return say('error.type.convert', { left: type, right: wanted });
}

function explainCallable([, type = '']: RegExpExecArray, raised: RaisedAt): Explanation {
  const code = codeAt(raised.source, raised.line);
  // 2(a + b): for Python a call.
  if (numbers.has(type) && /(^|[^\w.])\d+(\.\d+)?\s*\(/.test(code)) return say('error.type.timesAny');
  // display.show("a")("b"), or a list in a row without a comma: [(1, 2) (3, 4)]
  if (/^(tuple|list|str)$/.test(type) && /["')\]]\s*\(/.test(code))
    return say('error.type.commaCall', { type });
  if (type === 'NoneType') return say('error.type.noneCall');
  if (type === 'module') return say('error.type.moduleCall');
  return say('error.type.callable', { name: type });
}

/** The call on the line whose brackets do not fit, and what they should hold. */
function fromCall({ world, line }: RaisedAt): Explanation | undefined {
  if (line === undefined) return undefined;
  for (const [node, scope] of scopedNodes(world.scopes)) {
    if (node.kind !== 'call' || node.line > line || lastLine(world.source, node) < line) continue;
    const [callee, ...given] = node.kids;
    const name = callee === undefined ? '' : (dottedName(callee) ?? '');
    const entry = world.types.entryOf(callee, scope);
    const wrong =
      entry?.signatures === undefined ? undefined : wrongArguments(node, name, given, entry.signatures);
    if (wrong !== undefined)
      return { key: wrong.key, values: wrong.values, ...(wrong.fix === undefined ? {} : { fix: wrong.fix }) };
  }
  return undefined;
}

function lastLine(source: string, node: Node): number {
  return node.line + source.slice(node.from, node.to).split('\n').length - 1;
}

function explainCount([, wantedText = '', givenText = '']: RegExpExecArray, raised: RaisedAt): Explanation {
  const found = fromCall(raised);
  if (found !== undefined) return found;
  // Python counts the object before the point as well.
  const own = methodOf(raised) || makesObject(raised) ? 1 : 0;
  const wanted = Number(wantedText) - own;
  const given = Number(givenText) - own;
  if (given < 0) {
    const name = classAlone(raised);
    return name === undefined ? say('error.class.brackets') : say('error.class.bracketsOf', { name });
  }
  if (own === 1 && wanted < 0) return say('error.method.selfAny');
  return say('error.type.arguments', { wanted, given });
}

function tooFew(missing: number, raised: RaisedAt): Explanation {
  return fromCall(raised) ?? say('error.type.missingCount', { missing });
}

/** Whether what is called on the line is a method: `self.move(1)`. */
function methodOf({ source, line }: RaisedAt): boolean {
  const calls = [...codeAt(source, line).matchAll(/([\w.\])]+)\(/g)].map(([, name = '']) => name);
  return (
    calls.length > 0 &&
    calls.every((name) => name.includes('.')) &&
    !calls.every((name) => moduleNames.has(name.split('.')[0] ?? ''))
  );
}

/** Whether the line makes an object of a class of the pupil's own: Python counts it too. */
function makesObject({ source, line, world }: RaisedAt): boolean {
  const calls = [...codeAt(source, line).matchAll(/([\w.]+)\(/g)].map(([, name = '']) => name);
  return world.scopes.all.some((scope) => scope.kind === 'class' && calls.includes(scope.name));
}

/** The class that was kept instead of an object, in `cat = Cat`, when its method is called on the line. */
function classAlone({ source, line, world }: RaisedAt): string | undefined {
  const owners = [...codeAt(source, line).matchAll(/(\w+)\.\w+\(/g)].map(([, name = '']) => name);
  return world.scopes.all.find(
    (scope) =>
      scope.kind === 'class' &&
      (owners.includes(scope.name) ||
        owners.some((owner) => new RegExp(`\\b${owner}\\s*=\\s*${scope.name}\\s*(#|$)`, 'm').test(source))),
  )?.name;
}

/** Whether the line sets the colour of a NeoPixel. */
function coloursOn({ world, line }: RaisedAt): boolean {
  for (const [node, scope] of scopedNodes(world.scopes)) {
    const [target] = node.kids;
    if (node.line === line && node.kind === 'assign' && target?.kind === 'index')
      if (world.types.typeOf(target.kids[0], scope) === 'NeoPixel') return true;
  }
  return false;
}

function convert(left: string, right: string, raised: RaisedAt): Explanation {
  if (left === 'NoneType') return noneOn(raised);
  if (left === 'str' && numbers.has(right)) return say('error.type.textForNumber');
  if (left === 'float' && right === 'int') return say('error.type.wholeAny');
  if (right === 'str') return say('error.type.wantsText', { left });
  return say('error.type.convert', { left, right });
}

/** What gives nothing back, whatever it is called on. */
const givesNone = /^(append|sort|reverse|insert|extend|remove|clear|update)$/;

/**
 * Something on the line is None: most often what a function without `return` gave. `inside`: it is the first part of
 * such a thing.
 */
function noneOn({ world, line }: RaisedAt, inside?: (node: Node) => boolean): Explanation {
  if (line === undefined) return say('error.type.noneAny');
  /** A statement's own call gives nothing back either, and nobody minds. */
  const statements = new Set<Node | undefined>();
  const parts = new Set<Node | undefined>();
  for (const [node] of scopedNodes(world.scopes)) {
    if (node.kind === 'expression') statements.add(node.kids[0]);
    if (inside?.(node) === true) parts.add(node.kids[0]);
  }
  const onLine = [...scopedNodes(world.scopes)].filter(
    ([node]) =>
      node.line === line &&
      (node.kind === 'name' || node.kind === 'call') &&
      !statements.has(node) &&
      (inside === undefined || parts.has(node)),
  );
  for (const [node, scope] of onLine) {
    if (world.types.typeOf(node, scope) !== 'NoneType') continue;
    const name = node.kind === 'call' ? (dottedName(node.kids[0]) ?? '') : node.text;
    const definition = world.types.definitionOf(name, scope);
    if (definition !== undefined) return say('error.type.noReturn', { name, at: definition.line });
    if (name !== '') return say('error.type.none', { value: node.kind === 'call' ? `${name}( )` : name });
  }
  // Its type is not certain, but one of the lines that make it says enough.
  for (const [node, scope] of onLine) {
    if (node.kind !== 'name') continue;
    const made = (scopeOf(node.text, scope)?.made.get(node.text) ?? []).filter((one) => one.how === 'assign');
    for (const { value, node: target } of made) {
      const callee = value?.kind === 'call' ? value.kids[0] : undefined;
      const entry = world.types.entryOf(callee, scope)?.name ?? '';
      if (/^radio\.receive/.test(entry)) return say('error.type.noneRadio', { value: node.text });
      if (callee?.kind === 'attribute' && givesNone.test(callee.text))
        return {
          ...say('error.type.noneCallKept', { value: node.text, name: callee.text, at: target.line }),
          ...(target.line < line ? { line: target.line } : {}),
        };
    }
  }
  return say('error.type.noneAny');
}

/** MicroPython names the type of the object, the pupil wrote its name: look on the line. */
function attribute(type: string, name: string, { source, line, world }: RaisedAt): Explanation {
  const code = codeAt(source, line);
  if (type === 'NoneType') return say('error.attribute.none', { name });
  const written = new RegExp(`([A-Za-z_]\\w*)\\s*\\.\\s*${name}\\b`).exec(code)?.[1];
  const owner = written ?? type;
  if (/^(function|closure|bound_method)$/.test(type)) return say('error.attribute.function', { owner, name });
  const members: string[] = [];
  for (const [node, scope] of scopedNodes(world.scopes)) {
    if (node.kind !== 'attribute' || node.line !== line || node.text !== name) continue;
    const entry = world.types.entryOf(node.kids[0], scope);
    if (entry !== undefined)
      members.push(...apiMembers(entry.name).map((one) => one.name.slice(one.name.lastIndexOf('.') + 1)));
  }
  if (members.length === 0)
    members.push(
      ...apiMembers(`microbit.${type}`).map((one) => one.name.slice(one.name.lastIndexOf('.') + 1)),
      ...apiMembers(`builtins.${type}`).map((one) => one.name.slice(one.name.lastIndexOf('.') + 1)),
    );
  // A class of the pupil's own: what it sets on self and defines.
  for (const scope of world.scopes.all)
    if (scope.kind === 'class' && scope.name === type) members.push(...scope.made.keys());
  for (const [, set = ''] of world.scopes.all.some((scope) => scope.kind === 'class' && scope.name === type)
    ? source.matchAll(/\bself\.(\w+)\s*=(?!=)/g)
    : [])
    members.push(set);
  const near = nearName(name, members);
  if (near !== undefined)
    return { key: 'error.attribute.near', values: { owner, name, near }, fix: { from: name, to: near } };
  if (numbers.has(type) || type === 'str' || type === 'list' || type === 'tuple')
    return say('error.attribute.value', { owner, name, type });
  return say('error.attribute', { owner, name });
}

function explainModule([, name = '']: RegExpExecArray): Explanation {
  const near = nearName(name, moduleNames);
  if (near === undefined) return say('error.import', { name });
  return { key: 'error.import.near', values: { name, near }, fix: { from: name, to: near } };
}

function valueWithoutWords({ source, line }: RaisedAt): Explanation {
  const code = codeAt(source, line);
  if (/rand(int|range)/.test(code)) return say('error.value.randintAny');
  if (/music\.(play|pitch)/.test(code)) return say('error.value.note');
  return say('error.value.plain');
}

function recursion({ source, line, world }: RaisedAt): Explanation {
  const name = world.scopes.all.findLast(
    ({ kind, node }) =>
      kind === 'function' && line !== undefined && node.line <= line && lastLine(source, node) >= line,
  )?.name;
  return name === undefined ? say('error.recursion') : say('error.recursion.name', { name });
}

/** Numbers of the system (py/mperrno.h). */
const systemKeys: Readonly<Record<string, string>> = {
  1: 'error.os.permission',
  EPERM: 'error.os.permission',
  2: 'error.os.file',
  ENOENT: 'error.os.file',
  5: 'error.os.device',
  EIO: 'error.os.device',
  9: 'error.os.closed',
  EBADF: 'error.os.closed',
  11: 'error.os.again',
  EAGAIN: 'error.os.again',
  12: 'error.memory',
  ENOMEM: 'error.memory',
  13: 'error.os.permission',
  EACCES: 'error.os.permission',
  16: 'error.os.again',
  EBUSY: 'error.os.again',
  17: 'error.os.exists',
  EEXIST: 'error.os.exists',
  19: 'error.os.device',
  ENODEV: 'error.os.device',
  21: 'error.os.folder',
  EISDIR: 'error.os.folder',
  22: 'error.os.value',
  EINVAL: 'error.os.value',
  28: 'error.os.full',
  ENOSPC: 'error.os.full',
  95: 'error.os.cannot',
  EOPNOTSUPP: 'error.os.cannot',
  107: 'error.os.device',
  ENOTCONN: 'error.os.device',
  110: 'error.os.timeout',
  ETIMEDOUT: 'error.os.timeout',
  114: 'error.os.again',
  EALREADY: 'error.os.again',
  115: 'error.os.again',
  EINPROGRESS: 'error.os.again',
};

function explainSystem(_: RegExpExecArray, { message }: RaisedAt): Explanation {
  if (/file not found/.test(message)) return say('error.os.file');
  if (/no more storage|full/i.test(message)) return say('error.os.full');
  if (/I2C|SPI|Read error|Write error|AWAIT|TRANSACT/i.test(message)) return say('error.os.device');
  if (/closed file/.test(message)) return say('error.os.closed');
  if (/stream operation/.test(message)) return say('error.os.cannot');
  if (/name too long|illegal mode/.test(message)) return say('error.os.value');
  const number = /^(?:\[Errno )?(\d+)/.exec(message)?.[1] ?? '';
  const key = systemKeys[number] ?? systemKeys[/\b(E[A-Z]+)\b/.exec(message)?.[1] ?? ''];
  return key === undefined ? say('error.os', { message: message === '' ? 'OSError' : message }) : say(key);
}

/** Numbers that the board shows with a sad face (DAL and CODAL, ErrorNo.h). */
function explainPanic(_: RegExpExecArray, { message }: RaisedAt): Explanation {
  const number = Number(message);
  if (number === 20) return say('error.panic.memory', { number });
  if (number === 10 || number === 50 || number === 51) return say('error.panic.hardware', { number });
  if (number === 30) return say('error.panic.heap', { number });
  return say('error.panic', { number });
}
