/**
 * MicroPython's grammar (py/grammar.h), by recursive descent, with what its compiler refuses on top (py/compile.c).
 * It takes what the board takes and stops at the token where the board stops; after an error it goes on with the
 * next line, so that the rest of a program can still be looked at. One file, because a grammar is read in one go.
 */
import { isSoundNumber, tokenize, type Token } from './tokens.ts';
import type { Node, NodeKind } from './tree.ts';

/** What a rule wanted and did not find, or what the compiler does not take. */
export type SyntaxFault =
  /** A token that does not fit where it stands. */
  | 'unexpected'
  /** `if x` without its colon: what stands there is not `:`. */
  | 'colon'
  /** A block was to begin here. */
  | 'block'
  | 'indent'
  | 'mismatch'
  | 'number'
  /** `try` without `except` or `finally`. */
  | 'handler'
  /** What cannot be given a value: a literal, a call, a calculation. */
  | 'assign'
  | 'augment'
  | 'delete'
  | 'star'
  | 'two-stars'
  | 'keyword-name'
  | 'order'
  | 'dict'
  | 'default-order'
  | 'parameter-twice'
  | 'break'
  | 'return'
  | 'yield'
  | 'global-late'
  | 'nonlocal'
  | 'except-order'
  | 'deep';

export interface SyntaxError {
  readonly fault: SyntaxFault;
  /** Index of the token where the board would stop. */
  readonly at: number;
  /** Index of the first token of its statement's line. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  /** The rule that was being read, `call`, `for`, `def` ...: what the pupil was about to write. */
  readonly rule: string;
}

export interface ParsedPython {
  readonly tokens: readonly Token[];
  readonly tree: Node;
  /** From top to bottom; only the first is certain, a later one may follow from it. */
  readonly errors: readonly SyntaxError[];
}

/**
 * Brackets and blocks in one another. Far beyond what a person writes and what a micro:bit compiles, and well within
 * the call stack here: each level takes about ten calls.
 */
const deepest = 240;

/** Thrown where a rule finds what it does not take. */
export class Stop extends Error {
  constructor(
    readonly fault: SyntaxFault,
    readonly at: number,
    readonly rule: string,
  ) {
    super(fault);
  }
}

export interface ParseOptions {
  /** As a V2 reads it: `x: int = 1`, `:=`, `async`. */
  readonly newer?: boolean;
}

export function parsePython(source: string, { newer = false }: ParseOptions = {}): ParsedPython {
  return new PythonParser(tokenize(source, { newer }), newer).parse();
}

interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'lambda';
  loops: number;
  /** Names the scope has used up to here; a later `global` is refused for those it made. */
  readonly made: Set<string>;
  readonly free: Set<string>;
}

const augments = new Set(['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '**=', '//=', '@=']);
const comparisons = new Set(['<', '>', '==', '<=', '>=', '!=']);
/** How tightly operators bind, loosest first. */
const levels: readonly ReadonlySet<string>[] = [
  new Set(['|']),
  new Set(['^']),
  new Set(['&']),
  new Set(['<<', '>>']),
  new Set(['+', '-']),
  new Set(['*', '/', '%', '//']),
];
const newerTerms = new Set(['*', '/', '%', '//', '@']);

/** Reads as the board does; `ForgivingParser` makes more of what is broken. */
export class PythonParser {
  protected at = 0;
  private depth = 0;
  protected lineStart = 0;
  private rule = '';
  protected readonly errors: SyntaxError[] = [];
  private readonly scopes: Scope[] = [newScope('module')];

  constructor(
    protected readonly tokens: readonly Token[],
    private readonly newer: boolean,
  ) {}

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

  // Tokens

  protected get token(): Token {
    return this.tokens[this.at] ?? (this.tokens.at(-1) as Token);
  }

  /** Of the token at hand; a call, because reading on changes it. */
  protected kind(): Token['kind'] {
    return this.token.kind;
  }

  private get before(): Token {
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

  private expect(text: string, fault: SyntaxFault = 'unexpected'): void {
    if (!this.accept(text)) this.fail(fault);
  }

  private fail(fault: SyntaxFault = 'unexpected', at = this.at): never {
    const { kind } = this.tokens[at] ?? this.token;
    const better = fault === 'unexpected' && (kind === 'indent' || kind === 'mismatch') ? kind : fault;
    throw new Stop(better, at, this.rule);
  }

  /** Something the compiler does not take, though the grammar does: reading goes on. */
  private refuse(fault: SyntaxFault, where: { from: number; to: number; line: number }): void {
    let at = this.at;
    while (at > 0 && (this.tokens[at - 1]?.from ?? 0) >= where.from) at--;
    this.errors.push({ ...where, fault, at, start: this.lineStart, rule: this.rule });
  }

  private nested<Result>(read: () => Result): Result {
    if (this.depth >= deepest) this.fail('deep');
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  private get scope(): Scope {
    return this.scopes.at(-1) ?? newScope('module');
  }

  // Statements

  /** Reads one statement; after an error, goes on behind its line. */
  private statementInto(statements: Node[]): void {
    const { depth } = this;
    const scopes = this.scopes.length;
    const { loops } = this.scope;
    const start = (this.lineStart = this.at);
    this.rule = '';
    try {
      this.statement(statements);
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
    }
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
    // `else` and its like belonged to the broken line.
    while (/^(elif|else|except|finally)$/.test(this.token.text) && this.token.kind === 'keyword') {
      this.lineStart = this.at;
      this.skipLine(statements);
    }
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

  /** Up to `end`, which is left. */
  protected parameters(end: string, annotated: boolean): Node {
    const first = this.token;
    const kids: Node[] = [];
    let star = false;
    let last = false;
    let optional = false;
    const names = new Set<string>();
    while (!this.is(end)) {
      const { token } = this;
      if (last) this.fail();
      const stars = this.is('**') || this.is('*') ? this.token.text : '';
      const parameter: Node[] = [];
      let annotation: Node | undefined;
      if (stars !== '') {
        if (stars === '*' && star) this.fail();
        this.at++;
        star = true;
        last = stars === '**';
      }
      if (stars !== '*' || this.token.kind === 'name') {
        const name = this.name();
        if (names.has(name.text)) this.refuse('parameter-twice', name);
        names.add(name.text);
        parameter.push(name);
        if (annotated && this.accept(':')) annotation = this.test();
        if (stars === '' && this.accept('=')) {
          parameter.push(this.test());
          optional = true;
        } else if (stars === '' && optional && !star) {
          this.refuse('default-order', name);
        }
      }
      const one = this.node('parameter', token, parameter, stars);
      kids.push(annotation === undefined ? one : { ...one, annotation });
      if (!this.accept(',')) break;
    }
    return this.node('parameters', first, kids);
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

  private atEnd(): boolean {
    return this.token.kind === 'newline' || this.is(';');
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
    const module = dots !== '' && this.is('import') ? dots : dots + this.dottedModule()[1];
    this.expect('import');
    if (this.is('*')) {
      const { token } = this;
      this.at++;
      return this.node('from', first, [this.node('alias', token, [], '*')], module);
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
    return this.node('from', first, kids, module);
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

  private yieldExpression(): Node {
    const first = this.token;
    this.at++;
    const { kind } = this.scope;
    if (kind === 'module' || kind === 'class') this.refuse('yield', first);
    if (this.accept('from')) return this.node('yield', first, [this.test()]);
    const ends = this.atEnd() || this.is('=') || this.is(')');
    return this.node('yield', first, ends ? [] : [this.tests()]);
  }

  // What can be given a value (c_assign, c_del_stmt)

  private assignable(target: Node): void {
    switch (target.kind) {
      case 'name':
        this.scope.made.add(target.text);
        return;
      case 'attribute':
      case 'index':
        return;
      case 'tuple':
      case 'list': {
        if (target.kind === 'tuple' && target.kids.length === 0) break;
        let stars = 0;
        for (const kid of target.kids) {
          if (kid.kind === 'star') stars++;
          const inner = kid.kind === 'star' ? kid.kids[0] : kid;
          if (inner !== undefined) this.assignable(inner);
        }
        if (stars > 1) this.refuse('two-stars', target);
        return;
      }
      default:
        break;
    }
    this.refuse('assign', target);
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

  // Expressions

  private name(): Node {
    const { token } = this;
    if (token.kind !== 'name') this.fail();
    this.at++;
    return node('name', token, token, token.text);
  }

  private madeName(): Node {
    const name = this.name();
    this.scope.made.add(name.text);
    return name;
  }

  private starTests(): Node {
    return this.listOf(
      () => (this.is('*') ? this.starred() : this.test()),
      () => this.startsExpression(),
    );
  }

  private tests(): Node {
    return this.listOf(
      () => this.test(),
      () => this.startsExpression(),
    );
  }

  /** `exprlist`: no comparisons, so that `for x in` ends at its `in`. */
  private expressions(_until: readonly string[]): Node {
    return this.listOf(
      () => (this.is('*') ? this.starred() : this.expression()),
      () => this.startsExpression(),
    );
  }

  private listOf(read: () => Node, more: () => boolean): Node {
    const first = this.token;
    const item = read();
    if (!this.is(',')) return item;
    const kids = [item];
    while (this.accept(',')) {
      if (!more()) break;
      kids.push(read());
    }
    return this.node('tuple', first, kids);
  }

  /** Whether a token can begin an expression: after a comma at the end of a list nothing follows. */
  private startsExpression(): boolean {
    const { kind, text } = this.token;
    if (kind === 'op') return ['(', '[', '{', '-', '+', '~', '*', '...'].includes(text);
    if (kind === 'keyword') return ['None', 'True', 'False', 'not', 'lambda', 'await'].includes(text);
    return ['name', 'number', 'string', 'bytes', 'open-string', 'invalid'].includes(kind);
  }

  private starred(): Node {
    const first = this.token;
    this.at++;
    return this.node('star', first, [this.expression()]);
  }

  private namedTest(): Node {
    const first = this.token;
    const value = this.test();
    if (this.newer && value.kind === 'name' && this.accept(':='))
      return this.node('walrus', first, [value, this.test()]);
    return value;
  }

  private test(): Node {
    if (this.newer && this.token.kind === 'name' && this.tokens[this.at + 1]?.text === ':=') {
      const first = this.token;
      const name = this.madeName();
      this.at++;
      return this.node('walrus', first, [name, this.test()]);
    }
    return this.nested(() => {
      if (this.is('lambda')) return this.lambda();
      const first = this.token;
      const value = this.orTest();
      if (!this.accept('if')) return value;
      const { rule } = this;
      this.rule = 'conditional';
      const test = this.orTest();
      this.expect('else');
      const otherwise = this.test();
      this.rule = rule;
      return this.node('conditional', first, [value, test, otherwise]);
    });
  }

  private lambda(noCondition = false): Node {
    const first = this.token;
    this.at++;
    const parameters = this.parameters(':', false);
    const { rule } = this;
    this.rule = 'lambda';
    this.expect(':');
    this.rule = rule;
    this.scopes.push(newScope('lambda'));
    const value = noCondition ? (this.is('lambda') ? this.lambda(true) : this.orTest()) : this.test();
    this.scopes.pop();
    return this.node('lambda', first, [parameters, value]);
  }

  private orTest(): Node {
    return this.booleans('or', () => this.booleans('and', () => this.notTest()));
  }

  private booleans(word: string, read: () => Node): Node {
    const first = this.token;
    const value = read();
    if (!this.is(word)) return value;
    const kids = [value];
    while (this.accept(word)) kids.push(read());
    return this.node('boolean', first, kids, word);
  }

  private notTest(): Node {
    if (!this.is('not')) return this.comparison();
    const first = this.token;
    this.at++;
    return this.nested(() => this.node('unary', first, [this.notTest()], 'not'));
  }

  private comparison(): Node {
    const first = this.token;
    const value = this.expression();
    const kids = [value];
    const ops: string[] = [];
    for (;;) {
      const { token } = this;
      let operator: string;
      if (token.kind === 'op' && comparisons.has(token.text)) {
        operator = token.text;
        this.at++;
      } else if (this.accept('in')) operator = 'in';
      else if (this.accept('not')) {
        this.expect('in');
        operator = 'not in';
      } else if (this.accept('is')) operator = this.accept('not') ? 'is not' : 'is';
      else break;
      ops.push(operator);
      kids.push(this.expression());
    }
    return ops.length === 0 ? value : { ...this.node('compare', first, kids), ops };
  }

  private expression(level = 0): Node {
    const operators = level === levels.length - 1 && this.newer ? newerTerms : levels[level];
    if (operators === undefined) return this.factor();
    const first = this.token;
    const value = this.expression(level + 1);
    if (this.token.kind !== 'op' || !operators.has(this.token.text)) return value;
    const kids = [value];
    const ops: string[] = [];
    while (this.kind() === 'op' && operators.has(this.token.text)) {
      ops.push(this.token.text);
      this.at++;
      kids.push(this.expression(level + 1));
    }
    return { ...this.node('binary', first, kids), ops };
  }

  private factor(): Node {
    const first = this.token;
    if (this.is('-') || this.is('+') || this.is('~')) {
      this.at++;
      return this.nested(() => this.node('unary', first, [this.factor()], first.text));
    }
    const value = this.trailers();
    if (!this.accept('**')) return value;
    const power = this.nested(() => this.factor());
    return { ...this.node('binary', first, [value, power]), ops: ['**'] };
  }

  private trailers(): Node {
    const first = this.token;
    if (this.newer && this.accept('await')) return this.node('await', first, [this.trailers()]);
    let value = this.atom();
    for (;;) {
      if (this.is('(')) value = this.call(first, value);
      else if (this.accept('[')) {
        const { rule } = this;
        this.rule = 'index';
        const slices = this.listOf(
          () => this.subscript(),
          () => !this.is(']'),
        );
        this.expect(']');
        this.rule = rule;
        value = this.node('index', first, [value, slices]);
      } else if (this.accept('.')) {
        const { rule } = this;
        this.rule = 'attribute';
        const { text } = this.name();
        this.rule = rule;
        value = this.node('attribute', first, [value], text);
      } else return value;
    }
  }

  private subscript(): Node {
    const first = this.token;
    const kids: Node[] = [];
    const ends = (): boolean => this.is(':') || this.is(']') || this.is(',');
    if (!this.is(':')) {
      const value = this.test();
      if (!this.is(':')) return value;
      kids.push(value);
    }
    for (let colons = 0; colons < 2 && this.accept(':'); colons++) if (!ends()) kids.push(this.test());
    return this.node('slice', first, kids);
  }

  private call(first: Token, callee: Node): Node {
    this.at++;
    const { rule } = this;
    this.rule = 'call';
    const kids = this.nested(() => this.callArguments());
    this.expect(')');
    this.rule = rule;
    return this.node('call', first, [callee, ...kids]);
  }

  private callArguments(): Node[] {
    const kids: Node[] = [];
    let stars = 0;
    let doubleStars = 0;
    let named = false;
    while (!this.is(')')) {
      const first = this.token;
      if (this.is('*') || this.is('**')) {
        const double = this.is('**');
        this.at++;
        const value = this.node(double ? 'double-star' : 'star', first, [this.test()]);
        kids.push(value);
        if ((double ? ++doubleStars : ++stars) > 1) this.refuse('two-stars', value);
      } else {
        const value = this.test();
        if (this.is('for')) {
          const kids2 = [value];
          this.loopsInto(kids2);
          kids.push(this.node('comprehension', first, kids2, 'generator'));
        } else if (this.accept('=')) {
          if (value.kind !== 'name') this.refuse('keyword-name', value);
          named = true;
          const given = this.test();
          kids.push(this.node('keyword', first, [given], value.kind === 'name' ? value.text : ''));
        } else {
          if (named || stars + doubleStars > 0) this.refuse('order', value);
          kids.push(value);
        }
      }
      if (!this.accept(',')) break;
    }
    return kids;
  }

  private atom(): Node {
    const { token } = this;
    const leaf = (kind: NodeKind): Node => {
      this.at++;
      return node(kind, token, token, token.text);
    };
    switch (token.kind) {
      case 'name':
        return leaf('name');
      case 'number':
        if (!isSoundNumber(token.text)) this.fail('number');
        return leaf('number');
      case 'string':
      case 'bytes': {
        const { kind } = token;
        let last = token;
        for (; this.token.kind === kind; this.at++) last = this.token;
        return node(kind, token, last, last === token ? token.text : '');
      }
      case 'keyword':
        if (/^(None|True|False)$/.test(token.text)) return leaf('constant');
        break;
      case 'op':
        switch (token.text) {
          case '...':
            return leaf('constant');
          case '(':
            return this.nested(() => this.parenthesis());
          case '[':
            return this.nested(() => this.listDisplay());
          case '{':
            return this.nested(() => this.braces());
        }
        break;
      default:
        break;
    }
    return this.fail();
  }

  private parenthesis(): Node {
    const first = this.token;
    this.at++;
    const { rule } = this;
    this.rule = 'brackets';
    let value: Node;
    if (this.is(')')) value = this.node('tuple', first, []);
    else if (this.is('yield')) value = this.yieldExpression();
    else value = this.itemsOrLoops('generator', 'tuple');
    this.expect(')');
    this.rule = rule;
    // With its brackets: `(a, b)`.
    return value.kind === 'tuple' || value.kind === 'comprehension'
      ? { ...this.node(value.kind, first, value.kids, value.text) }
      : value;
  }

  private listDisplay(): Node {
    const first = this.token;
    this.at++;
    const { rule } = this;
    this.rule = 'brackets';
    const value = this.is(']') ? undefined : this.itemsOrLoops('list', 'list');
    this.expect(']');
    this.rule = rule;
    if (value?.kind === 'comprehension' && value.text === 'list')
      return this.node('comprehension', first, value.kids, 'list');
    if (value?.kind === 'list' && value.text === 'items') return this.node('list', first, value.kids);
    return this.node('list', first, value === undefined ? [] : [value]);
  }

  /** What stands in round or square brackets: one value, several, or a loop. */
  private itemsOrLoops(loops: 'generator' | 'list', items: 'tuple' | 'list'): Node {
    const first = this.token;
    const one = this.is('*') ? this.starred() : this.namedTest();
    if (this.is('for')) {
      const kids = [one];
      this.loopsInto(kids);
      return this.node('comprehension', first, kids, loops);
    }
    if (!this.is(',')) {
      if (items === 'tuple' && one.kind === 'star') this.refuse('star', one);
      return one;
    }
    const kids = [one];
    while (this.accept(',')) {
      if (!this.startsExpression()) break;
      kids.push(this.is('*') ? this.starred() : this.test());
    }
    return this.node(items, first, kids, items === 'list' ? 'items' : '');
  }

  private braces(): Node {
    const first = this.token;
    this.at++;
    const { rule } = this;
    this.rule = 'brackets';
    const kids: Node[] = [];
    let dict: boolean | undefined;
    let looped = false;
    while (!this.is('}')) {
      const key = this.test();
      const pair = this.accept(':');
      dict ??= pair;
      if (dict !== pair) this.refuse('dict', key);
      kids.push(key);
      if (pair) kids.push(this.test());
      if (this.is('for') && kids.length <= 2) {
        this.loopsInto(kids);
        looped = true;
        break;
      }
      if (!this.accept(',')) break;
    }
    this.expect('}');
    this.rule = rule;
    const isDict = dict ?? true;
    if (looped) return this.node('comprehension', first, kids, isDict ? 'dict' : 'set');
    return this.node(isDict ? 'dict' : 'set', first, kids);
  }

  /** `for ... in ... if ...` of a comprehension. */
  private loopsInto(kids: Node[]): void {
    const { rule } = this;
    this.rule = 'comprehension';
    for (;;) {
      const first = this.token;
      if (this.accept('for')) {
        const target = this.expressions(['in']);
        // Its names are of the comprehension alone.
        this.scopes.push(newScope('lambda'));
        this.assignable(target);
        this.scopes.pop();
        this.expect('in');
        kids.push(this.node('each', first, [target, this.orTest()]));
      } else if (this.accept('if')) {
        kids.push(this.node('filter', first, [this.is('lambda') ? this.lambda(true) : this.orTest()]));
      } else break;
    }
    this.rule = rule;
  }

  protected node(kind: NodeKind, first: Token, kids: readonly Node[], text = ''): Node {
    return node(kind, first, this.before, text, kids);
  }
}

function newScope(kind: Scope['kind']): Scope {
  return { kind, loops: 0, made: new Set(), free: new Set() };
}

function node(
  kind: NodeKind,
  first: { readonly from: number; readonly line: number },
  last: { readonly to: number },
  text: string,
  kids: readonly Node[] = [],
): Node {
  return { kind, text, from: first.from, to: Math.max(last.to, first.from), line: first.line, kids };
}
