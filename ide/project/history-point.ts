/**
 * Why a point was kept: `named` by the person; `run` at Run; `time` while working; `open` before the first change
 * of a visit; before a lesson's step began again (`restart`), before going back to another point (`back`), before
 * switching the editor (`switch`).
 */
export const pointKinds = ['named', 'run', 'time', 'open', 'restart', 'back', 'switch'] as const;
export type PointKind = (typeof pointKinds)[number];

/** A moment of a project that can be had back. */
export interface HistoryPoint {
  /** Grows with every point: the order in which they were kept, whatever the clock said. */
  readonly id: number;
  readonly project: string;
  /** `Date.now()` when it was kept. */
  readonly at: number;
  readonly kind: PointKind;
  /** Given by the person; such a point is never thinned out. */
  readonly name?: string;
  readonly editor: 'blocks' | 'python';
  /** Lines that the point before did not have, and lines of that one which are gone. */
  readonly more: number;
  readonly fewer: number;
  /** Lines in all files. */
  readonly lines: number;
}

/** A point as it is stored: what is needed to thin out and to see that nothing has changed. */
export interface StoredPoint extends HistoryPoint {
  /** Of the content, to tell whether it is the same again. */
  readonly sum: string;
  /** Bytes of the packed program. */
  readonly size: number;
}

export function isPoint(value: unknown): value is StoredPoint {
  if (typeof value !== 'object' || value === null) return false;
  const point = value as Partial<Record<keyof StoredPoint, unknown>>;
  return (
    typeof point.id === 'number' &&
    typeof point.project === 'string' &&
    typeof point.at === 'number' &&
    pointKinds.some((kind) => kind === point.kind) &&
    (point.name === undefined || typeof point.name === 'string') &&
    (point.editor === 'blocks' || point.editor === 'python') &&
    typeof point.more === 'number' &&
    typeof point.fewer === 'number' &&
    typeof point.lines === 'number' &&
    typeof point.sum === 'string' &&
    typeof point.size === 'number'
  );
}
