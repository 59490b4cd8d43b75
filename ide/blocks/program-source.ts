import type { SyntaxNode } from '@lezer/common';
import { lineFinder } from '../../lessons/checks/line-finder.ts';
import { linesWithinStrings, withoutTail } from './python-lines.ts';

/** A statement over several lines that would be longer than this in one stays as it is written. */
const longest = 110;

/** The text of a program, by its lines and the nodes of its tree. */
export class ProgramSource {
  /** Where every line begins; lines are counted from 0. */
  readonly lineStarts: readonly number[];
  private readonly findLine: (position: number) => number;

  constructor(readonly text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) if (text[i] === '\n') starts.push(i + 1);
    this.lineStarts = starts;
    this.findLine = lineFinder(text);
  }

  /** What a node says. */
  slice(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  /** The line of a position. */
  lineOf(position: number): number {
    return this.findLine(position) - 1;
  }

  /** How far in the line of a position begins. */
  columnOf(position: number): number {
    const start = this.lineStarts[this.lineOf(position)] ?? 0;
    return indentWidth(/^[ \t\f]*/.exec(this.text.slice(start, position))?.[0] ?? '');
  }

  /** Whether a node stands over several lines and would be long in one. */
  isLong(node: SyntaxNode): boolean {
    const text = this.slice(node).trimEnd();
    return text.includes('\n') && text.replace(/\s*\n\s*/g, ' ').length > longest;
  }

  /** A piece of the source, its lines moved left by as much as its first line is indented. */
  dedented(from: number, to: number): string {
    const prefix = /^[ \t\f]*/.exec(this.text.slice(this.lineStarts[this.lineOf(from)]))?.[0] ?? '';
    const code = this.text.slice(from, to);
    const within = linesWithinStrings(code);
    const lines = code.split('\n').map((whole, index) => {
      // Spaces at the end of a line count only in a text.
      const line = within.has(index + 1) ? whole : withoutTail(whole);
      if (index === 0 || within.has(index)) return line;
      return line.startsWith(prefix) ? line.slice(prefix.length) : line.trimStart();
    });
    return lines.join('\n');
  }
}

/** Columns of an indentation; tabs go to the next multiple of 8. */
export function indentWidth(indent: string): number {
  let columns = 0;
  for (const char of indent) columns = char === '\t' ? (columns + 8) & ~7 : columns + 1;
  return columns;
}
