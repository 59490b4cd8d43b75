/** A saved program in the pupil's hands. Immutable: every edit makes a new value. */
export interface Project {
  readonly id: string;
  readonly name: string;
  /** Which editor is open. In `blocks`, main.py is generated from `blocks` at every change. */
  readonly editor: 'blocks' | 'python';
  /** A blocks document (JSON as ide/blocks saves it); missing when never made of blocks. */
  readonly blocks?: unknown;
  /** Text files by name; always holds main.py. */
  readonly files: Readonly<Record<string, string>>;
  /** The lesson it belongs to, with the pupil's progress as ide/lesson stores it. */
  readonly lesson?: { readonly slug: string; readonly progress: unknown };
  /** `Date.now()` of the last change. */
  readonly changedAt: number;
  /** Counts changes; two tabs compare it. */
  readonly revision: number;
  /** Counts how often the name was given; where two tabs differ, the later name stays. */
  readonly renames?: number;
}
