import { Stop, type SyntaxError, type SyntaxFault } from './syntax-error.ts';
import type { Token } from './tokens.ts';
import type { Node, NodeKind } from './tree.ts';

/**
 * Brackets and blocks in one another. Far beyond what a person writes and what a micro:bit compiles, and well within
 * the call stack here: each level takes about ten calls.
 */
export const deepest = 240;

export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'lambda';
  loops: number;
  /** Names the scope has used up to here; a later `global` is refused for those it made. */
  readonly made: Set<string>;
  readonly free: Set<string>;
}

/** The tokens of a program and where in them it is read; what of both parsers knows neither statement nor expression. */
export class TokenReader {
  protected at = 0;
  protected depth = 0;
  protected lineStart = 0;
  protected rule = '';
  protected readonly errors: SyntaxError[] = [];
  protected readonly scopes: Scope[] = [newScope('module')];

  constructor(
    protected readonly tokens: readonly Token[],
    protected readonly newer: boolean,
  ) {}

  // Tokens

  protected get token(): Token {
    return this.tokens[this.at] ?? (this.tokens.at(-1) as Token);
  }

  /** Of the token at hand; a call, because reading on changes it. */
  protected kind(): Token['kind'] {
    return this.token.kind;
  }

  protected get before(): Token {
    return this.tokens[this.at - 1] ?? this.token;
  }

  protected is(text: string): boolean {
    const { kind, text: written } = this.token;
    return written === text && (kind === 'op' || kind === 'keyword');
  }

  protected accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  protected expect(text: string, fault: SyntaxFault = 'unexpected'): void {
    if (!this.accept(text)) this.fail(fault);
  }

  protected fail(fault: SyntaxFault = 'unexpected', at = this.at): never {
    const { kind } = this.tokens[at] ?? this.token;
    const better = fault === 'unexpected' && (kind === 'indent' || kind === 'mismatch') ? kind : fault;
    throw new Stop(better, at, this.rule);
  }

  /** Something the compiler does not take, though the grammar does: reading goes on. */
  protected refuse(fault: SyntaxFault, where: { from: number; to: number; line: number }): void {
    let at = this.at;
    while (at > 0 && (this.tokens[at - 1]?.from ?? 0) >= where.from) at--;
    this.errors.push({ ...where, fault, at, start: this.lineStart, rule: this.rule });
  }

  protected nested<Result>(read: () => Result): Result {
    if (this.depth >= deepest) this.fail('deep');
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  protected get scope(): Scope {
    return this.scopes.at(-1) ?? newScope('module');
  }

  protected atEnd(): boolean {
    return this.token.kind === 'newline' || this.is(';');
  }

  protected node(kind: NodeKind, first: Token, kids: readonly Node[], text = ''): Node {
    return node(kind, first, this.before, text, kids);
  }
}

export function newScope(kind: Scope['kind']): Scope {
  return { kind, loops: 0, made: new Set(), free: new Set() };
}

export function node(
  kind: NodeKind,
  first: { readonly from: number; readonly line: number },
  last: { readonly to: number },
  text: string,
  kids: readonly Node[] = [],
): Node {
  return { kind, text, from: first.from, to: Math.max(last.to, first.from), line: first.line, kids };
}
