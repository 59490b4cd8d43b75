import type { ScenarioRun } from '../../../lessons/checks/evidence.ts';
import type { ScenarioRequest } from '../../../lessons/checks/run-checks.ts';
import type { BoardErrorCode } from '../board.ts';
import type { ProgramFile } from './board-protocol.ts';

/** What page and check worker say to each other. A round runs in slices, so that
 * `cancel` gets through; a worker that does not answer it is ended. */
export type CheckRequest =
  /** Fetch and parse the runtime ahead of the first round. No answer. */
  | { readonly type: 'prepare' }
  | {
      readonly type: 'observe';
      readonly id: number;
      readonly files: readonly ProgramFile[];
      readonly scenarios: readonly ScenarioRequest[];
    }
  /** Nobody waits for round `id` any more. Answered by `cancelled`, whatever became of the round. */
  | { readonly type: 'cancel'; readonly id: number };

export type CheckReport =
  | { readonly type: 'cancelled'; readonly id: number }
  /** `runs` by check id, one for every check of every scenario. */
  | { readonly type: 'observed'; readonly id: number; readonly runs: Readonly<Record<string, ScenarioRun>> }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly code: BoardErrorCode;
      readonly values: Readonly<Record<string, string | number>>;
      /** For the log, in English. */
      readonly detail: string;
    };
