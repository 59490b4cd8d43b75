import { expect } from 'vitest';
import type { Pupil } from './browser.ts';
import { deskOn, patience, plain, type Desk } from './desk.ts';
import { inLanguage } from './words.ts';

/** What a pupil does to the program in Correct and in Solve; everything else is the same for each editor. */
export interface Hands {
  readonly open: (desk: Desk) => Promise<void>;
  /** Turns the comparison round. */
  readonly mend: (desk: Desk) => Promise<void>;
  /** Makes the alarm steady with a second limit. */
  readonly solve: (desk: Desk) => Promise<void>;
}

/** The cold chain from the first word to "Lesson solved", as a pupil goes through it with the mouse. */
export async function takeWholeLesson(pupil: Pupil, hands: Hands): Promise<void> {
  const { page, language } = pupil;
  await pupil.open('#/lesson/cold-chain');
  const desk = await deskOn(page, language);
  const { say } = desk;

  // Think: a choice, locked for good.
  await desk.atStep('the-box');
  const choice = desk.lesson.steps.find((step) => step.id === 'the-box')?.predict;
  if (choice?.type !== 'choice') throw new Error('The first step asks for a choice.');
  const option = inLanguage(choice.options.find((one) => one.id === 'record')?.text, language);
  await desk.choose(option);
  await desk.lock();
  expect(
    await page.getByRole('radio', { name: option }).count(),
    'a locked answer cannot be chosen again',
  ).toBe(0);
  await desk.next();

  // Think: a sketch from 4 °C up past the limit, and the moment of the alarm.
  await desk.atStep('sketch');
  await desk.sketch(
    [
      [0.02, 0.75],
      [0.3, 0.7],
      [0.6, 0.35],
      [1, 0.2],
    ],
    0.5,
  );
  await desk.lock();
  await page.getByText(say('lesson.predict.locked')).first().waitFor();
  await desk.next();

  // Check: the starter on the board.
  await desk.atStep('run');
  await hands.open(desk);
  await desk.start();
  await desk.allChecksPass();
  await desk.next();

  // Check: the lid is opened. The verdict names the temperature at which the alarm was wrong.
  await desk.atStep('lid');
  await desk.start();
  await desk.setTemperature(10);
  await desk.verdictSays(say('lesson.verdict.fail'));
  await desk.verdictSays(/4 °C/);
  await desk.checkPasses('records');
  await desk.next();

  // Check: the prediction lies over the measurement.
  await desk.atStep('two-lines');
  await page.getByText(say('board.chart.alarm-predicted')).waitFor({ state: 'attached', timeout: patience });
  await desk.allChecksPass();
  await desk.next();

  // Correct.
  await desk.atStep('mend');
  await hands.mend(desk);
  await desk.start();
  await desk.allChecksPass();
  await desk.verdictSays(say('lesson.verdict.pass'));
  await desk.next();

  await desk.atStep('edge');
  await desk.start();
  // The box begins cold (the step's scene); once that was measured, the lid is opened.
  await desk.verdictSays(measured(desk));
  await desk.setTemperature(10);
  await desk.allChecksPass();
  await desk.next();

  // Solve.
  await desk.atStep('steady');
  await hands.solve(desk);
  await desk.start();
  await desk.verdictSays(say('lesson.verdict.solved'));
  await desk.allChecksPass();
  for (const phase of ['think', 'check', 'correct', 'solve'] as const) {
    await desk.phase(phase).locator('.done-tick').waitFor({ timeout: patience });
  }
  await pupil.screenshot(`lesson-solved-${language}`);
}

/** "3 of 10 measurements are here", with any count; when they all are, what the warmest one was. */
function measured({ say, lesson, language }: Desk): RegExp {
  const [before = '', after = ''] = plain(
    say('check.reason.stream-few', { atLeast: 10 }).split('\n')[0] ?? '',
  ).split('{count}');
  const tried = lesson.steps.find(({ id }) => id === 'edge')?.checks.find(({ id }) => id === 'tried');
  const [warmest = ''] = plain(inLanguage(tried?.reasons?.['stream-not-above'], language)).split('{highest}');
  return new RegExp(`${before}[1-9]${after}|${warmest}`);
}
