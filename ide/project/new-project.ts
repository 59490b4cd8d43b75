import { newProjectId } from './project-storage.ts';
import type { Project } from './project.ts';
import { firstLetters } from './shown-name.ts';

/** A project nobody has changed yet (revision 0: not stored). */
export function newProject(
  properties: Pick<Project, 'name' | 'editor'> & {
    source: string;
    blocks?: unknown;
    lesson?: Project['lesson'];
  },
  now: number,
): Project {
  const { name, editor, source, blocks, lesson } = properties;
  return {
    id: newProjectId(),
    name,
    editor,
    ...(blocks === undefined ? {} : { blocks }),
    files: { 'main.py': source },
    ...(lesson === undefined ? {} : { lesson }),
    changedAt: now,
    revision: 0,
  };
}

/** The next value of a project after a change. */
export function changed(
  project: Project,
  change: Partial<Omit<Project, 'id' | 'revision'>>,
  now: number,
): Project {
  return { ...project, ...change, changedAt: now, revision: project.revision + 1 };
}

/** A name that is not among those taken: `Game`, then `Game 2`, `Game 3`. At most 80 characters. */
export function nextName(name: string, taken: Iterable<string>): string {
  const others = new Set(taken);
  if (!others.has(name)) return name;
  const stem = name.replace(/ \d{1,4}$/, '');
  for (let count = 2; ; count += 1) {
    const next = `${firstLetters(stem, 74)} ${String(count)}`;
    if (!others.has(next)) return next;
  }
}
