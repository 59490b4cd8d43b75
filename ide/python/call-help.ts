import type { ApiEntry, ApiParameter, ApiSignature } from '../../firmware/micropython/api-entry.ts';
import {
  cursorPlace,
  primaryFrom,
  type CursorPlace,
  type OpenBracket,
  type ProgramPlace,
} from './cursor-place.ts';
import { programWithout } from './program-cache.ts';
import { cursorScope, thingOfText } from './cursor-scope.ts';
import type { NameScope } from './findings/name-scopes.ts';
import { ownParameters, ownWords, parametersIn, type OwnWords } from './own-words.ts';
import type { ProgramThings } from './program-things.ts';
import type { Thing } from './things.ts';

/** The call that a cursor is in: what is called, and what is being written. Without words: see `apiWords`. */
export interface CallHelp {
  /** As it is written: `display.show`. */
  readonly written: string;
  /** What is called, when it is the board's. */
  readonly entry?: ApiEntry;
  /** What is called, when it is the pupil's. */
  readonly own?: OwnWords;
  readonly signatures: readonly ApiSignature[];
  /** Which signature fits what has been written so far. */
  readonly activeSignature: number;
  /** Which of its parameters is being written; missing when none is left. */
  readonly activeParameter?: number;
}

/** The call around a cursor, over several lines and with other brackets and texts in it; undefined outside calls. */
export function callHelpAt(place: ProgramPlace): CallHelp | undefined {
  const at = cursorPlace(place);
  if (at.within === 'comment') return undefined;
  const program = programWithout(place, at);
  const call = callAround(place, at, program, cursorScope(place, at, program));
  if (call === undefined || call.signatures.length === 0) return undefined;
  const { written, entry, own, signatures } = call;
  const activeSignature = Math.max(
    0,
    signatures.findIndex((_, i) => call.fits(i)),
  );
  const activeParameter = call.activeOf(activeSignature);
  return {
    written,
    signatures,
    activeSignature,
    ...(entry === undefined ? {} : { entry }),
    ...(own === undefined ? {} : { own }),
    ...(activeParameter === undefined ? {} : { activeParameter }),
  };
}

export interface CallAround {
  readonly bracket: OpenBracket;
  readonly written: string;
  readonly entry: ApiEntry | undefined;
  readonly own: CallHelp['own'];
  readonly signatures: readonly ApiSignature[];
  /** Names that have been given already: `wait=`. */
  readonly given: ReadonlySet<string>;
  /** Which parameter of a signature is being written. */
  activeOf(signature: number): number | undefined;
  /** Whether a signature takes what has been written so far. */
  fits(signature: number): boolean;
}

/** The innermost call around a place; lists and brackets within it are part of it. */
export function callAround(
  { source, offset }: ProgramPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: NameScope,
): CallAround | undefined {
  for (let i = at.brackets.length - 1; i >= 0; i--) {
    const bracket = at.brackets[i];
    if (bracket?.sign !== '(') continue;
    const token = at.tokens.findIndex((one) => one.from === bracket.at);
    const from = primaryFrom(at.tokens, token, source);
    if (from === undefined) continue;
    const written = source.slice(from, bracket.at).trim();
    // `def greet(`: no call.
    if (/^(?:def|class)\b/.test(source.slice(at.statementFrom, from))) return undefined;
    if (/^(?:and|or|not|in|if|elif|while|for|return|is|else|yield|lambda|del)$/.test(written)) continue;
    const thing = thingOfText(program, written, scope);
    const callable = callableOf(program.valueOf(thing));
    // Something unknown is called: what is around it does not explain its arguments.
    if (callable === undefined) return undefined;
    return { bracket, written, ...callable, ...argumentsAt(source, offset, bracket, callable.signatures) };
  }
  return undefined;
}

function callableOf(thing: Thing | undefined): Pick<CallAround, 'entry' | 'own' | 'signatures'> | undefined {
  if (thing?.kind === 'api')
    return { entry: thing.entry, own: undefined, signatures: thing.entry.signatures ?? [] };
  if (thing?.kind === 'lambda') {
    const signature = { parameters: parametersIn(thing.program, thing.scope.node), returns: '' };
    return { entry: undefined, own: undefined, signatures: [signature] };
  }
  if (thing?.kind !== 'own') return undefined;
  const { make, program } = thing;
  // `self` is given by the dot, and `cls`.
  const decorator = (make.value && program.scopes.decorators.get(make.value))?.at(-1)?.text;
  const isMethod = make.how === 'def' && make.scope.kind === 'class' && decorator !== 'staticmethod';
  const parameters = ownParameters(program, make).slice(isMethod ? 1 : 0);
  const returns = make.how === 'class' ? make.name : '';
  return { entry: undefined, own: ownWords(program, make), signatures: [{ parameters, returns }] };
}

function argumentsAt(
  source: string,
  offset: number,
  bracket: OpenBracket,
  signatures: readonly ApiSignature[],
): Pick<CallAround, 'given' | 'activeOf' | 'fits'> {
  const index = bracket.parts.filter((from) => from <= offset).length - 1;
  const parts = bracket.parts.slice(0, index + 1).map((from, i) => {
    const end = bracket.parts[i + 1];
    return source.slice(from, end === undefined || i === index ? offset : end - 1);
  });
  const nameOf = (part: string): string | undefined =>
    /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u.exec(part)?.[1];
  const given = new Set(parts.slice(0, index).flatMap((part) => nameOf(part) ?? []));
  const positions = parts.filter((part) => nameOf(part) === undefined).length;
  const current = nameOf(parts[index] ?? '');
  const takes = (one: ApiParameter): boolean => one.only === undefined || one.only === 'position';
  const activeOf = (i: number): number | undefined => {
    const { parameters } = signatures[i] ?? { parameters: [] };
    if (parameters.length === 0) return undefined;
    const by = (test: (one: ApiParameter, n: number) => boolean): number | undefined => {
      const found = parameters.findIndex(test);
      return found < 0 ? undefined : found;
    };
    if (current !== undefined) return by((one) => one.name === current) ?? by((one) => one.only === 'names');
    // Once a name was given, only names can follow: the next one that is missing.
    if (given.size > 0)
      return by((one) => !given.has(one.name) && one.only === 'name') ?? by((one) => one.only === 'names');
    const nth = positions - 1;
    if (takes(parameters[nth] ?? { name: '', type: '', only: 'name' })) return nth;
    return (
      by((one) => one.only === 'rest') ??
      by((one) => one.only === 'names') ??
      by((one) => one.only === 'name')
    );
  };
  const fits = (i: number): boolean => {
    const { parameters } = signatures[i] ?? { parameters: [] };
    const room = parameters.some((one) => one.only === 'rest') ? Infinity : parameters.filter(takes).length;
    const anyName = parameters.some((one) => one.only === 'names');
    const names = [...given, ...(current === undefined ? [] : [current])];
    const written = positions - ((parts[index] ?? '').trim() === '' ? 1 : 0);
    if (
      written > room ||
      (room === 0 && parameters.length === 0 && parts.length > 0 && signatures.length > 1)
    )
      return false;
    if (
      !names.every(
        (name) => anyName || parameters.some((one) => one.name === name && one.only !== 'position'),
      )
    )
      return false;
    const first = (parts[0] ?? '').trim();
    const type = parameters[0]?.type;
    // `Image("...")` and `Image(5, 5)`.
    if (/^["']/.test(first) && type === 'int') return false;
    return !(/^\d/.test(first) && type === 'str');
  };
  return { given, activeOf, fits };
}

/** Whether the argument at a place has a name in front, and whether the place is where its value begins. */
export function activeArgument(
  source: string,
  bracket: OpenBracket,
  offset: number,
): { readonly name?: string; readonly first: boolean } {
  const from = bracket.parts.filter((part) => part <= offset).at(-1) ?? bracket.at + 1;
  const part = source.slice(from, offset);
  const named = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)\s*/u.exec(part);
  const value = named === null ? part : part.slice(named[0].length);
  const first = /^\s*[\p{L}\p{N}_.]*$/u.test(value);
  return named?.[1] === undefined ? { first } : { name: named[1], first };
}
