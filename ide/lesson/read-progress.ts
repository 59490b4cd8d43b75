import type { Lesson, PredictionAnswer, Step } from '../../lessons/format/lesson.ts';
import type { LessonProgress } from './lesson-player.ts';
import { fitsTask } from './prediction-fit.ts';

/**
 * Progress out of a save that may be older, newer, from another lesson version, or damaged: what still
 * makes sense is kept, the rest is left behind. Never throws.
 */
export function readProgress(lesson: Lesson, saved: unknown): LessonProgress {
  const data = mapping(saved);
  const steps = new Map(lesson.steps.map((step) => [step.id, step]));
  const stepIds = texts(data['left']).filter((id) => steps.has(id));
  const keys = new Set(lesson.steps.flatMap((step) => step.checks.map((check) => `${step.id}/${check.id}`)));
  const step = data['step'];
  return {
    step: typeof step === 'string' && steps.has(step) ? step : (lesson.steps[0]?.id ?? ''),
    answers: readAnswers(mapping(data['answers']), steps),
    hints: readHints(mapping(data['hints']), steps),
    passed: unique(texts(data['passed']).filter((key) => keys.has(key))),
    found: unique(texts(data['found']).filter((key) => keys.has(key))),
    left: unique(stepIds),
    started: unique(texts(data['started']).filter((id) => steps.has(id))),
  };
}

function readAnswers(
  data: Readonly<Record<string, unknown>>,
  steps: ReadonlyMap<string, Step>,
): Readonly<Record<string, PredictionAnswer>> {
  const answers: Record<string, PredictionAnswer> = {};
  for (const [id, step] of steps) {
    const answer = own(data, id);
    if (step.predict !== undefined && fitsTask(step.predict, answer)) answers[id] = answer;
  }
  return answers;
}

function readHints(
  data: Readonly<Record<string, unknown>>,
  steps: ReadonlyMap<string, Step>,
): Readonly<Record<string, number>> {
  const hints: Record<string, number> = {};
  for (const [id, step] of steps) {
    const count = own(data, id);
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) continue;
    if (step.hints.length > 0) hints[id] = Math.min(count, step.hints.length);
  }
  return hints;
}

function own(data: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}
