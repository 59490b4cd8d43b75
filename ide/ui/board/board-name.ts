import type { BoardIdentity, BoardKind, NearbyBoard } from '../../board/board.ts';
import { t } from '../../i18n/translate.ts';
import type { IconName } from '../icon.ts';

/** What a micro:bit is called: "zogut · V2"; "micro:bit V2", or less, while it has not told its name. */
export function boardName(board: Pick<BoardIdentity & NearbyBoard, 'name' | 'model'> | undefined): string {
  const { name, model } = board ?? {};
  const generation = model?.toUpperCase();
  if (name === undefined) return [t('board.name.real'), generation].filter(Boolean).join(' ');
  return generation === undefined ? name : `${name} · ${generation}`;
}

export const kindIcons: Readonly<Record<BoardKind, IconName>> = {
  virtual: 'virtual',
  usb: 'usb',
  serial: 'cable',
  hex: 'file',
};
