import { api, apiEntry, apiMembers } from '../../firmware/micropython/api.ts';
import { branchIndent } from './branch-indent.ts';
import { argumentValues, textCompletions, wantedConstants } from './complete-arguments.ts';
import { importCompletions } from './complete-imports.ts';
import {
  completion,
  entryCompletion,
  ownCompletion,
  type Completion,
  type CompletionPlace,
} from './completion-item.ts';
import { cursorPlace, primaryFrom, type CursorPlace, type ProgramPlace } from './cursor-place.ts';
import { cursorScope, thingOfText } from './cursor-scope.ts';
import type { NameEvent, NameScope } from './findings/name-scopes.ts';
import { programWithout } from './program-cache.ts';
import type { ProgramThings } from './program-things.ts';
import { lastName, publicMember, type Thing } from './things.ts';

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
  ['except', 'except ${1:OSError}:\n    $0'],
  ['finally:', 'finally:\n    $0'],
  ['with open', 'with open("${1:data.txt}") as ${2:file}:\n    $0'],
  ['import', 'import $0'],
  ['from', 'from $1 import $0'],
  ['break', 'break'],
  ['continue', 'continue'],
  ['return', 'return'],
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
  const scope = cursorScope(place, at, program);
  if (at.within === 'string') return textCompletions(place, at, program, scope);

  const word = at.tokens.at(-1);
  const writing = word?.kind === 'name' && word.to === offset;
  const from = writing ? word.from : offset;
  const end = at.tokens.length - (writing ? 1 : 0);
  const previous = tokenText(at, source, end - 1);
  if (word?.kind === 'number' && word.to === offset) return [];
  if (previous === '.') return afterDot(place, at, program, scope, end - 1, from);
  if (endsOperand(at, source, end - 1)) return operators(place, from, end);
  const handed = /^(global|nonlocal)\b/.exec(statement)?.[1];
  if (handed !== undefined) return handedNames(handed === 'global', program, scope, from);
  // A name that is being made is the pupil's own to choose.
  if (/^(def|class|as)$/.test(previous) || (previous === 'for' && /\bfor\s*\w*$/.test(statement))) return [];
  // Of parameters only what they are when they are left out.
  if (at.brackets.length === 1 && /^def\s+\w+/.test(statement) && !/^[=:]$/.test(previous)) return [];
  return names(place, at, program, scope, from, end);
}

/** Variables that `global` or `nonlocal` can reach from a function. */
function handedNames(
  isGlobal: boolean,
  { scopes }: ProgramThings,
  scope: NameScope,
  from: number,
): readonly Completion[] {
  const found = new Map<string, NameEvent>();
  for (let at = scope.parent; at !== undefined; at = at.parent) {
    if (at.kind === 'class' || (at === scopes.module) !== isGlobal) continue;
    for (const [name, [make]] of at.made) if (make !== undefined && !found.has(name)) found.set(name, make);
  }
  return [...found.values()]
    .filter(({ how }) => how !== undefined && /^(assign|augment|for|as|parameter)$/.test(how))
    .map((make) => ownCompletion(make, from, '0'));
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

function afterDot(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: NameScope,
  dot: number,
  from: number,
): readonly Completion[] {
  const { source } = place;
  const begin = primaryFrom(at.tokens, dot, source);
  const end = at.tokens[dot]?.from;
  if (begin === undefined || end === undefined) return [];
  const written = source.slice(begin, end);
  const known = thingOfText(program, written, scope);
  const missing = known === undefined ? missingThing(program, scope, written) : undefined;
  const owner = known ?? missing?.thing;
  const adds = missing === undefined ? {} : { adds: missing.adds };
  const isSpecial = /^super\(.*\)$/.test(written) || source.startsWith('__', from);
  const wanted = new Set(wantedConstants(place, at, program, scope));
  const isClass = owner?.kind === 'api' && owner.entry.kind === 'class';
  return program.members(owner).flatMap(({ name, thing }): Completion[] => {
    if (name.startsWith('__') && !(isSpecial && thing?.kind === 'own')) return [];
    if (thing?.kind === 'api') {
      // Pictures and tunes come behind what can be done with them, but first where one is wanted.
      const { entry } = thing;
      const isConstant = entry.kind === 'constant' && /^[A-Z]/.test(name);
      const group = wanted.has(entry) ? '0' : isConstant !== isClass ? '2' : '1';
      return [{ ...entryCompletion(place, entry, name, from, group), ...adds }];
    }
    if (thing?.kind === 'own')
      return [ownCompletion(thing.make, from, /^_(?!_init__)/.test(name) ? '3' : '0')];
    return [completion({ label: name, kind: 'variable', insert: name, order: `0${name}`, from })];
  });
}

/** `music` before anybody has imported it: what it is once the import is added at the top. */
function missingThing(
  program: ProgramThings,
  scope: NameScope,
  name: string,
): { readonly thing: Thing; readonly adds: string } | undefined {
  if (!/^\w+$/.test(name) || program.visible(scope).some((make) => make.name === name)) return undefined;
  const entry = pupilsModules.has(name) ? apiEntry(name) : undefined;
  if (entry !== undefined) return { thing: { kind: 'api', entry }, adds: `import ${name}` };
  const { stars } = program.scopes;
  if (stars.size > 0 || importedModules(program).has('microbit')) return undefined;
  const board = publicMember('microbit', name);
  return board && { thing: { kind: 'api', entry: board }, adds: 'from microbit import *' };
}

function importedModules({ scopes }: ProgramThings): ReadonlySet<string> {
  return new Set(
    scopes.uses.flatMap((use) =>
      use.kind === 'make' && use.origin !== undefined ? [use.origin.module] : [],
    ),
  );
}

/** Names, the board's things and Python's words, where an expression or a statement can stand. */
function names(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: NameScope,
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
    else add(ownCompletion(make, from, make.name.startsWith('_') ? '3' : '0'));
  }
  for (const module of program.scopes.stars) {
    const own = program.module(module);
    if (own !== undefined)
      add(...own.visible(own.scopes.module).map((make) => ownCompletion(make, from, '0')));
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
      add(
        completion({
          label,
          kind: 'keyword',
          insert,
          order: `5${label}`,
          from: branchFrom(source, from, label),
        }),
      );
    add(...needingImport(place, program, from, starts));
  }
  return found;
}

/** `else:` begins where its `if` does, wherever on its line somebody began to write it. */
function branchFrom(source: string, from: number, label: string): number {
  const word = /^(?:elif|else|except|finally)\b/.exec(label)?.[0];
  if (word === undefined) return from;
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const lines = `${source.slice(0, from)}${word}:`.split('\n');
  const column = branchIndent(lines, lines.length - 1);
  return column === undefined ? from : start + column;
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
  const imported = importedModules(program);
  const found: Completion[] = [];
  if (!scopes.stars.has('microbit') && !imported.has('microbit')) {
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
