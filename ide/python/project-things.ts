import type { Certainty } from './name-things.ts';
import { ProgramThings } from './program-things.ts';
import { readProgram } from './read-program.ts';

/** The Python files of a project, each read once and when somebody asks for it. */
export class ProjectThings {
  private readonly programs = new Map<string, ProgramThings | undefined>();
  private readonly broken = new Map<string, number | undefined>();

  constructor(
    private readonly files: Readonly<Record<string, string>>,
    private readonly certainty: Certainty,
  ) {}

  /** A file by its name, `helper.py`. */
  program(file: string): ProgramThings | undefined {
    if (!this.programs.has(file)) {
      const source = Object.hasOwn(this.files, file) ? this.files[file] : undefined;
      const read = source === undefined ? undefined : readProgram(source, this.certainty);
      this.broken.set(file, read?.brokenAt);
      this.programs.set(
        file,
        source === undefined || read === undefined
          ? undefined
          : new ProgramThings(source, read.scopes, this, this.certainty, file),
      );
    }
    return this.programs.get(file);
  }

  /** Where a file is no Python: a position in it, or undefined. */
  brokenAt(file: string): number | undefined {
    return this.program(file) && this.broken.get(file);
  }

  /** Modules that can be imported, without `.py`. */
  modules(): readonly string[] {
    return Object.keys(this.files)
      .filter((name) => name.endsWith('.py') && name !== 'main.py')
      .map((name) => name.slice(0, -3));
  }
}
