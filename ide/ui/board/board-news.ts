import type { BoardIdentity, BoardStatus } from '../../board/board.ts';
import { t } from '../../i18n/translate.ts';
import type { BoardTrouble } from '../../session/board-hookup.ts';
import { boardName } from './board-name.ts';

/** What is wrong and what to do, for somebody who does not see its card. */
export function troubleNews({ code }: BoardTrouble): string {
  return `${t(`board.error.${code}.title`)}. ${t(`board.error.${code}.remedy`)}`;
}

/**
 * What to tell somebody who does not see the screen when a real board's status changes; undefined when it is no
 * news: short stages, every percent and every second are not.
 */
export function boardNews(
  before: BoardStatus | undefined,
  now: BoardStatus,
  identity: BoardIdentity | undefined,
): string | undefined {
  switch (now.state) {
    case 'connected': {
      const comesBack =
        before?.state === 'connecting' || before?.state === 'lost' || before?.state === 'paused';
      return comesBack ? t('board.choose.connected', { name: boardName(identity) }) : undefined;
    }
    case 'transferring': {
      const last = before?.state === 'transferring' ? before.stage : undefined;
      // Only what takes long enough to wonder about.
      const long = now.stage === 'partial-flash' || now.stage === 'full-flash';
      return long && now.stage !== last ? t(`board.stage.${now.stage}`) : undefined;
    }
    case 'paused':
      return before?.state === 'paused' && before.reason === now.reason
        ? undefined
        : t(`board.paused.${now.reason}`);
    // Told by its trouble, which has more to say.
    case 'lost':
    case 'disconnected':
    case 'connecting':
    case 'running':
      return undefined;
  }
}
