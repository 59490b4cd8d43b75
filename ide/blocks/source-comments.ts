import type { Tree } from '@lezer/common';
import { indentWidth, type ProgramSource } from './program-source.ts';

/** A comment of a program, from its `#`. */
export interface SourceComment {
  /** Its place among the comments. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** From 0. */
  readonly line: number;
  /** Nothing but spaces before it on its line. */
  readonly alone: boolean;
  readonly column: number;
}

/**
 * The comments of a program, in order, and which of them have found their block. What was taken can be given
 * back: a statement that turns out to have no block takes its comments as text.
 */
export class SourceComments {
  private readonly all: SourceComment[] = [];
  private readonly byLine = new Map<number, SourceComment>();
  private readonly used = new Set<SourceComment>();
  private readonly journal: SourceComment[] = [];
  /** All before this index are used. */
  private next = 0;

  constructor(tree: Tree, source: ProgramSource) {
    tree.iterate({
      enter: ({ name, from, to }) => {
        if (name !== 'Comment') return;
        const line = source.lineOf(from);
        const before = source.text.slice(source.lineStarts[line], from);
        const comment = {
          index: this.all.length,
          from,
          to,
          line,
          alone: before.trim() === '',
          column: indentWidth(before),
        };
        this.all.push(comment);
        this.byLine.set(line, comment);
      },
    });
  }

  /** The comment behind the code of a line, when it begins at `from` or later. */
  beside(line: number, from: number): SourceComment | undefined {
    const comment = this.byLine.get(line);
    return comment !== undefined && !comment.alone && comment.from >= from ? comment : undefined;
  }

  /** Those not used yet that begin before `limit`. */
  *waiting(limit: number): Generator<SourceComment> {
    for (let at = this.all[this.next]; at !== undefined && this.used.has(at); at = this.all[++this.next]);
    for (let i = this.next; i < this.all.length; i++) {
      const comment = this.all[i];
      if (comment === undefined || comment.from >= limit) return;
      if (!this.used.has(comment)) yield comment;
    }
  }

  *between(from: number, to: number): Generator<SourceComment> {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < this.all.length; i++) {
      const comment = this.all[i];
      if (comment === undefined || comment.to > to) return;
      yield comment;
    }
  }

  use(comment: SourceComment): void {
    if (this.used.has(comment)) return;
    this.used.add(comment);
    this.journal.push(comment);
  }

  /** A point to go {@link backTo}. */
  mark(): number {
    return this.journal.length;
  }

  backTo(mark: number): void {
    for (const comment of this.journal.splice(mark)) {
      this.used.delete(comment);
      this.next = Math.min(this.next, comment.index);
    }
  }
}
