import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { ProgramFacts } from './evidence.ts';
import { lineFinder } from './line-finder.ts';
import { layoutProblems } from './python-layout.ts';

type Call = ProgramFacts['calls'][number];
type Comparison = ProgramFacts['comparisons'][number];

/**
 * What a parser says of a MicroPython program, without running it. Total: a program that does not parse
 * still gives the facts of the parts that do, with `syntaxError` at the first place that does not.
 *
 * - `calls` are names and dotted names only (`sleep`, `display.show`); a call on the result of another call
 *   (`Image("...").invert()`) has no name and is left out, what is inside it is not.
 * - `comparisons` hold source text without outer brackets; `2 < t < 8` is two of them.
 * - `names` are all variables, functions and modules that are written anywhere, in order of appearance.
 * - `ifs` are statements; `elif` belongs to its `if`, only a real `else` counts as one.
 */
export function programFacts(source: string): ProgramFacts {
  const lineOf = lineFinder(source);
  const text = (node: SyntaxNode): string => source.slice(node.from, node.to);
  const calls: Call[] = [];
  const comparisons: Comparison[] = [];
  const names = new Set<string>();
  const loops: { kind: 'while' | 'for'; line: number }[] = [];
  const ifs: { line: number; hasElse: boolean }[] = [];
  const layout = layoutProblems(source)[0];
  let syntaxError = layout === undefined ? undefined : { line: layout.line };
  parser.parse(source).iterate({
    enter(reference) {
      const line = lineOf(reference.from);
      if (reference.type.isError || notInMicroPython.has(reference.name)) {
        // An error at a line's end is often placed at the start of the next token: go back to the text.
        const errorLine = lineOf(lastTextBefore(source, reference.from, reference.to));
        if (syntaxError === undefined || errorLine < syntaxError.line) syntaxError = { line: errorLine };
        return;
      }
      switch (reference.name) {
        case 'CallExpression': {
          const name = dottedName(reference.node.firstChild, text);
          if (name !== undefined) calls.push({ name, line });
          break;
        }
        case 'BinaryExpression':
          addComparison(reference.node, text, line, comparisons);
          break;
        case 'VariableName':
          names.add(source.slice(reference.from, reference.to));
          break;
        case 'WhileStatement':
          loops.push({ kind: 'while', line });
          break;
        case 'ForStatement':
          loops.push({ kind: 'for', line });
          break;
        case 'IfStatement':
          ifs.push({ line, hasElse: reference.node.getChild('else') !== null });
          break;
      }
    },
  });
  return {
    source,
    calls,
    comparisons,
    names: [...names],
    loops,
    ifs,
    ...(syntaxError === undefined ? {} : { syntaxError }),
  };
}

/** Lezer reads these; MicroPython 1.9 and 1.18 on the micro:bit answer SyntaxError. */
const notInMicroPython = new Set(['PrintStatement', 'FormatString', 'MatchStatement', 'TypeDefinition']);

function dottedName(node: SyntaxNode | null, text: (node: SyntaxNode) => string): string | undefined {
  if (node?.name === 'VariableName') return text(node);
  if (node?.name !== 'MemberExpression') return undefined;
  const property = node.lastChild;
  const object = dottedName(node.firstChild, text);
  return property?.name === 'PropertyName' && object !== undefined
    ? `${object}.${text(property)}`
    : undefined;
}

function addComparison(
  node: SyntaxNode,
  text: (node: SyntaxNode) => string,
  line: number,
  into: Comparison[],
): void {
  const operator = comparisonOperator(node, text);
  const left = node.firstChild;
  const right = node.lastChild;
  if (operator === undefined || left === null || right === null) return;
  // `a < b < c` arrives as (a < b) < c: what is compared with c is b.
  const chained = left.name === 'BinaryExpression' && comparisonOperator(left, text) !== undefined;
  const near = chained ? left.lastChild : left;
  if (near !== null) into.push({ left: plain(text(near)), operator, right: plain(text(right)), line });
}

/** The operator of a comparison (`<`, `not in`, `is` ...), or nothing for arithmetic and `and`/`or`. */
function comparisonOperator(node: SyntaxNode, text: (node: SyntaxNode) => string): string | undefined {
  const words: string[] = [];
  for (let child = node.firstChild?.nextSibling ?? null; child !== null; child = child.nextSibling) {
    if (child.nextSibling === null) break;
    if (child.name === 'CompareOp' || ['in', 'not', 'is'].includes(child.name)) words.push(text(child));
  }
  return words.length === 0 ? undefined : words.join(' ');
}

/** One line, without brackets around the whole. */
function plain(text: string): string {
  let result = text.replace(/\s+/g, ' ').trim();
  while (result.startsWith('(') && closes(result) === result.length - 1 && !result.includes(',')) {
    result = result.slice(1, -1).trim();
  }
  return result;
}

function closes(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

function lastTextBefore(source: string, from: number, to: number): number {
  if (source.slice(from, to).trim() !== '') return from;
  let at = Math.min(from, source.length - 1);
  while (at > 0 && /\s/.test(source[at] ?? ' ')) at--;
  return Math.max(at, 0);
}
