import type { ApiEntry } from '../../firmware/micropython/api-entry.ts';
import { apiEntry } from '../../firmware/micropython/api.ts';
import { activeArgument, callAround } from './call-help.ts';
import { completion, entryCompletion, type Completion, type CompletionPlace } from './completion-item.ts';
import type { CursorPlace, ProgramPlace } from './cursor-place.ts';
import { gestures, knownConstants, knownTexts } from './known-values.ts';
import { scopeOf, type NameScope } from './findings/name-scopes.ts';
import { expressionOf } from './cursor-scope.ts';
import type { Node } from './syntax/tree.ts';
import type { ProgramThings } from './program-things.ts';
import { lastName } from './things.ts';

/** Arguments by name, and values that fit the argument being written: pictures, tunes, pins, True and False. */
export function argumentValues(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: NameScope,
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

/** The constants that the argument at the cursor is made for. */
export function wantedConstants(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: NameScope,
): readonly ApiEntry[] {
  const call = callAround(place, at, program, scope);
  const { entry } = call ?? {};
  if (call === undefined || entry === undefined) return [];
  const { name, first } = activeArgument(place.source, call.bracket, place.offset);
  if (!first) return [];
  return call.signatures.flatMap(({ parameters }, i) => {
    const active = name ?? parameters[call.activeOf(i) ?? -1]?.name;
    const parameter = parameters.find((one) => one.name === active);
    return parameter === undefined ? [] : knownConstants(entry, parameter);
  });
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
function spelling(program: ProgramThings, entry: ApiEntry, scope: NameScope): string | undefined {
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
  const made = program.visible(scope).filter((make) => make.origin?.module === owner?.name);
  const module = made.find((make) => make.origin?.name === undefined);
  return module === undefined ? made.find((make) => isIt(make.name))?.name : `${module.name}.${last}`;
}

function dataFiles({ files = {} }: ProgramPlace): readonly string[] {
  return Object.keys(files).filter((name) => !name.endsWith('.py'));
}

/** `accelerometer.current_gesture()`, or a name that was given one. */
function isGesture(program: ProgramThings, text: string, scope: NameScope): boolean {
  const asks = (call: Node | undefined, from: NameScope): boolean => {
    const thing = call?.kind === 'call' && call.kids[0] ? program.thingOf(call.kids[0], from) : undefined;
    return thing?.kind === 'api' && lastName(thing.entry) === 'current_gesture';
  };
  const node = expressionOf(text);
  if (node?.kind !== 'name') return asks(node, scope);
  return (scopeOf(node.text, scope)?.made.get(node.text) ?? []).some((make) => asks(make.value, make.scope));
}

/** Texts the board knows, between quotes that are open. */
export function textCompletions(
  place: CompletionPlace,
  at: CursorPlace,
  program: ProgramThings,
  scope: NameScope,
): readonly Completion[] {
  const { source } = place;
  const from = at.textFrom;
  const before = source.slice(at.statementFrom, from);
  const offer = (texts: readonly string[]): readonly Completion[] =>
    texts.map((one, i) =>
      completion({ label: one, kind: 'text', insert: one, order: `0${String(i).padStart(2, '0')}`, from }),
    );
  const compared = /([\p{L}_][\p{L}\p{N}_.]*(?:\(\))?)\s*(?:==|!=|in\s*[([{].*)\s*["']$/u.exec(before)?.[1];
  if (compared !== undefined && isGesture(program, compared, scope)) return offer(gestures);
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
