import { expect, it } from 'vitest';
import { indexOfWord } from '../../../ide/base/index-of-word.ts';

it('finds a whole word before a part of one', () => {
  expect(indexOfWord('limt_2 = limt', 'limt')).toBe(9);
  expect(indexOfWord('perché_no = perch', 'perch')).toBe(12);
  expect(indexOfWord('limt_2 = 3', 'limt')).toBe(0);
  expect(indexOfWord('a = 3', 'b')).toBe(-1);
});

it('finds a whole line, with all the signs that a line may have', () => {
  const line = '    print("score", score)display.scroll(\'a\\n\' + str(x[0]) % {1: -2} ^ $?*|.,; # “è”';
  expect(indexOfWord(`  ${line}`, line)).toBe(2);
});
