import type { PredictionAnswer, PredictionTask } from '../../lessons/format/lesson.ts';

/** A sketch drawn by hand has some dozens of points; more is no sketch. */
const maxPoints = 2000;

/** Whether `answer`, from a screen or from a save, answers this task. */
export function fitsTask(task: PredictionTask, answer: unknown): answer is PredictionAnswer {
  if (typeof answer !== 'object' || answer === null) return false;
  const data = answer as Readonly<Record<string, unknown>>;
  if (data['type'] !== task.type) return false;
  switch (task.type) {
    case 'choice':
      return task.options.some((option) => option.id === data['option']);
    case 'order': {
      const items = data['items'];
      if (!Array.isArray(items) || items.length !== task.items.length) return false;
      return task.items.every((item) => items.includes(item.id));
    }
    case 'number':
      return isNumber(data['value']) && data['value'] >= task.from && data['value'] <= task.to;
    case 'sketch': {
      const { points, mark } = data;
      if (!Array.isArray(points) || points.length === 0 || points.length > maxPoints) return false;
      return points.every(isPoint) && (mark === undefined || isNumber(mark));
    }
  }
}

function isPoint(point: unknown): boolean {
  if (typeof point !== 'object' || point === null) return false;
  const { time, value } = point as Readonly<Record<string, unknown>>;
  return isNumber(time) && isNumber(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
