import { parseScenario } from '../../firmware/virtual/scenario.ts';
import type { LessonNames } from '../checks/check-kind.ts';
import { reasonIds } from '../checks/reason-id.ts';
import { checkKinds } from '../checks/run-checks.ts';
import type { FieldReader } from './field-reader.ts';
import {
  phases,
  type CheckSpec,
  type CounterExample,
  type LanguageCode,
  type Localized,
  type PredictionTask,
  type Rehearsal,
  type Starter,
  type Step,
} from './lesson.ts';
import { closestWord } from '../../firmware/closest-word.ts';
import { isName, type PackSource } from './pack-source.ts';
import { readStepPage } from './step-page.ts';

const kinds = Object.keys(checkKinds) as CheckSpec['kind'][];

/** Reads one entry of `steps` and the pages `<language>/<id>.md` that go with it. */
export function readStep(source: PackSource, fields: FieldReader, folder: string, names: LessonNames): Step {
  const id = fields.text('id');
  const predict = fields.optionalMapping('predict');
  const prediction = predict === undefined ? undefined : readPrediction(predict, names);
  const toolbox = fields.has('toolbox') ? fields.texts('toolbox') : undefined;
  const starter = readStarter(source, fields, folder);
  const scene = fields.optionalMapping('scene');
  const surprises = fields.texts('surprises');
  const checks = fields.mappings('checks').map((entry) => {
    const check = readCheck(entry, names);
    return surprises.includes(check.id) ? { ...check, surprise: true } : check;
  });
  for (const surprise of surprises) reportUnknownCheck(fields, 'surprises', surprise, checks);
  for (const [index, check] of checks.entries()) {
    if (checks.findIndex((other) => other.id === check.id) === index || check.id === '') continue;
    const message = `Two checks of this step are called "${check.id}".`;
    fields.problemAt(['checks', index, 'id'], 'value', 'duplicate-id', message, { id: check.id });
  }
  const exemplar = fields.optionalText('exemplar');
  if (exemplar !== undefined) source.named(fields, 'exemplar', `${folder}/code`, exemplar);
  const counterExamples = fields
    .mappings('counterExamples')
    .map((entry) => readCounterExample(source, entry, folder, checks));
  const rehearsal = fields.optionalMapping('rehearsal');
  const page = isName(id) ? readPages(source, folder, id) : { title: {}, text: {}, hints: [] };
  const step = {
    id,
    phase: fields.choice('phase', phases),
    minutes: fields.number('minutes', { from: 0, to: 600 }),
    mode: fields.choice('mode', ['unplugged', 'editor', 'data', 'discuss'] as const),
    ...page,
    checks,
    ...(prediction === undefined ? {} : { predict: prediction }),
    ...(starter === undefined ? {} : { starter }),
    ...(scene === undefined ? {} : { scene: readScene(scene) }),
    ...(toolbox === undefined ? {} : { toolbox }),
    ...(exemplar === undefined ? {} : { exemplar }),
    ...(counterExamples.length === 0 ? {} : { counterExamples }),
    ...(rehearsal === undefined ? {} : { rehearsal: readRehearsal(rehearsal) }),
  };
  fields.finish();
  return step;
}

function readCheck(fields: FieldReader, names: LessonNames): CheckSpec {
  const id = fields.text('id');
  if (id !== '' && !isName(id)) {
    fields.problem('id', 'wrong-value', '"id" is small letters, digits and hyphens.');
  }
  const title = fields.localized('title');
  const reasons = readReasons(fields.optionalMapping('reasons'));
  const kindName = fields.text('kind');
  const kind = kinds.find((candidate) => candidate === kindName);
  if (kind === undefined && kindName !== '') {
    const suggestion = closestWord(kindName, kinds);
    const hint =
      suggestion === undefined ? `There are: ${kinds.join(', ')}.` : `Did you mean "${suggestion}"?`;
    fields.problem('kind', 'unknown-check', `There is no check "${kindName}". ${hint}`, {
      kind: kindName,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
  const raw = fields.raw('options');
  if (kind !== undefined) {
    // A kind without options (a teacher's tick) may leave them out.
    const options = kind === 'teacher' && raw === undefined ? undefined : fields.mapping('options');
    if (options !== undefined) {
      checkKinds[kind].read(options, names);
      if (kind === 'scenario') reportScenario(options, 'inputs');
      options.finish();
    }
  }
  fields.finish();
  return {
    id,
    title,
    kind: kind ?? 'teacher',
    options: typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {},
    ...(reasons === undefined ? {} : { reasons }),
  };
}

function readReasons(fields: FieldReader | undefined): Record<string, Localized> | undefined {
  if (fields === undefined) return undefined;
  for (const id of fields.keys()) reportUnknownReason(fields, id, id);
  return Object.fromEntries(fields.keys().map((id) => [id, fields.localized(id)]));
}

function readPrediction(fields: FieldReader, names: LessonNames): PredictionTask {
  const type = fields.choice('type', ['sketch', 'choice', 'order', 'number'] as const);
  const task = readTask(fields, type, names);
  fields.finish();
  return task;
}

function readTask(fields: FieldReader, type: PredictionTask['type'], names: LessonNames): PredictionTask {
  const any = { from: -1e9, to: 1e9 };
  switch (type) {
    case 'sketch': {
      const series = fields.text('series');
      if (series !== '' && !names.series.includes(series)) {
        const known = names.series.join(', ') || 'none';
        fields.problem('series', 'unknown-id', `The lesson has no series "${series}". It has: ${known}.`, {
          key: 'series',
          id: series,
        });
      }
      const mark = fields.optionalLocalized('mark');
      return {
        type,
        series,
        seconds: fields.number('seconds', { from: 1, to: 600 }),
        from: fields.number('from', any),
        ...(mark === undefined ? {} : { mark }),
      };
    }
    case 'choice':
      return { type, question: fields.localized('question'), options: readItems(fields, 'options') };
    case 'order':
      return { type, question: fields.localized('question'), items: readItems(fields, 'items') };
    case 'number':
      return {
        type,
        question: fields.localized('question'),
        unit: fields.optionalText('unit') ?? '',
        from: fields.number('from', any),
        to: fields.number('to', any),
      };
  }
}

function readItems(fields: FieldReader, key: string): { id: string; text: Localized }[] {
  const items = fields.mappings(key).map((entry) => {
    const item = { id: entry.text('id'), text: entry.localized('text') };
    entry.finish();
    return item;
  });
  if (items.length < 2) fields.problem(key, 'missing-key', `"${key}" needs at least two entries.`);
  for (const [index, item] of items.entries()) {
    if (items.findIndex((other) => other.id === item.id) === index) continue;
    const message = `"${item.id}" is here twice.`;
    fields.problemAt([key, index, 'id'], 'value', 'duplicate-id', message, { id: item.id });
  }
  return items;
}

function readStarter(source: PackSource, fields: FieldReader, folder: string): Starter | undefined {
  const starter = fields.optionalMapping('starter');
  if (starter === undefined) return undefined;
  const file = starter.text('python');
  const python = file === '' ? '' : (source.named(starter, 'python', `${folder}/code`, file) ?? '');
  const blocksFile = starter.optionalText('blocks');
  let blocks: unknown;
  if (blocksFile !== undefined) {
    const text = source.named(starter, 'blocks', `${folder}/code`, blocksFile);
    if (text !== undefined) blocks = readJson(starter, blocksFile, text);
  }
  starter.finish();
  return { python, ...(blocks === undefined ? {} : { blocks }) };
}

function readJson(fields: FieldReader, file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    fields.problem('blocks', 'wrong-value', `${file} is not sound JSON.`, { key: 'blocks', file });
    return undefined;
  }
}

function readCounterExample(
  source: PackSource,
  fields: FieldReader,
  folder: string,
  checks: readonly CheckSpec[],
): CounterExample {
  const file = fields.text('file');
  if (file !== '') source.named(fields, 'file', `${folder}/code`, file);
  const fails = fields.text('fails');
  const also = fields.texts('also');
  const reason = fields.optionalText('reason');
  for (const [key, id] of [['fails', fails] as const, ...also.map((other) => ['also', other] as const)]) {
    reportUnknownCheck(fields, key, id, checks);
  }
  if (reason !== undefined) reportUnknownReason(fields, 'reason', reason);
  fields.finish();
  return { file, fails, also, ...(reason === undefined ? {} : { reason }) };
}

function reportUnknownCheck(
  fields: FieldReader,
  key: string,
  id: string,
  checks: readonly CheckSpec[],
): void {
  if (id === '' || checks.some((check) => check.id === id)) return;
  const known = checks.map((check) => check.id).join(', ') || 'none';
  fields.problem(key, 'unknown-id', `The step has no check "${id}". It has: ${known}.`, { key, id });
}

function reportUnknownReason(fields: FieldReader, key: string, id: string): void {
  if (reasonIds.some((known) => known === id)) return;
  const suggestion = closestWord(id, reasonIds);
  const hint =
    suggestion === undefined ? 'They are listed in docs/lesson-packs.md.' : `Did you mean "${suggestion}"?`;
  fields.problem(key, 'unknown-id', `There is no reason "${id}". ${hint}`, {
    key,
    id,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

function readScene(fields: FieldReader): NonNullable<Step['scene']> {
  const temperature = fields.optionalNumber('temperature', { from: -25, to: 75 });
  const light = fields.optionalNumber('light', { from: 0, to: 255 });
  fields.finish();
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(light === undefined ? {} : { light }),
  };
}

/** The virtual board says what it understands; its problems stand at their place in the lesson. */
function reportScenario(fields: FieldReader, key: string): void {
  const inputs = fields.raw(key);
  if (inputs === undefined) return;
  const parsed = parseScenario(inputs);
  if (parsed.ok) return;
  for (const { path, on, message, values } of parsed.problems) {
    fields.problemAt([key, ...path], on, 'scenario', message, values);
  }
}

function readRehearsal(fields: FieldReader): Rehearsal {
  const seconds = fields.number('seconds', { from: 0.1, to: 120 });
  reportScenario(fields, 'inputs');
  const inputs = fields.raw('inputs');
  fields.finish();
  return { seconds, inputs: Array.isArray(inputs) ? inputs : [] };
}

function readPages(source: PackSource, folder: string, id: string): Pick<Step, 'title' | 'text' | 'hints'> {
  const title: Partial<Record<LanguageCode, string>> = {};
  const text: Partial<Record<LanguageCode, string>> = {};
  const hints: Partial<Record<LanguageCode, string>>[] = [];
  let expected: number | undefined;
  for (const language of source.languages) {
    const path = `${folder}/${language}/${id}.md`;
    const markdown = source.text(path);
    if (markdown === undefined) continue;
    const page = readStepPage(markdown);
    if (!page.hasTitle)
      source.problem(path, 'missing-text', 'The page starts with its title: "# Open the lid".');
    if (page.text === '') source.problem(path, 'missing-text', 'The page has no text under its title.');
    title[language] = page.title;
    text[language] = page.text;
    expected ??= page.hints.length;
    if (page.hints.length !== expected || page.hints.includes('')) {
      const message = `This page has ${String(page.hints.length)} hints, the other language ${String(expected)}; none may be empty.`;
      source.problem(path, 'missing-text', message, { language, count: page.hints.length });
    }
    for (const [index, hint] of page.hints.entries()) (hints[index] ??= {})[language] = hint;
  }
  return { title, text, hints };
}
