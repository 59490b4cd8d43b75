import { describe, expect, it } from 'vitest';
import { branchIndent } from '../../../ide/python/branch-indent.ts';

/** For the last line of a text. */
const at = (text: string): number | undefined => {
  const lines = text.split('\n');
  return branchIndent(lines, lines.length - 1);
};

describe('a line that goes on with a branch', () => {
  it('moves out to its if', () => {
    expect(at('if a:\n    x = 1\n    else:')).toBe(0);
    expect(at('while True:\n    if a:\n        x = 1\n        elif b:')).toBe(4);
    expect(at('if a:\n    # later\n\n    else:')).toBe(0);
    expect(at('try:\n    x = 1\n    except OSError:')).toBe(0);
  });

  it('stays where somebody has put it already', () => {
    expect(at('if a:\n    if b:\n        x = 1\nelse:')).toBeUndefined();
    expect(at('if a:\n    if b:\n        x = 1\n    else:')).toBeUndefined();
    expect(at('if a:\n    for b in c:\n        x = 1\n    else:')).toBeUndefined();
  });

  it('stays where nothing above fits', () => {
    expect(at('while True:\n    x = 1\n    else:')).toBeUndefined();
    expect(at('if a:\n    x = 1\nelse:\n    y = 1\n    else:')).toBeUndefined();
    expect(at('x = 1\nelse:')).toBeUndefined();
    expect(at('elsewhere = {1:')).toBeUndefined();
  });
});
