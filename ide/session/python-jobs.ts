import type { SpokenCall } from '../python/api-words.ts';
import { callHelpAt } from '../python/call-help.ts';
import { completionsAt } from '../python/completion.ts';
import type { Completion, CompletionPlace } from '../python/completion-item.ts';
import type { ProgramPlace } from '../python/cursor-place.ts';
import { diagnose, type Diagnostic, type DiagnoseOptions } from '../python/diagnose.ts';
import { directionHints } from '../python/hidden-direction.ts';
import { hoverAt, type Hover } from '../python/hover.ts';

export type { CompletionPlace, ProgramPlace };

/** What is asked of the worker that reads Python while somebody types. */
export type PythonJob =
  | {
      readonly type: 'diagnose';
      readonly id: number;
      readonly source: string;
      readonly options: DiagnoseOptions;
    }
  | { readonly type: 'complete'; readonly id: number; readonly place: CompletionPlace }
  | { readonly type: 'call'; readonly id: number; readonly place: ProgramPlace }
  | { readonly type: 'hover'; readonly id: number; readonly place: ProgramPlace };

export type PythonReport =
  | { readonly type: 'diagnose'; readonly id: number; readonly found: readonly Diagnostic[] }
  | { readonly type: 'complete'; readonly id: number; readonly found: readonly Completion[] }
  | { readonly type: 'call'; readonly id: number; readonly found: SpokenCall | undefined }
  | { readonly type: 'hover'; readonly id: number; readonly found: Hover | undefined }
  | { readonly type: 'failed'; readonly id: number; readonly detail: string };

export function doPythonJob(job: PythonJob): PythonReport {
  const { id } = job;
  try {
    switch (job.type) {
      case 'diagnose':
        return { type: 'diagnose', id, found: problemsOf(job.source, job.options) };
      case 'complete':
        return { type: 'complete', id, found: completionsAt(job.place) };
      case 'call':
        return { type: 'call', id, found: spokenCall(job.place) };
      case 'hover':
        return { type: 'hover', id, found: hoverAt(job.place) };
    }
  } catch (error) {
    return { type: 'failed', id, detail: String(error) };
  }
}

function problemsOf(source: string, options: DiagnoseOptions): readonly Diagnostic[] {
  const found = diagnose(source, options);
  return [...found, ...directionHints(source, found)];
}

/** Without the tree it was read from, which stays in the worker. */
function spokenCall(place: ProgramPlace): SpokenCall | undefined {
  const help = callHelpAt(place);
  if (help === undefined) return undefined;
  const { own, ...rest } = help;
  if (own === undefined) return rest;
  const { make: _make, ...words } = own;
  return { ...rest, own: words };
}
