import { whenIdle } from '../../base/when-idle.ts';
import type { ProgramProblem } from '../../session/workbench.ts';

/** Something that will not work, or not as meant, found before anything runs. */
export interface Finding extends ProgramProblem {
  readonly severity: 'error' | 'hint';
}

/** What is looked through. */
export interface Looked {
  readonly source: string;
  readonly board: 'v1' | 'v2' | undefined;
  /** Names of the project's other files. */
  readonly files: readonly string[];
}

/** Blocks that are being moved about are left alone this long, in ms. */
const pause = 700;

/** Looks through a program when nobody is at it. The code for it is loaded when it is first needed. */
export class Findings {
  #now: readonly Finding[] = [];
  #looked: string | undefined;
  #callOff: (() => void) | undefined;

  constructor(private readonly changed: () => void) {}

  /** What is known; of an earlier text for a moment, never of other lines than it had. */
  get now(): readonly Finding[] {
    return this.#now;
  }

  look(program: Looked): void {
    const key = JSON.stringify(program);
    if (key === this.#looked) return;
    this.#looked = key;
    this.#callOff?.();
    // Lines may have moved: a sign at a wrong block is worse than none.
    this.#now = [];
    let callOff = (): void => clearTimeout(timer);
    const timer = setTimeout(() => {
      callOff = whenIdle(() => void this.#find(program, key), 2000);
    }, pause);
    this.#callOff = () => callOff();
  }

  close(): void {
    this.#callOff?.();
    this.#looked = undefined;
  }

  async #find({ source, board, files }: Looked, key: string): Promise<void> {
    const { diagnose } = await import('../../python/diagnose.ts');
    if (this.#looked !== key) return;
    const found = diagnose(source, { files, ...(board === undefined ? {} : { board }) });
    if (found.length === 0) return;
    this.#now = found.map(({ line, key: text, values, fix, severity = 'error' }) => ({
      line,
      type: '',
      key: text,
      values,
      original: '',
      severity,
      ...(fix === undefined ? {} : { fix }),
    }));
    this.changed();
  }
}
