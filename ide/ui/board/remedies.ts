import type { BoardWay } from '../../board/board-choice.ts';
import type { BoardErrorCode, BoardKind } from '../../board/board.ts';
import type { BoardTrouble } from '../../session/board-hookup.ts';

/** What a person can press after something went wrong with a board. */
export type Remedy =
  /** The same once more. */
  | 'again'
  /** Shows the browser's chooser. */
  | 'choose'
  /** Goes another way. */
  | BoardKind;

/** The next steps for every trouble, the most likely one first; the program's own troubles are mended in it. */
const remedies: Readonly<Record<BoardErrorCode, readonly Remedy[]>> = {
  'runtime-missing': ['again', 'virtual'],
  'program-too-big': [],
  'bad-file-name': [],
  'no-main': [],
  'virtual-failed': ['again'],
  'firmware-unreachable': ['again', 'virtual'],
  'usb-unsupported': ['hex', 'virtual'],
  'serial-unsupported': ['hex', 'virtual'],
  'insecure-page': ['hex', 'virtual'],
  'forbidden-by-policy': ['serial', 'usb', 'hex', 'virtual'],
  'no-board-chosen': ['choose', 'virtual'],
  'access-denied': ['again', 'hex', 'virtual'],
  'board-in-use': ['again', 'virtual'],
  unplugged: ['again', 'virtual'],
  'old-daplink': ['hex', 'virtual'],
  'no-answer': ['again', 'virtual'],
  'no-micropython': ['usb', 'hex', 'virtual'],
  'transfer-failed': ['again', 'hex'],
  'connection-failed': ['again', 'choose', 'virtual'],
};

/** The remedies that lead somewhere here: no way that is closed, and none that is gone already. */
export function remediesFor(
  { code, kind }: Pick<BoardTrouble, 'code' | 'kind'>,
  ways: readonly BoardWay[],
  inUse: BoardKind,
): readonly Remedy[] {
  return remedies[code].filter((remedy) => {
    if (remedy === 'again' || remedy === 'choose') return true;
    if (remedy === kind || remedy === inUse) return false;
    return ways.some((way) => way.kind === remedy && way.obstacle === undefined);
  });
}
