import { afterEach, describe, expect, it } from 'vitest';
import { pythonToBlocks } from '../../../ide/blocks/python-to-blocks.ts';
import { setLanguage } from '../../../ide/i18n/translate.ts';
import { searchKinds, searchProgram } from '../../../ide/session/block-search.ts';

const kinds = (query: string, limits?: readonly string[]): string[] =>
  searchKinds(query, limits).map(({ type }) => type);

afterEach(() => setLanguage('en'));

describe('kinds of blocks', () => {
  it.each([
    ['wait', 'loops_wait'],
    ['PAUSE', 'loops_wait'],
    ['sleep', 'loops_wait'],
    ['heart', 'screen_show_icon'],
    ['display.show', 'screen_show'],
    ['dice', 'maths_random'],
    ['else', 'logic_if'],
    ['shake', 'sensors_gesture_was'],
    ['thermometer', 'sensors_temperature'],
    ['comment', 'note'],
    ['hearts', 'screen_show_icon'],
    ['waiting', 'loops_wait'],
    ['temprature', 'sensors_temperature'],
    ['buton', 'button_is_pressed'],
    ['button_a', 'button_is_pressed'],
    ['counter', 'variables_change'],
    ['==', 'logic_compare'],
    ['return', 'functions_return'],
    ['step', 'sensors_strength'],
  ])('are found by “%s”', async (query, type) => {
    await setLanguage('en');
    expect(kinds(query).slice(0, 3)).toContain(type);
  });

  it.each([
    ['aspetta', 'loops_wait'],
    ['cuore', 'screen_show_icon'],
    ['perche no', undefined],
    ['luminosita', 'screen_get_pixel'],
    ['dado', 'maths_random'],
    ['sempre', 'loops_forever'],
    ['cuori', 'screen_show_icon'],
    ['pulsnte', 'button_is_pressed'],
    ['aspettare', 'loops_wait'],
    ['finche', 'loops_while'],
    ['punteggio', 'variables_change'],
    ['applauso', 'microphone_was'],
    ['while', 'loops_while'],
  ])('are found in Italian by “%s”, accents or not', async (query, type) => {
    await setLanguage('it');
    if (type === undefined) expect(kinds(query)).toEqual([]);
    else expect(kinds(query).slice(0, 4)).toContain(type);
  });

  it.each([
    ['radio on', 'radio_switch'],
    ['button a', 'button_is_pressed'],
    ['set', 'variables_set'],
    ['send', 'radio_send'],
    ['if', 'logic_if'],
  ])('“%s” finds first what everybody means by it', (query, type) => {
    expect(kinds(query)[0]).toBe(type);
  });

  it('are told as they lie in their drawers', () => {
    const words = (query: string): string | undefined => searchKinds(query, undefined)[0]?.words;
    expect(words('equals')).toBe('0 < 0');
    expect(words('die')).toBe('random number from 1 to 6');
    expect(words('else')).toBe('if … then …');
  });

  it('must have all the words', () => {
    expect(kinds('show image')[0]).toMatch(/^screen_show/);
    expect(kinds('show temperature')).not.toContain('sensors_temperature');
    expect(kinds('   ')).toEqual([]);
    expect(kinds('[(*+\\')).toEqual([]);
  });

  it('come first when the lesson offers them', () => {
    expect(kinds('show', ['screen_show_icon'])[0]).toBe('screen_show_icon');
    expect(kinds('show', ['screen_show'])[0]).toBe('screen_show');
  });
});

describe('blocks of a program', () => {
  const document = pythonToBlocks(`from microbit import *
score = 0
while True:
    if button_a.was_pressed():
        score += 1  # one more
    display.scroll("bye")
    display.show(Image.HAPPY)
`);
  const found = (query: string): string[] => searchProgram(query, document).map(({ type }) => type);

  it('are found in their order by names, texts, values, notes and choices', async () => {
    await setLanguage('en');
    expect(found('score')).toEqual(['variables_set', 'variables_change']);
    expect(found('bye')).toEqual(['text']);
    expect(found('one more')).toEqual(['variables_change']);
    expect(found('happy')).toEqual(['screen_show_icon']);
    expect(found('nowhere')).toEqual([]);
    expect(searchProgram('scroll', document)[0]?.words).toBe('scroll “bye”');
  });

  it('are found in the language on screen', async () => {
    await setLanguage('it');
    expect(found('sempre')).toEqual(['loops_forever']);
  });
});
