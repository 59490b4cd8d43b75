import { fillsDifferently, type Finding } from './finding.ts';
import type { ProgramText } from './program-text.ts';
import { typeParts, type TypeKind } from './type-words.ts';

/**
 * Pyright reads a program as if every name kept one type and every value were there. A pupil's program is
 * looser and right all the same. What follows says nothing where the program may well be right: a warning
 * about good work costs more than a mistake that the board itself will report.
 */
export function worthSaying(finding: Finding, program: ProgramText): boolean {
  if (finding.rule === undefined || fillsDifferently(finding)) return false;
  const { key, values } = finding.message;
  const from = program.offset(finding.start);
  const to = program.offset(finding.end);
  const source = program.text.slice(from, to);
  if (mayHaveChanged(finding, program, source, from)) return false;
  switch (key) {
    case 'memberAccess': {
      const { name = '', type = '' } = values;
      // Any part of a program may give an object a new attribute.
      if (program.text.includes('setattr') || assignsMember(program, name)) return false;
      // A method without self is there, and said to be wrong where it is made.
      if (new RegExp(`^\\s+def\\s+${name}\\s*\\(\\s*\\)`, 'm').test(program.text)) return false;
      return !isNoneOfUnknown(type, program, from) && !mixed(type);
    }
    case 'moduleUnknownMember':
      // Decorators that the compiler knows by their names.
      return !(values['moduleName'] === 'micropython' && decorators.has(values['memberName'] ?? ''));
    case 'memberSet':
      return isBuiltin(values['type'] ?? '');
    case 'typeNotSupportBinaryOperator':
    case 'typeNotSupportBinaryOperatorBidirectional': {
      const { leftType = '', rightType = '' } = values;
      if (mixed(leftType) || mixed(rightType)) return false;
      const none = [leftType, rightType].includes('None');
      return !none || !/[.[]/.test(source);
    }
    case 'typeNotSupportUnaryOperator':
    case 'typeNotIterable':
    case 'objectNotCallable':
    case 'methodNotDefinedOnType':
    case 'typeNotSubscriptable':
      return !mixed(values['type'] ?? '');
    case 'argAssignment':
    case 'argAssignmentFunction':
    case 'argAssignmentParam':
    case 'argAssignmentParamFunction':
      return argumentIsWrong(finding, program, from);
    case 'comparisonAlwaysFalse':
    case 'comparisonAlwaysTrue':
      return neverSame(values['leftType'] ?? '', values['rightType'] ?? '');
    case 'symbolIsUndefined':
      // A name that is made nowhere is found without us, by diagnose.ts.
      return new RegExp(`^${values['name'] ?? ''}\\s*=[^=]`, 'm').test(program.text);
    case 'symbolIsPossiblyUnbound':
      return surelyForgotten(finding, program, values['name'] ?? '');
    case 'unreachableCode':
      return afterTheEnd(finding, program);
    default:
      return true;
  }
}

/** Names that a function changes by `global` have any value by the time another part looks at them. */
function mayHaveChanged(finding: Finding, program: ProgramText, source: string, from: number): boolean {
  const globals = program.globals;
  if (globals.size === 0) return false;
  if (
    !/^(reportOperator|reportAttribute|reportArgument|reportCall|reportIndex|reportOptional|reportUnn|reportGen)/.test(
      finding.rule ?? '',
    )
  )
    return false;
  const owner = /[\w.]+\s*\.\s*$/.exec(program.text.slice(0, from))?.[0] ?? '';
  const names = (owner + source).match(/[A-Za-z_]\w*/g) ?? [];
  return names.some((name) => globals.has(name)) && !program.insideFunction(from);
}

function assignsMember(program: ProgramText, name: string): boolean {
  return new RegExp(`\\.\\s*${name}\\s*(=[^=]|[-+*/%&|^]=|,|:\\s*\\w+\\s*=)`).test(program.text);
}

/** Whether only a part of what a value may be does not fit. */
function mixed(type: string): boolean {
  return new Set(typeParts(type).map((part) => part.kind)).size > 1;
}

function isBuiltin(type: string): boolean {
  return typeParts(type).every(
    (part) => part.kind !== 'other' && part.kind !== 'anything' && part.kind !== 'class',
  );
}

/** `board[2].x` and `self.best.x`: what is inside other things is filled by parts we do not follow. */
function isNoneOfUnknown(type: string, program: ProgramText, from: number): boolean {
  if (type !== 'None') return false;
  const owner = /([\w.)\]]+)\s*\.\s*$/.exec(program.text.slice(0, from))?.[1] ?? '';
  return owner.includes('.') ? !owner.endsWith(')') : owner.endsWith(']');
}

/** Methods that look for something: not to find it is an answer too, or an error of its own. */
const looking = new Set('remove index count discard __contains__ __getitem__'.split(' '));

function argumentIsWrong(finding: Finding, program: ProgramText, from: number): boolean {
  const { argType = '', paramType = '', functionName = '' } = finding.message.values;
  if (looking.has(functionName)) return false;
  // What a function of the program wants is only guessed from what stands in it.
  if (
    new RegExp(`def\\s+${functionName.replace(/\W/g, '')}\\s*\\(`).test(program.text) &&
    functionName !== ''
  )
    return false;
  if (functionName.startsWith('__') && program.callAround(from, from) === undefined) return false;
  const wanted = new Set(typeParts(paramType).map((part) => part.kind));
  if (wanted.has('anything') || wanted.has('other'))
    return typeParts(paramType).some((part) => part.kind === 'other' && /^[A-Z]/.test(part.name));
  const given = typeParts(argType);
  // Classes of the board can be gone through and counted without saying so.
  if ((wanted.has('series') || wanted.has('sized')) && given.some((part) => part.kind === 'other'))
    return false;
  // One part of what it may be fits: perhaps it always is that part.
  if (given.length > 1 && given.some((part) => wanted.has(part.kind) || part.kind === 'anything'))
    return false;
  return !(given.length > 1 && given.some((part) => part.kind === 'none'));
}

const decorators = new Set(['native', 'viper', 'asm_thumb', 'bytecode']);

const comparable: readonly (readonly TypeKind[])[] = [['text', 'number']];

/** Only a text beside a number: other comparisons that never hold are mostly meant as they are. */
function neverSame(left: string, right: string): boolean {
  if (mixed(left) || mixed(right)) return false;
  const kinds = [typeParts(left)[0]?.kind, typeParts(right)[0]?.kind];
  return comparable.some(([one, other]) => kinds.includes(one) && kinds.includes(other));
}

/**
 * A name that gets its value in one place only, straight inside an `if` without `else`, and is used where
 * nothing else is asked first.
 */
function surelyForgotten(finding: Finding, program: ProgramText, name: string): boolean {
  const lines = program.lines;
  const given = lines.flatMap((line, at) =>
    new RegExp(`^\\s*${name}\\s*([-+*/%]|//)?=[^=]`).test(line) ? [at] : [],
  );
  const mentions = new RegExp(`\\b(for|as|import|global|def|del)\\s[^=\\n]*\\b${name}\\b`).test(program.text);
  const [at] = given;
  if (at === undefined || given.length > 1 || mentions) return false;
  const header = headersOf(lines, at)[0];
  if (header === undefined || !/^\s*if\b/.test(lines[header] ?? '')) return false;
  const after = lines
    .slice(header + 1)
    .find((line) => line.trim() !== '' && indentOf(line) <= indentOf(lines[header] ?? ''));
  if (after !== undefined && /^\s*(elif|else)\b/.test(after)) return false;
  const use = finding.start.line;
  if (/\b(if|and|or|while|elif)\b/.test(lines[use] ?? '')) return false;
  return headersOf(lines, use).every((one) =>
    /^\s*(while\s+(True|1)\s*:|def\b|with\b|class\b)/.test(lines[one] ?? ''),
  );
}

/** The lines above that a line is inside of, the nearest first. */
function headersOf(lines: readonly string[], line: number): number[] {
  const found: number[] = [];
  let indent = indentOf(lines[line] ?? '');
  for (let at = line - 1; at >= 0 && indent > 0; at--) {
    const text = lines[at] ?? '';
    if (text.trim() === '' || /^\s*#/.test(text) || indentOf(text) >= indent) continue;
    indent = indentOf(text);
    found.push(at);
  }
  return found;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].replaceAll('\t', '        ').length ?? 0;
}

/** Lines below an endless loop or a `return`, when there is something in them that was meant to happen. */
function afterTheEnd(finding: Finding, program: ProgramText): boolean {
  const source = program.text.slice(program.offset(finding.start), program.offset(finding.end));
  if (/^\s*(pass|\.\.\.|continue|break|return)?\s*$/.test(source)) return false;
  const above = program.text.slice(0, program.offset(finding.start));
  return !/\b(while\s+(False|0)|if\s+(False|0|True|1))\s*:\s*(#.*)?\s*$/.test(above.trimEnd());
}
