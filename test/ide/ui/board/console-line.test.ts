import { describe, expect, it } from 'vitest';
import { plainText, readConsoleLine } from '../../../../ide/ui/board/console-line.ts';

const files = ['main.py', 'helper.py'];

describe('console line', () => {
  it('finds the line of the program in a traceback of either runtime', () => {
    expect(readConsoleLine('  File "main.py", line 9, in <module>', files)).toEqual({
      kind: 'place',
      before: '  File "main.py", ',
      link: 'line 9',
      after: ', in <module>',
      file: 'main.py',
      line: 9,
    });
    expect(readConsoleLine('  File "__main__", line 12, in cold', files)).toMatchObject({
      kind: 'place',
      file: 'main.py',
      line: 12,
    });
    expect(readConsoleLine('  File "main.py", line 3', files)).toMatchObject({ kind: 'place', line: 3 });
    expect(readConsoleLine('  File "helper.py", line 3, in beep', files)).toMatchObject({
      kind: 'place',
      file: 'helper.py',
      line: 3,
    });
  });

  it('leaves alone lines of the prompt, and of files that the project does not have', () => {
    expect(readConsoleLine('  File "<stdin>", line 1, in <module>', files).kind).toBe('text');
    expect(readConsoleLine('  File "radio.py", line 1, in send', files).kind).toBe('text');
  });

  it('knows an exception from a sentence', () => {
    for (const error of [
      "NameError: name 'limt' isn't defined",
      'SyntaxError: invalid syntax',
      'MemoryError:',
      'KeyboardInterrupt: ',
      'OSError: 28',
    ]) {
      expect(readConsoleLine(error, files).kind).toBe('error');
    }
    for (const text of ['temperature: 7', 'Errors are fine', 'my NameError: no', '']) {
      expect(readConsoleLine(text, files).kind).toBe('text');
    }
  });
});

describe('plain text', () => {
  it('obeys backspaces and drops what only a terminal understands', () => {
    expect(plainText('>>> prinz\bt(1)\u001b[K')).toBe('>>> print(1)');
    expect(plainText('\u0007\u001b[31mred\u001b[0m\ttab')).toBe('red\ttab');
  });

  it('drops titles, device strings, two-letter escapes and the eight-bit controls', () => {
    expect(plainText('a\u001b]0;my title\u0007b\u001bP1$r0m\u001b\\c')).toBe('abc');
    expect(plainText('a\u001bcb\u001b(Bc\u009b31md\u0085e')).toBe('abcde');
    // Never ended: what follows is text.
    expect(plainText('\u001b]0;text')).toBe('0;text');
    expect(plainText('\u001b[')).toBe('');
  });

  it('does not let a text run backwards, and keeps what is only foreign', () => {
    expect(plainText('abc\u202Edef')).toBe('abcdef');
    expect(plainText('שלום perché 🌡️')).toBe('שלום perché 🌡️');
  });

  it('takes as long for noise as for text', () => {
    const noise = ['\b'.repeat(1000), 'a\b'.repeat(500), '\u001b['.repeat(500), '\u001b]x'.repeat(333)];
    for (let round = 0; round < 500; round += 1) {
      for (const line of noise) expect(plainText(line).length).toBeLessThan(1000);
    }
  });
});
