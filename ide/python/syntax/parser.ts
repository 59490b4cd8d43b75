/**
 * MicroPython's grammar (py/grammar.h), by recursive descent, with what its compiler refuses on top (py/compile.c).
 * It takes what the board takes and stops at the token where the board stops; after an error it goes on with the
 * next line, so that the rest of a program can still be looked at. Here are its statements, in one file, because each
 * leads to the next; expressions are below, in expression-parser.ts.
 */
import { ExpressionParser } from './expression-parser.ts';
import { Stop, type SyntaxError } from './syntax-error.ts';
import { deepest, newScope, node } from './token-reader.ts';
import { tokenize, type Token } from './tokens.ts';
import type { Node, NodeKind } from './tree.ts';

export interface ParsedPython {
  readonly tokens: readonly Token[];
  readonly tree: Node;
  /** From top to bottom; only the first is certain, a later one may follow from it. */
  readonly errors: readonly SyntaxError[];
}

export interface ParseOptions {
  /** As a V2 reads it: `x: int = 1`, `:=`, `async`. */
  readonly newer?: boolean;
}

export function parsePython(source: string, { newer = false }: ParseOptions = {}): ParsedPython {
  return new PythonParser(tokenize(source, { newer }), newer).parse();
}

const augments = new Set(['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '**=', '//=', '@=']);
/** Reads as the board does; `ForgivingParser` makes more of what is broken. */
export class PythonParser extends ExpressionParser {
  parse(): ParsedPython {
    const first = this.token;
    const statements: Node[] = [];
    while (this.kind() !== 'end') {
      if (this.kind() === 'newline' || this.kind() === 'dedent') this.at++;
      else this.statementInto(statements);
    }
    const tree = node('module', first, this.token, '', statements);
    return { tokens: this.tokens, tree, errors: this.errors };
  }

  // Statements

  /** Reads one statement; after an error, goes on behind its line. */
  private statementInto(statements: Node[]): void {
    const begin = this.at;
    if (this.attempt(statements, () => this.statement(statements))) return;
    // `else` and its like belonged to the broken line, and may be broken themselves.
    while (this.at > begin && isClause(this.token)) this.attempt(statements, () => this.clause(statements));
  }

  /** Whether it could be read; after an error, what follows is read from behind its line. */
  private attempt(statements: Node[], read: () => void): boolean {
    const { depth } = this;
    const scopes = this.scopes.length;
    const { loops } = this.scope;
    const start = (this.lineStart = this.at);
    this.rule = '';
    try {
      read();
      return true;
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      this.depth = depth;
      this.scopes.length = scopes;
      this.scope.loops = loops;
      const stopped = this.tokens[error.at] ?? this.token;
      this.errors.push({
        fault: error.fault,
        at: error.at,
        start: Math.min(this.lineStart, error.at),
        from: stopped.from,
        to: stopped.to,
        line: stopped.line,
        rule: error.rule,
      });
      this.at = Math.max(error.at, start);
      this.salvage(start, statements);
      this.skipLine(statements);
      return false;
    }
  }

  /** `elif x:`, `else:`, `except E:`, `finally:` after a line that could not be read. */
  private clause(statements: Node[]): void {
    const { text } = this.token;
    this.begin(text);
    if (text === 'elif') this.test();
    else if (text === 'except' && !this.is(':')) {
      this.test();
      if (this.accept('as')) this.madeName();
    }
    // It may stand in a function, or in a loop, whose first line is broken.
    this.scopes.push({ ...newScope('function'), loops: 1 });
    const { kids } = this.suite();
    this.scopes.pop();
    for (const kid of kids) statements.push(kid);
  }

  /** What can be made of the tokens from `start` on, whose statement is broken. The board makes nothing of it. */
  protected salvage(_start: number, _statements: Node[]): void {
    return;
  }

  /** To behind the next line break; a block that follows is read as if its first line were sound. */
  private skipLine(statements: Node[]): void {
    if (this.token.kind === 'indent' || this.token.kind === 'mismatch') {
      // Its statements stand too far to the right, or between two levels: they are read all the same.
      this.at++;
      return;
    }
    while (!['newline', 'end'].includes(this.token.kind)) this.at++;
    if (this.kind() === 'newline') this.at++;
    if (this.kind() !== 'indent') return;
    // What stands further in may use what the broken line would have allowed: nothing is said of that.
    this.at++;
    this.scopes.push({ ...newScope('function'), loops: 1 });
    this.depth++;
    if (this.depth < deepest) {
      while (!['dedent', 'end'].includes(this.token.kind)) {
        if (this.token.kind === 'newline') this.at++;
        else this.statementInto(statements);
      }
    }
    this.depth--;
    this.scopes.pop();
    if (this.token.kind === 'dedent') this.at++;
  }

  private statement(statements: Node[]): void {
    const { token } = this;
    if (token.kind === 'indent' || token.kind === 'mismatch') this.fail();
    if (token.kind === 'keyword') {
      const compound = this.compound(token);
      if (compound !== undefined) {
        statements.push(compound);
        return;
      }
    }
    if (this.is('@')) {
      statements.push(this.decorated());
      return;
    }
    this.simpleLine(statements);
  }

  private compound(token: Token): Node | undefined {
    switch (token.text) {
      case 'if':
        return this.ifStatement();
      case 'while': {
        this.begin('while');
        const kids = [this.test()];
        kids.push(this.suite(true));
        this.elseInto(kids);
        return this.node('while', token, kids);
      }
      case 'for': {
        this.begin('for');
        const target = this.expressions(['in']);
        this.assignable(target);
        this.expect('in');
        const kids = [target, this.tests()];
        kids.push(this.suite(true));
        this.elseInto(kids);
        return this.node('for', token, kids);
      }
      case 'try':
        return this.tryStatement();
      case 'with': {
        this.begin('with');
        const kids: Node[] = [];
        do {
          const first = this.token;
          const item = [this.test()];
          if (this.accept('as')) {
            const target = this.expression();
            this.assignable(target);
            item.push(target);
          }
          kids.push(this.node('item', first, item));
        } while (this.accept(','));
        kids.push(this.suite());
        return this.node('with', token, kids);
      }
      case 'def':
        return this.definition();
      case 'class':
        return this.classDefinition();
      case 'async': {
        this.begin('async');
        if (!this.is('def') && !this.is('with') && !this.is('for')) this.fail();
        return this.compound(this.token);
      }
      default:
        return undefined;
    }
  }

  private begin(rule: string): void {
    this.rule = rule;
    this.at++;
  }

  private ifStatement(): Node {
    const first = this.token;
    this.begin('if');
    const kids = [this.test()];
    kids.push(this.suite());
    while (this.is('elif')) {
      this.lineStart = this.at;
      this.begin('elif');
      kids.push(this.test());
      kids.push(this.suite());
    }
    this.elseInto(kids);
    return this.node('if', first, kids);
  }

  private elseInto(kids: Node[]): boolean {
    if (!this.is('else')) return false;
    this.lineStart = this.at;
    this.begin('else');
    kids.push(this.suite());
    return true;
  }

  private tryStatement(): Node {
    const first = this.token;
    this.begin('try');
    const kids = [this.suite()];
    let bare: Token | undefined;
    while (this.is('except')) {
      const { token } = this;
      if (bare !== undefined) this.refuse('except-order', bare);
      this.lineStart = this.at;
      this.begin('except');
      const handler: Node[] = [];
      if (this.is(':')) bare = token;
      else {
        handler.push(this.test());
        if (this.accept('as')) handler.push(this.madeName());
      }
      handler.push(this.suite());
      kids.push(this.node('handler', token, handler));
    }
    const handled = kids.length > 1;
    if (handled && this.is('else')) {
      const { token } = this;
      const other: Node[] = [];
      this.elseInto(other);
      kids.push(this.node('else', token, other));
    }
    if (this.is('finally')) {
      const { token } = this;
      this.lineStart = this.at;
      this.begin('finally');
      kids.push(this.node('finally', token, [this.suite()]));
    } else if (!handled) {
      this.missing('handler');
    }
    return this.node('try', first, kids);
  }

  private decorated(): Node {
    const first = this.token;
    const kids: Node[] = [];
    while (this.accept('@')) {
      const start = this.token;
      let decorator = this.name();
      while (this.accept('.')) {
        const { text } = this.name();
        decorator = this.node('attribute', start, [decorator], text);
      }
      if (this.is('(')) decorator = this.call(start, decorator);
      kids.push(decorator);
      if (this.token.kind !== 'newline') this.fail();
      this.at++;
      this.lineStart = this.at;
    }
    const { token } = this;
    if (!this.is('def') && !this.is('class') && !this.is('async')) this.fail();
    const defined = this.compound(token);
    if (defined !== undefined) kids.push(defined);
    return this.node('decorated', first, kids);
  }

  private definition(): Node {
    const first = this.token;
    this.begin('def');
    const name = this.madeName();
    this.expect('(');
    const parameters = this.definedParameters();
    const annotation = this.accept('->') ? this.test() : undefined;
    this.scopes.push(newScope('function'));
    for (const { kids } of parameters.kids) if (kids[0]?.kind === 'name') this.scope.made.add(kids[0].text);
    const block = this.suite();
    this.scopes.pop();
    const made = this.node('def', first, [name, parameters, block], name.text);
    return annotation === undefined ? made : { ...made, annotation };
  }

  protected definedParameters(): Node {
    const parameters = this.parameters(')', true);
    this.expect(')');
    return parameters;
  }

  private classDefinition(): Node {
    const first = this.token;
    this.begin('class');
    const name = this.madeName();
    const kids = [name];
    if (this.accept('(')) kids.push(...this.classArguments());
    this.scopes.push(newScope('class'));
    kids.push(this.suite());
    this.scopes.pop();
    return this.node('class', first, kids, name.text);
  }

  protected classArguments(): readonly Node[] {
    const given = this.callArguments();
    this.expect(')');
    return given;
  }

  /** Something has to stand here and does not. */
  protected missing(fault: 'block' | 'colon' | 'handler'): void {
    this.fail(fault);
  }

  /** A colon and what it rules: the rest of the line, or an indented block. */
  private suite(loop = false): Node {
    const { rule } = this;
    if (!this.accept(':')) this.missing('colon');
    const colon = this.before;
    const statements: Node[] = [];
    const { scope } = this;
    if (loop) scope.loops++;
    if (this.kind() === 'newline') {
      this.at++;
      if (this.kind() !== 'indent') {
        this.rule = rule;
        this.missing('block');
        if (loop) scope.loops--;
        return node('block', colon, this.before, '', statements);
      }
      this.at++;
      if (this.depth >= deepest) this.fail('deep');
      this.depth++;
      while (!['dedent', 'end'].includes(this.kind())) {
        if (this.kind() === 'newline') this.at++;
        else this.statementInto(statements);
      }
      this.depth--;
      if (this.kind() === 'dedent') this.at++;
      // A line between two levels ends the block and begins nothing.
      if (this.kind() === 'mismatch') {
        const { token } = this;
        this.errors.push({
          fault: 'mismatch',
          at: this.at,
          start: this.at,
          from: token.from,
          to: token.to,
          line: token.line,
          rule,
        });
        this.at++;
      }
    } else {
      this.simpleLine(statements);
    }
    if (loop) scope.loops--;
    return node('block', colon, this.before, '', statements);
  }

  private simpleLine(statements: Node[]): void {
    for (;;) {
      statements.push(this.small());
      if (!this.accept(';')) break;
      if (this.token.kind === 'newline') break;
    }
    if (this.token.kind !== 'newline') this.fail();
    this.at++;
  }

  private small(): Node {
    const first = this.token;
    const done = (kind: NodeKind, kids: readonly Node[] = [], text = ''): Node =>
      this.node(kind, first, kids, text);
    if (first.kind === 'keyword') {
      switch (first.text) {
        case 'pass':
          this.begin('pass');
          return done('pass');
        case 'break':
        case 'continue':
          this.begin(first.text);
          if (this.scope.loops === 0) this.refuse('break', first);
          return done(first.text);
        case 'return': {
          this.begin('return');
          const { kind } = this.scope;
          if (kind === 'module' || kind === 'class') this.refuse('return', first);
          return done('return', this.atEnd() ? [] : [this.tests()]);
        }
        case 'raise': {
          this.begin('raise');
          if (this.atEnd()) return done('raise');
          const kids = [this.test()];
          if (this.accept('from')) kids.push(this.test());
          return done('raise', kids);
        }
        case 'yield':
          return done('expression', [this.yieldExpression()]);
        case 'del': {
          this.begin('del');
          const target = this.expressions([]);
          this.deletable(target);
          return done('del', [target]);
        }
        case 'import':
        case 'from':
          return this.importStatement();
        case 'global':
        case 'nonlocal':
          return this.scopeStatement(first.text);
        case 'assert': {
          this.begin('assert');
          const kids = [this.test()];
          if (this.accept(',')) kids.push(this.test());
          return done('assert', kids);
        }
      }
    }
    return this.expressionStatement();
  }

  private scopeStatement(word: 'global' | 'nonlocal'): Node {
    const first = this.token;
    this.begin(word);
    const kids: Node[] = [];
    do {
      const name = this.name();
      kids.push(name);
      if (word === 'nonlocal') {
        const outer = this.scopes.slice(0, -1).some(({ kind }) => kind !== 'module');
        if (!outer) this.refuse('nonlocal', name);
        this.scope.free.add(name.text);
      } else if (this.scope.kind !== 'module' && this.scope.made.has(name.text)) {
        this.refuse('global-late', name);
      }
      if (word === 'global') this.scope.free.add(name.text);
    } while (this.accept(','));
    return this.node(word, first, kids);
  }

  private importStatement(): Node {
    const first = this.token;
    const kids: Node[] = [];
    if (first.text === 'import') {
      this.begin('import');
      do {
        const start = this.token;
        const [head, module] = this.dottedModule();
        kids.push(this.node('alias', start, [this.accept('as') ? this.madeName() : head], module));
      } while (this.accept(','));
      return this.node('import', first, kids);
    }
    this.begin('from');
    let dots = '';
    while (this.is('.') || this.is('...')) {
      dots += this.token.text;
      this.at++;
    }
    const [head, rest] = dots !== '' && this.is('import') ? [] : this.dottedModule();
    const module = dots + (rest ?? '');
    const named = head !== undefined && head.text === module ? { module: head } : {};
    this.expect('import');
    if (this.is('*')) {
      const { token } = this;
      this.at++;
      return { ...this.node('from', first, [this.node('alias', token, [], '*')], module), ...named };
    }
    const paren = this.accept('(');
    do {
      if (kids.length > 0 && (paren ? this.is(')') : this.token.kind === 'newline')) break;
      const name = this.name();
      const bound = this.accept('as') ? this.madeName() : name;
      this.scope.made.add(bound.text);
      kids.push(node('alias', name, this.before, name.text, [bound]));
    } while (this.accept(','));
    if (paren) this.expect(')');
    return { ...this.node('from', first, kids, module), ...named };
  }

  private dottedModule(): readonly [Node, string] {
    const head = this.name();
    let module = head.text;
    while (this.accept('.')) module += `.${this.name().text}`;
    return [head, module];
  }

  private expressionStatement(): Node {
    const first = this.token;
    const target = this.starTests();
    if (this.newer && this.accept(':')) {
      this.assignable(target);
      const kids = [target, this.test()];
      if (this.accept('=')) kids.push(this.assigned());
      return this.node('annotate', first, kids);
    }
    if (this.kind() === 'op' && augments.has(this.token.text)) {
      const operator = this.token.text;
      this.at++;
      const { kind } = target;
      if (!['name', 'attribute', 'index'].includes(kind))
        this.refuse(kind === 'tuple' || kind === 'list' ? 'augment' : 'assign', target);
      else this.assignable(target);
      return this.node('augment', first, [target, this.assigned()], operator);
    }
    if (!this.is('=')) {
      this.loadable(target);
      return this.node('expression', first, [target]);
    }
    const kids = [target];
    while (this.accept('=')) {
      this.rule = 'assign';
      kids.push(this.assignedOrTarget());
    }
    for (const one of kids.slice(0, -1)) this.assignable(one);
    const value = kids.at(-1);
    if (value !== undefined) this.loadable(value);
    return this.node('assign', first, kids);
  }

  private assigned(): Node {
    const value = this.assignedOrTarget();
    this.loadable(value);
    return value;
  }

  private assignedOrTarget(): Node {
    return this.is('yield') ? this.yieldExpression() : this.starTests();
  }

  private deletable(target: Node): void {
    if (target.kind === 'tuple' && target.kids.length > 0) for (const kid of target.kids) this.deletable(kid);
    else if (!['name', 'attribute', 'index'].includes(target.kind)) this.refuse('delete', target);
  }

  /** `*x` has no value of its own. */
  private loadable(value: Node): void {
    if (value.kind === 'star') this.refuse('star', value);
    else if (value.kind === 'tuple' || value.kind === 'list') {
      for (const kid of value.kids) if (kid.kind === 'star') this.refuse('star', kid);
    }
  }
}

function isClause({ kind, text }: Token): boolean {
  return kind === 'keyword' && /^(elif|else|except|finally)$/.test(text);
}
