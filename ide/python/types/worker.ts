import { stubFiles } from '../../../firmware/micropython/stubs.ts';
import { Checker } from './checker.ts';
import { explainAll } from './explain-finding.ts';
import type { CheckedBoard, CheckReport, CheckRequest } from './messages.ts';

/** The type checker's worker (`/type-checker.js`): one checker, for the board last asked for. */
const scope = self as unknown as {
  postMessage(report: CheckReport): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<CheckRequest>) => void): void;
};

let current: { readonly board: CheckedBoard; readonly checker: Checker; checks: number } | undefined;

/** What pyright remembers of programs grows; a new checker forgets. It costs a tenth of a second. */
const mostChecks = 200;

scope.addEventListener('message', ({ data: { id, files, board } }) => {
  try {
    if (current?.board !== board || current.checks >= mostChecks)
      current = { board, checker: new Checker(stubFiles(board)), checks: 0 };
    current.checks += 1;
    scope.postMessage({ id, found: explainAll(current.checker.check(files), files) });
  } catch (error) {
    // What broke in the middle is not to be trusted with the next program.
    current = undefined;
    scope.postMessage({ id, failed: String(error) });
  }
});
