import { isPoint, type HistoryPoint, type PointKind, type StoredPoint } from './history-point.ts';
import { pointsToDrop } from './history-thinning.ts';
import { packText, unpackText } from './packed-text.ts';
import { failureOf, transact, type ProjectDatabase, type StorageFailure } from './project-database.ts';
import { countLines } from './project-summary.ts';
import type { Project } from './project.ts';
import { firstLetters } from './shown-name.ts';

/** What of a project a point holds: what a person makes. Its name and its lesson are the project's own. */
export type PointContent = Pick<Project, 'editor' | 'files' | 'blocks'>;

export type KeepResult =
  | { readonly outcome: 'kept'; readonly point: HistoryPoint }
  /** The last point holds the same already; a name that came now is its name. */
  | { readonly outcome: 'same'; readonly point: HistoryPoint }
  | { readonly outcome: 'failed'; readonly reason: StorageFailure };

/** Moments of projects that can be had back. Reads answer "nothing" where storage is denied. */
export interface ProjectHistory {
  /** Of one project, the newest first. */
  points(project: string): Promise<readonly HistoryPoint[]>;
  content(point: number): Promise<PointContent | undefined>;
  /** Keeps what the project is now. `name` is what the person calls it. */
  keep(project: Project, kind: PointKind, now: number, name?: string): Promise<KeepResult>;
  /**
   * Lets go of points that nobody gave a name, of every project, but for the newest of each: what somebody works on
   * now needs the room. False when there was nothing to let go.
   */
  makeRoom(): Promise<boolean>;
}

/** Characters of a point's name. */
export const pointNameLimit = 80;

export function createProjectHistory(database: () => Promise<ProjectDatabase>): ProjectHistory {
  const stored = async (project: string): Promise<readonly StoredPoint[]> => {
    const found: readonly unknown[] = await (await database()).getAllFromIndex('points', 'project', project);
    return found.filter(isPoint).sort((a, b) => b.id - a.id);
  };
  const content = async (point: number): Promise<PointContent | undefined> => {
    try {
      const packed: unknown = await (await database()).get('programs', point);
      return packed instanceof Uint8Array ? contentFrom(JSON.parse(await unpackText(packed))) : undefined;
    } catch {
      return undefined;
    }
  };
  /** The content of the point that was kept last, so that the next one need not be unpacked to be compared. */
  let last: { readonly point: number; readonly files: Project['files'] } | undefined;

  return {
    content,
    async points(project) {
      try {
        return await stored(project);
      } catch {
        return [];
      }
    },
    async keep(project, kind, now, name) {
      const { editor, files, blocks } = project;
      const text = JSON.stringify({ editor, files, ...(blocks === undefined ? {} : { blocks }) });
      const sum = sumOf(text);
      const given = name === undefined ? undefined : firstLetters(name.trim(), pointNameLimit);
      const named = given === undefined || given === '' ? {} : { name: given };
      try {
        const [before] = await stored(project.id);
        if (before?.sum === sum) return await nameIt(await database(), before, named.name, kind);
        const past =
          before === undefined
            ? {}
            : ((last?.point === before.id ? last.files : (await content(before.id))?.files) ?? {});
        const packed = await packText(text);
        const point: Omit<StoredPoint, 'id'> = {
          project: project.id,
          at: now,
          kind,
          ...named,
          editor,
          ...changeOf(past, files),
          lines: Object.values(files).reduce((lines, one) => lines + countLines(one), 0),
          sum,
          size: packed.length,
        };
        const id = await add(await database(), point, packed, now);
        last = { point: id, files };
        return { outcome: 'kept', point: { ...point, id } };
      } catch (error) {
        return { outcome: 'failed', reason: failureOf(error) };
      }
    },
    async makeRoom() {
      try {
        return await transact(await database(), ['points', 'programs'], async (transaction) => {
          const points = transaction.objectStore('points');
          const programs = transaction.objectStore('programs');
          const all: readonly unknown[] = await points.getAll();
          const newest = new Map(all.filter(isPoint).map((point) => [point.project, point.id]));
          const spare = all
            .filter(isPoint)
            .filter((point) => point.name === undefined && newest.get(point.project) !== point.id);
          for (const { id } of spare) {
            await points.delete(id);
            await programs.delete(id);
          }
          return spare.length > 0;
        });
      } catch {
        return false;
      }
    },
  };
}

/** The point holds this already: at most its name is new. A name that it has is not taken from it. */
async function nameIt(
  database: ProjectDatabase,
  point: StoredPoint,
  name: string | undefined,
  kind: PointKind,
): Promise<KeepResult> {
  if (name === undefined) return { outcome: 'same', point };
  const named: StoredPoint = { ...point, name, kind };
  if (point.name !== undefined && point.name !== name) {
    return await transact(database, ['points', 'programs'], async (transaction) => {
      const { id: before, ...again } = named;
      const packed = await transaction.objectStore('programs').get(before);
      if (packed === undefined) throw new Error('The point has no program.');
      const id = await transaction.objectStore('points').add(again as StoredPoint);
      await transaction.objectStore('programs').put(packed, id);
      return { outcome: 'kept', point: { ...again, id, more: 0, fewer: 0 } };
    });
  }
  await transact(database, ['points'], (transaction) => transaction.objectStore('points').put(named));
  return { outcome: 'same', point: named };
}

/** Adds a point and lets go of those that are too many. */
function add(
  database: ProjectDatabase,
  point: Omit<StoredPoint, 'id'>,
  packed: Uint8Array,
  now: number,
): Promise<number> {
  return transact(database, ['points', 'programs'], async (transaction) => {
    const points = transaction.objectStore('points');
    const programs = transaction.objectStore('programs');
    const id = await points.add(point as StoredPoint);
    await programs.put(packed, id);
    const all: readonly unknown[] = await points.index('project').getAll(point.project);
    for (const drop of pointsToDrop(all.filter(isPoint), now)) {
      await points.delete(drop);
      await programs.delete(drop);
    }
    return id;
  });
}

/** How many lines came and how many went, wherever they stand: quick, whatever the size. */
export function changeOf(
  before: Project['files'],
  after: Project['files'],
): { readonly more: number; readonly fewer: number } {
  let more = 0;
  let fewer = 0;
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = textOf(before, name);
    const is = textOf(after, name);
    if (was === is) continue;
    const counts = new Map<string, number>();
    for (const line of linesOf(is)) counts.set(line, (counts.get(line) ?? 0) + 1);
    for (const line of linesOf(was)) counts.set(line, (counts.get(line) ?? 0) - 1);
    for (const count of counts.values()) {
      if (count > 0) more += count;
      else fewer -= count;
    }
  }
  return { more, fewer };
}

/** A file may be called `constructor`; only the pupil's own are files. */
export function textOf(files: Project['files'], name: string): string {
  return Object.hasOwn(files, name) ? (files[name] ?? '') : '';
}

/** The lines of a text, without the empty one after the last line break. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A stored content, checked; a file that is no text is left out. */
function contentFrom(value: unknown): PointContent | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { editor, files, blocks } = value as Partial<Record<keyof PointContent, unknown>>;
  if ((editor !== 'blocks' && editor !== 'python') || typeof files !== 'object' || files === null)
    return undefined;
  const texts = Object.entries(files).filter((one): one is [string, string] => typeof one[1] === 'string');
  if (!texts.some(([name]) => name === 'main.py')) return undefined;
  return { editor, files: Object.fromEntries(texts), ...(blocks === undefined ? {} : { blocks }) };
}

/** 53 bits of a text, and its length: enough to see that nothing has changed. */
function sumOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${String(4294967296 * (2097151 & b) + (a >>> 0))}-${String(text.length)}`;
}
