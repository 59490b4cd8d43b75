import type { LessonNames } from '../checks/check-kind.ts';
import type { FieldReader } from './field-reader.ts';
import type { Lesson, LanguageCode, Localized, PredictionTask, Series, Step } from './lesson.ts';
import { isName, type PackSource } from './pack-source.ts';
import { readStep } from './read-step.ts';

const sensors = [
  'temperature',
  'light',
  'tilt',
  'movement',
  'compass',
  'pins',
  'radio',
  'sound',
  'buttons',
] as const;

/** Reads `lessons/<slug>/lesson.yaml` and the pages beside it. */
export function readLesson(source: PackSource, slug: string): Lesson | undefined {
  const folder = `lessons/${slug}`;
  const fields = source.yaml(`${folder}/lesson.yaml`);
  if (fields === undefined) return undefined;
  const age = fields.mapping('age');
  const ageFrom = age.number('from', { from: 4, to: 99 });
  const ageTo = age.number('to', { from: 4, to: 99 });
  if (ageTo < ageFrom) age.problem('to', 'out-of-range', '"to" must not be below "from".');
  age.finish();
  const context = fields.mapping('context');
  const series = fields.mappings('series').map(readSeries);
  reportTwice(
    fields,
    'series',
    series.map((one) => one.name),
  );
  const lesson = {
    slug,
    title: fields.localized('title'),
    summary: fields.localized('summary'),
    age: { from: ageFrom, to: ageTo },
    minutes: fields.number('minutes', { from: 1, to: 600 }),
    concepts: fields.texts('concepts'),
    prerequisites: fields.texts('prerequisites'),
    outcomes: fields.localized('outcomes'),
    boards: fields.choices('boards', ['v1', 'v2'] as const),
    sensors: fields.choices('sensors', sensors),
    context: {
      sector: context.localized('sector'),
      role: context.localized('role'),
      problem: context.localized('problem'),
    },
    materials: fields.localized('materials'),
    safety: fields.localized('safety'),
    series,
    teacher: readPage(source, folder, 'teacher'),
    volunteer: readPage(source, folder, 'volunteer'),
  };
  context.finish();
  const steps = readSteps(source, fields, folder, series);
  fields.finish();
  return { ...lesson, steps };
}

function readSteps(
  source: PackSource,
  fields: FieldReader,
  folder: string,
  series: readonly Series[],
): Step[] {
  const entries = fields.mappings('steps');
  if (entries.length === 0) fields.problem('steps', 'missing-key', '"steps" needs at least one step.');
  // Checks may name any step's prediction, so those are known before the steps are read.
  const predictions = new Map<string, PredictionTask['type']>();
  for (const entry of entries) {
    const type = (entry.raw('predict') as { type?: unknown } | undefined)?.type;
    const id = entry.raw('id');
    if (typeof id === 'string' && typeof type === 'string')
      predictions.set(id, type as PredictionTask['type']);
  }
  const names: LessonNames = { series: series.map((one) => one.name), predictions };
  const seen = new Set<string>();
  return entries.map((entry) => {
    const step = readStep(source, entry, folder, names);
    if (seen.has(step.id)) {
      entry.problem('id', 'duplicate-id', `Another step is called "${step.id}".`, { id: step.id });
    }
    if (step.id !== '' && !isName(step.id)) {
      entry.problem(
        'id',
        'wrong-value',
        '"id" is small letters, digits and hyphens: a file is named after it.',
      );
    }
    seen.add(step.id);
    return step;
  });
}

function readSeries(fields: FieldReader): Series {
  const range = readRange(fields.mapping('range'));
  const band = fields.optionalMapping('band');
  const bandRead =
    band === undefined ? undefined : { ...readRange(band, false), title: band.localized('title') };
  band?.finish();
  const series = {
    name: fields.text('name'),
    title: fields.localized('title'),
    unit: fields.optionalText('unit') ?? '',
    range,
    ...(bandRead === undefined ? {} : { band: bandRead }),
  };
  fields.finish();
  return series;
}

function readRange(fields: FieldReader, whole = true): { from: number; to: number } {
  const limits = { from: -1e9, to: 1e9 };
  const range = { from: fields.number('from', limits), to: fields.number('to', limits) };
  if (range.to < range.from) fields.problem('to', 'out-of-range', '"to" must not be below "from".');
  if (whole) fields.finish();
  return range;
}

function readPage(source: PackSource, folder: string, name: string): Localized {
  const page: Partial<Record<LanguageCode, string>> = {};
  for (const language of source.languages) {
    const text = source.text(`${folder}/${language}/${name}.md`);
    if (text === undefined) continue;
    if (text.trim() === '')
      source.problem(`${folder}/${language}/${name}.md`, 'missing-text', 'This page is empty.');
    page[language] = text.trim();
  }
  return page;
}

/** Reports names that appear twice in a list of mappings. */
function reportTwice(fields: FieldReader, key: string, names: readonly string[]): void {
  for (const [index, id] of names.entries()) {
    if (id === '' || names.indexOf(id) === index) continue;
    fields.problemAt([key, index, 'name'], 'value', 'duplicate-id', `"${id}" is here twice.`, { id });
  }
}
