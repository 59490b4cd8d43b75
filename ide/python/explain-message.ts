/**
 * What the words of an exception mean. The table has every message that is in the three runtimes (V1 1.0.1 and 1.1.1:
 * MicroPython 1.9.2; V2 2.1.2: 1.18); what pupils do not meet shares a general explanation.
 */
import { moduleNames } from '../../lessons/checks/micropython-names.ts';
import { explainAttribute, explainImportName } from './explain-attribute.ts';
import {
  explainBuffer,
  explainConvert,
  explainCount,
  explainKeyword,
  wrongBrackets,
  wrongKind,
} from './explain-brackets.ts';
import {
  explainFixed,
  explainIndex,
  explainKey,
  explainPixels,
  explainPlace,
  explainPop,
  explainSubscript,
} from './explain-items.ts';
import { explainCallable } from './explain-callable.ts';
import { explainIterable, explainUnpack } from './explain-sharing.ts';
import { noneSomewhere } from './explain-none.ts';
import { explainImplicit, explainOperands, operatorOf } from './explain-operands.ts';
import {
  explainClosed,
  explainMemory,
  explainPanic,
  explainRecursion,
  explainSystem,
} from './explain-system.ts';
import {
  explainArgument,
  explainAssert,
  explainEmpty,
  explainFormat,
  explainMissing,
  explainNumber,
  explainPinMode,
  explainFixedImage,
  explainPicture,
  explainPinValue,
  explainPixel,
  explainSequence,
  explainZero,
  knownValue,
  valueWithoutWords,
} from './explain-values.ts';
import { explainUnset } from './explain-name.ts';
import { nearName } from './near-name.ts';
import { carriedOut, kindWords, say, textOf, type Explanation, type RaisedAt } from './raised.ts';

type Explain = (match: RegExpExecArray, raised: RaisedAt) => Explanation;
type Row = readonly [type: RegExp, message: RegExp, explain: string | Explain];

const any = /^/;

const rows: readonly Row[] = [
  [/^Name/, /name '(.*)' is(?: not|n't) defined/, (match, raised) => explainUnset(match[1] ?? '', raised)],
  [/^Name/, any, 'error.name.localUnset'],

  // Operators
  [
    /^Type/,
    /unsupported types for (\S+): '(.*)', '(.*)'/,
    ([, name = '', left = '', right = ''], raised) => explainOperands(name, left, right, raised),
  ],
  [
    /^Type/,
    /unsupported types for : '(.*)', '(.*)'/,
    ([, left = '', right = ''], raised) => explainOperands('', left, right, raised),
  ],
  [
    /^Type/,
    /can't convert '(\w+)' object to (\w+) implicitly/,
    ([, type = '', wanted = ''], raised) =>
      explainImplicit(type, wanted, raised, (given, to) => wrongKind(given, to, raised)),
  ],
  [
    /^Type/,
    /unsupported type for (\S*):? '(.*)'/,
    ([, name = '', type = ''], raised) => explainUnary(name, type, raised),
  ],
  [
    /^Type/,
    /'(.*)' object (?:is not|isn't) callable/,
    ([, type = ''], raised) => explainCallable(type, raised),
  ],
  [
    /^Type/,
    /NoneType' object (?:does not|doesn't) support item/,
    (_, raised) => explainSubscript('NoneType', raised),
  ],
  [
    /^Type/,
    /'(.*)' object (?:is not|isn't) (?:iterable|an iterator)/,
    ([, type = ''], raised) => explainIterable(type, raised),
  ],
  [
    /^Type/,
    /'(.*)' object (?:is not|isn't) subscriptable/,
    ([, type = ''], raised) => explainSubscript(type, raised),
  ],
  [/^Type/, /'str' object (?:does not|doesn't) support item/, 'error.item.textAny'],
  [
    /^Type/,
    /'(tuple|range|bytes)' object (?:does not|doesn't) support item/,
    ([, type = ''], raised) => explainFixed(type, raised),
  ],
  [
    /^Type/,
    /'(.*)' object (?:does not|doesn't) support item (?:assignment|deletion)/,
    ([, type = ''], raised) => explainSubscript(type, raised),
  ],
  [/^Type/, /object of type '(.*)' has no len/, ([, type = ''], raised) => explainLength(type, raised)],
  [
    /^Type/,
    /(\w+) indices must be integers, not (\w+)/,
    ([, owner = '', type = ''], raised) => explainPlace(owner, type, raised),
  ],

  // What is in the brackets
  [
    /^Type/,
    /takes (?:at (?:least|most) )?(\d+) positional arguments? but (\d+)/,
    ([, wanted, given], raised) => explainCount(Number(wanted), Number(given), raised),
  ],
  [
    /^Type/,
    /expected at most (\d+) arguments, got (\d+)/,
    ([, wanted, given], raised) => explainCount(Number(wanted), Number(given), raised),
  ],
  [
    /^Type/,
    /missing (\d+) required positional/,
    ([, missing], raised) =>
      wrongBrackets(raised) ?? say('error.type.missingCount', { missing: Number(missing) }),
  ],
  [
    /^Type/,
    /missing required positional argument|missing .*keyword|'(.*)' argument required|argument num\/types|wrong number of arguments|takes (?:0|2) to \d+ positional/,
    (_, raised) => wrongBrackets(raised) ?? say('error.type.missing'),
  ],
  [/^Type/, /extra positional arguments/, (_, raised) => wrongBrackets(raised) ?? say('error.type.extra')],
  [
    /^(Type|Value)/,
    /(?:unexpected keyword argument|unknown argument) '(.*)'/,
    ([, name = ''], raised) => explainKeyword(name, raised),
  ],
  [/^Type/, /multiple values for argument '(.*)'/, ([, name = '']) => say('error.type.twice', { name })],
  [
    /^Type/,
    /(?:does not|doesn't) take keyword|extra keyword|keyword argument\(s\) not yet|arguments must be keywords/,
    (_, raised) => wrongBrackets(raised) ?? say('error.type.noKeyword'),
  ],
  [
    /^Type/,
    /can't convert (\w+) to (\w+)|can't convert '(\w+)' object to (\w+)/,
    ([, left, right, left2, right2], raised) =>
      explainConvert(left ?? left2 ?? '', right ?? right2 ?? '', raised),
  ],
  [/^Type/, /expecting a pin|expecting a pin or button/, 'error.type.pin'],
  [
    /^Type/,
    /expecting an image|not an image|Image\(s\) takes a string/,
    (_, raised) => explainPicture(raised),
  ],
  [/^(Type|Value)/, /Image\(\) takes|must specify both offsets/, 'error.type.imageArguments'],
  [/^Type/, /ord\(\) expected a character/, 'error.type.ord'],
  [/^Type/, /exceptions must derive/, 'error.type.raise'],
  [/^Type/, /join expects/, 'error.type.joinList'],
  [
    /^(Type|Value)/,
    /object '(.*)' (?:is not|isn't) a tuple or list|requested length (\d+) but object has length (\d+)/,
    (_, raised) => explainSequence(raised),
  ],
  [/^Type/, /buffer protocol|a bytes-like/, (_, raised) => explainBuffer(raised)],
  [/^Type/, /not an AudioFrame|expecting a dict/, 'error.type.buffer'],
  [/^Type/, /arguments converted|not enough arguments for format/, (_, raised) => explainFormat(raised)],
  [
    /^(Type|Value|Key)/,
    /^format|format needs|incomplete format|integer needed|%c needs|convert all arguments|format (?:code|spec|char)|format string|'\}'|'\{' in format|unmatched|conversion specifier|field numbering|alignment not|sign not|attributes not supported|after format/,
    'error.value.format',
  ],
  [/^Type/, /issubclass\(\) arg 2|isinstance/, 'error.type.classWanted'],
  [/^Type/, /super\(\) can't find self/, 'error.method.super'],
  [
    /^Type/,
    /cannot create '|can't create '|acceptable base type|lay-out|__init__\(\) should|special method|user-type|issubclass|type takes/,
    'error.class',
  ],
  [/^Type/, /generator|just-started/, 'error.generator'],
  [/^Type/, /expecting a str/, 'error.type.tuneNote'],
  [/^Type/, /argument has wrong type|must be an integer|not in range/, 'error.type.wrong'],
  [/^Type/, /^$/, 'error.type.plain'],

  // Attributes
  [
    /^Attribute/,
    /(?:type object )?'(.*)' (?:object )?has no attribute '(.*)'/,
    ([, type = '', name = ''], raised) => explainAttribute(type, name, raised),
  ],
  [/^Attribute/, /can't set attribute|unreadable attribute|no such attribute/, 'error.attribute.set'],

  // Values
  [/^Value/, /invalid syntax for (?:integer|number)/, (_, raised) => explainNumber(raised)],
  [/^Value/, /unexpected character in Image/, (_, raised) => knownValue(raised) ?? say('error.value.image')],
  [/^Value/, /image data is incorrect size/, 'error.value.imageSize'],
  [/^Value/, /images must be the same size/, 'error.value.imagesSame'],
  [/^(Value|Type)/, /image cannot be modified/, (_, raised) => explainFixedImage(raised)],
  [/^Value/, /brightness multiplier/, 'error.value.factor'],
  [/^Value/, /brightness/, (_, raised) => explainPixel(raised, true)],
  [
    /^Value/,
    /index out of bounds|index cannot be negative|index too large/,
    (_, raised) => explainPixel(raised, false),
  ],
  [/^Value/, /size cannot be negative/, 'error.value.negative'],
  [/^Value/, /gesture/, 'error.value.gesture'],
  [/^Value/, /invalid sound/, 'error.value.sound'],
  [/^Value/, /invalid pitch|Illegal pitch/, 'error.value.pitch'],
  [/^Value/, /invalid period/, 'error.value.period'],
  [/^Value/, /invalid pull/, 'error.value.pull'],
  [/^Value/, /SPI not initialised/i, 'error.value.spi'],
  [/^Value/, /in \w+ mode|not allowed|return_pin/, (_, raised) => explainPinMode(raised)],
  [/^Value/, /invalid colour/, 'error.value.colour'],
  [/^Value/, /number of pixels/, 'error.value.pixels'],
  [/^Value/, /value must be 0 or 1/, (_, raised) => explainPinValue(raised, 'error.value.digital')],
  [
    /^Value/,
    /value must be between 0 and 1023/,
    (_, raised) => explainPinValue(raised, 'error.value.analog'),
  ],
  [/^Value/, /radio is not enabled/, 'error.value.radio'],
  [/^Value/, /not a string/, 'error.value.packet'],
  [/^Value/, /out of range for argument '(.*)'/, ([, name = ''], raised) => explainArgument(name, raised)],
  [/^Value/, /maximum value is (\d+)/, ([, most = '']) => say('error.value.maximum', { most })],
  [
    /^Value/,
    /need more than (\d+) values? to unpack/,
    ([, given], raised) => explainUnpack(true, Number(given), raised),
  ],
  [
    /^Value/,
    /too many values to unpack \(expected (\d+)\)/,
    ([, wanted], raised) => explainUnpack(false, Number(wanted), raised),
  ],
  [/^Value/, /substring not found/, (_, raised) => explainMissing(raised, true)],
  [/^Value/, /not in sequence/, (_, raised) => explainMissing(raised, false)],
  [/^Value/, /empty sequence/, (_, raised) => explainEmpty(raised, 'error.value.empty')],
  [/^Value/, /chr\(\) arg/, 'error.value.chr'],
  [/^Value/, /math domain|complex power/, 'error.value.math'],
  [/^Value/, /zero step|step (?:cannot|can't) be zero/, 'error.value.step'],
  [/^Value/, /slices with step/, 'error.value.slice'],
  [/^Value/, /text too long|Phonemes too long/, 'error.value.textLong'],
  [/^Value/, /parse input|Phoneme|str for note/, 'error.value.speech'],
  [/^Value/, /base|int\(\) arg/, 'error.value.base'],
  [/^Value/, /closed file/, (_, raised) => explainClosed(raised)],
  [/^Value/, /file|mode/, 'error.os.mode'],
  [/^Value/, /shift count/, 'error.value.shift'],
  [/^Value/, /bytes value|bits must|buffer|value out of range/, 'error.value.range'],
  [/^Value/, /NaN|inf/, 'error.value.infinite'],
  [/^Value/, /empty separator/, 'error.value.separator'],
  [/^Value/, /^$/, (_, raised) => valueWithoutWords(raised)],

  [/^Index/, /pop from empty list|pop from an empty/, (_, raised) => explainPop(raised)],
  [/^Index/, /NeoPixel/, (_, raised) => explainPixels(raised)],
  [/^Index/, /^$/, (_, raised) => explainEmpty(raised, 'error.index.empty')],
  [/^Index/, /(?:(\w+) )?index/, ([, kind], raised) => explainIndex(kind, raised)],
  [/^Index/, any, 'error.index'],
  [/^KeyError/, /empty/, (_, raised) => explainPop(raised)],
  [/^KeyError/, any, (_, raised) => explainKey(raised)],
  [/^ZeroDivision/, any, (_, raised) => explainZero(raised)],
  [/^Import/, /no module named '(.*)'/, explainModule],
  [
    /^Import/,
    /(?:cannot|can't) import name (\S+)/,
    ([, name = ''], raised) => explainImportName(name, raised),
  ],
  [/^Import/, /relative import/, 'error.import.relative'],
  [/^Memory/, any, (_, raised) => explainMemory(raised)],
  [/^OS/, any, (_, raised) => explainSystem(raised)],
  [/^Keyboard/, any, 'error.interrupt'],
  [/^Runtime/, /recursion/, (_, raised) => explainRecursion(raised)],
  [/^Runtime/, /No active exception|no active exception/, 'error.raise.bare'],
  [/^Runtime/, /schedule queue|interrupt/, 'error.busy'],
  [/^Assertion/, any, (_, raised) => explainAssert(raised)],
  [/^StopIteration/, any, 'error.generator.end'],
  [/^SystemExit/, any, 'error.exit'],
  [/^NotImplemented/, /unicode name/, 'error.syntax.escapeName'],
  [/^NotImplemented/, any, 'error.notImplemented'],
  [/^Overflow/, any, 'error.overflow'],
  [/^Unicode/, any, 'error.unicode'],
  [/^EOF/, any, 'error.eof'],
  [/^Panic/, any, (_, raised) => explainPanic(raised)],

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
    typeof value === 'string' && name !== 'message' ? value.replace(/^MicroBit(?=[A-Z])/, '') : value,
  ]);
  return { ...explained, values: Object.fromEntries(values) as Explanation['values'] };
}

function explainWords(raised: RaisedAt): Explanation {
  const { type, message } = raised;
  if (isOwnRaise(raised))
    return message === ''
      ? say('error.raise', { type })
      : say('error.raise.message', { type, message: shortened(`${message} ${raised.rest ?? ''}`.trim()) });
  for (const [types, words, explain] of rows) {
    if (!types.test(type)) continue;
    const match = words.exec(message);
    if (match !== null) return typeof explain === 'string' ? say(explain) : explain(match, raised);
  }
  if (/^Type/.test(type)) return say('error.type', { message });
  if (/^Value/.test(type)) return say('error.value', { message: shortened(message) });
  if (/^Attribute/.test(type)) return say('error.attribute.any', { message });
  return message === ''
    ? say('error.other.plain', { type })
    : say('error.other', { type, message: shortened(message) });
}

/** The program's own words: `raise` carried out, and not what stopped while its value was made. */
function isOwnRaise(raised: RaisedAt): boolean {
  const { type, message } = raised;
  const value = carriedOut(raised).find(([{ kind }]) => kind === 'raise')?.[0].kids[0];
  if (value === undefined || type === 'SyntaxError' || type === 'SystemExit') return false;
  if (type === 'TypeError' && /exceptions must derive/.test(message)) return false;
  const made = value.kind === 'call' ? value.kids[0] : value;
  // `raise error` of a name: whatever it holds.
  return made === undefined || made.text === type || !/^[A-Z]/.test(made.text);
}

/** A text of the program's may be as long as it likes; on the card its beginning is enough. */
function shortened(message: string): string {
  return message.length > 120 ? `${message.slice(0, 119)}…` : message;
}

function explainModule([, name = '']: RegExpExecArray): Explanation {
  const near = nearName(name, moduleNames);
  if (near === undefined) return say('error.import', { name });
  return { key: 'error.import.near', values: { name, near }, fix: { from: name, to: near } };
}

/** The first call in the statement that is given something of the kind `len` and `choice` cannot count. */
function explainLength(type: string, raised: RaisedAt): Explanation {
  if (type === 'NoneType') return noneSomewhere(raised);
  const calls = carriedOut(raised).filter(([{ kind }]) => kind === 'call');
  for (const [{ kids }] of calls) {
    const [callee, given] = kids;
    const value = given === undefined ? '' : textOf(raised.world, given);
    if (callee?.text === 'choice' && given !== undefined)
      return { ...say('error.type.choice', { value, kind: kindWords(type) }), blames: given };
    if (callee?.text === 'len' && given !== undefined)
      return {
        ...say(type === 'int' || type === 'float' ? 'error.type.len' : 'error.type.lenIs', {
          value,
          ...(type === 'int' || type === 'float' ? {} : { kind: kindWords(type) }),
        }),
        blames: given,
      };
  }
  return say('error.type.lenOf', { type: kindWords(type) });
}

/** `unsupported type for __neg__: 'str'`, and for a `{}` or a set what cannot be a key. */
function explainUnary(name: string, type: string, raised: RaisedAt): Explanation {
  if (/hash/.test(name)) return say('error.type.hash', { type: kindWords(type) });
  const node = carriedOut(raised).find(([{ kind, text }]) => kind === 'unary' && text !== 'not')?.[0];
  const operator = operatorOf(name) === '' ? (node?.text ?? '-') : operatorOf(name);
  return say('error.type.unary', { operator, type: kindWords(type) });
}
