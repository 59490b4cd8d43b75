import type { ApiEntry, ApiKind, BoardModel } from '../../firmware/micropython/api-entry.ts';
import type { ProgramPlace } from './cursor-place.ts';
import { parametersOf, type NameEvent } from './findings/name-scopes.ts';

/** Something that can be written at the cursor. Says nothing in a language of people: `apiWords` does, by the name. */
export interface Completion {
  readonly label: string;
  /** Its full name in the API (`microbit.MicroBitDisplay.show`), for its words and signature; else its label. */
  readonly name: string;
  readonly kind: ApiKind | 'variable' | 'keyword' | 'text';
  /** What is written. With a `$` in it a snippet: `$0` is where the cursor goes. */
  readonly insert: string;
  /** Sorts as text: what the pupil made comes first, the language's words last. */
  readonly order: string;
  /** Where what it replaces begins; {@link placed} says where it ends. */
  readonly from: number;
  /** Missing: on every board. */
  readonly boards?: readonly BoardModel[];
  /** A line that must be added at the top for it to work: `import music`. */
  readonly adds?: string;
}

export interface CompletionPlace extends ProgramPlace {
  /** The board in use: what it lacks is offered last (and marked by `boards`). Missing: not known. */
  readonly board?: BoardModel;
}

/** A thing of the board's. */
export function entryCompletion(
  { board }: CompletionPlace,
  entry: ApiEntry,
  label: string,
  from: number,
  group: string,
): Completion {
  const lacking = board !== undefined && !entry.boards.includes(board);
  return completion({
    label,
    name: entry.name,
    kind: entry.kind,
    insert: callInsert(label, entry),
    order: `${lacking ? '7' : group}${label}`,
    from,
    ...(entry.boards.length < 2 ? { boards: entry.boards } : {}),
  });
}

/** Brackets come with what is called, and the cursor stands in them when something belongs there. */
function callInsert(label: string, entry: ApiEntry): string {
  // `except OSError` and `int` in `isinstance(x, int)` are no calls.
  if (entry.kind !== 'function' && !(entry.kind === 'class' && entry.words !== 'exception')) return label;
  const signatures = entry.signatures ?? [];
  return signatures.some((one) => one.parameters.length > 0) ? `${label}($0)` : `${label}()`;
}

/** Names of the pupil's own, with brackets where they are called. */
export function ownCompletion(make: NameEvent, from: number, group: string): Completion {
  const { how, name, opens } = make;
  const isEmpty = how === 'def' && opens !== undefined && parametersOf(opens).length === 0;
  return completion({
    label: name,
    kind: how === 'import' ? 'module' : how === 'def' ? 'function' : how === 'class' ? 'class' : 'variable',
    insert: how !== 'def' && how !== 'class' ? name : isEmpty ? `${name}()` : `${name}($0)`,
    order: `${group}${name}`,
    from,
  });
}

export function completion(one: Omit<Completion, 'name'> & { readonly name?: string }): Completion {
  return { ...one, name: one.name ?? one.label };
}

/** What is written with `after` behind the cursor, and how many of those letters it replaces. Brackets are not doubled. */
export function placed(
  { insert, kind, label }: Completion,
  after: string,
): { readonly insert: string; readonly behind: number } {
  if (kind === 'text') return { insert, behind: /^[^"'\\]*(?=["'])/.exec(after)?.[0].length ?? 0 };
  const behind = /^[\p{L}\p{M}\p{N}_]*/u.exec(after)?.[0].length ?? 0;
  const called = after.charAt(behind) === '(' && /^\((?:\$0)?\)$/.test(insert.slice(label.length));
  return { insert: called ? label : insert, behind };
}
