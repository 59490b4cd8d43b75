import { describe, expect, it } from 'vitest';
import { messages as english } from '../../../ide/i18n/en/messages.ts';
import { messages as italian } from '../../../ide/i18n/it/messages.ts';
import { callAt, completionsAt, nameAt } from '../../../ide/python/completion.ts';
import { microbitApi } from '../../../ide/python/microbit-api.ts';

const labels = (before: string, source = before): string[] =>
  completionsAt(before, source).map((one) => one.label);

describe('completion', () => {
  it('offers what an object can do after its dot, and nothing else', () => {
    expect(labels('display.')).toEqual(expect.arrayContaining(['show', 'scroll', 'clear', 'set_pixel']));
    expect(labels('display.')).not.toContain('while True:');
    expect(labels('    music.pl')).toContain('play');
    expect(labels('pin12.')).toContain('read_digital');
    expect(labels('Image.')).toContain('HEART');
  });

  it('knows that a variable holds an image', () => {
    const offered = labels('bell.', 'bell = Image("0:0")\nbell.');
    expect(offered).toContain('shift_left');
    expect(offered).not.toContain('HEART');
  });

  it('offers the pupil’s own names first', () => {
    const [first] = completionsAt('li', 'limit = 8\nli').toSorted((a, b) => (a.order < b.order ? -1 : 1));
    expect(first?.label).toBe('limit');
    expect(labels('x = te', 'from microbit import *\nx = te')).toContain('temperature');
  });

  it('offers modules after import, and a module’s name only when it is imported', () => {
    expect(labels('import ')).toEqual(expect.arrayContaining(['music', 'random']));
    expect(labels('mu', 'mu')).not.toContain('music');
    expect(labels('mu', 'import music\nmu')).toContain('music');
  });

  it('is silent in texts and comments', () => {
    expect(labels('print("display.')).toEqual([]);
    expect(labels('# display.')).toEqual([]);
    expect(labels('print("a", display.')).toContain('show');
  });
});

describe('hover and signature', () => {
  it('find the name under the pointer', () => {
    expect(nameAt('    display.show(x)', 6)).toBe('display');
    expect(nameAt('    display.show(x)', 13)).toBe('display.show');
    expect(nameAt('    ', 2)).toBeUndefined();
  });

  it('find the call and the argument that is being written', () => {
    expect(callAt('display.set_pixel(1, (2 + 3), ')).toEqual({ name: 'display.set_pixel', argument: 2 });
    expect(callAt('print(max(1, 2), ')).toEqual({ name: 'print', argument: 1 });
    expect(callAt('x = [1, ')).toBeUndefined();
  });

  it('have words in both languages', () => {
    for (const { text } of microbitApi) {
      if (text === undefined) continue;
      expect(english).toHaveProperty([text]);
      expect(italian).toHaveProperty([text]);
    }
  });
});
