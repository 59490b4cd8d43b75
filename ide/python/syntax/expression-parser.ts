/**
 * Expressions of MicroPython's grammar (py/grammar.h), and what may stand on the left of `=` (py/compile.c,
 * c_assign). From the loosest operator down to names and numbers.
 */
import { TokenReader, newScope, node } from './token-reader.ts';
import { isSoundNumber, type Token } from './tokens.ts';
import type { Node, NodeKind } from './tree.ts';

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

export class ExpressionParser extends TokenReader {
  protected name(): Node {
    const { token } = this;
    if (token.kind !== 'name') this.fail();
    this.at++;
    return node('name', token, token, token.text);
  }

  protected madeName(): Node {
    const name = this.name();
    this.scope.made.add(name.text);
    return name;
  }

  protected starTests(): Node {
    return this.listOf(
      () => (this.is('*') ? this.starred() : this.test()),
      () => this.startsExpression(),
    );
  }

  protected tests(): Node {
    return this.listOf(
      () => this.test(),
      () => this.startsExpression(),
    );
  }

  /** `exprlist`: no comparisons, so that `for x in` ends at its `in`. */
  protected expressions(_until: readonly string[]): Node {
    return this.listOf(
      () => (this.is('*') ? this.starred() : this.expression()),
      () => this.startsExpression(),
    );
  }

  protected listOf(read: () => Node, more: () => boolean): Node {
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
  protected startsExpression(): boolean {
    const { kind, text } = this.token;
    if (kind === 'op') return ['(', '[', '{', '-', '+', '~', '*', '...'].includes(text);
    if (kind === 'keyword') return ['None', 'True', 'False', 'not', 'lambda', 'await'].includes(text);
    return ['name', 'number', 'string', 'bytes', 'open-string', 'invalid'].includes(kind);
  }

  protected starred(): Node {
    const first = this.token;
    this.at++;
    return this.node('star', first, [this.expression()]);
  }

  protected namedTest(): Node {
    const first = this.token;
    const value = this.test();
    if (this.newer && value.kind === 'name' && this.accept(':='))
      return this.node('walrus', first, [value, this.test()]);
    return value;
  }

  protected test(): Node {
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

  protected lambda(noCondition = false): Node {
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

  protected orTest(): Node {
    return this.booleans('or', () => this.booleans('and', () => this.notTest()));
  }

  protected booleans(word: string, read: () => Node): Node {
    const first = this.token;
    const value = read();
    if (!this.is(word)) return value;
    const kids = [value];
    while (this.accept(word)) kids.push(read());
    return this.node('boolean', first, kids, word);
  }

  protected notTest(): Node {
    if (!this.is('not')) return this.comparison();
    const first = this.token;
    this.at++;
    return this.nested(() => this.node('unary', first, [this.notTest()], 'not'));
  }

  protected comparison(): Node {
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

  protected expression(level = 0): Node {
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

  protected factor(): Node {
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

  protected trailers(): Node {
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

  protected subscript(): Node {
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

  protected call(first: Token, callee: Node): Node {
    this.at++;
    const { rule } = this;
    this.rule = 'call';
    const kids = this.nested(() => this.callArguments());
    this.expect(')');
    this.rule = rule;
    return this.node('call', first, [callee, ...kids]);
  }

  protected callArguments(): Node[] {
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

  protected atom(): Node {
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

  protected parenthesis(): Node {
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

  protected listDisplay(): Node {
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
  protected itemsOrLoops(loops: 'generator' | 'list', items: 'tuple' | 'list'): Node {
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

  protected braces(): Node {
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
  protected loopsInto(kids: Node[]): void {
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

  protected yieldExpression(): Node {
    const first = this.token;
    this.at++;
    const { kind } = this.scope;
    if (kind === 'module' || kind === 'class') this.refuse('yield', first);
    if (this.accept('from')) return this.node('yield', first, [this.test()]);
    const ends = this.atEnd() || this.is('=') || this.is(')');
    return this.node('yield', first, ends ? [] : [this.tests()]);
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

  // What can be given a value (c_assign, c_del_stmt)

  protected assignable(target: Node): void {
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
}
