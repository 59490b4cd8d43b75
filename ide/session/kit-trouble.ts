import type { BoardErrorCode } from '../board/board.ts';

/**
 * Why a board, a cable or this computer is not ready. Each has a title, a remedy and, for the grid of boards, one or
 * two words in every language (`kit.trouble.<code>`, `.remedy`, `.short`).
 */
export type KitTrouble =
  // What keeps a board from being reached at all; the kit's own program is no pupil's, and fits.
  | Exclude<BoardErrorCode, 'program-too-big' | 'bad-file-name' | 'no-main'>
  /** The kit program is on the board and nothing is heard of it, or not any more. */
  | 'silent'
  /** The kit program ended with an error. */
  | 'stopped'
  /** The board speaks, and does not hear what is typed to it. */
  | 'not-heard'
  /** Pieces of the burst were lost or damaged, three times. */
  | 'data-damaged'
  /** Slower than {@link slowest} in `kit-examination.ts`, three times. */
  | 'data-slow'
  // Parts that do not answer, or not as they should.
  | 'lights'
  | 'button-a'
  | 'button-b'
  /** Down although nobody presses it. */
  | 'button-a-stuck'
  | 'button-b-stuck'
  | 'movement'
  | 'temperature'
  | 'light'
  | 'compass'
  | 'logo'
  | 'microphone';

/** What a board's error is here. Errors about a pupil's program cannot come of ours: they count as unknown. */
const ofBoard: Record<BoardErrorCode, KitTrouble> = {
  'runtime-missing': 'runtime-missing',
  'program-too-big': 'connection-failed',
  'bad-file-name': 'connection-failed',
  'no-main': 'connection-failed',
  'virtual-failed': 'virtual-failed',
  'firmware-unreachable': 'firmware-unreachable',
  'usb-unsupported': 'usb-unsupported',
  'serial-unsupported': 'serial-unsupported',
  'insecure-page': 'insecure-page',
  'forbidden-by-policy': 'forbidden-by-policy',
  'no-board-chosen': 'no-board-chosen',
  'access-denied': 'access-denied',
  'board-in-use': 'board-in-use',
  unplugged: 'unplugged',
  'old-daplink': 'old-daplink',
  'no-answer': 'no-answer',
  'no-micropython': 'no-micropython',
  'transfer-failed': 'transfer-failed',
  'connection-failed': 'connection-failed',
};

export function troubleOf(code: BoardErrorCode): KitTrouble {
  return ofBoard[code];
}

export const kitTroubles: ReadonlySet<string> = new Set<KitTrouble>([
  ...Object.values(ofBoard),
  ...([
    'silent',
    'stopped',
    'not-heard',
    'data-damaged',
    'data-slow',
    'lights',
    'button-a',
    'button-b',
    'button-a-stuck',
    'button-b-stuck',
    'movement',
    'temperature',
    'light',
    'compass',
    'logo',
    'microphone',
  ] satisfies KitTrouble[]),
]);
