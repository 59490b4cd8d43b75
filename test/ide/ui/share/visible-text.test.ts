import { describe, expect, it } from 'vitest';
import { previewOf, visible } from '../../../../ide/ui/share/visible-text.ts';

describe('a text from elsewhere', () => {
  it('shows what would hide or turn its neighbours as numbers', () => {
    expect(visible('a\u202eb\u0000\u200f\u2028c')).toBe('a\\u{202e}b\\u{0}\\u{200f}\\u{2028}c');
    expect(visible('però\t"🦊"\n')).toBe('però\t"🦊"\n');
  });

  it('is shown from its beginning, and says how much more there is', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `print(${String(index)})`);
    expect(previewOf(`${lines.join('\n')}\n`)).toMatchObject({
      text: lines.slice(0, 200).join('\n'),
      more: 100,
      hidden: undefined,
    });
    expect(previewOf('x\u202e')).toMatchObject({ more: 0, hidden: '\\u{202e}' });
    expect(previewOf('y'.repeat(1_000_000)).text).toHaveLength(20_001);
    expect(previewOf('')).toEqual({ text: '', more: 0, hidden: undefined });
  });
});
