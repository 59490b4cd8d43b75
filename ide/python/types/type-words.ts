import { word } from './finding.ts';

/** What a type is to a pupil; `type.a.<kind>` says it with its article. */
export type TypeKind =
  | 'number'
  | 'truth'
  | 'text'
  | 'bytes'
  | 'list'
  | 'tuple'
  | 'dictionary'
  | 'set'
  | 'range'
  | 'none'
  | 'function'
  | 'module'
  | 'class'
  | 'image'
  | 'sound'
  | 'button'
  | 'pin'
  | 'file'
  | 'strip'
  | 'display'
  | 'series'
  | 'sized'
  | 'anything'
  | 'other';

export interface TypePart {
  readonly kind: TypeKind;
  /** As pyright prints it, without what it is made of: `list`, `MicroBitDigitalPin`. */
  readonly name: string;
  /** A value that is known before the program runs, as Python writes it: `"a"`, `3`. */
  readonly value?: string;
}

const kinds: Readonly<Record<string, TypeKind>> = {
  int: 'number',
  float: 'number',
  complex: 'number',
  SupportsAbs: 'number',
  SupportsIndex: 'number',
  SupportsInt: 'number',
  SupportsFloat: 'number',
  bool: 'truth',
  str: 'text',
  bytes: 'bytes',
  bytearray: 'bytes',
  memoryview: 'bytes',
  list: 'list',
  tuple: 'tuple',
  dict: 'dictionary',
  OrderedDict: 'dictionary',
  Mapping: 'dictionary',
  set: 'set',
  frozenset: 'set',
  range: 'range',
  None: 'none',
  Callable: 'function',
  Image: 'image',
  SoundEffect: 'sound',
  AudioFrame: 'sound',
  Sound: 'sound',
  SoundEvent: 'sound',
  Button: 'button',
  MicroBitButton: 'button',
  TextIO: 'file',
  BytesIO: 'file',
  FileIO: 'file',
  NeoPixel: 'strip',
  MicroBitDisplay: 'display',
  Sized: 'sized',
  Any: 'anything',
  Unknown: 'anything',
  object: 'anything',
  type: 'class',
};

const goneThrough =
  /^(Iterable|Iterator|Sequence|MutableSequence|Generator|Container|Collection|Reversible|map|zip|filter|enumerate|reversed|dict_keys|dict_values|dict_items)$/;

/** Reads a type as pyright prints it: `int | Literal['a'] | list[int]`. */
export function typeParts(printed: string): TypePart[] {
  return splitOutside(printed, '|').flatMap((part) => onePart(part.trim()));
}

function onePart(part: string): TypePart[] {
  const literal = /^Literal\[(.*)\]\*?$/s.exec(part)?.[1];
  if (literal !== undefined) return splitOutside(literal, ',').map((value) => literalPart(value.trim()));
  if (part.startsWith('(') || /^(Overload|Callable)\b/.test(part))
    return [{ kind: 'function', name: 'function' }];
  const module = /^Module\("([\w.]+)"\)/.exec(part)?.[1];
  if (module !== undefined) return [{ kind: 'module', name: module }];
  const ofClass = /^type\[(.*)\]$/s.exec(part)?.[1];
  if (ofClass !== undefined) return [{ kind: 'class', name: ofClass }];
  const name = /^[\w.]+/.exec(part)?.[0] ?? part;
  if (/^(function|FunctionType|MethodType)$/.test(name)) return [{ kind: 'function', name }];
  if (goneThrough.test(name)) return [{ kind: 'series', name }];
  if (/^_?MicroBit\w*Pin$/.test(name)) return [{ kind: 'pin', name }];
  return [{ kind: kinds[name] ?? 'other', name }];
}

function literalPart(value: string): TypePart {
  if (/^b['"]/.test(value)) return { kind: 'bytes', name: 'bytes', value };
  if (/^['"]/.test(value)) return { kind: 'text', name: 'str', value: `"${value.slice(1, -1)}"` };
  if (value === 'True' || value === 'False') return { kind: 'truth', name: 'bool', value };
  return { kind: 'number', name: 'int', value };
}

/**
 * A type in a pupil's words: `a number`, `the text "a"`, `a list or a text`; to be spelled on the page.
 *
 * @param exact tells whole numbers from others, where that is what matters
 */
export function typeWords(printed: string, exact = false): string {
  const words = [...new Set(typeParts(printed).map((part) => partWords(part, exact)))];
  const some = words.length > 4 ? words.slice(0, 4) : words;
  return some.reduce((left, right) => word('type.or', { left, right }));
}

function partWords({ kind, name, value }: TypePart, exact: boolean): string {
  if (value !== undefined && (kind === 'text' || kind === 'number')) {
    // A long text is better seen in the program than here.
    if (value.length <= 20) return word(kind === 'text' ? 'type.the.text' : 'type.the.number', { value });
  }
  if (exact && kind === 'number') return word(name === 'float' ? 'type.a.decimal' : 'type.a.whole');
  if (kind === 'other') return word('type.a.other', { name: name.replace(/^_?MicroBit(?=.)/, '') });
  if (kind === 'class') return word('type.a.class', { name });
  if (kind === 'module') return word('type.a.module', { name });
  return word(`type.a.${kind}`);
}

/** The parts of `int | list[str]`, each as it is printed. */
export function splitTypes(printed: string): string[] {
  return splitOutside(printed, '|').map((part) => part.trim());
}

/** Splits at a sign that stands in no bracket and in no quotes. */
function splitOutside(text: string, sign: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === sign && depth === 0 && quote === '') {
      parts.push(part);
      part = '';
      continue;
    }
    part += char;
    if (quote !== '') {
      if (char === '\\') part += text.charAt(++at);
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
  }
  return [...parts, part];
}
