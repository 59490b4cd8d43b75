import type { Project } from './project.ts';

/** What a list of projects shows, without any program: stored beside each project. */
export interface ProjectSummary {
  readonly id: string;
  readonly name: string;
  readonly editor: 'blocks' | 'python';
  readonly changedAt: number;
  readonly revision: number;
  readonly renames?: number;
  readonly lesson?: Project['lesson'];
  /** How many files there are beside main.py. */
  readonly moreFiles: number;
  /** Lines of main.py. */
  readonly lines: number;
  /** What the 25 LEDs showed longest in the last run: levels 0 to 9, row by row. */
  readonly lights?: string;
  /** The first picture in the program: 25 levels, or the name of a built-in one (`HEART`). */
  readonly drawn?: string;
  /** `Date.now()` when it was put into the bin; missing: it is not there. */
  readonly removedAt?: number;
}

/** A program longer than this is not searched for a picture: it is read at every change. */
const searchedCharacters = 20_000;
/** `Image.HEART` or `Image('09090:...')`, not in a comment. */
const picture = /^[^#\n]*?\bImage(?:\.([A-Z][A-Z0-9_]+)|\(\s*(['"])([0-9:]{25,30})\2)/m;

/** The record beside a project; `before` is the one that lies there, for what only it knows. */
export function summaryOf(project: Project, before?: Pick<ProjectSummary, 'lights'>): ProjectSummary {
  const { id, name, editor, changedAt, revision, renames, lesson, files } = project;
  const source = files['main.py'] ?? '';
  const drawn = firstPicture(source);
  return {
    id,
    name,
    editor,
    changedAt,
    revision,
    ...(renames === undefined ? {} : { renames }),
    ...(lesson === undefined ? {} : { lesson }),
    moreFiles: Object.keys(files).length - 1,
    lines: countLines(source),
    ...(before?.lights === undefined ? {} : { lights: before.lights }),
    ...(drawn === undefined ? {} : { drawn }),
  };
}

/** The first picture that a program speaks of, as {@link ProjectSummary.drawn} has it. */
export function firstPicture(source: string): string | undefined {
  const [, name, , rows] = picture.exec(source.slice(0, searchedCharacters)) ?? [];
  if (rows === undefined) return name;
  const lights = rows.replaceAll(':', '');
  return isLights(lights) ? lights : undefined;
}

/** 25 levels of light from 0 to 9. */
export function isLights(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9]{25}$/.test(value);
}

/** Lines of a text as an editor numbers them, without the empty one after the last line break. */
export function countLines(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

export function isSummary(value: unknown): value is ProjectSummary {
  if (typeof value !== 'object' || value === null) return false;
  const one = value as Partial<Record<keyof ProjectSummary, unknown>>;
  return (
    typeof one.id === 'string' &&
    typeof one.name === 'string' &&
    (one.editor === 'blocks' || one.editor === 'python') &&
    typeof one.changedAt === 'number' &&
    typeof one.revision === 'number' &&
    typeof one.moreFiles === 'number' &&
    typeof one.lines === 'number' &&
    (one.renames === undefined || typeof one.renames === 'number') &&
    (one.lesson === undefined || (typeof one.lesson === 'object' && one.lesson !== null)) &&
    (one.lights === undefined || isLights(one.lights)) &&
    (one.drawn === undefined || typeof one.drawn === 'string') &&
    (one.removedAt === undefined || typeof one.removedAt === 'number')
  );
}
