/** One number a board reported. The format that becomes samples is in docs/design (serial line format). */
export interface Sample {
  /** Milliseconds since the program started. */
  readonly time: number;
  /** Name before the colon; `value` for a bare number, `value1`, `value2`... for tuples. */
  readonly series: string;
  readonly value: number;
}
