import type { Lesson, PredictionAnswer, PredictionTask, Step } from '../../../lessons/format/lesson.ts';
import { formatNumber, localized, t } from '../../i18n/translate.ts';

/** A locked answer in words: the question it answers, where there is one, and what was answered. */
export interface AnswerText {
  readonly question: string | undefined;
  readonly answers: readonly string[];
}

/** Undefined when the answer does not belong to the task (a lesson that changed since it was saved). */
export function answerText(lesson: Lesson, step: Step, answer: PredictionAnswer): AnswerText | undefined {
  const task = step.predict;
  if (task?.type !== answer.type) return undefined;
  switch (answer.type) {
    case 'sketch':
      return task.type === 'sketch' ? sketchText(lesson, task, answer) : undefined;
    case 'choice': {
      if (task.type !== 'choice') return undefined;
      const option = task.options.find((one) => one.id === answer.option);
      return option && { question: localized(task.question), answers: [localized(option.text)] };
    }
    case 'order': {
      if (task.type !== 'order') return undefined;
      const texts = answer.items.map((id) => task.items.find((item) => item.id === id)?.text);
      return {
        question: localized(task.question),
        answers: texts.flatMap((text, index) =>
          text === undefined ? [] : [`${String(index + 1)}. ${localized(text)}`],
        ),
      };
    }
    case 'number':
      if (task.type !== 'number') return undefined;
      return {
        question: localized(task.question),
        answers: [`${formatNumber(answer.value)}\u00a0${task.unit}`],
      };
  }
}

function sketchText(
  lesson: Lesson,
  task: Extract<PredictionTask, { readonly type: 'sketch' }>,
  answer: Extract<PredictionAnswer, { readonly type: 'sketch' }>,
): AnswerText | undefined {
  const series = lesson.series.find((one) => one.name === task.series);
  const [first] = answer.points;
  const last = answer.points.at(-1);
  if (series === undefined || first === undefined || last === undefined) return undefined;
  const number = (value: number): string => `${formatNumber(value, 0)}\u00a0${series.unit}`;
  const highest = Math.max(...answer.points.map((point) => point.value));
  const words = {
    series: localized(series.title),
    from: number(first.value),
    to: number(last.value),
    seconds: task.seconds,
  };
  // A hill would be lost between its two feet.
  const hill = highest > Math.max(first.value, last.value) + 1;
  const line = hill
    ? t('lesson.sketch.peak', { ...words, most: number(highest) })
    : t('lesson.sketch.words', words);
  if (task.mark === undefined) return { question: undefined, answers: [line] };
  const mark =
    answer.mark === undefined
      ? t('lesson.sketch.never')
      : t('lesson.sketch.markAt', { seconds: answer.mark });
  return { question: localized(task.mark), answers: [mark, line] };
}
