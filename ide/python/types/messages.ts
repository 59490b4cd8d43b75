import type { Finding } from './finding.ts';

/** `both`: what either board has; for when it is not known which will run the program. */
export type CheckedBoard = 'v1' | 'v2' | 'both';

/** Page to worker: the project's Python files by name. */
export interface CheckRequest {
  readonly id: number;
  readonly files: Readonly<Record<string, string>>;
  readonly board: CheckedBoard;
}

/** Worker to page: what was found, or that the checker could not. */
export type CheckReport =
  | { readonly id: number; readonly findings: readonly Finding[] }
  | { readonly id: number; readonly failed: string };
