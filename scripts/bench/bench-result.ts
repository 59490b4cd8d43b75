/** One measured number of `npm run bench`, with what it is compared with. */
export interface BenchResult {
  /** What was measured, in a few words. */
  readonly name: string;
  readonly value: number;
  /** `ms`, `kB`, `x`, ... */
  readonly unit: string;
  /** What it must be, in words, where there is a budget: `at most 60 kB`. */
  readonly budget?: string;
  /** The other side of the comparison, measured in the same run where it can be, with its own number. */
  readonly comparedWith: string;
  /** How many times better than that. */
  readonly ratio?: number;
  /** False when the budget is missed. */
  readonly ok: boolean;
}
