// Longer than most: what fits at a cursor depends on everything that can be around it, decided in one place.
import type { ApiEntry, ApiKind, BoardModel } from '../../firmware/micropython/api-entry.ts';
import { api, apiEntry, apiMembers } from '../../firmware/micropython/api.ts';
import { activeArgument, callAround } from './call-help.ts';
import { cursorPlace, primaryFrom, type CursorPlace, type ProgramPlace } from './cursor-place.ts';
import { gestures, knownConstants, knownTexts } from './known-values.ts';
import { programWithout } from './program-cache.ts';
import { lastName, thingOfText, type ProgramThings } from './program-things.ts';
import type { Scope } from './program-scopes.ts';

/** Something that can be written at the cursor. Says nothing in a language of people: `apiWords` does, by the name. */
export interface Completion {
  readonly label: string;
  /** Its full name in the API (`microbit.MicroBitDisplay.show`), for its words and signature; else its label. */
  readonly name: string;
  readonly kind: ApiKind | 'variable' | 'keyword' | 'text';
  /** What is written. With a `$` in it a snippet: `$0` is where the cursor goes. */
  readonly insert: string;
  /** Sorts as text: what the pupil made comes first, the language's words last. */
  readonly order: string;
  /** Where what it replaces begins; the end is the end of the word at the cursor. */
  readonly from: number;
  /** Missing: on every board. */
  readonly boards?: readonly BoardModel[];
  /** A line that must be added at the top for it to work: `import music`. */
  readonly adds?: string;
}

export interface CompletionPlace extends ProgramPlace {
  /** The board in use: what it lacks is offered last (and marked by `boards`). Missing: not known. */
  readonly board?: BoardModel;
}

const structures: readonly (readonly [label: string, insert: string])[] = [
  ['while True:', 'while True:\n    $0'],
  ['if', 'if ${1:condition}:\n    $0'],
  ['else:', 'else:\n    $0'],
  ['elif', 'elif ${1:condition}:\n    $0'],
  ['for', 'for ${1:i} in range(${2:5}):\n    $0'],
  ['while', 'while ${1:condition}:\n    $0'],
  ['def', 'def ${1:name}($2):\n    $0'],
  ['class', 'class ${1:Name}:\n    def __init__(self):\n        $0'],
  ['try', 'try:\n    $1\nexcept ${2:OSError}:\n    $0'],
  ['with open', 'with open("${1:data.txt}") as ${2:file}:\n    $0'],
  ['import', 'import $0'],
  ['from', 'from $1 import $0'],
  ['break', 'break'],
  ['continue', 'continue'],
  ['return', 'return $0'],
  ['pass', 'pass'],
  ['global', 'global $0'],
];
/** What can stand in an expression. */
const expressionWords: readonly (readonly [label: string, insert: string])[] = [
  ['True', 'True'],
  ['False', 'False'],
  ['None', 'None'],
  ['not', 'not $0'],
  ['and', 'and $0'],
  ['or', 'or $0'],
  ['in', 'in $0'],
  ['lambda', 'lambda $1: $0'],
];

/** What fits at the cursor. Nothing within comments, and within quotes only where the board wants certain texts. */
export function completionsAt(place: CompletionPlace): readonly Completion[] {
  const { source, offset } = place;
  const at = cursorPlace(place);
  if (at.within === 'comment') return [];
  const statement = source.slice(at.statementFrom, offset);
  if (at.within === 'code') {
    const importing = importCompletions(place, statement);
    if (importing !== undefined) return importing;
  }
  const program = programWithout(place, at);
  const scope = program.scopeAt(at.statementFrom);
  if (at.within === 'string') return textCompletions(place, at, program, scope);

  const word = at.tokens.at(-1);
  const writing = word?.kind === 'name' && word.to === offset;
  const from = writing ? word.from : offset;
  const end = at.tokens.length - (writing ? 1 : 0);
  const previous = tokenText(at, source, end - 1);
  if (word?.kind === 'number' && word.to === offset) return [];
  if (previous === '.') return afterDot(place, at, program, scope, end - 1, from);
  if (endsOperand(at, source, end - 1)) return operators(place, from, end);
  // A name that is being made is the pupil's own to choose.
  if (
    /^(def|class|as|global|nonlocal)$/.test(previous) ||
    (previous === 'for' && /\bfor\s*\w*$/.test(statement))
  )
    return [];
  if (at.brackets.length === 1 && /^(def\s+\w+|lambda\b.*)/.test(statement) && /^def\b/.test(statement))
    return [];
  return names(place, at, program, scope, from, end);
}

/** Behind a whole value only a word that joins it to another can follow. */
function endsOperand(at: CursorPlace, source: string, i: number): boolean {
  const token = at.tokens[i];
  if (token === undefined) return false;
  const text = tokenText(at, source, i);
  if (token.kind === 'sign') return /^[)\]}]$/.test(text);
  return token.kind !== 'name' || !keywords.test(text);
}

const keywords =
  /^(?:and|or|not|in|is|if|elif|else|while|for|return|yield|import|from|as|def|class|lambda|except|raise|assert|del|with|global|nonlocal|try|pass|break|continue|print|exec)$/;

function operators({ source, offset }: ProgramPlace, from: number, tokens: number): readonly Completion[] {
  // `button_a.is_pressed()`: nothing fits right behind it.
  if (tokens === 0 || !/\s\w*$/.test(source.slice(0, offset))) return [];
  return ['and', 'or', 'not', 'in', 'is', 'if', 'else', 'for', 'as'].map((label) =>
    completion({ label, kind: 'keyword', insert: `${label} $0`, order: `5${label}`, from }),
  );
}

function tokenText({ tokens }: CursorPlace, source: string, i: number): string {
  const token = tokens[i];
  return token === undefined ? '' : source.slice(token.from, token.to);
}

/** Behind `import`, `from` and `from module import`; undefined anywhere else. */
function importCompletions(place: CompletionPlace, statement: string): readonly Completion[] | undefined {
  const { offset } = place;
  const from = offset - (/[\p{L}\p{N}_]*$/u.exec(statement)?.[0].length ?? 0);
  const modules = /^(?:import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*|from\s+)[\p{L}\p{N}_]*$/u.test(statement);
  if (modules) {
    const own = new ProgramFiles(place).modules();
    return [
      ...own.map((name) =>
        completion({ label: name, kind: 'module', insert: name, order: `0${name}`, from }),
      ),
      ...api
        .filter((one) => one.kind === 'module' && one.name !== 'builtins' && !own.includes(one.name))
        // `time` has another name for those who know it; a pupil needs one.
        .filter(({ name }) => !/^u[a-z]/.test(name) || /\bu\w*$/.test(statement))
        .map((one) => entryCompletion(place, one, one.name, from, '1')),
    ];
  }
  if (/^import\s|^from\s+\S+\s+$/.test(statement) && /^from\s+\S+\s+$/.test(statement))
    return [completion({ label: 'import', kind: 'keyword', insert: 'import $0', order: '0', from })];
  const module = /^from\s+([\p{L}\p{N}_]+)\s+import\s+[(]?[^#]*$/u.exec(statement)?.[1];
  if (module === undefined) return /^(import|from)\s/.test(statement) ? [] : undefined;
  if (/\bas\s+\w*$/.test(statement)) return [];
  const own = new ProgramFiles(place).program(module);
  const star = completion({ label: '*', kind: 'keyword', insert: '*', order: '0*', from });
  if (own !== undefined) return [...ownNames(own, own.visible(own.scopes.module), from, '1'), star];
  const members = apiMembers(module).filter((one) => one.inner !== true && !lastName(one).startsWith('__'));
  return [
    // The board's own names all come with `*` at once; of other modules a pupil knows what is wanted.
    ...(members.length === 0 ? [] : [star]),
    ...members.map((one) => ({
      ...entryCompletion(place, one, lastName(one), from, '1'),
      insert: lastName(one),
    })),
  ];
}

/** The project's files, read without the one that is open. */
class ProgramFiles {
  constructor(private readonly place: ProgramPlace) {}

  modules(): readonly string[] {
    return this.reader().fileModules();
  }

  program(module: string): ProgramThings | undefined {
    return this.reader().file(module);
  }

  private reader(): ProgramThings {
    return programWithout({ ...this.place, source: '', offset: 0 }, undefined);
  }
}

function afterDot(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: Scope,
  dot: number,
  from: number,
): readonly Completion[] {
  const { source } = place;
  const begin = primaryFrom(at.tokens, dot, source);
  const end = at.tokens[dot]?.from;
  if (begin === undefined || end === undefined) return [];
  const owner = thingOfText(program, source.slice(begin, end), scope);
  return program.members(owner).flatMap(({ name, thing }): Completion[] => {
    if (name.startsWith('__')) return [];
    if (thing?.kind === 'api') {
      // Pictures and tunes come behind what can be done with them.
      const { entry } = thing;
      return [
        entryCompletion(
          place,
          entry,
          name,
          from,
          entry.kind === 'constant' && /^[A-Z]/.test(name) ? '2' : '1',
        ),
      ];
    }
    if (thing?.kind === 'own')
      return ownNames(thing.program, [thing.make], from, name.startsWith('_') ? '3' : '0');
    return [completion({ label: name, kind: 'variable', insert: name, order: `0${name}`, from })];
  });
}

/** Names, the board's things and Python's words, where an expression or a statement can stand. */
function names(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: Scope,
  from: number,
  tokens: number,
): readonly Completion[] {
  const { source } = place;
  const previous = tokenText(at, source, tokens - 1);
  const starts = tokens === 0;
  const visible = program.visible(scope);
  const known = new Set<string>();
  const found: Completion[] = [];
  const add = (...more: readonly Completion[]): void => {
    for (const one of more) {
      if (known.has(one.label)) continue;
      known.add(one.label);
      found.push(one);
    }
  };
  add(...argumentValues(place, at, program, scope, from));
  for (const make of visible) {
    const thing = program.named(make.name, scope);
    if (thing?.kind === 'api') add(entryCompletion(place, thing.entry, make.name, from, '1'));
    else add(...ownNames(program, [make], from, make.name.startsWith('_') ? '3' : '0'));
  }
  for (const module of program.scopes.stars) {
    const own = program.file(module);
    if (own !== undefined) add(...ownNames(own, own.visible(own.scopes.module), from, '0'));
    else add(...starNames(place, module, from));
  }
  const errors = /^(except|raise)$/.test(previous);
  for (const one of apiMembers('builtins')) {
    const name = lastName(one);
    if (one.inner === true || name.startsWith('_') || name === 'Ellipsis') continue;
    const isError = one.words === 'exception';
    // What ends in Error is for `except` and `raise`.
    if (isError && !errors && !/\bexcept\b/.test(source.slice(at.statementFrom, from))) continue;
    add(entryCompletion(place, one, name, from, isError && errors ? '0' : everyday.has(name) ? '3' : '4'));
  }
  if (!errors) {
    for (const [label, insert] of starts ? [...structures, ...expressionWords] : expressionWords)
      add(completion({ label, kind: 'keyword', insert, order: `5${label}`, from }));
    add(...needingImport(place, program, from, starts));
  }
  return found;
}

function starNames(place: CompletionPlace, module: string, from: number): Completion[] {
  return apiMembers(module)
    .filter((one) => one.inner !== true)
    .map((one) => entryCompletion(place, one, lastName(one), from, '1'));
}

/** What works once a line is added at the top: the board's names without `from microbit import *`, and modules. */
function needingImport(
  place: CompletionPlace,
  program: ProgramThings,
  from: number,
  starts: boolean,
): Completion[] {
  const { scopes } = program;
  const imported = new Set(
    scopes.uses.flatMap((use) =>
      use.kind === 'name' && use.imported !== undefined ? [use.imported.module] : [],
    ),
  );
  const found: Completion[] = [];
  if (!scopes.stars.includes('microbit') && !imported.has('microbit')) {
    const line = 'from microbit import *';
    found.push(
      ...starNames(place, 'microbit', from).map((one) => ({ ...one, order: `6${one.label}`, adds: line })),
    );
    if (starts)
      found.push(
        completion({ label: line, kind: 'keyword', insert: `${line}\n$0`, order: `1${line}`, from }),
      );
  }
  for (const one of api) {
    if (one.kind !== 'module' || imported.has(one.name) || !pupilsModules.has(one.name)) continue;
    found.push({ ...entryCompletion(place, one, one.name, from, '6'), adds: `import ${one.name}` });
  }
  return found;
}

/** Builtins that a pupil meets first. */
const everyday = new Set('print range len int str float round abs min max sum list input sorted'.split(' '));

/** Modules that are offered before they are imported. */
const pupilsModules = new Set(
  'music random radio speech audio neopixel math time machine os log power struct'.split(' '),
);

/** Arguments by name, and values that fit the argument being written: pictures, tunes, pins, True and False. */
function argumentValues(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: Scope,
  from: number,
): Completion[] {
  const call = callAround(place, at, program, scope);
  if (call === undefined) return [];
  const { name, first } = activeArgument(place.source, call.bracket, place.offset);
  const found: Completion[] = [];
  for (const [i, signature] of call.signatures.entries()) {
    const active = name ?? signature.parameters[call.activeOf(i) ?? -1]?.name;
    const parameter = signature.parameters.find((one) => one.name === active);
    // Only where the argument begins: in `x + ` anything may follow.
    if (parameter !== undefined && first && call.entry !== undefined) {
      for (const one of knownConstants(call.entry, parameter)) {
        const label = memberOfCalled(call.written, call.entry, one) ?? spelling(program, one, scope);
        if (label !== undefined)
          found.push({ ...entryCompletion(place, one, label, from, '00'), insert: label });
      }
      if (parameter.type === 'bool')
        for (const one of ['True', 'False'])
          found.push(completion({ label: one, kind: 'keyword', insert: one, order: `00${one}`, from }));
      const texts = knownTexts(call.entry, parameter);
      for (const one of texts === 'files' ? dataFiles(place) : texts)
        found.push(
          completion({ label: `"${one}"`, kind: 'text', insert: `"${one}"`, order: `0${one}`, from }),
        );
    }
    if (name !== undefined || !first) continue;
    for (const one of signature.parameters) {
      if (one.only === 'position' || one.only === 'rest' || one.only === 'names' || call.given.has(one.name))
        continue;
      if (signature.parameters.indexOf(one) < (call.activeOf(i) ?? 0)) continue;
      const label = `${one.name}=`;
      found.push(completion({ label, kind: 'variable', insert: label, order: `0~${label}`, from }));
    }
  }
  return found;
}

/** `pin0.set_pull(pin0.PULL_UP)`: the value is a member of the same thing. */
function memberOfCalled(written: string, called: ApiEntry, value: ApiEntry): string | undefined {
  const dot = written.lastIndexOf('.');
  const isMember = dot > 0 && classOf(called) === classOf(value);
  return isMember ? `${written.slice(0, dot)}.${lastName(value)}` : undefined;
}

function classOf({ name }: ApiEntry): string {
  return name.slice(0, name.lastIndexOf('.'));
}

/** How a program names a thing of the board's: `Image.HEART`, `microbit.Image.HEART`, or not at all. */
function spelling(program: ProgramThings, entry: ApiEntry, scope: Scope): string | undefined {
  const dot = entry.name.lastIndexOf('.');
  const last = entry.name.slice(dot + 1);
  const owner = apiEntry(entry.name.slice(0, dot));
  if (owner?.kind === 'class') {
    const written = spelling(program, owner, scope);
    return written === undefined ? undefined : `${written}.${last}`;
  }
  const isIt = (name: string): boolean => {
    const thing = program.named(name, scope);
    return thing?.kind === 'api' && thing.entry === entry;
  };
  if (isIt(last)) return last;
  const made = program.visible(scope).filter((make) => make.imported?.module === owner?.name);
  const module = made.find((make) => make.imported?.name === undefined);
  return module === undefined ? made.find((make) => isIt(make.name))?.name : `${module.name}.${last}`;
}

function dataFiles({ files = {} }: ProgramPlace): readonly string[] {
  return Object.keys(files).filter((name) => !name.endsWith('.py'));
}

/** Texts the board knows, between quotes that are open. */
function textCompletions(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: Scope,
): readonly Completion[] {
  const { source } = place;
  const from = at.textFrom;
  const before = source.slice(at.statementFrom, from);
  const offer = (texts: readonly string[]): readonly Completion[] =>
    texts.map((one, i) =>
      completion({ label: one, kind: 'text', insert: one, order: `0${String(i).padStart(2, '0')}`, from }),
    );
  if (/\bcurrent_gesture\(\)\s*(==|!=|in\s*[([{].*)\s*["']$/.test(before)) return offer(gestures);
  const call = callAround(place, at, program, scope);
  if (call?.entry === undefined) return [];
  const { name, first } = activeArgument(source, call.bracket, from - 1);
  if (!first) return [];
  for (const [i, signature] of call.signatures.entries()) {
    const parameter = signature.parameters.find((one, n) =>
      name === undefined ? n === call.activeOf(i) : one.name === name,
    );
    const texts = parameter === undefined ? [] : knownTexts(call.entry, parameter);
    const list = texts === 'files' ? dataFiles(place) : texts;
    if (list.length > 0) return offer(list);
  }
  return [];
}

function entryCompletion(
  { board }: CompletionPlace,
  entry: ApiEntry,
  label: string,
  from: number,
  group: string,
): Completion {
  const lacking = board !== undefined && !entry.boards.includes(board);
  return completion({
    label,
    name: entry.name,
    kind: entry.kind,
    insert: callInsert(label, entry),
    order: `${lacking ? '7' : group}${label}`,
    from,
    ...(entry.boards.length < 2 ? { boards: entry.boards } : {}),
  });
}

/** Brackets come with what is called, and the cursor stands in them when something belongs there. */
function callInsert(label: string, entry: ApiEntry): string {
  // `except OSError` and `int` in `isinstance(x, int)` are no calls.
  if (entry.kind !== 'function' && !(entry.kind === 'class' && entry.words !== 'exception')) return label;
  const signatures = entry.signatures ?? [];
  return signatures.some((one) => one.parameters.length > 0) ? `${label}($0)` : `${label}()`;
}

function ownNames(
  program: ProgramThings,
  makes: readonly { readonly name: string; readonly making?: string; readonly imported?: unknown }[],
  from: number,
  group: string,
): Completion[] {
  return makes.map((make) => {
    const calls = make.making === 'function' || make.making === 'class';
    const kind = make.making === 'function' ? 'function' : make.making === 'class' ? 'class' : 'variable';
    const own = program.scopes.uses.find(
      (use) => use.kind === 'name' && use.making === make.making && use.name === make.name,
    );
    const empty = own?.kind === 'name' && own.opens?.kind === 'function' && own.opens.parameters.length === 0;
    return completion({
      label: make.name,
      kind: make.imported !== undefined ? 'module' : kind,
      insert: !calls ? make.name : empty ? `${make.name}()` : `${make.name}($0)`,
      order: `${group}${make.name}`,
      from,
    });
  });
}

function completion(one: Omit<Completion, 'name'> & { readonly name?: string }): Completion {
  return { ...one, name: one.name ?? one.label };
}
