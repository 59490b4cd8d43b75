import type { ApiEntry, PythonType } from '../../firmware/micropython/api-entry.ts';
import { apiClass, apiMember, apiMembers } from '../../firmware/micropython/api.ts';
import type { AttributeUse, NameEvent, NameScope } from './findings/name-scopes.ts';
import type { ProgramThings } from './program-things.ts';

/** What an expression of a program is, as far as the text tells. */
export type Thing =
  /** A module, function, class, object or constant of the board's. */
  | { readonly kind: 'api'; readonly entry: ApiEntry }
  /** Some value of a type, as the API writes types; of a list with things of the pupil's in it, one of them. */
  | { readonly kind: 'value'; readonly type: PythonType; readonly item?: Thing }
  /** A function, class, variable or parameter of the pupil's. */
  | { readonly kind: 'own'; readonly make: NameEvent; readonly program: ProgramThings }
  /** One of a class of the pupil's. */
  | { readonly kind: 'instance'; readonly make: NameEvent; readonly program: ProgramThings }
  | { readonly kind: 'lambda'; readonly scope: NameScope; readonly program: ProgramThings }
  /** Another file of the project. */
  | { readonly kind: 'file'; readonly name: string; readonly program: ProgramThings };

/** A name that stands behind a dot, and what it is. */
export interface Member {
  readonly name: string;
  readonly thing: Thing | undefined;
  /** Where a method gives it to `self`. */
  readonly made?: AttributeUse;
}

const numbers = new Set(['int', 'float', 'bool']);

export function isNumber(type: PythonType | undefined): boolean {
  return type !== undefined && numbers.has(type);
}

export function value(type: PythonType, item?: Thing): Thing {
  return item === undefined ? { kind: 'value', type } : { kind: 'value', type, item };
}

export function api(entry: ApiEntry | undefined): Thing | undefined {
  return entry === undefined ? undefined : { kind: 'api', entry };
}

/** The type of a thing that is a value, or an object or constant of the board's. */
export function typeOf(thing: Thing | undefined): PythonType | undefined {
  if (thing?.kind === 'value') return thing.type;
  if (thing?.kind === 'api' && (thing.entry.kind === 'object' || thing.entry.kind === 'constant'))
    return thing.entry.type;
  return undefined;
}

/** `list` of `list[str]`. */
export function outerType(type: PythonType): PythonType {
  const bracket = type.indexOf('[');
  return bracket < 0 ? type : type.slice(0, bracket);
}

/** What two things have in common, when a name may be either. */
export function common(a: Thing, b: Thing): Thing | undefined {
  if (a.kind === 'own' && b.kind === 'own') {
    if (a.make === b.make) return a;
    return a.make.how === b.make.how ? value(a.make.how === 'def' ? 'function' : 'type') : undefined;
  }
  if (a.kind === 'instance' && b.kind === 'instance') return a.make === b.make ? a : undefined;
  if (a.kind === 'api' && b.kind === 'api' && a.entry === b.entry) return a;
  if (a.kind === 'file' && b.kind === 'file') return a.program === b.program ? a : undefined;
  const [one, other] = [typeOf(a), typeOf(b)];
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return value(one);
  if (isNumber(one) && isNumber(other)) return value('float');
  return outerType(one) === outerType(other) ? value(outerType(one)) : undefined;
}

/** What is in a list, a text or a tuple. */
export function itemOf(thing: Thing | undefined): Thing | undefined {
  if (thing?.kind === 'value' && thing.item !== undefined) return thing.item;
  const type = typeOf(thing);
  if (type === undefined) return undefined;
  const [, outer = '', inner = ''] = /^(\w+)(?:\[(.*)\])?$/.exec(type) ?? [];
  if (outer === 'str') return value('str');
  if (/^(bytes|bytearray|range)$/.test(outer)) return value('int');
  if (!/^(list|tuple|set|Iterable|Iterator|Sequence)$/.test(outer) || inner === '') return undefined;
  const first = inner.replace(/, \.\.\.$/, '');
  // `tuple[int, int, int]`: alike, so any of them.
  const parts = outer === 'tuple' && !/\[/.test(first) ? first.split(', ') : [first];
  return parts[0] !== undefined && parts.every((one) => one === parts[0]) ? value(parts[0]) : undefined;
}

/** What stands behind the dot of a thing of the board's or of a value. */
export function apiThingMember(thing: Thing, name: string): Thing | undefined {
  if (thing.kind === 'api') {
    const types = thing.entry.type === undefined ? [] : classesOf(thing.entry.type);
    return types.length === 0 ? api(publicMember(thing.entry.name, name)) : memberOfAny(types, name);
  }
  return thing.kind === 'value' ? memberOfAny(classesOf(thing.type), name) : undefined;
}

function memberOfAny(classes: readonly ApiEntry[], name: string): Thing | undefined {
  for (const one of classes) {
    const entry = apiMember(one.name, name);
    if (entry !== undefined) return { kind: 'api', entry };
  }
  return undefined;
}

/** All that can stand behind the dot of a thing of the board's or of a value. */
export function apiThingMembers(thing: Thing): readonly Member[] {
  if (thing.kind === 'value') return membersOfValue(classesOf(thing.type));
  if (thing.kind !== 'api') return [];
  // `Image.HEART` is an image, and can what images can.
  const types = thing.entry.type === undefined ? [] : classesOf(thing.entry.type);
  if (types.length > 0) return membersOfValue(types);
  const members = apiMembers(thing.entry.name).filter((one) => one.inner !== true);
  return members.map((one) => ({ name: lastName(one), thing: { kind: 'api', entry: one } }));
}

/** What belongs to each one of a class: `HEART` belongs to the class `Image`, `PULL_UP` to each pin. */
function membersOfValue(classes: readonly ApiEntry[]): Member[] {
  return classes.flatMap((one) =>
    apiMembers(one.name)
      .filter((entry) => entry.kind !== 'constant' || !/^[A-Z]/.test(lastName(entry)) || one.inner === true)
      .map((entry): Member => ({ name: lastName(entry), thing: { kind: 'api', entry } })),
  );
}

/** The classes a type may be, `None` left out: `str | None` is a text when it is something. */
function classesOf(type: PythonType): readonly ApiEntry[] {
  return type
    .replace(/\[.*?\](?= \||$)/g, '')
    .split(' | ')
    .flatMap((name) => apiClass(name) ?? []);
}

/** What a program can name: `MicroBitDisplay` is there, but not for programs. */
export function publicMember(module: string, name: string): ApiEntry | undefined {
  const entry = apiMember(module, name);
  return entry?.inner === true ? undefined : entry;
}

/** The part behind the last dot. */
export function lastName({ name }: Pick<ApiEntry, 'name'>): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
