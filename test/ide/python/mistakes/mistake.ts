/** One slip of a beginner's, and what is to be said of it. */
export interface Mistake {
  readonly program: string;
  /** Where the mistake is. */
  readonly line: number;
  readonly key: string;
  /** Values that the words depend on. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** The line as the offered change makes it; '' when a change must not be offered. */
  readonly mended?: string;
  /** Only seen while the program runs; the explanation of the exception, when it is another. */
  readonly runs?: true | string;
  /** MicroPython 1.18's last line of the traceback on a V2, and the line that it names. */
  readonly v2?: readonly [message: string, line?: number];
  /** Files besides main.py. */
  readonly files?: Readonly<Record<string, string>>;
  /** Hands and weather while it runs, as in a scenario. */
  readonly inputs?: readonly unknown[];
}
