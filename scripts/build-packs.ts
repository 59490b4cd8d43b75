import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildLesson, cardOf, type LessonCard, type PackIndex } from '../lessons/format/built-lesson.ts';
import { formatPackProblem } from '../lessons/format/pack-problem.ts';
import { parsePack } from '../lessons/format/parse-pack.ts';
import { readPackFolder } from './read-pack-folder.ts';

const packsFolder = new URL('../lessons/packs/', import.meta.url).pathname;

/** A shipped pack does not read; the message lists every problem with its place. */
export class PackBuildError extends Error {}

/**
 * Builds the shipped packs for the app into `outDir`: `index.json`, the cards of the home page, and
 * `<pack>/<slug>.json`, a lesson each. Throws {@link PackBuildError} when a pack has problems.
 */
export async function buildPacks(outDir: string): Promise<readonly LessonCard[]> {
  const folders = (await readdir(packsFolder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const cards: LessonCard[] = [];
  for (const { name } of folders) {
    cards.push(...(await buildPack(join(packsFolder, name), outDir)));
  }
  const index: PackIndex = { lessons: cards };
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'index.json'), JSON.stringify(index));
  return cards;
}

/** Builds one pack folder into `<target>/<pack id>/<slug>.json`. */
export async function buildPack(folder: string, target: string): Promise<LessonCard[]> {
  const { pack, problems } = parsePack(await readPackFolder(folder));
  if (pack === undefined) {
    throw new PackBuildError(problems.map((problem) => `${folder}/${formatPackProblem(problem)}`).join('\n'));
  }
  await mkdir(join(target, pack.id), { recursive: true });
  for (const lesson of pack.lessons) {
    const built = JSON.stringify(buildLesson(pack, lesson));
    await writeFile(join(target, pack.id, `${lesson.slug}.json`), built);
  }
  return pack.lessons.map((lesson) => cardOf(pack, lesson));
}
