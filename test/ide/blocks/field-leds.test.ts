// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { FieldLeds, spokenLights } from '../../../ide/blocks/field-leds.ts';
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

describe('the lights to press', () => {
  const dark = '00000:00000:00000:00000:00000';
  const opened = (): { field: FieldLeds; buttons: HTMLButtonElement[] } => {
    const field = new FieldLeds(dark);
    const grid = field['grid']();
    document.body.replaceChildren(grid);
    return { field, buttons: [...grid.querySelectorAll('button')] };
  };
  const press = (button: HTMLButtonElement, detail: number): void => {
    button.releasePointerCapture = () => undefined;
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
  };

  it('go on once for one press, of a mouse or of a finger, whose click counts as none', () => {
    const { field, buttons } = opened();
    const [first, second] = buttons;
    if (first === undefined || second === undefined) throw new Error('no lights');
    press(first, 1);
    press(second, 0);
    expect(field.getValue()).toBe('99000:00000:00000:00000:00000');
    press(second, 0);
    expect(field.getValue()).toBe('90000:00000:00000:00000:00000');
  });

  it('go on for a key or a screen reader, which click without a press', () => {
    const { field, buttons } = opened();
    buttons[24]?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 }));
    expect(field.getValue()).toBe('00000:00000:00000:00000:00009');
  });
});
