import type { Recording } from '../samples/recording.ts';
import { stoppedBy } from './stopped-by.ts';
import type { ProgramProblem } from './workbench.ts';

/**
 * Watches what the board prints for the exception that stops the program, and explains it. The explaining
 * code is loaded only when a program first fails. Returns the function that ends the watch.
 */
export function watchForProblems(
  recording: Recording,
  source: () => string,
  found: (problem: ProgramProblem) => void,
): () => void {
  let seen = '';
  return recording.version.subscribe(() => {
    const text = stoppedBy(recording)?.text ?? '';
    if (text === seen) return;
    seen = text;
    if (text === '') return;
    const program = source();
    void import('../python/explain-traceback.ts').then(({ explainTraceback }) => {
      const problem = explainTraceback(text, program);
      // The pupil may have pressed Run again while the explanation was loading.
      if (problem !== undefined && seen === text) found(problem);
    });
  });
}
