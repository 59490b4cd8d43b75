import type { SyntaxNode } from '@lezer/common';
import { pythonTree } from './python-tree.ts';
import { layoutProblems } from '../../lessons/checks/python-layout.ts';
import { withoutTail } from './python-lines.ts';
import { pythonName } from './python-text.ts';

/**
 * Pieces of Python that blocks hold as text in a field: parameters, targets of an assignment, the name of
 * what is called. What a pupil types there is used only where it can be nothing else, so that no field can
 * break out of its place.
 */

/** `x, y=0, *rest` as it stands, when it is a list of parameters; otherwise names made of it. */
export function parameterText(text: string): string {
  const wanted = text.trim();
  if (wanted === '') return '';
  return only(`def f(${wanted}):\n    pass\n`, 'FunctionDefinition') === undefined
    ? plainNames(wanted).join(', ')
    : wanted;
}

/** The names in a list of parameters. */
export function parameterNames(text: string): string[] {
  const code = `def f(${text.trim()}):\n    pass\n`;
  const list = only(code, 'FunctionDefinition')?.getChild('ParamList');
  if (list === undefined || list === null) return plainNames(text);
  const names: string[] = [];
  let isName = true;
  for (let node = list.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === ',' || node.name === '(') isName = true;
    else if (node.name === 'VariableName' && isName) names.push(code.slice(node.from, node.to));
    if (node.name === 'AssignOp') isName = false;
  }
  return names;
}

/** What stands in brackets behind a class, or nothing when it cannot stand there. */
export function basesText(text: string): string {
  const wanted = text.trim();
  return wanted !== '' && only(`class X(${wanted}):\n    pass\n`, 'ClassDefinition') !== undefined
    ? wanted
    : '';
}

/** What stands behind `except`: `ValueError as problem`. Anything else catches every error. */
export function errorText(text: string): string {
  const wanted = text.trim();
  const code = `try:\n    pass\nexcept ${wanted}:\n    pass\n`;
  return wanted !== '' && !wanted.includes('\n') && only(code, 'TryStatement') !== undefined ? wanted : '';
}

/** What stands on the left of `=` or between `for` and `in`: `x, y`, `a[i], a[j]`. */
export function targetsText(text: string): string {
  const wanted = text.trim();
  return isTargets(wanted) ? wanted : plainNames(wanted).join(', ') || 'x';
}

export function isTargets(text: string): boolean {
  const statement = text.includes('\n') ? undefined : only(`${text} = 0\n`, 'AssignStatement');
  if (statement === undefined || statement.getChildren('AssignOp').length !== 1) return false;
  if (statement.getChild('TypeDef') !== null || /[^\p{L}\p{N}_\s,().*[\]+\-/%]/u.test(text)) return false;
  for (let node = statement.firstChild; node?.name !== 'AssignOp'; node = node.nextSibling)
    if (node === null || !targetParts.has(node.name)) return false;
  return true;
}

const targetLists = ['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'];
const targetParts = new Set([...targetLists, 'VariableName', 'MemberExpression', ',', '*']);

/** The names that targets give a value to: `x` and `y` of `x, (y, z[0])`. */
export function targetNames(text: string): string[] {
  const statement = isTargets(text) ? only(`${text} = 0\n`, 'AssignStatement') : undefined;
  if (statement === undefined) return plainNames(text);
  const names: string[] = [];
  const visit = (list: SyntaxNode): void => {
    for (let node = list.firstChild; node !== null && node.name !== 'AssignOp'; node = node.nextSibling) {
      if (node.name === 'VariableName') names.push(text.slice(node.from, node.to));
      else if (targetLists.includes(node.name)) visit(node);
    }
  };
  visit(statement);
  return names;
}

/** A name with dots, as calls have it: `display.scroll`. */
export function dottedName(text: string): string {
  return text
    .split('.')
    .map((part) => (part.trim() === 'print' ? 'print' : pythonName(part)))
    .join('.');
}

/** A number as Python has it: `0xFF`, `1e3`. */
export function numberText(text: string): string {
  const node = only(`${text.trim()}\n`, 'ExpressionStatement')?.firstChild;
  return node?.name === 'Number' && node.to - node.from === text.trim().length ? text.trim() : '0';
}

/**
 * An expression a pupil typed, half written or not, so that it stays in its place: on one line, up to what would
 * end the brackets around it or the statement, and with what it opens closed again.
 */
export function valueText(text: string): string {
  const oneLine = text.replace(/[ \t\f]*\\?(?:\r\n?|\n)[ \t\f\r\n]*/g, ' ').replace(/^[ \t\f]+/, '');
  if (/^[\w.]+$/.test(oneLine)) return oneLine;
  let closing = '';
  let at = 0;
  for (; at < oneLine.length; at++) {
    const letter = oneLine.charAt(at);
    if (letter === '"' || letter === "'") {
      const end = stringEnd(oneLine, at);
      if (end === undefined) break;
      at = end;
    } else if ('([{'.includes(letter)) closing = `${')]}'.charAt('([{'.indexOf(letter))}${closing}`;
    else if (closing !== '' && letter === closing.charAt(0)) closing = closing.slice(1);
    else if (')]}#;\0'.includes(letter)) break;
  }
  const code = withoutTail(oneLine.slice(0, at), ' \t\f') + closing;
  return code === '' ? 'None' : code;
}

/** Where the string that begins at `from` ends, or nothing when it does not. */
function stringEnd(code: string, from: number): number | undefined {
  const quote = code.charAt(from);
  const marks = code.startsWith(quote.repeat(3), from) ? quote.repeat(3) : quote;
  for (let at = from + marks.length; at < code.length; at++) {
    if (code[at] === '\\') at++;
    else if (code.startsWith(marks, at)) return at + marks.length - 1;
  }
  return undefined;
}

function plainNames(text: string): string[] {
  return text
    .split(',')
    .filter((name) => name.trim() !== '')
    .map(pythonName);
}

/** The one statement that a text is, when it is sound and of this kind. */
function only(code: string, kind: string): SyntaxNode | undefined {
  const key = `${kind} ${code}`;
  if (!found.has(key)) {
    // Programs say the same few things again and again; the limit is for those that do not.
    if (found.size > 500 || code.length > 1000) found.clear();
    found.set(key, find(code, kind));
  }
  return found.get(key);
}
const found = new Map<string, SyntaxNode | undefined>();

function find(code: string, kind: string): SyntaxNode | undefined {
  if (layoutProblems(code).length > 0) return undefined;
  const tree = pythonTree(code);
  const statement = tree.topNode.firstChild;
  if (statement?.name !== kind || statement.nextSibling !== null) return undefined;
  let faults = 0;
  tree.iterate({
    enter(node) {
      if (node.type.isError || node.name === 'Comment') faults++;
    },
  });
  return faults === 0 ? statement : undefined;
}
