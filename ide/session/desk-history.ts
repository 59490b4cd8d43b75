import type { Store } from '../base/store.ts';
import type { HistoryPoint } from '../project/history-point.ts';
import type { PointContent } from '../project/project-history.ts';
import type { StorageFailure } from '../project/project-database.ts';

/** What became of going back to a point. */
export type BackResult =
  | 'back'
  /** What is there now could not be kept first, so it stays. */
  | 'no-room'
  /** The point cannot be read any more. */
  | 'unreadable'
  /** Another tab has the project. */
  | 'elsewhere';

/** A project that was made of the one on the desk. */
export interface Twin {
  readonly id: string;
  readonly name: string;
}

/** The history of the project on the desk. */
export interface DeskHistory {
  /** Why points cannot be kept at the moment; undefined: they can. */
  readonly trouble: Store<StorageFailure | undefined>;
  /** Grows whenever the list of points is another one. */
  readonly version: Store<number>;
  /** The newest first. */
  points(): Promise<readonly HistoryPoint[]>;
  content(point: number): Promise<PointContent | undefined>;
  /** Keeps what is there now under a name. False when there is no room for it. */
  keepPoint(name: string): Promise<boolean>;
  /** Puts a point's program in place of the one that is there, which is kept first. */
  restore(point: number): Promise<BackResult>;
  /** Makes a project of its own of a point; undefined when it could not be kept. */
  asProject(point: number): Promise<Twin | undefined>;
}
