import type { CursorPlace, ProgramPlace } from './cursor-place.ts';
import { ProgramThings } from './program-things.ts';
import { ProjectThings } from './project-things.ts';
import { readProgram } from './read-program.ts';

type Files = NonNullable<ProgramPlace['files']>;

let lastProject: { readonly files: Files; readonly project: ProjectThings } | undefined;
let lastProgram: ProgramThings | undefined;

/** The project's files beside the one on screen; those last asked about are kept. */
export function projectThings(files: Files = {}): ProjectThings {
  if (lastProject === undefined || !sameFiles(lastProject.files, files))
    lastProject = { files, project: new ProjectThings(files, 'likely') };
  return lastProject.project;
}

/** A program's names and things; the last one asked about is kept. */
export function programThings(source: string, files?: Files): ProgramThings {
  const project = projectThings(files);
  if (lastProgram?.source !== source || lastProgram.project !== project)
    lastProgram = new ProgramThings(source, readProgram(source, 'likely').scopes, project, 'likely');
  return lastProgram;
}

function sameFiles(a: Files, b: Files): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/**
 * A program without the statement the cursor is in: half-written it is no Python yet, and would take what follows with
 * it. Places up to the statement stay as they are; while it is written, what is left stays the same and is read once.
 */
export function programWithout(place: ProgramPlace, at: CursorPlace): ProgramThings {
  const { source, files } = place;
  const to = statementEnd(source, place.offset, at);
  const written = source.slice(at.statementFrom, to);
  // `def`, `for` and the like open a block: what makes names in them is kept in a form that is whole.
  const opens = /^(?:def|class|if|elif|else|for|while|with|try|except)\b/.test(written);
  const fill = opens ? 'if 1:' : 'pass';
  const whole = opens && /:\s*(?:#.*)?$/.test(written) && /^(def|class|for|with)\b/.test(written);
  const replaced = whole ? written : fill;
  return programThings(source.slice(0, at.statementFrom) + replaced + source.slice(to), files);
}

/** The end of the line where brackets that are open at the cursor close again; else the end of its line. */
export function statementEnd(source: string, offset: number, at: CursorPlace): number {
  let depth = at.brackets.length;
  const lineEnd = source.indexOf('\n', offset);
  for (let i = offset; i < Math.min(source.length, offset + 2000); i++) {
    const char = source[i] ?? '';
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && --depth === 0) {
      const end = source.indexOf('\n', i);
      return end < 0 ? source.length : end;
    }
    // A new statement: the brackets were not closed.
    else if (
      char === '\n' &&
      /^[ \t]*(?:[a-z]+\b.*:\s*$|\w[\w.]*\s*(?:=[^=]|\())/m.test(
        source.slice(i + 1, i + 200).split('\n')[0] ?? '',
      )
    )
      break;
  }
  return lineEnd < 0 ? source.length : lineEnd;
}
