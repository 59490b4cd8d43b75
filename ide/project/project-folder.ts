import type { Project } from './project.ts';

/**
 * A project as a folder that anybody can read, as zips have it: its files under their names, the blocks as
 * `main.blocks.json`, and this small file with what files do not say.
 */
export const projectFileName = 'pensabit.json';
export const blocksJsonName = 'main.blocks.json';

/** What `pensabit.json` holds. A reader takes what it understands, and refuses a later `pensabit`. */
export interface ProjectFile {
  /** The version of this layout. */
  readonly pensabit: 1;
  readonly name: string;
  readonly editor: Project['editor'];
  /** ISO 8601. */
  readonly changed: string;
  readonly lesson?: Project['lesson'];
  /** Files that stand in the folder under another name than they have, because some system refuses that one. */
  readonly names?: Readonly<Record<string, string>>;
}

/** A {@link ProjectFile} as somebody else wrote it. */
export interface FoundProjectFile {
  readonly name?: string;
  readonly editor?: Project['editor'];
  /** `Date.now()` of the last change. */
  readonly changedAt?: number;
  readonly lesson?: NonNullable<Project['lesson']>;
  readonly names: ReadonlyMap<string, string>;
}

/** Longest progress of a lesson that is believed, in characters of JSON. */
const progressLimit = 500_000;

/** Reads `pensabit.json`; undefined when it is somebody else's file of that name. */
export function readProjectFile(text: string): FoundProjectFile | 'newer' | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return undefined;
  const given = found as Readonly<Record<string, unknown>>;
  const version = given['pensabit'];
  if (typeof version !== 'number') return undefined;
  if (version > 1) return 'newer';
  const { name, editor, changed, lesson, names } = given;
  const changedAt = typeof changed === 'string' ? Date.parse(changed) : NaN;
  const place = readLesson(lesson);
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(editor === 'blocks' || editor === 'python' ? { editor } : {}),
    ...(Number.isFinite(changedAt) ? { changedAt } : {}),
    ...(place === undefined ? {} : { lesson: place }),
    names: new Map(
      typeof names === 'object' && names !== null
        ? Object.entries(names).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
        : [],
    ),
  };
}

function readLesson(value: unknown): NonNullable<Project['lesson']> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { slug, progress } = value as Readonly<Record<string, unknown>>;
  if (typeof slug !== 'string' || !/^[a-z0-9-]{1,80}$/.test(slug)) return undefined;
  // ide/lesson keeps of it what makes sense.
  return { slug, progress: JSON.stringify(progress ?? null).length > progressLimit ? undefined : progress };
}
