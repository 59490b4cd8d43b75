import { api, apiEntry } from '../../../firmware/micropython/api.ts';
import { nearName } from '../near-name.ts';
import { callFix, callName, type Explained, type Place, short } from './finding-place.ts';
import { type Finding, word } from './finding.ts';
import type { ProgramText } from './program-text.ts';
import { splitTypes, typeParts, typeWords } from './type-words.ts';

export function wrongArgument(finding: Finding, at: Place): Explained | undefined {
  const { argType = '', paramType = '', paramName = '', functionName = '' } = finding.message.values;
  const called = short(at.program.callAround(at.from, at.to, true)?.name ?? functionName);
  const wanted = typeParts(paramType);
  const given = typeParts(argType);
  const exact =
    given.every((part) => part.kind === 'number') && wanted.every((part) => part.kind === 'number');
  const values = {
    function: called,
    parameter: canBeNamed(called, paramName, at.program) ? word('type.for', { name: paramName }) : '',
    wanted: typeWords(paramType, exact),
    given: typeWords(argType, exact),
  };
  const only = (kind: string): boolean => given.every((part) => part.kind === kind);
  const wants = (kind: string): boolean => wanted.some((part) => part.kind === kind);
  const items = wrongItems(argType, paramType);
  if (items !== undefined) return { key: 'type.argument.items', values: { function: called, ...items } };
  const which = only('none')
    ? '.none'
    : only('function') && !wants('function')
      ? '.function'
      : exact
        ? '.whole'
        : only('text') && wants('number') && !given.every(({ value }) => isWord(value))
          ? '.number'
          : only('number') && wants('text')
            ? '.text'
            : '';
  return {
    key: `type.argument${which}`,
    values: which === '.function' ? { ...values, given: short(at.source) } : values,
    ...(which === '.function' ? { fix: callFix(at) } : {}),
  };
}

/** A text that is written out and is no number. */
const isWord = (value: string | undefined): boolean => value !== undefined && !/^["']\s*-?\d/.test(value);

/** What a list holds, where the list itself would fit: `list[int]` for `Iterable[str]`. */
function wrongItems(
  given: string,
  wanted: string,
): { readonly wanted: string; readonly given: string } | undefined {
  const [, held = ''] = /^(?:list|tuple|set|dict_keys|dict_values)\[(.*)\]$/.exec(given) ?? [];
  const takes = splitTypes(wanted).flatMap(
    (one) => /^(?:Iterable|Sequence|list|tuple)\[(.*?)(?:, \.\.\.)?\]$/.exec(one)?.[1] ?? [],
  );
  const [item] = takes;
  if (held === '' || item === undefined || takes.some((one) => one === held)) return undefined;
  const [has, needs] = [held.replace(/, \.\.\.$/, '').replaceAll(', ', ' | '), item];
  if (!splitTypes(needs).every((one) => /^(int|float|str|bytes|bool)$/.test(one))) return undefined;
  return { wanted: typeWords(needs), given: typeWords(has) };
}

/** Names such as `obj` of `len` are nobody's business; those of the board say what is wanted where. */
function canBeNamed(called: string, parameter: string, program: ProgramText): boolean {
  const last = called.slice(called.lastIndexOf('.') + 1);
  if (new RegExp(`(def|class)\\s+${last.replace(/\W/g, '')}\\b`).test(program.text)) return true;
  return api
    .filter((one) => one.name.endsWith(`.${last}`) && !one.name.startsWith('builtins.'))
    .flatMap((one) => one.signatures ?? [])
    .some((one) => one.parameters.some((each) => each.name === parameter));
}

export function missingArgument(finding: Finding, at: Place): Explained {
  const { name, names } = finding.message.values;
  const call = at.source.replace(/\(.*/s, '').trim();
  const named = [...(name ?? names ?? '').matchAll(/"([^"]+)"/g)].map(([, one = '']) => one);
  const missing = named.length > 0 ? named : nextParameter(at);
  if (missing.length === 0) {
    return { key: 'type.missing', values: { function: callName(at) } };
  }
  return {
    key: missing.length === 1 ? 'type.missing.one' : 'type.missing.some',
    values: {
      function: short(call),
      parameter: missing.reduce((left, right) => word('type.and', { left, right })),
    },
  };
}

/** The first parameter that a call of something of the board leaves out. */
function nextParameter(at: Place): string[] {
  const call = at.program.callAround(at.from, at.to);
  if (call === undefined) return [];
  const entry = apiEntry(call.name) ?? apiEntry(`microbit.${call.name}`) ?? apiEntry(`builtins.${call.name}`);
  const next = entry?.signatures?.[0]?.parameters[call.given];
  return next === undefined ? [] : [next.name];
}

export function tooMany(expected: string, at: Place): Explained {
  const values = { function: callName(at) };
  if (expected === '0' || expected === '') {
    const near = namedOnly(values.function);
    return near === undefined
      ? { key: 'type.tooMany.none', values }
      : { key: 'type.tooMany.named', values: { ...values, near } };
  }
  if (expected === '1') return { key: 'type.tooMany.one', values };
  return { key: 'type.tooMany', values: { ...values, wanted: Number(expected) } };
}

/** The first parameter of something of the board's that is given by its name alone. */
function namedOnly(called: string): string | undefined {
  const entry = apiEntry(called) ?? apiEntry(`microbit.${called}`);
  return entry?.signatures?.flatMap(({ parameters }) => parameters).find(({ only }) => only === 'name')?.name;
}

export function unknownKeyword(name: string, at: Place): Explained {
  const called = callName(at);
  const last = called.slice(called.lastIndexOf('.') + 1);
  const known = api
    .filter((one) => one.name.endsWith(`.${last}`))
    .flatMap((one) => one.signatures ?? [])
    .flatMap((one) => one.parameters.filter((each) => each.only !== 'position').map((each) => each.name));
  const own = new RegExp(`def\\s+${last}\\s*\\(([^)]*)\\)`).exec(at.program.text)?.[1] ?? '';
  const near = nearName(name, [
    ...known,
    ...[...own.matchAll(/\b([a-z_]\w*)\b(?!\s*\()/g)].map(([one]) => one),
  ]);
  return near === undefined
    ? { key: 'type.keyword', values: { function: called, name } }
    : { key: 'type.keyword.near', values: { function: called, name, near }, fix: { from: name, to: near } };
}

/** No way to call it fits. What does not fit is a finding of its own, except for `[ ]`, which is a call too. */
export function noSignature(finding: Finding, at: Place): Explained | undefined {
  if (!/^__(get|set|del)item__$/.test(finding.message.values['name'] ?? '')) return undefined;
  const index = /\[([^[\]]*)\]\s*$/.exec(at.source)?.[1];
  return index === undefined ? undefined : { key: 'type.index.kind', values: { given: short(index) } };
}
