import { describe, expect, it } from 'vitest';
import { endsWithinQuotes } from '../../../ide/python/ends-within-quotes.ts';
import { endsBlock, opensBlock } from '../../../ide/python/python-language.ts';

describe('an Enter at the end of a line', () => {
  it('goes one step in behind a colon', () => {
    for (const line of ['if a:', 'else:  # b:', "if a == '#':", 'while x != "a\\"#":', '  def f(a, b):'])
      expect(opensBlock.test(line), line).toBe(true);
  });

  it('stays where the colon is one of a comment or a text', () => {
    for (const line of ['# buttons:', 'x = 1  # note:', 'print("a:")', 'print("a:"', 'a[1:2]'])
      expect(opensBlock.test(line), line).toBe(false);
  });

  it('goes one step out behind the last line of a block, once it is whole', () => {
    for (const line of [
      '    return',
      '    return x',
      '    return f(a, [b, (c)])',
      '    pass  # ok',
      '  break',
    ])
      expect(endsBlock.test(line), line).toBe(true);
    for (const line of [
      'return x',
      '    return [',
      '    return f(a,',
      '    returns = 1',
      '    return f({a: (1',
    ])
      expect(endsBlock.test(line), line).toBe(false);
  });

  it('takes a moment for the longest line too', () => {
    expect(opensBlock.test(`${'a:('.repeat(20_000)}#`)).toBe(false);
    expect(endsBlock.test(`    return ${'([{'.repeat(20_000)}`)).toBe(false);
    expect(endsWithinQuotes(`${'"\\'.repeat(20_000)}"`, 40_000)).toBe(true);
  });

  it('leaves a text that is closed already', () => {
    const at = (text: string): boolean => endsWithinQuotes(text.replace('|', ''), text.indexOf('|'));
    for (const text of [
      'print("hello|")',
      "x = 'a|'",
      "print(f('a', 'b|'))",
      'if a == "b|":',
      'x = "it\'s|"',
    ])
      expect(at(text), text).toBe(true);
    for (const text of [
      'x = "|a"',
      'x = |""',
      'print("a"|)',
      'x = """a|"""',
      "# it's a dog's|'",
      'print("a|" + "b")',
    ])
      expect(at(text), text).toBe(false);
  });
});
