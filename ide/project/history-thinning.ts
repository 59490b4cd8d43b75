import type { StoredPoint } from './history-point.ts';

type Point = Pick<StoredPoint, 'id' | 'at' | 'kind' | 'name' | 'size'>;

const minute = 60_000;
const day = 24 * 60 * minute;

/** How close points may lie that nobody gave a name: up to `age`, one in each `span` (milliseconds). */
const density: readonly { readonly age: number; readonly span: number }[] = [
  { age: 15 * minute, span: 0 },
  { age: 2 * 60 * minute, span: 5 * minute },
  { age: day, span: 20 * minute },
  { age: 7 * day, span: 4 * 60 * minute },
  { age: Infinity, span: day },
];
/** Of a project, at most so many points without a name, and so many with one. */
export const historyLimits = { automatic: 40, named: 60, bytes: 2_000_000 } as const;

/**
 * Which points of a project to let go. The newest always stays; among those that lie close together the one that
 * something was about to be replaced at stays, else the last. Points with a name go only when there are more of
 * them than anybody finds again, or when they take more room than a project's history may have.
 *
 * @param points of one project, in any order
 */
export function pointsToDrop(points: readonly Point[], now: number): ReadonlySet<number> {
  const newestFirst = [...points].sort((a, b) => b.id - a.id);
  const dropped = new Set<number>();
  const [newest, ...older] = newestFirst;
  if (newest === undefined) return dropped;

  const places = new Map<string, Point>();
  for (const point of older.filter((one) => one.name === undefined)) {
    // A clock that was set back makes points of the future: they count as new.
    const age = Math.max(0, now - point.at);
    const { span } = density.find((one) => age < one.age) ?? { span: day };
    if (span === 0) continue;
    const place = `${String(span)} ${String(Math.floor(point.at / span))}`;
    const other = places.get(place);
    if (other === undefined) places.set(place, point);
    else if (isSafety(point) && !isSafety(other)) {
      dropped.add(other.id);
      places.set(place, point);
    } else dropped.add(point.id);
  }

  const left = (named: boolean): readonly Point[] =>
    older.filter((one) => (one.name !== undefined) === named && !dropped.has(one.id));
  for (const point of left(false).slice(historyLimits.automatic - 1)) dropped.add(point.id);
  for (const point of left(true).slice(historyLimits.named - 1)) dropped.add(point.id);

  let bytes = newest.size;
  for (const point of [...left(true), ...left(false)]) {
    bytes += point.size;
    if (bytes > historyLimits.bytes) dropped.add(point.id);
  }
  return dropped;
}

/** Kept because what was there was about to go. */
function isSafety({ kind }: Point): boolean {
  return kind === 'restart' || kind === 'back';
}
