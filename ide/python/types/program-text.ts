import { parser } from '@lezer/python';
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Finding } from './finding.ts';

/** A program's text with its tree and the places of its lines, as the explanations look at it. */
export class ProgramText {
  private readonly starts: readonly number[];
  private known: Tree | undefined;

  constructor(readonly text: string) {
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
    this.starts = starts;
  }

  get tree(): Tree {
    return (this.known ??= parser.parse(this.text));
  }

  offset(at: Finding['start']): number {
    return Math.min((this.starts[at.line] ?? this.text.length) + at.character, this.text.length);
  }

  /** A line's text, from 0, without its end. */
  line(line: number): string {
    return this.text.slice(this.starts[line] ?? 0, this.starts[line + 1]).replace(/[\r\n]+$/, '');
  }

  get lines(): readonly string[] {
    return this.starts.map((_, line) => this.line(line));
  }

  /**
   * The call that what stands at a place belongs to, with what is called as it is written: `display.show`.
   *
   * @param argument the place is something in the call's brackets, and may be a call itself
   */
  callAround(
    from: number,
    to: number,
    argument = false,
  ): { readonly name: string; readonly given: number } | undefined {
    let node: SyntaxNode | null = this.tree.resolveInner(from, 1);
    while (node !== null && node.to < to) node = node.parent;
    for (; node !== null; node = node.parent) {
      if (node.name !== 'CallExpression' || (argument && node.from >= from && node.to <= to)) continue;
      const called = node.firstChild;
      if (called === null) continue;
      // Inside what is called, not among what it is given.
      if (called.from <= from && called.to >= to) continue;
      const args = node.getChild('ArgList');
      const text = this.text.slice(called.from, called.to);
      return {
        name: text.length <= 40 && !/\s/.test(text) ? text : (/\w+$/.exec(text)?.[0] ?? text.slice(0, 40)),
        given: args === null ? 0 : countArguments(args),
      };
    }
    return undefined;
  }

  /** Whether a place is inside a function. */
  insideFunction(at: number): boolean {
    let node: SyntaxNode | null = this.tree.resolveInner(at, 1);
    for (; node !== null; node = node.parent) {
      if (node.name === 'FunctionDefinition' || node.name === 'LambdaExpression') return true;
    }
    return false;
  }

  /** Names that functions give values to by `global`. */
  get globals(): ReadonlySet<string> {
    return new Set(
      [...this.text.matchAll(/^\s*(?:global|nonlocal)\s+([\w, \t]+)/gm)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.trim()),
      ),
    );
  }
}

function countArguments(args: SyntaxNode): number {
  let given = 0;
  let some = false;
  for (let child = args.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === ',') given++;
    else if (child.name !== '(' && child.name !== ')' && child.name !== 'Comment') some = true;
    if (child.name === ',') some = false;
  }
  return given + (some ? 1 : 0);
}
