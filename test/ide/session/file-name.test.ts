import { describe, expect, it } from 'vitest';
import { asFileName, checkFileName, type FileNameCode } from '../../../ide/session/file-name.ts';

const others = ['main.py', 'helper.py'];

describe('the name of a file', () => {
  it.each([
    'tools.py',
    'my_tools2.py',
    'città.py',
    '_x.py',
    'scores.txt',
    'high scores.csv',
    'x.json',
    '.env.txt',
  ])('may be %s', (name) => {
    expect(checkFileName(name, others)).toBeUndefined();
  });

  const refused: readonly (readonly [name: string, code: FileNameCode])[] = [
    ['', 'empty'],
    ['.py', 'empty'],
    ['helper.', 'empty'],
    ['main.py', 'taken'],
    ['helper.py', 'taken'],
    ['Helper.py', 'taken-but-case'],
    ['MAIN.PY', 'taken-but-case'],
    ['my-tools.py', 'not-python'],
    ['2nd.py', 'not-python'],
    ['my tools.py', 'not-python'],
    ['a.b.py', 'not-python'],
    ['tools.PY', 'not-python'],
    ['class.py', 'keyword'],
    ['None.py', 'keyword'],
    ['music.py', 'built-in'],
    ['microbit.py', 'built-in'],
    ['Random.py', 'built-in'],
    ['radio.py', 'built-in'],
    ['__init__.py', 'built-in'],
    ['lib/tools.py', 'path'],
    ['..\\tools.py', 'path'],
    ['to\u202eols.py', 'hidden'],
    ['to\u200bols.py', 'hidden'],
    ['to\u0000ols.py', 'hidden'],
    ['to\nols.txt', 'hidden'],
    ['to\ud800ols.txt', 'hidden'],
    ['what?.txt', 'odd'],
    ['constructor', 'odd'],
    ['__proto__', 'odd'],
    [`${'é'.repeat(60)}.py`, 'too-long'],
  ];
  it.each(refused)('may not be %j', (name, code) => {
    expect(checkFileName(name, others)?.code).toBe(code);
  });

  it('is proposed as Python would have it', () => {
    expect(checkFileName('My tools-2.py', others)?.values).toEqual({ example: 'my_tools_2.py' });
    expect(checkFileName('2.py', others)?.values).toEqual({ example: 'file_2.py' });
    expect(checkFileName('日本-.py', others)?.values).toEqual({ example: 'file.py' });
  });

  it('gets .py when nothing is said', () => {
    expect(asFileName(' helper ')).toBe('helper.py');
    expect(asFileName('data.txt')).toBe('data.txt');
    expect(asFileName('')).toBe('');
    expect(asFileName('e\u0301t\u00e9')).toBe('été.py');
  });
});
