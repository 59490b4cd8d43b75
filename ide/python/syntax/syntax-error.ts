/** What a rule wanted and did not find, or what the compiler does not take. */
export type SyntaxFault =
  /** A token that does not fit where it stands. */
  | 'unexpected'
  /** `if x` without its colon: what stands there is not `:`. */
  | 'colon'
  /** A block was to begin here. */
  | 'block'
  | 'indent'
  | 'mismatch'
  | 'number'
  /** `try` without `except` or `finally`. */
  | 'handler'
  /** What cannot be given a value: a literal, a call, a calculation. */
  | 'assign'
  | 'augment'
  | 'delete'
  | 'star'
  | 'two-stars'
  | 'keyword-name'
  | 'order'
  | 'dict'
  | 'default-order'
  | 'parameter-twice'
  | 'break'
  | 'return'
  | 'yield'
  | 'global-late'
  | 'nonlocal'
  | 'except-order'
  | 'deep';

export interface SyntaxError {
  readonly fault: SyntaxFault;
  /** Index of the token where the board would stop. */
  readonly at: number;
  /** Index of the first token of its statement's line. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  /** The rule that was being read, `call`, `for`, `def` ...: what the pupil was about to write. */
  readonly rule: string;
}

/** Thrown where a rule finds what it does not take. */
export class Stop extends Error {
  constructor(
    readonly fault: SyntaxFault,
    readonly at: number,
    readonly rule: string,
  ) {
    super(fault);
  }
}
