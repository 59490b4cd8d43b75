import { api, apiEntry } from '../../../firmware/micropython/api.ts';
import { nearName } from '../near-name.ts';
import { callFix, callName, type Explained, type Place, short } from './finding-place.ts';
import { type Finding, word } from './finding.ts';
import type { ProgramText } from './program-text.ts';
import { typeParts, typeWords } from './type-words.ts';

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
  const which = only('none')
    ? '.none'
    : only('function') && !wants('function')
      ? '.function'
      : exact
        ? '.whole'
        : only('text') && wants('number')
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
  if (expected === '0' || expected === '') return { key: 'type.tooMany.none', values };
  if (expected === '1') return { key: 'type.tooMany.one', values };
  return { key: 'type.tooMany', values: { ...values, wanted: Number(expected) } };
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
