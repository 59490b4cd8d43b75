/** One change that would mend a line: `from` becomes `to`. */
export interface TextFix {
  readonly from: string;
  readonly to: string;
}

/** Something the program got wrong, at its line; what ide/session calls a ProgramProblem. */
export interface PythonProblem {
  /** The file it is in; missing: main.py. */
  readonly file?: string;
  /** Line in that file, from 1, where known. */
  readonly line: number | undefined;
  /** `NameError`, `SyntaxError`, ... or `''` when Python did not say. */
  readonly type: string;
  /** Message key of the explanation for a pupil; its first sentence says what, the rest why and how. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** One sentence more: where the value comes from. */
  readonly more?: Pick<PythonProblem, 'key' | 'values'>;
  /** What Python printed, unchanged. */
  readonly original: string;
  readonly fix?: TextFix;
}
