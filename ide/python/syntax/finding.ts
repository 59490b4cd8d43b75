import type { TextFix } from '../python-problem.ts';

/** Something found in a program's text, before it is decided whether to say it. */
export interface Finding {
  /** From 1. */
  readonly line: number;
  /** Character positions in the text, `to` after the last. */
  readonly from: number;
  readonly to: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly fix?: TextFix;
  readonly severity?: 'error' | 'hint';
  /** The last line that has to do with it: while somebody writes there, it is not said. */
  readonly until?: number;
  /** It leaves something open: all that follows is nonsense until it is mended. */
  readonly open?: boolean;
}
