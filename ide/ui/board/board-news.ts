import type { BoardIdentity, BoardStatus } from '../../board/board.ts';
import { t } from '../../i18n/translate.ts';
import { boardName } from './board-name.ts';

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
    case 'lost': {
      const { reason } = now;
      if (before?.state === 'lost' && before.reason === reason) return undefined;
      return `${t(`board.error.${reason}.title`)}. ${t(`board.error.${reason}.remedy`)}`;
    }
    case 'disconnected':
    case 'connecting':
    case 'running':
      return undefined;
  }
}
