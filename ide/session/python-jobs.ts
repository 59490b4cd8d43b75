import { diagnose, type Diagnostic, type DiagnoseOptions } from '../python/diagnose.ts';
import { completionsAt, type Completion, type CompletionPlace } from '../python/completion.ts';

export type { CompletionPlace };

/** What is asked of the worker that reads Python while somebody types. */
export type PythonJob =
  | {
      readonly type: 'diagnose';
      readonly id: number;
      readonly source: string;
      readonly options: DiagnoseOptions;
    }
  | { readonly type: 'complete'; readonly id: number; readonly place: CompletionPlace };

export type PythonReport =
  | { readonly type: 'diagnosed'; readonly id: number; readonly found: readonly Diagnostic[] }
  | { readonly type: 'completed'; readonly id: number; readonly found: readonly Completion[] }
  | { readonly type: 'failed'; readonly id: number; readonly detail: string };

export function doPythonJob(job: PythonJob): PythonReport {
  const { id } = job;
  try {
    switch (job.type) {
      case 'diagnose':
        return { type: 'diagnosed', id, found: diagnose(job.source, job.options) };
      case 'complete':
        return { type: 'completed', id, found: completionsAt(job.place) };
    }
  } catch (error) {
    return { type: 'failed', id, detail: String(error) };
  }
}
