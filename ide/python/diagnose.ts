import { parser } from '@lezer/python';
import {
  builtinNames,
  exceptionNames,
  microbitNames,
  moduleNames,
} from '../../lessons/checks/micropython-names.ts';
import { lineFinder } from '../../lessons/checks/line-finder.ts';
import { layoutProblems, type LayoutProblem } from '../../lessons/checks/python-layout.ts';
import { nearName } from './near-name.ts';
import type { TextFix } from './python-problem.ts';
import { programSymbols } from './program-symbols.ts';

/** Something that will not work, found without running the program. Its words are the message `key`. */
export interface Diagnostic {
  /** From 1. */
  readonly line: number;
  /** Character positions in the text, `to` after the last. */
  readonly from: number;
  readonly to: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fix?: TextFix;
  /** A hint is about a program that runs and probably does not do what was meant. Missing: an error. */
  readonly severity?: 'error' | 'hint';
}

export interface DiagnoseOptions {
  /** The line being written, from 1: nothing is said about it yet. */
  readonly writing?: number;
  /** The board in use: what it does not have is said. Missing: not known, and nothing is said. */
  readonly board?: 'v1' | 'v2';
  /** The project's other files, `helper.py`: they can be imported. */
  readonly files?: readonly string[];
}

/**
 * What Python would say of the text before it runs: syntax first and, only when that is sound, names that
 * nothing in the program makes. In the order of the lines, at most one a line.
 */
export function diagnose(source: string, options: DiagnoseOptions = {}): Diagnostic[] {
  const syntax = syntaxDiagnostics(source);
  const all = syntax.length > 0 ? syntax : nameDiagnostics(source);
  const lines = new Set<number>();
  return all
    .sort((a, b) => a.from - b.from)
    .filter((one) => {
      if (one.line === options.writing || lines.has(one.line)) return false;
      lines.add(one.line);
      return true;
    });
}

function syntaxDiagnostics(source: string): Diagnostic[] {
  const lineOf = lineFinder(source);
  const found: Diagnostic[] = layoutProblems(source).map((problem) => fromLayout(problem, source));
  const lines = new Set(found.map((one) => one.line));
  parser.parse(source).iterate({
    enter(node) {
      if (node.name === 'PrintStatement' || node.name === 'FormatString') {
        const key = node.name === 'FormatString' ? 'error.syntax.fstring' : 'error.syntax.print';
        found.push({ line: lineOf(node.from), from: node.from, to: node.to, key, values: {} });
        return false;
      }
      if (!node.type.isError) return undefined;
      const from = textBefore(source, node.from, node.to);
      const line = lineOf(from);
      // Wrong indentation ends the line above for the parser.
      if (lines.has(line) || lines.has(line + 1)) return undefined;
      lines.add(line);
      found.push(fromError(source, line, from, Math.max(node.to, from + 1)));
      return undefined;
    },
  });
  // An open bracket or quote makes nonsense of what follows it.
  const opened = found.find((one) => one.key === 'error.syntax.bracket' || one.key === 'error.syntax.quote');
  return opened === undefined ? found : found.filter((one) => one.from <= opened.from);
}

function fromLayout(problem: LayoutProblem, source: string): Diagnostic {
  const { line, from, to } = problem;
  const at = { line, from, to };
  const word = /^\s*(\w+)/.exec(lineText(source, line))?.[1] ?? '';
  switch (problem.kind) {
    case 'open-string':
      return { ...at, key: 'error.syntax.quote', values: { quote: source[from] ?? '"' } };
    case 'open-bracket':
      return { ...at, key: 'error.syntax.bracket', values: { bracket: source[from] ?? '(' } };
    case 'extra-bracket':
      return { ...at, key: 'error.syntax.extraBracket', values: { bracket: source[from] ?? ')' } };
    case 'missing-colon': {
      const text = source.slice(source.lastIndexOf('\n', from - 1) + 1, from);
      return { ...at, key: 'error.syntax.colon', values: { word }, fix: { from: text, to: `${text}:` } };
    }
    case 'missing-indent':
      return { ...at, key: 'error.indent.missing', values: {}, fix: indentFix(source, line, '    ') };
    case 'unexpected-indent':
      return { ...at, key: 'error.indent.unexpected', values: {} };
    case 'uneven-indent':
      return { ...at, key: 'error.indent.uneven', values: {} };
    case 'mixed-indent':
      return { ...at, key: 'error.indent.mixed', values: {} };
  }
}

function indentFix(source: string, line: number, indent: string): TextFix {
  const text = lineText(source, line);
  return { from: text, to: indent + text };
}

function fromError(source: string, line: number, from: number, to: number): Diagnostic {
  const text = lineText(source, line);
  const condition = /^(\s*)(if|elif|while)\b(.*?[^=<>!])=([^=].*)$/.exec(text);
  if (condition !== null) {
    const [, indent = '', word = '', before = '', after = ''] = condition;
    return {
      line,
      from,
      to,
      key: 'error.syntax.equals',
      values: { word },
      fix: { from: text, to: `${indent}${word}${before}==${after}` },
    };
  }
  if (/^\s*(else|elif)\b/.test(text)) return { line, from, to, key: 'error.syntax.elseAlone', values: {} };
  return { line, from, to, key: 'error.syntax', values: {} };
}

function lineText(source: string, line: number): string {
  return source.split('\n')[line - 1] ?? '';
}

/** An error at a line's end is often placed at the next token: back to the text it is about. */
function textBefore(source: string, from: number, to: number): number {
  if (source.slice(from, to).trim() !== '') return from;
  let at = Math.min(from, source.length - 1);
  while (at > 0 && /\s/.test(source[at] ?? ' ')) at--;
  return Math.max(at, 0);
}

function nameDiagnostics(source: string): Diagnostic[] {
  const symbols = programSymbols(source);
  const found: Diagnostic[] = [];
  for (const { name, line, from, to } of symbols.read) {
    if (symbols.made.has(name) || builtinNames.has(name) || exceptionNames.has(name) || name.startsWith('__'))
      continue;
    if (microbitNames.has(name) && symbols.stars.has('microbit')) continue;
    // Something else was imported whole: its names are not known here.
    if ([...symbols.stars].some((module) => module !== 'microbit')) continue;
    found.push({ line, from, to, ...explainName(name, symbols) });
  }
  return found;
}

/** What a pupil may have meant; the rest of Python's names are too many and too short to guess. */
const wellKnown = [...microbitNames, 'print', 'range', 'round', 'True', 'False', 'None'];

/** Why Python does not know a name, and what was probably meant. */
export function explainName(
  name: string,
  symbols: Pick<ReturnType<typeof programSymbols>, 'made'>,
): Pick<Diagnostic, 'key' | 'values' | 'fix'> {
  if (microbitNames.has(name)) return { key: 'error.name.microbit', values: { name } };
  if (moduleNames.has(name)) return { key: 'error.name.module', values: { name } };
  const own = nearName(name, symbols.made.keys());
  const line = own === undefined ? undefined : symbols.made.get(own);
  if (own !== undefined && line !== undefined) {
    return { key: 'error.name.near', values: { name, near: own, at: line }, fix: { from: name, to: own } };
  }
  const known = nearName(name, wellKnown, 1);
  if (known !== undefined)
    return { key: 'error.name.known', values: { name, near: known }, fix: { from: name, to: known } };
  return { key: 'error.name', values: { name } };
}
