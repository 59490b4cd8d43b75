import type { SyntaxNode } from '@lezer/common';
import type { BlockState, ConnectionState } from './blocks-document.ts';
import type { ExpressionConverter } from './expression-converter.ts';
import type { ProgramSource } from './program-source.ts';
import { isTargets } from './python-pieces.ts';

/** Reads what is given a value: a variable, or several names. */
export class TargetReader {
  constructor(
    private readonly source: ProgramSource,
    private readonly expressions: ExpressionConverter,
  ) {}

  /** The text of targets that are names: `x, y`, `(a, b), c`. */
  names(nodes: readonly SyntaxNode[]): string | undefined {
    const [first] = nodes;
    const last = nodes.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const text = this.source.text.slice(first.from, last.to);
    return isTargets(text) ? text : undefined;
  }

  /** A block about a variable, when the target is one. */
  withVariable(
    type: string,
    target: SyntaxNode,
    inputs: Record<string, ConnectionState>,
    fields: Record<string, string> = {},
  ): BlockState | undefined {
    const name = this.source.slice(target);
    if (target.name !== 'VariableName' || !this.expressions.isVariable(name)) return undefined;
    return { type, id: '', fields: { VAR: { id: name }, ...fields }, inputs };
  }
}
