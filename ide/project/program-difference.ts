import { diffArrays, diffWordsWithSpace } from 'diff';
import { linesOf, textOf } from './project-history.ts';
import type { Project } from './project.ts';

/** A piece of a line; `changed` pieces are what differs from the line it is beside. */
export interface LinePart {
  readonly text: string;
  readonly changed: boolean;
}

export type DifferenceRow =
  /** A line that both have, for orientation. Numbers count from 1. */
  | { readonly kind: 'same'; readonly before: number; readonly after: number; readonly text: string }
  | { readonly kind: 'removed'; readonly before: number; readonly parts: readonly LinePart[] }
  | { readonly kind: 'added'; readonly after: number; readonly parts: readonly LinePart[] }
  /** Lines that both have and nobody needs to see. */
  | { readonly kind: 'gap'; readonly lines: number }
  /** More differs than anybody reads: so many rows are left out. */
  | { readonly kind: 'more'; readonly rows: number };

export interface FileDifference {
  readonly file: string;
  readonly state: 'changed' | 'added' | 'removed';
  readonly added: number;
  readonly removed: number;
  readonly rows: readonly DifferenceRow[];
}

/** Lines shown around a change. */
const context = 3;
/** Rows shown of one file. */
const rowLimit = 1500;
/** Milliseconds of searching for the shortest difference; then everything counts as replaced. */
const patience = 120;
/** Lines of one change that are compared word by word. */
const pairLimit = 40;
/** Longer lines are compared as a whole. */
const comparedCharacters = 2000;

/**
 * What differs between two states of a program, line by line, and within changed lines word by word. Files that are
 * equal are left out; main.py comes first.
 */
export function programDifference(
  before: Project['files'],
  after: Project['files'],
): readonly FileDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort((a, b) =>
    a === 'main.py' ? -1 : b === 'main.py' ? 1 : a.localeCompare(b),
  );
  return names
    .filter(
      (name) =>
        textOf(before, name) !== textOf(after, name) ||
        Object.hasOwn(before, name) !== Object.hasOwn(after, name),
    )
    .map((file) => {
      const rows = rowsOf(linesOf(textOf(before, file)), linesOf(textOf(after, file)));
      const count = (kind: DifferenceRow['kind']): number =>
        rows.reduce((sum, row) => sum + (row.kind === kind ? 1 : 0), 0);
      return {
        file,
        state: !Object.hasOwn(before, file) ? 'added' : !Object.hasOwn(after, file) ? 'removed' : 'changed',
        added: count('added'),
        removed: count('removed'),
        rows: shorten(withGaps(rows)),
      };
    });
}

type Run = { readonly kind: 'same' | 'added' | 'removed'; readonly lines: readonly string[] };

function rowsOf(before: readonly string[], after: readonly string[]): readonly DifferenceRow[] {
  const rows: DifferenceRow[] = [];
  let was = 1;
  let is = 1;
  const runs = runsOf(before, after);
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    if (run === undefined) continue;
    if (run.kind === 'same') {
      for (const text of run.lines) rows.push({ kind: 'same', before: was++, after: is++, text });
      continue;
    }
    const next = runs[at + 1];
    const pair = run.kind === 'removed' && next?.kind === 'added' ? next : undefined;
    const removed = run.kind === 'removed' ? run.lines : [];
    const added = pair?.lines ?? (run.kind === 'added' ? run.lines : []);
    if (pair !== undefined) at += 1;
    const parts = partsOf(removed, added);
    for (const one of parts.removed) rows.push({ kind: 'removed', before: was++, parts: one });
    for (const one of parts.added) rows.push({ kind: 'added', after: is++, parts: one });
  }
  return rows;
}

/** Runs of equal, gone and new lines; gone ones come before the new ones in their place. */
function runsOf(before: readonly string[], after: readonly string[]): readonly Run[] {
  // What both begin and end with is most of it, and need not be searched.
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  const was = before.slice(start, before.length - end);
  const is = after.slice(start, after.length - end);
  const changes = diffArrays([...was], [...is], { timeout: patience });
  const middle: readonly Run[] =
    changes === undefined
      ? [
          { kind: 'removed', lines: was },
          { kind: 'added', lines: is },
        ]
      : changes.map(({ added, removed, value }) => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          lines: value,
        }));
  const all: readonly Run[] = [
    { kind: 'same', lines: before.slice(0, start) },
    ...removedFirst(middle),
    { kind: 'same', lines: before.slice(before.length - end) },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function removedFirst(runs: readonly Run[]): readonly Run[] {
  const ordered = [...runs];
  for (let at = 0; at + 1 < ordered.length; at += 1) {
    const run = ordered[at];
    const next = ordered[at + 1];
    if (run?.kind === 'added' && next?.kind === 'removed') {
      ordered[at] = next;
      ordered[at + 1] = run;
    }
  }
  return ordered;
}

/** The words that differ: the lines that came are taken beside those that went, in their order. */
function partsOf(
  removed: readonly string[],
  added: readonly string[],
): { removed: readonly (readonly LinePart[])[]; added: readonly (readonly LinePart[])[] } {
  const whole = (text: string): readonly LinePart[] => [{ text, changed: false }];
  const count = Math.min(removed.length, added.length, pairLimit);
  const pairs = removed.slice(0, count).map((was, index) => wordsOf(was, added[index] ?? ''));
  return {
    removed: [...pairs.map(([was]) => was), ...removed.slice(count).map(whole)],
    added: [...pairs.map(([, is]) => is), ...added.slice(count).map(whole)],
  };
}

function wordsOf(was: string, is: string): readonly [readonly LinePart[], readonly LinePart[]] {
  const whole = [[{ text: was, changed: false }], [{ text: is, changed: false }]] as const;
  if (was.length > comparedCharacters || is.length > comparedCharacters) return whole;
  const words = diffWordsWithSpace(was, is);
  // Two lines that have nothing to do with each other are not a changed line.
  const kept = words.reduce(
    (length, { added, removed, value }) => length + (added || removed ? 0 : value.trim().length),
    0,
  );
  if (kept * 3 < Math.max(was.trim().length, is.trim().length)) return whole;
  const side = (gone: 'added' | 'removed'): readonly LinePart[] =>
    words
      .filter((word) => !word[gone])
      .map(({ value, added, removed }) => ({ text: value, changed: added || removed }));
  return [side('added'), side('removed')];
}

/** Puts a gap in place of long runs of equal lines. */
function withGaps(rows: readonly DifferenceRow[]): readonly DifferenceRow[] {
  const near = new Uint8Array(rows.length);
  rows.forEach((row, at) => {
    if (row.kind === 'same') return;
    near.fill(1, Math.max(0, at - context), at + context + 1);
  });
  const shown: DifferenceRow[] = [];
  let hidden: DifferenceRow[] = [];
  const close = (): void => {
    // A gap of one line would take the place of that line.
    if (hidden.length <= 1) shown.push(...hidden);
    else shown.push({ kind: 'gap', lines: hidden.length });
    hidden = [];
  };
  rows.forEach((row, at) => {
    if (near[at] === 0) hidden.push(row);
    else {
      close();
      shown.push(row);
    }
  });
  close();
  return shown;
}

function shorten(rows: readonly DifferenceRow[]): readonly DifferenceRow[] {
  if (rows.length <= rowLimit) return rows;
  return [...rows.slice(0, rowLimit), { kind: 'more', rows: rows.length - rowLimit }];
}
