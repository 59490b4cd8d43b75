import { PythonParser, type ParsedPython } from './parser.ts';
import { Stop } from './syntax-error.ts';
import { tokenize, type Token } from './tokens.ts';
import type { Node } from './tree.ts';

/**
 * Reads a text that is no Python yet, for who helps to write it: a line that begins like a statement ends the
 * brackets left open above, a `def` with a broken head is a function all the same, and what a broken line would have
 * made is made. What is wrong is still said in `errors`, but not as the board would say it.
 */
export function parseForgivingly(source: string, newer = false): ParsedPython {
  return new ForgivingParser(tokenize(source, { newer, forgiving: true }), newer).parse();
}

class ForgivingParser extends PythonParser {
  protected override missing(fault: 'block' | 'colon' | 'handler'): void {
    if (fault === 'colon' && this.kind() !== 'newline') super.missing(fault);
    this.note(fault);
  }

  protected override definedParameters(): Node {
    const first = this.token;
    return this.orNames(
      () => super.definedParameters(),
      (names) => {
        const kids = names.map((one) => ({ ...one, kind: 'parameter' as const, text: '', kids: [one] }));
        return this.node('parameters', first, kids);
      },
    );
  }

  protected override classArguments(): readonly Node[] {
    return this.orNames(
      () => super.classArguments(),
      (names) => names,
    );
  }

  /** What a rule reads; where it cannot, what is made of the names in the brackets up to the end of the line. */
  private orNames<Result>(read: () => Result, make: (names: readonly Node[]) => Result): Result {
    const start = this.at;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      this.note(error.fault);
    }
    while (!isEnd(this.token) && !(this.is(':') && isEnd(this.tokens[this.at + 1]))) this.at++;
    const words = this.tokens.slice(start, this.at);
    const names = words.filter(({ kind }, i) => kind === 'name' && isBegin(words[i - 1]));
    return make(names.map((one) => leaf('name', one)));
  }

  /** `speed = `, `for i in rnge(`, `with open( as f`, `import`: the names they were to make. */
  protected override salvage(start: number, statements: Node[]): void {
    let end = start;
    while (!isEnd(this.tokens[end])) end++;
    const line = this.tokens.slice(start, end);
    const unknown = (one: Token): Node => leaf('constant', one, '...');
    const isFor = line[0]?.text === 'for';
    const last = line.findIndex(({ text }) => text === (isFor ? 'in' : '='));
    for (const [i, one] of line.entries()) {
      if (one.kind !== 'name') continue;
      const before = line[i - 1]?.text ?? '';
      const isTarget =
        i < last && /^(for|,|\(|)$/.test(before) && (isFor || /^[,=)]$/.test(line[i + 1]?.text ?? ''));
      if (isTarget || before === 'as')
        statements.push({ ...leaf('assign', one, ''), kids: [leaf('name', one), unknown(one)] });
    }
  }

  private note(fault: Stop['fault']): void {
    const { from, to, line } = this.token;
    this.errors.push({ fault, at: this.at, start: this.lineStart, from, to, line, rule: 'def' });
  }
}

function isEnd(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'newline' || token.kind === 'end';
}

function isBegin(token: Token | undefined): boolean {
  return token === undefined || /^[(,*]+$/.test(token.text);
}

function leaf(kind: Node['kind'], { from, to, line, text }: Token, written = text): Node {
  return { kind, text: written, from, to, line, kids: [] };
}
