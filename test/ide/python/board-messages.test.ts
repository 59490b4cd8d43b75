import { describe, expect, it } from 'vitest';
import { messages as english } from '../../../ide/i18n/en/messages.ts';
import { messages as italian } from '../../../ide/i18n/it/messages.ts';
import { diagnose } from '../../../ide/python/diagnose.ts';
import { explainTraceback } from '../../../ide/python/explain-traceback.ts';
import { parsePython } from '../../../ide/python/syntax/parser.ts';
import { describeWith, v1Runtimes } from '../../tools.ts';
import { ownStyle } from '../blocks/programs.ts';
import { realPython } from './real-python.ts';

/**
 * The exceptions' words in the runtimes' flash: V1 1.0.1 and 1.1.1 (MicroPython 1.9.2) and V2 2.1.2 (1.18, whose
 * words are packed there). `%` stands for what is filled in. On the right the explanation that each gets.
 */
const table: readonly (readonly [type: string, words: readonly string[], key: string])[] = [
  ['NameError', ['local variable referenced before assignment'], 'error.name.localUnset'],
  [
    'TypeError',
    [
      "can't convert 'NoneType' object to str implicitly",
      "'NoneType' object isn't iterable",
      "'NoneType' object is not subscriptable",
    ],
    'error.type.noneAny',
  ],
  [
    'TypeError',
    ["unsupported type for __neg__: 'str'", "unsupported type for __invert__: 'str'"],
    'error.type.unary',
  ],
  ['TypeError', ["unsupported type for __hash__: 'list'"], 'error.type.hash'],
  ['TypeError', ["'int' object isn't iterable", "'int' object is not iterable"], 'error.type.loop'],
  [
    'TypeError',
    ["'function' object isn't iterable", "'Cat' object is not an iterator"],
    'error.type.loopOther',
  ],
  ['TypeError', ["'function' object isn't subscriptable"], 'error.type.square'],
  [
    'TypeError',
    ["'int' object isn't subscriptable", "'int' object does not support item deletion"],
    'error.type.item',
  ],
  ['TypeError', ["'str' object doesn't support item assignment"], 'error.item.textAny'],
  ['TypeError', ["'tuple' object does not support item assignment"], 'error.item.fixed'],
  ['TypeError', ["object of type 'int' has no len()"], 'error.type.lenOf'],
  [
    'TypeError',
    ['string indices must be integers, not str', 'list indices must be integers, not float'],
    'error.type.index',
  ],
  ['TypeError', ['function missing 2 required positional arguments'], 'error.type.missingCount'],
  [
    'TypeError',
    [
      'function missing required positional argument #2',
      "function missing required keyword argument 'pin'",
      'function missing keyword-only argument',
      "'x' argument required",
      'argument num/types mismatch',
      'wrong number of arguments',
    ],
    'error.type.missing',
  ],
  ['TypeError', ['extra positional arguments given'], 'error.type.extra'],
  ['TypeError', ["unexpected keyword argument 'dely'"], 'error.type.keyword'],
  ['ValueError', ["unknown argument 'x'"], 'error.type.keyword'],
  ['TypeError', ["function got multiple values for argument 'x'"], 'error.type.twice'],
  [
    'TypeError',
    [
      "function doesn't take keyword arguments",
      'function does not take keyword arguments',
      'extra keyword arguments given',
      'arguments must be keywords',
    ],
    'error.type.noKeyword',
  ],
  ['TypeError', ["can't convert str to int", "can't convert str to float"], 'error.type.textForNumber'],
  ['TypeError', ["can't convert float to int"], 'error.type.wholeAny'],
  ['TypeError', ['expecting a pin', 'expecting a pin or button'], 'error.type.pin'],
  ['TypeError', ['expecting an image', 'not an image', 'Image(s) takes a string'], 'error.type.image'],
  ['TypeError', ['Image() takes 0 to 3 arguments', 'must specify both offsets'], 'error.type.imageArguments'],
  ['TypeError', ['ord() expected a character, but string of length 2 found'], 'error.type.ord'],
  ['TypeError', ['exceptions must derive from BaseException'], 'error.type.raise'],
  [
    'TypeError',
    ['join expects a list of str/bytes objects consistent with self object'],
    'error.type.joinList',
  ],
  ['TypeError', ['object with buffer protocol required', 'not an AudioFrame'], 'error.type.buffer'],
  ['TypeError', ["super() can't find self"], 'error.method.super'],
  [
    'TypeError',
    [
      "cannot create 'x' instances",
      "can't create 'x' instances",
      "__init__() should return None, not 'int'",
      'type takes 1 or 3 arguments',
      'issubclass() arg 1 must be a class',
    ],
    'error.class',
  ],
  ['TypeError', ["can't send non-None value to a just-started generator"], 'error.generator'],
  ['AttributeError', ["can't set attribute", 'unreadable attribute'], 'error.attribute.set'],
  [
    'ValueError',
    ['invalid syntax for integer with base 10', 'invalid syntax for number'],
    'error.value.number',
  ],
  ['ValueError', ['image data is incorrect size'], 'error.value.imageSize'],
  ['ValueError', ['images must be the same size'], 'error.value.imagesSame'],
  ['TypeError', ['image cannot be modified (try copying first)'], 'error.value.imageFixed'],
  ['ValueError', ['brightness multiplier must not be negative'], 'error.value.factor'],
  ['ValueError', ['brightness out of bounds'], 'error.value.brightness'],
  ['ValueError', ['index out of bounds', 'index cannot be negative', 'index too large'], 'error.value.pixel'],
  ['ValueError', ['size cannot be negative'], 'error.value.negative'],
  ['ValueError', ['invalid gesture'], 'error.value.gesture'],
  ['ValueError', ['invalid sound'], 'error.value.sound'],
  ['ValueError', ['invalid pitch'], 'error.value.pitch'],
  ['ValueError', ['invalid period'], 'error.value.period'],
  ['ValueError', ['invalid pull'], 'error.value.pull'],
  ['ValueError', ['pin_speaker not allowed'], 'error.value.pinMode'],
  ['ValueError', ['SPI not initialised'], 'error.value.spi'],
  ['TypeError', ['expecting a str for note'], 'error.type.tuneNote'],
  ['ValueError', ['invalid colour'], 'error.value.colour'],
  ['ValueError', ['invalid number of pixels'], 'error.value.pixels'],
  ['ValueError', ['value must be 0 or 1'], 'error.value.digitalAny'],
  ['ValueError', ['value must be between 0 and 1023'], 'error.value.analogAny'],
  ['ValueError', ['radio is not enabled'], 'error.value.radio'],
  ['ValueError', ['received packet is not a string'], 'error.value.packet'],
  ['ValueError', ["value out of range for argument 'group'"], 'error.value.betweenAny'],
  ['ValueError', ['Pin 3 in display mode'], 'error.value.pinDisplay'],
  ['ValueError', ['Pin 0 in music mode'], 'error.value.pinBusy'],
  ['ValueError', ['I/O operation on closed file'], 'error.os.closed'],
  ['TypeError', ['not all arguments converted during string formatting'], 'error.value.formatSign'],
  ['TypeError', ["unsupported types for : 'str', 'str'"], 'error.type.operatorAny'],
  ['ValueError', ['maximum value is 255'], 'error.value.maximum'],
  ['ValueError', ['substring not found'], 'error.value.notFound'],
  ['ValueError', ['object not in sequence'], 'error.value.notIn'],
  ['ValueError', ['arg is an empty sequence'], 'error.value.empty'],
  ['ValueError', ['chr() arg not in range(0x110000)'], 'error.value.chr'],
  ['ValueError', ['math domain error'], 'error.value.math'],
  ['ValueError', ['zero step', 'slice step cannot be zero', "slice step can't be zero"], 'error.value.step'],
  ['ValueError', ['text too long', 'Phonemes too long'], 'error.value.textLong'],
  ['ValueError', ['could not parse input', 'Phoneme not understood'], 'error.value.speech'],
  ['ValueError', ['int() arg 2 must be >= 2 and <= 36'], 'error.value.base'],
  ['ValueError', ['illegal mode'], 'error.os.mode'],
  ['ValueError', ['negative shift count'], 'error.value.shift'],
  ['ValueError', ['bytes value out of range', 'buffer too small'], 'error.value.range'],
  ['ValueError', ['empty separator'], 'error.value.separator'],
  [
    'ValueError',
    [
      "single '}' encountered in format string",
      "unmatched '{' in format",
      'bad conversion specifier',
      "expected ':' after format specifier",
      "can't switch from automatic field numbering to manual field specification",
      'incomplete format',
      "unsupported format character 'q' (0x71) at index 1",
    ],
    'error.value.format',
  ],
  [
    'TypeError',
    [
      'format string needs more arguments',
      "format string didn't convert all arguments",
      '%c needs int or char',
    ],
    'error.value.format',
  ],
  [
    'IndexError',
    ['list index out of range', 'tuple index out of range', 'bytes index out of range'],
    'error.index',
  ],
  ['IndexError', ['string index out of range'], 'error.index.text'],
  ['IndexError', ['pop from empty list'], 'error.index.pop'],
  ['KeyError', ['popitem(): dictionary is empty', 'pop from an empty set'], 'error.index.pop'],
  ['ZeroDivisionError', ['division by zero', 'divide by zero'], 'error.zero'],
  ['ImportError', ['cannot import name x', "can't import name x"], 'error.import.nameOnly'],
  [
    'ImportError',
    ['cannot perform relative import', "can't perform relative import"],
    'error.import.relative',
  ],
  ['MemoryError', ['memory allocation failed, allocating 136 bytes'], 'error.memory.bytes'],
  ['MemoryError', ['memory allocation failed, heap is locked', 'out of memory'], 'error.memory'],
  [
    'MemoryError',
    ['parser could not allocate enough memory', 'lexer could not allocate memory'],
    'error.memory.program',
  ],
  ['OSError', ['file not found', '2', '[Errno 2] ENOENT'], 'error.os.file'],
  ['OSError', ['no more storage space', '28', '[Errno 28] ENOSPC'], 'error.os.full'],
  [
    'OSError',
    ['I2C read error -1', 'I2C write error -1', '19', '[Errno 19] ENODEV', '5', '[Errno 5] EIO'],
    'error.os.device',
  ],
  ['OSError', ['[Errno 110] ETIMEDOUT', '110'], 'error.os.timeout'],
  ['OSError', ['1234'], 'error.os'],
  ['RuntimeError', ['maximum recursion depth exceeded'], 'error.recursion'],
  ['RuntimeError', ['No active exception to reraise', 'no active exception to reraise'], 'error.raise.bare'],
  ['NotImplementedError', ['unicode name escapes'], 'error.syntax.escapeName'],
  ['StopIteration', [''], 'error.generator.end'],
  ['KeyboardInterrupt', [''], 'error.interrupt'],
  ['SyntaxError', ["'break' outside loop", "'break'/'continue' outside loop"], 'error.outside.loop'],
  [
    'SyntaxError',
    ["can't assign to literal", "can't assign to expression", 'illegal expression for augmented assignment'],
    'error.assign.any',
  ],
  ['SyntaxError', ['name reused for argument', 'argument name reused'], 'error.syntax.reused'],
  [
    'SyntaxError',
    ['non-keyword arg after keyword arg', 'LHS of keyword arg must be an id'],
    'error.syntax.argumentOrder',
  ],
  [
    'SyntaxError',
    ['expecting key:value for dictionary', 'expecting just a value for set'],
    'error.syntax.dict',
  ],
  [
    'SyntaxError',
    [
      'identifier redefined as global',
      'no binding for nonlocal found',
      "can't declare nonlocal in outer code",
    ],
    'error.syntax.scope',
  ],
  ['SyntaxError', ['complex values not supported'], 'error.syntax.complex'],
  // Inline assembler and the like: no pupil meets them, and Python's own words are shown.
  ['TypeError', ['address 20000001 is not aligned to 4 bytes'], 'error.type'],
];

describe('the words of the runtimes', () => {
  it.each(table)('%s %j is %s', (type, words, key) => {
    for (const message of words) {
      const text = `Traceback (most recent call last):\n  File "main.py", line 1, in <module>\n${type}: ${message}`;
      const problem = explainTraceback(text, { 'main.py': 'x = y = 1\n' });
      expect(problem?.key, message).toBe(key);
      for (const catalogue of [english, italian] as unknown as Record<string, string>[]) {
        const holes = [...(catalogue[key] ?? '{missing}').matchAll(/\{(\w+)\}/g)].map(
          ([, hole = '']) => hole,
        );
        expect(Object.keys(problem?.values ?? {}), `${key} of ${message}`).toEqual(
          expect.arrayContaining(holes),
        );
      }
    }
  });

  it('names the file of a traceback that goes through several', () => {
    const text =
      'Traceback (most recent call last):\n  File "main.py", line 2, in <module>\n  File "helper.py", line 3, in half\nZeroDivisionError: division by zero';
    const files = {
      'main.py': 'import helper\nhelper.half(0)\n',
      'helper.py': '\ndef half(x):\n    return 1 / x\n',
    };
    expect(explainTraceback(text, files)).toMatchObject({
      file: 'helper.py',
      line: 3,
      key: 'error.zero.value',
    });
  });

  it('does not point into the program for what was typed at the prompt', () => {
    const text =
      ">>> prnt(1)\nTraceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nNameError: name 'prnt' isn't defined\n>>> ";
    expect(explainTraceback(text, { 'main.py': 'x = 1\n' })).toMatchObject({
      line: undefined,
      key: 'error.name.known',
    });
  });
});

describeWith(['v1-runtime'], 'what is said of any text, and what the board says', () => {
  it('agrees on which texts can be read: single edits of sound programs', () => {
    const [local] = v1Runtimes();
    if (local === undefined) return;
    const real = realPython(local);
    let seed = 11;
    const pick = (below: number): number => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return (seed >> 8) % below;
    };
    const programs = Object.values(ownStyle).filter((text) => text.length < 700);
    for (let round = 0; round < 80; round++) {
      const program = programs[pick(programs.length)] ?? '';
      const at = pick(program.length);
      const [left, right] = [program.slice(0, at), program.slice(at + 1)];
      const edits = [
        left + right,
        left + (program[at] ?? '').repeat(2) + right,
        `${left}${'():=,."\'+x1'[pick(11)] ?? ''}${program.slice(at)}`,
      ];
      const edited = edits[pick(edits.length)] ?? '';
      const refused = /^(Syntax|Indentation)Error/.test(real.compile(edited)?.error ?? '');
      expect({ edited, refused: parsePython(edited).errors.length > 0 }).toEqual({ edited, refused });
      const said = diagnose(edited, { board: 'v1' }).some(
        ({ key, severity }) =>
          severity !== 'hint' && /^error\.(syntax|indent|char|assign|outside|board)/.test(key),
      );
      expect({ edited, said }).toEqual({ edited, said: refused });
    }
  }, 60_000);
});

describe('hostile texts', () => {
  it.each([
    ['brackets 10,000 deep', '('.repeat(10_000)],
    ['closed ones', `x = ${'['.repeat(10_000)}1${']'.repeat(10_000)}\n`],
    [
      'blocks 500 deep',
      `${Array.from({ length: 500 }, (_, level) => `${' '.repeat(level)}if x:`).join('\n')}\n`,
    ],
    ['a line of a megabyte', `x = ${'1+'.repeat(500_000)}1\n`],
    ['a chain of calls', `f${'()'.repeat(50_000)}\n`],
    ['10,000 elif', `if x:\n y\n${'elif x:\n y\n'.repeat(10_000)}`],
    ['10,000 mistakes', 'x = = 3\n'.repeat(10_000)],
    ['controls and directions', '\u202eabc = 3\n\u0007\n\u0000x\n\ufeff\n'],
    ['not not not', `x = ${'not '.repeat(50_000)}1\n`],
  ])('%s: something is said, nothing thrown', (_, source) => {
    expect(diagnose(source).length).toBeGreaterThanOrEqual(0);
  });
});
