import type { Recording } from '../samples/recording.ts';
import type { ProgramProblem } from './workbench.ts';

/**
 * Watches what the board prints for a traceback and explains it once it is complete. The explaining code is
 * loaded only when a program first fails. Returns the function that ends the watch.
 */
export function watchForProblems(
  recording: Recording,
  source: () => string,
  found: (problem: ProgramProblem) => void,
): () => void {
  let seen = '';
  return recording.version.subscribe(() => {
    const traceback = lastTraceback(recording.lines);
    if (traceback === undefined) {
      if (recording.lines.length === 0) seen = '';
      return;
    }
    if (traceback === seen) return;
    seen = traceback;
    const program = source();
    void import('../python/explain-traceback.ts').then(({ explainTraceback }) => {
      const problem = explainTraceback(traceback, program);
      // The pupil may have pressed Run again while the explanation was loading.
      if (problem !== undefined && seen === traceback) found(problem);
    });
  });
}

/** From `Traceback` to the line that names the exception, or undefined while it is not complete. */
export function lastTraceback(lines: Recording['lines']): string | undefined {
  const start = lines.findLastIndex((line) => line.text.startsWith('Traceback (most recent call last):'));
  if (start < 0) return undefined;
  const end = lines.findIndex((line, index) => index > start && /^[A-Za-z_]/.test(line.text));
  // The last line of all may still be growing.
  if (end < 0 || end === lines.length - 1) return undefined;
  return lines
    .slice(start, end + 1)
    .map((line) => line.text)
    .join('\n');
}
