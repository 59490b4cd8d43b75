import { describe, expect, it } from 'vitest';
import { refuseVariableName, visibleName } from '../../../ide/blocks/variable-name.ts';

const used = { variables: ['my score', 'Età'], functions: ['blink'] };

describe('the name of a variable', () => {
  it.each(['points', 'età massima', 'очки', '2nd try', 'x', 'tempo', 'scores'])('can be “%s”', (name) => {
    expect(refuseVariableName(name, used)).toBeUndefined();
  });

  it.each([
    ['!!!', 'letters'],
    ['❤', 'letters'],
    ['for', 'python'],
    ['list', 'python'],
    ['temperature', 'microbit'],
    ['music', 'microbit'],
    ['my_score', 'exists'],
    ['My Score', 'exists'],
    ['età', 'exists'],
    ['blink', 'function'],
  ])('cannot be “%s”', (name, code) => {
    expect(refuseVariableName(name, used)).toBe(code);
  });

  it('keeps no letters that nobody sees', () => {
    expect(visibleName(' po\u202Eints\u200B  here\n')).toBe('points here');
  });
});
