import type { BoardIdentity, BoardKind, BoardStatus } from '../../board/board.ts';
import { t } from '../../i18n/translate.ts';
import { mainFile } from '../../session/file-name.ts';
import type { IconName } from '../icon.ts';
import { boardName, kindIcons } from './board-name.ts';
import type { ProgramPlace } from './program-place.ts';

/** What the chip in the top bar says of a board: always an icon and words. */
export interface BoardStatusText {
  /** Which board: "Virtual board". */
  readonly name: string;
  /** What it is doing: "Running 0:38". */
  readonly detail: string;
  readonly icon: IconName;
  /** A program runs: the chip shows its lit bit, and the text changes every second. */
  readonly live: boolean;
  /** 0..1 while a program is on its way to a real board. */
  readonly progress: number | undefined;
  /** It was lost: asks to be looked at; its trouble says what to do. */
  readonly lost: boolean;
}

export interface BoardStatusContext {
  readonly kind?: BoardKind;
  /** Which board it is, as far as it has told. */
  readonly identity?: BoardIdentity | undefined;
  /** `performance.now()`; ask again every second while `live`. */
  readonly now?: number;
  /** Where the program stopped with an error. */
  readonly stoppedAt?: ProgramPlace | undefined;
  /** The pupil has blocks in view, which have no numbers of lines. */
  readonly inBlocks?: boolean;
  /** The program came to its end by itself; the board is on and its prompt answers. */
  readonly finished?: boolean;
}

/** Says a board's status in the language on screen. */
export function boardStatusText(status: BoardStatus, context: BoardStatusContext = {}): BoardStatusText {
  const { kind = 'virtual', identity } = context;
  const virtual = kind === 'virtual';
  // The other ways have a cable that can be in or out.
  if (kind === 'hex') return hexText(status);
  const text = {
    name: virtual ? t('board.name.virtual') : boardName(identity),
    icon: kindIcons[kind],
    live: false,
    progress: undefined,
    lost: false,
  };
  switch (status.state) {
    case 'disconnected':
      return virtual
        ? { ...text, detail: t('board.status.off') }
        : { ...text, name: t('board.name.none'), detail: t('board.status.disconnected'), icon: 'unplugged' };
    case 'connecting':
      return { ...text, detail: t(virtual ? 'board.status.connecting-virtual' : 'board.status.connecting') };
    case 'connected':
      return {
        ...text,
        detail:
          context.stoppedAt === undefined
            ? t('board.status.connected')
            : stoppedText(context.stoppedAt, context.inBlocks),
      };
    case 'transferring':
      return virtual
        ? { ...text, detail: t('board.status.starting') }
        : {
            ...text,
            detail: t('board.status.transferring', { percent: Math.round(status.progress * 100) }),
            progress: status.progress,
          };
    case 'running':
      return {
        ...text,
        detail: runningText(status.since, context),
        live: context.stoppedAt === undefined && context.finished !== true,
      };
    case 'paused':
      return { ...text, detail: t(`board.status.paused-${status.reason}`) };
    case 'lost':
      return {
        ...text,
        detail: t(status.reason === 'unplugged' ? 'board.status.unplugged' : 'board.status.lost'),
        icon: virtual ? 'virtual' : 'unplugged',
        lost: true,
      };
  }
}

/** A file has no cable and tells nothing. */
function hexText(status: BoardStatus): BoardStatusText {
  const sending = status.state === 'transferring';
  return {
    name: t('board.way.hex'),
    detail: t(sending ? 'board.stage.preparing' : 'board.status.hex'),
    icon: kindIcons.hex,
    live: false,
    progress: sending ? status.progress : undefined,
    lost: false,
  };
}

function stoppedText({ file, line }: ProgramPlace, inBlocks = false): string {
  if (file !== mainFile) return t('board.status.stopped-in-file', { file, line });
  return inBlocks ? t('board.status.stopped-at-block') : t('board.status.stopped-at', { line });
}

function runningText(
  since: number,
  { now = performance.now(), stoppedAt, inBlocks, finished }: BoardStatusContext,
): string {
  // The program ended with an error, the board is still on: its screen scrolls the error, its prompt answers.
  if (stoppedAt !== undefined) return stoppedText(stoppedAt, inBlocks);
  if (finished === true) return t('board.status.finished');
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const time = `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
  return t('board.status.running', { time });
}
