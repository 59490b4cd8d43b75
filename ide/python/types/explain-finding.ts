import { apiEntry } from '../../../firmware/micropython/api.ts';
import type { Diagnostic } from '../diagnose.ts';
import { missingArgument, noSignature, tooMany, unknownKeyword, wrongArgument } from './explain-call.ts';
import {
  importedModule,
  stripValue,
  unknownInModule,
  unknownMember,
  unknownModule,
} from './explain-member.ts';
import { callFix, callName, type Explained, type Place, short } from './finding-place.ts';
import type { Finding } from './finding.ts';
import type { TypeDiagnostic } from './messages.ts';
import { ProgramText } from './program-text.ts';
import { typeParts, typeWords } from './type-words.ts';
import { worthSaying } from './worth-saying.ts';

/** Findings as diagnostics, by file and line, at most one a line: an error before a hint. */
export function explainAll(
  findings: readonly Finding[],
  files: Readonly<Record<string, string>>,
): TypeDiagnostic[] {
  const texts = new Map<string, ProgramText>();
  const best = new Map<string, TypeDiagnostic>();
  for (const finding of findings) {
    const text = files[finding.file];
    if (text === undefined) continue;
    const program = texts.get(finding.file) ?? new ProgramText(text);
    texts.set(finding.file, program);
    const found = explainFinding(finding, program);
    if (found === undefined) continue;
    const line = `${finding.file}:${String(found.line)}`;
    const known = best.get(line);
    if (known === undefined || rank(found) < rank(known)) best.set(line, { ...found, file: finding.file });
  }
  return [...best.values()].sort((a, b) => a.file.localeCompare(b.file) || a.from - b.from);
}

function rank(one: Diagnostic): number {
  const hint = one.severity === 'hint' ? 2_000_000 : 0;
  // That a comparison never holds says less than that it is none.
  return hint + (one.key === 'type.compare.never' ? 1_000_000 : 0) + one.from;
}

/**
 * What a finding of pyright's means for a pupil, or undefined where nothing is to be said. Its values may
 * hold words that are still to be spelled.
 */
export function explainFinding(finding: Finding, program: ProgramText): Diagnostic | undefined {
  if (!worthSaying(finding, program)) return undefined;
  const from = program.offset(finding.start);
  const to = Math.max(program.offset(finding.end), from + 1);
  const source = program.text.slice(from, to);
  const explained = explain(finding, { program, from, to, source });
  // What is unreachable is marked where it begins, not down to the end of the program.
  const end =
    explained?.key === 'type.unreachable' ? from + (source.split('\n')[0] ?? '').trimEnd().length : to;
  return explained === undefined ? undefined : { line: finding.start.line + 1, from, to: end, ...explained };
}

function explain(finding: Finding, at: Place): Explained | undefined {
  const { key, values } = finding.message;
  switch (key) {
    case 'argAssignment':
    case 'argAssignmentFunction':
    case 'argAssignmentParam':
    case 'argAssignmentParamFunction':
      return wrongArgument(finding, at);
    case 'argMissingForParam':
    case 'argMissingForParams':
    case 'argMorePositionalExpectedCount':
    case 'argMorePositionalExpectedOne':
      return missingArgument(finding, at);
    case 'argPositionalExpectedCount':
    case 'argPositionalExpectedOne':
    case 'argPositional':
      return tooMany(values['expected'] ?? (key === 'argPositional' ? '' : '1'), at);
    case 'paramNameMissing':
      return unknownKeyword(values['name'] ?? '', at);
    case 'paramAlreadyAssigned':
      return { key: 'type.twice', values: { function: callName(at), name: plain(values['name'] ?? '') } };
    case 'noOverload':
    case 'noMatchingOverload':
      return noSignature(finding, at);
    case 'memberAccess':
    case 'memberSet':
    case 'memberDelete':
    case 'functionMemberAccess':
    case 'attributeUnknownForClass':
      return unknownMember(values['name'] ?? '', values['type'] ?? '', at);
    case 'moduleUnknownMember':
      return unknownInModule(values['memberName'] ?? '', values['moduleName'] ?? '');
    case 'importSymbolUnknown':
      return unknownInModule(values['name'] ?? '', importedModule(at));
    case 'importResolveFailure':
      return unknownModule(values['importName'] ?? '');
    case 'typeNotSupportBinaryOperator':
    case 'typeNotSupportBinaryOperatorBidirectional':
      return wrongOperator(values['operator'] ?? '', values['leftType'] ?? '', values['rightType'] ?? '', at);
    case 'typeNotSupportUnaryOperator':
      return {
        key: 'type.operator.one',
        values: { operator: values['operator'] ?? '', what: typeWords(values['type'] ?? '') },
      };
    case 'comparisonAlwaysFalse':
    case 'comparisonAlwaysTrue':
      return {
        key: 'type.compare.never',
        values: { left: typeWords(values['leftType'] ?? ''), right: typeWords(values['rightType'] ?? '') },
        severity: 'hint',
      };
    case 'functionInConditionalExpression':
      return {
        key: 'type.forgotCall',
        values: { name: short(at.source) },
        fix: callFix(at),
        severity: 'hint',
      };
    case 'objectNotCallable':
    case 'moduleNotCallable':
      return {
        key: 'type.call',
        values: {
          name: short(at.source.replace(/\(.*/s, '')),
          what: typeWords(values['type'] ?? moduleType(at)),
        },
      };
    case 'noneNotCallable':
      return {
        key: 'type.call',
        values: { name: short(at.source.replace(/\(.*/s, '')), what: typeWords('None') },
      };
    case 'methodNotDefinedOnType':
    case 'typeNotSubscriptable':
    case 'noneNotSubscriptable':
      return wrongIndex(finding, at);
    case 'typeNotIterable':
    case 'noneNotIterable':
      return wrongLoop(values['type'] ?? 'None', at);
    case 'tupleIndexOutOfRange':
      return { key: 'type.index.beyond', values: { index: values['index'] ?? '' } };
    case 'symbolIsUnbound':
    case 'symbolIsUndefined':
      return { key: 'type.unbound', values: { name: values['name'] ?? '' } };
    case 'symbolIsPossiblyUnbound':
      return { key: 'type.unbound.maybe', values: { name: values['name'] ?? '' }, severity: 'hint' };
    case 'unusedExpression':
      return unusedValue(at);
    case 'unreachableCode':
      return unreachable(at);
    case 'unhashableDictKey':
    case 'unhashableSetEntry':
      return {
        key: 'type.hash',
        values: { what: typeWords(finding.more[0]?.values['type'] ?? 'list[int]') },
      };
    case 'exceptionTypeIncorrect':
    case 'exceptionTypeNotClass':
    case 'expectedExceptionClass':
      return { key: 'type.raise', values: {} };
    default:
      return undefined;
  }
}

function wrongOperator(
  operator: string,
  leftType: string,
  rightType: string,
  at: Place,
): Explained | undefined {
  const left = typeParts(leftType)[0]?.kind;
  const right = typeParts(rightType)[0]?.kind;
  const values = { operator, left: typeWords(leftType), right: typeWords(rightType) };
  const sides = [left, right];
  if (sides.includes('none')) {
    // `==` and the like are never wrong; the side that is None is the one to look at.
    return { key: 'type.operator.none', values: { operator } };
  }
  if (sides.includes('function')) {
    const name = /^[\w.]+/.exec(
      left === 'function'
        ? at.source
        : at.source.slice(at.source.lastIndexOf(operator) + operator.length).trim(),
    )?.[0];
    return name === undefined
      ? { key: 'type.operator', values }
      : { key: 'type.operator.function', values: { operator, name: short(name) } };
  }
  if (sides.includes('text') && sides.includes('number')) {
    if (operator === '+' || operator === '+=') return { key: 'type.operator.join', values };
    if (/^[<>]=?$/.test(operator)) return { key: 'type.operator.compare', values };
    return { key: 'type.operator.text', values };
  }
  if (operator === 'in' || operator === 'not in') return { key: 'type.operator.in', values };
  return { key: 'type.operator', values };
}

function wrongIndex(finding: Finding, at: Place): Explained | undefined {
  const { name = '', type = 'None' } = finding.message.values;
  const what = typeWords(stripValue(type));
  if (name === '__enter__' || name === '__exit__') return undefined;
  if (name === '__iter__' || name === '__next__') return wrongLoop(type, at);
  if (name === '__setitem__' || name === '__delitem__') {
    const kind = typeParts(type)[0]?.kind;
    return kind === 'text' || kind === 'tuple' || kind === 'range'
      ? { key: 'type.index.fixed', values: { what } }
      : { key: 'type.index', values: { what } };
  }
  if (typeParts(type)[0]?.kind === 'function')
    return { key: 'type.index.function', values: { name: short(at.source) } };
  return { key: 'type.index', values: { what } };
}

function wrongLoop(type: string, at: Place): Explained {
  const kind = typeParts(type)[0]?.kind;
  if (kind === 'number') {
    const simple = /^[\w.]+(\([\w\s.,]*\))?$/.test(at.source);
    return {
      key: 'type.loop.number',
      values: { what: typeWords(type), name: short(at.source) },
      ...(simple ? { fix: { from: at.source, to: `range(${at.source})` } } : {}),
    };
  }
  if (kind === 'function')
    return { key: 'type.loop.function', values: { name: short(at.source) }, fix: callFix(at) };
  return { key: 'type.loop', values: { what: typeWords(type) } };
}

function unusedValue(at: Place): Explained | undefined {
  const compared = /^\s*([A-Za-z_][\w.[\]]*)\s*==\s*([^=].*)$/s.exec(at.source);
  if (compared !== null) {
    return {
      key: 'type.unused.compare',
      values: { name: compared[1] ?? '' },
      fix: { from: at.source, to: `${compared[1] ?? ''} = ${(compared[2] ?? '').trim()}` },
      severity: 'hint',
    };
  }
  const name = /^[A-Za-z_][\w.]*$/.exec(at.source)?.[0];
  if (name !== undefined && apiEntry(fullName(name, at.program))?.kind === 'function')
    return { key: 'type.forgotCall', values: { name }, fix: callFix(at), severity: 'hint' };
  if (name !== undefined && new RegExp(`def\\s+${name.replaceAll('.', '\\.')}\\s*\\(`).test(at.program.text))
    return { key: 'type.forgotCall', values: { name }, fix: callFix(at), severity: 'hint' };
  return undefined;
}

/** With its module, where a star brought the name. */
function fullName(name: string, program: ProgramText): string {
  return /^\s*from\s+microbit\s+import\b/m.test(program.text) && apiEntry(name) === undefined
    ? apiEntry(`microbit.${name}`) === undefined
      ? `builtins.${name}`
      : `microbit.${name}`
    : name;
}

function unreachable(at: Place): Explained {
  const lines = at.program.text.slice(0, at.from).split('\n');
  const indent = (lines.pop() ?? '').length;
  const loop = lines.findLastIndex(
    (line) => /^\s*while\b/.test(line) && /^\s*/.exec(line)?.[0].length === indent,
  );
  const between = lines.slice(loop + 1).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  const ends = loop >= 0 && between.every((line) => (/^\s*/.exec(line)?.[0].length ?? 0) > indent);
  return ends
    ? { key: 'type.unreachable', values: { at: loop + 1 }, severity: 'hint' }
    : { key: 'type.unreachable.left', values: {}, severity: 'hint' };
}

function moduleType(at: Place): string {
  return `Module("${at.source.replace(/\(.*/s, '')}")`;
}

function plain(name: string): string {
  return name.replaceAll('"', '');
}
