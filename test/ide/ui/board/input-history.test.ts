import { describe, expect, it } from 'vitest';
import { InputHistory } from '../../../../ide/ui/board/input-history.ts';

describe('input history', () => {
  it('walks up to older lines and down to the one that was being typed', () => {
    const history = new InputHistory();
    history.add('a');
    history.add('b');
    expect(history.up('dra')).toBe('b');
    expect(history.up('b')).toBe('a');
    expect(history.up('a')).toBe('a');
    expect(history.down('a')).toBe('b');
    expect(history.down('b')).toBe('dra');
    expect(history.down('dra')).toBe('dra');
  });

  it('keeps neither empty lines nor the same line twice in a row', () => {
    const history = new InputHistory();
    for (const line of ['a', 'a', '', 'b']) history.add(line);
    expect(history.up('')).toBe('b');
    expect(history.up('b')).toBe('a');
    expect(history.up('a')).toBe('a');
  });
});
