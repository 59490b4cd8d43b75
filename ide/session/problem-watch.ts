import type { Store } from '../base/store.ts';
import { messageFor } from '../i18n/translate.ts';
import type { Recording } from '../samples/recording.ts';
import { endedAt, stoppedBy } from './stopped-by.ts';
import type { ProgramProblem } from './workbench.ts';

/**
 * Watches what the board prints for the exception that stops the program, and a virtual board for what stops the
 * board itself, and explains it. The explaining code is loaded only when a program first fails. Returns the function
 * that ends the watch.
 */
export function watchForProblems(
  recording: Recording,
  files: () => Readonly<Record<string, string>>,
  found: (problem: ProgramProblem) => void,
  gaveUp?: Store<string | undefined>,
): () => void {
  let seen = '';
  const look = (): void => {
    const panic = gaveUp?.value;
    const stop =
      panic === undefined ? stoppedBy(recording, files()) : { type: 'Panic', line: undefined, text: panic };
    const text = stop?.text ?? '';
    if (text === seen) return;
    seen = text;
    if (stop === undefined) return;
    // What somebody types at the prompt after its end is no line of the program's.
    const program = panic !== undefined && endedAt(recording.lines) !== undefined ? {} : files();
    import('../python/explain-traceback.ts').then(
      ({ explainTraceback }) => {
        const problem = explainTraceback(text, program, (key, values) => messageFor(key, values) ?? key);
        // The pupil may have pressed Run again while the explanation was loading.
        if (problem !== undefined && seen === text) found(problem);
      },
      () => {
        // Bad Wi-Fi kept the explanations away: the line and Python's own words are still worth showing.
        const { type, line } = stop;
        if (seen === text) found({ line, type, key: '', values: {}, original: text });
      },
    );
  };
  const ends = [recording.version.subscribe(look), gaveUp?.subscribe(look)];
  return () => {
    for (const end of ends) end?.();
  };
}
