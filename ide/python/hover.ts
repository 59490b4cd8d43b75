import type { ApiEntry, ApiParameter } from '../../firmware/micropython/api-entry.ts';
import { apiEntry } from '../../firmware/micropython/api.ts';
import { cursorPlace, primaryFrom, type ProgramPlace } from './cursor-place.ts';
import { cursorScope, thingOfText } from './cursor-scope.ts';
import type { NameEvent } from './findings/name-scopes.ts';
import { ownSignature, ownWords } from './own-words.ts';
import { programThings } from './program-cache.ts';
import type { ProgramThings } from './program-things.ts';
import { typeOf, type Thing } from './things.ts';

/** What is known about the name under a pointer. Without words: see `apiWords`. */
export interface Hover {
  /** The name's place in the text. */
  readonly from: number;
  readonly to: number;
  /** As it is written up to here: `display.show`. */
  readonly written: string;
  /** The board's thing it is, or whose parameter it names. */
  readonly entry?: ApiEntry;
  /** The parameter that a `wait=` names. */
  readonly parameter?: ApiParameter;
  /** The pupil's own thing it is. */
  readonly own?: {
    readonly kind: 'function' | 'class' | 'variable' | 'parameter' | 'file';
    /** From 1; in `file` when it is made in another file of the project. */
    readonly line: number;
    readonly file?: string;
    /** `greet(name, loud=True)`. */
    readonly signature?: string;
    readonly docstring?: string;
    readonly comment?: string;
    /** What a variable holds, as the API writes types. */
    readonly type?: string;
  };
}

/** What the name at a place is: the board's or the pupil's; undefined for words of the language and unknown names. */
export function hoverAt(place: ProgramPlace): Hover | undefined {
  const { source, offset, files } = place;
  const program = programThings(source, files);
  const use = program.scopes.uses.find((one) => one.from <= offset && offset <= one.to);
  if (use === undefined) return brokenHover(place, program);
  const { from, to, name } = use;
  const known = (written: string, thing: Thing | undefined): Hover | undefined =>
    thing === undefined ? undefined : { from, to, written, ...described(thing, program) };
  switch (use.kind) {
    case 'read':
      return known(name, program.named(name, use.scope));
    case 'make':
      // A name that is made says what it is even where it is not yet looked up.
      return known(name, ownMade(program, use) ?? program.named(name, use.scope));
    case 'attribute': {
      const written = source.slice(use.owner.from, to).replace(/\s+/g, '');
      const owner = program.thingOf(use.owner, use.scope);
      const made = program.members(owner).find((one) => one.name === name)?.made;
      if (made === undefined) return known(written, program.member(owner, name));
      const type = typeName(program.member(owner, name));
      const own = {
        kind: 'variable',
        line: made.node.line,
        ...(type === undefined ? {} : { type }),
      } as const;
      return { from, to, written, own };
    }
    case 'module':
      return known(name, importedModule(program, name));
    case 'foreign': {
      const module = importedModule(program, use.module);
      return known(name, module === undefined ? undefined : program.member(module, name));
    }
    case 'keyword': {
      const called = use.callee === undefined ? undefined : program.thingOf(use.callee, use.scope);
      const entry = called?.kind === 'api' ? called.entry : undefined;
      const own = called && parameterOf(called, name);
      if (own !== undefined) return known(`${name}=`, own);
      const parameter = entry?.signatures
        ?.flatMap(({ parameters }) => parameters)
        .find((one) => one.name === name && one.only !== 'position');
      return entry === undefined || parameter === undefined
        ? undefined
        : { from, to, written: `${name}=`, entry, parameter };
    }
  }
}

/** The parameter of the pupil's own function or class that a keyword names. */
function parameterOf(called: Thing, name: string): Thing | undefined {
  if (called.kind !== 'own') return undefined;
  const { make, program } = called;
  const init = make.how === 'class' ? program.member({ ...called, kind: 'instance' }, '__init__') : called;
  if (init?.kind !== 'own') return undefined;
  const parameter = init.make.opens?.made.get(name)?.find(({ how }) => how === 'parameter');
  return parameter && { kind: 'own', make: parameter, program: init.program };
}

/** In a line that is no Python yet: what the letters up to the end of the name say. */
function brokenHover(place: ProgramPlace, program: ProgramThings): Hover | undefined {
  const { source, offset } = place;
  const rest = /^[\p{L}\p{N}_]*/u.exec(source.slice(offset))?.[0].length ?? 0;
  const at = cursorPlace({ ...place, offset: offset + rest });
  const word = at.tokens.at(-1);
  if (at.within !== 'code' || word?.kind !== 'name' || word.to !== offset + rest) return undefined;
  const begin = primaryFrom(at.tokens, at.tokens.length, source) ?? word.from;
  const written = source.slice(begin, word.to);
  const thing = thingOfText(program, written, cursorScope(place, at, program));
  return thing === undefined || thing.kind === 'value' || thing.kind === 'lambda'
    ? undefined
    : { from: word.from, to: word.to, written: written.replace(/\s+/g, ''), ...described(thing, program) };
}

function typeName(thing: Thing | undefined): string | undefined {
  return thing?.kind === 'instance' ? thing.make.name : typeOf(thing);
}

function ownMade(program: ProgramThings, make: NameEvent): Thing | undefined {
  return make.how === 'def' || make.how === 'class' || make.how === 'parameter'
    ? { kind: 'own', make, program }
    : undefined;
}

function importedModule(program: ProgramThings, name: string): Thing | undefined {
  const own = program.module(name);
  if (own !== undefined) return { kind: 'file', name, program: own };
  const entry = apiEntry(name);
  return entry?.kind === 'module' ? { kind: 'api', entry } : undefined;
}

const kinds = { def: 'function', class: 'class', parameter: 'parameter' } as const;

function described(thing: Thing, here: ProgramThings): Pick<Hover, 'entry' | 'own'> {
  switch (thing.kind) {
    case 'api':
      return { entry: thing.entry };
    case 'file':
      return { own: { kind: 'file', line: 1, file: thing.name } };
    case 'value':
    case 'lambda':
      return {};
    case 'instance':
    case 'own': {
      const { make, program } = thing;
      const { how } = make;
      const kind = how === 'def' || how === 'class' || how === 'parameter' ? kinds[how] : 'variable';
      const file = program === here ? undefined : program.file?.replace(/\.py$/, '');
      const type = kind === 'variable' || kind === 'parameter' ? typeName(program.held(make)) : undefined;
      const { docstring, comment } = ownWords(program, make);
      return {
        own: {
          kind,
          line: make.node.line,
          ...(file === undefined ? {} : { file }),
          ...(kind === 'function' || kind === 'class' ? { signature: ownSignature(program, make) } : {}),
          ...(docstring === undefined ? {} : { docstring }),
          ...(comment === undefined ? {} : { comment }),
          ...(type === undefined ? {} : { type }),
        },
      };
    }
  }
}
