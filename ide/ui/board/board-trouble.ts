import { html, nothing, type TemplateResult } from 'lit';
import type { BoardErrorCode } from '../../board/board.ts';
import { messageFor, t } from '../../i18n/translate.ts';
import type { BoardTrouble } from '../../session/board-hookup.ts';
import { icon, type IconName } from '../icon.ts';
import type { Remedy } from './remedies.ts';

/**
 * What is wrong with a board: what it is, what to do, a button for each next step, and in a fold what a grown-up
 * must know. Everywhere the same, so that a class talks about the same thing.
 */
export function troubleCard(
  { code, values, detail }: Pick<BoardTrouble, 'code' | 'values' | 'detail'>,
  remedies: readonly Remedy[],
  act: (remedy: Remedy) => void,
): TemplateResult {
  return html`<section class="board-trouble" role="group" aria-label=${t(`board.error.${code}.title`)}>
    <h3>${icon('notyet')}<span>${t(`board.error.${code}.title`)}</span></h3>
    <p>${t(`board.error.${code}`, values)} ${t(`board.error.${code}.remedy`)}</p>
    ${
      remedies.length === 0
        ? nothing
        : html`<p class="actions">
            ${remedies.map(
              (remedy, index) =>
                html`<button
                  class="btn btn-s ${index === 0 ? 'btn-ink' : ''}"
                  type="button"
                  @click=${() => {
                    act(remedy);
                  }}
                >
                  ${icon(remedyIcons[remedy], 'icon-s')}${t(`board.remedy.${remedy}`)}
                </button>`,
            )}
          </p>`
    }
    ${forAdults(code, detail)}
  </section>`;
}

/** What a grown-up must know of a trouble, folded away; nothing where there is nothing to know. */
export function forAdults(code: BoardErrorCode, detail = ''): TemplateResult | typeof nothing {
  const adult = messageFor(`board.error.${code}.adult`);
  if (adult === undefined && detail === '') return nothing;
  return html`<details>
    <summary>${t('board.choose.adult')}</summary>
    ${adult === undefined ? nothing : html`<p>${adult}</p>`}
    ${
      detail === ''
        ? nothing
        : html`<p>${t('board.remedy.details')}: <span class="mono">${detail.slice(0, 300)}</span></p>`
    }
  </details>`;
}

const remedyIcons: Readonly<Record<Remedy, IconName>> = {
  again: 'loop',
  choose: 'usb',
  usb: 'usb',
  serial: 'cable',
  virtual: 'virtual',
  hex: 'file',
};
