import fc from '../../property.ts';

/**
 * Python programs over the grammar that MicroPython takes, oddly formatted. They need not run; they parse.
 * Made from a list of numbers, each of which decides one thing, so that a failing program shrinks.
 */
export const pythonPrograms: fc.Arbitrary<string> = fc
  .array(fc.nat({ max: 9999 }), { minLength: 20, maxLength: 260 })
  .map((numbers) => new ProgramMaker(numbers).program());

const names = [
  'a',
  'b',
  'x',
  'y1',
  'self',
  'display',
  'button_a',
  'temp',
  'però',
  'A',
  'print',
  'start',
  'HOLE_A',
];
const atoms = [
  '0', '7', '2.5', '0x1F', '1e3', '1.50', '12345678901234567890', '"text"', "'it'", '"a\\"b"', '"""long"""', 'b"by"',
  "r'\\raw'", '"one" "two"', "f'{a} b'", 'True', 'False', 'None', '()', '[]', '{}', 'temperature()', 'Image.HEART',
  'button_a.is_pressed()', 'accelerometer.get_x()', 'pin0', 'math.pi', 'Image("00000:09090:00000:90009:09990")',
]; // prettier-ignore

class ProgramMaker {
  private at = 0;
  private readonly lines: string[] = [];

  constructor(private readonly numbers: readonly number[]) {}

  program(): string {
    if (this.chance(2)) this.lines.push('from microbit import *');
    if (this.chance(4))
      this.lines.push(this.pick(['import neopixel', 'import log', 'from neopixel import NeoPixel']));
    this.body('', 0, 6);
    return this.lines.join('\n') + (this.chance(4) ? '' : '\n');
  }

  private number(below: number): number {
    return (this.numbers[this.at++] ?? 0) % below;
  }

  private chance(of: number): boolean {
    return this.number(of) === 1;
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.number(list.length)]!;
  }

  /** Some spaces, where spaces do not count. */
  private gap(): string {
    return this.pick([' ', ' ', ' ', '', '  ', '\t']);
  }

  private body(indent: string, depth: number, most: number): void {
    const count = 1 + this.number(most);
    for (let n = 0; n < count; n++) {
      for (let blank = this.pick([0, 0, 0, 0, 1, 2]); blank > 0; blank--)
        this.lines.push(this.pick(['', '', indent]));
      if (this.chance(5))
        this.lines.push(`${indent}${this.pick(['# note', '#', '#tight', '## two', '# è così #'])}`);
      if (this.at < this.numbers.length || n === 0) this.statement(indent, depth);
    }
  }

  private line(indent: string, text: string): void {
    const end = this.pick(['', '', '', '', '  # beside', '   ', ' #x', ';']);
    this.lines.push(`${indent}${text}${text.endsWith(':') && end === ';' ? '' : end}`);
  }

  private simple(): string {
    switch (this.number(26)) {
      case 0:
        return `${this.pick(names)}${this.gap()}=${this.gap()}${this.value(2)}`;
      case 1:
        return `${this.pick(names)} ${this.pick(['+=', '-=', '*=', '//=', '%=', '**=', '|=', '<<='])} ${this.value(2)}`;
      case 2:
        return `${this.pick(['a, b', '(a, b), x', 'a, *b', '[a, b]', 'a,'])} = ${this.value(1)}, ${this.value(1)}`;
      case 3:
        return `${this.pick(['a = b', 'a=b=x', 'a = b.level', 'a, b = x', 'a = b[0]'])} = ${this.value(1)}`;
      case 4:
        return `${this.primary(1)}[${this.pick([this.value(1), '1:2', ':', '::2'])}] ${this.pick(['=', '+='])} ${this.value(1)}`;
      case 5:
        return `${this.primary(1)}.level ${this.pick(['=', '-='])} ${this.value(1)}`;
      case 6:
        return `return ${this.value(2)}`;
      case 7:
        return `assert ${this.value(2)}${this.pick(['', ', "why"'])}`;
      case 8:
        return this.pick([
          'pass',
          'break',
          'continue',
          'return',
          'raise',
          'yield',
          'global a, b',
          'nonlocal x',
          '...',
        ]);
      case 9:
        return `raise ValueError(${this.value(1)})`;
      case 10:
        return this.pick([
          'import music',
          'from random import randint as r',
          'import math, radio',
          'del a[0]',
          'del a, b',
        ]);
      case 11:
        return `display.show(${this.value(2)})`;
      case 12:
        return `sleep(${this.value(1)})`;
      case 13:
        return `${this.pick(names)}(${this.args()})`;
      case 14:
        return `${this.primary(1)}.go(${this.args()})`;
      case 15:
        return this.pick(['"""what it does"""', "'plain'", '"""two\nlines  \n  """']);
      case 16:
        return `print(${this.value(2)}, ${this.value(1)})`;
      case 17:
        return `yield ${this.value(1)}`;
      case 18:
        return `x = ${this.value(1)} \\\n  + 1`;
      case 19:
        return `x = (${this.value(1)},\n   ${this.value(1)})`;
      case 20:
        return `${this.pick(['np', 'x', 'a.b'])}.${this.pick(['show()', 'clear()', 'pop(0)', 'sort()', 'write("a")'])}`;
      case 21:
        return `${this.pick(['np', 'x'])}[${this.value(1)}] = (${this.value(0)}, ${this.value(0)}, ${this.value(0)})`;
      case 22:
        return this.pick([
          'log.add(temp=1)',
          'log.set_labels("a", timestamp=log.SECONDS)',
          'radio.config(channel=3)',
          'a: int = 3',
          'print((n := 5))',
          'pin0.set_pull(pin0.PULL_UP)',
          'pin0.set_pull(pin1.PULL_UP)',
          'music.play(a, wait=False)',
          'speech.say("hi", speed=1, pitch=2)',
        ]);
      default:
        return this.value(3);
    }
  }

  private statement(indent: string, depth: number): void {
    const kind = depth > 3 ? 0 : this.number(20);
    const inner = (head: string): void => {
      if (this.chance(6)) {
        this.line(indent, `${head} ${this.simple()}${this.pick(['', `; ${this.simple()}`])}`);
        return;
      }
      this.line(indent, head);
      if (this.chance(6)) this.lines.push(`${indent}    # inside`);
      this.body(indent + this.pick(['    ', '  ', ' ', '   ', '\t', '        ']), depth + 1, 3);
    };
    switch (kind) {
      case 1:
        inner(`if ${this.value(2)}:`);
        while (this.chance(3)) inner(`elif ${this.value(2)}:`);
        if (this.chance(2)) inner('else:');
        return;
      case 2:
        inner(`while ${this.pick(['True', '(True)', '1', this.value(2)])}:`);
        if (this.chance(4)) inner('else :');
        return;
      case 3:
        inner(
          `for ${this.pick(['_', 'a', 'a, b', '(a, b)', 'i'])} in ${this.pick(['range(3)', this.value(2)])}:`,
        );
        if (this.chance(4)) inner('else:');
        return;
      case 4:
        if (this.chance(4))
          this.line(
            indent,
            this.pick(['@property', '@on("a", b=1)', '@run_every(s=10)', '@run_every( ms = 5 )']),
          );
        inner(
          `def ${this.pick(['f', 'go', 'però', 'A'])}(${this.pick(['', 'a', 'a, b=1', '*a, **b', 'self, a,', ' a,b '])}):`,
        );
        return;
      case 5:
        inner(`class ${this.pick(['Lamp', 'A'])}${this.pick(['', '()', '(Base)', '(Base, kind=1)'])}:`);
        return;
      case 6:
        inner('try:');
        for (let n = this.number(3); n > 0; n--)
          inner(`except${this.pick([' OSError', ' ValueError', ' (OSError, ValueError) as e'])}:`);
        if (this.chance(2)) inner('except:');
        if (this.chance(3)) inner('else:');
        inner('finally:');
        return;
      case 7:
        inner(
          `with ${this.pick(['a', 'open("x", "w")', this.value(1)])}${this.pick(['', ' as f', ' as f', ' as a.b'])}:`,
        );
        return;
      default:
        this.line(indent, `${this.simple()}${this.chance(8) ? `; ${this.simple()}` : ''}`);
    }
  }

  private args(): string {
    return this.pick([
      '',
      this.value(1),
      `${this.value(1)},${this.gap()}${this.value(1)}`,
      `${this.value(1)}, delay=${this.value(1)}`,
      `*${this.primary(1)}, **b`,
      `${this.value(1)},`,
      'i for i in x',
    ]);
  }

  private value(depth: number): string {
    switch (depth > 0 ? this.number(10) : 0) {
      case 1:
        return `${this.either(depth - 1)} if ${this.either(depth - 1)} else ${this.value(depth - 1)}`;
      case 2:
        return `lambda${this.pick(['', ' a', ' a, b=1'])}: ${this.value(depth - 1)}`;
      default:
        return this.either(depth);
    }
  }

  /** `and`, `or`, `not`, with and without brackets. */
  private either(depth: number): string {
    let text = this.maybeNot(depth);
    while (depth > 0 && this.chance(3)) text += ` ${this.pick(['and', 'or'])} ${this.maybeNot(depth - 1)}`;
    return text;
  }

  private maybeNot(depth: number): string {
    const text = this.comparison(depth);
    return this.chance(4) ? `not ${text}` : text;
  }

  private comparison(depth: number): string {
    let text = this.sum(depth);
    while (depth > 0 && this.chance(4))
      text += ` ${this.pick(['<', '<=', '==', '!=', '>', 'in', 'not in', 'is', 'is not'])} ${this.sum(depth - 1)}`;
    return text;
  }

  private sum(depth: number): string {
    let text = this.signed(depth);
    while (depth > 0 && this.chance(4)) {
      const operator = this.pick(['+', '-', '*', '/', '//', '%', '**', '&', '|', '^', '<<', '>>']);
      text += `${this.gap()}${operator}${this.gap()}${this.signed(depth - 1)}`;
    }
    return text;
  }

  private signed(depth: number): string {
    const text = this.primary(depth);
    return this.chance(7) ? `${this.pick(['-', '+', '~', '- -'])}${text}` : text;
  }

  private primary(depth: number): string {
    if (depth <= 0) return this.chance(2) ? this.pick(names.slice(0, 9)) : this.pick(atoms);
    const inner = (): string => this.value(depth - 1);
    switch (this.number(18)) {
      case 0:
        return `(${inner()})`;
      case 1:
        return `((${inner()}))`;
      case 2:
        return `(\n  ${inner()}\n)`;
      case 3:
        return `[${inner()},${this.gap()}${inner()}${this.pick(['', ','])}]`;
      case 4:
        return `(${inner()}, ${inner()})`;
      case 5:
        return `(${inner()},)`;
      case 6:
        return `{${inner()}: ${inner()}, **b}`;
      case 7:
        return `{${inner()}, ${inner()}}`;
      case 8:
        return `[${inner()} for i in ${this.either(depth - 1)}${this.pick(['', ` if ${this.either(depth - 1)}`])}]`;
      case 9:
        return `a.b.${this.pick(['c', 'show'])}`;
      case 10:
        return `f(${this.args()})`;
      case 11:
        return `x.append(${inner()})`;
      case 12:
        return `x[${inner()}]`;
      case 13:
        return `x[${this.pick([':', '1:', ':a', '1:2', '::2', '-1:', `${inner()}:`])}]`;
      case 14:
        return `str(${inner()})`;
      case 15:
        return `(${inner()}).b`;
      default:
        return this.primary(0);
    }
  }
}
