import { beforeAll, describe, expect, it } from 'vitest';
import { messageFor, setLanguage } from '../../../../ide/i18n/translate.ts';
import { readMessages, spell, word, writeMessage } from '../../../../ide/python/types/finding.ts';
import { typeWords } from '../../../../ide/python/types/type-words.ts';

describe('types in a pupil’s words', () => {
  beforeAll(async () => {
    await setLanguage('en');
  });
  const said = (type: string, exact = false): string =>
    spell(typeWords(type, exact), (key, values) => messageFor(key, values) ?? key);

  it.each([
    ['int', 'a number'],
    ['float | int', 'a number'],
    ['int | str', 'a number or a text'],
    ["Literal['a|b', 'it\\'s']", 'the text "a|b" or the text "it\\\'s"'],
    ['Literal[3]', 'the number 3'],
    [`Literal['${'x'.repeat(30)}']`, 'a text'],
    ['list[int | str]', 'a list'],
    ['dict[str, list[int]]', 'a dictionary'],
    ['(x: int) -> str', 'a function'],
    ['Module("music")', 'the module music'],
    ['type[Image]', 'the class Image'],
    ['Image', 'an image'],
    ['MicroBitDigitalPin', 'a pin'],
    ['Dog', 'a thing of the kind Dog'],
    ['Generator[int, Any, None]', 'several things in a row'],
    ['None', 'nothing (None)'],
  ])('says of %s: %s', (type, words) => {
    expect(said(type)).toBe(words);
  });

  it('tells whole numbers from others where asked', () => {
    expect(said('int', true)).toBe('a whole number');
    expect(said('float', true)).toBe('a number with a decimal point');
  });
});

describe('messages of keys and values', () => {
  it('are read as they were written, one inside another', () => {
    const inner = writeMessage('DiagnosticAddendum.memberUnknown', { name: 'x' });
    const text = `${writeMessage('Diagnostic.memberAccess', { name: 'x', type: inner })}\n  ${inner}`;
    expect(readMessages(text)).toEqual([
      { key: 'memberAccess', values: { name: 'x', type: inner } },
      { key: 'memberUnknown', values: { name: 'x' } },
    ]);
  });

  it('are spelled from the inside out, and plain text stays', () => {
    const text = `(${word('or', { left: word('a'), right: 'b' })})`;
    expect(
      spell(text, (key, { left = '', right = '' }) => (key === 'or' ? `${left} or ${right}` : 'A')),
    ).toBe('(A or b)');
  });
});
