import type { FieldReader } from './field-reader.ts';
import type { LanguageCode, Lesson, Pack } from './lesson.ts';
import { problemsOfFiles, type PackFiles } from './pack-files.ts';
import type { PackProblem } from './pack-problem.ts';
import { isName, PackSource } from './pack-source.ts';
import { readLesson } from './read-lesson.ts';

const languageCodes = ['en', 'it'] as const satisfies readonly LanguageCode[];

/** A pack that is sound, or everything an author has to mend, in order of files. */
export type ParsedPack =
  | { readonly pack: Pack; readonly problems: readonly [] }
  | { readonly pack?: never; readonly problems: readonly PackProblem[] };

/** Reads a pack from its files: a folder, a zip and a test are alike. Never throws. */
export function parsePack(files: PackFiles): ParsedPack {
  const problems = problemsOfFiles(files);
  // What is too large or leaves its folder is not even looked at.
  if (problems.length > 0) return { problems };
  const source = new PackSource(files, problems);
  const pack = readPack(source);
  problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
  return problems.length === 0 && pack !== undefined ? { pack, problems: [] } : { problems };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readPack(source: PackSource): Pack | undefined {
  const fields = source.yaml('pack.yaml');
  if (fields === undefined) return undefined;
  source.languages = fields.choices('languages', languageCodes);
  if (source.languages.length === 0) {
    fields.problem('languages', 'missing-key', '"languages" needs at least one of: en, it.');
    source.languages = ['en'];
  }
  // Texts in pack.yaml itself could not be checked before the languages were known.
  const texts = source.yaml('pack.yaml', true) ?? fields;
  const id = fields.text('id');
  if (id !== '' && !isName(id)) {
    fields.problem('id', 'wrong-value', '"id" is small letters, digits and hyphens: it becomes an address.');
  }
  const adaptedFrom = fields.optionalText('adaptedFrom');
  const minimumApp = fields.optionalText('minimumApp');
  const slugs = fields.texts('lessons');
  const pack = {
    id,
    version: fields.text('version'),
    title: texts.localized('title'),
    languages: source.languages,
    licence: fields.text('licence'),
    authors: fields.texts('authors'),
    ...(adaptedFrom === undefined ? {} : { adaptedFrom }),
    ...(minimumApp === undefined ? {} : { minimumApp }),
  };
  fields.raw('title');
  fields.finish();
  if (slugs.length === 0) {
    fields.problem('lessons', 'missing-key', '"lessons" lists the folders of the lessons, in order.');
  }
  return { ...pack, lessons: readLessons(source, fields, slugs) };
}

function readLessons(source: PackSource, fields: FieldReader, slugs: readonly string[]): Lesson[] {
  const seen = new Set<string>();
  const lessons: Lesson[] = [];
  for (const slug of slugs) {
    if (seen.has(slug))
      fields.problem('lessons', 'duplicate-id', `The lesson "${slug}" is here twice.`, { id: slug });
    else if (!isName(slug)) {
      const message = `"${slug}" is no lesson folder: small letters, digits and hyphens.`;
      fields.problem('lessons', 'path', message, { id: slug });
    } else {
      const lesson = readLesson(source, slug);
      if (lesson !== undefined) lessons.push(lesson);
    }
    seen.add(slug);
  }
  return lessons;
}
