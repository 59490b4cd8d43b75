// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { accelerationOf, anglesOf, type PensaSensors } from '../../../../ide/ui/board/sensors.ts';
import { createFakeControls } from './fake-controls.ts';

describe('sensors', () => {
  let controls: ReturnType<typeof createFakeControls>;
  let element: PensaSensors;

  const show = async (change: (sensors: PensaSensors) => void = () => undefined): Promise<void> => {
    element = document.createElement('pensa-sensors');
    element.controls = controls;
    change(element);
    document.body.append(element);
    await element.updateComplete;
  };
  const labels = (): string[] =>
    [...element.querySelectorAll('label')].map((label) => label.textContent.trim());
  const slider = (id: string): HTMLInputElement => {
    const input = element.querySelector<HTMLInputElement>(`#sensor-${id}`);
    if (input === null) throw new Error(`no slider ${id}`);
    return input;
  };

  beforeAll(() => setLanguage('en'));
  beforeEach(() => {
    controls = createFakeControls();
  });
  afterEach(() => {
    element.remove();
  });

  it('shows what the lesson uses, and the rest behind a button', async () => {
    await show((sensors) => (sensors.lessonSensors = ['temperature']));
    expect(labels()).toEqual(['Temperature']);
    element.querySelector<HTMLButtonElement>('.more-sensors')?.click();
    await element.updateComplete;
    expect(labels()).toEqual(['Temperature', 'Light', 'Tilt', 'Tip']);
  });

  it('shows the world as it is, whoever made it so', async () => {
    await show();
    expect(slider('temperature').value).toBe('21');
    expect(controls.inputs).toEqual([]);
    controls.world.set({ celsius: 4, light: 200, acceleration: { x: 512, y: 0, z: -887 } });
    await element.updateComplete;
    expect(['temperature', 'light', 'tilt'].map((name) => slider(name).value)).toEqual(['4', '200', '30']);
  });

  it('tells the board at once when a slider moves, with the unit in words', async () => {
    await show();
    slider('temperature').value = '30';
    slider('temperature').dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(controls.inputs.at(-1)).toEqual({ type: 'temperature', celsius: 30 });
    controls.world.set({ ...controls.world.value, celsius: 30 });
    await element.updateComplete;
    expect(slider('temperature').getAttribute('aria-valuetext')).toBe('30\u00a0°C');
  });

  it('shakes, and presses A and B together', async () => {
    await show();
    const buttons = [...element.querySelectorAll('button')];
    buttons.find((button) => button.textContent.includes('Shake'))?.click();
    expect(controls.inputs.at(-1)).toEqual({ type: 'gesture', gesture: 'shake' });
    const both = buttons.find((button) => button.textContent.includes('A+B'));
    both?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    expect(controls.inputs.slice(-2)).toEqual([
      { type: 'press', button: 'a' },
      { type: 'press', button: 'b' },
    ]);
    both?.dispatchEvent(new KeyboardEvent('keyup', { key: ' ' }));
    expect(controls.inputs.slice(-2)).toEqual([
      { type: 'release', button: 'a' },
      { type: 'release', button: 'b' },
    ]);
  });
});

describe('tilt', () => {
  it('is gravity along the board’s axes, always 1 g in all', () => {
    expect(accelerationOf(90, 0)).toEqual({ type: 'acceleration', x: 1024, y: 0, z: 0 });
    expect(accelerationOf(-30, 0)).toMatchObject({ x: -512, y: 0 });
    for (const [tilt, tip] of [
      [20, 40],
      [-70, 10],
      [45, -45],
    ] as const) {
      const input = accelerationOf(tilt, tip);
      if (input.type !== 'acceleration') throw new Error('not an acceleration');
      expect(Math.hypot(input.x, input.y, input.z)).toBeCloseTo(1024, -1);
      expect(anglesOf(input)).toEqual({ tilt, tip });
    }
  });
});
