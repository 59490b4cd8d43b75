import { describe, expect, it } from 'vitest';
import { friendlyName, nameFromUniqueId } from '../../../../ide/board/repl/friendly-name.ts';

describe('the name of a micro:bit', () => {
  it('has the lowest digit to the base 5 as its last letter', () => {
    expect(friendlyName(0)).toBe('zuzuz');
    expect(friendlyName(1)).toBe('zuzuv');
    expect(friendlyName(5)).toBe('zuzoz');
    expect(friendlyName(4 + 4 * 5 + 4 * 25 + 4 * 125 + 4 * 625)).toBe('tatat');
    expect(friendlyName(5 ** 5)).toBe('zuzuz');
    expect(friendlyName(0xffff_ffff)).toBe(friendlyName(0xffff_ffff % 5 ** 5));
  });

  it('comes from the second word of the unique id, its lowest byte first', () => {
    expect(nameFromUniqueId(Uint8Array.of(9, 9, 9, 9, 5, 0, 0, 0))).toBe('zuzoz');
    expect(nameFromUniqueId(Uint8Array.of(9, 9, 9, 9, 0, 1, 0, 0))).toBe(friendlyName(256));
    expect(nameFromUniqueId(new Uint8Array(7))).toBeUndefined();
  });
});
