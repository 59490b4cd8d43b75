import type { Diagnostic } from '../diagnose.ts';

/** What is wrong with the types of a program, and in which of its files. */
export type TypeDiagnostic = Diagnostic & { readonly file: string };

/** `both`: what either board has; for when it is not known which will run the program. */
export type CheckedBoard = 'v1' | 'v2' | 'both';

/** Page to worker: the project's Python files by name. */
export interface CheckRequest {
  readonly id: number;
  readonly files: Readonly<Record<string, string>>;
  readonly board: CheckedBoard;
}

/** Worker to page: what was found (its values not spelled yet), or that the checker could not. */
export type CheckReport =
  | { readonly id: number; readonly found: readonly TypeDiagnostic[] }
  | { readonly id: number; readonly failed: string };
