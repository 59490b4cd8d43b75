// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setLanguage } from '../../../../ide/i18n/translate.ts';
import { Prediction } from '../../../../ide/ui/lesson/prediction.ts';
import { ReadPanel } from '../../../../ide/ui/lesson/read-panel.ts';
import { Sketch } from '../../../../ide/ui/lesson/sketch.ts';
import { Stepper } from '../../../../ide/ui/lesson/stepper.ts';
import type { PredictionAnswer } from '../../../../lessons/format/lesson.ts';
import { check, lessonOf, playerOf, step, temperature } from './fake-lesson.ts';

const sketchTask = {
  type: 'sketch',
  series: 'temperature',
  seconds: 60,
  from: 4,
  mark: { en: 'When does the alarm start?', it: 'Quando parte l’allarme?' },
} as const;
const lesson = lessonOf([
  step('sketch', 'think', { mode: 'unplugged', predict: sketchTask }),
  step('lid', 'check', {
    checks: [check('a'), check('b')],
    hints: [{ en: 'Look.' }, { en: 'Look at the **if**.' }],
  }),
  step('lid2', 'check'),
  step('mend', 'correct', { checks: [check('a')] }),
  step('solve', 'solve', { checks: [check('a')] }),
]);
const sketched: PredictionAnswer = {
  type: 'sketch',
  points: [
    { time: 0, value: 4 },
    { time: 60, value: 11 },
  ],
  mark: 24,
};

async function mount<T extends HTMLElement & { updateComplete: Promise<boolean> }>(
  element: T,
  properties: Partial<T>,
): Promise<T> {
  Object.assign(element, properties);
  document.body.append(element);
  await element.updateComplete;
  return element;
}
const press = (target: Element | null | undefined, key: string): boolean =>
  target!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const words = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

beforeAll(() => setLanguage('en'));
beforeEach(() => setLanguage('en'));
afterEach(() => document.body.replaceChildren());

describe('the stepper', () => {
  test('says where the pupil is, what is done and what comes', async () => {
    const player = playerOf(lesson, { step: 'lid', answers: { sketch: sketched } });
    const stepper = await mount(new Stepper(), { player });
    expect([...stepper.querySelectorAll('button')].map(words)).toEqual([
      'Thinkanswer locked',
      'Checkstep 1 of 2',
      'Correctnext',
      'Solvelast',
    ]);
    expect(stepper.querySelectorAll('[aria-current="step"]')).toHaveLength(1);
    expect(stepper.querySelector('[aria-current]')?.closest('[data-phase]')?.getAttribute('data-phase')).toBe(
      'check',
    );
    expect(stepper.querySelectorAll('.done-tick')).toHaveLength(1);
  });

  test('a phase behind that was left open says so, and every phase can be gone to', async () => {
    const player = playerOf(lesson, { step: 'mend' });
    const stepper = await mount(new Stepper(), { player });
    const buttons = [...stepper.querySelectorAll('button')];
    expect(words(buttons[0])).toContain('still open');
    buttons[3]!.click();
    expect(player.step.id).toBe('solve');
    buttons[1]!.click();
    expect(player.step.id).toBe('lid');
  });

  test('changes language at once', async () => {
    const stepper = await mount(new Stepper(), { player: playerOf(lesson) });
    await setLanguage('it');
    await stepper.updateComplete;
    expect(words(stepper)).toContain('Correggi');
  });
});

describe('the lesson text', () => {
  test('shows what was thought, what the board must do, and the way back and on', async () => {
    const player = playerOf(lesson, {
      step: 'lid',
      answers: { sketch: sketched },
      verdicts: { a: { status: 'pass', reason: { id: 'x', values: {} } } },
    });
    const panel = await mount(new ReadPanel(), { player });
    expect(words(panel.querySelector('.mine'))).toBe(
      'You thought: When does the alarm start? after 24 s Temperature from 4 °C to 11 °C in 60 s',
    );
    expect([...panel.querySelectorAll('.checks li')].map(words)).toEqual(['Check adone', 'Check bwaiting']);
    panel.querySelector<HTMLButtonElement>('.next')!.click();
    expect(player.step.id).toBe('lid2');
  });

  test('opens hints one by one and then offers no more', async () => {
    const player = playerOf(lesson, { step: 'lid' });
    const panel = await mount(new ReadPanel(), { player });
    expect(panel.querySelectorAll('.hint')).toHaveLength(0);
    for (const count of [1, 2]) {
      panel.querySelector<HTMLButtonElement>('.hint-button')!.click();
      await panel.updateComplete;
      expect(panel.querySelectorAll('.hint')).toHaveLength(count);
    }
    expect(panel.querySelector('.hint-button')).toBeNull();
    expect(document.activeElement?.className).toBe('hint');
  });
});

describe('the sketch, key by key', () => {
  test('knots are sliders that say their moment and value', async () => {
    const sketch = await mount(new Sketch(), { task: sketchTask, series: temperature });
    const knot = sketch.querySelector('[data-knot="1"]');
    expect(knot?.getAttribute('role')).toBe('slider');
    expect(knot?.getAttribute('aria-label')).toBe('Temperature at 6\u00a0s');
    expect(knot?.getAttribute('aria-valuetext')).toBe('not drawn yet');
    press(knot, 'ArrowUp');
    await sketch.updateComplete;
    expect(knot?.getAttribute('aria-valuetext')).toBe('4.5 °C');
    expect(sketch.querySelectorAll('.sketch-paper [tabindex="0"]')).toHaveLength(1);
  });

  test('the whole answer can be given without a pointer', async () => {
    const sketch = await mount(new Sketch(), { task: sketchTask, series: temperature });
    const answers: (PredictionAnswer | null)[] = [];
    sketch.addEventListener('answer-changed', (event) => {
      answers.push((event as CustomEvent<PredictionAnswer | null>).detail);
    });
    press(sketch.querySelector('[data-knot="10"]'), 'PageUp');
    expect(answers.at(-1)).toBeNull();
    await sketch.updateComplete;
    const strip = sketch.querySelector('.mark-strip');
    for (let second = 0; second < 3; second += 1) {
      press(strip, 'PageUp');
      await sketch.updateComplete;
    }
    const answer = answers.at(-1);
    expect(answer).toMatchObject({ type: 'sketch', mark: 15 });
    expect(answer?.type === 'sketch' && answer.points.at(-1)).toEqual({ time: 60, value: 6.5 });
    expect(strip?.getAttribute('aria-valuetext')).toBe('after 15\u00a0s');
  });

  test('undo takes back one stroke, clear all of them', async () => {
    const sketch = await mount(new Sketch(), { task: sketchTask, series: temperature });
    const knot = sketch.querySelector('[data-knot="2"]');
    press(knot, 'ArrowUp');
    press(knot, 'ArrowUp');
    const [undo, clear] = [...sketch.querySelectorAll<HTMLButtonElement>('.sketch-tools button')];
    await sketch.updateComplete;
    undo!.click();
    await sketch.updateComplete;
    expect(knot?.getAttribute('aria-valuetext')).toBe('4.5 °C');
    clear!.click();
    await sketch.updateComplete;
    expect(knot?.getAttribute('aria-valuetext')).toBe('not drawn yet');
  });

  test('a locked sketch is shown and cannot be touched', async () => {
    const sketch = await mount(new Sketch(), { task: sketchTask, series: temperature, answer: sketched });
    expect(sketch.querySelectorAll('[role="slider"], button')).toHaveLength(0);
    expect(sketch.querySelector('.predicted')?.getAttribute('d')).toMatch(/^M.*L/);
  });
});

describe('a prediction', () => {
  const choose = lessonOf([
    step('choice', 'think', {
      predict: {
        type: 'choice',
        question: { en: 'Which?' },
        options: [
          { id: 'x', text: { en: 'The sensor' } },
          { id: 'y', text: { en: 'The if' } },
        ],
      },
    }),
  ]);

  test('is locked only after one more question, asked in place', async () => {
    const player = playerOf(choose);
    const prediction = await mount(new Prediction(), { player });
    const lock = (): HTMLButtonElement | null => prediction.querySelector('.lock');
    expect(lock()?.disabled).toBe(true);
    const option = prediction.querySelectorAll<HTMLInputElement>('input')[1]!;
    option.checked = true;
    option.dispatchEvent(new Event('change', { bubbles: true }));
    await prediction.updateComplete;
    lock()!.click();
    await prediction.updateComplete;
    expect(player.state.value.answers).toEqual({});
    expect(document.activeElement?.classList.contains('sure')).toBe(true);
    prediction.querySelector<HTMLButtonElement>('.sure')!.click();
    await prediction.updateComplete;
    expect(player.state.value.answers).toEqual({ choice: { type: 'choice', option: 'y' } });
    expect(prediction.querySelector('.lock')).toBeNull();
    expect(words(prediction.querySelector('.locked-answer'))).toBe('The if');
  });

  test('things are put in order with buttons, and any order is an answer', async () => {
    const player = playerOf(
      lessonOf([
        step('order', 'think', {
          predict: {
            type: 'order',
            question: { en: 'First?' },
            items: ['a', 'b', 'c'].map((id) => ({ id, text: { en: id } })),
          },
        }),
      ]),
    );
    const prediction = await mount(new Prediction(), { player });
    const order = prediction.querySelector('pensa-order-answer')!;
    await order.updateComplete;
    order.querySelector<HTMLButtonElement>('[aria-label="Move down: a"]')!.click();
    await order.updateComplete;
    expect([...order.querySelectorAll('li')].map(words)).toEqual(['b', 'a', 'c']);
    await prediction.updateComplete;
    prediction.querySelector<HTMLButtonElement>('.lock')!.click();
    await prediction.updateComplete;
    prediction.querySelector<HTMLButtonElement>('.sure')!.click();
    expect(player.state.value.answers['order']).toEqual({ type: 'order', items: ['b', 'a', 'c'] });
  });

  test('a number outside its range is not taken', async () => {
    const player = playerOf(
      lessonOf([
        step('number', 'think', {
          predict: { type: 'number', question: { en: 'How warm?' }, unit: '°C', from: -10, to: 50 },
        }),
      ]),
    );
    const prediction = await mount(new Prediction(), { player });
    const input = prediction.querySelector('input')!;
    for (const [typed, taken] of [
      ['', false],
      ['99', false],
      ['8.5', true],
    ] as const) {
      input.value = typed;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await prediction.updateComplete;
      expect(prediction.querySelector<HTMLButtonElement>('.lock')!.disabled).toBe(!taken);
    }
  });
});
