// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import '../../../../ide/ui/board/microbit.ts';
import type { PensaMicrobit } from '../../../../ide/ui/board/microbit.ts';
import { createFakeControls } from './fake-controls.ts';

describe('micro:bit drawing', () => {
  let controls: ReturnType<typeof createFakeControls>;
  let element: PensaMicrobit;

  beforeAll(() => setLanguage('en'));
  beforeEach(async () => {
    vi.useFakeTimers();
    controls = createFakeControls();
    element = document.createElement('pensa-microbit');
    element.controls = controls;
    document.body.append(element);
    await element.updateComplete;
  });
  afterEach(() => {
    element.remove();
    vi.useRealTimers();
  });

  const part = (label: string): SVGElement => {
    const found = element.querySelector<SVGElement>(`[aria-label^="${label}"]`);
    if (found === null) throw new Error(`no ${label}`);
    return found;
  };
  const levels = (): string[] =>
    [...element.querySelectorAll<SVGElement>('.led')].map((led) => led.style.getPropertyValue('--v'));

  it('shows the newest frame of a burst at the next animation frame, without rendering', async () => {
    const render = vi.spyOn(element as unknown as { render(): unknown }, 'render');
    for (let level = 0; level < 9; level += 1) controls.frame.set(Array.from({ length: 25 }, () => level));
    controls.frame.set([9, ...Array.from({ length: 24 }, (_, index) => index % 3)]);
    await vi.advanceTimersByTimeAsync(20);
    expect(levels()).toEqual(['9', ...Array.from({ length: 24 }, (_, index) => String(index % 3))]);
    expect(element.querySelectorAll('.led[data-off]')).toHaveLength(8);
    expect(render).not.toHaveBeenCalled();
  });

  it('holds a button as long as a key holds it', () => {
    const a = part('Button A');
    a.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    a.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', repeat: true }));
    expect(controls.inputs).toEqual([{ type: 'press', button: 'a' }]);
    a.dispatchEvent(new KeyboardEvent('keyup', { key: ' ' }));
    expect(controls.inputs.at(-1)).toEqual({ type: 'release', button: 'a' });
  });

  it('lets go of a button when the focus, or the whole board, goes away', () => {
    part('Button B').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    part('Button B').dispatchEvent(new FocusEvent('blur'));
    part('Button A').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    element.remove();
    expect(controls.inputs.filter((input) => input.type === 'release')).toEqual([
      { type: 'release', button: 'b' },
      { type: 'release', button: 'a' },
    ]);
  });

  it('presses for a moment when a screen reader clicks', async () => {
    part('Button A').dispatchEvent(new MouseEvent('click'));
    expect(controls.inputs).toEqual([{ type: 'press', button: 'a' }]);
    await vi.advanceTimersByTimeAsync(300);
    expect(controls.inputs).toHaveLength(2);
  });

  it('touches pins 0, 1 and 2, and says which one the program uses', async () => {
    part('Touch pin 1').dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    expect(controls.inputs).toEqual([{ type: 'touch', pin: 1, touched: true }]);
    controls.tone.set(440);
    await element.updateComplete;
    expect(part('Touch pin 0').getAttribute('aria-label')).toContain('your program is using it');
    controls.tone.set(0);
    controls.tone.set(523);
    await vi.advanceTimersByTimeAsync(1000);
    expect(part('Touch pin 0').classList.contains('in-use')).toBe(true);
    controls.tone.set(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(part('Touch pin 0').classList.contains('in-use')).toBe(false);
  });

  it('tells a screen reader a picture that stands still, and of an animation only that it moves', async () => {
    const said: string[] = [];
    const region = element.querySelector('[aria-live]');
    const read = (): void => {
      const text = region?.textContent ?? '';
      if (text !== said.at(-1)) said.push(text);
    };
    read();
    for (let turn = 0; turn < 50; turn += 1) {
      controls.frame.set(Array.from({ length: 25 }, (_, index) => (index === turn % 25 ? 9 : 0)));
      await vi.advanceTimersByTimeAsync(100);
      read();
    }
    const heart = [...'0909099999999990999000900'].map(Number);
    controls.frame.set(heart);
    await vi.advanceTimersByTimeAsync(2000);
    read();
    expect(said).toEqual([
      'The screen is dark.',
      'The screen is moving.',
      'On the screen, row by row: 2 4 on; all on; all on; 2 3 4 on; 3 on.',
    ]);
  });

  it('has no touch logo on a V1', async () => {
    expect(element.querySelector('.touch')).toBeNull();
    element.model = 'v2';
    await element.updateComplete;
    expect(element.querySelector('.touch')).not.toBeNull();
  });
});
