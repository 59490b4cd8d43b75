// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { spokenLights } from '../../../ide/blocks/field-leds.ts';
import { setLanguage } from '../../../ide/i18n/translate.ts';

afterEach(() => setLanguage('en'));

describe('lights in words', () => {
  it('are the columns that are lit, row by row', async () => {
    await setLanguage('en');
    expect(spokenLights('00000:09090:00000:90009:09990')).toBe('row 2: 2, 4; row 4: 1, 5; row 5: 2, 3, 4');
    expect(spokenLights('99999:00000:00000:00000:00001')).toBe('row 1: 1–5; row 5: 5');
  });

  it('say when nothing is lit, in the language on screen', async () => {
    await setLanguage('it');
    expect(spokenLights('00000:00000:00000:00000:00000')).toBe('tutte spente');
    expect(spokenLights('00000:00500:00000:00000:00000')).toBe('riga 2: 3');
  });
});
