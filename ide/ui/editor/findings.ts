import { whenIdle } from '../../base/when-idle.ts';
import type { Diagnostic } from '../../python/diagnose.ts';
import type { ProgramProblem, Workbench } from '../../session/workbench.ts';

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

/** Where the worker did not live to answer, it is asked again, in ms. */
const again = 1500;

/** Looks through a program of blocks when nobody is at it; the reading itself is a worker's. */
export class Findings {
  #now: readonly Finding[] = [];
  #looked: string | undefined;
  #callOff: (() => void) | undefined;

  constructor(
    private readonly reader: () => Workbench['python'] | undefined,
    private readonly changed: () => void,
  ) {}

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
    this.#soon(program, key, pause);
  }

  close(): void {
    this.#callOff?.();
    this.#looked = undefined;
  }

  #soon(program: Looked, key: string, wait: number): void {
    let callOff = (): void => clearTimeout(timer);
    const timer = setTimeout(() => {
      callOff = whenIdle(() => void this.#find(program, key), 2000);
    }, wait);
    this.#callOff = () => callOff();
  }

  async #find(program: Looked, key: string): Promise<void> {
    const { source, board, files } = program;
    const options = { files, ...(board === undefined ? {} : { board }) };
    const found = await this.reader()?.diagnose(source, options, 'blocks');
    if (this.#looked !== key || found === 'too-much') return;
    if (found === undefined) {
      this.#soon(program, key, again);
      return;
    }
    if (found.length === 0) return;
    this.#now = found.map(asFinding);
    this.changed();
  }
}

function asFinding({ line, key, values, fix, severity = 'error' }: Diagnostic): Finding {
  return { line, type: '', key, values, original: '', severity, ...(fix === undefined ? {} : { fix }) };
}
